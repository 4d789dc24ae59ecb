"""Asking a person before anything asks a site."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QDialog, QWidget

from app.protection.access_dialog import AccessDialog
from app.protection.contact_dialog import ContactDialog
from app.protection.way_form import Way, way_of
from app.queue.links import LinkQueue
from catalog.errors import CatalogError
from catalog.operations.contact import Contacts, remember_told


def when_told(
    links: LinkQueue, urls: Iterable[str], parent: QWidget, then: Callable[[], object]
) -> QDialog | None:
    """Does `then` as soon as these links may be asked; gives the dialog that asks a person before, if one does.

    Where the person says no, nothing is done and nobody contacted.
    """
    urls = list(urls)
    if not links.way_known:
        return ask_for_access(links, parent, lambda: when_told(links, urls, parent, then))
    hosts = Contacts().untold(urls, links.capture.proxy)
    if hosts:
        return _tell(links, hosts, parent, then)
    then()
    return None


def ask_for_access(links: LinkQueue, parent: QWidget, then: Callable[[], object] = lambda: None) -> QDialog:
    """The dialog of the way and the login; what was chosen holds for what is asked from then on."""
    dialog = AccessDialog(links.capture, parent, way=None if links.way_known else Way.PROXY)

    def take() -> None:
        chosen = dialog.chosen()
        links.use_way(chosen, str(way_of(chosen.proxy)))
        then()

    dialog.accepted.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _tell(links: LinkQueue, hosts: list[str], parent: QWidget, then: Callable[[], object]) -> QDialog:
    dialog = ContactDialog(hosts, links.capture.proxy, parent)

    def take() -> None:
        proxy = dialog.form.proxy()
        way = way_of(proxy)
        if way is Way.OWN:
            try:
                remember_told(hosts)
            except CatalogError as error:
                links.failed.emit(error)
                return
        else:
            links.use_way(dataclasses.replace(links.capture, proxy=proxy), str(way))
        then()

    dialog.accepted.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
