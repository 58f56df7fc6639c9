"""Which commands a few typed letters mean, and in what order: without Qt, and the same every time.

A query is read without accents and case. All of its words have to be found in the title, or all in one of
the other texts (the English title, say). What is found in a plainer way comes first:

1. the title begins with the query,
2. every word of the query begins a word of the title,
3. every word stands somewhere in the title,
4. the same three of another text, in the same order,
5. the letters of the query begin words of the title, one after the other ("oc" finds "Open case"),
6. the letters stand in the title in their order, the first at the beginning of a word.

Among equals what was used last comes first, then the order in which the commands were given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop.ui.shell.folded import folded

_FEWEST_SCATTERED = 3
"""Letters; fewer stand in their order in nearly everything."""
_WIDEST = 3
"""So many times as long as the query the part may be in which its letters are scattered."""


class Way(IntEnum):
    """How a text was found; smaller is plainer."""

    BEGINS = 0
    WORDS_BEGIN = 1
    WITHIN = 2
    INITIALS = 3
    SCATTERED = 4


@dataclass(frozen=True, slots=True)
class Findable:
    """What can be looked for. `also`: other texts it is found by, which are not shown."""

    key: str
    title: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """`place`: in the sequence that was searched; `letters`: which of the title were found, in order."""

    place: int
    letters: tuple[int, ...] = ()


def found_in(text: str, query: str) -> tuple[Way, tuple[int, ...]] | None:
    """The plainest way in which `query` is found in `text`, and its letters there; None where it is not."""
    where, wanted = folded(text), folded(" ".join(query.split()))
    if not wanted:
        return Way.BEGINS, ()
    if where.startswith(wanted):
        return Way.BEGINS, tuple(range(len(wanted)))
    words = wanted.split()
    starts = _starts(where)
    at_words = _each(words, lambda word: next((at for at in starts if where.startswith(word, at)), -1))
    if at_words is not None:
        return Way.WORDS_BEGIN, at_words
    inside = _each(words, lambda word: where.find(word))
    if inside is not None:
        return Way.WITHIN, inside
    letters = wanted.replace(" ", "")
    initials = _initials(where, starts, letters)
    if initials is not None:
        return Way.INITIALS, initials
    scattered = _scattered(where, starts, letters)
    return (Way.SCATTERED, scattered) if scattered is not None else None


def _starts(text: str) -> list[int]:
    """Where words begin."""
    return [at for at, c in enumerate(text) if c.isalnum() and (at == 0 or not text[at - 1].isalnum())]


def _each(words: Sequence[str], place: Callable[[str], int]) -> tuple[int, ...] | None:
    letters: set[int] = set()
    for word in words:
        at = place(word)
        if at < 0:
            return None
        letters.update(range(at, at + len(word)))
    return tuple(sorted(letters))


def _initials(text: str, starts: Sequence[int], letters: str) -> tuple[int, ...] | None:
    if len(letters) < 2:
        return None
    found: list[int] = []
    rest = iter(starts)
    for letter in letters:
        at = next((start for start in rest if text[start] == letter), None)
        if at is None:
            return None
        found.append(at)
    return tuple(found)


def _scattered(text: str, starts: Sequence[int], letters: str) -> tuple[int, ...] | None:
    """The narrowest part that begins with a word and has the letters in their order."""
    if len(letters) < _FEWEST_SCATTERED:
        return None
    best: tuple[int, ...] | None = None
    for start in starts:
        if text[start] != letters[0]:
            continue
        found, at = [start], start
        for letter in letters[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                break
            found.append(at)
        width = found[-1] - start + 1
        complete = len(found) == len(letters) and width <= _WIDEST * len(letters)
        if complete and (best is None or width < best[-1] - best[0] + 1):
            best = tuple(found)
    return best


def ranked(entries: Sequence[Findable], query: str, recent: Iterable[str] = ()) -> list[Found]:
    """Those of `entries` that `query` means, the likeliest first.

    `recent`: keys of what was used, the last one first. With an empty query they come first, and all others
    in their order.
    """
    used = {key: number for number, key in enumerate(recent)}
    found_entries: list[tuple[tuple[int, int, int, int], Found]] = []
    for place, entry in enumerate(entries):
        in_title = found_in(entry.title, query)
        in_others = (found_in(text, query) for text in entry.also)
        ways = [(1, int(found[0])) for found in in_others if found is not None and found[0] <= Way.WITHIN]
        if in_title is not None:
            ways.append((0 if in_title[0] <= Way.WITHIN else 2, int(in_title[0])))
        if not ways:
            continue
        letters = in_title[1] if in_title is not None else ()
        order = (*min(ways), used.get(entry.key, len(used)), place)
        found_entries.append((order, Found(place, letters)))
    found_entries.sort(key=lambda one: one[0])
    return [one for _, one in found_entries]
