"""What may be concluded, and what is a reason."""

from __future__ import annotations

import pytest

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, Conclusion, SearchOutcome, reason_is_enough


@pytest.mark.parametrize("text", ["Ears and scar agree.", "too blurred to say", "Les oreilles diffèrent"])
def test_a_sentence_is_a_reason(text: str) -> None:
    assert reason_is_enough(text)


@pytest.mark.parametrize(
    "text",
    ["", "ok", "no", "looks alike", "a" * 40, " " * 40, "a" + " " * 40 + "b", "same\n\n\n\n\n\n\nman"],
)
def test_a_word_or_blanks_are_not(text: str) -> None:
    assert not reason_is_enough(text)


def test_the_minimum_counts_after_blanks_are_folded() -> None:
    exactly = "x" * (MINIMUM_REASON_LENGTH - 2) + " y"
    assert reason_is_enough(exactly)
    assert not reason_is_enough(exactly[1:])


def test_there_is_no_word_for_identity() -> None:
    words = {value for kind in (Conclusion, SearchOutcome) for value in kind}
    assert words == {"lead", "excluded", "inconclusive", "insufficient_quality", "no_candidate"}
