"""The terms of a case: declared when it is opened, changed later, beside what the policy asks."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases import CaseFile
from desktop.domain.policies import PolicyProfile
from desktop.errors import UserFacingError
from desktop.ui.cases.case_texts import field_text
from desktop.ui.cases.policy_card import PolicyCard
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.optional_day import OptionalDay, day_edit, day_of, set_day
from desktop.ui.shell.said import said
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import cases
from desktop.workflow.cases import CaseDraft, missing_for, open_case, set_terms
from desktop.workflow.policies import available_policies, default_policy_id
from desktop.workflow.today import today_of


class CaseForm(QDialog):
    """Opens a new case, or sets other terms for one that is there.

    Raises `PolicyRefused` where the profiles of this computer are not in order.
    """

    saved = Signal(object)
    """CaseFile"""

    def __init__(
        self, services: Services, case: CaseFile | None = None, parent: QWidget | None = None
    ) -> None:
        known = None if case is None else case.terms
        offered = available_policies(services.workspace) if known is None else [known.policy]
        self._default_policy = default_policy_id(services.workspace) if known is None else ""
        super().__init__(parent)
        self._policies: list[PolicyProfile] = offered
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = services.workspace
        self._case = case
        self._numbers = {one.case_number for one in cases(self._workspace)}
        self._today = today_of(self._workspace)
        self._tried = False
        self._retention_typed = case is not None
        title = self.tr("New case")
        if case is not None:
            title = self.tr("Terms of the case {number}").format(number=case.case_number)
        self.setWindowTitle(title)
        open_at_size(self, 900, 600)
        row = QHBoxLayout()
        row.setSpacing(Spacing.XL)
        row.addWidget(self._fields(), 3)
        self.card = PolicyCard(self)
        row.addWidget(scrolled(self.card, self), 2)
        self._refused = QLabel(self)
        self._refused.setWordWrap(True)
        self._refused.setMargin(Spacing.S)
        set_role(self._refused, "danger")
        self._refused.hide()
        self._missing = QLabel(self)
        self._missing.setWordWrap(True)
        set_role(self._missing, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.save_button = QPushButton(
            self.tr("Open the case") if case is None else self.tr("Set terms"), self
        )
        set_role(self.save_button, "primary")
        self.save_button.setDefault(True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.addWidget(self._missing, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addLayout(row, 1)
        column.addWidget(self._refused)
        column.addLayout(foot)
        self._fill()
        self._policy_changed()
        first = self.number if case is None else self.requester
        first.setFocus()

    def _fields(self) -> QWidget:
        content = QWidget(self)
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(Spacing.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.number = self._line(self.tr("for example 2026-0142"))
        self.policy = QComboBox(self)
        self.policy.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.policy.setMinimumContentsLength(18)
        self.purpose = self._line(self.tr("What the search is for"))
        self.offence = QComboBox(self)
        self.offence.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offence.setMinimumContentsLength(18)
        self.offence.currentTextChanged.connect(self._refresh)
        self.requester = self._line(self.tr("Who asks for it"))
        self.authorisation = self._line(self.tr("Reference of the order or approval"))
        self.deadline = OptionalDay(self.tr("End of the authorisation"), self.tr("ends on"), self)
        self.deadline.changed.connect(self._refresh)
        self.retention = day_edit(self.tr("Kept until"), self)
        self.retention.userDateChanged.connect(self._retention_chosen)
        self.errors: dict[str, QLabel] = {}
        for name, label, field in (
            ("case_number", self.tr("Case &number"), self.number),
            ("policy", self.tr("Po&licy"), self.policy),
            ("purpose", self.tr("P&urpose"), self.purpose),
            ("offence", self.tr("&Offence"), self.offence),
            ("requester", self.tr("&Requester"), self.requester),
            ("authorisation", self.tr("&Authorisation"), self.authorisation),
            ("deadline", self.tr("Authorisation &until"), self.deadline),
            ("retention", self.tr("&Kept until"), self.retention),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", ""))
            error = QLabel(content)
            error.setWordWrap(True)
            set_role(error, "field-error")
            error.hide()
            form.addRow("", error)
            form.setRowVisible(error, False)
            self.errors[name] = error
        self._form = form
        self.deadline.setAccessibleName(self.tr("Authorisation until"))
        return content

    def _line(self, placeholder: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(placeholder)
        field.textChanged.connect(self._refresh)
        return field

    def _fill(self) -> None:
        """What stands already; number, purpose and policy of a case never change."""
        case = self._case
        terms = case.terms if case is not None else None
        for policy in self._policies:
            self.policy.addItem(said(policy.title), policy.profile_id)
            self.policy.setItemData(
                self.policy.count() - 1, said(policy.summary), Qt.ItemDataRole.ToolTipRole
            )
        chosen = self.policy.findData(self._default_policy)
        self.policy.setCurrentIndex(max(0, chosen))
        self.policy.currentIndexChanged.connect(self._policy_changed)
        if terms is None and len(self._policies) == 1:
            self.policy.setEnabled(False)
            self.policy.setToolTip(self.tr("This computer offers this policy only"))
        if case is not None:
            self.number.setText(case.case_number)
            self.purpose.setText(case.purpose)
            self.authorisation.setText(terms.authorisation if terms is not None else case.authority)
            for fixed in (self.number, self.purpose):
                fixed.setEnabled(False)
                fixed.setToolTip(self.tr("This never changes: it stands in the log"))
            if terms is not None:
                self.policy.setEnabled(False)
                self.policy.setToolTip(self.tr("What the policy asks is known before anybody searches"))
                self.requester.setText(terms.requester)
                self.deadline.set_day(terms.deadline)
        if terms is None:
            self._retention_typed = False
        else:
            set_day(self.retention, terms.retention_until)

    @property
    def chosen_policy(self) -> PolicyProfile:
        return self._policies[max(0, self.policy.currentIndex())]

    @property
    def draft(self) -> CaseDraft:
        """What stands in the form now."""
        return CaseDraft(
            case_number=self.number.text(),
            purpose=self.purpose.text(),
            offence=self._offence_text(),
            requester=self.requester.text(),
            authorisation=self.authorisation.text(),
            deadline=self.deadline.day,
            policy_id=self.chosen_policy.profile_id,
            retention_until=day_of(self.retention),
        )

    def _offence_text(self) -> str:
        if self.chosen_policy.offences:
            return str(self.offence.currentData() or "")
        return self.offence.currentText()

    def _policy_changed(self) -> None:
        policy = self.chosen_policy
        self.card.show_policy(policy)
        self._show_offences(policy)
        if not self._retention_typed:
            self.retention.blockSignals(True)
            set_day(self.retention, self._today + timedelta(days=policy.retention_days))
            self.retention.blockSignals(False)
        if self._case is None and policy.authorisation_days is not None and self.deadline.day is None:
            set_day(self.deadline.edit, self._today + timedelta(days=policy.authorisation_days))
        self._refresh()

    def _show_offences(self, policy: PolicyProfile) -> None:
        """A choice where the policy has a list; else whatever is written."""
        before = self.offence.currentText()
        if self._case is not None and self._case.terms is not None and not before:
            before = self._case.terms.offence
        self.offence.blockSignals(True)
        self.offence.clear()
        self.offence.setEditable(not policy.offences)
        if policy.offences:
            self.offence.addItem(self.tr("Choose the offence…"), "")
            for offence in policy.offences:
                self.offence.addItem(offence, offence)
                self.offence.setItemData(self.offence.count() - 1, offence, Qt.ItemDataRole.ToolTipRole)
            self.offence.setCurrentIndex(max(0, self.offence.findData(before)))
        else:
            field = self.offence.lineEdit()
            assert field is not None
            optional = not policy.offence_required
            field.setPlaceholderText(
                self.tr("Optional: the purpose stands for it") if optional else self.tr("Which offence")
            )
            self.offence.setCurrentText(before)
        self.offence.blockSignals(False)

    def _retention_chosen(self) -> None:
        self._retention_typed = True
        self._refresh()

    def _found_wrong(self) -> dict[str, str]:
        """By field, what has to be put right."""
        draft, policy = self.draft, self.chosen_policy
        found = {name: self.tr("The policy asks for it.") for name in missing_for(policy, draft)}
        for name in ("case_number", "purpose"):
            if name in found:
                found[name] = self.tr("Every case has one.")
        number = draft.case_number.strip()
        if self._case is None and number in self._numbers:
            found["case_number"] = self.tr("There is already a case with this number.")
        if draft.deadline is not None and draft.deadline < self._today:
            found["deadline"] = self.tr("This day is over.")
        if draft.retention_until is not None and draft.retention_until < self._today:
            found["retention"] = self.tr("This day is over.")
        return found

    def _refresh(self, *_: object) -> None:
        wrong = self._found_wrong()
        for name, label in self.errors.items():
            # What is merely empty is named below until somebody tried to save.
            shown = name in wrong and (self._tried or wrong[name] not in self._empty_texts())
            label.setText(f"⚠ {wrong[name]}" if shown else "")
            self._form.setRowVisible(label, shown)
        names = [field_text(n) for n in missing_for(self.chosen_policy, self.draft)]
        self._missing.setText(
            self.tr("Still missing: {names}.").format(names=", ".join(names)) if names else ""
        )
        self._refused.hide()

    def _empty_texts(self) -> tuple[str, str]:
        return self.tr("The policy asks for it."), self.tr("Every case has one.")

    def save(self) -> None:
        """Records the case or its terms; what is wrong is said beside the field."""
        self._tried = True
        self._refresh()
        wrong = self._found_wrong()
        if wrong:
            fields = {
                "case_number": self.number,
                "purpose": self.purpose,
                "offence": self.offence,
                "requester": self.requester,
                "authorisation": self.authorisation,
                "deadline": self.deadline,
                "retention": self.retention,
            }
            fields[next(name for name in fields if name in wrong)].setFocus()
            return
        try:
            if self._case is None:
                case = open_case(self._workspace, self.draft)
            else:
                case = set_terms(self._workspace, self._case.case_id, self.draft)
        except UserFacingError as error:
            self._refused.setText(sentence_of(error))
            self._refused.show()
            return
        self.saved.emit(case)
        self.accept()


def case_form(services: Services, case: CaseFile | None, parent: QWidget) -> CaseForm | None:
    """The form, not yet open; None where the policies are not in order, which is shown."""
    try:
        return CaseForm(services, case, parent)
    except UserFacingError as error:
        show_error(parent, error)
        return None
