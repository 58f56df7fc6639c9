"""Whose rate is shown for a person, and what is shown where nothing is recorded."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.error_notes import Basis, GroupNote, note_for
from desktop.domain.error_sentences import candidate_sentence, probe_sentence
from desktop.domain.group_rates import GroupCurves, GroupTable
from desktop.domain.rates import Rate, wilson_rate


def table(by: str, **groups: tuple[int, int]) -> GroupTable:
    """Group -> (events, n), at the threshold 0.5."""
    names: list[str] = []
    best: list[float] = []
    for name, (events, n) in groups.items():
        names += [name] * n
        best += [0.9] * events + [0.1] * (n - events)
    return GroupCurves(by, names, np.array(best, np.float32)).at(0.5)


SEX = table("sex", f=(8, 40), m=(2, 60), x=(9, 9))
RACE = table("race_ethnicity", a=(4, 50), b=(6, 50))


def test_the_own_group_is_shown() -> None:
    note = note_for({"sex": "m"}, [SEX, RACE])
    assert (note.basis, note.by, note.group) == (Basis.OWN_GROUP, "sex", "m")
    row = SEX.row("m")
    assert row is not None
    assert (note.rate, note.whole) == (row.rate, SEX.whole)
    assert (note.ratio, note.ratio_low, note.ratio_high) == (row.ratio, row.ratio_low, row.ratio_high)
    assert note.rate == wilson_rate(2, 60)


def test_of_several_own_groups_the_worst_is_shown() -> None:
    assert note_for({"sex": "m", "race_ethnicity": "b"}, [SEX, RACE]).group == "b"
    assert note_for({"sex": "f", "race_ethnicity": "b"}, [SEX, RACE]).group == "f"


@pytest.mark.parametrize(
    "groups",
    [{}, {"sex": ""}, {"sex": "x"}, {"sex": "unheard of"}, {"county": "north"}, {"race_ethnicity": "f"}],
)
def test_without_a_usable_group_the_worst_of_all_is_shown(groups: dict[str, str]) -> None:
    """Never that with too few people, although all nine of them had an event."""
    note = note_for(groups, [SEX, RACE])
    assert (note.basis, note.by, note.group) == (Basis.WORST_GROUP, "sex", "f")


def test_of_equal_rates_the_less_certain_one_is_the_worse() -> None:
    note = note_for({}, [table("sex", a=(20, 200), b=(4, 40), c=(30, 300))])
    assert note.group == "b"


def test_without_any_measured_group_nothing_is_shown() -> None:
    for tables in ([], [table("sex", f=(5, 29), m=(3, 10))]):
        note = note_for({"sex": "f"}, tables)
        assert note == GroupNote(Basis.NOT_MEASURED)
        assert (note.rate, note.ratio, note.flagged) == (None, None, False)


def test_a_flag_is_passed_on() -> None:
    unequal = table("sex", f=(20, 40), m=(1, 100))
    assert note_for({"sex": "f"}, [unequal]).flagged
    assert not note_for({"sex": "m"}, [unequal]).flagged


RATES = st.one_of(
    st.none(),
    st.integers(1, 5000).flatmap(lambda n: st.integers(0, n).map(lambda events: wilson_rate(events, n))),
)
NUMBERS = st.one_of(st.none(), st.floats(0, 1e6))


@given(
    st.builds(
        GroupNote, st.sampled_from(Basis), st.text(), st.text(), RATES, RATES, NUMBERS, NUMBERS, NUMBERS,
        st.booleans(),
    )
)  # fmt: skip
def test_a_note_survives_the_record(note: GroupNote) -> None:
    assert GroupNote.from_record(json.loads(json.dumps(note.as_record()))) == note


def test_a_record_of_something_else_is_refused() -> None:
    record = GroupNote(Basis.NOT_MEASURED).as_record()
    with pytest.raises(ValueError, match="guess"):
        GroupNote.from_record(record | {"basis": "guess"})
    with pytest.raises(KeyError):
        GroupNote.from_record({"basis": "own_group"})
    assert GroupNote.from_record(
        record | {"rate": {"events": 1, "n": 9, "low": 0.1, "high": 0.5}}
    ).rate == (Rate(1, 9, 0.1, 0.5))


def test_where_those_without_a_record_do_worst_everybody_is_shown() -> None:
    names = ["a"] * 40 + ["b"] * 40 + [""] * 40
    best = np.where(np.arange(120) % 40 < np.repeat([2, 3, 20], 40), 0.9, 0.1).astype(np.float32)
    table = GroupCurves("county", names, best).at(0.5)
    note = note_for({}, [table])
    assert note.basis is Basis.EVERYBODY
    assert note.rate == table.whole
    assert note.rate.events == 25
    assert note_for({"county": "b"}, [table]).basis is Basis.OWN_GROUP
    assert GroupNote.from_record(note.as_record()) == note
    for sentence in (probe_sentence(note), candidate_sentence(note)):
        assert "the rate of everybody is shown" in sentence
        assert "about 21 (" in sentence
