"""The numbered marks of one examination, without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.annotations import Annotation
from desktop.domain.faces import Point
from desktop.domain.features import FacialComponent
from desktop.ui.comparison.view_state import CANDIDATE, PROBE


def point_in(mark: Annotation, picture: int) -> Point | None:
    return mark.probe if picture == PROBE else mark.candidate


class Marks:
    """A number, once given, is never given again, also when its mark is deleted."""

    def __init__(self) -> None:
        self._marks: dict[int, Annotation] = {}
        self._next = 1
        self._selected: int | None = None
        self.component: FacialComponent | None = None
        """What the next new mark is about."""

    def all(self) -> tuple[Annotation, ...]:
        """By number."""
        return tuple(self._marks[number] for number in sorted(self._marks))

    @property
    def next_number(self) -> int:
        return self._next

    def replace_all(self, marks: Iterable[Annotation], next_number: int | None = None) -> None:
        """Other marks; `next_number` where more numbers were given in that examination than are left."""
        self._marks = {mark.number: mark for mark in marks}
        self._next = max([next_number or 1, *(number + 1 for number in self._marks)])
        self._selected = None

    @property
    def selected(self) -> Annotation | None:
        return None if self._selected is None else self._marks[self._selected]

    def select(self, number: int | None) -> None:
        """Raises `KeyError` for a number that no mark has."""
        if number is not None and number not in self._marks:
            raise KeyError(number)
        self._selected = number

    def select_next(self, step: int) -> None:
        """Goes round: past the last mark none is selected, then the first."""
        stops: list[int | None] = [None, *sorted(self._marks)]
        self._selected = stops[(stops.index(self._selected) + step) % len(stops)]

    def waits_for(self, picture: int) -> bool:
        """Whether the selected mark has no place in this picture yet."""
        return self.selected is not None and point_in(self.selected, picture) is None

    def place(self, picture: int, point: Point) -> Annotation:
        """Completes the selected mark where it has no place in this picture; otherwise makes a new one."""
        if self.selected is not None and self.waits_for(picture):
            return self.move(self.selected.number, picture, point)
        mark = Annotation(self._next, self.component, None, None)
        self._next += 1
        self._marks[mark.number] = mark
        self._selected = mark.number
        return self.move(mark.number, picture, point)

    def move(self, number: int, picture: int, point: Point) -> Annotation:
        mark = self._marks[number]
        mark = replace(mark, probe=point) if picture == PROBE else replace(mark, candidate=point)
        self._marks[number] = mark
        return mark

    def describe(self, number: int, component: FacialComponent | None, note: str) -> None:
        self._marks[number] = replace(self._marks[number], component=component, note=note)

    def delete(self, number: int) -> None:
        del self._marks[number]
        if self._selected == number:
            self._selected = None

    def numbers_for(self, component: FacialComponent) -> tuple[int, ...]:
        return tuple(mark.number for mark in self.all() if mark.component is component)


def open_picture(mark: Annotation) -> int | None:
    """The picture in which a mark has no place; None where it stands in both."""
    if mark.probe is None:
        return PROBE
    return CANDIDATE if mark.candidate is None else None
