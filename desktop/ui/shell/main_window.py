"""One window: navigation on the left, the work in the middle, what is known about error on the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import EnrolledFace
from desktop.errors import WrongUse
from desktop.recognition.providers import device_label
from desktop.ui.commands.ways import Ways
from desktop.ui.commands.window_menus import WindowMenus
from desktop.ui.error_panel.error_panel import ErrorPanel
from desktop.ui.layout.layout_keeper import DEFAULT_SIZE, LayoutKeeper
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.carried_over import UnfinishedWork, go_on, unfinished
from desktop.ui.shell.case_routes import CaseRoutes
from desktop.ui.shell.device_notice import DeviceNotice
from desktop.ui.shell.drop_rules import for_window
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.glossary_dialog import GlossaryDialog
from desktop.ui.shell.guide import GuidePanel
from desktop.ui.shell.help_dialog import HelpDialog, open_method_statement
from desktop.ui.shell.job_strip import progress_text
from desktop.ui.shell.languages import person_key
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.navigation import Navigation
from desktop.ui.shell.next_steps import connect_next_steps
from desktop.ui.shell.own_program import started
from desktop.ui.shell.pages import WITHOUT_ERROR_PANEL, Pages
from desktop.ui.shell.person_bar import PersonBar
from desktop.ui.shell.reading_order import move_focus
from desktop.ui.shell.said import said
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.shell.short_label import ShortLabel
from desktop.ui.shell.tour import Tour
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import account_of
from desktop.workflow.notices import DEMO_NOTICE, TRAINING_NOTICE
from desktop.workflow.settings import preferred_device, set_setting, setting

if TYPE_CHECKING:
    from desktop.recognition.providers import DeviceChoice
    from desktop.ui.audit.audit_page import AuditPage
    from desktop.ui.candidates.candidates_page import CandidatesPage
    from desktop.ui.cases.cases_page import CasesPage
    from desktop.ui.error_rates.error_rates_page import ErrorRatesPage
    from desktop.ui.figures.figures_page import FiguresPage
    from desktop.ui.gallery.gallery_page import GalleryPage
    from desktop.ui.help.guide_window import GuideWindow
    from desktop.ui.probe.probe_page import ProbePage
    from desktop.ui.second_look.oversight_page import OversightPage
    from desktop.ui.second_look.second_look_page import SecondLookPage
    from desktop.ui.settings.settings_page import SettingsPage
    from desktop.ui.threshold_lab.lab_page import LabPage

GUIDE_SETTING = "guide_done"
"""The guided case goes on where the person before left it."""

_ROOMY = 1340
"""Narrower than this the navigation shows icons alone, so that the work keeps its room."""

_NARROW = 1100
"""Narrower than this the error panel leaves more of the room to the work."""

_SMALLEST = QSize(940, 480)
"""It fits `SMALLEST_SCREEN` with what the system puts around it and along its edge."""

_TALL = 820
"""Lower than this the guide takes one line."""


class MainWindow(QMainWindow):
    """Everything the window does is done by its pages; it leads from one to the next."""

    closing = Signal()
    lock_asked = Signal()
    switch_asked = Signal()
    workspace_asked = Signal(object, bool)
    """Path of a workspace to go on in instead of this one; whether it is to be made"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._preferred: DeviceChoice | None = None
        self.setWindowTitle(self._title())
        self.resize(*DEFAULT_SIZE)
        self.setMinimumSize(_SMALLEST)
        self.stack = self.pages = Pages(services, self)
        self.navigation = Navigation(self.pages.entries(), self)
        self.error_panel = ErrorPanel(services, self)
        self.guide = GuidePanel(self)
        self.guide.setVisible(services.is_demo)
        if services.is_demo:
            self.guide.take_up(setting(services.workspace, GUIDE_SETTING).split())
            self.guide.progressed.connect(
                lambda: set_setting(services.workspace, GUIDE_SETTING, " ".join(sorted(self.guide.done)))
            )
        self._assemble()
        self.layout_keeper = LayoutKeeper(self, person_key(services.workspace))
        for name in self.pages.names:
            self.pages.when_made(name, self.layout_keeper.take_up)
        self._status_bar()
        self.ways = Ways(self)
        self.menus = WindowMenus(self)
        self._connect()
        self.tour = Tour(self, services.state)
        self.pages.get("gallery")  # which gallery the casework is about is decided there
        self.go_to(self._first_page())

    # Pages by name, made when they are asked for; None where the person has no such page.

    @property
    def gallery_page(self) -> GalleryPage:
        return self.pages.get("gallery")

    @property
    def cases_page(self) -> CasesPage | None:
        return self.pages.get("cases")

    @property
    def probe_page(self) -> ProbePage | None:
        return self.pages.get("probe")

    @property
    def candidates_page(self) -> CandidatesPage | None:
        return self.pages.get("candidates")

    @property
    def second_look_page(self) -> SecondLookPage | None:
        return self.pages.get("second_look")

    @property
    def oversight_page(self) -> OversightPage | None:
        return self.pages.get("oversight")

    @property
    def rates_page(self) -> ErrorRatesPage:
        return self.pages.get("rates")

    @property
    def figures_page(self) -> FiguresPage | None:
        return self.pages.get("figures")

    @property
    def audit_page(self) -> AuditPage | None:
        return self.pages.get("audit")

    @property
    def settings_page(self) -> SettingsPage:
        return self.pages.get("settings")

    @property
    def lab_page(self) -> LabPage | None:
        return self.pages.get("lab")

    def _title(self) -> str:
        if self._services.is_demo:
            return self.tr("Second Look: demo (synthetic faces)")
        return self.tr("Second Look: training") if self._services.is_training else self.tr("Second Look")

    def _assemble(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._services.is_demo or self._services.is_training:
            notice = self.tr(DEMO_NOTICE) if self._services.is_demo else self.tr(TRAINING_NOTICE)
            self.demo_notice = QLabel(notice, middle)
            self.demo_notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.demo_notice.setMargin(Spacing.XS)
            set_role(self.demo_notice, "banner")
            column.addWidget(self.demo_notice)
        self.device_notice = DeviceNotice(self._services.engines, middle)
        column.addWidget(self.device_notice)
        self._guide_holder = guide_holder = QWidget(middle)
        guide_row = QVBoxLayout(guide_holder)
        guide_row.setContentsMargins(Spacing.XL, Spacing.M, Spacing.XL, 0)
        guide_row.addWidget(self.guide)
        column.addWidget(guide_holder)
        # Where a page does not fit it scrolls: nothing is cut off.
        column.addWidget(scrolled(self.stack, middle), 1)
        central = QWidget(self)
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(_rule(central))
        row.addWidget(middle, 1)
        self._panel_rule = _rule(central)
        row.addWidget(self._panel_rule)
        row.addWidget(self.error_panel)
        self.setCentralWidget(central)

    def _status_bar(self) -> None:
        bar = self.statusBar()
        self.device_label = ShortLabel(bar)
        self.device_label.setContentsMargins(Spacing.S, 0, 0, 0)
        self.device_label.setAccessibleName(self.tr("Device in use"))
        self.device_label.setToolTip(self.tr("Where the models run. Settings can prefer another device."))
        self.work_label = ShortLabel(bar)
        bar.addWidget(self.device_label)
        bar.addWidget(self.work_label, 1)
        self.person_bar = PersonBar(self._services, bar)
        self.person_bar.lock_asked.connect(self.lock_asked)
        self.person_bar.switch_asked.connect(self.switch_asked)
        self.person_bar.password_asked.connect(self.change_password)
        bar.addPermanentWidget(self.person_bar)

    def _connect(self) -> None:
        services = self._services
        self.navigation.page_chosen.connect(self.go_to)
        self.guide.go_to.connect(self.go_to)
        self.drops = DropTarget(
            self, lambda mime: for_window(paths_in(mime)), lambda mime: self.look_at(paths_in(mime)[0])
        )
        self.routes = CaseRoutes(services, self, self.pages, self.go_to)
        connect_next_steps(self.pages, services.state, self.go_to)
        for name in ("candidates", "second_look"):
            self.pages.when_made(name, lambda page: page.enlarged.connect(self._enlarge))
        for name in ("gallery", "rates"):
            self.pages.when_made(name, lambda page: page.face_opened.connect(self._open_face))
        self.pages.when_made("rates", lambda page: page.everybody_asked.connect(self._measure_everybody))
        self.pages.when_made("settings", self._follow_settings)
        self.device_notice.changed.connect(self._show_device)
        services.state.stage_done.connect(self.guide.mark_done)
        services.jobs.jobs_changed.connect(self._show_work)

    def _measure_everybody(self) -> None:
        gallery = self._services.state.gallery
        if gallery is not None:
            self.gallery_page.measure(gallery, everybody=True)

    def _follow_settings(self, page: SettingsPage) -> None:
        page.device_chosen.connect(self.look_for_device)
        page.floor_chosen.connect(self.error_panel.reread_floor)
        page.about_asked.connect(self.ways.open_about)

    def change_password(self) -> None:
        """Whoever is signed in changes their own."""
        from desktop.ui.sign_in.own_password_dialog import OwnPasswordDialog

        OwnPasswordDialog(self._services.workspace, self).open()

    def go_to(self, page: str) -> None:
        """Shows a page by its name; one that this person has no right to stays away."""
        if page not in self.navigation.buttons:
            return
        shown = self.pages.get(page)
        if shown is None:  # the right was taken since
            return
        self.stack.setCurrentWidget(shown)
        for part in (self._panel_rule, self.error_panel):
            part.setVisible(page not in WITHOUT_ERROR_PANEL)
        self.navigation.show_page(page)
        self.layout_keeper.note_page(page)
        self.menus.edit.show_page(shown)
        self.guide.show_for(page)
        if page == "gallery" and self._services.state.measurement is not None:
            self._services.state.stage_done.emit("gallery")

    # Another window takes the place of this one

    @property
    def has_dialog(self) -> bool:
        """A question or a form is open in front of the pages."""
        return any(dialog.isVisible() and dialog.isWindow() for dialog in self.findChildren(QDialog))

    def unfinished(self) -> UnfinishedWork:
        """What is on the pages and in no record yet."""
        made = self.pages.all_made
        shown = next(name for name, page in made.items() if page is self.stack.currentWidget())
        return UnfinishedWork(shown, unfinished(made))

    def go_on_with(self, kept: UnfinishedWork) -> None:
        go_on({name: self.pages.get(name) for name in kept.pages}, kept.pages)
        self.go_to(kept.shown)

    def _enlarge(self, large: bool) -> None:
        """The comparison gets the room; what is known about error stays."""
        self.navigation.setVisible(not large)
        self._guide_holder.setVisible(not large)

    def _open_face(self, face: EnrolledFace) -> None:
        from desktop.ui.gallery.face_dialog import FaceDialog

        dialog = FaceDialog(self._services, face, self)
        dialog.expunged.connect(self.gallery_page.reload)
        dialog.open()

    def open_guide(self) -> GuideWindow:
        """At the chapter for whoever is signed in."""
        from desktop.ui.help.chapters import chapter_for
        from desktop.ui.help.guide_window import open_guide

        account = account_of(self._services.workspace)
        roles = account.roles if account is not None else ()
        return open_guide(self, chapter_for(roles, training=self._services.is_training))

    def open_glossary(self) -> GlossaryDialog:
        """What every figure of the window means."""
        dialog = GlossaryDialog(self)
        dialog.open()
        return dialog

    def open_method(self) -> HelpDialog:
        """What is computed, by which formulas, and its limits: for a court or an auditor."""
        return open_method_statement(self)

    @property
    def services(self) -> Services:
        return self._services

    def look_at(self, received: Path) -> None:
        """A disclosure pack or a log that somebody was given: in a program of its own, which has no
        workspace."""
        if not started("open", str(received)):
            show_error(self, WrongUse(detail=self.tr("The file could not be opened: second-look open")))

    def look_for_device(self) -> None:
        """Which one is preferred, beside the window: what runs the models takes a while to be read."""
        workspace = self._services.workspace
        job = self._services.jobs.submit(
            self.tr("Looking for devices"),
            lambda cancel, progress: preferred_device(workspace),
            key="device",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._device_found)

    def _device_found(self, device: DeviceChoice) -> None:
        self._preferred = device
        self._show_device()

    def _show_device(self) -> None:
        gallery = self._services.state.gallery
        pack_id = gallery.pack_id if gallery is not None else self._services.catalogue.default_id
        engine = self._services.engines.loaded(pack_id)
        device = engine.device if engine is not None else self._preferred
        if device is None:
            return
        text = self.tr("Device: {name}").format(name=said(device.device))
        if device.failed:
            tried = said(device_label(device.failed[0][0]))
            text += " " + self.tr("⚠ fell back from {device}").format(device=tried)
        details = [said(device.reason), *(pair(provider, said(why)) for provider, why in device.skipped)]
        self.device_label.setText(text)
        self.device_label.setToolTip("\n".join(part for part in (text, *details) if part))

    def _show_work(self) -> None:
        long = [job for job in self._services.jobs.active() if job.lane == "long"]
        if not long:
            self.work_label.clear()
            self._show_device()
            return
        job = long[0]
        progress = progress_text(job.progress) if job.progress is not None else ""
        self.work_label.setText(f"{job.name}… {progress}".strip())

    def _first_page(self) -> str:
        """Where the person was last; the demo begins where its guide does."""
        pages = self.navigation.buttons
        last = self.layout_keeper.layout.page
        return last if last in pages and not self._services.is_demo else next(iter(pages))

    def reset_layout(self) -> None:
        """Size, borders and columns as in a new window."""
        self.layout_keeper.reset()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_compact(self.width() < _ROOMY)
        self.error_panel.set_compact(self.width() < _NARROW)
        self.guide.set_compact(self.height() < _TALL)

    def closeEvent(self, event: QCloseEvent) -> None:
        if (at := self.focusWidget()) is not None:
            at.clearFocus()  # what is typed is taken while there is a workspace to keep it
        self.layout_keeper.keep()
        self.closing.emit()
        super().closeEvent(event)


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFixedWidth(1)
    set_role(line, "vertical-rule")
    return line
