"""What is counted over a period, on a record made through the stores; who may see it; what is exported."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.figures import AnnualFigures, Period, figures_csv
from desktop.domain.log_entries import LogEntry
from desktop.domain.looks import LookState
from desktop.domain.people import Role
from desktop.errors import AccessRefused, FolderNotWritable, SignInRequired, WrongUse
from desktop.storage import audit_log
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.annual_figures import (
    export_csv,
    export_figures,
    figures,
    figures_record,
    file_name,
    period_of,
    years_of,
)
from desktop.workflow.verify_audit import verify_workspace
from tests.figures_builder import EXCLUDED, LEAD, Record, filled_record, long_ago
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]
TODAY = datetime.now().astimezone().date()
NOW = Period(TODAY - timedelta(days=1), TODAY + timedelta(days=1))


@pytest.fixture
def record(workspace: Workspace) -> Record:
    return Record.begin(workspace)


@pytest.fixture
def filled(workspace: Workspace) -> Record:
    made = filled_record(workspace)
    made.supervisor()
    return made


def of(record: Record, period: Period = NOW) -> AnnualFigures:
    record.supervisor()
    return figures(record.workspace, period)


def rows(found: AnnualFigures, name: str) -> dict[Any, Any]:
    """First cells -> last cell."""
    return {row[0] if len(row) == 2 else row[:-1]: row[-1] for row in found.table(name).rows}


# --- cases and searches


def test_cases_are_counted_by_policy_and_offence(record: Record) -> None:
    record.case("C-1")
    record.case("C-2")
    record.case("C-3", "Homicide", "detroit-2024")
    with record.workspace.recording() as stores:
        old, _ = stores.cases.open("O-1", "Missing person", "", "ann")
        stores.log.append("case.opened", {"case_id": old.case_id})
    assert rows(of(record), "cases") == {
        ("General", "Robbery"): 2,
        ("Detroit 2024: after the Williams settlement", "Homicide"): 1,
        ("none (from before there were policies)", "Missing person"): 1,
    }
    assert rows(of(record), "case_states") == {
        "Opened in the period": 4,
        "Closed in the period": 0,
        "Opened again in the period": 0,
        "Open now, of all": 4,
    }


def test_what_lies_outside_of_the_period_is_not_counted(filled: Record) -> None:
    before = of(filled, Period(date(2001, 1, 1), date(2001, 12, 31)))
    for name in ("cases", "declared", "candidates", "reviewers"):
        assert before.table(name).rows == ()
    counted = [
        cell
        for name in ("searches", "search_outcomes", "candidate_outcomes", "safeguards")
        for row in before.table(name).rows
        for cell in row
        if isinstance(cell, int)
    ]
    assert set(counted) == {0}


def test_a_search_counts_in_the_year_it_was_done(record: Record) -> None:
    case = record.case("C-1")
    record.search(case, at=long_ago())
    record.search(case)
    record.search(case, ())
    assert rows(of(record), "searches")[("Robbery", 2)] == 1
    assert of(record, Period.of_year(2001)).table("searches").rows == (("Robbery", 1, 1), ("All", 1, 1))
    assert of(record).table("searches").rows == (("Robbery", 2, 1), ("All", 2, 1))


def test_searches_are_counted_by_what_was_declared_and_never_by_pixels(record: Record) -> None:
    case = record.case("C-1")
    record.search(case, declared={"sex": "female", "county": "north"})
    record.search(case, declared={"sex": "female"})
    record.search(case)
    assert rows(of(record), "declared") == {
        ("sex", "female"): 2,
        ("sex", "not declared"): 1,
        ("race or ethnicity", "not declared"): 3,
        ("age at capture", "not declared"): 3,
        ("county", "north"): 1,
        ("county", "not declared"): 2,
    }


def test_candidates_count_from_the_threshold_up_by_what_is_recorded(record: Record) -> None:
    record.search(record.case("C-1"), (0, 1, 4), (5,))
    found = rows(of(record), "candidates")
    assert {key[1]: n for key, n in found.items() if key[0] == "sex"} == {"female": 2, "not recorded": 1}
    assert found[("age at capture", "30-39")] == 3


def test_a_candidate_who_is_gone_counts_as_expunged_not_as_unrecorded(record: Record) -> None:
    search = record.search(record.case("C-1"), (0,), ())
    gone = replace(search.candidates[0], face_id=999, rank=2)
    record.search(record.case("C-2"), (), (), candidates=(search.candidates[0], gone), count_at_threshold=2)
    found = rows(of(record), "candidates")
    assert {key[1]: n for key, n in found.items() if key[0] == "sex"} == {"female": 2, "expunged": 1}


def test_candidates_that_no_list_holds_are_said_to_be_missing(record: Record) -> None:
    record.search(record.case("C-1"), (0, 1), (), count_at_threshold=7)
    notes = of(record).table("candidates").notes
    assert any(note.startswith("Another 5 reached the threshold") for note in notes)


# --- outcomes


def test_every_way_of_a_candidate_is_an_outcome_of_its_own(filled: Record) -> None:
    found = rows(of(filled), "candidate_outcomes")
    assert {what: n for what, n in found.items() if n} == {
        "Examined": 5,
        "Rejected by the first examiner: excluded": 1,
        "Rejected by the first examiner: inconclusive": 1,
        "Lead of the first examiner": 3,
        "… waiting for another look": 1,
        "… disagreement: goes no further": 1,
        "… agreed": 1,
        "… … released": 1,
    }
    assert {what: n for what, n in rows(of(filled), "search_outcomes").items() if n} == {
        "Concluded: no candidate": 1,
        "At least one lead of the first examiner, none released": 2,
        "At least one lead released": 1,
    }


def test_the_outcomes_add_up(filled: Record) -> None:
    found = rows(of(filled), "candidate_outcomes")
    rejected = sum(n for what, n in found.items() if what.startswith("Rejected"))
    assert found["Examined"] == rejected + found["Lead of the first examiner"]
    of_leads = [n for what, n in found.items() if what.startswith("… ") and not what.startswith("… …")]
    assert found["Lead of the first examiner"] == sum(of_leads)
    of_agreed = [n for what, n in found.items() if what.startswith("… …")]
    assert found["… agreed"] == sum(of_agreed)
    assert sum(rows(of(filled), "search_outcomes").values()) == of(filled).table("searches").rows[-1][1]


def test_a_lead_moves_on_with_what_is_done(record: Record) -> None:
    search = record.search(record.case("C-1"))

    def standing() -> set[str]:
        found = rows(of(record), "candidate_outcomes")
        return {what for what, n in found.items() if n and what.startswith("… ") and what != "… agreed"}

    record.conclude(search, 0)
    assert standing() == {"… waiting for another look"}
    record.look(search, {0: LEAD})
    assert standing() == {"… … waiting for corroboration"}
    record.corroborate(search, 0)
    assert standing() == {"… … waiting for release"}
    record.release(search, 0)
    assert standing() == {"… … released"}


def test_a_later_conclusion_takes_the_place_of_an_earlier(record: Record) -> None:
    search = record.search(record.case("C-1"))
    record.conclude(search, 0)
    record.conclude(search, 0, Conclusion.INSUFFICIENT_QUALITY)
    found = rows(of(record), "candidate_outcomes")
    assert (found["Examined"], found["Lead of the first examiner"]) == (1, 0)
    assert found["Rejected by the first examiner: insufficient quality"] == 1


def test_a_lead_in_a_case_without_a_policy_has_no_standing(record: Record) -> None:
    case = record.case("C-1")
    search = record.search(case)
    with record.workspace.recording() as stores:
        old, _ = stores.cases.open("O-1", "Missing person", "", "ann")
        stores.log.append("case.opened", {"case_id": old.case_id})
    other = record.search(case, case_id=old.case_id, case_number="O-1")
    record.conclude(search, 0)
    record.conclude(other, 0)
    found = rows(of(record), "candidate_outcomes")
    assert (found["… waiting for another look"], found["… in a case without a policy"]) == (1, 1)


# --- looks


def test_disagreements_and_fillers_are_counted_with_their_intervals(filled: Record) -> None:
    found = of(filled)
    all_looks = found.table("looks").rows[-1]
    assert all_looks[:2] == ("All", 2)
    assert str(all_looks[2]).startswith("1 of 2: 50.0% (95% interval")
    assert str(all_looks[3]).startswith("1 of 8: 12.5%")
    assert str(all_looks[4]).startswith("1 of 2")
    assert all_looks[5] == "2 min 05 s"  # five faces of 20 s, five of 30 s
    by = {row[0]: row for row in found.table("reviewers").rows}
    assert set(by) == {"eve", "max"}
    assert str(by["eve"][3]).startswith("0 of 4: at most")
    assert str(by["max"][3]).startswith("1 of 4: 25.0%")


def test_third_looks_and_withdrawn_ones_are_told_apart(record: Record) -> None:
    search = record.search(record.case("C-1"))
    record.conclude(search, 0)
    record.look(search, {0: EXCLUDED})
    record.look(search, {0: LEAD}, by="max", ordinal=3)
    record.look(search, {0: LEAD}, by="kim", state=LookState.WITHDRAWN)
    # With the third look two of three say lead: the policy lets it go on, while no look is open.
    assert rows(of(record), "candidate_outcomes")["… agreed"] == 1
    record.look(search, {0: LEAD}, by="kim", state=None)
    found = of(record)
    assert rows(found, "candidate_outcomes")["… agreed"] == 0
    assert rows(found, "look_states") == {
        "Second looks asked for in the period": 3,
        "Third looks asked for in the period": 1,
        "Completed in the period": 2,
        "Withdrawn in the period": 1,
        "Waiting or begun now, of all": 1,
    }
    assert [row[:2] for row in found.table("looks").rows] == [
        ("Second looks", 1),
        ("Third looks", 1),
        ("All", 2),
    ]
    # An open look is nobody's figure yet.
    assert [row[0] for row in found.table("reviewers").rows] == ["eve", "max"]


# --- what was refused


def test_what_was_refused_lowered_exported_removed(filled: Record) -> None:
    filled.note("subject.expunged", subject_id="s9")
    found = rows(of(filled), "safeguards")
    assert {what: n for what, n in found.items() if n} == {
        "Probes taken in": 4,
        "Probes refused: sketch": 2,
        "Probes refused: generated": 1,
        "Analyses of a probe that found its quality insufficient": 1,
        "Thresholds lowered below the floor, with a reason": 1,
        "Leads released": 1,
        "Reports exported: json": 1,
        "Reports exported: pdf": 1,
        "Reports exported, all": 2,
        "People expunged from a gallery": 1,
    }


def test_more_entries_than_a_page_holds_are_all_counted(record: Record) -> None:
    with record.workspace.recording() as stores:
        for _ in range(1203):
            stores.log.append("threshold.lowered", {"search_id": "x"})
    assert rows(of(record), "safeguards")["Thresholds lowered below the floor, with a reason"] == 1203


# --- who may see it


def test_figures_need_the_right_and_a_refusal_is_logged(workspace: Workspace, entries: Entries) -> None:
    workspace.set_person(None)
    with pytest.raises(SignInRequired):
        figures(workspace, NOW)
    sign_in_as(workspace, "ann", Role.ANALYST, Role.EXAMINER)
    with pytest.raises(AccessRefused, match="see the annual figures"):
        figures(workspace, NOW)
    assert [e.data["right"] for e in entries(workspace, "access.refused")] == ["see_figures"]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ADMINISTRATOR])
def test_reviewers_are_for_those_alone_who_may_see_reliability(filled: Record, role: Role) -> None:
    sign_in_as(filled.workspace, "tom", role)
    found = figures(filled.workspace, NOW)
    assert not found.with_reviewers
    with pytest.raises(KeyError):
        found.table("reviewers")
    everything = json.dumps(found.as_record())
    assert not any(f'"{name}"' in everything for name in ("eve", "max"))
    assert found.table("looks").rows[-1][1] == 2


def test_figures_of_a_demonstration_say_so(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "d", WorkspaceKind.DEMO, "A. Analyst") as demo:
        sign_in_as(demo, "sam", Role.SUPERVISOR)
        assert "demonstration" in figures(demo, NOW).notes[0]


def test_training_has_no_figures(tmp_path: Path) -> None:
    with (
        Workspace.create(tmp_path / "t", WorkspaceKind.TRAINING, "T. Trainer") as training,
        pytest.raises(WrongUse),
    ):
        figures(training, NOW)


# --- periods and export


def test_a_period_is_a_year_or_two_days() -> None:
    assert period_of(2026) == Period.of_year(2026)
    assert period_of(None, date(2026, 1, 1), date(2026, 6, 30)).year is None
    for year, first, last in (
        (None, None, None),
        (2026, date(2026, 1, 1), None),
        (None, date(2026, 1, 1), None),
        (1, None, None),
        (None, date(2026, 2, 1), date(2026, 1, 1)),
    ):
        with pytest.raises(WrongUse):
            period_of(year, first, last)


def test_a_table_is_written_and_the_log_says_what(filled: Record, tmp_path: Path, entries: Entries) -> None:
    found = of(filled)
    path = tmp_path / file_name(found, "csv")
    export_csv(filled.workspace, found, path)
    assert path.read_bytes() == figures_csv(found)
    (entry,) = entries(filled.workspace, "figures.exported")
    assert entry.actor == "sam"
    assert entry.data["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (entry.data["format"], entry.data["with_reviewers"]) == ("csv", True)
    assert (entry.data["from"], entry.data["to"]) == (NOW.first.isoformat(), NOW.last.isoformat())
    assert entry.seq > found.entries
    assert verify_workspace(filled.workspace, deep=True).ok


def test_what_could_not_be_written_is_not_said_to_be(
    filled: Record, tmp_path: Path, entries: Entries
) -> None:
    with pytest.raises(FolderNotWritable):
        export_csv(filled.workspace, of(filled), tmp_path / "nowhere" / "f.csv")
    assert not entries(filled.workspace, "figures.exported")


def test_exporting_needs_the_right_too(filled: Record, tmp_path: Path) -> None:
    found = of(filled)
    sign_in_as(filled.workspace, "ann", Role.ANALYST)
    with pytest.raises(AccessRefused):
        export_figures(filled.workspace, found, tmp_path / "f.pdf", b"%PDF")
    assert not (tmp_path / "f.pdf").exists()


def test_the_pages_are_given_texts_alone(filled: Record) -> None:
    found = of(filled, Period.of_year(TODAY.year))
    record = figures_record(found, checkpoint="note", verifier_key="key")
    assert set(record) == {
        *("title", "period", "made_by", "made_at", "tables", "notes", "program", "checkpoint"),
        "verifier_key",
    }
    assert (record["period"], record["made_by"]) == (str(TODAY.year), "sam")
    assert (record["checkpoint"], record["verifier_key"]) == ("note", "key")
    for table, given in zip(found.tables, record["tables"], strict=True):
        assert set(given) == {"title", "columns", "rows", "note"}
        assert given["rows"] == [[str(cell) for cell in row] for row in table.rows]
    assert found.root in record["notes"][-1]
    json.dumps(record)


def test_the_figures_say_which_log_they_were_counted_from(filled: Record) -> None:
    filled.supervisor()
    with filled.workspace.reading() as stores:
        head = stores.log.tree_head()
    found = figures(filled.workspace, NOW)
    assert (found.entries, found.root) == head


def test_the_years_to_choose_from_are_those_of_the_log(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert years_of(record.workspace) == (TODAY.year,)
    later = datetime.now().astimezone() + timedelta(days=800)
    monkeypatch.setattr(audit_log, "now", lambda: later)
    record.note("threshold.lowered", search_id="x")
    assert years_of(record.workspace) == tuple(range(later.year, TODAY.year - 1, -1))


def test_a_release_that_no_review_bore_is_not_counted_as_one(record: Record) -> None:
    search = record.search(record.case("C-1"))
    record.conclude(search, 0)
    record.release(search, 0)
    found = rows(of(record), "candidate_outcomes")
    assert (found["… waiting for another look"], found["… … released"]) == (1, 0)
