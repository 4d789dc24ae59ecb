"""Content credentials (C2PA) that a file carries, checked without the network.

`c2pa-python` checks that the signature fits the claim and the claim the bytes. Nobody is trusted here: this program
knows no list of signers, so what fits is "signed, not trusted". Credentials that lie elsewhere are not fetched, and
nobody is asked whether a certificate was called back. Reads untrusted bytes: for child processes only.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.archive.kinds import extension_by_bytes, head_of, media_type_of
from catalog.archive.shut_in import shut_in
from catalog.model.embedded_names import is_place
from catalog.model.records import CredentialVerdict, Json

OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True}}
MOST_FINDINGS = 500
MOST_CHARACTERS = 300_000
"""Of the whole report; one that is longer is left out, and that is said."""


@dataclass(frozen=True, slots=True)
class Checked:
    """As in the record `ContentCredentials`."""

    verdict: str
    why: str = ""
    signer: str = ""
    issuer: str = ""
    signed_as_given: str = ""
    generator: str = ""
    title: str = ""
    actions: list[str] = field(default_factory=list)
    findings: list[Json] = field(default_factory=list)
    raw: Json = field(default_factory=dict)
    places: Json = field(default_factory=dict)
    """What in the report tells where something was recorded, by the names on the way to it."""


def check_credentials(path: Path) -> Checked:
    """What the file's content credentials come to. Never raises for what is in the file."""
    import c2pa

    name = f"x{extension_by_bytes(head_of(path)) or path.suffix}"
    kind = media_type_of(name)
    settings = c2pa.Settings.from_dict(OFFLINE)
    try:
        with (
            c2pa.Context(settings) as context,
            path.open("rb") as stream,
            shut_in(),
            c2pa.Reader(kind, stream, context=context) as reader,
        ):
            report = json.loads(reader.json())
            elsewhere = "" if reader.is_embedded() else str(reader.get_remote_url() or "")
    except c2pa.C2paError as error:
        return _without(error)
    except (ValueError, TypeError, AttributeError, RecursionError, OSError) as error:
        return Checked(CredentialVerdict.UNREADABLE, f"{type(error).__name__}: {error}"[:300])
    finally:
        with contextlib.suppress(Exception):
            settings.close()
    return _judged(report, elsewhere)


def _without(error: Exception) -> Checked:
    kind = type(error).__name__
    words = str(error)
    if "ManifestNotFound" in kind or "NotSupported" in kind:
        return Checked(CredentialVerdict.NONE)
    if "RemoteManifest" in kind or words.lower().startswith("remote"):
        return Checked(CredentialVerdict.ELSEWHERE, words[:300])
    return Checked(CredentialVerdict.UNREADABLE, words[:300])


def _judged(report: Json, elsewhere: str) -> Checked:
    findings = list(_findings(report))[:MOST_FINDINGS]
    state = str(report.get("validation_state", ""))
    failed = [each["words"] or each["code"] for each in findings if each["outcome"] == "failure"]
    broken = [
        each["words"] or each["code"]
        for each in findings
        if each["outcome"] == "failure" and each["code"] != "signingCredential.untrusted"
    ]
    fits = state in ("Valid", "Trusted")
    active = (report.get("manifests") or {}).get(report.get("active_manifest")) or {}
    signature = active.get("signature_info") or {}
    kept, places = _without_places(report)
    text = json.dumps(kept)
    if elsewhere:
        return Checked(CredentialVerdict.ELSEWHERE, elsewhere[:300])
    return Checked(
        verdict=CredentialVerdict.UNTRUSTED if fits else CredentialVerdict.INVALID,
        why="" if fits else "; ".join(dict.fromkeys(broken or failed))[:1000],
        signer=_text(signature.get("common_name")),
        issuer=_text(signature.get("issuer")),
        signed_as_given=_text(signature.get("time")),
        generator=_generator(active),
        title=_text(active.get("title")),
        actions=list(_actions(active)),
        findings=findings,
        raw=kept if len(text) <= MOST_CHARACTERS else {"left out": f"{len(text)} characters"},
        places=places,
    )


def _findings(report: Json) -> Iterator[Json]:
    results = report.get("validation_results") or {}
    parts = [("", results.get("activeManifest") or {})]
    parts += [
        ("of a part: ", each.get("validationDeltas") or {}) for each in results.get("ingredientDeltas") or []
    ]
    for prefix, part in parts:
        for outcome in ("failure", "informational", "success"):
            for each in part.get(outcome) or []:
                yield {
                    "code": _text(each.get("code")),
                    "outcome": outcome,
                    "words": prefix + _text(each.get("explanation")),
                }


def _generator(manifest: Json) -> str:
    said = manifest.get("claim_generator")
    if said:
        return _text(said)
    made = [each for each in manifest.get("claim_generator_info") or [] if isinstance(each, dict)]
    return ", ".join(f"{each.get('name', '')} {each.get('version', '')}".strip() for each in made)


def _actions(manifest: Json) -> Iterator[str]:
    for assertion in manifest.get("assertions") or []:
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            data = assertion.get("data")
            for action in (data.get("actions") if isinstance(data, dict) else None) or []:
                if isinstance(action, dict):
                    when = f" ({action['when']})" if action.get("when") else ""
                    yield f"{_text(action.get('action'))}{when}"


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _without_places(report: Json) -> tuple[Json, Json]:
    """The report with numbers as text (a record holds no floats), and apart from it what tells of places."""
    places: Json = {}

    def kept(value: Any, way: str) -> Any:
        if isinstance(value, dict):
            return {
                str(key): kept(inner, f"{way}.{key}")
                for key, inner in value.items()
                if not moved(key, inner, way)
            }
        if isinstance(value, list):
            return [kept(inner, f"{way}[{number}]") for number, inner in enumerate(value)]
        return str(value) if isinstance(value, float) else value

    def moved(key: Any, inner: Any, way: str) -> bool:
        if not is_place(str(key)) or inner in (None, "", [], {}):
            return False
        places[f"{way}.{key}".lstrip(".")] = (
            json.dumps(inner) if isinstance(inner, dict | list) else str(inner)
        )
        return True

    return kept(report, ""), places
