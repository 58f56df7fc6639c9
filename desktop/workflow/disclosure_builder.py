"""Fills a disclosure document from the record. What is in the record and what is printed is the same."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.domain.adjustments import step_sentence
from desktop.domain.candidates import Candidate
from desktop.domain.cases import CaseFile, CaseState
from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.disclosures import (
    Act,
    Agreement,
    AnalysisStatement,
    CandidateStatement,
    CaseStatement,
    ConclusionStatement,
    Corroboration,
    DisclosureDocument,
    LogLine,
    LookItem,
    LookStatement,
    PackStatement,
    Participant,
    Picture,
    PolicyStatement,
    ProbeStatement,
    SearchStatement,
    Statement,
)
from desktop.domain.error_sentences import candidate_sentence, probe_sentence
from desktop.domain.log_entries import LogEntry
from desktop.domain.looks import Look, LookState
from desktop.domain.probes import Probe
from desktop.domain.rates import Rate
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding, Standing
from desktop.errors import UserFacingError
from desktop.recognition.adjusted_image import apply_recipe
from desktop.recognition.packs import ModelPack
from desktop.storage.conclusion_store import ConclusionDetail
from desktop.storage.program import program_version
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.checkpoints import SignedCheckpoint
from desktop.workflow.earlier_conclusions import rejected_before
from desktop.workflow.pictures import read_original
from desktop.workflow.standings import standings_in

PROBE_SIDE = 900
CANDIDATE_SIDE = 480
FIRST, BLIND = "first examiner", "examiner {ordinal}, blind"

_DOINGS: dict[str, str] = {
    "case.opened": "opened the case",
    "case.terms": "set the terms of the case",
    "case.closed": "closed the case",
    "case.reopened": "reopened the case",
    "probe.intake": "took in a probe",
    "probe.examined": "analysed a probe",
    "search.done": "searched",
    "search.opened": "opened a search",
    "threshold.lowered": "lowered the threshold with a reason",
    "candidate.examined": "opened a candidate beside the probe",
    "conclusion": "concluded",
    "look.asked": "asked for a look by another person",
    "look.begun": "began a blind look",
    "look.completed": "completed a blind look",
    "look.withdrawn": "withdrew a look",
    "corroboration": "described corroboration",
    "lead.released": "released a lead",
    "report.exported": "exported a report",
}


class DisclosureBuilder:
    """For one case, inside one reading of the workspace."""

    def __init__(self, workspace: Workspace, stores: Stores, packs: Iterable[ModelPack] = ()) -> None:
        self._workspace = workspace
        self._stores = stores
        self._packs = {pack.hash: pack for pack in packs}
        self._roles = {
            a.name: ", ".join(sorted(role.value for role in a.roles)) for a in stores.accounts.all()
        }

    def build(self, case: CaseFile, checkpoint: SignedCheckpoint) -> DisclosureDocument:
        stores = self._stores
        records = stores.searches.recent(10_000, case.case_id)[::-1]
        probes = stores.probes.of_case(case.case_id)
        looks = {r.search_id: stores.looks.of_search(r.search_id) for r in records}
        entries = stores.log.about(
            case_id=[case.case_id],
            search_id=[r.search_id for r in records],
            probe_id=[p.probe_id for p in probes],
            look_id=[look.look_id for found in looks.values() for look in found],
        )
        return DisclosureDocument(
            case=self._case(case),
            made=self._act(stores.actor, datetime.now(UTC)),
            program=program_version(),
            probes=tuple(
                self._probe(p, [r for r in records if r.probe_id == p.probe_id], looks, entries)
                for p in probes
            ),
            participants=self._participants(entries),
            packs=self._pack_statements(records),
            log=tuple(LogLine(e.seq, e.kind, e.actor, e.at, e.leaf) for e in entries),
            checkpoint=checkpoint.note,
            verifier_key=checkpoint.verifier_key,
        )

    def _act(self, who: str, at: datetime | None, role: str = "") -> Act:
        return Act(who, role or self._roles.get(who, ""), at)

    def _case(self, case: CaseFile) -> CaseStatement:
        terms, closed = case.terms, None
        history = self._stores.case_files.state_history(case.case_id)
        if history and history[-1][0] is CaseState.CLOSED:
            closed = self._act(history[-1][3], history[-1][2])
        policy = None if terms is None else terms.policy
        return CaseStatement(
            number=case.case_number,
            purpose=case.purpose
            if terms is None or terms.offence == case.purpose
            else f"{terms.offence}: {case.purpose}",
            requester=terms.requester if terms else "",
            authorisation=terms.authorisation if terms else case.authority,
            deadline=terms.deadline if terms else None,
            authority=case.authority,
            policy=None
            if policy is None
            else PolicyStatement(
                policy.title, policy.dated, policy.sha256, policy.basis, policy.obligations
            ),
            retention_until=terms.retention_until if terms else None,
            opened=self._act(case.opened_by, case.opened_at),
            closed=closed,
        )

    def _probe(
        self,
        probe: Probe,
        records: list[SearchRecord],
        looks: dict[str, list[Look]],
        entries: list[LogEntry],
    ) -> ProbeStatement:
        stores = self._stores
        recipe, _ = stores.probe_reviews.recipe(probe.probe_id)
        intake = next(
            (e for e in entries if e.kind == "probe.intake" and e.data.get("probe_id") == probe.probe_id),
            None,
        )
        pixels = self._pixels(probe.image_sha256)
        adjusted = apply_recipe(pixels, recipe) if pixels is not None and recipe else pixels
        picture = None if adjusted is None else _picture(adjusted, PROBE_SIDE)
        return ProbeStatement(
            probe_id=probe.probe_id,
            probe_type=probe.probe_type,
            provenance=probe.provenance,
            file_name=probe.file_name,
            sha256=probe.image_sha256,
            taken_in=self._act(intake.actor, intake.at) if intake else None,
            picture=None if pixels is None else _picture(pixels, PROBE_SIDE),
            recipe=recipe,
            recipe_sentences=tuple(step_sentence(step) for step in recipe.steps),
            adjusted=picture if recipe else None,
            quality=probe.quality,
            analyses=tuple(
                AnalysisStatement(
                    a.analysis.visible,
                    a.analysis.suitability,
                    a.analysis.remarks,
                    self._act(a.actor, a.at),
                )
                for a in stores.probe_reviews.analyses(probe.probe_id)
            ),
            searches=tuple(self._search(r, looks[r.search_id], picture) for r in records),
        )

    def _search(self, record: SearchRecord, looks: list[Look], probe: Picture | None) -> SearchStatement:
        stores = self._stores
        conclusions = stores.conclusions.of_search(record.search_id)
        details = stores.conclusions.details(record.search_id)
        standings = {s.face_id: s for s in standings_in(stores, record.search_id)}
        rejected = rejected_before(stores, record.case_id, record.search_id)
        notes = record.notes
        return SearchStatement(
            search_id=record.search_id,
            act=self._act(record.actor, record.at),
            gallery=record.gallery_name,
            subjects=record.subjects,
            faces=record.faces,
            pack_id=record.pack_id,
            pack_hash=record.pack_hash,
            snapshot_hash=record.snapshot_hash,
            score_kind=record.score_kind,
            threshold=record.threshold,
            count_at_threshold=record.count_at_threshold,
            confidence=_confidence(record.fpir),
            fpir=record.fpir,
            declared=record.declared,
            warnings=record.warnings,
            group_sentences=(probe_sentence(notes.probe),) if notes is not None else (),
            lowered=tuple(
                Statement(reason.reason, self._act(reason.actor, reason.at))
                for reason in stores.rates.reasons(record.search_id)
            ),
            candidates=tuple(
                self._candidate(
                    record,
                    candidate,
                    [c for c in conclusions if c.face_id == candidate.face_id],
                    details,
                    standings.get(candidate.face_id),
                    rejected.get(candidate.subject_id),
                    probe,
                )
                for candidate in record.candidates
            ),
            conclusions=tuple(
                self._conclusion(c, None, None, None) for c in conclusions if c.face_id is None
            ),
            looks=tuple(self._look(look) for look in looks if look.state is not LookState.WITHDRAWN),
        )

    def _candidate(
        self,
        record: SearchRecord,
        candidate: Candidate,
        conclusions: list[RecordedConclusion],
        details: dict[int, ConclusionDetail],
        standing: CandidateStanding | None,
        rejected: RecordedConclusion | None,
        probe: Picture | None,
    ) -> CandidateStatement:
        picture = self._face_picture(candidate.face_id) if conclusions else None
        note = None if record.notes is None else record.notes.candidates.get(candidate.face_id)
        statements = [self._conclusion(c, details.get(c.log_seq), probe, picture) for c in conclusions]
        for look in standing.looks if standing else ():
            answer = look.answer(candidate.face_id)
            if look.state is LookState.COMPLETED and answer is not None and look.examiner is not None:
                statements.append(
                    ConclusionStatement(
                        answer.conclusion,
                        answer.reason,
                        Act(look.examiner, BLIND.format(ordinal=look.ordinal), answer.at),
                        answer.features,
                        answer.annotations,
                        probe if answer.annotations else None,
                        picture if answer.annotations else None,
                    )
                )
        return CandidateStatement(
            rank=candidate.rank,
            subject_id=candidate.subject_id,
            score=candidate.score,
            raw_score=candidate.raw_score,
            at_or_above=bool(np.float32(candidate.score) >= np.float32(record.threshold)),
            picture=picture,
            earlier=_earlier(rejected, standing),
            group_sentences=(candidate_sentence(note),) if note is not None and conclusions else (),
            conclusions=tuple(statements),
            agreement=_agreement(standing),
            corroborations=tuple(
                Corroboration(c.text, c.source, self._act(c.actor, c.at))
                for c in (standing.corroborations if standing else ())
            ),
            release=self._act(standing.release.actor, standing.release.at)
            if standing is not None and standing.release is not None
            else None,
        )

    def _conclusion(
        self,
        conclusion: RecordedConclusion,
        detail: ConclusionDetail | None,
        probe: Picture | None,
        candidate: Picture | None,
    ) -> ConclusionStatement:
        marks = detail.annotations if detail else ()
        return ConclusionStatement(
            conclusion.conclusion,
            conclusion.reason,
            Act(conclusion.examiner, FIRST, conclusion.at),
            detail.features if detail else None,
            marks,
            probe if marks else None,
            candidate if marks else None,
        )

    def _look(self, look: Look) -> LookStatement:
        items, fillers = [], 0
        for item in look.items:
            answer = next((a for a in look.answers if a.place == item.place), None)
            fillers += item.is_filler
            items.append(
                LookItem(
                    answer.conclusion if answer else None,
                    answer.reason if answer else "",
                    None if item.is_filler else item.subject_id,
                    fillers if item.is_filler else None,
                )
            )
        seconds = sum(a.seconds for a in look.answers) if look.answers else None
        role = BLIND.format(ordinal=look.ordinal)
        return LookStatement(
            look.ordinal,
            Act(look.examiner or "nobody yet", role, look.ended_at or look.begun_at),
            seconds,
            tuple(items),
        )

    def _participants(self, entries: list[LogEntry]) -> tuple[Participant, ...]:
        found: dict[tuple[str, str], Participant] = {}
        for entry in entries:
            doing = _DOINGS.get(entry.kind)
            if doing is not None and (entry.actor, doing) not in found:
                found[entry.actor, doing] = Participant(
                    entry.actor, self._roles.get(entry.actor, ""), doing, entry.at
                )
        return tuple(found.values())

    def _pack_statements(self, records: list[SearchRecord]) -> tuple[PackStatement, ...]:
        found: dict[str, PackStatement] = {}
        for record in records:
            pack = self._packs.get(record.pack_hash)
            found[record.pack_hash] = PackStatement(
                record.pack_id,
                pack.version if pack else "",
                record.pack_hash,
                pack.licence if pack else "",
            )
        return tuple(found.values())

    def _pixels(self, sha256: str) -> NDArray[np.uint8] | None:
        """None where the original is gone (expunged) or cannot be read any more."""
        try:
            return read_original(self._workspace, sha256).pixels
        except UserFacingError:
            return None

    def _face_picture(self, face_id: int) -> Picture | None:
        face = self._stores.faces.get_many([face_id]).get(face_id)
        pixels = None if face is None else self._pixels(face.image_sha256)
        return None if pixels is None else _picture(pixels, CANDIDATE_SIDE)


def _picture(pixels: NDArray[np.uint8], side: int) -> Picture:
    height, width = pixels.shape[:2]
    image = Image.fromarray(np.ascontiguousarray(pixels))
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return Picture("image/jpeg", out.getvalue(), width, height)


def _confidence(fpir: Rate | None) -> float | None:
    """1 - FPIR, no higher than n searches that come in pairs can support."""
    return None if fpir is None else min(1.0 - fpir.value, 1.0 - 6.0 / fpir.n)


def _agreement(standing: CandidateStanding | None) -> Agreement | None:
    if standing is None or len(standing.leads) + len(standing.others) < 2:
        return None
    return Agreement.DISAGREED if standing.leads and standing.others else Agreement.AGREED


def _earlier(rejected: RecordedConclusion | None, standing: CandidateStanding | None) -> tuple[str, ...]:
    found = []
    if rejected is not None:
        words = rejected.conclusion.value.replace("_", " ")
        found.append(f"Concluded in another search of this case: {words}.")
    if standing is not None and standing.standing is Standing.EXPUNGED:
        found.append("This person was expunged from the gallery since.")
    return tuple(found)
