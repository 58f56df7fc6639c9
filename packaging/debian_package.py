"""The frozen folder as a package for Debian and Ubuntu: programs, desktop entry, icons, file types."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import program_icons
import versions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PROGRAMS = ("second-look", "second-look-gui", "second-look-verify")

SYSTEM_PACKAGES = {
    **dict.fromkeys(("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1"), "libc6"),
    **dict.fromkeys(("libutil.so.1", "libresolv.so.2"), "libc6"),
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What the frozen program takes from the system: library -> package."""

_LOADER = re.compile(r"ld-linux|ld64|linux-vdso")


def build(folder: Path, work: Path, dist: Path, date: int, level: int = 6) -> Path:
    """The .deb in `dist`; every file in it is of `date`."""
    tree = work / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    place = tree / "usr" / "lib" / "second-look"
    place.parent.mkdir(parents=True)
    shutil.copytree(folder, place, symlinks=True)
    (tree / "usr" / "bin").mkdir()
    for name in PROGRAMS:
        (tree / "usr" / "bin" / name).symlink_to(f"../lib/second-look/{name}")
    _desktop(tree / "usr" / "share", work / "icons", date)
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    _documents(tree / "usr" / "share" / "doc" / "second-look", date)
    _control(tree, architecture, needed_packages(folder))
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (date, date), follow_symlinks=False)
    target = dist / f"second-look_{version('second-look')}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def needed_packages(folder: Path) -> list[str]:
    """With the version of glibc. Raises `SystemExit` for a library that neither the folder nor
    `SYSTEM_PACKAGES` has."""
    binaries = [
        path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)
    ]
    there = {path.name for path in folder.rglob("*.so*")}
    wanted: set[str] = set()
    glibc = (2, 17)
    for path in binaries:
        text = subprocess.run(
            ["objdump", "-p", str(path)], check=True, capture_output=True, text=True, errors="replace"
        ).stdout
        wanted |= set(re.findall(r"^\s*NEEDED\s+(\S+)", text, re.MULTILINE))
        for found in re.findall(r"\bGLIBC_(\d+)\.(\d+)\b", text):
            glibc = max(glibc, (int(found[0]), int(found[1])))
    of_system = {name for name in wanted - there if not _LOADER.search(name)}
    if unknown := sorted(of_system - SYSTEM_PACKAGES.keys()):
        raise SystemExit(f"Nothing says which package has {', '.join(unknown)} (debian_package.py).")
    packages = {SYSTEM_PACKAGES[name] for name in of_system} - {"libc6"}
    return [f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted(packages)]


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _is_elf(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def _desktop(share: Path, icons: Path, date: int) -> None:
    for source, folder, name in (
        ("second-look.desktop", "applications", "second-look.desktop"),
        ("second-look.xml", "mime/packages", "second-look.xml"),
        ("metainfo.xml", "metainfo", f"{versions.IDENTIFIER}.metainfo.xml"),
    ):
        target = share / folder / name
        target.parent.mkdir(parents=True)
        text = (HERE / "linux" / source).read_text(encoding="utf-8")
        day = versions.day(date)
        text = text.replace("@VERSION@", version("second-look")).replace("@DATE@", day)
        target.write_text(text, encoding="utf-8", newline="\n")
    for size in program_icons.PNG_SIZES:
        target = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "second-look.png"
        target.parent.mkdir(parents=True)
        shutil.copyfile(icons / f"{size}.png", target)
    scalable = share / "icons" / "hicolor" / "scalable" / "apps" / "second-look.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(program_icons.SOURCE, scalable)


def _documents(folder: Path, date: int) -> None:
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {versions.NAME}\n"
        "Comment: The licences of all that is bundled lie in /usr/lib/second-look/_internal/licences.\n\n"
        f"Files: *\nCopyright: {versions.PUBLISHER}\nLicense: Apache-2.0\n"
        " On Debian systems the text lies in /usr/share/common-licenses/Apache-2.0.\n",
        encoding="utf-8",
    )
    with (folder / "changelog.gz").open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=date) as packed:
        packed.write((ROOT / "CHANGELOG.md").read_bytes())


def _control(tree: Path, architecture: str, packages: list[str]) -> None:
    control = tree / "DEBIAN"
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    control.mkdir()
    size = sum(path.stat().st_size for path in files)
    (control / "md5sums").write_text(
        "".join(f"{_md5(path)}  {path.relative_to(tree)}\n" for path in files),
        encoding="utf-8",
    )
    (control / "control").write_text(
        f"Package: second-look\nVersion: {version('second-look')}\nArchitecture: {architecture}\n"
        f"Maintainer: {versions.PUBLISHER} <second-look@localhost>\nInstalled-Size: {size // 1024}\n"
        f"Depends: {', '.join(packages)}\n"
        "Recommends: fonts-dejavu-core | fonts-dejavu | fonts-liberation, shared-mime-info,\n"
        " desktop-file-utils\n"
        "Section: graphics\nPriority: optional\n"
        f"Description: {versions.SUMMARY.partition(':')[0].lower()}\n"
        " Searches a gallery for a face on this computer, shows the candidates beside the error rates\n"
        " measured on that very gallery, and records every step in a tamper-evident log.\n"
        " A candidate is a lead, never an identification.\n",
        encoding="utf-8",
    )
