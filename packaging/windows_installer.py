"""The frozen folder as an installer for Windows, where Inno Setup's compiler is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import versions

HERE = Path(__file__).resolve().parent
_COMPILER = "ISCC.exe"


def compiler() -> Path | None:
    """From PATH, or where Inno Setup 6 installs itself."""
    if found := shutil.which(_COMPILER):
        return Path(found)
    folders = [os.environ.get(name, "") for name in ("ProgramFiles(x86)", "ProgramFiles")]
    candidates = [Path(folder) / "Inno Setup 6" / _COMPILER for folder in folders if folder]
    return next((path for path in candidates if path.is_file()), None)


def definitions(folder: Path, work: Path, dist: Path, name: str) -> list[str]:
    """What `second_look.iss` is told on the command line."""
    number = version("second-look")
    return [
        f"/DAppVersion={number}",
        f"/DFileVersion={'.'.join(map(str, versions.four_numbers(number)))}",
        f"/DPublisher={versions.PUBLISHER}",
        f"/DFrozen={folder}",
        f"/DIcon={work / 'icons' / 'second-look.ico'}",
        f"/O{dist}",
        f"/F{name}-setup",
    ]


def build(folder: Path, work: Path, dist: Path, name: str) -> list[Path]:
    """The installer in `dist`; none where there is no compiler."""
    found = compiler()
    if found is None:
        print("Inno Setup 6 is not here: no installer.")
        return []
    script = HERE / "windows" / "second_look.iss"
    subprocess.run([str(found), "/Qp", *definitions(folder, work, dist, name), str(script)], check=True)
    return [dist / f"{name}-setup.exe"]
