"""Dialogs that read subtitles into a transcript and write it out as such."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.acquisition.purpose import PurposeChoice
from app.form_dialog import FormDialog
from app.i18n import marked, tr
from app.transcript.panel import LANGUAGES
from catalog.model.records import StoredObject
from catalog.model.subtitles import ENCODINGS

TEXTS = {
    "original": marked("What was said"),
    "translation": marked("The translation"),
    "both": marked("Both, the translation below"),
}


class ReadSubtitlesDialog(FormDialog):
    """After `accept`: `object_uid` (of subtitles in the case) or else `path`, and how they are to be read."""

    def __init__(
        self, archived: list[tuple[StoredObject, str]], language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Read subtitles in"), parent)
        self.source = QComboBox()
        self.source.setAccessibleName(tr("Where the subtitles are"))
        for stored, name in archived:
            self.source.addItem(tr("From the case: {name}", name=name or stored.sha256[:12]), stored.uid)
        self.source.addItem(tr("A file"), "")
        self.file = QLineEdit()
        self.file.setAccessibleName(tr("Subtitle file, SRT or WebVTT"))
        self.file.setPlaceholderText(tr("SRT or WebVTT"))
        browse = QPushButton(tr("Browse…"))
        browse.setAccessibleName(tr("Browse for a subtitle file"))
        browse.clicked.connect(self._browse)
        self.language = QComboBox()
        self.language.setEditable(True)
        self.language.addItems(LANGUAGES)
        self.language.setCurrentText(language)
        self.language.setAccessibleName(tr("Language of the words"))
        self.translation = QCheckBox(tr("These words are a translation"))
        self.offset = QDoubleSpinBox()
        self.offset.setAccessibleName(tr("Seconds added to each time"))
        self.offset.setRange(-86_400, 86_400)
        self.offset.setDecimals(3)
        self.offset.setSuffix(tr(" s"))
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(tr("How its letters are written"))
        self.encoding.addItem(tr("Recognise"), "")
        for each in ENCODINGS:
            self.encoding.addItem(each, each)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.addRow(tr("From"), self.source)
        form.addRow(tr("File"), row)
        form.addRow(tr("Language"), self.language)
        form.addRow("", self.translation)
        form.addRow(tr("Add to each time"), self.offset)
        form.addRow(tr("Letters"), self.encoding)
        for widget in (self.file, browse):
            self.source.currentIndexChanged.connect(
                lambda _, widget=widget: widget.setEnabled(not self.object_uid)
            )
            widget.setEnabled(not self.object_uid)
        self.ask(form, does=tr("Read in"))

    @property
    def object_uid(self) -> str:
        return str(self.source.currentData())

    @property
    def path(self) -> Path:
        return Path(self.file.text().strip())

    @property
    def offset_ms(self) -> int:
        return round(self.offset.value() * 1000)

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Read subtitles in"), "", tr("Subtitles") + " (*.srt *.vtt);;* (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def accept(self) -> None:
        if not self.object_uid and not self.file.text().strip():
            self.problem.say(tr("Name a subtitle file."))
            return
        super().accept()


class WriteSubtitlesDialog(FormDialog):
    """After `accept`, `path`, `text` and `speakers` say what is written where."""

    def __init__(self, suggested: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("Write subtitles"), parent)
        self.file = QLineEdit(str(suggested))
        self.file.setAccessibleName(tr("File to write, .srt or .vtt"))
        browse = QPushButton(tr("Browse…"))
        browse.setAccessibleName(tr("Browse for a place to write to"))
        browse.clicked.connect(self._browse)
        self.text_box = QComboBox()
        self.text_box.setAccessibleName(tr("What is written"))
        for code, name in TEXTS.items():
            self.text_box.addItem(tr(name), code)
        self.speakers_box = QCheckBox(tr("Speakers before the words, in .srt too"))
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        self.made_for = PurposeChoice()
        form = QFormLayout()
        form.addRow(tr("Made for"), self.made_for)
        form.addRow(tr("File"), row)
        form.addRow(tr("Words"), self.text_box)
        form.addRow("", self.speakers_box)
        self.ask(form, does=tr("Write"))

    @property
    def path(self) -> Path:
        return Path(self.file.text().strip())

    @property
    def text(self) -> str:
        return str(self.text_box.currentData())

    @property
    def speakers(self) -> bool:
        return self.speakers_box.isChecked()

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Write subtitles"), self.file.text(), "WebVTT (*.vtt);;SRT (*.srt)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def accept(self) -> None:
        if self.path.suffix.lower() not in (".srt", ".vtt"):
            self.problem.say(tr("Let the name end in .srt or .vtt."))
            return
        super().accept()
