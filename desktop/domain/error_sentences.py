"""Measured rates in words that a juror could read, with the numbers they rest on.

Natural frequencies ("of 100 people, about 5") are understood where percentages are not (Gigerenzer and
Hoffrage, Psychological Review 102:684, 1995). The sentences are English; the window passes its translator.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.error_notes import Basis, GroupNote
from desktop.domain.groups import AGE, RACE, SEX, SEX_AND_RACE
from desktop.domain.rates import Rate

Translate = Callable[[str], str]
Whole = Callable[[int], str]


def _as_is(text: str) -> str:
    return text


def _thousands(number: int) -> str:
    return f"{number:,}"


@dataclass(frozen=True, slots=True)
class Words:
    """How a sentence is said: `translate` the template, write `whole` numbers, write a ratio."""

    translate: Translate = _as_is
    whole: Whole = _thousands
    ratio: Callable[[float], str] = lambda value: f"{value:.1f}"


ENGLISH = Words()


@dataclass(frozen=True, slots=True)
class NaturalFrequency:
    """Of `people`, about `count` (`low` to `high`); `count` is 0 only where nothing happened."""

    people: int
    count: int
    low: int
    high: int


def natural_frequency(rate: Rate) -> NaturalFrequency:
    """The smallest of 100, 1,000, 10,000... people in which the rate makes at least one whole person.

    The interval is rounded outwards, so that it never claims more than was measured.
    """
    shown = rate.value if rate.events else rate.high
    people = 100
    while shown * people < 1 and people < 1_000_000_000:
        people *= 10
    return NaturalFrequency(
        people,
        round(rate.value * people),
        math.floor(rate.low * people + 1e-9),
        min(people, math.ceil(rate.high * people - 1e-9)),
    )


def frequency_sentence(rate: Rate, words: Words = ENGLISH) -> str:
    """FPIR of the whole gallery: what happens to people who are not in it."""
    return _frequency(
        rate,
        words,
        "Of {people} people who are not in this gallery, about {count} ({low} to {high}) would get a "
        "candidate here.",
        "Of {people} people who are not in this gallery, at most {high} would get a candidate here: none "
        "of the {n} that were tried did.",
    )


def _frequency(rate: Rate, words: Words, some: str, none: str, **fields: str) -> str:
    found = natural_frequency(rate)
    template = words.translate(some if rate.events else none)
    return template.format(
        people=words.whole(found.people),
        count=words.whole(found.count),
        low=words.whole(found.low),
        high=words.whole(found.high),
        n=words.whole(rate.n),
        **fields,
    )


def sample_sentence(searched: int, enrolled: int, words: Words = ENGLISH) -> str:
    """That the rates are those of a sample; empty where everybody was searched for."""
    if searched >= enrolled:
        return ""
    return words.translate(
        "Measured on {n} of {all} people, drawn at random; each was searched for in the whole gallery."
    ).format(n=words.whole(searched), all=words.whole(enrolled))


def sampled_people(searched: int, enrolled: int, words: Words = ENGLISH) -> str:
    """How many people figures rest on, in few words."""
    if searched >= enrolled:
        return words.translate("{n} people").format(n=words.whole(searched))
    return words.translate("{n} of {all} people, drawn at random").format(
        n=words.whole(searched), all=words.whole(enrolled)
    )


def missed_sentence(rate: Rate | None, searches: int, words: Words = ENGLISH) -> str:
    """FNIR: what happens to people who are in it."""
    if rate is None:
        return words.translate(
            "How often enrolled people are missed cannot be measured here: it takes 30 people with two "
            "pictures or more, and there are {count}."
        ).format(count=words.whole(searches))
    return _frequency(
        rate,
        words,
        "Of {people} people who are in this gallery, about {count} ({low} to {high}) would not come first "
        "here (measured on {n} with several pictures).",
        "Of {people} people who are in this gallery, at most {high} would not come first here (measured on "
        "{n} with several pictures).",
    )


def grouping_text(by: str, words: Words = ENGLISH) -> str:
    """A grouping in words; a column of the user's table is quoted."""
    known = {
        SEX: "sex",
        RACE: "race or ethnicity",
        AGE: "age at capture",
        SEX_AND_RACE: "sex and race",
    }.get(by)
    return words.translate(known) if known is not None else f"“{by}”"


def probe_sentence(note: GroupNote, words: Words = ENGLISH) -> str:
    """What is known about error for the probe's declared group."""
    if note.basis is Basis.OWN_GROUP:
        return f"{words.translate('Probe, as declared.')} {_group_sentence(note, words)}"
    if note.basis is Basis.WORST_GROUP:
        start = words.translate("Probe: no measured group is declared, so the worst measured one is shown.")
        return f"{start} {_group_sentence(note, words)}"
    if note.basis is Basis.EVERYBODY:
        start = words.translate("Probe: no measured group is declared, so the rate of everybody is shown.")
        return f"{start} {_everybody_sentence(note, words)}"
    return words.translate("Probe: ") + _not_measured(words)


def candidate_sentence(note: GroupNote, words: Words = ENGLISH) -> str:
    """What is known about error for a candidate's recorded group."""
    if note.basis is Basis.OWN_GROUP:
        return f"{words.translate('Candidate, as recorded.')} {_group_sentence(note, words)}"
    if note.basis is Basis.WORST_GROUP:
        start = words.translate(
            "Candidate: no measured group is recorded, so the worst measured one is shown."
        )
        return f"{start} {_group_sentence(note, words)}"
    if note.basis is Basis.EVERYBODY:
        start = words.translate(
            "Candidate: no measured group is recorded, so the rate of everybody is shown."
        )
        return f"{start} {_everybody_sentence(note, words)}"
    return words.translate("Candidate: ") + _not_measured(words)


def _everybody_sentence(note: GroupNote, words: Words) -> str:
    assert note.rate is not None
    return _frequency(
        note.rate,
        words,
        "Of {people} people who are not in this gallery, about {count} ({low} to {high}) would get a "
        "candidate at this threshold; measured on {n}. No measured group has a higher rate.",
        "Of {people} people who are not in this gallery, at most {high} would get a candidate at this "
        "threshold; none of {n} did.",
    )


def _not_measured(words: Words) -> str:
    return words.translate(
        "no group of this gallery has the 30 people that a rate takes. How errors differ between groups is "
        "not known here, which does not mean that they do not."
    )


def _group_sentence(note: GroupNote, words: Words) -> str:
    assert note.rate is not None
    fields = {"group": note.group, "by": grouping_text(note.by, words)}
    parts = [
        _frequency(
            note.rate,
            words,
            "People recorded as {group} ({by}): of {people} who are not in this gallery, about {count} "
            "({low} to {high}) would get a candidate at this threshold; measured on {n}.",
            "People recorded as {group} ({by}): of {people} who are not in this gallery, at most {high} "
            "would get a candidate at this threshold; none of {n} did.",
            **fields,
        )
    ]
    ratio = _ratio_text(note, words)
    if ratio:
        parts.append(ratio)
    if note.flagged:
        parts.append(
            words.translate("That is more often than for the others in this gallery, beyond chance.")
        )
    return " ".join(parts)


def _ratio_text(note: GroupNote, words: Words) -> str:
    nothing = note.rate is None or not note.rate.events
    if nothing or note.ratio is None or note.ratio_low is None or note.ratio_high is None:
        return ""
    return words.translate("{ratio} times the rate of everybody here ({low} to {high}).").format(
        ratio=words.ratio(note.ratio),
        low=words.ratio(note.ratio_low),
        high=words.ratio(note.ratio_high),
    )


NORMALISED_MEANING = (
    "Cohort-normalised score: how alike the two are, less how much each resembles everyone else here. The "
    "raw score stands beside it."
)
RAW_MEANING = (
    "Raw score: how alike two templates are, on the model pack's own scale. It is no percentage and no "
    "probability."
)
