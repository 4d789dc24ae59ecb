"""What lies on the picture in words: why it is blurred, and how it is seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr


class Cover(QWidget):
    """Says why the picture is blurred, with the button that shows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("cover")
        self.setStyleSheet(
            "#cover { background: rgba(16, 17, 18, 215); border-radius: 8px; }"
            "#cover QLabel { color: #e8e8e6; }"
        )
        self.label = QLabel()
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Show picture and sound"))
        self.button.setToolTip(tr("Show picture and sound"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(tr("Show picture and sound"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def fit(self, room: QSize) -> None:
        """Stands in the middle; on a small picture it says less and covers all: little is blurred there."""
        self.button.setText(tr("Show picture and sound"))
        if self.sizeHint().width() > room.width():
            self.button.setText(tr("Show"))
        small = self.sizeHint().width() * 2 > room.width() or self.sizeHint().height() * 2 > room.height()
        size = room if small else self.sizeHint()
        self.setGeometry(
            (room.width() - size.width()) // 2,
            (room.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )


class SeenWith(QLabel):
    """Says at the picture's lower edge how it is seen, whenever that is not as the file has it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("seenwith")
        self.setAccessibleName(tr("How the picture is seen"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            "#seenwith { background: rgba(16, 17, 18, 200); color: #f0f0ee; border-radius: 5px; padding: 4px 8px; }"
        )
        self.hide()

    def say(self, text: str) -> None:
        self.setText(text)
        self.setVisible(bool(text))
        self.place()

    def place(self) -> None:
        """Puts it into the lower left corner, beside the overview."""
        parent = self.parentWidget()
        if parent is None or not self.text():
            return
        widest = max(120, parent.width() - 210)
        width = min(widest, self.fontMetrics().horizontalAdvance(self.text()) + 24)
        self.resize(width, self.heightForWidth(width))
        self.move(10, parent.height() - self.height() - 10)
