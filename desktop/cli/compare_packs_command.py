"""`compare-packs`: model packs side by side on galleries of the same people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.cli.credentials import Credentials
from desktop.cli.output import (
    Output,
    command_options,
    interruptible,
    opened_workspace,
    percent_text,
    rate_document,
)
from desktop.domain.comparison_sentences import (
    common_sentence,
    lack_sentence,
    needed_sentence,
    otherwise_sentence,
    paired_sentence,
    side_names,
)
from desktop.domain.pack_comparison import ComparedSide, PackComparison, Reading, SideFigures
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.trade_off import trade_off_of
from desktop.errors import WrongUse
from desktop.recognition.packs import PackCatalogue
from desktop.workflow.compare_packs import WantedSide, compare_packs
from desktop.workflow.engines import Engines
from desktop.workflow.gallery_errors import DEFAULT_FPIR
from desktop.workflow.kept_comparisons import keep_comparison
from desktop.workflow.pack_speed import templates_per_second

_CURVE_POINTS = 60


@click.command("compare-packs")
@click.argument("gallery", nargs=-1, required=True)
@click.option(
    "--score",
    type=click.Choice(["in-use", "both", *(kind.value for kind in ScoreKind)]),
    default="in-use",
    help="Default: the score that each gallery is searched with. `both` sets the two side by side.",
)
@click.option(
    "--fpir", type=click.FloatRange(0.0, 0.5, min_open=True), default=DEFAULT_FPIR, show_default=True
)
@click.option("--any-rank", is_flag=True, help="A mate is found at whatever rank; default: at rank 1.")
@click.option("--speed", is_flag=True, help="Also measure the templates a second of each pack.")
@command_options(person=True)
def compare_packs_command(
    gallery: tuple[str, ...],
    score: str,
    fpir: float,
    any_rank: bool,
    speed: bool,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Compare the model packs of two or more GALLERYs on the pictures that they have in common."""
    catalogue = PackCatalogue()
    with interruptible() as cancel, opened_workspace(workspace, credentials) as opened:
        with opened.reading() as stores:
            known = [stores.galleries.by_name(name) for name in gallery]
        if score == "both":
            wanted = [WantedSide(one, kind) for one in known for kind in ScoreKind]
        else:
            kind = None if score == "in-use" else ScoreKind(score)
            wanted = [WantedSide(one, kind) for one in known]
        if len(known) == 1 and score != "both":
            raise WrongUse(detail="Name two galleries, or one with --score both.")
        engines = Engines(opened, catalogue, output.device_left)
        comparison = compare_packs(
            opened,
            catalogue,
            wanted,
            speed=(lambda pack: templates_per_second(engines.get(pack))) if speed else None,
            on_progress=output.progress,
            cancel=cancel,
        )
        keep_comparison(opened, comparison)
    names = side_names(comparison.sides)
    readings = [Reading(any_rank, refused) for refused in (False, True)]
    _say(output, comparison, names, fpir, readings)
    output.document(_document(comparison, names, fpir, readings))


def _say(
    output: Output, comparison: PackComparison, names: list[str], fpir: float, readings: list[Reading]
) -> None:
    output.say(common_sentence(comparison))
    for name, side in zip(names, comparison.sides, strict=True):
        lack = lack_sentence(name, side.captures)
        if lack:
            output.say(lack)
    other = otherwise_sentence(comparison)
    if other:
        output.say(other)
    for name, side in zip(names, comparison.sides, strict=True):
        output.say(f"{name} (“{side.gallery_name}”)")
        at = comparison.figures(side, fpir, readings[0])
        output.say(f"  FPIR {_rate_text(at.fpir)} at threshold {at.threshold:.4f}")
        if at.fnir is not None:
            counted = comparison.figures(side, fpir, readings[1]).fnir
            assert counted is not None
            output.say(
                f"  misses {_rate_text(at.fnir)} of people in the gallery; "
                f"{_rate_text(counted)} with refused pictures counted as missed"
            )
        if at.worst is not None and at.worst.rate is not None:
            ratio = f", {at.worst.ratio:.2f} times everybody" if at.worst.ratio is not None else ""
            output.say(f"  worst group: {at.worst.group}, FPIR {_rate_text(at.worst.rate)}{ratio}")
        output.say(f"  licence: {side.pack.licence}")
        output.say(f"  trained on: {side.pack.training_data}")
        if side.pack.templates_per_second is not None:
            output.say(f"  about {side.pack.templates_per_second:.0f} templates a second here")
    if not comparison.enough:
        output.say(needed_sentence(comparison.people))
        return
    pairs = list(comparison.pairs(fpir, readings[1]))
    if comparison.common.anything_refused:
        output.say("With refused pictures counted as missed:")
    for first, second, found in pairs:
        output.say(paired_sentence(names[first], names[second], found, pairs=len(pairs)))


def _rate_text(rate: Rate) -> str:
    if not rate.events:
        return f"at most {percent_text(rate.high)}"
    return f"{percent_text(rate.value)} ({percent_text(rate.low)} to {percent_text(rate.high)})"


def _document(
    comparison: PackComparison, names: list[str], fpir: float, readings: list[Reading]
) -> dict[str, Any]:
    return {
        "captures": len(comparison.common.shared),
        "subjects": comparison.common.subjects,
        "people": comparison.people,
        "people_with_refused": comparison.pool_people,
        "fpir_wanted": fpir,
        "any_rank": readings[0].any_rank,
        "seconds": comparison.seconds,
        "sides": [
            _side_document(comparison, side, name, fpir, readings)
            for name, side in zip(names, comparison.sides, strict=True)
        ],
        "pairs": [
            {
                "first": names[first],
                "second": names[second],
                "refused_missed": reading.refused_missed,
                "n": found.n,
                "both": found.both,
                "first_only": found.first_only,
                "second_only": found.second_only,
                "neither": found.neither,
                "p": found.chance,
                "difference": found.difference,
                "low": found.low,
                "high": found.high,
                "differs": found.differs,
            }
            for reading in readings
            for first, second, found in comparison.pairs(fpir, reading)
        ],
    }


def _side_document(
    comparison: PackComparison, side: ComparedSide, name: str, fpir: float, readings: list[Reading]
) -> dict[str, Any]:
    plain, counted = (comparison.figures(side, fpir, reading) for reading in readings)
    failure = side.captures.failure_to_enrol
    searches = side.searches(readings[0])
    return {
        "name": name,
        "gallery": side.gallery_name,
        "pack": side.pack.pack_id,
        "pack_hash": side.pack.pack_hash,
        "snapshot": side.snapshot_hash,
        "score": side.kind.value,
        "licence": side.pack.licence,
        "training_data": side.pack.training_data,
        "template_bytes": side.pack.template_bytes,
        "templates_per_second": side.pack.templates_per_second,
        "failure_to_enrol": _rate_document(failure),
        "not_offered": side.captures.not_offered,
        "refused_unseen": side.captures.refused_unseen,
        "threshold": plain.threshold,
        "fpir": _rate_document(plain.fpir),
        "fnir": _rate_document(plain.fnir),
        "fnir_refused_missed": _rate_document(counted.fnir),
        "worst_group": _worst_document(plain),
        "det": [
            {"threshold": p.threshold, "fpir": p.fpir.value, "fnir": p.fnir.value}
            for p in trade_off_of(searches.curve, searches.found, _CURVE_POINTS)
        ],
        "det_1_to_1": [
            {"threshold": threshold, "fmr": fmr, "fnmr": fnmr.value}
            for threshold, fmr, fnmr in side.single.points(_CURVE_POINTS)
        ],
    }


def _rate_document(rate: Rate | None) -> dict[str, float | int] | None:
    return None if rate is None else rate_document(rate.value, rate.low, rate.high, rate.n)


def _worst_document(at: SideFigures) -> dict[str, Any] | None:
    if at.worst is None or at.worst.rate is None:
        return None
    return {
        "by": at.worst.by,
        "group": at.worst.group,
        "n": at.worst.n,
        "fpir": at.worst.rate.value,
        "ratio": at.worst.ratio,
    }
