"""Sentences a juror could read: the numbers in them are those that were measured, never smaller."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.error_notes import Basis, GroupNote
from desktop.domain.error_sentences import (
    NORMALISED_MEANING,
    RAW_MEANING,
    Words,
    candidate_sentence,
    frequency_sentence,
    grouping_text,
    missed_sentence,
    natural_frequency,
    probe_sentence,
)
from desktop.domain.rates import Rate, wilson_rate

BANNED = re.compile(r"\bmatch|\bhit\b|\bidentified\b|same person|\bsure\b", re.IGNORECASE)
COUNTS = st.integers(1, 200_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS)
def test_people_are_whole_and_the_interval_never_narrower(counts: tuple[int, int]) -> None:
    rate = wilson_rate(*counts)
    found = natural_frequency(rate)
    assert found.people >= 100
    assert str(found.people).strip("0") == "1"
    assert 0 <= found.low <= found.count <= found.high <= found.people
    assert found.low <= rate.low * found.people + 1e-6
    assert found.high >= rate.high * found.people - 1e-6
    assert abs(found.count - rate.value * found.people) <= 0.5 + 1e-6
    assert (found.count == 0) == (rate.events == 0)
    # No larger crowd than it takes.
    shown = rate.value if rate.events else rate.high
    assert found.people == 100 or shown * found.people / 10 < 1


@pytest.mark.parametrize(
    ("rate", "sentence"),
    [
        (
            Rate(5, 100, 0.0215, 0.1118),
            "Of 100 people who are not in this gallery, about 5 (2 to 12) would get a candidate here.",
        ),
        (
            Rate(1, 2000, 0.00009, 0.0028),
            "Of 10,000 people who are not in this gallery, about 5 (0 to 28) would get a candidate here.",
        ),
        (
            Rate(300, 300, 0.99, 1.0),
            "Of 100 people who are not in this gallery, about 100 (99 to 100) would get a candidate here.",
        ),
        (
            Rate(0, 1000, 0.0, 0.00299),
            "Of 1,000 people who are not in this gallery, at most 3 would get a candidate here: none of "
            "the 1,000 that were tried did.",
        ),
    ],
)
def test_the_whole_gallery_in_words(rate: Rate, sentence: str) -> None:
    assert frequency_sentence(rate) == sentence


def test_who_is_missed() -> None:
    assert missed_sentence(None, 7).endswith("30 people with two pictures or more, and there are 7.")
    some = missed_sentence(Rate(4, 40, 0.0396, 0.2305), 40)
    assert some.startswith("Of 100 people who are in this gallery, about 10 (3 to 24) would not come first")
    none = missed_sentence(wilson_rate(0, 40), 40)
    assert "at most 8 would not come first here (measured on 40" in none


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("sex", "sex"),
        ("race_ethnicity", "race or ethnicity"),
        ("age_band", "age at capture"),
        ("sex_race", "sex and race"),
        ("county", "“county”"),
    ],
)
def test_groupings_in_words(by: str, text: str) -> None:
    assert grouping_text(by) == text


OWN = GroupNote(
    Basis.OWN_GROUP, "sex", "female", Rate(8, 40, 0.105, 0.348), Rate(10, 100, 0.055, 0.174),
    2.0, 1.21, 2.94, True,
)  # fmt: skip
NEVER = GroupNote(Basis.WORST_GROUP, "county", "{n}", wilson_rate(0, 30), wilson_rate(0, 90))
UNKNOWN = GroupNote(Basis.NOT_MEASURED)


def test_the_own_group_in_words() -> None:
    rest = (
        "People recorded as female (sex): of 100 who are not in this gallery, about 20 (10 to 35) "
        "would get a candidate at this threshold; measured on 40. "
    )
    assert probe_sentence(OWN).startswith("Probe, as declared. " + rest)
    assert candidate_sentence(OWN).startswith("Candidate, as recorded. " + rest)
    for sentence in (probe_sentence(OWN), candidate_sentence(OWN)):
        assert "2.0 times the rate of everybody here (1.2 to 2.9)." in sentence
        assert sentence.endswith("That is more often than for the others in this gallery, beyond chance.")


def test_the_worst_group_says_that_it_is_that() -> None:
    assert probe_sentence(NEVER).startswith("Probe: no measured group is declared, so the worst measured")
    sentence = candidate_sentence(NEVER)
    assert sentence.startswith("Candidate: no measured group is recorded, so the worst measured one")
    # A name from somebody's table is a name, whatever stands in it; and no ratio is made up.
    assert "People recorded as {n} (“county”): of 100" in sentence
    assert sentence.endswith("at most 10 would get a candidate at this threshold; none of 30 did.")


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    for sentence in (probe_sentence(UNKNOWN), candidate_sentence(UNKNOWN)):
        assert "no group of this gallery has the 30 people" in sentence
        assert "does not mean that they do not" in sentence


def test_another_language_and_its_numbers() -> None:
    seen: list[str] = []

    def translate(text: str) -> str:
        seen.append(text)
        return re.sub(r"\bpeople\b(?!})", "personnes", text).replace("who are", "qui ne sont")

    words = Words(
        translate, lambda number: f"{number:,}".replace(",", " "), lambda v: f"{v:.2f}".replace(".", ",")
    )
    sentence = probe_sentence(OWN, words)
    assert "of 100 qui ne sont not in this gallery" in sentence
    assert "2,00 times the rate of everybody here (1,21 to 2,94)." in sentence
    assert "Of 10 000 personnes" in frequency_sentence(Rate(1, 2000, 0.00009, 0.0028), words)
    # What is translated are templates: numbers and names come afterwards.
    assert not any(re.search(r"\b(female|100|40)\b", text) for text in seen)
    assert "{people}" in "".join(seen)


@given(COUNTS, st.sampled_from(Basis), st.booleans())
def test_no_sentence_says_more_than_it_may(counts: tuple[int, int], basis: Basis, flagged: bool) -> None:
    rate = wilson_rate(*counts)
    note = UNKNOWN
    if basis is not Basis.NOT_MEASURED:
        note = GroupNote(basis, "sex", "f", rate, rate, 1.0, 0.5, 2.0, flagged)
    for sentence in (
        probe_sentence(note),
        candidate_sentence(note),
        frequency_sentence(rate),
        missed_sentence(rate, rate.n),
    ):
        assert not BANNED.search(sentence)
        assert "%" not in sentence
        assert sentence.endswith((".", ")."))
        assert not re.search(r"[{}]", sentence)


def test_scores_are_no_percentages() -> None:
    assert "no percentage and no probability" in RAW_MEANING
    assert "raw score stands beside it" in NORMALISED_MEANING
