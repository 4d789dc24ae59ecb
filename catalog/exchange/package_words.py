"""What a package says of itself to people: README.txt, bag-info.txt, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from catalog.exchange.selection import Selection
from resources.package.verify import PACKAGE_COMMAND


def left_out_lines(selection: Selection, withheld: Counter[str]) -> list[str]:
    """What stays in the case, counted, with the reasons that people gave."""
    lines = [f"{media.label} ({media.kind}): {media.restriction}" for media in selection.restricted]
    lines += selection.outgoing.told({each.uid for each in selection.media})
    lines += selection.remarks
    lines += [f"{count} records {_reason(why)}" for why, count in sorted(selection.left_out.items()) if count]
    lines += [f"{count} {what}" for what, count in sorted(withheld.items()) if count]
    return lines


def _reason(why: str) -> str:
    return "that stay in the case, or are of what does" if why == "restricted" else why


def info_lines(package: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        ("Bagging-Date", package["made_utc"][:10]),
        ("Bag-Software-Agent", package["program"]),
        ("External-Identifier", package["case"]["uid"]),
        ("External-Description", f"Video evidence from the case {package['case']['name']}"),
        ("Internal-Sender-Description", f"Recordings {', '.join(package['media']) or 'none'}"),
    ]


def readme(package: dict[str, Any], media: Iterable[tuple[str, str, str]]) -> str:
    """The text of README.txt: plain words and three commands."""
    tree, head = package["tree"], package["head"]
    lines = [
        f"Video evidence from the case “{' '.join(package['case']['name'].split())}”",
        f"Packaged {package['made_utc']} by {package['program']}",
        "",
        "WHAT THIS IS",
        "Recordings, what people said of them, and the log of everything that was done with them.",
        "",
        *[f"  {label}  {' '.join(title.split())}\n      {path}" for label, title, path in media],
        "",
        "  data/records/    what the case holds of them, one record a line (JSON)",
        "  data/custody/    the log: who did what and when, with the proofs",
        "  data/package.json  a summary of this package",
        "",
        "HOW TO CHECK IT",
        "Open a terminal in this folder and give these three commands.",
        "",
        "1. Is every file as it was packaged?",
        "   sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt",
        "   Each line must end in OK. (On a Mac: shasum -a 256 -c instead of sha256sum -c.)",
        "",
        "2. Does the log agree, and do the records agree with the log?",
        "   python3 verify.py",
        "   It must end with “Everything that can be checked here agrees.”",
        "",
        *_third(package),
        "",
        "WHAT THIS PROVES, AND WHAT NOT",
        "That nothing in this package was changed since it was entered in the log, as far as the log's last entry",
        "is vouched for from outside: by the signature, by a time stamp, or by its hash in a report that you have.",
        f"The last entry is number {head['number']}, SHA-256 {head['hash']}.",
        f"Entry {tree['size'] + 1} holds the root of a Merkle tree (RFC 6962) over all entries before it.",
        "It does not prove that a website served these recordings, nor that what they show is true.",
        "",
        "WHAT WAS LEFT OUT",
        *([f"- {line}" for line in package["left_out"]] or ["Nothing."]),
        "",
    ]
    return "\n".join(lines)


def _third(package: dict[str, Any]) -> list[str]:
    if not package["package_key"]:
        return [
            "3. Is it what the sender meant to send? It is not signed. Ask the sender for the SHA-256 of",
            "   tagmanifest-sha256.txt, and compare it with what this says:",
            "   openssl dgst -sha256 tagmanifest-sha256.txt",
        ]
    lines = [
        "3. Is it what the sender meant to send? (OpenSSL 3)",
        f"   {PACKAGE_COMMAND}",
        "   It must say “Signature Verified Successfully”. Whose key it is, ask its owner:",
        f"   {package['package_key']}",
    ]
    signatures = package["signatures"]
    if signatures:
        lines += ["", "More: the log itself is signed, and may be time-stamped (RFC 3161)."]
    for each in signatures:
        lines += [f"   Entry {each['entry']}, signed {each['signed_utc']}:", f"   {each['commands'][0]}"]
        for stamp in each["stamps"]:
            lines += [f"   Stamped {stamp['stamped_utc']} by {stamp['authority']}:", f"   {stamp['command']}"]
    return lines
