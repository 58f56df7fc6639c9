"""The marks as a list with what is said of the selected one; drawing them is done in the panes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.domain.annotations import Annotation
from desktop.domain.features import FacialComponent
from desktop.ui.comparison.marks import Marks, open_picture
from desktop.ui.comparison.tool_buttons import push_tool
from desktop.ui.comparison.view_state import PROBE
from desktop.ui.shell.feature_words import component_text
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.theme import Spacing, set_role


class _Box(QComboBox):
    """Letters search in the list, whatever they do elsewhere in the comparison."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            held = event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if event.text().isprintable() and event.text() and not held:
                event.accept()
                return True
        return super().event(event)


class MarkBar(QWidget):
    """Works on `Marks`; whoever shows them hears of it."""

    described = Signal()
    """Component or note of a mark changed, or a mark was deleted."""
    selected = Signal()

    def __init__(self, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self._titles = (self.tr("Probe"), self.tr("Candidate"))
        self._editable = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        row = FlowLayout()
        self.list = self._box(self.tr("Marks"), self.tr("Choose a mark (Ctrl+Up and Ctrl+Down)"), 17)
        self.list.activated.connect(self._chosen)
        self.component = self._box(
            self.tr("Facial component of the mark"), self.tr("What of the face the mark is about"), 17
        )
        self.component.addItem(self.tr("No component"), None)
        for component in FacialComponent:
            self.component.addItem(component_text(component), component)
        self.component.activated.connect(self._describe)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note of the mark"))
        self.note.setPlaceholderText(self.tr("Note of the mark"))
        self.note.setMinimumWidth(190)
        self.note.setMaxLength(300)
        self.note.textEdited.connect(self._describe)
        for widget in (self.list, self.component, self.note):
            row.addWidget(widget)
        self.delete: QToolButton = push_tool(
            row, "cancel", self.tr("Delete the mark"), self.tr("Del"), self.delete_selected
        )
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        set_role(self._hint, "caption")
        column.addLayout(row)
        column.addWidget(self._hint)
        self.refresh()

    def _box(self, name: str, tip: str, letters: int) -> QComboBox:
        box = _Box()
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setMinimumContentsLength(letters)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    @property
    def hint(self) -> str:
        return self._hint.text()

    def set_titles(self, probe: str, candidate: str) -> None:
        self._titles = (probe, candidate)
        self.refresh()

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.refresh()

    def delete_selected(self) -> None:
        selected = self._marks.selected
        if selected is not None and self._editable:
            self._marks.delete(selected.number)
            self.refresh()
            self.described.emit()

    def refresh(self) -> None:
        """The list, the selected mark and what may be done next."""
        selected = self._marks.selected
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItem(self.tr("New mark {number}").format(number=self._marks.next_number), None)
        for mark in self._marks.all():
            self.list.addItem(self._line(mark), mark.number)
        self.list.setCurrentIndex(0 if selected is None else self.list.findData(selected.number))
        self.list.blockSignals(False)
        component = selected.component if selected is not None else self._marks.component
        self.component.setCurrentIndex(self.component.findData(component))
        note = selected.note if selected is not None else ""
        if note != self.note.text():
            self.note.setText(note)
        self.component.setEnabled(self._editable)
        self.note.setEnabled(self._editable and selected is not None)
        self.delete.setEnabled(self._editable and selected is not None)
        self._hint.setText(self._next_step(selected))

    def _line(self, mark: Annotation) -> str:
        what = component_text(mark.component) if mark.component is not None else self.tr("no component")
        missing = open_picture(mark)
        if missing is None:
            return self.tr("{number}: {what}").format(number=mark.number, what=what)
        where = self._titles[1 - missing]
        return self.tr("{number}: {what}, in {where} only").format(
            number=mark.number, what=what, where=where
        )

    def _next_step(self, selected: Annotation | None) -> str:
        if not self._editable:
            return self.tr("The marks are recorded and cannot be changed.")
        if selected is None:
            return self.tr("Click a place, or move the crosshair with the arrows and press Enter.")
        missing = open_picture(selected)
        if missing is not None:
            title = self._titles[0] if missing == PROBE else self._titles[1]
            return self.tr(
                "Now set mark {number} in {title} (Tab or X, Enter), or leave it open (Esc)."
            ).format(number=selected.number, title=title)
        return self.tr(
            "Mark {number}: drag it, or Shift+Enter puts it at the crosshair. Del deletes, Esc lets go."
        ).format(number=selected.number)

    def _chosen(self) -> None:
        self._marks.select(self.list.currentData())
        self.refresh()
        self.selected.emit()

    def _describe(self) -> None:
        component = self.component.currentData(Qt.ItemDataRole.UserRole)
        component = FacialComponent(component) if component is not None else None
        selected = self._marks.selected
        if selected is None:
            self._marks.component = component
            return
        self._marks.describe(selected.number, component, self.note.text())
        self._marks.component = component
        self.list.setItemText(self.list.currentIndex(), self._line(self._marks.selected))
        self.described.emit()
