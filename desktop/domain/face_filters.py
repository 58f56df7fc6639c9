"""Which faces of a gallery somebody wants to see, and in what order. By what is recorded and measured only:
nothing is read out of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOT_RECORDED = ""
"""As sex or race and ethnicity: faces of which none is recorded."""


class FaceOrder(StrEnum):
    """What the faces stand in the order of."""

    ENROLLED = "enrolled"
    SUBJECT = "subject"
    QUALITY = "quality"
    EYE_DISTANCE = "eye_distance"
    CAPTURED = "captured"


@dataclass(frozen=True, slots=True)
class FaceFilter:
    """All conditions hold at once; an empty one holds for every face."""

    text: str = ""
    """Every word of it stands in what is recorded or in the path of the file, in whatever case."""
    sex: str | None = None
    """As recorded, `NOT_RECORDED`, or None for any."""
    race_ethnicity: str | None = None
    """As recorded, `NOT_RECORDED`, or None for any."""
    born: tuple[int, int] | None = None
    """First and last year; a recorded band of years that overlaps them counts."""
    birth_not_recorded: bool = False
    quality: tuple[int, int] | None = None
    """Least and greatest value of the weakest measure, 0 to 100."""
    eye_distance: tuple[float, float] | None = None
    """Pixels between the eyes: at least the first, less than the second."""
    several_captures: bool = False
    """Only faces of subjects of whom the gallery has more than one."""

    @property
    def is_empty(self) -> bool:
        """Whether every face is wanted."""
        return self == FaceFilter()

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for, in the case in which texts are compared."""
        return tuple(self.text.casefold().split())

    @property
    def reads_measures(self) -> bool:
        return self.quality is not None or self.eye_distance is not None


@dataclass(frozen=True, slots=True)
class FaceSorting:
    """Faces that have nothing to be sorted by stand at the end, whichever way it goes."""

    by: FaceOrder = FaceOrder.ENROLLED
    descending: bool = False

    @property
    def reads_measures(self) -> bool:
        return self.by in (FaceOrder.QUALITY, FaceOrder.EYE_DISTANCE)

    @property
    def is_plain(self) -> bool:
        """The order in which faces come out of the record anyway."""
        return self == FaceSorting()
