"""The panel of seeing better: knobs for what is done to the picture, zoom, the held frame, and stills kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.i18n import marked, tr
from app.player.holding import MODE_NAMES, Mode
from app.player.picture import PictureWidget
from app.player.player import Player
from app.player.viewing import CHANNEL_NAMES, LINES_NAMES, Viewing
from app.seeing.kept_stills import KeptStills
from app.session import CaseSession
from catalog.media.seeing import Channel, Lines


@dataclass(frozen=True, slots=True)
class Knob:
    """A step with a number, by the field of `Seeing`."""

    name: str
    text: str
    lowest: int
    highest: int
    suffix: str = ""
    decimals: int = 0
    """How many of the number's last digits stand behind the point."""


KNOBS = (
    Knob("contrast", marked("Contrast"), -99, 99),
    Knob("brightness", marked("Brightness"), -100, 100),
    Knob("gamma_centi", marked("Gamma (lifts the dark parts)"), 20, 400, decimals=2),
    Knob("local_contrast_tenths", marked("Local contrast (CLAHE)"), 0, 100, decimals=1),
    Knob("sharpening", marked("Sharpening"), 0, 300, suffix=" %"),
)
ZOOMS = (
    ("picture_whole", marked("Whole")),
    ("picture_100", marked("100 %")),
    ("picture_200", marked("200 %")),
    ("picture_400", marked("400 %")),
    ("picture_wider", marked("−")),
    ("picture_closer", marked("+")),
)


class SeeingPanel(QWidget):
    """Shows `viewing`, and changes it; every knob has its number beside it."""

    def __init__(
        self,
        session: CaseSession,
        player: Player,
        viewing: Viewing,
        picture: PictureWidget,
        actions: Actions,
    ) -> None:
        super().__init__()
        self._player = player
        self._viewing = viewing
        self._picture = picture
        self._actions = actions
        self.sliders: dict[str, QSlider] = {}
        self.numbers: dict[str, _Number] = {}
        self.channel = _choices(tr("Colours that are shown"), CHANNEL_NAMES)
        self.lines = _choices(tr("Lines of an interlaced picture"), LINES_NAMES)
        self.mode = _choices(tr("How the held frame is compared"), MODE_NAMES)
        self.on = QCheckBox(tr("All of this on"))
        self.on.setToolTip(actions["seeing_on"].toolTip())
        self.on.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.on.clicked.connect(actions["seeing_on"].trigger)
        self.hold = self._button("hold_frame", "")
        self.kept = KeptStills(session, player, viewing)
        self._lay_out()
        self.first = self.sliders[KNOBS[0].name]
        self.channel.activated.connect(lambda: viewing.change(channel=str(self.channel.currentData())))
        self.lines.activated.connect(lambda: viewing.change(lines=str(self.lines.currentData())))
        self.mode.activated.connect(lambda: viewing.set_mode(Mode(self.mode.currentData())))
        viewing.changed.connect(self.show_now)
        self.show_now()

    def showEvent(self, event: QShowEvent) -> None:
        self._player.frames.prepare()
        super().showEvent(event)

    def show_now(self) -> None:
        """Everything as it is set."""
        chosen, viewing = self._viewing.chosen, self._viewing
        for knob in KNOBS:
            value = getattr(chosen, knob.name)
            self.numbers[knob.name].show_value(value)
            with QSignalBlocker(self.sliders[knob.name]):
                self.sliders[knob.name].setValue(value)
        self.channel.setCurrentIndex(self.channel.findData(str(chosen.channel)))
        self.lines.setCurrentIndex(self.lines.findData(str(chosen.lines)))
        self.mode.setCurrentIndex(self.mode.findData(str(self._picture.holding_mode)))
        is_held = self._picture.held is not None
        self.hold.setText(tr("Let go of the held frame") if is_held else tr("Hold this frame"))
        self.on.setChecked(viewing.is_on and not chosen.is_plain)
        self.on.setEnabled(not chosen.is_plain)

    # ---------------------------------------------------------------- parts

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        hint = QLabel(tr("For your eyes alone: the file and what is coded stay as they are."))
        hint.setObjectName("dim")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addLayout(_row(self.on, self._button("seeing_none", tr("Set all back"))))
        layout.addLayout(self._knobs())
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(tr("Colours"), self.channel)
        form.addRow(tr("Lines of an interlaced picture"), self.lines)
        layout.addLayout(form)
        layout.addLayout(_row(self._button("picture_turn", tr("Turn by a quarter"))))
        layout.addWidget(_heading(tr("Zoom")))
        for some in (ZOOMS[:3], ZOOMS[3:]):
            layout.addLayout(_row(*(self._button(id, tr(text)) for id, text in some)))
        layout.addWidget(_heading(tr("Compare with a held frame")))
        layout.addLayout(_row(self.hold))
        layout.addWidget(self.mode)
        layout.addWidget(_heading(tr("Stills of what was seen")))
        layout.addLayout(_row(self._button("keep_seen", tr("Keep a still of this"))))
        layout.addWidget(self.kept)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _knobs(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for row, knob in enumerate(KNOBS):
            slider, number = QSlider(Qt.Orientation.Horizontal), _Number(knob)
            slider.setRange(knob.lowest, knob.highest)
            slider.setPageStep(max(1, (knob.highest - knob.lowest) // 20))
            slider.setAccessibleName(tr(knob.text))
            number.setAccessibleName(tr("{name}, as a number", name=tr(knob.text)))
            slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            slider.valueChanged.connect(self._setter(knob.name))
            number.turned.connect(self._setter(knob.name))
            label = QLabel(tr(knob.text))
            label.setBuddy(slider)
            grid.addWidget(label, 2 * row, 0, 1, 2)
            grid.addWidget(slider, 2 * row + 1, 0)
            grid.addWidget(number, 2 * row + 1, 1)
            self.sliders[knob.name], self.numbers[knob.name] = slider, number
        grid.setColumnStretch(0, 1)
        return grid

    def _setter(self, name: str) -> Callable[[int], None]:
        return lambda value: self._viewing.change(**{name: value})

    def _button(self, action_id: str, text: str) -> QPushButton:
        action = self._actions[action_id]
        button = QPushButton(text)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text() if text in ("+", "−") else text)
        button.setMinimumWidth(40)
        button.setAutoRepeat(action.autoRepeat())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button


class _Number(QDoubleSpinBox):
    """A knob's whole number, shown with its point: 150 hundredths as 1.50."""

    turned = Signal(int)

    def __init__(self, knob: Knob) -> None:
        super().__init__()
        self._scale = 10**knob.decimals
        self.setDecimals(knob.decimals)
        self.setRange(knob.lowest / self._scale, knob.highest / self._scale)
        self.setSingleStep(0.1 if knob.decimals else 1)
        self.setSuffix(knob.suffix)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(lambda value: self.turned.emit(round(value * self._scale)))

    def show_value(self, value: int) -> None:
        with QSignalBlocker(self):
            self.setValue(value / self._scale)


def _choices(name: str, names: Mapping[Channel, str] | Mapping[Lines, str] | Mapping[Mode, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, text in names.items():
        box.addItem(tr(text), str(value))
    return box


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("heading")
    return label
