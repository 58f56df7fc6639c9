"""What there is to read in the program: the chapters of the help and the headings in them. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.ui.help.chapters import CHAPTERS, Section, read_chapter

_DEEPEST = 2
"""Level of the headings that are found by their name; what lies deeper the search of the help finds."""


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """A chapter (`slug` empty) or one of its headings; `title` in the language that was asked for."""

    key: str
    chapter: str
    chapter_title: str
    slug: str
    title: str
    english: str


@cache
def help_topics(language: str) -> tuple[HelpTopic, ...]:
    """Every chapter by its file name, its headings after it."""
    return tuple(topic for chapter in sorted(CHAPTERS) for topic in _topics(chapter, language))


def _topics(chapter: str, language: str) -> Iterator[HelpTopic]:
    english, shown = _headings(chapter, ""), _headings(chapter, language)
    # A translation with other headings than the original is found by its own words alone.
    sources = english if len(english) == len(shown) else shown
    for number, (heading, source) in enumerate(zip(shown, sources, strict=True)):
        yield HelpTopic(
            f"{chapter}.{number}",
            chapter,
            shown[0].title,
            heading.slug if number else "",
            heading.title,
            source.title,
        )


def _headings(chapter: str, language: str) -> list[Section]:
    return [one for one in read_chapter(chapter, language).sections if one.level <= _DEEPEST]
