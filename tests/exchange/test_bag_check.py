"""Bags made by others, judged after RFC 8493: each case differs from a right bag in the one thing it is named for."""

from __future__ import annotations

import codecs
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from catalog.exchange.bag import BagWriter
from catalog.exchange.bag_check import check_bag
from tests.exchange.bags import FILES, digest, make_bag, manifest

ONE, TWO = FILES.items()
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALL = manifest(FILES)

VALID: dict[str, dict[str, Any]] = {
    "plain": {},
    "no payload": {"files": {"data/.keep": b""}},
    "md5": {"algorithms": ("md5",)},
    "sha1": {"algorithms": ("sha1",)},
    "several kinds of manifest": {"algorithms": ("md5", "sha256", "sha512")},
    "line ends of Windows": {
        "tags": {
            "bagit.txt": DECLARED.replace(b"\n", b"\r\n"),
            "manifest-sha256.txt": manifest(FILES, end="\r\n"),
        }
    },
    "line ends of old Macs": {"tags": {"manifest-sha256.txt": manifest(FILES, end="\r")}},
    "no line end at the end": {"tags": {"bagit.txt": DECLARED.rstrip(b"\n")}},
    "tabs in the manifest": {"tags": {"manifest-sha256.txt": manifest(FILES, between="\t")}},
    "capital hexadecimal": {
        "tags": {
            "manifest-sha256.txt": "".join(
                f"{digest(data).upper()}  {path}\n" for path, data in FILES.items()
            )
        }
    },
    "an asterisk before names": {"tags": {"manifest-sha256.txt": manifest(FILES, between=" *")}},
    "a dot and a slash before names": {"tags": {"manifest-sha256.txt": manifest(FILES, between="  ./")}},
    "tag files in ISO-8859-1": {"encoding": "ISO-8859-1", "files": {"data/naïve.txt": b"x"}},
    "tag files in UTF-16": {"encoding": "UTF-16"},
    "names in percent signs": {
        "files": {"data/100%.txt": b"x", "data/two\nlines.txt": b"y"},
        "tags": {
            "manifest-sha256.txt": f"{digest(b'x')}  data/100%25.txt\n{digest(b'y')}  data/two%0Alines.txt\n"
        },
    },
    "a percent sign that stands for nothing": {"files": {"data/50%2.txt": b"x"}},
    "an older bag with a file in one of two manifests": {
        "version": "0.97",
        "algorithms": ("md5", "sha256"),
        "tags": {"manifest-md5.txt": manifest(dict([ONE]), "md5")},
    },
    "an older bag with a line twice": {"version": "0.97", "tags": {"manifest-sha256.txt": ALL + ALL}},
    "no tag manifest": {"tags": {"tagmanifest-sha256.txt": None}},
    "no bag-info": {"tags": {"bag-info.txt": None}},
    "another tag file": {"tags": {"notes/more.txt": "whatever"}},
    "bag-info over several lines": {
        "tags": {"bag-info.txt": "External-Description: begins\n  and goes on\nPayload-Oxum: 16.2\n"}
    },
    "a fetched file that is here": {"tags": {"fetch.txt": "https://example.org/one 4 data/one.txt\n"}},
    "a manifest of an unknown kind beside a known one": {
        "tags": {"manifest-tiger.txt": "ab  data/one.txt\nab  data/under/two.txt\n"}
    },
}

INVALID: dict[str, tuple[dict[str, Any], str]] = {
    "no declaration": ({"tags": {"bagit.txt": None, "tagmanifest-sha256.txt": None}}, "bagit.txt is missing"),
    "a byte order mark": ({"tags": {"bagit.txt": codecs.BOM_UTF8 + DECLARED}}, "byte order mark"),
    "a space before the colon": ({"tags": {"bagit.txt": DECLARED.replace(b":", b" :")}}, "two lines"),
    "two spaces after the colon": ({"tags": {"bagit.txt": DECLARED.replace(b": ", b":  ")}}, "two lines"),
    "a space at the end": ({"tags": {"bagit.txt": DECLARED.replace(b"1.0", b"1.0 ")}}, "two lines"),
    "a space at the beginning": ({"tags": {"bagit.txt": b" " + DECLARED}}, "two lines"),
    "a third line": ({"tags": {"bagit.txt": DECLARED + b"More: yes\n"}}, "two lines"),
    "lines the other way round": (
        {"tags": {"bagit.txt": b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"}},
        "two lines",
    ),
    "no encoding": ({"tags": {"bagit.txt": b"BagIt-Version: 1.0\n"}}, "two lines"),
    "an unknown encoding": ({"tags": {"bagit.txt": DECLARED.replace(b"UTF-8", b"klingon")}}, "not known"),
    "an encoding that is none of text": (
        {"tags": {"bagit.txt": DECLARED.replace(b"UTF-8", b"zlib")}},
        "not known",
    ),
    "a version to come": ({"tags": {"bagit.txt": DECLARED.replace(b"1.0", b"2.0")}}, "BagIt 2.0"),
    "no manifest": ({"algorithms": (), "tags": {}}, "no payload manifest"),
    "only a manifest of an unknown kind": (
        {"algorithms": (), "tags": {"manifest-tiger.txt": "ab  data/one.txt\nab  data/under/two.txt\n"}},
        "no payload manifest is of a kind",
    ),
    "a file that no manifest names": (
        {"tags": {"manifest-sha256.txt": manifest(dict([ONE]))}},
        "not in the manifest",
    ),
    "a file in one of two manifests": (
        {"algorithms": ("md5", "sha256"), "tags": {"manifest-md5.txt": manifest(dict([ONE]), "md5")}},
        "is not in the manifest (md5)",
    ),
    "a missing file": (
        {"tags": {"manifest-sha256.txt": f"{ALL}{digest(b'')}  data/gone.txt\n"}},
        "is missing",
    ),
    "another hash": (
        {"tags": {"manifest-sha256.txt": ALL.replace(digest(ONE[1]), digest(b"other"))}},
        "bytes",
    ),
    "manifests that disagree": (
        {
            "algorithms": ("md5", "sha256"),
            "tags": {"manifest-md5.txt": manifest({**FILES, ONE[0]: b"other"}, "md5")},
        },
        "(md5)",
    ),
    "a line twice": ({"tags": {"manifest-sha256.txt": ALL + ALL}}, "twice"),
    "a line twice with different hashes": (
        {"version": "0.97", "tags": {"manifest-sha256.txt": f"{ALL}{digest(b'other')}  data/one.txt\n"}},
        "different hashes",
    ),
    "a line that is none": ({"tags": {"manifest-sha256.txt": f"{ALL}what is this\n"}}, "cannot be read"),
    "a payload file in the tag manifest": (
        {"tags": {"tagmanifest-sha256.txt": manifest({"bagit.txt": DECLARED, **dict([ONE])})}},
        "does not belong",
    ),
    "a tag manifest without the manifest": (
        {"tags": {"tagmanifest-sha256.txt": manifest({"bagit.txt": DECLARED.replace(b"UTF", b"utf")})}},
        "does not name manifest-sha256.txt",
    ),
    "a tag file that was changed": (
        {"tags": {"tagmanifest-sha256.txt": manifest({"manifest-sha256.txt": b"other"})}},
        "its bytes",
    ),
    "a wrong Payload-Oxum": ({"tags": {"bag-info.txt": "Payload-Oxum: 15.2\n"}}, "Payload-Oxum"),
    "a Payload-Oxum of words": ({"tags": {"bag-info.txt": "Payload-Oxum: many\n"}}, "cannot be read"),
    "bag-info without a colon": ({"tags": {"bag-info.txt": "nothing\n"}}, "cannot be read"),
    "a file still to be fetched": (
        {
            "tags": {
                "fetch.txt": "https://example.org/gone - data/gone.txt\n",
                "manifest-sha256.txt": f"{ALL}{digest(b'')}  data/gone.txt\n",
            }
        },
        "still to be fetched",
    ),
    "a fetched file of another length": (
        {"tags": {"fetch.txt": "https://example.org/one 5 data/one.txt\n"}},
        "fetch.txt says 5",
    ),
    "tag files in another encoding than told": (
        {"tags": {"bag-info.txt": "External-Description: naïve\n".encode("latin-1")}},
        "is not written in utf-8",
    ),
}

CLIMBING = (
    *("../../etc/passwd", "data/../../x", "data/../x", "/etc/passwd", "~/x", "~root/x", "C:\\x", "c:/x"),
    *("\\\\server\\x", "data\\..\\x", "data/..", "%HOME%\\x", "data/a\\..\\..\\..\\x"),
)


@pytest.mark.parametrize("name", VALID)
def test_a_right_bag_is_valid(name: str, tmp_path: Path) -> None:
    assert check_bag(make_bag(tmp_path / "bag", **VALID[name])).faults == []


@pytest.mark.parametrize("name", INVALID)
def test_a_wrong_bag_is_not_valid_and_says_why(name: str, tmp_path: Path) -> None:
    change, words = INVALID[name]
    faults = check_bag(make_bag(tmp_path / "bag", **change)).faults
    assert any(words in fault for fault in faults), faults


@pytest.mark.parametrize("path", CLIMBING)
@pytest.mark.parametrize("name", ["manifest-sha256.txt", "fetch.txt", "tagmanifest-sha256.txt"])
def test_a_path_that_climbs_out_is_refused_wherever_it_stands(name: str, path: str, tmp_path: Path) -> None:
    line = f"https://example.org/x - {path}\n" if name == "fetch.txt" else f"{digest(b'')}  {path}\n"
    text = ALL + line if name.startswith("manifest") else line
    faults = check_bag(make_bag(tmp_path / "bag", tags={name: text})).faults
    assert any("leads out of the bag" in fault for fault in faults), faults


def test_a_link_in_the_bag_is_refused_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(ONE[1])
    bag = make_bag(tmp_path / "bag")
    (bag / "data" / "one.txt").unlink()
    (bag / "data" / "one.txt").symlink_to(tmp_path / "outside.txt")
    found = check_bag(bag)
    assert "data/one.txt: is a link or a device, not a file" in found.faults
    assert "data/one.txt" not in found.hashes


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    bag = make_bag(tmp_path / "bag")
    (bag / "data").rename(tmp_path / "elsewhere")
    (bag / "data").symlink_to(tmp_path / "elsewhere")
    assert "the folder “data” is missing" in check_bag(bag).faults


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    bag = make_bag(tmp_path / "bag")
    os.mkfifo(bag / "data" / "pipe")
    assert "data/pipe: is a link or a device, not a file" in check_bag(bag).faults


@pytest.mark.parametrize("one, other", [("data/A.txt", "data/a.txt"), ("data/é", "data/e\u0301")])
def test_names_that_some_systems_cannot_tell_apart_are_a_hazard(one: str, other: str, tmp_path: Path) -> None:
    files = {one: b"1", other: b"2"}
    bag = make_bag(tmp_path / "bag", files=files)
    if len(list((bag / "data").iterdir())) < 2:
        pytest.skip("this disk cannot tell them apart itself")
    found = check_bag(bag)
    assert found.valid
    assert len(found.hazards) == 1


@pytest.mark.parametrize("name", ["data/con", "data/NUL.txt", "data/under/lpt1.log"])
def test_the_name_of_a_device_is_a_hazard(name: str, tmp_path: Path) -> None:
    found = check_bag(make_bag(tmp_path / "bag", files={name: b"x"}))
    assert found.hazards == [f"{name}: is the name of a device"]


def test_what_is_odd_and_harmless_is_a_remark(tmp_path: Path) -> None:
    found = check_bag(make_bag(tmp_path / "bag", files={"data/what?.txt": b"x"}))
    assert (found.faults, found.hazards) == ([], [])
    assert found.remarks == ["data/what?.txt: has a character that some systems do not allow"]


def test_a_bag_that_is_written_here_is_valid_and_checks_with_sha256sum(tmp_path: Path) -> None:
    writer = BagWriter(tmp_path / "bag")
    writer.add("a/50% more.bin", b"\x00" * 100)
    writer.add("b.txt", b"text")
    writer.tag("README.txt", "read me")
    number = writer.finish([("Bagging-Date", "2026-11-01"), ("External-Description", "two\nlines")])
    found = check_bag(tmp_path / "bag")
    assert (found.faults, found.hazards, found.remarks) == ([], [], [])
    assert dict(found.info) == {
        "Bagging-Date": "2026-11-01",
        "External-Description": "two lines",
        "Payload-Oxum": "104.2",
    }
    assert number == found.hashes["tagmanifest-sha256.txt"]["sha256"]
    for name in ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt"):
        tool = name.split("-")[1].split(".")[0] + "sum"
        try:
            done = subprocess.run([tool, "--quiet", "-c", name], cwd=tmp_path / "bag", capture_output=True)
        except FileNotFoundError:
            pytest.skip(f"there is no {tool} here")
        assert done.returncode == 0, done.stderr
