"""What follows from a match, and what a second person says of it: two small forms."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.places.words import VERDICTS
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.coordinates import place_text
from catalog.model.records import PlaceMatch
from catalog.operations import places
from catalog.operations.places import PlaceVerdict

FARTHEST_METRES = 1_000_000


class ResultForm(QWidget):
    """Nothing is written before “Keep the result”; then all of it at once."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: PlaceMatch | None = None
        self._untouched: tuple[object, ...] = ()
        self.result = _long_field(tr("Where it is, in words"), 3)
        self.coordinates = QLineEdit()
        self.coordinates.setAccessibleName(tr("Coordinates, or a link to a map"))
        self.coordinates.setPlaceholderText(tr("43.238949, 76.889709 or a link to a map"))
        self.coordinates.setToolTip(
            tr(
                "Degrees (north first), degrees with minutes and seconds, or the link to a map. Nothing is looked up."
            )
        )
        self.error = QSpinBox()
        self.error.setRange(0, FARTHEST_METRES)
        self.error.setSpecialValueText(tr("not stated"))
        self.error.setPrefix("± ")
        self.error.setSuffix(tr(" m"))
        self.error.setAccessibleName(tr("How far off the place may be, in metres"))
        self.note = _long_field(tr("How you came to it"), 3)
        self.problem = ProblemLine()
        self.keep = QPushButton(tr("Keep the result"))
        self.keep.clicked.connect(self._keep)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(tr("Where it is, in words"), self.result)
        form.addRow(tr("Coordinates, or a link to a map"), self.coordinates)
        form.addRow(tr("How far off it may be"), self.error)
        form.addRow(tr("How you came to it"), self.note)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.keep)
        layout.addStretch(1)

    def show_place(self, place: PlaceMatch | None) -> None:
        """Fills the form, unless somebody is typing in it for this very match."""
        is_same = place is not None and self._place is not None and place.uid == self._place.uid
        self._place = place
        self.setEnabled(place is not None and not self._session.case.read_only)
        if is_same and self._typed() != self._untouched:
            return
        blocked = [QSignalBlocker(each) for each in (self.result, self.coordinates, self.error, self.note)]
        self.result.setPlainText(place.result if place else "")
        stated = place is not None and place.latitude_micro is not None and place.longitude_micro is not None
        text = place_text(place.latitude_micro or 0, place.longitude_micro or 0) if place and stated else ""
        self.coordinates.setText(text)
        self.error.setValue(place.error_metres or 0 if place else 0)
        self.note.setPlainText(place.note if place else "")
        del blocked
        self.problem.say("")
        self._untouched = self._typed()

    def _typed(self) -> tuple[object, ...]:
        texts = self.result.toPlainText(), self.coordinates.text(), self.note.toPlainText()
        return (*texts, self.error.value())

    def _keep(self) -> None:
        place, session = self._place, self._session
        if place is None:
            return
        try:
            places.conclude(
                session.case,
                place.uid,
                actor=session.author,
                result=self.result.toPlainText(),
                coordinates=self.coordinates.text(),
                error_metres=self.error.value() or None,
                note=self.note.toPlainText(),
            )
        except CatalogError as error:
            self.problem.say(error)
            return
        self._untouched = self._typed()
        self.problem.say("")
        session.refresh()
        session.said.emit(tr("Kept. Somebody else should check it now."))


class CheckForm(QWidget):
    judged = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: PlaceMatch | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = _long_field(tr("What you looked at, and why"), 3)
        self.problem = ProblemLine()
        self.buttons: dict[PlaceVerdict, QPushButton] = {}
        line = QHBoxLayout()
        for verdict, text in VERDICTS.items():
            button = QPushButton(tr(text))
            button.clicked.connect(lambda _=False, verdict=verdict: self._judge(verdict))
            self.buttons[verdict] = button
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(QLabel(tr("What you looked at, and why")))
        layout.addWidget(self.note)
        layout.addLayout(line)
        layout.addWidget(self.problem)
        layout.addStretch(1)

    def show_place(self, place: PlaceMatch | None) -> None:
        if place is None or self._place is None or place.uid != self._place.uid:
            self.note.clear()
            self.problem.say("")
        self._place = place
        self.words.setText(self._told(place))
        may = place is not None and bool(place.result) and not self._session.case.read_only
        may = may and place is not None and self._session.author not in self._makers(place)
        for each in (self.note, *self.buttons.values()):
            each.setEnabled(may)

    def _makers(self, place: PlaceMatch) -> set[str]:
        return places.makers(self._session.case, place)

    def _told(self, place: PlaceMatch | None) -> str:
        if place is None:
            return ""
        who = ", ".join(sorted(self._session.name_of(each) for each in self._makers(place)))
        told = [tr("Worked out by {who}.", who=who)]
        if not place.result:
            told.append(tr("There is no result to check yet."))
        elif place.check:
            verdict = tr(VERDICTS[PlaceVerdict(place.check)])
            when = f"{place.checked_utc[:16].replace('T', ' ')} UTC"
            told.append(tr("{verdict}: {who}, {when}.", verdict=verdict, who=place.checked_by, when=when))
            if place.check_note:
                told.append(f"“{place.check_note}”")
        else:
            told.append(tr("Nobody has checked it yet."))
        if place.result and self._session.author in self._makers(place):
            told.append(tr("You worked on it yourself: somebody else has to check it."))
        return "\n".join(told)

    def _judge(self, verdict: PlaceVerdict) -> None:
        place, session = self._place, self._session
        if place is None:
            return
        try:
            places.check_place(
                session.case, place.uid, verdict, note=self.note.toPlainText(), actor=session.author
            )
        except CatalogError as error:
            self.problem.say(error)
            return
        self.problem.say("")
        self.note.clear()
        session.refresh()
        self.judged.emit()


def _long_field(name: str, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().height() * lines + 14)
    return field
