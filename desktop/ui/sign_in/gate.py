"""The window in front of the work: the first account, signing in, and the lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.storage.workspace_layout import DATABASE
from desktop.ui.icons import icon
from desktop.ui.layout.layout_keeper import DEFAULT_SIZE, kept_layout, put_window_back
from desktop.ui.shell.carried_over import put_back, typed
from desktop.ui.shell.drop_rules import Verdict, for_gate
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.language_choice import LanguageChoice
from desktop.ui.shell.languages import kept_choice
from desktop.ui.shell.reading_order import move_focus
from desktop.ui.sign_in.card_page import CardPage
from desktop.ui.sign_in.first_run_page import FirstRunPage
from desktop.ui.sign_in.lock_page import LockPage
from desktop.ui.sign_in.sign_in_page import SignInPage
from desktop.ui.theme import Spacing, set_role
from desktop.ui.workspaces.choose_folder import ask_new_workspace, ask_workspace
from desktop.ui.workspaces.workspace_card import WorkspaceCard
from desktop.workflow.accounts import has_accounts
from desktop.workflow.notices import DEMO_NOTICE

if TYPE_CHECKING:
    from desktop.ui.help.guide_window import GuideWindow

_WIDTH = 460


class Gate(QWidget):
    """While it is on the screen the window of the work is not."""

    person_came = Signal()
    """Somebody signed in; `workspace.person` says who."""
    unlocked = Signal()
    other_person = Signal()
    """Somebody who is not the owner of the locked window wants to sign in."""
    closing = Signal()
    language_chosen = Signal(str)
    workspace_asked = Signal(object, bool)
    """Path of a workspace to go on in instead of this one; whether it is to be made"""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.may_close = True
        """While work is being stopped the window waits for it."""
        self.setWindowTitle(self.tr("Second Look"))
        self.resize(*DEFAULT_SIZE)
        self.setMinimumSize(480, 400)
        put_window_back(self, kept_layout())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if workspace.kind is WorkspaceKind.DEMO:
            notice = QLabel(self.tr(DEMO_NOTICE), self)
            notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
            notice.setMargin(Spacing.XS)
            set_role(notice, "banner")
            column.addWidget(notice)
        self.spoken = QLocale().name()
        """Name of the locale that it was made in."""
        self.language = LanguageChoice(kept_choice(), self)
        self.language.language_chosen.connect(self.language_chosen)
        self._language_row = QWidget(self)
        row = QHBoxLayout(self._language_row)
        row.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, 0)
        label = QLabel(self.tr("Lan&guage"), self._language_row)
        label.setBuddy(self.language)
        self.help_button = QToolButton(self._language_row)
        self.help_button.setIcon(icon("help"))
        self.help_button.setText(self.tr("&Help"))
        self.help_button.setToolTip(self.tr("The user guide (F1): reading it needs no account"))
        self.help_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.help_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.help_button.setAutoRaise(True)
        self.help_button.setShortcut("F1")
        set_role(self.help_button, "status")
        self.help_button.clicked.connect(self.open_guide)
        row.addWidget(self.help_button)
        row.addStretch(1)
        row.addWidget(label)
        row.addWidget(self.language)
        column.addWidget(self._language_row)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack, 1)
        self.first_run_page: FirstRunPage | None = None
        self.sign_in_page = SignInPage(workspace, self)
        self.lock_page = LockPage(workspace, self)
        self.leaving_page = CardPage(self.tr("One moment"), _WIDTH, self)
        self.leaving_page.card.addWidget(
            self.leaving_page.note(self.tr("Stopping the work that runs; nothing recorded is lost."))
        )
        for page in (self.sign_in_page, self.lock_page, self.leaving_page):
            self.stack.addWidget(page)
        self.workspaces = self._workspace_card(self.sign_in_page)
        self.drops = DropTarget(
            self, self._judge_drop, lambda mime: self.workspace_asked.emit(paths_in(mime)[0], False)
        )
        self.sign_in_page.done.connect(self.person_came)
        self.lock_page.unlocked.connect(self.unlocked)
        self.lock_page.other_person.connect(self.other_person)

    def _workspace_card(self, page: CardPage) -> WorkspaceCard:
        card = WorkspaceCard(self._workspace.folder, page)
        card.chosen.connect(lambda folder: self.workspace_asked.emit(Path(folder), False))
        card.open_asked.connect(lambda: self._ask(ask_workspace, new=False))
        card.new_asked.connect(lambda: self._ask(ask_new_workspace, new=True))
        page.put_below(card)
        return card

    def _ask(self, ask: Callable[[QWidget, Path], Path | None], *, new: bool) -> None:
        folder = ask(self, self._workspace.folder)
        if folder is not None:
            self.workspace_asked.emit(folder, new)

    def show_sign_in(self) -> None:
        """Or, where nobody could sign in, the page for the first account."""
        self.workspaces.reload()
        if has_accounts(self._workspace):
            self.sign_in_page.reload()
            self._show(self.sign_in_page)
            if not self.sign_in_page.name.currentText():
                self.sign_in_page.name.setFocus()
            return
        if self.first_run_page is None:
            self.first_run_page = FirstRunPage(self._workspace, self)
            self.first_run_page.done.connect(self.person_came)
            self.workspaces = self._workspace_card(self.first_run_page)
            self.stack.addWidget(self.first_run_page)
        self._show(self.first_run_page)

    def _judge_drop(self, mime: QMimeData) -> Verdict | None:
        if self._covers_work:
            return None
        return for_gate(paths_in(mime), opened=self._workspace.folder, database=DATABASE)

    @property
    def _covers_work(self) -> bool:
        """Somebody is at work behind it."""
        return self.stack.currentWidget() in (self.lock_page, self.leaving_page)

    def open_guide(self) -> GuideWindow:
        """Its first chapter, or the one for whoever looks after the program, where there is nobody yet."""
        from desktop.ui.help.guide_window import open_guide

        first = self.first_run_page is not None and self.stack.currentWidget() is self.first_run_page
        return open_guide(self, "guide-administrator" if first else "guide")

    def show_lock(self) -> None:
        self.lock_page.reload()
        self._show(self.lock_page)

    def show_leaving(self) -> None:
        """While the work of the person who goes is being stopped."""
        self._show(self.leaving_page)

    def typed(self) -> tuple[list[str], list[int]]:
        """What stands in the fields of the page that is shown, for the gate that takes this one's place."""
        return typed(self.stack.currentWidget())

    def put_back(self, kept: tuple[list[str], list[int]]) -> None:
        put_back(self.stack.currentWidget(), kept)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self._language_row.setVisible(page in (self.sign_in_page, self.first_run_page))
        page.setFocus()

    def stand_before(self, window: QWidget) -> None:
        """In the same place and as large; only then what is behind may go."""
        self.setGeometry(window.geometry())
        self.setWindowState(window.windowState())
        self.show()
        self.raise_()
        self.activateWindow()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if not self.may_close:
            event.ignore()
            return
        super().closeEvent(event)
