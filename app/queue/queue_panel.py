"""The queue: what runs, how far it is, what went wrong and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import said, tr
from app.icons import icon
from app.job_bridge import Entry, WorkQueue
from app.queue.links import LinkQueue, summary
from catalog.jobs import JobState, Snapshot

QUIET_MILLISECONDS = 700
"""A step of the window's own is shown when it takes longer than this."""
STAYS_MILLISECONDS = 6000
"""How long finished work stays in sight."""


class QueuePanel(QWidget):
    """A row for each operation, the newest at the bottom. Failures stay until they are put away."""

    def __init__(
        self, queue: WorkQueue, links: LinkQueue | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Queue"))
        self._queue = queue
        self.rows: dict[int, QueueRow] = {}
        self._nothing = QLabel(tr("Nothing is running."))
        self._nothing.setObjectName("dim")
        self._nothing.setContentsMargins(8, 2, 8, 8)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._nothing)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        if links is not None:
            layout.addWidget(LinksLine(links))
        layout.addWidget(scroll, 1)
        queue.added.connect(self._on_added)
        queue.changed.connect(self._on_changed)
        queue.finished.connect(self._on_finished)

    def row(self, entry: Entry) -> QueueRow | None:
        return self.rows.get(entry.id)

    def draw_icons(self) -> None:
        for row in self.rows.values():
            row.draw_icons()

    def _on_added(self, entry: Entry) -> None:
        if entry.quiet:
            QTimer.singleShot(QUIET_MILLISECONDS, self, lambda: self._add_if_unfinished(entry))
        else:
            self._add(entry)

    def _add_if_unfinished(self, entry: Entry) -> None:
        if not entry.finished:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        if entry.id in self.rows:
            return
        row = QueueRow(entry)
        row.stop.clicked.connect(lambda: self._queue.cancel(entry))
        row.again.clicked.connect(lambda: self._try_again(entry))
        row.put_away.clicked.connect(lambda: self._remove(entry))
        self.rows[entry.id] = row
        self._list.insertWidget(self._list.count() - 1, row)
        self._nothing.hide()

    def _on_changed(self, entry: Entry) -> None:
        if entry.state is JobState.FAILED:
            self._add(entry)
        if entry.id in self.rows:
            self.rows[entry.id].show_entry()

    def _on_finished(self, entry: Entry) -> None:
        self._on_changed(entry)
        if entry.state is not JobState.FAILED:
            QTimer.singleShot(STAYS_MILLISECONDS, self, lambda: self._remove(entry))

    def _try_again(self, entry: Entry) -> None:
        self._remove(entry)
        self._queue.try_again(entry)

    def _remove(self, entry: Entry) -> None:
        row = self.rows.pop(entry.id, None)
        if row is not None:
            self._list.removeWidget(row)
            row.deleteLater()
        self._nothing.setVisible(not self.rows)


class LinksLine(QToolButton):
    """How the queue of links stands, while anything is left to do in it; a click shows it."""

    def __init__(self, links: LinkQueue) -> None:
        super().__init__()
        self._links = links
        self.setObjectName("flat")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Shows the queue of links"))
        self.clicked.connect(links.show_asked)
        links.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        told = summary(self._links)
        self.setText(tr("Links: {summary}", summary=told))
        self.setVisible(bool(told))


class QueueRow(QFrame):
    """One operation: name, bar, how it stands in words, and the buttons that make sense now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(tr("Progress of {name}", name=entry.name))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stop = self._button(tr("Cancel {name}", name=entry.name), tr("Cancel"))
        self.again = self._button(tr("Try {name} again", name=entry.name), tr("Try again"))
        self.put_away = self._button(tr("Put away {name}", name=entry.name), tr("Put away"))
        above = QHBoxLayout()
        above.setSpacing(2)
        above.addWidget(self.name, 1)
        for button in (self.again, self.stop, self.put_away):
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 6, 6)
        layout.setSpacing(3)
        layout.addLayout(above)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        self.draw_icons()
        self.show_entry()

    def draw_icons(self) -> None:
        self.stop.setIcon(icon("close"))
        self.again.setIcon(icon("again"))
        self.put_away.setIcon(icon("close"))

    def show_entry(self) -> None:
        entry = self._entry
        failed, finished = entry.state is JobState.FAILED, entry.finished
        self.name.setText(self.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideMiddle, 210))
        self.name.setToolTip(entry.name)
        self.stop.setVisible(not finished)
        self.again.setVisible(failed)
        self.put_away.setVisible(finished)
        self.bar.setVisible(entry.state is JobState.RUNNING)
        fraction = entry.snapshot.fraction if entry.snapshot else None
        self.bar.setRange(0, 1000 if fraction is not None else 0)
        if fraction is not None:
            self.bar.setValue(round(fraction * 1000))
        self.words.setObjectName("failure" if failed else "dim")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.words.setText(self._in_words())

    def _in_words(self) -> str:
        entry = self._entry
        if entry.state is None:
            return tr("Waiting")
        if entry.state is JobState.FAILED:
            return f"{entry.message}\n{entry.hint}".strip()
        if entry.state is JobState.CANCELLED:
            return tr("Cancelled")
        if entry.state is JobState.DONE:
            return tr("Done")
        assert entry.snapshot is not None
        return entry.message or in_words(entry.snapshot)

    def _button(self, accessible: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("flat")
        button.setIconSize(QSize(14, 14))
        button.setAccessibleName(accessible)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def in_words(snapshot: Snapshot) -> str:
    """“copying clip.mp4: 12.0 of 45.1 MB, 3.2 MB/s, 0:12 left”, as far as it is known."""
    parts = []
    if snapshot.total:
        done = _amount(snapshot.done, snapshot.unit)
        parts.append(
            tr("{done} of {total}", done=done, total=_amount(snapshot.total, snapshot.unit, name=True))
        )
    elif snapshot.done:
        parts.append(_amount(snapshot.done, snapshot.unit, name=True))
    if snapshot.unit == "bytes" and snapshot.seconds > 1 and snapshot.done:
        speed = snapshot.done / snapshot.seconds
        parts.append(tr("{amount}/s", amount=_amount(speed, "bytes", name=True)))
        if snapshot.total and speed > 0:
            left = int((snapshot.total - snapshot.done) / speed)
            parts.append(tr("{time} left", time=f"{left // 60}:{left % 60:02}"))
    told = ", ".join(parts)
    if snapshot.text and told:
        return f"{said(snapshot.text)}: {told}"
    return said(snapshot.text) or told or tr("Working…")


def _amount(value: float, unit: str, *, name: bool = False) -> str:
    if unit == "bytes":
        amount = f"{value / 1e6:.1f}"
        return tr("{amount} MB", amount=amount) if name else amount
    return f"{value:.0f} {said(unit)}" if name and unit else f"{value:.0f}"
