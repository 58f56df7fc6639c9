"""The tables about cases, searches, candidates and outcomes of a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from desktop.domain.cases import CaseFile, CaseState
from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.figures import Cell, FigureTable, Period, tally
from desktop.domain.groups import AGE, BASE_ATTRIBUTES, RACE, SEX, SEX_AND_RACE, group_of
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import ProbeType
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import Standing
from desktop.storage.stores import Stores
from desktop.workflow.standings import standings_in

NO_POLICY = "none (from before there were policies)"
NOT_RECORDED = "not recorded"
NOT_DECLARED = "not declared"
EXPUNGED = "expunged"
BY_NAMES = {SEX: "sex", RACE: "race or ethnicity", AGE: "age at capture", SEX_AND_RACE: "sex and race"}
_EVERY = 1_000_000_000
_PAGE = 1000


def casework_tables(stores: Stores, period: Period) -> tuple[FigureTable, ...]:
    """In the order they are read."""
    cases = {case.case_id: stores.case_files.file(case) for case in stores.cases.all()}
    searches = [
        stores.searches.get(search.search_id)
        for search in stores.searches.recent(_EVERY, with_candidates=False)
        if period.holds(search.at)
    ]
    ways = [_way(stores, search, cases[search.case_id]) for search in searches]
    return (
        _cases(cases.values(), period),
        _case_states(stores, cases.values(), period),
        _searches(searches, cases),
        _declared(searches),
        _candidates(stores, searches),
        _search_outcomes(ways),
        _candidate_outcomes(ways),
        _safeguards(stores, cases.values(), period),
    )


def entries_of(stores: Stores, kind: EntryKind, period: Period) -> Iterator[LogEntry]:
    """Of one kind, in the period; a page at a time."""
    for offset in range(0, stores.log.count(kind_prefix=kind.value), _PAGE):
        for entry in stores.log.page(offset, _PAGE, newest_first=False, kind_prefix=kind.value):
            if entry.kind == kind and period.holds(entry.at):
                yield entry


def _offence(case: CaseFile) -> str:
    """As declared; the purpose where there were no policies yet."""
    return case.terms.offence if case.terms is not None else case.purpose


def _policy(case: CaseFile) -> str:
    return case.terms.policy.title if case.terms is not None else NO_POLICY


def _cases(cases: Iterable[CaseFile], period: Period) -> FigureTable:
    return FigureTable(
        "cases",
        "Cases opened, by policy and offence",
        ("Policy", "Offence", "Cases"),
        tally((_policy(case), _offence(case)) for case in cases if period.holds(case.opened_at)),
        ("The offence is the latest that was declared; without one the purpose stands for it.",),
    )


def _case_states(stores: Stores, cases: Iterable[CaseFile], period: Period) -> FigureTable:
    known = list(cases)
    changes = Counter(
        state
        for case in known
        for state, _, at, _ in stores.case_files.state_history(case.case_id)
        if period.holds(at)
    )
    return FigureTable(
        "case_states",
        "Cases as they stand",
        ("What", "Cases"),
        (
            ("Opened in the period", sum(period.holds(case.opened_at) for case in known)),
            ("Closed in the period", changes[CaseState.CLOSED]),
            ("Opened again in the period", changes[CaseState.OPEN]),
            ("Open now, of all", sum(case.is_open for case in known)),
        ),
    )


def _searches(searches: list[SearchRecord], cases: dict[str, CaseFile]) -> FigureTable:
    all_of: Counter[str] = Counter()
    somebody: Counter[str] = Counter()
    for search in searches:
        offence = _offence(cases[search.case_id])
        all_of[offence] += 1
        somebody[offence] += search.count_at_threshold > 0
    rows: list[tuple[Cell, ...]] = [(o, all_of[o], somebody[o]) for o in sorted(all_of)]
    rows.append(("All", len(searches), sum(somebody.values())))
    return FigureTable(
        "searches",
        "Searches, by offence",
        ("Offence", "Searches", "Of them with a candidate at or above the threshold"),
        tuple(rows),
    )


def _declared(searches: list[SearchRecord]) -> FigureTable:
    groupings = dict.fromkeys(
        [SEX, RACE, AGE, *(by for search in searches for by in sorted(search.declared))]
    )
    rows: list[tuple[Cell, ...]] = []
    for by in groupings:
        rows += tally((_by(by), search.declared.get(by, "").strip() or NOT_DECLARED) for search in searches)
    return FigureTable(
        "declared",
        "Searches, by the group that was declared for the person on the probe",
        ("Grouping", "Declared group", "Searches"),
        tuple(rows),
        ("Somebody declared it; nothing about sex, race or age is ever taken from a picture.",),
    )


def _candidates(stores: Stores, searches: list[SearchRecord]) -> FigureTable:
    shown = [one for search in searches for one in _at_threshold(search)]
    faces = stores.faces.get_many(set(shown))
    rows: list[tuple[Cell, ...]] = []
    for by in BASE_ATTRIBUTES:
        rows += tally(
            (
                _by(by),
                group_of(faces[face_id].record, by) or NOT_RECORDED if face_id in faces else EXPUNGED,
            )
            for face_id in shown
        )
    notes = [
        "By what is recorded with the enrolled image; a person who was a candidate twice counts twice."
    ]
    unlisted = sum(max(0, s.count_at_threshold - len(_at_threshold(s))) for s in searches)
    if unlisted:
        notes.append(
            f"Another {unlisted} reached the threshold and stand in no list: they are not counted here."
        )
    return FigureTable(
        "candidates",
        "Candidates at or above the threshold, by recorded group",
        ("Grouping", "Recorded group", "Candidates"),
        tuple(rows),
        tuple(notes),
    )


def _at_threshold(search: SearchRecord) -> list[int]:
    """Face ids of the listed rows that reach the threshold the search ran with."""
    key = np.float32(search.threshold)
    return [row.face_id for row in search.candidates if np.float32(row.score) >= key]


def _by(by: str) -> str:
    return BY_NAMES.get(by, by)


@dataclass(frozen=True, slots=True)
class _CandidateWay:
    """How far one candidate came. `standing` is None where no policy says what is asked."""

    first: RecordedConclusion
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class _SearchWay:
    outcome: SearchOutcome | None
    candidates: tuple[_CandidateWay, ...]


def _way(stores: Stores, search: SearchRecord, case: CaseFile) -> _SearchWay:
    """Of every candidate on whom somebody concluded; the latest conclusion counts."""
    latest: dict[int, RecordedConclusion] = {}
    outcome: SearchOutcome | None = None
    for conclusion in stores.conclusions.of_search(search.search_id):
        if conclusion.face_id is not None:
            latest[conclusion.face_id] = conclusion
        elif isinstance(conclusion.conclusion, SearchOutcome):
            outcome = conclusion.conclusion
    standings: dict[int, Standing] = {}
    if case.terms is not None:
        standings = {one.face_id: one.standing for one in standings_in(stores, search.search_id)}
    ways = (_CandidateWay(first, standings.get(face_id)) for face_id, first in latest.items())
    return _SearchWay(outcome, tuple(ways))


def _search_outcomes(ways: list[_SearchWay]) -> FigureTable:
    released = [w for w in ways if any(c.standing is Standing.RELEASED for c in w.candidates)]
    leads = [w for w in ways if any(c.first.conclusion is Conclusion.LEAD for c in w.candidates)]
    examined = [w for w in ways if w.candidates]
    return FigureTable(
        "search_outcomes",
        "What came of the searches",
        ("Outcome of a search", "Searches"),
        (
            ("Concluded: no candidate", sum(w.outcome is SearchOutcome.NO_CANDIDATE for w in ways)),
            ("Candidates examined, none of them a lead", len(examined) - len(leads)),
            ("At least one lead of the first examiner, none released", len(leads) - len(released)),
            ("At least one lead released", len(released)),
            ("Nothing concluded yet", sum(not w.candidates and w.outcome is None for w in ways)),
        ),
    )


_AGREED = (Standing.WAITS_FOR_CORROBORATION, Standing.WAITS_FOR_RELEASE, Standing.RELEASED)


def _candidate_outcomes(ways: list[_SearchWay]) -> FigureTable:
    candidates = [candidate for way in ways for candidate in way.candidates]
    first = Counter(candidate.first.conclusion for candidate in candidates)
    leads = [c for c in candidates if c.first.conclusion is Conclusion.LEAD]
    stood = Counter(c.standing for c in leads)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Examined", len(candidates)),
        ("Rejected by the first examiner: excluded", first[Conclusion.EXCLUDED]),
        ("Rejected by the first examiner: inconclusive", first[Conclusion.INCONCLUSIVE]),
        ("Rejected by the first examiner: insufficient quality", first[Conclusion.INSUFFICIENT_QUALITY]),
        ("Lead of the first examiner", len(leads)),
        ("… waiting for another look", stood[Standing.WAITS_FOR_LOOK]),
        ("… disagreement: goes no further", stood[Standing.DISAGREEMENT]),
        ("… agreed", sum(stood[standing] for standing in _AGREED)),
        ("… … waiting for corroboration", stood[Standing.WAITS_FOR_CORROBORATION]),
        ("… … waiting for release", stood[Standing.WAITS_FOR_RELEASE]),
        ("… … released", stood[Standing.RELEASED]),
        ("… expunged before a release", stood[Standing.EXPUNGED]),
        ("… in a case without a policy", stood[None]),
    )
    return FigureTable(
        "candidate_outcomes",
        "What came of the candidates that were examined",
        ("Outcome of a candidate", "Candidates"),
        rows,
        ("A conclusion that was replaced by a later one of the first examiner is not counted.",),
    )


def _safeguards(stores: Stores, cases: Iterable[CaseFile], period: Period) -> FigureTable:
    def happened(kind: EntryKind) -> int:
        return sum(1 for _ in entries_of(stores, kind, period))

    refused = Counter(
        str(entry.data.get("probe_type", ""))
        for entry in entries_of(stores, EntryKind.PROBE_REFUSED, period)
    )
    reports = Counter(
        report.format
        for case in cases
        for report in stores.releases.reports(case.case_id)
        if period.holds(report.at)
    )
    rows: list[tuple[Cell, ...]] = [
        ("Probes taken in", happened(EntryKind.PROBE_INTAKE)),
        ("Probes refused: sketch", refused[ProbeType.SKETCH.value]),
        ("Probes refused: composite", refused[ProbeType.COMPOSITE.value]),
        ("Probes refused: generated", refused[ProbeType.GENERATED.value]),
        ("Analyses of a probe that found its quality insufficient", _insufficient(stores, period)),
        ("Thresholds lowered below the floor, with a reason", happened(EntryKind.THRESHOLD_LOWERED)),
        ("Leads released", happened(EntryKind.LEAD_RELEASED)),
        *((f"Reports exported: {kind}", n) for kind, n in sorted(reports.items())),
        ("Reports exported, all", sum(reports.values())),
        ("Reports refused", happened(EntryKind.REPORT_REFUSED)),
        ("People expunged from a gallery", happened(EntryKind.SUBJECT_EXPUNGED)),
        ("Attempts refused for want of a right", happened(EntryKind.ACCESS_REFUSED)),
        ("Policy files refused because they had been edited", happened(EntryKind.POLICY_REFUSED)),
    ]
    return FigureTable(
        "safeguards", "What was refused, lowered, exported, removed", ("What", "Times"), tuple(rows)
    )


def _insufficient(stores: Stores, period: Period) -> int:
    """Analyses of the period, by people; a later one of the same probe counts as well."""
    probes = {
        str(entry.data.get("probe_id", ""))
        for entry in entries_of(stores, EntryKind.PROBE_EXAMINED, period)
    }
    return sum(
        found.analysis.suitability is Suitability.INSUFFICIENT and period.holds(found.at)
        for probe_id in sorted(probes)
        for found in stores.probe_reviews.analyses(probe_id)
    )
