"""Capturing the page that a posting is on, as a browser shows it, beside the recording itself."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.archive.contact import proxy_for, require_told, told
from catalog.archive.failures import TOO_OFTEN, MayPass, retry_after
from catalog.archive.options import CaptureOptions
from catalog.archive.pages import CapturedPage, capture_page_into, copy_objects, is_page
from catalog.archive.secrets import Secrets, values_of_proxy
from catalog.archive.witness import path_of
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError, SourceUnavailable
from catalog.jobs import Job, Operation
from catalog.model.page_visit import FORMS, PageVisit, PageWish
from catalog.model.records import PageCapture, Posting, PostingObject, Purpose, StoredObject
from catalog.model.timecode import utc_now
from catalog.operations.brought import object_records
from catalog.operations.going_out import page_going_out
from catalog.texts import marked, phrase

CANCELLED = "That was cancelled."
LEFT_ALONE = marked("It was not asked for: {why}")
REFUSED = marked("The server answered that it was asked too often: this is its refusal, not the page.")


def capture_page(
    case: Case,
    posting: Posting,
    *,
    actor: str,
    options: CaptureOptions,
    after: Exception | None = None,
) -> Operation[PageCapture | None]:
    """Has the posting's page captured, in one unit of work; None where that was not asked for, or is no page.

    The browser gets no cookies: it sees what anybody sees. It goes the way that the download goes, or not at all.
    Whatever could not be had is recorded as missing, with why, and nothing is raised for it, nor for cancelling.
    `after` is what the download failed with: a host that asked to be left alone is not asked again by the browser.
    """
    capturer = options.page_capturer if options.page else None
    headers = posting.facts.get("response headers", {}).get("page", {})
    if capturer is None or not is_page(headers):
        return None
    proxy = proxy_for(posting.url, options.proxy)
    started_utc = utc_now()
    arguments = {
        "capturer": capturer,
        "wish": PageWish(posting.url, proxy=proxy, told=None if proxy else told()),
        "objects_folder": str(case.objects.folder),
    }
    try:
        if isinstance(after, MayPass) and after.wants_peace:
            raise SourceUnavailable(phrase(LEFT_ALONE, why=after.message))
        require_told(posting.url, options.proxy)
        captured: CapturedPage = yield Job(f"page {posting.url}", capture_page_into, arguments)
    except Cancelled:
        captured = CapturedPage(_nothing(CANCELLED), [])
    except CatalogError as error:
        captured = CapturedPage(_nothing(error.message), [])
    record = PageCapture(
        posting_uid=posting.uid,
        asked_url=posting.url,
        started_utc=started_utc,
        ended_utc=utc_now(),
        captured_by=actor,
        network_path=path_of(posting.url, proxy),
        **_facts(captured.visit, Secrets(values_of_proxy(proxy))),
    )
    return _write(case, record, captured, actor=actor)


def page_captures_of(case: Case, posting_uid: str) -> list[PageCapture]:
    """The newest first."""
    return case.find(PageCapture, order="started_utc DESC, rowid DESC", posting_uid=posting_uid)


def asked_wait_seconds(capture: PageCapture | None) -> int:
    """How long the host asked to be left alone when the page was asked for, at most a day; 0: it did not."""
    if capture is None or capture.http_status not in (TOO_OFTEN, 503):
        return 0
    headers = {name.lower(): value for name, value in capture.response_headers}
    return retry_after(headers.get("retry-after", ""))


# ---------------------------------------------------------------- parts


def _nothing(why: str) -> PageVisit:
    return PageVisit(missing=[{"what": str(role), "why": why} for role in FORMS])


def _facts(visit: PageVisit, secrets: Secrets) -> dict[str, Any]:
    facts = {each.name: getattr(visit, each.name) for each in dataclasses.fields(visit)}
    del facts["files"]
    if visit.http_status == TOO_OFTEN:
        facts["remarks"] = [REFUSED, *visit.remarks]
    hidden: dict[str, Any] = secrets.hidden(facts)
    return hidden


def _write(case: Case, record: PageCapture, captured: CapturedPage, *, actor: str) -> PageCapture:
    known, new = object_records(case, captured.objects)
    uids = {each.role: known[each.taken.sha256].uid for each in captured.objects}
    work = case.unit_of_work(
        "page.capture",
        actor=actor,
        parameters={"url": record.asked_url, "missing": [each["what"] for each in record.missing]},
        tools={"browser": record.browser} if record.browser else {},
        outcome="done" if captured.objects else "failed",
        outputs=[each.taken.sha256 for each in captured.objects],
    )
    with work:
        work.add_all(new)
        work.add(dataclasses.replace(record, objects=uids))
        for each in captured.objects:
            work.add(
                PostingObject(
                    posting_uid=record.posting_uid, object_uid=uids[each.role], role=each.role, name=each.name
                )
            )
    return work.stored(PageCapture)


def page_object(case: Case, capture: PageCapture, role: str) -> StoredObject | None:
    uid = capture.objects.get(role)
    return next(iter(case.find(StoredObject, uid=uid)), None) if uid else None


@dataclass(frozen=True, slots=True)
class SavedPage:
    """How many files were written, and what whoever gets them must know."""

    files: int
    remarks: list[str]


def save_page(
    case: Case, capture: PageCapture, folder: Path, *, purpose: str = Purpose.COURT
) -> Operation[SavedPage]:
    """Writes copies of the page's files into a folder that exists.

    Each copy is named by posting and time, such as `P3-2026-11-01-093000-page.png`. What stands there under such a
    name is not replaced. Raises SourceUnavailable where that cannot be done, and InvalidInput where the recording,
    or a field that the page says, does not go out for the purpose.
    """
    posting = case.get(Posting, capture.posting_uid)
    remarks = page_going_out(case, posting, purpose)
    number = posting.number
    moment = capture.started_utc.replace("T", "-").replace(":", "")[:17]
    pairs = []
    for role, (name, _) in FORMS.items():
        kept = page_object(case, capture, role)
        if kept is not None:
            target = folder / f"P{number}-{moment}-{name}"
            pairs.append((str(case.objects.path(kept.sha256, kept.extension)), str(target), kept.sha256))
    copied: int = yield Job(f"copies into {folder.name}", copy_objects, {"pairs": pairs})
    return SavedPage(copied, remarks)
