"""The pages of a window: those that the person may see in this kind of workspace, in their order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.ui.audit.audit_page import AuditPage
from desktop.ui.candidates.candidates_page import CandidatesPage
from desktop.ui.cases.cases_page import CasesPage
from desktop.ui.error_rates.error_rates_page import ErrorRatesPage
from desktop.ui.figures.figures_page import FiguresPage
from desktop.ui.gallery.gallery_page import GalleryPage
from desktop.ui.probe.probe_page import ProbePage
from desktop.ui.second_look.oversight_page import OversightPage
from desktop.ui.second_look.second_look_page import SecondLookPage
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shell.page_rights import may_see
from desktop.ui.shell.services import Services
from desktop.ui.threshold_lab.lab_page import LabPage

_PAGES: tuple[tuple[str, str, Callable[..., QWidget]], ...] = (
    ("cases", "home", CasesPage),
    ("gallery", "gallery", GalleryPage),
    ("probe", "probe", ProbePage),
    ("candidates", "candidates", CandidatesPage),
    ("second_look", "second-look", SecondLookPage),
    ("oversight", "eye", OversightPage),
    ("rates", "rates", ErrorRatesPage),
    ("lab", "lab", LabPage),
    ("figures", "figures", FiguresPage),
    ("audit", "audit", AuditPage),
    ("settings", "settings", SettingsPage),
)
"""(name, icon, page)"""

_ALWAYS = ("gallery", "rates", "settings")
"""Built for everybody: work that others began is shown there. They hold nothing of any case."""

_OF_CASEWORK = ("cases", "probe", "candidates", "second_look", "oversight", "figures")

WITHOUT_ERROR_PANEL = ("cases", "second_look", "oversight", "figures", "lab", "audit")
"""The lab has a threshold of its own; whoever looks blind is shown no rate of anybody's search; in the log
nothing is chosen that an error rate belongs to."""


def _words(page: str) -> str:
    def tr(text: str) -> str:
        return QCoreApplication.translate("MainWindow", text)

    return {
        "cases": tr("Cases"),
        "gallery": tr("Galleries"),
        "probe": tr("Probe"),
        "candidates": tr("Candidates"),
        "second_look": tr("Second look"),
        "oversight": tr("Oversight"),
        "rates": tr("Error rates"),
        "lab": tr("Threshold lab"),
        "figures": tr("Figures"),
        "audit": tr("Audit log"),
        "settings": tr("Settings"),
    }[page]


def build_pages(services: Services, parent: QWidget) -> dict[str, QWidget]:
    """Of what somebody may not see nothing is even read. The lab is not for casework; training has no
    cases, so that neither can enter the other."""
    has_lab = services.is_demo or services.is_training
    built: dict[str, QWidget] = {}
    for name, _, make in _PAGES:
        if name == "lab" and not has_lab:
            continue
        if name in _OF_CASEWORK and services.is_training:
            continue
        if name in _ALWAYS or may_see(services, name):
            built[name] = make(services, parent)
    return built


def entries_of(services: Services, pages: dict[str, QWidget]) -> list[tuple[str, str, str]]:
    """(name, icon, words) of each that the person may see, in the order of the navigation."""
    return [
        (name, picture, _words(name))
        for name, picture, _ in _PAGES
        if name in pages and may_see(services, name)
    ]
