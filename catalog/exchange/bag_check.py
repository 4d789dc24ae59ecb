"""Judging a bag, whoever made it: BagIt 0.93 to 1.0 (RFC 8493). Reads everything, follows no link, writes nothing.

What the standard forbids is a fault. What it allows and this program does not take in (names that some system
cannot hold, doubles by case) is a hazard. What is odd and harmless is a remark.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from catalog.exchange.names import climbs_out, doubles, is_device, unportable
from catalog.jobs import JobContext, SilentContext
from catalog.store.objects import CHUNK_BYTES
from catalog.texts import phrase

VERSIONS = ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0")
LONGEST_TAG_FILE = 512 * 1024 * 1024
"""Bytes of a tag file that are read into memory; a longer one is refused."""
_MANIFEST = re.compile(r"(tag)?manifest-([A-Za-z0-9_-]+)\.txt")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+(\*?)(.+)")
_ESCAPES = {"%0a": "\n", "%0d": "\r", "%25": "%"}
_KNOWN = {name for name in hashlib.algorithms_guaranteed if not name.startswith("shake")}


@dataclass(slots=True)
class BagVerdict:
    """What a bag was found to be. `hashes` of a file are those that were computed, by algorithm."""

    version: str = ""
    faults: list[str] = field(default_factory=list)
    hazards: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    info: list[tuple[str, str]] = field(default_factory=list)
    hashes: dict[str, dict[str, str]] = field(default_factory=dict)
    files: int = 0
    size: int = 0

    @property
    def valid(self) -> bool:
        return not self.faults


def check_bag(folder: Path, context: JobContext | None = None) -> BagVerdict:
    """Reads every file of the bag once. Never raises for what is in it; OSError where the folder cannot be read."""
    return _Check(folder, context or SilentContext()).verdict()


class _Check:
    def __init__(self, folder: Path, context: JobContext) -> None:
        self.folder = folder
        self.context = context
        self.found = BagVerdict()
        self.encoding = "utf-8"
        self.sizes: dict[str, int] = {}
        self._composed: dict[str, str] = {}
        """Names as they are on this disk, by their composed form (NFC)."""
        self.manifests: dict[str, dict[str, str]] = {}
        self.tag_manifests: dict[str, dict[str, str]] = {}

    def verdict(self) -> BagVerdict:
        self._walk()
        if self._declaration():
            for name in sorted(self.sizes):
                if match := _MANIFEST.fullmatch(name):
                    into = self.tag_manifests if match[1] else self.manifests
                    into[_algorithm(match[2])] = self._manifest(name, tags=bool(match[1]))
            self._fetch()
            self._info()
            self._compare()
        return self.found

    def _fault(self, text: str) -> None:
        self.found.faults.append(text)

    @property
    def _is_1_0(self) -> bool:
        return self.found.version == "1.0"

    # ---------------------------------------------------------------- what is there

    def _walk(self) -> None:
        folders = [""]
        while folders:
            under = folders.pop()
            with os.scandir(self.folder / under) as entries:
                for entry in sorted(entries, key=lambda each: each.name):
                    path = f"{under}/{entry.name}" if under else entry.name
                    mode = entry.stat(follow_symlinks=False).st_mode
                    if stat.S_ISDIR(mode):
                        folders.append(path)
                    elif stat.S_ISREG(mode):
                        self.sizes[path] = entry.stat(follow_symlinks=False).st_size
                    else:
                        self._fault(f"{path}: is a link or a device, not a file")
        if not (self.folder / "data").is_dir() or (self.folder / "data").is_symlink():
            self._fault("the folder “data” is missing")
        self._composed = {unicodedata.normalize("NFC", path): path for path in self.sizes}
        for path in self.sizes:
            if is_device(path):
                self.found.hazards.append(f"{path}: is the name of a device")
            elif why := unportable(path):
                self.found.remarks.append(phrase("{name}: {why}", name=path, why=why))
        for one, other in doubles(self.sizes):
            self.found.hazards.append(f"{other}: some systems cannot tell it from {one}")

    def _read(self, name: str) -> bytes:
        if self.sizes[name] > LONGEST_TAG_FILE:
            self._fault(f"{name}: is too long")
            return b""
        return (self.folder / name).read_bytes()

    def _lines(self, name: str) -> list[str]:
        try:
            text = self._read(name).decode(self.encoding)
        except UnicodeError:
            self._fault(f"{name}: is not written in {self.encoding}")
            return []
        if text.startswith("\ufeff"):
            self.found.remarks.append(phrase("{name}: begins with a byte order mark", name=name))
            text = text[1:]
        return [line for line in re.split(r"\r\n|\n|\r", text) if line]

    # ---------------------------------------------------------------- tag files

    def _declaration(self) -> bool:
        """RFC 8493, 2.1.1: exactly two lines, in UTF-8 without a byte order mark, nothing before the colon."""
        if "bagit.txt" not in self.sizes:
            self._fault("bagit.txt is missing")
            return False
        data = self._read("bagit.txt")
        if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._fault("bagit.txt: begins with a byte order mark")
            return False
        lines = re.split(r"\r\n|\n|\r", data.decode("utf-8", "replace"))
        while lines and not lines[-1]:
            lines.pop()
        version = re.fullmatch(r"BagIt-Version: (\d+\.\d+)", lines[0]) if lines else None
        encoding = re.fullmatch(r"Tag-File-Character-Encoding: ([!-~]+)", lines[1]) if lines[1:] else None
        if version is None or encoding is None or len(lines) != 2:
            self._fault("bagit.txt: is not the two lines that the standard asks for")
            return False
        if version[1] not in VERSIONS:
            self._fault(f"bagit.txt: BagIt {version[1]} is not known here")
            return False
        self.found.version = version[1]
        try:
            known = codecs.lookup(encoding[1])
            if not known._is_text_encoding:
                raise LookupError
        except (LookupError, ValueError):
            self._fault(f"bagit.txt: the encoding “{encoding[1]}” is not known here")
            return False
        self.encoding = known.name
        return True

    def _manifest(self, name: str, *, tags: bool) -> dict[str, str]:
        """Hash by path. Lines that cannot be, and names listed twice, are told."""
        listed: dict[str, str] = {}
        for line in self._lines(name):
            match = _LINE.fullmatch(line)
            if match is None:
                self._fault(f"{name}: a line cannot be read: {line[:80]!r}")
                continue
            if match[2]:
                self.found.remarks.append(
                    phrase("{name}: an asterisk stands before a name, as md5sum writes it", name=name)
                )
            path = self._path(match[3], name)
            if path is None:
                continue
            if path.startswith("data/") == tags:
                self._fault(f"{name}: “{path}” does not belong into it")
                continue
            digest = match[1].lower()
            if path not in listed:
                listed[path] = digest
            elif listed[path] != digest:
                self._fault(f"{name}: “{path}” stands in it twice, with different hashes")
            else:
                into = self._fault if self._is_1_0 else self.found.remarks.append
                into(phrase("{name}: “{path}” stands in it twice", name=name, path=path))
        return listed

    def _path(self, given: str, name: str) -> str | None:
        """The file that a line means, as it is named on this disk; None (told) where it leads out of the bag."""
        path = given
        if path.startswith("./"):
            self.found.remarks.append(phrase("{name}: “{given}” begins with “./”", name=name, given=given))
            path = path[2:]
        decoded = re.sub(r"(?i)%0a|%0d|%25", lambda each: _ESCAPES[each[0].lower()], path)
        if climbs_out(decoded) or climbs_out(path):
            self._fault(f"{name}: “{given}” leads out of the bag")
            return None
        choices = [decoded, path] if self._is_1_0 else [path, decoded]
        for each in choices:
            if each in self.sizes:
                return each
        for each in choices:
            other = self._composed.get(unicodedata.normalize("NFC", each))
            if other is not None:
                self.found.remarks.append(
                    phrase("{other}: is composed differently in {name}", other=other, name=name)
                )
                return other
        return choices[0]

    def _fetch(self) -> None:
        """Nothing is fetched: what fetch.txt names must be here, or the bag is not complete."""
        if "fetch.txt" not in self.sizes:
            return
        for line in self._lines("fetch.txt"):
            match = re.fullmatch(r"(\S+)[ \t]+(\d+|-)[ \t]+(.+)", line)
            if match is None:
                self._fault(f"fetch.txt: a line cannot be read: {line[:80]!r}")
                continue
            path = self._path(match[3], "fetch.txt")
            if path is None:
                continue
            if path not in self.sizes:
                self._fault(
                    f"{path}: is still to be fetched from elsewhere (fetch.txt); the bag is not complete"
                )
            elif match[2] != "-" and int(match[2]) != self.sizes[path]:
                self._fault(f"{path}: has {self.sizes[path]} bytes, and fetch.txt says {match[2]}")
            if self._is_1_0 and not all(path in each for each in self.manifests.values()):
                self._fault(f"{path}: stands in fetch.txt and not in every manifest")

    def _info(self) -> None:
        name = "bag-info.txt" if "bag-info.txt" in self.sizes else "package-info.txt"
        if name not in self.sizes:
            return
        for line in self._lines(name):
            if line[0] in " \t":
                if self.found.info:
                    label, value = self.found.info[-1]
                    self.found.info[-1] = (label, f"{value} {line.strip()}")
                continue
            label, colon, value = line.partition(":")
            if not colon or not label.strip():
                self._fault(f"{name}: a line cannot be read: {line[:80]!r}")
                continue
            if self._is_1_0 and (label != label.strip() or value[:1] not in (" ", "\t", "")):
                self.found.remarks.append(
                    phrase(
                        "{name}: “{label}” is not followed by a colon and a space",
                        name=name,
                        label=label.strip(),
                    )
                )
            self.found.info.append((label.strip(), value.strip()))
        self._oxum([value for label, value in self.found.info if label.lower() == "payload-oxum"])

    def _oxum(self, given: list[str]) -> None:
        payload = [size for path, size in self.sizes.items() if path.startswith("data/")]
        for value in dict.fromkeys(given):
            match = re.fullmatch(r"(\d+)\.(\d+)", value)
            if match is None:
                self._fault(f"bag-info.txt: the Payload-Oxum “{value}” cannot be read")
            elif (int(match[1]), int(match[2])) != (sum(payload), len(payload)):
                there = f"{len(payload)} files with {sum(payload)} bytes"
                self._fault(
                    f"bag-info.txt: Payload-Oxum says {match[2]} files with {match[1]} bytes; there are {there}"
                )
        if len(given) > 1:
            self.found.remarks.append(phrase("bag-info.txt: Payload-Oxum stands in it more than once"))

    # ---------------------------------------------------------------- hashes

    def _compare(self) -> None:
        if not self.manifests:
            self._fault("there is no payload manifest")
        known = [name for name in {*self.manifests, *self.tag_manifests} if name in _KNOWN]
        for name in sorted({*self.manifests, *self.tag_manifests} - set(known)):
            self.found.remarks.append(
                phrase("manifests of the kind “{name}” cannot be checked here", name=name)
            )
        if self.manifests and not set(self.manifests) & set(known):
            self._fault("no payload manifest is of a kind that can be checked here")
        self._complete()
        total = sum(self.sizes.values())
        for path in sorted(self.sizes):
            wanted = {
                algorithm: listed[path]
                for kind in (self.manifests, self.tag_manifests)
                for algorithm, listed in kind.items()
                if path in listed and algorithm in known
            }
            self.context.report(self.found.size, total, "bytes", f"reading {path}")
            self._hash(path, wanted)
            self.found.files += 1
            self.found.size += self.sizes[path]

    def _complete(self) -> None:
        """RFC 8493, 3: everything listed is there; of 1.0 every payload file is in every manifest, else in one."""
        for kind in (self.manifests, self.tag_manifests):
            for path in sorted({path for listed in kind.values() for path in listed} - set(self.sizes)):
                self._fault(f"{path}: is missing")
        for path in self.sizes:
            if path.startswith("data/") and self.manifests:
                lacking = [name for name, listed in sorted(self.manifests.items()) if path not in listed]
                if len(lacking) == len(self.manifests) or (lacking and self._is_1_0):
                    self._fault(f"{path}: is not in the manifest ({', '.join(lacking)})")

        for name, listed in sorted(self.tag_manifests.items()):
            for path in self.sizes:
                if (
                    self._is_1_0
                    and re.fullmatch(r"manifest-[A-Za-z0-9_-]+\.txt", path)
                    and path not in listed
                ):
                    self._fault(f"tagmanifest-{name}.txt: does not name {path}")
            for path in listed:
                if self._is_1_0 and path.startswith("tagmanifest-"):
                    self._fault(f"tagmanifest-{name}.txt: names a tag manifest, {path}")

    def _hash(self, path: str, wanted: dict[str, str]) -> None:
        hashes = {name: hashlib.new(name) for name in {*wanted, "sha256", "sha512"}}
        try:
            with (self.folder / path).open("rb") as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    self.context.check_cancelled()
                    for each in hashes.values():
                        each.update(chunk)
        except OSError:
            self._fault(f"{path}: cannot be read")
            return
        self.found.hashes[path] = {name: each.hexdigest() for name, each in hashes.items()}
        wrong = [name for name, digest in wanted.items() if hashes[name].hexdigest() != digest]
        if wrong:
            self._fault(
                f"{path}: its bytes are not those that the manifest names ({', '.join(sorted(wrong))})"
            )


def _algorithm(name: str) -> str:
    """As hashlib calls it: RFC 8493, 2.4 writes names in lower case without hyphens."""
    plain = name.lower().replace("-", "")
    return f"sha3_{plain[4:]}" if re.fullmatch(r"sha3(224|256|384|512)", plain) else plain
