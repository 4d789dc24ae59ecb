"""What was noted of a page's capture, in lines for people."""

from __future__ import annotations

from app.i18n import marked, said, tr
from app.page_capture.remarks import ALL
from catalog.model.records import PageCapture, Posting, Role
from catalog.operations.page import LEFT_ALONE, REFUSED
from catalog.texts import recognised_whole

FORMS = {
    Role.PAGE_SOURCE: marked("source"),
    Role.PAGE_PICTURE: marked("picture"),
    Role.PAGE_PDF: marked("PDF"),
    Role.PAGE_MHTML: marked("web archive (MHTML)"),
    Role.PAGE_TEXT: marked("text"),
}
MOST_HOSTS = 40


def title_of(posting: Posting, capture: PageCapture) -> str:
    moment = capture.started_utc.replace("T", " ")[:16]
    return tr(
        "P{number}, {moment} UTC: {title}",
        number=posting.number,
        moment=moment,
        title=_line(capture.title or capture.asked_url),
    )


def facts_of(capture: PageCapture) -> str:
    lines = [
        tr("Link: {url}", url=_line(capture.asked_url)),
        tr("Address reached: {url}", url=_line(capture.reached_url or "–")),
        tr("Title: {title}", title=_line(capture.title or "–")),
        tr(
            "From {start} to {end} (UTC)",
            start=capture.started_utc.replace("T", " ").rstrip("Z"),
            end=capture.ended_utc.replace("T", " ").rstrip("Z"),
        ),
        tr("By: {name}", name=capture.captured_by),
        tr("Way: {way}", way=said(capture.network_path)),
        tr("Browser: {name}", name=capture.browser or "–"),
        tr("Told the server: {name}", name=capture.user_agent or "–"),
        tr("Answer of the server: {status}", status=capture.http_status or "–"),
    ]
    if capture.page_height_px:
        lines.append(tr("Height of the page: {height} pixels", height=capture.page_height_px))
    lines += _part(tr("Missing"), [_missing(each) for each in capture.missing])
    lines += _part(tr("Remarks"), [_said(each) for each in capture.remarks])
    refused = [f"{_said(what)} ({count})" for what, count in capture.refused.items()]
    lines += _part(tr("What the page wanted and was not given"), refused)
    hosts = list(capture.hosts)
    more = [tr("and {count} more", count=len(hosts) - MOST_HOSTS)] if len(hosts) > MOST_HOSTS else []
    lines += _part(tr("Whom the page asked for something"), hosts[:MOST_HOSTS] + more)
    return "\n".join(lines)


def _missing(each: dict[str, str]) -> str:
    what = FORMS.get(Role(each["what"]), each["what"]) if each["what"] in set(Role) else each["what"]
    return f"{tr(what)}: {_said(each['why'])}"


def _said(text: str) -> str:
    return said(recognised_whole(text, (*ALL, LEFT_ALONE, REFUSED)))


def _part(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"  {line}" for line in lines)] if lines else []


def _line(text: str) -> str:
    """A site's own words on one line, without what turns the direction of writing about."""
    return "".join(each if each.isprintable() else " " for each in text)[:300]
