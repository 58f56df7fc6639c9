"""The About box: what is in the program has a licence and a text, and support learns no names."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop import paths
from desktop.recognition.packs import DEFAULT_PACK_ID, PackCatalogue
from desktop.ui.about.about_facts import pack_facts, support_text
from desktop.ui.about.libraries import libraries, licence_of
from tests.ui.conftest import Driver

Open = Callable[..., Driver]
WITHOUT_TEXT = {"flatbuffers"}
"""Their packages bring none, and it is not ours to write."""


def test_every_library_has_a_version_and_a_licence_and_nearly_all_a_text() -> None:
    found = {one.name.lower(): one for one in libraries()}
    assert [one.name for one in libraries()][:3] == ["Second Look", "Second Look icons", "Python"]
    assert {"numpy", "pillow", "onnxruntime", "pyside6_essentials", "cryptography"} <= set(found)
    for name, one in found.items():
        assert one.version, name
        assert one.licence, name
        assert one.text or name in WITHOUT_TEXT, name
    assert "LESSER GENERAL PUBLIC LICENSE" in found["pyside6_essentials"].text
    assert "Apache License" in found["second look"].text
    assert "drawn for this program" in found["second look icons"].text


def test_tools_of_development_are_not_said_to_be_in_it() -> None:
    assert not {one.name.lower() for one in libraries()} & {"pytest", "ruff", "mypy", "hypothesis"}


def test_a_packaged_program_reads_what_was_put_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "licences"
    (folder / "numpy").mkdir(parents=True)
    (folder / "numpy" / "LICENSE.txt").write_text("the text", encoding="utf-8")
    index = {
        "numpy": {"version": "2.0", "licence": "BSD"},
        "PySide6_Essentials": {"version": "6", "licence": "LGPL"},
    }
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    monkeypatch.setattr(paths, "shipped_licences_dir", lambda: folder)
    found = {one.name: one for one in libraries()}
    assert (found["numpy"].version, found["numpy"].text) == ("2.0", "the text")
    assert "LESSER" in found["PySide6_Essentials"].text
    (folder / "index.json").write_text("{", encoding="utf-8")
    assert "numpy" not in {one.name for one in libraries()}


def test_a_licence_is_an_expression_or_the_packages_own_words() -> None:
    assert licence_of(metadata.distribution("numpy")).startswith("BSD-3-Clause")
    assert licence_of(metadata.distribution("colorama")) == "BSD License"


def test_support_learns_versions_and_packs_and_no_folder(own_home: Path) -> None:
    pack = pack_facts(PackCatalogue().get(DEFAULT_PACK_ID))
    text = support_text([pack], toolkit="6", runtime="1", device="", language="fr_FR", workspace="casework")
    assert f"Pack: {DEFAULT_PACK_ID} {pack.version}, sha256 {pack.hash}" in text
    assert str(own_home) not in text
    assert "Device: not known yet" in text
    assert "MIT License" in pack.text


def test_the_box_shows_all_of_it_and_copies_details(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.menus.actions["help.about"].trigger()
    (dialog,) = [one for one in window.findChildren(type(window.ways.open_about())) if one.isVisible()][:1]
    assert DEFAULT_PACK_ID in dialog.pack_list.text.toPlainText()
    assert dialog.packs[0].hash in dialog.pack_list.text.toPlainText()
    names = [dialog.library_list.list.item(n).text() for n in range(dialog.library_list.list.count())]
    row = next(n for n, name in enumerate(names) if name.startswith("numpy"))
    dialog.library_list.list.setCurrentRow(row)
    assert "BSD" in dialog.library_list.text.toPlainText()
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.details
    assert str(tmp_path) not in copied
    QGuiApplication.clipboard().clear()
