"""Help beside figures: how it is reached, what it says, and that it gives nothing of a case away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.glossary import GLOSSARY
from desktop.domain.glossary_term import Topic
from desktop.ui.figures.figure_table_view import FIGURE_TOPICS
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.glossary_dialog import GlossaryDialog
from desktop.ui.shell.help_dialog import HelpDialog
from desktop.ui.shell.term_texts import question, term_text, terms_having
from tests.access_walk import missing
from tests.ui.conftest import Driver

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setLayout(QVBoxLayout())
    return widget


def shown(holder: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        holder.layout().addWidget(widget)
    holder.show()


def test_what_the_button_asks() -> None:
    assert question([Topic.FPIR]) == "What is “FPIR”?"
    assert question([Topic.SEL, Topic.RANK]) == "What do these mean: SEL, Rank in the list?"


@pytest.mark.parametrize("topic", list(Topic))
def test_a_term_is_spoken_whole(topic: Topic) -> None:
    text = term_text(topic)
    for part in (text.name, text.says, text.not_said, text.source, text.formula, text.full):
        assert part in text.spoken
    assert str(GLOSSARY[topic].section) in text.link


def test_a_press_opens_the_card_and_escape_closes_it(holder: QWidget, qtbot: QtBot) -> None:
    button = HelpButton(Topic.FPIR)
    shown(holder, button)
    assert button.accessibleName() == "What is “FPIR”?"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not missing(holder)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    popover = button.popover
    assert popover is not None
    assert popover.isVisible()
    assert popover.accessibleName() == "FPIR"
    assert popover.card.says.text() == GLOSSARY[Topic.FPIR].says
    assert "ISO/IEC 19795-1" in popover.card.source.text()
    assert not missing(popover)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: button.popover is None)


def test_f1_opens_it_from_the_button_and_from_its_figure(holder: QWidget, qtbot: QtBot) -> None:
    field, other = QLineEdit(), QLineEdit()
    button = HelpButton(Topic.THRESHOLD).explain(field)
    shown(holder, field, other, button)
    for widget in (button, field):
        QTest.keyClick(widget, Qt.Key.Key_F1)
        assert button.popover is not None
        button.popover.close()
        qtbot.waitUntil(lambda: button.popover is None)
    QTest.keyClick(other, Qt.Key.Key_F1)
    assert button.popover is None


def test_several_terms_stand_side_by_side(holder: QWidget) -> None:
    button = HelpButton(Topic.RANK, Topic.RAW_SCORE, Topic.RATIO)
    shown(holder, button)
    popover = button.open_help()
    assert [chip.text() for chip in popover.chips] == [
        GLOSSARY[topic].name for topic in (Topic.RANK, Topic.RAW_SCORE, Topic.RATIO)
    ]
    assert popover.card.shown.topic is Topic.RANK
    popover.chips[2].click()
    assert popover.card.shown.topic is Topic.RATIO
    assert popover.accessibleName() == GLOSSARY[Topic.RATIO].name
    assert not popover.card.formula.isHidden()
    popover.chips[0].click()
    assert popover.card.formula.isHidden()
    popover.close()


def test_another_figure_gets_another_help(holder: QWidget) -> None:
    button = HelpButton(Topic.RAW_SCORE)
    shown(holder, button)
    button.set_topics(Topic.NORMALISED_SCORE)
    assert button.accessibleName() == "What is “Normalised score”?"
    popover = button.open_help()
    assert popover.card.shown.topic is Topic.NORMALISED_SCORE
    popover.close()


def test_help_is_there_as_long_as_its_figure(holder: QWidget) -> None:
    label, button = QLabel("0.7%", holder), HelpButton(Topic.FPIR)
    holder.layout().addLayout(beside(label, button))
    holder.show()
    assert button.isVisible()
    label.hide()
    assert not button.isVisible()
    label.show()
    assert button.isVisible()


def test_the_card_stays_on_the_screen(holder: QWidget) -> None:
    button = HelpButton(Topic.INTERVAL)
    shown(holder, button)
    room = button.screen().availableGeometry()
    holder.move(room.bottomRight())
    popover = button.open_help()
    assert room.contains(popover.geometry())
    popover.close()


@pytest.mark.parametrize("topic", [Topic.FPIR, Topic.WORST_GROUP, Topic.LOG_ROOT])
def test_the_link_opens_the_method_statement_at_the_section(
    holder: QWidget, qtbot: QtBot, topic: Topic
) -> None:
    button = HelpButton(topic)
    shown(holder, button)
    button.open_help().card.link.click()
    dialog = holder.findChild(HelpDialog)
    assert dialog.isVisible()
    heading = dialog.page.textCursor()
    assert heading.block().text().startswith(f"{GLOSSARY[topic].section}. ")
    top = dialog.page.cursorRect(heading).top()
    assert 0 <= top <= dialog.page.viewport().height() // 2
    dialog.reject()


# All terms


@pytest.fixture
def glossary(qtbot: QtBot) -> GlossaryDialog:
    dialog = GlossaryDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_glossary_lists_every_term_by_name(glossary: GlossaryDialog) -> None:
    assert set(glossary.topics) == set(Topic)
    names = [text.name.casefold() for text in terms_having("")]
    assert names == sorted(names)
    assert glossary.card.shown.topic is glossary.topics[0]
    assert not missing(glossary)


def test_it_is_searched_and_gone_through_by_keyboard(glossary: GlossaryDialog) -> None:
    QTest.keyClicks(glossary.find, "false candidate")
    assert glossary.topics[0] is Topic.SEL
    assert glossary.card.shown.topic is Topic.SEL
    QTest.keyClicks(glossary.find, "\b" * len(" candidate"))
    assert len(glossary.topics) > 1
    assert glossary.card.shown.topic is glossary.topics[0]
    QTest.keyClick(glossary.find, Qt.Key.Key_Down)
    assert glossary.card.shown.topic is glossary.topics[1]


def test_where_nothing_is_found_the_way_back_is_offered(glossary: GlossaryDialog) -> None:
    glossary.find.setText("no such word anywhere")
    assert glossary.topics == []
    assert glossary.nothing.isVisible()
    glossary.clear_button.click()
    assert set(glossary.topics) == set(Topic)
    assert glossary.card.isVisible()


# In the window


def test_every_topic_is_explained_somewhere_in_the_window() -> None:
    asked = set()
    for path in sorted((ROOT / "desktop" / "ui").rglob("*.py")):
        if path.name not in ("context_help.py", "term_texts.py", "term_card.py", "glossary_dialog.py"):
            asked |= set(re.findall(r"\bTopic\.([A-Z_]+)", path.read_text(encoding="utf-8")))
    assert asked == {topic.name for topic in Topic}


def test_the_window_explains_what_it_shows(tmp_path: Path, open_session: Callable[..., Driver]) -> None:
    window = open_session(tmp_path / "workspace").session.window
    for name in window.navigation.buttons:
        window.go_to(name)
    found = {topic for button in window.findChildren(HelpButton) for topic in button.topics}
    for topics in FIGURE_TOPICS.values():
        found |= set(topics)
    # Plots and what hangs on a search are made when there is something to draw.
    for topic in (Topic.FPIR, Topic.SEL, Topic.FNIR, Topic.CONFIDENCE, Topic.THRESHOLD, Topic.INTERVAL):
        assert topic in found
    assert {Topic.RANK, Topic.GROUP_RATE, Topic.QUALITY, Topic.LOG_ROOT, Topic.CHECKPOINT} <= found
    for button in window.findChildren(HelpButton):
        assert button.accessibleName().startswith("What ")


def test_f1_on_a_slider_is_about_the_slider_and_elsewhere_opens_the_glossary(
    tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.go_to("gallery")
    track = window.error_panel.slider.focusProxy()
    (button,) = [
        one for one in window.error_panel.findChildren(HelpButton) if one.topics == (Topic.THRESHOLD,)
    ]
    QTest.keyClick(track, Qt.Key.Key_F1)
    assert button.popover is not None
    button.popover.close()
    (menu,) = [a.menu() for a in window.menuBar().actions() if a.text().replace("&", "") == "Help"]
    (action,) = [a for a in menu.actions() if a.shortcut().toString() == "Shift+F1"]
    action.trigger()
    dialog = window.findChild(GlossaryDialog)
    assert dialog.isVisible()
    dialog.reject()
