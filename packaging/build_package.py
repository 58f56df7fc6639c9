"""Builds into a folder every package that this system can build, with checksums and bills of materials.

    python packaging/build_package.py DIST [--fast]     (python3 develop.py package calls it)

Runs in an environment in which the program is installed, not linked. SECOND_LOOK_MODELS is the folder in
which the default pack was built. What is made depends on the sources, the locks and the Python alone as far
as PyInstaller lets it: one date for all files (SOURCE_DATE_EPOCH, else that of the commit), one order.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from importlib.metadata import version
from pathlib import Path

import debian_package
import frozen_check
import program_icons
import software_bill
import windows_installer

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "package"
SYSTEM = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]


def main(dist: Path, *, fast: bool = False) -> None:
    """Leaves in `dist` only what this run made."""
    machine = platform.machine().lower().replace("amd64", "x86_64")
    name = f"second-look-{version('second-look')}-{SYSTEM}-{machine}"
    date = source_date()
    os.environ["SOURCE_DATE_EPOCH"] = str(date)
    step("icons", lambda: program_icons.draw(WORK / "icons"))
    folder = step("frozen program", freeze)
    step("its content", lambda: print(frozen_check.check(folder, ROOT)))
    same_date(folder, date)
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    made = []
    if SYSTEM == "linux":
        if not fast:
            made.append(step("portable folder", lambda: tar(folder, dist / f"{name}.tar.gz", name, date)))
        if shutil.which("dpkg-deb"):
            made.append(
                step(
                    "Debian package",
                    lambda: debian_package.build(folder, WORK, dist, date, level=1 if fast else 6),
                )
            )
        else:
            print("There is no dpkg-deb here: no Debian package.")
    elif SYSTEM == "windows":
        made.append(step("portable folder", lambda: zipped(folder, dist / f"{name}.zip", name, date)))
        made += step("installer", lambda: windows_installer.build(folder, WORK, dist, name))
    else:
        made.append(step("application", lambda: application(dist / f"{name}.zip")))
    inventory = json.loads((WORK / "work" / "second_look" / "inventory.json").read_text(encoding="utf-8"))
    for artefact in list(made):
        made.append(software_bill.write(artefact, folder, inventory, date))
    sums = "".join(f"{sha256(path)}  {path.name}\n" for path in sorted(made))
    (dist / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
    for path in sorted(dist.iterdir()):
        print(f"{path.stat().st_size / 1e6:9.1f} MB  {path.name}")


def step(name, work):
    """Says what is done and how long it took."""
    begun = time.monotonic()
    print(f"== {name}", flush=True)
    result = work()
    print(f"   {time.monotonic() - begun:.0f} s", flush=True)
    return result


def source_date() -> int:
    """SOURCE_DATE_EPOCH in seconds, else the date of the commit, else 1980, when the dates of zip begin."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(git, check=True, capture_output=True, text=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 315532800


def freeze() -> Path:
    """The folder with the programs."""
    environment = os.environ | {
        "SECOND_LOOK_ICONS": str(WORK / "icons"),
        "PYINSTALLER_CONFIG_DIR": str(WORK / "pyinstaller"),
        "PYTHONHASHSEED": "1",  # the order of sets ends up in what is compiled
    }
    command = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(WORK / "frozen"), "--workpath", str(WORK / "work")]
    subprocess.run([*command, str(HERE / "second_look.spec")], check=True, env=environment, cwd=WORK)
    folder = WORK / "frozen" / "second-look"
    if SYSTEM == "linux":
        (folder / "second-look-gui").symlink_to("second-look")  # the console makes no difference there
    return folder


def same_date(folder: Path, date: int) -> None:
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (date, date), follow_symlinks=False)


def tar(folder: Path, target: Path, name: str, date: int) -> Path:
    """With owner root and in the order of the names."""

    def neutral(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = date
        info.mode = 0o755 if info.isdir() or info.mode & 0o100 else 0o644
        return info

    with (
        open(target, "wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=date) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted([folder, *folder.rglob("*")]):
            inside = str(Path(name, path.relative_to(folder)))
            archive.add(path, inside, recursive=False, filter=neutral)
    return target


def zipped(folder: Path, target: Path, name: str, date: int) -> Path:
    when = time.gmtime(max(date, 315532800))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(Path(name, path.relative_to(folder)).as_posix(), when)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())
    return target


def application(target: Path) -> Path:
    """macOS: links and signatures stay only where its own tool packs."""
    app = WORK / "frozen" / "Second Look.app"
    subprocess.run(["ditto", "-c", "-k", "--keepParent", str(app), str(target)], check=True)
    return target


def sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), fast="--fast" in sys.argv[2:])
