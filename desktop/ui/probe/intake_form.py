"""What is declared about a probe: case, purpose, authority, type, provenance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.groups import Grouping
from desktop.domain.probes import Intake, ProbeType
from desktop.domain.searches import Case
from desktop.ui.probe.declared_groups import DeclaredGroups
from desktop.ui.shell.wording import inadmissible_text, probe_type_text
from desktop.ui.theme import Spacing, set_role


class IntakeForm(QWidget):
    """`changed` follows every edit; `intake` is what stands there now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(Spacing.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.case_number = self._line(self.tr("for example 2026-0142"))
        self.purpose = self._line(self.tr("Offence or purpose of the search"))
        self.authority = self._line(self.tr("Optional: order or authorisation"))
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
        self.refusal = QLabel(self)
        self.refusal.setWordWrap(True)
        self.refusal.setMargin(Spacing.S)
        set_role(self.refusal, "danger")
        self.refusal.hide()
        for label, field in (
            (self.tr("&Case number"), self.case_number),
            (self.tr("P&urpose"), self.purpose),
            (self.tr("&Authority"), self.authority),
            (self.tr("Probe &type"), self.probe_type),
            (self.tr("Pro&venance"), self.provenance),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label.replace("&", ""))
        form.addRow(self.refusal)
        self.groups = DeclaredGroups(self)
        form.addRow(self.groups)

    def _line(self, placeholder: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(placeholder)
        field.textChanged.connect(self.changed)
        return field

    def set_known_cases(self, cases: list[Case]) -> None:
        """Offers known case numbers; choosing one fills in its purpose and authority."""
        completer = QCompleter([case.case_number for case in cases], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        by_number = {case.case_number: case for case in cases}
        completer.activated.connect(lambda text: self._fill(by_number.get(text)))
        self.case_number.setCompleter(completer)

    def _fill(self, case: Case | None) -> None:
        if case is not None:
            self.purpose.setText(case.purpose)
            self.authority.setText(case.authority)

    def set_intake(self, intake: Intake) -> None:
        self.case_number.setText(intake.case_number)
        self.purpose.setText(intake.purpose)
        self.authority.setText(intake.authority)
        self.probe_type.setCurrentIndex(self.probe_type.findData(intake.probe_type))
        self.provenance.setPlainText(intake.provenance)
        for field in (self.case_number, self.purpose, self.authority):
            field.setCursorPosition(0)

    @property
    def intake(self) -> Intake | None:
        """None while no probe type is chosen."""
        kind = self.probe_type.currentData()
        if kind is None:
            return None
        return Intake(
            self.case_number.text(),
            self.purpose.text(),
            ProbeType(kind),
            self.provenance.toPlainText(),
            self.authority.text(),
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
            (self.tr("case number"), self.case_number.text()),
            (self.tr("purpose"), self.purpose.text()),
            (self.tr("probe type"), self.probe_type.currentData() and "x"),
            (self.tr("provenance"), self.provenance.toPlainText()),
        )
        names = [name for name, text in wanted if not (text or "").strip()]
        return self.tr("Still missing: {names}.").format(names=", ".join(names)) if names else ""

    def _type_changed(self) -> None:
        kind = self.probe_type.currentData()
        refused = kind is not None and not ProbeType(kind).admissible
        self.refusal.setText(inadmissible_text(ProbeType(kind)) if refused else "")
        self.refusal.setVisible(refused)
        self.changed.emit()
