"""Enrolling the gallery that is shown again with another pack: asked for, running, cut short, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.domain.galleries import Gallery
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.gallery.re_enrol_texts import done_again_text, interrupted_again_text
from desktop.ui.icons import icon
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import galleries
from desktop.workflow.enrol import EnrolmentSummary, discard_enrolment
from desktop.workflow.re_enrol import re_enrol
from desktop.workflow.re_enrolments import InterruptedAgain, interrupted_again

if TYPE_CHECKING:
    from desktop.ui.gallery.re_enrol_dialog import ReEnrolDialog
    from desktop.ui.threshold_lab.pack_comparison_dialog import PackComparisonDialog

ENROL_KEY = "enrol"
"""One enrolment at a time, of a folder or of a gallery."""


class ReEnrolment(QFrame):
    """The notice below the gallery's head; `button` stands in the head.

    The gallery in use stays what it is: nothing of casework goes over to the new one by itself.
    """

    started = Signal(object)
    """Job"""
    changed = Signal()
    """Galleries were made, added to or left as they are."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._interrupted: InterruptedAgain | None = None
        self._done: tuple[Gallery, Gallery] | None = None
        set_role(self, "caution")
        self.text = text_label(self)
        self.resume_button = QPushButton(self.tr("Go on"), self)
        self.resume_button.clicked.connect(lambda: self.resume())
        self.leave_button = QPushButton(self.tr("Leave it so"), self)
        self.leave_button.setToolTip(self.tr("Keep what was enrolled and do not ask again"))
        self.leave_button.clicked.connect(self._leave)
        self.compare_button = QPushButton(icon("lab"), self.tr("Compare the two…"), self)
        self.compare_button.clicked.connect(lambda: self.compare())
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setAccessibleName(self.tr("Close this notice"))
        self.close_button.clicked.connect(self._close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        row.addWidget(self.text, 1)
        for button in (self.resume_button, self.leave_button, self.compare_button, self.close_button):
            row.addWidget(button)
        self.button = QPushButton(self.tr("Enrol again…"), parent)
        self.button.setToolTip(
            self.tr("With another model pack: a new gallery of the same pictures and records")
        )
        self.button.setAccessibleName(self.tr("Enrol again with another pack…"))
        self._may = allow(services, Right.ENROL, self.button, self.resume_button, self.leave_button)
        self.button.clicked.connect(lambda: self.ask())
        self.hide()
        services.state.gallery_changed.connect(self._show_gallery)
        services.jobs.jobs_changed.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        gallery = self._services.state.gallery
        busy = self._services.jobs.find(ENROL_KEY) is not None
        self.button.setEnabled(self._may and gallery is not None and gallery.faces > 0 and not busy)

    # Asking and running

    def ask(self) -> ReEnrolDialog | None:
        """Opens the dialog; None where nothing is enrolled."""
        # Here and in `compare`, not above: the page of galleries is among the first that a window makes.
        from desktop.ui.gallery.re_enrol_dialog import ReEnrolDialog

        gallery = self._services.state.gallery
        if gallery is None or not gallery.faces:
            return None
        packs = [pack for pack in self._services.catalogue.installed() if pack.hash != gallery.pack_hash]
        names = [one.name for one in galleries(self._services.workspace)]
        dialog = ReEnrolDialog(self._services, gallery, packs, names, self.window())
        dialog.accepted.connect(lambda: self.start(gallery, dialog.pack_id, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def start(self, source: Gallery, pack_id: str, name: str) -> Job:
        """In the background; what was cut short is gone on with."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> EnrolmentSummary:
            engine = services.engines.get(pack_id)
            return re_enrol(services.workspace, engine, source, name, on_progress=progress, cancel=cancel)

        job = services.jobs.submit(
            self.tr("Enrolling “{gallery}” again with {pack}").format(gallery=source.name, pack=pack_id),
            work,
            key=ENROL_KEY,
            owner=self,
        )
        self._done = None
        self.hide()
        self.started.emit(job)
        job.succeeded.connect(lambda summary: self._succeeded(source, summary))
        job.failed.connect(lambda error: show_error(self, error))
        job.finished.connect(self._over)
        return job

    def resume(self) -> Job | None:
        """Goes on with the run that the notice speaks of."""
        found = self._interrupted
        if found is None:
            return None
        return self.start(found.source, found.target.pack_id, found.target.name)

    def _succeeded(self, source: Gallery, summary: EnrolmentSummary) -> None:
        self._done = (source, summary.gallery)
        self._show("card", done_again_text(source, summary))

    def _over(self) -> None:
        self.changed.emit()
        if self._done is None:
            self._show_gallery(self._services.state.gallery)

    # What was cut short

    def _show_gallery(self, gallery: Gallery | None) -> None:
        self._offer()
        if self._done is not None:
            return
        self._interrupted = None
        self.hide()
        if gallery is None:
            return
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> InterruptedAgain | None:
            return interrupted_again(workspace, gallery)

        job = self._services.jobs.submit(
            self.tr("Reading the gallery"), work, key="again", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self._show_interrupted)
        job.failed.connect(lambda error: show_error(self, error))

    def _show_interrupted(self, found: InterruptedAgain | None) -> None:
        running = self._services.jobs.find(ENROL_KEY) is not None
        if found is not None and not running and self._done is None:
            self._interrupted = found
            self._show("caution", interrupted_again_text(found))

    def _show(self, role: str, text: str) -> None:
        set_role(self, role)
        self.text.setText(text)
        done = self._done is not None
        for button in (self.resume_button, self.leave_button):
            button.setVisible(not done)
        for button in (self.compare_button, self.close_button):
            button.setVisible(done)
        self.show()

    def _leave(self) -> None:
        if self._interrupted is not None:
            discard_enrolment(self._services.workspace, self._interrupted.enrolment)
            self._close_notice()
            self.changed.emit()

    def _close_notice(self) -> None:
        self._done = self._interrupted = None
        self.hide()

    def compare(self) -> PackComparisonDialog:
        """The old gallery and the new one side by side."""
        from desktop.ui.threshold_lab.pack_comparison_dialog import PackComparisonDialog

        dialog = PackComparisonDialog(self._services, self.window())
        if self._done is not None:
            dialog.view.propose(*self._done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
