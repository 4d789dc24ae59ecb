"""Asked in dialogs: where a reference picture comes from, and what is to be put beside what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.annotate.attribute_fields import ChoiceBox
from app.i18n import tr
from app.places.words import KINDS, picture_line, stored_line
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.records import DerivedPicture, Media, StoredObject
from catalog.operations.places import checked_reference

ENDINGS = "*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif *.avif"


class ReferenceDialog(QDialog):
    """After `accept`, `path` is the file and `stated` what is said of it (kind, source, date, title)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Take in a reference picture"))
        self.setMinimumWidth(540)
        self.path = Path()
        self.stated: dict[str, str] = {}
        intro = QLabel(
            tr(
                "A photograph, a map or a view from above to compare frames with. The file is copied into the case as "
                "it is, with its hash. Where it comes from is printed beside it in reports: write “not known” where "
                "you do not know."
            )
        )
        intro.setWordWrap(True)
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
        self.problem = ProblemLine()
        chooser = QHBoxLayout()
        chooser.addWidget(self.file, 1)
        chooser.addWidget(self.browse)
        form = QFormLayout()
        form.addRow(tr("File"), chooser)
        form.addRow(tr("Kind"), self.kind)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Source"), self.source)
        form.addRow(tr("Date of the picture"), self.date)
        buttons = _buttons(self, tr("Take in"))
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)

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


class NewPlaceDialog(QDialog):
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
        super().__init__(parent)
        self.setWindowTitle(tr("Where was this?"))
        self.setMinimumWidth(540)
        intro = QLabel(
            tr("Both are put beside one another, so that matching points can be numbered on them.")
        )
        intro.setWordWrap(True)
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
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addLayout(form)
        layout.addWidget(_buttons(self, tr("Put side by side")))

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


def _buttons(dialog: QDialog, words: str) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(words)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
