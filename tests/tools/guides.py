"""What the user guides say of the program, taken out of their text so that it can be held against it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from desktop.ui.help.chapters import GUIDES
from tests.tools.catalogue.literals import ROOT

FOLDER = ROOT / "resources" / "help"
LANGUAGES = ("en", "fr")

_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_CODE = re.compile(r"`([^`\n]+)`")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_SECTION = re.compile(r"^#{1,4} .+$", re.MULTILINE)


def file_of(name: str, language: str) -> Path:
    return FOLDER / (f"{name}.md" if language == "en" else f"{name}.{language}.md")


def text_of(name: str, language: str = "en") -> str:
    return file_of(name, language).read_text(encoding="utf-8")


def all_guides() -> list[tuple[str, str]]:
    return [(name, language) for language in LANGUAGES for name in GUIDES]


def without_code(text: str) -> str:
    return _CODE.sub("", _FENCE.sub("", text))


def window_names(text: str) -> list[str]:
    """What is printed in bold: names that stand in the window."""
    return [" ".join(found.split()) for found in _BOLD.findall(without_code(text))]


def names_by_section(text: str) -> list[list[str]]:
    """The same, of each heading; the first list is of what comes before any."""
    return [window_names(part) for part in _SECTION.split(without_code(text))]


def commands(text: str) -> Iterator[list[str]]:
    """Arguments of every command line of ours in a block of code, and of those within a line."""
    lines = [line for block in _FENCE.findall(text) for line in block.splitlines()]
    lines += _CODE.findall(_FENCE.sub("", text))
    for line in lines:
        if re.match(r"second-look(-verify)? [a-z-]", line):
            yield shlex.split(line.replace("\\", "/"))


def coded(text: str) -> list[str]:
    """What stands as code within lines."""
    return _CODE.findall(_FENCE.sub("", text))


def blocks_of_code(text: str) -> list[str]:
    return _FENCE.findall(text)


def pictures(text: str) -> list[tuple[str, str]]:
    """(what it shows in words, file) of each."""
    return _PICTURE.findall(text)


def links(text: str) -> list[str]:
    return _LINK.findall(text)
