"""Content credentials: what fits and is signed by somebody unknown, what does not fit, what lies elsewhere, none."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from catalog.archive.credentials import check_credentials
from catalog.case import Case
from catalog.model.records import ContentCredentials, CredentialVerdict
from catalog.operations.acquire import add_file
from tests.archive.capturing import run_here
from tests.helpers.given import make_photograph, signed
from tests.helpers.video import make_video


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("credentials")
    return signed(make_photograph(folder / "plain.jpg"), folder / "signed.jpg")


def changed(path: Path, target: Path, *, at: int) -> Path:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    target.write_bytes(bytes(data))
    return target


def test_a_signed_photograph_is_signed_and_nobody_is_trusted(photograph: Path) -> None:
    found = check_credentials(photograph)
    assert found.verdict == CredentialVerdict.UNTRUSTED
    assert (found.signer, found.issuer, found.why) == ("Test Signer", "Test Organisation", "")
    assert found.actions == ["c2pa.created (2026-05-03T10:00:00Z)"]
    assert found.generator == "Testcam 1.0"
    codes = {(each["code"], each["outcome"]) for each in found.findings}
    assert ("signingCredential.untrusted", "failure") in codes
    assert ("claimSignature.validated", "success") in codes


def test_one_changed_byte_of_the_picture_makes_them_invalid(photograph: Path, tmp_path: Path) -> None:
    found = check_credentials(changed(photograph, tmp_path / "changed.jpg", at=-30))
    assert found.verdict == CredentialVerdict.INVALID
    assert "hash" in found.why


def test_a_changed_claim_is_not_called_signed(photograph: Path, tmp_path: Path) -> None:
    at = photograph.read_bytes().index(b"a scene")
    found = check_credentials(changed(photograph, tmp_path / "claim.jpg", at=at))
    assert found.verdict in (CredentialVerdict.INVALID, CredentialVerdict.UNREADABLE)
    assert found.why


def test_a_video_s_credentials_are_read_too(tmp_path: Path) -> None:
    plain = make_video(tmp_path / "plain.mp4", frames=4, fps=10).path
    assert check_credentials(plain).verdict == CredentialVerdict.NONE
    assert check_credentials(signed(plain, tmp_path / "s.mp4")).verdict == CredentialVerdict.UNTRUSTED


def test_credentials_that_lie_elsewhere_are_not_fetched(tmp_path: Path) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        link = f"http://127.0.0.1:{server.getsockname()[1]}/manifest.c2pa"
        file = signed(make_photograph(tmp_path / "p.jpg"), tmp_path / "elsewhere.jpg", elsewhere=link)
        found = check_credentials(file)
        with pytest.raises(TimeoutError):
            server.accept()
    assert found.verdict == CredentialVerdict.ELSEWHERE
    assert link in found.why


def test_places_in_them_stand_apart(photograph: Path) -> None:
    found = check_credentials(photograph)
    assert list(found.places.values()) == ["52,31.2N"]
    assert "52,31" not in str(found.raw)


def test_a_file_named_as_another_kind_is_read_by_its_bytes(photograph: Path, tmp_path: Path) -> None:
    other = tmp_path / "picture.mp4"
    other.write_bytes(photograph.read_bytes())
    assert check_credentials(other).verdict == CredentialVerdict.UNTRUSTED


def test_rubbish_has_none_and_brings_nothing_down(tmp_path: Path, photograph: Path) -> None:
    data = photograph.read_bytes()
    for number, each in enumerate([b"", b"\xff\xd8" + b"x" * 100, data[: len(data) // 2]]):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(each)
        assert check_credentials(path).verdict != CredentialVerdict.UNTRUSTED


def test_the_verdict_is_kept_with_the_recording(case: Case, photograph: Path) -> None:
    media = run_here(add_file(case, photograph, actor="tester")).media
    [kept] = case.find(ContentCredentials, media_uid=media.uid)
    assert (kept.verdict, kept.signer) == ("signed, not trusted", "Test Signer")
