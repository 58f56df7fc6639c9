"""The case in hand, in the head of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.domain.cases import CaseFile
from desktop.ui.cases.case_texts import policy_text
from desktop.ui.shell.services import CaseworkState
from desktop.ui.theme import set_role


class CaseInHand(QLabel):
    """One line, elided; empty and hidden while there is none."""

    def __init__(self, state: CaseworkState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = ""
        set_role(self, "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        state.case_changed.connect(self._show)
        self._show(state.case)

    def _show(self, case: CaseFile | None) -> None:
        self.setVisible(case is not None)
        if case is None:
            self._line = ""
            self.clear()
            return
        self._line = self.tr("Case {number}: {purpose}").format(
            number=case.case_number, purpose=case.purpose
        )
        self.setAccessibleName(self._line)
        policy = policy_text(case.terms.policy) if case.terms is not None else ""
        self.setToolTip(f"{self._line}\n{policy}".strip())
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
