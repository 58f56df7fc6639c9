"""The page of the log on a record made through the stores: filters, one case, verification, checkpoints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Role
from desktop.domain.signing import Protection
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.audit.audit_page import AuditPage
from desktop.ui.audit.entry_pane import EntryPane
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.workflow.browse import log_page
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.engines import Engines
from desktop.workflow.signing import keep_key
from tests.figures_builder import filled_record
from tests.people import sign_in_as
from tests.ui.test_access import controls_of, spoken_name

MakePage = Callable[..., AuditPage]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield made


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobQueue]:
    queue = JobQueue()
    yield queue
    queue.stop()


@pytest.fixture
def settle(qtbot: QtBot, jobs: JobQueue) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not jobs.active(), timeout=20_000)


@pytest.fixture
def make_page(
    workspace: Workspace,
    qtbot: QtBot,
    qapp: QApplication,
    jobs: JobQueue,
    settle: Callable[[], None],
    tmp_path: Path,
) -> MakePage:
    """make_page() -> a page that is on the screen."""
    apply_theme(qapp, "light")
    catalogue = PackCatalogue([tmp_path / "packs"])

    def make(where: Workspace = workspace) -> AuditPage:
        services = Services(where, catalogue, Engines(where, catalogue), jobs, CaseworkState())
        page = AuditPage(services)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        page.show()
        settle()
        return page

    return make


def numbers(workspace: Workspace, **conditions: object) -> list[int]:
    return [entry.seq for entry in log_page(workspace, 0, 1000, wanted=LogFilter(**conditions))]


def case_id(workspace: Workspace, number: str) -> str:
    with workspace.reading() as stores:
        return stores.cases.by_number(number).case_id


def test_everything_is_shown_first_newest_on_top(make_page: MakePage, workspace: Workspace) -> None:
    page = make_page()
    assert list(page.entries.model.numbers) == numbers(workspace)
    assert page.entries.pane.entry.seq == numbers(workspace)[0]
    assert not page.entries.filters.clear_button.isEnabled()


def test_filters_hold_all_at_once_and_are_cleared_at_once(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page = make_page()
    filters, model = page.entries.filters, page.entries.model
    case = case_id(workspace, "C-1")
    filters.choose_case(case)
    settle()
    assert list(model.numbers) == numbers(workspace, case_id=case)
    filters.person.setCurrentIndex(filters.person.findData("ann"))
    settle()
    assert list(model.numbers) == numbers(workspace, case_id=case, actor="ann")
    filters.choose_kind("conclusion")
    settle()
    expected = numbers(workspace, case_id=case, actor="ann", kinds=("conclusion",))
    assert list(model.numbers) == expected
    assert expected
    assert "C-1" in page.entries.count.text()
    assert "ann" in page.entries.count.text()
    filters.clear_button.click()
    settle()
    assert list(model.numbers) == numbers(workspace)
    assert filters.wanted == LogFilter()
    assert not filters.clear_button.isEnabled()


def test_a_part_of_the_work_stands_for_all_its_kinds(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    filters = page.entries.filters
    filters.choose_kind("look/")
    settle()
    shown = {page.entries.model.entry(row).kind for row in range(page.entries.model.rowCount())}
    assert shown == {"look.asked", "look.begun", "look.answered", "look.completed"}
    texts = [filters.kind.itemText(n) for n in range(filters.kind.count())]
    assert "Second look" in texts
    assert "look.asked" not in texts


def test_days_hold_to_their_very_end(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    today = datetime.now().astimezone().date()
    filters = page.entries.filters
    filters.choose_days(today, today)
    settle()
    assert list(page.entries.model.numbers) == numbers(workspace)
    filters.choose_days(None, today - timedelta(days=1))
    settle()
    assert page.entries.model.rowCount() == 0
    filters.choose_days(today, date(2020, 1, 1))
    assert filters.wanted is None
    assert "first day comes after the last" in page.entries.empty.text()
    assert page.entries.empty.isVisible()


def test_an_empty_answer_says_what_was_asked_and_how_to_go_back(
    make_page: MakePage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page = make_page()
    page.entries.filters.find.setText("no such word")
    qtbot.waitUntil(lambda: page.entries.empty.isVisible(), timeout=5000)
    assert "no such word" in page.entries.empty.text()
    assert "Clear filters" in page.entries.empty.text()
    assert page.entries.pane.isHidden()
    page.entries.filters.clear_button.click()
    settle()
    assert page.entries.pane.isVisible()
    assert page.entries.table.isVisible()


def test_a_case_is_chosen_by_typing_a_part_of_its_number(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    chooser = page.entries.filters.case
    chooser.setFocus()
    QTest.keyClicks(chooser, "c-2")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    settle()
    assert chooser.text() == "C-2"
    assert list(page.entries.model.numbers) == numbers(workspace, case_id=case_id(workspace, "C-2"))
    chooser.setText("Z-9")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert chooser.is_unknown
    assert "There is no case “Z-9”" in page.entries.empty.text()
    chooser.clear()
    settle()
    assert list(page.entries.model.numbers) == numbers(workspace)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_newest_cases_are_listed_with_the_down_key(make_page: MakePage) -> None:
    page = make_page()
    chooser = page.entries.filters.case
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    popup = chooser.completer().popup()
    assert popup.isVisible()
    assert [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())] == ["C-2", "C-1"]
    popup.hide()


def test_a_later_filter_is_never_overtaken_by_an_earlier_one(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    for kind in ("conclusion", "search.done", "conclusion", "search.done"):
        page.entries.filters.choose_kind(kind)
    settle()
    assert list(page.entries.model.numbers) == numbers(workspace, kinds=("search.done",))


def test_an_entry_is_told_in_words_and_to_the_letter(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    page.entries.filters.choose_kind("case.terms")
    settle()
    pane, entry = page.entries.pane, page.entries.pane.entry
    assert pane.title.text() == "Case terms set"
    assert pane.sentence.text() == f"{entry.actor} set the terms of the case."
    assert dict(pane.facts())["Case"] == entry.data["case_number"]
    assert pane.stored.toPlainText().startswith('{"actor":')
    pane.copy_leaf_button.click()
    assert QGuiApplication.clipboard().text() == entry.leaf == pane.leaf.text()
    pane.copy_button.click()
    assert QGuiApplication.clipboard().text() == pane.stored.toPlainText()


def test_who_signed_for_an_entry_is_said(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    signed = sign_checkpoint(workspace)
    with workspace.recording() as stores:
        later = stores.log.append("signin.ended", {}).seq
    page = make_page()
    page.entries.choose(signed.checkpoint.size)
    assert f"checkpoint of {signed.checkpoint.size} entries" in page.entries.pane.signed.text()
    page.entries.choose(later)
    assert "No checkpoint speaks for this entry yet" in page.entries.pane.signed.text()


def test_a_case_is_followed_from_an_entry_of_it(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    page.entries.filters.choose_kind("lead.released")
    settle()
    seq = page.entries.pane.entry.seq
    page.entries.pane.follow_button.click()
    settle()
    assert page.tabs.currentWidget() is page.follow
    assert page.follow.case.text() == "C-1"
    expected = list(reversed(numbers(workspace, case_id=case_id(workspace, "C-1"))))
    assert [step.seq for step in page.follow.model.steps()] == expected
    assert page.follow.pane.entry.seq == seq
    assert not page.follow.notice.isVisible()


def test_a_case_is_followed_by_its_number(make_page: MakePage, settle: Callable[[], None]) -> None:
    page = make_page()
    page.tabs.setCurrentWidget(page.follow)
    assert "Choose a case" in page.follow.empty.text()
    assert not page.follow.export_button.isEnabled()
    QTest.keyClicks(page.follow.case, "C-2")
    QTest.keyClick(page.follow.case, Qt.Key.Key_Return)
    settle()
    assert page.follow.followed.case.number == "C-2"
    assert page.follow.export_button.isEnabled()
    page.follow.case.clear()
    settle()
    assert page.follow.followed is None
    assert page.follow.empty.isVisible()


def test_the_case_is_opened_only_where_there_is_a_page_for_it(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page = make_page()
    case = case_id(workspace, "C-1")
    page.follow_case(case)
    settle()
    assert not page.follow.open_button.isVisible()
    page.offer_case(may_open=True)
    with qtbot.waitSignal(page.case_asked) as asked:
        page.follow.open_button.click()
    assert asked.args == [case]


def test_who_may_look_blind_follows_a_case_without_its_conclusions(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    sign_in_as(workspace, "bea", Role.EXAMINER)
    page = make_page()
    page.follow_case(case_id(workspace, "C-1"))
    settle()
    assert page.follow.notice.isVisible()
    kinds = {step.kind for step in page.follow.model.steps()}
    assert "search.done" in kinds
    assert not {"conclusion", "lead.released", "report.exported"} & kinds
    page.tabs.setCurrentWidget(page.entries)
    page.entries.filters.choose_kind("conclusion")
    settle()
    pane = page.entries.pane
    assert "Kept from you" in pane.detail.text()
    assert not pane.stored.isVisible()
    assert not pane.follow_button.isVisible()
    assert pane.facts() == []


def test_who_has_no_part_in_casework_is_offered_no_case(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    sign_in_as(workspace, "ada", Role.ADMINISTRATOR)
    page = make_page()
    chooser = page.entries.filters.case
    chooser.setText("C-1")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert chooser.is_unknown
    page.tabs.setCurrentWidget(page.follow)
    assert "needs the role" in page.follow.empty.text()


def test_verification_says_what_it_found(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    before = len(numbers(workspace))
    page.verify_button.click()
    assert not page.verify_button.isEnabled()
    settle()
    assert page.verify_button.isEnabled()
    assert "intact" in page.outcome_text.text()
    assert "NOT" not in page.outcome_text.text()
    assert page.card.isVisible()
    assert page.entries.model.rowCount() == before + 1
    page.card.copy_button.click()
    copied = QGuiApplication.clipboard().text().split()
    assert copied == [str(before), page.card.result.root]


def test_a_changed_entry_is_named_and_marked(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    with workspace.recording() as stores:
        raw = stores.log._session.connection
        raw.execute("DROP TRIGGER log_entry_no_update")
        raw.execute(
            "UPDATE log_entry SET body = CAST(replace(CAST(body AS TEXT), 'Robbery', 'Burglar') AS BLOB)"
            " WHERE kind = 'case.opened'"
        )
        bad = raw.execute("SELECT min(seq) FROM log_entry WHERE kind = 'case.opened'").fetchone()[0]
    page.tabs.setCurrentWidget(page.checkpoints)
    settle()
    page.verify()
    settle()
    assert "NOT intact" in page.outcome_text.text()
    assert page.tabs.currentWidget() is page.entries
    assert page.card.result.problem.seq == bad
    assert page.entries.pane.entry.seq == bad
    assert page.entries.pane.bad.isVisible()
    assert page.entries.model.index(page.entries.model.row_of(bad), 0).data() == f"⚠ {bad}"
    page.entries.choose(bad + 1)
    assert not page.entries.pane.bad.isVisible()


def test_checkpoints_are_listed_and_can_be_taken_elsewhere(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None], tmp_path: Path
) -> None:
    signed = sign_checkpoint(workspace)
    page = make_page()
    page.tabs.setCurrentWidget(page.checkpoints)
    settle()
    panel = page.checkpoints
    assert panel.model.row(0).stored.size == signed.checkpoint.size
    assert panel.card.note.toPlainText() == signed.note
    assert not panel.card.code.pixmap().isNull()
    panel.card.copy_button.click()
    assert QGuiApplication.clipboard().text() == signed.note
    assert panel.card.save(tmp_path / "note.txt")
    assert (tmp_path / "note.txt").read_bytes() == signed.note.encode()
    panel.copy_key_button.click()
    assert QGuiApplication.clipboard().text() == signed.verifier_key
    assert "at hand" in panel.key_text.text()
    assert not panel.unlock_button.isVisible()


def test_the_log_is_signed_on_demand(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    page = make_page()
    page.tabs.setCurrentWidget(page.checkpoints)
    settle()
    size = len(numbers(workspace))
    page.checkpoints.sign_button.click()
    settle()
    assert page.checkpoints.card.shown.stored.size == size
    assert page.checkpoints.card.shown.stored.occasion == "asked"


def test_a_locked_key_is_said_and_unlocked_here(
    make_page: MakePage, tmp_path: Path, settle: Callable[[], None]
) -> None:
    folder, words = tmp_path / "locked", "several words of a test"
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in_as(made, "ada", Role.ADMINISTRATOR)
        keep_key(made, Protection.PASSPHRASE, words)
    with Workspace.open(folder, "A. Analyst") as opened:
        sign_in_as(opened, "sam", Role.SUPERVISOR)
        page = make_page(opened)
        page.tabs.setCurrentWidget(page.checkpoints)
        settle()
        panel = page.checkpoints
        assert "passphrase" in panel.key_text.text()
        assert panel.unlock_button.isVisible()
        assert not panel.sign_button.isEnabled()
        dialog = panel.ask_passphrase()
        dialog.passphrase.setText(words)
        dialog._unlock()
        settle()
        settle()
        assert not panel.unlock_button.isVisible()
        assert panel.sign_button.isEnabled()
        page.hide()


def test_every_control_has_a_name(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None]
) -> None:
    sign_checkpoint(workspace)
    page = make_page()
    page.follow_case(case_id(workspace, "C-1"))
    settle()
    page.tabs.setCurrentWidget(page.checkpoints)
    settle()
    nameless = [type(w).__name__ for w in controls_of(page) if not spoken_name(w).strip()]
    assert not nameless


def test_the_keyboard_goes_from_the_filters_to_the_table_and_into_the_entry(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.activateWindow()
    order = []
    widget = page.entries.filters.case
    for _ in range(40):
        order.append(widget)
        widget = widget.nextInFocusChain()
        while not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)):
            widget = widget.nextInFocusChain()
        if widget is order[0]:
            break
    filters = page.entries.filters
    wanted = [filters.case, filters.person, filters.kind, filters.find, page.entries.table]
    places = [order.index(widget) for widget in wanted]
    assert places == sorted(places)
    assert page.entries.pane.stored in order


def test_no_text_of_an_entry_is_cut_off_at_any_width(
    make_page: MakePage, workspace: Workspace, settle: Callable[[], None], qtbot: QtBot
) -> None:
    long = "What was compared is told at some length, so that it takes several lines. " * 3
    answers = [{"place": n, "conclusion": "excluded", "reason": long} for n in range(6)]
    with workspace.recording() as stores:
        seq = stores.log.append("look.completed", {"look_id": "x", "answers": answers}).seq
        stores.log.append("signin.ended", {})
    page = make_page()
    pane = page.entries.pane
    for width in (1100, 1500, 1080, 1240):
        page.resize(width, 600)
        for chosen in (seq + 1, seq):
            page.entries.choose(chosen)
            qtbot.waitUntil(lambda n=chosen: pane.entry.seq == n)
        qtbot.waitUntil(lambda: not too_low(pane), timeout=3000)
    assert "Reason: What was compared" in dict(pane.facts())["Answer 1"]


def too_low(pane: EntryPane) -> list[str]:
    """Texts that have less height than they need."""
    return [
        label.text()
        for label in pane.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]


def test_nothing_is_wider_than_the_smallest_window(make_page: MakePage) -> None:
    page = make_page()
    assert page.minimumSizeHint().width() <= 1180 - 64
    assert page.minimumSizeHint().height() <= 640
