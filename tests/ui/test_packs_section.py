"""The model packs in the settings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from desktop.errors import ModelFileUnknown, PackRefused
from desktop.recognition.manifest_text import manifest_text
from desktop.recognition.packs import DEFAULT_PACK_ID, ModelPack
from desktop.storage.workspace import Workspace
from desktop.ui.settings.pack_card import bench_text
from desktop.ui.settings.pack_dialogs import CardDialog, WhichModelDialog
from desktop.ui.settings.packs_section import PacksSection
from desktop.workflow.enrol import EnrolmentRequest
from desktop.workflow.model_packs import Added, BenchResult
from tests.ui.conftest import Driver

JOBS = "desktop.ui.settings.pack_jobs"


@pytest.fixture
def second_pack(own_home: Path, default_pack: ModelPack) -> ModelPack:
    """Another pack in the person's folder: the same models, another threshold, a licence that forbids."""
    folder = own_home / "models" / "another"
    shutil.copytree(default_pack.folder, folder)
    (folder / "pack.toml").chmod(0o600)
    pack = replace(
        default_pack,
        id="another",
        name="Another <b>pack</b>",
        restriction="Research only: not for casework.",
        detector=replace(default_pack.detector, score_threshold=0.4),
    )
    (folder / "pack.toml").write_text(manifest_text(pack), encoding="utf-8")
    return pack


@pytest.fixture
def driver(open_session: Callable[..., Driver], second_pack: ModelPack, tmp_path: Path) -> Driver:
    found = open_session(tmp_path / "workspace")
    found.session.window.go_to("settings")
    return found


@pytest.fixture
def section(driver: Driver) -> PacksSection:
    return driver.session.window.settings_page.packs


def _texts(section: PacksSection, pack_id: str) -> list[str]:
    return [label.text() for label in section.cards[pack_id].findChildren(QLabel)]


def test_a_card_says_what_a_pack_is_and_what_its_licence_forbids(section: PacksSection) -> None:
    texts = _texts(section, "another")
    assert "Another <b>pack</b> 1.0.0" in texts
    assert "detector and embedder" in texts
    assert "Research only: not for casework." in texts
    (warning,) = [
        label
        for label in section.cards["another"].findChildren(QLabel)
        if label.text().startswith("Research")
    ]
    assert warning.property("role") == "caution"
    assert warning.accessibleName().startswith("Licence warning")
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in section.cards["another"].findChildren(QLabel)
        if "<b>" in label.text()
    )
    for button in section.cards["another"].findChildren(QPushButton):
        assert "Another <b>pack</b>" in button.accessibleName()
    assert "remove" not in section.cards[DEFAULT_PACK_ID].buttons


def test_recipes_wait_behind_a_button(section: PacksSection) -> None:
    shown = section.cards["sface-2021dec"]
    assert not shown.isVisible()
    assert "(" in section.recipes_button.text()
    section.recipes_button.click()
    assert shown.isVisible()
    assert section.tag_of("sface-2021dec") == "Not installed"
    assert set(shown.buttons) == {"file", "card"}
    assert "recognised by its hash" in shown.buttons["file"].toolTip()
    assert "pinned from then on" in section.cards["adaface"].buttons["file"].toolTip()
    assert set(section.cards["arcface-mobile-512"].buttons) == {"file", "fetch", "card"}


def test_a_card_names_the_galleries_that_need_it(
    driver: Driver, section: PacksSection, few_faces: Path
) -> None:
    assert section.cards[DEFAULT_PACK_ID].use == "Galleries enrolled with it: "
    driver.session.window.gallery_page.start_enrolment(EnrolmentRequest("Few", few_faces))
    driver.settle()
    assert section.cards[DEFAULT_PACK_ID].use == "Galleries enrolled with it: “Few”"
    assert section.tag_of(DEFAULT_PACK_ID) == "In use"
    assert section.tag_of("another") == "Installed"


def test_the_card_is_text_and_nothing_else(section: PacksSection, driver: Driver) -> None:
    folder = section.cards["another"].pack.folder
    picture = folder / "secret.png"
    (folder / "card.md").chmod(0o600)
    (folder / "card.md").write_text(
        f"# Of <script>x</script>\n\n![p]({picture.as_uri()}) [l](file:///etc/passwd)\n",
        encoding="utf-8",
    )
    section.cards["another"].buttons["card"].click()
    dialog = section.findChild(CardDialog)
    assert dialog is not None
    assert "Another" in dialog.windowTitle()
    assert not dialog.page.openLinks()
    assert "<script>x</script>" in dialog.page.toPlainText()
    kind = QTextDocument.ResourceType.ImageResource.value
    assert dialog.page.loadResource(kind, QUrl.fromLocalFile(str(picture))).isEmpty()
    assert dialog.page.textCursor().position() == 0
    dialog.reject()


def _drop(section: PacksSection, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page = section.window().settings_page
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert not page.drops.hint.isHidden()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), actions, data, buttons, keys))
    assert page.drops.hint.isHidden()


def test_a_file_that_nobody_knows_is_asked_about_and_added(
    driver: Driver,
    section: PacksSection,
    second_pack: ModelPack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[Path, str | None]] = []

    def add(
        catalogue: object, source: Path, workspace: Workspace, *, recipe_id: str | None = None, **_: object
    ) -> Added:
        asked.append((source, recipe_id))
        if recipe_id is None:
            raise ModelFileUnknown(detail="Nobody knows it.")
        return Added(second_pack, ("It works.", "Warning: hardly."))

    monkeypatch.setattr(f"{JOBS}.add_pack", add)
    file = tmp_path / "model.onnx"
    file.write_bytes(b"a model")
    _drop(section, file)
    driver.settle()
    dialog = section.findChild(WhichModelDialog)
    assert dialog is not None
    offered = [dialog.recipe.itemData(i) for i in range(dialog.recipe.count())]
    assert set(offered) == {"adaface", "arcface", "edgeface"}
    dialog.recipe.setCurrentIndex(offered.index("edgeface"))
    dialog.ok_button.click()
    driver.settle()
    assert asked == [(file, None), (file, "edgeface")]
    box = section.findChild(QMessageBox)
    assert box is not None
    assert "✓ It works.\nWarning: hardly." in box.text()
    assert box.informativeText() == "Research only: not for casework."
    assert box.icon() == QMessageBox.Icon.Warning
    box.close()


def test_what_is_refused_is_said(
    driver: Driver, section: PacksSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Added:
        raise PackRefused(detail="its graph never ends.")

    monkeypatch.setattr(f"{JOBS}.add_pack", refuse)
    _drop(section, tmp_path)
    driver.settle()
    box = section.findChild(QMessageBox)
    assert box is not None
    assert "its graph never ends." in box.text()
    box.close()


def test_two_packs_are_combined_by_their_parts(
    driver: Driver, section: PacksSection, second_pack: ModelPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str, str | None]] = []

    def combine(
        catalogue: object,
        detector: str,
        embedder: str,
        workspace: Workspace,
        *,
        name: str | None,
        **_: object,
    ) -> Added:
        asked.append((detector, embedder, name))
        return Added(second_pack, ("It works.",))

    monkeypatch.setattr(f"{JOBS}.combine_packs", combine)
    heard: list[int] = []
    section.packs_changed.connect(lambda: heard.append(1))
    assert section.combine_button.isEnabled()
    dialog = section.ask_combination()
    assert dialog.detector.itemText(0) == f"CenterFace (in {DEFAULT_PACK_ID})"
    assert dialog.embedder.count() == 1, "both packs hold the same embedder"
    assert dialog.detector.count() == 2
    dialog.detector.setCurrentIndex(dialog.detector.findData(DEFAULT_PACK_ID))
    assert not dialog.ok_button.isEnabled()
    dialog.detector.setCurrentIndex(dialog.detector.findData("another"))
    dialog.name.setText("Both")
    dialog.ok_button.click()
    driver.settle()
    assert asked == [("another", DEFAULT_PACK_ID, "Both")]
    assert heard == [1]


def test_one_pack_alone_cannot_be_combined(
    driver: Driver, section: PacksSection, second_pack: ModelPack, own_home: Path
) -> None:
    shutil.rmtree(own_home / "models" / "another")
    section.reload()
    assert not section.combine_button.isEnabled()
    assert "two packs" in section.combine_button.toolTip()


def test_a_speed_is_measured_shown_and_kept(
    driver: Driver, section: PacksSection, default_pack: ModelPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = BenchResult(
        DEFAULT_PACK_ID,
        "CPU (2 cores)",
        12.34,
        345.6,
        78.9,
        100_000,
        default_pack.hash,
        "2026-01-02T10:00:00+00:00",
    )
    monkeypatch.setattr(f"{JOBS}.bench_devices", lambda *_, **__: [result])
    section.cards[DEFAULT_PACK_ID].buttons["bench"].click()
    driver.settle()
    shown = section.cards[DEFAULT_PACK_ID].bench
    assert shown == bench_text(result)
    assert "CPU (2 cores), " in shown
    assert "12.3 pictures, 346 templates, 78.9 searches" in shown
    section.reload()
    assert section.cards[DEFAULT_PACK_ID].bench == shown
    assert section.cards["another"].bench == ""


def test_removing_is_asked_first(driver: Driver, section: PacksSection, own_home: Path) -> None:
    section.cards["another"].buttons["remove"].click()
    box = section.findChild(QMessageBox)
    assert box is not None
    assert (own_home / "models" / "another").is_dir()
    next(button for button in box.buttons() if button.text() == "Remove").click()
    driver.settle()
    assert not (own_home / "models" / "another").exists()
    assert "another" not in section.cards


def test_a_new_gallery_is_enrolled_with_the_pack_that_was_chosen(
    driver: Driver, section: PacksSection, few_faces: Path
) -> None:
    page = driver.session.window.gallery_page
    dialog = page.ask_enrolment(few_faces)
    assert dialog.pack.isVisible()
    assert dialog.pack_id == DEFAULT_PACK_ID
    dialog._gallery.setCurrentText("Other")
    dialog.pack.setCurrentIndex(dialog.pack.findData("another"))
    dialog._accept()
    driver.settle()
    gallery = driver.session.services.state.gallery
    assert (gallery.name, gallery.pack_id) == ("Other", "another")
    dialog = page.ask_enrolment(few_faces)
    dialog._gallery.setCurrentText("Other")
    assert (dialog.pack_id, dialog.pack.isEnabled()) == ("another", False)
    dialog.reject()
    assert section.cards["another"].use == "Galleries enrolled with it: “Other”"
