"""The synthetic faces that packs are checked against: two pictures each of 24 people who do not exist.

They are pictures of the demo (`resources/demo`). `self-test.csv` names them, with the five points that
CenterFace finds in them, so that an embedder can be checked without a detector and a detector against
another one.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.errors import FileNotReadable
from desktop.recognition.image_reader import ImageRefused, read_image

_TABLE = "self-test.csv"

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class SyntheticFace:
    """One picture of a person who does not exist."""

    subject_id: str
    pixels: NDArray[np.uint8]
    """uint8 [h, w, 3] RGB, upright."""
    points: Points
    """Eyes, nose, corners of the mouth as CenterFace finds them, (x, y) in pixels."""

    @property
    def inter_eye(self) -> float:
        (x1, y1), (x2, y2) = self.points[:2]
        return float(np.hypot(x2 - x1, y2 - y1))


def synthetic_faces() -> list[SyntheticFace]:
    """All of them, the two of a subject side by side. Raises `FileNotReadable`."""
    folder = paths.resources_dir() / "demo"
    faces = []
    try:
        with (folder / _TABLE).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                name, subject, *values = row.values()
                numbers = [float(value) for value in values]
                points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
                pixels = read_image((folder / name).read_bytes()).pixels
                faces.append(SyntheticFace(subject, pixels, points))
    except OSError as error:
        raise FileNotReadable(path=folder, reason=error.strerror) from error
    except ImageRefused as refused:
        raise FileNotReadable(path=folder, reason=refused.sentence) from refused
    return faces
