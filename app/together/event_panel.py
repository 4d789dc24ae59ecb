"""The event timeline with what is said of the whole event above it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.session import CaseSession
from app.together.event_timeline import EventTimeline
from catalog.model.records import Media


class EventPanel(QWidget):
    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.timeline = EventTimeline(session)
        self.words = QLabel()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setAccessibleName(tr("About the event"))
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        for text, says, do in (
            ("−", tr("Event timeline: wider"), lambda: self.timeline.zoom(False)),
            ("+", tr("Event timeline: closer"), lambda: self.timeline.zoom(True)),
            (tr("All"), tr("Event timeline: the whole event"), self.timeline.zoom_all),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(says)
            button.setAccessibleName(says)
            button.clicked.connect(lambda _=False, do=do: do())
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        layout.setSpacing(3)
        layout.addLayout(above)
        layout.addWidget(self.timeline, 1)
        self.timeline.changed.connect(self._say)

    def show_position(self, leader: Media | None, pts: int | None) -> None:
        self.timeline.show_media(leader)
        self.timeline.show_position(leader, pts)

    def reload(self) -> None:
        self.timeline.reload()

    def _say(self) -> None:
        event = self.timeline.event_shown
        parts = [tr("Recordings on one clock: {count}", count=len(event.rows))]
        if event.apart:
            parts.append(tr("not aligned with them: {count}", count=len(event.apart)))
        if event.earliest is not None:
            when = event.earliest.published_utc
            parts.append(
                tr(
                    "earliest known posting P{number}, published {when}",
                    number=event.earliest.number,
                    when=f"{when[:10]} {when[11:16]} UTC",
                )
            )
        self.words.setText(", ".join(parts) + ".")
