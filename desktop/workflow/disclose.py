"""The disclosure pack of a case. Nothing leaves while a lead of the case waits for its reviews.

Every way out goes through `disclose`: the window, the command line, JSON and PDF alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.domain.disclosure_records import disclosure_json
from desktop.domain.disclosures import DisclosureDocument
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.errors import AccessRefused, UserFacingError, WrongUse
from desktop.recognition.packs import ModelPack
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, refusals_logged, require
from desktop.workflow.blindness import see_search
from desktop.workflow.casework_only import require_casework
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.disclosure_builder import DisclosureBuilder
from desktop.workflow.export_file import write_export
from desktop.workflow.standings import pending_leads

Renderer = Callable[[DisclosureDocument], bytes]
"""Makes the printed form of a document; PDF is drawn where Qt is."""


def as_json(document: DisclosureDocument) -> bytes:
    """The other form, with the same content."""
    return disclosure_json(document)


def why_not_yet(workspace: Workspace, case_id: str) -> str:
    """Why nothing of the case may leave yet, in a sentence; empty where it may. Raises `AccessRefused`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        return _why_not_yet(stores, case_id)


def disclose(
    workspace: Workspace,
    case_id: str,
    target: Path,
    format_name: str,
    render: Renderer,
    packs: Iterable[ModelPack] = (),
) -> DisclosureDocument:
    """Writes the pack to `target` and logs its hash; `format_name` is what `render` makes (json, pdf).

    Raises `WrongUse` where the record of the case moved on meanwhile, `AccessRefused` without the right,
    while a lead or a look of the case is open, and while a search that returned somebody has no conclusion;
    `FolderNotWritable`, `StorageFull`.
    """
    document, seq = _build(workspace, case_id, packs)
    data = render(document)
    with permitted(workspace, Right.DISCLOSE) as (stores, person):
        _refuse_pending(stores, case_id)
        _refuse_stale(stores, case_id, seq)
        sha256 = hashlib.sha256(data).hexdigest()
        stores.releases.add_report(case_id, format_name, sha256, person.name)
        stores.log.append(
            EntryKind.REPORT_EXPORTED,
            {
                "case_id": case_id,
                "case_number": document.case.number,
                "format": format_name,
                "sha256": sha256,
                "bytes": len(data),
                "outcome": document.outcome.value,
                "released": [c.subject_id for c in document.released],
            },
        )
    # Recorded first: nothing ever lies there that the record does not know of.
    try:
        write_export(target, data)
    except UserFacingError:
        with workspace.recording() as stores:
            stores.log.append(
                EntryKind.REPORT_REFUSED, {"case_id": case_id, "sha256": sha256, "why": "not written"}
            )
        raise
    return document


def disclosure_document(
    workspace: Workspace, case_id: str, packs: Iterable[ModelPack] = ()
) -> DisclosureDocument:
    """The document, as the record stands, with a fresh signed checkpoint. Raises as `disclose`."""
    return _build(workspace, case_id, packs)[0]


def _build(
    workspace: Workspace, case_id: str, packs: Iterable[ModelPack]
) -> tuple[DisclosureDocument, int]:
    """With the number of the first log entry that is not told in it."""
    require_casework(workspace)
    require(workspace, Right.DISCLOSE)
    with refusals_logged(workspace), workspace.reading() as stores:
        _refuse_pending(stores, case_id)
        searches = stores.searches.ids_in([case_id])
    for search_id in searches:
        see_search(workspace, search_id, "report")
    checkpoint = sign_checkpoint(workspace)
    with workspace.reading() as stores:
        case = stores.case_files.file(stores.cases.get(case_id))
        return DisclosureBuilder(workspace, stores, packs).build(case, checkpoint), stores.log.next_seq


def _refuse_pending(stores: Stores, case_id: str) -> None:
    reason = _why_not_yet(stores, case_id)
    if reason:
        raise AccessRefused(detail=reason, right=Right.DISCLOSE.value, about={"case_id": case_id})


def _refuse_stale(stores: Stores, case_id: str, seq: int) -> None:
    """The record may have moved on while the pages were drawn: a document tells all of it or nothing."""
    later = any(entry.seq >= seq for entry in stores.log.of_case(case_id))
    if later or any(one.log_seq >= seq for one in stores.expungements.all()):
        raise WrongUse(
            detail="Something was recorded in this case while the pages were drawn: export it again."
        )


def _why_not_yet(stores: Stores, case_id: str) -> str:
    records = stores.searches.recent(10_000, case_id, with_candidates=False)
    ids = {record.search_id for record in records}
    if any(look.search_id in ids for look in stores.looks.open()):
        return "A look by another person is still open in this case: nothing of it leaves before that ends."
    if pending_leads(stores, case_id):
        return (
            "A lead of this case has not come through its reviews yet: nothing of the case leaves before "
            "it is released or rejected."
        )
    for record in records:
        if record.count_at_threshold and not stores.conclusions.of_search(record.search_id):
            return (
                "A search of this case returned candidates and nobody concluded on it: conclude on a "
                "candidate, or that there is none, before anything of the case leaves."
            )
    return ""
