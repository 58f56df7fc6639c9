"""The head of a case: its terms, its state, and why it needs attention."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.cases import CaseFile
from desktop.ui.cases.case_texts import flag_text, policy_text, state_text
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import day_text, instant_text
from desktop.ui.theme import Spacing, set_role


class CaseHead(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        top = QHBoxLayout()
        top.setSpacing(Spacing.M)
        self.title = QLabel(self)
        set_role(self.title, "title")
        self.state = QLabel(self)
        set_role(self.state, "muted")
        self.purpose = QLabel(self)
        self.purpose.setWordWrap(True)
        top.addWidget(self.title)
        top.addWidget(self.state)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.purpose)
        self._flags = QFrame(self)
        set_role(self._flags, "caution")
        inner = QVBoxLayout(self._flags)
        inner.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        self.flags = QLabel(self._flags)
        self.flags.setWordWrap(True)
        inner.addWidget(self.flags)
        column.addWidget(self._flags)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Spacing.M)
        self._grid.setVerticalSpacing(Spacing.XS)
        for wide in (1, 3):
            self._grid.setColumnStretch(wide, 1)
        self._values: dict[str, QLabel] = {}
        for place, (name, text) in enumerate(
            (
                ("offence", self.tr("Offence")),
                ("authorisation", self.tr("Authorisation")),
                ("requester", self.tr("Requester")),
                ("deadline", self.tr("Authorised until")),
                ("policy", self.tr("Policy")),
                ("retention", self.tr("Kept until")),
            )
        ):
            label, value = QLabel(text, self), QLabel(self)
            set_role(label, "caption")
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, side = divmod(place, 2)
            self._grid.addWidget(label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 2 * side + 1, Qt.AlignmentFlag.AlignTop)
            self._values[name] = value
        column.addLayout(self._grid)

    def show_case(self, file: CaseFile, today: date) -> None:
        self.title.setText(self.tr("Case {number}").format(number=file.case_number))
        self.state.setText(state_text(file, today))
        self.purpose.setText(
            self.tr("{purpose}. Opened by {who} on {when}.").format(
                purpose=file.purpose, who=file.opened_by, when=instant_text(file.opened_at)
            )
        )
        lines = ["⚠ " + pair(flag_text(flag.kind), said(flag.detail)) for flag in file.flags]
        if file.authorisation_is_over(today):
            lines.append(
                self.tr("⚠ The authorisation is over: nothing is taken in or searched before a new one.")
            )
        if file.authorisation_is_outstanding and file.authorisation_due is not None:
            lines.append(
                self.tr("⚠ The authorisation that the policy asks for has to be entered by {when}.").format(
                    when=instant_text(file.authorisation_due)
                )
            )
        if file.retention_is_over(today):
            lines.append(self.tr("⚠ The time for which this case is kept is over."))
        if file.terms is None:
            lines.append(
                self.tr("⚠ Opened before there were policy profiles: set its terms before going on.")
            )
        self.flags.setText("\n".join(lines))
        self._flags.setVisible(bool(lines))
        terms, none = file.terms, "–"
        texts = dict.fromkeys(self._values, none)
        if terms is not None:
            texts = {
                "offence": terms.offence or none,
                "authorisation": terms.authorisation or none,
                "requester": terms.requester or none,
                "deadline": day_text(terms.deadline) if terms.deadline else self.tr("no end"),
                "policy": policy_text(terms.policy),
                "retention": day_text(terms.retention_until),
            }
            duties = "\n".join(f"• {said(line)}" for line in terms.policy.obligations)
            self._values["policy"].setToolTip(f"{said(terms.policy.summary)}\n{duties}".strip())
        for name, text in texts.items():
            self._values[name].setText(text)

    def value(self, name: str) -> str:
        """What stands beside a term."""
        return self._values[name].text()
