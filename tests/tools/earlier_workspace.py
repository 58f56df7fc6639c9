"""Makes a small workspace with the program as it was, for `tests/fixtures`.

    python -m tests.tools.earlier_workspace FORMAT FOLDER

The commit before the next format is checked out; of its demo the pictures of eight people and of the three
guided cases are left, smaller; then its own command line runs the demo without a window, measures rates and
verifies the log. The result is FOLDER/workspace-format-<FORMAT>.zip. The default pack must be built.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
COMMITS = {1: "a0bf0d9", 2: "06d2f1c", 3: "628eb6d", 4: "82aec5f"}
"""Of 1 to 3 the last with that format; of 4 the first, whose workspaces later programs of format 4 open."""

PROBES = {"probes/P57440.jpg", "probes/P47556.jpg", "probes/P28406.jpg"}
PEOPLE = 8
CHECKOUT = Path("/srv/second-look")
"""The log keeps the folder that was enrolled: one that says nothing of a machine."""

GALLERY = "Demo gallery (synthetic)"


def make(number: int, into: Path) -> Path:
    """The zip file. Raises `subprocess.CalledProcessError` where the old program fails."""
    if CHECKOUT.exists():
        raise SystemExit(f"{CHECKOUT} is in the way.")
    try:
        CHECKOUT.mkdir(parents=True)
        archive = subprocess.run(
            ["git", "-C", str(ROOT), "archive", COMMITS[number]], check=True, capture_output=True
        )
        subprocess.run(["tar", "-x", "-C", str(CHECKOUT)], input=archive.stdout, check=True)
        _make_smaller(CHECKOUT / "resources" / "demo")
        workspace = CHECKOUT / "made" / f"format-{number}"
        _old_program("demo", "--headless", "--workspace", str(workspace))
        if number > 1:
            _old_program("rates", GALLERY, "--workspace", str(workspace))
        _old_program("audit", "verify", "--deep", "--workspace", str(workspace))
        target = into / f"workspace-format-{number}.zip"
        _pack(workspace, target)
    finally:
        shutil.rmtree(CHECKOUT)
    return target


def _old_program(*arguments: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    subprocess.run([sys.executable, "-m", "desktop", *arguments], cwd=CHECKOUT, env=environment, check=True)


def _make_smaller(demo: Path) -> None:
    with open(demo / "metadata.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    mates = {row["subject_id"] for row in rows if row["file"] in PROBES}
    gallery = [row for row in rows if row["file"].startswith("gallery/")]
    people = sorted(
        {row["subject_id"] for row in gallery}, key=lambda person: (person not in mates, person)
    )
    kept = [row for row in rows if row["file"] in PROBES]
    kept += [row for row in gallery if row["subject_id"] in people[:PEOPLE]]
    names = {row["file"] for row in kept}
    for path in sorted([*(demo / "gallery").iterdir(), *(demo / "probes").iterdir()]):
        if path.relative_to(demo).as_posix() not in names:
            path.unlink()
            continue
        with Image.open(path) as image:
            small = image.resize((240, 300), Image.Resampling.LANCZOS)
        small.save(path, quality=60, optimize=True)
    with open(demo / "metadata.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(kept)


def _pack(workspace: Path, target: Path) -> None:
    """Folders that are empty as well; not the lock, which is of a process."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(workspace.rglob("*")):
            if path.name == "workspace.lock":
                continue
            name = path.relative_to(workspace).as_posix() + ("/" if path.is_dir() else "")
            info = zipfile.ZipInfo(name, (2026, 11, 24, 0, 0, 0))
            info.external_attr = path.stat().st_mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, b"" if path.is_dir() else path.read_bytes())


if __name__ == "__main__":
    print(make(int(sys.argv[1]), Path(sys.argv[2])))
