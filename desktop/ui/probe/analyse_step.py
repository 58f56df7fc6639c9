"""The second step of a probe: what can be seen in it, written down before any search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Right
from desktop.storage.workspace import Workspace
from desktop.ui.icons import icon
from desktop.ui.probe.analysis_form import AnalysisForm
from desktop.ui.probe.path_state import PathState
from desktop.ui.shell.rights import offer
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.theme import Spacing, set_role


class AnalyseStep(QWidget):
    """The form, what came of it where that ends the path, and the way to a later analysis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.M)
        title = QLabel(self.tr("Analysis of the probe"), content)
        set_role(title, "subtitle")
        column.addWidget(title)
        self.outcome = QFrame(content)
        set_role(self.outcome, "caution")
        inner = QVBoxLayout(self.outcome)
        self.outcome_text = QLabel(self.outcome)
        self.outcome_text.setWordWrap(True)
        self.outcome_text.setText(
            self.tr(
                "⚠ Insufficient quality: that is the outcome, and it is recorded. This probe is not "
                "searched. Take in a better original, or analyse it again."
            )
        )
        inner.addWidget(self.outcome_text)
        self.outcome.hide()
        column.addWidget(self.outcome)
        self.form = AnalysisForm(content)
        column.addWidget(self.form)
        self.again_button = QPushButton(icon("refresh"), self.tr("Analyse again"), content)
        column.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer.addWidget(scrolled(content, self))

    def show_path(self, path: PathState, workspace: Workspace) -> None:
        """What is recorded is read; it is written on only for a later analysis."""
        self.form.set_editable(not path.is_analysed or path.analyse_again)
        self.outcome.setVisible(path.is_insufficient and not path.analyse_again)
        self.again_button.setVisible(path.is_analysed and not path.analyse_again)
        tip = self.tr("A later analysis stands beside the earlier one in the record")
        offer(self.again_button, workspace, Right.TAKE_IN, tip)
