"""What is recorded about a gallery, read once and kept until it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from desktop.domain.face_filters import NOT_RECORDED, FaceFilter, FaceOrder, FaceSorting
from desktop.domain.faces import Box, DetectedFace, FaceQuality, QualityComponent, QualityMeasure
from desktop.domain.galleries import NewFace
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.storage import face_survey
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import metadata_gaps
from desktop.workflow.gallery_register import (
    chosen_faces,
    face_measures,
    face_register,
    filter_choices,
)

POINTS = ((1.0, 1.0), (2.0, 1.0), (1.5, 2.0), (1.0, 3.0), (2.0, 3.0))
DETECTED = DetectedFace(Box(0, 0, 4, 4), POINTS, 0.9)


def quality(weakest: int, eyes: float) -> FaceQuality:
    return FaceQuality(
        (
            QualityMeasure(QualityComponent.INTER_EYE_DISTANCE, eyes, "px", 100),
            QualityMeasure(QualityComponent.SHARPNESS, 1.0, "", weakest),
        )
    )


SECOND_OF_MAY = date(2020, 5, 2)
FACES = [
    (
        CaptureRecord("s2", "female", "", YearOfBirth(1950, 1959), SECOND_OF_MAY, "County"),
        quality(30, 80),
    ),
    (CaptureRecord("s1", "male", "Asian", YearOfBirth(1960, 1960), None, "Åland"), quality(90, 50)),
    (CaptureRecord("s2", "female", "", None, date(2019, 5, 6)), FaceQuality(())),
    (
        CaptureRecord("s3", "", "", None, date(2020, 1, 1), extra={"name": "Beispiel"}),
        quality(60, 61.5),
    ),
]


def add(workspace: Workspace, gallery_id: int, faces) -> list[int]:
    with workspace.recording() as stores:
        new = [
            NewFace(record, "0" * 64, f"folder/{record.subject_id}_{number}.jpg", DETECTED, measured)
            for number, (record, measured) in enumerate(faces)
        ]
        ids = stores.faces.add_batch(gallery_id, stores.faces.valid_rows(gallery_id), new)
        stores.log.append("enrolment.batch", {})
    return ids


@pytest.fixture
def gallery(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> int:
    """Its faces lie between those of another one; stretches of two ids."""
    monkeypatch.setattr(face_survey, "STRETCH", 2)
    with workspace.recording() as stores:
        made, other = (stores.galleries.create(name, "pack", "hash") for name in ("made", "other"))
        stores.log.append("gallery.created", {})
    assert add(workspace, made.gallery_id, FACES[:2]) == [1, 2]
    add(workspace, other.gallery_id, FACES[:3])
    assert add(workspace, made.gallery_id, FACES[2:]) == [6, 7]
    return made.gallery_id


@pytest.mark.parametrize(
    ("wanted", "sorting", "found"),
    [
        (FaceFilter(), FaceSorting(), [1, 2, 6, 7]),
        (FaceFilter(), FaceSorting(descending=True), [7, 6, 2, 1]),
        (FaceFilter(), FaceSorting(FaceOrder.SUBJECT), [2, 1, 6, 7]),
        (FaceFilter(), FaceSorting(FaceOrder.CAPTURED, True), [1, 7, 6, 2]),
        (FaceFilter(), FaceSorting(FaceOrder.QUALITY), [1, 7, 2, 6]),
        (FaceFilter(), FaceSorting(FaceOrder.EYE_DISTANCE, True), [1, 7, 2, 6]),
        (FaceFilter(text="s2 COUNTY"), FaceSorting(), [1]),
        (FaceFilter(text="åland"), FaceSorting(), [2]),
        (FaceFilter(text="folder/s2"), FaceSorting(), [1, 6]),
        (FaceFilter(text="spiel"), FaceSorting(), [7]),
        (FaceFilter(text="100%"), FaceSorting(), []),
        (FaceFilter(sex="female", several_captures=True), FaceSorting(), [1, 6]),
        (FaceFilter(sex=NOT_RECORDED), FaceSorting(), [7]),
        (FaceFilter(race_ethnicity="Asian"), FaceSorting(), [2]),
        (FaceFilter(born=(1955, 1965)), FaceSorting(), [1, 2]),
        (FaceFilter(birth_not_recorded=True), FaceSorting(), [6, 7]),
        (FaceFilter(quality=(40, 100)), FaceSorting(), [2, 7]),
        (FaceFilter(eye_distance=(60, float("inf"))), FaceSorting(), [1, 7]),
    ],
)
def test_faces_are_chosen_by_what_is_recorded(workspace, gallery, wanted, sorting, found):
    assert chosen_faces(workspace, gallery, wanted, sorting).tolist() == found


def test_choices_and_gaps(workspace, gallery):
    choices = filter_choices(workspace, gallery)
    assert (choices.sexes, choices.race_ethnicities) == ([("female", 2), ("male", 1)], [("Asian", 1)])
    assert choices.decades_of_birth == [1950, 1960]
    assert choices.gaps == metadata_gaps(workspace, gallery)
    assert choices.gaps == {
        "sex": 1,
        "race_ethnicity": 2,
        "year_of_birth": 1,
        "capture_date": 1,
        "subjects": 3,
    }


def test_it_is_read_once_and_again_when_the_gallery_grew_or_somebody_was_erased(workspace, gallery):
    register, measures = face_register(workspace, gallery), face_measures(workspace, gallery)
    assert face_register(workspace, gallery) is register
    assert face_measures(workspace, gallery) is measures
    more = add(workspace, gallery, [(replace(FACES[0][0], subject_id="s9"), FACES[0][1])])
    grown = face_register(workspace, gallery)
    assert grown.face_ids.tolist() == [1, 2, 6, 7, *more]
    workspace.kept.forget()
    assert face_register(workspace, gallery) is not grown


def test_an_empty_gallery_has_no_faces(workspace):
    with workspace.recording() as stores:
        empty = stores.galleries.create("empty", "pack", "hash").gallery_id
        stores.log.append("gallery.created", {})
    for sorting in (FaceSorting(), FaceSorting(FaceOrder.QUALITY)):
        assert len(chosen_faces(workspace, empty, FaceFilter(), sorting)) == 0
    assert filter_choices(workspace, empty).gaps["subjects"] == 0


def test_reading_tells_how_far_it_is_and_can_be_stopped(workspace, gallery):
    told: list[Progress] = []
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        told.append(progress)
        cancel.cancel()

    with pytest.raises(Cancelled):
        face_register(workspace, gallery, on_progress=stop, cancel=cancel)
    assert [(one.done, one.total) for one in told] == [(2, 4)]
    assert len(face_register(workspace, gallery)) == 4
    assert np.array_equal(face_register(workspace, gallery).subjects, [1, 0, 1, 2])
