"""Asked before anything is opened that would take a blind look away from a person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.errors import UserFacingError
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.blindness import would_unblind
from desktop.workflow.search import SearchResult, reopen_search


class UnblindingDialog(QDialog):
    """Accepted: open it all the same. Keeping the blind look is what Return and Escape do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("This would end your blind look"))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        title = QLabel(self.tr("A blind look at this case waits for somebody like you"), self)
        set_role(title, "subtitle")
        text = QLabel(
            self.tr(
                "Whoever has seen scores or conclusions of a case cannot look at it blind any more. If you "
                "open it now, another person has to take that look; it is recorded that you opened it."
            ),
            self,
        )
        text.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.keep = QPushButton(self.tr("Stay blind"), self)
        set_role(self.keep, "primary")
        self.open_it = QPushButton(self.tr("Open it all the same"), self)
        self.open_it.setAutoDefault(False)
        buttons.addButton(self.open_it, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.RejectRole)
        self.keep.setDefault(True)
        self.keep.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for widget in (title, text, buttons):
            column.addWidget(widget)


def ask_before_unblinding(parent: QWidget) -> UnblindingDialog:
    """Opens the question without blocking; connect `accepted` and `rejected`."""
    dialog = UnblindingDialog(parent)
    dialog.open()
    return dialog


def open_recorded_search(
    services: Services,
    search_id: str,
    parent: QWidget,
    opened: Callable[[SearchResult], object],
    kept: Callable[[], object] = lambda: None,
) -> None:
    """Opens a recorded search; asks first where it would unblind the person. `kept`: it was not opened."""

    def go_on() -> None:
        try:
            result = reopen_search(services.workspace, search_id)
        except UserFacingError as error:
            show_error(parent, error)
            kept()
        else:
            opened(result)

    if not would_unblind(services.workspace, search_id):
        go_on()
        return
    dialog = ask_before_unblinding(parent)
    dialog.accepted.connect(go_on)
    dialog.rejected.connect(kept)
