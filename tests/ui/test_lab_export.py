"""What leaves the threshold lab: pictures, drawings, tables, the handout."""

from __future__ import annotations

import csv
import importlib.util
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.domain.score_kinds import ScoreKind
from desktop.errors import FolderNotWritable, StorageFull
from desktop.ui.threshold_lab.handout import handout_figures, handout_text, write_handout
from desktop.ui.threshold_lab.plot_export import (
    ask_path,
    csv_bytes,
    default_name,
    png_bytes,
    safe_cell,
    save_plot,
    svg_bytes,
)
from desktop.ui.threshold_lab.plot_frame import PlotSource
from desktop.workflow.export_file import write_export
from desktop.workflow.gallery_errors import GalleryErrors

SOURCE = PlotSource("=Gallery, north", "default-128", ScoreKind.RAW, 120, "2026-01-02", True)


def _some_errors() -> Callable[..., GalleryErrors]:
    spec = importlib.util.spec_from_file_location(
        "lab_plots", Path(__file__).with_name("test_lab_plots.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.some_errors


@pytest.fixture(scope="module")
def errors() -> GalleryErrors:
    return _some_errors()()


def test_every_plot_is_a_picture_a_drawing_and_a_table(errors: GalleryErrors, qapp: QApplication) -> None:
    figures = handout_figures(errors, errors.curve.threshold_for(0.1), "sex", 25_000)
    assert [figure.name for figure in figures] == ["scores", "trade-off", "gallery-size", "groups"]
    for figure in figures:
        picture = Image.open(io.BytesIO(png_bytes(figure, SOURCE)))
        assert picture.size == (1800, 1200)
        middle = picture.convert("L").crop((300, 250, 1700, 800))
        assert middle.getextrema()[0] < 120, "the plot itself is there"
        root = ElementTree.fromstring(svg_bytes(figure, SOURCE))
        tags = [element.tag.rpartition("}")[2] for element in root.iter()]
        assert tags.count("path") + tags.count("polyline") > 5
        text = " ".join(root.itertext())
        assert figure.title in text
        assert "synthetic faces" in text
        assert figure.x.title in text
        rows = list(csv.reader(io.StringIO(csv_bytes(figure, SOURCE).decode("utf-8-sig"))))
        cut = rows.index([])
        facts = dict(rows[:cut])
        assert facts["# gallery"] == "'=Gallery, north"
        assert facts["# score kind"] == "raw"
        assert facts["# faces"] == "synthetic"
        assert float(facts["# threshold"]) == figure.threshold
        assert len(rows[cut + 2 :]) == len(figure.table.rows)
        assert all(len(row) == len(rows[cut + 1]) for row in rows[cut + 2 :])
        for row, own in zip(rows[cut + 2 :], figure.table.rows, strict=True):
            assert [float(c) for c, o in zip(row, own, strict=True) if isinstance(o, float)] == [
                o for o in own if isinstance(o, float)
            ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert str(safe_cell(text)).startswith(f"'{text[0]}")


def test_numbers_stay_numbers() -> None:
    assert safe_cell(-0.5) == -0.5
    assert safe_cell("office - 1") == "office - 1"
    assert safe_cell(None) == ""


def test_an_empty_plot_is_not_exported(qapp: QApplication) -> None:
    errors = _some_errors()(mated=0)
    empty = handout_figures(errors, 0.5, "sex")[1]
    with pytest.raises(ValueError, match="30 people"):
        png_bytes(empty, SOURCE)


def test_names_suit_every_file_system(errors: GalleryErrors) -> None:
    figure = handout_figures(errors, 0.5, "sex")[0]
    assert default_name(figure, SOURCE, "png") == "Gallery-north-scores-raw-T0.5000.png"


def test_the_dialog_gives_a_path_with_its_ending(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent = QWidget()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / "T0.5"), ""))
    assert ask_path(parent, "svg", "name.svg") == tmp_path / "T0.5.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: ("", ""))
    assert ask_path(parent, "svg", "name.svg") is None


def test_a_file_is_replaced_whole_or_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plot.csv"
    write_export(path, b"first")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageFull):
            write_export(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path], "nothing is left behind"
    write_export(path, b"third")
    assert path.read_bytes() == b"third"


def test_a_folder_that_is_not_there_is_said(errors: GalleryErrors, tmp_path: Path) -> None:
    figure = handout_figures(errors, 0.5, "sex")[0]
    with pytest.raises(FolderNotWritable):
        save_plot(figure, SOURCE, "csv", tmp_path / "none" / "plot.csv")


def test_the_handout_is_one_page_with_its_fonts(
    errors: GalleryErrors, tmp_path: Path, qapp: QApplication
) -> None:
    for name in ("G", "A gallery with a very long name " * 12):
        path = tmp_path / "handout.pdf"
        write_handout(path, errors, errors.default_threshold, "sex", name, "default-128", True, 1_000_000)
        data = path.read_bytes()
        assert data.startswith(b"%PDF-")
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == 1
        assert b"/FontFile2" in data or b"/FontFile3" in data
        assert re.search(rb"/MediaBox\s*\[\s*0 0 595[.\d]* 84[12][.\d]*", data)


def test_the_handout_says_what_it_must(errors: GalleryErrors) -> None:
    made = handout_text(
        errors, errors.curve.threshold_for(0.1), "sex", "North", "default-128", True, 25_000
    )
    said = " ".join((made.title, made.source, *made.rates, *made.caveats))
    for part in (
        "North",
        "default-128",
        "120 people",
        "Raw score",
        "2026-01-02",
        "Of 100 people who are not in this gallery",
        "SEL",
        "who are in this gallery",
        "Highest at T: M",
        "floor",
        "casework gallery",
        "synthetic",
        "never an identification",
    ):
        assert part in said, part
    real = handout_text(errors, 0.5, "sex", "North", "default-128", False)
    assert "synthetic" not in " ".join(real.caveats)
