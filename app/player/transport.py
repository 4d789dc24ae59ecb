"""Under the picture: buttons, speed, sound, and the read-out of the frame that is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.actions import Actions
from app.i18n import tr
from app.icons import icon
from app.moments import Moments
from app.player.player import RATES

MILLION = 1_000_000
_BUTTONS = (("frame_back", "back"), ("play", "play"), ("frame_forward", "forward"), ("capture", "camera"))


class Transport(QWidget):
    """Shows where the player stands; asks for changes by the actions and by signals."""

    rate_chosen = Signal(float)
    volume_chosen = Signal(float)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._running = False
        self._muted = False
        self._why_silent = ""
        self._buttons: dict[str, QToolButton] = {}
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs on the timeline
        layout = QHBoxLayout()
        layout.setSpacing(4)
        for action_id, _ in _BUTTONS:
            self._buttons[action_id] = self._button(action_id)
            layout.addWidget(self._buttons[action_id])
        layout.addSpacing(8)
        self.clock = self._label(
            tr("Time from the beginning"), theme.fixed_font(QFont().pointSizeF() * 1.4, bold=True)
        )
        self.details = ReadOut(tr("Timecode, seconds, frame, presentation timestamp and UTC"))
        self.estimated = QLabel(tr("estimated"))
        self.estimated.setObjectName("warning")
        self.estimated.setToolTip(
            tr(
                "The file does not say when its frames are shown: these times were worked out from its frame rate."
            )
        )
        self.damaged = QLabel(tr("damaged"))
        self.damaged.setObjectName("warning")
        self.damaged.setToolTip(
            tr(
                "The file is damaged here: the decoder made up parts of this picture, or of one that it builds on."
            )
        )
        layout.addWidget(self.clock)
        layout.addSpacing(6)
        layout.addWidget(self.estimated)
        layout.addWidget(self.damaged)
        layout.addStretch(1)
        self.rate = self._rate_box()
        layout.addWidget(self.rate)
        self._buttons["mute"] = self._button("mute")
        self._name_keys()
        actions.keymap.changed.connect(self._name_keys)
        layout.addWidget(self._buttons["mute"])
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setAccessibleName(tr("Volume"))
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(72)
        self.volume.valueChanged.connect(lambda value: self.volume_chosen.emit(value / 100))
        layout.addWidget(self.volume)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 3, 8, 4)
        whole.setSpacing(1)
        whole.addLayout(layout)
        whole.addWidget(self.details)
        self.draw_icons()
        self.show_nothing()

    # ---------------------------------------------------------------- what is told

    def show_nothing(self) -> None:
        self.clock.setText("0:00:00.000")
        self.details.show_parts([])
        self.estimated.hide()
        self.damaged.hide()

    def show_position(self, moments: Moments, pts: int) -> None:
        self.clock.setText(moments.bare_clock(pts))
        self.details.show_parts(in_all_forms(moments, pts))
        about = about_timecode(moments)
        if self.details.toolTip() != about:
            self.details.setToolTip(about)
        self.estimated.setVisible(moments.media.times_estimated)

    def show_running(self, running: bool) -> None:
        self._running = running
        self.draw_icons()

    def show_rate(self, rate: float) -> None:
        index = self.rate.findData(rate)
        self.rate.blockSignals(True)
        if index < 0:
            self.rate.setPlaceholderText(f"{rate:g}×")
        self.rate.setCurrentIndex(index)
        self.rate.blockSignals(False)

    def show_sound(self, volume: float, *, muted: bool, why: str = "") -> None:
        self._muted = muted
        self.volume.blockSignals(True)
        self.volume.setValue(round(volume * 100))
        self.volume.blockSignals(False)
        self._why_silent = why
        self._name_keys()
        self.draw_icons()

    def draw_icons(self) -> None:
        for action_id, name in _BUTTONS:
            self._buttons[action_id].setIcon(icon(name))
        self._buttons["play"].setIcon(icon("pause" if self._running else "play"))
        self._buttons["mute"].setIcon(icon("muted" if self._muted else "sound"))

    # ---------------------------------------------------------------- parts

    def _button(self, action_id: str) -> QToolButton:
        button = QToolButton()
        action = self._actions[action_id]
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setObjectName("flat")
        button.setAutoRepeat(action.autoRepeat())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _label(self, name: str, font: QFont) -> QLabel:
        label = QLabel()
        label.setAccessibleName(name)
        label.setFont(font)
        return label

    def _name_keys(self) -> None:
        self.rate.setToolTip(
            tr(
                "Speed: {key:slower} and {key:faster}, finer with {key:a_little_slower} and {key:a_little_faster}, "
                "{key:normal_speed} for normal"
            )
        )
        for action_id, button in self._buttons.items():
            button.setToolTip(self._actions[action_id].toolTip())
        if self._why_silent:
            self._buttons["mute"].setToolTip(self._why_silent)

    def _rate_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Speed"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for rate in RATES:
            box.addItem(f"{rate:g}×", rate)
        box.setCurrentIndex(RATES.index(1.0))
        box.currentIndexChanged.connect(lambda _: self.rate_chosen.emit(box.currentData() or 1.0))
        return box


class ReadOut(QLabel):
    """Where the frame stands, in every form; what has no room in the line goes into the next, and none is cut off."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._parts: list[str] = []
        self.setObjectName("dim")
        self.setFont(theme.fixed_font())
        self.setAccessibleName(name)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_parts(self, parts: list[str]) -> None:
        self._parts = parts
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        metrics, lines = self.fontMetrics(), [""]
        for part in self._parts:
            longer = f"{lines[-1]}   {part}" if lines[-1] else part
            if lines[-1] and metrics.horizontalAdvance(longer) > self.width():
                lines.append(part)
            else:
                lines[-1] = longer
        text = "\n".join(lines)
        if text != self.text():
            self.setText(text)


def in_all_forms(moments: Moments, pts: int) -> list[str]:
    """Timecode where there is one, seconds, frame, PTS, and UTC where the recording is tied to it."""
    media = moments.media
    number, count = moments.number(pts), len(moments.index) if moments.index else media.frame_count
    if media.kind == "sound":
        place = tr("packet {number} of {count}", number=number, count=count)
    else:
        place = tr("frame {number} of {count}", number=number, count=count)
    parts = [
        moments.timecode(pts),
        tr("{seconds} s", seconds=f"{moments.seconds(pts):.6f}"),
        place,
        f"PTS {pts}",
    ]
    world = moments.utc(pts)
    if world is not None:
        utc, error_micros = world
        parts.append(tr("UTC {time} ± {error} s", time=utc, error=f"{error_micros / MILLION:.3g}"))
    elif media.kind == "video" and moments.index and not moments.timecode_rate:
        parts.append(tr("no timecode: varying rate"))
    return [part for part in parts if part]


def about_timecode(moments: Moments) -> str:
    """How the recording's timecode is counted, or why there is none."""
    rate = moments.timecode_rate
    if rate:
        return tr(
            "Timecode: frames counted from the first one, {rate} to a second. All these forms can be typed "
            "({key:go_to}).",
            rate=rate,
        )
    if moments.media.kind != "video":
        return ""
    return tr(
        "The frames of this recording do not come at one constant rate of whole frames a second, so it has no "
        "timecode. All these forms can be typed ({key:go_to})."
    )
