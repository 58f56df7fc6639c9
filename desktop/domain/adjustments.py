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


NOT_ADJUSTED = "The picture was not adjusted: the original is used as it is."

_SENTENCES: dict[str, str] = {
    "crop": "Cropped to {width} × {height} pixels; the top left corner is {x} to the right and {y} down.",
    "quarter": "Turned {degrees}° counter-clockwise.",
    "quarter_clockwise": "Turned {degrees}° clockwise.",
    "rotate": "Turned {degrees}° counter-clockwise; the corners that this opens are black.",
    "rotate_clockwise": "Turned {degrees}° clockwise; the corners that this opens are black.",
    "levels": "Levels: {black} and darker made black, {white} and brighter made white, gamma {gamma}.",
    "grey": "Colours made grey (luma of ITU-R BT.601).",
    "mirror": "Mirrored: left and right are exchanged.",
}


def step_template(step: Step) -> tuple[str, dict[str, int | float]]:
    """An English sentence with named fields, and their values; the window translates the sentence first."""
    match step:
        case Crop():
            return _SENTENCES["crop"], {
                "x": step.x,
                "y": step.y,
                "width": step.width,
                "height": step.height,
            }
        case Rotate():
            kind = "rotate" if step.degrees % 90 else "quarter"
            kind += "_clockwise" if step.degrees < 0 else ""
            return _SENTENCES[kind], {"degrees": abs(step.degrees)}
        case Levels():
            return _SENTENCES["levels"], {"black": step.black, "white": step.white, "gamma": step.gamma}
        case Grey():
            return _SENTENCES["grey"], {}
        case Mirror():
            return _SENTENCES["mirror"], {}


def step_sentence(step: Step) -> str:
    """What a step did, in plain English."""
    template, fields = step_template(step)
    return template.format(
        **{name: value if isinstance(value, int) else f"{value:.6g}" for name, value in fields.items()}
    )


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
