"""What was concluded on a person earlier in the same case: nobody who was rejected comes back as new."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.blindness import require_seen


def concluded_before(
    stores: Stores, case_id: str, search_id: str | None = None
) -> dict[str, RecordedConclusion]:
    """By subject: the newest first examiner's conclusion in the other searches of the case."""
    newest: dict[str, RecordedConclusion] = {}
    for record in stores.searches.recent(10_000, case_id, with_candidates=False):
        if record.search_id == search_id:
            continue
        for conclusion in stores.conclusions.of_search(record.search_id):
            subject = conclusion.subject_id
            if subject is not None and (
                subject not in newest or newest[subject].log_seq < conclusion.log_seq
            ):
                newest[subject] = conclusion
    return newest


def rejected_before(
    stores: Stores, case_id: str, search_id: str | None = None
) -> dict[str, RecordedConclusion]:
    """Those of them that ended otherwise than as a lead."""
    found = concluded_before(stores, case_id, search_id)
    return {s: c for s, c in found.items() if c.conclusion is not Conclusion.LEAD}


def rejection_sentence(subjects: Sequence[tuple[int, str]]) -> str:
    """`subjects` are (rank, subject id) of candidates that were rejected earlier in the case."""
    named = ", ".join(f"rank {rank} ({subject})" for rank, subject in subjects)
    return f"Rejected earlier in this case: {named}. They are not new; read why before you look again."


def earlier_rejections(workspace: Workspace, search_id: str) -> dict[str, RecordedConclusion]:
    """Of a recorded search, for those who have opened it, by subject. Raises `AccessRefused`."""
    require_seen(workspace, search_id)
    with workspace.reading() as stores:
        return rejected_before(stores, stores.searches.case_of(search_id), search_id)
