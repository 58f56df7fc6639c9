"""Every code of the feature list has words of its own."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from desktop.domain.features import Appearance, FacialComponent, Visibility
from desktop.ui.shell.feature_words import (
    appearance_text,
    component_hint,
    component_text,
    visibility_text,
)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (component_text, FacialComponent),
        (component_hint, FacialComponent),
        (appearance_text, Appearance),
        (visibility_text, Visibility),
    ],
)
def test_every_code_has_words_and_no_two_have_the_same(
    words: Callable[[StrEnum], str], codes: type[StrEnum]
) -> None:
    said = [words(code) for code in codes]
    assert all(said)
    assert len(set(said)) == len(said)


def test_what_was_not_described_says_so() -> None:
    assert appearance_text(None) == visibility_text(None)
    assert appearance_text(None) not in {appearance_text(a) for a in Appearance}
