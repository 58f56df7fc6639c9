"""`rates` and `score`: what is measured on a gallery, and which score it is searched with."""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from desktop.cli.credentials import Credentials
from desktop.cli.output import (
    Output,
    command_options,
    interruptible,
    opened_workspace,
    rate_document,
    rate_sentence,
    rate_text,
)
from desktop.domain.error_rates import ErrorRates
from desktop.domain.error_sentences import missed_sentence, sample_sentence
from desktop.domain.group_rates import GroupRate, GroupTable
from desktop.domain.measurements import Measurement
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import WrongUse
from desktop.recognition.packs import PackCatalogue
from desktop.workflow.gallery_errors import DEFAULT_FPIR, read_errors
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import (
    grouped_rates,
    latest_measurement,
    measure_rates,
    seconds_for_everybody,
)
from desktop.workflow.score_choice import choose_score, score_in_use


@click.command("rates")
@click.argument("gallery")
@click.option(
    "--by",
    default="",
    help="Groups: sex, race_ethnicity, age_band, sex_race or a column; commas between them.",
)
@click.option("--threshold", type=float, default=None, help="Default: where FPIR is 1%.")
@click.option(
    "--score",
    type=click.Choice([kind.value for kind in ScoreKind]),
    default=None,
    help="Default: the score that the gallery is searched with.",
)
@click.option(
    "--all",
    "everybody",
    is_flag=True,
    help="In a very large gallery: search for everybody, not for people drawn at random. May take hours.",
)
@command_options(person=True)
def rates_command(
    gallery: str,
    by: str,
    threshold: float | None,
    score: str | None,
    everybody: bool,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Measure error rates on GALLERY by leave-one-out."""
    if threshold is not None and not math.isfinite(threshold):
        raise WrongUse(detail="A threshold is a number on the scale of the score.")
    catalogue = PackCatalogue()
    with interruptible() as cancel, opened_workspace(workspace, credentials) as opened:
        with opened.reading() as stores:
            known = stores.galleries.by_name(gallery)
        pack = catalogue.get(known.pack_id)
        snapshot = take_snapshot(opened, known, pack)
        measurement = measure_rates(
            opened,
            snapshot,
            comparator=pack.comparator,
            everybody=everybody,
            on_progress=output.progress,
            cancel=cancel,
        )
        kind = ScoreKind(score) if score else score_in_use(opened, measurement)
        if kind is ScoreKind.NORMALISED and measurement.normalised is None:
            raise WrongUse(detail=f"The gallery “{known.name}” is too small for the normalised score.")
        errors = read_errors(opened, measurement, kind)
        rates = errors.rates
        at = rates.curve.threshold_for(DEFAULT_FPIR) if threshold is None else threshold
        tables = [
            grouped_rates(errors, opened, name, at)
            for name in (part.strip() for part in by.split(","))
            if name
        ]
    whole, missed = rates.fpir(at), rates.fnir(at)
    output.say(f"At the threshold {at:.4f} ({kind.value} score): {rate_sentence(whole)}")
    if not measurement.is_of_everybody:
        output.say(sample_sentence(whole.n, measurement.n) + _everybody_hint(measurement))
    output.say(f"A non-mated search returns {rates.sel(at):.2f} candidates on average.")
    output.say(missed_sentence(missed, rates.mated_searches))
    for table in tables:
        _say_table(output, table)
    output.document(
        {
            "gallery": known.name,
            "pack": known.pack_id,
            "snapshot": snapshot.hash,
            "score": kind.value,
            "cohort_size": measurement.cohort.size if measurement.cohort is not None else None,
            "n": whole.n,
            "enrolled": measurement.n,
            "sample": asdict(measurement.sample) if measurement.sample is not None else None,
            "threshold": at,
            "fpir": rate_document(whole.value, whole.low, whole.high, whole.n),
            "sel": rates.sel(at),
            "fnir": None
            if missed is None
            else rate_document(missed.value, missed.low, missed.high, missed.n),
            "seconds": measurement.seconds,
            "groups": [_row_document(row) for table in tables for row in table.rows],
            "groupings": [_table_document(table) for table in tables],
            "curve": _curve_document(rates),
        }
    )


def _everybody_hint(measurement: Measurement) -> str:
    seconds = seconds_for_everybody(measurement)
    return "" if seconds is None else f" With --all it takes about {max(1, round(seconds / 60)):,} min."


def _say_table(output: Output, table: GroupTable) -> None:
    for row in table.rows:
        if row.rate is None:
            output.say(f"  {row.by} {row.group}: not enough data (n={row.n})")
            continue
        ratio = ""
        if row.ratio is not None and row.ratio_low is not None and row.ratio_high is not None:
            ratio = f", {row.ratio:.2f} times the whole ({row.ratio_low:.2f} to {row.ratio_high:.2f})"
        more = "; more than the others, beyond chance" if row.flagged else ""
        output.say(f"  {row.by} {row.group}: {rate_text(row.rate)}, n={row.n}{ratio}{more}")
    if table.unrecorded:
        worst = f"; for them the worst group counts, {table.worst.group}" if table.worst else ""
        output.say(f"  {table.by} not recorded: n={table.unrecorded}{worst}")
    if table.max_over_geometric_mean is not None:
        output.say(f"  {table.by}: highest over geometric mean {table.max_over_geometric_mean:.2f}")


def _row_document(row: GroupRate) -> dict[str, Any]:
    return {
        "by": row.by,
        "group": row.group,
        "n": row.n,
        "fpir": None if row.rate is None else row.rate.value,
        "low": None if row.rate is None else row.rate.low,
        "high": None if row.rate is None else row.rate.high,
        "ratio": row.ratio,
        "ratio_low": row.ratio_low,
        "ratio_high": row.ratio_high,
        "flagged": row.flagged,
    }


def _table_document(table: GroupTable) -> dict[str, Any]:
    return {
        "by": table.by,
        "unrecorded": table.unrecorded,
        "worst": table.worst.group if table.worst is not None else None,
        "max_over_geometric_mean": table.max_over_geometric_mean,
    }


def _curve_document(rates: ErrorRates) -> list[dict[str, float]]:
    return [
        {
            "threshold": point.threshold,
            "fpir": point.fpir.value,
            "low": point.fpir.low,
            "high": point.fpir.high,
            "sel": point.sel,
            "fmr": point.fmr,
        }
        for point in rates.points()
    ]


@click.command("score")
@click.argument("gallery")
@click.argument("kind", type=click.Choice(["raw", "normalised", "default"]))
@command_options(person=True)
def score_command(
    gallery: str, kind: str, workspace: Path | None, credentials: Credentials, output: Output
) -> None:
    """Choose the score that GALLERY is searched with; `default` leaves it to the gallery's size."""
    with opened_workspace(workspace, credentials) as opened:
        with opened.reading() as stores:
            known = stores.galleries.by_name(gallery)
        measurement = latest_measurement(opened, known.gallery_id)
        choose_score(opened, known, None if kind == "default" else ScoreKind(kind), measurement)
        used = score_in_use(opened, measurement) if measurement is not None else None
    said = f", now {used.value}" if used is not None else ""
    output.say(f"“{known.name}” is searched with the score: {kind}{said}.")
    output.document(
        {"gallery": known.name, "chosen": kind, "score": used.value if used is not None else None}
    )
