"""What the sound of two recordings says, for a person to take over or not."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.i18n import tr
from catalog.model.records import Media
from catalog.operations.alignments import SoundProposal


class ProposalDialog(QDialog):
    """Only a proposal that is sure can be accepted."""

    def __init__(
        self, proposal: SoundProposal, leader: Media, other: Media, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What the sound says"))
        self.setMinimumWidth(520)
        self.words = QLabel(_in_words(proposal, leader, other))
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        sure = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(sure if proposal.sure else QDialogButtonBox.StandardButton.Close)
        if proposal.sure:
            buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Align so"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _in_words(proposal: SoundProposal, leader: Media, other: Media) -> str:
    found = proposal.found
    measured = tr(
        "How it was measured: the match stands {z} times above chance (at least 10 is wanted), and {ratio} times "
        "above the next best place (at least 1.5). {votes} of {chunks} stretches of sound agree.",
        z=f"{found.z:.1f}",
        ratio=f"{found.ratio:.2f}",
        votes=found.votes,
        chunks=found.chunks,
    )
    if not proposal.sure:
        said = tr(
            "Unsure. The sound does not tell how {one} and {other} lie to each other. They may be of different "
            "events, not overlap, or the same sound comes again and again in them. Align them by eye, or type "
            "the offset.",
            one=leader.label,
            other=other.label,
        )
        return f"{said}\n\n{measured}"
    begun = float(proposal.offset_seconds(leader, other))
    text = {"one": leader.label, "other": other.label, "seconds": f"{abs(begun):.3f}"}
    said = (
        tr("The same sound is heard in both: {other} begins {seconds} s after {one}.", **text)
        if begun >= 0
        else tr("The same sound is heard in both: {other} begins {seconds} s before {one}.", **text)
    )
    error = tr(
        "It may be off by {error} s: {own} s is what was measured, and {travel} s is what sound takes over {metres} m, "
        "the largest distance that the recorders may have had from each other. Where they stood closer, say so "
        "in the panel and ask again.",
        error=f"{found.error_micros / 1e6:.3f}",
        own=f"{found.measured_micros / 1e6:.4f}",
        travel=f"{found.travel_micros / 1e6:.3f}",
        metres=proposal.metres,
    )
    drift = tr("No drift of the clocks could be told.")
    if found.drift_ppb:
        drift = tr(
            "The clock of {one} runs {drift} millionths faster than that of {other}.",
            one=leader.label,
            other=other.label,
            drift=f"{found.drift_ppb / 1000:+.1f}",
        )
    return "\n\n".join((said, error, drift, measured))
