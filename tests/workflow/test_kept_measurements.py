"""What was measured stays readable for the search that needs it, and is what the log says was measured."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.log_entries import LogEntry
from desktop.domain.probes import Probe
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow import search as search_module
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.search import SearchRequest, reopen_search, run_search
from desktop.workflow.verify_audit import verify_workspace

Entries = Callable[..., list[LogEntry]]


def snapshot_of(workspace: Workspace, engine: FaceEngine) -> GallerySnapshot:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
    return take_snapshot(workspace, gallery, engine.pack)


def grow(workspace: Workspace, engine: FaceEngine, picture: Path, folder: Path) -> GallerySnapshot:
    folder.mkdir()
    shutil.copy(picture, folder / f"{picture.stem} again{picture.suffix}")
    assert enrol(workspace, engine, EnrolmentRequest("People", folder)).enrolled == 1
    return snapshot_of(workspace, engine)


def test_a_measurement_made_while_a_search_runs_does_not_take_its_rates_away(
    enrolled: Workspace,
    engine: FaceEngine,
    pictures: Any,
    tmp_path: Path,
    admitted: Probe,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    really = search_module._warnings

    def grown_meanwhile(*arguments: Any, **more: Any) -> Any:
        measure_rates(enrolled, grow(enrolled, engine, pictures.non_mated[0], tmp_path / "more"))
        return really(*arguments, **more)

    monkeypatch.setattr(search_module, "_warnings", grown_meanwhile)
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    again = reopen_search(enrolled, result.record.search_id)
    assert again.errors is not None
    assert again.errors.n == result.record.subjects == 40


@pytest.mark.parametrize("harm", ["changed", "replaced"])
def test_deep_verification_finds_measured_scores_that_are_not_those_of_the_log(
    enrolled: Workspace, engine: FaceEngine, harm: str, entries: Entries
) -> None:
    measure_rates(enrolled, snapshot_of(enrolled, engine))
    (entry,) = entries(enrolled, "rates.measured")
    (path,) = (enrolled.folder / "measurements").rglob("*.npz")
    assert verify_workspace(enrolled, deep=True).ok
    data = path.read_bytes() + b"another"
    path.write_bytes(data)
    expected = "were changed"
    if harm == "replaced":
        expected = "no entry says was measured"
        with enrolled.recording() as stores:
            stores.measurements._session.write(
                "UPDATE measurement SET file_sha256 = ?", (hashlib.sha256(data).hexdigest(),)
            )
    assert verify_workspace(enrolled).ok
    found = verify_workspace(enrolled, deep=True)
    assert found.problem is not None
    assert (found.problem.seq, expected in found.problem.detail) == (entry.seq, True)
