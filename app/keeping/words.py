"""Signatures and time stamps in words."""

from __future__ import annotations

from app.i18n import said, tr, trn
from catalog.model.records import Checkpoint, StampState, TimeStamp
from catalog.operations.standing import Custody, Standing


def moment(utc: str) -> str:
    """A time of the world to the minute."""
    return tr("{time} UTC", time=utc[:16].replace("T", " "))


def badge_text(custody: Custody) -> str:
    """In a few words: the state of the last signature with the authorities."""
    return {
        Standing.UNSIGNED: tr("Not signed yet"),
        Standing.SIGNED: tr("Signed, no time stamp"),
        Standing.PENDING: tr("Signed, time stamp pending"),
        Standing.STAMPED: tr("Signed and time-stamped"),
        Standing.FAILED: tr("Signed, time stamp failed"),
    }[custody.standing]


def told(custody: Custody, *, any_authority: bool) -> str:
    """The same in sentences, with what it means and what will happen next."""
    signed = custody.checkpoint
    if signed is None:
        words = [
            tr("Nothing in this case is signed yet: the steps of this session are signed when you close it.")
        ]
    else:
        words = [
            tr(
                "Steps 1 to {entry} were signed by {name} at {time}.",
                entry=signed.entry,
                name=signed.signed_by,
                time=moment(signed.made_utc),
            ),
            _of_stamps(custody, any_authority=any_authority),
        ]
        if custody.unsigned_entries:
            words.append(
                trn(
                    "%n later step is not signed; that is done when you close the case.",
                    custody.unsigned_entries,
                )
            )
    return " ".join(word for word in words if word)


def _of_stamps(custody: Custody, *, any_authority: bool) -> str:
    if custody.standing is Standing.STAMPED:
        first = min(each.stamped_utc for each in custody.stamps if each.state == StampState.STAMPED)
        return tr("An authority confirmed that they existed at {time}.", time=moment(first))
    if custody.standing is Standing.PENDING:
        return tr("No authority has confirmed the time yet; it is asked again by itself.")
    if custody.standing is Standing.FAILED:
        return tr("No authority confirmed the time. See why below; “Sign and stamp now” asks again.")
    if any_authority:
        return tr("No authority was asked to confirm the time.")
    return tr("No authority confirms the time, as none is set.")


def stamp_text(stamp: TimeStamp) -> str:
    """One time stamp in a line."""
    if stamp.state == StampState.STAMPED:
        return tr("{authority}: stamped {time}", authority=stamp.authority, time=moment(stamp.stamped_utc))
    if stamp.state == StampState.FAILED:
        return tr("{authority}: failed. {reason}", authority=stamp.authority, reason=said(stamp.error))
    if stamp.error:
        return tr(
            "{authority}: pending, asked again after {time}. {reason}",
            authority=stamp.authority,
            time=moment(stamp.next_try_utc),
            reason=said(stamp.error),
        )
    return tr("{authority}: pending", authority=stamp.authority)


def reason_text(checkpoint: Checkpoint) -> str:
    return {
        "end of a session": tr("end of a session"),
        "export": tr("a report or export"),
        "on request": tr("on request"),
    }.get(checkpoint.reason, checkpoint.reason)
