"""Gets one npm package by name, version and hash, and takes one file out of it. No code of it is run."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.errors import DownloadFailed, WrongUse
from desktop.recognition.fetching_process import run_fetching
from desktop.recognition.new_folder import disk_error
from desktop.recognition.ordinary_file import open_ordinary

_MB = 1_000_000
_MAX_MEMBER = 1 << 28  # bytes, unpacked
_MAX_UNPACKED = 1 << 30
_UNREADABLE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """A published package and the model file in it; `size` in bytes, for progress only."""

    name: str
    version: str
    sha256: str
    size: int
    member: str
    member_sha256: str


PACKAGES: dict[str, NpmPackage] = {
    "arcface-mobile-512": NpmPackage(
        "faceplugin-face-recognition-js",
        "0.0.1",
        "7ea06031d9a3f83753254fcff60506a07b81b46fc84d4ee024cd041f260ec1ba",
        41_114_878,
        "package/model/fr_feature.onnx",
        "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581",
    ),
}
"""By the id of the recipe that the file completes."""


def npm_command() -> str | None:
    """The npm client of this machine, if there is one."""
    return shutil.which("npm")


def fetch_member(
    package: NpmPackage,
    into: Path,
    *,
    on_progress: ProgressSink,
    cancel: CancelToken,
    npm: Sequence[str] | None = None,
) -> Path:
    """The model file, fetched with npm into the folder `into` (which exists). Progress is told in "MB".

    `npm` is the command to run instead of this machine's. Raises `DownloadFailed`, `WrongUse` where there
    is no npm, and `Cancelled` after stopping it.
    """
    if npm is None:
        found = npm_command()
        if found is None:
            raise WrongUse(
                detail="There is no npm client on this machine; point at the file "
                f"{package.member.split('/')[-1]} of the npm package {package.name} "
                f"{package.version} instead."
            )
        npm = (found,)
    work = Path(tempfile.mkdtemp(prefix="npm-", dir=into))
    try:
        (work / "out").mkdir()
        command = [
            *npm,
            *("pack", "--ignore-scripts", "--silent", "--no-audit", "--no-fund", "--no-update-notifier"),
            *("--cache", str(work / "cache"), "--pack-destination", str(work / "out")),
            f"{package.name}@{package.version}",
        ]
        _run(command, work, package, on_progress, cancel)
        archives = sorted((work / "out").glob("*.tgz"))
        if len(archives) != 1 or _sha256(archives[0]) != package.sha256:
            raise DownloadFailed(name=package.name, reason="npm brought another file")
        target = into / package.member.split("/")[-1]
        target.write_bytes(take_member(archives[0], package.member, package.member_sha256))
        return target
    except OSError as error:
        raise disk_error(error, into) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def take_member(archive: Path, member: str, sha256: str) -> bytes:
    """One file of a package. Raises `WrongUse` for a damaged package or an unexpected file."""
    data = None
    try:
        # Read through once, into memory, never onto the disk: no name in the archive leads anywhere.
        with open_ordinary(archive) as file, tarfile.open(fileobj=file, mode="r|gz") as packed:
            for entry in packed:
                if entry.offset > _MAX_UNPACKED:
                    break
                if entry.name == member and entry.isreg() and entry.size <= _MAX_MEMBER:
                    inside = packed.extractfile(entry)
                    data = inside.read() if inside is not None else None
                    break
    except _UNREADABLE as error:
        raise WrongUse(detail=f"{member} cannot be read from {archive.name}; fetch it again.") from error
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        raise WrongUse(detail=f"{member} in {archive.name} is not the expected file; fetch it again.")
    return data


def _run(
    command: Sequence[str], work: Path, package: NpmPackage, on_progress: ProgressSink, cancel: CancelToken
) -> None:
    def look() -> None:
        cancel.raise_if_cancelled()
        arrived = min(package.size, _size(work))
        on_progress(Progress(round(arrived / _MB), round(package.size / _MB), "MB"))

    output = work / "npm-output.txt"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SECOND_LOOK_")}
    if run_fetching(command, work, output, environment, look) != 0:
        lines = [line.strip() for line in output.read_text(errors="replace").splitlines() if line.strip()]
        raise DownloadFailed(
            name=package.name, reason=(lines or ["npm stopped without a word"])[0][:300].rstrip(".")
        )


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.lstat().st_size
        except OSError:  # npm moves its files while we look
            continue
    return total


def _sha256(path: Path) -> str:
    with open_ordinary(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
