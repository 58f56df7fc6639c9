"""Recorded groups where a sample of the people was searched for: who counts for the rate of a group."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.domain.error_rates import ErrorRates
from desktop.domain.group_rates import GroupCurves
from desktop.domain.groups import READINGS, Grouping
from desktop.domain.rate_samples import RateSample
from desktop.domain.rates import MINIMUM_GROUP


def members_for_groups(sample: RateSample, groupings: Sequence[Grouping]) -> NDArray[np.int64]:
    """Who is searched for beside the sample, ascending places of subjects: the members that small groups
    lack. A group that has no rate however many of its members are taken gets nobody."""
    ranks = sample.ranks()
    found = [np.empty(0, np.int64)]
    for one in groupings:
        for members in _members(one).values():
            if len(members) >= MINIMUM_GROUP:
                found.append(sample.of_group(members, ranks))
    wanted = np.unique(np.concatenate(found))
    return wanted[ranks[wanted] >= sample.size]


def group_curves(grouping: Grouping, rates: ErrorRates, sample: RateSample | None) -> GroupCurves:
    """FPIR by the groups of a gallery, `grouping` being of all its subjects."""
    scores = rates.scores
    if scores.searched is None:
        return GroupCurves(grouping.by, grouping.names, scores.best, rates.design)
    names = [grouping.names[place] for place in scores.searched.tolist()]
    more: dict[str, NDArray[np.float32]] = {}
    if sample is not None and scores.more is not None and scores.more_best is not None:
        more = _more_by_group(grouping, sample, scores.more, scores.more_best)
    return GroupCurves(grouping.by, names, scores.best, rates.design, more)


def _more_by_group(
    grouping: Grouping, sample: RateSample, more: NDArray[np.int32], best: NDArray[np.float32]
) -> dict[str, NDArray[np.float32]]:
    """Best scores of the members who count for their group beside those of the sample. A group is left as
    it is in the sample where one of them was not searched for: what is recorded changed since."""
    if grouping.by not in READINGS:
        return {}
    ranks = sample.ranks()
    short = {grouping.names[place] for place in more.tolist()} - {""}
    found = {}
    for name, members in _members(grouping).items():
        if name not in short:
            continue
        wanted = sample.of_group(members, ranks)
        wanted = wanted[ranks[wanted] >= sample.size]
        row = np.searchsorted(more, wanted)
        if len(wanted) and row[-1] < len(more) and (more[row] == wanted).all():
            found[name] = best[row]
    return found


def _members(grouping: Grouping) -> dict[str, NDArray[np.int64]]:
    """Places of the subjects of each group, ascending."""
    number = {name: at for at, name in enumerate(grouping.groups)} | {"": -1}
    code = np.fromiter((number[name] for name in grouping.names), np.int32, len(grouping.names))
    order = np.argsort(code, kind="stable")
    ends = np.searchsorted(code[order], np.arange(len(grouping.groups) + 1))
    return {name: order[ends[at] : ends[at + 1]] for at, name in enumerate(grouping.groups)}
