"""What a model pack declares (`pack.toml`), and whether its files are the ones it declares."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from pathlib import Path

from desktop.errors import FileNotReadable, PackRefused
from desktop.recognition.manifest_table import ManifestTable
from desktop.recognition.ordinary_file import open_ordinary
from desktop.recognition.pack_specs import (
    OPEN_BATCH,
    AnyPack,
    DetectorSpec,
    EmbedderSpec,
    ModelPack,
    PackPart,
    PartNotes,
    ReferenceFigure,
    is_open,
)

MANIFEST_NAME = "pack.toml"
FORMAT = 1

_PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")
_MAX_MANIFEST = 1 << 18  # bytes; a manifest is a page
_REFERENCE_LENGTH = 16
_COMPARATORS = ("cosine", "euclidean")


def read_manifest(folder: Path, *, need_files: bool = True) -> ModelPack:
    """The whole pack in `folder`; see `read_any`. Raises `PackRefused` also for a part alone."""
    pack = read_any(folder, need_files=need_files)
    if isinstance(pack, PackPart):
        raise PackRefused(detail=alone_sentence(pack))
    return pack


def read_any(folder: Path, *, need_files: bool = True, draft: bool = False) -> AnyPack:
    """The pack or part in `folder`. Hashes are not looked at here, see `verify_files`.

    With `need_files` False the model files may be missing: the manifest is then a recipe, and may leave
    the hash of a file open. A `draft` has its files, and may leave the batch open. Raises `PackRefused` for
    a manifest that is missing or wrong, or a file that is missing or lies elsewhere.
    """
    pack = parse_manifest(_manifest_text(folder), folder)
    check_files(pack, need_files=need_files, draft=draft)
    return pack


def check_files(pack: AnyPack, *, need_files: bool = True, draft: bool = False) -> None:
    """Whether the files of a manifest that was read lie in its folder; see `read_any`."""
    if need_files and is_open(pack):
        raise PackRefused(
            detail=f"the manifest of “{pack.id}” names no hash of its file; add the file alone."
        )
    if need_files and not draft and _batch_is_open(pack):
        raise PackRefused(detail=f"the manifest of “{pack.id}” leaves “embedder.fixed_batch” open.")
    for name, _ in pack.files:
        path = pack.folder / name
        if _leads_out(path):
            raise PackRefused(detail=f"“{name}” leads out of the pack's folder.")
        if need_files and not path.is_file():
            raise PackRefused(detail=f"“{name}” is missing from the folder of the pack “{pack.id}”.")


def alone_sentence(part: PackPart) -> str:
    """Why nothing can be enrolled with a part."""
    has, lacks = ("a detector", "an embedder") if part.is_detector else ("an embedder", "a detector")
    return f"“{part.id}” is {has} alone; combine it with {lacks} first (second-look models combine)."


def _batch_is_open(pack: AnyPack) -> bool:
    spec = pack.embedder if isinstance(pack, ModelPack) else pack.spec
    return isinstance(spec, EmbedderSpec) and spec.fixed_batch == OPEN_BATCH


def verify_files(pack: AnyPack) -> None:
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


def parse_manifest(text: str, folder: Path) -> AnyPack:
    """What a manifest declares; its files are not looked at. Raises `PackRefused`."""
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise PackRefused(detail=f"{MANIFEST_NAME} is not valid TOML ({error}).") from error
    table = ManifestTable("", values)
    table.integer("format", FORMAT, FORMAT)
    pack_id = table.pattern("id", _PACK_ID, "1 to 64 small letters, digits and hyphens")
    name = table.text("name")
    version = table.pattern("version", _VERSION, "a version such as 1.0.0")
    licence, source = table.text("licence"), table.text("source")
    training_data = table.text("training_data")
    restriction = table.optional_text("restriction")
    detector, detector_notes = _detector(table.optional_table("detector"))
    embedder, embedder_notes = _embedder(table.optional_table("embedder"))
    comparator = "cosine"
    if embedder is not None:  # a detector compares nothing
        comparator = table.choice("comparator", *_COMPARATORS)
    figures = _figures(table.optional("figures"))
    reference = _reference(table.optional("self_test"))
    table.finish()
    if detector is not None and embedder is not None:
        if detector.file.lower() == embedder.file.lower():
            raise PackRefused(detail="detector and embedder must be two different files.")
        return ModelPack(
            id=pack_id,
            name=name,
            version=version,
            licence=licence,
            source=source,
            comparator=comparator,
            training_data=training_data,
            detector=detector,
            embedder=embedder,
            figures=figures,
            folder=folder,
            reference_output=reference,
            restriction=restriction,
            detector_notes=detector_notes,
            embedder_notes=embedder_notes,
        )
    spec = detector or embedder
    if spec is None:
        raise PackRefused(detail="the manifest has neither [detector] nor [embedder].")
    return PackPart(
        id=pack_id,
        name=name,
        version=version,
        licence=licence,
        source=source,
        training_data=training_data,
        spec=spec,
        figures=figures,
        folder=folder,
        comparator=comparator,
        reference_output=reference,
        restriction=restriction,
        notes=detector_notes or embedder_notes,
    )


def _detector(table: ManifestTable | None) -> tuple[DetectorSpec | None, PartNotes | None]:
    if table is None:
        return None, None
    spec = DetectorSpec(
        kind=table.choice("kind", "centerface", "yunet"),
        file=table.file_name("file"),
        sha256=table.sha256("sha256"),
        long_side=table.integer("long_side", 64, 8192),
        pad_multiple=table.integer("pad_multiple", 1, 256),
        score_threshold=table.real("score_threshold", 0.01, 0.99),
        nms_threshold=table.real("nms_threshold", 0.01, 0.99),
    )
    notes = _notes(table)
    table.finish()
    return spec, notes


def _embedder(table: ManifestTable | None) -> tuple[EmbedderSpec | None, PartNotes | None]:
    if table is None:
        return None, None
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
        fixed_batch=table.integer("fixed_batch", 0, 1024, left_open=OPEN_BATCH),
    )
    notes = _notes(table)
    table.finish()
    left_eye, right_eye = spec.alignment[:2]
    if right_eye[0] - left_eye[0] < 1:
        raise table.refuse(
            "alignment", "in the order left eye, right eye, nose, mouth corners as seen in the image"
        )
    return spec, notes


def _notes(table: ManifestTable) -> PartNotes | None:
    """Together or not at all."""
    if not table.has("name"):
        return None
    return PartNotes(
        name=table.text("name"),
        licence=table.text("licence"),
        source=table.text("source"),
        training_data=table.text("training_data"),
    )


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
