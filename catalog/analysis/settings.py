"""What may be set for an examination, by names and values as records and command lines hold them: text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from catalog.analysis.keyframes import Density, KeyframeSettings
from catalog.analysis.shots.detector import DetectorSettings
from catalog.errors import InvalidInput
from catalog.texts import phrase

SHORTEST_INTERVAL, LONGEST_INTERVAL = 1.0, 86_400.0
"""Seconds between keyframes at fixed intervals; 0 means none of these."""


@dataclass(frozen=True, slots=True)
class ExaminationSettings:
    shots: DetectorSettings = field(default_factory=DetectorSettings)
    keyframes: KeyframeSettings = field(default_factory=KeyframeSettings)

    def named(self) -> dict[str, str]:
        """Every setting by its dotted name, as text: records hold no floats."""
        return {name: str(value) for part in (self.keyframes, self.shots) for name, value in _named(part)}


def settings_from(given: dict[str, Any]) -> ExaminationSettings:
    """The settings with what is given by name in place of what is usual; "detector" is passed over.

    Raises InvalidInput for an unknown name or a value that cannot be meant.
    """
    known = ExaminationSettings()
    shots, keyframes = known.shots, known.keyframes
    names = known.named()
    for name, value in given.items():
        if name == "detector":
            continue
        if name not in names:
            raise InvalidInput(
                phrase("There is no setting “{name}” for finding shots and keyframes.", name=name),
                hint=phrase("Known: {names}.", names=", ".join(names)),
            )
        if name == "density":
            keyframes = replace(keyframes, density=_density(value))
        elif name == "interval_seconds":
            keyframes = replace(keyframes, interval_seconds=_interval(_number(name, value)))
        else:
            shots = _with(shots, name, _number(name, value))
    return ExaminationSettings(shots, keyframes)


def _density(value: Any) -> str:
    if value not in tuple(Density):
        raise InvalidInput(
            phrase("“{value}” is not a density of keyframes.", value=value),
            hint=phrase("There are: {Density}.", Density=", ".join(Density)),
        )
    return Density(value)


def _interval(seconds: float) -> float:
    if seconds and not SHORTEST_INTERVAL <= seconds <= LONGEST_INTERVAL:
        raise InvalidInput(
            phrase("Keyframes every {seconds} s are not possible.", seconds=f"{seconds:g}"),
            hint="Give a number of seconds from 1 to 86400, or 0 for none at fixed intervals.",
        )
    return seconds


def _number(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if number != number or abs(number) == float("inf"):
        raise InvalidInput(
            phrase("“{value}” is not a number, for the setting “{name}”.", value=value, name=name)
        )
    return number


def _with(shots: DetectorSettings, name: str, value: float) -> DetectorSettings:
    group, _, leaf = name.rpartition(".")
    if not group:
        return replace(shots, **{leaf: value})  # type: ignore[arg-type]
    inner: Any = replace(getattr(shots, group), **{leaf: value})
    return replace(shots, **{group: inner})


def _named(settings: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    for each in fields(settings):
        value = getattr(settings, each.name)
        if is_dataclass(value):
            yield from _named(value, f"{prefix}{each.name}.")
        else:
            yield f"{prefix}{each.name}", str(value)
