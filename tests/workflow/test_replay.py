"""Replays: the same scores as a search one by one, and as leave-one-out."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.error_rates import ErrorRates
from desktop.domain.galleries import Gallery
from desktop.domain.groups import Grouping
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.rates import wilson_rate
from desktop.domain.replays import Replay, ReplaySide
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.search import search_snapshot
from desktop.storage.workspace import Workspace
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.replay import run_replay
from desktop.workflow.training import open_training

Entries = Callable[..., list[LogEntry]]


def replay_of(scores: Any, **changes: Any) -> Replay:
    values = np.asarray(scores, np.float32)
    people = len(values)
    given: dict[str, Any] = {
        "gallery": ReplaySide(1, "County", "a" * 64, 50),
        "probes": ReplaySide(2, "Council", "b" * 64, people),
        "pack_id": "pack",
        "pack_hash": "c" * 64,
        "kind": ScoreKind.RAW,
        "subject_ids": tuple(f"P{i}" for i in range(people)),
        "face_ids": np.arange(people, dtype=np.int64) + 100,
        "scores": values,
        "candidate_faces": np.arange(values.size, dtype=np.int64).reshape(values.shape) + 1000,
        "left_out": 0,
        "groupings": (),
    }
    return Replay(**(given | changes))


def test_who_gets_a_false_candidate_at_a_setting() -> None:
    replay = replay_of([[0.5, 0.4], [0.9, 0.2], [0.7, 0.7], [0.1, 0.0]])
    outcome = replay.at(0.5)
    assert outcome.rate == wilson_rate(3, 4)
    assert outcome.people.tolist() == [1, 2, 0]
    assert replay.at(0.91).people.tolist() == []
    second = replay.person(2, 0.5)
    assert (second.subject_id, second.face_id) == ("P2", 102)
    assert [(c.face_id, round(c.score, 4)) for c in second.candidates] == [(1004, 0.7), (1005, 0.7)]
    assert second.more  # both kept scores are above, and there are 50 people
    assert not replay.person(1, 0.5).more
    assert [c.face_id for c in replay.person(0, 0.45).candidates] == [1000]


def test_a_list_that_holds_the_whole_gallery_hides_nobody() -> None:
    small = ReplaySide(1, "Two", "a" * 64, 2)
    assert not replay_of([[0.9, 0.8]], gallery=small).person(0, 0.1).more
    assert not replay_of([[0.9]], gallery=small, left_out=1).person(0, 0.1).more
    assert replay_of([[0.9]], gallery=small).person(0, 0.1).more


def test_groups_are_those_recorded_of_the_people_searched() -> None:
    scores = np.concatenate([np.full(20, 0.9), np.full(20, 0.1), np.full(40, 0.1)])[:, None]
    names = ("F",) * 40 + ("M",) * 39 + ("",)
    replay = replay_of(scores, groupings=(Grouping("sex", names),))
    (table,) = replay.at(0.5).tables
    women, men = table.row("F"), table.row("M")
    assert women is not None
    assert men is not None
    assert women.rate == wilson_rate(20, 40)
    assert men.rate == wilson_rate(0, 39)
    assert women.flagged
    assert table.unrecorded == 1
    assert replay.groups_of(0) == {"sex": "F"}
    assert replay.groups_of(79) == {}


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="people"):
        replay_of(np.empty((0, 1)))
    with pytest.raises(ValueError, match="candidates"):
        replay_of([[0.5]], candidate_faces=np.zeros((1, 2), np.int64))


@pytest.fixture(scope="module")
def lab_folder(tmp_path_factory: pytest.TempPathFactory, engine: FaceEngine, pictures: Any) -> Path:
    """A closed training workspace with `People`, the same again as `Copy`, and `Strangers`."""
    base = tmp_path_factory.mktemp("lab")
    strangers = base / "strangers"
    strangers.mkdir()
    for path in pictures.non_mated:
        shutil.copy(path, strangers)
    with open_training(base / "workspace", "T. Trainer") as workspace:
        enrol(workspace, engine, pictures.request("People"))
        enrol(workspace, engine, pictures.request("Copy"))
        enrol(workspace, engine, EnrolmentRequest("Strangers", strangers))
    return base / "workspace"


@pytest.fixture
def lab(lab_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(lab_folder, tmp_path / "lab")
    with open_training(tmp_path / "lab", "T. Trainer") as opened:
        yield opened


def gallery_of(workspace: Workspace, name: str) -> Gallery:
    with workspace.reading() as stores:
        return stores.galleries.by_name(name)


@pytest.mark.parametrize("kind", list(ScoreKind))
def test_one_gallery_is_its_own_leave_one_out(lab: Workspace, engine: FaceEngine, kind: ScoreKind) -> None:
    people = gallery_of(lab, "People")
    replay = run_replay(lab, engine.pack, people, kind=kind)
    measured = measure_rates(lab, take_snapshot(lab, people, engine.pack)).scores(kind)
    assert (replay.n, replay.left_out, replay.is_one_gallery) == (40, 40, True)
    np.testing.assert_array_equal(replay.scores, measured.top)
    # With the interval of leave-one-out, which knows that each resemblance is seen from both sides.
    for threshold in np.quantile(measured.best, (0.3, 0.8)).tolist():
        assert replay.at(threshold).rate == ErrorRates(measured).fpir(threshold)
    # Nobody is a candidate for oneself.
    with lab.reading() as stores:
        who = {
            i: f.record.subject_id for i, f in stores.faces.get_many(replay.candidate_faces.flat).items()
        }
    for subject, faces in zip(replay.subject_ids, replay.candidate_faces, strict=True):
        assert subject not in {who[int(face)] for face in faces}


@pytest.mark.parametrize("kind", list(ScoreKind))
def test_people_in_both_galleries_are_left_out_as_leave_one_out_does(
    lab: Workspace, engine: FaceEngine, kind: ScoreKind
) -> None:
    """The same people enrolled twice: searching one gallery in the other is leave-one-out again, by another
    road, cohorts included."""
    people, copy = gallery_of(lab, "People"), gallery_of(lab, "Copy")
    across = run_replay(lab, engine.pack, people, copy, kind)
    within = run_replay(lab, engine.pack, people, kind=kind)
    assert (across.left_out, across.is_one_gallery) == (40, False)
    assert across.subject_ids == within.subject_ids
    assert set(across.face_ids.tolist()).isdisjoint(within.face_ids.tolist())
    np.testing.assert_allclose(across.scores, within.scores, atol=2e-6)
    apart = np.diff(within.scores, axis=1) < -1e-5
    settled = np.pad(apart, ((0, 0), (1, 0)), constant_values=True) & np.pad(
        apart, ((0, 0), (0, 1)), constant_values=True
    )
    assert settled.mean() > 0.5
    np.testing.assert_array_equal(across.candidate_faces[settled], within.candidate_faces[settled])


@pytest.mark.parametrize("kind", list(ScoreKind))
def test_strangers_are_searched_as_in_casework(lab: Workspace, engine: FaceEngine, kind: ScoreKind) -> None:
    people, strangers = gallery_of(lab, "People"), gallery_of(lab, "Strangers")
    replay = run_replay(lab, engine.pack, people, strangers, kind)
    assert (replay.n, replay.left_out, replay.scores.shape) == (5, 0, (5, 40))
    snapshot = take_snapshot(lab, people, engine.pack)
    probes = take_snapshot(lab, strangers, engine.pack)
    cohort = measure_rates(lab, snapshot).cohort if kind is ScoreKind.NORMALISED else None
    for place in range(5):
        listed = search_snapshot(snapshot, probes.templates[place], cohort=cohort, top=40)
        assert replay.scores[place].tolist() == [np.float32(row.score) for row in listed.rows]
        assert replay.candidate_faces[place].tolist() == [row.face_id for row in listed.rows]


def test_the_log_says_that_it_was_done_and_no_more(
    lab: Workspace, engine: FaceEngine, entries: Entries
) -> None:
    people, strangers = gallery_of(lab, "People"), gallery_of(lab, "Strangers")
    run_replay(lab, engine.pack, people, strangers)
    (entry,) = entries(lab, EntryKind.REPLAY_DONE)
    assert entry.data["snapshot"] == take_snapshot(lab, people, engine.pack).hash
    assert entry.data["probes_snapshot"] == take_snapshot(lab, strangers, engine.pack).hash
    assert (entry.data["people"], entry.data["n"], entry.data["score"]) == (5, 40, "raw")
    assert set(entry.data) <= {
        *("gallery_id", "snapshot", "probes_gallery_id", "probes_snapshot", "pack", "pack_hash"),
        *("score", "people", "left_out", "n"),
    }


def test_it_is_refused_in_casework(enrolled: Workspace, engine: FaceEngine, entries: Entries) -> None:
    with pytest.raises(WrongUse, match="not done in casework"):
        run_replay(enrolled, engine.pack, gallery_of(enrolled, "People"))
    assert entries(enrolled, EntryKind.REPLAY_DONE) == []


def test_two_packs_cannot_be_compared(
    lab: Workspace, engine: FaceEngine, other_pack_engine: FaceEngine
) -> None:
    people = gallery_of(lab, "People")
    other = dataclasses.replace(gallery_of(lab, "Strangers"), pack_id="other", pack_hash="0" * 64)
    with pytest.raises(WrongUse, match="“Strangers” was enrolled with the model pack other"):
        run_replay(lab, engine.pack, people, other)


def test_a_small_gallery_has_no_normalised_replay(lab: Workspace, engine: FaceEngine) -> None:
    strangers = gallery_of(lab, "Strangers")
    with pytest.raises(WrongUse, match="too small for a cohort"):
        run_replay(lab, engine.pack, strangers, kind=ScoreKind.NORMALISED)
    with pytest.raises(WrongUse, match="too small for a cohort"):
        run_replay(lab, engine.pack, strangers, gallery_of(lab, "People"), ScoreKind.NORMALISED)


def test_it_can_be_stopped(lab: Workspace, engine: FaceEngine, entries: Entries) -> None:
    token, seen = CancelToken(), []

    def stop(progress: Progress) -> None:
        seen.append(progress.done)
        token.cancel()

    with pytest.raises(Cancelled):
        run_replay(
            lab,
            engine.pack,
            gallery_of(lab, "People"),
            gallery_of(lab, "Strangers"),
            on_progress=stop,
            cancel=token,
        )
    assert seen == [1]
    assert entries(lab, EntryKind.REPLAY_DONE) == []
