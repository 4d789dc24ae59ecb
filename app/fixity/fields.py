"""The fields that can be erased one by one, as people call them."""

from __future__ import annotations

from app.i18n import marked, said, tr
from catalog.model.about import BY_NAME
from catalog.operations.erasure_fields import FieldFound

SHOWN_LETTERS = 60
"""So much of what stands in a field is shown."""
KINDS = {
    "media": marked("Recording"),
    "media_details": marked("About the recording"),
    "assessments": marked("Assessment"),
    "embedded_metadata": marked("What the file says of itself"),
    "embedded_places": marked("Place that the file names"),
    "content_credentials": marked("Content credentials"),
    "alignments": marked("Alignment in time"),
    "derived_pictures": marked("Picture made of frames"),
    "place_matches": marked("Comparison of places"),
    "postings": marked("Posting"),
    "acquisitions": marked("How it came"),
    "consents": marked("Consent"),
    "earlier_custody": marked("What another program says of a file"),
    "captures": marked("Capture"),
    "page_captures": marked("Page as it was seen"),
    "public_copies": marked("Copy at a public archive"),
    "completeness": marked("Completeness"),
    "posting_objects": marked("File"),
    "queue": marked("Link in the queue"),
    "annotations": marked("Annotation"),
}
"""By table."""
FIELDS = {
    "url": marked("Link"),
    "source_path": marked("Where the file lay"),
    "original_name": marked("Original name"),
    "obtained": marked("How it was obtained"),
    "uploader": marked("Uploader"),
    "uploader_id": marked("Name of the uploader's account"),
    "description": marked("Description there"),
    "published_as_given": marked("When it was published, as given"),
    "published_utc": marked("When it was published (UTC)"),
    "platform": marked("Platform"),
    "error": marked("What went wrong"),
    "error_hint": marked("What was advised then"),
    "facts": marked("What was noted"),
    "raw": marked("What it was read from"),
    "remarks": marked("Remarks"),
    "attributes": marked("Attributes"),
    "note": marked("Note"),
    "tags": marked("Tags"),
    "doubt": marked("To check"),
    "latitude_micro": marked("Latitude"),
    "longitude_micro": marked("Longitude"),
    "error_metres": marked("Error of the place, in metres"),
    "why": marked("Why"),
    "name": marked("Name"),
    "value": marked("Value"),
    "source": marked("Where that stands"),
    "signer": marked("Who signed"),
    "issuer": marked("Who vouches for the signer"),
    "signed_as_given": marked("When it was signed, as given"),
    "generator": marked("Made with"),
    "actions": marked("What was done to it"),
    "findings": marked("What checking found"),
    "result": marked("Result"),
    "check_note": marked("Note of the second person"),
    "folder": marked("Folder"),
    "path_in_folder": marked("Where in the folder"),
    "received_from": marked("From whom it came"),
    "how": marked("How it came"),
    "received_as_given": marked("When it came, as given"),
    "prior_custodians": marked("Who had it before"),
    "given_by": marked("Who said it"),
    "said_on": marked("When it was said"),
    "withdrawn_on": marked("When it was withdrawn"),
    "listed_in": marked("File that says so"),
    "file_name": marked("Name of the file"),
    "archived_as_given": marked("When it was archived, as given"),
    "asked_url": marked("Link that was asked for"),
    "reached_url": marked("Link that was reached"),
    "redirects": marked("Redirects"),
    "machine": marked("Computer of the capture"),
    "server_address": marked("Address of the server"),
    "certificate": marked("Certificate of the server"),
    "response_headers": marked("Headers of the answer"),
    "released_as_given": marked("When it was to begin, as given"),
    "released_utc": marked("When it was to begin (UTC)"),
    "browser": marked("Browser"),
    "user_agent": marked("How the browser called itself"),
    "hosts": marked("Whom the page asked for something"),
    "refused": marked("What the page was not given"),
    "archive": marked("Public archive"),
    "copy_url": marked("Link of the copy"),
    "copied_as_given": marked("When it was copied, as given"),
    "source_name": marked("List that it stood in"),
    "fields": marked("Columns of the list"),
}
"""Those of which `catalog.model.about` has no word."""


def field_text(found: FieldFound) -> str:
    """“Capture 2 · Computer of the capture: ada-laptop”."""
    kind = tr(KINDS[found.record.TABLE])
    if found.position:
        kind = tr("{kind} {number}", kind=kind, number=found.position)
    about = BY_NAME.get(found.name)
    label = tr(FIELDS[found.name]) if about is None else said(about.label)
    text = " ".join(found.text.split()) or tr("empty now, and was not before")
    if len(text) > SHOWN_LETTERS:
        text = text[: SHOWN_LETTERS - 1] + "…"
    return tr("{kind} · {field}: {text}", kind=kind, field=label, text=text)
