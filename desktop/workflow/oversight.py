"""What a supervisor sees of blind looks: where people disagree, and how often a reviewer chose a filler."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.features import FeatureList
from desktop.domain.looks import Look, LookAnswer, LookState
from desktop.domain.people import Right
from desktop.domain.rates import Rate, wilson_rate
from desktop.domain.standings import CandidateStanding, Standing
from desktop.errors import WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permit, require
from desktop.workflow.blindness import require_seen, see_search, withheld_cases
from desktop.workflow.cases import policy_of
from desktop.workflow.look_figures import count_looks
from desktop.workflow.second_look import no_third_look
from desktop.workflow.standings import standings_in


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """One face of a completed look: what was concluded blind, and what the first examiner had concluded.

    `blind` is None for a face that was taken out meanwhile, `first` for a filler that nobody concluded on.
    """

    place: int
    face_id: int
    subject_id: str
    is_filler: bool
    blind: LookAnswer | None
    first: RecordedConclusion | None

    @property
    def agrees(self) -> bool | None:
        """Whether both call a candidate a lead, or neither does; None where there is nothing to compare."""
        if self.is_filler or self.blind is None or self.first is None:
            return None
        return (self.blind.conclusion is Conclusion.LEAD) == (self.first.conclusion is Conclusion.LEAD)


@dataclass(frozen=True, slots=True)
class LookOutcome:
    look_id: str
    search_id: str
    case_number: str
    ordinal: int
    examiner: str
    items: tuple[ItemOutcome, ...]

    @property
    def candidates(self) -> tuple[ItemOutcome, ...]:
        return tuple(item for item in self.items if not item.is_filler)

    @property
    def fillers(self) -> tuple[ItemOutcome, ...]:
        return tuple(item for item in self.items if item.is_filler)

    @property
    def fillers_chosen(self) -> tuple[ItemOutcome, ...]:
        return tuple(
            i for i in self.fillers if i.blind is not None and i.blind.conclusion is Conclusion.LEAD
        )


def outcome_of(workspace: Workspace, look_id: str) -> LookOutcome:
    """What came of a completed look, for those who have seen the search; who completed it has.

    Raises `WrongUse` before it is completed, `AccessRefused`.
    """
    with workspace.reading() as stores:
        look = stores.looks.get(look_id)
    require_seen(workspace, look.search_id)
    if look.state is not LookState.COMPLETED:
        raise WrongUse(detail="What was concluded is told once the look is completed.")
    with workspace.reading() as stores:
        record = stores.searches.get(look.search_id)
        conclusions = stores.conclusions.of_search(look.search_id)
    before = {c.face_id: c for c in conclusions if c.log_seq < look.asked_seq}
    return LookOutcome(
        look_id,
        look.search_id,
        record.case_number,
        look.ordinal,
        look.examiner or "",
        tuple(
            ItemOutcome(
                item.place,
                item.face_id,
                item.subject_id,
                item.is_filler,
                look.answer_at(item.place),
                before.get(item.face_id),
            )
            for item in look.items
        ),
    )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A candidate on which people disagree, or a look beside it in which a filler was chosen.

    `third_refused` says why no third look can be asked for; empty where it can.
    """

    search_id: str
    case_number: str
    standing: CandidateStanding
    first_features: FeatureList
    third_refused: str

    @property
    def filler_chosen(self) -> bool:
        return any(k.fillers_chosen for k in self.standing.looks if k.state is LookState.COMPLETED)


def disagreements(workspace: Workspace) -> list[Disagreement]:
    """In the order they came about. Whoever reads this has seen the searches: that is recorded; cases that
    they may still look at blind are left out. Raises `AccessRefused`.
    """
    require(workspace, Right.ASK_THIRD_LOOK)
    with workspace.reading() as stores:
        person = permit(workspace, stores, Right.ASK_THIRD_LOOK)
        withheld = withheld_cases(stores, person)
        done = [look for look in stores.looks.all() if look.state is LookState.COMPLETED]
        searches = list(dict.fromkeys(look.search_id for look in done))
        found = [
            one
            for search_id in searches
            if stores.searches.case_of(search_id) not in withheld
            for one in _disagreements_in(stores, search_id)
        ]
    for search_id in dict.fromkeys(one.search_id for one in found):
        see_search(workspace, search_id, "opened")
    return found


def _disagreements_in(stores: Stores, search_id: str) -> list[Disagreement]:
    record = stores.searches.get(search_id)
    policy = policy_of(stores, record.case_id)
    details = stores.conclusions.details(search_id)
    found = []
    for standing in standings_in(stores, search_id):
        done = [look for look in standing.looks if look.state is LookState.COMPLETED]
        differs = standing.leads and standing.others and standing.first is not None
        chosen = any(look.fillers_chosen for look in done)
        if not done or standing.standing is Standing.EXPUNGED or not (differs or chosen):
            continue
        detail = details.get(standing.first.log_seq) if standing.first is not None else None
        found.append(
            Disagreement(
                search_id,
                record.case_number,
                standing,
                detail.features if detail is not None else FeatureList(),
                no_third_look(policy, standing),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class ReviewerReliability:
    """Of one reviewer, over completed looks. `chosen` are fillers that were called a lead, of those shown.

    Few looks say little: the interval of `chosen` says how little. Agreement is not accuracy; both may be
    wrong. `median_seconds` is of a whole look.
    """

    reviewer: str
    looks: int
    chosen: Rate | None
    agreed: int
    disagreed: int
    median_seconds: float | None


def reliability(workspace: Workspace) -> list[ReviewerReliability]:
    """By name. Raises `AccessRefused`."""
    require(workspace, Right.SEE_RELIABILITY)
    with workspace.reading() as stores:
        return reliability_in(stores)


def reliability_in(stores: Stores) -> list[ReviewerReliability]:
    """By account, under its sign-in name. Inside a block, for whoever has asked for the right."""
    by_reviewer: dict[tuple[str, str], list[Look]] = defaultdict(list)
    for look in stores.looks.all():
        if look.state is LookState.COMPLETED and look.examiner is not None:
            by_reviewer[look.examiner, look.account_id or ""].append(look)
    return [_reliability(name, looks) for (name, _), looks in sorted(by_reviewer.items())]


def _reliability(reviewer: str, looks: list[Look]) -> ReviewerReliability:
    found = count_looks(looks)
    return ReviewerReliability(
        reviewer,
        found.looks,
        wilson_rate(found.fillers_chosen, found.fillers) if found.fillers else None,
        found.candidates - found.disagreed,
        found.disagreed,
        median(found.seconds) if found.seconds else None,
    )
