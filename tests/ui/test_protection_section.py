"""Settings say what protects the workspace, and what to do where nothing does."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from desktop.storage.private_modes import LooseModes
from desktop.storage.volume_encryption import Encryption, VolumeEncryption
from desktop.ui.settings import protection_section
from desktop.ui.settings.protection_section import ProtectionSection
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


@pytest.fixture
def asked(monkeypatch) -> list[object]:
    """The folders that were asked about; the answer is BitLocker."""
    folders: list[object] = []

    def answer(folder: object) -> VolumeEncryption:
        folders.append(folder)
        return VolumeEncryption(Encryption.ENCRYPTED, "BitLocker")

    monkeypatch.setattr(protection_section, "encryption_of", answer)
    return folders


def test_the_disk_is_asked_about_once_when_it_is_first_looked_at(open_session: Open, tmp_path, asked):
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    assert asked == []
    for page in ("settings", "gallery", "settings"):
        window.go_to(page)
        driver.settle()
    assert asked == [tmp_path / "workspace"]
    section = window.settings_page.protection
    assert section.disk.text() == "✓ The disk that holds the workspace is encrypted (BitLocker)."
    assert section.disk.accessibleName()


@pytest.fixture
def section(open_session: Open, tmp_path, asked) -> ProtectionSection:
    driver = open_session(tmp_path / "workspace")
    return driver.session.window.settings_page.protection


@pytest.mark.parametrize(
    ("platform", "advice"), [("win32", "BitLocker"), ("darwin", "FileVault"), ("linux", "LUKS")]
)
def test_what_to_do_where_it_is_not_encrypted(section, monkeypatch, platform, advice):
    monkeypatch.setattr(protection_section.sys, "platform", platform)
    section.show_disk(VolumeEncryption(Encryption.NOT_ENCRYPTED, "sda"))
    monkeypatch.undo()
    assert "not encrypted (sda)" in section.disk.text()
    assert advice in section.disk.text()
    assert section.disk.property("role") == "danger"


def test_what_cannot_be_told_is_not_called_safe(section):
    section.show_disk(VolumeEncryption(Encryption.UNKNOWN))
    assert "cannot be told from here. Ask" in section.disk.text()
    assert "✓" not in section.disk.text()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_modes_that_were_loose_are_told(section):
    assert section.files.text() == "✓ Of this computer's accounts only yours can open the files."
    section.show_files(LooseModes(7, 0))
    assert "could read the workspace" in section.files.text()
    assert "(7)" in section.files.text()
    section.show_files(LooseModes(0, 3))
    assert "can read the workspace (3)" in section.files.text()
    assert section.files.property("role") == "danger"
