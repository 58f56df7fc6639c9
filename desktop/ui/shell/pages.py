"""The pages of a window: those that the person may see in this kind of workspace, in their order.

A page, and whatever has to be loaded for it, is made when it is first asked for: the window is there at
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.progress import CancelToken
from desktop.ui.commands.menu_texts import PAGES as PAGE_TEXTS
from desktop.ui.commands.menu_texts import words
from desktop.ui.shell.page_rights import may_see
from desktop.ui.shell.services import Services

Make = Callable[[Services, QWidget], QWidget]


def _cases() -> Make:
    from desktop.ui.cases.cases_page import CasesPage

    return CasesPage


def _gallery() -> Make:
    from desktop.ui.gallery.gallery_page import GalleryPage

    return GalleryPage


def _probe() -> Make:
    from desktop.ui.probe.probe_page import ProbePage

    return ProbePage


def _candidates() -> Make:
    from desktop.ui.candidates.candidates_page import CandidatesPage

    return CandidatesPage


def _second_look() -> Make:
    from desktop.ui.second_look.second_look_page import SecondLookPage

    return SecondLookPage


def _oversight() -> Make:
    from desktop.ui.second_look.oversight_page import OversightPage

    return OversightPage


def _rates() -> Make:
    from desktop.ui.error_rates.error_rates_page import ErrorRatesPage

    return ErrorRatesPage


def _lab() -> Make:
    from desktop.ui.threshold_lab.lab_page import LabPage

    return LabPage


def _figures() -> Make:
    from desktop.ui.figures.figures_page import FiguresPage

    return FiguresPage


def _audit() -> Make:
    from desktop.ui.audit.audit_page import AuditPage

    return AuditPage


def _settings() -> Make:
    from desktop.ui.settings.settings_page import SettingsPage

    return SettingsPage


_PAGES: tuple[tuple[str, str, Callable[[], Make]], ...] = (
    ("cases", "home", _cases),
    ("gallery", "gallery", _gallery),
    ("probe", "probe", _probe),
    ("candidates", "candidates", _candidates),
    ("second_look", "second-look", _second_look),
    ("oversight", "eye", _oversight),
    ("rates", "rates", _rates),
    ("lab", "lab", _lab),
    ("figures", "figures", _figures),
    ("audit", "audit", _audit),
    ("settings", "settings", _settings),
)
"""(name, icon, what loads the page)"""

_LATE: dict[str, tuple[str, ...]] = {
    "rates": ("desktop.ui.error_rates.group_plot", "numpy.random"),
    "lab": ("desktop.ui.threshold_lab.plot_canvas",),
    "settings": ("cryptography.x509",),
}
"""What a page imports only when it is looked at, and what takes a tenth of a second or more."""

_ALWAYS = ("gallery", "rates", "settings")
"""Everybody has them: work that others began is shown there. They hold nothing of any case."""

_OF_CASEWORK = ("cases", "probe", "candidates", "second_look", "oversight", "figures")

WITHOUT_ERROR_PANEL = ("cases", "second_look", "oversight", "figures", "lab", "audit")
"""The lab has a threshold of its own; whoever looks blind is shown no rate of anybody's search; in the log
nothing is chosen that an error rate belongs to."""


class Pages(QStackedWidget):
    """Of what somebody may not see nothing is even read. The lab is not for casework; training has no
    cases, so that neither can enter the other.

    A page reads the state of the casework when it is made and follows it from then on. What others want of
    its signals they ask for with `when_made`.
    """

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._window = parent
        self._made: dict[str, QWidget] = {}
        self.currentChanged.connect(lambda _: self.updateGeometry())
        self._wishes: defaultdict[str, list[Callable[[Any], object]]] = defaultdict(list)
        self._load = {
            name: load
            for name, _, load in _PAGES
            if self._is_of_workspace(name) and self._is_for_them(name)
        }

    def __contains__(self, name: object) -> bool:
        """Whether the person has the page, made or not."""
        return name in self._load

    @property
    def names(self) -> tuple[str, ...]:
        """Those that the person has, made or not."""
        return tuple(self._load)

    def entries(self) -> list[tuple[str, str, str]]:
        """(name, icon, words) of each that the person may see, in the order of the navigation."""
        return [
            (name, picture, words(PAGE_TEXTS[name]))
            for name, picture, _ in _PAGES
            if name in self and may_see(self._services, name)
        ]

    def of_others(self) -> list[tuple[str, str]]:
        """(name, icon) of each that this kind of workspace has and the person may not see."""
        return [
            (name, picture)
            for name, picture, _ in _PAGES
            if self._is_of_workspace(name) and not (name in self and may_see(self._services, name))
        ]

    def _is_of_workspace(self, name: str) -> bool:
        has_lab = self._services.is_demo or self._services.is_training
        return (name != "lab" or has_lab) and not (name in _OF_CASEWORK and self._services.is_training)

    def get(self, name: str) -> Any:
        """The page, made now where it is not there yet; None where the person has no such page, or none
        any more."""
        if name in self._made or name not in self or not self._is_for_them(name):
            return self._made.get(name)
        page = self._load[name]()(self._services, self._window)
        self._made[name] = page
        self.addWidget(page)
        for wish in self._wishes.pop(name, ()):
            wish(page)
        return page

    def made(self, name: str) -> Any:
        """The page where it is there already, else None."""
        return self._made.get(name)

    @property
    def all_made(self) -> dict[str, QWidget]:
        """Those that are there already, by name."""
        return dict(self._made)

    def when_made(self, name: str, wish: Callable[[Any], object]) -> None:
        """Calls `wish` with the page: now, or as soon as it is made."""
        if name in self._made:
            wish(self._made[name])
        else:
            self._wishes[name].append(wish)

    def load(self, cancel: CancelToken) -> None:
        """Reads what the pages are made of, on any thread, so that the first look at one is no wait."""
        for load in tuple(self._load.values()):
            cancel.raise_if_cancelled()
            load()
        for name in self._load:
            for module in _LATE.get(name, ()):
                cancel.raise_if_cancelled()
                import_module(module)

    def minimumSizeHint(self) -> QSize:
        """Of the page that is shown: another one asks nothing of this one."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()

    def heightForWidth(self, width: int) -> int:
        """The least at which nothing of it is cut off, not what it would like to have."""
        shown = self.currentWidget()
        layout = shown.layout() if shown is not None else None
        least = self.minimumSizeHint().height()
        return max(least, layout.minimumHeightForWidth(width)) if layout is not None else least

    def _is_for_them(self, name: str) -> bool:
        return name in _ALWAYS or may_see(self._services, name)
