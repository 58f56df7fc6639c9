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
from desktop.recognition.gathered_scores import GatheredScores, Steps
from desktop.recognition.score_scan import WORKERS, Layout, ScoreScan


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
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> LeaveOneOut:
    """Each subject's first enrolled face searched against every face of every other subject.

    A first pass over all faces gives the raw scores and the cohorts; a second one, of the first faces,
    gives the normalised scores. There `mu_g` leaves out the subject that plays the probe (its score is
    dropped from g's list and the next one taken), as it would be were that subject not enrolled.
    Normalised scores need `cohort_size` + 2 subjects. Beside the templates and what it returns it holds a
    block of scores (at most 1024 probes x all faces and 64 MiB, never less than one probe), and where
    subjects have several faces as much again for their best ones.

    Raises `ValueError` with fewer than two subjects or a cohort larger than the lists that are kept
    (`TOP_NON_MATED` - 1), `TemplatesDamaged` where a template is no number, `Cancelled` when asked to stop.
    """
    if snapshot.subjects < 2:
        raise ValueError("two subjects are needed to leave one out")
    with_cohort = snapshot.subjects >= cohort_size + 2
    if with_cohort and cohort_size >= TOP_NON_MATED:
        raise ValueError(f"a cohort of {cohort_size} is more than the lists of {TOP_NON_MATED} hold")
    layout = Layout.of(snapshot, cells)
    rows = snapshot.subjects + (snapshot.faces if with_cohort else 0)
    steps = Steps(rows, on_progress, cancel)
    lists = CohortLists.empty(layout.faces, cohort_size) if with_cohort else None
    firsts = np.empty(layout.subjects, np.int32)
    firsts[layout.subject_of[layout.first]] = layout.face_of[layout.first]
    with ThreadPoolExecutor(WORKERS) as pool:
        scan = ScoreScan(layout, layout.templates(snapshot), comparator, pool)
        raw = _raw_pass(scan, cells, lists, steps)
        if lists is None:
            return LeaveOneOut(firsts, raw, None, None)
        means = lists.means
        normalised = cohort_pass(scan.with_offsets(-means / np.float32(2)), cells, lists, raw, steps)
    by_face = np.empty(layout.faces, np.float32)
    by_face[layout.face_of] = means
    return LeaveOneOut(firsts, raw, normalised, Cohort(cohort_size, by_face))


def _raw_pass(scan: ScoreScan, cells: Cells, lists: CohortLists | None, steps: Steps) -> MeasuredScores:
    """The raw scores; fills `lists`, for which the later faces of a subject are searched as well."""
    layout = scan.layout
    gathered = GatheredScores(scan, cells, scan.highest)
    for rows, scores in scan.blocks(layout.first):
        steps.check()
        gathered.mates(rows, scores)
        scan.leave_out(rows, scores)
        best, at = scan.nearest(rows, scores, gathered.k)
        if lists is not None:
            lists.fill(rows, best, layout.subject_of[at])
        gathered.take(rows, best, at, scores)
        steps.done(len(rows))
    if lists is not None:
        for rows, scores in scan.blocks(np.setdiff1d(np.arange(layout.faces), layout.first)):
            steps.check()
            scan.leave_out(rows, scores)
            best, at = scan.nearest(rows, scores, lists.size + 1)
            lists.fill(rows, best, layout.subject_of[at])
            steps.done(len(rows))
    return gathered.result(ScoreKind.RAW, gathered.mated[gathered.mated_subjects], gathered.mated_ranks())
