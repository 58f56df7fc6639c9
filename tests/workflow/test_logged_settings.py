"""A setting that is policy is what the newest entry about it says; nobody changes it beside the log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import (
    DELIVERY_FOLDER_SETTING,
    DELIVERY_ROOT_SETTING,
    DEVICE_SETTING,
    FLOOR_SETTING,
    LOCK_SETTING,
    POLICY_SETTING,
    score_setting,
)
from desktop.domain.score_kinds import ScoreKind
from desktop.recognition.packs import PackCatalogue
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from desktop.workflow.delivery_settings import DeliverySettings, change_delivery
from desktop.workflow.engines import Engines
from desktop.workflow.idle_lock import set_lock_minutes
from desktop.workflow.policies import set_default_policy
from desktop.workflow.score_choice import choose_score
from desktop.workflow.settings import prefer_device, set_setting
from desktop.workflow.threshold_floor import set_floor

KIND_OF = {
    FLOOR_SETTING: EntryKind.FLOOR_CHANGED,
    POLICY_SETTING: EntryKind.POLICY_ADOPTED,
    LOCK_SETTING: EntryKind.LOCK_CHANGED,
    DEVICE_SETTING: EntryKind.DEVICE_CHOSEN,
    score_setting(1): EntryKind.SCORE_CHOSEN,
    DELIVERY_FOLDER_SETTING: EntryKind.DELIVERY_CHANGED,
    DELIVERY_ROOT_SETTING: EntryKind.DELIVERY_CHANGED,
}


@pytest.fixture
def settled(enrolled: Workspace, tmp_path: Path) -> Workspace:
    """Everything was set, some of it twice, the way people do."""
    with enrolled.reading() as stores:
        (gallery,) = stores.galleries.all()
    set_floor(enrolled, 0.5)
    set_floor(enrolled, 0.0)
    set_default_policy(enrolled, "training")
    set_default_policy(enrolled, "general")
    set_lock_minutes(enrolled, 5)
    prefer_device(enrolled, Engines(enrolled, PackCatalogue([tmp_path])), "cpu")
    choose_score(enrolled, gallery, ScoreKind.RAW, None)
    change_delivery(enrolled, DeliverySettings(folder=str(tmp_path)))
    set_setting(enrolled, "theme", "dark")
    assert verify_log(enrolled.folder).ok
    return enrolled


def _write(workspace: Workspace, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(workspace.database)) as raw:
        raw.execute(statement, values)
        raw.commit()


@pytest.mark.parametrize("name", KIND_OF)
def test_what_somebody_wrote_beside_the_log_is_found(settled: Workspace, name: str) -> None:
    with settled.reading() as stores:
        newest = stores.log.page(0, 1, kind_prefix=KIND_OF[name].value)[0].seq
    for statement in (
        "UPDATE setting SET value = '0.9' WHERE name = ?",
        "UPDATE setting SET value = '1' WHERE name = ?",
        "DELETE FROM setting WHERE name = ?",
    ):
        with settled.reading() as stores:
            honest = stores.settings.get(name)
        _write(settled, statement, name)
        problem = verify_log(settled.folder).problem
        assert problem is not None, statement
        assert (problem.seq, name in problem.detail) == (newest, True)
        _write(settled, "INSERT OR REPLACE INTO setting VALUES (?, ?)", name, str(honest))
        assert verify_log(settled.folder).ok


@pytest.mark.parametrize("name", [*KIND_OF, score_setting(7)])
def test_what_nobody_ever_set_is_found(workspace: Workspace, name: str) -> None:
    assert verify_log(workspace.folder).ok
    _write(workspace, "INSERT INTO setting VALUES (?, 'x')", name)
    problem = verify_log(workspace.folder).problem
    assert problem is not None
    assert "no entry made it so" in problem.detail
