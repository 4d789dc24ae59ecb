"""The signed heads of a log as files that `openssl` takes: keys in PEM and raw, signatures raw and in hex."""

from __future__ import annotations

from typing import Any

from catalog.case import Case
from catalog.custody.chain import canonical
from catalog.custody.signing import public_pem
from catalog.exchange.bag import BagWriter
from catalog.model.records import Checkpoint, StampState, StoredObject, TimeStamp
from catalog.store.history import State


def add_signatures(bag: BagWriter, case: Case, state: State, case_uid: str) -> list[dict[str, Any]]:
    """Writes the last signed head and every earlier one that bears a time stamp; returns what package.json says."""
    checkpoints = sorted(state.all(Checkpoint), key=lambda each: each.entry)
    stamps: dict[str, list[TimeStamp]] = {}
    for stamp in state.all(TimeStamp):
        if stamp.state == StampState.STAMPED:
            stamps.setdefault(stamp.checkpoint_uid, []).append(stamp)
    chosen = {each.entry: each for each in checkpoints if each.uid in stamps or each is checkpoints[-1]}
    return [
        _signature(bag, case, state, case_uid, each, stamps.get(each.uid, [])) for each in chosen.values()
    ]


def add_key(bag: BagWriter, path: str, public_key: str) -> None:
    """Writes `path`.pem and `path`.raw of the key, given as hex."""
    bag.add(f"{path}.raw", bytes.fromhex(public_key))
    bag.add(f"{path}.pem", public_pem(public_key).encode())


def _signature(
    bag: BagWriter, case: Case, state: State, case_uid: str, signed: Checkpoint, stamps: list[TimeStamp]
) -> dict[str, Any]:
    folder = f"custody/signatures/{signed.entry}"
    statement = canonical(
        {"case": case_uid, "entry": signed.entry, "entry_hash": signed.entry_hash, "time": signed.made_utc}
    )
    bag.add(f"{folder}/statement.json", statement.encode())
    bag.add(f"{folder}/signature.raw", bytes.fromhex(signed.signature))
    bag.add(f"{folder}/signature.hex", f"{signed.signature}\n".encode())
    add_key(bag, f"{folder}/key", signed.public_key)
    bag.copy(f"{folder}/checkpoint.json", case.object_path(state.get(StoredObject, signed.object_uid)))
    command = (
        f"openssl pkeyutl -verify -pubin -inkey data/{folder}/key.pem -rawin "
        f"-in data/{folder}/statement.json -sigfile data/{folder}/signature.raw"
    )
    told = [_stamp(bag, case, state, folder, n, each) for n, each in enumerate(stamps, 1)]
    return {
        "entry": signed.entry,
        "entry_hash": signed.entry_hash,
        "signed_by": signed.signed_by,
        "signed_utc": signed.made_utc,
        "public_key": signed.public_key,
        "folder": folder,
        "commands": [command],
        "stamps": told,
    }


def _stamp(
    bag: BagWriter, case: Case, state: State, folder: str, number: int, stamp: TimeStamp
) -> dict[str, Any]:
    assert stamp.response_object_uid is not None
    response = f"{folder}/stamp-{number}.tsr"
    bag.copy(response, case.object_path(state.get(StoredObject, stamp.response_object_uid)))
    command = f"openssl ts -verify -data data/{folder}/checkpoint.json -in data/{response}"
    if stamp.chain_object_uid is not None:
        chain = f"{folder}/stamp-{number}.pem"
        bag.copy(chain, case.object_path(state.get(StoredObject, stamp.chain_object_uid)))
        command += f" -CAfile data/{chain} -untrusted data/{chain}"
    return {
        "authority": stamp.authority,
        "stamped_utc": stamp.stamped_utc,
        "response": response,
        "command": command,
    }
