"""What is disturbed: each activity over the real stores and workflows, in steps that are acknowledged.

Another activity is a class here and a line in `ACTIVITIES`; every harness of this folder then has it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.domain.conclusions import Conclusion
from desktop.domain.expungements import ExpungeGround
from desktop.domain.people import Role
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow import enrolment_run
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.expunge import expunge_subject, finish_expungements
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.re_enrol import re_enrol
from desktop.workflow.release_lead import corroborate, release
from desktop.workflow.second_look import ask_second_look
from desktop.workflow.signing import key_status, rotate_key
from tests.examination import features_for
from tests.looks import CHIEF, FIRST, REASON, SECOND, adopt, look_through
from tests.people import sign_in_as
from tests.torture.light_engine import picture_of, write_pictures
from tests.torture.small_gallery import (
    PROBE_OF,
    enrol_people,
    faces_of,
    search_of,
    searched,
    shown,
    template_of,
    templates_digest,
)

Acknowledge = Callable[..., None]
"""acknowledge(workspace, *facts): these stand from now on, and all of the log that can be read."""

ACTOR = "operator"
_BATCH = 4


class Activity:
    """`prepare` makes what it starts from, `work` does whatever of it is not done yet."""

    name = ""
    needs_workspace = True
    """False: it starts from nothing."""

    def __init__(self, folder: Path, engine: FaceEngine) -> None:
        """`folder` is for pictures, which stay as they are."""
        self.folder = folder
        self.engine = engine

    def prepare(self, workspace: Workspace) -> None:
        """Once, undisturbed."""

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        """In a child that may die at any instant; again and again until it comes through."""
        raise NotImplementedError

    def facts(self, workspace: Workspace) -> set[str]:
        """Everything of what `work` acknowledges that is so."""
        raise NotImplementedError

    def result(self, workspace: Workspace) -> object:
        """What is there in the end, without times and random names."""
        raise NotImplementedError

    def gone(self, facts: set[str]) -> list[bytes]:
        """What no file may hold any more once these facts were acknowledged."""
        return []


class Enrolment(Activity):
    """Two folders into one gallery, in batches; a file among them is no picture, one is there twice."""

    name = "enrolment"

    def __init__(self, folder: Path, engine: FaceEngine) -> None:
        super().__init__(folder, engine)
        enrolment_run.BATCH = _BATCH  # several batches, and few pictures
        self._folders = [folder / "first", folder / "second"]
        for place, subjects in zip(self._folders, (range(9), range(20, 29)), strict=True):
            write_pictures(place, subjects)
            (place / "no picture.jpg").write_bytes(b"nothing that could be decoded" * 20)
        (self._folders[1] / "twice.jpg").write_bytes(picture_of(0))

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, FIRST)
        for folder in self._folders:
            if f"finished {folder.name}" in self.facts(workspace):
                continue
            request = EnrolmentRequest("People", folder)
            enrol(workspace, self.engine, request, on_progress=lambda _: acknowledge(workspace))
            acknowledge(workspace, *self.facts(workspace))

    def facts(self, workspace: Workspace) -> set[str]:
        found = {
            f"face {f.record.subject_id} {f.image_sha256} {f.row}" for f in faces_of(workspace, "People")
        }
        with workspace.reading() as stores:
            rows = stores.enrolments._session.rows("SELECT folder, finished_at FROM enrolment")
        return found | {f"finished {Path(folder).name}" for folder, at in rows if at is not None}

    def result(self, workspace: Workspace) -> object:
        with workspace.reading() as stores:
            gallery = stores.galleries.by_name("People")
            refused = stores.enrolments.refusals_of_gallery(gallery.gallery_id)
        return (
            shown(workspace, "People"),
            sorted((r.relative_path, r.reason.value) for r in refused),
            templates_digest(workspace, "People", self.engine),
        )


class ReEnrolment(Activity):
    """A gallery is enrolled again for another pack, in batches."""

    name = "re-enrolment"

    def __init__(self, folder: Path, engine: FaceEngine) -> None:
        super().__init__(folder, engine)
        enrolment_run.BATCH = _BATCH
        other = dataclasses.replace(engine.pack, id="other-light-pack", comparator="euclidean")
        self._other = FaceEngine(other, engine.device, engine._detector, engine._embedder)

    def prepare(self, workspace: Workspace) -> None:
        enrol_people(workspace, self)

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, FIRST)
        if "finished" in self.facts(workspace):
            return
        with workspace.reading() as stores:
            source = stores.galleries.by_name("People")
        re_enrol(workspace, self._other, source, "Again", on_progress=lambda _: acknowledge(workspace))
        acknowledge(workspace, *self.facts(workspace))

    def facts(self, workspace: Workspace) -> set[str]:
        with workspace.reading() as stores:
            rows = stores.enrolments._session.rows("SELECT folder, finished_at FROM enrolment")
        finished = {"finished" for folder, at in rows if folder.startswith("gallery:") and at is not None}
        return finished | {
            f"face {f.record.subject_id} {f.image_sha256} {f.row}" for f in faces_of(workspace, "Again")
        }

    def result(self, workspace: Workspace) -> object:
        return shown(workspace, "Again"), templates_digest(workspace, "Again", self._other)


class Rates(Activity):
    """Three galleries are measured."""

    name = "measurement"
    galleries = ("People", "Others", "Few")

    def prepare(self, workspace: Workspace) -> None:
        for number, name in enumerate(self.galleries):
            enrol_people(workspace, self, name, range(30 * number, 30 * number + 20 - 6 * number))

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, FIRST)
        for name in self.galleries:
            with workspace.reading() as stores:
                gallery = stores.galleries.by_name(name)
            measure_rates(workspace, take_snapshot(workspace, gallery, self.engine.pack))
            acknowledge(workspace, *(fact for fact in self.facts(workspace) if fact.startswith(name)))

    def facts(self, workspace: Workspace) -> set[str]:
        """Of what is known in the database, what can be read back from its file."""
        found = set()
        with workspace.reading() as stores:
            for gallery in stores.galleries.all():
                known = stores.measurements.latest(gallery.gallery_id)
                if known is not None and workspace.measurements.read(known) is not None:
                    found.add(f"{gallery.name} {known.sha256}")
        return found

    def result(self, workspace: Workspace) -> object:
        found = []
        with workspace.reading() as stores:
            for gallery in stores.galleries.all():
                known = stores.measurements.latest(gallery.gallery_id)
                measured = known and workspace.measurements.read(known)
                scores = measured.raw.best.tobytes() if measured else None
                found.append((gallery.name, known and known.snapshot_hash, scores))
        return found


class Conclusions(Activity):
    """Candidates of one search are examined and concluded on, one after the other."""

    name = "conclusion"
    wanted = (Conclusion.LEAD, Conclusion.EXCLUDED, Conclusion.INCONCLUSIVE, Conclusion.LEAD) * 2

    def prepare(self, workspace: Workspace) -> None:
        enrol_people(workspace, self)
        searched(workspace, self)

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, FIRST)
        search_id = search_of(workspace)
        with workspace.reading() as stores:
            record = stores.searches.get(search_id)
            done = {c.face_id for c in stores.conclusions.of_search(search_id)}
        for candidate, conclusion in zip(record.candidates, self.wanted, strict=False):
            if candidate.face_id in done:
                continue
            note_examination(workspace, search_id, candidate.face_id)
            acknowledge(workspace)
            conclude(
                workspace,
                search_id,
                candidate.face_id,
                conclusion,
                REASON,
                threshold=record.threshold,
                fpir=record.fpir,
                features=features_for(conclusion),
            )
            acknowledge(workspace, _concluded(candidate.face_id, conclusion))

    def facts(self, workspace: Workspace) -> set[str]:
        with workspace.reading() as stores:
            found = stores.conclusions.of_search(search_of(workspace))
        return {_concluded(c.face_id, c.conclusion) for c in found}

    def result(self, workspace: Workspace) -> object:
        with workspace.reading() as stores:
            search_id = search_of(workspace)
            found = stores.conclusions.of_search(search_id)
            details = stores.conclusions.details(search_id)
        return (
            [(c.face_id, c.conclusion, c.reason, c.examiner) for c in found],
            [detail.features.as_record() for detail in details.values()],
        )


class Releases(Activity):
    """Leads that two people agree on are corroborated and released."""

    name = "release"
    leads = 3

    def prepare(self, workspace: Workspace) -> None:
        enrol_people(workspace, self)
        adopt(workspace, self.folder, "two-examiners", fillers=3)
        opened = searched(workspace, self, policy_id="two-examiners")
        opened.lead(*range(1, self.leads + 1))
        look_through(workspace, ask_second_look(workspace, opened.search_id), SECOND)

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, CHIEF, Role.SUPERVISOR)
        search_id = search_of(workspace)
        with workspace.reading() as stores:
            leads = [c.face_id for c in stores.searches.get(search_id).candidates[: self.leads]]
        for face_id in leads:
            if f"corroborated {face_id}" not in self.facts(workspace):
                corroborate(workspace, search_id, face_id, "A witness saw the person there.", "Statement")
                acknowledge(workspace, f"corroborated {face_id}")
            if f"released {face_id}" not in self.facts(workspace):
                release(workspace, search_id, face_id)
                acknowledge(workspace, f"released {face_id}")

    def facts(self, workspace: Workspace) -> set[str]:
        search_id = search_of(workspace)
        with workspace.reading() as stores:
            corroborated = stores.releases.corroborations(search_id)
            released = stores.releases.releases(search_id)
        return {f"corroborated {c.face_id}" for c in corroborated} | {
            f"released {r.face_id}" for r in released
        }

    def result(self, workspace: Workspace) -> object:
        search_id = search_of(workspace)
        with workspace.reading() as stores:
            return (
                [(c.face_id, c.text, c.source, c.actor) for c in stores.releases.corroborations(search_id)],
                [(r.face_id, r.subject_id, r.actor) for r in stores.releases.releases(search_id)],
            )


class Expungements(Activity):
    """Subjects of a gallery that was measured and searched are expunged."""

    name = "expungement"
    subjects = (PROBE_OF, 112)

    def prepare(self, workspace: Workspace) -> None:
        enrol_people(workspace, self)
        opened = searched(workspace, self)
        opened.lead(1)

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, CHIEF, Role.SUPERVISOR)
        finish_expungements(workspace)
        for subject in self.subjects:
            fact = f"expunged subject-{subject:03d}"
            if fact in self.facts(workspace):
                continue
            with workspace.reading() as stores:
                gallery_id = stores.galleries.by_name("People").gallery_id
            expunge_subject(
                workspace,
                gallery_id,
                f"subject-{subject:03d}",
                ExpungeGround.COURT_ORDER,
                "Order 4/2026 of the county court.",
                on_progress=lambda _: acknowledge(workspace),
            )
            acknowledge(workspace, fact)

    def facts(self, workspace: Workspace) -> set[str]:
        with workspace.reading() as stores:
            found = stores.expungements.all()
        return {f"expunged {e.subject_id}" for e in found if e.completed_at is not None}

    def result(self, workspace: Workspace) -> object:
        with workspace.reading() as stores:
            certificates = [
                stores.expungements.removed(e.expungement_id) for e in stores.expungements.all()
            ]
        for removed in certificates:
            del removed["counts"]["measurements"]  # of the run that came through, not of those before
        return (
            shown(workspace, "People"),
            templates_digest(workspace, "People", self.engine),
            certificates,
        )

    def gone(self, facts: set[str]) -> list[bytes]:
        """The name of the file, the picture, the template."""
        needles = []
        for subject in self.subjects:
            if f"expunged subject-{subject:03d}" in facts:
                data = picture_of(subject)
                needles += [f"subject-{subject:03d}.jpg".encode(), data[1000:1200]]
                needles.append(template_of(self.engine, data).tobytes())
        return needles


class KeyRotations(Activity):
    """A new signing key takes over, again and again."""

    name = "key rotation"
    wanted = 3

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        sign_in_as(workspace, FIRST)
        while self._done(workspace) < self.wanted:
            rotate_key(workspace, "The old one was seen by others.")
            acknowledge(workspace, *self.facts(workspace))

    def _done(self, workspace: Workspace) -> int:
        with workspace.reading() as stores:
            return stores.log.count(kind_prefix="key.rotated")

    def facts(self, workspace: Workspace) -> set[str]:
        return {f"rotation {number}" for number in range(self._done(workspace))}

    def result(self, workspace: Workspace) -> object:
        return self._done(workspace), key_status(workspace).state


class Creation(Activity):
    """A workspace is made and the first account in it."""

    name = "creation"
    needs_workspace = False

    def work(self, workspace: Workspace, acknowledge: Acknowledge) -> None:
        acknowledge(workspace, "it is there")
        sign_in_as(workspace, FIRST)
        acknowledge(workspace, *self.facts(workspace))

    def facts(self, workspace: Workspace) -> set[str]:
        with workspace.reading() as stores:
            return {"it is there"} | {f"account {a.name}" for a in stores.accounts.all()}

    def result(self, workspace: Workspace) -> object:
        return workspace.kind, self.facts(workspace)


ACTIVITIES: tuple[type[Activity], ...] = (
    Enrolment,
    ReEnrolment,
    Rates,
    Conclusions,
    Releases,
    Expungements,
    KeyRotations,
    Creation,
)


def _concluded(face_id: int | None, conclusion: Any) -> str:
    return f"{conclusion.value} of {face_id}"
