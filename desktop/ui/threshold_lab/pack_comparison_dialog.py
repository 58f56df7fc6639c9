"""The comparison of packs in a window of its own: for whoever manages models where there is no lab."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing
from desktop.ui.threshold_lab.pack_comparison_view import PackComparisonView


class PackComparisonDialog(QDialog):
    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare model packs"))
        open_at_size(self, 1120, 760)
        self.view = PackComparisonView(services, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.M, Spacing.XL, Spacing.L)
        column.addWidget(scrolled(self.view, self), 1)
        column.addWidget(buttons)
