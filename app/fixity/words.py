"""How the stored files stand, in words."""

from __future__ import annotations

from app.i18n import said, tr, trn
from catalog.operations.fixity import Standing


def day(utc: str) -> str:
    return utc[:10]


def badge_text(standing: Standing) -> str:
    """In a few words."""
    counts, last = standing.counts, standing.last
    if counts.faulty:
        return trn("%n file damaged", counts.faulty)
    if standing.due:
        return tr("Check of files is due")
    if last is None:
        return tr("Files not checked yet")
    return tr("Files checked {day}", day=day(last.ended_utc))


def told(standing: Standing) -> str:
    """The same in sentences."""
    return " ".join(part for part in (_of_checks(standing), _of_mirror(standing)) if part)


def _of_checks(standing: Standing) -> str:
    counts, last = standing.counts, standing.last
    if not counts.objects:
        return tr("There are no files in this case yet.")
    parts = []
    if last is None:
        parts.append(tr("The stored files were never read again since they came."))
    else:
        parts.append(
            tr(
                "The last check, on {day}, read {checked} of {of} files.",
                day=day(last.ended_utc),
                checked=last.checked,
                of=last.of,
            )
        )
    if counts.faulty:
        parts.append(trn("%n file is damaged or missing.", counts.faulty))
    elif last is not None:
        parts.append(tr("All that were read are as they came."))
    if standing.under_way is not None:
        parts.append(tr("A check was begun and not ended; the next one goes on with it."))
    return " ".join(parts)


def _of_mirror(standing: Standing) -> str:
    keeping = standing.keeping
    if keeping.mirror is None:
        return tr("No mirror is set: what gets damaged here cannot be fetched from anywhere.")
    if keeping.mirror_problem:
        return tr("The mirror is not in step: {problem}", problem=said(keeping.mirror_problem))
    if not keeping.mirrored_utc:
        return tr("The mirror was not filled yet.")
    return tr("The mirror was in step on {day}.", day=day(keeping.mirrored_utc))
