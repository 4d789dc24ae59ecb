"""The page of a posting as a browser shows it: having it captured, and taking what came into the store."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.archive.gather import BroughtObject
from catalog.archive.links import check_url, host_of, work_folder_name
from catalog.archive.witness import LEFT_OUT, is_secret_header
from catalog.errors import SourceUnavailable, from_os_error
from catalog.jobs import JobContext
from catalog.model.page_visit import FORMS, PageCapturer, PageVisit, PageWish
from catalog.store.objects import ObjectStore, sha256_of
from catalog.texts import phrase

LARGEST_FILE_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class CapturedPage:
    visit: PageVisit
    objects: list[BroughtObject]


def capture_page_into(
    context: JobContext, *, capturer: PageCapturer, wish: PageWish, objects_folder: str
) -> CapturedPage:
    """The job: has the page captured, and lays the files into the object store, each with its hashes.

    Leaves nothing else behind, and raises what the capturer raises, and InvalidInput for what is no http(s) link.
    """
    check_url(wish.url)
    context.report(0, None, "", f"the page at {host_of(wish.url)}")
    store = ObjectStore(Path(objects_folder))
    folder = store.folder / "incoming" / f"page-{work_folder_name(wish.url)}"
    shutil.rmtree(folder, ignore_errors=True)  # of a try that was ended by force
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise from_os_error(error, "preparing the capture of the page") from error
    try:
        visit = capturer(context, wish, folder)
        return _taken(visit, folder, store, context)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _taken(visit: PageVisit, folder: Path, store: ObjectStore, context: JobContext) -> CapturedPage:
    objects: list[BroughtObject] = []
    missing = list(visit.missing)
    recipe: dict[str, Any] = {"tool": visit.browser, "made from": "the page as the browser showed it"}
    for role, (name, media_type) in FORMS.items():
        path = folder / visit.files.get(role, "")
        if role not in visit.files:
            continue
        if not path.is_file() or not 0 < path.stat().st_size <= LARGEST_FILE_BYTES:
            missing.append({"what": role, "why": "what was written is empty or far too large"})
            continue
        taken = store.take(path, extension=Path(name).suffix, context=context)
        objects.append(BroughtObject(taken, role, name, media_type, recipe=recipe))
    gone = [role for role in FORMS if role not in visit.files and not _says(missing, role)]
    missing += [{"what": role, "why": "the browser did not write it"} for role in gone]
    return CapturedPage(_plain(visit, missing), objects)


def _says(missing: list[dict[str, str]], role: str) -> bool:
    return any(each.get("what") == role for each in missing)


def _plain(visit: PageVisit, missing: list[dict[str, str]]) -> PageVisit:
    headers = [
        [name, LEFT_OUT if is_secret_header(name) else value] for name, value in visit.response_headers
    ]
    return dataclasses.replace(visit, response_headers=headers, missing=missing)


def is_page(headers: Mapping[str, str]) -> bool:
    """Whether an answer with these headers (names in lower case) is a page, not a recording or other file."""
    kind = headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    return kind in ("text/html", "application/xhtml+xml", "")


def copy_objects(context: JobContext, *, pairs: list[tuple[str, str, str]]) -> int:
    """The job: copies files, each given as its path, the path of the copy and its SHA-256; gives how many.

    A copy that differs, or cannot be written, is removed and SourceUnavailable raised; files that are there are left.
    """
    for source, copy, sha256 in pairs:
        context.check_cancelled()
        target = Path(copy)
        try:
            with Path(source).open("rb") as read, target.open("xb") as write:
                shutil.copyfileobj(read, write)
        except FileExistsError:
            raise SourceUnavailable(
                phrase("“{name}” is there already.", name=target.name), hint="Choose another folder."
            ) from None
        except OSError as error:
            raise from_os_error(error, f"copying {target.name}") from error
        if sha256_of(target) != sha256:
            target.unlink()
            raise SourceUnavailable(
                phrase("The object behind “{name}” is damaged.", name=target.name), hint="Verify the case."
            )
    return len(pairs)
