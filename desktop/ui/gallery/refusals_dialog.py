"""Which images were not enrolled, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import Refusal
from desktop.domain.spreadsheet_cells import inert_line
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.clipboard import copy_privately
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import reason_text
from desktop.ui.theme import Spacing, set_role


class RefusalsDialog(QDialog):
    """A table that can be sorted and copied."""

    def __init__(
        self, refusals: list[Refusal], parent: QWidget | None = None, *, passed_over: int = 0
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Images that were not enrolled"))
        open_at_size(self, 820, 480)
        self._refusals = refusals
        counts: dict[str, int] = {}
        for refusal in refusals:
            text = reason_text(refusal.reason)
            counts[text] = counts.get(text, 0) + 1
        title = QLabel(self.tr("Images that were not enrolled: {count}").format(count=len(refusals)), self)
        set_role(title, "subtitle")
        lines = " · ".join(pair(text, n) for text, n in sorted(counts.items()))
        if passed_over:
            lines += "\n" + self.tr(
                "Files passed over because they are no kind of picture that is read: {count}"
            ).format(count=passed_over)
        summary = QLabel(lines.strip(), self)
        set_role(summary, "muted")
        summary.setWordWrap(True)
        self.table = QTableWidget(len(refusals), 3, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("Reason"), self.tr("What it means")])
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setColumnWidth(0, 240)
        self.table.setColumnWidth(1, 170)
        self.table.horizontalHeader().setStretchLastSection(True)
        for row, refusal in enumerate(refusals):
            for column, text in enumerate(
                (refusal.relative_path, reason_text(refusal.reason), said(refusal.sentence))
            ):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.setShowGrid(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy list"), self)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(Spacing.M)
        layout.addWidget(title)
        layout.addWidget(summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        lines = [inert_line((r.relative_path, r.reason.value, r.sentence)) for r in self._refusals]
        copy_privately("\n".join(lines))  # names of files
