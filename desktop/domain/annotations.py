"""Marks on two images that belong together: the same number stands at the same feature in both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.faces import Point
from desktop.domain.features import FacialComponent


@dataclass(frozen=True, slots=True)
class Annotation:
    """Points in pixels of the upright image (of the adjusted one where the probe was adjusted).

    A mark may stand in one image only: what is seen in one and not in the other is a finding as well.
    """

    number: int
    component: FacialComponent | None
    probe: Point | None
    candidate: Point | None
    note: str = ""

    def as_record(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "component": self.component.value if self.component is not None else None,
            "probe": None if self.probe is None else [round(v, 2) for v in self.probe],
            "candidate": None if self.candidate is None else [round(v, 2) for v in self.candidate],
            "note": self.note,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Annotation:
        """Raises `ValueError`, `KeyError` or `TypeError` for what is no record of one."""
        component = record["component"]
        return cls(
            int(record["number"]),
            None if component is None else FacialComponent(component),
            _point(record["probe"]),
            _point(record["candidate"]),
            str(record.get("note", "")),
        )


def _point(value: Any) -> Point | None:
    if value is None:
        return None
    x, y = value
    return (float(x), float(y))


def annotations_record(annotations: Iterable[Annotation]) -> list[dict[str, Any]]:
    """Plain values, by number."""
    return [a.as_record() for a in sorted(annotations, key=lambda a: a.number)]


def annotations_from(records: Iterable[Mapping[str, Any]]) -> tuple[Annotation, ...]:
    """Inverse of `annotations_record`."""
    return tuple(Annotation.from_record(record) for record in records)
