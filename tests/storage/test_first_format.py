"""A workspace of the first format: verified as it is, brought up to date without a loss, no disguise."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Migrations

from desktop.domain.checkpoints import parse_verifier_key
from desktop.domain.merkle import TreeHasher
from desktop.domain.people import Role
from desktop.domain.score_kinds import ScoreKind
from desktop.storage import audit_log, database, migrations, workspace
from desktop.storage.face_store import FaceStore
from desktop.storage.gallery_sizes import GallerySizes
from desktop.storage.log_tree import LogTree
from desktop.storage.log_verification import verify_log
from desktop.storage.rates_store import RatesStore
from desktop.storage.review_schema import REVIEW_COLUMNS
from desktop.storage.schema import (
    FIRST_TRIGGERS,
    RATES_TABLES_COVERED,
    RATES_TRIGGERS,
    REVIEW_TRIGGERS,
    TRIGGERS,
)
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier.check import check
from desktop.workflow.export_log import export_log
from tests.people import sign_in_as
from tests.storage.conftest import Filled

RECORD = ("gallery", "face", "case_file", "probe", "search", "candidate", "conclusion", "log_entry")
MEASURED = "INSERT INTO measurement VALUES (1, 1, '5aa5', 'c0ffee', '2026', 1.0, '[]', x'', 0, 1, x'')"


def nothing_beside_the_log(old) -> None:
    """No tree, no index, no key and no checkpoints."""
    old.setattr(LogTree, "append", lambda tree, seq, leaf: None)
    old.setattr(LogTree, "root", computed_root)
    old.setattr(audit_log, "add_subjects", lambda connection, subjects: None)
    old.setattr(audit_log, "CHECKPOINT_KINDS", frozenset())
    old.setattr(audit_log.LogStore, "unsigned_since", lambda store: None)
    old.setattr(workspace.Workspace, "_find_key", lambda opened: None)


def computed_root(tree: LogTree, size: int) -> bytes:
    hasher = TreeHasher()
    for seq in range(size):
        hasher.append(tree.node(0, seq))
    return hasher.root()


@pytest.fixture
def first_format(tmp_path, build, monkeypatch) -> Filled:
    """As the program of the first format wrote it: a search with a conclusion, and measured rates."""
    first = Migrations(migrations.workspace_migrations.name)
    first._migrations = migrations.workspace_migrations._migrations[:1]
    folder = tmp_path / "old"
    with monkeypatch.context() as old:
        old.setattr(migrations.migrate, "__defaults__", (first,))
        old.setattr(database, "FORMAT", 1)
        old.setattr(RatesStore, "add_search", lambda store, record: None)
        old.setattr(FaceStore, "valid_rows", lambda store, gallery_id: 0)
        old.setattr(GallerySizes, "keep", lambda sizes, gallery_id, size: None)
        old.setattr(workspace, "_finish_expungements", lambda opened: None)
        nothing_beside_the_log(old)
        with Workspace.create(folder, WorkspaceKind.CASEWORK, "A. Analyst") as made:
            gallery = build.gallery(made)
            build.enrol(made, gallery, ["s1", "s2", "s3"])
            build.conclude(made, build.search(made, gallery, build.probe(made)))
            with made.recording() as stores:
                stores.measurements._session.write(MEASURED)
    (folder / "measurements").rmdir()
    return Filled(folder)


def test_a_log_without_checkpoints_is_intact_and_nobody_signs_for_it(first_format):
    answer = check(first_format.folder)
    assert answer.ok
    assert (answer.signed_up_to, answer.unsigned) == (0, None)
    assert f"Entries 1 to {answer.size} are signed by nobody" in " ".join(answer.cannot_see)


def version(filled: Filled) -> int:
    with closing(sqlite3.connect(filled.database)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def content(path) -> dict[str, list]:
    with closing(sqlite3.connect(path)) as raw:
        return {t: raw.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for t in RECORD}


def triggers(path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as raw:
        return dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))


def test_it_is_verified_before_any_new_program_opened_it(first_format):
    assert (version(first_format), triggers(first_format.database)) == (1, FIRST_TRIGGERS)
    before = first_format.database.read_bytes()
    for deep in (False, True):
        result = verify_log(first_format.folder, deep=deep)
        assert result.ok, result.problem
        assert result.entries == first_format.entries() == 9
    assert first_format.database.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE search SET threshold = 0.2", "search.done"),
        ("UPDATE candidate SET score = score + 1e-9 WHERE rank = 2", "search.done"),
        ("DELETE FROM conclusion", "conclusion"),
    ],
)
def test_what_was_changed_in_it_is_found(first_format, statement, kind):
    first_format.tamper(statement)
    assert verify_log(first_format.database).problem.seq == first_format.seq_of(kind)


def test_it_is_opened_with_everything_in_it(first_format):
    before = content(first_format.database)
    with Workspace.open(first_format.folder, "B. Later") as opened, opened.reading() as stores:
        (search,) = stores.searches.recent(5)
        (conclusion,) = stores.conclusions.of_search(search.search_id)
        # Nothing was kept about error then: the scores are raw.
        assert (search.score_kind, search.notes, search.declared) == (ScoreKind.RAW, None, {})
        assert (search.cohort_size, search.probe_mean, len(search.candidates)) == (None, None, 2)
        assert stores.rates.reasons(search.search_id) == []
        assert stores.rates.of_conclusion(1) == []
        # The rates are measured again.
        assert stores.measurements.latest(search.gallery_id) is None
        assert conclusion.reason == "Ears and scar agree."
        assert (first_format.folder / "measurements").is_dir()
    assert version(first_format) == database.FORMAT
    assert triggers(first_format.database) == TRIGGERS
    after = content(first_format.database)
    assert after["log_entry"][: len(before["log_entry"])] == before["log_entry"]
    for table in set(RECORD) - {"log_entry"}:
        assert after[table] == before[table], table
    backup = first_format.folder / "workspace-format-1.backup.db"
    assert content(backup) == before
    with closing(sqlite3.connect(backup)) as raw:
        assert raw.execute("SELECT count(*) FROM measurement").fetchone() == (1,)
    result = verify_log(first_format.folder, deep=True)
    assert result.ok, result.problem


def test_work_goes_on_in_it(first_format, build):
    with Workspace.open(first_format.folder, "B. Later") as opened:
        with opened.reading() as stores:
            gallery = stores.galleries.by_name("county")
            (old,) = stores.searches.recent(5)
        new = build.search(opened, gallery, build.probe(opened))
        with opened.reading() as stores:
            assert stores.searches.recent(5) == [new, old]
    with Workspace.open(first_format.folder, "B. Later"):
        pass  # nothing is migrated twice
    assert verify_log(first_format.folder, deep=True).ok


def test_a_migration_that_is_interrupted_leaves_the_first_format(first_format, monkeypatch):
    with monkeypatch.context() as failing:
        failing.setattr(migrations.schema, "RATES_TRIGGERS", {"broken": "CREATE TRIGGER broken"})
        with pytest.raises(sqlite3.OperationalError):
            Workspace.open(first_format.folder, "B. Later")
    assert (version(first_format), triggers(first_format.database)) == (1, FIRST_TRIGGERS)
    assert verify_log(first_format.folder).ok
    with Workspace.open(first_format.folder, "B. Later"):
        pass
    assert version(first_format) == database.FORMAT
    assert verify_log(first_format.folder).ok


DROP_GUARDS = tuple(f"DROP TRIGGER {name}" for name in RATES_TRIGGERS | REVIEW_TRIGGERS)
DROP_TABLES = tuple(f"DROP TABLE {name}" for name in (*RATES_TABLES_COVERED, *REVIEW_COLUMNS))
BACK = "PRAGMA user_version = 1"


@pytest.mark.parametrize(
    "statements",
    [
        (BACK,),
        (BACK, *DROP_GUARDS),
        (BACK, *DROP_GUARDS, *DROP_TABLES),
        (*DROP_GUARDS, *DROP_TABLES),
        ("DROP TABLE threshold_reason",),
    ],
    ids=["number", "number and guards", "number, guards and tables", "tables", "one empty table"],
)
def test_the_second_format_is_not_passed_off_as_the_first(filled, statements):
    """What stands beside a search cannot be got rid of by claiming that there never was such a thing."""
    filled.tamper(*statements, keep_triggers=True)
    result = verify_log(filled.folder)
    assert not result.ok
    with closing(sqlite3.connect(filled.database)) as raw:
        assert raw.execute("SELECT count(*) FROM search").fetchone() == (1,)


def test_the_disguise_is_found_where_nothing_was_searched_yet(tmp_path):
    Workspace.create(tmp_path / "new", WorkspaceKind.CASEWORK, "A. Analyst").close()
    new = Filled(tmp_path / "new")
    assert verify_log(new.folder).ok
    new.tamper(BACK, keep_triggers=True)
    assert "does not belong here" in verify_log(new.folder).problem.detail


def test_the_search_whose_rates_were_taken_away_is_named(filled):
    filled.tamper(BACK, *DROP_GUARDS, *DROP_TABLES, keep_triggers=True)
    problem = verify_log(filled.folder).problem
    assert problem.seq == filled.seq_of("search.done")
    assert "were changed after it was written" in problem.detail


def test_it_is_verified_from_outside_and_leaves_once_it_was_opened(first_format, tmp_path):
    answer = check(first_format.folder, deep=True)
    assert answer.ok, answer.problems
    assert answer.signed_up_to == 0
    with Workspace.open(first_format.folder, "B. Analyst") as opened:
        sign_in_as(opened, "sam", Role.SUPERVISOR)
        key = parse_verifier_key(export_log(opened, tmp_path / "log.zip").verifier_key)
    for source in (tmp_path / "log.zip", first_format.folder):
        answer = check(source, keys=[key])
        assert answer.ok, answer.problems
        assert answer.vouched == answer.signed_up_to > 9
