"""Where checkpoints are kept that this program cannot change later, and how far that has got."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.icons import icon
from desktop.ui.shell.delivery_watch import DELIVERY_KEY, submit_delivery
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.role_words import why_not
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import instant_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.checkpoint_delivery import Destination, DestinationState, delivery_state
from desktop.workflow.delivery_settings import (
    DeliverySettings,
    change_delivery,
    delivery_settings,
    read_root_certificates,
    root_names,
)

CHANGE_KEY = "delivery-settings"


class DeliverySection(QWidget):
    """Changes are kept at once and tried at once; whoever may not change them reads how it stands.

    They are checked beside the window, because a folder may lie on a share that hangs; until that is over
    there is no other change.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(
            self._said(
                self.tr(
                    "A checkpoint that lies where this program cannot change it shows later whether "
                    "entries were changed or cut off. What cannot be delivered waits here and stops nobody."
                ),
                "muted",
            )
        )
        self.refused = self._said("", "caption")
        column.addWidget(self.refused)
        # Not a form: that gives sentences of several lines far more height than they have.
        self._fields = QGridLayout()
        self._fields.setColumnStretch(1, 1)
        self._fields.setHorizontalSpacing(Spacing.M)
        self._fields.setVerticalSpacing(Spacing.XS)
        self._add_folder()
        self._add_authority()
        column.addLayout(self._fields)
        self.problem = self._said("", "danger")
        self.problem.setMargin(Spacing.S)
        self.problem.hide()
        column.addWidget(self.problem)
        self.deliver_button = QPushButton(self)
        self.deliver_button.clicked.connect(self.deliver)
        row = QHBoxLayout()
        row.addWidget(self.deliver_button)
        row.addStretch(1)
        column.addLayout(row)
        self._may_change = allow(services, Right.CHANGE_POLICY, *self._change_buttons())
        if not self._may_change:
            self.authority.setReadOnly(True)
            self.authority.setToolTip(why_not(Right.CHANGE_POLICY))
            self.refused.setText(why_not(Right.CHANGE_POLICY))
        self.refused.setVisible(not self._may_change)
        services.state.checkpoints_delivered.connect(self.reload)
        self.reload()

    def _said(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_role(label, role)
        return label

    def _add_folder(self) -> None:
        self.folder = QLineEdit(self)
        self.folder.setReadOnly(True)
        self.folder.setPlaceholderText(self.tr("None"))
        self.choose_button = QPushButton(icon("folder"), self.tr("Choose a folder…"), self)
        self.choose_button.clicked.connect(self._choose_folder)
        self.folder_button = QPushButton(self.tr("Use no folder"), self)
        self.folder_button.clicked.connect(lambda: self._change(folder=""))
        self._add_field(self.tr("&Folder"), self.folder, self.choose_button, self.folder_button)
        note = self._said(
            self.tr(
                "Every checkpoint becomes a small text file there: a copy that the program cannot change "
                "later. Meant is a folder on another machine, best a share that only takes new files "
                "(write once). On this computer it protects from mishaps, not from whoever "
                "controls the computer."
            ),
            "caption",
        )
        self.folder.setAccessibleDescription(note.text())
        self.folder_state = self._said("", "muted")
        self._add_below(note, self.folder_state)

    def _add_authority(self) -> None:
        self.authority = QLineEdit(self)
        self.authority.setPlaceholderText("https://")
        self.authority.editingFinished.connect(self._authority_written)
        self._add_field(self.tr("Time-stamp &authority"), self.authority)
        note = self._said(
            self.tr(
                "Address of a time-stamp authority (RFC 3161), beginning with https://. It confirms at "
                "what time the newest checkpoint existed: a statement that the program cannot change "
                "later. It receives a hash and nothing of any case. Its answer, the stamp, is also kept "
                "beside the checkpoint in the folder above, where one is chosen."
            ),
            "caption",
        )
        self.authority.setAccessibleDescription(note.text())
        self._add_below(note)
        self.root = QLineEdit(self)
        self.root.setReadOnly(True)
        self.root.setPlaceholderText(self.tr("None: time stamps are kept, and not verified"))
        self.root_button = QPushButton(icon("folder"), self.tr("Choose a certificate…"), self)
        self.root_button.clicked.connect(self._choose_root)
        self.no_root_button = QPushButton(self.tr("Use no certificate"), self)
        self.no_root_button.clicked.connect(lambda: self._change(authority_root_pem=""))
        self._add_field(self.tr("&Root certificate"), self.root, self.root_button, self.no_root_button)
        root_note = self._said(
            self.tr(
                "The authority's root certificate (PEM or DER), as you got it from the authority in "
                "another way. With it every answer is verified before it is kept."
            ),
            "caption",
        )
        self.root.setAccessibleDescription(root_note.text())
        self.authority_state = self._said("", "muted")
        self._add_below(root_note, self.authority_state)

    def _change_buttons(self) -> tuple[QPushButton, ...]:
        return self.choose_button, self.folder_button, self.root_button, self.no_root_button

    def _add_field(self, words: str, field: QLineEdit, *buttons: QPushButton) -> None:
        """A labelled row; the mnemonic leads to the field."""
        label, row = QLabel(words, self), QHBoxLayout()
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row.setSpacing(Spacing.S)
        row.addWidget(field, 1)
        for button in buttons:
            row.addWidget(button)
        number = self._fields.rowCount()
        self._fields.setRowMinimumHeight(number, label.sizeHint().height() + 2 * Spacing.M)
        self._fields.addWidget(label, number, 0)
        self._fields.addLayout(row, number, 1)

    def _add_below(self, *sentences: QLabel) -> None:
        for label in sentences:
            self._fields.addWidget(label, self._fields.rowCount(), 1)

    # How it stands

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()
        super().showEvent(event)

    def reload(self) -> None:
        """Reads the settings and the state anew; an address that is being written stays."""
        settings = delivery_settings(self._services.workspace)
        self.folder.setText(settings.folder)
        self.folder.setToolTip(settings.folder)
        written = self.authority.hasFocus() and self.authority.isModified()
        if not written and not self._is_changing:
            self.authority.setText(settings.authority_url)
        names = root_names(settings.authority_root_pem)
        self.root.setText("; ".join(names))
        self.root.setToolTip("\n".join(names))
        self.root.setCursorPosition(0)
        self._enable(settings)
        self.deliver_button.setToolTip(
            self.tr("Gives everything that waits; it also happens by itself")
            if settings.any
            else self.tr("Choose a folder or an authority first")
        )
        states = {state.destination: state for state in delivery_state(self._services.workspace)}
        self._show(self.folder_state, states.get(Destination.FOLDER))
        self._show(self.authority_state, states.get(Destination.AUTHORITY))

    @property
    def _is_changing(self) -> bool:
        return self._services.jobs.find(CHANGE_KEY) is not None

    def _enable(self, settings: DeliverySettings) -> None:
        """What can be done now: nothing while a change is checked."""
        free = not self._is_changing
        if self._may_change:
            self.choose_button.setEnabled(free)
            self.folder_button.setEnabled(free and bool(settings.folder))
            self.root_button.setEnabled(free)
            self.no_root_button.setEnabled(free and bool(settings.authority_root_pem))
            # Disabled it would lose the focus, and what was written with it.
            self.authority.setReadOnly(not free)
        runs = self._services.jobs.find(DELIVERY_KEY) is not None
        said = self.tr("Delivering…") if runs else self.tr("Deliver now")
        self.deliver_button.setText(said if free else self.tr("Checking…"))
        self.deliver_button.setEnabled(settings.any and free and not runs)

    def _show(self, label: QLabel, state: DestinationState | None) -> None:
        label.setVisible(state is not None)
        if state is None:
            return
        lines = [self._progress_of(state)]
        if state.timestamp is not None:
            lines.append(self._timestamp_of(state))
        label.setText("\n".join(lines))
        # Without a root nothing was claimed; with one that vouches for somebody else it was.
        doubtful = state.timestamp is not None and not state.verified
        wrong = bool(state.problem) or (doubtful and bool(self.root.text()))
        label.setMargin(Spacing.S if wrong else 0)
        set_role(label, "caution" if wrong else "muted" if doubtful or state.waiting else "good")

    def _progress_of(self, state: DestinationState) -> str:
        waiting = QLocale().toString(state.waiting)
        if state.problem and state.since is not None:
            return self.tr("⚠ Not delivered since {since}, {count} waiting. {problem}").format(
                since=instant_text(state.since), count=waiting, problem=said(state.problem)
            )
        if state.delivered_at is None or state.delivered_size is None:
            return self.tr("Nothing was delivered yet, {count} waiting.").format(count=waiting)
        last = self.tr("Last delivered {when}: the log up to entry {size}.").format(
            when=instant_text(state.delivered_at), size=QLocale().toString(state.delivered_size)
        )
        if state.waiting:
            return last + " " + self.tr("{count} waiting.").format(count=waiting)
        return self.tr("✓ Nothing waits.") + " " + last

    def _timestamp_of(self, state: DestinationState) -> str:
        assert state.timestamp is not None
        said = self.tr("{authority} says that it existed on {when}").format(
            authority=state.timestamp.authority, when=instant_text(state.timestamp.at)
        )
        if state.verified:
            return self.tr("{said}; verified with the root certificate.").format(said=said)
        return self.tr("{said}; NOT verified with a root certificate.").format(said=said)

    # Changes

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for checkpoints"), self.folder.text()
        )
        if folder:
            self._change(folder=str(Path(folder)))

    def _choose_root(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Root certificate of the time-stamp authority"),
            "",
            self.tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"),
        )
        if path:
            self.use_root(Path(path))

    def use_root(self, path: Path) -> None:
        """Takes the certificates of a file."""
        self._submit(lambda cancel: {"authority_root_pem": read_root_certificates(path, cancel=cancel)})

    def use_folder(self, folder: Path) -> None:
        self._change(folder=str(folder))

    def _authority_written(self) -> None:
        if self._is_changing:
            return
        wanted = self.authority.text().strip()
        if wanted != delivery_settings(self._services.workspace).authority_url:
            self._change(authority_url=wanted)
        else:
            self._say_problem("")

    def _change(self, **changes: str) -> None:
        self._submit(lambda cancel: changes)

    def _submit(self, changes: Callable[[CancelToken], Mapping[str, str]]) -> None:
        """Keeps the changes, unless others are being checked."""
        if self._is_changing:
            return
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> None:
            wanted = replace(delivery_settings(workspace), **changes(cancel))
            change_delivery(workspace, wanted, cancel=cancel)

        focused = QApplication.focusWidget()
        job = self._services.jobs.submit(
            self.tr("Checking where checkpoints are to be kept"),
            work,
            key=CHANGE_KEY,
            lane="quick",
            owner=self,
        )
        self._say_problem("")
        self._enable(delivery_settings(workspace))
        moved_to = QApplication.focusWidget()
        job.succeeded.connect(lambda _: self._changed())
        job.failed.connect(self._refuse)
        job.finished.connect(lambda: self._enable(delivery_settings(workspace)))
        job.finished.connect(lambda: self._give_focus_back(focused, moved_to))

    def _changed(self) -> None:
        self.authority.setModified(False)
        self.reload()
        if delivery_settings(self._services.workspace).any:
            self.deliver()

    def _refuse(self, error: BaseException) -> None:
        """Says what is wrong below the fields: what was written stays to be corrected."""
        if isinstance(error, UserFacingError):
            self._say_problem(sentence_of(error))
        else:
            show_error(self, error)

    def _give_focus_back(self, focused: QWidget | None, moved_to: QWidget | None) -> None:
        """To the button that was pressed, unless somebody went elsewhere meanwhile."""
        if focused in self._change_buttons() and QApplication.focusWidget() is moved_to:
            focused.setFocus()

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def deliver(self) -> Job | None:
        """Gives everything that waits, beside the window; None where that is being done already."""
        if self._services.jobs.find(DELIVERY_KEY) is not None:
            return None
        job = submit_delivery(self._services, self.tr("Delivering checkpoints"), self)
        job.failed.connect(lambda error: show_error(self, error))
        self.reload()
        return job
