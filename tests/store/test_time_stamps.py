"""Time stamps from a real authority on this machine, checked by `openssl` too; and answers that are none refused."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.archive import contact
from catalog.archive.stamping import TIMEOUT_SECONDS
from catalog.case import Case
from catalog.custody import timestamps
from catalog.custody.timestamps import StampRefused, chain_of, checked, new_request, read_certificates
from catalog.errors import Cancelled, InvalidInput
from catalog.jobs import ProcessRunner, SilentContext, run
from catalog.model.records import Checkpoint, CheckpointReason, StampState, StoredObject, TimeStamp
from catalog.operations import cases
from catalog.operations.annotate import describe_case
from catalog.operations.authorities import add_authority, known_authorities, remove_authority
from catalog.operations.checkpoints import due, sign_head, stamp_due, untold
from catalog.operations.standing import Standing, custody_of
from catalog.operations.verify import verify
from tests.archive.capturing import files_with
from tests.helpers.authority import NEEDS_OPENSSL, Authority, Certificates, openssl
from tests.helpers.cases import ACTOR, make_case
from tests.helpers.cli import CommandLine
from tests.helpers.here import run_here
from tests.helpers.scale import scaled
from tests.helpers.socks import SocksProxy
from tests.helpers.video import samples_folder

pytestmark = pytest.mark.usefixtures("children_ready_made")
EXPORT, REQUEST, SESSION = CheckpointReason.EXPORT, CheckpointReason.REQUEST, CheckpointReason.SESSION
INTEGRITY = (samples_folder() or Path("nowhere")) / "integrity"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with Authority(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture
def authority(running: Authority) -> Authority:
    running.way, running.asked = "granted", 0
    return running


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "settings"))
    return tmp_path / "settings"


@pytest.fixture
def case(tmp_path: Path, settings: Path) -> Iterator[Case]:
    with make_case(tmp_path) as made:
        yield made


def ask(case: Case, *, at_once: bool = False) -> list[TimeStamp]:
    run_here(stamp_due(case, actor=ACTOR, at_once=at_once, timeout_seconds=5))
    return case.find(TimeStamp)


def file_of(case: Case, uid: str | None) -> Path:
    return case.object_path(case.get(StoredObject, uid or ""))


def news(case: Case, scope: str) -> None:
    describe_case(case, actor=ACTOR, scope=scope)


# ---------------------------------------------------------------- the whole way


@NEEDS_OPENSSL
def test_a_stamp_is_had_kept_whole_and_holds_for_openssl_as_for_this_program(
    case: Case, authority: Authority
) -> None:
    add_authority(authority.url, authority.certificates)
    signed = sign_head(case, actor=ACTOR, reason=REQUEST)
    assert custody_of(case).standing is Standing.PENDING
    with contextlib.closing(ProcessRunner()) as runner:
        outcome = run(stamp_due(case, actor=ACTOR), runner)
    (stamp,) = outcome
    assert (stamp.checkpoint_uid, stamp.state, stamp.tries) == (signed.uid, "stamped", 1)
    assert custody_of(case).standing is Standing.STAMPED
    data, response, chain = (
        file_of(case, uid) for uid in (signed.object_uid, stamp.response_object_uid, stamp.chain_object_uid)
    )
    names = ("-in", response, "-CAfile", chain)
    assert "Verification: OK" in openssl("ts", "-verify", "-data", data, *names)
    assert "Verification: OK" in openssl("ts", "-verify", "-digest", data.stem, *names)
    asked = file_of(case, stamp.request_object_uid)
    assert "Verification: OK" in openssl("ts", "-verify", "-queryfile", asked, *names)
    openssl("ts", "-verify", "-digest", "00" * 32, *names, fails=True)
    told = run_here(verify(case.path))
    assert told.sound
    assert any(f"existed at {stamp.stamped_utc}" in line and "trusts" in line for line in told.log.proved)


@NEEDS_OPENSSL
def test_the_command_line_sets_an_authority_signs_stamps_and_tells_what_is_shown(
    tmp_path: Path, settings: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    command = CommandLine(capsys)
    assert "No time stamp authority is set" in command("authorities").out
    said = command("authorities", "--add", authority.url, "--certificates", authority.certificates)
    assert (said.code, "its own certificates" in said.out) == (0, True)
    assert command("new", tmp_path / "case").code == 0
    said = command("stamp", tmp_path / "case")
    assert (said.code, "stamped 20" in said.out) == (0, True), said.words
    public = command("key")
    assert "signing-key.pem" in public.out and "BEGIN PUBLIC KEY" in command("key", "--pem").out
    said = command("verify", tmp_path / "case")
    assert said.code == 0 and "existed at" in said.out and "the key of this computer" in said.out
    authority.way = "refused"
    assert command("describe", tmp_path / "case", "--scope", "more").code == 0
    said = command("stamp", tmp_path / "case")
    assert (said.code, "It refused" in said.err) == (1, True), said.words
    assert command("authorities", "--remove", authority.url).code == 0
    assert command("authorities", "--remove", authority.url).code == 2


@NEEDS_OPENSSL
def test_several_authorities_are_asked_and_one_stamp_is_enough(
    case: Case, authority: Authority, tmp_path: Path
) -> None:
    add_authority(authority.url, authority.certificates)
    add_authority(authority.url + "2", authority.certificates)
    with Authority(tmp_path / "another", way="error 503") as other:
        add_authority(other.url, other.certificates)
        sign_head(case, actor=ACTOR, reason=EXPORT)
        assert sorted(each.state for each in ask(case)) == ["pending", "stamped", "stamped"]
    assert custody_of(case).standing is Standing.STAMPED
    assert custody_of(case).waiting == 1


# ---------------------------------------------------------------- offline


@NEEDS_OPENSSL
def test_without_a_network_stamps_wait_longer_each_time_and_are_caught_up(
    case: Case, authority: Authority
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        offline = f"http://127.0.0.1:{nobody.getsockname()[1]}/tsa"
    add_authority(offline, authority.certificates)
    sign_head(case, actor=ACTOR, reason=EXPORT)
    (first,) = ask(case)
    assert (first.state, first.tries) == ("pending", 1) and "cannot be reached" in first.error
    assert due(case) == [] and ask(case) == [first], "it is not asked again before its time"
    (second,) = ask(case, at_once=True)
    (third,) = ask(case, at_once=True)
    assert first.next_try_utc < second.next_try_utc < third.next_try_utc
    news(case, "more")
    sign_head(case, actor=ACTOR, reason=EXPORT)
    assert due(case) == [], "a new one does not wait for the same network anew"
    remove_authority(offline)
    assert due(case, at_once=True) == []
    _moves_to(case, offline, authority)
    stamps = ask(case, at_once=True)
    assert [each.state for each in stamps] == ["stamped", "stamped"]
    assert run_here(verify(case.path)).sound


def _moves_to(case: Case, offline: str, authority: Authority) -> None:
    """The network is there again: what was asked in vain at one address answers, at another for this test."""
    add_authority(authority.url, authority.certificates)
    with case.unit_of_work("test.move", actor=ACTOR) as work:
        for each in case.find(TimeStamp, authority=offline):
            work.replace(dataclasses.replace(each, authority=authority.url))


def test_the_ends_of_many_sessions_without_a_network_want_one_stamp_of_each_authority(case: Case) -> None:
    add_authority("http://127.0.0.1:9/tsa")
    for number in range(4):
        news(case, str(number))
        last = sign_head(case, actor=ACTOR, reason=SESSION)
    (waiting,) = case.find(TimeStamp)
    assert waiting.checkpoint_uid == last.uid, "the last covers those before"
    news(case, "for an export")
    exported = sign_head(case, actor=ACTOR, reason=EXPORT)
    assert {each.checkpoint_uid for each in case.find(TimeStamp)} == {exported.uid}
    news(case, "and on")
    later = sign_head(case, actor=ACTOR, reason=SESSION)
    assert {each.checkpoint_uid for each in case.find(TimeStamp)} == {exported.uid, later.uid}
    assert case.count(Checkpoint) == 6


# ---------------------------------------------------------------- the way, and who sees it


@NEEDS_OPENSSL
def test_the_end_of_a_session_asks_for_a_stamp_by_the_commands_way_and_keeps_no_secret(
    tmp_path: Path, settings: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_authority("http://stamps.invalid/tsa", authority.certificates)
    with SocksProxy(to_port=authority.port, name="somebody", password="open-sesame-99") as proxy:
        monkeypatch.setenv("FRAMEWITNESS_PROXY", proxy.url())
        cases.new_case(tmp_path / "case", actor=ACTOR).close()
        assert proxy.asked == [("stamps.invalid", 80)], "its name was looked up by the proxy"
    with Case.open(tmp_path / "case") as case:
        assert [each.state for each in case.find(TimeStamp)] == ["stamped"]
        assert case.entries()[-1].parameters["network path"] == "proxy"
    assert files_with(tmp_path / "case", "open-sesame") == []


@NEEDS_OPENSSL
def test_a_package_is_stamped_by_the_way_that_its_command_names(
    case: Case, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    add_authority("http://stamps.invalid/tsa", authority.certificates)
    with SocksProxy(to_port=authority.port, name="somebody", password="open-sesame-99") as proxy:
        said = CommandLine(capsys)(
            "package", case.path, "--out", case.path.parent / "out", "--proxy", proxy.url()
        )
        assert said.code == 0 and "stamp CASE" not in said.words, said.words
        assert set(proxy.asked) == {("stamps.invalid", 80)}
    assert "stamped" in {each.state for each in case.find(TimeStamp)}


def test_a_package_is_made_where_the_list_of_authorities_cannot_be_read_and_says_so(
    case: Case, settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = settings / timestamps._SETTINGS
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("{", encoding="utf-8")
    said = CommandLine(capsys)("package", case.path, "--out", case.path.parent / "out")
    assert (case.path.parent / "out" / "bagit.txt").is_file(), said.words
    assert "its log was not signed: The list of time stamp authorities" in said.words


class _Stopped(SilentContext):
    def check_cancelled(self) -> None:
        raise Cancelled


def test_whoever_stops_the_closing_of_a_case_waits_for_no_authority(tmp_path: Path, settings: Path) -> None:
    """This one takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        add_authority(f"http://127.0.0.1:{silent.getsockname()[1]}/tsa")
        with cases.new_case(tmp_path / "case", actor=ACTOR) as case:
            began = time.monotonic()
            cases.end_session(_Stopped(), case=case)
            assert time.monotonic() - began < TIMEOUT_SECONDS / 2
            assert case.count(Checkpoint) == 1
            assert [(each.state, each.tries) for each in case.find(TimeStamp)] == [("pending", 0)]


def test_an_empty_way_in_the_environment_names_none(
    tmp_path: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a command would go around the proxy that the environment has for everybody."""
    monkeypatch.setenv("FRAMEWITNESS_PROXY", "")
    cases.new_case(tmp_path / "case", actor=ACTOR).close()
    with cases.open_case(tmp_path / "case", actor=ACTOR) as case:
        assert case.proxy is None


@NEEDS_OPENSSL
def test_a_proxy_that_does_not_answer_is_not_gone_around(case: Case, authority: Authority) -> None:
    add_authority(authority.url, authority.certificates)
    sign_head(case, actor=ACTOR, reason=EXPORT)
    for proxy in ("socks5h://somebody:open-sesame@127.0.0.1:9", "http://127.0.0.1:9"):
        case.proxy = proxy
        (stamp,) = ask(case, at_once=True)
        assert stamp.state == "pending" and "cannot be reached" in stamp.error
        assert "sesame" not in stamp.error
    assert authority.asked == 0


@NEEDS_OPENSSL
def test_an_authority_is_not_asked_from_ones_own_address_before_somebody_was_told(
    case: Case,
    authority: Authority,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The authority is taken for one that is not on this computer."""
    monkeypatch.setattr(contact, "is_here", lambda _host: False)
    command = CommandLine(capsys)
    said = command("authorities", "--add", authority.url, "--certificates", authority.certificates)
    assert said.code == 0 and "before you say yes" in said.words
    said = command("package", case.path, "--out", case.path.parent / "untold")
    assert said.code == 0 and "“framewitness stamp CASE” asks for them" in said.words, said.words
    assert authority.asked == 0
    sign_head(case, actor=ACTOR, reason=EXPORT)
    assert ask(case)[0].tries == 0 and untold(case) == [authority.url]
    case.close()  # the end of a session asks nobody either
    said = command("stamp", case.path)
    assert said.code == 2 and "127.0.0.1" in said.words and "--yes" in said.words
    assert authority.asked == 0
    said = command("stamp", case.path, "--yes")
    assert (said.code, "stamped 20" in said.out) == (0, True), said.words
    with Case.open(case.path) as after:
        assert untold(after) == []


def test_while_the_way_is_not_known_nobody_is_asked(case: Case, authority: Authority) -> None:
    add_authority(authority.url, authority.certificates)
    case.way_known = False
    sign_head(case, actor=ACTOR, reason=EXPORT)
    assert ask(case, at_once=True)[0].tries == 0
    case.close()
    assert authority.asked == 0


# ---------------------------------------------------------------- answers that are none


@NEEDS_OPENSSL
@pytest.mark.parametrize(
    ("way", "state", "words"),
    [
        ("refused", StampState.FAILED, "refused"),
        ("another nonce", StampState.FAILED, "nonce differs"),
        ("broken signature", StampState.FAILED, "does not hold"),
        ("error 404", StampState.FAILED, "error 404"),
        ("error 503", StampState.PENDING, "error 503"),
        ("redirect", StampState.FAILED, "error 302"),
        ("nonsense", StampState.FAILED, "no answer"),
        ("too long", StampState.FAILED, "far too long"),
    ],
)
def test_an_answer_that_does_not_hold_is_refused_said_and_not_kept(
    case: Case, authority: Authority, way: str, state: str, words: str
) -> None:
    add_authority(authority.url, authority.certificates)
    authority.way = way
    sign_head(case, actor=ACTOR, reason=EXPORT)
    objects = case.count(StoredObject)
    (stamp,) = ask(case)
    assert (stamp.state, words in stamp.error) == (state, True), stamp.error
    assert case.count(StoredObject) == objects and stamp.response_object_uid is None
    assert custody_of(case).standing.value == state


@NEEDS_OPENSSL
@pytest.mark.parametrize(
    ("way", "state"), [("refused", StampState.FAILED), ("error 503", StampState.PENDING)]
)
def test_what_was_refused_is_asked_for_again_only_on_request(
    case: Case, authority: Authority, way: str, state: str
) -> None:
    add_authority(authority.url, authority.certificates)
    authority.way = way
    sign_head(case, actor=ACTOR, reason=EXPORT)
    ask(case)
    authority.way = "granted"
    assert ask(case)[0].state == state, (
        "what failed is not asked for again by itself, nor what waits before its time"
    )
    sign_head(case, actor=ACTOR, reason=REQUEST)
    assert [each.state for each in ask(case, at_once=True)] == ["stamped"]


@NEEDS_OPENSSL
def test_an_authority_whose_root_is_not_trusted_is_refused_until_its_root_is_given(
    case: Case, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_authority(authority.url)
    sign_head(case, actor=ACTOR, reason=EXPORT)
    (stamp,) = ask(case)
    assert stamp.state == "failed" and "no root that is trusted" in stamp.error
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificates))
    sign_head(case, actor=ACTOR, reason=REQUEST)
    assert ask(case)[0].state == "stamped", "a root of the system's will do"
    monkeypatch.delenv("SSL_CERT_FILE")
    told = run_here(verify(case.path))
    assert told.sound and not any("existed at" in line for line in told.log.proved)
    assert any("Compare the SHA-256 of the root" in line for line in told.log.open)


@NEEDS_OPENSSL
def test_a_signer_that_the_authority_never_made_one_is_refused(tmp_path: Path) -> None:
    """Another kind of certificate; one made by somebody who is no authority for certificates; a foreign root."""
    made = Certificates(tmp_path / "made")
    root = read_certificates(made.issue("root", "root").read_bytes())
    made.issue("signer", "signer", by="root")
    made.issue("web", "web", by="root")
    made.issue("by web", "signer", by="web")
    made.issue("foreign", "root")
    made.issue("foreign signer", "signer", by="foreign")
    data, digest = b"what was signed", hashlib.sha256(b"what was signed").digest()
    request = new_request(data)
    query = tmp_path / "query.tsq"
    query.write_bytes(request)

    def outcome(signer: str, chain: str | None = None) -> str:
        between = made.folder / f"{chain}.pem" if chain else None
        try:
            response = made.reply(query, tmp_path / "reply.tsr", signer=signer, chain=between)
            checked(response, digest, chain=chain_of(response, root), request=request)
        except (StampRefused, AssertionError) as error:
            return str(error)
        return "holds"

    assert outcome("signer") == "holds"
    assert outcome("foreign signer") != "holds"
    assert outcome("by web", "web") != "holds"
    assert outcome("web") != "holds"


@NEEDS_OPENSSL
def test_a_token_that_was_swapped_for_one_of_something_else_is_found(
    case: Case, authority: Authority, tmp_path: Path
) -> None:
    add_authority(authority.url, authority.certificates)
    for number in range(2):
        news(case, str(number))
        sign_head(case, actor=ACTOR, reason=EXPORT)
        ask(case)
    first, second = case.find(TimeStamp)
    with case.unit_of_work("swap", actor="an attacker who knows the program") as work:
        work.replace(dataclasses.replace(first, response_object_uid=second.response_object_uid))
    told = "\n".join(run_here(verify(case.path)).faults)
    assert "the time stamp of" in told and ("nonce" in told or "something else" in told)
    file_of(case, second.chain_object_uid).chmod(0o600)
    file_of(case, second.chain_object_uid).unlink()
    assert "a part of it is missing" in "\n".join(run_here(verify(case.path)).faults)


# ---------------------------------------------------------------- settings


def test_credentials_of_an_authority_are_used_and_stand_in_no_case(
    case: Case, authority: Authority, settings: Path
) -> None:
    secret = "s3cret-word"
    add_authority(authority.url.replace("//", f"//somebody:{secret}@"), authority.certificates)
    authority.way = "error 503"
    sign_head(case, actor=ACTOR, reason=EXPORT)
    (stamp,) = ask(case)
    assert stamp.authority == authority.url and authority.authorized[-1] is not None
    assert secret not in stamp.error
    case.close()
    for file in (each for each in case.path.rglob("*") if each.is_file()):
        assert secret.encode() not in file.read_bytes(), file
    assert known_authorities()[0].name == authority.url
    assert (settings / "time-stamp-authorities.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "url", ["", "tsa.example.org", "ftp://tsa.example.org", "file:///etc/passwd", "http://[x", "http://a:b/"]
)
def test_what_is_no_address_of_an_authority_is_refused(settings: Path, url: str) -> None:
    with pytest.raises(InvalidInput, match="not the address"):
        add_authority(url)
    assert known_authorities() == []


def test_a_file_without_certificates_is_refused(settings: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_text("no certificate")
    with pytest.raises(InvalidInput, match="no certificates"):
        add_authority("https://tsa.example.org", tmp_path / "x.pem")
    assert known_authorities() == []


# ---------------------------------------------------------------- tokens of another authority

NEEDS_SAMPLES = pytest.mark.skipif(not INTEGRITY.is_dir(), reason="the sample tokens are not here")


@pytest.fixture
def tokens() -> tuple[bytes, bytes, list[timestamps.Certificate], bytes]:
    good, bad = (
        (INTEGRITY / f"sigstage_response-{name}.tsr").read_bytes() for name in ("sha256", "invalid-signature")
    )
    known = read_certificates((INTEGRITY / "sigstage_ts_chain.pem").read_bytes())
    return good, bad, known, hashlib.sha256(b"hello").digest()


@NEEDS_SAMPLES
def test_a_token_of_a_public_authority_holds_for_what_it_is_of(
    tokens: tuple[bytes, bytes, list[timestamps.Certificate], bytes],
) -> None:
    good, _, known, digest = tokens
    stamp = checked(good, digest, chain=chain_of(good, known))
    assert (stamp.time_utc, stamp.signer) == ("2025-05-09T11:58:55.000Z", "CN=sigstore-tsa,O=sigstore.dev")


@NEEDS_SAMPLES
def test_its_token_with_an_invalid_signature_is_refused(
    tokens: tuple[bytes, bytes, list[timestamps.Certificate], bytes],
) -> None:
    _, bad, known, digest = tokens
    with pytest.raises(StampRefused, match="signature of the time stamp"):
        checked(bad, digest, chain=chain_of(bad, known))


@NEEDS_SAMPLES
def test_its_token_is_refused_for_other_bytes_another_request_and_without_its_root(
    tokens: tuple[bytes, bytes, list[timestamps.Certificate], bytes],
) -> None:
    good, _, known, digest = tokens
    chain = chain_of(good, known)
    with pytest.raises(StampRefused, match="something else"):
        checked(good, hashlib.sha256(b"goodbye").digest(), chain=chain)
    with pytest.raises(StampRefused, match="nonce"):
        request = (INTEGRITY / "sigstage_request.der").read_bytes()
        checked(good, digest, chain=chain, request=request)
    with pytest.raises(StampRefused, match="no root that is trusted"):
        chain_of(good, [])


@NEEDS_SAMPLES
def test_no_byte_of_a_token_can_be_changed_unseen(
    tokens: tuple[bytes, bytes, list[timestamps.Certificate], bytes],
) -> None:
    """Cut off anywhere, or with one byte changed: what is still taken says the very same."""
    good, _, known, digest = tokens
    chain = chain_of(good, known)
    right = checked(good, digest, chain=chain)
    refused = 0
    for at in range(0, len(good), max(1, 40 // scaled(1))):
        changed = good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1 :]
        for data in (changed, good[:at]):
            try:
                assert checked(data, digest, chain=chain) == right
            except StampRefused:
                refused += 1
    assert refused > 50
