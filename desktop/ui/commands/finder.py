"""Opens the palette and the list of keys over the window, and does what was chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.ui.commands.collected import cases_of, commands_of
from desktop.ui.commands.palette_dialog import PaletteDialog
from desktop.ui.commands.palette_model import PaletteRows
from desktop.ui.commands.shortcut_list import Shortcut, everywhere, shortcuts_of_menus, shortcuts_within
from desktop.ui.commands.shortcuts_dialog import ShortcutsDialog
from desktop.ui.commands.used_commands import keep_used, used_commands
from desktop.ui.shell.languages import person_key

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


class Finder(QObject):
    """Of cases and galleries that were gone to it remembers nothing once the window is gone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._person = person_key(window.services.workspace)
        self._used = used_commands(self._person)
        self.palette: PaletteDialog | None = None

    def find_command(self) -> PaletteDialog:
        """Opens the palette; a second call returns the one that is open."""
        if self.palette is not None:
            return self.palette
        window = self._window
        rows = PaletteRows(commands_of(window), self._used, lambda query: cases_of(window, query))
        dialog = PaletteDialog(rows, window)
        self.palette = dialog
        dialog.finished.connect(lambda _: self._finished(dialog, rows))
        dialog.open()
        dialog.find.setFocus()
        return dialog

    def _finished(self, dialog: PaletteDialog, rows: PaletteRows) -> None:
        self.palette = None
        command = dialog.chosen
        if command is None:
            return
        rows.note_used(command)
        self._used = rows.used
        keep_used(self._person, rows.to_keep)
        # Not while the dialog closes: what is asked for may open one of its own.
        QTimer.singleShot(0, self._window, lambda: command.run())

    def shortcuts(self) -> list[Shortcut]:
        """Of the window and of every page that the person has, whether it was opened or not."""
        window = self._window
        found = [*shortcuts_of_menus(window.menuBar()), *shortcuts_within(window.navigation, everywhere())]
        for name, _, text in window.pages.entries():
            page = window.pages.get(name)
            if page is not None:
                found += shortcuts_within(page, text)
        return found

    def show_shortcuts(self) -> ShortcutsDialog:
        # Pages that were never opened are made for it.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            dialog = ShortcutsDialog(self.shortcuts(), self._window)
        finally:
            QGuiApplication.restoreOverrideCursor()
        dialog.open()
        return dialog
