"""Models, device, colours, and what this program is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.domain.people import Right
from desktop.errors import UserFacingError
from desktop.ui.settings.delivery_section import DeliverySection
from desktop.ui.settings.device_section import DeviceSection
from desktop.ui.settings.key_section import KeySection
from desktop.ui.settings.pack_advice import PackAdvice
from desktop.ui.settings.packs_section import PacksSection
from desktop.ui.settings.people_section import PeopleSection
from desktop.ui.settings.protection_section import ProtectionSection
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.drop_rules import Verdict, for_settings
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.language_choice import LanguageChoice
from desktop.ui.shell.languages import kept_choice, person_key
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.role_words import why_not
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.sign_in.own_password_dialog import OwnPasswordDialog
from desktop.ui.theme import THEME_SETTING, Spacing, set_role
from desktop.workflow.settings import set_setting, setting
from desktop.workflow.threshold_floor import floor_confidence, set_floor

_COMBO_WIDTH = 340


class SettingsPage(QWidget):
    """Changes are kept at once; there is nothing to confirm."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    device_chosen = Signal()
    packs_changed = Signal()
    floor_chosen = Signal()
    """The policy's floor was changed."""
    lock_chosen = Signal()
    """After how many minutes the window is locked was changed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self._title(self.tr("Model packs"), content))
        self.packs = PacksSection(services, content)
        self.packs.packs_changed.connect(self.packs_changed)
        column.addWidget(self.packs)
        column.addWidget(PackAdvice(services, content))
        column.addSpacing(Spacing.L)
        column.addWidget(self._title(self.tr("Devices"), content))
        self.devices = DeviceSection(services, content)
        self.devices.device_chosen.connect(self.device_chosen)
        column.addWidget(self.devices)
        column.addSpacing(Spacing.L)
        column.addWidget(self._title(self.tr("This computer"), content))
        column.addLayout(self._preferences(content))
        self.protection = ProtectionSection(services, content)
        column.addWidget(self.protection)
        column.addSpacing(Spacing.L)
        self.people: PeopleSection | None = None
        if not services.is_training:
            column.addWidget(self._title(self.tr("People"), content))
            self.people = PeopleSection(services, content)
            self.people.password_asked.connect(lambda: OwnPasswordDialog(services.workspace, self).open())
            self.people.lock_chosen.connect(self.lock_chosen)
            column.addWidget(self.people)
            column.addSpacing(Spacing.L)
        column.addWidget(self._title(self.tr("Policy"), content))
        column.addLayout(self._policy(content))
        column.addSpacing(Spacing.L)
        column.addWidget(self._title(self.tr("Signing key"), content))
        self.signing_key = KeySection(services, content)
        column.addWidget(self.signing_key)
        column.addSpacing(Spacing.L)
        self.delivery: DeliverySection | None = None
        if not services.is_training:
            column.addWidget(self._title(self.tr("Checkpoints held elsewhere"), content))
            self.delivery = DeliverySection(services, content)
            column.addWidget(self.delivery)
            column.addSpacing(Spacing.L)
        column.addWidget(self._title(self.tr("About"), content))
        about = QLabel(self._about(), content)
        about.setWordWrap(True)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(about)
        column.addStretch(1)
        self.drops = DropTarget(self, self._judge_drop, lambda mime: self.packs.jobs.add(paths_in(mime)[0]))
        scroll = scrolled(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _judge_drop(self, mime: QMimeData) -> Verdict | None:
        refused = "" if self._services.may(Right.MANAGE_MODELS) else why_not(Right.MANAGE_MODELS)
        return for_settings(paths_in(mime), refused=refused)

    def _title(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        set_role(label, "subtitle")
        return label

    def _preferences(self, parent: QWidget) -> QFormLayout:
        form = QFormLayout()
        self.theme = QComboBox(parent)
        self.theme.setMaximumWidth(_COMBO_WIDTH)
        for text, mode in (
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ):
            self.theme.addItem(text, mode)
        self.theme.setCurrentIndex(
            max(0, self.theme.findData(setting(self._services.workspace, THEME_SETTING, "system")))
        )
        self.theme.activated.connect(self._theme_chosen)
        form.addRow(self.tr("&Colours"), self.theme)
        self.language = LanguageChoice(kept_choice(person_key(self._services.workspace)), parent)
        self.language.setMaximumWidth(_COMBO_WIDTH)
        self.language.language_chosen.connect(self.language_chosen)
        form.addRow(self.tr("Lan&guage"), self.language)
        folder = QLabel(str(self._services.workspace.folder), parent)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        folder.setWordWrap(True)
        form.addRow(self.tr("Workspace"), folder)
        return form

    def _policy(self, parent: QWidget) -> QFormLayout:
        form = QFormLayout()
        self.floor = QDoubleSpinBox(parent)
        self.floor.setDecimals(1)
        self.floor.setRange(0.0, 99.9)
        self.floor.setSuffix(" %")
        self.floor.setKeyboardTracking(False)
        self.floor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.floor.setMaximumWidth(_COMBO_WIDTH)
        self.floor.setValue(floor_confidence(self._services.workspace) * 100)
        # Only when it is finished: every change is an entry of the log.
        self.floor.editingFinished.connect(self._floor_chosen)
        note = QLabel(
            self.tr(
                "Whoever looks for candidates below this search confidence (1 - FPIR) has to write why, "
                "and the reason goes into the log. So does a change of this number. 0 asks for no reason."
            ),
            parent,
        )
        note.setWordWrap(True)
        set_role(note, "caption")
        self.floor.setAccessibleDescription(note.text())
        allow(self._services, Right.CHANGE_POLICY, self.floor)
        label = QLabel(self.tr("&Lowest confidence without a written reason"), parent)
        label.setBuddy(self.floor)
        row = QHBoxLayout()
        row.setSpacing(Spacing.XS)
        row.addWidget(self.floor, 1)
        row.addWidget(HelpButton(Topic.FLOOR, Topic.CONFIDENCE, parent=parent).explain(self.floor))
        row.addStretch(1)
        form.addRow(label, row)
        form.addRow(note)
        return form

    def _floor_chosen(self) -> None:
        workspace, wanted = self._services.workspace, round(self.floor.value() / 100, 6)
        if wanted == round(floor_confidence(workspace), 6):
            return
        try:
            set_floor(workspace, wanted)
        except UserFacingError as error:
            self.floor.setValue(floor_confidence(workspace) * 100)
            show_error(self, error)
            return
        self.floor_chosen.emit()

    def _about(self) -> str:
        try:
            ours = version("second-look")
        except PackageNotFoundError:
            ours = "?"
        return self.tr(
            "Second Look {version}. A candidate is a lead, never an identification. This program does not "
            "scan crowds or video, does not infer sex, race or age from pictures, and does not search "
            "drawn, composed or generated faces. Error rates are measured on the gallery in use; gallery "
            "portraits are easier than operational probes, so these rates are a floor."
        ).format(version=ours)

    def reload(self) -> None:
        """Reads anew which packs are installed."""
        self.packs.reload()

    def _theme_chosen(self) -> None:
        mode = self.theme.currentData()
        set_setting(self._services.workspace, THEME_SETTING, mode)
        self.theme_chosen.emit(mode)
