"""The menus of the window. Every action has a name that stays, so that it can be found and remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.domain.people import Right
from desktop.ui.commands.menu_texts import ACTIONS, MENUS, words
from desktop.ui.commands.menu_texts import PAGES as PAGE_TEXTS
from desktop.ui.commands.window_action import Keys, add_action, offer_action
from desktop.ui.history.edit_actions import EditActions
from desktop.ui.icons import icon
from desktop.ui.shell.page_rights import PAGE_RIGHTS
from desktop.ui.shell.role_words import why_not
from desktop.ui.theme import set_role
from desktop.ui.workspaces.recent_menu import RecentMenu

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

FIND_KEYS = "Ctrl+K"


class WindowMenus(QObject):
    """What each action does is done by the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._services = window.services
        self.actions: dict[str, QAction] = {}
        self._file()
        self._edit()
        self._work()
        self._view()
        self._help()
        self._corner()
        # A method and no lambda: the state outlives the window, and would hold it.
        self._services.state.case_changed.connect(self._offer_case)
        self._offer_case()

    def _menu(self, key: str, parent: QMenu | None = None) -> QMenu:
        menu = QMenu(words(MENUS[key]), parent or self._window)
        menu.setToolTipsVisible(True)
        (parent or self._window.menuBar()).addMenu(menu)
        return menu

    def _add(self, menu: QMenu, key: str, do: object, keys: Keys = "") -> QAction:
        action = add_action(menu, key, ACTIONS[key], do, keys)
        self.actions[key] = action
        return action

    def _file(self) -> None:
        window, services = self._window, self._services
        menu = self._menu("file")
        self._add(menu, "file.new", window.ways.ask_new_workspace, "Ctrl+Shift+N")
        self._add(menu, "file.open", window.ways.ask_workspace, "Ctrl+Shift+O")
        self.recent = RecentMenu(self._menu("recent", menu), services.workspace.folder)
        self.recent.chosen.connect(lambda folder: window.workspace_asked.emit(Path(folder), False))
        menu.addSeparator()
        if "lab" not in window.pages:
            self._add(menu, "file.lab", window.ways.open_lab)
            menu.addSeparator()
        if not services.is_training:
            self._add(menu, "file.lock", window.lock_asked.emit, "Ctrl+L")
            self._add(menu, "file.switch", window.switch_asked.emit)
            self._add(menu, "file.password", window.change_password)
            menu.addSeparator()
        leave = self._add(menu, "file.quit", window.close, QKeySequence.StandardKey.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu = self._menu("edit")
        undo = self._add(menu, "edit.undo", lambda: self.edit.undo(), QKeySequence.StandardKey.Undo)
        redo = self._add(menu, "edit.redo", lambda: self.edit.redo(), QKeySequence.StandardKey.Redo)
        self.edit = EditActions(undo, redo, self)

    def _work(self) -> None:
        window, services = self._window, self._services
        menu = self._menu("work")
        if not services.is_training:
            new = self._add(menu, "work.new-case", window.ways.ask_new_case, QKeySequence.StandardKey.New)
            offer_action(new, self._refusal(Right.OPEN_CASES))
        enrol = self._add(menu, "work.enrol", window.ways.ask_enrolment, "Ctrl+E")
        offer_action(enrol, self._refusal(Right.ENROL))
        if services.is_training:
            return
        probe = self._add(menu, "work.open-probe", window.ways.ask_probe, QKeySequence.StandardKey.Open)
        offer_action(probe, self._refusal(Right.TAKE_IN))
        menu.addSeparator()
        self._add(menu, "work.case-in-hand", window.ways.show_case_in_hand)
        self._add(menu, "work.report", window.ways.ask_report)

    def _refusal(self, *rights: Right) -> str:
        return "" if self._services.may(*rights) else why_not(*rights)

    def _offer_case(self, *_: object) -> None:
        """What needs a case says so."""
        missing = (
            "" if self._services.state.case is not None else self.tr("No case is open: choose one first.")
        )
        for key, right in (("work.case-in-hand", Right.VIEW_CASES), ("work.report", Right.DISCLOSE)):
            if key in self.actions:
                offer_action(self.actions[key], self._refusal(right) or missing)

    def _view(self) -> None:
        window = self._window
        menu = self._menu("view")
        for page in window.navigation.buttons:
            action = add_action(
                menu, f"page.{page}", PAGE_TEXTS[page], lambda chosen=page: window.go_to(chosen)
            )
            self.actions[f"page.{page}"] = action
        menu.addSeparator()
        self._add(menu, "view.reset-layout", window.reset_layout).setToolTip(
            self.tr("Window, columns and borders between parts as they were at first")
        )

    def _help(self) -> None:
        window = self._window
        menu = self._menu("help")
        self._add(menu, "help.user-guide", window.open_guide, QKeySequence.StandardKey.HelpContents)
        self._add(menu, "help.commands", window.ways.find_command, FIND_KEYS)
        self._add(menu, "help.shortcuts", window.ways.show_shortcuts, "Ctrl+F1")
        menu.addSeparator()
        if self._services.is_demo:
            self._add(menu, "help.tour", lambda: window.tour.restart())
            self._add(menu, "help.guide", window.guide.restart)
        self._add(menu, "help.glossary", window.open_glossary, "Shift+F1")
        self._add(menu, "help.method", window.open_method)
        self._add(menu, "help.nist", window.ways.open_nist)
        menu.addSeparator()
        about = self._add(menu, "help.about", window.ways.open_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _corner(self) -> None:
        """The way to every command, where the eye is when it looks through menus."""
        button = QToolButton(self._window.menuBar())
        button.setIcon(icon("search"))
        keys = QKeySequence(FIND_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(self.tr("Find a command ({keys})").format(keys=keys))
        button.setToolTip(self.tr("Every command, page, case, gallery and setting by its name"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRaise(True)
        set_role(button, "status")
        button.clicked.connect(self._window.ways.find_command)
        self.find_button = button
        self._window.menuBar().setCornerWidget(button, Qt.Corner.TopRightCorner)


def refusal_of_page(page: str) -> str:
    """Why somebody without a right to it does not see a page."""
    return why_not(*PAGE_RIGHTS[page])
