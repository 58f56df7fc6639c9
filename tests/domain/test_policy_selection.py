"""The selection of profiles that a computer offers: read strictly, and what it lets through."""

from __future__ import annotations

import pytest

from desktop.domain.policies import PolicyUnreadable
from desktop.domain.policy_selection import ComputerPolicies, PolicySelection, selection_from_text


def test_a_selection_is_read() -> None:
    assert selection_from_text("") == PolicySelection()
    assert selection_from_text('default = "a"') == PolicySelection("a")
    assert selection_from_text('only = ["a", "b", "a"]') == PolicySelection("", ("a", "b"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("only = 3", "list of ids"),
        ('only = [""]', "list of ids"),
        ("default = 1", "id of a profile"),
        ('defualt = "a"', "nobody knows: 'defualt'"),
        ('default = "a"\nonly = ["b"]', "leaves out"),
        ("default =", "not TOML"),
    ],
)
def test_what_is_not_meant_is_refused(text: str, said: str) -> None:
    with pytest.raises(PolicyUnreadable, match=said):
        selection_from_text(text)


def test_without_a_default_the_first_of_the_only_ones_is_it() -> None:
    assert ComputerPolicies(selection=PolicySelection("", ("b", "a"))).default == "b"
    assert ComputerPolicies(selection=PolicySelection("a", ("b", "a"))).default == "a"
    assert not ComputerPolicies()
    assert ComputerPolicies().offers("anything")
    assert not ComputerPolicies(selection=PolicySelection("", ("b",))).offers("a")
