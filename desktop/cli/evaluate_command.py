"""`evaluate`: figures of a pack on a labelled folder."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.output import Output, command_options
from desktop.domain.rates import Rate
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.recognition.verification import SearchFigures
from desktop.workflow.device_events import at_opening, at_run_time
from desktop.workflow.evaluate import evaluate_pack
from desktop.workflow.model_packs import ensure_default_pack


@click.command("evaluate")
@click.option(
    "--images",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="One folder a person, as Labeled Faces in the Wild has it.",
)
@click.option(
    "--pairs", type=click.Path(dir_okay=False, path_type=Path), help="Pairs file of LFW's format."
)
@click.option("--open-set", is_flag=True, help="1:N with the first image of each person enrolled.")
@click.option("--pack", default=None, help="Model pack; the default pack where none is named.")
@command_options()
def evaluate_command(
    images: Path,
    pairs: Path | None,
    open_set: bool,
    pack: str | None,
    workspace: Path | None,
    output: Output,
) -> None:
    """Evaluate a model pack on labelled images; no workspace is touched."""
    catalogue = PackCatalogue()
    if pack is None:
        ensure_default_pack(catalogue, on_progress=output.progress)
    found = catalogue.get(pack or catalogue.default_id)
    engine = FaceEngine.open(
        found, on_failure=lambda failure: output.device_left(at_run_time(found.id, failure))
    )
    for event in at_opening(found.id, engine.device):
        output.device_left(event)
    result = evaluate_pack(engine, images, pairs=pairs, open_set=open_set, on_progress=output.progress)
    output.say(
        f"{result.images} images on {engine.device.device} in {result.seconds:.1f} s; no face found in "
        f"{result.without_face}, unreadable {result.unreadable}."
    )
    document: dict[str, object] = {
        "pack": engine.pack.id,
        "pack_hash": engine.pack.hash,
        "device": engine.device.device,
        "images": result.images,
        "without_face": result.without_face,
        "unreadable": result.unreadable,
        "seconds": round(result.seconds, 3),
    }
    if (figures := result.verification) is not None:
        output.say(
            f"Verification: accuracy {figures.accuracy:.4f} ± {figures.se:.4f} over {figures.folds} folds "
            f"({figures.mated} mated, {figures.non_mated} non-mated pairs)."
        )
        for target, tpr in figures.tpr_at_fmr.items():
            output.say(f"  TPR at FMR {target:g}: {tpr:.3f}")
        document["verification"] = {
            "accuracy": figures.accuracy,
            "se": figures.se,
            "tpr_at_fmr": {f"{target:g}": tpr for target, tpr in figures.tpr_at_fmr.items()},
        }
    if (open_figures := result.open_set) is not None:
        output.say(
            f"Open set: {open_figures.enrolled} people enrolled, {open_figures.mated_probes} mated probes."
        )
        of_people: dict[str, object] = {
            "enrolled": open_figures.enrolled,
            "mated_probes": open_figures.mated_probes,
            **_searches(open_figures.raw),
        }
        _say_searches(output, "raw score", open_figures.raw)
        if open_figures.normalised is not None:
            of_people["normalised"] = _searches(open_figures.normalised)
            _say_searches(output, "cohort-normalised score", open_figures.normalised)
        document["open_set"] = of_people
    output.document(document)


def _say_searches(output: Output, name: str, figures: SearchFigures) -> None:
    output.say(f"  {name}: mates at rank 1 {_with_interval(figures.rank1)}")
    for target, rate in figures.tpir_at_fpir.items():
        output.say(f"  {name}: mates found at rank 1 at FPIR {target:.0%}: {_with_interval(rate)}")


def _with_interval(rate: Rate) -> str:
    return f"{rate.value:.3f} (95% interval {rate.low:.3f} to {rate.high:.3f})"


def _searches(figures: SearchFigures) -> dict[str, object]:
    rates = figures.tpir_at_fpir.items()
    return {
        "rank1": figures.rank1.value,
        "rank1_interval": [figures.rank1.low, figures.rank1.high],
        "tpir_at_fpir": {f"{target:g}": rate.value for target, rate in rates},
        "tpir_interval_at_fpir": {f"{target:g}": [rate.low, rate.high] for target, rate in rates},
    }
