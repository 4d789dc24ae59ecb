"""`python -m tests.benchmarks [NAME]…`: prints speed, memory and quality. The names are those of `BENCHMARKS`.

As ratios to named peers, each measured in the same run; without a name, all of them.
"""

from __future__ import annotations

import sys

from tests.benchmarks import (
    copies,
    examine,
    first_look,
    frames,
    import_speed,
    panorama,
    shots,
    sound,
    synchrony,
    tracking,
)


def _window() -> None:
    from tests.benchmarks import window  # Qt, which would count in the memory of the others' children

    window.main()


def _timeline() -> None:
    from tests.benchmarks import timeline  # likewise

    timeline.main()


def _archive() -> None:
    from tests.benchmarks import archive  # likewise

    archive.main()


BENCHMARKS = {
    "examine": examine.main,
    "shots": shots.main,
    "copies": copies.main,
    "sound": sound.main,
    "synchrony": synchrony.main,
    "frames": frames.main,
    "look": first_look.main,
    "import": import_speed.main,
    "archive": _archive,
    "timeline": _timeline,
    "window": _window,
    "tracking": tracking.main,
    "panorama": panorama.main,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(
            f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(BENCHMARKS)}.",
            file=sys.stderr,
        )
        return 2
    for name in names or BENCHMARKS:
        print(f"== {name}", flush=True)
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
