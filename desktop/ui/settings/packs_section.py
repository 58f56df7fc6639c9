"""The model packs in the settings: installed ones, recipes that wait for a file, adding and combining."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.people import Right
from desktop.errors import UserFacingError
from desktop.recognition.pack_specs import (
    DetectorSpec,
    EmbedderSpec,
    detector_of,
    embedder_of,
    is_open,
)
from desktop.recognition.packs import AnyPack
from desktop.ui.icons import icon
from desktop.ui.settings.pack_card import PackCard
from desktop.ui.settings.pack_dialogs import CardDialog, CombineDialog, WhichModelDialog
from desktop.ui.settings.pack_jobs import PackJobs
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.model_packs import (
    Added,
    BenchResult,
    can_be_fetched,
    card_text,
    galleries_by_pack,
)


def different(
    packs: Sequence[AnyPack], part_of: Callable[[AnyPack], DetectorSpec | EmbedderSpec | None]
) -> list[AnyPack]:
    """One pack for every detector (or embedder) that there is: combinations hold those of others."""
    found: dict[object, AnyPack] = {}
    for pack in packs:
        part = part_of(pack)
        if part is not None:
            found.setdefault(replace(part, file=""), pack)
    return list(found.values())


class PacksSection(QWidget):
    """Everything long runs as a job of its strip."""

    packs_changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.cards: dict[str, PackCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.M)
        note = QLabel(
            self.tr(
                "A pack finds faces and makes templates. Templates and scores of different packs are never "
                "compared; a gallery belongs to the pack it was enrolled with. A model file or a pack's "
                "folder can be dropped here."
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        column.addWidget(note)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        self.jobs = PackJobs(services, self.strip, self)
        self.jobs.changed.connect(self._changed)
        self.jobs.added.connect(self._added)
        self.jobs.tested.connect(self._tested)
        self.jobs.measured.connect(self._measured)
        self.jobs.unknown.connect(self.ask_which)
        self.jobs.failed.connect(lambda error: show_error(self, error))
        self._installed = QVBoxLayout()
        self._installed.setSpacing(Spacing.S)
        column.addLayout(self._installed)
        column.addWidget(self._actions())
        self.recipes_button = QPushButton(self)
        self.recipes_button.setCheckable(True)
        self.recipes_button.setToolTip(
            self.tr("Well-known models that this program does not bring: get the file, and point at it")
        )
        self.recipes_button.toggled.connect(self._show_recipes)
        line = FlowLayout()
        line.addWidget(self.recipes_button)
        holder = QWidget(self)
        holder.setLayout(line)
        column.addWidget(holder)
        self._recipes = QWidget(self)
        self._recipe_column = QVBoxLayout(self._recipes)
        self._recipe_column.setContentsMargins(0, 0, 0, 0)
        self._recipe_column.setSpacing(Spacing.S)
        self._recipes.hide()
        column.addWidget(self._recipes)
        self.reload()
        services.state.gallery_changed.connect(self.show_use)

    def _actions(self) -> QWidget:
        holder = QWidget(self)
        row = FlowLayout(gap=Spacing.S)
        holder.setLayout(row)
        self.build_button = QPushButton(self.tr("Get the default pack (107 MB)"), self)
        self.build_button.setToolTip(self.tr("Fetches about 107 MB once, by hash, and converts it"))
        self.build_button.clicked.connect(lambda: self.jobs.build())
        self.offline_button = QPushButton(icon("folder"), self.tr("Install from a folder (offline)…"), self)
        self.offline_button.setToolTip(
            self.tr("For machines without a network: a folder with the two files that the README names")
        )
        self.offline_button.clicked.connect(self._build_from_folder)
        self.file_button = QPushButton(icon("add"), self.tr("Add a model file…"), self)
        self.file_button.setToolTip(self.tr("An ONNX file; well-known ones are recognised by their hash"))
        self.file_button.clicked.connect(lambda: self.ask_file())
        self.folder_button = QPushButton(icon("folder"), self.tr("Add a pack's folder…"), self)
        self.folder_button.setToolTip(self.tr("A folder with pack.toml and its model files"))
        self.folder_button.clicked.connect(self._ask_folder)
        self.combine_button = QPushButton(icon("link"), self.tr("Combine…"), self)
        self.combine_button.clicked.connect(lambda: self.ask_combination())
        for button in (self.file_button, self.folder_button, self.combine_button):
            allow(self._services, Right.MANAGE_MODELS, button)
        for button in (
            self.build_button,
            self.offline_button,
            self.file_button,
            self.folder_button,
            self.combine_button,
        ):
            row.addWidget(button)
        return holder

    # What is there

    def reload(self) -> None:
        """Reads anew which packs are installed."""
        for layout in (self._installed, self._recipe_column):
            while (item := layout.takeAt(0)) is not None:
                if item.widget() is not None:
                    item.widget().hide()  # until it is really gone
                    item.widget().deleteLater()
        self.cards = {}
        catalogue = self._services.catalogue
        packs, parts, recipes = catalogue.installed(), catalogue.parts(), catalogue.recipes()
        for pack in (*packs, *parts):
            self._installed.addWidget(self._installed_card(pack))
        for problem in catalogue.problems():
            label = QLabel(pair(problem.folder.name, said(problem.sentence)), self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_role(label, "danger")
            self._installed.addWidget(label)
        ready = any(pack.id == catalogue.default_id for pack in packs)
        for recipe in recipes:
            card = self._recipe_card(recipe)
            if recipe.id == catalogue.default_id:  # not a file to be pointed at: see the buttons below
                self._installed.insertWidget(0, card)
            else:
                self._recipe_column.addWidget(card)
        # Both make the default pack; what is there is said by its tag.
        self.build_button.setVisible(not ready)
        self.offline_button.setVisible(not ready)
        self.recipes_button.setVisible(bool(self._recipe_column.count()))
        self._name_recipes_button()
        detectors = [pack for pack in (*packs, *parts) if detector_of(pack) is not None]
        embedders = [pack for pack in (*packs, *parts) if embedder_of(pack) is not None]
        two = len({pack.id for pack in (*detectors, *embedders)}) > 1 and bool(detectors and embedders)
        self.combine_button.setEnabled(two and self._services.may(Right.MANAGE_MODELS))
        self.combine_button.setToolTip(
            self.tr("Make one pack of the detector of one and the embedder of another")
            if two
            else self.tr("Needs two packs: the detector of one and the embedder of the other")
        )
        self.show_use()

    def _installed_card(self, pack: AnyPack) -> PackCard:
        card = PackCard(pack, installed=True, parent=self)
        name = pack.name
        card.add_button(
            "test",
            self.tr("Self-test"),
            self.tr("Self-test of {name}").format(name=name),
            self.tr(
                "Check that the models give what the manifest declares, and tell synthetic faces apart"
            ),
        )
        if detector_of(pack) is not None and embedder_of(pack) is not None:
            card.add_button(
                "bench",
                self.tr("Bench"),
                self.tr("Measure the speed of {name}").format(name=name),
                self.tr("Measure its speed on this machine: takes about ten seconds"),
            )
            card.show_bench(self.jobs.benches.of(pack.hash))
        self._add_card_button(card)
        if pack.id != self._services.catalogue.default_id:
            remove = card.add_button(
                "remove", self.tr("Remove"), self.tr("Remove {name}").format(name=name)
            )
            allow(self._services, Right.MANAGE_MODELS, remove)
        return self._listed(card)

    def _recipe_card(self, recipe: AnyPack) -> PackCard:
        card = PackCard(recipe, installed=False, parent=self)
        if recipe.id != self._services.catalogue.default_id:
            tip = self.tr("The file is recognised by its hash")
            if is_open(recipe):
                tip = self.tr("The file's hash is taken when you add it, and pinned from then on")
            point = card.add_button(
                "file",
                self.tr("Point at the file…"),
                self.tr("Point at the file of {name}").format(name=recipe.name),
                tip,
            )
            allow(self._services, Right.MANAGE_MODELS, point)
            if can_be_fetched(recipe.id):
                fetch = card.add_button(
                    "fetch",
                    self.tr("Get it through npm (41 MB)"),
                    self.tr("Get {name} through npm").format(name=recipe.name),
                    self.tr("Needs the npm client; the file is checked by its hash, no code of it is run"),
                )
                allow(self._services, Right.MANAGE_MODELS, fetch)
        self._add_card_button(card)
        return self._listed(card)

    def _add_card_button(self, card: PackCard) -> None:
        card.add_button(
            "card",
            self.tr("Card"),
            self.tr("Card of {name}").format(name=card.pack.name),
            self.tr("What it was trained on, published figures, known limits"),
        )

    def _listed(self, card: PackCard) -> PackCard:
        card.asked.connect(lambda what, chosen=card.pack: self._do(what, chosen))
        self.cards[card.pack.id] = card
        return card

    def tag_of(self, pack_id: str) -> str:
        """How a pack stands, in the words of the page; empty where it is not known."""
        card = self.cards.get(pack_id)
        return card.tag.text() if card is not None else ""

    def show_use(self, *_: object) -> None:
        """Which galleries need which pack."""
        gallery = self._services.state.gallery
        needed = galleries_by_pack(self._services.workspace)
        for pack_id, card in self.cards.items():
            card.show_use(
                needed.get(pack_id, []), in_use=gallery is not None and gallery.pack_id == pack_id
            )

    def _show_recipes(self, shown: bool) -> None:
        self._recipes.setVisible(shown)
        self._name_recipes_button()

    def _name_recipes_button(self) -> None:
        text = (
            self.tr("Hide the models that wait for your file")
            if self.recipes_button.isChecked()
            else self.tr("Models that wait for your file ({count})…")
        )
        self.recipes_button.setText(text.format(count=self._recipe_column.count()))

    # What is asked for

    def _do(self, what: str, pack: AnyPack) -> None:
        if what == "test":
            self.jobs.self_test(pack.id)
        elif what == "bench":
            self.jobs.bench(pack.id)
        elif what == "card":
            self.open_card(pack)
        elif what == "remove":
            self._ask_removal(pack)
        elif what == "file":
            self.ask_file(pack)
        elif what == "fetch":
            self.jobs.fetch(pack.id)

    def open_card(self, pack: AnyPack) -> CardDialog | None:
        """Shows the card of a pack or recipe."""
        try:
            text = card_text(pack)
        except UserFacingError as error:
            show_error(self, error)
            return None
        dialog = CardDialog(self.tr("Card of {name}").format(name=pack.name), text, self)
        dialog.open()
        return dialog

    def ask_file(self, recipe: AnyPack | None = None) -> None:
        """Asks for a model file, of a recipe where one is named."""
        title = self.tr("Model file") if recipe is None else recipe.name
        name, _ = QFileDialog.getOpenFileName(
            self, title, "", self.tr("ONNX models (*.onnx);;All files (*)")
        )
        if name:
            self.jobs.add(Path(name), recipe.id if recipe is not None else None)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of a model pack"))
        if folder:
            self.jobs.add(Path(folder))

    def _build_from_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with the two files"))
        if folder:
            self.jobs.build(Path(folder))

    def ask_which(self, file: Path) -> WhichModelDialog:
        """Asks what a model file is that no recipe names."""
        recipes = [recipe for recipe in self._services.catalogue.recipes() if is_open(recipe)]
        dialog = WhichModelDialog(file.name, recipes, self)
        dialog.chosen.connect(lambda recipe_id: self.jobs.add(file, recipe_id))
        dialog.open()
        return dialog

    def ask_combination(self) -> CombineDialog:
        """Asks which two packs to combine."""
        catalogue = self._services.catalogue
        known = [*catalogue.parts(), *catalogue.installed()]
        dialog = CombineDialog(different(known, detector_of), different(known, embedder_of), self)
        dialog.chosen.connect(self.jobs.combine)
        dialog.open()
        return dialog

    def _ask_removal(self, pack: AnyPack) -> QMessageBox:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove a pack"))
        box.setText(self.tr("Remove {name}?").format(name=pack.name))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(
            self.tr(
                "Its files are deleted from this computer. Combinations hold copies of theirs and stay."
            )
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(lambda _: self.jobs.remove(pack.id) if box.clickedButton() is remove else None)
        box.open()
        return box

    def _changed(self, *_: object) -> None:
        self.reload()
        self.packs_changed.emit()

    def _added(self, added: Added) -> None:
        self._say(self.tr("Added"), added.pack.name, added.sentences, said(added.pack.restriction))

    def _tested(self, lines: list[str]) -> None:
        self._say(self.tr("Self-test passed"), "", lines)

    def _measured(self, pack_id: str, results: list[BenchResult]) -> None:
        card = self.cards.get(pack_id)
        if card is not None:
            card.show_bench(results)

    def _say(self, title: str, name: str, sentences: object, restriction: str = "") -> QMessageBox:
        lines = [said(line) if line.startswith("Warning: ") else f"✓ {said(line)}" for line in sentences]
        warned = bool(restriction) or any(line.startswith("Warning: ") for line in sentences)
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning if warned else QMessageBox.Icon.Information)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n".join([*([name, ""] if name else []), *lines]))
        box.setInformativeText(restriction)
        box.open()
        return box
