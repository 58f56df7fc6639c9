"""Models, device, colours, and what this program is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.recognition.packs import ModelPack
from desktop.ui.icons import icon
from desktop.ui.settings.delivery_section import DeliverySection
from desktop.ui.settings.key_section import KeySection
from desktop.ui.settings.pack_advice import PackAdvice
from desktop.ui.settings.people_section import PeopleSection
from desktop.ui.settings.protection_section import ProtectionSection
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.sign_in.own_password_dialog import OwnPasswordDialog
from desktop.ui.theme import THEME_SETTING, Spacing, set_role
from desktop.workflow.model_packs import add_pack, ensure_default_pack, remove_pack, self_test_pack
from desktop.workflow.settings import devices, prefer_device, set_setting, setting
from desktop.workflow.threshold_floor import floor_confidence, set_floor

_COMBO_WIDTH = 340


class SettingsPage(QWidget):
    """Changes are kept at once; there is nothing to confirm."""

    theme_chosen = Signal(str)
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
        self.strip = JobStrip(content)
        column.addWidget(self._title(self.tr("Model packs"), content))
        note = QLabel(
            self.tr(
                "A pack finds faces and makes templates. Templates and scores of different packs are never "
                "compared; a gallery belongs to the pack it was enrolled with."
            ),
            content,
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        column.addWidget(note)
        column.addWidget(self.strip)
        self._tags: dict[str, QLabel] = {}
        self._packs = QVBoxLayout()
        self._packs.setSpacing(Spacing.S)
        column.addLayout(self._packs)
        row = QHBoxLayout()
        self.build_button = QPushButton(self.tr("Get the default pack (107 MB)"), content)
        self.build_button.setToolTip(self.tr("Fetches about 107 MB once, by hash, and converts it"))
        self.build_button.clicked.connect(lambda: self.build())
        wheels = QPushButton(icon("folder"), self.tr("Install from a folder (offline)…"), content)
        wheels.setToolTip(
            self.tr("For machines without a network: a folder with the two files that the README names")
        )
        wheels.clicked.connect(self._build_from_folder)
        self.offline_button = wheels
        add = QPushButton(icon("add"), self.tr("Add a pack…"), content)
        add.setToolTip(self.tr("A folder with pack.toml and its model files"))
        add.clicked.connect(self._add)
        allow(services, Right.MANAGE_MODELS, add)
        row.addWidget(self.build_button)
        row.addWidget(wheels)
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(PackAdvice(services, content))
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
        scroll = scrolled(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.reload()
        services.state.gallery_changed.connect(self._show_use)

    def _title(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        set_role(label, "subtitle")
        return label

    def _preferences(self, parent: QWidget) -> QFormLayout:
        form = QFormLayout()
        self.device = QComboBox(parent)
        self.device.setMaximumWidth(_COMBO_WIDTH)
        self.device.addItem(self.tr("Best available"), "")
        for provider, name in devices():
            self.device.addItem(name, provider)
        kept = setting(self._services.workspace, DEVICE_SETTING)
        self.device.setCurrentIndex(max(0, self.device.findData(kept)))
        self.device.setToolTip(
            self.tr("Where models run; a device that fails falls back, and the log says so")
        )
        self.device.activated.connect(self._device_chosen)
        form.addRow(self.tr("&Device"), self.device)
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
        form.addRow(self.tr("&Lowest confidence without a written reason"), self.floor)
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
        while (item := self._packs.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self._tags = {}
        catalogue = self._services.catalogue
        installed = catalogue.installed()
        for pack in installed:
            self._packs.addWidget(self._card(pack, installed=True))
        for pack in catalogue.recipes():
            self._packs.addWidget(self._card(pack, installed=False))
        for problem in catalogue.problems():
            label = QLabel(f"{problem.folder.name}: {problem.sentence}", self)
            label.setWordWrap(True)
            set_role(label, "danger")
            self._packs.addWidget(label)
        ready = any(pack.id == catalogue.default_id for pack in installed)
        # Both make the default pack; what is there is said by its tag.
        self.build_button.setVisible(not ready)
        self.offline_button.setVisible(not ready)
        self._show_use()

    def tag_of(self, pack_id: str) -> str:
        """How a pack stands, in the words of the page; empty where it is not known."""
        tag = self._tags.get(pack_id)
        return tag.text() if tag is not None else ""

    def _show_use(self) -> None:
        gallery = self._services.state.gallery
        for pack_id, tag in self._tags.items():
            if tag.property("installed"):
                in_use = gallery is not None and gallery.pack_id == pack_id
                tag.setText(self.tr("In use") if in_use else self.tr("Installed"))
                tag.setToolTip(self.tr("The gallery in use belongs to this pack") if in_use else "")
                set_role(tag, "good" if in_use else "muted")

    def _card(self, pack: ModelPack, *, installed: bool) -> QFrame:
        pack_id, name = pack.id, pack.name
        frame = QFrame(self)
        set_role(frame, "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        row.setSpacing(Spacing.S)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        title = QLabel(self.tr("{name} {version}").format(name=name, version=pack.version), frame)
        title.setToolTip(pack_id)
        tag = QLabel(self.tr("Not installed"), frame)
        tag.setProperty("installed", installed)
        set_role(tag, "muted")
        self._tags[pack_id] = tag
        head = QHBoxLayout()
        head.setSpacing(Spacing.M)
        head.addWidget(title)
        head.addWidget(tag)
        head.addStretch(1)
        texts.addLayout(head)
        for text in (
            self.tr("Licence: {licence}").format(licence=pack.licence),
            self.tr("Trained on: {data}").format(data=pack.training_data),
        ):
            detail = QLabel(text, frame)
            detail.setTextFormat(Qt.TextFormat.PlainText)
            detail.setWordWrap(True)
            set_role(detail, "caption")
            texts.addWidget(detail)
        title.setTextFormat(Qt.TextFormat.PlainText)
        row.addLayout(texts, 1)
        if installed:
            test = QPushButton(self.tr("Self-test"), frame)
            test.setToolTip(self.tr("Check that the models give what the manifest declares"))
            test.setAccessibleName(self.tr("Self-test of {name}").format(name=name))
            test.clicked.connect(lambda _=False, chosen=pack_id: self.self_test(chosen))
            row.addWidget(test)
            if pack_id != self._services.catalogue.default_id:
                remove = QPushButton(self.tr("Remove"), frame)
                remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
                remove.clicked.connect(lambda _=False, chosen=pack_id: self._remove(chosen))
                allow(self._services, Right.MANAGE_MODELS, remove)
                row.addWidget(remove)
        return frame

    def build(self, wheels: Path | None = None) -> Job:
        """Builds the default pack in the background."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> object:
            return ensure_default_pack(
                services.catalogue,
                wheels=wheels,
                on_progress=progress,
                cancel=cancel,
                workspace=services.workspace,
            )

        return self._run(self.tr("Getting the default pack"), work, self._changed)

    def _build_from_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with the two files"))
        if folder:
            self.build(Path(folder))

    def _add(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a model pack"))
        if folder:
            services = self._services
            self._run(
                self.tr("Checking and adding the pack"),
                lambda cancel, progress: add_pack(services.catalogue, Path(folder), services.workspace),
                self._changed,
            )

    def _remove(self, pack_id: str) -> None:
        services = self._services
        self._run(
            self.tr("Removing the pack"),
            lambda cancel, progress: remove_pack(services.catalogue, pack_id, services.workspace),
            self._changed,
        )

    def self_test(self, pack_id: str) -> Job:
        """Checks the files and what the models give, in the background."""
        catalogue = self._services.catalogue

        def work(cancel: CancelToken, progress: ProgressSink) -> list[str]:
            return self_test_pack(catalogue.get(pack_id))  # `get` reads all its files

        return self._run(self.tr("Self-test"), work, self._tested)

    def _run(self, name: str, work: object, done: object) -> Job:
        job = self._services.jobs.submit(name, work, owner=self)
        self.strip.watch(job)
        job.succeeded.connect(done)
        job.failed.connect(lambda error: show_error(self, error))
        return job

    def _changed(self, *_: object) -> None:
        self.reload()
        self.packs_changed.emit()

    def _tested(self, lines: list[str]) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.tr("Self-test passed"))
        box.setText("\n".join(f"✓ {line}" for line in lines))
        box.open()

    def _device_chosen(self) -> None:
        prefer_device(self._services.workspace, self._services.engines, self.device.currentData())
        self.device_chosen.emit()

    def _theme_chosen(self) -> None:
        mode = self.theme.currentData()
        set_setting(self._services.workspace, THEME_SETTING, mode)
        self.theme_chosen.emit(mode)
