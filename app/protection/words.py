"""The way and the login in a sentence, without anything secret."""

from __future__ import annotations

from app.i18n import tr
from app.protection.way_form import Way, way_of
from app.queue.links import LinkQueue
from catalog.operations.contact import proxy_for


def way_in_words(links: LinkQueue) -> str:
    """How links are asked now."""
    options = links.capture
    way = way_of(options.proxy)
    if not links.way_known:
        told = tr("Links wait until it is known by which way they are asked.")
    elif way is Way.TOR:
        told = tr("Sites are asked through Tor.")
    elif way is Way.PROXY:
        told = tr("Sites are asked through a proxy.")
    elif proxy_for("https:", options.proxy):
        told = tr("Sites are asked through the proxy that this computer is set to use.")
    else:
        told = tr("Sites are asked from this computer's own address; you are told before the first time.")
    if options.cookies_file or options.cookies_browser:
        told += " " + tr("A login of yours is used.")
    return told
