"""Signing the log's head, and having signatures time-stamped, now or when there is a network again."""

from __future__ import annotations

import contextlib
import dataclasses
from datetime import UTC, datetime, timedelta
from functools import partial

from catalog.archive.contact import Contacts, proxy_for
from catalog.archive.stamping import TIMEOUT_SECONDS, Answer, ask_all
from catalog.archive.witness import path_of
from catalog.case import Case
from catalog.custody.checkpoints import Head, remember
from catalog.custody.signing import own_key
from catalog.custody.timestamps import Authority, authorities, new_request
from catalog.errors import Cancelled, CatalogError, ChangedMeanwhile, from_os_error
from catalog.jobs import Job, JobContext, Operation, ProcessRunner, run
from catalog.model.records import Checkpoint, CheckpointReason, Role, StampState, StoredObject, TimeStamp
from catalog.model.timecode import utc_form, utc_now
from catalog.operations.standing import SIGN, STAMP, last_checkpoint, news
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)


# ---------------------------------------------------------------- signing


def sign_head(case: Case, *, actor: str, reason: CheckpointReason) -> Checkpoint:
    """Signs the last entry with the user's key, and asks for a time stamp of each authority that is set.

    Where nothing came after the last signature, and it is one of the same key, that one is given back, and stamps
    that failed or that an authority set since can give are wanted again. Raises CatalogError where the key cannot be
    had.
    """
    before, key = last_checkpoint(case), own_key()
    if before is not None and before.public_key == key.public_key and not news(case, before):
        return _wanted_again(case, before, actor=actor, reason=reason)
    (last,) = case.entries(first=case.head())
    head = Head(case.details.uid, last.number, last.hash, utc_now(), key.public_key)
    head = dataclasses.replace(head, signature=key.sign(head.statement.encode()))
    with case.unit_of_work(SIGN, actor=actor, parameters={"reason": str(reason)}) as work:
        stored = _laid_down(case, work, head.text.encode(), ".json", Role.CHECKPOINT, "application/json")
        checkpoint = work.add(
            Checkpoint(
                entry=head.entry,
                entry_hash=head.entry_hash,
                public_key=head.key,
                signature=head.signature,
                reason=str(reason),
                signed_by=actor,
                made_utc=head.time_utc,
                object_uid=stored.uid,
            )
        )
        _want_stamps(case, work, checkpoint)
    try:
        remember(case.path, head)
    except OSError as error:
        raise from_os_error(error, "noting the signature outside the case") from error
    return checkpoint


def _want_stamps(case: Case, work: UnitOfWork, checkpoint: Checkpoint) -> None:
    """One for each authority. One still waited for, of the end of an earlier session, is wanted of this checkpoint
    now: it covers that one, and months without a network leave no queue of hundreds."""
    waiting: dict[str, TimeStamp] = {}
    for each in case.find(TimeStamp, state=StampState.PENDING):
        of = case.get(Checkpoint, each.checkpoint_uid)
        if of.reason == CheckpointReason.SESSION:
            waiting[each.authority] = each
    for authority in authorities():
        known = waiting.get(authority.name)
        if known is not None:
            work.replace(dataclasses.replace(known, checkpoint_uid=checkpoint.uid))
        else:
            work.add(TimeStamp(checkpoint_uid=checkpoint.uid, authority=authority.name))


def _wanted_again(case: Case, checkpoint: Checkpoint, *, actor: str, reason: CheckpointReason) -> Checkpoint:
    if reason == CheckpointReason.SESSION:
        return checkpoint
    known = {each.authority: each for each in case.find(TimeStamp, checkpoint_uid=checkpoint.uid)}
    new = [each.name for each in authorities() if each.name not in known]
    failed = [each for each in known.values() if each.state == StampState.FAILED]
    if new or failed:
        with case.unit_of_work(STAMP, actor=actor, parameters={"asked": "again"}) as work:
            for name in dict.fromkeys(new):
                work.add(TimeStamp(checkpoint_uid=checkpoint.uid, authority=name))
            for each in failed:
                work.replace(
                    dataclasses.replace(each, state=str(StampState.PENDING), next_try_utc=""), since=each
                )
    return checkpoint


def _laid_down(
    case: Case, work: UnitOfWork, data: bytes, extension: str, role: Role, media_type: str
) -> StoredObject:
    """The object of these bytes: put into the store and into the unit, or the one that is there (or was just added)."""
    taken = case.objects.take_bytes(data, extension=extension)
    known = case.find(StoredObject, sha256=taken.sha256)
    if known:
        return known[0]
    work.outputs.append(taken.sha256)
    return work.add(
        StoredObject(
            sha256=taken.sha256,
            sha512=taken.sha512,
            size=taken.size,
            media_type=media_type,
            extension=taken.extension,
            role=str(role),
        )
    )


# ---------------------------------------------------------------- time stamps


def due(case: Case, *, at_once: bool = False) -> list[tuple[TimeStamp, Authority]]:
    """The time stamps to be asked for now, each with whom to ask: those whose wait is over, or all.

    An authority that is no longer set is not asked. One that did not answer lately keeps all that is wanted of it
    waiting, so that nobody waits for it at every step while there is no network.
    """
    known = {each.name: each for each in authorities()}
    pending = [each for each in case.find(TimeStamp, state=StampState.PENDING) if each.authority in known]
    now = utc_now()
    resting = {each.authority for each in pending if each.next_try_utc > now and not at_once}
    return [(each, known[each.authority]) for each in pending if each.authority not in resting]


def stamp_due(
    case: Case, *, actor: str, at_once: bool = False, timeout_seconds: float = TIMEOUT_SECONDS
) -> Operation[list[TimeStamp]]:
    """Asks for the time stamps that are due, by the case's way, and keeps what holds; returns them as they stand now.

    Never fails for want of a network. An authority that nobody was told of and that would see this computer's address
    is not asked, and what is wanted of it waits (`untold`).
    """
    contacts = Contacts()
    wanted = [
        each
        for each in (due(case, at_once=at_once) if case.way_known else [])
        if contacts.may(each[1].url, case.proxy)
    ]
    if not wanted:
        return []
    asks = []
    for stamp, authority in wanted:
        data = case.object_path(_file_of(case, stamp)).read_bytes()
        asks.append((authority, data, new_request(data)))
    arguments = {"asks": asks, "proxy": case.proxy, "timeout_seconds": timeout_seconds}
    answers: list[Answer] = yield Job("time stamps", ask_all, arguments)
    kept = []
    for (stamp, authority), (_, _, request), answer in zip(wanted, asks, answers, strict=True):
        way = path_of(authority.url, proxy_for(authority.url, case.proxy))
        with contextlib.suppress(ChangedMeanwhile):  # another program asked at the same time
            kept.append(_kept(case, stamp, request, answer, way, actor=actor))
    return kept


def untold(case: Case) -> list[str]:
    """The addresses of authorities that stamps are wanted of, and a person is to be told of before they are asked."""
    contacts = Contacts()
    urls = dict.fromkeys(authority.url for _, authority in due(case, at_once=True))
    return [url for url in urls if not contacts.may(url, case.proxy)]


def _file_of(case: Case, stamp: TimeStamp) -> StoredObject:
    return case.get(StoredObject, case.get(Checkpoint, stamp.checkpoint_uid).object_uid)


def _kept(case: Case, stamp: TimeStamp, request: bytes, answer: Answer, way: str, *, actor: str) -> TimeStamp:
    tries = stamp.tries + 1
    parameters = {"authority": stamp.authority, "network path": way}
    with case.unit_of_work(STAMP, actor=actor, parameters=parameters) as work:
        if answer.stamp is None:
            wait = min(FIRST_WAIT * 2 ** min(stamp.tries, 20), LONGEST_WAIT)
            work.outcome = "failed"
            return work.replace(
                dataclasses.replace(
                    stamp,
                    state=str(StampState.FAILED if answer.refused else StampState.PENDING),
                    tries=tries,
                    next_try_utc="" if answer.refused else utc_form(datetime.now(UTC) + wait),
                    error=answer.error,
                ),
                since=stamp,
            )
        lay = partial(_laid_down, case, work)
        asked = lay(request, ".tsq", Role.TIME_STAMP_REQUEST, "application/timestamp-query")
        response = lay(answer.response, ".tsr", Role.TIME_STAMP_RESPONSE, "application/timestamp-reply")
        chain = lay(answer.chain, ".pem", Role.CERTIFICATES, "application/x-pem-file")
        return work.replace(
            dataclasses.replace(
                stamp,
                state=str(StampState.STAMPED),
                tries=tries,
                next_try_utc="",
                error="",
                request_object_uid=asked.uid,
                response_object_uid=response.uid,
                chain_object_uid=chain.uid,
                stamped_utc=answer.stamp.time_utc,
            ),
            since=stamp,
        )


# ---------------------------------------------------------------- the end of a session


def sign_off(case: Case, *, actor: str, context: JobContext) -> None:
    """At the end of a session in which something was written: signs it, and asks for time stamps that are due.

    Raises CatalogError where it cannot be signed; the work itself stays. Whoever cancels waits for no authority: it is
    asked another time.
    """
    try:
        if news(case, last_checkpoint(case)):
            sign_head(case, actor=actor, reason=CheckpointReason.SESSION)
        if case.way_known and due(case):
            with contextlib.suppress(Cancelled), contextlib.closing(ProcessRunner()) as runner:
                run(stamp_due(case, actor=actor), runner, watch=lambda _: context.check_cancelled())
    except CatalogError as error:
        raise CatalogError(
            phrase("Your work is kept, but its log was not signed: {reason}", reason=error.message),
            hint=error.hint,
        ) from error
