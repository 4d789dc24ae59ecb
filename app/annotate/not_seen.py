"""“Looked for and not seen”: asks for the span, the speed and the sound of the look.

Speed and sound are proposed from what was recorded while this person watched the span, and it says what of the span
they did not watch so. Nothing is assumed beyond that.
"""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.form_dialog import FormDialog
from app.i18n import tr, trn
from app.moments import Moments
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.errors import InvalidInput
from catalog.model.coverage import Span, covered, missing, percent, share
from catalog.model.records import Term

SPEEDS = ("0", "0.1", "0.25", "0.5", "1", "2", "4", "8")
"""0: frame by frame."""
MOST_TOLD = 3
"""So many unwatched stretches are named; the others are counted."""


class NotSeenDialog(FormDialog):
    """After `accept`, `start_pts`, `end_pts`, `speed` and `with_sound` say what the look was."""

    def __init__(
        self,
        session: CaseSession,
        moments: Moments,
        term: Term,
        span: Span | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Looked for and not seen"), parent, width=460)
        self._session = session
        self._moments = moments
        media = moments.media
        start, end = span or (media.first_pts, media.end_pts)
        self.start_pts, self.end_pts, self.speed = start, end, ""
        self.with_sound: bool | None = None
        label = label_of(term)
        intro = tr(
            "“{term}” was looked for in this span of {media} and was not seen or heard. "
            "A look says something only with its span, its speed and whether there was sound.",
            term=label,
            media=media.label,
        )
        self.begin = _line(tr("Span begins"), moments.clock(start))
        self.end = _line(tr("Span ends"), moments.clock(end))
        self.speed_box = _box(
            tr("Speed of the look"),
            [(tr("Choose…"), ""), *((_speed_text(each), each) for each in SPEEDS)],
        )
        self.sound_box = _box(
            tr("Sound"),
            [(tr("Choose…"), None), (tr("with sound"), True), (tr("without sound"), False)],
        )
        if not media.has_sound:
            self.sound_box.setCurrentIndex(2)
            self.sound_box.setEnabled(False)
            self.sound_box.setToolTip(tr("This recording has no sound."))
        self.watched = QLabel()
        self.watched.setWordWrap(True)
        self.watched.setAccessibleName(tr("What was watched of this span"))
        self.watched.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self._lay_out(intro)
        self._propose()
        for line in (self.begin, self.end):
            line.textChanged.connect(self._tell)
        for box in (self.speed_box, self.sound_box):
            box.currentIndexChanged.connect(self._tell)
        session.reviews_changed.connect(self._tell)
        self._tell()

    def _lay_out(self, intro: str) -> None:
        form = QFormLayout()
        form.addRow(tr("From"), self.begin)
        form.addRow(tr("To"), self.end)
        form.addRow(tr("Watched at"), self.speed_box)
        form.addRow(tr("Sound"), self.sound_box)
        self.ask(intro, form, self.watched, does=tr("Record"))

    # ---------------------------------------------------------------- what was recorded

    def _covered(self, max_speed_milli: int | None, with_sound: bool | None) -> list[Span]:
        """What this person watched; a look without sound is borne out by watching with it too."""
        return covered(
            self._session.reviews,
            watched_by=self._session.author,
            max_speed_milli=max_speed_milli,
            with_sound=with_sound or None,
        )

    def _propose(self) -> None:
        """The slowest speed that tells of all that was watched of the span, and sound if all of that was with it."""
        author, media = self._session.author, self._moments.media
        span = (self.start_pts, self.end_pts)
        mine = [
            each
            for each in self._session.reviews
            if each.watched_by == author and each.start_pts < span[1] and each.end_pts > span[0]
        ]
        if not mine:
            return
        seen = share(self._covered(None, None), *span)
        speeds = sorted({each.speed_milli for each in mine})
        speed = next(each for each in speeds if share(self._covered(each, None), *span) == seen)
        value = f"{speed / 1000:g}"
        if self.speed_box.findData(value) < 0:
            later = [
                n
                for n in range(1, self.speed_box.count())
                if float(self.speed_box.itemData(n)) > speed / 1000
            ]
            self.speed_box.insertItem(min(later, default=self.speed_box.count()), _speed_text(value), value)
        self.speed_box.setCurrentIndex(self.speed_box.findData(value))
        if media.has_sound:
            heard = share(self._covered(speed, True), *span) == seen
            self.sound_box.setCurrentIndex(1 if heard else 2)

    def _tell(self) -> None:
        """Says what of the span was not watched as the fields say."""
        try:
            start, end = self._span()
        except InvalidInput:
            self.watched.setText("")
            return
        speed, with_sound = self.speed_box.currentData(), self.sound_box.currentData()
        spans = self._covered(round(float(speed) * 1000) if speed else None, with_sound)
        part = share(spans, start, end)
        how = self._how(speed, with_sound)
        self.ok.setText(tr("Record") if part == 1 else tr("Record all the same"))
        if part == 1:
            self.watched.setText(tr("✓ You watched the whole span {how}.", how=how))
            return
        self.watched.setText(f"⚠ {self._shortfall(part, how, missing(spans, start, end))}")

    def _shortfall(self, part: Fraction, how: str, gaps: list[Span]) -> str:
        clock = self._moments.bare_clock
        named = ", ".join(f"{clock(a)}–{clock(b)}" for a, b in gaps[:MOST_TOLD])
        more = len(gaps) - MOST_TOLD
        if more > 0:
            named += " " + trn("and %n more stretches", more)
        if not part:
            return tr("It is not recorded that you watched any of this span {how}.", how=how)
        return tr(
            "It is recorded that you watched {percent} % of this span {how}. Not watched so: {gaps}. "
            "“Not seen” says nothing about those moments, and the report says so.",
            percent=percent(part),
            how=how,
            gaps=named,
        )

    def _how(self, speed: str, with_sound: bool | None) -> str:
        fast = (
            ""
            if not speed
            else tr("frame by frame")
            if speed == "0"
            else tr("at {speed}× or slower", speed=speed)
        )
        heard = tr("with sound") if with_sound and self._moments.media.has_sound else ""
        return " ".join(each for each in (fast, heard) if each) or tr("at any speed")

    # ---------------------------------------------------------------- the answer

    def _span(self) -> Span:
        """Raises InvalidInput for what is no span of the recording."""
        start = self._moments.parse(self.begin.text())
        end = self._moments.parse(self.end.text(), is_end=True)
        if end <= start:
            raise InvalidInput("The span must end after it begins.")
        return start, end

    def accept(self) -> None:
        try:
            self.start_pts, self.end_pts = self._span()
        except InvalidInput as error:
            self.problem.say(error)
            return
        self.speed = self.speed_box.currentData()
        self.with_sound = self.sound_box.currentData()
        if not self.speed or self.with_sound is None:
            self.problem.say(tr("Say how fast it was watched, and whether with sound."))
            return
        super().accept()


def _speed_text(speed: str) -> str:
    return tr("frame by frame") if speed == "0" else f"{speed}×"


def _line(name: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    return line


def _box(name: str, options: list[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in options:
        box.addItem(text, value)
    return box
