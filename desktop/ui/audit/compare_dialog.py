"""Compares the log with a checkpoint that was held elsewhere: a file, or the text of a QR code or note."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.shell.drop_rules import for_note
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import instant_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.held_checkpoint import ComparedCheckpoint, compare_with_held, read_note_file


class CompareDialog(QDialog):
    """Says whether the log still begins with the entries that a checkpoint was signed for."""

    verify_asked = Signal(int, str)
    """Number of entries and root (hex): to look for the first bad entry."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.answer: ComparedCheckpoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare with a checkpoint that was held elsewhere"))
        self.drops = DropTarget(
            self, lambda mime: for_note(paths_in(mime)), lambda mime: self.open_file(paths_in(mime)[0])
        )
        open_at_size(self, 640, 560)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(
            text_label(
                self,
                "",
                self.tr(
                    "A checkpoint stands on every report: as a note of a few lines and as a QR "
                    "code. Whoever kept one can tell whether an entry before it was changed since, "
                    "removed, or put in."
                ),
            )
        )
        column.addLayout(self._note_head())
        column.addWidget(self.note, 1)
        column.addLayout(self._key_row())
        self.card = QFrame(self)
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        inner.setSpacing(Spacing.S)
        self.answer_text = text_label(self.card)
        self.answer_text.setAccessibleName(self.tr("The answer"))
        self.limits = text_label(self.card, "caption")
        self.find_button = QPushButton(icon("search"), self.tr("Look for the first bad entry"), self.card)
        self.find_button.setToolTip(self.tr("Verifies the whole log against this checkpoint"))
        self.find_button.clicked.connect(self._ask_verification)
        inner.addWidget(self.answer_text)
        inner.addWidget(self.limits)
        inner.addWidget(self.find_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.hide()
        column.addWidget(self.card)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.compare_button = QPushButton(icon("compare", "on_accent"), self.tr("&Compare"), self)
        set_role(self.compare_button, "primary")
        self.compare_button.setDefault(True)
        self.compare_button.clicked.connect(lambda: self.compare())
        buttons.addButton(self.compare_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._changed()
        self.note.setFocus()

    def _note_head(self) -> QHBoxLayout:
        self.open_button = QPushButton(icon("folder"), self.tr("&Open a file…"), self)
        self.open_button.clicked.connect(lambda: self._ask_file())
        self.note = QPlainTextEdit(self)
        self.note.setAccessibleName(self.tr("Text of the QR code or of the note"))
        self.note.setPlaceholderText(
            self.tr("Paste the text here, or drop the file of the note anywhere on this window.")
        )
        self.note.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.note.setTabChangesFocus(True)
        self.note.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.note.setAcceptDrops(False)  # the window takes files; text is pasted
        self.note.setMinimumHeight(110)
        self.note.textChanged.connect(self._changed)
        label = QLabel(self.tr("Text of the QR code or of the &note"), self)
        label.setBuddy(self.note)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self.open_button)
        return row

    def _key_row(self) -> QVBoxLayout:
        self.key = QLineEdit(self)
        self.key.setAccessibleName(self.tr("Verifier key"))
        self.key.setPlaceholderText(self.tr("Stands beside the note: name+key id+key"))
        self.key.setClearButtonEnabled(True)
        self.key.textChanged.connect(self._changed)
        label = QLabel(self.tr("&Verifier key (optional: checks the signature as well)"), self)
        label.setBuddy(self.key)
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        column.addWidget(label)
        column.addWidget(self.key)
        return column

    # Where the note comes from

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.windowTitle())
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Shows what is in the file and compares it; says why where it cannot be read."""
        try:
            text = read_note_file(path)
        except UserFacingError as error:
            self._say("danger", sentence_of(error))
            return
        self.note.setPlainText(text)
        self.compare()

    # The answer

    def _changed(self) -> None:
        """An older answer says nothing about another text."""
        self.answer = None
        self.card.hide()
        self.compare_button.setEnabled(bool(self.note.toPlainText().strip()))

    def compare(self) -> Job | None:
        """None where there is nothing to compare."""
        text, key = self.note.toPlainText(), self.key.text().strip()
        if not text.strip():
            return None
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> ComparedCheckpoint:
            return compare_with_held(workspace, text, key)

        job = self._services.jobs.submit(
            self.tr("Comparing"), work, key="compare", supersede=True, lane="quick", owner=self
        )
        self.compare_button.setEnabled(False)
        self.strip.watch(job)
        job.succeeded.connect(self._answered)
        job.failed.connect(self._failed)
        job.finished.connect(lambda: self.compare_button.setEnabled(bool(self.note.toPlainText().strip())))
        return job

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._say("danger", self.tr("⚠ {why}").format(why=sentence_of(error)))
        else:
            show_error(self, error)

    def _answered(self, answer: ComparedCheckpoint) -> None:
        if not answer.ok:
            self._say("danger", self.tr("⚠ They differ. {why}").format(why=answer.detail))
            self.answer = answer
            self.find_button.setVisible(answer.size <= answer.entries)
            return
        count = QLocale().toString(answer.size)
        if answer.signed_at is not None:
            text = self.tr(
                "✓ The first {count} entries are the ones that were signed for on {when}. None of them was "
                "changed, removed or put in since."
            ).format(count=count, when=instant_text(answer.signed_at))
        else:
            text = self.tr(
                "✓ The first {count} entries are the ones that this checkpoint speaks for. None of them "
                "was changed, removed or put in since."
            ).format(count=count)
        self._say("card", text)
        set_role(self.answer_text, "good")
        self.answer = answer
        self.limits.setText(" ".join(self._limits(answer)))
        self.limits.show()

    def _limits(self, answer: ComparedCheckpoint) -> list[str]:
        later = answer.entries - answer.size
        lines = []
        if later:
            lines.append(
                self.tr("It says nothing of the {count} entries after it.").format(
                    count=QLocale().toString(later)
                )
            )
        lines.append(
            self.tr("The signature was checked with the verifier key.")
            if answer.key_checked
            else self.tr(
                "No verifier key was given: this is as good as the place where the checkpoint was held."
            )
        )
        lines.append(self.tr("“Verify the log” reads every entry anew as well."))
        return lines

    def _say(self, role: str, text: str) -> None:
        set_role(self.card, role)
        set_role(self.answer_text, "")
        self.answer_text.setText(text)
        self.limits.hide()
        self.find_button.hide()
        self.card.show()

    def _ask_verification(self) -> None:
        if self.answer is not None:
            self.verify_asked.emit(self.answer.size, self.answer.root)
            self.accept()
