"""Folders as people give them: looked through before anything is taken in, their structure kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.archive.folders import look_through
from catalog.case import Case
from catalog.errors import InvalidInput, MediaUnreadable
from catalog.exchange.selection import select
from catalog.jobs import SilentContext
from catalog.model.records import Acquisition, Consent, Media, Posting, PostingState, Purpose
from catalog.operations.acquire import add_file
from catalog.operations.acquisition import UNSAID, Form, Said, fill_in
from catalog.operations.going_out import why_it_stays
from catalog.operations.intake_preview import preview
from catalog.operations.package import package
from catalog.operations.publish import report
from catalog.operations.undo import undo
from catalog.report.holdings import Holdings
from catalog.store.purpose import for_purpose
from tests.archive.capturing import run_here
from tests.helpers.cases import add_media, make_case


@pytest.fixture
def card(clip: Path, tmp_path: Path) -> Path:
    """A folder with two recordings, deep, and what lies beside one."""
    folder = tmp_path / "card"
    (folder / "DCIM" / "may").mkdir(parents=True)
    shutil.copy(clip, folder / "DCIM" / "may" / "a.mp4")
    (folder / "DCIM" / "may" / "a.srt").write_text("1\n")
    (folder / "b.mp4").write_bytes(b"no recording at all")
    return folder


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as case:
        yield case


def test_the_way_in_the_folder_is_found_and_kept(case: Case, card: Path) -> None:
    found = look_through([card])
    assert [(each.folder, each.path_in_folder) for each in found] == [
        ("card", "b.mp4"),
        ("card", "DCIM/may/a.mp4"),
    ]
    posting = run_here(add_file(case, found[1], actor="tester")).posting
    [kept] = case.find(Acquisition, posting_uid=posting.uid)
    assert (kept.folder, kept.path_in_folder) == ("card", "DCIM/may/a.mp4")


def test_a_sidecar_that_is_named_with_its_recording_is_not_one_of_its_own(card: Path) -> None:
    folder = card / "DCIM" / "may"
    [found] = look_through([folder / "a.mp4", folder / "a.srt"])
    assert found.sidecars == (folder / "a.srt",)
    assert (found.folder, found.path_in_folder) == ("", "")


def test_a_file_that_is_no_recording_is_kept_with_how_it_came(case: Case, card: Path) -> None:
    said = Form(received_from="a neighbour", consents=(Said(Purpose.COURT, "given"),))
    with pytest.raises(MediaUnreadable):
        run_here(add_file(case, look_through([card])[0], actor="tester", form=said))
    [posting] = case.find(Posting, state=PostingState.FAILED)
    [kept] = case.find(Acquisition, posting_uid=posting.uid)
    assert kept.received_from == "a neighbour"
    assert case.count(Consent, posting_uid=posting.uid) == 1


def test_the_preview_names_what_the_case_has_and_writes_nothing(case: Case, card: Path) -> None:
    run_here(add_file(case, look_through([card])[1], actor="tester"))
    shutil.copy(card / "DCIM" / "may" / "a.mp4", card / "again.mp4")
    other = bytearray((card / "again.mp4").read_bytes())
    other[-1] ^= 1
    (card / "as long.mp4").write_bytes(bytes(other))
    before = case.head()
    seen = {each.found.path.name: each.known_as for each in preview(case, [card], SilentContext())}
    assert seen == {"again.mp4": "M1", "as long.mp4": "", "a.mp4": "M1", "b.mp4": ""}
    assert case.head() == before


def test_a_name_that_is_no_text_does_no_harm(case: Case, clip: Path, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    shutil.copy(clip, os.fsencode(folder) + b"/\xff\xfe.mp4")
    [found] = look_through([folder])
    run_here(add_file(case, found, actor="tester"))
    [kept] = case.find(Acquisition)
    assert kept.path_in_folder == "??.mp4"


# ---------------------------------------------------------------- the form


def test_the_form_is_filled_in_later_for_many_at_once_and_taken_back(plain: Case) -> None:
    many = [add_media(plain) for _ in range(3)]
    postings = [each.uid for each in plain.find(Posting)]
    fill_in(plain, postings[:1], Form(how="by messenger", note="first"), actor="tester")
    said = Form(received_from="a colleague", prior_custodians=("a shop", "a driver"))
    assert fill_in(plain, postings, said, actor="tester") == 3
    first = plain.find(Acquisition, posting_uid=postings[0])[0]
    assert (first.how, first.received_from, first.prior_custodians) == (
        "by messenger",
        "a colleague",
        ["a shop", "a driver"],
    )
    undo(plain, actor="tester")
    assert [each.received_from for each in plain.find(Acquisition)] == [""]
    assert len(many) == plain.count(Media)


def test_consent_that_is_taken_back_bars_its_purpose_and_no_other(plain: Case) -> None:
    media = add_media(plain)
    uids = [each.uid for each in plain.find(Posting, media_uid=media.uid)]
    assert why_it_stays(plain, media, Purpose.PUBLISH) == ""
    given = Said(Purpose.PUBLISH, "given", given_by="a neighbour", said_on="2026-05-01")
    fill_in(plain, uids, Form(consents=(given,)), actor="tester")
    assert why_it_stays(plain, media, Purpose.PUBLISH) == ""
    taken_back = Said(Purpose.PUBLISH, "withdrawn", withdrawn_on="2026-06-01")
    fill_in(plain, uids, Form(consents=(taken_back,)), actor="colleague")
    assert why_it_stays(plain, media, Purpose.PUBLISH)
    assert why_it_stays(plain, media, Purpose.COURT) == ""
    [kept] = plain.find(Consent)
    assert (kept.given_by, kept.said_on, kept.recorded_by) == ("a neighbour", "2026-05-01", "colleague")
    assert why_it_stays(plain, media, Purpose.PUBLISH) == "consent to publish it was withdrawn on 2026-06-01"


def test_a_consent_is_set_back_to_nothing_said_and_its_history_stays(plain: Case) -> None:
    media = add_media(plain)
    uids = [each.uid for each in plain.find(Posting, media_uid=media.uid)]
    fill_in(
        plain,
        uids,
        Form(consents=(Said(Purpose.PUBLISH, "refused", given_by="a neighbour"),)),
        actor="tester",
    )
    refused_at = plain.head()
    unsaid = Form(consents=(Said(Purpose.PUBLISH, UNSAID), Said(Purpose.COURT, UNSAID)))
    assert fill_in(plain, uids, unsaid, actor="colleague") == 1
    assert plain.count(Consent) == 0
    assert why_it_stays(plain, media, Purpose.PUBLISH) == ""
    [then] = plain.state_as_of(refused_at).all(Consent)
    assert (then.state, then.given_by) == ("refused", "a neighbour")
    assert plain.entries(first=plain.head())[0].actor == "colleague"
    undo(plain, actor="colleague")
    assert why_it_stays(plain, media, Purpose.PUBLISH) == "consent to publish it was refused"


def test_who_does_not_let_it_be_kept_allows_nothing(plain: Case) -> None:
    media = add_media(plain)
    uids = [each.uid for each in plain.find(Posting, media_uid=media.uid)]
    fill_in(plain, uids, Form(consents=(Said(Purpose.KEEP, "refused"),)), actor="tester")
    assert why_it_stays(plain, media, Purpose.COURT)
    assert why_it_stays(plain, media, Purpose.PUBLISH)


@pytest.mark.parametrize(
    "form",
    [
        Form(),
        Form(consents=(Said("gossip", "given"),)),
        Form(consents=(Said(Purpose.KEEP, "perhaps"),)),
        Form(consents=(Said(Purpose.KEEP, "given"), Said(Purpose.KEEP, "refused"))),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_written(plain: Case, form: Form) -> None:
    add_media(plain)
    before = plain.head()
    with pytest.raises(InvalidInput):
        fill_in(plain, [each.uid for each in plain.find(Posting)], form, actor="tester")
    assert plain.head() == before


def test_what_is_taken_back_is_left_out_of_reports_and_packages_for_that_purpose_and_they_say_so(
    plain: Case,
) -> None:
    kept, taken_back = add_media(plain), add_media(plain)
    uids = [each.uid for each in plain.find(Posting, media_uid=taken_back.uid)]
    said = Said(Purpose.PUBLISH, "withdrawn", withdrawn_on="2026-06-01", given_by="a neighbour")
    fill_in(plain, uids, Form(received_from="a neighbour", consents=(said,)), actor="tester")
    state = plain.state_as_of(plain.head())
    for purpose, out in ((Purpose.COURT, []), (Purpose.PUBLISH, [taken_back.label])):
        meant = for_purpose(state, purpose)
        assert [each.media.label for each in Holdings(meant).left_out] == out
        chosen = select(meant, None)
        assert [each.label for each in chosen.restricted] == out
        assert {each.label for each in chosen.media} == {kept.label, taken_back.label} - set(out)
        assert not any(isinstance(each, Acquisition | Consent) for each in chosen.shown.values())
    [left_out] = select(for_purpose(state, Purpose.PUBLISH), None).restricted
    assert left_out.restriction == "consent to publish it was withdrawn on 2026-06-01"
    assert plain.get(Media, taken_back.uid).restriction == ""


def test_a_package_of_what_is_not_allowed_is_refused_by_name(plain: Case, tmp_path: Path) -> None:
    media = add_media(plain)
    uids = [each.uid for each in plain.find(Posting)]
    fill_in(plain, uids, Form(consents=(Said(Purpose.COURT, "refused"),)), actor="tester")
    with pytest.raises(InvalidInput, match=f"{media.label} does not go out: consent to use it in court"):
        run_here(package(plain, tmp_path / "out", actor="tester", media_uids=[media.uid]))
    assert not (tmp_path / "out").exists()


def test_a_report_of_an_earlier_entry_is_refused_once_consent_was_taken_back(
    plain: Case, tmp_path: Path
) -> None:
    add_media(plain)
    before = plain.head()
    said = Said(Purpose.PUBLISH, "withdrawn")
    fill_in(plain, [each.uid for each in plain.find(Posting)], Form(consents=(said,)), actor="tester")
    with pytest.raises(InvalidInput, match="left out of reports since"):
        run_here(report(plain, tmp_path, actor="tester", as_of=before, purpose=Purpose.PUBLISH))
