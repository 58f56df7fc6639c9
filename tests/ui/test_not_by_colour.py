"""What a colour says is there in words, signs or shapes too; what is drawn stands out of its ground."""

from __future__ import annotations

from enum import Enum

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.features import Appearance, Visibility
from desktop.domain.looks import LookState
from desktop.domain.probe_analysis import Suitability
from desktop.domain.standings import Standing
from desktop.ui.comparison.finding_model import SIGNS
from desktop.ui.shell.feature_words import appearance_text, suitability_text, visibility_text
from desktop.ui.shell.standing_words import look_state_text, standing_text
from desktop.ui.shell.wording import conclusion_text
from desktop.ui.theme import Mode, apply_theme, contrast_ratio
from desktop.ui.threshold_lab.figure import Ink
from desktop.ui.threshold_lab.plot_style import handout_style, screen_style


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (Standing, standing_text),
        (LookState, look_state_text),
        (Appearance, appearance_text),
        (Visibility, visibility_text),
        (Suitability, suitability_text),
        ((*Conclusion, *SearchOutcome), conclusion_text),
        (Appearance, SIGNS.__getitem__),
    ],
)
def test_every_state_has_words_or_a_sign_of_its_own(
    qapp: QApplication, states: type[Enum] | tuple[Enum, ...], words: object
) -> None:
    said = [words(state) for state in states]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_line_of_a_plot_stands_out_of_its_ground(qapp: QApplication, theme: Mode) -> None:
    apply_theme(qapp, theme)
    style = screen_style()
    apply_theme(qapp, "light")
    weak = {ink: contrast_ratio(style.inks[ink], style.ground) for ink in Ink}
    assert {ink: ratio for ink, ratio in weak.items() if ratio < 3} == {}


def test_the_printed_page_has_no_colour_at_all() -> None:
    style = handout_style()
    for colour in (style.ground, style.text, style.muted, style.grid, *style.inks.values()):
        assert colour[1:3] == colour[3:5] == colour[5:7]
