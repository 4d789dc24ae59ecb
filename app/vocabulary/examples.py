"""Examples of a term: frames of the case that show what is meant."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.models.thumbnails import Thumbnails
from app.session import CaseSession
from catalog.model.records import Keyframe
from catalog.model.timecode import clock

_UID = int(Qt.ItemDataRole.UserRole)


class ExamplesField(QWidget):
    add_asked = Signal()
    """The frame on screen is to be an example."""
    remove_asked = Signal(str)
    """Uid of the keyframe that is to be one no longer."""

    def __init__(self, session: CaseSession, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thumbnails = thumbnails
        self._uids: list[str] = []
        self.pictures = QListWidget()
        self.pictures.setAccessibleName(tr("Examples"))
        self.pictures.setViewMode(QListWidget.ViewMode.IconMode)
        self.pictures.setIconSize(QSize(112, 63))
        self.pictures.setMovement(QListWidget.Movement.Static)
        self.pictures.setWrapping(False)
        self.pictures.setFixedHeight(104)
        self.add = QPushButton(tr("Use the frame on screen"))
        self.add.clicked.connect(self.add_asked)
        self.remove = QPushButton(tr("Take away"))
        self.remove.clicked.connect(self._remove)
        self.pictures.itemSelectionChanged.connect(self._enable)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pictures)
        layout.addLayout(buttons)
        session.concealment_changed.connect(lambda: self.show_examples(self._uids))
        session.media_chosen.connect(lambda _: self._enable())

    def show_examples(self, uids: list[str]) -> None:
        """Shows the keyframes with these uids: blurred where their recording is concealed."""
        self._uids = list(uids)
        self.pictures.clear()
        for uid in uids:
            found = self._session.case.find(Keyframe, uid=uid)
            media = self._session.media_of(found[0].media_uid) if found else None
            if media is None:
                continue
            when = clock(found[0].pts, time_base=media.time_base, origin_pts=media.origin_pts)
            item = QListWidgetItem(f"{media.label}-K{found[0].number}")
            item.setToolTip(f"{media.label}-K{found[0].number}  {when}\n{media.title}")
            item.setData(_UID, uid)
            pixmap = self._thumbnails.of_frame(media, found[0].pts)
            if not pixmap.isNull():
                item.setIcon(QIcon(pixmap))
            self.pictures.addItem(item)
        self.pictures.setVisible(self.pictures.count() > 0)
        self._enable()

    def _enable(self) -> None:
        writable, media = not self._session.case.read_only, self._session.media
        self.add.setEnabled(writable and media is not None and media.kind != "sound")
        self.remove.setEnabled(writable and bool(self.pictures.selectedItems()))
        self.remove.setVisible(self.pictures.count() > 0)

    def _remove(self) -> None:
        for item in self.pictures.selectedItems():
            self.remove_asked.emit(str(item.data(_UID)))
