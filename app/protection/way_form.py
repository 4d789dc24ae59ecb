"""The way by which sites are asked: from this computer's own address, through Tor, or through a proxy."""

from __future__ import annotations

import socket
from enum import StrEnum
from urllib.parse import quote, unquote, urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.i18n import tr
from catalog.operations.contact import TOR, is_whole_proxy

TOR_PORTS = (9050, 9150)
"""Of the Tor service and of the Tor Browser."""
KNOCK_SECONDS = 0.02


class Way(StrEnum):
    """What is remembered of the choice; a proxy's address is not."""

    OWN = "own"
    TOR = "tor"
    PROXY = "proxy"


def way_of(proxy: str | None) -> Way:
    """What was chosen when `proxy` came of it."""
    if not proxy:
        return Way.OWN
    return Way.TOR if proxy in _tors() else Way.PROXY


class WayForm(QWidget):
    """`proxy()` is what was chosen, None being the computer's own way; `problem()` says what is wrong with it."""

    changed = Signal()

    def __init__(self, proxy: str | None, parent: QWidget | None = None, *, way: Way | None = None) -> None:
        super().__init__(parent)
        self._before = proxy
        self.own = QRadioButton(tr("From this computer's own address"))
        self.tor = QRadioButton(tr("Through Tor, which runs on this computer"))
        self.other = QRadioButton(tr("Through a proxy"))
        self._ways = {Way.OWN: self.own, Way.TOR: self.tor, Way.PROXY: self.other}
        group = QButtonGroup(self)
        self.address = _field(tr("Address of the proxy"))
        self.address.setPlaceholderText(tr("socks5h://proxy.example:1080"))
        self.name = _field(tr("Name, if it asks for one"))
        self.password = _field(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = QWidget()
        form = QFormLayout(self._fields)
        form.setContentsMargins(24, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in (self.address, self.name, self.password):
            form.addRow(field.accessibleName(), field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in self._ways.values():
            group.addButton(each)
            layout.addWidget(each)
            each.toggled.connect(lambda _: self._tell())
        layout.addWidget(self._fields)
        self._ways[way or way_of(proxy)].setChecked(True)
        if way_of(proxy) is Way.PROXY and proxy:
            self._show(proxy)
        self._tell()

    @property
    def way(self) -> Way:
        return next(way for way, button in self._ways.items() if button.isChecked())

    def proxy(self) -> str | None:
        if self.way is Way.OWN:
            return self._before if way_of(self._before) is Way.OWN else None
        if self.way is Way.TOR:
            return _listening() or TOR
        return _with_login(self.address.text().strip(), self.name.text(), self.password.text())

    def problem(self) -> str:
        if self.way is Way.TOR and _listening() is None:
            return tr(
                "Nothing answers at Tor's ports on this computer (9050 and 9150). Start Tor or the Tor Browser first."
            )
        if self.way is Way.PROXY and not is_whole_proxy(self.address.text().strip()):
            return tr(
                "Write the proxy's address whole: http:// or socks5h://, its name, a colon and its port number."
            )
        return ""

    def _show(self, proxy: str) -> None:
        parts = urlsplit(proxy)
        place = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        self.address.setText(f"{parts.scheme}://{place}:{parts.port}")
        self.name.setText(unquote(parts.username or ""))
        self.password.setText(unquote(parts.password or ""))

    def _tell(self) -> None:
        self._fields.setEnabled(self.other.isChecked())
        self.changed.emit()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field


def _with_login(address: str, name: str, password: str) -> str:
    if not name and not password:
        return address
    scheme, _, place = address.partition("://")
    login = quote(name, safe="") + (f":{quote(password, safe='')}" if password else "")
    return f"{scheme}://{login}@{place.rpartition('@')[2]}"


def _tors() -> list[str]:
    return [TOR.replace("9050", str(port)) for port in TOR_PORTS]


def _listening() -> str | None:
    """Where Tor answers on this computer. Nobody else is asked."""
    for port, proxy in zip(TOR_PORTS, _tors(), strict=True):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=KNOCK_SECONDS).close()
        except OSError:
            continue
        return proxy
    return None
