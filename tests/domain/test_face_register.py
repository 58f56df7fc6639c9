"""Filtering and sorting against the plain way: one face after the other."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.face_filters import FaceFilter, FaceOrder, FaceSorting
from desktop.domain.face_register import (
    NO_DAY,
    NO_MEASURE,
    NO_YEAR,
    SEPARATOR,
    Coded,
    FaceMeasures,
    FaceRegister,
    Texts,
)
from desktop.domain.progress import Cancelled, CancelToken

SEXES, RACES, SOURCES = ("", "female", "MALE"), ("", "Asian", "White"), ("", "county", "Åland")

VALUES = {
    "subject": range(6),
    "sex": SEXES,
    "race": RACES,
    "source": SOURCES,
    "born": [(NO_YEAR, NO_YEAR), (1950, 1950), (1958, 1963), (1970, 1979)],
    "day": [NO_DAY, 700_000, 700_001, 730_000],
    "weakest": [NO_MEASURE, 0, 39, 40, 70, 100],
    "eyes": [float(NO_MEASURE), 12.5, 59.5, 60.0, 120.0],
    "path": ["a.jpg", "b/a_7.png", "ÄPFEL.jpg", "p0001.jpg"],
}


def some_faces(random: Random) -> list[dict]:
    return [
        {name: random.choice(values) for name, values in VALUES.items()}
        for _ in range(random.randrange(41))
    ]


sets = st.integers(0, 2**32).map(lambda seed: some_faces(Random(seed)))
filters = st.builds(
    FaceFilter,
    text=st.sampled_from(["", "jpg", "FEMALE", "a å", "äpfel", "county white", "nobody"]),
    sex=st.sampled_from([None, *SEXES]),
    race_ethnicity=st.sampled_from([None, *RACES]),
    born=st.sampled_from([None, (1950, 1959), (1960, 1969)]),
    birth_not_recorded=st.booleans(),
    quality=st.sampled_from([None, (0, 39), (40, 100)]),
    eye_distance=st.sampled_from([None, (0.0, 60.0), (60.0, float("inf"))]),
    several_captures=st.booleans(),
)
sortings = st.builds(FaceSorting, st.sampled_from(FaceOrder), st.booleans())


def coded(faces: list[dict], name: str, texts: tuple[str, ...]) -> Coded:
    return Coded(texts, np.array([texts.index(face[name]) for face in faces], np.int32))


def register_of(faces: list[dict], stretch: int = 7) -> tuple[FaceRegister, FaceMeasures]:
    """Face ids 100, 101, ...; texts in stretches."""
    texts = tuple(
        Texts(first, SEPARATOR.join(face["path"].casefold() for face in faces[first : first + stretch]))
        for first in range(0, len(faces), stretch)
    )
    register = FaceRegister(
        face_ids=np.arange(100, 100 + len(faces)),
        subjects=np.array([face["subject"] for face in faces], np.int32),
        sex=coded(faces, "sex", SEXES),
        race_ethnicity=coded(faces, "race", RACES),
        source=coded(faces, "source", SOURCES),
        born_first=np.array([face["born"][0] for face in faces], np.int16),
        born_last=np.array([face["born"][1] for face in faces], np.int16),
        captured=np.array([face["day"] for face in faces], np.int32),
        texts=texts,
    )
    measures = FaceMeasures(
        np.array([face["weakest"] for face in faces], np.int16),
        np.array([face["eyes"] for face in faces], np.float32),
    )
    return register, measures


def is_wanted(face: dict, wanted: FaceFilter, faces: list[dict]) -> bool:
    texts = [face["path"], face["sex"], face["race"], face["source"]]
    born = face["born"]
    return (
        all(any(word in text.casefold() for text in texts) for word in wanted.words)
        and wanted.sex in (None, face["sex"])
        and wanted.race_ethnicity in (None, face["race"])
        and (
            wanted.born is None
            or (born[0] != NO_YEAR and born[0] <= wanted.born[1] and born[1] >= wanted.born[0])
        )
        and (not wanted.birth_not_recorded or born[0] == NO_YEAR)
        and (
            wanted.quality is None
            or (face["weakest"] >= 0 and wanted.quality[0] <= face["weakest"] <= wanted.quality[1])
        )
        and (
            wanted.eye_distance is None
            or (face["eyes"] >= 0 and wanted.eye_distance[0] <= face["eyes"] < wanted.eye_distance[1])
        )
        and (not wanted.several_captures or sum(f["subject"] == face["subject"] for f in faces) > 1)
    )


@given(sets, filters, sortings)
def test_filter_and_order_are_those_of_the_plain_way(faces, wanted, sorting):
    register, measures = register_of(faces)
    found = register.choose(wanted, sorting, measures).tolist()
    kept = [100 + n for n, face in enumerate(faces) if is_wanted(face, wanted, faces)]
    assert sorted(found) == kept
    value = {
        FaceOrder.ENROLLED: lambda n: n,
        FaceOrder.SUBJECT: lambda n: faces[n]["subject"],
        FaceOrder.QUALITY: lambda n: faces[n]["weakest"],
        FaceOrder.EYE_DISTANCE: lambda n: faces[n]["eyes"],
        FaceOrder.CAPTURED: lambda n: faces[n]["day"],
    }[sorting.by]
    nothing = {
        FaceOrder.CAPTURED: NO_DAY,
        FaceOrder.QUALITY: NO_MEASURE,
        FaceOrder.EYE_DISTANCE: NO_MEASURE,
    }
    values = [value(face_id - 100) for face_id in found]
    without = [one for one in values if one == nothing.get(sorting.by, object())]
    known = values[: len(values) - len(without)]
    assert values[len(known) :] == without, "what has no value stands at the end"
    assert known == sorted(known, reverse=sorting.descending)


def test_a_frequent_word_is_found_like_a_rare_one():
    names = [f"p{number}.jpg" if number % 7 else "other.png" for number in range(2000)]
    texts = Texts(5000, SEPARATOR.join(names))
    for word in ("jpg", "png", "p1999", "p19", "nothing", "."):
        assert texts.holding(word) == [5000 + n for n, name in enumerate(names) if word in name]


def test_looking_for_a_text_can_be_stopped():
    register, measures = register_of([])
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        register.choose(FaceFilter(text="a"), FaceSorting(), measures, cancel)


def test_an_order_by_measures_needs_them():
    register, _ = register_of([])
    with pytest.raises(ValueError, match="measures"):
        register.choose(FaceFilter(), FaceSorting(FaceOrder.QUALITY))
    assert len(register.choose(FaceFilter(), FaceSorting(FaceOrder.SUBJECT))) == 0


def test_choices_say_what_there_is():
    face = {
        "subject": 0,
        "sex": "female",
        "race": "",
        "source": "",
        "born": (1958, 1963),
        "day": NO_DAY,
        "weakest": 1,
        "eyes": 1.0,
        "path": "a",
    }
    faces = [face, face | {"subject": 1, "sex": "MALE", "born": (1970, 1979)}, face | {"sex": "MALE"}]
    register, _ = register_of(faces)
    assert register.choices(register.sex) == [("MALE", 2), ("female", 1)]
    assert register.choices(register.race_ethnicity) == []
    assert register.decades_of_birth() == [1950, 1960, 1970]
    # By the first face of each of the two subjects.
    assert register.gaps() == {
        "sex": 0,
        "race_ethnicity": 2,
        "year_of_birth": 0,
        "capture_date": 2,
        "subjects": 2,
    }
