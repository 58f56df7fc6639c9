"""A policy profile for reading: what it rests on, what it asks, what it leaves to people."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.domain.policies import PolicyProfile
from desktop.ui.cases.case_texts import policy_demands
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import day_text
from desktop.ui.theme import Spacing, set_role


class PolicyCard(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(self.tr("Policy profile"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.S)
        self._title = self._label("subtitle")
        self._summary = self._label()
        self._basis = self._label("caption")
        self._asks_title = self._label("caption")
        self._asks_title.setText(self.tr("What it asks"))
        self._asks = self._label()
        self._duties_title = self._label("caption")
        self._duties_title.setText(self.tr("What it leaves to you, and no program can see to"))
        self._duties = self._label()
        for label in (
            self._title,
            self._summary,
            self._asks_title,
            self._asks,
            self._duties_title,
            self._duties,
            self._basis,
        ):
            column.addWidget(label)
        column.addStretch(1)

    def _label(self, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    @property
    def text(self) -> str:
        """Everything that stands on the card."""
        labels = (self._title, self._summary, self._asks, self._duties, self._basis)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_policy(self, policy: PolicyProfile) -> None:
        self._title.setText(said(policy.title))
        self._summary.setText(said(policy.summary))
        self._asks.setText("\n".join(f"• {line}" for line in policy_demands(policy)))
        self._duties.setText("\n".join(f"• {said(line)}" for line in policy.obligations))
        for part in (self._duties_title, self._duties):
            part.setVisible(bool(policy.obligations))
        self._basis.setText(
            self.tr("{basis}. Dated {day}.").format(basis=said(policy.basis), day=day_text(policy.dated))
        )
