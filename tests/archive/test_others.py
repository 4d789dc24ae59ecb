"""What auto-archiver and Hunchly wrote, made here in their forms: taken in whole, their hashes claimed and compared."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.archive.others import recognise
from catalog.case import Case
from catalog.custody.timestamps import new_request
from catalog.errors import InvalidInput
from catalog.model.records import (
    Agreement,
    EarlierCustody,
    Media,
    Posting,
    PostingObject,
    PostingState,
    Role,
    StoredObject,
)
from catalog.operations.acquisition_told import how_it_came
from catalog.operations.authorities import add_authority
from catalog.operations.before_packaging import outlook
from catalog.operations.others import TookOver, take_from_others
from catalog.operations.queue import known_links
from catalog.report.gather import gather
from catalog.texts import Phrase
from tests.archive.capturing import run_here
from tests.helpers.authority import NEEDS_OPENSSL, Certificates
from tests.helpers.cases import make_case
from tests.helpers.given import make_photograph

URL = "https://example.org/watch/17"
WHEN = datetime.datetime(2026, 5, 3, 10, 0, 1, 5, tzinfo=datetime.UTC)


def hash_of(path: Path, make: Any = hashlib.sha256) -> str:
    return str(make(path.read_bytes()).hexdigest())


def take(case: Case, path: Path) -> TookOver:
    return run_here(take_from_others(case, path, actor="tester"))


class AutoArchived:
    """A folder of auto-archiver's local storage: a video, its thumbnail, a screenshot, stamped hashes."""

    def __init__(self, folder: Path, clip: Path) -> None:
        self.folder = folder
        self.store = folder / "local_archive" / "example-org-watch-17"
        self.store.mkdir(parents=True)
        self.video = self.store / "a1b2c3.mp4"
        shutil.copy(clip, self.video)
        self.thumbnail = make_photograph(self.store / "thumb1.jpg", number=1)
        self.screenshot = make_photograph(self.store / "screen.jpg", number=2)
        self.hashes = self.store / "hashes.txt"
        self.hashes.write_text(hash_of(self.video))
        self.token = self.store / "timestamp_token_http-tsa-example-org"
        self.token.write_bytes(b"0\x82" + hashlib.sha256(self.hashes.read_bytes()).digest() + b"rest")
        self.hash = f"SHA-256:{hash_of(self.video)}"
        self.metadata: dict[str, Any] = {}

    def item(self) -> dict[str, Any]:
        def media(path: Path, **properties: Any) -> dict[str, Any]:
            key = str(Path("local_archive") / "example-org-watch-17" / path.name)
            return {"filename": f"/tmp/x/{path.name}", "_key": key, "urls": [key], "properties": properties}

        chain = [media(each) for each in sorted(self.store.glob("*.crt"))]
        token = media(self.token, tsa="http://tsa.example.org", cert_chain=chain)
        return {
            "status": "youtube_archiver: success",
            "metadata": {"_processed_at": WHEN, "url": URL, "title": "a “scene”", "content": "what was said"},
            "media": [
                media(
                    self.video,
                    hash=self.hash,
                    thumbnails=[media(self.thumbnail, id="thumbnail_0")],
                    metadata=self.metadata,
                ),
                media(
                    self.screenshot,
                    id="screenshot",
                    hash=f"SHA3-512:{hash_of(self.screenshot, hashlib.sha3_512)}",
                ),
                media(self.hashes, id="timestamped_hashes", timestamp_authority_files=[token]),
            ],
        }

    def write_csv(self) -> None:
        with (self.folder / "db.csv").open("w", encoding="utf-8", newline="") as out:
            rows = csv.DictWriter(out, ["status", "metadata", "media"])
            rows.writeheader()
            rows.writerow(self.item())

    def write_json(self) -> None:
        (self.folder / "item.json").write_text(json.dumps(self.item(), default=str))

    def write_sheet(self) -> None:
        with (self.folder / "sheet.csv").open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(
                ["Link", "Archive status", "Archive location", "Archive date", "Upload title", "Hash"]
            )
            where = f"./local_archive/example-org-watch-17/{self.video.name}"
            rows.writerow([URL, "success", where, "2026-05-03T10:00:01+00:00", "a “scene”", self.hash])

    def write_html(self) -> None:
        """As `html_formatter` 1.2.7 lays a page out."""
        (self.store / "formatted.html").write_text(
            f"""<!DOCTYPE html><html lang="en"><head><title>{URL}</title></head><body>
<h2>Archived media for <span class="copy">{URL}</span> - <a href="{URL}">open</a></h2>
<p><b>title:</b> '<span class="copy">a “scene”</span>'</p>
<h2 class="center">content 1 item(s)</h2>
<table class="content"><tr><th>about</th><th>files and preview</th></tr><tbody><tr><td>
<ul><li><b>key:</b> <span class="copy">local_archive/example-org-watch-17/{self.video.name}</span></li>
<li><b>type:</b> <span class="copy">video/mp4</span></li>
<li><b>hash:</b> <span class="copy">{self.hash}</span></li>
<li><b>metadata:</b> <span class="copy">{self.metadata or ""}</span></li></ul>
</td><td><a href="x">open</a></td></tr></tbody></table>
<h2 class="center">metadata</h2>
<table class="metadata"><tr><th>key</th><th>value</th></tr>
<tr><td>_processed_at</td><td><span class="copy">2026-05-03 10:00:01.000005+00:00</span></td></tr>
<tr><td>url</td><td><span class="copy"><a href="{URL}">{URL}</a></span></td></tr></table>
<p class="center">Made with <a href="https://github.com/bellingcat/auto-archiver">bellingcat/auto-archiver</a>
 v1.2.7</p></body></html>""",
            encoding="utf-8",
        )


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Without a vocabulary: nothing is annotated here."""
    with make_case(tmp_path) as made:
        yield made


@pytest.fixture
def own_authorities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "settings"))


@pytest.fixture
def archived(tmp_path: Path, clip: Path) -> AutoArchived:
    return AutoArchived(tmp_path / "archived", clip)


@pytest.mark.parametrize("form", ["csv", "json", "sheet", "html"])
def test_each_form_of_auto_archiver_brings_the_recording_with_its_claimed_hash(
    case: Case, archived: AutoArchived, form: str
) -> None:
    getattr(archived, f"write_{form}")()
    taken = take(case, archived.folder)
    assert (taken.program, taken.differing, taken.missing) == ("auto-archiver", [], [])
    [media] = case.find(Media)
    assert media.title == "a “scene”"
    [posting] = case.find(Posting)
    assert (posting.url, posting.state, posting.media_uid) == (URL, PostingState.ARCHIVED, media.uid)
    [claim] = case.find(EarlierCustody, file_name=archived.video.name)
    assert (claim.algorithm, claim.claimed_hash) == ("SHA-256", hash_of(archived.video))
    assert (claim.agreement, claim.object_uid) == (Agreement.AGREES, media.reference_object_uid)
    assert claim.archived_utc.startswith("2026-05-03T10:00:01.000")
    assert claim.program_version == ("1.2.7" if form == "html" else "")


def test_what_lies_beside_it_is_kept_for_what_it_is(case: Case, archived: AutoArchived) -> None:
    archived.write_csv()
    archived.write_html()
    take(case, archived.folder)
    roles = {each.name: each.role for each in case.find(PostingObject)}
    assert roles == {
        "a1b2c3.mp4": Role.LOCAL_FILE,
        "thumb1.jpg": Role.THUMBNAIL,
        "screen.jpg": Role.PAGE_PICTURE,
        "hashes.txt": Role.EARLIER_RECORD,
        "timestamp_token_http-tsa-example-org": Role.EARLIER_TOKEN,
        "db.csv": Role.EARLIER_RECORD,
        "formatted.html": Role.EARLIER_RECORD,
    }
    [token] = case.find(EarlierCustody, file_name=archived.token.name)
    assert token.agreement == Agreement.STAMP_FAILS and "no answer of a time stamp authority" in str(
        token.facts
    )
    [screen] = case.find(EarlierCustody, file_name="screen.jpg")
    assert (screen.algorithm, screen.agreement) == ("SHA3-512", Agreement.AGREES)
    assert case.count(Media) == 1


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    made = Certificates(tmp_path_factory.mktemp("certificates"))
    made.issue("root", "root")
    made.issue("between", "between", by="root")
    made.issue("signer", "signer", by="between")
    return made


def stamp(archived: AutoArchived, made: Certificates) -> None:
    """As auto-archiver keeps it: the bare token over the list of hashes, with the certificates beside it."""
    query, reply = made.folder / "asked.tsq", made.folder / "came.tsr"
    query.write_bytes(new_request(archived.hashes.read_bytes()))
    response = made.reply(query, reply, chain=made.folder / "between.pem")
    archived.token.write_bytes(response.partition(bytes.fromhex("3003020100"))[2])  # what follows the status
    for name in ("signer", "between", "root"):
        shutil.copy(made.folder / f"{name}.pem", archived.store / f"{name}.crt")


@NEEDS_OPENSSL
@pytest.mark.parametrize("trusted", [True, False], ids=["trusted here", "by its own word"])
def test_a_time_stamp_of_another_program_is_verified_and_shown_as_earlier_custody(
    case: Case, archived: AutoArchived, certificates: Certificates, trusted: bool, own_authorities: None
) -> None:
    stamp(archived, certificates)
    archived.write_json()
    if trusted:
        add_authority("http://tsa.example.org", certificates.folder / "root.pem")
    taken = take(case, archived.folder)
    [token] = case.find(EarlierCustody, file_name=archived.token.name)
    assert (token.algorithm, token.claimed_hash) == ("RFC 3161", hash_of(archived.hashes))
    [media] = case.find(Media)
    [row] = [
        f"{each.name} {each.value}"
        for section in how_it_came(case, media.uid)
        for each in section.rows
        if "timestamp_token" in each.name
    ]
    said = "\n".join(taken.in_words())
    assert all(isinstance(each, Phrase) for each in taken.in_words()), "to be said in other languages"
    if trusted:
        assert token.agreement == Agreement.STAMP_HOLDS and "is verified" in row and "CN=signer" in row
        assert token.facts["stamped"] in row and "1 verified, 0 not" in said
    else:
        assert token.agreement == Agreement.STAMP_FAILS and "Nobody who is trusted" in row
        assert "0 verified, 1 not" in said and "Nobody who is trusted" in said


@NEEDS_OPENSSL
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        ("list", "something else"),
        ("signature", "does not hold"),
        ("token", "no answer of a time stamp authority"),
    ],
)
def test_a_time_stamp_that_is_of_something_else_or_was_changed_is_not_verified(
    case: Case,
    archived: AutoArchived,
    certificates: Certificates,
    spoil: str,
    why: str,
    own_authorities: None,
) -> None:
    stamp(archived, certificates)
    add_authority("http://tsa.example.org", certificates.folder / "root.pem")
    archived.write_json()
    token = archived.token.read_bytes()
    if spoil == "list":
        archived.hashes.write_text("ab" * 32)
    elif spoil == "signature":
        archived.token.write_bytes(token[:-5] + bytes([token[-5] ^ 1]) + token[-4:])
    else:
        archived.token.write_bytes(token[:300])
    take(case, archived.folder)
    [kept] = case.find(EarlierCustody, file_name=archived.token.name)
    assert kept.agreement == Agreement.STAMP_FAILS
    assert why in kept.facts["why it does not hold"]


def test_a_file_with_another_hash_is_taken_in_and_said_so(case: Case, archived: AutoArchived) -> None:
    archived.hash = f"SHA-256:{'ab' * 32}"
    archived.write_csv()
    taken = take(case, archived.folder)
    assert taken.differing == ["a1b2c3.mp4"]
    [claim] = case.find(EarlierCustody, file_name="a1b2c3.mp4")
    assert (claim.agreement, claim.claimed_hash, claim.found_hash) == (
        Agreement.DIFFERS,
        "ab" * 32,
        hash_of(archived.video),
    )
    assert case.count(Media) == 1
    assert any("Another hash than was claimed: a1b2c3.mp4" in line for line in taken.in_words())


def test_a_file_that_is_named_and_not_there_is_said_to_be_missing(case: Case, archived: AutoArchived) -> None:
    archived.write_csv()
    archived.video.unlink()
    taken = take(case, archived.folder)
    assert taken.missing == ["a1b2c3.mp4"]
    [claim] = case.find(EarlierCustody, file_name="a1b2c3.mp4")
    assert (claim.agreement, claim.object_uid) == (Agreement.NO_FILE, None)
    assert case.count(Media) == 0


def test_taken_over_twice_no_bytes_are_kept_twice(case: Case, archived: AutoArchived) -> None:
    archived.write_csv()
    take(case, archived.folder)
    objects = case.count(StoredObject)
    taken = take(case, archived.folder)
    assert (len(taken.media), len(taken.known)) == (0, 1)
    assert case.count(StoredObject) == objects


def test_a_row_that_would_run_something_is_read_and_nothing_runs(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    row = f"""{{'url': 'x', 'a': __import__('os').mkdir({str(trap)!r})}}"""
    (tmp_path / "db.csv").write_text(f'status,metadata,media\nok,"{row}",[]\n')
    listing = recognise(tmp_path)
    assert listing is not None
    assert "mkdir" in listing.postings[0].facts["a"]
    assert not trap.exists()


@pytest.mark.parametrize("text", ["((((" * 3000, "{'a': " * 3000, "\x00" * 100, "-" * 9000 + "1"])
def test_rubbish_in_a_list_is_a_remark(tmp_path: Path, text: str) -> None:
    with (tmp_path / "db.csv").open("w", newline="") as out:
        csv.writer(out).writerows([["status", "metadata", "media"], ["ok", text, "[]"]])
    assert recognise(tmp_path) is None


def test_a_folder_of_neither_is_refused_with_what_to_do(case: Case, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "clip.mp4").write_bytes(b"x")
    with pytest.raises(InvalidInput) as refused:
        take(case, tmp_path / "plain")
    assert "auto-archiver" in refused.value.message


@pytest.mark.parametrize(
    "wrong",
    [
        {"media": 5},
        {"media": [{"filename": "a.mp4", "urls": 7}]},
        {"media": [{"filename": "a.mp4", "properties": 7}]},
    ],
)
def test_a_list_with_something_else_where_a_list_should_be_is_read_all_the_same(
    tmp_path: Path, wrong: dict[str, Any]
) -> None:
    item = {"status": "x", "metadata": {"url": URL}, **wrong}
    (tmp_path / "item.json").write_text(json.dumps(item))
    listing = recognise(tmp_path)
    assert listing is not None and [each.url for each in listing.postings] == [URL]


@pytest.mark.parametrize("link", ["https://example.org:port/x", "https://[example/x", "no link"])
def test_what_a_list_gives_as_a_link_and_is_none_hinders_no_later_link(
    case: Case, archived: AutoArchived, link: str
) -> None:
    item = archived.item()
    item["metadata"]["url"] = link
    (archived.folder / "item.json").write_text(json.dumps(item, default=str))
    assert take(case, archived.folder).postings[0].url == link
    assert known_links(case, [URL]) == {}


def test_notation_that_makes_no_sense_is_a_remark(tmp_path: Path) -> None:
    (tmp_path / "item.json").write_text(json.dumps({"status": "", "metadata": {"url": URL}, "media": []}))
    (tmp_path / "db.csv").write_text("status,metadata,media\nx,{'a': -'b'},[]\n")
    listing = recognise(tmp_path)
    assert listing is not None and "db.csv could not be read" in listing.remarks[0]


@pytest.mark.parametrize("form", ["csv", "json", "html"])
def test_places_that_another_program_read_stay_in_its_own_list(
    case: Case, archived: AutoArchived, form: str
) -> None:
    """As `metadata_enricher` writes what exiftool says of a file."""
    archived.metadata = {"Make": "Acme", "GPS Position": "48.85 N, 2.35 E", "more": {"GPSLatitude": 48.85}}
    {"csv": archived.write_csv, "json": archived.write_json, "html": archived.write_html}[form]()
    take(case, archived.folder)
    said = json.dumps([each.facts for kind in (Posting, EarlierCustody) for each in case.find(kind)])
    assert archived.video.name in said and ("Acme" in said or form == "html")
    assert "48.85" not in said
    kept = [case.object_path(each).read_text() for each in case.find(StoredObject, role=Role.EARLIER_RECORD)]
    assert any("48.85" in each for each in kept)
    assert [each.names_place for each in outlook(case)] == [True], "a package holds that list as it is"


# ---------------------------------------------------------------- Hunchly


def make_hunchly(path: Path, clip: Path, photograph: Path, **extra: bytes) -> Path:
    """An export with a page, a note on it, a tagged photograph of it, and an attachment."""
    page = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\n\r\nhello"
    lists = {
        "pages": [
            {
                "id": 17,
                "url": "https://example.org/",
                "title": "A page",
                "timestamp_created": "2026-05-03T10:00:00Z",
                "content_hash": hashlib.sha256(page).hexdigest(),
            }
        ],
        "notes": [{"ID": 3, "PageId": 17, "Note": "look here", "NoteDate": "2026-05-03"}],
        "tagged_photos": [
            {
                "ID": 5,
                "PageId": 17,
                "Caption": "the square",
                "PhotoTimestamp": "2026-05-03T10:01:00Z",
                "PhotoHash": hash_of(photograph),
                "PhotoUrl": "https://example.org/square.jpg",
                "LocalFile": "5.jpg",
            }
        ],
        "case_attachments": [
            {"Filename": "clip.mp4", "Source": "https://example.org/clip", "Hash": "00" * 32}
        ],
    }
    with zipfile.ZipFile(path, "w") as out:
        for name, rows in lists.items():
            out.writestr(f"case_data/{name}.json", json.dumps(rows))
        out.writestr("pages/17.mhtml", page)
        out.writestr("note_screenshots/3.jpeg", photograph.read_bytes()[:-1])
        out.write(photograph, "tagged_photos/5.jpg")
        out.write(clip, "attachments/clip.mp4")
        for name, data in extra.items():
            out.writestr(name, data)
    return path


def test_a_case_export_of_hunchly_brings_pages_photographs_and_attachments(
    case: Case, clip: Path, tmp_path: Path
) -> None:
    photograph = make_photograph(tmp_path / "photo.jpg")
    taken = take(case, make_hunchly(tmp_path / "export.zip", clip, photograph))
    assert taken.program == "Hunchly"
    assert {(each.kind, each.title) for each in case.find(Media)} == {
        ("photograph", "the square"),
        ("video", "clip.mp4"),
    }
    page = next(each for each in case.find(Posting) if each.title == "A page")
    assert page.facts["as the other program has it"]["notes"] == [{"note": "look here", "date": "2026-05-03"}]
    roles = {each.role for each in case.find(PostingObject, posting_uid=page.uid)}
    assert roles == {Role.PAGE_MHTML, Role.PAGE_PICTURE}
    agreements = {each.file_name: each.agreement for each in case.find(EarlierCustody)}
    assert agreements == {
        "17.mhtml": Agreement.AGREES,
        "5.jpg": Agreement.AGREES,
        "clip.mp4": Agreement.DIFFERS,
    }
    assert list((case.objects.folder).glob("incoming/*")) == []


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_a_zip_that_climbs_out_is_refused_and_writes_nothing(
    case: Case, clip: Path, tmp_path: Path, name: str
) -> None:
    export = make_hunchly(tmp_path / "e.zip", clip, make_photograph(tmp_path / "p.jpg"), **{name: b"x"})
    with pytest.raises(InvalidInput):
        take(case, export)
    assert not list(tmp_path.rglob("out.txt"))
    assert (case.count(Posting), list(case.objects.folder.glob("incoming/*"))) == (0, [])


def test_a_zip_that_grows_without_measure_is_refused(case: Case, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("case_data/pages.json", b"0" * 50_000_000)
    with pytest.raises(InvalidInput, match="far too large"):
        take(case, bomb)


def test_half_a_zip_is_refused_with_what_to_do(case: Case, clip: Path, tmp_path: Path) -> None:
    whole = make_hunchly(tmp_path / "e.zip", clip, make_photograph(tmp_path / "p.jpg")).read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InvalidInput) as refused:
        take(case, tmp_path / "half.zip")
    assert refused.value.hint


def test_a_zip_whose_packed_bytes_are_damaged_or_that_names_no_file_is_refused(
    case: Case, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(damaged, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("case_data/pages.json", b"[] " * 1000)
    data = bytearray(damaged.read_bytes())
    begin = data.find(b"pages.json") + len("pages.json")
    data[begin : begin + 10] = b"\xff" * 10
    damaged.write_bytes(data)
    nameless = tmp_path / "nameless.zip"
    with zipfile.ZipFile(nameless, "w") as out:
        out.writestr(".", b"x")
    for each in (damaged, nameless):
        with pytest.raises(InvalidInput):
            take(case, each)
    assert list(case.objects.folder.glob("incoming/*")) == []


def test_pages_of_hunchly_with_one_id_or_none_all_come(tmp_path: Path) -> None:
    (tmp_path / "case_data").mkdir()
    rows = [{"id": 1, "title": "a"}, {"id": 1, "title": "b"}, {"title": "c"}, {"title": "d"}]
    (tmp_path / "case_data" / "pages.json").write_text(json.dumps(rows))
    listing = recognise(tmp_path)
    assert listing is not None
    assert [each.title for each in listing.postings[:-1]] == ["a", "b", "c", "d"]


def test_files_that_no_list_names_are_said_to_be_left(case: Case, clip: Path, tmp_path: Path) -> None:
    photograph = make_photograph(tmp_path / "photo.jpg")
    whole = take(case, make_hunchly(tmp_path / "whole.zip", clip, photograph))
    assert whole.remarks == []
    more = take(case, make_hunchly(tmp_path / "more.zip", clip, photograph, **{"pages/99.mhtml": b"x"}))
    assert more.remarks == ["Named in no list that was read, and not taken in (1): pages/99.mhtml"]
    assert more.remarks[0] in list(more.in_words())


def test_the_report_tells_the_claim_as_a_claim(case: Case, archived: AutoArchived) -> None:
    archived.hash = f"SHA-256:{'ab' * 32}"
    archived.write_csv()
    take(case, archived.folder)
    head = case.head()
    content = gather(
        case.state_as_of(head),
        case.entries(upto=head),
        as_of=head,
        issued_utc="2026-06-01T10:00:00.000Z",
        program={},
        read_object=lambda stored: case.object_path(stored).read_bytes(),
    )
    [section] = [each for each in content.sections if each.title == "What others claim of it"]
    assert "claimed, not proved" in str(section)
    assert "differs" in str(section)
    assert "ab" * 32 in str(section)
