"""One of the recordings side by side: its picture, its own time, and what can be done to its offset."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.flow import Flow
from app.i18n import marked, tr
from app.player.picture import PictureWidget
from app.session import CaseSession
from app.together.follower import Follower, Where
from app.together.words import aligned_in_words
from catalog.model.records import Graphic, Media

NUDGES = ((marked("−10 ms"), -10), (marked("+10 ms"), 10))


class Pane(QWidget):
    """`follower` is None for the leading recording, which the window's player shows."""

    lead_asked = Signal(object)
    close_asked = Signal(object)
    same_moment_asked = Signal(object)
    keep_asked = Signal(object)
    type_asked = Signal(object)
    sound_asked = Signal(object)
    remove_asked = Signal(object)
    nudged = Signal(object, int, bool)
    """Pane, how many, and whether that counts frames; else milliseconds."""

    def __init__(self, session: CaseSession, media: Media, follower: Follower | None) -> None:
        super().__init__()
        self._session = session
        self.media = media
        self.follower = follower
        self.setAccessibleName(media.label)
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.picture = PictureWidget()
        self.picture.setMinimumSize(160, 90)
        self.picture.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # as high as there is room
        self.picture.setAccessibleName(tr("Picture of {media}", media=media.label))
        self.picture.show_asked.connect(lambda: session.reveal(media, True))
        self.time = QLabel()
        self.time.setFont(theme.fixed_font())
        self.time.setAccessibleName(tr("Time of {media}", media=media.label))
        self.lying = QLabel()
        self.lying.setWordWrap(True)
        self.lying.setObjectName("dim")
        self.lying.setAccessibleName(tr("How {media} is aligned", media=media.label))
        self._make_buttons()
        self._lay_out()
        self.show_concealment()
        if follower is not None:
            follower.picture.connect(self.show_picture)

    def _make_buttons(self) -> None:
        self.lead = self._button(tr("Lead"), tr("Step and play by this recording; the others follow"))
        self.lead.clicked.connect(lambda: self.lead_asked.emit(self))
        self.hold = self._button(tr("Hold"), tr("Stays where it is while the leading recording moves"))
        self.hold.setCheckable(True)
        self.back = self._button("◀", tr("This recording alone one frame back"))
        self.forward = self._button("▶", tr("This recording alone one frame forward"))
        self.back.clicked.connect(lambda: self.nudged.emit(self, -1, True))
        self.forward.clicked.connect(lambda: self.nudged.emit(self, 1, True))
        self.earlier = self._button(tr(NUDGES[0][0]), tr("Try it a hundredth of a second earlier"))
        self.later = self._button(tr(NUDGES[1][0]), tr("Try it a hundredth of a second later"))
        self.earlier.clicked.connect(lambda: self.nudged.emit(self, NUDGES[0][1], False))
        self.later.clicked.connect(lambda: self.nudged.emit(self, NUDGES[1][1], False))
        self.same = self._button(tr("Same moment"), tr("This frame and the leading one show the same moment"))
        self.same.clicked.connect(lambda: self.same_moment_asked.emit(self))
        self.keep = self._button(tr("Keep"), tr("Keep the offset that is being tried, as set by ear"))
        self.keep.clicked.connect(lambda: self.keep_asked.emit(self))
        self.more = self._button(tr("Align"), tr("Other ways to align it"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for text, signal in (
            (tr("From the sound"), self.sound_asked),
            (tr("Type the offset…"), self.type_asked),
            (tr("Take its alignment away"), self.remove_asked),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, signal=signal: signal.emit(self))
        self.more.setMenu(menu)
        self.shut = self._button("✕", tr("Take this recording away"))
        self.shut.clicked.connect(lambda: self.close_asked.emit(self))
        follower = self.follower
        if follower is not None:
            self.hold.toggled.connect(follower.hold)

    def _button(self, text: str, says: str) -> QToolButton:
        button = QToolButton(self)
        if self.follower is None:
            button.hide()  # the leading recording shows none of them
        button.setText(text)
        button.setToolTip(says)
        button.setAccessibleName(f"{self.media.label}: {says}")
        return button

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        if self.follower is not None:
            above.addWidget(self.lead)
            above.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 2, 3, 2)
        layout.setSpacing(2)
        layout.addLayout(above)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.time)
        layout.addWidget(self.lying)
        if self.follower is not None:
            layout.addLayout(Flow(*self._tools(), spacing=3))

    def _tools(self) -> list[QToolButton]:
        return [
            *(self.hold, self.back, self.forward, self.same),
            *(self.earlier, self.later, self.keep, self.more),
        ]

    # ---------------------------------------------------------------- what is told

    def show_picture(self, image: QImage) -> None:
        self.picture.set_image(image, display=self._display(image))

    def show_concealment(self) -> None:
        media = self._session.media_of(self.media.uid) or self.media
        why = {
            Graphic.UNRATED: tr("Not yet rated: it may be graphic."),
            Graphic.GRAPHIC: tr("Rated graphic."),
        }
        self.picture.set_concealed(self._session.concealed(media), why.get(Graphic(media.graphic), ""))

    def show_leading(self, moments_text: str) -> None:
        """For the leading recording."""
        self.title.setText(tr("{media} leads", media=f"{self.media.label}  {self.media.title}"))
        self.time.setText(moments_text)
        self.lying.setText(
            tr("Its keys are the window's: {key:play} plays, {key:frame_back} and {key:frame_forward} step.")
        )

    def show_state(self, leader: Media) -> None:
        """For a recording that follows."""
        follower = self.follower
        assert follower is not None
        self.title.setText(f"{self.media.label}  {self.media.title}")
        words = {
            Where.LOADING: tr("Reading its frame times…"),
            Where.BEFORE: tr("Not yet begun"),
            Where.AFTER: tr("Ended"),
        }
        where = words.get(follower.where, "")
        if not where and self.media.kind == "sound":
            where = tr("Sound recording")
        if where or follower.problem or follower.shown_pts is None:
            self.picture.clear(where or follower.problem)
        shown = follower.moments is not None and follower.where not in words
        number = follower.moments.number(follower.pts) if follower.moments else 0
        time = follower.moments.clock(follower.pts) if follower.moments else ""
        own = tr("{time}   frame {number}", time=time, number=number)
        held = tr("held") if follower.held else ""
        self.time.setText("   ".join(each for each in (own if shown else where, held) if each))
        aligned = self._session.world().between(leader.uid, self.media.uid)
        self.lying.setText(aligned_in_words(self._session, leader, self.media, aligned, nudge=follower.nudge))
        alone = follower.held or aligned is None
        writable = not self._session.case.read_only
        self.same.setEnabled(alone and writable)
        self.keep.setEnabled(follower.nudge != 0 and writable)
        for button in (self.earlier, self.later):
            button.setEnabled(aligned is not None and not follower.held)
        self.hold.setEnabled(aligned is not None)
        self.more.setEnabled(writable)

    def _display(self, image: QImage) -> QSize:
        """Upright, square pixels: running frames come with the file's own pixels."""
        media = self.media
        if not media.width_px:
            return image.size()
        width = media.width_px * media.sample_aspect_numerator / media.sample_aspect_denominator
        size = QSize(round(width), media.height_px)
        return size.transposed() if media.rotation_degrees % 180 else size
