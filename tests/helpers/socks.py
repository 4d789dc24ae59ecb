"""A SOCKS5 proxy on this machine's loopback address (RFC 1928, 1929) that leads every name to one site."""

from __future__ import annotations

import contextlib
import select
import socket
import socketserver
import struct
import threading
from types import TracebackType


class SocksProxy:
    """A context manager. Wants the name and the password, and keeps what it was asked for in `asked`: host and port.

    A host comes as a name where the client leaves resolving it to the proxy, as Tor needs.
    """

    def __init__(self, *, to_port: int, name: str, password: str) -> None:
        self.to_port = to_port
        self.login = (name, password)
        self.asked: list[tuple[str, int]] = []
        self.refused = 0

    def __enter__(self) -> SocksProxy:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="socks-proxy"
        )
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, *, password: str | None = None) -> str:
        name, right = self.login
        return f"socks5h://{name}:{password or right}@127.0.0.1:{self._server.server_address[1]}"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    block_on_close = True
    proxy: SocksProxy

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that went away


class _Handler(socketserver.BaseRequestHandler):
    server: _Server
    request: socket.socket

    def handle(self) -> None:
        self.request.settimeout(10)
        _, methods = self._read(2)
        self._read(methods)
        self.request.sendall(b"\x05\x02")
        name, password = self._login()
        if (name, password) != self.server.proxy.login:
            self.server.proxy.refused += 1
            self.request.sendall(b"\x01\x01")
            return
        self.request.sendall(b"\x01\x00")
        _, _, _, kind = self._read(4)
        host = self._read(self._read(1)[0]).decode() if kind == 3 else socket.inet_ntoa(self._read(4))
        (port,) = struct.unpack("!H", self._read(2))
        self.server.proxy.asked.append((host, port))
        with socket.create_connection(("127.0.0.1", self.server.proxy.to_port), timeout=10) as site:
            self.request.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
            _exchange(self.request, site)

    def _login(self) -> tuple[str, str]:
        _, length = self._read(2)
        name = self._read(length).decode()
        return name, self._read(self._read(1)[0]).decode()

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.request.recv(size - len(data))
            if not more:
                raise ConnectionError
            data += more
        return data


def _exchange(client: socket.socket, site: socket.socket) -> None:
    other = {client: site, site: client}
    with contextlib.suppress(OSError):
        while True:
            ready, _, _ = select.select([client, site], [], [], 10)
            for each in ready:
                data = each.recv(65536)
                if not data:
                    return
                other[each].sendall(data)
            if not ready:
                return
