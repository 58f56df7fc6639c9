"""Where the buttons of pages that have nothing to show yet lead."""

from __future__ import annotations

from collections.abc import Callable

from desktop.ui.shell.pages import Pages
from desktop.ui.shell.services import CaseworkState

_ASKING = ("candidates", "rates", "lab")
"""Pages whose `page_asked` names the page where what they lack is made."""


def connect_next_steps(pages: Pages, state: CaseworkState, go_to: Callable[[str], None]) -> None:
    """Each page as it is made."""
    for name in _ASKING:
        pages.when_made(name, lambda page: page.page_asked.connect(go_to))

    def measure() -> None:
        if state.gallery is not None:
            pages.get("gallery").measure(state.gallery)

    pages.when_made("rates", lambda page: page.measure_asked.connect(measure))
