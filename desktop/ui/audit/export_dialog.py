"""The log leaves: as a file that others can verify, or as pages to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.log_filters import LogFilter
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.audit.case_chooser import CaseChooser
from desktop.ui.audit.entry_words import shortened
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.report.log_pages import render_log
from desktop.ui.report.page_style import PaperSize
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import CaseName, log_numbers
from desktop.workflow.export_log import ExportedLog, export_log, why_no_export
from desktop.workflow.export_log_pages import ExportedPages, export_log_pages, why_no_pages

Exported = ExportedLog | ExportedPages


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows now: a filter, what it is in words, and how many entries it finds."""

    wanted: LogFilter = field(default_factory=LogFilter)
    about: str = ""
    count: int = 0


class ExportDialog(QDialog):
    """Whatever leaves is recorded with its hash. `shown`: what the page shows; `case_id`: to begin with."""

    def __init__(
        self, services: Services, shown: Shown, case_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._shown = shown
        self._job: Job | None = None
        self.exported: Exported | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export the log"))
        open_at_size(self, 640, 560)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(self._what())
        column.addWidget(self._form())
        self.state = QFrame(self)
        inner = QVBoxLayout(self.state)
        inner.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        self.state_text = text_label(self.state)
        inner.addWidget(self.state_text)
        column.addWidget(self.state)
        column.addWidget(self._result_card())
        column.addStretch(1)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        column.addWidget(self._buttons())
        self.choose_scope(case_id)
        for button in (self.whole, self.one_case, self.filtered):
            button.toggled.connect(lambda on: self.refresh() if on else None)
        self.refresh()

    # Its parts

    def _what(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(_subtitle(self.tr("What"), box))
        self.whole = QRadioButton(self.tr("The &whole log"), box)
        self.one_case = QRadioButton(self.tr("One &case:"), box)
        self.filtered = QRadioButton(box)
        self.filtered.setText(
            self.tr("What the &filters show: {count} entries ({about})").format(
                count=QLocale().toString(self._shown.count), about=self._shown.about
            )
        )
        self.filtered.setVisible(bool(self._shown.about))
        self.case = CaseChooser(self._services.workspace, box)
        self.case.setPlaceholderText(self.tr("Number of a case"))
        self.case.setFixedWidth(200)
        self.case.changed.connect(self._case_chosen)
        self._scope = QButtonGroup(self)
        for button in (self.whole, self.one_case, self.filtered):
            self._scope.addButton(button)
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addWidget(self.one_case)
        row.addWidget(self.case)
        row.addStretch(1)
        column.addWidget(self.whole)
        column.addLayout(row)
        column.addWidget(self.filtered)
        return box

    def _form(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(_subtitle(self.tr("As"), box))
        self.file = QRadioButton(self.tr("A file that others can &verify (.zip)"), box)
        self.pages = QRadioButton(self.tr("&Pages to read (PDF)"), box)
        self._kind = QButtonGroup(self)
        for button in (self.file, self.pages):
            self._kind.addButton(button)
        self.file.setChecked(True)
        self._kind_hint = text_label(box, "caption")
        self.paper = QComboBox(box)
        self.paper.setAccessibleName(self.tr("Paper"))
        for size in PaperSize:
            self.paper.addItem(size.name.capitalize() if len(size.name) > 2 else size.name, size)
        row = QHBoxLayout()
        row.addWidget(self.pages)
        row.addWidget(self.paper)
        row.addStretch(1)
        column.addWidget(self.file)
        column.addLayout(row)
        column.addWidget(self._kind_hint)
        for button in (self.file, self.pages):
            button.toggled.connect(lambda on: self.refresh() if on else None)
        return box

    def _result_card(self) -> QFrame:
        self.result = QFrame(self)
        set_role(self.result, "card")
        column = QVBoxLayout(self.result)
        column.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.S)
        self.result_title = text_label(self.result, "good")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Spacing.M)
        self._grid.setVerticalSpacing(Spacing.XS)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        for row, (name, title) in enumerate(
            (
                ("sha256", self.tr("SHA-256 of the file")),
                ("checkpoint", self.tr("Checkpoint")),
                ("key", self.tr("Verifier key")),
                ("verify", self.tr("To verify")),
            )
        ):
            label, value = text_label(self.result, "caption", title), text_label(self.result)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1)
            self._values[name] = value
        self.copy_hash_button = self._copy_button(self.tr("Copy SHA-256"), lambda: self._of("sha256"))
        self.copy_key_button = self._copy_button(
            self.tr("Copy verifier key"), lambda: self._of("verifier_key")
        )
        self.copy_command_button = self._copy_button(self.tr("Copy command"), self.command)
        for row, button in (
            (0, self.copy_hash_button),
            (2, self.copy_key_button),
            (3, self.copy_command_button),
        ):
            self._grid.addWidget(button, row, 2)
        column.addWidget(self.result_title)
        column.addLayout(self._grid)
        self.result.hide()
        return self.result

    def _copy_button(self, name: str, text: object) -> QPushButton:
        button = QPushButton(icon("copy"), "", self.result)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(text())))
        return button

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.save_button = QPushButton(icon("report", "on_accent"), self.tr("&Save as…"), self)
        set_role(self.save_button, "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(lambda: self._ask_file())
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    # What is chosen

    def choose_scope(self, case_id: str) -> None:
        """A case, or with an empty id what the filters show, or everything."""
        if case_id:
            self.case.choose(case_id)
            self.one_case.setChecked(True)
        elif self._shown.about:
            self.pages.setChecked(True)
            self.filtered.setChecked(True)
        else:
            self.whole.setChecked(True)
        self._scope.checkedButton().setFocus()

    def _case_chosen(self) -> None:
        if self.case.case is not None:
            self.one_case.setChecked(True)
        self.refresh()

    @property
    def _case(self) -> CaseName | None:
        return self.case.case if self.one_case.isChecked() else None

    @property
    def _wanted(self) -> tuple[LogFilter, str]:
        """What pages show, and what that is in words."""
        if self.filtered.isChecked():
            return self._shown.wanted, self._shown.about
        case = self._case
        if case is not None:
            return LogFilter(case_id=case.case_id), self.tr("case {number}").format(number=case.number)
        return LogFilter(), ""

    def refresh(self) -> None:
        """Says what would stand in the way of what is chosen."""
        pages = self.pages.isChecked()
        self.filtered.setEnabled(pages)
        if not pages and self.filtered.isChecked():
            self.whole.setChecked(True)
            return
        self.paper.setEnabled(pages)
        self._kind_hint.setText(
            self.tr("A table with the checkpoint, its QR code and the verifier key.")
            if pages
            else self.tr(
                "The entries to the letter with proofs, checkpoints and the public key: what anybody needs "
                "to verify them without this program's word for it."
            )
        )
        reason = self._why_not()
        self.save_button.setEnabled(not reason and self._job is None)
        set_role(self.state, "caution")
        self.state_text.setText(reason)
        self.state.setVisible(bool(reason) and self._job is None)

    def _why_not(self) -> str:
        workspace = self._services.workspace
        if self.one_case.isChecked() and self._case is None:
            return self.tr("Choose the case that is to be exported.")
        try:
            if not self.pages.isChecked():
                case_id = self._case.case_id if self._case is not None else None
                return said(why_no_export(workspace, case_id))
            wanted, _ = self._wanted
            count = len(log_numbers(workspace, wanted.without_text()))
            return said(why_no_pages(workspace, wanted, count))
        except UserFacingError as error:
            return sentence_of(error)

    @property
    def reason(self) -> str:
        """Why what is chosen cannot leave; empty where it can."""
        return self.state_text.text() if not self.state.isHidden() else ""

    # The export

    def _ask_file(self) -> None:
        pages = self.pages.isChecked()
        kind = (
            self.tr("PDF (*.pdf)")
            if pages
            else self.tr("Export of the log (*.zip);;Exported log, opened by Second Look (*.sllog)")
        )
        path, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), self.file_name(), kind)
        if path:
            self.save(Path(path))

    def file_name(self) -> str:
        case = self._case
        about = re.sub(r"[^\w.-]", "_", case.number) if case is not None else ""
        ending = "pdf" if self.pages.isChecked() else "zip"
        return "-".join(part for part in ("second-look-log", about) if part) + f".{ending}"

    def save(self, target: Path) -> Job:
        """Writes and records it in the background."""
        workspace = self._services.workspace
        paper = PaperSize(self.paper.currentData())
        pages, (wanted, about) = self.pages.isChecked(), self._wanted
        case_id = self._case.case_id if self._case is not None else None

        def work(cancel: CancelToken, progress: ProgressSink) -> Exported:
            if pages:
                return export_log_pages(
                    workspace,
                    wanted,
                    about,
                    target,
                    lambda printed: render_log(printed, paper),
                    on_progress=progress,
                    cancel=cancel,
                )
            return export_log(workspace, target, case_id, on_progress=progress, cancel=cancel)

        job = self._services.jobs.submit(self.tr("Exporting the log"), work, owner=self)
        self._job = job
        self.result.hide()
        self.refresh()
        self.strip.watch(job)
        job.succeeded.connect(self._saved)
        job.failed.connect(self._failed)
        job.finished.connect(self._over)
        return job

    def _over(self) -> None:
        self._job = None
        failed = self.state_text.text() if self.state.property("role") == "danger" else ""
        self.refresh()
        if failed:
            self._say_failed(failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._say_failed(sentence_of(error))
            return
        from desktop.ui.shell.messages import show_error

        show_error(self, error)

    def _say_failed(self, sentence: str) -> None:
        set_role(self.state, "danger")
        self.state_text.setText(sentence)
        self.state.show()

    def _saved(self, exported: Exported) -> None:
        self.exported = exported
        self.result_title.setText(
            self.tr("✓ Written: {name}, {count} entries. The log has its hash.").format(
                name=exported.path.name, count=QLocale().toString(exported.entries)
            )
        )
        self._values["sha256"].setText(shortened(exported.sha256))
        self._values["sha256"].setToolTip(exported.sha256)
        self._values["checkpoint"].setText(
            self.tr("{count} entries, root {root}").format(
                count=QLocale().toString(exported.size), root=shortened(exported.root)
            )
        )
        self._values["checkpoint"].setToolTip(exported.root)
        name, _, key = exported.verifier_key.partition("+")
        self._values["key"].setText(f"{shortened(name)}+{shortened(key)}")
        self._values["key"].setToolTip(exported.verifier_key)
        is_file = isinstance(exported, ExportedLog)
        self._values["verify"].setText(
            self.tr("second-look-verify {name} --key KEY (on any computer, without a workspace)").format(
                name=exported.path.name
            )
            if is_file
            else self.tr("The last page says how, with the code of the checkpoint on it.")
        )
        self.copy_command_button.setVisible(is_file)
        self.result.show()

    def command(self) -> str:
        """What verifies the file, on a command line."""
        if self.exported is None:
            return ""
        return f"second-look-verify '{self.exported.path}' --key '{self.exported.verifier_key}'"

    def _of(self, name: str) -> str:
        return str(getattr(self.exported, name, ""))

    def reject(self) -> None:
        """Closing stops what is being written; nothing half-written is left."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _subtitle(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    set_role(label, "subtitle")
    return label
