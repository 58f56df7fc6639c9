"""Which policy a new case begins with, and profiles of one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.domain.people import Right
from desktop.domain.policy_selection import ComputerPolicies
from desktop.errors import UserFacingError
from desktop.ui.icons import icon
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import day_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.policies import (
    adopt_policy,
    available_policies,
    default_policy_id,
    handed_out,
    set_default_policy,
)

_COMBO_WIDTH = 340


class PoliciesSection(QWidget):
    """Kept at once, and logged. What the computer's administrator handed out is shown, and stays."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        row = QHBoxLayout()
        label = QLabel(self.tr("New cases &begin with"), self)
        self.choice = QComboBox(self)
        self.choice.setMaximumWidth(_COMBO_WIDTH)
        self.choice.setAccessibleName(self.tr("Policy that new cases begin with"))
        self.choice.activated.connect(self._chosen)
        label.setBuddy(self.choice)
        self.adopt_button = QPushButton(icon("add"), self.tr("Adopt a profile…"), self)
        self.adopt_button.setToolTip(self.tr("A dated TOML file: it becomes part of the record as it is"))
        self.adopt_button.clicked.connect(self._ask_file)
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addWidget(self.adopt_button)
        row.addStretch(1)
        column.addLayout(row)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        set_role(self.note, "caption")
        column.addWidget(self.note)
        self._may_change = allow(services, Right.CHANGE_POLICY, self.choice, self.adopt_button)
        self.reload()

    def reload(self) -> None:
        """Reads anew what is offered."""
        workspace = self._services.workspace
        try:
            offered, default = available_policies(workspace), default_policy_id(workspace)
            computer = handed_out(workspace)
        except UserFacingError as error:
            self.choice.clear()
            self._set_open(choice=False, adopting=False)
            self._say(f"⚠ {sentence_of(error)}")
            return
        self.choice.clear()
        for policy in offered:
            text = self.tr("{title} ({day})").format(title=said(policy.title), day=day_text(policy.dated))
            self.choice.addItem(text, policy.profile_id)
        self.choice.setCurrentIndex(self.choice.findData(default))
        of_demo = self._services.is_demo
        self._set_open(choice=not computer.default and not of_demo, adopting=not computer.selection.only)
        self._say(self._what_the_computer_says(computer))

    def _set_open(self, *, choice: bool, adopting: bool) -> None:
        self.choice.setEnabled(self._may_change and choice)
        self.adopt_button.setEnabled(self._may_change and adopting)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.choice.setAccessibleDescription(text)

    def _what_the_computer_says(self, computer: ComputerPolicies) -> str:
        if self._services.is_demo:
            return self.tr("Cases of the demo begin with the policy “Training”.")
        if not computer:
            return self.tr("An open case keeps the text that it began with, whatever happens to the file.")
        folder = paths.computer_policies_dir()
        if computer.selection.only:
            return self.tr(
                "The administrator of this computer offers these profiles only, in {folder}."
            ).format(folder=folder)
        return self.tr("The administrator of this computer hands out profiles in {folder}.").format(
            folder=folder
        )

    def _chosen(self, _: int) -> None:
        try:
            set_default_policy(self._services.workspace, str(self.choice.currentData()))
        except UserFacingError as error:
            show_error(self, error)
        self.reload()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Adopt a policy profile"), "", self.tr("Policy profiles (*.toml)")
        )
        if name:
            self.adopt(Path(name))

    def adopt(self, path: Path) -> None:
        """Takes the profile in a file into the workspace, or shows why not."""
        try:
            adopt_policy(self._services.workspace, path)
        except UserFacingError as error:
            show_error(self, error)
        self.reload()
