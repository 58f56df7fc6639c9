"""A disclosure pack or an exported log that somebody was given: what it is, and whether it is intact."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.disclosures import DisclosureDocument
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.queue import JobQueue
from desktop.ui.icons import icon
from desktop.ui.report.pdf import render_pdf
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.said import said
from desktop.ui.theme import Spacing, set_role
from desktop.verifier.wording import lines_of
from desktop.workflow.export_file import write_export
from desktop.workflow.received_files import ReceivedLog, ReceivedPack, read_received


class ReceivedWindow(QWidget):
    """Needs no workspace: nothing of the file is kept."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._document: DisclosureDocument | None = None
        self.jobs = JobQueue(self)
        self.setWindowTitle(self.tr("{name}: Second Look").format(name=path.name))
        open_at_size(self, 760, 560)
        self.title = QLabel(self.tr("Reading {name}…").format(name=path.name), self)
        set_role(self.title, "title")
        self.title.setWordWrap(True)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What was found"))
        self.strip = JobStrip(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.pdf_button = QPushButton(icon("report", "on_accent"), self.tr("Save as &PDF…"), self)
        set_role(self.pdf_button, "primary")
        self.pdf_button.setToolTip(self.tr("The pages as they are printed"))
        self.pdf_button.clicked.connect(self._ask)
        buttons.addButton(self.pdf_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.pdf_button.hide()  # after the box has taken it, which shows it
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.M)
        for widget in (self.title, self.verdict, self.text, self.strip, buttons):
            column.addWidget(widget)
        self.job = self.jobs.submit(self.tr("Reading the file"), self._read, lane="long", owner=self)
        self.job.succeeded.connect(self._show)
        self.job.failed.connect(self._failed)
        self.strip.watch(self.job)

    def _read(self, cancel: CancelToken, progress: ProgressSink) -> ReceivedPack | ReceivedLog:
        return read_received(self._path, on_progress=progress, cancel=cancel)

    def _failed(self, error: BaseException) -> None:
        self.title.setText(self.tr("This file cannot be shown"))
        self._say("danger", sentence_of(error))

    def _show(self, received: ReceivedPack | ReceivedLog) -> None:
        if isinstance(received, ReceivedPack):
            self._show_pack(received)
        else:
            self._show_log(received)

    def _show_log(self, log: ReceivedLog) -> None:
        self.title.setText(self.tr("Exported log"))
        if log.answer.ok:
            self._say(
                "caution",
                self.tr(
                    "✓ It is intact, by the key that it brought itself. Compare that key with the one on a "
                    "report, or give yours to second-look-verify."
                ),
            )
        else:
            self._say("danger", self.tr("✗ It is not intact: it was changed after it was made."))
        self.text.setPlainText("\n".join([*lines_of(log.answer), "", f"SHA-256  {log.sha256}"]))

    def _show_pack(self, pack: ReceivedPack) -> None:
        document = pack.document
        self._document = document
        number = document.case.number
        self.title.setText(self.tr("Disclosure pack of the case {number}").format(number=number))
        lead = said(document.line)
        if pack.signed:
            self._say("card", self.tr("{line} The checkpoint in it bears a signature.").format(line=lead))
        else:
            self._say("danger", self.tr("{line} The checkpoint in it is not signed.").format(line=lead))
        at = document.made.at
        made = QLocale().toString(at.astimezone(), QLocale.FormatType.ShortFormat) if at else "?"
        count = QLocale().toString
        facts = [
            (self.tr("Outcome"), said(document.outcome_sentence)),
            (self.tr("Made"), self.tr("{when}, by {who}").format(when=made, who=document.made.by)),
            (self.tr("With"), document.program),
            (self.tr("Probes"), count(len(document.probes))),
            (self.tr("Searches"), count(len(document.searches))),
            (self.tr("Candidates"), count(len(document.candidates))),
            (self.tr("Released leads"), count(len(document.released))),
            (self.tr("Verifier key"), document.verifier_key),
            (self.tr("SHA-256 of this file"), pack.sha256),
        ]
        lines = [f"{name}: {value}" for name, value in facts]
        lines += [
            "",
            self.tr(
                "The file itself is not signed. That it is the one that left, the log says: export the log "
                "there, then run second-look-verify LOG --key KEY --file THIS FILE."
            ),
        ]
        self.text.setPlainText("\n".join(lines))
        self.pdf_button.show()

    def _say(self, role: str, text: str) -> None:
        set_role(self.verdict, role)
        self.verdict.setText(text)

    def _ask(self) -> None:
        suggested = str(self._path.with_suffix(".pdf"))
        target, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), suggested, self.tr("PDF (*.pdf)"))
        if target:
            self.save(Path(target))

    def save(self, target: Path) -> None:
        """Draws and writes the pages in the background."""
        document = self._document
        assert document is not None

        def work(cancel: CancelToken, progress: ProgressSink) -> Path:
            write_export(target, render_pdf(document))
            return target

        self.pdf_button.setEnabled(False)
        self.job = self.jobs.submit(self.tr("Writing the pages"), work, lane="long", owner=self)
        self.strip.watch(self.job)
        self.job.succeeded.connect(lambda path: self._saved(path))
        self.job.failed.connect(self._not_saved)

    def _saved(self, target: Path) -> None:
        self.pdf_button.setEnabled(True)
        self._say("card", self.tr("✓ Saved as {name}.").format(name=target.name))

    def _not_saved(self, error: BaseException) -> None:
        self.pdf_button.setEnabled(True)
        self._say("danger", sentence_of(error))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.stop()
        super().closeEvent(event)
