"""How sites are reached: by which way, and with whose login. Held for the window that is open, and written nowhere."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.form_dialog import FormDialog
from app.i18n import tr
from app.protection.way_form import Way, WayForm
from catalog.operations.links import CaptureOptions

BROWSERS = ("firefox", "chrome", "chromium", "brave", "edge", "opera", "safari", "vivaldi")


class AccessDialog(FormDialog):
    """After `accept`, `chosen()` is `before` with another way and another login."""

    def __init__(
        self, before: CaptureOptions, parent: QWidget | None = None, *, way: Way | None = None
    ) -> None:
        super().__init__(tr("Access to sites"), parent, width=540)
        self._before = before
        self.form = WayForm(before.proxy, way=way)
        self.none = QRadioButton(tr("Without a login: as anybody sees it"))
        self.of_file = QRadioButton(tr("With the cookies of a file (cookies.txt)"))
        self.of_browser = QRadioButton(tr("With the cookies of a browser on this computer"))
        self.file = QLineEdit(before.cookies_file or "")
        self.file.setAccessibleName(tr("File with cookies"))
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose a file with cookies"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask_for_file)
        self.browser = QComboBox()
        self.browser.setAccessibleName(tr("Browser whose cookies are used"))
        self.browser.setEditable(True)
        self.browser.addItems(BROWSERS)
        self.browser.setToolTip(tr("A profile of its own is named after a colon, as in firefox:work"))
        self._choose_login()
        self._lay_out()
        self.form.changed.connect(lambda: self.problem.say(""))

    def _choose_login(self) -> None:
        before = self._before
        if before.cookies_browser:
            self.browser.setEditText(before.cookies_browser)
        chosen = (
            self.of_file if before.cookies_file else self.of_browser if before.cookies_browser else self.none
        )
        for each in (self.none, self.of_file, self.of_browser):
            each.toggled.connect(lambda _: self._allow())
        chosen.setChecked(True)

    def _lay_out(self) -> None:
        intro = tr(
            "For links that are archived or looked into from now on, until this window closes. Passwords and "
            "cookies are used and written nowhere: not into the case, its log, a report, or the settings."
        )
        way = QGroupBox(tr("Way"))
        QVBoxLayout(way).addWidget(self.form)
        login = QGroupBox(tr("Login"))
        lines = QVBoxLayout(login)
        lines.addWidget(self.none)
        lines.addWidget(self.of_file)
        lines.addWidget(_indented(self.file, self.choose))
        lines.addWidget(self.of_browser)
        lines.addWidget(_indented(self.browser))
        page = QLabel(tr("The hidden browser that keeps pages never logs in."))
        page.setObjectName("dim")
        page.setWordWrap(True)
        lines.addWidget(page)
        self.ask(intro, way, login)

    def chosen(self) -> CaptureOptions:
        return dataclasses.replace(
            self._before,
            proxy=self.form.proxy(),
            cookies_file=self.file.text().strip() if self.of_file.isChecked() else None,
            cookies_browser=self.browser.currentText().strip() if self.of_browser.isChecked() else None,
        )

    def accept(self) -> None:
        problem = self.form.problem() or self._wrong_login()
        self.problem.say(problem)
        if not problem:
            super().accept()

    def _wrong_login(self) -> str:
        if self.of_file.isChecked() and not Path(self.file.text().strip()).is_file():
            return tr("Choose the file with cookies.")
        name = self.browser.currentText().strip().partition(":")[0].lower()
        if self.of_browser.isChecked() and name not in BROWSERS:
            return tr("Cookies can be read of {browsers}.", browsers=", ".join(BROWSERS))
        return ""

    def _allow(self) -> None:
        for each in (self.file, self.choose):
            each.setEnabled(self.of_file.isChecked())
        self.browser.setEnabled(self.of_browser.isChecked())
        self.problem.say("")

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, tr("A file with cookies"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Cookies (*.txt)"), tr("All files (*)")])
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _indented(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(24, 0, 0, 0)
    for each in widgets:
        line.addWidget(each)
    return holder
