"""Pages of the log: what stands on them, read without a PDF reader."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
from desktop.domain.log_entries import LogEntry
from desktop.domain.printed_log import PrintedLog
from desktop.storage.signing_key import SigningKey
from desktop.ui.report.log_pages import log_blocks, render_log
from desktop.ui.report.page_style import PaperSize
from desktop.ui.report.paging import page_text
from desktop.ui.report.pdf import pages_of

AT = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


def printed(count: int, *, about: str = "case C-1", of_one_case: bool = True) -> PrintedLog:
    key = SigningKey(origin_of("w"), bytes(range(32)))
    note = key.sign(format_checkpoint(Checkpoint(origin_of("w"), 5000, b"\x07" * 32)))
    entries = tuple(
        LogEntry(
            1000 + number,
            AT + timedelta(minutes=number),
            "ann",
            "case.closed",
            {"case_number": "C-1", "reason": f"Reason number {number}."},
            f"{number:064x}"[::-1],
        )
        for number in range(count)
    )
    return PrintedLog(entries, about, of_one_case, "sam", AT, "1.2", note, key.verifier_key)


@pytest.mark.parametrize("size", list(PaperSize))
def test_every_entry_stands_on_the_pages_once(qapp: QApplication, size: PaperSize) -> None:
    document = printed(120)
    pages = pages_of(log_blocks(document), size)
    assert len(pages) > 3
    text = "\n".join(page_text(page) for page in pages)
    for number in range(120):
        assert text.count(f"Reason number {number}.") == 1
    assert "case C-1" in text
    assert "120 entries, oldest first" in text
    assert "2026-03-01 23:30:00" in text
    assert "ann closed the case." in text
    assert document.verifier_key.split("+")[1] in text


def test_the_beginning_of_each_leaf_hash_stands_beside_it(qapp: QApplication) -> None:
    document = printed(3)
    text = "\n".join(page_text(page) for page in pages_of(log_blocks(document), PaperSize.A4))
    for entry in document.entries:
        assert entry.leaf[:16] in text.replace("\n", "")


def test_the_case_is_named_where_there_are_several(qapp: QApplication) -> None:
    def words(of_one_case: bool) -> str:
        blocks = log_blocks(printed(1, about="", of_one_case=of_one_case))
        return "\n".join(page_text(page) for page in pages_of(blocks, PaperSize.A4))

    assert "C-1: Reason number 0." in words(of_one_case=False).replace("\n", " ")
    assert "C-1: Reason" not in words(of_one_case=True).replace("\n", " ")
    assert "the whole log" in words(of_one_case=False)


def test_it_is_a_pdf_for_archives(qapp: QApplication) -> None:
    data = render_log(printed(5))
    assert data.startswith(b"%PDF-1.4")
    assert b"pdfaid" in data
