"""Leave-one-out over a gallery: what happens to people who are not in it (DESIGN section 6)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.cohorts import COHORT_SIZE, Cohort
from desktop.domain.measurements import TOP_NON_MATED, Cells, MeasuredScores
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.cohort_pass import CohortLists, cohort_pass
from desktop.recognition.gathered_scores import GatheredScores, Searches, Steps
from desktop.recognition.score_scan import WORKERS, Floats, Layout, Places, ScoreScan


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """`first_faces` int32 [n] are the places (in the snapshot) of the faces that played the probe."""

    first_faces: NDArray[np.int32]
    raw: MeasuredScores
    normalised: MeasuredScores | None
    cohort: Cohort | None


def leave_one_out(
    snapshot: GallerySnapshot,
    cells: Cells,
    *,
    comparator: str = "cosine",
    cohort_size: int = COHORT_SIZE,
    sample: Places | None = None,
    more: Places | None = None,
    cohort: Places | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> LeaveOneOut:
    """Each subject's first enrolled face searched against every face of every other subject.

    A first pass over all faces gives the raw scores and the cohorts; a second one, of the first faces,
    gives the normalised scores. There `mu_g` leaves out the subject that plays the probe (its score is
    dropped from g's list and the next one taken), as it would be were that subject not enrolled.
    Normalised scores need `cohort_size` + 2 subjects.

    `sample` are the subjects who are searched for, `more` those who are in addition, for their best scores
    alone (ascending places of subjects; None is everybody, and nobody). `cohort` are those from whom the
    `mu_g` are taken, with all of their faces, None everybody: in a very large gallery a sample of it, so
    that neither pass costs more than the searches do. `mu_p` is taken from the whole gallery, as in a
    search. Rates are measured on the very score that searches use, whichever cohort it is made with.

    Beside the templates and what it returns it holds a block of scores (at most 1024 probes x all faces and
    64 MiB, never less than one probe), and where subjects have several faces as much again for their best
    ones.

    Raises `ValueError` with fewer than two subjects, nobody to be searched for, or a cohort larger than the
    lists that are kept (`TOP_NON_MATED` - 1), `TemplatesDamaged` where a template is no number, `Cancelled`
    when asked to stop.
    """
    if snapshot.subjects < 2:
        raise ValueError("two subjects are needed to leave one out")
    members = snapshot.subjects if cohort is None else len(cohort)
    with_cohort = members >= cohort_size + 2
    if with_cohort and cohort_size >= TOP_NON_MATED:
        raise ValueError(f"a cohort of {cohort_size} is more than the lists of {TOP_NON_MATED} hold")
    layout = Layout.of(snapshot, cells)
    searches = Searches.of(snapshot.subjects, sample, more)
    if not len(searches.sample):
        raise ValueError("somebody has to be searched for")
    lists = None
    if with_cohort:
        lists = (CohortLists.empty if cohort is None else CohortLists.gathering)(layout.faces, cohort_size)
    rows = _Rows.of(layout, searches, cohort if with_cohort else None, everybody=with_cohort)
    total = len(searches) * (2 if with_cohort else 1) + len(rows.again)
    steps = Steps(total, on_progress, cancel)
    firsts = np.empty(layout.subjects, np.int32)
    firsts[layout.subject_of[layout.first]] = layout.face_of[layout.first]
    with ThreadPoolExecutor(WORKERS) as pool:
        scan = ScoreScan(layout, layout.templates(snapshot), comparator, pool)
        gathered, lists = _raw_pass(scan, cells, searches, rows, lists, steps)
        mated = gathered.mated[gathered.mated_rows]
        raw = gathered.result(ScoreKind.RAW, mated, gathered.mated_ranks())
        if lists is None:
            return LeaveOneOut(firsts, raw, None, None)
        means = lists.means
        shifted = scan.with_offsets(-means / np.float32(2))
        normalised = cohort_pass(shifted, cells, lists, searches, gathered, steps)
    by_face = np.empty(layout.faces, np.float32)
    by_face[layout.face_of] = means
    return LeaveOneOut(firsts, raw, normalised, Cohort(cohort_size, by_face))


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the first pass goes through beside the first faces that are searched for: `again` int64, the
    columns of other faces whose scores the lists of the cohort need. `in_cohort` bool [subjects] are those
    whose faces are offered to the lists; None where the cohort is everybody: then each face's list is its
    own row."""

    again: Places
    in_cohort: NDArray[np.bool_] | None

    @classmethod
    def of(cls, layout: Layout, searches: Searches, cohort: Places | None, *, everybody: bool) -> _Rows:
        """`everybody` where the cohort is all subjects and not none of them."""
        if cohort is None:
            # Each face has a row of its own here, searched for or not.
            seen = layout.start[np.concatenate([searches.sample, searches.more])]
            rest = np.setdiff1d(np.arange(layout.faces), seen) if everybody else np.empty(0, np.int64)
            return cls(rest, None)
        member = np.zeros(layout.subjects, np.bool_)
        member[cohort] = True
        searched = np.zeros(layout.faces, np.bool_)
        searched[layout.start[np.concatenate([searches.sample, searches.more])]] = True
        return cls(np.flatnonzero(member[layout.subject_of] & ~searched), member)


def _raw_pass(
    scan: ScoreScan,
    cells: Cells,
    searches: Searches,
    needed: _Rows,
    lists: CohortLists | None,
    steps: Steps,
) -> tuple[GatheredScores, CohortLists | None]:
    """The raw scores, and the lists of the cohort where there are any."""
    layout = scan.layout
    gathered = GatheredScores(scan, cells, searches, scan.highest)
    offers = _Offers(scan, lists, needed.in_cohort) if lists and needed.in_cohort is not None else None

    def listed(rows: Places, best: Floats, at: Places, scores: Floats) -> None:
        if offers is not None:
            offers.take(rows, scores)
        elif lists is not None:
            lists.fill(rows, best, layout.subject_of[at])

    for subjects in (searches.sample, searches.more):
        for rows, scores in scan.blocks(layout.first_columns(subjects)):
            steps.check()
            gathered.mates(rows, scores)
            scan.leave_out(rows, scores)
            best, at = scan.nearest(rows, scores, gathered.k)
            listed(rows, best, at, scores)
            if subjects is searches.sample:
                gathered.take(rows, best, at, scores)
            else:
                gathered.note(rows, best, at)
            steps.done(len(rows))
    for rows, scores in scan.blocks(needed.again):
        steps.check()
        scan.leave_out(rows, scores)
        if offers is not None:
            offers.take(rows, scores)
        elif lists is not None:
            best, at = scan.nearest(rows, scores, lists.size + 1)
            lists.fill(rows, best, layout.subject_of[at])
        steps.done(len(rows))
    return gathered, lists.ordered() if lists is not None and offers is not None else lists


class _Offers:
    """Offers the faces of the cohort to the lists of all faces."""

    def __init__(self, scan: ScoreScan, lists: CohortLists, in_cohort: NDArray[np.bool_]) -> None:
        self._scan, self._lists, self._in_cohort = scan, lists, in_cohort
        self._least = np.full(scan.layout.faces, -np.inf, np.float32)

    def take(self, rows: Places, scores: Floats) -> None:
        """`scores` float32 [rows, faces], -inf for a subject's own."""
        subjects = self._scan.layout.subject_of[rows]
        chosen = np.flatnonzero(self._in_cohort[subjects]).tolist()

        def offer(columns: slice) -> None:
            for row in chosen:
                self._lists.offer(int(subjects[row]), scores[row, columns], columns, self._least)

        self._scan.by_columns(offer)
