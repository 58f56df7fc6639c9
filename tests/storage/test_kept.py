"""What is kept in memory while a workspace is open, and when it goes."""

from __future__ import annotations

import pytest

from desktop.storage.kept import Kept
from desktop.storage.workspace import Workspace


class Thing:
    def __init__(self) -> None:
        self.forgotten = 0

    def forget(self) -> None:
        self.forgotten += 1


def test_a_thing_is_made_once_for_each_version() -> None:
    kept = Kept()
    made = [kept.get("a", version, Thing) for version in (1, 1, 2, 2)]
    assert made[0] is made[1]
    assert made[2] is made[3]
    assert made[0] is not made[2]
    assert kept.get("b", 2, Thing) is not made[3]


def test_what_cannot_be_made_is_asked_for_again() -> None:
    kept = Kept()

    def fails() -> Thing:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.get("a", 1, fails)
    assert isinstance(kept.get("a", 1, Thing), Thing)


def test_all_of_it_goes_and_is_told() -> None:
    kept = Kept()
    thing, plain = kept.get("a", 1, Thing), kept.get("b", 1, object)
    kept.forget()
    assert thing.forgotten == 1
    assert kept.get("a", 1, Thing) is not thing
    assert kept.get("b", 1, object) is not plain


def test_what_was_made_of_something_that_was_erased_meanwhile_is_not_kept() -> None:
    kept = Kept()

    def slow() -> Thing:
        kept.forget()
        return Thing()

    first = kept.get("a", 1, slow)
    assert kept.get("a", 1, Thing) is not first


def test_one_thing_can_be_dropped() -> None:
    kept = Kept()
    first, other = kept.get("a", 1, Thing), kept.get("b", 1, Thing)
    kept.drop("a")
    kept.drop("never there")
    assert kept.get("a", 1, Thing) is not first
    assert kept.get("b", 1, Thing) is other


def test_closing_a_workspace_lets_go_of_it(workspace: Workspace) -> None:
    thing = workspace.kept.get("a", 1, Thing)
    workspace.close()
    assert thing.forgotten == 1
