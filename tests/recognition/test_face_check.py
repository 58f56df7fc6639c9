"""What is seen on synthetic faces: who is told apart, and whether the points are where they should be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.domain.faces import Box, DetectedFace
from desktop.errors import PackRefused
from desktop.recognition import face_check
from desktop.recognition.face_check import (
    LEAST_AUC,
    check_detector_on_faces,
    check_embedder_on_faces,
    displacement,
    separation,
)
from desktop.recognition.packs import ModelPack
from desktop.recognition.synthetic_faces import SyntheticFace, synthetic_faces


@pytest.fixture(scope="module")
def faces() -> list[SyntheticFace]:
    return synthetic_faces()


def _step() -> None:
    pass


def test_the_set_is_two_pictures_each_of_people_who_differ(faces: list[SyntheticFace]) -> None:
    subjects = [face.subject_id for face in faces]
    assert len(subjects) == 48
    assert {subjects.count(one) for one in subjects} == {2}
    assert all(face.inter_eye > 20 for face in faces)


def test_separation_is_the_share_of_score_pairs_in_the_right_order() -> None:
    a, b, c = np.eye(3, dtype=np.float32)
    apart = separation(np.stack([a, a, b, b, c, c]), ["a", "a", "b", "b", "c", "c"])
    assert (apart.auc, apart.mated, apart.non_mated) == (1.0, 1.0, 0.0)
    same = separation(np.stack([a] * 4), ["a", "a", "b", "b"])
    assert same.auc == 0.5
    wrong = separation(np.stack([a, b, a, b]), ["a", "a", "b", "b"])
    # Mated pairs score 0; of the four non-mated ones two score 1 and two 0.
    assert wrong.auc == pytest.approx(0.25)


class _Detector:
    """Says what the table says, moved in one of several ways."""

    def __init__(self, faces: list[SyntheticFace], how: str) -> None:
        self._known = {face.pixels.tobytes(): face for face in faces}
        self._how = how
        self._count = 0

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        face = self._known[pixels.tobytes()]
        self._count += 1
        points = list(face.points)
        if self._how == "blind" or (self._how == "one in five" and self._count % 5 == 0):
            return []
        if self._how == "mirrored":
            points = [points[1], points[0], points[2], points[4], points[3]]
        if self._how == "shifted":
            points = [(x + face.inter_eye / 2, y) for x, y in points]
        one = (points[0], points[1], points[2], points[3], points[4])
        return [DetectedFace(Box(0, 0, 9, 9), one, 0.9)]


def test_a_detector_that_finds_the_points_passes(faces: list[SyntheticFace]) -> None:
    found, said = check_detector_on_faces(_Detector(faces, "right"), faces, _step)
    assert found == [face.points for face in faces]
    assert "48 of 48" in said


@pytest.mark.parametrize("how", ["blind", "one in five", "mirrored", "shifted"])
def test_a_detector_that_does_not_is_refused(faces: list[SyntheticFace], how: str) -> None:
    with pytest.raises(PackRefused, match="of 48 synthetic faces"):
        check_detector_on_faces(_Detector(faces, how), faces, _step)


def test_the_same_points_give_the_same_chips(faces: list[SyntheticFace], default_pack: ModelPack) -> None:
    spec = default_pack.embedder
    points = [face.points for face in faces]
    assert "0.0% of their width" in displacement(points, faces, spec)
    moved = [tuple((x + face.inter_eye * 0.2, y) for x, y in face.points) for face in faces]
    assert displacement(moved, faces, spec).startswith("Warning: ")


@pytest.mark.parametrize(("auc", "begins"), [(0.999, "The embedder tells"), (0.985, "Warning: ")])
def test_a_doubtful_embedder_is_let_through_with_a_warning(
    default_pack: ModelPack, monkeypatch: pytest.MonkeyPatch, auc: float, begins: str
) -> None:
    monkeypatch.setattr(face_check, "_templates", lambda *_: np.eye(2, dtype=np.float32))
    monkeypatch.setattr(face_check, "separation", lambda *_: face_check.Separation(auc, 1, 0))
    spec = replace(default_pack.embedder, mirror=False)
    chips = np.zeros((2, 8, 8, 3), np.uint8)
    said = check_embedder_on_faces(None, spec, chips, ["a", "b"], _step)  # type: ignore[arg-type]
    assert said.startswith(begins)
    assert auc > LEAST_AUC
