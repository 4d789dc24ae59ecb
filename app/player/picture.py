"""The picture itself: the frame fitted into its place, blurred where it may be graphic and was not asked for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme

COARSE_PIXELS = 13
"""Longer side of a blurred picture before it is drawn large: shapes of light and dark, no detail."""


def blurred(image: QImage, coarse: int = COARSE_PIXELS) -> QImage:
    """A picture from which nothing can be made out but light and dark, of the same size."""
    if image.isNull():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    size = image.size().scaled(coarse, coarse, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return small.scaled(image.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


class PictureWidget(QWidget):
    """Shows `image` whole, as large as fits. What is kept back is never painted."""

    show_asked = Signal()
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        self.image = QImage()
        self._display = QSize()
        self._concealed = False
        self._text = ""
        self._cover = _Cover(self)
        self._cover.button.clicked.connect(self.show_asked)
        self._cover.hide()

    def sizeHint(self) -> QSize:
        return QSize(800, 450)

    @property
    def concealed(self) -> bool:
        return self._concealed

    def set_image(self, image: QImage, *, display: QSize | None = None) -> None:
        """`display` is the shape to draw it in, where the picture's own pixels are not square."""
        self.image = image
        self._display = display or image.size()
        self._text = ""
        self.update()

    def clear(self, text: str = "") -> None:
        self.image = QImage()
        self._text = text
        self.update()

    def set_concealed(self, concealed: bool, why: str = "") -> None:
        self._concealed = concealed
        self._cover.label.setText(why)
        self._cover.setVisible(concealed)
        self._place_cover()
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture is drawn."""
        if self._display.isEmpty():
            return QRectF(self.rect())
        size = self._display.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        return QRectF(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.mixed(theme.look().stage, "#000000", 0.0))
        if not self.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.picture_rect(), blurred(self.image) if self._concealed else self.image)
        elif self._text:
            painter.setPen(Qt.GlobalColor.lightGray)
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24),
                int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                self._text,
            )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_cover()

    def mousePressEvent(self, event: object) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked.emit()

    def _place_cover(self) -> None:
        size = self._cover.sizeHint().boundedTo(self.size())
        self._cover.resize(size)
        self._cover.move((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)


class _Cover(QWidget):
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
        self.button = QPushButton("Show picture and sound")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName("Show picture and sound")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
