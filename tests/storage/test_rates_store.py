"""What was known about error, kept beside what was done: round trips, guards, and tampering."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import replace

import pytest

from desktop.domain.error_notes import Basis, GroupNote
from desktop.domain.rates import wilson_rate
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.searches import SearchNotes
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from tests.storage.conftest import AT, Filled

OWN = GroupNote(
    Basis.OWN_GROUP, "sex", "féminin", wilson_rate(3, 40), wilson_rate(4, 100), 1.875, 0.7, 3.2, True
)
WORST = GroupNote(Basis.WORST_GROUP, "race_ethnicity", "b", wilson_rate(0, 35), wilson_rate(0, 100))
UNKNOWN = GroupNote(Basis.NOT_MEASURED)
REASON = "A child is missing: every lead counts."


def search_with_notes(build, workspace, gallery, probe):
    record = replace(
        build.search(workspace, gallery, probe),
        search_id=uuid.uuid4().hex,
        score_kind=ScoreKind.NORMALISED,
        cohort_size=8,
        probe_mean=0.123456789,
        declared={"sex": "féminin", "county": "Åland"},
        notes=SearchNotes(OWN, {1: WORST, 2: UNKNOWN}),
    )
    with workspace.recording() as stores:
        stores.searches.add(record)
        stores.log.append("search.done", {"search_id": record.search_id, "with": "notes"})
    return record


@pytest.fixture
def rated(filled, build) -> Filled:
    """The same workspace with a search that has notes, a reason and a conclusion with what it rested on."""
    with Workspace.open(filled.folder, "A. Analyst") as opened:
        with opened.reading() as stores:
            gallery = stores.galleries.by_name("county")
        record = search_with_notes(build, opened, gallery, build.probe(opened))
        with opened.recording() as stores:
            stores.rates.add_reason(record.search_id, gallery.gallery_id, 0.95, REASON, "A. Analyst")
            stores.log.append("threshold.lowered", {"search_id": record.search_id})
        with opened.recording() as stores:
            number = stores.conclusions.next_id
            stores.conclusions.add(_conclusion(record.search_id))
            stores.rates.add_conclusion(number, 0.25, [OWN, WORST])
            stores.log.append("conclusion", {"search_id": record.search_id, "with": "rates"})
    return filled


def _conclusion(search_id: str):
    from desktop.domain.conclusions import Conclusion, RecordedConclusion

    return RecordedConclusion(
        search_id, "s1", 1, Conclusion.LEAD, "Ears and scar agree.", "E. Examiner", AT, 0
    )


def test_a_search_comes_back_with_what_it_showed(workspace, build):
    gallery, probe = build.gallery(workspace), build.probe(workspace)
    record = search_with_notes(build, workspace, gallery, probe)
    with workspace.reading() as stores:
        assert stores.searches.get(record.search_id) == record
        # A list of searches still says which score it was and what was declared.
        listed = stores.searches.recent(1, with_candidates=False)
        assert listed == [replace(record, candidates=(), notes=None)]


def test_a_search_without_measured_rates_has_no_notes(workspace, build):
    record = build.search(workspace, build.gallery(workspace), build.probe(workspace))
    with workspace.reading() as stores:
        found = stores.rates.of_search(record.search_id)
        assert (found.score_kind, found.notes, found.declared) == (ScoreKind.RAW, None, {})
        assert stores.rates.of_search("nothing").score_kind is ScoreKind.RAW


def test_reasons_come_back_newest_last(workspace, build):
    gallery = build.gallery(workspace)
    search = build.search(workspace, gallery, build.probe(workspace))
    for floor, text, search_id in (
        (0.95, REASON, search.search_id),
        (0.9, "Another one.", search.search_id),
        (0.9, "Of none.", None),
    ):
        with workspace.recording() as stores:
            stores.rates.add_reason(search_id, gallery.gallery_id, floor, text, "B. Other")
            stores.log.append("threshold.lowered", {})
    with workspace.reading() as stores:
        first, second = stores.rates.reasons(search.search_id)
        assert stores.rates.reasons("nothing") == []
    assert (first.floor, first.reason, first.actor) == (0.95, REASON, "B. Other")
    assert (second.floor, second.reason) == (0.9, "Another one.")
    assert second.log_seq == first.log_seq + 1
    assert (first.search_id, first.gallery_id) == (search.search_id, gallery.gallery_id)


def test_a_conclusion_comes_back_with_what_it_rested_on(workspace, build):
    search = build.search(workspace, build.gallery(workspace), build.probe(workspace))
    with workspace.recording() as stores:
        number = stores.conclusions.next_id
        stores.conclusions.add(_conclusion(search.search_id))
        stores.rates.add_conclusion(number, 0.5, [OWN, UNKNOWN])
        stores.log.append("conclusion", {})
    with workspace.reading() as stores:
        assert stores.rates.of_conclusion(number) == [OWN, UNKNOWN]
        assert stores.rates.of_conclusion(number + 1) == []


def test_nothing_is_kept_without_a_log_entry(workspace, build):
    gallery = build.gallery(workspace)
    with pytest.raises(RuntimeError, match="without a log entry"), workspace.recording() as stores:
        stores.rates.add_reason(None, gallery.gallery_id, 0.95, REASON, "A")
    with pytest.raises(RuntimeError, match="only written inside"), workspace.reading() as stores:
        stores.rates.add_reason(None, gallery.gallery_id, 0.95, REASON, "A")


@pytest.mark.parametrize("table", ["search_rates", "threshold_reason", "conclusion_rates"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET log_seq = log_seq",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ],
)
def test_the_guards_hold(rated, table, statement):
    with Workspace.open(rated.folder, "A") as opened, pytest.raises(sqlite3.IntegrityError, match="is "):  # noqa: SIM117
        with opened.recording() as stores:
            stores.rates._session.connection.execute(statement.format(table=table))
    assert verify_log(rated.folder).ok


SHOWN = "UPDATE search_rates SET "


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        (SHOWN + "notes = replace(notes, '\"flagged\":true', '\"flagged\":false')", "search.done"),
        (SHOWN + "declared = '{}' WHERE declared <> '{}'", "search.done"),
        (SHOWN + "score_kind = 'raw' WHERE score_kind = 'normalised'", "search.done"),
        (SHOWN + "probe_mean = probe_mean + 1e-9 WHERE probe_mean IS NOT NULL", "search.done"),
        (SHOWN + "cohort_size = 16 WHERE cohort_size IS NOT NULL", "search.done"),
        ("DELETE FROM search_rates WHERE cohort_size IS NOT NULL", "search.done"),
        ("UPDATE threshold_reason SET reason = 'Routine work.'", "threshold.lowered"),
        ("UPDATE threshold_reason SET floor = 0.5", "threshold.lowered"),
        ("UPDATE threshold_reason SET actor = 'nobody'", "threshold.lowered"),
        ("DELETE FROM threshold_reason", "threshold.lowered"),
        ("UPDATE conclusion_rates SET threshold = 0.9", "conclusion"),
        ("UPDATE conclusion_rates SET notes = '[]'", "conclusion"),
        ("DELETE FROM conclusion_rates", "conclusion"),
    ],
)  # fmt: skip
def test_what_was_changed_afterwards_is_found(rated, statement, kind):
    assert verify_log(rated.folder).ok
    rated.tamper(statement)
    problem = verify_log(rated.folder).problem
    assert problem is not None
    last = _last_of(rated, kind)
    assert problem.seq == last, problem.detail


def _last_of(filled: Filled, kind: str) -> int:
    with sqlite3.connect(filled.database) as raw:
        (seq,) = raw.execute("SELECT max(seq) FROM log_entry WHERE kind = ?", (kind,)).fetchone()
    raw.close()
    return int(seq)


def test_rows_that_were_put_in_are_found(rated):
    rated.tamper(
        "INSERT INTO search_rates SELECT 'x', score_kind, cohort_size, probe_mean, declared, notes, 3"
        " FROM search_rates LIMIT 1"
    )
    assert verify_log(rated.folder).problem.seq == 3
