"""How a window was left: kept as text, forgiving, and never on a screen that is not there."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.layout.kept_layout import KeptLayout, TableLayout
from desktop.ui.layout.placement import Place, Screen, put_back

HOME = Screen("eDP-1", Place(0, 0, 1920, 1040))
RIGHT = Screen("HDMI-1", Place(1920, 0, 2560, 1400))


def layout() -> KeptLayout:
    return KeptLayout(
        Place(2000, 40, 1440, 900),
        "HDMI-1",
        True,
        "audit",
        {"log-parts": (400, 300)},
        {"log": TableLayout((84, 150, 0), (1, 0, 2))},
    )


def test_what_is_kept_comes_back() -> None:
    assert KeptLayout.from_text(layout().to_text()) == layout()


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_a_damaged_text_is_the_layout_of_a_new_window(text: str) -> None:
    kept = KeptLayout.from_text(text)
    assert kept == KeptLayout()


@pytest.mark.parametrize(
    "damage",
    [
        {"place": [1, 2, 3]},
        {"place": [0, 0, 0, 900]},
        {"place": ["0", 0, 10, 10]},
        {"place": [0, 0, 1 << 20, 10]},
        {"place": {}},
    ],
)
def test_a_damaged_part_is_left_out_and_the_others_stay(damage: dict[str, object]) -> None:
    kept = KeptLayout.from_text(json.dumps({**json.loads(layout().to_text()), **damage}))
    assert kept.place is None
    assert kept.page == "audit"
    assert kept.tables == layout().tables


@pytest.mark.parametrize(
    "damage",
    [
        {"widths": [10, 20], "order": [0, 0]},
        {"widths": [100, 100], "order": [0, 1, 2]},
        {"widths": [100, -5], "order": [0, 1]},
        {"widths": [100, 99999], "order": [0, 1]},
        {"widths": [], "order": []},
        {"widths": [True, 100], "order": [0, 1]},
        [],
    ],
)
def test_a_damaged_table_is_as_it_was_made(damage: object) -> None:
    assert KeptLayout.from_text(json.dumps({"tables": {"log": damage}})).tables == {}


def test_columns_of_another_version_do_not_fit() -> None:
    table = TableLayout((84, 150, 0), (1, 0, 2))
    assert table.fits(3)
    assert not table.fits(4)


def test_a_part_that_was_folded_away_stays_so_and_nothing_at_all_is_damage() -> None:
    kept = KeptLayout.from_text(json.dumps({"splitters": {"a": [0, 500], "b": [0, 0], "c": [-1, 9]}}))
    assert kept.splitters == {"a": (0, 500)}


def test_a_window_goes_back_to_its_screen() -> None:
    wanted = Place(2000, 40, 1440, 900)
    assert put_back(wanted, "HDMI-1", [HOME, RIGHT]) == wanted


def test_never_onto_a_screen_that_is_gone() -> None:
    assert put_back(Place(2000, 40, 1440, 900), "HDMI-1", [HOME]) is None
    assert put_back(Place(0, 0, 1440, 900), "HDMI-1", []) is None


@given(
    st.integers(-5000, 9000),
    st.integers(-5000, 9000),
    st.integers(1, 9000),
    st.integers(1, 9000),
    st.sampled_from([HOME, RIGHT]),
)
def test_wherever_it_was_it_can_be_taken_hold_of(
    x: int, y: int, width: int, height: int, screen: Screen
) -> None:
    place = put_back(Place(x, y, width, height), screen.name, [HOME, RIGHT])
    assert place is not None
    there = screen.place
    assert place.width <= there.width
    assert place.height <= there.height
    assert there.y <= place.y < there.y + there.height, "its upper edge, by which it is moved"
    seen = min(place.x + place.width, there.x + there.width) - max(place.x, there.x)
    assert seen >= min(120, place.width)


def test_a_screen_that_became_smaller_makes_the_window_smaller() -> None:
    small = Screen("eDP-1", Place(0, 0, 1280, 680))
    assert put_back(Place(100, 100, 1440, 900), "eDP-1", [small]) == Place(100, 100, 1280, 680)
