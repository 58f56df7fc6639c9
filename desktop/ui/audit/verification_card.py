"""What verification found, in words that cannot be overlooked, and what it cannot see."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.log_entries import LogVerification
from desktop.ui.icons import icon
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.said import said
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.verify_audit import what_it_cannot_see


class VerificationCard(QFrame):
    """Hidden until `show_result`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: LogVerification | None = None
        inner = QVBoxLayout(self)
        inner.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        inner.setSpacing(Spacing.XS)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAccessibleName(self.tr("What verification found"))
        self._limits = QLabel(self)
        self._limits.setWordWrap(True)
        set_role(self._limits, "caption")
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy fingerprint"), self)
        self.copy_button.setToolTip(
            self.tr("Kept elsewhere, with the number of entries, it shows later whether these were changed")
        )
        self.copy_button.clicked.connect(self._copy_root)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("cancel"))
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Hide what verification found"))
        self.close_button.setToolTip(self.tr("Hide"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addWidget(self.text, 1)
        row.addWidget(
            HelpButton(Topic.LOG_ROOT, Topic.CHECKPOINT, parent=self), 0, Qt.AlignmentFlag.AlignTop
        )
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(row)
        inner.addWidget(self._limits)
        self.hide()

    def show_result(self, result: LogVerification) -> None:
        self.result = result
        self._limits.setText(said(what_it_cannot_see(result)))
        self.copy_button.setVisible(result.problem is None)
        if result.problem is None:
            set_role(self, "card")
            set_role(self.text, "good")
            self.text.setText(
                self.tr(
                    "✓ The log is intact: none of the entries 1 to {count} was changed. Fingerprint: {root}"
                ).format(count=QLocale().toString(result.entries), root=result.root)
            )
        else:
            set_role(self, "danger")
            set_role(self.text, "")  # its ground says it
            where = (
                self.tr("First bad entry: {number}.").format(number=QLocale().toString(result.problem.seq))
                if result.problem.seq
                else ""
            )
            self.text.setText(
                self.tr("⚠ The log is NOT intact. {where} {detail}").format(
                    where=where, detail=said(result.problem.detail)
                )
            )
        self.show()

    def _copy_root(self) -> None:
        if self.result is not None:
            QGuiApplication.clipboard().setText(f"{self.result.entries} {self.result.root}")
