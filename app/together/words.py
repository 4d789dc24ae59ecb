"""Alignments as a person reads them."""

from __future__ import annotations

from fractions import Fraction

from app.i18n import tr
from app.session import CaseSession
from catalog.model.clock import UTC, Aligned, Conflict
from catalog.model.records import Media
from catalog.operations.alignments import offset_seconds

METHODS = {
    "eye": lambda: tr("by eye"),
    "ear": lambda: tr("by ear"),
    "typed": lambda: tr("typed"),
    "sound": lambda: tr("from the sound"),
    "clock in the picture": lambda: tr("by a clock in the picture"),
    "confirmed copy": lambda: tr("as a confirmed copy"),
}


def label_of(session: CaseSession, name: str) -> str:
    """“M3”, or “UTC”."""
    media = session.media_of(name)
    return media.label if media is not None else name


def error_text(micros: int) -> str:
    """“±0.040 s”"""
    return tr("±{seconds} s", seconds=f"{micros / 1e6:.3f}")


def aligned_in_words(
    session: CaseSession,
    leader: Media,
    media: Media,
    aligned: Aligned | None,
    *,
    nudge: Fraction = Fraction(0),
) -> str:
    """How a recording lies to the leading one: offset, error, way, drift, and what is being tried."""
    if aligned is None:
        return tr(
            "Not aligned with {leader} yet. Step both to the same moment and press “Same moment”, or use “Align”.",
            leader=leader.label,
        )
    begun = offset_seconds(session.case, leader.uid, media.uid) or Fraction(0)
    seconds = f"{abs(float(begun)):.3f}"
    parts = [
        tr("Begins {seconds} s after {leader}", seconds=seconds, leader=leader.label)
        if begun >= 0
        else tr("Begins {seconds} s before {leader}", seconds=seconds, leader=leader.label),
        error_text(aligned.error_micros),
        ", ".join(dict.fromkeys(METHODS[each.method]() for each in aligned.path)),
    ]
    over = [label_of(session, each.other) for each in aligned.path[:-1]]
    if over:
        parts.append(tr("over {others}", others=", ".join(over)))
    if aligned.drift_ppb:
        drift = abs(aligned.drift_ppb) / 1000
        parts.append(
            tr("its clock runs {drift} millionths slower", drift=f"{drift:.1f}")
            if aligned.drift_ppb > 0
            else tr("its clock runs {drift} millionths faster", drift=f"{drift:.1f}")
        )
    words = ", ".join(parts) + "."
    if nudge:
        words += " " + tr(
            "Being tried: {milliseconds} ms beside that.", milliseconds=f"{float(nudge) * 1000:+.0f}"
        )
    return words


def conflict_in_words(session: CaseSession, conflict: Conflict) -> str:
    """Which alignments contradict each other, and by how much."""
    named = sorted(label_of(session, each) for each in conflict.clocks if each != UTC)
    if UTC in conflict.clocks:
        named.append(UTC)
    return tr(
        "These alignments contradict each other: {clocks}. By two ways they are {apart} s apart, and their "
        "errors allow {allowed} s.",
        clocks=", ".join(named),
        apart=f"{conflict.apart_micros / 1e6:.3f}",
        allowed=f"{conflict.allowed_micros / 1e6:.3f}",
    )
