"""What was concluded on a person earlier in the same case: nobody who was rejected comes back as new."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.looks import Look
from desktop.domain.people import folded
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.blindness import require_seen


def rejected_before(
    stores: Stores, case_id: str, search_id: str | None = None
) -> dict[str, RecordedConclusion]:
    """By subject: the newest conclusion in the other searches of the case that was no lead, while nobody
    who rejected the person has called them a lead since. What was answered in a look that ended counts.
    """
    newest: dict[tuple[str, str], RecordedConclusion] = {}
    for other in stores.searches.ids_in([case_id]):
        if other == search_id:
            continue
        said = stores.conclusions.of_search(other)
        for look in stores.looks.of_search(other):
            said += _answers(look)
        for one in said:
            if one.subject_id is None:
                continue
            key = one.subject_id, folded(one.examiner)
            if key not in newest or newest[key].log_seq < one.log_seq:
                newest[key] = one
    found: dict[str, RecordedConclusion] = {}
    for (subject, _), one in sorted(newest.items(), key=lambda pair: pair[1].log_seq):
        if one.conclusion is not Conclusion.LEAD:
            found[subject] = one
    return found


def _answers(look: Look) -> list[RecordedConclusion]:
    """Of its candidates; a filler was never anybody's lead."""
    if look.ended_seq is None or look.examiner is None:
        return []
    return [
        RecordedConclusion(
            look.search_id,
            item.subject_id,
            item.face_id,
            answer.conclusion,
            answer.reason,
            look.examiner,
            answer.at,
            look.ended_seq,
        )
        for item in look.candidates
        if (answer := look.answer_at(item.place)) is not None
    ]


def rejection_sentence(subjects: Sequence[tuple[int, str]]) -> str:
    """`subjects` are (rank, subject id) of candidates that were rejected earlier in the case."""
    named = ", ".join(f"rank {rank} ({subject})" for rank, subject in subjects)
    return f"Rejected earlier in this case: {named}. They are not new; read why before you look again."


def earlier_rejections(workspace: Workspace, search_id: str) -> dict[str, RecordedConclusion]:
    """Of a recorded search, for those who have opened it, by subject. Raises `AccessRefused`."""
    require_seen(workspace, search_id)
    with workspace.reading() as stores:
        return rejected_before(stores, stores.searches.case_of(search_id), search_id)
