"""An expungement shows of what it leaves that it is what it was; nothing else goes through as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from desktop.domain.log_entries import EntryKind
from desktop.storage.redigest_verification import Claim, claim_of, unwinds
from desktop.storage.row_digest import (
    COVERED_COLUMNS,
    ERASABLE_COLUMNS,
    erasable_digest,
    flat_digest,
    is_of_leaves,
    leaves_digest,
    row_leaf,
    rows_digest,
)

BATCH, SEARCH = EntryKind.ENROLMENT_BATCH.value, EntryKind.SEARCH_DONE.value
Row = tuple[str, tuple[Any, ...]]


def face(number: int, subject: str = "") -> Row:
    values = dict.fromkeys(COVERED_COLUMNS["face"], "") | {
        "face_id": number,
        "subject_id": subject or f"s{number}",
    }
    return "face", tuple(values.values())


def rates(notes: str, kind: str = "raw") -> Row:
    return "search_rates", ("s", kind, 3, 0.5, "{}", notes)


SEARCHED: Row = ("search", tuple(f"value of {name}" for name in COVERED_COLUMNS["search"]))


def digest(rows: Sequence[Row]) -> str:
    return rows_digest(rows)


def took(before: Sequence[Row], gone: Sequence[Row]) -> Claim:
    left = [row for row in before if row not in gone]
    return Claim(
        digest(before), digest(left) if left else None, tuple(row_leaf(*row) for row in gone), None
    )


def blanked(before: Sequence[Row], row: Row, now: Row) -> Claim:
    after = [now if one == row else one for one in before]
    return Claim(digest(before), digest(after), (), erasable_digest(*row))


def test_what_is_left_of_a_batch_comes_of_what_was_there() -> None:
    rows = [face(n) for n in range(1, 6)]
    first, second = took(rows, rows[:2]), took(rows[2:], rows[2:3])
    assert unwinds(BATCH, rows[3:], [first, second])
    assert unwinds(BATCH, [], [took(rows, rows)])


@pytest.mark.parametrize(
    "left",
    [
        [face(4, "somebody else"), face(5)],
        [face(4)],
        [face(4), face(5), face(6)],
        [face(3), face(5)],
    ],
    ids=["changed", "one less", "one more", "another one"],
)
def test_a_change_beside_it_shows(left: list[Row]) -> None:
    """Also where the digest after it is stated as it then is."""
    rows = [face(n) for n in range(1, 6)]
    first, second = took(rows, rows[:2]), took(rows[2:], rows[2:3])
    assert not unwinds(BATCH, left, [first, second])
    forged = Claim(second.before, digest(left), second.gone, None)
    assert not unwinds(BATCH, left, [first, forged])


def test_a_row_that_was_blanked_is_the_same_otherwise() -> None:
    before = [SEARCHED, rates("much"), ("candidate", ("s", 1, "p", 1, 0.5, 0.5))]
    claim = blanked(before, rates("much"), rates("less"))
    after = [SEARCHED, rates("less"), before[2]]
    again = blanked(after, rates("less"), rates("none"))
    assert unwinds(SEARCH, after, [claim])
    assert unwinds(SEARCH, [SEARCHED, rates("none"), before[2]], [claim, again])
    for forged in (
        [SEARCHED, rates("less", "normalised"), before[2]],
        [SEARCHED, rates("less"), ("candidate", ("s", 1, "p", 1, 0.6, 0.5))],
        [SEARCHED, rates("less")],
        [SEARCHED, before[2]],
        [("search", ("x", *SEARCHED[1][1:])), rates("less"), before[2]],
    ):
        stated = Claim(claim.before, digest(forged), (), claim.was)
        assert not unwinds(SEARCH, forged, [stated])


def test_only_what_an_expungement_does_is_a_claim() -> None:
    leaf = row_leaf(*face(1)).hex()
    stated = {"before": "a", "after": "b", "gone": [leaf], "blanked": []}
    assert claim_of(BATCH, stated, 1) == Claim("a", "b", (bytes.fromhex(leaf),), None)
    assert claim_of(BATCH, stated, 2) is None
    assert claim_of(BATCH, stated | {"gone": []}, 0) is None
    assert claim_of(SEARCH, stated, 1) is None
    notes = {"table": "search_rates", "was": "ab"}
    assert claim_of(SEARCH, stated | {"gone": [], "blanked": [notes]}, 1) == Claim("a", "b", (), "ab")
    for wrong in ([], [notes, notes], [{"table": "search", "was": "ab"}]):
        assert claim_of(SEARCH, stated | {"gone": [], "blanked": wrong}, 1) is None
    assert claim_of("account.created", stated | {"gone": [], "blanked": [notes]}, 1) is None
    with pytest.raises((KeyError, TypeError, ValueError)):
        claim_of(SEARCH, {"before": "a", "after": "b"}, 1)


def test_the_two_forms_of_a_row_hash_are_told_apart() -> None:
    rows = [face(1), rates("x")]
    new, old = rows_digest(rows), rows_digest(rows, "0" * 64)
    assert is_of_leaves(new)
    assert not is_of_leaves(old)
    assert new == leaves_digest(row_leaf(*row) for row in reversed(rows))
    assert old == flat_digest([b'["search_rates","s","raw",3,0.5,"{}","x"]', _line(face(1))])


def _line(row: Row) -> bytes:
    import json

    return json.dumps([row[0], *row[1]], separators=(",", ":")).encode()


@pytest.mark.parametrize("table", COVERED_COLUMNS)
def test_every_column_of_every_table_is_in_the_digest_of_a_row(table: str) -> None:
    columns = COVERED_COLUMNS[table]
    values: list[Any] = [f"value {n}" for n in range(len(columns))]
    honest = row_leaf(table, values)
    for number, name in enumerate(columns):
        forged = [*values[:number], 7, *values[number + 1 :]]
        assert row_leaf(table, forged) != honest, name
        hidden = name in ERASABLE_COLUMNS.get(table, ())
        if table in ERASABLE_COLUMNS:
            was = erasable_digest(table, values)
            assert (row_leaf(table, forged, was) == honest) == hidden, name
    assert row_leaf(table, values) != row_leaf("gallery", ["x"] * 5)
