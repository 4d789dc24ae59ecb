"""What is shown where no case was named: recent cases, a new one, or one in a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.problem import ProblemLine
from app.settings import Settings
from catalog.case import Case
from catalog.errors import CatalogError
from catalog.operations import cases

_PATH = int(Qt.ItemDataRole.UserRole) + 1


class StartWindow(QDialog):
    """Accepted once `path` names a case that can be opened."""

    def __init__(self, settings: Settings, *, actor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Framewitness")
        self.path: Path | None = None
        self._actor = actor
        self.dialog: QDialog | None = None
        heading = QLabel("Framewitness")
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        heading.setFont(font)
        words = QLabel(
            tr("A case is a folder that holds recordings, what was seen in them, and a log of who did what.")
        )
        words.setObjectName("dim")
        words.setWordWrap(True)
        self.make = QPushButton(tr("Make a new case…"))
        self.make.clicked.connect(self._ask_for_new)
        self.open_other = QPushButton(tr("Open a case in a folder…"))
        self.open_other.clicked.connect(self._ask_for_folder)
        self.recent = QListWidget()
        self.recent.setAccessibleName(tr("Recent cases"))
        self.recent.itemActivated.connect(lambda item: self.open_case(Path(str(item.data(_PATH)))))
        self._open_chosen = QPushButton(tr("Open"))
        self._open_chosen.clicked.connect(self._open_current)
        self.problem = ProblemLine()
        buttons = QHBoxLayout()
        for button in (self.make, self.open_other):
            button.setMinimumHeight(36)
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._late = QLabel(tr("Recent cases"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (heading, words):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self._late)
        layout.addWidget(self.recent, 1)
        layout.addWidget(self._open_chosen, 0, Qt.AlignmentFlag.AlignRight)
        self._fill(settings)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 84, metrics.height() * 24)

    def _fill(self, settings: Settings) -> None:
        for name in settings.recent_cases:
            path = Path(name)
            if (path / "case.toml").exists():
                item = QListWidgetItem(f"{path.name}\n{path.parent}")
                item.setData(_PATH, str(path))
                self.recent.addItem(item)
        there = self.recent.count() > 0
        for widget in (self._late, self.recent, self._open_chosen):
            widget.setVisible(there)
        if there:
            self.recent.setCurrentRow(0)
            self._open_chosen.setDefault(True)
            self.recent.setFocus()

    def _open_current(self) -> None:
        item = self.recent.currentItem()
        if item is not None:
            self.open_case(Path(str(item.data(_PATH))))

    def open_case(self, path: Path) -> None:
        """Accepts if there is a case, else says why not."""
        try:
            Case.open(path, read_only=True).close()
        except CatalogError as error:
            self.problem.say(error)
            return
        self.path = path
        self.accept()

    def make_case(self, path: Path, name: str) -> None:
        """Makes a case in a new folder and accepts; else says why not."""
        try:
            cases.new_case(path, actor=self._actor, name=name).close()
        except CatalogError as error:
            self.problem.say(error)
            return
        self.path = path
        self.accept()

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, tr("Open the folder of a case"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.open_case(Path(names[0])))
        self._show(dialog)

    def _ask_for_new(self) -> None:
        dialog = NewCaseDialog(self)
        dialog.accepted.connect(lambda: self.make_case(dialog.path, dialog.name.text().strip()))
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class NewCaseDialog(QDialog):
    """Asks for a name and where the folder is to stand; the folder bears the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Make a new case"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the case"))
        self.name.setPlaceholderText(tr("What happened, where: “The square, 3 May”"))
        self.folder = QLineEdit(str(Path.home()))
        self.folder.setAccessibleName(tr("Folder in which it stands"))
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.where = QLabel()
        self.where.setObjectName("dim")
        self.where.setWordWrap(True)
        self.make = QPushButton(tr("Make it"))
        self.make.setDefault(True)
        self.make.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        layout = QVBoxLayout(self)
        for text, part in ((tr("Name of the case"), self.name), (tr("Folder in which it stands"), line)):
            label = QLabel(text)
            layout.addWidget(label)
            if isinstance(part, QHBoxLayout):
                label.setBuddy(self.folder)
                layout.addLayout(part)
            else:
                label.setBuddy(part)
                layout.addWidget(part)
        layout.addWidget(self.where)
        layout.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        self.name.textChanged.connect(lambda _: self._judge())
        self.folder.textChanged.connect(lambda _: self._judge())
        self._judge()
        self.resize(self.fontMetrics().averageCharWidth() * 70, self.sizeHint().height())

    @property
    def path(self) -> Path:
        """The case's own folder: the name without signs that a file system would not take."""
        kept = "".join(sign if sign.isalnum() or sign in " -_.,()" else "-" for sign in self.name.text())
        return Path(self.folder.text()).expanduser() / kept.strip(" .")

    def _judge(self) -> None:
        named = bool(self.name.text().strip(" ."))
        self.make.setEnabled(named and bool(self.folder.text().strip()))
        self.where.setText(tr("It will be in {path}", path=str(self.path)) if named else "")

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Folder in which the case stands"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.folder.setText(names[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
