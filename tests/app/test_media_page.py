"""The page of a recording in the real window: capture, technical, custody, copies, badges; and what it is made of."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.media_page import panel as panel_module
from app.media_page import room as room_module
from app.media_page.panel import MediaPagePanel
from app.media_page.reading import SectionsField
from app.media_page.room import MediaPageRoom
from app.models.library import Role
from app.protection.contact_dialog import ContactDialog
from catalog.archive import contact
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.model.records import (
    Capture,
    Checkpoint,
    Completeness,
    CopyLink,
    Media,
    Posting,
    PublicCopy,
    StoredObject,
    TimeStamp,
)
from catalog.operations.about_disclosure import restrict_field
from catalog.operations.page_badges import Standings, standing_of
from catalog.operations.page_of_media import MediaPage, Row, Section, badges, page_of_media
from catalog.store.fixity_tables import ObjectCheck
from catalog.texts import Phrase
from tests.helpers.site import Site, Way
from tests.helpers.window import ACTOR, PATIENCE_MILLISECONDS, click, room_in, tap, window_on

UTC = "2026-05-03T10:00:00.000Z"
LINK = "https://video.example/watch?v=1"
HOSTILE = "<b>bold</b> \N{RIGHT-TO-LEFT OVERRIDE}gpj.exe"


def with_capture(path: Path) -> Path:
    """The case, its recording found at a link too, of which everything is known."""
    with Case.open(path) as case:
        [media] = case.find(Media)
        posting = Posting(
            url=LINK,
            title=HOSTILE,
            media_uid=media.uid,
            state="archived",
            captured_utc=UTC,
            captured_by=ACTOR,
        )
        capture = Capture(
            posting_uid=posting.uid,
            asked_url=LINK,
            reached_url="https://cdn.example/1.mp4",
            redirects=[{"from": LINK, "to": "https://cdn.example/1.mp4", "status": 302}],
            started_utc=UTC,
            clock_offset_ms=-4_200,
            clock_error_ms=600,
            collector="colleague",
            network_path="Tor",
            certificate={
                "subject": "commonName=video.example",
                "sha256": "ab" * 32,
                "names": ["DNS:a", "DNS:b"],
            },
            response_headers=[["status", "200"], ["X-Odd", HOSTILE]],
            extractor="generic",
            missing=[
                {"what": "the thumbnail", "why": "the thumbnail could not be had: There is nothing at a.b."}
            ],
        )
        stream = {
            "object_uid": None,
            "bytes_expected": 900,
            "bytes_received": 450,
            "declared_micros": None,
            "fragments": {"expected": 4, "received": 2},
            "decoded_micros": 1,
            "errors": ["picture: broken"],
            "tracks": [
                {"kind": "video", "declared_micros": 2_000_000, "decoded_micros": 1_000_000, "frames": 25}
            ],
        }
        complete = Completeness(
            posting_uid=posting.uid,
            verdict="partial",
            why="2 of 4 segments arrived.",
            streams=[stream],
            made_utc=UTC,
        )
        with case.unit_of_work("archive.end", actor=ACTOR) as work:
            work.add_all([posting, capture, complete])
    return path


def lines_of(sections: tuple[Section, ...]) -> dict[str, str]:
    return {row.name: str(row.value) for section in sections for row in section.rows}


def page_in(path: Path) -> MediaPage:
    with Case.open(path, read_only=True) as case:
        return page_of_media(case, case.find(Media)[0].uid)


def panel_of(window: MainWindow) -> MediaPagePanel:
    return room_in(window, MediaPageRoom).panel


def show(qtbot: QtBot, window: MainWindow) -> MediaPagePanel:
    panel = panel_of(window)
    window.actions_table["media_page"].trigger()
    qtbot.waitUntil(lambda: panel.page is not None, timeout=PATIENCE_MILLISECONDS)
    return panel


def test_everything_of_a_capture_is_said_in_words_that_can_be_translated(case_path: Path) -> None:
    page = page_in(with_capture(case_path))
    assert [str(each.heading) for each in page.captured].count("How it was captured") == 1
    told = lines_of(page.captured)
    assert told["Link asked"] == LINK
    assert told["Link reached"] == "https://cdn.example/1.mp4"
    assert told["Redirect"] == "302, to https://cdn.example/1.mp4"
    assert told["Clock of the server"] == "4.2 s behind this computer's, ± 0.6 s"
    assert (told["Captured by"], told["Way"]) == ("colleague", "Tor")
    assert told["Certificate's names"] == "DNS:a, DNS:b"
    assert told["X-Odd"] == HOSTILE
    [missing] = [row for section in page.captured for row in section.rows if row.name == "the thumbnail"]
    assert missing.missing and isinstance(missing.value, Phrase)
    assert missing.value.values == {"what": "the thumbnail", "why": "There is nothing at a.b."}
    technical = lines_of(page.technical)
    assert technical["Why"] == "2 of 4 segments arrived."
    assert technical["Fault"] == "picture: broken"
    assert technical["Segments"] == "2 of 4, each with its hash"
    with Case.open(case_path, read_only=True) as case:
        stored = case.get(StoredObject, case.find(Media)[0].reference_object_uid)
    assert technical["SHA-256"] == stored.sha256
    assert technical["SHA-512"] == stored.sha512


def test_badges_follow_what_was_checked_signed_and_stamped(case_path: Path) -> None:
    with Case.open(with_capture(case_path)) as case:
        [media] = case.find(Media)
        before = len(case.find(Checkpoint))
        found = badges(case, media.uid)
        assert (found.completeness, found.fixity) == ("partial", "not read since they came")
        case.note_checks([ObjectCheck(media.reference_object_uid, UTC, "")])
        assert (badges(case, media.uid).fixity, badges(case, media.uid).checked_utc) == ("as they were", UTC)
        case.note_checks([ObjectCheck(media.reference_object_uid, UTC, "missing")])
        assert badges(case, media.uid).fixity == "damaged"
        checkpoint = Checkpoint(
            entry=case.head(),
            entry_hash="ab" * 32,
            public_key="cd" * 32,
            signature="ef" * 64,
            reason="on request",
            signed_by=ACTOR,
            made_utc=UTC,
            object_uid=media.reference_object_uid,
        )
        with case.unit_of_work("log.sign", actor=ACTOR) as work:
            work.add(checkpoint)
        assert badges(case, media.uid).stamp == "signed"
        for state in ("failed", "pending", "stamped"):
            with case.unit_of_work("log.stamp", actor=ACTOR) as work:
                work.add(
                    TimeStamp(checkpoint_uid=checkpoint.uid, authority=state, state=state, stamped_utc=UTC)
                )
            assert badges(case, media.uid).stamp == state, "the best holds"
            standings = Standings(case)
            for entry in range(1, case.head() + 2):
                assert standings.of(entry) == standing_of(case, entry)
        told = lines_of(page_of_media(case, media.uid).custody)
        assert told["Time stamp"] == "stamped" and told["Time stamp authority"] == "stamped"
        assert len(case.find(Checkpoint)) == before + 1


def test_what_was_decided_on_copies_is_told_of_both(case_path: Path) -> None:
    with Case.open(case_path) as case:
        [media] = case.find(Media)
        link = CopyLink(
            media_uid=media.uid,
            other_uid=media.uid,
            state="dismissed",
            ranges=[],
            decided_by="colleague",
            decided_utc=UTC,
        )
        with case.unit_of_work("copy.dismiss", actor=ACTOR) as work:
            work.add(link)
        [section] = page_of_media(case, media.uid).copies
        assert section.rows[0].value == "no copy, says colleague, 2026-05-03 10:00:00.000 UTC"


def test_the_page_is_read_beside_the_window_and_shown_in_tabs(
    qtbot: QtBot, case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def noted(case: Case, uid: str) -> MediaPage:
        threads.append(threading.current_thread())
        return page_of_media(case, uid)

    monkeypatch.setattr(panel_module, "page_of_media", noted)
    with window_on(qtbot, with_capture(case_path)) as window:
        assert threads == [], "nothing is read while it is out of sight"
        panel = show(qtbot, window)
        assert threads and threading.main_thread() not in threads
        assert panel.badges.words == ["partial", "bytes not read again yet", "signed, no time stamp"]
        shown = panel.captured.toPlainText()
        assert "<b>bold</b>" in shown and "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown
        assert "the thumbnail (missing):" in shown
        for field in (panel.technical, panel.custody):
            panel.show_tab(field)
            assert field.isVisible() and len(field.toPlainText().splitlines()) > 8
        panel.tabs.setCurrentIndex(4)
        assert panel.copies.toPlainText() == "Nobody has decided on any copy of it."
        click(panel.more_copies)
        assert window.docks.dock("copies").isVisible()
        window.actions_table["page"].trigger()
        assert panel.seen.isVisible()
        count = len(threads)
        window.commands.rate(window.session.library[0], "graphic")
        qtbot.waitUntil(lambda: len(threads) > count, timeout=PATIENCE_MILLISECONDS)
        qtbot.waitUntil(lambda: "rating" in panel.custody.toPlainText(), timeout=PATIENCE_MILLISECONDS)
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)


def test_what_is_very_long_is_cut_where_it_would_hold_the_window_up(qtbot: QtBot) -> None:
    field = SectionsField("a", "b")
    qtbot.addWidget(field)
    field.show_sections([Section("Steps", tuple(Row(str(n), "step") for n in range(20_000)))])
    assert field.toPlainText() == "", "nothing is written out of sight"
    field.show()
    lines = field.toPlainText().splitlines()
    assert len(lines) < 520 and lines[-1] == "There is more of it in the case."
    field.show_sections([])
    assert field.toPlainText() == "b"


def test_a_public_copy_is_offered_and_sent_only_on_a_yes(
    qtbot: QtBot, case_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "own settings"))
    monkeypatch.setattr(contact, "is_here", lambda _host: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    with Site() as site, window_on(qtbot, with_capture(case_path)) as window:
        monkeypatch.setattr(room_module, "ARCHIVE", site.url("").rstrip("/"))
        copy = f"/web/20260503101112/{LINK}"
        site.add(f"save/{LINK.partition('?')[0]}", b"saved", Way(headers={"Content-Location": copy}))
        window.intake.links.capture = CaptureOptions(proxy="")
        case = window.session.case
        room = room_in(window, MediaPageRoom)
        room.show()
        click(room.panel.copy_there)
        dialog = room.dialog
        assert dialog is not None and dialog.posting.url == LINK
        click(dialog.note)
        assert "Paste the whole link" in dialog.problem.text()
        click(dialog.browser)
        assert opened == [f"https://web.archive.org/save/{LINK}"]
        click(dialog.send)
        told = next(each for each in dialog.findChildren(ContactDialog) if each.isVisible())
        assert told.hosts == ("127.0.0.1",), "the archive is a site like others"
        assert site.asked() == [] and not case.find(PublicCopy)
        click(told.go_on)
        qtbot.waitUntil(lambda: bool(case.find(PublicCopy)), timeout=60_000)
        qtbot.waitUntil(lambda: copy in room.panel.captured.toPlainText(), timeout=PATIENCE_MILLISECONDS)
        room.offer_copy()
        dialog = room.dialog
        qtbot.keyClicks(dialog.copy, "https://archive.example/AbCdE")
        click(dialog.note)
        assert [each.made for each in case.find(PublicCopy)] == [
            "by the program",
            "in a browser of one's own",
        ]
        tap(window, "Ctrl+Z")
        assert len(case.find(PublicCopy)) == 1
        room.offer_copy()
        restrict_field(
            case, "uploader", "it names a witness", actor=ACTOR, media_uid=dialog.posting.media_uid
        )
        dialog = room.dialog
        click(dialog.browser)
        assert "restricted" in dialog.problem.text() and len(opened) == 1
        dialog.reject()
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)


def test_the_list_says_what_was_stamped_and_what_is_damaged(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, with_capture(case_path)) as window:
        case, media, model = window.session.case, window.session.library[0], window.library_model
        row = model.index(model.row_of(media.uid) or 0)
        assert str(row.data(Role.FACTS)).endswith("\npartial")
        assert "signed, no time stamp" in str(row.data(Qt.ItemDataRole.ToolTipRole))
        checkpoint = case.find(Checkpoint)[-1]
        with case.unit_of_work("log.stamp", actor=ACTOR) as work:
            stamp = work.add(TimeStamp(checkpoint_uid=checkpoint.uid, authority="https://time.example"))
        window.session.look_for_changes()
        assert str(row.data(Role.FACTS)).endswith("partial · stamp pending")
        with case.unit_of_work("log.stamp", actor=ACTOR) as work:
            work.replace(dataclasses.replace(stamp, state="stamped", stamped_utc=UTC))
        case.note_checks([ObjectCheck(media.reference_object_uid, UTC, "missing")])
        window.session.look_for_changes()
        assert str(row.data(Role.FACTS)).endswith("partial · bytes damaged · stamped")
        assert "time stamp: stamped" in str(row.data(Qt.ItemDataRole.ToolTipRole))
