"""The catalogue of packs: what is listed, adding, removing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import FolderNotWritable, PackRefused, PackUnavailable
from desktop.recognition.new_folder import new_folder
from desktop.recognition.packs import ModelPack, PackCatalogue, install_folder, read_manifest

WritePack = Callable[..., Path]


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "user"


@pytest.fixture
def catalogue(tmp_path: Path, user: Path) -> PackCatalogue:
    return PackCatalogue([user, tmp_path / "shipped"])


def test_an_empty_machine_has_no_packs(catalogue: PackCatalogue) -> None:
    assert catalogue.installed() == []
    assert catalogue.problems() == []
    with pytest.raises(PackUnavailable, match="test-pack"):
        catalogue.get("test-pack")


def test_the_users_folder_wins(
    catalogue: PackCatalogue, tmp_path: Path, user: Path, write_pack: WritePack
) -> None:
    write_pack(tmp_path / "shipped" / "test-pack")
    assert catalogue.get("test-pack").folder == tmp_path / "shipped" / "test-pack"
    write_pack(user / "test-pack")
    assert catalogue.get("test-pack").folder == user / "test-pack"
    assert len(catalogue.installed()) == 1


def test_the_default_pack_comes_first(
    catalogue: PackCatalogue, user: Path, write_pack: WritePack, pack_text: str
) -> None:
    for pack_id in ("aaa", "centerface-dlib", "zzz"):
        write_pack(user / pack_id, pack_text.replace("test-pack", pack_id))
    assert [pack.id for pack in catalogue.installed()] == ["centerface-dlib", "aaa", "zzz"]


def test_broken_packs_are_skipped_and_reported(
    catalogue: PackCatalogue, user: Path, write_pack: WritePack, pack_text: str
) -> None:
    write_pack(user / "test-pack")
    write_pack(user / "broken", "nonsense")
    write_pack(user / "misnamed")
    half = write_pack(user / "half", pack_text.replace("test-pack", "half"))
    (half / "detector.onnx").unlink()
    write_pack(user / ".draft", "nonsense")
    assert [pack.id for pack in catalogue.installed()] == ["test-pack"]
    assert {problem.folder.name for problem in catalogue.problems()} == {"broken", "misnamed", "half"}


def test_a_manifest_without_files_is_a_recipe(
    catalogue: PackCatalogue, user: Path, write_pack: WritePack
) -> None:
    folder = write_pack(user / "test-pack")
    for file in folder.glob("*.onnx"):
        file.unlink()
    assert [pack.id for pack in catalogue.recipes()] == ["test-pack"]
    assert catalogue.problems() == []
    assert catalogue.installed() == []


def test_get_refuses_a_changed_file_even_later(
    catalogue: PackCatalogue, user: Path, write_pack: WritePack
) -> None:
    folder = write_pack(user / "test-pack")
    catalogue.get("test-pack")
    (folder / "embedder.onnx").write_bytes(b"something else")
    with pytest.raises(PackRefused, match=r"embedder\.onnx"):
        catalogue.get("test-pack")


def test_install_copies_the_pack_and_its_documents_only(
    tmp_path: Path, user: Path, write_pack: WritePack
) -> None:
    source = write_pack(tmp_path / "download")
    (source / "card.md").write_text("a card")
    (source / "setup.py").write_text("raise SystemExit")
    pack = install_folder(source, user)
    assert pack.folder == user / "test-pack"
    names = {path.name for path in pack.folder.iterdir()}
    assert names == {"pack.toml", "detector.onnx", "embedder.onnx", "card.md"}
    assert [path.name for path in user.iterdir()] == ["test-pack"]


def test_install_replaces_an_older_version(
    tmp_path: Path, user: Path, write_pack: WritePack, pack_text: str
) -> None:
    install_folder(write_pack(tmp_path / "one"), user)
    pack = install_folder(write_pack(tmp_path / "two", pack_text.replace('"1.0"', '"2.0"')), user)
    assert pack.version == "2.0"
    assert [path.name for path in user.iterdir()] == ["test-pack"]


def test_a_refused_pack_leaves_nothing_and_keeps_the_former_one(
    tmp_path: Path, user: Path, write_pack: WritePack, pack_text: str
) -> None:
    install_folder(write_pack(tmp_path / "one"), user)

    def refuse(pack: ModelPack) -> None:
        raise PackRefused(detail="no.")

    newer = write_pack(tmp_path / "two", pack_text.replace('"1.0"', '"2.0"'))
    with pytest.raises(PackRefused):
        install_folder(newer, user, check=refuse)
    (newer / "detector.onnx").write_bytes(b"forged")
    with pytest.raises(PackRefused, match=r"detector\.onnx"):
        install_folder(newer, user)
    assert [path.name for path in user.iterdir()] == ["test-pack"]
    assert read_manifest(user / "test-pack").version == "1.0"


def test_missing_files_are_borrowed_by_hash(
    tmp_path: Path, user: Path, write_pack: WritePack, pack_text: str
) -> None:
    lender = read_manifest(write_pack(tmp_path / "lender"))
    source = write_pack(tmp_path / "source", pack_text.replace("test-pack", "borrower"))
    (source / "detector.onnx").unlink()
    (source / "embedder.onnx").rename(tmp_path / "download.bin")
    with pytest.raises(PackRefused, match="missing"):
        install_folder(source, user, borrow_from=[replace(lender, folder=tmp_path)])
    pack = install_folder(source, user, files=[tmp_path / "download.bin"], borrow_from=[lender])
    assert pack.id == "borrower"


def test_remove_takes_only_the_users_packs(
    catalogue: PackCatalogue, tmp_path: Path, user: Path, write_pack: WritePack
) -> None:
    write_pack(tmp_path / "shipped" / "test-pack")
    with pytest.raises(PackUnavailable):
        catalogue.remove("test-pack")
    write_pack(user / "test-pack")
    catalogue.remove("test-pack")
    assert list(user.iterdir()) == []
    for wrong in ("..", "../shipped/test-pack", "", "."):
        with pytest.raises(PackUnavailable):
            catalogue.remove(wrong)


@pytest.mark.skipif(sys.platform == "win32", reason="a file in the way is reported differently")
def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotWritable), new_folder(tmp_path / "file" / "pack"):
        pass


def test_a_failed_draft_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with new_folder(tmp_path / "pack") as draft:
            (draft / "half.bin").write_bytes(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(tmp_path.iterdir()) == []
