"""Does a device give what the processor gives? Checked on a fixed input before a device is used.

**Input.** Six synthetic faces in one picture (`resources/agreement`), found by the detector; their chips,
cut at landmarks that are kept beside the picture, once as they are and once dark and flat, through the
embedder.

**Tolerances**, and what they rest on (default pack, onnxruntime 1.32 and 1.24, two cores):

- Templates, largest difference of a value: allowed 2e-5. Measured against the processor with all
  optimisations: 1 and 2 threads, batches of 1 to 32: none, to the last bit; no graph optimisation: 1.5e-7;
  OpenVINO in float32: 2.4e-7. Weights rounded as TF32 or float16 round them: 1.5e-4; as bfloat16: 1.2e-3.
  So float32 in any order of its sums passes, and half precision does not.
- Comparison scores (cosine) among the fixed faces: allowed 1e-5. Measured: float32 2e-7, TF32 8e-5,
  bfloat16 7e-4.
- Boxes and landmarks: allowed 0.01 pixels of the picture. Measured: no optimisation 2e-4, OpenVINO 3e-4.
  Confidence: allowed 1e-3; measured 8e-7.

**Effect.** On 1,500 photos of as many people a shift of the score by 1e-5 moves the FPIR by 0.003
percentage points where it is 1%, by 0.012 where it is 5%. Landmarks weigh more, because a chip is rounded
to whole grey values: moved by 0.02 pixels they change a score by 7e-5 in the middle and 6e-4 at most. The
1e-4 pixels that two versions of onnxruntime differ by on the same processor change it by up to 5e-5. A
device that passes stays within that order of size, far inside the interval within which an FPIR is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.domain.faces import DetectedFace
from desktop.recognition.alignment import face_chip
from desktop.recognition.detector import FaceDetector
from desktop.recognition.packs import EmbedderSpec

TEMPLATE_TOLERANCE = 2e-5
SCORE_TOLERANCE = 1e-5
PIXEL_TOLERANCE = 0.01
CONFIDENCE_TOLERANCE = 1e-3

CHECK_VERSION = 1
"""Of the input and the tolerances: results of another version do not count."""

_FILE = "faces.npz"
_SIZES = {"picture": (320, 384, 3), "landmarks": (6, 5, 2)}


class Templates(Protocol):
    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Agreement:
    """Largest differences between a device and the CPU on the fixed input. Without a pixel difference the
    device found other faces than the CPU."""

    template: float
    score: float
    pixels: float | None
    confidence: float

    @property
    def agrees(self) -> bool:
        return (
            self.template <= TEMPLATE_TOLERANCE
            and self.score <= SCORE_TOLERANCE
            and self.pixels is not None
            and self.pixels <= PIXEL_TOLERANCE
            and self.confidence <= CONFIDENCE_TOLERANCE
        )

    @property
    def sentence(self) -> str:
        """The numbers, with what is allowed."""
        found = (
            "it finds other faces"
            if self.pixels is None
            else f"landmarks differ by up to {self.pixels:.1g} pixels ({PIXEL_TOLERANCE:g} allowed)"
        )
        return (
            f"templates differ by up to {self.template:.1g} ({TEMPLATE_TOLERANCE:g} allowed), comparison "
            f"scores by up to {self.score:.1g} ({SCORE_TOLERANCE:g} allowed), {found}"
        )


@dataclass(frozen=True, slots=True)
class FixedFaces:
    """`picture` uint8 [320, 384, 3] RGB; `landmarks` float32 [6, 5, 2], x and y, as of `DetectedFace`."""

    picture: NDArray[np.uint8]
    landmarks: NDArray[np.float32]

    def chips(self, spec: EmbedderSpec) -> NDArray[np.uint8]:
        """uint8 [12, size, size, 3]: each face as it is, then each dark and flat."""
        made = [
            face_chip(self.picture, [(float(x), float(y)) for x, y in points], spec.alignment, spec.size)
            for points in self.landmarks
        ]
        return np.stack([*made, *(chip // 3 for chip in made)])


def fixed_faces() -> FixedFaces:
    """As shipped: plain numbers, no picture file. Raises `OSError` or `ValueError` where damaged."""
    with np.load(paths.resources_dir() / "agreement" / _FILE, allow_pickle=False) as file:
        picture, landmarks = file["picture"], file["landmarks"]
    if picture.shape != _SIZES["picture"] or landmarks.shape != _SIZES["landmarks"]:
        raise ValueError("the fixed faces are not those of this version")
    return FixedFaces(picture, landmarks)


def compare(
    spec: EmbedderSpec,
    device: tuple[FaceDetector, Templates],
    cpu: tuple[FaceDetector, Templates],
) -> Agreement:
    """Runs both on the fixed input. What either raises goes through."""
    fixed = fixed_faces()
    chips = fixed.chips(spec)
    ours = cpu[1].templates(chips).astype(np.float64)
    theirs = device[1].templates(chips).astype(np.float64)
    pixels, confidence = _faces_apart(device[0].detect(fixed.picture), cpu[0].detect(fixed.picture))
    return Agreement(
        float(np.abs(theirs - ours).max()),
        float(np.abs(theirs @ theirs.T - ours @ ours.T).max()),
        pixels,
        confidence,
    )


def _faces_apart(
    found: Sequence[DetectedFace], expected: Sequence[DetectedFace]
) -> tuple[float | None, float]:
    """Each with the nearest: two that are equally sure may change places."""
    if len(found) != len(expected) or not expected:
        return None, 0.0
    ours = np.array([_numbers(face) for face in expected])
    theirs = np.array([_numbers(face) for face in found])
    apart = np.abs(theirs[:, None] - ours[None])
    nearest = apart.max(axis=2).argmin(axis=1)
    if len(set(nearest.tolist())) != len(ours):
        return None, 0.0
    sure = [
        abs(face.confidence - expected[place].confidence)
        for face, place in zip(found, nearest, strict=True)
    ]
    return float(apart[np.arange(len(nearest)), nearest].max()), float(max(sure))


def _numbers(face: DetectedFace) -> list[float]:
    box = face.box
    flat = [value for point in face.landmarks for value in point]
    return [box.x, box.y, box.x + box.width, box.y + box.height, *flat]
