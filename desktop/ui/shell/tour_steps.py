"""The tour of the demo: its steps, where somebody is in it, and where its card stands. Without a widget."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, QRect, QSettings, QSize

_KEPT = "tour/demo"
_OVER = "over"


@dataclass(frozen=True, slots=True)
class TourStep:
    """`page` is where it is shown; `key` names what it points at (`tour_targets`)."""

    key: str
    page: str
    title: str
    text: str


STEPS: tuple[TourStep, ...] = (
    TourStep(
        "gallery",
        "gallery",
        QT_TRANSLATE_NOOP("tour", "The gallery"),
        QT_TRANSLATE_NOOP(
            "tour",
            "The people on record: here portraits of people who do not exist. Every search is made in one "
            "gallery, and every error rate is measured on that gallery.",
        ),
    ),
    TourStep(
        "probe",
        "probe",
        QT_TRANSLATE_NOOP("tour", "The probe, before any candidate"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Picture and declaration, analysis, search, in this order. What the probe shows is written "
            "down before a candidate can lead the eye.",
        ),
    ),
    TourStep(
        "errors",
        "probe",
        QT_TRANSLATE_NOOP("tour", "What is known about error"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Of 100 searches for people who are not in this gallery, so many return nobody. Move the "
            "handle and read below what follows. The “i” beside a figure says what it means.",
        ),
    ),
    TourStep(
        "candidates",
        "candidates",
        QT_TRANSLATE_NOOP("tour", "Candidates, with their warning"),
        QT_TRANSLATE_NOOP(
            "tour",
            "A search lists its candidates here, with the error that was measured for their groups. The "
            "warning above the list cannot be put away: a candidate is a lead, never an identification.",
        ),
    ),
    TourStep(
        "examination",
        "candidates",
        QT_TRANSLATE_NOOP("tour", "The examination"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Once a candidate is chosen, both faces stand here at one scale. They are compared feature by "
            "feature, and a conclusion needs its reason in words.",
        ),
    ),
    TourStep(
        "look",
        "second_look",
        QT_TRANSLATE_NOOP("tour", "The blind second look"),
        QT_TRANSLATE_NOOP(
            "tour",
            "A lead waits here for another person, who sees the same probe among fillers: no scores, no "
            "names, and nothing of the first conclusion.",
        ),
    ),
    TourStep(
        "log",
        "audit",
        QT_TRANSLATE_NOOP("tour", "The log"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Every step leaves an entry, also what found nobody. Here anybody can check that no entry was "
            "changed. The guided first case goes the whole way, step by step.",
        ),
    ),
)


def steps_for(pages: Collection[str]) -> tuple[TourStep, ...]:
    """Those that can be shown to somebody who has these pages."""
    return tuple(step for step in STEPS if step.page in pages)


class TourPlace:
    """Where somebody is in the steps that they are shown; goes no further than either end."""

    def __init__(self, steps: tuple[TourStep, ...], key: str = "") -> None:
        """`key` is that of the step to go on with; the first where it is not among them."""
        self.steps = steps
        keys = [step.key for step in steps]
        self.index = keys.index(key) if key in keys else 0

    @property
    def step(self) -> TourStep:
        return self.steps[self.index]

    @property
    def is_first(self) -> bool:
        return self.index == 0

    @property
    def is_last(self) -> bool:
        return self.index == len(self.steps) - 1

    def forward(self) -> bool:
        """False at the last step."""
        moved = not self.is_last
        self.index += moved
        return moved

    def back(self) -> bool:
        """False at the first step."""
        moved = not self.is_first
        self.index -= moved
        return moved


def kept_step() -> str:
    """Key of the step that this user of the computer is at; the first one's before the first tour."""
    return str(QSettings().value(_KEPT) or STEPS[0].key)


def tour_is_over() -> bool:
    """It was gone through, or skipped: it comes again only when it is asked for."""
    return kept_step() == _OVER


def keep_step(key: str) -> None:
    QSettings().setValue(_KEPT, key)


def keep_over() -> None:
    QSettings().setValue(_KEPT, _OVER)


def card_place(room: QRect, target: QRect | None, card: QSize, gap: int) -> QPoint:
    """Top left corner of the card: beside its target where it covers nothing of it, always within `room`.

    Tried in turn: right, left, below and, unless it is tall, above. Where there is no room beside it, or no
    target, the card stands at the bottom right.
    """
    corner = QPoint(room.right() - card.width() - gap, room.bottom() - card.height() - gap)
    if target is None or target.isEmpty():
        return corner
    x = _within(target.left(), room.left() + gap, corner.x())
    y = _within(target.top(), room.top() + gap, corner.y())
    inside = room.adjusted(gap, gap, -gap, -gap)
    places = [
        QPoint(target.right() + gap, y),
        QPoint(target.left() - gap - card.width(), y),
        QPoint(x, target.bottom() + gap),
    ]
    if 2 * target.height() < room.height():  # above a tall one lies what it is worked with
        places.append(QPoint(x, target.top() - gap - card.height()))
    for place in places:
        if inside.contains(QRect(place, card)):
            return place
    return corner


def _within(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
