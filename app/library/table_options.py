"""How a table of links was read, to be put right where it was read wrongly."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from app.flow import Flow
from app.i18n import marked, tr
from catalog.operations.links import LinkList

_DELIMITERS = {
    ",": marked("comma"),
    ";": marked("semicolon"),
    "\t": marked("tab"),
    "|": marked("upright stroke"),
}


class TableOptions(QWidget):
    """Shown once a table was read."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delimiter = QComboBox()
        self.delimiter.setAccessibleName(tr("What parts the columns"))
        for sign, name in _DELIMITERS.items():
            self.delimiter.addItem(tr(name), sign)
        self.column = QComboBox()
        self.column.setAccessibleName(tr("The column with the links"))
        self.header = QCheckBox(tr("The first row has the names of the columns"))
        self.setLayout(
            Flow(
                *(QLabel(tr("Columns parted by")), self.delimiter),
                *(QLabel(tr("links in")), self.column, self.header),
            )
        )
        self._asked: dict[str, Any] = {}
        self._quiet = False
        self.delimiter.activated.connect(
            lambda _: self._ask(delimiter=self.delimiter.currentData(), column=None)
        )
        self.column.activated.connect(lambda _: self._ask(column=self.column.currentText()))
        self.header.clicked.connect(lambda on: self._ask(has_header=on, column=None))
        self.hide()

    def asked(self) -> dict[str, Any]:
        """What somebody said of the table, by the names of `read_list`; what nobody said is found out."""
        return {name: value for name, value in self._asked.items() if value is not None}

    def forget(self) -> None:
        self._asked = {}
        self.hide()

    def show_read(self, found: LinkList) -> None:
        self.setVisible(found.is_table)
        if not found.is_table:
            return
        self.delimiter.setCurrentIndex(max(0, self.delimiter.findData(found.delimiter)))
        self.column.clear()
        self.column.addItems([found.link_column, *found.columns])
        self.header.setChecked(found.has_header)

    def _ask(self, **said: Any) -> None:
        self._asked.update(said)
        self.changed.emit()
