"""File → Open recent: filled each time it is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.ui.commands.menu_texts import ACTIONS
from desktop.ui.commands.window_action import add_action, offer_action
from desktop.ui.shell.by_locale import pair
from desktop.ui.workspaces.kept_workspaces import forget_all_but, recent_workspaces
from desktop.ui.workspaces.recent_list import RecentWorkspace
from desktop.ui.workspaces.recent_texts import standing_text, when_text
from desktop.ui.workspaces.standing import Standing
from desktop.ui.workspaces.standings_reader import StandingsReader


class RecentMenu(QObject):
    """What is not there any more is greyed and says so; in front of the work it can be taken out."""

    chosen = Signal(str)
    """folder"""

    def __init__(self, menu: QMenu, here: Path) -> None:
        super().__init__(menu)
        self._menu, self._here = menu, here
        self._actions: dict[str, QAction] = {}
        self._reader = StandingsReader(self)
        self._reader.answered.connect(self._answered)
        menu.aboutToShow.connect(self.fill)
        self.fill(ask=False)

    def fill(self, *, ask: bool = True) -> None:
        """The list as it is kept now."""
        self._menu.clear()
        self._actions = {}
        entries = [one for one in recent_workspaces().entries if Path(one.folder) != self._here]
        for number, one in enumerate(entries, start=1):
            action = QAction(self._text(number, one), self._menu)
            action.setToolTip(one.folder)
            action.triggered.connect(lambda _=False, folder=one.folder: self.chosen.emit(folder))
            self._menu.addAction(action)
            self._actions[one.folder] = action
        if not entries:
            none = self._menu.addAction(self.tr("No other workspace was opened yet"))
            none.setEnabled(False)
        self._menu.addSeparator()
        clear = add_action(self._menu, "file.clear-recent", ACTIONS["file.clear-recent"], self._clear)
        offer_action(clear, "" if entries else self.tr("The list is empty."))
        if ask:
            self._reader.read(list(self._actions))

    def _text(self, number: int, one: RecentWorkspace) -> str:
        name = self.tr("{name} ({when})").format(name=one.name, when=when_text(one)).replace("&", "&&")
        return f"&{number} {name}" if number < 10 else name

    def _answered(self, folder: str, standing: Standing) -> None:
        action = self._actions.get(folder)
        if action is None or standing is Standing.HERE:
            return
        offer_action(action, pair(folder, standing_text(standing)))
        action.setText(pair(action.text(), standing_text(standing)))

    def _clear(self) -> None:
        forget_all_but(self._here)
        self.fill(ask=False)
