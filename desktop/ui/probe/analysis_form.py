"""What an analyst sees in the probe, written down before any candidate is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH
from desktop.domain.features import FacialComponent, Visibility
from desktop.domain.probe_analysis import AnalysisDraft, ProbeAnalysis, Suitability
from desktop.ui.probe.visibility_table import VisibilityModel, VisibilityTable
from desktop.ui.shell.feature_words import component_text, suitability_meaning, suitability_text
from desktop.ui.theme import Spacing, set_role

_NAMED_AT_MOST = 3


class AnalysisForm(QWidget):
    """`analysis` is None while something is missing; `changed` follows every edit of a person."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = True
        self.model = VisibilityModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        self._lead = self._caption(
            self.tr(
                "Say what can be seen in the probe before any candidate is shown. Keys: arrows, then "
                "V visible, P partly, N not visible."
            )
        )
        column.addWidget(self._lead)
        self.table = VisibilityTable(self.model, self)
        column.addWidget(self.table)
        column.addLayout(self._fill_row())
        column.addSpacing(Spacing.XS)
        column.addWidget(self._heading(self.tr("Judgement of the probe")))
        self._add_judgement(column)
        self._remarks_label = QLabel(self)
        self.remarks = QPlainTextEdit(self)
        self.remarks.setAccessibleName(self.tr("Remarks on the probe"))
        self.remarks.setPlaceholderText(self.tr("Light, pose, what is covered, faults of the picture"))
        self.remarks.setTabChangesFocus(True)
        self.remarks.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 2 * Spacing.S)
        self._remarks_label.setBuddy(self.remarks)
        column.addWidget(self._remarks_label)
        column.addWidget(self.remarks)
        self._missing = self._caption("")
        set_role(self._missing, "muted")
        column.addWidget(self._missing)
        self.model.dataChanged.connect(self._edited)
        self._group.buttonToggled.connect(self._edited)
        self.remarks.textChanged.connect(self._edited)
        self._refresh()

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        set_role(label, "caption")
        return label

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        set_role(label, "subtitle")
        return label

    def _fill_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        self.fill: dict[Visibility, QPushButton] = {}
        for visibility, text in (
            (Visibility.VISIBLE, self.tr("Rest visible")),
            (Visibility.NOT_VISIBLE, self.tr("Rest not visible")),
        ):
            button = QPushButton(text, self)
            button.setToolTip(self.tr("Fills only the components that nothing was said about."))
            button.clicked.connect(lambda _=False, chosen=visibility: self.model.say_of_the_rest(chosen))
            self.fill[visibility] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add_judgement(self, column: QVBoxLayout) -> None:
        self._group = QButtonGroup(self)
        self.suitability: dict[Suitability, QRadioButton] = {}
        for suitability in Suitability:
            button = QRadioButton(suitability_text(suitability), self)
            button.setToolTip(suitability_meaning(suitability))
            button.setAccessibleDescription(suitability_meaning(suitability))
            self._group.addButton(button)
            self.suitability[suitability] = button
            column.addWidget(button)
        self._judged = QLabel(self)
        column.addWidget(self._judged)
        self._meaning = self._caption("")
        column.addWidget(self._meaning)

    @property
    def draft(self) -> AnalysisDraft:
        """What stands in the form now."""
        chosen = next((s for s, button in self.suitability.items() if button.isChecked()), None)
        return AnalysisDraft(self.model.visible, chosen, self.remarks.toPlainText())

    @property
    def analysis(self) -> ProbeAnalysis | None:
        """The analysis, once nothing is missing."""
        return self.draft.finished

    def restore(self, draft: AnalysisDraft | ProbeAnalysis) -> None:
        """Puts back what was said before, or shows what was recorded; `changed` is emitted once."""
        for source in (self.model, self._group, self.remarks):
            source.blockSignals(True)
        self._group.setExclusive(False)
        for suitability, button in self.suitability.items():
            button.setChecked(suitability is draft.suitability)
        self._group.setExclusive(True)
        self.remarks.setPlainText(draft.remarks)
        for source in (self.model, self._group, self.remarks):
            source.blockSignals(False)
        self.model.restore(draft.visible)

    def clear(self) -> None:
        """Another probe: nothing is said yet."""
        self.restore(AnalysisDraft())

    def set_editable(self, editable: bool) -> None:
        """What was recorded is shown, not changed."""
        self._editable = editable
        self.model.editable = editable
        self.remarks.setReadOnly(not editable)
        for widget in (self._lead, *self.suitability.values(), *self.fill.values()):
            widget.setVisible(editable)
        self.table.viewport().update()
        self._refresh()

    def missing_text(self) -> str:
        """What is still to be said, empty when nothing is."""
        draft = self.draft
        missing, names = set(draft.missing()), []
        absent = [c for c in FacialComponent if c.value in missing]
        if len(absent) > _NAMED_AT_MOST:
            names.append(
                self.tr("{count} of {all} components").format(count=len(absent), all=len(FacialComponent))
            )
        else:
            names += [component_text(component) for component in absent]
        if "suitability" in missing:
            names.append(self.tr("judgement of the probe"))
        if "remarks" in missing:
            names.append(
                self.tr("remarks (at least {count} characters and two words)").format(
                    count=MINIMUM_REASON_LENGTH
                )
            )
        return self.tr("Still missing: {names}.").format(names=", ".join(names)) if names else ""

    def _edited(self, *_: object) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        draft = self.draft
        chosen = draft.suitability
        self._meaning.setText(suitability_meaning(chosen) if chosen is not None else "")
        self._meaning.setVisible(chosen is not None)
        self._judged.setText(suitability_text(chosen) if chosen is not None else "")
        self._judged.setVisible(chosen is not None and not self._editable)
        required = chosen is not None and chosen.needs_remarks
        if not self._editable:
            self._remarks_label.setText(self.tr("Re&marks"))
        elif required:
            self._remarks_label.setText(self.tr("Re&marks (required)"))
        else:
            self._remarks_label.setText(self.tr("Re&marks (optional)"))
        for button in self.fill.values():
            button.setEnabled(not draft.visible.complete)
        missing = self.missing_text()
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing) and self._editable)
