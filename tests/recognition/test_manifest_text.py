"""Manifests are written so that reading them gives the same pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.errors import PackRefused
from desktop.recognition.manifest_text import manifest_text
from desktop.recognition.pack_manifest import parse_manifest, read_any
from desktop.recognition.pack_specs import ModelPack, PackPart, detector_of, embedder_of, is_open
from desktop.recognition.packs import read_manifest

RECIPES = sorted(path.name for path in paths.shipped_models_dir().iterdir() if path.is_dir())


@pytest.mark.parametrize("pack_id", RECIPES)
def test_a_written_manifest_reads_as_the_same_pack(pack_id: str) -> None:
    pack = read_any(paths.shipped_models_dir() / pack_id, need_files=False)
    assert parse_manifest(manifest_text(pack, "a comment"), pack.folder) == pack


@given(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=50),
    st.floats(0.01, 0.99),
    st.floats(-1000, 1000),
)
def test_whatever_a_manifest_may_say_survives(text: str, threshold: float, mean: float) -> None:
    pack = read_manifest(paths.shipped_models_dir() / "arcface-mobile-512", need_files=False)
    odd = replace(
        pack,
        name=text,
        restriction=f'"{text}"\\ #',
        detector=replace(pack.detector, score_threshold=threshold),
        embedder=replace(pack.embedder, mean=(mean, mean, mean)),
    )
    assert parse_manifest(manifest_text(odd), pack.folder) == odd


@pytest.mark.parametrize("pack_id", RECIPES)
def test_every_recipe_says_what_a_person_has_to_know(pack_id: str) -> None:
    recipe = read_any(paths.shipped_models_dir() / pack_id, need_files=False)
    assert recipe.id == pack_id
    card = (recipe.folder / "card.md").read_text(encoding="utf-8")
    flat = " ".join(card.split())
    for heading in ("## Where it comes from", "## What it was trained on", "## Figures", "## Known limits"):
        assert heading in card
    assert "asked" in card or "not disclosed" in card.lower(), "whether the people were asked"
    assert "A candidate is a lead" in flat
    if recipe.id not in ("centerface-dlib", "arcface-mobile-512"):
        for figure in recipe.figures:
            assert figure.value in flat
            assert figure.source
    if is_open(recipe):
        assert "taken when you add it, and pinned from then on" in flat
    if "non-commercial" in recipe.licence or "weights" in recipe.licence:
        assert recipe.restriction
        assert f"**{recipe.restriction}**" in flat
    notes = recipe.notes if isinstance(recipe, PackPart) else recipe.embedder_notes
    assert notes is not None
    assert notes.training_data


def test_recipes_of_whole_packs_borrow_the_detector_of_the_default_pack() -> None:
    default = read_manifest(paths.shipped_models_dir() / "centerface-dlib", need_files=False)
    for pack_id in RECIPES:
        recipe = read_any(paths.shipped_models_dir() / pack_id, need_files=False)
        if isinstance(recipe, ModelPack):
            assert recipe.detector == default.detector


@pytest.mark.parametrize("table", ["detector", "embedder"])
def test_a_part_alone_is_read_and_nothing_is_enrolled_with_it(
    tmp_path: Path, pack_text: str, table: str
) -> None:
    start, end = pack_text.index("[detector]"), pack_text.index("[embedder]")
    figures = pack_text.index("[[figures]]")
    own = pack_text[start:end] if table == "detector" else pack_text[end:figures]
    head = pack_text[:start]
    if table == "detector":
        head = head.replace('comparator = "cosine"\n', "")
    (tmp_path / "pack.toml").write_text(head + own, encoding="utf-8")
    (tmp_path / f"{table}.onnx").write_bytes(b"a model")
    part = read_any(tmp_path)
    assert isinstance(part, PackPart)
    assert (detector_of(part) is not None, embedder_of(part) is not None) == (
        table == "detector",
        table == "embedder",
    )
    assert len(part.hash) == 64
    assert parse_manifest(manifest_text(part), tmp_path) == part
    with pytest.raises(PackRefused, match="alone; combine it"):
        read_manifest(tmp_path)
    (tmp_path / "pack.toml").write_text(head.replace('comparator = "cosine"\n', ""), encoding="utf-8")
    with pytest.raises(PackRefused, match=r"neither \[detector\] nor \[embedder\]"):
        read_any(tmp_path)


def test_what_a_recipe_leaves_open_is_no_finished_pack(tmp_path: Path, pack_text: str) -> None:
    lines = pack_text.splitlines()
    opened = [
        'sha256 = "taken when added"' if line.startswith("sha256") and number > 20 else line
        for number, line in enumerate(lines)
    ]
    (tmp_path / "pack.toml").write_text("\n".join(opened), encoding="utf-8")
    for name in ("detector.onnx", "embedder.onnx"):
        (tmp_path / name).write_bytes(b"a model")
    assert is_open(read_any(tmp_path, need_files=False))
    with pytest.raises(PackRefused, match="names no hash"):
        read_any(tmp_path)
    batch = pack_text.replace("fixed_batch = 0", 'fixed_batch = "taken when added"')
    (tmp_path / "pack.toml").write_text(batch, encoding="utf-8")
    assert read_any(tmp_path, draft=True)
    with pytest.raises(PackRefused, match="fixed_batch"):
        read_any(tmp_path)
