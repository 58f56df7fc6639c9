"""The libraries that the program consists of, with their licences and the texts of these. Without Qt.

An installed program knows them from what its packages say of themselves; a packaged one from the list and
the texts that were put into it when it was built.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from desktop import paths

OWN_LICENCE = "Apache-2.0"
_PROGRAM = "second-look"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|thirdpartynotices)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NO_TEXTS = {"shiboken6": "pyside6", "pyside6-essentials": "pyside6", "pyside6-addons": "pyside6"}
"""Packages that bring no text of their own, and the folder where ours lie."""


@dataclass(frozen=True, slots=True)
class Library:
    """`licence`: its name, as the package says it; `texts`: files, to be read as UTF-8."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()

    @property
    def text(self) -> str:
        """All of its licence texts, one after the other; empty where there is none."""
        parts = []
        for path in self.texts:
            try:
                parts.append(path.read_text(encoding="utf-8", errors="replace").strip())
            except OSError:
                continue
        return "\n\n\n".join(parts)


def licence_of(distribution: metadata.Distribution) -> str:
    """An expression where the package has one, else its words; empty where it says nothing."""
    about = distribution.metadata
    expression = about.get("License-Expression")
    if expression:
        return str(expression)
    text = str(about.get("License") or "")
    if text and "\n" not in text and len(text) < 80:
        return text
    found = [
        str(one).rpartition(" :: ")[2] for one in about.get_all("Classifier") or [] if "License ::" in one
    ]
    return ", ".join(found)


def libraries() -> list[Library]:
    """The program itself and its icons, Python, then the others by name."""
    shipped = paths.shipped_licences_dir()
    others = _shipped(shipped) if shipped is not None else _installed()
    return [*_own(shipped), _python(shipped), *sorted(others, key=lambda one: one.name.lower())]


def _own(shipped: Path | None) -> list[Library]:
    """The icons are a part of the program that others ask about by itself."""
    try:
        found = metadata.distribution(_PROGRAM)
    except metadata.PackageNotFoundError:
        return []
    texts = _texts_in(shipped / _PROGRAM) if shipped is not None else _texts_of(found)
    about = paths.resources_dir() / "icons" / "README.md"
    return [
        Library("Second Look", found.version, OWN_LICENCE, texts),
        Library("Second Look icons", found.version, OWN_LICENCE, (about, *texts)),
    ]


def _python(shipped: Path | None) -> Library:
    version = ".".join(map(str, sys.version_info[:3]))
    places = [shipped / "python" / "LICENSE.txt"] if shipped is not None else []
    places += [Path(sys.base_prefix) / "LICENSE.txt", Path(json.__file__).parents[1] / "LICENSE.txt"]
    return Library("Python", version, "PSF-2.0", tuple(path for path in places if path.is_file())[:1])


def _shipped(folder: Path) -> Iterator[Library]:
    """Of a packaged program."""
    try:
        index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        index = {}
    for name, about in sorted(index.items()):
        texts = _texts_in(folder / name) or _ours(name)
        yield Library(name, str(about.get("version", "")), str(about.get("licence", "")), texts)


def _installed() -> Iterator[Library]:
    """What the program needs, and what that needs, as it is installed here."""
    seen = {_key(_PROGRAM)}
    waiting = [*_needed_by(_PROGRAM)]
    while waiting:
        name = waiting.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # of another system
            continue
        waiting += _needed_by(name)
        yield Library(found.name, found.version, licence_of(found), _texts_of(found) or _ours(found.name))


def _needed_by(name: str) -> Iterator[str]:
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for line in lines:
        found = _NAME.match(line)
        if found is not None and "extra ==" not in line:
            yield found.group()


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _texts_of(distribution: metadata.Distribution) -> tuple[Path, ...]:
    found = []
    for file in distribution.files or []:
        of_package = file.parts[0].endswith(".dist-info") or len(file.parts) == 2
        path = Path(str(distribution.locate_file(file)))
        if of_package and _LICENCE_FILE.match(file.name) and path.suffix != ".py" and path.is_file():
            found.append(path)
    return tuple(found)


def _texts_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.glob("*") if path.is_file()))


def _ours(name: str) -> tuple[Path, ...]:
    """Texts that ship with the program; the shorter one says which it is."""
    folder = paths.resources_dir() / "licences" / _NO_TEXTS.get(_key(name), _key(name))
    return tuple(sorted(folder.glob("*.txt"), key=lambda path: path.stat().st_size))
