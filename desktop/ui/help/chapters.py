"""The chapters of the help: which there are, in which order, their headings, and who begins where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.people import Role
from desktop.paths import resources_dir
from desktop.ui.shell.folded import folded
from desktop.ui.shell.help_dialog import help_page

START = "guide"
GUIDES = (START, "guide-examiner", "guide-trainer", "guide-administrator")
CHAPTERS = (*GUIDES, "method", "nist", "adjustments")
"""Names of the files in `resources/help`, in the order of the contents."""

PICTURES = "pictures"
"""The folder of their pictures, beside the pages."""

_HEADING = re.compile(r"^(#{1,4}) (.+)$")
_FENCE = re.compile(r"^\s*```")
_RULE = re.compile(r"^\s*\|?[\s|:-]+\|?\s*$")
_BULLET = re.compile(r"^\s*(?:[-*]|\d+\.) ")
_MARKS = re.compile(r"\*\*|\*|`|!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, up to the next heading; `text` is without the marks of Markdown."""

    chapter: str
    level: int
    title: str
    slug: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """`markdown` is what is shown; `sections` begins with the title of the whole."""

    name: str
    markdown: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        return self.sections[0].title


def read_chapter(name: str, language: str = "") -> Chapter:
    """In `language` (two letters) where it is translated, else in English. Raises `OSError`."""
    markdown = help_page(name, language)
    return Chapter(name, markdown, tuple(_sections(name, markdown)))


def chapter_for(roles: Iterable[Role], *, training: bool = False) -> str:
    """Where somebody begins to read. Casework comes before what else a person does."""
    held = frozenset(roles)
    if training:
        return "guide-trainer"
    if held & {Role.ANALYST, Role.EXAMINER, Role.SUPERVISOR}:
        return "guide-examiner"
    if Role.ADMINISTRATOR in held:
        return "guide-administrator"
    return "guide-trainer" if Role.TRAINER in held else START


def slug_of(title: str, taken: Iterable[str] = ()) -> str:
    """The name of a heading in a link, as readers of Markdown make it."""
    kept = re.sub(r"[^\w\s-]", "", plain(title).lower()).strip()
    slug = re.sub(r"\s", "-", kept)
    number, used = 0, set(taken)
    while (found := slug if not number else f"{slug}-{number}") in used:
        number += 1
    return found


def plain(markdown: str) -> str:
    """A line without its marks."""
    return _MARKS.sub(lambda found: found[1] or "", markdown)


def picture_file(name: str, language: str = "") -> str:
    """The path, below the help, of a picture that a page names: in the language, where it was drawn."""
    stem, dot, ending = name.rpartition(".")
    translated = f"{stem}.{language}{dot}{ending}"
    return translated if language and (resources_dir() / "help" / translated).is_file() else name


def found_in(chapters: Iterable[Chapter], words: str) -> list[Section]:
    """Sections that hold every one of the words, in whatever case and with or without accents: first those
    whose heading holds them."""
    wanted = folded(words).split()
    if not wanted:
        return []
    sections = [section for chapter in chapters for section in chapter.sections]
    in_title = [s for s in sections if all(word in folded(s.title) for word in wanted)]
    in_text = [
        s for s in sections if s not in in_title and all(w in folded(f"{s.title} {s.text}") for w in wanted)
    ]
    return [*in_title, *in_text]


def snippet(section: Section, words: str, around: int = 60) -> str:
    """The place in the text where the first of the words stands."""
    text = " ".join(section.text.split())
    first = next(iter(folded(words).split()), "")
    at = max(0, folded(text).find(first))
    begin, end = max(0, at - around), min(len(text), at + around)
    return f"{'…' if begin else ''}{text[begin:end].strip()}{'…' if end < len(text) else ''}"


def _sections(name: str, markdown: str) -> Iterable[Section]:
    title, level, below = "", 0, list[str]()
    slugs: list[str] = []
    fenced = False
    for line in [*markdown.splitlines(), "# "]:
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading is None and line != "# ":
            below.append(_spoken(line))
            continue
        if level:
            slugs.append(slug_of(title, slugs))
            yield Section(name, level, plain(title), slugs[-1], "\n".join(below).strip())
        below = []
        if heading is not None:
            level, title = len(heading[1]), heading[2].strip()


def _spoken(line: str) -> str:
    """A line of a page as it is read: no marks of tables, lists and code."""
    if _FENCE.match(line) or _RULE.match(line):
        return ""
    return plain(_BULLET.sub("", line).replace("|", " "))
