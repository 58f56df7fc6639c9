"""The help in its window: where it opens, contents, search, the way back, pictures, zoom, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.people import Role
from desktop.ui.help.chapters import CHAPTERS, GUIDES, chapter_for, found_in, read_chapter, slug_of, snippet
from desktop.ui.help.guide_document import picture_names
from desktop.ui.help.guide_page import LARGEST, PICTURE_RATIO, picture
from desktop.ui.help.guide_window import GuideWindow
from desktop.ui.theme import apply_theme
from tests.access_walk import missing
from tests.ui.conftest import Driver


@pytest.fixture
def guide(qtbot: QtBot, qapp: QApplication) -> Iterator[GuideWindow]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    apply_theme(qapp, "light")
    window = GuideWindow(chapter="guide-examiner")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.page._fit_later.isActive())
    yield window
    QLocale.setDefault(before)


def listed(window: GuideWindow) -> str:
    item = window.contents.tree.currentItem()
    return item.text(0)


# Chapters


@pytest.mark.parametrize(
    ("roles", "chapter"),
    [
        ((Role.EXAMINER,), "guide-examiner"),
        ((Role.SUPERVISOR, Role.ADMINISTRATOR), "guide-examiner"),
        ((Role.ADMINISTRATOR,), "guide-administrator"),
        ((Role.TRAINER,), "guide-trainer"),
        ((), "guide"),
    ],
)
def test_everybody_begins_with_their_own_chapter(roles: tuple[Role, ...], chapter: str) -> None:
    assert chapter_for(roles) == chapter
    assert chapter_for(roles, training=True) == "guide-trainer"


def test_headings_have_names_of_their_own() -> None:
    assert slug_of("What to say in court, and what not") == "what-to-say-in-court-and-what-not"
    assert slug_of("Search", ["search"]) == "search-1"
    for language in ("", "fr"):
        for name in CHAPTERS:
            slugs = [section.slug for section in read_chapter(name, language).sections]
            assert len(slugs) == len(set(slugs)) > 1


def test_a_heading_in_code_is_none() -> None:
    titles = [section.title for section in read_chapter("guide-administrator").sections]
    assert "Write one" in titles
    assert not [title for title in titles if title.startswith("id =")]


def test_search_finds_words_in_any_case_and_without_accents() -> None:
    chapters = [read_chapter(name) for name in GUIDES]
    found = found_in(chapters, "SELECTION.toml ONLY")
    assert [section.chapter for section in found] == ["guide-administrator"]
    assert "selection.toml" in snippet(found[0], "selection.toml")
    assert found_in(chapters, "expungement")[0].title == "Expungement"
    assert found_in([read_chapter(name, "fr") for name in GUIDES], "administrateur")
    assert not found_in(chapters, "nowhere-to-be-found")
    assert not found_in(chapters, "  ")


# The window


def test_it_opens_for_whoever_is_signed_in(tmp_path: Path, open_session: Callable[..., Driver]) -> None:
    window = open_session(tmp_path / "workspace").session.window
    (menu,) = [a.menu() for a in window.menuBar().actions() if a.text().replace("&", "") == "Help"]
    (action,) = [a for a in menu.actions() if "User guide" in a.text()]
    assert action.shortcut().toString() == "F1"
    action.trigger()
    guide = window.findChild(GuideWindow)
    assert guide.chapter.name == "guide-examiner"
    assert guide.isWindow()
    assert window.open_guide() is guide
    guide.close()


def test_it_opens_before_anybody_has_signed_in(tmp_path: Path, open_session: Callable[..., Driver]) -> None:
    driver = open_session(tmp_path / "workspace")
    driver.session.switch_person()
    driver.wait(lambda: driver.session.desk is None and driver.session.gate is not None)
    gate = driver.session.gate
    gate.help_button.click()
    guide = gate.findChild(GuideWindow)
    assert guide.chapter.name == "guide"
    assert "lead, never an identification" in guide.page.toPlainText()
    guide.close()


def test_every_control_has_a_name(guide: GuideWindow) -> None:
    assert missing(guide) == []
    assert guide.page.accessibleName() == guide.chapter.title


def test_a_heading_stands_at_the_top_and_in_the_contents(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.follow("#conclude")
    assert guide.page.section_at_top() == "conclude"
    assert listed(guide) == "Conclude"
    guide.follow("#nobody-is-the-answer")
    assert guide.page.section_at_top() == "nobody-is-the-answer"
    assert listed(guide) == "Conclude"


def test_contents_lead_to_other_chapters(guide: GuideWindow) -> None:
    tree = guide.contents.tree
    top = next(
        tree.topLevelItem(n)
        for n in range(tree.topLevelItemCount())
        if "trainers" in tree.topLevelItem(n).text(0)
    )
    tree.setCurrentItem(top.child(2))
    assert guide.chapter.name == "guide-trainer"
    assert guide.page.section_at_top() == guide.chapter.sections[3].slug


def test_back_and_forward(guide: GuideWindow) -> None:
    assert not guide.back_button.isEnabled()
    guide.follow("#search")
    guide.follow("guide-administrator.md#verify-an-exported-log")
    assert guide.chapter.name == "guide-administrator"
    assert guide.page.section_at_top() == "verify-an-exported-log"
    guide.go_back()
    assert (guide.chapter.name, guide.page.section_at_top()) == ("guide-examiner", "search")
    guide.go_forward()
    assert (guide.chapter.name, guide.page.section_at_top()) == (
        "guide-administrator",
        "verify-an-exported-log",
    )
    assert not guide.forward_button.isEnabled()
    guide.go_back()
    guide.go_back()
    assert not guide.back_button.isEnabled()


def test_a_link_to_anywhere_else_leads_nowhere(guide: GuideWindow) -> None:
    for link in ("https://example.org/", "../../README.md", "nothing.md#search"):
        guide.follow(link)
        assert guide.chapter.name == "guide-examiner"


def test_what_is_looked_for_is_listed_and_marked(guide: GuideWindow) -> None:
    guide.find_field.setText("checkpoint")
    guide.search()
    found = guide.contents.found
    assert guide.contents.currentWidget() is found
    assert found.count() > 3
    assert "checkpoint" in guide.page.extraSelections()[0].cursor.selectedText().lower()
    number = next(n for n in range(found.count()) if "For administrators" in found.item(n).text())
    found.setCurrentRow(number)
    assert guide.chapter.name == "guide-administrator"
    guide.find_next()
    first = guide.page.textCursor().position()
    assert guide.page.textCursor().selectedText().lower() == "checkpoint"
    guide.find_next()
    assert guide.page.textCursor().position() > first
    guide.find_next(back=True)
    assert guide.page.textCursor().position() == first
    guide.find_field.setText("no such word at all")
    guide.search()
    assert found.count() == 1
    assert found.item(0).flags() == Qt.ItemFlag.NoItemFlags
    guide._escape()
    assert guide.contents.currentWidget() is guide.contents.tree
    assert not guide.page.extraSelections()


# Pictures, zoom, colours, paper


def shown_widths(guide: GuideWindow) -> list[float]:
    document = guide.page.document()
    found = []
    block = document.begin()
    while block.isValid():
        for part in block.begin():
            form = part.fragment().charFormat()
            if form.isImageFormat():
                found.append(form.toImageFormat().width())
        block = block.next()
    return found


def test_pictures_are_no_wider_than_the_page(guide: GuideWindow, qtbot: QtBot) -> None:
    assert len(shown_widths(guide)) >= 10
    assert max(shown_widths(guide)) <= guide.page.viewport().width()
    wide = max(shown_widths(guide))
    guide.resize(700, 700)
    qtbot.waitUntil(lambda: max(shown_widths(guide)) < wide)
    assert max(shown_widths(guide)) <= guide.page.viewport().width()
    assert guide.page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_chapter_is_wider_than_the_window(guide: GuideWindow, qtbot: QtBot, name: str) -> None:
    guide.go_to(name)
    qtbot.waitUntil(lambda: not guide.page._fit_later.isActive())
    assert guide.page.horizontalScrollBar().maximum() == 0


def test_every_pixel_is_used_on_a_fine_screen() -> None:
    file = "pictures/candidates.png"
    fine = picture(file, "", 2000, 1.0, 2.0)
    assert fine is not None
    drawn = QPixmap(str(Path("resources/help") / file))
    assert fine.width() == drawn.width()
    assert fine.deviceIndependentSize().width() == drawn.width() / PICTURE_RATIO
    coarse = picture(file, "", 300, 1.0, 1.0)
    assert coarse is not None
    assert coarse.width() == 300
    for outside in ("../method.md", "pictures/../../icons/add.svg", "pictures/nothing.png", "/etc/passwd"):
        assert picture(outside, "", 300, 1.0, 1.0) is None


def test_zoom_keeps_the_place_and_has_ends(guide: GuideWindow) -> None:
    guide.follow("#conclude")
    before = guide.page.document().size().height()
    guide.page.zoom_in()
    assert guide.page.document().size().height() > before
    assert guide.page.section_at_top() == "conclude"
    guide.page.set_zoom(100)
    assert guide.page.zoom == LARGEST


def test_dark_colours_are_followed(guide: GuideWindow, qapp: QApplication) -> None:
    guide.follow("#conclude")
    apply_theme(qapp, "dark")
    assert guide.page.section_at_top() == "conclude"
    assert picture_names(guide.page.document())
    apply_theme(qapp, "light")


def test_a_chapter_becomes_pages(guide: GuideWindow, tmp_path: Path) -> None:
    guide.go_to("guide-trainer")
    target = tmp_path / "trainer.pdf"
    guide.save_pdf(target)
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") >= 3
    assert data.count(b"/Subtype /Image") >= 3
