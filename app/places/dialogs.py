"""Asked in dialogs: where a reference picture comes from, and what is to be put beside what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.annotate.attribute_fields import ChoiceBox
from app.form_dialog import FormDialog
from app.i18n import tr
from app.places.words import KINDS, picture_line, stored_line
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.records import DerivedPicture, Media, StoredObject
from catalog.operations.places import checked_reference

ENDINGS = "*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif *.avif"


class ReferenceDialog(FormDialog):
    """After `accept`, `path` is the file and `stated` what is said of it (kind, source, date, title)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Take in a reference picture"), parent, width=540)
        self.path = Path()
        self.stated: dict[str, str] = {}
        intro = tr(
            "A photograph, a map or a view from above to compare frames with. The file is copied into the case as "
            "it is, with its hash. Where it comes from is printed beside it in reports: write “not known” where "
            "you do not know."
        )
        self.file = QLineEdit()
        self.file.setAccessibleName(tr("File"))
        self.browse = QPushButton(tr("Choose…"))
        self.browse.clicked.connect(self._choose)
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("Kind"))
        for kind, text in KINDS.items():
            self.kind.addItem(tr(text), str(kind))
        self.title = _line(tr("Title"), tr("The corner seen from the south"))
        self.source = _line(tr("Source"), tr("Address of the page, or who gave it"))
        self.date = _line(tr("Date of the picture"), tr("2024-05, or not known"))
        chooser = QHBoxLayout()
        chooser.addWidget(self.file, 1)
        chooser.addWidget(self.browse)
        form = QFormLayout()
        form.addRow(tr("File"), chooser)
        form.addRow(tr("Kind"), self.kind)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Source"), self.source)
        form.addRow(tr("Date of the picture"), self.date)
        self.ask(intro, form, does=tr("Take in"))

    def accept(self) -> None:
        text = self.file.text().strip()
        if not text:
            self.problem.say(tr("Choose a file first."))
            return
        try:
            self.stated = checked_reference(
                kind=self.kind.currentData(),
                source=self.source.text(),
                date=self.date.text(),
                title=self.title.text(),
            )
        except CatalogError as error:
            self.problem.say(error)
            return
        self.path = Path(text)
        super().accept()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose a picture"), "", tr("Pictures ({endings})", endings=ENDINGS)
        )
        if chosen:
            self.file.setText(chosen)


class NewPlaceDialog(FormDialog):
    """After `accept`, `picture` is the made picture to stand on the left (None: the frame), `reference` the other."""

    def __init__(
        self,
        session: CaseSession,
        media: Media,
        moment: str,
        pictures: list[DerivedPicture],
        references: list[StoredObject],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Where was this?"), parent, width=540)
        intro = tr("Both are put beside one another, so that matching points can be numbered on them.")
        self.left = ChoiceBox()
        self.left.setAccessibleName(tr("From the recording"))
        self.left.addItem(
            tr("The frame on screen: {media}, {moment}", media=media.label, moment=moment), None
        )
        for picture in pictures:
            self.left.addItem(picture_line(session, picture), picture)
        self.right = ChoiceBox()
        self.right.setAccessibleName(tr("Reference picture"))
        for stored in references:
            self.right.addItem(stored_line(stored), stored)
        for box in (self.left, self.right):
            box.may_be_narrow(30)
        self.right.setCurrentIndex(len(references) - 1)
        form = QFormLayout()
        form.addRow(tr("From the recording"), self.left)
        form.addRow(tr("Reference picture"), self.right)
        self.ask(intro, form, does=tr("Put side by side"))

    @property
    def picture(self) -> DerivedPicture | None:
        found = self.left.currentData()
        return found if isinstance(found, DerivedPicture) else None

    @property
    def reference(self) -> StoredObject:
        found = self.right.currentData()
        assert isinstance(found, StoredObject)
        return found


def _line(name: str, example: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
