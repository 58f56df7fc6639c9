"""Beside the plots of the lab: settings worth knowing, another size of gallery, and the caveat."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.shell.scrolling import scrolled
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.presets import PresetPanel
from desktop.ui.threshold_lab.what_if import WhatIfPanel
from desktop.workflow.lab_presets import read_presets

SIDE_WIDTH = 276


class LabSide(QWidget):
    """`presets` and `what_if` say what was chosen; the page decides what comes of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget(self)
        self.presets = PresetPanel(read_presets(), content)
        self.what_if = WhatIfPanel(content)
        caveat = QLabel(
            self.tr(
                "Gallery portraits are easier than pictures under investigation: these rates are a floor. "
                "They say nothing about another gallery."
            ),
            content,
        )
        caveat.setWordWrap(True)
        set_role(caveat, "caption")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.M)
        for widget in (self.presets, self.what_if, caveat):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content, self))
        self.setFixedWidth(max(SIDE_WIDTH, self.minimumSizeHint().width()))
