"""A casework workspace whose gallery has a million faces, for what is measured at that scale.

    python -m tests.benchmarks.million [--faces N] [--out FOLDER]

Everything goes through the stores that enrolment writes to: a few thousand faces are one recording with one
log entry, their templates stand in the template file. The pictures are the few hundred of the demo, each
shared by many faces, so that thumbnails can be made; templates are random unit vectors, those of one
subject near each other. Four subjects of five have one face, the others two to four.

A workspace that is there already is gone on with where it ended, and used as it is when it is whole. Two
people have accounts, `benchmark` and `second`, with the password of `tests.people`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.domain.galleries import Enrolment, Gallery, NewFace
from desktop.domain.log_entries import EntryKind
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.storage.template_file import templates_digest
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.model_packs import ensure_default_pack
from desktop.workflow.picture_folder import list_images
from desktop.workflow.pictures import read_picture
from tests.people import account_for

FACES = 1_000_000
GALLERY = "Booking photographs"
PERSON, SECOND_PERSON = "benchmark", "second"
_BATCH = 5000

_SEXES = ("F", "M", "")
_GROUPS = ("American Indian or Alaska Native", "Asian", "Black", "Hispanic or Latino", "White", "")
_FIRST = ("Ana", "Ben", "Chloe", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Luis")
_LAST = ("Abara", "Berg", "Costa", "Dubois", "Eze", "Fischer", "Garza", "Hansen", "Ito", "Jensen", "Kaya")
_SOURCES = ("county booking", "city booking", "state register")
_NOISE = 0.06
"""Standard deviation, per number of a unit template, between two faces of a subject."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """An original of the demo with the face that was found in it."""

    sha256: str
    face: DetectedFace
    quality: FaceQuality


def build(folder: Path, faces: int = FACES) -> Path:
    """The workspace in `folder`, made or gone on with until its gallery has `faces`."""
    pack = ensure_default_pack(PackCatalogue())
    with Workspace.open_or_create(folder, WorkspaceKind.CASEWORK, "benchmark") as workspace:
        gallery = _gallery(workspace, pack)
        if gallery.faces < faces:
            account_for(workspace, PERSON)
            account_for(workspace, SECOND_PERSON)
            _fill(workspace, pack, gallery, faces)
    return folder


def _gallery(workspace: Workspace, pack: ModelPack) -> Gallery:
    with workspace.recording() as stores:
        for gallery in stores.galleries.all():
            if gallery.name == GALLERY:
                return gallery
        gallery = stores.galleries.create(GALLERY, pack.id, pack.hash)
        stores.log.append(
            EntryKind.GALLERY_CREATED,
            {"gallery_id": gallery.gallery_id, "name": GALLERY, "pack": pack.id, "pack_hash": pack.hash},
        )
        return gallery


def _fill(workspace: Workspace, pack: ModelPack, gallery: Gallery, faces: int) -> None:
    pictures = _pictures(workspace, pack)
    run = _run(workspace, pack, gallery, faces)
    begun, before = time.monotonic(), gallery.faces
    for first in range(before, faces, _BATCH):
        count = min(_BATCH, faces - first)
        _add_batch(workspace, pack, run, pictures, first, count)
        done = first + count
        rate = (done - before) / (time.monotonic() - begun)
        print(f"\r{done:,} of {faces:,} faces, {rate:,.0f}/s", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    with workspace.recording() as stores:
        stores.enrolments.finish(run.enrolment_id)
        stores.log.append(
            EntryKind.ENROLMENT_FINISHED,
            {
                "enrolment_id": run.enrolment_id,
                "gallery_id": gallery.gallery_id,
                "images": faces,
                "passed_over": 0,
                "enrolled": faces - before,
                "refused": {},
                "seconds": round(time.monotonic() - begun, 3),
                "device": "benchmark",
            },
        )


def _pictures(workspace: Workspace, pack: ModelPack) -> list[_Picture]:
    """The demo's portraits as originals of the workspace, with the face that the engine finds."""
    folder = paths.resources_dir() / "demo" / "gallery"
    engine = FaceEngine.open(pack)
    found = []
    originals = []
    for name in list_images(folder):
        data = (folder / name).read_bytes()
        image = read_picture(workspace, data)
        faces = engine.faces(image.pixels)
        if faces:
            originals.append(data)
            found.append(_Picture(image.sha256, faces[0], engine.quality(image.pixels, faces[0], faces)))
    workspace.images.put_many(originals)
    return found


def _run(workspace: Workspace, pack: ModelPack, gallery: Gallery, faces: int) -> Enrolment:
    with workspace.recording() as stores:
        unfinished = stores.enrolments.unfinished(gallery.gallery_id)
        if unfinished is not None:
            return unfinished
        run = stores.enrolments.start(gallery.gallery_id, "/benchmark/pictures", None, faces, "{}")
        stores.log.append(
            EntryKind.ENROLMENT_STARTED,
            {
                "enrolment_id": run.enrolment_id,
                "gallery_id": gallery.gallery_id,
                "images": faces,
                "options": {},
                "pack": pack.id,
                "pack_hash": pack.hash,
            },
        )
        return run


def _add_batch(
    workspace: Workspace,
    pack: ModelPack,
    run: Enrolment,
    pictures: Sequence[_Picture],
    first: int,
    count: int,
) -> None:
    generator = np.random.default_rng([2024, first])
    subjects = _subjects(generator, count)
    templates = _templates(generator, subjects, pack.embedder.length)
    new = _new_faces(generator, subjects, pictures, first)
    file = workspace.templates(run.gallery_id, pack.id, pack.embedder.length)
    with workspace.recording() as stores:
        first_row = file.append(stores.faces.valid_rows(run.gallery_id), templates)
        ids = stores.faces.add_batch(run.gallery_id, first_row, new)
        stores.log.append(
            EntryKind.ENROLMENT_BATCH,
            {
                "enrolment_id": run.enrolment_id,
                "gallery_id": run.gallery_id,
                "faces": ids,
                "images": [face.image_sha256 for face in new],
                "first_row": first_row,
                "rows": len(ids),
                "templates_sha256": templates_digest(templates),
                "refused": [],
            },
        )
        stores.enrolments.note_done(
            run.enrolment_id, [(face.relative_path, face.image_sha256) for face in new]
        )


def _subjects(generator: np.random.Generator, count: int) -> NDArray[np.int64]:
    """For each face of a batch which of the batch's subjects it is of, int64 [count], in no order."""
    faces_each = np.where(generator.random(count) < 0.8, 1, generator.integers(2, 5, count))
    return generator.permutation(np.repeat(np.arange(count), faces_each)[:count])


def _templates(
    generator: np.random.Generator, subjects: NDArray[np.int64], length: int
) -> NDArray[np.float32]:
    """Unit vectors, float32 [faces, length]."""
    people = generator.standard_normal((int(subjects.max()) + 1, length), np.float32)
    people /= np.linalg.norm(people, axis=1, keepdims=True)
    rows = people[subjects] + np.float32(_NOISE) * generator.standard_normal(
        (len(subjects), length), np.float32
    )
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _new_faces(
    generator: np.random.Generator,
    subjects: NDArray[np.int64],
    pictures: Sequence[_Picture],
    first: int,
) -> list[NewFace]:
    people = [_person(generator, first + number) for number in range(int(subjects.max()) + 1)]
    chosen = generator.integers(0, len(pictures), len(subjects))
    taken = generator.integers(0, 5000, len(subjects))
    new = []
    for index, (subject, picture, days) in enumerate(zip(subjects, chosen, taken, strict=True)):
        person = people[subject]
        captured = None if days < 250 else date(2010, 1, 1) + timedelta(days=int(days))
        record = CaptureRecord(
            person.subject_id,
            person.sex,
            person.race_ethnicity,
            person.year_of_birth,
            captured,
            person.source,
            person.extra,
        )
        path = f"{captured.year if captured else 'undated'}/{person.subject_id}_{first + index:07d}.jpg"
        one = pictures[picture]
        new.append(NewFace(record, one.sha256, path, one.face, one.quality))
    return new


def _person(generator: np.random.Generator, number: int) -> CaptureRecord:
    sex, group, given, family, source = (
        names[place]
        for names, place in (
            (_SEXES, generator.choice(3, p=(0.27, 0.7, 0.03))),
            (_GROUPS, generator.choice(6, p=(0.02, 0.06, 0.24, 0.2, 0.4, 0.08))),
            (_FIRST, generator.integers(len(_FIRST))),
            (_LAST, generator.integers(len(_LAST))),
            (_SOURCES, generator.integers(len(_SOURCES))),
        )
    )
    year = int(generator.integers(1940, 2006))
    born = None if generator.random() < 0.06 else YearOfBirth(year, year)
    return CaptureRecord(f"P{number:07d}", sex, group, born, None, source, {"name": f"{family}, {given}"})


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.million")
    parser.add_argument("--faces", type=int, default=FACES)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    build(options.out, options.faces)
    print(f"{options.out}: {options.faces:,} faces, {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
