"""A browser page that gives a site nothing: no permission, no file, no window, no download, no way but http(s)."""

from __future__ import annotations

import ipaddress
from collections import Counter

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    qWebEngineChromiumVersion,
    qWebEngineVersion,
)

from app.i18n import marked
from app.page_capture.remarks import DISTRUSTED, SCHEME
from catalog.model.told import LED_ON, Told, is_here, is_same_site
from catalog.texts import phrase

PAGES = ("http", "https")
PARTS = (*PAGES, "data", "blob", "about", "ws", "wss")
"""Schemes of what a page may be made of."""
MOST_HOSTS = 300
_PERMISSIONS = {
    "MediaAudioCapture": marked("the microphone"),
    "MediaVideoCapture": marked("the camera"),
    "MediaAudioVideoCapture": marked("the camera and the microphone"),
    "DesktopVideoCapture": marked("the screen"),
    "DesktopAudioVideoCapture": marked("the screen and its sound"),
    "MouseLock": marked("the mouse"),
    "Notifications": marked("notifications"),
    "Geolocation": marked("the place of this computer"),
    "ClipboardReadWrite": marked("the clipboard"),
    "LocalFontsAccess": marked("the list of fonts"),
}
_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.ErrorPageEnabled,
    _Attribute.ShowScrollBars,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.NavigateOnDropEnabled,
)
_ON = (
    _Attribute.JavascriptEnabled,
    _Attribute.AutoLoadImages,
    _Attribute.PlaybackRequiresUserGesture,
    _Attribute.WebRTCPublicInterfacesOnly,
    _Attribute.PrintElementBackgrounds,
)


def browser_name() -> str:
    return "Qt WebEngine {} (Chromium {})".format(
        *(
            each.decode() if isinstance(each, bytes) else each
            for each in (qWebEngineVersion(), qWebEngineChromiumVersion())
        )
    )


class Gate(QWebEngineUrlRequestInterceptor):
    """Lets http(s) through, notes whom the page asks, and keeps pages of the internet out of the local network.

    Where `told` is given, the page itself is never taken from another site than the one it starts at unless somebody
    was told of that. What pages are made of may come from anywhere: that is told of their own site.
    """

    def __init__(self, start: QUrl, refused: Counter[str], told: Told | None = None) -> None:
        super().__init__()
        self._refused = refused
        self._start: str = start.host()
        self._local = is_local(self._start)
        self._told = told
        self.led = ""
        """In a sentence, where the page was not followed to."""
        self.hosts: set[str] = set()
        self.last = 0
        """How many requests there were so far."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        self.last += 1
        is_page = info.resourceType() == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMainFrame
        url = info.requestUrl()
        if self.stops(url, is_page=is_page):
            info.block(True)
        elif url.host() and len(self.hosts) < MOST_HOSTS:
            self.hosts.add(url.host())

    def stops(self, url: QUrl, *, is_page: bool) -> bool:
        """Whether this may not be asked for, which is then noted. `is_page`: it would stand in the page's place.

        Of a redirect the browser asks while the interceptor is still being asked (seen in Qt WebEngine 6): those of
        pages and frames are looked at before, as navigations.
        """
        scheme, host = url.scheme(), url.host()
        if scheme not in PARTS:
            self._refused[phrase(SCHEME, scheme=scheme[:20])] += 1
        elif host and not self._local and is_local(host):
            self._refused[marked("something of the local network")] += 1
        elif is_page and host and self._leads_on(host):
            self.led = phrase(LED_ON, host=self._start, other=host)
            self._refused[marked("to lead on to another site")] += 1
        else:
            return False
        return True

    def _leads_on(self, host: str) -> bool:
        known = self._told is None or is_same_site(self._start, host) or is_here(host)
        return not known and host not in (self._told or ())


def is_local(host: str) -> bool:
    """Whether a name or address is, as it is written, of this computer or of the network around it."""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return not address.is_global


class CarefulPage(QWebEnginePage):
    """`refused` counts what the page wanted and was not given."""

    def __init__(
        self, profile: QWebEngineProfile, gate: Gate, refused: Counter[str], parent: QObject
    ) -> None:
        super().__init__(profile, parent)
        self._gate = gate
        self._refused = refused
        self.unwelcome = ""
        """Why the server would not show the page, or was not believed, in a sentence."""
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)
        for attribute in _ON:
            self.settings().setAttribute(attribute, True)
        self.setAudioMuted(True)
        self.permissionRequested.connect(self._deny)
        self.certificateError.connect(self._distrust)
        self.fullScreenRequested.connect(
            lambda request: self._turn_down(marked("the whole screen"), request.reject)
        )
        self.registerProtocolHandlerRequested.connect(
            lambda request: self._turn_down(marked("to open links of its own"), request.reject)
        )
        self.fileSystemAccessRequested.connect(
            lambda request: self._turn_down(marked("a file"), request.reject)
        )
        self.authenticationRequired.connect(self._stay_a_stranger)
        self.selectClientCertificate.connect(
            lambda choice: self._turn_down(marked("a certificate of yours"), choice.selectNone)
        )
        self.desktopMediaRequested.connect(
            lambda request: self._turn_down(marked("the screen"), request.cancel)
        )
        self.printRequested.connect(lambda: self._turn_down(marked("to print")))
        profile.downloadRequested.connect(self._on_download)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        if QUrl(url).toString() == "about:blank":
            return True
        scheme = QUrl(url).scheme()
        if is_main_frame and scheme not in PAGES:
            self._refused[phrase(SCHEME, scheme=scheme[:20])] += 1
            return False
        return not self._gate.stops(QUrl(url), is_page=is_main_frame)

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        self._refused[marked("a new window")] += 1
        return None

    def javaScriptAlert(self, origin: QUrl | str, text: str) -> None:
        self._refused[marked("a message box")] += 1

    def javaScriptConfirm(self, origin: QUrl | str, text: str) -> bool:
        self._refused[marked("a message box")] += 1
        return False

    def javaScriptPrompt(self, origin: QUrl | str, text: str, default: str) -> tuple[bool, str]:
        self._refused[marked("a message box")] += 1
        return False, ""

    def javaScriptConsoleMessage(self, *_: object) -> None:
        pass  # the page's own words: not for our standard error

    def chooseFiles(self, *_: object) -> list[str]:
        self._refused[marked("a file")] += 1
        return []

    def _turn_down(self, what: str, act: object = None) -> None:
        self._refused[what] += 1
        if callable(act):
            act()

    def _deny(self, permission: QWebEnginePermission) -> None:
        name = permission.permissionType().name
        self._turn_down(_PERMISSIONS.get(name, name), permission.deny)

    def _distrust(self, error: QWebEngineCertificateError) -> None:
        if error.isMainFrame():
            self.unwelcome = phrase(DISTRUSTED, why=error.description())
        self._turn_down(marked("a certificate that nobody trusts"), error.rejectCertificate)

    def _stay_a_stranger(self, url: QUrl, _authenticator: object) -> None:
        """Qt would ask the server again and again with an empty name."""
        self._turn_down(marked("a name and a password"))
        if url.host() == self.requestedUrl().host():
            self.unwelcome = marked("The server asks for a name and a password.")
            self.triggerAction(QWebEnginePage.WebAction.Stop)

    def _on_download(self, request: QWebEngineDownloadRequest) -> None:
        if not request.isSavePageDownload():  # that one is ours
            self._turn_down(marked("a download"), request.cancel)
