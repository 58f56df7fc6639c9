"""Which cohort normalisation, how large a cohort, and from what size of gallery (DESIGN section 5).

    python -m tests.benchmarks.cohort_study [--faces DIR] [--templates FILE] [--splits N] [--quick]

Real faces, development only: `../shared/faces/lfw-dev`, which is no part of this repository. Where it is
absent the study says so and ends. Templates are made by the default pack through the product's engine, and
kept in `--templates` when that is named. Mean-only scores are the product's (`leave_one_out` for the
thresholds, `open_set_scores` for the searches); raw ones too; the form with variance stands here alone.

People with two images or more are searched with their second image in a gallery of first images, with and
without their mates. Thresholds come from leave-one-out over the gallery, as in casework, never from the
probes. Nothing is chosen on the people on whom it is judged: half of them choose, the other half judges.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import Cells
from desktop.domain.rates import FpirCurve, Rate, wilson_rate
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.recognition.leave_one_out import leave_one_out
from desktop.recognition.packs import PackCatalogue
from desktop.recognition.verification import OpenSetScores, open_set_scores
from desktop.workflow.evaluate import middle_chip
from desktop.workflow.model_packs import ensure_default_pack

SHARED = Path(__file__).resolve().parents[3] / "shared" / "faces" / "lfw-dev"
FORMS = [
    ("raw", 0),
    *(("mean", k) for k in (4, 8, 16, 32, 63)),
    *(("variance", k) for k in (16, 32, 64, 128)),
]
SIZES = (50, 100, 150, 200, 300, 500, 1000)
Form = tuple[str, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class People:
    """`gallery` float32 [n, d]: one face each; `probes` float32 [m, d] of the people `mates` int64 [m]."""

    gallery: Floats
    sex: NDArray[np.str_]
    probes: Floats
    mates: NDArray[np.int64]

    def of(self, chosen: NDArray[np.int64]) -> People:
        place = np.full(len(self.gallery), -1)
        place[chosen] = np.arange(len(chosen))
        kept = place[self.mates] >= 0
        return People(
            self.gallery[chosen],
            self.sex[chosen],
            self.probes[kept],
            place[self.mates[kept]].astype(np.int64),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """`best` float32 [n]: leave-one-out over the gallery; `searches` of the probes."""

    best: Floats
    searches: OpenSetScores

    def threshold(self, fpir: float) -> np.float32:
        return np.float32(FpirCurve(self.best).threshold_for(fpir))

    def found(self, fpir: float) -> NDArray[np.bool_]:
        return self.searches.first & (self.searches.mate >= self.threshold(fpir))

    def outside(self, fpir: float) -> Rate:
        """FPIR seen on the probes whose mates are not enrolled."""
        return wilson_rate(
            int((self.searches.outside >= self.threshold(fpir)).sum()), len(self.searches.outside)
        )


def measured(people: People, form: Form) -> Outcome:
    name, size = form
    if name == "variance":
        return _with_variance(people, size)
    n = len(people.gallery)
    snapshot = GallerySnapshot(
        gallery_id=1,
        gallery_name="study",
        pack_id="",
        pack_hash="",
        templates=people.gallery,
        face_ids=np.arange(n, dtype=np.int64),
        subject_index=np.arange(n, dtype=np.int32),
        subject_ids=tuple(str(i) for i in range(n)),
        hash="",
    )
    cells = Cells((), ((),), np.zeros(n, np.int32))
    # For raw scores a cohort that the gallery is too small for: the second pass is left out.
    found = leave_one_out(snapshot, cells, cohort_size=size or n)
    scores = found.raw if found.normalised is None else found.normalised
    return Outcome(scores.best, open_set_scores(people.gallery, people.probes, people.mates, size or None))


def _with_variance(people: People, size: int) -> Outcome:
    """`((s - mu_p) / sd_p + (s - mu_g) / sd_g) / 2`, with the same cohorts and care about mates."""
    own = people.gallery @ people.gallery.T
    np.fill_diagonal(own, -9)
    listed = np.argsort(-own, axis=1)[:, : size + 1]
    top = np.take_along_axis(own, listed, axis=1)
    mean, sd = top[:, :size].mean(axis=1), top[:, :size].std(axis=1)
    n = len(own)
    # [g, p]: without p, where p is in the cohort of g.
    means, sds = np.repeat(mean[:, None], n, 1), np.repeat(sd[:, None], n, 1)
    for j in range(size):
        rest = np.delete(top, j, axis=1)
        means[np.arange(n), listed[:, j]], sds[np.arange(n), listed[:, j]] = (
            rest.mean(axis=1),
            rest.std(axis=1),
        )

    def normalised(scores: Floats, mean: Floats, sd: Floats) -> Floats:
        cohort = -np.sort(-scores, axis=1)[:, 1 : size + 1]
        mu, sigma = cohort.mean(axis=1, keepdims=True), cohort.std(axis=1, keepdims=True)
        result: Floats = ((scores - mu) / sigma + (scores - mean) / sd) / 2
        return result

    loo = normalised(own, means.T, sds.T)
    np.fill_diagonal(loo, -np.inf)
    scores = people.probes @ people.gallery.T
    at = np.arange(len(scores)), people.mates
    without = scores.copy()
    without[at] = -9
    scores = normalised(scores, mean, sd)
    without = normalised(without, means.T[people.mates], sds.T[people.mates])
    without[at] = -np.inf
    mate = scores[at]
    scores[at] = -np.inf
    searches = OpenSetScores(ScoreKind.NORMALISED, mate, mate > scores.max(axis=1), without.max(axis=1))
    return Outcome(loo.max(axis=1), searches)


def shown(rate: Rate) -> str:
    return f"{rate.value:.3f} [{rate.low:.3f}, {rate.high:.3f}]"


def rate_of(events: NDArray[np.bool_]) -> Rate:
    return wilson_rate(int(events.sum()), len(events))


def bootstrap_difference(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> str:
    """`one` - `other` on the same people, resampled 2000 times."""
    delta = one.astype(float) - other
    random = np.random.default_rng(0)
    drawn = [delta[random.integers(0, len(delta), len(delta))].mean() for _ in range(2000)]
    low, high = np.quantile(drawn, (0.025, 0.975))
    return f"{delta.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


def whole_set(people: People) -> None:
    print(
        f"\n1. All {len(people.gallery)} people enrolled, {len(people.probes)} mated probes (95% intervals)"
    )
    raw = measured(people, FORMS[0])
    for form in FORMS:
        outcome = measured(people, form)
        print(f"  {_name(form):13} rank 1 {shown(rate_of(outcome.searches.first))}")
        for fpir in (0.01, 0.05):
            found = outcome.found(fpir)
            print(
                f"    FPIR {fpir:.0%}: mates found {shown(rate_of(found))}, less raw "
                f"{bootstrap_difference(found, raw.found(fpir))}, outside {shown(outcome.outside(fpir))}"
            )


def splits(people: People, times: int) -> None:
    print(f"\n2. Chosen on one half of the people, judged on the other: {times} splits, both ways")
    random = np.random.default_rng(1)
    chosen: Counter[Form] = Counter()
    judged: dict[Form, list[list[float]]] = {form: [] for form in FORMS}
    held_out, raw = [], []
    for _ in range(times):
        order = random.permutation(len(people.gallery))
        halves = [people.of(part) for part in np.array_split(order, 2)]
        figures = [{form: _figures(measured(half, form)) for form in FORMS} for half in halves]
        for here, there in ((0, 1), (1, 0)):
            best = max(FORMS, key=lambda form: figures[here][form][0] + figures[here][form][1])
            chosen[best] += 1
            held_out.append(figures[there][best])
            raw.append(figures[there][FORMS[0]])
            for form in FORMS:
                judged[form].append(figures[there][form])
    print("  chosen: " + ", ".join(f"{_name(form)} {count} times" for form, count in chosen.most_common()))
    print("  on the held-out half, mates found at FPIR 1%, 5% (standard deviation over halves):")
    for name, rows in [("the chosen one", held_out), *((_name(f), judged[f]) for f in FORMS)]:
        mean, sd = np.mean(rows, axis=0), np.std(rows, axis=0)
        better = np.mean(np.array(rows) > np.array(raw), axis=0)
        print(
            f"    {name:15} {mean[0]:.3f} ({sd[0]:.3f})  {mean[1]:.3f} ({sd[1]:.3f})  "
            f"above raw in {better[0]:.0%}, {better[1]:.0%} of halves; outside {mean[2]:.4f}, {mean[3]:.4f}"
        )


def _figures(outcome: Outcome) -> list[float]:
    found = [float(outcome.found(fpir).mean()) for fpir in (0.01, 0.05)]
    return found + [outcome.outside(fpir).value for fpir in (0.01, 0.05)]


def by_size(people: People, times: int) -> None:
    print("\n3. By size of the gallery: mates found, mean over drawn galleries (standard error of gain)")
    forms: Sequence[Form] = (FORMS[0], ("mean", 4), ("mean", 8), ("mean", 16))
    random = np.random.default_rng(2)
    for n in SIZES:
        repeats = max(times, min(6 * times, 6000 // n))
        rows = []
        for _ in range(repeats):
            part = people.of(random.choice(len(people.gallery), n, replace=False))
            outcomes = [measured(part, form) for form in forms]
            rows.append([[o.found(f).mean() for f in (0.05, 0.1)] for o in outcomes])
        values = np.array(rows)
        line = f"  {n:5} people, {repeats} galleries:"
        for index, form in enumerate(forms):
            gain = values[:, index] - values[:, 0]
            error = gain.std(axis=0) / np.sqrt(repeats)
            mean = values[:, index].mean(axis=0)
            line += f"\n        {_name(form):9}"
            for at, fpir in enumerate(("5%", "10%")):
                line += f"  FPIR {fpir}: {mean[at]:.3f}"
                line += f" gain {gain[:, at].mean():+.3f} ({error[at]:.3f})" if index else " " * 20
        print(line, flush=True)


def by_sex(people: People) -> None:
    print("\n4. Leave-one-out FPIR by recorded sex where the whole is held at")
    for form in (FORMS[0], ("mean", 8), ("mean", 16)):
        outcome = measured(people, form)
        for fpir in (0.01, 0.05, 0.2):
            over = outcome.best >= outcome.threshold(fpir)
            rates = {sex: rate_of(over[people.sex == sex]) for sex in ("female", "male")}
            ratio = rates["female"].value / max(rates["male"].value, 1e-9)
            female, male = (f"{shown(rates[sex])} of {rates[sex].n}" for sex in rates)
            low, high = _ratio_interval(over, people.sex)
            print(
                f"  {_name(form):9} {fpir:4.0%}: female {female}, male {male}; "
                f"ratio {ratio:.2f} [{low:.2f}, {high:.2f}]"
            )


def _ratio_interval(over: NDArray[np.bool_], sex: NDArray[np.str_]) -> tuple[float, float]:
    """Bootstrap over people of each sex, the threshold held."""
    random = np.random.default_rng(3)
    one, two = over[sex == "female"], over[sex == "male"]
    drawn = [
        one[random.integers(0, len(one), len(one))].mean()
        / max(two[random.integers(0, len(two), len(two))].mean(), 1 / len(two))
        for _ in range(2000)
    ]
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)


def _name(form: Form) -> str:
    return form[0] if not form[1] else f"{form[0]} K={form[1]}"


def read_people(faces: Path, templates: Path | None) -> People:
    """Raises `OSError` where the folder or its table is missing."""
    if templates is not None and templates.is_file():
        kept = np.load(templates)
        vectors, subjects, sex = kept["t"].astype(np.float32), kept["s"].tolist(), kept["sex"].tolist()
    else:
        vectors, subjects, sex, files = _templates(faces)
        if templates is not None:
            np.savez(templates, t=vectors, s=np.array(subjects), sex=np.array(sex), f=np.array(files))
    images: dict[str, list[int]] = {}
    for place, subject in enumerate(subjects):
        images.setdefault(subject, []).append(place)
    names = sorted(images)
    mates = [place for place, name in enumerate(names) if len(images[name]) > 1]
    return People(
        vectors[[images[name][0] for name in names]],
        np.array([sex[images[name][0]] for name in names]),
        vectors[[images[names[place]][1] for place in mates]],
        np.array(mates, np.int64),
    )


def _templates(faces: Path) -> tuple[Floats, list[str], list[str], list[str]]:
    catalogue = PackCatalogue()
    ensure_default_pack(catalogue)
    engine = FaceEngine.open(catalogue.get(catalogue.default_id))
    with faces.with_suffix(".csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    chips = [(row, middle_chip(engine, read_image(faces / row["file"]).pixels)) for row in rows]
    used = [(row, chip) for row, chip in chips if chip is not None]
    parts = [
        engine.templates([chip for _, chip in used[start : start + 32]])
        for start in range(0, len(used), 32)
    ]
    columns = [[row[name] for row, _ in used] for name in ("subject_id", "sex", "file")]
    return np.concatenate(parts), columns[0], columns[1], columns[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--faces", type=Path, default=SHARED)
    parser.add_argument("--templates", type=Path, help="file of templates: read, or written when missing")
    parser.add_argument("--splits", type=int, default=10)
    parser.add_argument("--quick", action="store_true", help="two splits, few galleries: a look only")
    chosen = parser.parse_args()
    if not chosen.faces.is_dir():
        print(f"Not run: the study needs the development faces; there is no folder {chosen.faces}.")
        return
    started = time.monotonic()
    people = read_people(chosen.faces, chosen.templates)
    whole_set(people)
    splits(people, 2 if chosen.quick else chosen.splits)
    by_size(people, 2 if chosen.quick else 10)
    by_sex(people)
    print(f"\n{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
