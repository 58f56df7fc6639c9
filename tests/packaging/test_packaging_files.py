"""What packages are made of agrees with the program: modules, file types, programs, words for systems."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from configparser import RawConfigParser
from pathlib import Path
from types import ModuleType

import pytest

from desktop.workflow.received_files import LOG_ENDING, PACK_ENDING

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILDS_PACKS = {"onnx_parts.py", "dlib_graph.py", "centerface_graph.py"}
"""Need onnx, and are imported only where a pack is built."""


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


contents = load("frozen_contents")
versions = load("versions")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_the_program_imports_nothing_that_is_left_out():
    excluded = set(contents.EXCLUDED_MODULES)
    for path in (ROOT / "desktop").rglob("*.py"):
        if path.name in BUILDS_PACKS:
            continue
        names = imported(path)
        for name in names:
            parts = name.split(".")
            prefixes = {".".join(parts[: n + 1]) for n in range(len(parts))}
            assert not prefixes & excluded, f"{path.name} imports {name}"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/tls/qopensslbackend.dll", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_ja.qm", False),
        ("PySide6/Qt/translations/qt_help_fr.qm", False),
        ("PySide6/opengl32sw.dll", False),
        ("onnxruntime/capi/DirectML.dll", True),
        ("numpy/_core/tests/data.csv", False),
        ("click-8.5.1.dist-info/METADATA", True),
        ("click-8.5.1.dist-info/RECORD", False),
        ("second_look-0.1.0.dist-info/direct_url.json", False),
    ],
)
def test_what_belongs_into_the_program(name, kept):
    assert contents.wanted((name, "/somewhere", "BINARY")) is kept


def test_links_to_what_is_left_out_go_too():
    kept = ("PySide6/Qt/lib/libQt6Core.so.6", "/x", "BINARY")
    link = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    broken = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    assert contents.without_broken_links([kept, link, broken]) == [kept, link]


def test_libraries_of_qt_that_nothing_needs_are_left_out():
    core = ("PySide6/Qt/lib/libQt6Core.so.6", "/core", "BINARY")
    quick = ("PySide6/Qt/lib/libQt6Quick.so.6", "/quick", "BINARY")
    module = ("PySide6/QtCore.abi3.so", "/module", "EXTENSION")
    found = contents.without_unused_qt([core, quick, module], lambda _: ["libQt6Core.so.6", "libc.so.6"])
    assert found == [core, module]


def test_every_system_opens_the_same_two_file_types():
    endings = {PACK_ENDING, LOG_ENDING}
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    tree = ET.parse(PACKAGING / "linux" / "second-look.xml")
    types = {
        kind.attrib["type"]: kind.find("m:glob", space).attrib["pattern"].removeprefix("*.")
        for kind in tree.getroot().findall("m:mime-type", space)
    }
    assert set(types.values()) == endings
    entry = RawConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(PACKAGING / "linux" / "second-look.desktop", encoding="utf-8")
    assert set(filter(None, entry["Desktop Entry"]["MimeType"].split(";"))) == set(types)
    metainfo = ET.parse(PACKAGING / "linux" / "metainfo.xml").getroot()
    assert {kind.text for kind in metainfo.iter("mediatype")} == set(types)
    assert metainfo.findtext("id") == versions.IDENTIFIER
    script = (PACKAGING / "windows" / "second_look.iss").read_text(encoding="utf-8")
    assert set(re.findall(r'Classes\\\.(\w+)"', script)) == endings
    assert set(re.findall(r'ValueData: "(application/[^"]+)"', script)) == set(types)


def test_the_windows_installer_removes_nothing_of_a_persons():
    script = (PACKAGING / "windows" / "second_look.iss").read_text(encoding="utf-8")
    code = "\n".join(line for line in script.splitlines() if not line.startswith(";"))
    assert "[UninstallDelete]" not in code
    assert re.findall(r'Type: filesandordirs; Name: "([^"]+)"', code) == [r"{app}\_internal"]
    assert not re.search(r"localappdata|userappdata|\{userdocs", code, re.IGNORECASE)
    assert "PrivilegesRequired=lowest" in code
    assert "PrivilegesRequiredOverridesAllowed=dialog commandline" in code


def test_every_program_has_a_version_resource_for_windows():
    for entry in (PACKAGING / "entry").glob("*.py"):
        name = entry.stem.replace("_", "-")
        text = versions.windows_version_text("1.2.3", name)
        assert "filevers=(1, 2, 3, 0)" in text
        assert f"{name}.exe" in text
        compile(text, "version", "eval")
    assert versions.four_numbers("0.10.2rc1+local.5") == (0, 10, 2, 0)


def test_the_help_and_its_pictures_are_in_the_frozen_program() -> None:
    names = {Path(name).as_posix() for name, _, _ in contents._below(ROOT / "resources", "resources")}
    help_files = [path for path in (ROOT / "resources" / "help").rglob("*") if path.is_file()]
    assert {".md", ".png"} == {path.suffix for path in help_files}
    for path in help_files:
        assert path.relative_to(ROOT).as_posix() in names
