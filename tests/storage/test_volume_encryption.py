"""What is said of the disk's encryption, judged from made-up answers of three systems."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.storage import volume_encryption
from desktop.storage.volume_encryption import (
    Encryption,
    VolumeEncryption,
    encryption_of,
    linux_encryption,
    macos_encryption,
    windows_encryption,
    windows_question,
)

ENCRYPTED, NOT_ENCRYPTED, UNKNOWN = Encryption


class FakeSys:
    """A /sys of made-up block devices."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("dev/block", "class/block", "devices"):
            (root / folder).mkdir(parents=True)

    def device(
        self,
        name: str,
        number: str,
        *,
        disk: str = "",
        uuid: str = "",
        on: tuple[str, ...] = (),
        kind: str = "",
    ) -> None:
        """`disk` makes it a partition of that; `on` are what it lies on; `kind` is a folder it has."""
        folder = self.root / "devices" / disk / name
        folder.mkdir(parents=True)
        if disk:
            (folder / "partition").write_text("1\n")
        if uuid:
            (folder / "dm").mkdir()
            (folder / "dm" / "uuid").write_text(f"{uuid}\n")
            (folder / "dm" / "name").write_text(f"{name}-name\n")
        if kind:
            (folder / kind).mkdir()
        (folder / "slaves").mkdir()
        for other in on:
            (folder / "slaves" / other).symlink_to((self.root / "class/block" / other).resolve())
        (self.root / "dev/block" / number).symlink_to(folder)
        (self.root / "class/block" / name).symlink_to(folder)

    def of(self, folder: str, *mounts: str) -> VolumeEncryption:
        return linux_encryption(Path(folder), "\n".join(mounts) + "\n", self.root)


@pytest.fixture
def fake(tmp_path: Path) -> FakeSys:
    if os.name != "posix":
        pytest.skip("paths of Linux")
    return FakeSys(tmp_path / "sys")


def mount(number: str, point: str, file_system: str = "ext4", source: str = "/dev/x") -> str:
    return f"36 35 {number} / {point} rw,noatime master:1 - {file_system} {source} rw,errors=continue"


def test_a_partition_of_a_plain_disk(fake):
    fake.device("sda", "8:0")
    fake.device("sda1", "8:1", disk="sda")
    assert fake.of("/home/jane/w", mount("8:1", "/")) == VolumeEncryption(NOT_ENCRYPTED, "sda")


def test_luks_and_a_logical_volume_on_it(fake):
    fake.device("sda", "8:0")
    fake.device("sda2", "8:2", disk="sda")
    fake.device("dm-0", "253:0", uuid="CRYPT-LUKS2-0123-crypt", on=("sda2",))
    fake.device("dm-1", "253:1", uuid="LVM-abc", on=("dm-0",))
    for number in ("253:0", "253:1"):
        assert fake.of("/srv", mount(number, "/")) == VolumeEncryption(ENCRYPTED, "dm-crypt (LUKS2)")


def test_a_volume_that_lies_in_part_on_a_plain_disk_is_not_encrypted(fake):
    fake.device("sda", "8:0")
    fake.device("sdb", "8:16")
    fake.device("dm-0", "253:0", uuid="CRYPT-LUKS1-0123-crypt", on=("sda",))
    fake.device("dm-1", "253:1", uuid="LVM-abc", on=("dm-0", "sdb"))
    assert fake.of("/srv", mount("253:1", "/")) == VolumeEncryption(NOT_ENCRYPTED, "sdb")


def test_the_innermost_mount_counts_and_of_two_the_later(fake):
    fake.device("sda", "8:0")
    fake.device("dm-0", "253:0", uuid="CRYPT-LUKS2-0123-home", on=("sda",))
    mounts = [
        mount("8:0", "/"),
        mount("8:0", "/home"),
        mount("253:0", "/home"),
        mount("8:0", "/home/jane2"),
    ]
    assert fake.of("/home/jane/w", *mounts).encryption is ENCRYPTED
    assert fake.of("/homestead", *mounts).encryption is NOT_ENCRYPTED
    spaced = mount("253:0", r"/cases\040of\0402026")
    assert fake.of("/cases of 2026/w", mounts[0], spaced).encryption is ENCRYPTED


def test_btrfs_has_a_number_of_its_own_and_names_the_disk(fake):
    fake.device("sda", "8:0")
    fake.device("dm-0", "253:0", uuid="CRYPT-LUKS2-0123-root", on=("sda",))
    for source, state in (
        ("/dev/mapper/dm-0-name", ENCRYPTED),
        ("/dev/dm-0", ENCRYPTED),
        ("/dev/sda", NOT_ENCRYPTED),
        ("/dev/mapper/other", UNKNOWN),
        ("pool", UNKNOWN),
    ):
        assert fake.of("/srv", mount("0:31", "/", "btrfs", source)).encryption is state, source


def test_what_cannot_be_told(fake):
    fake.device("loop0", "7:0", kind="loop")
    assert fake.of("/mnt/w", mount("7:0", "/mnt")).encryption is UNKNOWN
    for file_system in ("tmpfs", "nfs4", "overlay", "zfs"):
        found = fake.of("/mnt/w", mount("0:44", "/mnt", file_system, "host:/share"))
        assert found == VolumeEncryption(UNKNOWN, file_system)
    assert fake.of("/mnt/w", mount("8:0", "/other")).encryption is UNKNOWN


def test_a_file_system_that_encrypts(fake):
    found = fake.of(
        "/home/jane/vault/w", mount("0:50", "/home/jane/vault", "fuse.gocryptfs", "/home/jane/.v")
    )
    assert found == VolumeEncryption(ENCRYPTED, "gocryptfs")


@pytest.mark.parametrize(
    ("answer", "there", "state"),
    [
        ("true\n", True, ENCRYPTED),
        ("false\n", True, NOT_ENCRYPTED),
        ("true\n", False, UNKNOWN),
        ("false\n", False, UNKNOWN),
        ("", True, UNKNOWN),
        ("Error: …", True, UNKNOWN),
    ],
)
def test_filevault(answer, there, state):
    assert macos_encryption(answer, on_system_disk=there).encryption is state


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("1\r\n", ENCRYPTED),
        ("2\r\n", NOT_ENCRYPTED),
        ("3", NOT_ENCRYPTED),
        ("5", NOT_ENCRYPTED),
        ("", UNKNOWN),
        ("0", UNKNOWN),
        ("6", UNKNOWN),
        ("11", UNKNOWN),
    ],
)
def test_bitlocker(answer, state):
    assert windows_encryption(answer).encryption is state


@pytest.mark.parametrize("drive", ["", "C", r"\\server\share", "C:'); Remove-Item x; ('", "CC:"])
def test_only_a_drive_is_asked_about(drive):
    with pytest.raises(ValueError, match="no drive"):
        windows_question(drive)
    assert "NameSpace('D:')" in windows_question("D:")


def test_this_computer_is_asked_about_a_folder_that_is_not_there_yet(tmp_path):
    found = encryption_of(tmp_path / "not" / "there")
    assert found == encryption_of(tmp_path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux reads a file instead")
def test_a_system_that_does_not_answer_is_unknown(tmp_path, monkeypatch):
    for error in (PermissionError(13, "no"), subprocess.TimeoutExpired("x", 1), ValueError("no line")):

        def fail(*_: object, wrong: Exception = error) -> VolumeEncryption:
            raise wrong

        monkeypatch.setattr(volume_encryption, "linux_encryption", fail)
        assert encryption_of(tmp_path) == VolumeEncryption(UNKNOWN)
