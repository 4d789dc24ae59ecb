"""Options that several commands have for reaching a link: the way to it, the access, and what is recorded of both."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
_FIELDS = ("proxy", "cookies_file", "cookies_browser", "comments", "machine", "decode_check")
_OPTIONS = (
    click.option(
        "--proxy",
        default=None,
        envvar="FRAMEWITNESS_PROXY",
        help="For links: http://…, or socks5h://127.0.0.1:9050 for Tor; never kept. Give one with a password by the "
        "environment, as FRAMEWITNESS_PROXY: other programs can read a command line.",
    ),
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
    """Gives a command these options as one argument, `way`: fields of CaptureOptions by name."""

    @functools.wraps(command)
    def folded(*arguments: Any, **named: Any) -> Any:
        way = {name: named.pop(name) for name in _FIELDS}
        return command(*arguments, way=way, **named)

    result: Any = folded
    for option in reversed(_OPTIONS):
        result = option(result)
    given: F = result
    return given
