"""Entries, steps and checkpoints in words and rows, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.people import Role
from desktop.storage.checkpoint_store import StoredCheckpoint
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.audit.checkpoint_model import CheckpointModel
from desktop.ui.audit.entry_model import DETAIL, NUMBER, WHAT, EntryModel
from desktop.ui.audit.entry_words import detail_in_case, entry_detail, entry_facts, shortened, value_text
from desktop.ui.cases.step_sentences import sentence_kinds, step_sentence
from desktop.ui.cases.timeline_model import StepRole, TimelineModel, day_title
from desktop.ui.icons import ICON_NAMES
from desktop.ui.shell.entry_stages import STAGES, stage_of
from desktop.ui.shell.wording import entry_kind_text
from desktop.workflow.browse import WITHHELD, log_page
from desktop.workflow.checkpoint_list import ListedCheckpoint, Receipt
from tests.figures_builder import filled_record
from tests.people import sign_in_as

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield made


def entry(kind: str, seq: int = 7, at: datetime = AT, actor: str = "ann", **data: object) -> LogEntry:
    return LogEntry(seq, at, actor, kind, dict(data), "ab" * 32)


@pytest.mark.parametrize("kind", [kind.value for kind in EntryKind])
def test_every_kind_has_words_a_sentence_and_a_stage(kind: str) -> None:
    assert entry_kind_text(kind) != kind
    assert kind in sentence_kinds()
    sentence = step_sentence(entry(kind))
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert stage_of(kind) in STAGES


def test_stages_have_pictures_that_there_are() -> None:
    assert {stage.icon for stage in STAGES} <= set(ICON_NAMES)


def test_kinds_of_other_versions_are_shown_by_their_name() -> None:
    unknown = entry("telepathy.done", thought_count=3)
    assert step_sentence(unknown) == "ann: telepathy.done."
    assert stage_of(unknown.kind).word == "Other"
    assert [(fact.name, fact.value) for fact in entry_facts(unknown)] == [("Thought count", "3")]


def test_a_search_that_found_nobody_is_an_outcome_of_its_own() -> None:
    assert "found nobody" in step_sentence(entry("search.done", count_at_threshold=0, n=10, threshold=0.5))
    assert "found nobody" not in step_sentence(entry("search.done", count_at_threshold=2))
    assert "found nobody" not in step_sentence(entry("search.done"))


def test_what_an_entry_says_comes_with_its_case_where_there_are_several() -> None:
    said = entry("case.closed", case_number="C-1", case_id="x", reason="All was done.")
    assert entry_detail(said) == "C-1: All was done."
    assert detail_in_case(said) == "All was done."


def test_nothing_is_said_of_what_is_withheld() -> None:
    kept = entry("conclusion", withheld=WITHHELD)
    assert entry_detail(kept) == WITHHELD
    assert entry_facts(kept) == []


@pytest.mark.parametrize(
    "kind", ["conclusion", "probe.intake", "look.completed", "search.done", "log.verified"]
)
def test_an_entry_that_somebody_tampered_with_is_shown_all_the_same(kind: str) -> None:
    broken = entry(kind, conclusion="of another sort", answers=3, threshold="much", ok=True)
    assert isinstance(entry_detail(broken), str)
    assert entry_facts(broken)


def test_fields_are_told_in_words_hashes_last_and_short() -> None:
    facts = entry_facts(
        entry(
            "report.exported",
            sha256="3f" * 32,
            case_number="C-1",
            bytes=250_000,
            outcome="no_candidate",
            deep=True,
            reason="",
            fpir={"low": 0.25, "n": 100},
            answers=[{"conclusion": "lead", "features": {"nose": {}}, "seconds": 3.5, "place": 1}],
            features={"nose": {"appearance": "similar", "note": "a scar"}},
            faces=list(range(40)),
            case_id="ab" * 16,
        )
    )
    said = {fact.name: fact.value for fact in facts}
    assert said["Case"] == "C-1"
    assert said["Size in bytes"] == QLocale().toString(250_000)
    assert said["Outcome"] == "no candidate"
    assert said["Every image checked"] == "yes"
    assert said["FPIR: low"] == "0.25"
    assert said["Answer 1"] == "Place: 1; Conclusion: Lead; Seconds: 3.5"
    assert said["Features: nose"] == "similar; a scar"
    assert said["Faces"].endswith("and 28 more")
    assert "Reason" not in said
    exact = [fact.exact for fact in facts]
    assert exact == sorted(exact)
    (file,) = [fact for fact in facts if fact.name == "File (SHA-256)"]
    assert file.value == "3f" * 32
    assert file.short == "3f3f3f3f3f3f…3f3f"


@pytest.fixture
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("british")
def test_numbers_that_are_names_have_no_marks_of_thousands() -> None:
    assert value_text("face_id", 12345) == "12345"
    assert value_text("entries", 12345) == "12,345"
    assert shortened("short") == "short"


def test_the_table_reads_only_the_pages_that_are_looked_at(workspace: Workspace) -> None:
    page = log_page(workspace, 0, 1000)
    model = EntryModel(workspace)
    assert model.rowCount() == 0
    model.show([e.seq for e in page])
    assert model.rowCount() == len(page)
    assert model.pages_read == 0
    assert model.entry(3) == page[3]
    assert model.pages_read == 1
    assert model.index(3, NUMBER).data() == str(page[3].seq)
    assert model.index(3, WHAT).data() == entry_kind_text(page[3].kind)
    assert model.index(3, DETAIL).data() == entry_detail(page[3])
    spoken = model.index(3, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(page[3].seq) in spoken
    assert page[3].actor in spoken


def test_rows_are_found_by_the_number_of_their_entry(workspace: Workspace) -> None:
    model = EntryModel(workspace)
    model.show([30, 20, 11, 3])
    assert [model.row_of(seq) for seq in (30, 20, 11, 3, 4, 31, 1)] == [0, 1, 2, 3, -1, -1, -1]


def test_an_entry_that_is_gone_leaves_its_row_empty(workspace: Workspace) -> None:
    model = EntryModel(workspace)
    model.show([100_000, 5])
    assert model.entry(0) is None
    assert model.index(0, WHAT).data() is None
    assert model.entry(1).seq == 5


def test_the_first_bad_entry_is_marked(workspace: Workspace) -> None:
    model = EntryModel(workspace)
    model.show([9, 8, 7])
    model.mark_bad(8)
    assert model.index(1, NUMBER).data() == "⚠ 8"
    assert "first bad" in model.index(1, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(1, NUMBER).data(Qt.ItemDataRole.ForegroundRole) is not None
    model.mark_bad(0)
    assert model.index(1, NUMBER).data() == "8"


def test_steps_stand_below_their_days(qapp: QApplication) -> None:
    model = TimelineModel()
    model.set_steps(
        [
            entry("case.opened", 1, AT, purpose="Theft"),
            entry("search.done", 2, AT + timedelta(minutes=5)),
            entry("case.closed", 3, AT + timedelta(days=2), reason="Done."),
        ]
    )
    first, later = ((AT + timedelta(days=d)).astimezone().date() for d in (0, 2))
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == [
        day_title(first),
        "ann opened the case.",
        "ann searched with the probe.",
        day_title(later),
        "ann closed the case.",
    ]
    assert [model.step(row) and model.step(row).seq for row in range(5)] == [None, 1, 2, None, 3]
    assert (model.row_of(3), model.row_of(9)) == (4, -1)
    rows = [model.index(row, 0).data(StepRole) for row in (1, 2, 4)]
    assert [(row.is_first, row.is_last) for row in rows] == [(True, False), (False, True), (True, True)]
    assert [row.stage.word for row in rows] == ["Case", "Search", "Case"]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    spoken = model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Case, ann closed the case., Done." in spoken
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_days_are_written_so_that_nobody_misreads_them() -> None:
    assert day_title(date(2026, 3, 1)) == "2026-03-01, Sunday"


@pytest.mark.usefixtures("british")
def test_checkpoints_say_where_they_went(qapp: QApplication) -> None:
    model = CheckpointModel()
    at = AT.astimezone().strftime("%Y-%m-%d %H:%M")
    model.show(
        [
            ListedCheckpoint(
                StoredCheckpoint(1200, "ab" * 32, "note", "conclusion", AT),
                (Receipt("folder", AT), Receipt("tsa", AT), Receipt("folder", AT)),
            ),
            ListedCheckpoint(StoredCheckpoint(3, "cd" * 32, "note", "asked", AT), ()),
        ]
    )
    cells = [[model.index(row, column).data() for column in range(5)] for row in range(2)]
    assert cells[0] == ["1,200", at, "Conclusion", "abababababab…", "folder, time-stamp authority"]
    assert cells[1] == ["3", at, "Asked for", "cdcdcdcdcdcd…", "nowhere yet"]
    assert model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole) == "ab" * 32
    assert model.row_of(3) == 1
    assert model.row_of(4) == -1
    assert model.row(5) is None
