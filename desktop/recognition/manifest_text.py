"""Writes the manifest of a pack, so that reading it gives the same pack again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from desktop.recognition.manifest_table import TAKEN_WHEN_ADDED
from desktop.recognition.pack_manifest import FORMAT
from desktop.recognition.pack_specs import (
    OPEN_BATCH,
    AnyPack,
    DetectorSpec,
    EmbedderSpec,
    ModelPack,
    PartNotes,
    detector_of,
    embedder_of,
)


def manifest_text(pack: AnyPack, comment: str = "") -> str:
    """TOML, UTF-8; `comment` (one line) stands above it."""
    lines = [f"# {comment}"] if comment else []
    detector, embedder = detector_of(pack), embedder_of(pack)
    lines += [
        f"format = {FORMAT}",
        f"id = {_string(pack.id)}",
        f"name = {_string(pack.name)}",
        f"version = {_string(pack.version)}",
        f"licence = {_string(pack.licence)}",
        f"source = {_string(pack.source)}",
        f"training_data = {_string(pack.training_data)}",
    ]
    if pack.restriction:
        lines.append(f"restriction = {_string(pack.restriction)}")
    if embedder is not None:
        lines.append(f"comparator = {_string(pack.comparator)}")
    if detector is not None:
        notes = pack.detector_notes if isinstance(pack, ModelPack) else pack.notes
        lines += ["", "[detector]", *_notes(notes), *_detector(detector)]
    if embedder is not None:
        notes = pack.embedder_notes if isinstance(pack, ModelPack) else pack.notes
        lines += ["", "[embedder]", *_notes(notes), *_embedder(embedder)]
    if pack.reference_output:
        values = ", ".join(repr(value) for value in pack.reference_output)
        lines += ["", "[self_test]", f"template_begins = [{values}]"]
    for figure in pack.figures:
        lines += [
            "",
            "[[figures]]",
            f"what = {_string(figure.what)}",
            f"value = {_string(figure.value)}",
            f"source = {_string(figure.source)}",
        ]
    return "\n".join(lines) + "\n"


def _notes(notes: PartNotes | None) -> Iterator[str]:
    if notes is not None:
        yield f"name = {_string(notes.name)}"
        yield f"licence = {_string(notes.licence)}"
        yield f"source = {_string(notes.source)}"
        yield f"training_data = {_string(notes.training_data)}"


def _detector(spec: DetectorSpec) -> Iterator[str]:
    yield f"kind = {_string(spec.kind)}"
    yield f"file = {_string(spec.file)}"
    yield f"sha256 = {_string(spec.sha256 or TAKEN_WHEN_ADDED)}"
    yield f"long_side = {spec.long_side}"
    yield f"pad_multiple = {spec.pad_multiple}"
    yield f"score_threshold = {spec.score_threshold!r}"
    yield f"nms_threshold = {spec.nms_threshold!r}"


def _embedder(spec: EmbedderSpec) -> Iterator[str]:
    batch = _string(TAKEN_WHEN_ADDED) if spec.fixed_batch == OPEN_BATCH else str(spec.fixed_batch)
    yield f"file = {_string(spec.file)}"
    yield f"sha256 = {_string(spec.sha256 or TAKEN_WHEN_ADDED)}"
    yield f"size = {spec.size}"
    yield f"colour = {_string(spec.colour)}"
    yield f"mean = {_reals(spec.mean)}"
    yield f"scale = {spec.scale!r}"
    yield f"alignment = [{', '.join(_reals(point) for point in spec.alignment)}]"
    yield f"length = {spec.length}"
    yield f"mirror = {'true' if spec.mirror else 'false'}"
    yield f"fixed_batch = {batch}"


def _reals(values: Sequence[float]) -> str:
    return f"[{', '.join(repr(value) for value in values)}]"


def _string(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # JSON's escapes are TOML's
