"""A copy at a public web archive: only after a yes, by the same way as links, and what came of it kept."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from catalog.archive import contact, public_archive
from catalog.archive.options import CaptureOptions
from catalog.archive.public_archive import given_time
from catalog.case import Case
from catalog.errors import CaseReadOnly, CatalogError, InvalidInput, SourceUnavailable
from catalog.model.records import ConsentState, Media, Posting, PublicCopy, Purpose
from catalog.operations import undo
from catalog.operations.about_disclosure import restrict_field
from catalog.operations.acquisition import Form, Said, fill_in
from catalog.operations.annotate import restrict
from catalog.operations.history import step_in_words
from catalog.operations.page_captured import captured
from catalog.operations.public_archive import ask_for_copy, look_link, note_copy, postings_with_link
from tests.archive.capturing import ACTOR, files_with, run_here
from tests.helpers.cases import add_media
from tests.helpers.cli import CommandLine
from tests.helpers.site import Site, Way
from tests.helpers.socks import SocksProxy

LINK = "https://video.example/watch"
COPY = f"web/20260503101112/{LINK}"


@pytest.fixture
def posting(case: Case) -> Posting:
    media = add_media(case)
    found = Posting(
        url=LINK,
        media_uid=media.uid,
        state="archived",
        captured_utc="2026-05-03T10:00:00.000Z",
        captured_by=ACTOR,
    )
    with case.unit_of_work("archive.end", actor=ACTOR) as work:
        work.add(found)
    return found


def archive_of(site: Site) -> str:
    return site.url("").rstrip("/")


def ask(case: Case, posting: Posting, archive: str, *, proxy: str = "") -> PublicCopy:
    options = CaptureOptions(proxy=proxy)
    return run_here(ask_for_copy(case, posting.uid, actor=ACTOR, options=options, archive=archive))


@pytest.mark.parametrize("says_by", ["redirect", "Content-Location", "Link"])
def test_the_copy_is_found_however_the_archive_names_it(
    site: Site, case: Case, posting: Posting, says_by: str
) -> None:
    place = site.url(COPY)
    if says_by == "redirect":
        site.add(COPY, b"<html>a copy</html>")
        site.add_redirect(f"save/{LINK}", COPY)
    elif says_by == "Link":
        links = f'<{LINK}>; rel="original", <{place}>; rel="memento"; datetime="x"'
        site.add(f"save/{LINK}", b"saved", Way(headers={"Link": links}))
    else:
        site.add(f"save/{LINK}", b"saved", Way(headers={"Content-Location": f"/{COPY}"}))
    record = ask(case, posting, archive_of(site))
    assert unquote(record.copy_url).endswith(COPY) and record.copied_as_given == "2026-05-03 10:11:12"
    assert case.find(PublicCopy) == [record]
    assert (record.asked_by, record.network_path, record.made) == (ACTOR, "direct", "by the program")
    assert [step_in_words(case, each) for each in case.entries()[-2:]] == [
        f"asking a public archive for a copy of {LINK}",
        f"noting what a public archive answered of {LINK}",
    ]
    [asked] = site.asked(f"save/{LINK}")
    assert "Cookie" not in asked.headers and "Referer" not in asked.headers


@pytest.mark.parametrize("status", [429, 502, 523, 200])
def test_what_the_archive_refuses_is_kept_with_why(
    site: Site, case: Case, posting: Posting, status: int
) -> None:
    site.add_status(f"save/{LINK}", status)
    with pytest.raises(SourceUnavailable, match="public archive") as caught:
        ask(case, posting, archive_of(site))
    [record] = case.find(PublicCopy)
    assert record.copy_url == "" and record.error == caught.value.message
    assert case.entries()[-1].outcome == "failed"


def test_a_link_to_elsewhere_is_no_copy(site: Site, case: Case, posting: Posting) -> None:
    elsewhere = "https://elsewhere.example/web/20260503101112/x"
    site.add(f"save/{LINK}", b"saved", Way(headers={"Content-Location": elsewhere}))
    with pytest.raises(SourceUnavailable, match="did not say where"):
        ask(case, posting, archive_of(site))


def test_it_goes_the_way_that_links_go_and_keeps_no_secret(
    site: Site, case: Case, posting: Posting, tmp_path: Path
) -> None:
    with SocksProxy(to_port=site.port, name="somebody", password="open-sesame-99") as proxy:
        site.add(f"save/{LINK}", b"saved", Way(headers={"Content-Location": f"/{COPY}"}))
        record = ask(case, posting, "http://archive.invalid", proxy=proxy.url())
        assert {host for host, _ in proxy.asked} == {"archive.invalid"}
        assert record.network_path == "proxy" and record.copy_url == f"http://archive.invalid/{COPY}"
        with pytest.raises(CatalogError):
            ask(case, posting, "http://archive.invalid", proxy=proxy.url(password="wrong-sesame"))
    for secret in ("open-sesame", "wrong-sesame"):
        assert files_with(case.path, secret) == []


def test_nothing_is_sent_before_the_archive_was_told_of_or_where_a_recording_is_left_out(
    site: Site, case: Case, posting: Posting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "own"))
    with monkeypatch.context() as patch:
        patch.setattr(contact, "is_here", lambda _host: False)
        with pytest.raises(InvalidInput, match="would see"):
            ask(case, posting, archive_of(site))
    restrict(case, posting.media_uid or "", "somebody at risk is to be seen", actor=ACTOR)
    with pytest.raises(InvalidInput, match="does not go out: somebody at risk"):
        ask(case, posting, archive_of(site))
    assert site.asked() == [] and not case.find(PublicCopy)


def test_nothing_is_sent_of_what_who_gave_it_does_not_let_be_published(
    site: Site, case: Case, posting: Posting
) -> None:
    form = Form(consents=(Said(str(Purpose.PUBLISH), str(ConsentState.REFUSED)),))
    fill_in(case, [posting.uid], form, actor=ACTOR)
    with pytest.raises(InvalidInput, match="consent to publish it was refused"):
        ask(case, posting, archive_of(site))
    assert site.asked() == [] and not case.find(PublicCopy)


@pytest.mark.parametrize("field", ["link", "uploader"])
def test_nothing_is_sent_of_a_page_that_says_a_restricted_field(
    site: Site, case: Case, posting: Posting, field: str
) -> None:
    restrict_field(case, field, "it names a witness", actor=ACTOR, media_uid=posting.media_uid)
    with pytest.raises(InvalidInput, match="A field that this page says is restricted"):
        ask(case, posting, archive_of(site))
    assert site.asked() == [] and not case.find(PublicCopy)


def test_what_was_asked_stands_in_the_case_before_anybody_is_asked(
    site: Site, case: Case, posting: Posting
) -> None:
    """The operation is left where its job would begin, as a crash leaves it."""
    options = CaptureOptions(proxy="")
    left = ask_for_copy(case, posting.uid, actor=ACTOR, options=options, archive=archive_of(site))
    job = next(left)
    assert job.arguments["url"] == LINK and site.asked() == []
    [record] = case.find(PublicCopy)
    assert (record.asked_by, record.copy_url, record.error) == (ACTOR, "", "")
    entry = case.entries()[-1]
    assert (entry.action, entry.parameters["url"]) == ("public.ask", LINK)
    left.close()
    rows = [row for section in captured(case, posting.media_uid or "") for row in section.rows]
    assert any(row.missing and row.value == "none was noted as yet" for row in rows)
    assert case.find(PublicCopy) == [record]


def test_nothing_is_sent_where_what_comes_of_it_could_not_be_recorded(
    site: Site, case: Case, posting: Posting
) -> None:
    with Case.open(case.path, read_only=True) as reading, pytest.raises(CaseReadOnly):
        ask(reading, posting, archive_of(site))
    assert site.asked() == []


def test_a_copy_made_in_a_browser_is_noted_and_can_be_taken_back(case: Case, posting: Posting) -> None:
    record = note_copy(case, posting.uid, f"https://web.archive.org/{COPY}", actor=ACTOR)
    assert (record.archive, record.network_path) == ("web.archive.org", "")
    assert record.copied_as_given == "2026-05-03 10:11:12"
    other = note_copy(case, posting.uid, "https://archive.example/AbCdE", actor=ACTOR)
    assert other.copied_as_given == ""
    undo.undo(case, actor=ACTOR)
    assert case.find(PublicCopy) == [record]
    with pytest.raises(InvalidInput):
        note_copy(case, posting.uid, "archive.example", actor=ACTOR)
    assert postings_with_link(case, posting.media_uid or "")[0].uid == posting.uid
    assert look_link(LINK) == f"https://web.archive.org/web/*/{LINK}"
    assert given_time("https://web.archive.org/web/20260503101112id_/x") == "2026-05-03 10:11:12"


def test_the_command_sends_nothing_without_a_yes(
    site: Site,
    case: Case,
    posting: Posting,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = CommandLine(capsys)
    media = case.get(Media, posting.media_uid or "")
    said = command("public-copy", case.path, media.label, "--proxy", "")
    assert said.code == 2 and "show it to everybody" in said.words and "--yes" in said.words
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    assert command("public-copy", case.path, media.label, "--proxy", "").code == 2
    assert not case.find(PublicCopy)
    noted = command("public-copy", case.path, media.label, "--note", f"https://web.archive.org/{COPY}")
    assert noted.code == 0 and "2026-05-03 10:11:12" in noted.out
    assert public_archive.ARCHIVE == "https://web.archive.org"
