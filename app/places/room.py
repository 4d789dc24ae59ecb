"""The room in which people find where a recording was made, by comparing it with a reference picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QMessageBox

from app.i18n import tr
from app.places.board import Board, Side
from app.places.dialogs import NewPlaceDialog, ReferenceDialog
from app.places.hands import Hands
from app.places.overlay import PointsOverlay
from app.places.panel import PlacesPanel
from app.places.pictures import StoredPicture
from app.places.words import moment_of, reference_line
from app.room import Desk, Panel, Place
from catalog.jobs import Operation
from catalog.model.records import DerivedPicture, PlaceMatch, StoredObject
from catalog.operations import places
from catalog.operations.panoramas import stitch_panorama

PANEL = "places"


class PlacesRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        session = desk.session
        self.board = Board(session, desk.window)
        self.panel = PlacesPanel(session, self.board, desk.actions)
        self.panels = [
            Panel(PANEL, tr("Where it was"), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        pictures = self.panel.pictures
        self.overlays = {side: PointsOverlay(self.board, side, picture) for side, picture in pictures.items()}
        for side, picture in pictures.items():
            picture.overlays.append(self.overlays[side])
        self.hands = Hands(self.board, pictures)
        self.stored = {
            side: StoredPicture(session, desk.work, picture, desk.window)
            for side, picture in pictures.items()
        }
        self.board.chosen.connect(self._show_pictures)
        session.library_changed.connect(self._show_pictures)
        self.panel.remove_asked.connect(self.ask_remove)
        self.panel.go_asked.connect(self._go)
        done: dict[str, Callable[[], None]] = {
            "places": self.bring_up,
            "place_new": self.ask_new,
            "place_reference": self.ask_reference,
            "place_panorama": self.stitch,
        }
        for action_id, do in done.items():
            desk.actions[action_id].triggered.connect(lambda _=False, do=do: do())
        self.panel.came_up.connect(self._show_pictures)

    def close(self) -> None:
        self.board.write()
        self.hands.close()
        for each in self.stored.values():
            each.close()

    # ---------------------------------------------------------------- what is asked

    def bring_up(self) -> None:
        self._desk.bring_up(PANEL)
        self._show_pictures()
        self.panel.pictures[Side.LEFT].setFocus()

    def ask_reference(self) -> None:
        """A picture to compare with is copied into the case, with what is known of its source."""
        dialog = ReferenceDialog(self._desk.window)
        dialog.accepted.connect(lambda: self.take_reference(dialog))
        self._open(dialog)

    def take_reference(self, dialog: ReferenceDialog) -> None:
        desk, stated, path = self._desk, dialog.stated, dialog.path
        desk.work.submit(
            tr("Take in {name}", name=path.name),
            lambda: places.take_reference(desk.session.case, path, actor=desk.session.author, **stated),
            then=self._say_taken,
        )

    def _say_taken(self, stored: StoredObject) -> None:
        self._desk.session.refresh()
        self._desk.say(
            tr(
                "{reference} is in the case. Put the frame on screen beside it now.",
                reference=reference_line(stored.recipe["reference"]),
            )
        )

    def ask_new(self) -> None:
        """A frame, or a picture made of frames, is put beside a reference picture."""
        desk = self._desk
        session, media = desk.session, desk.session.media
        if media is None or media.kind == "sound":
            desk.say(tr("Choose a recording with a picture first."))
            return
        known = places.references(session.case)
        if not known:
            desk.say(tr("There is no reference picture yet: take one in first."))
            self.ask_reference()
            return
        desk.player.pause()
        pts = desk.player.pts
        made = session.case.find(DerivedPicture, media_uid=media.uid, order="number")
        moment = moment_of(session, media.uid, pts)
        dialog = NewPlaceDialog(session, media, moment, made, known, desk.window)
        dialog.accepted.connect(lambda: self.begin(media.uid, pts, dialog.picture, dialog.reference))
        self._open(dialog)

    def begin(
        self, media_uid: str, pts: int, picture: DerivedPicture | None, reference: StoredObject
    ) -> None:
        session = self._desk.session

        def begun() -> Operation[PlaceMatch]:
            if picture is None:
                return (
                    yield from places.begin_from_frame(
                        session.case, media_uid, pts, reference.uid, actor=session.author
                    )
                )
            return places.begin_place(
                session.case,
                media_uid=media_uid,
                pts=picture.first_pts,
                picture_uid=picture.uid,
                reference_object_uid=reference.uid,
                actor=session.author,
            )

        self._desk.work.submit(tr("Put side by side"), begun, then=self._on_begun, quiet=True)

    def _on_begun(self, place: PlaceMatch) -> None:
        self._desk.session.refresh()
        self.board.choose(place.uid)
        self.bring_up()

    def stitch(self) -> None:
        """The marked span becomes one wide picture, if the view turns in it."""
        desk = self._desk
        session, media, span = desk.session, desk.session.media, desk.marks.span
        if media is None:
            return
        if span is None:
            desk.say(
                tr(
                    "Mark the span in which the camera turns first: {key:mark_in} at its beginning, {key:mark_out} at "
                    "its end."
                )
            )
            return
        begin, end = span
        desk.work.submit(
            tr("Panorama of {media}", media=media.label),
            lambda: stitch_panorama(session.case, media.uid, begin, end, actor=session.author),
            then=self._say_stitched,
        )

    def _say_stitched(self, picture: DerivedPicture) -> None:
        session = self._desk.session
        session.refresh()
        media = session.media_of(picture.media_uid)
        self._desk.say(
            tr(
                "{media}-E{number}: a panorama of {count} frames. It can stand beside a reference picture now.",
                media=media.label if media else "",
                number=picture.number,
                count=len(picture.recipe["frames"]),
            )
        )

    def ask_remove(self) -> None:
        place, desk = self.board.place, self._desk
        if place is None or not self.board.may_write:
            return
        asked = tr(
            "Remove place {number} with its points and its result? Undo brings it back.", number=place.number
        )
        box = QMessageBox(QMessageBox.Icon.Question, tr("Remove this place"), asked, parent=desk.window)
        remove = box.addButton(tr("Remove it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        session = desk.session
        remove.clicked.connect(
            lambda: session.write(places.remove_place, session.case, place.uid, actor=session.author)
        )
        self._open(box)

    def _open(self, dialog: QDialog) -> None:
        """Shows a dialog that does not stop the window."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ---------------------------------------------------------------- what is shown

    def _go(self) -> None:
        place, media = self.board.place, self.board.media
        if place is not None and media is not None:
            if self._desk.session.media is None or self._desk.session.media.uid != media.uid:
                self._desk.session.choose_media(media)
            else:
                self._desk.player.go_to_pts(place.pts)

    def _show_pictures(self) -> None:
        """Opens the two pictures, once the panel is in sight."""
        board, session = self.board, self._desk.session
        place = board.place
        if not self.panel.isVisible():
            return
        left = places.left_object(session.case, place) if place else None
        right = session.case.get(StoredObject, place.reference_object_uid) if place else None
        absence = tr("No still was made of this frame.") if place else tr("Nothing is compared yet.")
        self.stored[Side.LEFT].show(left, board.size(Side.LEFT), absence)
        self.stored[Side.RIGHT].show(right, board.size(Side.RIGHT), "")
