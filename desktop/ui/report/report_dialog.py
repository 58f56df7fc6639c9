"""The disclosure pack of a case, as PDF or JSON; or why nothing of the case may leave yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases import CaseFile
from desktop.domain.disclosures import DisclosureDocument
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.icons import icon
from desktop.ui.report.page_style import PaperSize
from desktop.ui.report.pdf import render_pdf
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.disclose import as_json, disclose, why_not_yet


class ReportDialog(QDialog):
    """Whatever leaves is recorded with its hash before it is written."""

    def __init__(self, services: Services, case: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._case = case
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report of the case {number}").format(number=case.case_number))
        open_at_size(self, 620, 420)
        self._build()
        self.refresh()

    def _build(self) -> None:
        title = QLabel(self.tr("Disclosure pack: everything that was done in this case"), self)
        set_role(title, "subtitle")
        what = QLabel(
            self.tr(
                "The untouched probe and what was adjusted, every search with its whole candidate list and "
                "its error rates, everyone who looked and what each concluded, disagreements and rejected "
                "candidates, and a signed checkpoint of the log. Each page says that a lead is not an "
                "identification."
            ),
            self,
        )
        what.setWordWrap(True)
        self._state = QFrame(self)
        self._state_text = QLabel(self._state)
        self._state_text.setWordWrap(True)
        self._state_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = QVBoxLayout(self._state)
        inner.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        inner.addWidget(self._state_text)
        self.paper = QComboBox(self)
        for size in PaperSize:
            self.paper.addItem(size.name.capitalize() if len(size.name) > 2 else size.name, size)
        form = QFormLayout()
        form.addRow(self.tr("&Paper"), self.paper)
        self.strip = JobStrip(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.pdf_button = QPushButton(icon("report", "on_accent"), self.tr("Save as &PDF…"), self)
        set_role(self.pdf_button, "primary")
        self.pdf_button.setToolTip(self.tr("The printed pages"))
        self.pdf_button.clicked.connect(lambda: self._ask("pdf"))
        self.json_button = QPushButton(self.tr("Save as &JSON…"), self)
        self.json_button.setToolTip(self.tr("The same content for other programs"))
        self.json_button.clicked.connect(lambda: self._ask("json"))
        buttons.addButton(self.json_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.pdf_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        for widget in (title, what, self._state):
            column.addWidget(widget)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.strip)
        column.addWidget(buttons)

    @property
    def state_text(self) -> str:
        """What stands in the way, or what was saved."""
        return self._state_text.text()

    def refresh(self) -> None:
        """Asks the record whether the case may leave now."""
        may = self._services.may(Right.DISCLOSE)
        try:
            reason = said(why_not_yet(self._services.workspace, self._case.case_id))
        except UserFacingError as error:
            reason = sentence_of(error)
        if not may:
            reason = reason or self.tr("Your role does not export reports.")
        for button in (self.pdf_button, self.json_button):
            button.setEnabled(not reason)
        self._say(
            "caution" if reason else "card",
            reason or self.tr("No lead of this case waits for a review. The pack can leave."),
        )

    def _say(self, role: str, text: str) -> None:
        set_role(self._state, role)
        self._state_text.setText(text)

    def _ask(self, format_name: str) -> None:
        kinds = {
            "pdf": self.tr("PDF (*.pdf)"),
            "json": self.tr("JSON (*.json);;Disclosure pack, opened by Second Look (*.slpack)"),
        }
        safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in self._case.case_number)
        path, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), f"{safe}.{format_name}", kinds[format_name]
        )
        if path:
            self.save(Path(path), format_name)

    def save(self, target: Path, format_name: str) -> Job:
        """Builds, records and writes the pack in the background."""
        services, case, paper = self._services, self._case, PaperSize(self.paper.currentData())
        render: Callable[[DisclosureDocument], bytes] = (
            as_json if format_name == "json" else lambda document: render_pdf(document, page_size=paper)
        )

        def work(cancel: CancelToken, progress: ProgressSink) -> DisclosureDocument:
            return disclose(
                services.workspace,
                case.case_id,
                target,
                format_name,
                render,
                services.catalogue.installed(),
            )

        job = services.jobs.submit(self.tr("Writing the report"), work, lane="quick", owner=self)
        for button in (self.pdf_button, self.json_button):
            button.setEnabled(False)
        self.strip.watch(job)
        job.succeeded.connect(lambda document: self._saved(target, document))
        job.failed.connect(self._failed)
        return job

    def _saved(self, target: Path, document: DisclosureDocument) -> None:
        self.refresh()
        self._say(
            "card",
            self.tr("✓ Saved as {name}. {outcome} The log has its hash.").format(
                name=target.name, outcome=said(document.outcome_sentence)
            ),
        )
        self._services.state.stage_done.emit("reported")

    def _failed(self, error: BaseException) -> None:
        self.refresh()
        show_error(self, error)
