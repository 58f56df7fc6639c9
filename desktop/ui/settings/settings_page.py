"""Models, device, colours, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.domain.people import Right
from desktop.errors import UserFacingError
from desktop.ui.about.about_words import about_sentence
from desktop.ui.icons import icon
from desktop.ui.settings.delivery_section import DeliverySection
from desktop.ui.settings.device_section import DeviceSection
from desktop.ui.settings.key_section import KeySection
from desktop.ui.settings.pack_advice import PackAdvice
from desktop.ui.settings.packs_section import PacksSection
from desktop.ui.settings.people_section import PeopleSection
from desktop.ui.settings.policies_section import PoliciesSection
from desktop.ui.settings.protection_section import ProtectionSection
from desktop.ui.settings.section_names import section_text
from desktop.ui.shell import motion
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
    about_asked = Signal()
    lock_chosen = Signal()
    """After how many minutes the window is locked was changed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.sections: dict[str, QLabel] = {}
        """The heading of each."""
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self._title("packs", content))
        self.packs = PacksSection(services, content)
        self.packs.packs_changed.connect(self.packs_changed)
        column.addWidget(self.packs)
        column.addWidget(PackAdvice(services, content))
        column.addSpacing(Spacing.L)
        column.addWidget(self._title("devices", content))
        self.devices = DeviceSection(services, content)
        self.devices.device_chosen.connect(self.device_chosen)
        column.addWidget(self.devices)
        column.addSpacing(Spacing.L)
        column.addWidget(self._title("computer", content))
        column.addLayout(self._preferences(content))
        self.protection = ProtectionSection(services, content)
        column.addWidget(self.protection)
        column.addSpacing(Spacing.L)
        self.people: PeopleSection | None = None
        if not services.is_training:
            column.addWidget(self._title("people", content))
            self.people = PeopleSection(services, content)
            self.people.password_asked.connect(lambda: OwnPasswordDialog(services.workspace, self).open())
            self.people.lock_chosen.connect(self.lock_chosen)
            column.addWidget(self.people)
            column.addSpacing(Spacing.L)
        column.addWidget(self._title("policy", content))
        column.addLayout(self._policy(content))
        self.policies: PoliciesSection | None = None
        if not services.is_training:
            self.policies = PoliciesSection(services, content)
            column.addWidget(self.policies)
        column.addSpacing(Spacing.L)
        column.addWidget(self._title("key", content))
        self.signing_key = KeySection(services, content)
        column.addWidget(self.signing_key)
        column.addSpacing(Spacing.L)
        self.delivery: DeliverySection | None = None
        if not services.is_training:
            column.addWidget(self._title("delivery", content))
            self.delivery = DeliverySection(services, content)
            column.addWidget(self.delivery)
            column.addSpacing(Spacing.L)
        column.addWidget(self._title("about", content))
        about = QLabel(about_sentence(), content)
        about.setWordWrap(True)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(about)
        more = QHBoxLayout()
        self.about_button = QPushButton(icon("info"), self.tr("Versions and licences…"), content)
        self.about_button.setToolTip(
            self.tr("Packs, libraries, licence texts, limits, details for support")
        )
        self.about_button.clicked.connect(self.about_asked)
        more.addWidget(self.about_button)
        more.addStretch(1)
        column.addLayout(more)
        column.addStretch(1)
        self.drops = DropTarget(self, self._judge_drop, lambda mime: self.packs.jobs.add(paths_in(mime)[0]))
        self._scroll = scrolled(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _judge_drop(self, mime: QMimeData) -> Verdict | None:
        refused = "" if self._services.may(Right.MANAGE_MODELS) else why_not(Right.MANAGE_MODELS)
        return for_settings(paths_in(mime), refused=refused)

    def _title(self, key: str, parent: QWidget) -> QLabel:
        label = QLabel(section_text(key), parent)
        set_role(label, "subtitle")
        self.sections[key] = label
        return label

    def go_to_section(self, key: str) -> None:
        """Scrolls to it, and puts the focus on the first thing that can be changed there."""
        title = self.sections[key]
        bar = self._scroll.verticalScrollBar()
        bar.setValue(max(0, title.y() - Spacing.L))
        below = title.mapTo(self, title.rect().bottomLeft()).y()
        at = title.nextInFocusChain()
        while at is not title:
            takes = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isEnabled() and at.isVisibleTo(self)
            if takes and self.isAncestorOf(at) and at.mapTo(self, at.rect().bottomLeft()).y() > below:
                at.setFocus(Qt.FocusReason.OtherFocusReason)
                break
            at = at.nextInFocusChain()

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
        self.motion = QComboBox(parent)
        self.motion.setMaximumWidth(_COMBO_WIDTH)
        for text, choice in motion.choices():
            self.motion.addItem(text, choice)
        self.motion.setCurrentIndex(self.motion.findData(motion.kept_choice()))
        self.motion.setToolTip(
            self.tr("Pictures that alternate, bars that run, a text cursor that blinks; of this computer")
        )
        self.motion.activated.connect(self._motion_chosen)
        form.addRow(self.tr("&Motion"), self.motion)
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

    def reload(self) -> None:
        """Reads anew which packs are installed."""
        self.packs.reload()

    def _motion_chosen(self) -> None:
        motion.keep_choice(self.motion.currentData())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        motion.apply_motion(application)

    def _theme_chosen(self) -> None:
        mode = self.theme.currentData()
        set_setting(self._services.workspace, THEME_SETTING, mode)
        self.theme_chosen.emit(mode)
