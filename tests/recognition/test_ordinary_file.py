"""Only ordinary files are opened, and none is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.recognition.ordinary_file import NotOrdinary, TooLong, open_ordinary, read_ordinary


def test_a_file_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"twelve bytes")
    assert read_ordinary(path, 12) == b"twelve bytes"
    with pytest.raises(TooLong):
        read_ordinary(path, 11)
    with open_ordinary(path) as file:
        assert file.read() == b"twelve bytes"
    with pytest.raises(FileNotFoundError):
        open_ordinary(tmp_path / "nowhere")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_devices_and_folders_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "device"):
        with pytest.raises(NotOrdinary):
            open_ordinary(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_became_a_pipe_is_refused_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"")
    ordinary = (tmp_path / "file").stat()
    monkeypatch.setattr(Path, "stat", lambda _: ordinary)
    with pytest.raises(NotOrdinary):
        open_ordinary(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_a_file_that_is_not_as_long_as_it_says_is_refused() -> None:
    with pytest.raises(OSError, match="it changed while it was read"):
        read_ordinary(Path("/proc/self/status"), 10**6)
