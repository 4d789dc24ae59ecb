"""Deciding which terms and single fields stay in the case of whatever is given out."""

from __future__ import annotations

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.disclosed_fields import FIELDS, PLACE
from catalog.model.disclosure import Disclosures
from catalog.model.records import Disclosure, DisclosureKind, Media
from catalog.model.timecode import utc_now
from catalog.operations.annotate import known_term
from catalog.texts import phrase


def decided(case: Case) -> list[Disclosure]:
    """What people decided of terms and fields, the newest last."""
    return case.find(Disclosure, order="decided_utc, rowid")


def place_stays(case: Case, media_uid: str) -> bool:
    """Whether the place of a recording stays here, and with it the places that its file names."""
    return Disclosures(decided(case), []).stays(PLACE, media_uid)


def restrict_term(case: Case, code: str, reason: str, *, actor: str) -> Disclosure:
    """Keeps a term here, with those under it, and all that is annotated with them, out of all that is given out.

    Raises InvalidInput where there is no such term, or no reason, or where it is kept already.
    """
    known_term(case, code)
    return _decide(case, DisclosureKind.TERM, code, None, reason, actor=actor)


def restrict_field(
    case: Case, name: str, reason: str, *, actor: str, media_uid: str | None = None
) -> Disclosure:
    """Keeps a field of one recording, or of all (None), out of all that is given out. Raises as `restrict_term`."""
    _known_field(name)
    return _decide(case, DisclosureKind.FIELD, name, media_uid, reason, actor=actor)


def release_field(case: Case, name: str, reason: str, *, actor: str, media_uid: str) -> Disclosure:
    """Lets a field of one recording go out that stays by default. Raises InvalidInput for one that goes out anyway."""
    _known_field(name)
    if not FIELDS[name].stays_by_default:
        raise InvalidInput(
            phrase("“{field}” goes out unless it is restricted.", field=FIELDS[name].label),
            hint="Only the place and the time of recording need to be released.",
        )
    return _decide(case, DisclosureKind.FIELD, name, media_uid, reason, actor=actor, released=True)


def lift(case: Case, decision: Disclosure, *, actor: str) -> None:
    """Takes a decision back: what was restricted goes out again, what was released stays. RecordGone if it is gone."""
    with case.unit_of_work(
        "disclosure.lift", actor=actor, parameters={"name": decision.name, "released": decision.released}
    ) as work:
        work.remove(decision)


def _known_field(name: str) -> None:
    if name not in FIELDS:
        raise InvalidInput(
            phrase("There is no field “{name}” that can be restricted.", name=name),
            hint=phrase("Use one of: {names}.", names=", ".join(FIELDS)),
        )


def _decide(
    case: Case,
    kind: str,
    name: str,
    media_uid: str | None,
    reason: str,
    *,
    actor: str,
    released: bool = False,
) -> Disclosure:
    reason = reason.strip()
    if not reason:
        raise InvalidInput("That needs a reason.", hint="Say in a few words why.")
    label = case.get(Media, media_uid).label if media_uid else ""
    same = case.find(Disclosure, kind=str(kind), name=name, media_uid=media_uid, released=released)
    if same:
        raise InvalidInput(
            phrase("That was decided already: {reason}", reason=same[0].reason),
            hint="Take that decision back first if the reason is another one.",
        )
    made = Disclosure(
        kind=kind,
        name=name,
        media_uid=media_uid,
        released=released,
        reason=reason,
        decided_by=actor,
        decided_utc=utc_now(),
    )
    parameters = {"name": name} | ({"recording": label} if label else {})
    action = "disclosure.release" if released else "disclosure.restrict"
    with case.unit_of_work(action, actor=actor, parameters=parameters) as work:
        work.add(made)
    return made
