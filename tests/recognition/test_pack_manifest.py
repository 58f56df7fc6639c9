"""Pack manifests: what is read, what is refused, what the hash covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.errors import PackRefused
from desktop.recognition.packs import ModelPack, read_manifest, verify_files

WritePack = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path, write_pack: WritePack) -> ModelPack:
    return read_manifest(write_pack(tmp_path / "test-pack"))


def test_a_good_manifest_is_read(pack: ModelPack) -> None:
    assert pack.id == "test-pack"
    assert pack.embedder.mean == (127.0, 127.0, 127.0)
    assert pack.embedder.alignment[0] == (38.3, 51.7)
    assert pack.figures[0].value == "1%"
    assert pack.detector_path == pack.folder / "detector.onnx"
    verify_files(pack)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("format = 1", "format = 2", "format"),
        ('id = "test-pack"', 'id = "../evil"', "id"),
        ('id = "test-pack"', 'id = "Test"', "id"),
        ('name = "A pack"', 'name = ""', "name"),
        ('name = "A pack"', 'name = "a\\u001b[31m"', "name"),
        ('name = "A pack"', "", "name"),
        ('comparator = "cosine"', 'comparator = "manhattan"', "comparator"),
        ('comparator = "cosine"', 'comparator = ["cosine"]', "comparator"),
        ('comparator = "cosine"', 'comparator = "cosine"\nsurprise = 1', "surprise"),
        ('kind = "centerface"', 'kind = "mtcnn"', "detector.kind"),
        ("long_side = 640", "long_side = 640.0", "detector.long_side"),
        ("long_side = 640", "long_side = true", "detector.long_side"),
        ("long_side = 640", "long_side = 1000000", "detector.long_side"),
        ("score_threshold = 0.5", "score_threshold = nan", "detector.score_threshold"),
        ("pad_multiple = 32", "pad_multiple = 32\nextra = 1", "detector.extra"),
        ("size = 112", "size = 0", "embedder.size"),
        ('colour = "rgb"', 'colour = "grey"', "embedder.colour"),
        ("mean = [127, 127.0, 127.0]", "mean = [127, 127]", "embedder.mean"),
        ("mean = [127, 127.0, 127.0]", "mean = 127", "embedder.mean"),
        ("scale = 128.0", "scale = 0.0", "embedder.scale"),
        ("scale = 128.0", "scale = inf", "embedder.scale"),
        ("[[38.3, 51.7], [73.5, 51.5],", "[[73.5, 51.5], [38.3, 51.7],", "embedder.alignment"),
        ("[38.3, 51.7], ", "", "embedder.alignment"),
        ("[38.3, 51.7]", "[38.3]", "embedder.alignment"),
        ("[38.3, 51.7]", "[38.3, 500.0]", "embedder.alignment"),
        ("mirror = true", "mirror = 1", "embedder.mirror"),
        ("fixed_batch = 0", "fixed_batch = -1", "embedder.fixed_batch"),
        ('value = "1%"', "value = 1", "figures.value"),
        ("[[figures]]", "[figures]", "figures"),
        ("[detector]", "[detectors]", "detector"),
        ("[[figures]]", "[self_test]\ntemplate_begins = [1.0]\n[[figures]]", "self_test.template_begins"),
        ("format = 1", "format = = 1", "TOML"),
    ],
)
def test_a_wrong_field_is_refused_by_name(
    tmp_path: Path, write_pack: WritePack, pack_text: str, old: str, new: str, named: str
) -> None:
    assert old in pack_text
    folder = write_pack(tmp_path / "p", pack_text.replace(old, new, 1))
    with pytest.raises(PackRefused) as refusal:
        read_manifest(folder)
    assert named in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "name",
    [
        "../detector.onnx",
        "/etc/passwd",
        "a/b.onnx",
        "..\\\\x.onnx",
        "C:x.onnx",
        ".onnx",
        "x.pkl",
        "x.onnx\\u0000",
        "",
    ],
)
def test_a_file_name_may_not_lead_out(
    tmp_path: Path, write_pack: WritePack, pack_text: str, name: str
) -> None:
    folder = write_pack(tmp_path / "p", pack_text.replace("detector.onnx", name))
    with pytest.raises(PackRefused, match=r"detector\.file"):
        read_manifest(folder)


@given(name=st.text(max_size=20))
def test_accepted_file_names_stay_in_the_folder(name: str) -> None:
    from desktop.recognition.manifest_table import ManifestTable

    try:
        accepted = ManifestTable("detector", {"file": name}).file_name("file")
    except PackRefused:
        return
    assert Path("/packs/x", accepted).resolve().parent == Path("/packs/x").resolve()


@given(junk=st.binary(max_size=200))
def test_junk_is_refused_in_one_sentence(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    folder = tmp_path_factory.mktemp("junk")
    (folder / "pack.toml").write_bytes(junk)
    with pytest.raises(PackRefused):
        read_manifest(folder)


def test_a_long_manifest_is_refused(tmp_path: Path, write_pack: WritePack, pack_text: str) -> None:
    with pytest.raises(PackRefused, match="too long"):
        read_manifest(write_pack(tmp_path, pack_text + "#" * 300_000))


@pytest.mark.parametrize("name", ["pack.toml", "embedder.onnx"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, write_pack: WritePack, name: str) -> None:
    folder = write_pack(tmp_path / "p")
    outside = tmp_path / "outside"
    (folder / name).rename(outside)
    try:
        (folder / name).symlink_to(outside)
    except OSError:
        pytest.skip("this system does not let us make links")
    with pytest.raises(PackRefused, match="leads out"):
        read_manifest(folder)


def test_missing_files_are_named_unless_only_the_recipe_is_wanted(
    tmp_path: Path, write_pack: WritePack
) -> None:
    folder = write_pack(tmp_path / "p")
    (folder / "embedder.onnx").unlink()
    with pytest.raises(PackRefused, match=r"embedder\.onnx"):
        read_manifest(folder)
    assert read_manifest(folder, need_files=False).id == "test-pack"
    (folder / "pack.toml").unlink()
    with pytest.raises(PackRefused, match=r"no pack\.toml"):
        read_manifest(folder)


def test_a_changed_file_is_named(pack: ModelPack) -> None:
    pack.embedder_path.write_bytes(b"another embedder")
    with pytest.raises(PackRefused, match=r"embedder\.onnx"):
        verify_files(pack)


def test_the_hash_covers_what_changes_a_score_and_nothing_else(pack: ModelPack, tmp_path: Path) -> None:
    same = replace(pack, name="Other", licence="MIT", folder=tmp_path, figures=(), version="9")
    renamed = replace(pack, detector=replace(pack.detector, file="other.onnx"))
    assert pack.hash == same.hash == renamed.hash
    changed = [
        replace(pack, comparator="euclidean"),
        replace(pack, detector=replace(pack.detector, sha256="0" * 64)),
        replace(pack, detector=replace(pack.detector, long_side=320)),
        replace(pack, embedder=replace(pack.embedder, mirror=False)),
        replace(pack, embedder=replace(pack.embedder, scale=127.5)),
        replace(pack, embedder=replace(pack.embedder, alignment=pack.embedder.alignment[::-1])),
    ]
    assert len({pack.hash, *(other.hash for other in changed)}) == len(changed) + 1


@pytest.mark.parametrize("pack_id", ["centerface-dlib", "arcface-mobile-512"])
def test_the_shipped_manifests_are_good(pack_id: str) -> None:
    pack = read_manifest(paths.shipped_models_dir() / pack_id, need_files=False)
    assert pack.id == pack_id
    assert len(pack.reference_output) == 16
    assert (pack.folder / "card.md").is_file()
