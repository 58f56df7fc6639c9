"""Words for how a candidate stands on its way to a release, and for blind looks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.looks import LookState
from desktop.domain.standings import Standing


def _tr(text: str) -> str:
    return QCoreApplication.translate("standing_words", text)


def standing_text(standing: Standing) -> str:
    """What stands beside a candidate."""
    return {
        Standing.UNDECIDED: _tr("Not concluded yet"),
        Standing.REJECTED: _tr("No lead"),
        Standing.WAITS_FOR_LOOK: _tr("Waits for a blind look"),
        Standing.DISAGREEMENT: _tr("Examiners disagree"),
        Standing.WAITS_FOR_CORROBORATION: _tr("Waits for corroboration"),
        Standing.WAITS_FOR_RELEASE: _tr("Waits for a release"),
        Standing.RELEASED: _tr("Released as a lead"),
        Standing.EXPUNGED: _tr("Expunged"),
    }[standing]


def standing_meaning(standing: Standing) -> str:
    """What it means, and what comes next, in a sentence."""
    return {
        Standing.UNDECIDED: _tr("Nobody has concluded on this candidate. Compare it with the probe first."),
        Standing.REJECTED: _tr(
            "The first examiner concluded otherwise than as a lead. That is an outcome of its own and "
            "stands in every report."
        ),
        Standing.WAITS_FOR_LOOK: _tr(
            "The first examiner calls it a lead. Another person has to look at it blind, among other "
            "faces, before it goes any further."
        ),
        Standing.DISAGREEMENT: _tr(
            "Two people looked and concluded differently. Both conclusions stay in the record; it does not "
            "leave as a lead unless the policy lets a third look decide."
        ),
        Standing.WAITS_FOR_CORROBORATION: _tr(
            "Those who looked agree that it is a lead. Something other than a comparison of faces has to "
            "speak for it before it can be released."
        ),
        Standing.WAITS_FOR_RELEASE: _tr(
            "Everything that the policy asks for is there. Somebody with the right to release decides."
        ),
        Standing.RELEASED: _tr(
            "It may leave as a lead: worth investigating by other means, never an identification."
        ),
        Standing.EXPUNGED: _tr("The person was expunged from the gallery. Nothing about them is released."),
    }[standing]


def look_state_text(state: LookState) -> str:
    """How far a blind look is."""
    return {
        LookState.WAITING: _tr("Nobody has begun it"),
        LookState.BEGUN: _tr("Begun"),
        LookState.COMPLETED: _tr("Completed"),
        LookState.WITHDRAWN: _tr("Withdrawn"),
    }[state]


def look_text(ordinal: int) -> str:
    """What a look is called."""
    if ordinal == 2:
        return _tr("Second look")
    return _tr("Third look") if ordinal == 3 else _tr("Look number {number}").format(number=ordinal)


def filler_meaning() -> str:
    """What a filler is; it is nobody's invention and nobody's proof."""
    return _tr(
        "A filler is another person on record, shown beside the candidates so that nobody can tell which "
        "face somebody else called a lead. Should the person of the probe be among the fillers, that "
        "would be found out."
    )
