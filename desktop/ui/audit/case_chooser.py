"""A case, chosen by typing a part of its number."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.storage.workspace import Workspace
from desktop.workflow.browse import CaseName, case_name, log_cases

_LISTED = 50


class CaseChooser(QLineEdit):
    """`case` is None while nothing is typed, and while no case bears what is typed (`is_unknown`)."""

    changed = Signal()
    """The case, or that there is none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.case: CaseName | None = None
        self._told: tuple[str, bool] = ("", False)
        self._listed: dict[str, CaseName] = {}
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Any case"))
        self.setAccessibleName(self.tr("Case number"))
        self.setToolTip(self.tr("Type a part of the number; the down key lists the newest cases"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        completer.activated.connect(lambda _: self._settle())
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(150)
        self._delay.timeout.connect(self._list)
        self.textEdited.connect(lambda _: self._delay.start())
        self.textChanged.connect(lambda text: None if text else self._settle())
        self.editingFinished.connect(self._settle)

    @property
    def is_unknown(self) -> bool:
        """Something is typed that no case bears."""
        return self.case is None and bool(self.text().strip())

    def choose(self, case_id: str) -> None:
        """An empty id: no case."""
        case = case_name(self._workspace, case_id) if case_id else None
        self.setText(case.number if case is not None else "")
        self._set(case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down lists the cases where nothing was typed yet."""
        if event.key() == Qt.Key.Key_Down and not self.completer().popup().isVisible():
            self._list()
            return
        super().keyPressEvent(event)

    def _list(self) -> None:
        found = log_cases(self._workspace, self.text(), _LISTED)
        self._listed = {case.number: case for case in found}
        self._names.setStringList(list(self._listed))
        if found:
            self.completer().complete()
        else:
            self.completer().popup().hide()

    def _settle(self) -> None:
        """What is typed is a number, or the only one that holds it, or none."""
        self._delay.stop()
        typed = self.text().strip()
        if not typed:
            self._set(None)
            return
        if self.case is not None and self.case.number == typed:
            return
        found = self._listed.get(typed)
        if found is None:
            near = log_cases(self._workspace, typed, _LISTED)
            exact = [case for case in near if case.number.casefold() == typed.casefold()]
            found = exact[0] if exact else near[0] if len(near) == 1 else None
        if found is not None and found.number != typed:
            self.setText(found.number)
        self._set(found)

    def _set(self, case: CaseName | None) -> None:
        self.case = case
        now = (case.case_id if case is not None else "", self.is_unknown)
        if now != self._told:
            self._told = now
            self.changed.emit()
