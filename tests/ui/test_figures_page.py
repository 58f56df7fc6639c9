"""The page of figures on a record made through the stores: what it shows, to whom, and what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.checkpoints import parse_checkpoint
from desktop.domain.people import Role
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.signing_key import verify_note
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.figures import figures_page
from desktop.ui.figures.figures_page import FiguresPage
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.workflow.annual_figures import figures_record
from desktop.workflow.engines import Engines
from tests.figures_builder import filled_record
from tests.people import sign_in_as
from tests.ui.test_access import controls_of, spoken_name

YEAR = datetime.now().astimezone().year
MakePage = Callable[..., FiguresPage]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield made


@pytest.fixture
def make_page(workspace: Workspace, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MakePage]:
    """make_page(...) -> a page that is on the screen."""
    apply_theme(qapp, "light")
    jobs = JobQueue()
    catalogue = PackCatalogue([tmp_path / "packs"])

    def make(where: Workspace = workspace, **options: object) -> FiguresPage:
        services = Services(where, catalogue, Engines(where, catalogue), jobs, CaseworkState())
        page = FiguresPage(services, None, **options)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        qtbot.waitUntil(lambda: not jobs.active())
        return page

    yield make
    jobs.stop()


def cells(page: FiguresPage, name: str) -> list[list[str]]:
    view = next(view for view in page.views() if view.table.name == name)
    assert view.rows is not None
    return view.rows.texts()


def names(page: FiguresPage) -> list[str]:
    return [view.table.name for view in page.views()]


def test_the_counts_of_this_year_are_shown_first(make_page: MakePage) -> None:
    page = make_page()
    assert page.chooser.years.currentText() == str(YEAR)
    assert ["General", "Robbery", "1"] in cells(page, "cases")
    outcomes = dict(cells(page, "candidate_outcomes"))
    assert outcomes["Lead of the first examiner"] == "3"
    assert outcomes["\u2003disagreement: goes no further"] == "1"
    assert "Counted by sam" in page.source.text()
    assert page.csv_button.isEnabled()


def test_reviewers_are_shown_with_intervals_to_those_who_may_see_them(
    make_page: MakePage, workspace: Workspace, qtbot: QtBot
) -> None:
    page = make_page()
    by = {row[0]: row for row in cells(page, "reviewers")}
    assert by["max"][3].startswith("1 of 4: 25.0% (95% interval")
    sign_in_as(workspace, "tom", Role.TRAINER)
    page.reload()
    # Not for a moment does another person see what was counted for the first.
    assert page.views() == []
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.made_by == "tom")
    assert "reviewers" not in names(page)
    assert "looks" in names(page)


def test_without_the_right_nothing_is_shown_or_left(make_page: MakePage, workspace: Workspace) -> None:
    page = make_page()
    assert page.views()
    sign_in_as(workspace, "ann", Role.ANALYST)
    assert page.reload() is None
    assert page.shown is None
    assert page.views() == []
    assert "supervisors" in page.empty.text()
    assert page.empty.isVisible()
    assert not page.csv_button.isEnabled()


def test_what_was_asked_for_by_somebody_else_is_not_shown_when_it_comes(
    make_page: MakePage, workspace: Workspace, qtbot: QtBot
) -> None:
    page = make_page()
    job = page.reload()
    assert job is not None
    sign_in_as(workspace, "ann", Role.ANALYST)
    page.reload()
    qtbot.waitUntil(lambda: job.is_over)
    assert page.shown is None
    assert page.views() == []


def test_a_right_that_goes_while_it_is_counted_leaves_a_sentence(
    make_page: MakePage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = make_page()
    monkeypatch.setattr(figures_page, "may", lambda *_: True)
    sign_in_as(workspace, "ann", Role.ANALYST)
    page.reload()
    qtbot.waitUntil(lambda: "needs the role" in page.empty.text())
    assert page.shown is None


def test_training_has_no_figures(make_page: MakePage, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "t", WorkspaceKind.TRAINING, "T. Trainer") as training:
        page = make_page(training)
        assert "no casework" in page.empty.text()
        page.close()


def test_other_days_are_counted_and_the_wrong_way_round_is_said(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    assert not page.chooser.first.isVisible()
    today = datetime.now().astimezone().date()
    page.chooser.choose_days(today.replace(year=YEAR - 5), today.replace(year=YEAR - 4, month=1, day=1))
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.period.year is None)
    assert page.chooser.first.isVisible()
    qtbot.waitUntil(lambda: "cases" in names(page) and page.shown.table("cases").rows == ())
    page.chooser.choose_days(today, today.replace(year=YEAR - 1))
    assert page.shown is None
    assert "first day comes after" in page.empty.text()
    page.chooser.choose_days(today, today)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.period.first == today)


def test_a_table_is_written_and_logged(make_page: MakePage, workspace: Workspace, tmp_path: Path) -> None:
    page = make_page()
    assert page.export_to(tmp_path / "f.csv")
    assert (tmp_path / "f.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "f.csv" in page.source.text()
    with workspace.reading() as stores:
        assert stores.log.count(kind_prefix="figures.exported") == 1


def test_pages_carry_a_signed_checkpoint_of_the_log(make_page: MakePage, tmp_path: Path) -> None:
    given = []

    def render(record: dict) -> bytes:
        given.append(record)
        return b"%PDF-1.7"

    page = make_page(render_pages=render)
    assert page.export_to(tmp_path / "f.pdf")
    assert (tmp_path / "f.pdf").read_bytes() == b"%PDF-1.7"
    (record,) = given
    verified = parse_checkpoint(verify_note(record["checkpoint"], record["verifier_key"]))
    assert verified.size >= page.shown.entries
    assert record["tables"] == figures_record(page.shown)["tables"]


def test_the_pages_are_a_document(make_page: MakePage, tmp_path: Path) -> None:
    page = make_page()
    assert page.export_to(tmp_path / "f.pdf")
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF-")


def test_a_file_that_cannot_be_written_gets_a_sentence(
    make_page: MakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(figures_page, "show_error", lambda parent, error: said.append(str(error)))
    page = make_page()
    assert not page.export_to(tmp_path / "nowhere" / "f.csv")
    assert len(said) == 1
    assert "cannot" in said[0] or "Nothing can be written" in said[0]


def test_every_table_is_as_high_as_its_rows_and_as_wide_as_its_words(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        shown = [view for view in page.views() if view.isVisible() and view.rows is not None]
        assert shown
        for view in shown:
            rows = view.rows
            qtbot.waitUntil(
                lambda rows=rows: (
                    rows.viewport().height() == sum(rows.rowHeight(r) for r in range(rows.rowCount()))
                )
            )
            # No line of a heading is cut off: the header is as high as the highest of them.
            header = rows.horizontalHeader()
            assert header.height() >= header.sizeHint().height()
            assert header.length() <= rows.width()


def test_a_table_is_copied_as_a_whole(make_page: MakePage) -> None:
    page = make_page()
    view = next(view for view in page.views() if view.table.name == "cases")
    view.rows.setCurrentIndex(QModelIndex())
    view.rows.setFocus()
    QTest.keySequence(view.rows, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Policy\tOffence\tCases"
    assert "General\tRobbery\t1" in lines


def test_every_control_has_a_name(make_page: MakePage) -> None:
    page = make_page(render_pages=lambda record: b"")
    nameless = [type(w).__name__ for w in controls_of(page) if not spoken_name(w)]
    assert nameless == []
