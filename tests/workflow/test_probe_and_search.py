"""From a picture to a recorded search: gates, order of the record, exactness."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFilter

from desktop.domain.adjustments import Crop, Grey, Mirror, Recipe
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.probes import INADMISSIBLE_SENTENCES, Intake, Probe, ProbeType
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import CaseRequired, GalleryEmpty, GalleryUnknown, ProbeRefused, WrongUse
from desktop.recognition.adjusted_image import apply_recipe
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.analyse_probe import admit_probe, read_probe, refuse_inadmissible
from desktop.workflow.browse import original, recent_searches
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.search import SearchRequest, reopen_search, run_search, snapshot_is_current
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import take_in

Entries = Callable[..., list[LogEntry]]
WHY = "A person is missing: every lead counts."


def probe_of(workspace: Workspace, probe_id: str) -> Probe:
    with workspace.reading() as stores:
        return stores.probes.get(probe_id)


ADMISSIBLE = [t for t in ProbeType if t.admissible]
INADMISSIBLE = [t for t in ProbeType if not t.admissible]


# --- the probe


@pytest.mark.parametrize("probe_type", ADMISSIBLE)
def test_an_admissible_probe_is_recorded_in_order(
    workspace: Workspace,
    engine: FaceEngine,
    pictures: Any,
    intake: Intake,
    entries: Entries,
    probe_type: ProbeType,
) -> None:
    path = pictures.mated[0][0]
    declared = dataclasses.replace(intake, probe_type=probe_type, case_number=" C-17 ")
    probe = admit_probe(workspace, engine, read_probe(workspace, engine, path), 0, declared)
    kept = probe_of(workspace, probe.probe_id)
    assert dataclasses.replace(kept, quality=probe.quality) == probe
    assert kept.quality.as_record() == probe.quality.as_record()
    assert (probe.case_number, probe.probe_type, probe.file_name) == ("C-17", probe_type, path.name)
    assert workspace.images.read(probe.image_sha256) == path.read_bytes()
    assert probe.image_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert original(workspace, probe.image_sha256).sha256 == probe.image_sha256
    opened, adopted, terms, taken, analysed = entries(workspace)[-5:]
    assert [opened.kind, adopted.kind, terms.kind, taken.kind, analysed.kind] == [
        EntryKind.CASE_OPENED,
        EntryKind.POLICY_ADOPTED,
        EntryKind.CASE_TERMS,
        EntryKind.PROBE_INTAKE,
        EntryKind.PROBE_ANALYSED,
    ]
    assert (opened.data["purpose"], opened.data["authority"]) == ("Theft", "Order 4/2026")
    assert (terms.data["offence"], terms.data["policy"]) == ("Theft", "general")
    assert terms.data["policy_sha256"] == adopted.data["sha256"]
    assert (taken.data["adjustments"], taken.data["captured_on"]) == ([], None)
    assert (taken.data["purpose"], taken.data["authority"]) == ("Theft", "Order 4/2026")
    assert (taken.data["image"], taken.data["provenance"]) == (probe.image_sha256, "Exported by the shop")
    assert analysed.data["pack_hash"] == engine.pack.hash
    assert analysed.data["quality"] == probe.quality.as_record()


def test_a_case_is_opened_once(
    workspace: Workspace, engine: FaceEngine, pictures: Any, intake: Intake, entries: Entries
) -> None:
    first = admit_probe(workspace, engine, read_probe(workspace, engine, pictures.mated[0][0]), 0, intake)
    renewed = dataclasses.replace(intake, authority=" Order 9/2026 ")
    second = admit_probe(workspace, engine, read_probe(workspace, engine, pictures.mated[1][0]), 0, renewed)
    assert first.case_id == second.case_id
    assert len(entries(workspace, "case.opened")) == 1
    # The authority of a later probe is part of the record too.
    taken = [entry.data["authority"] for entry in entries(workspace, "probe.intake")]
    assert taken == ["Order 4/2026", "Order 9/2026"]


def test_a_picture_opened_with_another_pack_is_opened_again(
    workspace: Workspace,
    engine: FaceEngine,
    other_pack_engine: FaceEngine,
    pictures: Any,
    intake: Intake,
    entries: Entries,
) -> None:
    draft = read_probe(workspace, other_pack_engine, pictures.mated[0][0])
    assert draft.pack_hash == other_pack_engine.pack.hash
    before = len(entries(workspace))
    with pytest.raises(WrongUse, match="open it again with this gallery's pack"):
        admit_probe(workspace, engine, draft, 0, intake)
    assert len(entries(workspace)) == before
    assert not workspace.images.has(draft.image.sha256)
    # A drawing stays refused as what it is, and on the record.
    with pytest.raises(ProbeRefused):
        admit_probe(workspace, engine, draft, 0, dataclasses.replace(intake, probe_type=ProbeType.SKETCH))
    assert len(entries(workspace)) == before + 1


@pytest.mark.parametrize("probe_type", INADMISSIBLE)
def test_what_is_no_picture_of_a_person_is_refused_and_logged(
    workspace: Workspace,
    engine: FaceEngine,
    pictures: Any,
    intake: Intake,
    entries: Entries,
    probe_type: ProbeType,
) -> None:
    draft = read_probe(workspace, engine, pictures.mated[0][0])
    declared = dataclasses.replace(intake, probe_type=probe_type)
    with pytest.raises(ProbeRefused) as refused:
        admit_probe(workspace, engine, draft, 0, declared)
    assert str(refused.value) == INADMISSIBLE_SENTENCES[probe_type]
    last = entries(workspace)[-1]
    assert last.kind == EntryKind.PROBE_REFUSED
    assert last.data == {
        "case_number": "C-17",
        "probe_type": probe_type.value,
        "image": draft.image.sha256,
    }
    with workspace.reading() as stores:
        assert stores.cases.all() == []
    assert not workspace.images.has(draft.image.sha256)


def test_a_drawing_is_refused_before_a_face_is_looked_for(
    workspace: Workspace, intake: Intake, entries: Entries
) -> None:
    drawing = dataclasses.replace(intake, probe_type=ProbeType.SKETCH)
    with pytest.raises(ProbeRefused, match="drawn face"):
        refuse_inadmissible(workspace, b"strokes", drawing)
    assert entries(workspace)[-1].data["image"] == hashlib.sha256(b"strokes").hexdigest()
    with pytest.raises(ProbeRefused, match="cannot be read"):
        refuse_inadmissible(workspace, workspace.folder / "nowhere.jpg", drawing)
    refuse_inadmissible(workspace, b"light", intake)
    assert len(entries(workspace, "probe.refused")) == 1


@pytest.mark.parametrize(
    ("missing", "error"),
    [("case_number", CaseRequired), ("purpose", CaseRequired), ("provenance", WrongUse)],
)
@pytest.mark.parametrize("text", ["", " \t"])
def test_what_has_to_be_declared(
    workspace: Workspace,
    engine: FaceEngine,
    pictures: Any,
    intake: Intake,
    entries: Entries,
    missing: str,
    error: type[Exception],
    text: str,
) -> None:
    before = len(entries(workspace))
    draft = read_probe(workspace, engine, pictures.mated[0][0])
    with pytest.raises(error):
        admit_probe(workspace, engine, draft, 0, dataclasses.replace(intake, **{missing: text}))
    assert len(entries(workspace)) == before
    assert not workspace.images.has(draft.image.sha256)


def test_one_of_several_faces_is_chosen(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, intake: Intake, tmp_path: Path
) -> None:
    (left, first), (right, second) = pictures.mated[:2]
    both = [Image.open(path).convert("RGB") for path in (left, right)]
    picture = Image.new("RGB", (sum(p.width for p in both), max(p.height for p in both)))
    picture.paste(both[0], (0, 0))
    picture.paste(both[1], (both[0].width, 0))
    picture.save(tmp_path / "both.png")
    draft = read_probe(enrolled, engine, tmp_path / "both.png")
    assert len(draft.faces) == len(draft.qualities) == 2
    found = set()
    for index in range(2):
        probe = take_in(enrolled, engine, draft, index, intake)
        assert probe.face == draft.faces[index]
        assert probe.faces_in_image == 2
        found.add(run_search(enrolled, engine, SearchRequest(probe.probe_id, "People")).candidates.rows[0])
    assert {c.subject_id for c in found} == {first, second}


def test_a_picture_without_a_face_or_without_a_picture_is_refused(
    workspace: Workspace, engine: FaceEngine, tmp_path: Path
) -> None:
    Image.new("RGB", (300, 300), "white").save(tmp_path / "white.png")
    with pytest.raises(ProbeRefused, match="No face was found"):
        read_probe(workspace, engine, tmp_path / "white.png")
    with pytest.raises(ProbeRefused, match="damaged or is not an image"):
        read_probe(workspace, engine, b"nothing")
    for path in (tmp_path / "nowhere.png", tmp_path):
        with pytest.raises(ProbeRefused):
            read_probe(workspace, engine, path)


def test_a_pasted_picture_has_a_name(workspace: Workspace, engine: FaceEngine, pictures: Any) -> None:
    data = pictures.mated[0][0].read_bytes()
    assert read_probe(workspace, engine, data).file_name == "pasted picture"
    assert read_probe(workspace, engine, data, "still 4.png").file_name == "still 4.png"


def test_faces_are_found_in_the_adjusted_pixels_and_the_original_stays(
    workspace: Workspace, engine: FaceEngine, pictures: Any
) -> None:
    path = pictures.mated[0][0]
    plain = read_probe(workspace, engine, path)
    assert plain.recipe == Recipe()
    assert np.array_equal(plain.image.pixels, plain.original.pixels)
    recipe = Recipe((Mirror(), Grey()))
    draft = read_probe(workspace, engine, path, recipe=recipe)
    assert draft.recipe == recipe
    assert draft.data == path.read_bytes()
    assert draft.image.sha256 == draft.original.sha256 == plain.image.sha256
    assert np.array_equal(draft.original.pixels, plain.original.pixels)
    assert np.array_equal(draft.image.pixels, apply_recipe(plain.original.pixels, recipe))
    box, mirrored = plain.faces[0].box, draft.faces[0].box
    assert mirrored.x + mirrored.width / 2 == pytest.approx(
        plain.image.width - box.x - box.width / 2, abs=0.1 * box.width
    )


def test_a_recipe_that_hides_the_face_or_does_not_fit_is_refused(
    workspace: Workspace, engine: FaceEngine, pictures: Any
) -> None:
    path = pictures.mated[0][0]
    with pytest.raises(ProbeRefused, match="No face was found in the adjusted picture"):
        read_probe(workspace, engine, path, recipe=Recipe((Crop(0, 0, 16, 16),)))
    with pytest.raises(WrongUse, match="outside the picture"):
        read_probe(workspace, engine, path, recipe=Recipe((Crop(0, 0, 10_000, 10_000),)))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let such names be")
def test_a_probe_whose_name_is_no_text_can_be_recorded(
    workspace: Workspace, engine: FaceEngine, pictures: Any, intake: Intake, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"\xff.jpg")
    shutil.copy(pictures.mated[0][0], path)
    probe = admit_probe(workspace, engine, read_probe(workspace, engine, path), 0, intake)
    assert probe_of(workspace, probe.probe_id).file_name == r"\udcff.jpg"


# --- the search


def test_a_search_is_a_plain_scan(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> None:
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    with enrolled.reading() as stores:
        gallery = stores.galleries.by_name("People")
        template, _ = stores.probes.template(admitted.probe_id)
    assert template is not None
    snapshot = take_snapshot(enrolled, gallery, engine.pack)
    scores = [float(np.dot(row, template)) for row in snapshot.templates]
    order = sorted(range(40), key=lambda i: -scores[i])
    rows = result.candidates.rows
    assert [c.subject_id for c in rows] == [snapshot.subject_ids[i] for i in order]
    assert [c.face_id for c in rows] == [int(snapshot.face_ids[i]) for i in order]
    np.testing.assert_allclose([c.score for c in rows], [scores[i] for i in order], atol=1e-6)
    assert [c.rank for c in rows] == list(range(1, 41))
    assert (result.record.subjects, result.record.faces) == (40, 40)
    assert result.record.snapshot_hash == snapshot.hash


def test_mates_come_first(enrolled: Workspace, engine: FaceEngine, pictures: Any, intake: Intake) -> None:
    ranks = []
    for path, subject in pictures.mated:
        probe = take_in(enrolled, engine, read_probe(enrolled, engine, path), 0, intake)
        rows = run_search(enrolled, engine, SearchRequest(probe.probe_id, "People")).candidates.rows
        ranks.append(next(c.rank for c in rows if c.subject_id == subject))
    assert ranks.count(1) >= len(ranks) - 1, ranks


def test_the_threshold_follows_from_the_rate_that_is_asked_for(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe
) -> None:
    usual = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert usual.errors is not None
    curve = usual.errors.curve
    assert usual.record.threshold == curve.threshold_for(0.01)
    assert usual.record.fpir == curve.rate(usual.record.threshold)
    before = math.inf
    for fpir in (0.0, 0.1, 0.5, 1.0):
        request = SearchRequest(admitted.probe_id, "People", fpir=fpir, reason=WHY)
        record = run_search(enrolled, engine, request).record
        assert record.threshold == curve.threshold_for(fpir) <= before
        assert record.fpir is not None
        assert record.fpir.value <= fpir
        before = record.threshold
    everybody = SearchRequest(admitted.probe_id, "People", top=3, threshold=-1.0, reason=WHY)
    given = run_search(enrolled, engine, everybody)
    assert given.record.threshold == -1.0
    assert given.record.count_at_threshold == 40
    assert len(given.record.candidates) == len(given.candidates.at_or_above(-1.0)) == 3
    assert given.record.fpir is not None
    assert given.record.fpir.value == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        {"top": 0},
        {"fpir": -0.1},
        {"fpir": 1.1},
        {"fpir": math.nan},
        {"threshold": math.nan},
        {"threshold": math.inf},
    ],
)
def test_values_that_make_no_sense_are_refused(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, entries: Entries, wrong: dict[str, Any]
) -> None:
    before = len(entries(enrolled))
    with pytest.raises(WrongUse):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", **wrong))
    assert len(entries(enrolled)) == before


def test_every_search_is_recorded_also_when_it_finds_nobody(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, intake: Intake, entries: Entries
) -> None:
    probe = take_in(enrolled, engine, read_probe(enrolled, engine, pictures.non_mated[0]), 0, intake)
    nobody = run_search(enrolled, engine, SearchRequest(probe.probe_id, "People", threshold=0.9999))
    some = run_search(enrolled, engine, SearchRequest(probe.probe_id, "People", threshold=-1.0, reason=WHY))
    assert nobody.candidates.at_or_above(nobody.record.threshold) == ()
    assert nobody.record.count_at_threshold == 0
    assert [r.search_id for r in recent_searches(enrolled)] == [
        some.record.search_id,
        nobody.record.search_id,
    ]
    first, second = entries(enrolled, "search.done")
    assert (first.data["search_id"], first.data["count_at_threshold"]) == (nobody.record.search_id, 0)
    assert first.data["snapshot"] == nobody.record.snapshot_hash
    assert len(first.data["candidates"]) == 40
    assert second.data["count_at_threshold"] == 40
    assert first.data["fpir"]["events"] == 0
    assert verify_workspace(enrolled, deep=True).ok


def test_a_reopened_search_counts_what_was_counted(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe
) -> None:
    request = SearchRequest(admitted.probe_id, "People", top=5, threshold=-1.0, reason=WHY)
    record = run_search(enrolled, engine, request).record
    again = reopen_search(enrolled, record.search_id).candidates
    assert (again.count_at_or_above(-1.0), len(again.at_or_above(-1.0))) == (40, 5)
    (listed,) = recent_searches(enrolled)
    assert listed == dataclasses.replace(record, candidates=(), notes=None)


def test_the_first_search_tells_how_far_the_rates_are_and_stops(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, entries: Entries
) -> None:
    request = SearchRequest(admitted.probe_id, "People")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        run_search(enrolled, engine, request, cancel=cancel)
    assert recent_searches(enrolled) == []
    told: list[Progress] = []
    run_search(enrolled, engine, request, on_progress=told.append)
    # Two passes over 40 faces, in steps that grow to the end.
    assert {(p.total, p.unit) for p in told} == {(80, "faces")}
    steps = [p.done for p in told]
    assert steps == sorted(set(steps))
    assert steps[-1] == 80
    run_search(enrolled, engine, request, on_progress=told.append)
    assert len(told) == len(steps), "they are measured once"


def test_warnings_say_what_the_rates_rest_on(
    enrolled: Workspace, workspace: Workspace, engine: FaceEngine, admitted: Probe, pictures: Any,
    intake: Intake, tmp_path: Path,
) -> None:  # fmt: skip
    usual = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert usual.errors is not None
    assert "40 people only" in usual.record.warnings[0]
    supported = 1 - usual.errors.curve.highest_supported_confidence
    assert supported >= 3 / 40
    assert f"{supported:.1%}" in usual.record.warnings[0]
    (tmp_path / "one").mkdir()
    shutil.copy(pictures.files[0], tmp_path / "one")
    enrol(workspace, engine, EnrolmentRequest("One", tmp_path / "one"))
    sharp = Image.open(pictures.mated[0][0]).convert("RGB")
    small = sharp.resize((90, 90 * sharp.height // sharp.width))
    small.filter(ImageFilter.GaussianBlur(1)).save(tmp_path / "poor.png")
    probe = take_in(workspace, engine, read_probe(workspace, engine, tmp_path / "poor.png"), 0, intake)
    assert probe.quality.poor
    result = run_search(workspace, engine, SearchRequest(probe.probe_id, "One"))
    assert result.errors is None
    assert result.record.fpir is None
    assert result.record.notes is None
    assert "fewer than two people" in result.record.warnings[0]
    assert len(result.record.warnings) == 1 + len(probe.quality.poor)
    assert "quality is poor in" in result.record.warnings[1]
    with pytest.raises(WrongUse, match="too small"):
        run_search(workspace, engine, SearchRequest(probe.probe_id, "One", fpir=0.1))


def test_another_pack_is_refused(
    enrolled: Workspace,
    engine: FaceEngine,
    other_pack_engine: FaceEngine,
    admitted: Probe,
    pictures: Any,
    intake: Intake,
    entries: Entries,
) -> None:
    other = take_in(
        enrolled,
        other_pack_engine,
        read_probe(enrolled, other_pack_engine, pictures.mated[0][0]),
        0,
        intake,
    )
    before = len(entries(enrolled))
    for used, probe in ((engine, other), (other_pack_engine, admitted), (other_pack_engine, other)):
        with pytest.raises(WrongUse, match="open the probe with the same pack"):
            run_search(enrolled, used, SearchRequest(probe.probe_id, "People"))
    assert len(entries(enrolled)) == before


def test_galleries_that_cannot_be_searched(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, tmp_path: Path
) -> None:
    with pytest.raises(GalleryUnknown, match="Nobody"):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "Nobody"))
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.jpg").write_bytes(b"no picture")
    enrol(enrolled, engine, EnrolmentRequest("Empty", tmp_path / "bad"))
    with pytest.raises(GalleryEmpty, match="Empty"):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "Empty"))
    with pytest.raises(WrongUse, match="no probe"):
        run_search(enrolled, engine, SearchRequest("0" * 32, "People"))


def test_a_search_is_read_back_as_it_was_recorded(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, pictures: Any, tmp_path: Path
) -> None:
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=5))
    again = reopen_search(enrolled, result.record.search_id)
    assert again.record == result.record
    assert (again.probe.probe_id, again.gallery) == (result.probe.probe_id, result.gallery)
    assert again.candidates.rows == result.candidates.rows
    assert again.candidates.counted == (result.record.threshold, result.record.count_at_threshold)
    assert again.candidates.count_is_exact(result.record.threshold)
    assert not again.candidates.count_is_exact(-1.0)
    assert again.errors is not None
    assert result.errors is not None
    assert again.errors.kind is result.errors.kind is ScoreKind.RAW
    np.testing.assert_array_equal(again.errors.rates.scores.top, result.errors.rates.scores.top)
    assert snapshot_is_current(enrolled, again.record)
    (tmp_path / "more").mkdir()
    shutil.copy(pictures.non_mated[0], tmp_path / "more")
    enrol(enrolled, engine, EnrolmentRequest("People", tmp_path / "more"))
    later = reopen_search(enrolled, result.record.search_id)
    assert later.record == result.record
    assert later.errors is not None
    # Neither the model nor a template is needed for it.
    shutil.rmtree(enrolled.folder / "templates")
    assert not snapshot_is_current(enrolled, later.record)
    with pytest.raises(WrongUse):
        reopen_search(enrolled, "0" * 32)


def test_a_probe_that_is_enrolled_itself_is_warned_about(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, intake: Intake
) -> None:
    own = pictures.files[0]
    draft = read_probe(enrolled, engine, own)
    probe = take_in(enrolled, engine, draft, 0, intake)
    result = run_search(enrolled, engine, SearchRequest(probe.probe_id, "People"))
    assert any("own file is enrolled" in warning for warning in result.record.warnings)
    other = take_in(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, intake)
    fine = run_search(enrolled, engine, SearchRequest(other.probe_id, "People"))
    assert not any("own file" in warning for warning in fine.record.warnings)
