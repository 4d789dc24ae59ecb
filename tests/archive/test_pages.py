"""The page of a posting as a hidden browser shows it: what is kept, what the page is not given, what is left behind."""

from __future__ import annotations

import email
import email.policy
import gc
import os
import shutil
import socket
import struct
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage

from app.page_capture.start import capture_page
from catalog.archive.failures import MayPass
from catalog.archive.options import CaptureOptions
from catalog.archive.pages import CapturedPage, capture_page_into
from catalog.case import Case
from catalog.errors import CatalogError, InvalidInput, SourceUnavailable, WorkerDied
from catalog.jobs import Job, JobContext, ProcessRunner, SilentContext
from catalog.model.page_visit import FORMS, PageVisit, PageWish
from catalog.model.records import PageCapture, Posting, PostingObject, PostingState, Role, StoredObject
from catalog.model.told import Told, digest
from catalog.operations.acquire import add_link
from catalog.operations.page import page_captures_of, page_object, save_page
from tests.archive.capturing import run_here
from tests.helpers import many_downloads
from tests.helpers.cases import make_case
from tests.helpers.site import HOSTILE_TITLES, NO_PROXY, Site, Way

HTML = Way(content_type="text/html; charset=utf-8")
QUICK = {"settle_milliseconds": 400}
HOSTILE = HOSTILE_TITLES[4] + HOSTILE_TITLES[8]
WANTING = """
<p id="said">nothing yet</p>
<script>
document.getElementById("said").textContent = "written by " + "a script";
navigator.geolocation.getCurrentPosition(() => {}, () => {});
Notification.requestPermission();
window.open("/window.html");
alert("stop"); confirm("really?"); prompt("your name?");
const link = document.createElement("a");
link.href = "/file.zip"; link.download = "file.zip"; document.body.append(link); link.click();
new Image().src = "file:///etc/hostname";
</script>
"""


def a_browser(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    """The capturer of the program. Skips where no browser can run, with its own reason."""
    try:
        return capture_page(context, wish, folder)
    except WorkerDied as error:
        pytest.skip(error.message)


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., tuple[PageVisit, Path]]:
    """Captures a page into a folder of its own."""

    def captured(link: str, **wishes: object) -> tuple[PageVisit, Path]:
        folder = tmp_path / f"page{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        wish = PageWish(link, **{**QUICK, **wishes})  # type: ignore[arg-type]
        return a_browser(SilentContext(), wish, folder), folder

    return captured


Capturing = Callable[..., tuple[PageVisit, Path]]


def document(body: str, title: str = "A page") -> bytes:
    start = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f'{start}<body style="margin:0">{body}</body></html>'.encode()


def of_group(pid: int) -> list[int]:
    """Processes of the group that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, _, group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            except (OSError, ValueError):
                continue
            if int(group) == pid and state != "Z":
                found.append(int(folder.name))
    return found


# ---------------------------------------------------------------- what is kept


def test_a_page_is_kept_in_five_forms_and_given_nothing_that_it_wants(site: Site, page: Capturing) -> None:
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    way = Way(content_type=HTML.content_type, headers={"X-Kind": "a page"})
    link = site.add("post.html", document(WANTING, escaped), way)
    site.add("file.zip", b"PK" * 100, Way(content_type="application/zip"))
    visit, folder = page(link)
    assert set(visit.files) == set(FORMS) and not visit.missing
    source = (folder / "page.html").read_text(encoding="utf-8")
    assert source.startswith("<!DOCTYPE html>") and "written by a script</p>" in source
    assert "written by a script" in (folder / "page.txt").read_text(encoding="utf-8")
    assert QImage(str(folder / "page.png")).size().toTuple() == (1280, 900)
    assert "written by a script" in pypdf.PdfReader(folder / "page.pdf").pages[0].extract_text()
    message = email.message_from_bytes((folder / "page.mhtml").read_bytes(), policy=email.policy.default)
    [part] = [each for each in message.walk() if each.get_content_type() == "text/html"]
    assert "written by a script" in part.get_content()
    assert (visit.reached_url, visit.http_status, visit.title) == (link, 200, HOSTILE)
    assert ["X-Kind", "a page"] in visit.response_headers
    assert "QtWebEngine" in visit.user_agent and "Chromium" in visit.browser
    assert visit.hosts == ["127.0.0.1"]
    assert {"notifications", "the place of this computer", "a download"} <= set(visit.refused)
    assert visit.refused["a message box"] == 3
    assert not site.asked("window.html"), "no window was opened"
    assert not list(folder.rglob("*.zip"))


def test_a_page_of_30000_pixels_is_pictured_as_far_as_is_wished_and_that_is_said(
    site: Site, page: Capturing
) -> None:
    rows = "".join(f'<div style="height:1000px;background:rgb(0,{8 * n},200)"></div>' for n in range(30))
    visit, folder = page(site.add("long.html", document(rows), HTML), most_picture_px=9_500)
    assert visit.page_height_px == 30_000
    image = QImage(str(folder / "page.png"))
    assert image.size().toTuple() == (1280, 9_500)
    for row in range(9):  # the seam is at 8,000
        assert image.pixelColor(600, 1000 * row + 400).getRgb()[:3] == (0, 8 * row, 200), row
    assert "The page is 30000 pixels high; the picture shows the first 9500." in visit.remarks


def test_of_a_page_that_never_finishes_what_is_there_is_kept(site: Site, page: Capturing) -> None:
    body = document("<p>the first words</p>" + " " * 50_000 + "<p>the last</p>")
    slow = Way(content_type=HTML.content_type, bytes_per_second=4_000)
    visit, folder = page(site.add("slow.html", body, slow), load_seconds=2)
    assert "The page had not finished loading after 2 seconds." in visit.remarks
    assert "the first words" in (folder / "page.txt").read_text(encoding="utf-8")
    assert set(visit.files) == set(FORMS)


@pytest.mark.parametrize("kind", ["file", "nobody", "certificate"])
def test_what_is_no_page_is_missing_with_why(site: Site, page: Capturing, kind: str) -> None:
    if kind == "file":
        link = site.add("file.zip", b"PK" * 100, Way(content_type="application/zip"))
        visit, _ = page(link)
    elif kind == "nobody":
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            visit, _ = page(f"http://127.0.0.1:{nobody.getsockname()[1]}/")
    else:
        with Site(tls=True) as other:
            visit, _ = page(other.add("post.html", document("<p>x</p>"), HTML))
    why = {"file": "leads to a file", "nobody": "could not be loaded", "certificate": "not trusted"}[kind]
    assert not visit.files
    assert {each["what"] for each in visit.missing} == set(FORMS)
    assert all(why in each["why"] for each in visit.missing)


def test_a_page_that_leads_on_to_a_site_that_nobody_was_told_of_is_not_followed(
    site: Site, page: Capturing
) -> None:
    """A name beneath `localhost` is this computer to the browser, and another site to this program."""
    with Site() as other:
        there = other.add("there.html", document("<p>there</p>"), HTML)
        there = there.replace("127.0.0.1", "elsewhere.localhost")
        visit, _ = page(site.add_redirect("post.html", there), told=Told())
        assert other.asked() == [] and not visit.files and visit.hosts == ["127.0.0.1"]
        assert {each["what"] for each in visit.missing} == set(FORMS)
        assert all("leads on to elsewhere.localhost, which was not" in each["why"] for each in visit.missing)
        script = f"<p>here</p><script>location.href = '{there}'</script><img src='{there}'>"
        told = Told("salt", frozenset({digest("salt", "elsewhere.localhost")}))
        visit, _ = page(site.add("post.html", document(script), HTML), told=told)
        assert visit.reached_url == there and not visit.missing, "somebody was told of it"


@pytest.mark.parametrize("link", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)"])
def test_only_links_of_the_web_are_shown(link: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        capture_page_into(
            SilentContext(), capturer=capture_page, wish=PageWish(link), objects_folder=str(tmp_path)
        )
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- the way to it


class SocksProxy:
    """A SOCKS5 proxy on this computer that leads every name to one place, and notes the names."""

    def __init__(self, to: tuple[str, int]) -> None:
        self.names: list[bytes] = []
        self._to = to
        self._server = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._serve)]
        self._threads[0].start()

    @property
    def link(self) -> str:
        return f"socks5h://127.0.0.1:{self._server.getsockname()[1]}"

    def close(self) -> None:
        with socket.create_connection(self._server.getsockname()):
            pass  # wakes the thread that waits for the next
        for each in self._threads:
            each.join()
        self._server.close()

    def _serve(self) -> None:
        while True:
            client, _ = self._server.accept()
            if not client.recv(1, socket.MSG_PEEK):
                client.close()
                return
            self._threads.append(threading.Thread(target=self._lead, args=(client,)))
            self._threads[-1].start()

    def _lead(self, client: socket.socket) -> None:
        with client, client.makefile("rb") as read:
            _, count = read.read(2)
            read.read(count)
            client.sendall(b"\x05\x00")
            kind = read.read(4)[3]
            self.names.append(read.read(read.read(1)[0]) if kind == 3 else b"an address")
            struct.unpack(">H", read.read(2))
            client.sendall(b"\x05\x00\x00\x01" + bytes(6))
            with socket.create_connection(self._to) as server:
                asked = client.recv(65_536)
                server.sendall(asked)
                while data := server.recv(65_536):
                    client.sendall(data)


@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_a_proxy_is_the_only_way_and_looks_names_up_itself(site: Site, page: Capturing, kind: str) -> None:
    site.add("post.html", document("<p>by way of a proxy</p>"), HTML)
    base = site.url("")
    link = "http://no-such-name.example/post.html"
    if kind == "http":
        visit, folder = page(link, proxy=base.rstrip("/"))
    else:
        proxy = SocksProxy(("127.0.0.1", int(base.rstrip("/").rpartition(":")[2])))
        try:
            visit, folder = page(link, proxy=proxy.link)
        finally:
            proxy.close()
        assert set(proxy.names) == {b"no-such-name.example"}
    assert visit.reached_url == link
    assert "by way of a proxy" in (folder / "page.txt").read_text(encoding="utf-8")


# ---------------------------------------------------------------- what is left behind


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_capture_that_is_killed_leaves_no_process(site: Site, tmp_path: Path) -> None:
    slow = Way(content_type=HTML.content_type, bytes_per_second=100)
    wish = PageWish(site.add("slow.html", document("x" * 10_000), slow))
    arguments = {"capturer": capture_page, "wish": wish, "objects_folder": str(tmp_path)}
    with ProcessRunner() as runner:
        handle = runner.start(Job("page", capture_page_into, arguments))
        end = time.monotonic() + 30
        while not site.asked("slow.html"):
            assert time.monotonic() < end
            if handle.snapshot().state == "failed":
                with pytest.raises(WorkerDied) as caught:
                    handle.result(10)
                pytest.skip(caught.value.message)
            time.sleep(0.02)
        [browser_pid] = _browsers_in(tmp_path)
        assert len(of_group(browser_pid)) > 1
        handle.kill()
    end = time.monotonic() + 10
    while of_group(browser_pid):
        assert time.monotonic() < end, "processes of the browser are left"
        time.sleep(0.02)


def _browsers_in(folder: Path) -> list[int]:
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and process.name != str(os.getpid()):
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"app.page_capture" in words and any(each.startswith(bytes(folder)) for each in words):
                found.append(int(process.name))
    return found


# ---------------------------------------------------------------- in a case


def no_browser(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    """A capturer where no browser can run."""
    raise WorkerDied("The browser for pages ended unexpectedly (exit code 127: libnss3.so is missing).")


def pages_in(case: Case, posting: Posting) -> tuple[PageCapture, dict[str, StoredObject]]:
    [capture] = page_captures_of(case, posting.uid)
    kept = {str(role): page_object(case, capture, role) for role in FORMS}
    return capture, {role: each for role, each in kept.items() if each is not None}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path / "case") as made:
        yield made


def add(case: Case, link: str, capturer: object) -> Posting:
    many_downloads.prepare()
    options = CaptureOptions(**NO_PROXY, page_capturer=capturer, page_retries=0)  # type: ignore[arg-type]
    with warnings.catch_warnings():
        # The sockets that yt-dlp leaves open when it fails go with the child in real life.
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            return run_here(add_link(case, link, actor="tester", options=options)).posting
        finally:
            gc.collect()


def test_a_link_brings_its_page_as_objects_of_the_posting(
    site: Site, clip: Path, case: Case, tmp_path: Path
) -> None:
    site.add_video("clip.mp4", clip)
    posting = add(case, site.add_page("post.html", video="clip.mp4", title="On the bridge"), a_browser)
    capture, kept = pages_in(case, posting)
    assert (capture.title, capture.captured_by, capture.network_path) == ("On the bridge", "tester", "direct")
    assert set(kept) == {str(role) for role in FORMS} == set(capture.objects)
    for role, each in kept.items():
        [joined] = case.find(PostingObject, posting_uid=posting.uid, role=role)
        assert joined.object_uid == each.uid
        assert case.objects.path(each.sha256, each.extension).stat().st_size == each.size
        assert each.recipe["tool"] == capture.browser
    entry = case.entries()[-1]
    assert not list((case.path / "objects").rglob("page-link-*")), "nothing is left of the capture"
    assert entry.number == case.head()
    assert run_here(save_page(case, capture, tmp_path)).files == len(FORMS)
    with pytest.raises(SourceUnavailable, match="there already"):
        run_here(save_page(case, capture, tmp_path))
    [picture] = tmp_path.glob(f"P{posting.number}-*-page.png")
    stored = kept[Role.PAGE_PICTURE]
    assert picture.read_bytes() == case.objects.path(stored.sha256, stored.extension).read_bytes()


def test_without_a_browser_the_recording_is_archived_and_the_page_is_missing_with_why(
    site: Site, clip: Path, case: Case
) -> None:
    site.add_video("clip.mp4", clip)
    posting = add(case, site.add_page("post.html", video="clip.mp4"), no_browser)
    assert posting.state == PostingState.ARCHIVED
    capture, kept = pages_in(case, posting)
    assert not kept
    assert {each["what"] for each in capture.missing} == set(FORMS)
    assert all("libnss3.so is missing" in each["why"] for each in capture.missing)


def test_a_link_that_failed_keeps_what_its_page_shows_instead(site: Site, case: Case) -> None:
    link = site.add_status("gone.html", 404)
    with pytest.raises(CatalogError):
        add(case, link, a_browser)
    [posting] = case.find(Posting)
    assert posting.state == PostingState.FAILED
    capture, kept = pages_in(case, posting)
    assert capture.http_status == 404
    text = kept[Role.PAGE_TEXT]
    assert "An error page." in case.objects.path(text.sha256, text.extension).read_text(encoding="utf-8")


def test_a_login_that_cannot_be_read_keeps_the_browser_from_asking_too(
    site: Site, clip: Path, case: Case, tmp_path: Path
) -> None:
    site.add_video("clip.mp4", clip)
    options = CaptureOptions(**NO_PROXY, cookies_file=str(tmp_path / "gone.txt"), page_capturer=no_browser)
    with pytest.raises(InvalidInput, match="cookies"):
        run_here(
            add_link(case, site.add_page("post.html", video="clip.mp4"), actor="tester", options=options)
        )
    [posting] = case.find(Posting)
    assert posting.state == PostingState.FAILED
    assert page_captures_of(case, posting.uid) == [] and site.asked() == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asked_to_be_left_alone_is_not_asked_again_by_the_browser(
    site: Site, case: Case, status: int
) -> None:
    link = site.add_status("busy.html", status, headers={"Retry-After": "30"} if status == 503 else {})
    with pytest.raises(MayPass) as caught:
        add(case, link, never)
    assert caught.value.wants_peace
    capture, kept = pages_in(case, case.find(Posting)[0])
    assert not kept and {each["what"] for each in capture.missing} == set(FORMS)
    assert all(each["why"] == f"It was not asked for: {caught.value.message}" for each in capture.missing)
    assert case.entries()[-1].outcome == "failed"


def never(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    raise AssertionError("the page was asked for")


def test_a_page_that_is_refused_for_being_asked_too_often_is_told_from_the_page(
    site: Site, clip: Path, case: Case
) -> None:
    site.add_video("clip.mp4", clip)
    options = CaptureOptions(**NO_PROXY, page_capturer=refused, page_retries=0)
    link = site.add_page("post.html", video="clip.mp4")
    acquired = run_here(add_link(case, link, actor="tester", options=options))
    assert acquired.wait_seconds == 40, "the queue leaves the host alone for so long"
    capture, kept = pages_in(case, acquired.posting)
    assert set(kept) == {Role.PAGE_TEXT} and capture.http_status == 429
    assert capture.remarks == [
        "The server answered that it was asked too often: this is its refusal, not the page."
    ]


def refused(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    """A capturer to whom the server says 429."""
    (folder / "page.txt").write_text("Not so often.")
    headers = [["Retry-After", "40"]]
    return PageVisit(files={Role.PAGE_TEXT: "page.txt"}, http_status=429, response_headers=headers)


def test_a_link_to_the_recording_itself_has_no_page(site: Site, clip: Path, case: Case) -> None:
    posting = add(case, site.add_video("clip.mp4", clip), no_browser)
    assert not page_captures_of(case, posting.uid)


def test_what_a_capturer_says_and_does_not_write_is_missing(site: Site, tmp_path: Path) -> None:
    captured: CapturedPage = capture_page_into(
        SilentContext(),
        capturer=lambda context, wish, folder: PageVisit(files={Role.PAGE_PICTURE: "page.png"}),
        wish=PageWish(site.url("post.html")),
        objects_folder=str(tmp_path),
    )
    assert not captured.objects
    assert {each["what"] for each in captured.visit.missing} == set(FORMS)
    shutil.rmtree(tmp_path / "incoming")
