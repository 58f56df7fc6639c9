"""Galleries: who is in them, what is recorded, what was not enrolled, and enrolling more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import Enrolment, Gallery
from desktop.domain.glossary_term import Topic
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.gallery.enrol_dialog import EnrolDialog
from desktop.ui.gallery.face_list import FaceList
from desktop.ui.gallery.gallery_facts import (
    GalleryFacts,
    gaps_text,
    interrupted_text,
    read_facts,
    size_text,
)
from desktop.ui.gallery.re_enrolment import ReEnrolment
from desktop.ui.gallery.refusals_dialog import RefusalsDialog
from desktop.ui.icons import icon
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.drop_rules import Verdict, for_gallery
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.role_words import why_not
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import (
    EnrolmentState,
    enrolment_state,
    galleries,
    gallery_packs,
)
from desktop.workflow.enrol import EnrolmentRequest, EnrolmentSummary, discard_enrolment, enrol, request_of
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measured_errors


class GalleryPage(QWidget):
    """One gallery at a time; choosing one makes it the gallery of the casework."""

    face_opened = Signal(object)
    """EnrolledFace: somebody wants to see it large"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._state: EnrolmentState | None = None
        self._last: EnrolmentSummary | None = None
        self.drops = DropTarget(self, self._judge_drop, self._take_drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        layout.addLayout(self._head())
        self._facts = QLabel(self)
        self._facts.setWordWrap(True)
        set_role(self._facts, "muted")
        layout.addLayout(
            beside(self._facts, HelpButton(Topic.NOT_RECORDED, Topic.FAILURE_TO_ENROL, Topic.SNAPSHOT))
        )
        self.strip = JobStrip(self)
        layout.addWidget(self.strip)
        self._interrupted = self._interrupted_notice()
        layout.addWidget(self._interrupted)
        layout.addWidget(self.again)
        self.faces = FaceList(services, self)
        self.tiles, self.grid = self.faces.tiles, self.faces.grid
        self.undo_stack = self.faces.filters.history.stack
        self.faces.face_opened.connect(self.face_opened)
        self.faces.enrol_asked.connect(lambda: self.ask_enrolment())
        self.faces.gaps_known.connect(self._show_gaps)
        layout.addWidget(self.faces, 1)
        services.state.gallery_changed.connect(self._on_gallery)
        self.reload()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        self._choice = QComboBox(self)
        self._choice.setMinimumContentsLength(24)
        self._choice.setAccessibleName(self.tr("Gallery"))
        self._choice.setToolTip(self.tr("The gallery that is shown here and searched"))
        self._choice.currentIndexChanged.connect(self._chosen)
        self._refusals = QPushButton(icon("warning"), "", self)
        self._refusals.setAccessibleName(self.tr("Images that were not enrolled"))
        self._refusals.clicked.connect(self._show_refusals)
        self.enrol_button = QPushButton(icon("add", "on_accent"), self.tr("Enrol images…"), self)
        set_role(self.enrol_button, "primary")
        self.enrol_button.setToolTip(self.tr("Add a folder of images to this or another gallery"))
        self.enrol_button.clicked.connect(lambda: self.ask_enrolment())
        row.addWidget(self._choice)
        row.addStretch(1)
        row.addWidget(self._refusals)
        allow(self._services, Right.ENROL, self.enrol_button)
        self.again = ReEnrolment(self._services, self)
        self.again.started.connect(self._enrolment_begins)
        self.again.changed.connect(self._enrolment_over)
        row.addWidget(self.again.button)
        row.addWidget(self.enrol_button)
        return row

    def _interrupted_notice(self) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "caution")
        row = QHBoxLayout(frame)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        self._interrupted_text = QLabel(frame)
        self._interrupted_text.setWordWrap(True)
        self.resume_button = QPushButton(self.tr("Go on"), frame)
        self.resume_button.clicked.connect(self._resume)
        discard = QPushButton(self.tr("Leave it so"), frame)
        discard.setToolTip(self.tr("Keep what was enrolled and do not ask again"))
        discard.clicked.connect(self._discard)
        # The demo and the practice galleries are about all of their people.
        discard.setVisible(not (self._services.is_demo or self._services.is_training))
        row.addWidget(self._interrupted_text, 1)
        row.addWidget(self.resume_button)
        row.addWidget(discard)
        frame.hide()
        return frame

    def reload(self) -> None:
        """Reads the galleries anew; keeps the one in use, or takes the first."""
        found = galleries(self._services.workspace)
        current = self._services.state.gallery
        self._choice.blockSignals(True)
        self._choice.clear()
        for gallery in found:
            self._choice.addItem(gallery.name, gallery)
        keep = next((g for g in found if current and g.gallery_id == current.gallery_id), None)
        chosen = keep or (found[0] if found else None)
        if chosen is not None:
            self._choice.setCurrentText(chosen.name)
        self._choice.setEnabled(bool(found))
        self._choice.blockSignals(False)
        self._services.state.galleries_changed.emit()
        before = self._services.state.gallery
        self._services.state.set_gallery(chosen)
        if chosen == before:
            self._on_gallery(chosen)

    def _chosen(self) -> None:
        gallery = self._choice.currentData()
        if gallery is not None:
            self._services.state.set_gallery(gallery)

    def _on_gallery(self, gallery: Gallery | None) -> None:
        if gallery is not None and self._choice.currentText() != gallery.name:
            self._choice.blockSignals(True)
            self._choice.setCurrentText(gallery.name)
            self._choice.blockSignals(False)
        self.faces.show_gallery(gallery)
        self._refresh_facts(gallery)
        state = self._services.state
        unmeasured = state.errors is None or (state.stale and state.search is None)
        if gallery is not None and gallery.faces and unmeasured:
            self.measure(gallery)

    def _refresh_facts(self, gallery: Gallery | None) -> None:
        if gallery is None:
            self._state = None
            self._facts.setText(
                self.tr("A gallery is the set of enrolled faces that a probe is searched in.")
            )
            self._refusals.hide()
            self._interrupted.hide()
            return
        self._facts.setText(size_text(gallery))
        # Until the facts of this gallery are read, nothing of the former one stands here.
        self._state = None
        self._interrupted.hide()
        self._refusals.hide()
        workspace = self._services.workspace
        job = self._services.jobs.submit(
            self.tr("Reading the gallery"),
            lambda cancel, progress: read_facts(workspace, gallery),
            key="facts",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._show_facts)
        job.failed.connect(lambda error: show_error(self, error))

    def _show_gaps(self, gaps: dict[str, int]) -> None:
        gallery = self._services.state.gallery
        if gallery is not None:
            self._facts.setText(f"{size_text(gallery)} {gaps_text(gaps)}".strip())

    def _show_facts(self, facts: GalleryFacts) -> None:
        if self._services.state.gallery != facts.gallery:
            return
        self._state = facts.state
        count = len(facts.state.refusals)
        self._refusals.setText(self.tr("Not enrolled: {count}").format(count=QLocale().toString(count)))
        self._refusals.setToolTip(self.tr("Which images were not enrolled, and why"))
        self._refusals.setVisible(count > 0)
        unfinished = self._unfinished()
        running = self._services.jobs.find("enrol") is not None
        self._interrupted.setVisible(unfinished is not None and not running)
        if unfinished is not None:
            self._interrupted_text.setText(interrupted_text(unfinished, facts.state.done))

    def _judge_drop(self, mime: QMimeData) -> Verdict | None:
        refused = "" if self._services.may(Right.ENROL) else why_not(Right.ENROL)
        if not refused and self._services.jobs.find("enrol") is not None:
            refused = self.tr("An enrolment is running: wait until it has ended.")
        return for_gallery(paths_in(mime), refused=refused)

    def _take_drop(self, mime: QMimeData) -> None:
        self.ask_enrolment().take_dropped(paths_in(mime))

    def ask_enrolment(self, folder: Path | None = None) -> EnrolDialog:
        """Opens the dialog, filled in with a dropped folder."""
        packs = gallery_packs(self._services.workspace)
        dialog = EnrolDialog(list(packs), self._choice.currentText(), self)
        installed = [(pack.id, pack.name) for pack in self._services.catalogue.installed()]
        dialog.offer_packs(installed, packs, self._services.pack_for_new_galleries)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if folder is not None:
            dialog.set_folder(folder)
        dialog.accepted.connect(
            lambda: dialog.request and self.start_enrolment(dialog.request, dialog.pack_id)
        )
        dialog.open()
        return dialog

    def _resume(self) -> None:
        gallery, unfinished = self._services.state.gallery, self._unfinished()
        if gallery is not None and unfinished is not None:
            self.start_enrolment(request_of(unfinished, gallery))

    def _discard(self) -> None:
        unfinished = self._unfinished()
        if unfinished is not None:
            discard_enrolment(self._services.workspace, unfinished)
            self.reload()

    def _unfinished(self) -> Enrolment | None:
        """The interrupted run over a folder of the gallery that is shown."""
        gallery = self._services.state.gallery
        unfinished = self._state.unfinished if self._state is not None else None
        if gallery is None or unfinished is None or unfinished.gallery_id != gallery.gallery_id:
            return None
        return unfinished if unfinished.source_gallery_id is None else None

    def start_enrolment(self, request: EnrolmentRequest, new_pack: str | None = None) -> Job:
        """Enrols in the background, then measures the error rates of what came of it.

        `new_pack`: id of the pack of a new gallery.
        """
        services = self._services
        existing = gallery_packs(services.workspace).get(request.gallery_name)
        pack_id = existing or new_pack or services.pack_for_new_galleries

        def work(cancel: CancelToken, progress: ProgressSink) -> EnrolmentSummary:
            engine = services.engines.get(pack_id)
            return enrol(services.workspace, engine, request, on_progress=progress, cancel=cancel)

        job = services.jobs.submit(
            self.tr("Enrolling into “{gallery}”").format(gallery=request.gallery_name),
            work,
            key="enrol",
            owner=self,
        )
        self._enrolment_begins(job)
        job.succeeded.connect(self._enrolled)
        job.failed.connect(lambda error: show_error(self, error))
        job.finished.connect(self._enrolment_over)
        return job

    def _enrolment_begins(self, job: Job) -> None:
        self.enrol_button.setEnabled(False)
        self._interrupted.hide()
        self.strip.watch(job)

    def _enrolment_over(self) -> None:
        self.enrol_button.setEnabled(self._services.may(Right.ENROL))
        self.reload()

    def _enrolled(self, summary: EnrolmentSummary) -> None:
        # An open search, and a reason that is being written, stay where they are.
        if self._services.state.search is None:
            self._services.state.set_gallery(summary.gallery)
        self._last = summary
        if summary.refused or summary.passed_over:
            self._show_refusals()

    def measure(self, gallery: Gallery, *, everybody: bool = False) -> Job:
        """Leave-one-out in the background, with `everybody` also where a sample would do; a newer request
        takes the place of an older one."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> GalleryErrors | None:
            pack = services.catalogue.get(gallery.pack_id)
            return measured_errors(
                services.workspace,
                take_snapshot(services.workspace, gallery, pack),
                comparator=pack.comparator,
                everybody=everybody,
                on_progress=progress,
                cancel=cancel,
            )

        job = services.jobs.submit(
            self.tr("Measuring error rates"), work, key="measure", supersede=True, owner=self
        )
        job.succeeded.connect(lambda result: self._measured(gallery, result))
        job.failed.connect(lambda error: show_error(self, error))
        return job

    def _measured(self, gallery: Gallery, errors: GalleryErrors | None) -> None:
        if self._services.state.gallery == gallery and self._services.state.search is None:
            self._services.state.set_errors(errors)

    def _show_refusals(self) -> None:
        gallery = self._services.state.gallery
        if gallery is None:
            return
        self._state = enrolment_state(self._services.workspace, gallery.gallery_id)
        passed = self._last.passed_over if self._last is not None else 0
        if self._state.refusals or passed:
            RefusalsDialog(self._state.refusals, self, passed_over=passed).open()
