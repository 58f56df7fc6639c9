"""Adjustments of a probe as a recipe that can be replayed on the untouched original.

Nothing here enhances: no step invents a pixel that a neighbouring one does not account for. Steps are
applied in the order of the list. Points and sizes are in pixels of the image the step is applied to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Crop:
    """Keeps a rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rotate:
    """Counter-clockwise about the middle, in degrees; the canvas grows, corners become black."""

    degrees: float


@dataclass(frozen=True, slots=True)
class Levels:
    """Per channel: `black` and below become 0, `white` and above 255; between them a power of 1 / gamma."""

    black: int = 0
    white: int = 255
    gamma: float = 1.0


@dataclass(frozen=True, slots=True)
class Grey:
    """Luma of ITU-R BT.601 in all three channels."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """Left and right exchanged. Off unless somebody has a reason (a picture of a mirror)."""


Step = Crop | Rotate | Levels | Grey | Mirror

_NAMES: dict[type, str] = {Crop: "crop", Rotate: "rotate", Levels: "levels", Grey: "grey", Mirror: "mirror"}
_TYPES: dict[str, type] = {name: kind for kind, name in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Recipe:
    """An empty recipe leaves the original as it is."""

    steps: tuple[Step, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.steps)

    def as_record(self) -> list[dict[str, Any]]:
        """Plain values for the log, the database and the report."""
        return [{"step": _NAMES[type(s)], **{n: getattr(s, n) for n in s.__slots__}} for s in self.steps]

    @classmethod
    def from_record(cls, record: list[Mapping[str, Any]]) -> Recipe:
        """Raises `ValueError`, `KeyError` or `TypeError` for what is no record of one."""
        steps = []
        for one in record:
            fields = dict(one)
            name = fields.pop("step")
            if name not in _TYPES:
                raise ValueError(f"there is no step called {name!r}")
            steps.append(_TYPES[name](**fields))
        return cls(tuple(steps))

    @property
    def sha256(self) -> str:
        """Of its record as compact JSON with sorted keys, hexadecimal."""
        text = json.dumps(self.as_record(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
