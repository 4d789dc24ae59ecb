"""What an empty case shows: how to bring in the first recording."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.actions import Actions
from app.i18n import tr


class Invitation(QWidget):
    """Drop, paste or choose. The window itself takes the drop."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("This case is empty"))
        heading = QLabel(tr("This case is empty"))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        heading.setFont(font)
        words = QLabel(tr("Drop video files, a folder or a link here, or choose:"))
        after = QLabel(
            tr(
                "Everything is saved as it comes, hashed and logged. Original files are never "
                "touched.\nThen: watch, press a key of the vocabulary for what you see, and make a "
                "report."
            )
        )
        after.setObjectName("dim")
        for label in (heading, words, after):
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for action_id, text in (("add_link", tr("Add from a link…")), ("add_files", tr("Add files…"))):
            button = QPushButton(text)
            button.setMinimumSize(170, 40)
            button.clicked.connect(actions[action_id].trigger)
            actions[action_id].enabledChanged.connect(button.setEnabled)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(34, 24, 34, 24)  # inside of the dashes
        layout.setSpacing(18)
        layout.addStretch(1)
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addLayout(buttons)
        after.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(after)
        layout.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.panel))
        painter.setPen(QPen(theme.mixed(colours.line, colours.dim, 0.4), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 10, 10)
        painter.end()
