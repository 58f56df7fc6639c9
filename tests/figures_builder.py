"""A record made through the stores, for tests of what is counted in it: no picture, no model."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import numpy as np

from desktop.domain.candidates import Candidate
from desktop.domain.cases import CaseFile
from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.features import FeatureList, VisibleFeatures
from desktop.domain.galleries import Gallery, NewFace
from desktop.domain.looks import LookAnswer, LookItem, LookState
from desktop.domain.people import Person, Role
from desktop.domain.probe_analysis import ProbeAnalysis, Suitability
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import Corroboration, Release
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.storage.columns import now
from desktop.storage.template_file import templates_digest
from desktop.storage.workspace import Workspace
from desktop.workflow.cases import CaseDraft, open_case
from tests.people import sign_in_as
from tests.storage.conftest import FACE, LENGTH, PACK, QUALITY, Builder

LEAD, EXCLUDED = Conclusion.LEAD, Conclusion.EXCLUDED
REASON = "Ears and hairline differ."


@dataclass
class Record:
    """A workspace with a gallery of six people, and verbs that add to it."""

    workspace: Workspace
    gallery: Gallery
    faces: list[int]

    @classmethod
    def begin(cls, workspace: Workspace) -> Record:
        gallery = Builder().gallery(workspace)
        people = [
            CaptureRecord(f"s{n}", sex, race, YearOfBirth(1980, 1980), date(2019, 1, 1))
            for n, (sex, race) in enumerate(
                [("female", "a"), ("female", "b"), ("male", "a"), ("male", ""), ("", ""), ("male", "b")], 1
            )
        ]
        hashes = workspace.images.put_many([f"portrait {n}".encode() for n in range(len(people))])
        templates = np.eye(len(people), LENGTH, dtype=np.float32)
        with workspace.recording() as stores:
            workspace.templates(gallery.gallery_id, PACK, LENGTH).append(0, templates)
            faces = stores.faces.add_batch(
                gallery.gallery_id,
                0,
                [
                    NewFace(one, sha256, f"{one.subject_id}.jpg", FACE, QUALITY)
                    for one, sha256 in zip(people, hashes, strict=True)
                ],
            )
            stores.log.append(
                "enrolment.batch",
                {
                    "gallery_id": gallery.gallery_id,
                    "first_row": 0,
                    "rows": len(faces),
                    "templates_sha256": templates_digest(templates),
                },
            )
        return cls(workspace, gallery, faces)

    def case(self, number: str, offence: str = "Robbery", policy_id: str = "general") -> CaseFile:
        sign_in_as(self.workspace, "ann", Role.ANALYST, Role.EXAMINER)
        draft = CaseDraft(number, offence, offence=offence, requester="Det. Ruiz", policy_id=policy_id)
        return open_case(self.workspace, draft)

    def search(
        self,
        case: CaseFile,
        at_threshold: Sequence[int] = (0, 1),
        below: Sequence[int] = (5,),
        at: datetime | None = None,
        **changes: object,
    ) -> SearchRecord:
        """With the faces of these places listed at or above, and below the threshold of 0.5."""
        probe = Builder().probe(self.workspace, case.case_number)
        places = [*at_threshold, *below]
        rows = tuple(
            Candidate(
                rank, f"s{place + 1}", self.faces[place], 0.9 if rank <= len(at_threshold) else 0.1, 0.9
            )
            for rank, place in enumerate(places, 1)
        )
        record = SearchRecord(
            search_id=uuid.uuid4().hex,
            probe_id=probe.probe_id,
            case_id=case.case_id,
            case_number=case.case_number,
            gallery_id=self.gallery.gallery_id,
            gallery_name=self.gallery.name,
            pack_id="pack-a",
            pack_hash="c0ffee",
            snapshot_hash="5aa5",
            subjects=6,
            faces=6,
            threshold=0.5,
            count_at_threshold=len(at_threshold),
            fpir=None,
            device="CPU",
            seconds=0.1,
            at=at or now(),
            actor="ann",
            warnings=(),
            candidates=rows,
        )
        record = replace(record, **changes)  # type: ignore[arg-type]
        with self.workspace.recording() as stores:
            stores.searches.add(record)
            stores.log.append("search.done", {"search_id": record.search_id})
        return record

    def conclude(
        self, search: SearchRecord, place: int | None, what: Conclusion | SearchOutcome = LEAD
    ) -> None:
        """By the first examiner, of the face at that place of the gallery; None: of the search."""
        with self.workspace.recording() as stores:
            stores.conclusions.add(
                RecordedConclusion(
                    search.search_id,
                    None if place is None else f"s{place + 1}",
                    None if place is None else self.faces[place],
                    what,
                    REASON,
                    "ann",
                    now(),
                    0,
                )
            )
            stores.log.append("conclusion", {"search_id": search.search_id})

    def look(
        self,
        search: SearchRecord,
        answers: dict[int, Conclusion],
        fillers: dict[int, Conclusion] | None = None,
        by: str = "eve",
        ordinal: int = 2,
        seconds: float = 30.0,
        state: LookState | None = LookState.COMPLETED,
    ) -> str:
        """A look by that person: what they said of each place. `state` None: it is not over yet."""
        fillers = fillers or {}
        look_id = uuid.uuid4().hex
        shown = [*((p, c, False) for p, c in answers.items()), *((p, c, True) for p, c in fillers.items())]
        with self.workspace.recording() as stores:
            items = [
                LookItem(place, self.faces[p], f"s{p + 1}", filler)
                for place, (p, _, filler) in enumerate(shown)
            ]
            stores.looks.ask(look_id, search.search_id, ordinal, "", items, "sam")
            stores.log.append("look.asked", {"look_id": look_id})
            stores.looks.begin(look_id, f"account of {by}", by)
            stores.log.append("look.begun", {"look_id": look_id})
            if state is not LookState.WITHDRAWN:
                for place, (_, what, _) in enumerate(shown):
                    stores.looks.answer(
                        look_id, LookAnswer(place, what, REASON, FeatureList(), (), seconds, now())
                    )
                    stores.log.append("look.answered", {"look_id": look_id})
            if state is not None:
                stores.looks.end(look_id, state)
                stores.log.append(f"look.{state.value}", {"look_id": look_id})
        return look_id

    def corroborate(self, search: SearchRecord, place: int) -> None:
        with self.workspace.recording() as stores:
            face = self.faces[place]
            stores.releases.corroborate(
                Corroboration(search.search_id, face, "A ticket in that name.", "Railway", now(), "ann"),
                "a",
            )
            stores.log.append("corroboration", {"search_id": search.search_id})

    def release(self, search: SearchRecord, place: int) -> None:
        with self.workspace.recording() as stores:
            stores.releases.release(
                Release(search.search_id, self.faces[place], f"s{place + 1}", now(), "sam", "s")
            )
            stores.log.append("lead.released", {"search_id": search.search_id})

    def analyse(self, search: SearchRecord, suitability: Suitability) -> None:
        with self.workspace.recording() as stores:
            analysis = ProbeAnalysis(VisibleFeatures(), suitability, "Too few pixels to compare.")
            stores.probe_reviews.add_analysis(search.probe_id, analysis, "ann", "a")
            stores.log.append("probe.examined", {"probe_id": search.probe_id})

    def note(self, kind: str, **data: object) -> None:
        with self.workspace.recording() as stores:
            stores.log.append(kind, data)

    def report(self, case: CaseFile, format_name: str) -> None:
        with self.workspace.recording() as stores:
            stores.releases.add_report(case.case_id, format_name, "00" * 32, "ann")
            stores.log.append("report.exported", {"case_id": case.case_id})

    def supervisor(self) -> Person:
        return sign_in_as(self.workspace, "sam", Role.SUPERVISOR)


def long_ago() -> datetime:
    return datetime(2001, 5, 5, 12, tzinfo=UTC)


def filled_record(workspace: Workspace) -> Record:
    """One of everything: two released, one disagreement, one look open, fillers chosen, things refused."""
    record = Record.begin(workspace)
    first, second = record.case("C-1"), record.case("C-2", "Homicide", "detroit-2024")
    released = record.search(first, declared={"sex": "female"})
    record.conclude(released, 0)
    record.conclude(released, 1, EXCLUDED)
    record.look(released, {0: LEAD}, {2: EXCLUDED, 3: EXCLUDED, 4: EXCLUDED, 5: EXCLUDED}, seconds=20)
    record.corroborate(released, 0)
    record.release(released, 0)
    disputed = record.search(second, (2,))
    record.conclude(disputed, 2)
    record.look(disputed, {2: EXCLUDED}, {0: EXCLUDED, 1: LEAD, 3: EXCLUDED, 4: EXCLUDED}, by="max")
    nobody = record.search(first, (), (5,))
    record.conclude(nobody, None, SearchOutcome.NO_CANDIDATE)
    waiting = record.search(second, (3, 4), declared={"sex": "male", "race_ethnicity": "b"})
    record.conclude(waiting, 3)
    record.conclude(waiting, 4, Conclusion.INCONCLUSIVE)
    record.look(waiting, {3: LEAD}, {0: EXCLUDED}, state=None)
    record.analyse(nobody, Suitability.INSUFFICIENT)
    for kind in ("sketch", "sketch", "generated"):
        record.note("probe.refused", probe_type=kind, case_number="C-9")
    record.note("threshold.lowered", search_id=waiting.search_id)
    record.report(first, "pdf")
    record.report(first, "json")
    return record
