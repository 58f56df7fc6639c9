"""Asks before a probe of a closed case leaves the workspace for good, and does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import reason_is_enough
from desktop.domain.expungements import ProbeExpungement
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.ui.gallery.busy_dialog import BusyDialog
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.expunge import expunge_probe


class ExpungeProbeDialog(BusyDialog):
    """The probe is not shown again: whoever asks for this has it before them."""

    expunged = Signal(object)
    """ProbeExpungement"""

    def __init__(self, services: Services, probe_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Expunge the probe"))
        self.setMinimumWidth(560)
        self._services, self._probe_id = services, probe_id
        self._may = services.may(Right.EXPUNGE)
        title = QLabel(self.tr("Expunge the probe {probe}").format(probe=probe_id), self)
        set_role(title, "subtitle")
        goes = self.tr(
            "Its picture, its template and its file name will be gone from disk, and it cannot be searched "
            "any more. This cannot be undone."
        )
        stays = self.tr(
            "What stays: what was declared and analysed, the candidate lists and the conclusions of the "
            "case, and the hash of the picture in the log. The picture stays where a gallery or another "
            "probe rests on it."
        )
        self.reference = QLineEdit(self)
        self.reference.setAccessibleName(self.tr("Reference"))
        self.reference.setPlaceholderText(self.tr("Which order or decision, in a sentence"))
        self.reference.setToolTip(
            self.tr("Stands in the log for good: write nothing in it that has to be forgotten.")
        )
        self.reference.setEnabled(self._may)
        self.reference.textChanged.connect(self._refresh)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Reference"), self.reference)
        self.strip = JobStrip(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.expunge_button = QPushButton(self.tr("Expunge for good"), self)
        set_role(self.expunge_button, "primary")
        self.expunge_button.setAutoDefault(False)
        self.expunge_button.clicked.connect(self._start)
        self._buttons.addButton(self.expunge_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(title)
        for text in (goes, stays):
            label = QLabel(text, self)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(form)
        column.addWidget(self.strip)
        column.addWidget(self._buttons)
        self._refresh()

    def _refresh(self) -> None:
        self._buttons.setEnabled(not self._busy)
        self.expunge_button.setEnabled(
            self._may and not self._busy and reason_is_enough(self.reference.text())
        )
        self.expunge_button.setToolTip(
            "" if self._may else self.tr("Your account may not expunge anybody.")
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.reference.setEnabled(self._may and not busy)
        self._refresh()

    def _start(self) -> None:
        workspace, probe_id, reference = self._services.workspace, self._probe_id, self.reference.text()

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeExpungement:
            return expunge_probe(workspace, probe_id, reference, on_progress=progress)

        self._set_busy(True)
        job = self._services.jobs.submit(self.tr("Expunging the probe"), work, key="expunge", owner=self)
        self.strip.watch(job)
        job.succeeded.connect(self._done)
        job.failed.connect(self._failed)

    def _done(self, done: ProbeExpungement) -> None:
        self._set_busy(False)
        self.expunged.emit(done)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        show_error(self, error)


def ask_expunge_probe(services: Services, probe_id: str, parent: QWidget) -> ExpungeProbeDialog:
    """Opens the question without blocking; connect `expunged`. An open case is refused with a sentence."""
    dialog = ExpungeProbeDialog(services, probe_id, parent)
    dialog.open()
    return dialog
