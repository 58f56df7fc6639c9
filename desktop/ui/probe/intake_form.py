"""What is declared about a probe: the case it belongs to, type, provenance, when it was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.domain.cases import CaseFile
from desktop.domain.groups import Grouping
from desktop.domain.probes import Intake, ProbeType
from desktop.ui.icons import icon
from desktop.ui.probe.declared_groups import DeclaredGroups
from desktop.ui.shell.optional_day import OptionalDay
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import inadmissible_text, probe_type_text
from desktop.ui.theme import Spacing, set_role


class IntakeForm(QWidget):
    """`changed` follows every edit; `intake` is what stands there now."""

    changed = Signal()
    case_asked = Signal()
    """A new case is wanted."""
    case_chosen = Signal(object)
    """CaseFile, or None for one that is opened with the probe"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(Spacing.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.case = QComboBox(self)
        self.case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.case.setMinimumContentsLength(10)
        self.case.setToolTip(self.tr("Every probe belongs to an open case"))
        self.case.addItem(self.tr("Choose the case…"), None)
        self.case.currentIndexChanged.connect(self._case_changed)
        self.new_case_button = QPushButton(icon("add"), self.tr("New…"), self)
        self.new_case_button.setAccessibleName(self.tr("New case"))
        self.new_case_button.clicked.connect(self.case_asked)
        case_row = QHBoxLayout()
        case_row.setSpacing(Spacing.S)
        case_row.addWidget(self.case, 1)
        case_row.addWidget(self.new_case_button)
        self.probe_type = QComboBox(self)
        self.probe_type.addItem(self.tr("Choose what the probe is…"), None)
        for kind in ProbeType:
            self.probe_type.addItem(probe_type_text(kind), kind)
        self.probe_type.currentIndexChanged.connect(self._type_changed)
        self.provenance = QPlainTextEdit(self)
        self.provenance.setPlaceholderText(self.tr("Who took it, where, when, and how it came here"))
        self.provenance.setTabChangesFocus(True)
        self.provenance.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 2 * Spacing.S)
        self.provenance.textChanged.connect(self.changed)
        self.captured = OptionalDay(self.tr("Taken on"), self.tr("known"), self)
        self.captured.setToolTip(self.tr("The day the picture was taken; left open where nobody knows"))
        self.captured.changed.connect(self.changed)
        self.refusal = QLabel(self)
        self.refusal.setWordWrap(True)
        self.refusal.setMargin(Spacing.S)
        set_role(self.refusal, "danger")
        self.refusal.hide()
        case_label = QLabel(self.tr("&Case"), self)
        case_label.setBuddy(self.case)
        self.case.setAccessibleName(self.tr("Case"))
        form.addRow(case_label, case_row)
        for label, field in (
            (self.tr("Probe &type"), self.probe_type),
            (self.tr("Pro&venance"), self.provenance),
            (self.tr("Ta&ken on"), self.captured),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", ""))
        form.addRow(self.refusal)
        self.groups = DeclaredGroups(self)
        form.addRow(self.groups)

    # The case

    def set_cases(self, cases: Sequence[CaseFile]) -> None:
        """Offers open cases, newest first; what was chosen stays chosen where it is still there."""
        before = self.case.currentData()
        self.case.blockSignals(True)
        while self.case.count() > 1:
            self.case.removeItem(1)
        for one in cases:
            self._add_case(one)
        if isinstance(before, Intake):
            self.choose_intake(before)
        elif isinstance(before, CaseFile):
            self._choose_number(before.case_number)
        self.case.blockSignals(False)
        if self.case.currentData() != before:
            self.changed.emit()

    def _add_case(self, one: CaseFile) -> int:
        self.case.addItem(
            self.tr("{number}: {purpose}").format(number=one.case_number, purpose=one.purpose), one
        )
        place = self.case.count() - 1
        self.case.setItemData(place, one.purpose, Qt.ItemDataRole.ToolTipRole)
        return place

    def choose_case(self, chosen: CaseFile) -> None:
        """A case that is there; a closed one is refused when something is recorded for it."""
        if not self._choose_number(chosen.case_number):
            self.case.setCurrentIndex(self._add_case(chosen))

    def _choose_number(self, number: str) -> bool:
        for place in range(1, self.case.count()):
            one = self.case.itemData(place)
            if isinstance(one, CaseFile) and one.case_number == number:
                self.case.setItemData(place, one)
                self.case.setCurrentIndex(place)
                return True
        return False

    def choose_intake(self, intake: Intake) -> None:
        """A case that is opened with this probe, unless there is one of that number."""
        if self._choose_number(intake.case_number.strip()):
            return
        for place in range(self.case.count() - 1, 0, -1):
            if isinstance(self.case.itemData(place), Intake):
                self.case.removeItem(place)
        text = self.tr("{number}: {purpose} (opened with this probe)").format(
            number=intake.case_number, purpose=intake.purpose
        )
        self.case.addItem(text, intake)
        self.case.setCurrentIndex(self.case.count() - 1)

    def _case_changed(self) -> None:
        chosen = self.case.currentData()
        self.case.setToolTip(self.case.currentText())
        if chosen is not None:
            self.case_chosen.emit(chosen if isinstance(chosen, CaseFile) else None)
        self.changed.emit()

    # The whole declaration

    def set_intake(self, intake: Intake) -> None:
        if intake.case_number.strip():
            self.choose_intake(intake)
        self.probe_type.setCurrentIndex(self.probe_type.findData(intake.probe_type))
        self.provenance.setPlainText(intake.provenance)
        self.captured.set_day(intake.captured_on)

    def clear(self) -> None:
        """Another picture: only the case stays."""
        self.probe_type.setCurrentIndex(0)
        self.provenance.clear()
        self.captured.set_day(None)
        self.groups.clear()

    def set_recorded(self, recorded: bool) -> None:
        """What was recorded is shown, not changed; groups are declared with each search."""
        for field in (self.case, self.probe_type, self.provenance, self.captured, self.new_case_button):
            field.setEnabled(not recorded)

    @property
    def intake(self) -> Intake | None:
        """None while no probe type is chosen."""
        kind = self.probe_type.currentData()
        if kind is None:
            return None
        case = self.case.currentData()
        number = purpose = authority = offence = requester = policy = ""
        deadline = None
        if isinstance(case, CaseFile):
            number, purpose, authority = case.case_number, case.purpose, case.authority
        elif isinstance(case, Intake):
            number, purpose, authority = case.case_number, case.purpose, case.authority
            offence, requester, policy = case.offence, case.requester, case.policy_id
            deadline = case.deadline
        return Intake(
            number,
            purpose,
            ProbeType(kind),
            self.provenance.toPlainText(),
            authority,
            requester,
            offence,
            deadline,
            policy,
            self.captured.day,
        )

    def set_groupings(self, groupings: Sequence[Grouping]) -> None:
        """What the chosen gallery records; nothing while it is not known."""
        self.groups.set_groupings(groupings)

    @property
    def declared(self) -> dict[str, str]:
        """Grouping -> group, as somebody knows them from elsewhere; what is not declared is left out."""
        return self.groups.declared

    def missing_text(self) -> str:
        """What is still to be filled in, empty when nothing is."""
        wanted = (
            (self.tr("case"), self.case.currentData() is not None),
            (self.tr("probe type"), self.probe_type.currentData() is not None),
            (self.tr("provenance"), bool(self.provenance.toPlainText().strip())),
        )
        names = [name for name, there in wanted if not there]
        return self.tr("Still missing: {names}.").format(names=", ".join(names)) if names else ""

    def _type_changed(self) -> None:
        kind = self.probe_type.currentData()
        refused = kind is not None and not ProbeType(kind).admissible
        self.refusal.setText(inadmissible_text(ProbeType(kind)) if refused else "")
        self.refusal.setVisible(refused)
        self.changed.emit()


def in_words(intake: Intake) -> Intake:
    """A declaration of the demo, filled in in the language of the window."""
    return replace(
        intake,
        purpose=said(intake.purpose),
        provenance=said(intake.provenance),
        authority=said(intake.authority),
        offence=said(intake.offence),
    )
