"""What is said of a probe on the command line: its analysis, and the terms of a case that it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from desktop.domain.features import FacialComponent, Visibility, VisibleFeatures
from desktop.domain.probe_analysis import AnalysisDraft, ProbeAnalysis, Suitability
from desktop.errors import WrongUse

F = TypeVar("F", bound=Callable[..., Any])

REST = "rest"
"""Stands for every feature that is not named."""

_DAY = click.DateTime(["%Y-%m-%d"])


def parse_analysis(
    visible: str, partly: str, not_visible: str, suitability: str | None, remarks: str
) -> ProbeAnalysis:
    """Lists of features with commas between them. Raises `WrongUse` for a feature that is unknown, named
    twice or not named at all, and while a suitability or remarks are missing."""
    seen: dict[FacialComponent, Visibility] = {}
    rest: Visibility | None = None
    given = (
        (visible, Visibility.VISIBLE),
        (partly, Visibility.PARTLY),
        (not_visible, Visibility.NOT_VISIBLE),
    )
    for text, visibility in given:
        for word in (part.strip().lower().replace("-", "_") for part in text.split(",")):
            if not word:
                continue
            if word == REST:
                if rest is not None:
                    raise WrongUse(detail=f"“{REST}” is given twice: only one list can have it.")
                rest = visibility
                continue
            component = _component(word)
            if component in seen:
                raise WrongUse(detail=f"The feature “{component.value}” is named twice.")
            seen[component] = visibility
    if rest is not None:
        seen = dict.fromkeys(FacialComponent, rest) | seen
    draft = AnalysisDraft(
        VisibleFeatures.of(seen), None if suitability is None else Suitability(suitability), remarks
    )
    if draft.finished is None:
        raise WrongUse(detail=_what_is_missing(draft))
    return draft.finished


def _component(word: str) -> FacialComponent:
    try:
        return FacialComponent(word)
    except ValueError:
        known = ", ".join(component.value for component in FacialComponent)
        raise WrongUse(
            detail=f"“{word}” is no feature. Known are: {known}; {REST} for all others."
        ) from None


def _what_is_missing(draft: AnalysisDraft) -> str:
    parts = []
    if draft.visible.missing:
        names = ", ".join(component.value for component in draft.visible.missing)
        parts.append(f"whether each feature is visible (--visible, --partly, --not-visible; open: {names})")
    if draft.suitability is None:
        parts.append("how far the probe suits a search (--suitability)")
    elif "remarks" in draft.missing():
        parts.append("why it falls short (--remarks, a sentence)")
    return f"A probe is analysed before it is searched: say {' and '.join(parts)}."


def analysis_options(function: F) -> F:
    """`--visible`, `--partly`, `--not-visible`, `--suitability`, `--remarks`."""
    names = ", ".join(component.value for component in FacialComponent)
    for option in (
        click.option("--remarks", default="", help="What limits the probe, in a sentence."),
        click.option(
            "--suitability",
            type=click.Choice([one.value for one in Suitability]),
            default=None,
            help="Of the probe for a search; with insufficient it is recorded and nothing is searched.",
        ),
        click.option("--not-visible", default="", metavar="F,F", help="Features that cannot be seen."),
        click.option("--partly", default="", metavar="F,F", help="Features that can be seen in part."),
        click.option(
            "--visible",
            default="",
            metavar="F,F",
            help=f"Features that can be seen in the probe, or “rest”. Features: {names}.",
        ),
    ):
        function = option(function)
    return function


def case_options(function: F) -> F:
    """The terms of a case that is opened with the probe, beside its number and purpose."""
    for option in (
        click.option("--captured-on", type=_DAY, default=None, help="When the probe was taken."),
        click.option("--deadline", type=_DAY, default=None, help="Until when the authorisation holds."),
        click.option("--offence", default="", help="Of the policy's list, where it has one."),
        click.option("--requester", default="", help="Who asks for the search."),
        click.option("--policy", default="", help="Policy profile of a case that is opened now."),
    ):
        function = option(function)
    return function
