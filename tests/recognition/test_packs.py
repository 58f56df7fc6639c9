"""The catalogue of packs: what is listed, adding, removing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import FileNotReadable, FolderNotWritable, PackRefused, PackUnavailable
from desktop.recognition import packs
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('file = "detector.onnx"', 'file = "../detector.onnx"'),
        ('file = "detector.onnx"', 'file = "/etc/detector.onnx"'),
        ('file = "detector.onnx"', 'file = "sub/detector.onnx"'),
        ('file = "detector.onnx"', "file = 'C:\\x.onnx'"),
        ('file = "detector.onnx"', "file = '..\\detector.onnx'"),
        ('file = "detector.onnx"', 'file = "con.onnx\\u0000"'),
        ('file = "detector.onnx"', 'file = "embedder.onnx"'),
        ('id = "test-pack"', 'id = "../escaped"'),
        ('id = "test-pack"', 'id = "/tmp/escaped"'),
        ('id = "test-pack"', 'id = ".."'),
        ('id = "test-pack"', 'id = ""'),
    ],
)
def test_a_manifest_leads_nowhere(
    tmp_path: Path, user: Path, write_pack: WritePack, pack_text: str, old: str, new: str
) -> None:
    assert old in pack_text
    source = write_pack(tmp_path / "download", pack_text.replace(old, new, 1))
    (tmp_path / "detector.onnx").write_bytes((source / "detector.onnx").read_bytes())
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PackRefused) as refused:
        install_folder(source, user)
    assert "\n" not in refused.value.sentence
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
@pytest.mark.parametrize("name", ["detector.onnx", "pack.toml", "card.md"])
@pytest.mark.parametrize("kind", ["link out", "link round", "pipe", "device", "folder"])
def test_what_is_no_file_of_the_pack_is_refused_or_left_and_never_waited_for(
    tmp_path: Path, user: Path, write_pack: WritePack, name: str, kind: str
) -> None:
    source = write_pack(tmp_path / "download")
    odd = source / name
    odd.unlink(missing_ok=True)
    (tmp_path / "secret").write_text("a secret")
    if kind == "link out":
        odd.symlink_to(tmp_path / "secret")
    elif kind == "link round":
        odd.symlink_to(odd.name)
    elif kind == "pipe":
        os.mkfifo(odd)
    elif kind == "device":
        odd.symlink_to("/dev/zero")
    else:
        odd.mkdir()
    if name == "card.md":
        pack = install_folder(source, user)
        assert not (pack.folder / name).exists()
        return
    with pytest.raises((PackRefused, FileNotReadable)) as refused:
        install_folder(source, user)
    assert "\n" not in refused.value.sentence
    assert not user.exists() or list(user.iterdir()) == []


def test_what_is_too_large_to_be_a_model_is_not_copied(
    tmp_path: Path, user: Path, write_pack: WritePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "_MAX_FILE", 1000)
    monkeypatch.setattr(packs, "_PIECE", 100)
    source = write_pack(tmp_path / "download")
    with (source / "embedder.onnx").open("r+b") as file:
        file.truncate(10**12)  # as large as it says, and nowhere near that on the disk
    with pytest.raises(PackRefused, match="larger than"):
        install_folder(source, user)
    assert list(user.iterdir()) == []


def test_a_pack_brings_few_documents(tmp_path: Path, user: Path, write_pack: WritePack) -> None:
    source = write_pack(tmp_path / "download")
    for number in range(51):
        (source / f"{number}.md").write_text("a card")
    with pytest.raises(PackRefused, match="more than 50 documents"):
        install_folder(source, user)
    (source / "50.md").unlink()
    (source / "large.txt").write_bytes(bytes(2**20 + 1))
    assert len(list(install_folder(source, user).folder.glob("*.md"))) == 50
    assert not (user / "test-pack" / "large.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_removing_a_pack_that_is_a_link_leaves_what_it_leads_to(
    catalogue: PackCatalogue, tmp_path: Path, user: Path, write_pack: WritePack
) -> None:
    elsewhere = write_pack(tmp_path / "elsewhere")
    user.mkdir(parents=True, exist_ok=True)
    (user / "test-pack").symlink_to(elsewhere, target_is_directory=True)
    catalogue.remove("test-pack")
    assert list(user.iterdir()) == []
    assert (elsewhere / "pack.toml").exists()


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
