"""Where a case's mirror lies and how often its bytes are read again: settings of this computer, by the case's uid.

They are paths and habits of a person, and never stand in a case.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from catalog.custody.own_files import config_folder, write_own
from catalog.errors import CaseUnusable, from_os_error
from catalog.texts import phrase

_FILE = "keeping.json"


@dataclass(frozen=True, slots=True)
class Keeping:
    """`mirror` None: none is set. `every_days` 0: nothing is read by itself. `mirrored_utc`: when the mirror was last
    in step; `mirror_problem`: why it could not be brought into step since, in words. `earlier` are folders that were
    its mirror before; `to_clean` mirrors, this one or earlier ones, that may still hold what was erased."""

    mirror: Path | None = None
    every_days: int = 0
    mirrored_utc: str = ""
    mirror_problem: str = ""
    earlier: tuple[Path, ...] = ()
    to_clean: tuple[Path, ...] = ()


def keeping_of(case_uid: str) -> Keeping:
    """Raises CaseUnusable where the settings cannot be read."""
    told = _read().get(case_uid, {})
    mirror = str(told.get("mirror", ""))
    return Keeping(
        Path(mirror) if mirror else None,
        int(told.get("every_days", 0)),
        str(told.get("mirrored_utc", "")),
        str(told.get("mirror_problem", "")),
        _paths(told.get("earlier")),
        _paths(told.get("to_clean")),
    )


def keep(case_uid: str, **changes: Any) -> Keeping:
    """Sets these fields of a case's `Keeping` and returns it. Raises CatalogError where they cannot be written."""
    path = config_folder() / _FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(".keeping.lock")):
            kept = dataclasses.replace(keeping_of(case_uid), **changes)
            told = {name: value for name in kept.__slots__ if (value := getattr(kept, name))}
            if kept.mirror is not None:
                told["mirror"] = str(kept.mirror)
            for name in ("earlier", "to_clean"):
                if name in told:
                    told[name] = [str(each) for each in told[name]]
            everything = {**_read(), case_uid: told}
            write_own(path, json.dumps(everything, indent=1, ensure_ascii=False).encode("utf-8", "replace"))
    except OSError as error:
        raise from_os_error(error, "keeping the settings of the case") from error
    return kept


def _paths(told: object) -> tuple[Path, ...]:
    return tuple(Path(str(each)) for each in told) if isinstance(told, list) else ()


def _read() -> dict[str, dict[str, Any]]:
    path = config_folder() / _FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {str(uid): dict(each) for uid, each in told.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise CaseUnusable(
            phrase("The settings in {path} cannot be read.", path=path),
            hint="Restore the file from a backup, or remove it and set mirrors anew.",
        ) from error
