"""One window: navigation on the left, the work in the middle, what is known about error on the right."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QProcess, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.domain.galleries import EnrolledFace
from desktop.errors import WrongUse
from desktop.ui.audit.audit_page import AuditPage
from desktop.ui.candidates.candidates_page import CandidatesPage
from desktop.ui.error_panel.error_panel import ErrorPanel
from desktop.ui.error_rates.error_rates_page import ErrorRatesPage
from desktop.ui.gallery.face_dialog import FaceDialog
from desktop.ui.gallery.gallery_page import GalleryPage
from desktop.ui.probe.probe_page import ProbePage
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shell.guide import GuidePanel
from desktop.ui.shell.job_strip import progress_text
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.navigation import Navigation
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.lab_page import LabPage
from desktop.workflow.demo import DEMO_NOTICE
from desktop.workflow.search import SearchResult
from desktop.workflow.settings import device_label, preferred_device
from desktop.workflow.training import TRAINING_NOTICE

_ROOMY = 1340
"""Narrower than this the navigation shows icons alone, so that the work keeps its room."""


class MainWindow(QMainWindow):
    """Everything the window does is done by its pages; it leads from one to the next."""

    closing = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setWindowTitle(self._title())
        self.resize(1440, 900)
        self.setMinimumSize(1180, 700)
        self.gallery_page = GalleryPage(services, self)
        self.probe_page = ProbePage(services, self)
        self.candidates_page = CandidatesPage(services, self)
        self.rates_page = ErrorRatesPage(services, self)
        self.audit_page = AuditPage(services, self)
        self.settings_page = SettingsPage(services, self)
        self._pages: dict[str, QWidget] = {
            "gallery": self.gallery_page,
            "probe": self.probe_page,
            "candidates": self.candidates_page,
            "rates": self.rates_page,
            "audit": self.audit_page,
            "settings": self.settings_page,
        }
        self.lab_page: LabPage | None = None
        if services.is_demo or services.is_training:
            self.lab_page = self._pages["lab"] = LabPage(services, self)
        self.navigation = Navigation(self._entries(), self)
        self.stack = QStackedWidget(self)
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.error_panel = ErrorPanel(services, self)
        self.guide = GuidePanel(self)
        self.guide.setVisible(services.is_demo)
        self._assemble()
        self._status_bar()
        self._menu()
        self._connect()
        self.go_to("gallery")
        self._restore()

    def _title(self) -> str:
        if self._services.is_demo:
            return self.tr("Second Look: demo (synthetic faces)")
        return self.tr("Second Look: training") if self._services.is_training else self.tr("Second Look")

    def _entries(self) -> list[tuple[str, str, str]]:
        """Casework has no lab; training has no cases, so that neither can enter the other."""
        entries = [
            ("gallery", "gallery", self.tr("Galleries")),
            ("probe", "probe", self.tr("Probe")),
            ("candidates", "candidates", self.tr("Candidates")),
            ("rates", "rates", self.tr("Error rates")),
            ("lab", "lab", self.tr("Threshold lab")),
            ("audit", "audit", self.tr("Audit log")),
            ("settings", "settings", self.tr("Settings")),
        ]
        left_out = {"probe", "candidates"} if self._services.is_training else set()
        return [entry for entry in entries if entry[0] in self._pages and entry[0] not in left_out]

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
        self._guide_holder = guide_holder = QWidget(middle)
        guide_row = QVBoxLayout(guide_holder)
        guide_row.setContentsMargins(Spacing.XL, Spacing.M, Spacing.XL, 0)
        guide_row.addWidget(self.guide)
        column.addWidget(guide_holder)
        column.addWidget(self.stack, 1)
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
        self.device_label = QLabel(bar)
        self.device_label.setAccessibleName(self.tr("Device in use"))
        self.device_label.setToolTip(self.tr("Where the models run. Settings can prefer another device."))
        self.work_label = QLabel(bar)
        person = QLabel(
            self.tr("Entries are written as {person}").format(person=self._services.workspace.actor), bar
        )
        person.setToolTip(
            self.tr("The name in the log is the one this computer knows; accounts come later")
        )
        bar.addWidget(self.device_label)
        bar.addWidget(self.work_label, 1)
        bar.addPermanentWidget(person)
        self._show_device()

    def _menu(self) -> None:
        work = self.menuBar().addMenu(self.tr("&Work"))
        self._action(work, self.tr("&Enrol images…"), "Ctrl+E", lambda: self._ask_enrolment())
        if not self._services.is_training:
            self._action(work, self.tr("&Open probe…"), "", self._open_probe)
        if self.lab_page is None:
            work.addSeparator()
            self._action(work, self.tr("Open the &threshold lab (training)"), "", self._open_lab)
        work.addSeparator()
        self._action(work, self.tr("&Quit"), QKeySequence.StandardKey.Quit, self.close)
        view = self.menuBar().addMenu(self.tr("&View"))
        for page, button in self.navigation.buttons.items():
            self._action(view, button.text(), "", lambda _=False, chosen=page: self.go_to(chosen))
        helps = self.menuBar().addMenu(self.tr("&Help"))
        if self._services.is_demo:
            self._action(helps, self.tr("&Guided first case"), "F1", self.guide.restart)
        self._action(helps, self.tr("What &NIST measured in general…"), "", self.rates_page.open_nist)
        self._action(helps, self.tr("&About Second Look"), "", lambda: self.go_to("settings"))

    def _action(self, menu: object, text: str, keys: object, action: object) -> QAction:
        made = QAction(text, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.triggered.connect(action)
        menu.addAction(made)
        return made

    def _connect(self) -> None:
        services = self._services
        self.navigation.page_chosen.connect(self.go_to)
        self.guide.go_to.connect(self.go_to)
        self.probe_page.searched.connect(self._searched)
        self.candidates_page.enlarged.connect(self._enlarge)
        self.gallery_page.face_opened.connect(self._open_face)
        self.rates_page.face_opened.connect(self._open_face)
        self.settings_page.device_chosen.connect(self._show_device)
        self.settings_page.floor_chosen.connect(self.error_panel.reread_floor)
        services.state.stage_done.connect(self.guide.mark_done)
        services.jobs.jobs_changed.connect(self._show_work)

    def go_to(self, page: str) -> None:
        """Shows a page by its name."""
        self.stack.setCurrentWidget(self._pages[page])
        # The lab has a threshold of its own; two sliders would contradict each other.
        for part in (self._panel_rule, self.error_panel):
            part.setVisible(page != "lab")
        self.navigation.show_page(page)
        self.guide.show_for(page)
        if page == "gallery" and self._services.state.measurement is not None:
            self._services.state.stage_done.emit("gallery")

    def _searched(self, result: SearchResult) -> None:
        self.go_to("candidates")
        self.candidates_page.table.setFocus()

    def _enlarge(self, large: bool) -> None:
        """The comparison gets the room; what is known about error stays."""
        self.navigation.setVisible(not large)
        self._guide_holder.setVisible(not large)

    def _open_face(self, face: EnrolledFace) -> None:
        FaceDialog(self._services, face, self).open()

    def _ask_enrolment(self) -> None:
        self.go_to("gallery")
        self.gallery_page.ask_enrolment()

    def _open_probe(self) -> None:
        self.go_to("probe")
        self.probe_page.open_button.click()

    def _open_lab(self) -> None:
        """In a program of its own, on a workspace of its own."""
        program, *arguments = paths.own_command("lab")
        if not QProcess.startDetached(program, arguments)[0]:
            show_error(self, WrongUse(detail="The threshold lab could not be started: second-look lab"))

    def _show_device(self) -> None:
        gallery = self._services.state.gallery
        pack_id = gallery.pack_id if gallery is not None else self._services.catalogue.default_id
        engine = self._services.engines.loaded(pack_id)
        device = engine.device if engine is not None else preferred_device(self._services.workspace)
        text = self.tr("Device: {name}").format(name=device.device)
        if device.failed:
            tried = device_label(device.failed[0][0])
            text += " " + self.tr("⚠ fell back from {device}").format(device=tried)
        details = [device.reason, *(f"{provider}: {why}" for provider, why in device.skipped)]
        self.device_label.setText(text)
        self.device_label.setToolTip("\n".join(part for part in details if part))

    def _show_work(self) -> None:
        long = [job for job in self._services.jobs.active() if job.lane == "long"]
        if not long:
            self.work_label.clear()
            self._show_device()
            return
        job = long[0]
        progress = progress_text(job.progress) if job.progress is not None else ""
        self.work_label.setText(f"{job.name}… {progress}".strip())

    def _restore(self) -> None:
        kept = QSettings().value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_compact(self.width() < _ROOMY)

    def closeEvent(self, event: QCloseEvent) -> None:
        QSettings().setValue("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFixedWidth(1)
    set_role(line, "vertical-rule")
    return line
