"""Asks before somebody leaves a gallery for good, does it, and shows the certificate."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import reason_is_enough
from desktop.domain.expungements import ExpungeGround, ExpungementCertificate, ExpungementPreview
from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.errors import UserFacingError
from desktop.ui.gallery import expunge_texts as texts
from desktop.ui.gallery.busy_dialog import BusyDialog
from desktop.ui.icons import icon
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.job_strip import progress_text
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.motion import show_endless
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import ground_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.export_file import write_export
from desktop.workflow.expunge import expunge_subject, preview_expungement

Renderer = Callable[[Any], bytes]
"""Makes a PDF of a certificate's record."""


class ExpungeDialog(BusyDialog):
    """First what will go and what stays, then the work, then the certificate."""

    expunged = Signal(object)
    """ExpungementCertificate"""

    def __init__(
        self,
        services: Services,
        gallery_id: int,
        subject_id: str,
        parent: QWidget | None = None,
        *,
        render: Renderer | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Expunge subject {subject}").format(subject=subject_id))
        open_at_size(self, 720, 680)
        self._services, self._gallery_id, self._subject_id = services, gallery_id, subject_id
        self._render = render
        self.certificate: ExpungementCertificate | None = None
        self._title = QLabel(self.windowTitle(), self)
        set_role(self._title, "title")
        self._text = QLabel(
            self.tr("Reading what would be removed…"),
            self,
        )
        self._text.setWordWrap(True)
        set_role(self._text, "muted")
        self._stack = QStackedWidget(self)
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, Spacing.S, 0)
        self._column.setSpacing(Spacing.M)
        self._stack.addWidget(scrolled(self._content, self))
        self._stack.addWidget(self._working())
        self._form = self._asking()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.expunge_button = QPushButton(self.tr("Expunge for good"), self)
        set_role(self.expunge_button, "primary")
        self.expunge_button.setEnabled(False)
        self.expunge_button.clicked.connect(self._start)
        self._buttons.addButton(self.expunge_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(Spacing.M)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._form)
        layout.addWidget(self._buttons)
        self._form.setEnabled(False)
        self._read()

    def _asking(self) -> QWidget:
        holder = QWidget(self)
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.ground = QComboBox(holder)
        self.ground.setAccessibleName(self.tr("Ground"))
        self.ground.addItem(self.tr("Choose…"), None)
        for ground in ExpungeGround:
            self.ground.addItem(ground_text(ground), ground.value)
        self.reference = QLineEdit(holder)
        self.reference.setAccessibleName(self.tr("Reference"))
        self.reference.setPlaceholderText(self.tr("Which order or decision, in a sentence"))
        self.reference.setToolTip(
            self.tr("Stands in the log for good: write nothing in it that has to be forgotten.")
        )
        self.typed = QLineEdit(holder)
        self.typed.setAccessibleName(self.tr("Type the subject id to confirm"))
        form.addRow(self.tr("&Ground"), self.ground)
        form.addRow(self.tr("&Reference"), self.reference)
        form.addRow(self.tr("Type the &subject id to confirm"), self.typed)
        self.ground.currentIndexChanged.connect(self._refresh)
        self.reference.textChanged.connect(self._refresh)
        self.typed.textChanged.connect(self._refresh)
        return holder

    def _working(self) -> QWidget:
        holder = QWidget(self)
        self._bar = QProgressBar(holder)
        self._bar.setTextVisible(False)
        show_endless(self._bar)
        self._bar.setAccessibleName(self.tr("Expunging"))
        self._step = QLabel(holder)
        set_role(self._step, "muted")
        note = QLabel(
            self.tr(
                "The record has to let go of the person in one step; then the files are overwritten and "
                "removed. Should the program be closed, it goes on when this workspace is opened next."
            ),
            holder,
        )
        note.setWordWrap(True)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        for widget in (note, self._bar, self._step):
            column.addWidget(widget)
        column.addStretch(1)
        return holder

    def _read(self) -> None:
        workspace, gallery_id, subject_id = self._services.workspace, self._gallery_id, self._subject_id

        def read(cancel: CancelToken, progress: ProgressSink) -> ExpungementPreview:
            return preview_expungement(workspace, gallery_id, subject_id)

        job = self._services.jobs.submit(
            self.tr("Reading what would be removed"), read, lane="quick", owner=self
        )
        job.succeeded.connect(self._show_preview)
        job.failed.connect(self._show_failure)

    def _show_preview(self, planned: ExpungementPreview) -> None:
        self._text.setText(
            self.tr("From the gallery “{gallery}”. This cannot be undone.").format(gallery=planned.gallery)
        )
        concerned = texts.touches(planned)
        if concerned:
            self._add(self.tr("What this touches"), concerned, "caution")
        self._add(self.tr("What will be gone from disk"), texts.goes(planned))
        self._add(self.tr("What stays, and why"), [*texts.kept(planned.images_kept), *texts.stays()])
        self._add(self.tr("What cannot be reached from here"), texts.out_of_reach())
        self._column.addStretch(1)
        self._form.setEnabled(True)
        self.ground.setFocus()
        self._refresh()

    def _add(self, title: str, lines: Sequence[str], role: str = "card") -> None:
        frame = QFrame(self._content)
        set_role(frame, role)
        grid = QGridLayout(frame)
        grid.setVerticalSpacing(Spacing.XS)
        grid.setHorizontalSpacing(Spacing.S)
        grid.setColumnStretch(1, 1)
        head = QLabel(title, frame)
        set_role(head, "subtitle")
        grid.addWidget(head, 0, 0, 1, 2)
        for row, line in enumerate(lines, start=1):
            label = QLabel(line, frame)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(QLabel("•", frame), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
        self._column.addWidget(frame)

    def _refresh(self) -> None:
        self.expunge_button.setEnabled(
            self.certificate is None
            and not self._busy
            and self._form.isEnabled()
            and self.ground.currentData() is not None
            and reason_is_enough(self.reference.text())
            and self.typed.text() == self._subject_id
        )

    def _start(self) -> None:
        workspace, gallery_id, subject_id = self._services.workspace, self._gallery_id, self._subject_id
        ground, reference = ExpungeGround(self.ground.currentData()), self.reference.text()

        def work(cancel: CancelToken, progress: ProgressSink) -> ExpungementCertificate:
            return expunge_subject(
                workspace, gallery_id, subject_id, ground, reference, on_progress=progress
            )

        self._set_busy(True)
        job = self._services.jobs.submit(
            self.tr("Expunging {subject}").format(subject=subject_id), work, key="expunge", owner=self
        )
        job.progressed.connect(self._show_progress)
        job.succeeded.connect(self._show_certificate)
        job.failed.connect(self._show_failure)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._form.setEnabled(not busy)
        self._buttons.setEnabled(not busy)
        self._stack.setCurrentIndex(1 if busy else 0)
        self._refresh()

    def _show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._step.setText(progress_text(progress))

    def _show_failure(self, error: BaseException) -> None:
        self._set_busy(False)
        show_error(self, error)

    def _show_certificate(self, done: ExpungementCertificate) -> None:
        self.certificate = done
        self._set_busy(False)
        self._form.hide()
        self.expunge_button.hide()
        while (item := self._column.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self.setWindowTitle(self.tr("Certificate of expungement"))
        self._title.setText(self.windowTitle())
        self._text.setText(
            self.tr(
                "Done, and written in the log. Save the certificate for whoever asked for it; it can be "
                "made again from the record."
            )
        )
        self._add_facts(texts.certificate_rows(done))
        self._add(self.tr("What stays, and why"), texts.stays())
        self._add(self.tr("What cannot be reached from here"), texts.out_of_reach())
        self._column.addStretch(1)
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self.json_button = QPushButton(self.tr("Save as &JSON…"), self)
        self.json_button.setToolTip(self.tr("The same content for other programs"))
        self.json_button.clicked.connect(lambda: self._save("json"))
        self._buttons.addButton(self.json_button, QDialogButtonBox.ButtonRole.ActionRole)
        first = self.json_button
        if self._render is not None:
            first = self.pdf_button = QPushButton(
                icon("report", "on_accent"), self.tr("Save as &PDF…"), self
            )
            self.pdf_button.setToolTip(self.tr("The printed certificate"))
            self.pdf_button.clicked.connect(lambda: self._save("pdf"))
            self._buttons.addButton(self.pdf_button, QDialogButtonBox.ButtonRole.ActionRole)
        set_role(first, "primary")
        first.setFocus()
        self.expunged.emit(done)

    def _add_facts(self, rows: Sequence[tuple[str, str]]) -> None:
        frame = QFrame(self._content)
        set_role(frame, "card")
        form = QFormLayout(frame)
        form.setVerticalSpacing(Spacing.S)
        form.setHorizontalSpacing(Spacing.L)
        for name, value in rows:
            label = QLabel(value, frame)
            label.setWordWrap(True)
            label.setAccessibleName(name)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, label)
        self._column.addWidget(frame)

    def _save(self, suffix: str) -> None:
        if self.certificate is None:
            return
        kinds = {"pdf": self.tr("PDF (*.pdf)"), "json": self.tr("JSON (*.json)")}
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the certificate"),
            f"expungement-{self.certificate.expungement_id}.{suffix}",
            kinds[suffix],
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Writes the certificate: PDF where the name ends so and somebody renders it, else JSON."""
        if self.certificate is None:
            return
        record = self.certificate.as_record()
        try:
            if self._render is not None and path.suffix.lower() == ".pdf":
                data = self._render(record)
            else:
                data = (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
            write_export(path, data)
        except UserFacingError as error:
            show_error(self, error)
