"""Dragging and dropping: what is said over a page, what is taken, what is refused and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.gallery.enrol_dialog import EnrolDialog
from desktop.ui.shell import own_program
from desktop.ui.shell.drop_rules import (
    Verdict,
    for_gallery,
    for_gate,
    for_note,
    for_probe,
    for_settings,
    for_window,
)
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.sign_in.gate import Gate
from desktop.workflow.demo import demo_folder
from tests.ui.conftest import Driver

PICTURE = demo_folder() / "probes"


@pytest.fixture
def things(tmp_path: Path) -> dict[str, Path]:
    """One of each kind, by name."""
    folder = tmp_path / "folder"
    folder.mkdir()
    made = {"folder": folder}
    for name in ("picture.jpg", "table.csv", "pack.slpack", "log.sllog", "model.onnx", "letter.docx"):
        made[name.partition(".")[0]] = tmp_path / name
        (tmp_path / name).write_bytes(b"x")
    return made


def pick(things: dict[str, Path], names: str) -> list[Path]:
    return [things[name] for name in names.split()]


@pytest.mark.parametrize(
    ("names", "taken"),
    [("picture", True), ("letter", True), ("folder", False), ("table", False), ("picture letter", False)],
)
def test_a_probe_is_one_picture(things: dict[str, Path], names: str, taken: bool) -> None:
    verdict = for_probe(pick(things, names), has_image=False, refused="")
    assert bool(verdict.hint) is taken
    assert bool(verdict.refusal) is not taken


def test_a_picture_without_a_file_is_a_probe_too() -> None:
    assert for_probe([], has_image=True, refused="").hint
    assert for_probe([], has_image=False, refused="") is None


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        ("folder", True),
        ("table", True),
        ("folder table", True),
        ("picture", False),
        ("letter", False),
        ("folder picture", False),
    ],
)
def test_a_gallery_takes_a_folder_and_its_table(things: dict[str, Path], names: str, taken: bool) -> None:
    verdict = for_gallery(pick(things, names), refused="")
    assert bool(verdict.hint) is taken
    assert bool(verdict.refusal) is not taken


@pytest.mark.parametrize(
    ("names", "taken"),
    [("folder", True), ("model", True), ("picture", False), ("table", False), ("folder model", False)],
)
def test_settings_take_one_model_pack(things: dict[str, Path], names: str, taken: bool) -> None:
    verdict = for_settings(pick(things, names), refused="")
    assert bool(verdict.hint) is taken


@pytest.mark.parametrize("name", ["pack", "log"])
def test_what_somebody_was_given_goes_to_the_window_from_every_page(
    things: dict[str, Path], name: str
) -> None:
    dropped = [things[name]]
    assert for_probe(dropped, has_image=False, refused="") is None
    assert for_gallery(dropped, refused="") is None
    assert for_settings(dropped, refused="") is None
    assert for_window(dropped).hint
    assert for_window([things["letter"]]).refusal
    assert for_window([]) is None


def test_whoever_may_not_is_told_so(things: dict[str, Path]) -> None:
    why = "Your account may not do this."
    for verdict in (
        for_probe([things["picture"]], has_image=False, refused=why),
        for_gallery([things["folder"]], refused=why),
        for_settings([things["folder"]], refused=why),
    ):
        assert verdict == Verdict(refusal=why)


def test_a_note_is_one_file(things: dict[str, Path]) -> None:
    assert for_note([things["letter"]]).hint
    assert for_note([things["folder"]]).refusal
    assert for_note(pick(things, "letter table")).refusal


def test_the_gate_takes_another_workspace(things: dict[str, Path], tmp_path: Path) -> None:
    other, own = tmp_path / "other", tmp_path / "own"
    for folder in (other, own):
        folder.mkdir()
        (folder / "workspace.db").touch()

    def verdict(path: Path) -> Verdict:
        return for_gate([path], opened=own, database="workspace.db")

    assert verdict(other).hint
    assert "already" in verdict(own).refusal
    assert "workspace.db" in verdict(things["folder"]).refusal


# Events


def mime_of(paths: Sequence[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(widget: QWidget, mime: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, mime: QMimeData) -> bool:
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    return widget


def test_the_hint_is_there_while_something_is_dragged(page: QWidget, things: dict[str, Path]) -> None:
    taken: list[list[Path]] = []
    target = DropTarget(
        page,
        lambda mime: for_gallery(paths_in(mime), refused=""),
        lambda mime: taken.append(paths_in(mime)),
    )
    mime = mime_of([things["folder"]])
    assert enter(page, mime)
    assert target.hint.isVisible()
    assert target.hint.geometry() == page.rect()
    assert "enrol" in target.hint.accessibleName()
    assert page.childAt(200, 150) is not target.hint
    assert not target.hint.grab().isNull()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not target.hint.isVisible()
    assert enter(page, mime)
    assert drop(page, mime)
    assert not target.hint.isVisible()
    assert taken == [[things["folder"]]]


def test_what_is_refused_is_said_and_not_taken(page: QWidget, things: dict[str, Path]) -> None:
    taken: list[object] = []
    target = DropTarget(page, lambda mime: for_gallery(paths_in(mime), refused=""), taken.append)
    mime = mime_of([things["picture"]])
    assert enter(page, mime)
    assert "folder that holds the pictures" in target.hint.sentence
    assert not target.hint.grab().isNull()
    assert drop(page, mime)
    assert not taken
    box = page.findChild(QMessageBox)
    assert "folder that holds the pictures" in box.text()
    box.reject()


def test_what_is_not_for_the_page_is_left_to_what_it_lies_in(
    page: QWidget, things: dict[str, Path]
) -> None:
    target = DropTarget(page, lambda mime: for_gallery(paths_in(mime), refused=""), lambda mime: None)
    assert not enter(page, mime_of([things["log"]]))
    assert not drop(page, mime_of([things["log"]]))
    assert not target.hint.isVisible()


def test_drops_on_the_pages_of_the_window(
    tmp_path: Path,
    few_faces: Path,
    things: dict[str, Path],
    open_session: Callable[..., Driver],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    started: list[list[str]] = []

    class Process:
        @staticmethod
        def startDetached(program: str, arguments: list[str], folder: str) -> tuple[bool, int]:
            started.append(arguments)
            return True, 1

    monkeypatch.setattr(own_program, "QProcess", Process)
    # A disclosure pack, on any page.
    window.go_to("cases")
    mime = mime_of([things["pack"]])
    assert enter(window, mime)
    assert drop(window, mime)
    assert started[-1][-2:] == ["open", str(things["pack"])]
    # A page that does not take it leaves it to the window.
    assert enter(window.gallery_page, mime)
    assert window.gallery_page.drops.hint.isHidden()
    assert not window.drops.hint.isHidden()
    QApplication.sendEvent(window, QDragLeaveEvent())
    # A folder and its table.
    gallery = window.gallery_page
    mime = mime_of([few_faces / "metadata.csv", few_faces])
    assert enter(gallery, mime)
    assert drop(gallery, mime)
    dialog = gallery.findChild(EnrolDialog)
    assert dialog._folder.text() == str(few_faces)
    assert dialog._metadata.text() == str(few_faces / "metadata.csv")
    dialog.reject()
    # A picture.
    picture = next(iter(sorted(PICTURE.glob("*.jpg"))))
    probe = window.probe_page
    window.go_to("probe")
    mime = mime_of([picture])
    assert enter(probe, mime)
    assert drop(probe, mime)
    driver.settle()
    assert probe.draft is not None
    assert probe.draft.file_name == picture.name


def test_a_workspace_dropped_on_the_gate_is_opened(tmp_path: Path, qtbot: QtBot) -> None:
    opened = Workspace.open_or_create(tmp_path / "own", WorkspaceKind.CASEWORK, "A. Examiner")
    Workspace.open_or_create(tmp_path / "other", WorkspaceKind.CASEWORK, "A. Examiner").close()
    asked: list[tuple[Path, bool]] = []
    gate = Gate(opened)
    gate.workspace_asked.connect(lambda folder, new: asked.append((folder, new)))
    qtbot.addWidget(gate)
    gate.show_sign_in()
    gate.show()
    mime = mime_of([tmp_path / "other"])
    assert enter(gate, mime)
    assert gate.drops.hint.isVisible()
    assert drop(gate, mime)
    assert asked == [(tmp_path / "other", False)]
    gate.show_leaving()
    assert not enter(gate, mime)
    opened.close()
