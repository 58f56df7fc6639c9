"""Pages as a layout: nothing is lost, cut off or parted from what it belongs to."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from desktop.domain.disclosures import Picture
from desktop.ui.report.boxes import Box
from desktop.ui.report.images import MODULE, QUIET, Mark, PictureRow, code_image, shown
from desktop.ui.report.page_style import BODY, SECTION, SMALL_MONO, PaperSize
from desktop.ui.report.paging import laid_out, page_text
from desktop.ui.report.strips import Bullets, Heading, Paragraph, Space, Strip, Together, wrapped
from desktop.ui.report.tables import Column, Fact, Facts, Table
from tests.report_samples import UNBROKEN, face, signed_note

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH, HEIGHT = 500.0, 300.0
HYPOTHESIS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=400)


def squeezed(text: str) -> str:
    return "".join(text.replace("|", "").split())


def all_text(pages) -> str:
    return squeezed(" ".join(page_text(page) for page in pages))


def inside(pages, height=HEIGHT) -> bool:
    return all(p.y >= 0 and p.y + p.strip.height <= height + 1e-6 for page in pages for p in page)


@HYPOTHESIS
@given(TEXTS, st.floats(60, 600))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text, width):
    lines = wrapped(text, BODY, width)
    assert squeezed("".join(line.text for line in lines)) == squeezed(text)
    assert all(line.width <= width + 0.5 for line in lines)


@pytest.mark.parametrize("style", [BODY, SMALL_MONO])
def test_a_word_without_end_is_broken(style):
    lines = wrapped(UNBROKEN, style, 90)
    assert len(lines) > 3
    assert "".join(line.text for line in lines) == UNBROKEN
    assert all(line.width <= 90.5 for line in lines)


@HYPOTHESIS
@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=25))
def test_a_table_of_any_rows_is_printed_whole(rows):
    columns = (Column("First", 1), Column("Second", 3), Column("Third", 2, right=True))
    pages = laid_out([Table(columns, rows, "none recorded")], WIDTH, HEIGHT)
    printed = all_text(pages)
    # A row that is parted stands in several strips, so its cells are asked for where they are whole.
    assert inside(pages)
    short = [cell for row in rows if max(map(len, row)) < 60 for cell in row]
    assert all(squeezed(cell) in printed for cell in short)
    assert all(page_text(page).startswith("First | Second | Third") for page in pages)
    assert bool(rows) or "nonerecorded" in printed


def test_a_row_that_is_higher_than_a_page_goes_on_under_the_head():
    words = [f"word{n}" for n in range(600)]
    pages = laid_out(
        [Table((Column("Name", 1), Column("Note", 4)), [["a", " ".join(words)]], "none")], WIDTH, HEIGHT
    )
    assert len(pages) > 2
    assert inside(pages)
    assert all(page_text(page).startswith("Name | Note") for page in pages)
    printed = " ".join(page_text(page) for page in pages).split()
    assert [word for word in printed if word.startswith("word")] == words


@HYPOTHESIS
@given(st.lists(st.one_of(TEXTS, st.integers(1, 12)), min_size=1, max_size=20))
def test_paragraphs_boxes_lists_and_facts_are_printed_whole(items):
    blocks, wanted = [], []
    for item in items:
        if isinstance(item, int):
            blocks += [Heading(f"Heading {item}", SECTION, rule=True), Space(9.0 * item)]
            wanted.append(f"Heading {item}")
        else:
            blocks += [
                Paragraph(item),
                Box("Title", (item,)),
                Bullets((item,)),
                Facts((Fact("Name", (item,)),)),
            ]
            wanted += [item] * 4
    pages = laid_out(blocks, WIDTH, HEIGHT)
    printed = all_text(pages)
    assert inside(pages)
    assert all(printed.count(squeezed(text)) >= wanted.count(text) for text in set(wanted))


def test_a_heading_never_stands_alone_at_the_end_of_a_page():
    for used in range(0, 300, 7):
        blocks = [
            Space(0.0),
            Paragraph("x"),
            Space(float(used)),
            Heading("Heading", SECTION),
            Paragraph("Text"),
        ]
        pages = laid_out(blocks, WIDTH, HEIGHT)
        (page,) = [p for p in pages if "Heading" in page_text(p)]
        assert "Text" in page_text(page)


def test_no_single_line_of_a_paragraph_is_left_on_a_page():
    text = " ".join(["word"] * 260)
    lines = len(wrapped(text, BODY, WIDTH))
    for used in range(0, 300, 11):
        pages = laid_out([Paragraph("start"), Space(float(used)), Paragraph(text)], WIDTH, HEIGHT)
        counts = [sum(p.strip.text.startswith("word") for p in page) for page in pages]
        assert sum(counts) == lines
        assert 1 not in counts


def test_what_belongs_together_is_not_parted():
    rows = Table((Column("Head", 1),), [["a"], ["b"]], "none")
    for used in range(0, 260, 13):
        blocks = [Paragraph("start"), Space(float(used)), Together((Heading("H", SECTION), rows))]
        pages = laid_out(blocks, WIDTH, HEIGHT)
        (page,) = [p for p in pages if "Head" in page_text(p)]
        assert page_text(page).endswith("H\nHead\na\nb")


def test_there_is_always_a_page():
    assert laid_out([], WIDTH, HEIGHT) == ((),)
    (page,) = laid_out([Space(20.0)], WIDTH, HEIGHT)
    assert page == ()


def test_a_strip_that_is_higher_than_a_page_has_one_of_its_own():
    class High:
        def strips(self, width):
            return [Strip(HEIGHT * 2, text="high")]

    pages = laid_out([Paragraph("before"), High(), Paragraph("after")], WIDTH, HEIGHT)
    assert [page_text(page) for page in pages] == ["before", "high", "after"]


@pytest.mark.parametrize("size", list(PaperSize))
def test_the_running_lines_and_the_text_have_their_own_places(size):
    assert size.page.contains(size.header)
    assert size.page.contains(size.footer)
    assert size.header.bottom() < size.body.top() < size.body.bottom() < size.footer.top()
    assert size.body.height() > 800


def test_the_code_has_sharp_edges_and_a_quiet_border():
    image = code_image(signed_note()[0])
    modules = image.width() // MODULE
    dark = [
        [image.pixelColor(x, y).lightness() < 128 for x in range(image.width())]
        for y in range(image.height())
    ]
    for row in range(modules):
        for place in range(modules):
            block = {
                dark[row * MODULE + y][place * MODULE + x] for y in range(MODULE) for x in range(MODULE)
            }
            assert len(block) == 1
            edge = min(row, place, modules - 1 - row, modules - 1 - place)
            assert edge >= QUIET or block == {False}
    assert all(dark[QUIET * MODULE][QUIET * MODULE + n * MODULE] for n in range(7))


def test_a_picture_that_cannot_be_read_is_said_to_be_so():
    broken = shown(Picture("image/png", b"no picture", 30, 40), "The original", "(cannot be shown)")
    pages = laid_out([PictureRow((broken,))], WIDTH, HEIGHT)
    assert "The original (cannot be shown)" in page_text(pages[0])


def test_pictures_keep_their_proportions_and_fit(qapp):
    one = shown(face(0), "Caption", "", (Mark(1, 10, 10),))
    assert one.image.width() / one.image.height() == pytest.approx(300 / 375)
    wide = shown(Picture("image/jpeg", face(0).data, 4000, 100), "Wide", "")
    (strip, _) = PictureRow((wide, one)).strips(WIDTH)
    assert strip.height < 40


@pytest.mark.parametrize(("x", "y"), [(150, 200), (298, 200), (150, 2), (299, 1), (1, 374)])
def test_a_mark_stands_at_its_point_and_its_number_inside_the_picture(x, y):
    plain = Picture("image/png", png_of(30, 37, "black"), 300, 375)  # a small copy of a larger image
    images = []
    for marks in ((), (Mark(7, x, y),)):
        strip = PictureRow((shown(plain, "", "", marks),), highest=187.5).strips(WIDTH)[0]
        image = QImage(260, 240, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        painter = QPainter(image)
        try:
            strip.paint(painter, 40, 30)
        finally:
            painter.end()
        images.append(image)
    changed = [
        (column, row)
        for column in range(260)
        for row in range(240)
        if images[0].pixel(column, row) != images[1].pixel(column, row)
    ]
    assert changed
    left, right = min(c for c, _ in changed), max(c for c, _ in changed)
    top, bottom = min(r for _, r in changed), max(r for _, r in changed)
    assert left <= 40 + x / 2 <= right + 1
    assert top <= 30 + y / 2 <= bottom + 1
    ring = 6  # a ring at the edge may stand over it, a number may not
    assert left >= 40 - ring
    assert right <= 40 + 150 + ring
    assert top >= 30 - ring
    assert bottom <= 30 + 187.5 + ring


def png_of(width, height, colour):
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def test_line_ends_of_every_system_end_a_line():
    lines = wrapped("one\r\ntwo\nthree\u2029four\u2028five", BODY, WIDTH)
    assert [line.text for line in lines] == ["one", "two", "three", "four", "five"]
