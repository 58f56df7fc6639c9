"""The first step of a probe: what it is declared to be, and how good its face is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.probe.intake_form import IntakeForm
from desktop.ui.probe.quality_panel import QualityPanel
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.theme import Spacing, set_role


class DeclareStep(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.M)
        title = QLabel(self.tr("Declaration"), content)
        set_role(title, "subtitle")
        column.addWidget(title)
        self.form = IntakeForm(content)
        self.form.probe_type.activated.connect(self._show_type_refusal)
        column.addWidget(self.form)
        self.quality = QualityPanel(content)
        column.addWidget(self.quality)
        column.addStretch(1)
        self._scroll = scrolled(content, self)
        outer.addWidget(self._scroll)

    def _show_type_refusal(self) -> None:
        """In a low window the sentence may lie below the edge."""
        if self.form.refusal.isVisibleTo(self.form):
            self._scroll.ensureWidgetVisible(self.form.refusal)
