"""The training workspace: what is enrolled in it, and that nothing of it is casework."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.probes import Intake
from desktop.domain.progress import Cancelled, CancelToken
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import training
from desktop.workflow.analyse_probe import admit_probe, read_probe
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.search import SearchRequest, run_search
from desktop.workflow.training import (
    PRACTICE_GALLERY,
    PRACTICE_PROBES,
    PracticeGallery,
    enrol_practice,
    open_training,
    practice_galleries,
    practice_requests,
    require_practice,
    training_is_ready,
)


@pytest.fixture
def trainers(tmp_path: Path) -> Iterator[Workspace]:
    with open_training(tmp_path / "training", "T. Trainer") as opened:
        yield opened


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> tuple[PracticeGallery, PracticeGallery]:
    """The practice galleries with fewer pictures, for time: two people twice, six strangers."""
    gallery, probes = practice_galleries()
    twice = [row["subject_id"] for row in gallery.rows if row["file"].startswith("probes/")][:2]
    inside = tuple(row for row in gallery.rows if row["subject_id"] in twice)
    both = (
        dataclasses.replace(gallery, rows=inside),
        dataclasses.replace(probes, rows=probes.rows[:6]),
    )
    monkeypatch.setattr(training, "practice_galleries", lambda: both)
    return both


def test_what_there_is_to_practise_on() -> None:
    gallery, probes = practice_galleries()
    people = {row["subject_id"] for row in gallery.rows}
    twice = {row["subject_id"] for row in gallery.rows if row["file"].startswith("probes/")}
    strangers = {row["subject_id"] for row in probes.rows}
    assert (len(gallery.rows), len(people), len(twice)) == (398, 298, 100)
    assert (len(probes.rows), len(strangers)) == (60, 60)
    assert not people & strangers
    assert not any("mate" in row["note"] for row in (*gallery.rows, *probes.rows))
    assert all(row["note"].endswith("synthetic") for row in (*gallery.rows, *probes.rows))


def test_it_is_enrolled_once_and_only_what_belongs_to_it(
    trainers: Workspace, engine: FaceEngine, few: tuple[PracticeGallery, PracticeGallery]
) -> None:
    assert not training_is_ready(trainers)
    summaries = enrol_practice(trainers, engine)
    assert [s.gallery.name for s in summaries] == [PRACTICE_GALLERY, PRACTICE_PROBES]
    assert [(s.gallery.faces, s.gallery.subjects) for s in summaries] == [(4, 2), (6, 6)]
    assert all(not s.refused for s in summaries)
    assert training_is_ready(trainers)
    with trainers.reading() as stores:
        faces = stores.faces.page(summaries[0].gallery.gallery_id, 0, 10)
        record = stores.faces.records(summaries[1].gallery.gallery_id)
    # The portrait is the first face of everybody: it plays the probe where rates are measured.
    first = {face.record.subject_id: face.file_name for face in reversed(faces)}
    assert all(name.endswith("_g.jpg") for name in first.values())
    assert all(r.sex in ("F", "M") and r.extra["skin_tone_band_synthetic"] for r in record.values())
    folders = [request.folder for request in practice_requests(trainers)]
    assert folders == []
    assert not any((trainers.temporary / one.folder_name).exists() for one in few)


def test_a_run_that_was_stopped_goes_on_where_it_ended(
    tmp_path: Path, counting: tuple[FaceEngine, Any], few: tuple[PracticeGallery, PracticeGallery]
) -> None:
    engine, detector = counting
    token = CancelToken()
    # Two more of the first four may be in work already; the last one begins when one of them is done.
    detector.then = lambda calls: token.cancel()
    with open_training(tmp_path / "training", "T") as workspace, pytest.raises(Cancelled):
        enrol_practice(workspace, engine, cancel=token)
    with open_training(tmp_path / "training", "T") as workspace, workspace.reading() as stores:
        (gallery,) = stores.galleries.all()
    assert 1 <= gallery.faces <= 3
    with open_training(tmp_path / "training", "T") as workspace:
        assert not training_is_ready(workspace)
        first, second = enrol_practice(workspace, engine)
        assert (first.resumed, first.enrolled, first.handled_now) == (True, 4, 4 - gallery.faces)
        assert second.enrolled == 6
        assert training_is_ready(workspace)


@pytest.mark.usefixtures("few")
def test_trainers_can_enrol_more_and_it_stays_ready(
    trainers: Workspace, engine: FaceEngine, tmp_path: Path
) -> None:
    enrol_practice(trainers, engine)
    gallery, _ = practice_galleries()
    (tmp_path / "more" / "Somebody").mkdir(parents=True)
    picture = training.demo_folder() / gallery.rows[-1]["file"]
    (tmp_path / "more" / "Somebody" / "one.jpg").write_bytes(picture.read_bytes())
    summary = enrol(trainers, engine, EnrolmentRequest(PRACTICE_GALLERY, tmp_path / "more"))
    assert summary.enrolled == 1
    assert training_is_ready(trainers)


def test_casework_and_the_demo_are_never_the_lab(tmp_path: Path) -> None:
    for kind in (WorkspaceKind.CASEWORK, WorkspaceKind.DEMO):
        folder = tmp_path / kind.value
        Workspace.create(folder, kind, "A").close()
        with pytest.raises(WrongUse, match="not a training workspace"):
            open_training(folder, "A")
        with Workspace.open(folder, "A") as still:
            assert still.kind is kind
            with pytest.raises(WrongUse, match="training workspace only"):
                practice_requests(still)


def test_practice_is_refused_in_casework_alone(workspace: Workspace, trainers: Workspace) -> None:
    with pytest.raises(WrongUse, match="not done in casework"):
        require_practice(workspace)
    require_practice(trainers)


@pytest.mark.usefixtures("few")
def test_nothing_of_casework_can_be_done_in_it(
    trainers: Workspace, engine: FaceEngine, intake: Intake
) -> None:
    enrol_practice(trainers, engine)
    draft = read_probe(trainers, engine, training.demo_folder() / practice_galleries()[1].rows[0]["file"])
    with pytest.raises(WrongUse, match="training workspace"):
        admit_probe(trainers, engine, draft, 0, intake)
    with pytest.raises(WrongUse, match="training workspace"):
        run_search(trainers, engine, SearchRequest("no-probe", PRACTICE_GALLERY))
    with trainers.reading() as stores:
        assert stores.cases.all() == []
