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
    """Lets http(s) through, notes whom the page asks, and keeps pages of the internet out of the local network."""

    def __init__(self, start: QUrl, refused: Counter[str]) -> None:
        super().__init__()
        self._refused = refused
        self._local = is_local(start.host())
        self.hosts: set[str] = set()
        self.last = 0
        """How many requests there were so far."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        self.last += 1
        scheme: str = url.scheme()
        if scheme not in PARTS:
            self._refuse(info, phrase(SCHEME, scheme=scheme))
        elif url.host() and not self._local and is_local(url.host()):
            self._refuse(info, marked("something of the local network"))
        elif url.host() and len(self.hosts) < MOST_HOSTS:
            self.hosts.add(url.host())

    def _refuse(self, info: QWebEngineUrlRequestInfo, what: str) -> None:
        info.block(True)
        self._refused[what] += 1


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

    def __init__(self, profile: QWebEngineProfile, refused: Counter[str], parent: QObject) -> None:
        super().__init__(profile, parent)
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
        scheme: str = QUrl(url).scheme()
        if scheme in (PAGES if is_main_frame else PARTS) or QUrl(url).toString() == "about:blank":
            return True
        self._refused[phrase(SCHEME, scheme=scheme[:20])] += 1
        return False

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
