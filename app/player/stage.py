"""The picture with what belongs to it: title and rating above, transport below. Blurred and silent until asked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.actions import Actions
from app.annotate.attribute_fields import ChoiceBox
from app.annotate.marks import Marks
from app.i18n import marked, said, tr
from app.icons import icon
from app.player.picture import PictureWidget
from app.player.player import Player
from app.player.preview import preview
from app.player.transport import Transport
from app.player.viewing import Viewing
from app.session import CaseSession
from catalog.model.records import Graphic, Media

_WHY = {
    Graphic.UNRATED: marked("Not yet rated: it may be graphic."),
    Graphic.GRAPHIC: marked("Rated graphic."),
}


class Stage(QWidget):
    rate_asked = Signal(object, str)

    def __init__(
        self,
        session: CaseSession,
        player: Player,
        marks: Marks,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._marks = marks
        self._muted = False
        self._volume = 0.8
        self.picture = PictureWidget()
        self.viewing = Viewing(session, player, self.picture)
        self.transport = Transport(actions)
        self.shown_pts: int | None = None
        """PTS of the picture that is on screen."""
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.span = QLabel()
        self.span.setFont(theme.fixed_font())
        self.span.setAccessibleName(tr("Marked span"))
        self.rating = ChoiceBox()
        self.rating.setAccessibleName(tr("Rating"))
        self.rating.setToolTip(tr("Graphic and unrated recordings are blurred and silent until asked for"))
        for each in Graphic:
            self.rating.addItem(_capital(said(str(each))), str(each))
        self.rating.activated.connect(self._on_rated)
        self.eye = QToolButton()
        self.eye.setObjectName("flat")
        self.eye.setIconSize(QSize(18, 18))
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.setAccessibleName(actions["reveal"].text())
        self.eye.setToolTip(actions["reveal"].toolTip())
        actions.keymap.changed.connect(lambda: self.eye.setToolTip(actions["reveal"].toolTip()))
        self.eye.clicked.connect(actions["reveal"].trigger)
        self._lay_out()
        self._connect()
        self.draw_icons()
        self.show_media(None)

    # ---------------------------------------------------------------- what is told

    def show_media(self, media: Media | None) -> None:
        self.title.setText(f"{media.label}   {media.title}" if media else tr("No recording is chosen"))
        self.title.setToolTip(media.title if media else "")
        for widget in (self.rating, self.eye):
            widget.setVisible(media is not None)
        self.shown_pts = None
        if media is None:
            self.picture.clear(tr("Choose a recording on the left."))
            self.transport.show_nothing()
        else:
            self.picture.clear(tr("Sound recording") if media.kind == "sound" else "")
        self.show_concealment()

    def show_concealment(self) -> None:
        media = self._session.media
        concealed = self._session.concealed(media)
        why = said(_WHY.get(Graphic(media.graphic), "")) if media else ""
        self.picture.set_concealed(concealed, why)
        if media is not None:
            self.rating.setCurrentIndex(self.rating.findData(str(media.graphic)))
            self.rating.setEnabled(not self._session.case.read_only)
            self.eye.setEnabled(media.graphic != Graphic.NOT_GRAPHIC)
        self._apply_sound()

    def set_sound(self, volume: float, *, muted: bool) -> None:
        self._volume, self._muted = volume, muted
        self._apply_sound()

    @property
    def silent(self) -> bool:
        """Whether nothing is heard now."""
        return self._muted or self._session.concealed(self._session.media)

    @property
    def volume(self) -> float:
        return self._volume

    def toggle_mute(self) -> None:
        """Sound on or off; what may be graphic stays silent until it is shown."""
        if self._session.concealed(self._session.media):
            self._session.said.emit(tr("Sound is off until picture and sound are shown ({key:reveal})."))
        else:
            self.set_sound(self._volume, muted=not self._muted)

    def toggle_concealment(self) -> None:
        media = self._session.media
        if media is not None and media.graphic != Graphic.NOT_GRAPHIC:
            self._session.reveal(media, self._session.concealed(media))

    def show_problem(self, words: str) -> None:
        self.picture.clear(words)

    def draw_icons(self) -> None:
        self.eye.setIcon(icon("eye"))
        self.transport.draw_icons()

    # ---------------------------------------------------------------- parts

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(10, 5, 8, 5)
        above.setSpacing(6)
        above.addWidget(self.title, 1)
        above.addWidget(self.span)
        above.addSpacing(6)
        above.addWidget(self.eye)
        above.addWidget(self.rating)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.transport)

    def _connect(self) -> None:
        session, player = self._session, self._player
        session.media_chosen.connect(self.show_media)
        session.media_edited.connect(lambda media: self.title.setText(f"{media.label}   {media.title}"))
        session.concealment_changed.connect(self.show_concealment)
        self.picture.show_asked.connect(self._show_it)
        player.picture.connect(self._on_picture)
        player.damaged.connect(self.transport.damaged.setVisible)
        player.moved.connect(self._on_moved)
        player.running_changed.connect(self.transport.show_running)
        player.rate_changed.connect(self.transport.show_rate)
        self.transport.rate_chosen.connect(player.set_rate)
        self.transport.volume_chosen.connect(lambda volume: self.set_sound(volume, muted=volume == 0))
        self._marks.changed.connect(self._show_marks)
        player.loop_changed.connect(self._show_marks)
        session.history_changed.connect(self._show_position_again)

    def _show_it(self) -> None:
        media = self._session.media
        if media is not None:
            self._session.reveal(media, True)
            self.picture.setFocus()

    def _on_rated(self) -> None:
        if self._session.media is not None:
            self.rate_asked.emit(self._session.media, self.rating.currentData())

    def _on_picture(self, image: QImage, pts: int) -> None:
        self.shown_pts = pts
        display = self._display(image)
        if self._player.running and not self._player.seeing.curve_only.is_plain:
            image = preview(image, self._player.seeing, self.picture.size())
        self.picture.set_image(image, display=display)
        self.viewing.on_picture(pts, is_exact=not self._player.running)
        if not self._player.running:
            self._show_position(pts)

    def _on_moved(self, pts: int) -> None:
        """While running, and for sound, the read-out follows the player; at rest it follows the picture."""
        media = self._session.media
        if media is not None and (self._player.running or media.kind == "sound" or self.shown_pts is None):
            self._show_position(pts)

    def _show_position(self, pts: int) -> None:
        if self._session.moments is not None:
            self.transport.show_position(self._session.moments, pts)

    def _show_position_again(self) -> None:
        """Something was written: the recording may be tied to UTC now."""
        if self.shown_pts is not None and not self._player.running:
            self._show_position(self.shown_pts)

    def _display(self, image: QImage) -> QSize:
        """Upright, square pixels: running frames come with the file's own pixels."""
        media = self._session.media
        if media is None or not media.width_px:
            return image.size()
        width = media.width_px * media.sample_aspect_numerator / media.sample_aspect_denominator
        size = QSize(round(width), media.height_px)
        return size.transposed() if media.rotation_degrees % 180 else size

    def _show_marks(self) -> None:
        moments, begin, end = self._session.moments, self._marks.begin, self._marks.end
        loop = self._player.loop_span
        if moments is not None and loop is not None:
            begin_text, end_text = (moments.clock(each) for each in loop)
            self.span.setText(tr("↻ {begin} – {end}, over and over", begin=begin_text, end=end_text))
            return
        if moments is None or (begin is None and end is None):
            self.span.setText("")
            return
        begin_text = moments.clock(begin) if begin is not None else "…"
        end_text = moments.clock(end) if end is not None else "…"
        self.span.setText(f"[ {begin_text} – {end_text} ]")

    def _apply_sound(self) -> None:
        concealed = self._session.concealed(self._session.media)
        self._player.set_volume(self._volume, muted=self.silent)
        why = tr("Sound is off until picture and sound are shown") if concealed else ""
        self.transport.show_sound(self._volume, muted=self.silent, why=why)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
