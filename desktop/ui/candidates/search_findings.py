"""What is on record about the candidates of one search."""

from __future__ import annotations

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.galleries import EnrolledFace
from desktop.domain.progress import CancelToken
from desktop.domain.standings import CandidateStanding, Standing
from desktop.storage.conclusion_store import ConclusionDetail
from desktop.storage.workspace import Workspace
from desktop.ui.candidates.candidate_facts import candidate_details
from desktop.ui.candidates.candidate_model import CandidateDetails
from desktop.ui.candidates.examination_draft import ExaminationDraft
from desktop.workflow.browse import conclusion_details, conclusions_of, faces_by_id
from desktop.workflow.cases import case_file
from desktop.workflow.earlier_conclusions import earlier_rejections
from desktop.workflow.examine import latest_by_candidate
from desktop.workflow.search import SearchResult
from desktop.workflow.standings import standings_of

_AT_ONCE = 250
"""Faces that are read at a time."""


class SearchFindings:
    """Read when a search is opened; what is concluded meanwhile comes with `read_again`. What is recorded
    about thousands of faces is read beside the window (`read_faces`), and of single ones when it is needed.
    """

    def __init__(self, workspace: Workspace, result: SearchResult) -> None:
        self._workspace = workspace
        self._result = result
        search_id = result.record.search_id
        self._faces: dict[int, EnrolledFace] = {}
        self._rejected = earlier_rejections(workspace, search_id)
        self.conclusions: list[RecordedConclusion] = []
        self._latest: dict[int | None, RecordedConclusion] = {}
        self._described: dict[int, ConclusionDetail] = {}
        self._standings: dict[int, CandidateStanding] = {}
        self.read_again()
        self.features_required = case_file(workspace, result.record.case_id).features_required

    def read_again(self) -> None:
        workspace, search_id = self._workspace, self._result.record.search_id
        self.conclusions = conclusions_of(workspace, search_id)
        self._latest = latest_by_candidate(self.conclusions)
        self._described = conclusion_details(workspace, search_id)
        self._standings = {s.face_id: s for s in standings_of(workspace, search_id)}

    @property
    def waits_for_look(self) -> bool:
        """A lead is there for which no second look is asked yet."""
        return any(
            s.standing is Standing.WAITS_FOR_LOOK and not s.open_look for s in self._standings.values()
        )

    @property
    def found_nobody(self) -> bool:
        """It is concluded of the search as a whole."""
        return any(c.face_id is None for c in self.conclusions)

    def with_standing(self) -> list[Candidate]:
        """The candidates that stand somewhere on the way to a released lead."""
        return [c for c in self._result.candidates.rows if c.face_id in self._standings]

    def read_faces(self, cancel: CancelToken) -> list[CandidateDetails]:
        """What is recorded about every candidate. On a worker thread; raises `Cancelled`."""
        rows = self._result.candidates.rows
        for first in range(0, len(rows), _AT_ONCE):
            cancel.raise_if_cancelled()
            ids = [c.face_id for c in rows[first : first + _AT_ONCE]]
            self._faces.update(faces_by_id(self._workspace, ids))
        return [self._details(c, self._faces.get(c.face_id)) for c in rows]

    def face(self, face_id: int) -> EnrolledFace | None:
        """None for somebody who was expunged since."""
        if face_id not in self._faces:
            self._faces.update(faces_by_id(self._workspace, [face_id]))
        return self._faces.get(face_id)

    def details(self, candidate: Candidate) -> CandidateDetails:
        return self._details(candidate, self.face(candidate.face_id))

    def concluded(self) -> list[Candidate]:
        """The candidates on whom somebody concluded something."""
        return [c for c in self._result.candidates.rows if c.face_id in self._latest]

    def _details(self, candidate: Candidate, face: EnrolledFace | None) -> CandidateDetails:
        return candidate_details(
            candidate,
            face,
            self._latest.get(candidate.face_id),
            self._result.record,
            self._standings.get(candidate.face_id),
            self._rejected.get(candidate.subject_id),
        )

    def earlier(self, face_id: int) -> list[RecordedConclusion]:
        """Conclusions on a candidate, oldest first."""
        return [c for c in self.conclusions if c.face_id == face_id]

    def described(self, face_id: int) -> ExaminationDraft:
        """What the latest conclusion on the candidate rests on; the conclusion itself is chosen anew."""
        earlier = self.earlier(face_id)
        detail = self._described.get(earlier[-1].log_seq) if earlier else None
        if detail is None:
            return ExaminationDraft()
        numbers = [mark.number for mark in detail.annotations]
        return ExaminationDraft(
            features=detail.features,
            annotations=detail.annotations,
            next_number=max(numbers, default=0) + 1,
        )
