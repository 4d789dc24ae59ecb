"""Options that several commands have for reaching a link: the way to it, the access, and what is recorded of both."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from catalog.errors import InvalidInput
from catalog.operations.contact import TOR, Contacts, LedElsewhere, remember_told

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
_YES = "framewitness.yes"
_SHOWN = 20
"""So many sites are named."""
_FIELDS = ("proxy", "cookies_file", "cookies_browser", "comments", "machine", "decode_check")
_CONTACT = (
    click.option(
        "--proxy",
        default=None,
        envvar="FRAMEWITNESS_PROXY",
        help="The way to sites: http://…, or socks5h://127.0.0.1:9050 for Tor; never kept. Give one with a password "
        "by the environment, as FRAMEWITNESS_PROXY: other programs can read a command line.",
    ),
    click.option(
        "--yes",
        is_flag=True,
        help="Ask nothing: sites that were not asked from here before may see this computer's internet address.",
    ),
)
_OPTIONS = (
    *_CONTACT,
    click.option(
        "--cookies",
        "cookies_file",
        default=None,
        metavar="FILE",
        help="For links: a cookies.txt of a browser that is logged in; used, never kept.",
    ),
    click.option(
        "--cookies-from",
        "cookies_browser",
        default=None,
        metavar="BROWSER[:PROFILE]",
        help="For links: the cookies of a browser of this computer, such as firefox; used, never kept.",
    ),
    click.option("--comments", is_flag=True, help="For links: take the comments, too."),
    click.option(
        "--machine", default="", help="For links: how the record of the capture calls this computer."
    ),
    click.option(
        "--decode-check/--no-decode-check",
        default=True,
        show_default=True,
        help="For links: decode all that came, which proves that it is whole.",
    ),
)


def with_way(command: F) -> F:
    """Gives a command these options as one argument, `way`: fields of CaptureOptions by name.

    `--yes` is kept aside for `agree`.
    """
    return _with(command, _OPTIONS, _FIELDS)


def with_proxy(command: F) -> F:
    """As `with_way`, of `--proxy` and `--yes` alone."""
    return _with(command, _CONTACT, ("proxy",))


def _with(command: F, options: Sequence[Callable[[Any], Any]], fields: Sequence[str]) -> F:
    @functools.wraps(command)
    def folded(*arguments: Any, **named: Any) -> Any:
        way = {name: named.pop(name) for name in fields}
        click.get_current_context().meta[_YES] = named.pop("yes")
        return command(*arguments, way=way, **named)

    result: Any = folded
    for option in reversed(options):
        result = option(result)
    given: F = result
    return given


def agree(urls: Iterable[str], proxy: str | None) -> None:
    """Says once of each site that it will see this computer's address, and asks whether to go on.

    Asks nobody where `--yes` was given or where everything goes through a proxy. Raises InvalidInput, and nothing is
    contacted, where the answer is no or where there is nobody to ask.
    """
    hosts = Contacts().untold(urls, proxy)
    if not hosts:
        return
    named = ", ".join(hosts[:_SHOWN]) + (f" and {len(hosts) - _SHOWN} more" if len(hosts) > _SHOWN else "")
    click.echo(f"Not asked from this computer before: {named}.", err=True)
    click.echo(
        "Such a site, and whoever else its pages are made of, sees this computer's internet address and can write down "
        "when it asked for what.",
        err=True,
    )
    if not said_yes():
        _ask()
    remember_told(hosts)


def go_on(urls: Iterable[str], proxy: str | None) -> bool:
    """As `agree`, of sites that others led on to: whether to go on to them, False where there is nobody to ask."""
    if not said_yes() and not sys.stdin.isatty():
        return False
    try:
        agree(urls, proxy)
    except InvalidInput:
        return False
    return True


def may_be_asked(urls: Iterable[str], proxy: str | None) -> bool:
    """As `agree`, of authorities without which a command goes on too: False where the answer is no, or where there is
    somebody to be told and nobody to ask."""
    urls = list(urls)
    return not Contacts().untold(urls, proxy) or go_on(urls, proxy)


def followed(act: Callable[[], T], proxy: str | None) -> T:
    """What `act` gives, which is done again where it led on to a site and the person then says yes to that.

    Raises LedElsewhere where the answer is no or where there is nobody to ask.
    """
    while True:
        try:
            return act()
        except LedElsewhere as led:
            if not go_on([led.url], proxy):
                raise


def said_yes() -> bool:
    """Whether `--yes` was given to the command that runs now."""
    return bool(click.get_current_context().meta.get(_YES))


def is_link(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _ask() -> None:
    if not sys.stdin.isatty():
        raise InvalidInput(
            "Nothing was contacted: there is nobody here to ask.",
            hint=f"Give --yes to go on from this computer's own address, or --proxy {TOR} to go through Tor.",
        )
    if not click.confirm("Go on from this computer's own address?", default=False, err=True):
        raise InvalidInput(
            "Nothing was contacted.", hint=f"--proxy {TOR} goes through Tor, if it runs on this computer."
        )
