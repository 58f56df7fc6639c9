"""Does a pack work on faces? What it finds, and whether it tells 24 synthetic people apart.

The bounds come from a measurement on these pictures (`tests/benchmarks/pack_self_test.py`, two embedders):
right as declared, the area under the curve (AUC) is 0.9999 and 1.0; with a mean or scale that an embedder
does not bear 0.58 to 0.92; negative or upside down 0.85 to 0.97; a quarter of the chip aside 0.97 and
0.985; random weights 0.84 to 0.91. Red and blue the wrong way round is not seen: 0.9995 and 1.0. These
faces are easy, so nothing here says how well a pack does on people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.errors import PackRefused
from desktop.recognition.alignment import face_chip, similarity_transform
from desktop.recognition.detector import FaceDetector, landmarks_are_usable
from desktop.recognition.embedder import Embedder
from desktop.recognition.pack_specs import EmbedderSpec
from desktop.recognition.providers import Session
from desktop.recognition.synthetic_faces import Points, SyntheticFace

LEAST_AUC = 0.98
"""Below it the input is declared wrong, or the file is no embedder of faces."""
_GOOD_AUC = 0.995
_LEAST_FOUND = 0.9
_NEAR = 0.35
"""Of the distance between the eyes: how far five points may lie from CenterFace's on average. YuNet's lie
0.08 of it away, 0.23 at worst; the eyes taken for one another are 1.0 away."""
_LARGE_DISPLACEMENT = 0.05
"""YuNet's chips lie 0.067 aside and cost three to four points of the true positive rate at an FMR of 1 in
10,000 (700 pictures of Labeled Faces in the Wild; 0.843 to 0.800 and 0.963 to 0.934, two embedders)."""

_USUAL_INPUTS = ((0.0, 1.0), (127.5, 127.5), (127.5, 128.0), (0.0, 255.0))
"""Mean and scale."""

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Separation:
    """How well templates tell mated pairs from non-mated ones."""

    auc: float
    """Share of (mated, non-mated) score pairs in the right order; 0.5 is chance."""
    mated: float
    non_mated: float
    """Mean scores, cosine."""


def check_detector_on_faces(
    detector: FaceDetector, faces: Sequence[SyntheticFace], step: Step
) -> tuple[list[Points | None], str]:
    """The points that it finds in each picture, None where it finds none, and a sentence.

    Raises `PackRefused` when it misses more than one in ten of these easy faces.
    """
    found: list[Points | None] = []
    for face in faces:
        step()
        here = [one for one in detector.detect(face.pixels) if landmarks_are_usable(one)]
        here.sort(key=lambda one: one.box.width * one.box.height, reverse=True)
        points = here[0].landmarks if here else None
        found.append(points if points is not None and _distance(points, face) <= _NEAR else None)
    count = sum(points is not None for points in found)
    if count < _LEAST_FOUND * len(faces):
        raise PackRefused(
            detail=f"the detector finds only {count} of {len(faces)} synthetic faces with their eyes, nose "
            "and mouth where they are."
        )
    return found, f"The detector finds {count} of {len(faces)} synthetic faces."


def check_embedder_on_faces(
    session: Session, spec: EmbedderSpec, chips: NDArray[np.uint8], subjects: Sequence[str], step: Step
) -> str:
    """A sentence, a warning where the result is doubtful. `chips` uint8 [n, size, size, 3] RGB.

    Raises `PackRefused` when it does not tell the people apart.
    """
    found = separation(_templates(session, spec, chips, step), subjects)
    seen = f"{found.auc:.4f} of the pairs of scores are in the right order"
    if found.auc >= _GOOD_AUC:
        return f"The embedder tells {len(set(subjects))} synthetic people apart ({seen})."
    if found.auc >= LEAST_AUC:
        return (
            f"Warning: the embedder tells these easy synthetic faces apart worse than it should ({seen}); "
            "measure it on your own gallery before you use it."
        )
    better = _better_input(session, spec, chips, subjects, step)
    raise PackRefused(
        detail="this embedder does not tell the synthetic faces apart: its input is probably declared "
        f"wrong (mean, scale, colour order or alignment); {seen}, at least {LEAST_AUC} are "
        f"expected{better}."
    )


def separation(templates: NDArray[np.float32], subjects: Sequence[str]) -> Separation:
    """Of unit-length templates float32 [n, length], with whose they are."""
    scores = templates @ templates.T
    same = np.array(subjects)[:, None] == np.array(subjects)[None, :]
    above = np.triu(np.ones_like(same), 1)
    mated, non_mated = np.sort(scores[above & same]), np.sort(scores[above & ~same])
    below = np.searchsorted(non_mated, mated, "left") + np.searchsorted(non_mated, mated, "right")
    return Separation(
        float(below.mean() / 2 / len(non_mated)), float(mated.mean()), float(non_mated.mean())
    )


def displacement(found: Sequence[Points | None], faces: Sequence[SyntheticFace], spec: EmbedderSpec) -> str:
    """How far chips made by a detector's points lie beside those by CenterFace's, as a sentence."""
    corners = np.array([(0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1)], np.float64) * [spec.size, spec.size, 1]
    shares = []
    for points, face in zip(found, faces, strict=True):
        if points is None:
            continue
        ours = similarity_transform(points, spec.alignment)
        reference = similarity_transform(face.points, spec.alignment)
        back = np.linalg.inv(np.vstack([reference, (0, 0, 1)]))[:2]
        in_image = np.column_stack([corners @ back.T, np.ones(len(corners))])
        shares.append(float(np.linalg.norm(in_image @ ours.T - corners[:, :2], axis=1).mean()) / spec.size)
    mean = float(np.mean(shares))
    said = (
        f"the corners of its face chips lie on average {mean:.1%} of their width beside those by CenterFace"
    )
    return (
        f"Warning: {said}; expect more errors."
        if mean > _LARGE_DISPLACEMENT
        else f"{said[0].upper()}{said[1:]}."
    )


def chips_of(
    faces: Sequence[SyntheticFace], points: Sequence[Points | None], spec: EmbedderSpec
) -> tuple[NDArray[np.uint8], list[str]]:
    """Aligned chips uint8 [n, size, size, 3] RGB where there are points, and whose they are."""
    chips, subjects = [], []
    for face, where in zip(faces, points, strict=True):
        if where is not None:
            chips.append(face_chip(face.pixels, where, spec.alignment, spec.size))
            subjects.append(face.subject_id)
    return np.stack(chips), subjects


def _templates(
    session: Session, spec: EmbedderSpec, chips: NDArray[np.uint8], step: Step
) -> NDArray[np.float32]:
    # Without the mirror image: half the time, and the same for this purpose.
    embedder = Embedder(session, replace(spec, mirror=False))
    rows = []
    for start in range(0, len(chips), 8):
        step()
        rows.append(embedder.templates(chips[start : start + 8]))
    return np.concatenate(rows)


def _better_input(
    session: Session, spec: EmbedderSpec, chips: NDArray[np.uint8], subjects: Sequence[str], step: Step
) -> str:
    """Which of the usual inputs would do, for the sentence of a refusal."""
    best, said = LEAST_AUC, ""
    for mean, scale in _USUAL_INPUTS:
        other = replace(spec, mean=(mean, mean, mean), scale=scale)
        try:
            found = separation(_templates(session, other, chips, step), subjects)
        except ValueError:  # no templates at all
            continue
        if found.auc > best:
            best, said = found.auc, f"; with mean {mean:g} and scale {scale:g} it would"
    return said


def _distance(points: Points, face: SyntheticFace) -> float:
    apart = np.linalg.norm(np.subtract(points, face.points), axis=1)
    return float(apart.mean()) / face.inter_eye
