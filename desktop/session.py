"""One open workspace: who is at it, the desk they work at, and the gate in front of it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.errors import UserFacingError, WrongUse
from desktop.jobs.collector import MainThreadCollector
from desktop.jobs.queue import JobQueue
from desktop.jobs.short_turns import ShortTurns
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.shell.curtain import Curtain
from desktop.ui.shell.idle_watch import IdleWatch, steady_seconds
from desktop.ui.shell.languages import Languages, keep_choice, kept_choice, person_key
from desktop.ui.shell.messages import show_error
from desktop.ui.sign_in.gate import Gate
from desktop.workflow.engines import Engines
from desktop.workflow.idle_lock import lock_minutes
from desktop.workflow.sign_in import note_locked, sign_in_to_demo, sign_out

if TYPE_CHECKING:
    from desktop.ui.shell.carried_over import UnfinishedWork
    from desktop.ui.shell.desk import Desk
    from desktop.ui.shell.main_window import MainWindow
    from desktop.ui.shell.preparation import Preparation
    from desktop.ui.shell.services import CaseworkState, Services

_log = logging.getLogger(__name__)

_LOOK_AGAIN = 300
"""Milliseconds after which it is asked again whether the window can be made again."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("session", text)


class OtherWorkspace(Protocol):
    """What the program does when somebody goes over to another workspace."""

    def open(self, folder: Path, new: bool) -> Workspace:
        """Raises `UserFacingError`; the one that is open stays open."""

    def go_on(self, workspace: Workspace) -> None:
        """Closes the session that asked, and begins one on this."""


class Session:
    """`close` ends everything in the right order.

    Whoever is signed in when it is made gets their desk at once. In a demo that is its first person; in
    training nobody has to be. Everywhere else the gate asks.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        wheels: Path | None = None,
        desk_made: Callable[[MainWindow], None] = lambda window: None,
        clock: Callable[[], float] = steady_seconds,
        languages: Languages | None = None,
        other_workspace: OtherWorkspace | None = None,
    ) -> None:
        """Takes over the workspace, and closes it where this raises.

        `other_workspace` leads from this session to the next one, on another workspace.
        """
        self.workspace = workspace
        self.desk: Desk | None = None
        self.gate: Gate | None = None
        self.question: QMessageBox | None = None
        """Whether work that runs may be stopped, while it is asked."""
        self._wheels = wheels
        self._desk_made = desk_made
        self._languages = languages
        self.idle_watch = IdleWatch(clock=clock)
        self.idle_watch.idle.connect(lambda: self.lock(idle=True))
        self._pending = QTimer(self.idle_watch)
        self._pending.setInterval(_LOOK_AGAIN)
        self._pending.timeout.connect(self._speak_when_possible)
        self._other = other_workspace
        self._next: Workspace | None = None
        """Open already, and gone on in once this one is left."""
        self._kept: UnfinishedWork | None = None
        """While a window is made again in another language: what was unfinished in it."""
        self._closed = False
        self._switching = False
        self._curtain: Curtain | None = None
        self._turns = ShortTurns()
        self._collector = MainThreadCollector(
            untouched=lambda: self.idle_watch.seconds_untouched,
            working=lambda: self.desk is not None and not self.desk.jobs.is_idle,
        )
        self._catalogue = PackCatalogue()
        self._engines = Engines(workspace, self._catalogue)
        try:
            if workspace.kind is WorkspaceKind.DEMO and workspace.person is None:
                # Somebody may have given them other passwords: then the gate asks.
                with contextlib.suppress(UserFacingError):
                    sign_in_to_demo(workspace)
            self._speak_for_person()
            if workspace.kind is WorkspaceKind.TRAINING or workspace.person is not None:
                self._sit_down()
            else:
                self._gate_there().show_sign_in()
        except BaseException:
            self.close()
            raise

    @property
    def services(self) -> Services:
        """Of the desk; there is one while somebody is signed in."""
        return self._present.services

    @property
    def jobs(self) -> JobQueue:
        return self._present.jobs

    @property
    def window(self) -> MainWindow:
        return self._present.window

    @property
    def preparation(self) -> Preparation:
        return self._present.preparation

    @property
    def _present(self) -> Desk:
        assert self.desk is not None, "nobody sits here"
        return self.desk

    @property
    def front(self) -> QWidget | None:
        """The window that is on the screen."""
        if self.gate is not None and (self.desk is None or self.gate.isVisible()):
            return self.gate
        return self.desk.window if self.desk is not None else None

    @property
    def is_locked(self) -> bool:
        return self._curtain is not None and self._curtain.is_drawn and not self._switching

    def show(self) -> None:
        """The desk, or the gate where nobody is signed in."""
        if self.desk is not None:
            self.desk.show()
        elif self.gate is not None:
            self.gate.show()

    # Coming

    def _sit_down(self, state: CaseworkState | None = None) -> None:
        # Every page hangs on it: read when somebody sits down, so that the gate is there at once.
        from desktop.ui.shell.desk import Desk

        desk = Desk(self.workspace, self._catalogue, self._engines, wheels=self._wheels, state=state)
        self.desk = desk
        desk.left.connect(self._desk_left)
        desk.window.lock_asked.connect(lambda: self.lock(idle=False))
        desk.window.switch_asked.connect(self.switch_person)
        desk.window.workspace_asked.connect(self.change_workspace)
        desk.window.pages.when_made("settings", self._follow_settings)
        self._desk_made(desk.window)
        self._collector.leave_out()
        desk.jobs.jobs_changed.connect(self._collector.leave_out)
        self._watch()

    def _follow_settings(self, page: Any) -> None:
        page.lock_chosen.connect(self._watch)
        page.language_chosen.connect(self.choose_language)

    def _watch(self) -> None:
        if self.workspace.kind is not WorkspaceKind.TRAINING:
            self.idle_watch.begin(lock_minutes(self.workspace))

    def _gate_there(self) -> Gate:
        if self.gate is None:
            self.gate = Gate(self.workspace)
            self.gate.person_came.connect(self._person_came)
            self.gate.unlocked.connect(self._unlocked)
            self.gate.other_person.connect(self.switch_person)
            self.gate.closing.connect(self._gate_closing)
            self.gate.language_chosen.connect(self.choose_language)
            self.gate.workspace_asked.connect(self.change_workspace)
            self._curtain = Curtain(self.gate)
        return self.gate

    def _person_came(self) -> None:
        gate = self._gate_there()
        try:
            self._speak_for_person()
            self._sit_down()
        except BaseException:
            sign_out(self.workspace)
            raise
        window = self._present.window
        if not window.layout_keeper.put_window_back():
            window.setGeometry(gate.geometry())
            window.setWindowState(gate.windowState())
        self._present.show()
        gate.hide()
        if self._languages is not None and self._languages.spoken != gate.spoken:
            self._let_gate_go()

    # Locking

    def lock(self, *, idle: bool) -> None:
        """Covers the window; work that runs goes on. Does nothing where nobody is signed in."""
        if self.desk is None or self.workspace.person is None or self.is_locked or self._switching:
            return
        self.idle_watch.stop()
        self._gate_there().show_lock()
        self._cover()
        with contextlib.suppress(UserFacingError):  # covered it is, whatever the disk says
            note_locked(self.workspace, idle=idle)

    def _cover(self) -> None:
        gate = self._gate_there()
        assert self._curtain is not None
        if not gate.isVisible():
            gate.stand_before(self._present.window)
        self._curtain.draw()

    def _unlocked(self) -> None:
        assert self._curtain is not None
        self._curtain.open()
        if self.gate is not None:
            self.gate.hide()
        self._present.window.activateWindow()
        self._watch()

    # Language

    def choose_language(self, choice: str) -> None:
        """From now on, for whoever is signed in, or in front of the work for everybody on this computer.

        A window is made again, with what was unfinished in it; work that runs comes to its end first.
        """
        key = person_key(self.workspace) if self.desk is not None else ""
        keep_choice(choice, key)
        if self._languages is None:
            return
        if self.desk is None:
            QTimer.singleShot(0, self.idle_watch, self._make_gate_again)
            return
        self._pending.start()
        self._speak_when_possible()

    def _speak_for_person(self) -> None:
        if self._languages is not None:
            self._languages.speak(kept_choice(person_key(self.workspace)))

    def _speak_when_possible(self) -> None:
        desk, languages = self.desk, self._languages
        if desk is None or languages is None or languages.speaks(kept_choice(person_key(self.workspace))):
            self._pending.stop()
            return
        work = [job for job in desk.jobs.active() if job.lane != "aside"]
        if self._switching or self.is_locked or desk.window.has_dialog:
            return
        if work:
            desk.window.statusBar().showMessage(
                _tr("The language changes when this has ended: {work}").format(work=work[0].name)
            )
            return
        self._pending.stop()
        self._kept = desk.window.unfinished()
        # Not while the choice's own signal is on the way.
        QTimer.singleShot(0, desk, desk.leave)

    def _window_made_again(self, kept: UnfinishedWork) -> None:
        old, self.desk = self._present, None
        old.window.layout_keeper.keep()
        self._speak_for_person()
        self._let_gate_go()
        self._sit_down(old.services.state.copy())
        new = self._present
        new.window.setGeometry(old.window.geometry())
        new.window.setWindowState(old.window.windowState())
        new.show()
        new.window.go_on_with(kept)
        old.window.hide()
        old.window.deleteLater()
        old.deleteLater()

    def _let_gate_go(self) -> None:
        gate, self.gate = self.gate, None
        if gate is not None:
            gate.hide()
            gate.deleteLater()
        self._curtain = None

    def _make_gate_again(self) -> None:
        """In the language of the computer, where the one before stood."""
        old = self.gate
        if self._closed or old is None or self._languages is None:
            return
        self._speak_for_person()
        if self._languages.spoken == old.spoken:
            return
        kept, self.gate = old.typed(), None
        gate = self._gate_there()
        gate.show_sign_in()
        gate.put_back(kept)
        if old.isVisible():
            gate.stand_before(old)
        old.hide()
        old.deleteLater()

    # Going

    def switch_person(self) -> None:
        """Signs out, and asks first where long work would be stopped by it."""
        if self.desk is not None:
            self._leave_if_possible(self._leave, _tr("Stop it and sign out"))

    def change_workspace(self, folder: Path, new: bool) -> None:
        """Goes on in another workspace, which has to be there (or, `new`, is made); this one is closed and
        let go. Where the other cannot be opened nothing is left."""
        if self._other is not None:
            self._leave_if_possible(lambda: self._go_over(folder, new), _tr("Stop it and go there"))

    def _leave_if_possible(self, leave: Callable[[], None], yes: str) -> None:
        if self._switching or self._next is not None or self.question is not None:
            return
        work = self.desk.long_work() if self.desk is not None else []
        if not work:
            leave()
            return
        assert self.desk is not None
        locked = self.is_locked
        box = QMessageBox(self.gate if locked else self.desk.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_tr("Second Look"))
        # In front of a locked window nothing is said of what is behind it.
        what = _tr("Work") if locked else work[0].name
        box.setText(_tr("{work} is running: it stops and can be continued later.").format(work=what))
        box.setInformativeText(_tr("Everything recorded so far is kept."))
        stop = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(_tr("Let it go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.finished.connect(lambda _: self._answered(leave if box.clickedButton() is stop else None))
        self.question = box
        box.open()

    def _answered(self, leave: Callable[[], None] | None) -> None:
        box, self.question = self.question, None
        if box is not None:
            box.deleteLater()
        if leave is not None and not self._closed:
            leave()

    def _go_over(self, folder: Path, new: bool) -> None:
        assert self._other is not None
        assert self.front is not None
        try:
            if folder.absolute() == self.workspace.folder:
                raise WrongUse(detail=_tr("This workspace is open already."))
            self._next = self._other.open(folder, new)
        except UserFacingError as error:
            show_error(self.front, error)
            return
        self.idle_watch.stop()
        if self.desk is not None:
            self.desk.leave()
        else:
            self._hand_over_soon()

    def _hand_over_soon(self) -> None:
        # Not while the signal of a window that goes is on the way.
        QTimer.singleShot(0, self.idle_watch, self._hand_over)

    def _hand_over(self) -> None:
        following, self._next = self._next, None
        if following is None or self._other is None:
            return
        window = self.desk.window if self.desk is not None else None
        if window is not None:
            window.layout_keeper.keep()
            window.hide()
        self._other.go_on(following)
        if window is not None:
            window.deleteLater()

    def _leave(self) -> None:
        self._switching = True
        self.idle_watch.stop()
        gate = self._gate_there()
        gate.may_close = False
        gate.show_leaving()
        self._cover()
        self._present.leave()

    def _gate_closing(self) -> None:
        """Somebody closes the window that is in front: the program ends, in order."""
        if self.desk is None or self._closed:
            self.close()
            return
        gate = self._gate_there()
        self._switching = False
        gate.may_close = False
        gate.show_leaving()
        self.desk.leave()

    def _desk_left(self) -> None:
        kept, self._kept = self._kept, None
        if self._next is not None and not self._closed:
            self._hand_over_soon()
            return
        if kept is not None and not self._switching and not self._closed:
            self._window_made_again(kept)
            return
        if not self._switching:
            self.close()
            return
        self._switching = False
        desk, self.desk = self._present, None
        assert self._curtain is not None
        self._curtain.drop()
        # Not while its own signal is on the way; then all of it goes, with every dialog that it opened.
        desk.window.layout_keeper.keep()
        desk.window.hide()
        desk.window.deleteLater()
        desk.deleteLater()
        self._collector.take_in()
        gate = self._gate_there()
        gate.may_close = True
        gate.show_sign_in()
        try:
            sign_out(self.workspace)
        except UserFacingError as error:
            show_error(gate, error)
        self._make_gate_again()

    def close(self) -> None:
        """Stops all work and waits for its end, then closes the workspace; what was committed stays.

        The window asks for this once nothing runs any more; called before, it blocks.
        """
        if self._closed:
            return
        self._closed = True
        self.idle_watch.stop()
        self._pending.stop()
        following, self._next = self._next, None
        if following is not None:
            following.close()  # the program ends before it got there
        if self._curtain is not None:
            self._curtain.drop()
        while not self._stopped():
            _log.warning("work that was asked to stop still runs; the workspace is not closed under it")
        if self.desk is not None:
            self.desk.forget_what_waits()
        with contextlib.suppress(UserFacingError):
            sign_out(self.workspace)
        self.workspace.close(self._deliver)
        self._collector.stop()
        self._turns.end()
        gate, self.gate = self.gate, None
        if gate is not None:
            gate.may_close = True
            gate.close()
            gate.deleteLater()
        # What Qt keeps of their signals would hold everything here, models and pages, for good.
        self.idle_watch.deleteLater()
        if self.desk is not None:
            self.desk.deleteLater()

    def _deliver(self) -> None:
        from desktop.workflow.checkpoint_delivery import deliver_at_end

        deliver_at_end(self.workspace)

    def _stopped(self) -> bool:
        try:
            return self.desk is None or self.desk.jobs.stop()
        except KeyboardInterrupt:
            return False  # it is ending already, and in order
