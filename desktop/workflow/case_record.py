"""The whole of a case as one person may see it: what was done in it, and how its candidates stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from desktop.domain.cases import CaseFile, CaseState
from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Right
from desktop.domain.probes import Probe
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import require
from desktop.workflow.blindness import see_search, withheld_cases
from desktop.workflow.case_opinions import CaseOpinions
from desktop.workflow.standings import standings_in

_TELLING = (
    "candidate.",
    "conclusion",
    "threshold.",
    "look.",
    "corroboration",
    "lead.",
    "report.",
    "access.",
    "case.flagged",
)
"""Kinds of entry that say, or let guess, what somebody concluded."""
_ALL = 100_000


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list of cases."""

    file: CaseFile
    probes: int
    searches: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One step of a case. `data` is the log entry's, empty where it is kept from the reader."""

    seq: int
    at: datetime
    actor: str
    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchStanding:
    """A search of the case with its candidates on their way; `concluded` also where none was found."""

    record: SearchRecord
    standings: tuple[CandidateStanding, ...]
    concluded: bool


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """`told` is False while a blind look is to be kept: then searches, conclusions and looks are left out.

    `open_looks` counts looks by another person that are neither completed nor withdrawn.
    """

    file: CaseFile
    probes: tuple[Probe, ...]
    unanalysed: frozenset[str]
    """Ids of probes that nobody has analysed."""
    searches: tuple[SearchStanding, ...]
    timeline: tuple[TimelineEntry, ...]
    told: bool
    open_looks: int


def case_rows(
    workspace: Workspace, offset: int, limit: int, state: CaseState | None = None, text: str = ""
) -> list[CaseRow]:
    """Newest first; `text`: number, purpose and requester hold every word. Raises `AccessRefused`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        withheld = _kept_from_reader(stores)
        return [
            CaseRow(_file(stores, case_id, withheld), probes, searches)
            for case_id, probes, searches in stores.case_files.page(offset, limit, state, text)
        ]


def case_count(workspace: Workspace, state: CaseState | None = None, text: str = "") -> int:
    """How many `case_rows` goes through. Raises `AccessRefused`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        return stores.case_files.count(state, text)


def _kept_from_reader(stores: Stores) -> set[str]:
    return withheld_cases(stores, stores.person) if stores.person is not None else set()


def _file(stores: Stores, case_id: str, withheld: set[str]) -> CaseFile:
    """A flag can say what a look came to: it is kept back with the rest."""
    file = stores.case_files.file(stores.cases.get(case_id))
    return replace(file, flags=()) if case_id in withheld else file


def is_told(workspace: Workspace, case_id: str) -> bool:
    """Whether whoever is signed in may read the conclusions of the case without losing anything by it.

    Roles that give no blind look have none to lose; the others have seen the case already or have not.
    """
    if workspace.kind is WorkspaceKind.TRAINING:
        return True
    with workspace.reading() as stores:
        person = stores.person
        account = stores.accounts.get(person.account_id) if person is not None else None
        return person is not None and account is not None and case_id not in withheld_cases(stores, person)


def open_case_record(workspace: Workspace, case_id: str, *, unblind: bool = False) -> CaseRecord:
    """The case for whoever is signed in; that they saw its searches is recorded where they are told.

    With `unblind` they are told whatever they lose by it: ask first. Raises `AccessRefused`, also while
    their own blind look of the case is begun.
    """
    require(workspace, Right.VIEW_CASES)
    told = unblind or is_told(workspace, case_id)
    with workspace.reading() as stores:
        records = stores.searches.recent(_ALL, case_id, with_candidates=False)
    if told:
        for record in records:
            see_search(workspace, record.search_id, "case")
    with workspace.reading() as stores:
        ids = {record.search_id for record in records}
        said = CaseOpinions(stores, case_id)
        probes = tuple(stores.probes.recent(_ALL, case_id))
        return CaseRecord(
            _file(stores, case_id, set() if told else {case_id}),
            probes,
            frozenset(p.probe_id for p in probes if not stores.probe_reviews.analyses(p.probe_id)),
            tuple(
                SearchStanding(
                    r,
                    tuple(standings_in(stores, r.search_id, said)),
                    bool(stores.conclusions.of_search(r.search_id)),
                )
                for r in records
                if told
            ),
            tuple(_step(entry, told) for entry in stores.log.of_case(case_id) if told or _is_plain(entry)),
            told,
            sum(1 for look in stores.looks.open() if look.search_id in ids),
        )


def _is_plain(entry: LogEntry) -> bool:
    return not entry.kind.startswith(_TELLING)


def _step(entry: LogEntry, told: bool) -> TimelineEntry:
    plain = told or not entry.kind.startswith("search.")
    return TimelineEntry(entry.seq, entry.at, entry.actor, entry.kind, entry.data if plain else {})


def open_cases(workspace: Workspace, limit: int = 500) -> list[CaseFile]:
    """The newest open ones, for a choice. Raises `AccessRefused`."""
    return [row.file for row in case_rows(workspace, 0, limit, CaseState.OPEN)]
