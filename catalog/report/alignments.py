"""What a report says of how a recording's clock lies to others' and to UTC."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from catalog.model.records import Alignment, Media
from catalog.report.content import Block, Column, Paragraph, Table
from catalog.report.facts import seconds_text, short_moment
from catalog.report.holdings import Recording

_COLUMNS = (
    Column("This recording at", 16, "figures"),
    Column("is the moment", 28, "figures"),
    Column("Error", 14, "figures"),
    Column("How", 14),
    Column("Drift, millionths", 12, "figures"),
    Column("By", 16),
)


def alignment_blocks(recording: Recording) -> Iterable[Block]:
    """Each alignment that counts, seen from this recording; of one left out nothing but that it is there."""
    shown = [each for each in recording.aligned if each.other is None or not each.other.left_out]
    if shown:
        yield Paragraph(
            "How this recording's clock lies to others. The error is the half-width of the interval that the offset "
            "lies in. A positive drift says that this recording's clock runs faster than the other.",
            "quiet",
        )
        yield Table(
            _COLUMNS,
            tuple(
                _row(recording.media, each.other.media if each.other else None, each.alignment)
                for each in shown
            ),
        )
    if len(shown) < len(recording.aligned):
        yield Paragraph("It is also aligned with a recording that is left out of this report.")


def _row(media: Media, other: Media | None, alignment: Alignment) -> tuple[str, ...]:
    drift = alignment.drift_ppb
    if alignment.media_uid == media.uid:
        here, there = alignment.at_pts, alignment.other_pts
    else:
        here, there, drift = alignment.other_pts, alignment.at_pts, -drift
    told = alignment.utc.replace("T", " ").replace("Z", " UTC")
    if other is not None:
        told = f"{other.label} at {short_moment(other, there)}"
    return (
        short_moment(media, here),
        told,
        f"±{seconds_text(Fraction(alignment.error_micros, 1_000_000))} s",
        alignment.method,
        f"{drift / 1000:+.1f}" if drift else "none stated",
        alignment.made_by,
    )
