"""What model packs are made of, as their manifests declare it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

OPEN_BATCH = -1
"""`fixed_batch` of a recipe that takes it from the file which is added."""


@dataclass(frozen=True, slots=True)
class DetectorSpec:
    """A face detector that gives boxes and five points."""

    kind: str
    """"centerface" or "yunet": how its outputs are read."""
    file: str
    sha256: str
    """Empty in a recipe that takes any file of a family; pinned when one is added."""
    long_side: int
    """Images are scaled down to this many pixels on their long side, never up."""
    pad_multiple: int
    """Width and height are padded to a multiple of this many pixels."""
    score_threshold: float
    nms_threshold: float
    """Overlap (intersection over union) above which the weaker of two boxes is dropped."""


@dataclass(frozen=True, slots=True)
class EmbedderSpec:
    """A network that makes a template of an aligned face chip."""

    file: str
    sha256: str
    """Empty in a recipe that takes any file of a family; pinned when one is added."""
    size: int
    """Side of the square chip in pixels."""
    colour: str
    """"rgb" or "bgr": order of the channels."""
    mean: tuple[float, float, float]
    """(x - mean) / scale is done outside the graph, in the order of `colour`; 0 and 1: nothing to do."""
    scale: float
    alignment: tuple[tuple[float, float], ...]
    """Where five points come to lie in the chip, (x, y) in pixels: the eye on the left side of the
    image, the eye on its right side, nose, left and right corner of the mouth."""
    length: int
    """Values in a template."""
    mirror: bool
    """The template is the normalised mean of the face and its mirror image."""
    fixed_batch: int
    """How many chips every run takes; 0: any number; `OPEN_BATCH` only in a recipe."""


@dataclass(frozen=True, slots=True)
class ReferenceFigure:
    """A published or measured figure, with where it comes from."""

    what: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class PartNotes:
    """What is to be said of a detector or an embedder alone, for packs that it is combined into."""

    name: str
    licence: str
    source: str
    training_data: str


@dataclass(frozen=True, slots=True)
class ModelPack:
    """A detector and an embedder that belong together; templates of different packs never compare."""

    id: str
    name: str
    version: str
    licence: str
    source: str
    comparator: str
    """"cosine" or "euclidean"."""
    training_data: str
    detector: DetectorSpec
    embedder: EmbedderSpec
    figures: tuple[ReferenceFigure, ...]
    folder: Path
    reference_output: tuple[float, ...] = ()
    """How the unit-length template of the self-test chip begins (see `pack_check`); may be empty."""
    restriction: str = ""
    """What the licence forbids, in plain words; empty where it forbids nothing that this program is for."""
    detector_notes: PartNotes | None = None
    embedder_notes: PartNotes | None = None

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of all that changes a template or a score; names, prose and places are left out."""
        content = {
            "comparator": self.comparator,
            "detector": _without_file(self.detector),
            "embedder": _without_file(self.embedder),
        }
        return _canonical_sha256(content)

    @property
    def detector_path(self) -> Path:
        return self.folder / self.detector.file

    @property
    def embedder_path(self) -> Path:
        return self.folder / self.embedder.file

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Name and SHA-256 of every model file."""
        return ((self.detector.file, self.detector.sha256), (self.embedder.file, self.embedder.sha256))


@dataclass(frozen=True, slots=True)
class PackPart:
    """A detector or an embedder alone: nothing is enrolled with it before it is combined into a pack."""

    id: str
    name: str
    version: str
    licence: str
    source: str
    training_data: str
    spec: DetectorSpec | EmbedderSpec
    figures: tuple[ReferenceFigure, ...]
    folder: Path
    comparator: str = "cosine"
    """Of an embedder."""
    reference_output: tuple[float, ...] = ()
    restriction: str = ""
    notes: PartNotes | None = None

    @property
    def is_detector(self) -> bool:
        return isinstance(self.spec, DetectorSpec)

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of all that changes what it gives."""
        kind = "detector" if self.is_detector else "embedder"
        return _canonical_sha256({"comparator": self.comparator, kind: _without_file(self.spec)})

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Name and SHA-256 of its model file."""
        return ((self.spec.file, self.spec.sha256),)


AnyPack = ModelPack | PackPart


def detector_of(pack: AnyPack) -> DetectorSpec | None:
    """The detector that a pack or part holds."""
    if isinstance(pack, ModelPack):
        return pack.detector
    return pack.spec if isinstance(pack.spec, DetectorSpec) else None


def embedder_of(pack: AnyPack) -> EmbedderSpec | None:
    """The embedder that a pack or part holds."""
    if isinstance(pack, ModelPack):
        return pack.embedder
    return pack.spec if isinstance(pack.spec, EmbedderSpec) else None


def is_open(pack: AnyPack) -> bool:
    """Whether it is a recipe that names a family of files and no hash."""
    return any(not sha256 for _, sha256 in pack.files)


def _without_file(spec: DetectorSpec | EmbedderSpec) -> dict[str, Any]:
    values = asdict(spec)
    del values["file"]
    return values


def _canonical_sha256(content: object) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
