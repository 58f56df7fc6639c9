"""Name, version and file types of the program in the words of each system."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

IDENTIFIER = "org.second_look.SecondLook"
NAME = "Second Look"
PUBLISHER = "The Second Look authors"
SUMMARY = "Facial comparison review: a candidate is a lead, never an identification."

_TITLES = {
    "second-look": "Second Look (console)",
    "second-look-gui": "Second Look",
    "second-look-verify": "Second Look verifier",
}


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Windows wants four; a pre-release counts as the release that it leads to."""
    release = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(part) for part in release[0].split(".")] if release else []
    first, second, third, *_ = [*numbers[:3], 0, 0, 0]
    return first, second, third, 0


def windows_version_text(version: str, program: str) -> str:
    """What PyInstaller reads as the version resource of `program` (without .exe)."""
    words = {
        "CompanyName": PUBLISHER,
        "FileDescription": _TITLES[program],
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    numbers = four_numbers(version)
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,\n"
        "    fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{table}])]),\n"
        "    VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def windows_version_file(folder: Path, version: str, program: str) -> str:
    """The path of that text in `folder`."""
    path = folder / f"version-{program}.txt"
    path.write_text(windows_version_text(version, program), encoding="utf-8")
    return str(path)


def mac_properties(version: str) -> dict[str, Any]:
    """Info.plist beyond what PyInstaller writes itself."""
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "NSHumanReadableCopyright": "Apache License 2.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "LSMinimumSystemVersion": "14.0",
        "LSApplicationCategoryType": "public.app-category.productivity",
    }


def day(seconds: int) -> str:
    """The day, in UTC, as ISO 8601 writes it."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
