"""Looks through a frozen program: all that it needs is there, nothing else, and it tells of no machine."""

from __future__ import annotations

import re
from pathlib import Path

LIMIT_MB = 300

NEEDED = (
    "resources/program-icon.svg",
    "resources/demo/metadata.csv",
    "resources/help/guide-examiner.md",
    "resources/help/pictures/candidates.png",
    "models/centerface-dlib/pack.toml",
    "models/centerface-dlib/centerface.onnx",
    "models/centerface-dlib/dlib_resnet.onnx",
    "licences/second-look/LICENSE.txt",
    "licences/pyside6/LGPL-3.0.txt",
)
_LEFTOVER = re.compile(
    r"(^|/)(tests?|pytest\w*|hypothesis|pip|setuptools|hatchling|onnx|scipy|sklearn|tkinter|PyInstaller)(/|$)"
    r"|\.(pyc|py|ts)$|__pycache__|/(RECORD|direct_url\.json)$|Qt6?(Quick|Qml|Sql|Test|Designer|Help)"
)


def check(folder: Path, root: Path) -> str:
    """What it holds, in a line. Raises `SystemExit` with everything that is wrong."""
    inside = folder / "_internal"
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    names = {path.relative_to(folder).as_posix() for path in files}
    wrong = [f"{name} is missing" for name in NEEDED if not (inside / name).is_file()]
    wrong += [f"{name} does not belong in it" for name in sorted(names) if _LEFTOVER.search(name)]
    wrong += [
        f"{path} leads nowhere" for path in folder.rglob("*") if path.is_symlink() and not path.exists()
    ]
    # Where it was built is nobody's business; our own code and data must not say it.
    place = str(root).encode()
    wrong += [f"{path} tells where it was built" for path in files if place in path.read_bytes()]
    size = sum(path.stat().st_size for path in files) / 1e6
    if size > LIMIT_MB:
        wrong.append(f"it is {size:.0f} MB large, more than {LIMIT_MB}")
    if wrong:
        raise SystemExit("The frozen program is not in order:\n" + "\n".join(wrong))
    return f"{len(files)} files, {size:.1f} MB"
