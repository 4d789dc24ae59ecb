"""The fields of records that can be kept in the case, of whatever is given out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from catalog.model.about import BY_NAME, PLACE_OF_RECORDING, TIME_OF_RECORDING
from catalog.model.about import FIELDS as ABOUT
from catalog.model.records import Role
from catalog.texts import phrase

PLACE, TIME = "place_of_recording", "time_of_recording"
FILE_NAME = "file_name"
TELLING = frozenset(
    {
        Role.INFO,
        Role.TRAFFIC,
        Role.PAGE_SOURCE,
        Role.PAGE_PICTURE,
        Role.PAGE_PDF,
        Role.PAGE_MHTML,
        Role.PAGE_TEXT,
        Role.SIDECAR,
        Role.EARLIER_RECORD,
    }
)
"""Files that say what the page of a posting says: they stay where a field of the page stays."""


@dataclass(frozen=True, slots=True)
class OutField:
    """A field that can be kept here. `of` names where it stands: (table, attribute)."""

    name: str
    label: str
    of: tuple[tuple[str, str], ...]
    on_page: bool = False
    """Whether the page of a posting says it."""
    stays_by_default: bool = False
    betrays: bool = False
    """Whether its words stay wherever else they stand, once somebody has restricted it."""


def _at(places: str) -> tuple[tuple[str, str], ...]:
    return tuple(cast("tuple[str, str]", tuple(each.split("."))) for each in places.split())


def _details(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("media_details", each) for each in names)


_POSTED = (
    OutField(
        "title",
        BY_NAME["title"].label,
        _at("media.title postings.title page_captures.title content_credentials.title"),
        on_page=True,
        betrays=True,
    ),
    OutField(
        "link",
        phrase("Link"),
        _at(
            "postings.url captures.asked_url captures.reached_url captures.redirects captures.server_address "
            "captures.certificate captures.response_headers page_captures.asked_url page_captures.reached_url "
            "page_captures.response_headers page_captures.hosts page_captures.refused "
            "public_copies.asked_url public_copies.copy_url"
        ),
        on_page=True,
        betrays=True,
    ),
    OutField(
        "uploader",
        phrase("Uploader"),
        _at("postings.uploader postings.uploader_id"),
        on_page=True,
        betrays=True,
    ),
    OutField(
        "description", phrase("Description there"), _at("postings.description"), on_page=True, betrays=True
    ),
    OutField("machine", phrase("Machine of the capture"), _at("captures.machine"), betrays=True),
    OutField(
        FILE_NAME,
        phrase("Name of the file and where it lay"),
        _at(
            "postings.original_name postings.source_path posting_objects.name acquisitions.original_name "
            "acquisitions.folder acquisitions.path_in_folder earlier_custody.file_name"
        ),
        betrays=True,
    ),
    OutField(
        "received_from",
        phrase("From whom it came"),
        _at("acquisitions.received_from acquisitions.prior_custodians acquisitions.note consents.given_by"),
        betrays=True,
    ),
    OutField("annotation_notes", phrase("Notes of annotations"), _at("annotations.note")),
    OutField("speakers", phrase("Speakers of the transcript"), _at("utterances.speaker"), betrays=True),
    OutField("assessment_reasons", phrase("Reasons of assessments"), _at("assessments.why")),
)
_NAMING = frozenset({"creator", "original_place", "reference_code"})
_GROUPED = {*PLACE_OF_RECORDING, *TIME_OF_RECORDING}
FIELDS: dict[str, OutField] = {
    each.name: each
    for each in (
        OutField(
            PLACE,
            BY_NAME["recorded_place"].label,
            _details(PLACE_OF_RECORDING),
            stays_by_default=True,
            betrays=True,
        ),
        OutField(
            TIME,
            phrase("Time of recording"),
            _details(TIME_OF_RECORDING),
            stays_by_default=True,
            betrays=True,
        ),
        *_POSTED,
        *(
            OutField(each.name, each.label, _details(each.attributes), betrays=each.name in _NAMING)
            for each in ABOUT
            if not each.of_media and not _GROUPED.intersection(each.attributes)
        ),
    )
}
BY_TABLE: dict[str, dict[str, str]] = {}
"""The name of the field that an attribute belongs to, by table."""
for _field in FIELDS.values():
    for _table, _attribute in _field.of:
        BY_TABLE.setdefault(_table, {})[_attribute] = _field.name
