"""What signatures and time stamps say of a case's log: what they prove, what they do not, and where they disagree."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.serialization import Encoding

from catalog.case import Case
from catalog.custody.checkpoints import Head, head_from, read_head, remembered
from catalog.custody.signing import fingerprint, known_key
from catalog.custody.timestamps import Stamp, authorities, checked, read_certificates, system_roots
from catalog.errors import CatalogError
from catalog.model.records import Checkpoint, StampState, StoredObject, TimeStamp, Tombstone
from catalog.operations.erasure_told import erasures_told
from catalog.operations.standing import HOUSEKEEPING


@dataclass(slots=True)
class LogCheck:
    """`faults` are disagreements; `doubts` want an explanation; `proved` and `open` say what is shown and what not."""

    faults: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    proved: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    """What was taken out of the case for good, when, by whom and why."""

    def in_words(self) -> Iterator[str]:
        for title, lines in (
            ("To be explained:", self.doubts),
            ("Shown by signatures and time stamps:", self.proved),
            ("Not shown:", self.open),
            ("Erased:", self.erased),
        ):
            if lines:
                yield title
                yield from (f"  {line}" for line in lines)


def check_log(case: Case, *, against: Iterable[str] = ()) -> LogCheck:
    """Checks every signature and time stamp in the case, and holds the log against what is known outside it.

    `against`: files of checkpoints, or entries as `N:HASH`, that somebody kept elsewhere. Writes nothing. Raises
    InvalidInput for one that says nothing about this case.
    """
    found = LogCheck()
    log = case.entry_hashes()
    checkpoints = _readable(case, found)
    _check_records(case, checkpoints, log, found)
    _check_left_over(case, log, found)
    _check_memory(case, log, found)
    for text in against:
        _check_given(head_from(text, case.details.uid), text, log, found)
    stamps = _check_stamps(case, checkpoints, found)
    _say_keys(checkpoints, found)
    _say_what_is_proved(case, checkpoints, stamps, found)
    return found


# ---------------------------------------------------------------- signatures


def _readable(case: Case, found: LogCheck) -> list[Checkpoint]:
    """Those whose fields are of the kinds that they should be: somebody may have written anything into the table."""
    good = []
    for each in case.find(Checkpoint, order="entry, rowid"):
        texts = (
            each.entry_hash,
            each.public_key,
            each.signature,
            each.signed_by,
            each.made_utc,
            each.object_uid,
        )
        if isinstance(each.entry, int) and all(isinstance(text, str) for text in texts):
            good.append(each)
        else:
            found.faults.append(f"checkpoints {each.uid}: cannot be read")
    return good


def _check_records(case: Case, checkpoints: list[Checkpoint], log: dict[int, str], found: LogCheck) -> None:
    for each in checkpoints:
        head = head_of(case, each)
        name = f"the signature of entry {each.entry} (made {each.made_utc})"
        if not head.holds:
            found.faults.append(f"{name} does not hold")
        if log.get(each.entry) != each.entry_hash:
            found.faults.append(f"{name}: {_difference(each.entry, log)}")
        stored = case.find(StoredObject, uid=each.object_uid)
        if not stored or stored[0].sha256 != hashlib.sha256(head.text.encode()).hexdigest():
            found.faults.append(f"{name}: its file is of something else")
    for kind, present in (
        (Checkpoint, checkpoints),
        (TimeStamp, case.find(TimeStamp)),
        (Tombstone, case.find(Tombstone)),
    ):
        gone = set(case.ever(kind)) - {each.uid for each in present}
        found.faults += [f"{kind.TABLE} {uid}: was taken out of the case" for uid in sorted(gone)]


def head_of(case: Case, checkpoint: Checkpoint) -> Head:
    return Head(
        case.details.uid,
        checkpoint.entry,
        checkpoint.entry_hash,
        checkpoint.made_utc,
        checkpoint.public_key,
        checkpoint.signature,
    )


def _difference(entry: int, log: dict[int, str]) -> str:
    if entry not in log:
        return f"the log ends at entry {max(log, default=0)}: its tail was cut off"
    return f"entry {entry} of the log is not the one that was signed: the log was rewritten"


def _check_left_over(case: Case, log: dict[int, str], found: LogCheck) -> None:
    """Files of checkpoints that no record knows: a log that was cut back leaves them where nobody thought of them."""
    known = {each.sha256 for each in case.find(StoredObject)}
    for path in sorted(case.objects.folder.glob("??/*.json")):
        if path.stem in known or not path.is_file() or path.stat().st_size > 5000:
            continue
        head = read_head(path.read_bytes())
        if head is None or not head.holds or head.case_uid != case.details.uid:
            continue
        if log.get(head.entry) != head.entry_hash:
            found.faults.append(
                f"objects/{path.parent.name}/{path.name} is a signature of entry {head.entry} (made "
                f"{head.time_utc}): {_difference(head.entry, log)}"
            )


def _check_memory(case: Case, log: dict[int, str], found: LogCheck) -> None:
    """In the folder where it was signed the log must still hold what was; a copy elsewhere may be an older one."""
    for where, head in remembered(case.details.uid):
        if log.get(head.entry) == head.entry_hash:
            continue
        told = f"entry {head.entry} was signed on this computer at {head.time_utc}"
        if where == case.path.resolve():
            found.faults.append(f"{told}: {_difference(head.entry, log)}")
        else:
            found.doubts.append(
                f"{told} in {where}, and is not in this log: this is an older copy, or one that was worked on "
                "apart, or its log was cut or rewritten"
            )


def _check_given(head: Head, text: str, log: dict[int, str], found: LogCheck) -> None:
    if log.get(head.entry) == head.entry_hash:
        found.proved.append(f"The log is the one that {text} speaks of, up to entry {head.entry}.")
    else:
        found.faults.append(f"{text}: {_difference(head.entry, log)}")


# ---------------------------------------------------------------- time stamps


def _check_stamps(
    case: Case, checkpoints: list[Checkpoint], found: LogCheck
) -> list[tuple[Checkpoint, TimeStamp, Stamp]]:
    """Those that hold, the earliest entry first."""
    own = {each.uid: each for each in checkpoints}
    good = []
    for each in case.find(TimeStamp, state=StampState.STAMPED):
        checkpoint = own.get(each.checkpoint_uid)
        name = f"the time stamp of {each.authority}, {each.stamped_utc}"
        if checkpoint is None:
            found.faults.append(f"{name}: what it is of is missing")
            continue
        try:
            stamp = _token(case, checkpoint, each)
        except (CatalogError, OSError, KeyError) as error:
            reason = error.message if isinstance(error, CatalogError) else "a part of it is missing"
            found.faults.append(f"{name} (of entry {checkpoint.entry}): {reason}")
            continue
        if stamp.time_utc != each.stamped_utc:
            found.faults.append(f"{name}: its token says {stamp.time_utc}")
            continue
        good.append((checkpoint, each, stamp))
        if checkpoint.made_utc[:16] > stamp.time_utc[:16]:
            found.doubts.append(
                f"entry {checkpoint.entry} was signed at {checkpoint.made_utc} by the computer's own clock, after "
                f"the authority says that it had it ({stamp.time_utc}): that clock was ahead"
            )
    return sorted(good, key=lambda each: (each[0].entry, each[2].time_utc))


def _token(case: Case, checkpoint: Checkpoint, stamp: TimeStamp) -> Stamp:
    def data(uid: str | None) -> bytes:
        return case.object_path(case.get(StoredObject, uid or "")).read_bytes()

    digest = hashlib.sha256(head_of(case, checkpoint).text.encode()).digest()
    chain = read_certificates(data(stamp.chain_object_uid))
    return checked(
        data(stamp.response_object_uid), digest, chain=chain, request=data(stamp.request_object_uid)
    )


def _known_roots() -> set[str]:
    """SHA-256 of the roots that this computer trusts: those of the authorities that are set, and the system's."""
    found = system_roots()
    with contextlib.suppress(CatalogError):
        for each in authorities():
            found += read_certificates(each.certificates.encode()) if each.certificates else []
    return {hashlib.sha256(each.public_bytes(Encoding.DER)).hexdigest() for each in found}


# ---------------------------------------------------------------- in words


def _say_keys(checkpoints: list[Checkpoint], found: LogCheck) -> None:
    """Each key with the first entry that it signed: whoever holds one outside can compare."""
    own = _own_keys()
    by_name: dict[str, set[str]] = {}
    seen: set[str] = set()
    for each in checkpoints:
        others = by_name.setdefault(each.signed_by, set())
        if others and each.public_key not in others and each.public_key not in own:
            found.doubts.append(
                f"from entry {each.entry} on “{each.signed_by}” signs with another key "
                f"({_short(each.public_key)}) than before, which is not of this computer: ask them"
            )
        others.add(each.public_key)
        if each.public_key not in seen:
            seen.add(each.public_key)
            whose = "the key of this computer" if each.public_key in own else "compare it with theirs"
            found.proved.append(
                f"Key {_short(each.public_key)} ({whose}) signs as “{each.signed_by}”, first at entry {each.entry}."
            )


def _own_keys() -> set[str]:
    """This computer's; none where its settings cannot be read, which is no fault of the case."""
    with contextlib.suppress(CatalogError):
        mine = known_key()
        return {mine.public_key, *mine.earlier} if mine else set()
    return set()


def _short(public_key: str) -> str:
    try:
        return fingerprint(public_key)
    except ValueError:
        return "that is none"


def _say_what_is_proved(
    case: Case,
    checkpoints: list[Checkpoint],
    stamps: list[tuple[Checkpoint, TimeStamp, Stamp]],
    found: LogCheck,
) -> None:
    last = checkpoints[-1].entry if checkpoints else 0
    count, first = case.entries_but(HOUSEKEEPING, first=last + 1)
    if count:
        found.open.append(
            f"Not signed yet: {count} {'entry' if count == 1 else 'entries'}, from {first} on. Whoever can write to "
            "the case could change that unseen."
        )
    _say_stamps(stamps, found)
    told = erasures_told(case)
    found.erased += told.stones
    found.doubts += told.unexplained
    if told.values:
        found.open.append(
            f"What {told.values} values of {told.entries} entries said, which were erased. The log proves that "
            "something stood there, not what; and anybody who can write to the case can erase."
        )
    if not stamps:
        found.open.append(
            "No time stamp is in the case: its times are what this program's computers said. Whoever holds the "
            "signing key could have written and signed all of it later."
        )
    found.open.append(
        "Somebody who rewrites all of a case and signs it anew with another key is found only by what lies outside "
        "it: this computer's memory, a checkpoint, a report or a time stamp that somebody else keeps (--against)."
    )


def _say_stamps(stamps: list[tuple[Checkpoint, TimeStamp, Stamp]], found: LogCheck) -> None:
    known = _known_roots() if stamps else set()
    for checkpoint, each, stamp in stamps:
        told = f"Entries 1 to {checkpoint.entry} existed at {stamp.time_utc}, says {each.authority} ({stamp.signer})"
        if stamp.root_sha256 in known:
            found.proved.append(f"{told}, whom this computer trusts.")
        else:
            found.open.append(
                f"{told}; but this computer does not know whom that rests on. Compare the SHA-256 of the root "
                f"certificate with what the authority publishes: {stamp.root_sha256}"
            )
