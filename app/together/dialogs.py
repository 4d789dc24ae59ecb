"""Asked in dialogs: a typed offset, and a clock that is seen in the picture."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from app.form_dialog import FormDialog
from app.i18n import tr
from catalog.errors import CatalogError, InvalidInput
from catalog.model.records import Media
from catalog.model.timecode import parse_time, utc_form


def _error_field(seconds: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setDecimals(3)
    field.setRange(0.001, 86_400.0)
    field.setSuffix(tr(" s"))
    field.setPrefix("± ")
    field.setValue(seconds)
    field.setAccessibleName(tr("How far off it may be"))
    return field


class _Asking(FormDialog):
    """A form whose answer is read when it is accepted; what cannot be meant is said in it."""

    def __init__(self, title: str, intro: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.form = QFormLayout()
        self.ask(intro, self.form)

    def read(self) -> None:
        raise NotImplementedError

    def accept(self) -> None:
        try:
            self.read()
        except CatalogError as error:
            self.problem.say(error)
            return
        super().accept()


class OffsetDialog(_Asking):
    """After `accept`, `offset` is how many seconds after the leading recording this one begins."""

    def __init__(self, leader: Media, media: Media, offset: Fraction, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Type the offset"),
            tr(
                "How long after the beginning of {leader} does {media} begin? With a minus: before it.",
                leader=leader.label,
                media=media.label,
            ),
            parent,
        )
        self.offset = offset
        self.error_micros = 0
        self.field = QLineEdit(f"{float(offset):.3f}")
        self.field.setAccessibleName(tr("Offset"))
        self.error = _error_field(0.04)
        self.form.addRow(tr("Offset (12.480 or 0:12.480)"), self.field)
        self.form.addRow(tr("How far off it may be"), self.error)

    def read(self) -> None:
        kind, value = parse_time(self.field.text())
        if kind != "seconds":
            raise InvalidInput(
                tr("“{text}” is not a number of seconds.", text=self.field.text()),
                hint=tr("For example 12.480, or 0:12.480."),
            )
        self.offset = Fraction(value)
        self.error_micros = round(self.error.value() * 1_000_000)


class ClockDialog(_Asking):
    """After `accept`, `utc` is what the clock in the picture says, and `error_micros` how far off it may be."""

    def __init__(self, media: Media, moment: str, day: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("A clock in the picture"),
            tr(
                "The frame at {moment} of {media} shows a clock. Type what it says, the zone that it is set to, "
                "the day, and how far off it may be: a clock without seconds by half a minute at least, and "
                "what you know of how well it was set.",
                moment=moment,
                media=media.label,
            ),
            parent,
        )
        self.utc = ""
        self.error_micros = 0
        self.clock = QLineEdit()
        self.clock.setPlaceholderText(tr("14:05:09"))
        self.clock.setAccessibleName(tr("What the clock says"))
        self.date = QDateEdit(QDate.fromString(day, "yyyy-MM-dd") if day else QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setAccessibleName(tr("Day"))
        self.zone = QLineEdit("+00:00")
        self.zone.setAccessibleName(tr("Zone, as hours from UTC"))
        self.error = _error_field(1.0)
        self.form.addRow(tr("The clock says"), self.clock)
        self.form.addRow(tr("On the day"), self.date)
        self.form.addRow(tr("Zone, as hours from UTC (+06:00)"), self.zone)
        self.form.addRow(tr("How far off it may be"), self.error)

    def read(self) -> None:
        day = self.date.date().toString("yyyy-MM-dd")
        try:
            told = datetime.fromisoformat(f"{day}T{self.clock.text().strip()}")
            zone = datetime.fromisoformat(
                f"2000-01-01T00:00:00{self.zone.text().strip() or '+00:00'}"
            ).utcoffset()
        except ValueError:
            raise InvalidInput(
                tr("That is not a time and a zone."),
                hint=tr("Write the time like 14:05:09 and the zone like +06:00."),
            ) from None
        if told.tzinfo is not None:
            raise InvalidInput(tr("Write the zone in its own field."))
        moment = told.replace(tzinfo=timezone(zone or timedelta())).astimezone(UTC)
        self.utc = utc_form(moment)
        self.error_micros = round(self.error.value() * 1_000_000)
