"""Raw and cohort-normalised scores of one gallery at a common confidence, computed without a widget."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.group_rates import GroupTable
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind
from desktop.workflow.gallery_errors import GalleryErrors


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """What one score does at its own threshold; `fnir` is None under 30 mated searches."""

    kind: ScoreKind
    in_use: bool
    threshold: float
    fpir: Rate
    sel: float
    fnir: Rate | None
    mated_searches: int
    groups: GroupTable | None


@dataclass(frozen=True, slots=True)
class ScoreComparison:
    """`wanted` is the FPIR that both columns keep to; a column may stay below it, never above."""

    wanted: float
    columns: tuple[ScoreColumn, ...]


def compare_scores(
    in_use: GalleryErrors, other: GalleryErrors | None, threshold: float, by: str
) -> ScoreComparison:
    """The score in use at `threshold`, the other where it lets no more searches return somebody.

    Raw stands first. `by` names the grouping; a name that is not recorded leaves the groups out.
    """
    wanted = in_use.rates.fpir(threshold).value
    columns = [_column(in_use, threshold, by, in_use=True)]
    if other is not None:
        columns.append(_column(other, other.curve.threshold_for(wanted), by, in_use=False))
    columns.sort(key=lambda column: column.kind is not ScoreKind.RAW)
    return ScoreComparison(wanted, tuple(columns))


def other_kind(kind: ScoreKind) -> ScoreKind:
    return ScoreKind.NORMALISED if kind is ScoreKind.RAW else ScoreKind.RAW


def threshold_after_change(old: GalleryErrors, threshold: float, new: GalleryErrors) -> float:
    """Where the threshold goes when the score changes: the default stays the default, anything else keeps
    its FPIR as nearly as the new curve can without exceeding it."""
    if threshold == old.default_threshold:
        return new.default_threshold
    return new.curve.threshold_for(old.rates.fpir(threshold).value)


def _column(errors: GalleryErrors, threshold: float, by: str, *, in_use: bool) -> ScoreColumn:
    curves = next((one for one in errors.group_curves if one.by == by), None)
    return ScoreColumn(
        errors.kind,
        in_use,
        threshold,
        errors.rates.fpir(threshold),
        errors.rates.sel(threshold),
        errors.rates.fnir(threshold),
        errors.rates.mated_searches,
        curves.at(threshold) if curves is not None else None,
    )
