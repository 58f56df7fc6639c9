"""The plots of compared packs: axes that fit what is drawn, ends that name it, no line without a name."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from desktop.domain.common_captures import CommonCaptures, SideCaptures
from desktop.domain.error_rates import ErrorRates
from desktop.domain.pack_comparison import (
    ComparedSide,
    PackComparison,
    Reading,
    SidePack,
    SideSearches,
    single_comparisons,
)
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.threshold_lab.pack_comparison_model import ComparisonModel
from desktop.ui.threshold_lab.pack_det_plots import search_figure, single_figure
from desktop.ui.threshold_lab.pack_table import pack_rows
from tests.honesty.galleries import measure


def comparison(people: int, *noises: float) -> PackComparison:
    """So many people with two captures each, as packs of such noise see them."""
    rng = np.random.default_rng(7)
    centres = np.repeat(rng.normal(size=(people, 32)), 2, axis=0)
    subject = np.repeat(np.arange(people), 2)
    sides = []
    for number, noise in enumerate(noises):
        rows = centres + np.random.default_rng(number).normal(size=centres.shape) * noise
        rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        scores, _ = measure(rows, subject)
        rates = ErrorRates(scores)
        searches = SideSearches.of(rates)
        sides.append(
            ComparedSide(
                number,
                f"Gallery {number}",
                "hash",
                (1, 0),
                ScoreKind.RAW,
                SidePack(f"pack-{number}", f"hash-{number}", "A pack", "MIT", "Nothing", 128),
                SideCaptures(2 * people, 2 * people, 0, 0, 0, 0),
                rates,
                searches,
                searches,
                single_comparisons((rows[::2] * rows[1::2]).sum(axis=1), scores),
                (),
            )
        )
    shared = tuple((str(i), str(i // 2)) for i in range(2 * people))
    common = CommonCaptures(shared, shared, tuple(side.captures for side in sides))
    return PackComparison(tuple(sides), common, people, people, datetime.now(UTC), 0.1)


@pytest.mark.parametrize("noises", [(1.3, 1.8), (1.2, 1.4, 1.6, 1.8)])
def test_every_line_is_named_at_its_end_and_told_apart_without_colour(
    qapp: object, noises: tuple[float, ...]
) -> None:
    model = ComparisonModel(comparison(80, *noises), 0.95)
    for figure in (search_figure(model, model.at(0.01, Reading())), single_figure(model)):
        samples = [label.sample for label in figure.labels]
        assert len(samples) == len(noises)
        assert len({(line.dash, line.symbol) for line in samples}) == len(noises)
        assert all(label.text.startswith("pack-") for label in figure.labels)
        assert all(figure.x.low * 0.99 <= value <= figure.x.high * 1.01 for value, _ in figure.x.ticks)
        assert max(float(line.x.max()) for line in samples) <= figure.x.high
        assert "pack-0" in figure.description
        assert bool(figure.areas) is (len(noises) == 2)


def test_a_pack_that_misses_nobody_stands_at_its_bound_and_is_named(qapp: object) -> None:
    model = ComparisonModel(comparison(60, 0.1, 1.6), 0.95)
    for figure in (search_figure(model, model.at(0.01, Reading())), single_figure(model)):
        assert sorted(label.text.split(":")[0] for label in figure.labels) == ["pack-0", "pack-1"]
        (named,) = [label for label in figure.labels if label.sample is None]
        assert "≤" in named.text
        at = [point.filled for point in figure.points if (point.x, point.y) == (named.x, named.y)]
        assert at == [False]


def test_too_few_people_draw_nothing_and_say_what_is_needed(qapp: object) -> None:
    model = ComparisonModel(comparison(20, 0.5, 0.9), 0.95)
    for figure in (search_figure(model, model.at(0.01, Reading())), single_figure(model)):
        assert "10 more people" in figure.empty
        assert not figure.lines
    assert "not enough people" in pack_rows(model, any_rank=False)[2]


def test_without_a_floor_of_the_policy_there_is_one_place_to_compare_at(qapp: object) -> None:
    found = comparison(40, 0.5, 0.9)
    assert ComparisonModel(found, 0.0).wanted == (0.01,)
    assert ComparisonModel(found, 0.99).wanted == (0.01,)
    assert ComparisonModel(found, 0.9).wanted == (0.01, 0.1)
