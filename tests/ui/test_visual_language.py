"""One visual language: spaces, sizes, colours and pictures come from the theme, on every page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.ui.icons import ICON_NAMES

ROOT = Path(__file__).resolve().parents[2]
WINDOW = ROOT / "desktop" / "ui"
ICONS = ROOT / "resources" / "icons"

SPACES = {
    *("setContentsMargins", "setSpacing", "setMargin", "addSpacing", "setHandleWidth"),
    *("setHorizontalSpacing", "setVerticalSpacing", "setIndent"),
}
FONTS = {"setPointSize", "setPointSizeF", "setPixelSize"}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")

THEIR_OWN = {
    "theme.py": "it is the theme",
    "icons.py": "it gives the pictures their colours",
    "report": "paper is white, and its type is measured in its own dots",
    "threshold_lab/plot_style.py": "the colours of lines in a plot, chosen to be told apart",
    "threshold_lab/plot_export.py": "an exported figure is printed on white",
    "threshold_lab/plot_canvas.py": "a figure scales its text with itself",
    "threshold_lab/figure_painter.py": "a figure scales its text with itself",
    "threshold_lab/plot_frame.py": "for a projector texts grow beyond the scale",
    "threshold_lab/replay_view.py": "for a projector texts grow beyond the scale",
    "threshold_lab/teaching_view.py": "for a projector texts grow beyond the scale",
    "error_rates/group_plot.py": "a plot of pyqtgraph takes no palette",
}
"""Files and folders that may do it otherwise, and why."""


def sources() -> list[Path]:
    return [
        path
        for path in sorted(WINDOW.rglob("*.py"))
        if not {path.relative_to(WINDOW).as_posix(), path.relative_to(WINDOW).parts[0]} & set(THEIR_OWN)
    ]


def complaints(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(ROOT).as_posix()
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute):
            if called.attr in SPACES and _has_number(node):
                yield f"{name}:{node.lineno}: {called.attr} with a number: take one of Spacing"
            if called.attr in FONTS:
                yield f"{name}:{node.lineno}: a size of text: take scaled_font or a role"
            if called.attr == "setStyleSheet":
                yield f"{name}:{node.lineno}: a style sheet: give it a role"
        if isinstance(called, ast.Name) and called.id == "QColor" and len(node.args) > 1:
            yield f"{name}:{node.lineno}: a colour: take one of the theme"
        if isinstance(called, ast.Name) and called.id == "QIcon" and _names_a_file(node):
            yield f"{name}:{node.lineno}: a picture from a file: add it to the icons"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.fullmatch(node.value):
            yield f"{name}:{node.lineno}: a colour: take one of the theme"


def _has_number(call: ast.Call) -> bool:
    """Zero is no space; a factor before a space of the theme is still of the theme."""
    numbers = [
        argument
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, int | float) and argument.value
    ]
    return bool(numbers)


def _names_a_file(call: ast.Call) -> bool:
    return any(
        isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and part.value.endswith((".svg", ".png"))
        and part.value != "program-icon.svg"
        for part in ast.walk(call)
    )


@pytest.mark.parametrize(
    "source",
    [
        "column.setSpacing(7)",
        "box.setContentsMargins(0, 3, 0, 0)",
        "font.setPointSizeF(11.5)",
        'label.setStyleSheet("color: red")',
        "painter.setPen(QColor(1, 2, 3))",
        'painter.setPen(QColor("#ffffff"))',
        'button.setIcon(QIcon("x/arrow.png"))',
    ],
)
def test_what_is_looked_for_is_found(tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    path = tmp_path / "page.py"
    path.write_text(source, encoding="utf-8")
    assert list(complaints(path))
    path.write_text("column.setSpacing(Spacing.M)\nbox.setContentsMargins(0, 0, 2 * Spacing.L, 0)")
    assert not list(complaints(path))


def test_no_page_has_spaces_sizes_and_colours_of_its_own() -> None:
    assert len(sources()) > 200
    assert [line for path in sources() for line in complaints(path)] == []


def test_every_exception_is_still_one() -> None:
    for name in THEIR_OWN:
        assert (WINDOW / name).exists(), name


def test_the_icons_are_of_one_set_whose_licence_stands_with_them() -> None:
    about = (ICONS / "README.md").read_text(encoding="utf-8")
    assert "Apache-2.0" in about
    for path in sorted(ICONS.glob("*.svg")):
        first, drawing = path.read_text(encoding="utf-8").split("\n", 1)
        assert first == "<!-- Second Look, Apache-2.0 -->", path.name
        assert 'width="24" height="24"' in drawing, path.name
        if not path.stem.startswith("mark-"):
            assert 'stroke-width="1.75"' in drawing, path.name
            assert not COLOUR.findall(drawing.replace("#000000", "")), path.name


def test_every_icon_is_used_and_every_name_has_one() -> None:
    drawn = {path.stem for path in ICONS.glob("*.svg")}
    assert set(ICON_NAMES) <= drawn
    left = {name for name in drawn - set(ICON_NAMES) if not re.fullmatch(r"mark-\w+-(light|dark)", name)}
    assert left == set()
