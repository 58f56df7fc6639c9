"""Which recipe a model file belongs to, and the manifest of a pack that a recipe becomes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.recognition.pack_specs import (
    OPEN_BATCH,
    AnyPack,
    ModelPack,
    detector_of,
    embedder_of,
    is_open,
)

_SHORT = 8


def recipe_naming(sha256: str, recipes: Sequence[AnyPack]) -> AnyPack | None:
    """The recipe that is completed by the file with this hash."""
    for recipe in recipes:
        if own_file(recipe)[1] == sha256:
            return recipe
    return None


def own_file(recipe: AnyPack) -> tuple[str, str]:
    """Name and SHA-256 (empty where open) of the file that a person points at: what the recipe is about."""
    spec = embedder_of(recipe) or detector_of(recipe)
    assert spec is not None
    return spec.file, spec.sha256


def pinned(recipe: AnyPack, sha256: str) -> AnyPack:
    """An open recipe with the hash of the file that was added; the id says which file it was."""
    if not is_open(recipe):
        return recipe
    pack_id = f"{recipe.id[:55]}-{sha256[:_SHORT]}"
    name = f"{recipe.name} (file {sha256[:_SHORT]})"
    if isinstance(recipe, ModelPack):
        embedder = replace(recipe.embedder, sha256=recipe.embedder.sha256 or sha256)
        detector = replace(recipe.detector, sha256=recipe.detector.sha256 or sha256)
        return replace(recipe, id=pack_id, name=name, embedder=embedder, detector=detector)
    return replace(recipe, id=pack_id, name=name, spec=replace(recipe.spec, sha256=sha256))


def with_batch(pack: AnyPack, fixed_batch: int) -> AnyPack:
    """With the batch that the file of an open recipe turned out to take."""
    embedder = embedder_of(pack)
    if embedder is None or embedder.fixed_batch != OPEN_BATCH:
        return pack
    settled = replace(embedder, fixed_batch=fixed_batch)
    if isinstance(pack, ModelPack):
        return replace(pack, embedder=settled)
    return replace(pack, spec=settled)
