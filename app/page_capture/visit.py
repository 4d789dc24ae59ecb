"""One visit to one page: load it, let it settle, and keep what is seen in five forms."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QByteArray, QMarginsF, Qt, QUrl
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from app.i18n import marked
from app.page_capture.browser import PAGES, CarefulPage, Gate, browser_name
from app.page_capture.files import FACTS
from app.page_capture.picture import Picture, write_image
from app.page_capture.remarks import CUT_OFF, ENDED, NOT_LOADED, UNFINISHED
from app.page_capture.waiting import Clock, Gone, TooLong
from catalog.errors import CatalogError, SourceUnavailable
from catalog.model.page_visit import FORMS, PageVisit, PageWish
from catalog.model.records import Role
from catalog.texts import phrase

LARGEST_TEXT_CHARACTERS = 20_000_000
MOST_PDF_PAGES = 200
FORM_SECONDS = 25.0
"""How long one form of the page may take."""
ANSWER_SECONDS = 4.0
"""How long a question to the page may take; one that takes longer is not asked anything else."""
QUIET_SECONDS = 0.4
"""A page that asks for nothing for so long has settled."""
SOURCE = """
    (document.doctype ? new XMLSerializer().serializeToString(document.doctype) + "\\n" : "")
    + (document.documentElement ? document.documentElement.outerHTML : "")
"""
"""The document after its scripts ran. (`toHtml` may answer for the empty page that was there before.)"""
VISIBLE_TEXT = "document.body ? document.body.innerText : (document.documentElement || {}).textContent || ''"
_Status = QWebEngineLoadingInfo.LoadStatus


def visit(application: QApplication, wish: PageWish, folder: Path) -> None:
    """Writes the page's forms and the facts into the folder, whatever the page does."""
    use_proxy(wish.proxy)
    visitor = _Visitor(wish, folder)
    facts = visitor.capture()
    text = json.dumps(dataclasses.asdict(facts), ensure_ascii=True)
    (folder / FACTS).write_text(text, encoding="utf-8")


def use_proxy(link: str) -> None:
    """All requests go this way from now on. Raises SourceUnavailable for a way that the browser cannot go."""
    if not link:
        QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        return
    parts = urlsplit(link if "://" in link else f"http://{link}")
    kinds = {
        "http": QNetworkProxy.ProxyType.HttpProxy,
        "socks5": QNetworkProxy.ProxyType.Socks5Proxy,
        "socks5h": QNetworkProxy.ProxyType.Socks5Proxy,
    }
    if parts.scheme not in kinds or not parts.hostname:
        raise SourceUnavailable("The browser for pages knows only http:// and socks5:// proxies.")
    if parts.scheme != "http" and parts.username:
        raise SourceUnavailable("The browser for pages cannot log in to a SOCKS proxy.")
    port = parts.port or (1080 if parts.scheme.startswith("socks") else 8080)
    proxy = QNetworkProxy(kinds[parts.scheme], parts.hostname, port)
    if parts.username:
        proxy.setUser(unquote(parts.username))
        proxy.setPassword(unquote(parts.password or ""))
    QNetworkProxy.setApplicationProxy(proxy)


class _Visitor:
    def __init__(self, wish: PageWish, folder: Path) -> None:
        self._wish = wish
        self._folder = folder
        self._refused: Counter[str] = Counter()
        self._remarks: list[str] = []
        self._missing: list[dict[str, str]] = []
        self._files: dict[str, str] = {}
        self._status: int | None = None
        self._failure = ""
        self._headers: list[list[str]] = []
        self._busy = False
        """The page's scripts leave the browser no time to answer."""
        self._clock = Clock(wish.seconds)
        self._profile = QWebEngineProfile()  # off the record: nothing of it is kept
        self._profile.setHttpAcceptLanguage("en-US,en;q=0.9")
        self._gate = Gate(QUrl(wish.url), self._refused, wish.told)
        self._profile.setUrlRequestInterceptor(self._gate)
        self._view = QWebEngineView()
        self._page = CarefulPage(self._profile, self._gate, self._refused, self._view)
        self._page.loadingChanged.connect(self._on_loading)
        self._page.renderProcessTerminated.connect(lambda how, code: self._clock.end(_ended(how)))
        self._page.proxyAuthenticationRequired.connect(_log_in_to_proxy)
        self._page.windowCloseRequested.connect(lambda: None)
        self._view.setPage(self._page)
        self._view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._view.resize(wish.width_px, wish.height_px)
        self._view.show()

    def capture(self) -> PageVisit:
        height: int | None = None
        try:
            self._load()
            height = self._settle()
        except Gone as gone:
            self._failure = self._failure or str(gone)
        if self._page.url().scheme() not in PAGES:
            is_file = self._refused["a download"] and marked("The link leads to a file, not to a page.")
            why = is_file or self._gate.led or self._page.unwelcome or self._failure
            why = why or marked("There was no page to show.")
            self._missing += [{"what": role, "why": why} for role in FORMS]
            height = None
        else:
            why = self._gate.led or self._failure
            self._remarks += [why] if why else []
            self._keep(height or 0)
        return PageVisit(
            files=self._files,
            reached_url=self._page.url().toString(),
            title=self._page.title(),
            browser=browser_name(),
            user_agent=self._profile.httpUserAgent(),
            http_status=self._status,
            response_headers=self._headers,
            page_height_px=height or None,
            hosts=sorted(self._gate.hosts),
            refused=dict(sorted(self._refused.items())),
            remarks=self._remarks,
            missing=self._missing,
        )

    # ---------------------------------------------------------------- the page

    def _on_loading(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() == _Status.LoadStartedStatus:
            return
        headers = cast(dict[QByteArray, list[QByteArray]], info.responseHeaders())
        self._headers = [
            [_latin(name), _latin(value)] for name, values in headers.items() for value in values
        ]
        domain, code = info.errorDomain(), info.errorCode()
        if domain == QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain:
            self._status = code
        elif info.status() == _Status.LoadSucceededStatus:
            pass
        elif self._failure:
            pass  # it was stopped
        elif info.status() == _Status.LoadFailedStatus:
            self._failure = phrase(NOT_LOADED, why=info.errorString() or code)

    def _load(self) -> None:
        def begin(done: Callable[[object], None]) -> None:
            self._page.loadFinished.connect(done)
            self._page.load(QUrl(self._wish.url))

        try:
            self._clock.wait_for(begin, self._wish.load_seconds)
        except TooLong:
            self._page.triggerAction(QWebEnginePage.WebAction.Stop)
            self._failure = phrase(UNFINISHED, seconds=self._wish.load_seconds)

    def _settle(self) -> int:
        """The page's whole height in CSS pixels, once it was scrolled through, so that what loads late is there."""
        self._quiet()
        height = self._height()
        if self._busy:
            self._remarks.append(marked("The page's scripts kept the browser busy."))
            return height
        self._ask_status()
        try:
            for top in range(self._wish.height_px, min(height, self._wish.most_picture_px), 2_000):
                self._run(f"window.scrollTo(0, {top})")
                self._clock.pause(0.06)
            self._run("window.scrollTo(0, 0)")
        except TooLong:
            self._remarks.append(marked("The page's scripts kept the browser busy."))
            return height
        self._quiet()
        return self._height() or height

    def _ask_status(self) -> None:
        script = "(performance.getEntriesByType('navigation')[0] || {}).responseStatus"
        with contextlib.suppress(TooLong):
            found = self._run(script)
            if self._status is None and isinstance(found, int | float) and found:
                self._status = int(found)

    def _quiet(self) -> None:
        end = time.monotonic() + self._wish.settle_milliseconds / 1000
        seen, since = -1, time.monotonic()
        while time.monotonic() < end:
            if self._gate.last != seen:
                seen, since = self._gate.last, time.monotonic()
            elif time.monotonic() - since > QUIET_SECONDS:
                return
            self._clock.pause(0.05)

    def _height(self) -> int:
        """Asked of the page, which may not answer: 0."""
        script = (
            "Math.max(document.documentElement ? document.documentElement.scrollHeight : 0,"
            " document.body ? document.body.scrollHeight : 0)"
        )
        try:
            found = self._run(script)
        except TooLong:
            return 0
        return int(found) if isinstance(found, int | float) and found == found else 0

    def _run(self, script: str, seconds: float = ANSWER_SECONDS) -> Any:
        """What a script of ours says, in a world of its own where the page's scripts cannot reach it."""
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
        try:
            return self._clock.wait_for(lambda done: self._page.runJavaScript(script, world, done), seconds)
        except TooLong:
            self._busy = True
            raise

    # ---------------------------------------------------------------- its forms

    def _keep(self, height: int) -> None:
        writers: dict[str, Callable[[Path], None]] = {
            Role.PAGE_SOURCE: lambda path: self._write_text(path, SOURCE),
            Role.PAGE_TEXT: lambda path: self._write_text(path, VISIBLE_TEXT),
            Role.PAGE_PICTURE: lambda path: self._write_picture(path, height),
            Role.PAGE_MHTML: self._write_mhtml,
            Role.PAGE_PDF: self._write_pdf,
        }
        for role, write in writers.items():
            name = FORMS[role][0]
            try:
                write(self._folder / name)
                self._files[role] = name
            except (TooLong, Gone, CatalogError, OSError) as error:
                (self._folder / name).unlink(missing_ok=True)
                self._missing.append({"what": role, "why": str(error)})

    @property
    def _form_seconds(self) -> float:
        return 1.0 if self._busy else FORM_SECONDS

    def _write_text(self, path: Path, script: str) -> None:
        text = str(self._run(f"({script}).slice(0, {LARGEST_TEXT_CHARACTERS + 1})", self._form_seconds) or "")
        if len(text) > LARGEST_TEXT_CHARACTERS:
            self._remarks.append(phrase(CUT_OFF, name=path.name, count=LARGEST_TEXT_CHARACTERS))
        path.write_text(
            text[:LARGEST_TEXT_CHARACTERS] or "\n", encoding="utf-8", errors="replace", newline=""
        )

    def _write_picture(self, path: Path, height: int) -> None:
        if self._busy:
            self._remarks.append(marked("The picture shows only what the browser's window showed."))
            write_image(self._view.grab().toImage(), path)
            return
        picture = Picture(self._view, self._clock, self._run, self._height)
        self._remarks += picture.write(path, height, self._wish)

    def _write_mhtml(self, path: Path) -> None:
        def begin(done: Callable[[object], None]) -> None:
            def follow(request: QWebEngineDownloadRequest) -> None:
                if request.isSavePageDownload():
                    request.isFinishedChanged.connect(lambda: done(request.state()))
                    request.accept()

            self._profile.downloadRequested.connect(follow)
            self._page.save(str(path), QWebEngineDownloadRequest.SavePageFormat.MimeHtmlSaveFormat)

        state = self._clock.wait_for(begin, self._form_seconds)
        if state != QWebEngineDownloadRequest.DownloadState.DownloadCompleted:
            raise SourceUnavailable("the browser did not finish it")

    def _write_pdf(self, path: Path) -> None:
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(10, 10, 10, 10),
            QPageLayout.Unit.Millimeter,
        )
        ranges = QPageRanges()
        ranges.addRange(1, MOST_PDF_PAGES)

        def begin(done: Callable[[object], None]) -> None:
            self._page.pdfPrintingFinished.connect(lambda _, whole: done(whole))
            self._page.printToPdf(str(path), layout, ranges)

        if not self._clock.wait_for(begin, self._form_seconds):
            raise SourceUnavailable("the browser could not print it")


def _ended(how: QWebEnginePage.RenderProcessTerminationStatus) -> str:
    return phrase(ENDED, how=how.name)


def _latin(text: QByteArray) -> str:
    return bytes(text.data()).decode("latin-1")


def _log_in_to_proxy(_url: QUrl, authenticator: Any, _host: str) -> None:
    proxy = QNetworkProxy.applicationProxy()
    authenticator.setUser(proxy.user())
    authenticator.setPassword(proxy.password())
