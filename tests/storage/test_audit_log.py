"""Appending to the log and reading it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import numpy as np
import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.log_entries import entry_document
from desktop.domain.log_filters import LeftOut
from desktop.domain.merkle import leaf_hash
from desktop.storage import audit_log
from desktop.storage.log_format import parse_canonical_body
from desktop.storage.log_verification import verify_log

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
DATA = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"])).filter(
        lambda t: t not in ("row_hash", "log_root", "log_size")
    ),
    JSON,
    max_size=4,
)


def test_the_example_of_rfc_8785():
    """Section 3.2.2 to 3.2.4."""
    document = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    canonical = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    ).encode()
    assert rfc8785.dumps(document) == canonical
    assert parse_canonical_body(canonical) == document


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": 1}',
        b'{"b":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1,"a":1}',
        b'{"a":-0}',
        b'{"a":1e2}',
        b'{"a":"\\u0041"}',
        b'{"a":9007199254740993}',
        b'{"a":NaN}',
        b'{"a":"\xff"}',
        b"[1]",
        b"",
        '{"\ue000":1,"\U0001f600":1}'.encode(),
    ],
)
def test_what_is_not_canonical(body):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_canonical_body(body)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DATA, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_what_is_appended_reads_back_and_verifies(workspace, data, actor):
    with workspace.recording() as stores:
        entry = stores.log.append("device.chosen", data, actor)
        body = stores.log._session.value("SELECT body FROM log_entry WHERE seq = ?", (entry.seq,))
    assert body == rfc8785.dumps(entry_document(entry.seq, entry.at, actor, "device.chosen", data))
    assert entry.leaf == leaf_hash(body).hex()
    assert entry.data == data  # 1 == 1.0: JSON knows one kind of number
    with workspace.reading() as stores:
        assert stores.log.page(0, 1) == [entry]


def test_the_log_of_the_last_test_would_verify(workspace):
    with workspace.recording() as stores:
        for value in (1e16, 1e300, 5e-324, -0.0, "\U0001f600\ue000", {"\U0001f600": 1, "\ue000": 2}):
            stores.log.append("device.chosen", {"value": value})
    result = verify_log(workspace.database)
    assert result.ok, result.problem


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        -float("inf"),
        2**53,
        -(2**53),
        "\ud800",
        b"raw",
        {1: 2},
        {1, 2},
        np.float32(1),
    ],
)
def test_what_json_cannot_hold_is_refused_before_anything_is_written(workspace, value):
    with workspace.recording() as stores:
        with pytest.raises(ValueError):  # noqa: PT011
            stores.log.append("device.chosen", {"value": value})
        assert stores.log.count() == 2
        assert stores.log.next_seq == 3


def test_a_refused_entry_leaves_the_records_waiting(workspace):
    with workspace.recording() as stores:
        stores.galleries.create("g", "p", "h")
        with pytest.raises(ValueError, match="nan"):
            stores.log.append("gallery.created", {"value": float("nan")})
        stores.log.append("gallery.created", {})
    assert verify_log(workspace.database).ok


def test_the_row_hash_is_not_for_callers(workspace):
    with workspace.recording() as stores, pytest.raises(RuntimeError):
        stores.log.append("device.chosen", {"row_hash": "0"})


def test_pages_and_filters(workspace):
    with workspace.recording() as stores:
        for number in range(10):
            stores.log.append("search.done", {"n": number, "text": f'100% of "{number}" \\ a_b'}, actor="B")
        stores.log.append("search.other", {"text": "ångström"})
    with workspace.reading() as stores:
        log = stores.log
        assert [e.seq for e in log.page(0, 3)] == [13, 12, 11]
        assert [e.seq for e in log.page(2, 3, newest_first=False)] == [3, 4, 5]
        assert log.count(kind_prefix="search.") == 11
        assert log.count(kind_prefix="search.d") == 10
        assert log.count(text='"4" \\ a_b') == 1
        assert log.count(text="a%b") == 0
        assert [e.kind for e in log.page(0, 5, text="ÅNGström")] == ["search.other"]
        assert log.kinds() == ["search.done", "search.other", "session.opened", "workspace.created"]


def test_whether_a_candidate_was_examined(workspace, build):
    gallery, probe = build.gallery(workspace), build.probe(workspace)
    with workspace.recording() as stores:
        # Before the search nothing can speak of it: such an entry is not looked at.
        stores.log.append("candidate.examined", {"search_id": "s", "face_id": 9})
    search = build.search(workspace, gallery, probe)
    number = search.search_id
    with workspace.recording() as stores:
        stores.log.append("candidate.examined", {"search_id": number, "face_id": 4, "rank": 0.5})
        stores.log.append("candidate.examined", {"search_id": "other", "face_id": 5})
        stores.log.append("conclusion", {"search_id": number, "face_id": 6})
        stores.log.append("device.chosen", {"text": "no face, ångström"})
    with workspace.reading() as stores:
        who = stores.actor
        found = [face for face in range(10) if stores.log.has("candidate.examined", number, face, who)]
        assert found == [4]
        assert stores.log.has("conclusion", number, 6, who)
        assert not stores.log.has("candidate.examined", number, 4, "somebody else")
        assert not stores.log.has("candidate.examined", "other", 5, who), "there is no such search"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_entry SET actor = 'x'",
        "UPDATE log_entry SET seq = 50 WHERE seq = 2",
        "DELETE FROM log_entry WHERE seq = 2",
        "INSERT INTO log_entry SELECT 9, at, actor, kind, body, link FROM log_entry WHERE seq = 2",
        "REPLACE INTO log_entry SELECT 1, at, actor, kind, body, link FROM log_entry WHERE seq = 2",
        "INSERT OR IGNORE INTO log_entry SELECT 1, at, actor, kind, body, link FROM log_entry",
        "INSERT INTO log_entry (at, actor, kind, body, link) SELECT at, '', '', body, link FROM log_entry",
        "UPDATE search SET threshold = 0",
        "DELETE FROM search",
        "REPLACE INTO search SELECT * FROM search",
        "UPDATE candidate SET score = 1",
        "DELETE FROM candidate",
        "REPLACE INTO candidate SELECT * FROM candidate",
        "UPDATE conclusion SET reason = ''",
        "DELETE FROM conclusion",
        "REPLACE INTO conclusion SELECT * FROM conclusion",
    ],
)
def test_a_raw_connection_meets_the_triggers(filled, statement):
    with (
        closing(sqlite3.connect(filled.database)) as raw,
        pytest.raises(sqlite3.IntegrityError, match=r"never|only ever"),
    ):
        raw.execute(statement)
    assert verify_log(filled.database).ok


def test_a_clock_that_was_set_back_is_said_in_the_entry(workspace, monkeypatch):
    """The order is told by the numbers; what the clock said stays as it was."""
    before = audit_log.now()
    for hours, behind in ((0, None), (-5, 5 * 3600), (1, None)):
        monkeypatch.setattr(audit_log, "now", lambda at=before + timedelta(hours=hours): at)
        with workspace.recording() as stores:
            entry = stores.log.append("x", {"n": 1})
        assert entry.at == audit_log.now()
        found = entry.data.get("clock_behind_seconds")
        assert found is None if behind is None else abs(found - behind) <= 2
    monkeypatch.undo()
    assert verify_log(workspace.database).ok


def test_entries_about_something_are_found_by_its_ids(workspace):
    with workspace.recording() as stores:
        for data in (
            {"case_id": "a"},
            {"case_id": "b"},
            {"look_id": "a"},
            {"search_id": "s", "case_id": "b"},
        ):
            stores.log.append("x", data)
    with workspace.reading() as stores:
        found = stores.log.about(case_id=["a"], search_id=["s"], probe_id=[])
        assert [entry.data for entry in found] == [{"case_id": "a"}, {"search_id": "s", "case_id": "b"}]
        assert stores.log.about(case_id=[]) == []
        assert len(stores.log.page(0, 10, text="case_id", left_out=LeftOut(searches=frozenset({"s"})))) == 2
