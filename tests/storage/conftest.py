"""Workspaces and records to store, small and complete."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.faces import Box, DetectedFace, FaceQuality, QualityComponent, QualityMeasure
from desktop.domain.galleries import Gallery, NewFace
from desktop.domain.probes import Probe, ProbeType
from desktop.domain.rates import wilson_rate
from desktop.domain.searches import SearchRecord
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.storage.template_file import templates_digest
from desktop.storage.workspace import Workspace, WorkspaceKind

LENGTH = 8
PACK, PACK_HASH = "pack-a", "c0ffee"

FACE = DetectedFace(
    Box(10.5, 20.25, 100.0, 120.125),
    ((40.1, 60.2), (80.3, 60.4), (60.5, 80.6), (45.7, 100.8), (75.9, 101.0)),
    0.987654321,
)
QUALITY = FaceQuality((QualityMeasure(QualityComponent.SHARPNESS, 12.3456, "grey levels", 71),))
AT = datetime(2026, 2, 3, 4, 5, 6, 789012, tzinfo=UTC)


class Builder:
    """Makes records as the workflow would."""

    length, pack, pack_hash, face, quality, at = LENGTH, PACK, PACK_HASH, FACE, QUALITY, AT

    def new_face(self, subject: str, sha256: str, path: str | None = None) -> NewFace:
        record = CaptureRecord(
            subject_id=subject,
            sex="female",
            race_ethnicity="",
            year_of_birth=YearOfBirth(1970, 1979),
            capture_date=date(2019, 4, 30),
            source="booking",
            extra={"county": "Åland", "n": "1"},
        )
        return NewFace(record, sha256, path or f"set/{subject}.jpg", FACE, QUALITY)

    def gallery(self, workspace: Workspace, name: str = "county") -> Gallery:
        with workspace.recording() as stores:
            gallery = stores.galleries.create(name, PACK, PACK_HASH)
            stores.log.append("gallery.created", {"gallery_id": gallery.gallery_id, "pack_hash": PACK_HASH})
        return gallery

    def enrol(self, workspace: Workspace, gallery: Gallery, subjects: list[str]) -> list[int]:
        """One batch, the way it is meant to be done."""
        images = [f"image of {s} {uuid.uuid4()}".encode() for s in subjects]
        hashes = workspace.images.put_many(images)
        templates = np.random.default_rng(len(subjects)).random((len(subjects), LENGTH), np.float32)
        file = workspace.templates(gallery.gallery_id, PACK, LENGTH)
        with workspace.recording() as stores:
            first = file.append(stores.faces.valid_rows(gallery.gallery_id), templates)
            faces = [self.new_face(s, h) for s, h in zip(subjects, hashes, strict=True)]
            ids = stores.faces.add_batch(gallery.gallery_id, first, faces)
            stores.log.append(
                "enrolment.batch",
                {
                    "gallery_id": gallery.gallery_id,
                    "first_row": first,
                    "rows": len(ids),
                    "templates_sha256": templates_digest(templates),
                },
            )
        return ids

    def probe(self, workspace: Workspace, case_number: str = "26-100") -> Probe:
        sha256 = workspace.images.put(b"the probe")
        with workspace.recording() as stores:
            case, created = stores.cases.open(case_number, "robbery", "order 7", "A. Analyst")
            if created:
                stores.log.append("case.opened", {"case_id": case.case_id})
            probe = Probe(
                uuid.uuid4().hex,
                case.case_id,
                case.case_number,
                sha256,
                "still.png",
                ProbeType.VIDEO_STILL,
                "shop camera",
                FACE,
                2,
                QUALITY,
            )
            stores.probes.add(probe, np.arange(LENGTH, dtype=np.float32), PACK_HASH)
            stores.log.append("probe.intake", {"probe_id": probe.probe_id})
        return probe

    def search(self, workspace: Workspace, gallery: Gallery, probe: Probe) -> SearchRecord:
        record = SearchRecord(
            search_id=uuid.uuid4().hex,
            probe_id=probe.probe_id,
            case_id=probe.case_id,
            case_number=probe.case_number,
            gallery_id=gallery.gallery_id,
            gallery_name=gallery.name,
            pack_id=PACK,
            pack_hash=PACK_HASH,
            snapshot_hash="5aa5",
            subjects=3,
            faces=3,
            threshold=0.25,
            count_at_threshold=1,
            fpir=wilson_rate(1, 100),
            device="CPU",
            seconds=0.125,
            at=AT,
            actor="A. Analyst",
            warnings=("Éclairage.", "Small gallery."),
            candidates=(Candidate(1, "s1", 1, 0.75, 0.8), Candidate(2, "s2", 2, 0.125, 0.1)),
        )
        with workspace.recording() as stores:
            stores.searches.add(record)
            stores.log.append("search.done", {"search_id": record.search_id, "threshold": record.threshold})
        return record

    def conclude(self, workspace: Workspace, search: SearchRecord) -> RecordedConclusion:
        with workspace.recording() as stores:
            conclusion = stores.conclusions.add(
                RecordedConclusion(
                    search.search_id, "s1", 1, Conclusion.LEAD, "Ears and scar agree.", "E. Examiner", AT, 0
                )
            )
            stores.log.append("conclusion", {"search_id": search.search_id}, actor="E. Examiner")
        return conclusion


@dataclass
class Filled:
    """A closed workspace with one of everything."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "workspace.db"

    def tamper(self, *statements: str, keep_triggers: bool = False) -> None:
        """Raw SQL, the guards taken off before and put back after."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as raw:
            guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            if not keep_triggers:
                for name, _ in guards:
                    raw.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                raw.execute(statement)
            if not keep_triggers:
                for _, sql in guards:
                    raw.execute(sql)

    def seq_of(self, kind: str) -> int:
        with closing(sqlite3.connect(self.database)) as raw:
            return int(raw.execute("SELECT min(seq) FROM log_entry WHERE kind = ?", (kind,)).fetchone()[0])

    def entries(self) -> int:
        with closing(sqlite3.connect(self.database)) as raw:
            return int(raw.execute("SELECT count(*) FROM log_entry").fetchone()[0])


@pytest.fixture(scope="session")
def build() -> Builder:
    return Builder()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        yield made


@pytest.fixture
def filled(tmp_path: Path, build: Builder) -> Filled:
    folder = tmp_path / "w"
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "A. Analyst") as made:
        gallery = build.gallery(made)
        build.enrol(made, gallery, ["s1", "s2", "s3"])
        search = build.search(made, gallery, build.probe(made))
        build.conclude(made, search)
    return Filled(folder)


@pytest.fixture
def new_workspace(tmp_path: Path) -> Callable[[str], Workspace]:
    return lambda name: Workspace.create(tmp_path / name, WorkspaceKind.TRAINING, "T. Trainer")
