"""What a model pack declares (`pack.toml`), and whether its files are the ones it declares."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.errors import FileNotReadable, PackRefused
from desktop.recognition.manifest_table import ManifestTable
from desktop.recognition.ordinary_file import open_ordinary

MANIFEST_NAME = "pack.toml"
FORMAT = 1

_PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")
_MAX_MANIFEST = 1 << 18  # bytes; a manifest is a page
_REFERENCE_LENGTH = 16


@dataclass(frozen=True, slots=True)
class DetectorSpec:
    """A face detector that gives boxes and five points."""

    kind: str
    """"centerface" or "yunet": how its outputs are read."""
    file: str
    sha256: str
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
    """How many chips every run takes; 0: any number."""


@dataclass(frozen=True, slots=True)
class ReferenceFigure:
    """A published or measured figure, with where it comes from."""

    what: str
    value: str
    source: str


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

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of all that changes a template or a score; names, prose and places are left out."""
        detector, embedder = asdict(self.detector), asdict(self.embedder)
        del detector["file"], embedder["file"]
        content = {"comparator": self.comparator, "detector": detector, "embedder": embedder}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

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


def read_manifest(folder: Path, *, need_files: bool = True) -> ModelPack:
    """The pack in `folder`. Hashes are not looked at here, see `verify_files`.

    With `need_files` False the model files may be missing: the manifest is then a recipe. Raises
    `PackRefused` for a manifest that is missing or wrong, or a file that is missing or lies elsewhere.
    """
    pack = _parse(_manifest_text(folder), folder)
    for name, _ in pack.files:
        path = folder / name
        if _leads_out(path):
            raise PackRefused(detail=f"“{name}” leads out of the pack's folder.")
        if need_files and not path.is_file():
            raise PackRefused(detail=f"“{name}” is missing from the folder of the pack “{pack.id}”.")
    return pack


def verify_files(pack: ModelPack) -> None:
    """Raises `PackRefused`, naming the file, when one is not the file that the manifest declares."""
    for name, sha256 in pack.files:
        try:
            found = file_sha256(pack.folder / name)
        except FileNotFoundError:
            raise PackRefused(
                detail=f"“{name}” is missing from the folder of the pack “{pack.id}”."
            ) from None
        except OSError as error:
            raise FileNotReadable(path=pack.folder / name, reason=error.strerror) from error
        if found != sha256:
            raise PackRefused(
                detail=f"“{name}” is not the file that the pack “{pack.id}” declares; build it again."
            )


def file_sha256(path: Path) -> str:
    """SHA-256 (hex) of an ordinary file. Raises `OSError`."""
    with open_ordinary(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _leads_out(path: Path) -> bool:
    real = os.path.realpath  # unlike Path.resolve it does not raise for links that go in circles
    return path.is_symlink() and os.path.dirname(real(path)) != real(path.parent)


def _manifest_text(folder: Path) -> str:
    path = folder / MANIFEST_NAME
    try:
        if _leads_out(path):
            raise PackRefused(detail=f"{MANIFEST_NAME} leads out of the pack's folder.")
        if path.exists() and not path.is_file():
            raise PackRefused(detail=f"{MANIFEST_NAME} in {folder} is not a file.")
        with open_ordinary(path) as file:
            data = file.read(_MAX_MANIFEST + 1)
    except FileNotFoundError:
        raise PackRefused(detail=f"there is no {MANIFEST_NAME} in {folder}.") from None
    except OSError as error:
        raise FileNotReadable(path=path, reason=error.strerror) from error
    if len(data) > _MAX_MANIFEST:
        raise PackRefused(detail=f"{MANIFEST_NAME} is too long to be a manifest.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise PackRefused(detail=f"{MANIFEST_NAME} is not UTF-8 text.") from None


def _parse(text: str, folder: Path) -> ModelPack:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise PackRefused(detail=f"{MANIFEST_NAME} is not valid TOML ({error}).") from error
    table = ManifestTable("", values)
    table.integer("format", FORMAT, FORMAT)
    pack = ModelPack(
        id=table.pattern("id", _PACK_ID, "1 to 64 small letters, digits and hyphens"),
        name=table.text("name"),
        version=table.pattern("version", _VERSION, "a version such as 1.0.0"),
        licence=table.text("licence"),
        source=table.text("source"),
        comparator=table.choice("comparator", "cosine", "euclidean"),
        training_data=table.text("training_data"),
        detector=_detector(ManifestTable("detector", table.optional("detector"))),
        embedder=_embedder(ManifestTable("embedder", table.optional("embedder"))),
        figures=_figures(table.optional("figures")),
        folder=folder,
        reference_output=_reference(table.optional("self_test")),
    )
    table.finish()
    if pack.detector.file.lower() == pack.embedder.file.lower():
        raise PackRefused(detail="detector and embedder must be two different files.")
    return pack


def _detector(table: ManifestTable) -> DetectorSpec:
    spec = DetectorSpec(
        kind=table.choice("kind", "centerface", "yunet"),
        file=table.file_name("file"),
        sha256=table.sha256("sha256"),
        long_side=table.integer("long_side", 64, 8192),
        pad_multiple=table.integer("pad_multiple", 1, 256),
        score_threshold=table.real("score_threshold", 0.01, 0.99),
        nms_threshold=table.real("nms_threshold", 0.01, 0.99),
    )
    table.finish()
    return spec


def _embedder(table: ManifestTable) -> EmbedderSpec:
    size = table.integer("size", 32, 1024)
    mean = table.reals("mean", 3, -1000, 1000)
    spec = EmbedderSpec(
        file=table.file_name("file"),
        sha256=table.sha256("sha256"),
        size=size,
        colour=table.choice("colour", "rgb", "bgr"),
        mean=(mean[0], mean[1], mean[2]),
        scale=table.real("scale", 1e-3, 1e3),
        alignment=table.points("alignment", 5, 0, size),
        length=table.integer("length", 16, 4096),
        mirror=table.flag("mirror"),
        fixed_batch=table.integer("fixed_batch", 0, 1024),
    )
    table.finish()
    left_eye, right_eye = spec.alignment[:2]
    if right_eye[0] - left_eye[0] < 1:
        raise table.refuse(
            "alignment", "in the order left eye, right eye, nose, mouth corners as seen in the image"
        )
    return spec


def _figures(values: object | None) -> tuple[ReferenceFigure, ...]:
    if values is None:
        return ()
    if not isinstance(values, list):
        raise PackRefused(detail="“figures” in the manifest must be a list of tables.")
    figures = []
    for value in values:
        table = ManifestTable("figures", value)
        figures.append(ReferenceFigure(table.text("what"), table.text("value"), table.text("source")))
        table.finish()
    return tuple(figures)


def _reference(values: object | None) -> tuple[float, ...]:
    if values is None:
        return ()
    table = ManifestTable("self_test", values)
    reference = table.reals("template_begins", _REFERENCE_LENGTH, -1, 1)
    table.finish()
    return reference
