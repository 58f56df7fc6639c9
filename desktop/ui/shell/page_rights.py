"""Which pages somebody sees: one of the rights is enough. The workflow refuses what is done, not this."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.domain.people import Right
from desktop.ui.shell.role_words import why_not
from desktop.ui.shell.services import Services

PAGE_RIGHTS: Mapping[str, tuple[Right, ...]] = {
    "gallery": (Right.VIEW_CASES, Right.ENROL, Right.EXPUNGE),
    "probe": (Right.TAKE_IN, Right.SEARCH),
    "candidates": (Right.VIEW_CASES,),
    "cases": (Right.VIEW_CASES,),
    "second_look": (Right.SECOND_LOOK,),
    "oversight": (Right.ASK_THIRD_LOOK, Right.SEE_RELIABILITY),
    "figures": (Right.SEE_FIGURES,),
    "rates": (Right.VIEW_CASES, Right.ENROL, Right.SEE_FIGURES),
    "audit": (Right.READ_LOG,),
}
"""A page that is not named here is everybody's."""


def may_see(services: Services, page: str) -> bool:
    rights = PAGE_RIGHTS.get(page)
    return rights is None or services.may(*rights)


def allow(services: Services, right: Right, *widgets: QWidget) -> bool:
    """Disables what would be refused, and says why in the tooltip; returns whether it is allowed."""
    if services.may(right):
        return True
    for widget in widgets:
        widget.setEnabled(False)
        widget.setToolTip(why_not(right))
    return False
