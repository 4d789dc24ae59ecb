"""Help beside the window: a list of pages that narrows as one types, and the page chosen. It never reaches out: pages
and pictures come from the program's own folder, and a link to anywhere else does nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRegularExpression, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.help.pages import FOLDER, PAGES, Page, beginning, find_pages, read_pages
from app.i18n import tr
from app.vocabulary.words import window_language

_MARGIN = 30


class HelpPage(QTextBrowser):
    """Reads only files of the help folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(tr("Help page"))
        self._text = ""
        self._words: list[str] = []
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width is the same for all
        self._later = QTimer(self)
        """Pictures are fitted once the new width stands: a document must not be set while it is being laid out."""
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(lambda: self.show_text(self._text))

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        path = FOLDER / Path(QUrl(url).path()).name  # every language shows the same pictures
        if kind != QTextDocument.ResourceType.ImageResource.value or not path.is_file():
            return None
        image = QImage(str(path))
        width = min(image.width(), max(200, self.viewport().width() - _MARGIN))
        return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._later.start()

    def show_text(self, text: str, words: list[str] | None = None) -> None:
        """Shows Markdown; pictures are as wide as there is room.

        `words` are marked, and it stands at the place of the first of them; without any at its beginning.
        """
        same = text == self._text and words in (None, self._words)
        place = self.verticalScrollBar().value() if same else 0
        self._text = text
        self._words = self._words if words is None else words
        self.document().clear()
        self.setMarkdown(text)
        found = self._mark_words()
        self.verticalScrollBar().setValue(place)
        if found and not same:
            self.setTextCursor(found)
            # what follows the words is the answer: they stand in the upper half
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(found).top() - self.viewport().height() // 3)

    def _mark_words(self) -> QTextCursor | None:
        """Marks the words as a find does; returns the place of the first of them that is on the page."""
        marks, first = [], None
        for word in self._words:
            pattern = QRegularExpression(
                beginning(word),
                QRegularExpression.PatternOption.CaseInsensitiveOption
                | QRegularExpression.PatternOption.UseUnicodePropertiesOption,
            )
            cursor = self.document().find(pattern, 0)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(cursor)
                mark.format.setBackground(self.palette().highlight())
                mark.format.setForeground(self.palette().highlightedText())
                marks.append(mark)
                if first is None:
                    first = QTextCursor(self.document())
                    first.setPosition(cursor.selectionStart())
                cursor = self.document().find(pattern, cursor)
        self.setExtraSelections(marks)
        return first


class HelpWindow(QDialog):
    """Not modal: it stays beside what it tells of. `page` is the name of the one to begin with."""

    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self._pages = read_pages(window_language())
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find in the help"))
        self.search.setAccessibleName(tr("Find in the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Pages"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long titles wrap
        self.contents.currentRowChanged.connect(lambda _: self._show())
        self._nothing = QLabel(tr("No page has these words."))
        self._nothing.setObjectName("dim")
        self._nothing.setWordWrap(True)
        self.text = HelpPage()
        self.text.anchorClicked.connect(self._follow)
        self._lay_out()
        self._found: list[Page] = []
        self._words: list[str] = []
        self._narrow("")
        self.open_page(page)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        for widget, stretch in ((self.search, 0), (self._nothing, 0), (self.contents, 1)):
            left.addWidget(widget, stretch)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        metrics = self.fontMetrics()
        side.setFixedWidth(metrics.averageCharWidth() * 36)
        row = QHBoxLayout(self)
        row.addWidget(side)
        row.addWidget(self.text, 1)
        wanted = QSize(metrics.averageCharWidth() * 140, metrics.height() * 42)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.94))

    def open_page(self, name: str) -> None:
        if name not in [page.name for page in self._found]:
            self.search.clear()
        self.contents.setCurrentRow([page.name for page in self._found].index(name))

    def shown(self) -> str:
        """Name of the page that is shown; empty where none is."""
        row = self.contents.currentRow()
        return self._found[row].name if 0 <= row < len(self._found) else ""

    def titles(self) -> list[str]:
        return [page.title for page in self._found]

    def _narrow(self, words: str) -> None:
        before = self.shown() if self.contents.count() else ""
        self._found, self._words = find_pages(self._pages, words)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems(self.titles())
        self.contents.blockSignals(False)
        self._nothing.setVisible(not self._found)
        names = [page.name for page in self._found]
        if names:
            self.contents.setCurrentRow(names.index(before) if before in names and not self._words else 0)

    def _show(self) -> None:
        row = self.contents.currentRow()
        if 0 <= row < len(self._found):
            self.text.show_text(self._found[row].text, self._words)

    def _follow(self, url: QUrl) -> None:
        """A link to another page opens it; any other does nothing."""
        name = re.sub(r"\.md$", "", url.path())
        if not url.scheme() and name in PAGES:
            self.open_page(name)
