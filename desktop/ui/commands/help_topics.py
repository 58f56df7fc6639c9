"""What there is to read in the program: the pages of `resources/help` and the headings in them. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.paths import resources_dir

_HEADING = re.compile(r"^(#{1,2}) +(.+?) *#*$", re.MULTILINE)
_MARKS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """A page (`heading` empty) or one of its headings; `title` in the language that was asked for."""

    key: str
    page: str
    page_title: str
    heading: str
    title: str
    english: str


@cache
def help_topics(language: str) -> tuple[HelpTopic, ...]:
    """Every page by its file name, its headings after it."""
    return tuple(topic for page in _pages() for topic in _topics(page, language))


def _pages() -> list[str]:
    folder = resources_dir() / "help"
    return sorted(path.stem for path in folder.glob("*.md") if "." not in path.stem)


def _topics(page: str, language: str) -> Iterator[HelpTopic]:
    english = _headings(page, "")
    shown = _headings(page, language)
    if not english or not shown:
        return
    title = shown[0]
    # A translation with other headings than the original is found by its own words alone.
    sources = english if len(english) == len(shown) else shown
    for number, (heading, source) in enumerate(zip(shown, sources, strict=True)):
        yield HelpTopic(f"{page}.{number}", page, title, heading if number else "", heading, source)


def _headings(page: str, language: str) -> list[str]:
    folder = resources_dir() / "help"
    translated = folder / f"{page}.{language}.md"
    path = translated if language and translated.is_file() else folder / f"{page}.md"
    text = path.read_text(encoding="utf-8")
    start = max(0, text.find("\n# ") + 1)
    return [_MARKS.sub("", found.group(2)) for found in _HEADING.finditer(text, start)]
