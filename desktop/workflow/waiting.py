"""What waits for whoever is signed in: read from the record, by their rights, and nothing that would
take away a blind look of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.domain.cases import CaseFile
from desktop.domain.looks import BlindLook
from desktop.domain.people import Person, Right
from desktop.domain.probe_analysis import Suitability
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding, Standing
from desktop.storage.probe_review_store import RecordedAnalysis
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import account_of
from desktop.workflow.blind_look import waiting_looks
from desktop.workflow.blindness import cases_to_look_at, withheld_cases
from desktop.workflow.case_opinions import CaseOpinions
from desktop.workflow.clock import today
from desktop.workflow.release_lead import has_examined
from desktop.workflow.second_look import no_third_look
from desktop.workflow.standings import standings_in

SOON = timedelta(days=7)
"""An authorisation that ends within this is worth a word."""
_ALL = 100_000


class WaitingKind(StrEnum):
    """In the order in which they are listed."""

    TAKE_LOOK = "take_look"
    FLAGGED = "flagged"
    AUTHORISATION = "authorisation"
    DISAGREEMENT = "disagreement"
    RELEASE = "release"
    CORROBORATE = "corroborate"
    ASK_LOOK = "ask_look"
    CONCLUDE = "conclude"
    SEARCH = "search"
    ANALYSE = "analyse"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """One thing to do. `detail` is a file name, a subject, a flag's or a look's own words; may be empty.

    `day` is of authorisation and retention, `since` of everything else. Ids that do not apply are empty.
    """

    kind: WaitingKind
    case_id: str
    case_number: str
    purpose: str
    since: datetime | None = None
    day: date | None = None
    detail: str = ""
    probe_id: str = ""
    search_id: str = ""
    look_id: str = ""
    face_id: int | None = None


def waiting_for_me(workspace: Workspace) -> list[WaitingItem]:
    """By kind, then the oldest first. Empty for whoever may not see cases; reading it logs nothing.

    What was concluded in a case is told to those who have seen it, and to those whose roles give them no
    blind look to lose.
    """
    account = account_of(workspace)
    person = workspace.person
    if account is None or person is None or Right.VIEW_CASES not in account.rights:
        return []
    looks = waiting_looks(workspace) if Right.SECOND_LOOK in account.rights else []
    with workspace.reading() as stores:
        found = [_look(stores, look) for look in looks]
        found.extend(_Reader(stores, person, account.rights).all())
    order = list(WaitingKind)
    return sorted(found, key=lambda item: (order.index(item.kind), item.day or date.min, _since(item)))


def _since(item: WaitingItem) -> float:
    return item.since.timestamp() if item.since is not None else 0.0


class _Reader:
    def __init__(self, stores: Stores, person: Person, rights: frozenset[Right]) -> None:
        self._stores = stores
        self._person = person
        self._rights = rights
        self._today = today(stores)
        self._withheld = withheld_cases(stores, person)
        self._kept_for_a_look = cases_to_look_at(stores, person)

    def all(self) -> list[WaitingItem]:
        stores = self._stores
        found: list[WaitingItem] = []
        for case in stores.cases.all():
            file = stores.case_files.file(case)
            found.extend(self._terms(file))
            if not file.is_open:
                continue
            told = file.case_id not in self._withheld
            if told and Right.OPEN_CASES in self._rights:
                found.extend(
                    _item(WaitingKind.FLAGGED, file, since=flag.at, detail=flag.detail)
                    for flag in file.flags
                )
            searches = stores.searches.recent(_ALL, file.case_id, with_candidates=False)
            found.extend(self._probes(file, {record.probe_id for record in searches}))
            if file.terms is not None:
                said = CaseOpinions(stores, file.case_id) if told and searches else None
                for record in searches:
                    found.extend(self._search(file, record, said))
        return found

    def _terms(self, file: CaseFile) -> Iterator[WaitingItem]:
        terms = file.terms
        if terms is None:
            if file.is_open and Right.OPEN_CASES in self._rights:
                yield _item(WaitingKind.AUTHORISATION, file)
            return
        if file.is_open and Right.OPEN_CASES in self._rights:
            due = file.authorisation_due
            if due is not None:
                yield _item(WaitingKind.AUTHORISATION, file, day=due.astimezone().date())
            elif terms.deadline is not None and terms.deadline - SOON <= self._today:
                yield _item(WaitingKind.AUTHORISATION, file, day=terms.deadline)
        if Right.EXPUNGE in self._rights and file.retention_is_over(self._today):
            yield _item(WaitingKind.RETENTION, file, day=terms.retention_until)

    def _probes(self, file: CaseFile, searched: set[str]) -> Iterator[WaitingItem]:
        for probe in self._stores.probes.recent(_ALL, file.case_id):
            analyses = self._stores.probe_reviews.analyses(probe.probe_id)
            if not analyses:
                kind, right, since = WaitingKind.ANALYSE, Right.TAKE_IN, None
            elif probe.probe_id in searched or _is_insufficient(analyses[-1]):
                continue
            else:
                kind, right, since = WaitingKind.SEARCH, Right.SEARCH, analyses[-1].at
            if right in self._rights:
                yield _item(kind, file, since=since, detail=probe.file_name, probe_id=probe.probe_id)

    def _search(
        self, file: CaseFile, record: SearchRecord, said: CaseOpinions | None
    ) -> Iterator[WaitingItem]:
        if file.case_id in self._kept_for_a_look:
            return
        if not self._stores.conclusions.of_search(record.search_id):
            if Right.EXAMINE in self._rights:
                yield _item(
                    WaitingKind.CONCLUDE,
                    file,
                    since=record.at,
                    detail=record.gallery_name,
                    search_id=record.search_id,
                )
            return
        if said is None:  # withheld
            return
        ask: dict[Standing, tuple[WaitingKind, Callable[[CandidateStanding], bool]]] = {
            Standing.WAITS_FOR_LOOK: (WaitingKind.ASK_LOOK, self._may_ask),
            Standing.DISAGREEMENT: (WaitingKind.DISAGREEMENT, lambda s: self._may_decide(file, s)),
            Standing.WAITS_FOR_CORROBORATION: (
                WaitingKind.CORROBORATE,
                lambda s: Right.CORROBORATE in self._rights,
            ),
            Standing.WAITS_FOR_RELEASE: (WaitingKind.RELEASE, lambda s: self._may_release(file, s)),
        }
        for standing in standings_in(self._stores, record.search_id, said):
            kind, is_mine = ask.get(standing.standing, (None, None))
            if kind is not None and is_mine is not None and is_mine(standing):
                yield _item(
                    kind,
                    file,
                    since=_last_step(standing),
                    detail=standing.subject_id,
                    search_id=record.search_id,
                    face_id=standing.face_id,
                )

    def _may_ask(self, standing: CandidateStanding) -> bool:
        return Right.EXAMINE in self._rights and not any(look.is_open for look in standing.looks)

    def _may_decide(self, file: CaseFile, standing: CandidateStanding) -> bool:
        """Where a third look can still be asked for; else the disagreement is the outcome."""
        assert file.terms is not None
        return Right.ASK_THIRD_LOOK in self._rights and not no_third_look(file.terms.policy, standing)

    def _may_release(self, file: CaseFile, standing: CandidateStanding) -> bool:
        assert file.terms is not None
        if Right.RELEASE not in self._rights:
            return False
        own = has_examined(self._stores, standing, self._person)
        return not (file.terms.policy.releaser_is_another and own)


def _look(stores: Stores, look: BlindLook) -> WaitingItem:
    """Nothing of the search is in it: not even which it is."""
    case_id = stores.searches.case_of(stores.looks.get(look.look_id).search_id)
    file = stores.case_files.file(stores.cases.get(case_id))
    return _item(WaitingKind.TAKE_LOOK, file, since=look.asked_at, look_id=look.look_id)


def _is_insufficient(recorded: RecordedAnalysis) -> bool:
    return recorded.analysis.suitability is Suitability.INSUFFICIENT


def _last_step(standing: CandidateStanding) -> datetime | None:
    ends = [look.ended_at for look in standing.looks if look.ended_at is not None]
    ends += [c.at for c in standing.corroborations]
    if standing.first is not None:
        ends.append(standing.first.at)
    return max(ends, default=None)


def _item(
    kind: WaitingKind,
    file: CaseFile,
    *,
    since: datetime | None = None,
    day: date | None = None,
    detail: str = "",
    probe_id: str = "",
    search_id: str = "",
    look_id: str = "",
    face_id: int | None = None,
) -> WaitingItem:
    return WaitingItem(
        kind,
        file.case_id,
        file.case_number,
        file.purpose,
        since if since is not None or day is not None else file.opened_at,
        day,
        detail,
        probe_id,
        search_id,
        look_id,
        face_id,
    )
