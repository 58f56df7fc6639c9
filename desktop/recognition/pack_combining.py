"""Makes one pack of the detector of one and the embedder of another.

The combination is a pack like every other: both model files are copied into its folder, so that it stays
as it is when the packs it came from are removed. Its hash is made of both parts, so templates of two
combinations with different detectors never compare, though their embedder is the same: another detector
puts its points elsewhere, and the chip that the embedder sees is another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from desktop.errors import WrongUse
from desktop.recognition.manifest_text import manifest_text
from desktop.recognition.new_folder import new_folder
from desktop.recognition.ordinary_file import open_ordinary
from desktop.recognition.pack_manifest import MANIFEST_NAME, parse_manifest, read_manifest, verify_files
from desktop.recognition.pack_specs import AnyPack, ModelPack, PartNotes, detector_of, embedder_of

_PIECE = 1 << 20
_DOCUMENTS = 20


def combination(
    detector_from: AnyPack, embedder_from: AnyPack, *, pack_id: str | None = None, name: str | None = None
) -> ModelPack:
    """What the combination declares; nothing is written. Raises `WrongUse` where a part is missing.

    Its figures are empty: none that was published or measured with another detector speaks for it.
    """
    detector, embedder = detector_of(detector_from), embedder_of(embedder_from)
    if detector is None:
        raise WrongUse(detail=f"“{detector_from.id}” has no detector; name a pack that has one first.")
    if embedder is None:
        raise WrongUse(detail=f"“{embedder_from.id}” has no embedder; name a pack that has one second.")
    first, second = notes_of(detector_from, detector=True), notes_of(embedder_from, detector=False)
    restrictions = dict.fromkeys(
        pack.restriction for pack in (detector_from, embedder_from) if pack.restriction
    )
    declared = ModelPack(
        id=pack_id or _default_id(first.name, second.name),
        name=name or f"{first.name} with {second.name}",
        version="1.0.0",
        licence=f"{first.licence} (detector), {second.licence} (embedder)",
        source=f"Combined on this machine from “{detector_from.id}” {detector_from.version} and "
        f"“{embedder_from.id}” {embedder_from.version}. Detector: {first.source}. "
        f"Embedder: {second.source}.",
        comparator=embedder_from.comparator,
        training_data=f"Detector: {first.training_data} Embedder: {second.training_data}",
        detector=detector,
        embedder=embedder,
        figures=(),
        folder=detector_from.folder,
        reference_output=embedder_from.reference_output,
        restriction=" ".join(restrictions),
        detector_notes=first,
        embedder_notes=second,
    )
    checked = parse_manifest(manifest_text(declared), declared.folder)  # id and name by the same rules
    assert isinstance(checked, ModelPack)
    return checked


def install_combination(
    declared: ModelPack,
    detector_from: AnyPack,
    embedder_from: AnyPack,
    into: Path,
    check: Callable[[ModelPack], tuple[str, ...]],
) -> ModelPack:
    """Writes a combination to `into`/<id>, whole or not at all.

    `check` sees the finished copy, raises `PackRefused` to refuse it and returns what it found, which goes
    into the card. Raises also `StorageFull`, `FolderNotWritable`.
    """
    with new_folder(into / declared.id) as draft:
        text = manifest_text(declared, "Made by combining two packs; see card.md.")
        (draft / MANIFEST_NAME).write_text(text, encoding="utf-8", newline="\n")
        _copy(detector_from.folder / declared.detector.file, draft / declared.detector.file)
        _copy(embedder_from.folder / declared.embedder.file, draft / declared.embedder.file)
        for pack, part in ((detector_from, "detector"), (embedder_from, "embedder")):
            _copy_documents(pack.folder, draft, part)
        pack = read_manifest(draft)
        verify_files(pack)
        found = check(pack)
        (draft / "card.md").write_text(_card(pack, found), encoding="utf-8", newline="\n")
    return read_manifest(into / declared.id)


def notes_of(pack: AnyPack, *, detector: bool) -> PartNotes:
    """What is to be said of one part; where a pack does not say it, what it says of itself."""
    if isinstance(pack, ModelPack):
        notes = pack.detector_notes if detector else pack.embedder_notes
    else:
        notes = pack.notes
    return notes or PartNotes(
        name=pack.name, licence=pack.licence, source=pack.source, training_data=pack.training_data
    )


def _default_id(detector: str, embedder: str) -> str:
    parts = [re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in (detector, embedder)]
    return f"{parts[0][:30].strip('-')}-{parts[1][:30].strip('-')}"


def _copy(origin: Path, target: Path) -> None:
    with open_ordinary(origin) as reading, target.open("xb") as writing:
        while piece := reading.read(_PIECE):
            writing.write(piece)


def _copy_documents(source: Path, target: Path, part: str) -> None:
    """Cards and licences, named for the part they belong to."""
    documents = [path for path in sorted(source.iterdir()) if path.suffix.lower() in (".md", ".txt")]
    for path in documents[:_DOCUMENTS]:
        if path.is_file() and not path.is_symlink():
            _copy(path, target / f"{part}-{path.name}")


def _card(pack: ModelPack, found: tuple[str, ...]) -> str:
    first, second = pack.detector_notes, pack.embedder_notes
    assert first is not None
    assert second is not None
    checks = "\n".join(f"- {sentence}" for sentence in found)
    restriction = f"\n**{pack.restriction}**\n" if pack.restriction else ""
    return f"""# {pack.name} (`{pack.id}`)

Combined on this machine from a detector and an embedder. It is a pack of its own: its templates and scores
never compare with those of another pack, not even of one with the same embedder.
{restriction}
| Part | Model | Licence | SHA-256 |
|---|---|---|---|
| detector | {first.name} | {first.licence} | `{pack.detector.sha256[:16]}…` |
| embedder | {second.name} | {second.licence} | `{pack.embedder.sha256[:16]}…` |

The cards of both are in the pack's folder (`detector-card.md`, `embedder-card.md`).

## What it was trained on

- Detector: {first.training_data}
- Embedder: {second.training_data}

## Figures

None. Nobody has published or measured anything with these two together, and figures of the embedder with
another detector do not speak for it. Measure it on your own gallery.

## Known limits

The embedder sees each face moved so that five points come to lie where its template wants them. That
template was fitted to the points that another detector gives; every detector has habits of its own (where
on the eye, how wide the mouth). Scores can be a little worse than with the detector that the embedder was
made for. All limits of both parts hold as well.

## What was checked when it was combined

{checks}

## Not for

Identification. A candidate is a lead: trained people examine it, the second one blind.
"""
