#!/usr/bin/env python3
"""Checks this package. Needs Python 3.9 or later and nothing else: no network, no Framewitness.

    python3 verify.py            checks the folder that this file lies in
    python3 verify.py FOLDER     checks another one

It checks that every file is there and unchanged (BagIt manifests, SHA-256 and SHA-512), that the custody log's
entries follow from each other, that each entry shown is part of the log (Merkle proofs, RFC 6962), and that each
record shown is what the log committed to. Signatures (Ed25519) and time stamps (RFC 3161) are beyond Python's
standard library: it prints the openssl commands that check them. It writes nothing.

Exit code 0: everything that can be checked here agrees. 1: something differs. 2: this is no package.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import stat
import sys
from pathlib import Path
from typing import Any, Iterator  # noqa: UP035 (Python 3.9)

GENESIS = "0" * 64
ALGORITHMS = ("sha256", "sha512")
FORMAT = "framewitness package 1"
PACKAGE_COMMAND = (
    "openssl pkeyutl -verify -pubin -inkey data/custody/package-key.pem -rawin "
    "-in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.sig"
)
CHUNK_BYTES = 4 * 1024 * 1024


class Findings:
    """`faults`: something differs. `notes`: what was found to agree, what is not shown, what is to be done by hand."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.notes: list[str] = []


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    if not (folder / "bagit.txt").is_file() or not (folder / "data" / "package.json").is_file():
        _say(f"{folder} is no package of Framewitness.")
        return 2
    found = Findings()
    check_manifests(folder, found)
    check_content(folder, found)
    for line in found.notes:
        _say(line)
    for line in found.faults:
        _say(f"DIFFERS: {line}")
    _say(
        "Something differs: do not rely on this package."
        if found.faults
        else "Everything that can be checked here agrees."
    )
    return 1 if found.faults else 0


def _say(line: str) -> None:
    sys.stdout.write(
        line.encode(sys.stdout.encoding or "utf-8", "replace").decode(sys.stdout.encoding or "utf-8")
    )
    sys.stdout.write("\n")


# ---------------------------------------------------------------- files


def check_manifests(folder: Path, found: Findings) -> None:
    """Every file against every manifest; a file that none names, and a link, are faults."""
    there = dict(_files(folder, found))
    count = size = 0
    wanted: dict[str, dict[str, str]] = {}
    for prefix in ("", "tag"):
        for algorithm in ALGORITHMS:
            for digest, path in _manifest(folder / f"{prefix}manifest-{algorithm}.txt", found):
                if wanted.setdefault(path, {}).setdefault(algorithm, digest) != digest:
                    found.faults.append(f"{path}: stands in a manifest twice")
    for path in sorted(set(wanted) - set(there)):
        found.faults.append(f"{path}: is missing")
    for path in sorted(there):
        if path not in wanted and not re.fullmatch(r"tagmanifest-\w+\.txt|tagmanifest-sha256\.sig", path):
            found.faults.append(f"{path}: no manifest names it")
            continue
        missing = [each for each in ALGORITHMS if each not in wanted.get(path, {each: ""})]
        if missing and path in wanted:
            found.faults.append(f"{path}: is not in the manifest ({', '.join(missing)})")
        digests, length = _digests(there[path])
        count, size = count + 1, size + length
        for algorithm, digest in wanted.get(path, {}).items():
            if digests[algorithm] != digest:
                found.faults.append(f"{path}: its bytes are not those that the manifest names ({algorithm})")
    found.notes.append(f"{count} files with {size} bytes were read and compared with the manifests.")


def _files(folder: Path, found: Findings) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            yield name, path
        elif not stat.S_ISDIR(mode):
            found.faults.append(f"{name}: is a link or a device, not a file")


def _manifest(path: Path, found: Findings) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        found.faults.append(f"{path.name}: is missing")
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        name = name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        if (
            not re.fullmatch(r"[0-9a-f]{64,128}", digest)
            or not name
            or name[0] in "/\\~"
            or ".." in name.split("/")
        ):
            found.faults.append(f"{path.name}: a line cannot be read: {line[:80]!r}")
        else:
            yield digest, name


def _digests(path: Path) -> tuple[dict[str, str], int]:
    hashes, length = {name: hashlib.new(name) for name in ALGORITHMS}, 0
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(CHUNK_BYTES)
            if not chunk:
                return {name: each.hexdigest() for name, each in hashes.items()}, length
            length += len(chunk)
            for each in hashes.values():
                each.update(chunk)


# ---------------------------------------------------------------- log, records, signatures


def check_content(folder: Path, found: Findings) -> dict[str, Any]:
    """Log, proofs, commitments, records, list of files, signatures. Returns what package.json says."""
    data = folder / "data"
    try:
        package = json.loads((data / "package.json").read_text(encoding="utf-8"))
        if package["format"] != FORMAT:
            found.faults.append(f"package.json: this program does not know the format {package['format']!r}")
            return dict(package)
        bodies = _check_log(data, package, found)
        values = _check_values(data, bodies, package, found)
        _check_root(package, values, found)
        _check_records(data, values, found)
        _check_files(data, values, found)
        _check_signatures(data, package, found)
        _tell_left_out(package, found)
    except (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError) as error:
        found.faults.append(f"the package cannot be read ({type(error).__name__}: {error})")
        return {}
    return dict(package)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
            for line in stream:
                yield json.loads(line)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _check_log(data: Path, package: dict[str, Any], found: Findings) -> dict[int, Any]:
    """Entries shown by number, each body as the log has it. Faults: a changed text, a broken chain, no proof."""
    bodies: dict[int, Any] = {}
    hashes: dict[int, str] = {0: GENESIS}
    proofs = {line["number"]: line["path"] for line in _lines(data / "custody" / "proofs.jsonl")}
    size, root, head = package["tree"]["size"], package["tree"]["root"], package["head"]
    proved = 0
    for line in _lines(data / "custody" / "log.jsonl"):
        number, text = line["number"], line["body"]
        body = json.loads(text)
        if _sha256(text) != line["hash"]:
            found.faults.append(f"custody entry {number}: its text was changed (the hash differs)")
        if body["number"] != number or number in bodies:
            found.faults.append(f"custody entry {number}: is another entry")
        if number - 1 in hashes and body["previous"] != hashes[number - 1]:
            found.faults.append(f"custody entry {number}: does not follow from the entry before it")
        if number <= size:
            if merkle_root(number - 1, size, text, proofs.get(number)) == root:
                proved += 1
            else:
                found.faults.append(f"custody entry {number}: is not proved to be part of the log")
        bodies[number], hashes[number] = body, line["hash"]
    if hashes.get(head["number"]) != head["hash"]:
        found.faults.append(f"custody entry {head['number']}: is not the head that package.json names")
    for number in range(size + 1, head["number"] + 1):
        if number not in bodies:
            found.faults.append(f"custody entry {number}: is missing")
    unseen = head["number"] - len(bodies)
    found.notes.append(
        f"{len(bodies)} of {head['number']} custody entries are shown; {proved} are proved to be part of the log."
        + (f" {unseen} are not shown." if unseen else "")
    )
    return bodies


def merkle_root(index: int, size: int, text: str, path: list[str] | None) -> str | None:
    """The root that a leaf and its audit path lead to (RFC 9162, 2.1.3.2); None where the path does not fit."""
    if path is None or not 0 <= index < size:
        return None
    digest = hashlib.sha256(b"\x00" + text.encode("utf-8", "surrogatepass")).digest()
    at, last = index, size - 1
    for each in (bytes.fromhex(step) for step in path):
        if last == 0:
            return None
        if at % 2 or at == last:
            digest = hashlib.sha256(b"\x01" + each + digest).digest()
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            digest = hashlib.sha256(b"\x01" + digest + each).digest()
        at, last = at // 2, last // 2
    return digest.hex() if last == 0 else None


def _check_values(
    data: Path,
    bodies: dict[int, Any],
    package: dict[str, Any],
    found: Findings,
) -> dict[str, dict[str, Any]]:
    """Each value shown against the commitment in its entry. Returns the last value of each record, by uid."""
    last: dict[str, dict[str, Any]] = {}
    agree = 0
    for line in _lines(data / "custody" / "values.jsonl"):
        entry, slot = line["entry"], line["slot"]
        body = bodies.get(entry)
        promised = None
        if body is not None:
            if slot in ("actor", "parameters"):
                promised = body[slot]
            else:
                change = body["changes"][int(slot.split()[1])]
                same = (change["uid"], change["kind"]) == (line["uid"], line["kind"])
                promised = change["after"] if same else None
        salted = bytes.fromhex(line["salt"]) + line["value"].encode("utf-8", "surrogatepass")
        if promised is None or hashlib.sha256(salted).hexdigest() != promised:
            found.faults.append(
                f"custody entry {entry}: the value of “{slot}” is not what the log committed to"
            )
            continue
        agree += 1
        if slot == "parameters" and entry == package["tree"]["size"] + 1:
            last["the root"] = {"value": line["value"]}
        if line["uid"] and (line["uid"] not in last or last[line["uid"]]["entry"] <= entry):
            last[line["uid"]] = {"entry": entry, "kind": line["kind"], "value": line["value"]}
    found.notes.append(f"{agree} values agree with what the log committed to.")
    return last


def _check_root(package: dict[str, Any], values: dict[str, dict[str, Any]], found: Findings) -> None:
    """The root of the tree is itself in the log: the first entry after the tree holds it among its parameters."""
    said = json.loads(values.pop("the root", {"value": "{}"})["value"])
    tree = package["tree"]
    if said.get("tree_size") != tree["size"] or said.get("tree_root") != tree["root"]:
        found.faults.append(
            f"custody entry {tree['size'] + 1}: does not hold the root that package.json names"
        )


def _check_records(data: Path, values: dict[str, dict[str, Any]], found: Findings) -> None:
    """Each record against the last value that the log committed to; those that nothing proves are counted."""
    proved, changed = 0, 0
    for path in sorted((data / "records").glob("*.jsonl")):
        for record in _lines(path):
            if "(left out)" in record:
                changed += 1
                continue
            known = values.get(record["uid"])
            if known is None or known["kind"] != path.stem or json.loads(known["value"]) != record:
                found.faults.append(f"{path.stem} {record['uid']}: is not what the log committed to")
            else:
                proved += 1
    found.notes.append(f"{proved} records are as the log committed to them.")
    if changed:
        found.notes.append(f"{changed} records had something taken out of them; the log cannot prove those.")


def _check_files(data: Path, values: dict[str, dict[str, Any]], found: Findings) -> None:
    """The bytes of each object against its record in the log."""
    for line in _lines(data / "files.jsonl"):
        known = values.get(line["object"])
        record = json.loads(known["value"]) if known else None
        for name in ("sha256", "sha512", "size"):
            if record is not None and record[name] != line[name]:
                found.faults.append(
                    f"files.jsonl: {line['object']} is not the object that the log knows ({name})"
                )
        if line["path"] is None:
            continue
        path = data / line["path"]
        if ".." in line["path"].split("/") or not path.is_file():
            found.faults.append(f"{line['path']}: is missing")
            continue
        digests, length = _digests(path)
        if (digests["sha256"], digests["sha512"], length) != (line["sha256"], line["sha512"], line["size"]):
            found.faults.append(f"{line['path']}: is not the object that files.jsonl names")


def _check_signatures(data: Path, package: dict[str, Any], found: Findings) -> None:
    """What is signed, against the log; the signatures themselves are for openssl."""
    hashes = {line["number"]: line["hash"] for line in _lines(data / "custody" / "log.jsonl")}
    for each in package["signatures"]:
        named = [each["folder"], *(stamp["response"] for stamp in each["stamps"])]
        if not all(re.fullmatch(r"custody/signatures/\d+(/stamp-\d+\.tsr)?", name) for name in named):
            found.faults.append("package.json: a signature is not where signatures lie")
            continue
        folder = data / each["folder"]
        statement = json.loads((folder / "statement.json").read_text(encoding="utf-8"))
        entry = statement["entry"]
        known = hashes.get(entry, statement["entry_hash"])
        if statement["case"] != package["case"]["uid"] or statement["entry_hash"] != known:
            found.faults.append(f"{each['folder']}/statement.json: does not speak of this log")
        _check_key(folder / "key", each["public_key"], found)
        found.notes.append(
            f"A signature over custody entry {entry} (Python cannot check Ed25519). Check it with:"
        )
        found.notes += [f"    {command}" for command in each["commands"]]
        for stamp in each["stamps"]:
            digest = hashlib.sha256((folder / "checkpoint.json").read_bytes()).digest()
            answer = (data / stamp["response"]).read_bytes()
            other = hashlib.sha512((folder / "checkpoint.json").read_bytes()).digest()
            if digest not in answer and other not in answer:
                found.faults.append(f"{stamp['response']}: this time stamp is over something else")
            found.notes.append(f"    {stamp['command']}")
    if not package["signatures"]:
        found.notes.append(
            "The log's head is not signed: compare its hash with one that you have from elsewhere."
        )
    found.notes.append(
        f"Head of the log: entry {package['head']['number']}, SHA-256 {package['head']['hash']}"
    )


def _check_key(path: Path, told: str, found: Findings) -> None:
    """Both forms of a key are one key, and the one that is told."""
    raw = path.with_name(f"{path.name}.raw").read_bytes()
    pem = path.with_name(f"{path.name}.pem").read_text(encoding="ascii").split("-----")[2]
    if base64.b64decode(pem)[-32:] != raw or raw.hex() != told:
        found.faults.append(f"{path.name}: is another key than package.json names")


def _tell_left_out(package: dict[str, Any], found: Findings) -> None:
    found.notes += [f"Left out: {line}" for line in package["left_out"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
