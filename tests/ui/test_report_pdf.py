"""Disclosure packs on paper: the line on every page, every candidate and conclusion, in any thread."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QFile, QIODevice, QPointF
from PySide6.QtGui import QImage, QPainter

from desktop.domain.checkpoints import SignedNote, format_note, parse_note
from desktop.domain.disclosures import LEAD_LINE, LIMITS, NO_LEAD_LINE
from desktop.domain.features import FacialComponent
from desktop.domain.rates import wilson_rate
from desktop.errors import FolderNotWritable
from desktop.ui.report.disclosure_pages import disclosure_blocks
from desktop.ui.report.page_style import PaperSize
from desktop.ui.report.paging import page_text
from desktop.ui.report.pdf import (
    disclosure_running,
    pages_of,
    paint_sheet,
    render_certificate,
    render_figures,
    render_pdf,
)
from desktop.ui.report.record_pages import certificate_blocks, figures_blocks
from desktop.ui.shell.feature_words import component_text, suitability_text
from tests.report_samples import (
    bare_document,
    certificate_record,
    figures_record,
    full_document,
    signed_note,
)
from tests.test_wording import FORBIDDEN

pytestmark = pytest.mark.usefixtures("qapp")
DOCUMENTS = {
    "released": full_document(),
    "disagreement": full_document(released=False),
    "bare": bare_document(),
}
every_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
both_sizes = pytest.mark.parametrize("size", list(PaperSize))
needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="reading a PDF back needs pdftotext (poppler-utils)"
)


def squeezed(text: str) -> str:
    return "".join(text.replace("|", "").split())


def printed(document, size=PaperSize.A4) -> str:
    return squeezed(" ".join(page_text(page) for page in pages_of(disclosure_blocks(document), size)))


def pdf_pages(data: bytes, tmp_path) -> list[str]:
    """What pdftotext reads, page by page."""
    path = tmp_path / "pages.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def page_count(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data))


def steady(data: bytes) -> bytes:
    """Without what says when it was made."""
    data = re.sub(rb"D:\d{14}[^)]*|\d{4}-\d\d-\d\dT[\d:]+(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", b"", data)
    return re.sub(
        rb"(?:uuid:|urn:uuid:)?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|/ID \[.*?\]", b"", data
    )


@every_document
@both_sizes
def test_a_pdf_has_as_many_pages_as_the_layout_and_says_what_it_is(document, size):
    data = render_pdf(document, page_size=size)
    assert data.startswith(b"%PDF-1.4")
    assert data.rstrip().endswith(b"%%EOF")
    assert page_count(data) == len(pages_of(disclosure_blocks(document), size))
    assert f"Disclosure pack, case {document.case.number}: {document.line}".encode() in data  # XMP
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data).groups())
    points = size.page.size() * 72 / 96
    assert (width, height) == (pytest.approx(points.width(), abs=1), pytest.approx(points.height(), abs=1))


@every_document
@both_sizes
def test_nothing_reaches_beyond_the_text_of_a_page(document, size):
    for page in pages_of(disclosure_blocks(document), size):
        assert page
        assert all(p.y >= 0 and p.y + p.strip.height <= size.body.height() + 1e-6 for p in page)


@every_document
@needs_pdftotext
def test_the_line_the_page_and_the_checkpoint_stand_on_every_page(document, tmp_path):
    pages = pdf_pages(render_pdf(document), tmp_path)
    line = LEAD_LINE if document.released else NO_LEAD_LINE
    other = NO_LEAD_LINE if document.released else LEAD_LINE
    checkpoint = (
        "141 entries · root 4813494d137e1631" if document.checkpoint else "Checkpoint: none recorded"
    )
    for number, text in enumerate(pages, start=1):
        lines = text.strip().splitlines()
        assert line in lines[0]
        assert f"Case {document.case.number}" in lines[0]
        assert f"page {number} of {len(pages)}" in text
        assert checkpoint in text
        assert other not in text


@every_document
def test_the_running_lines_are_those_of_the_document(document):
    running = disclosure_running(document)
    for number in (1, 2, 3):
        texts = running.page_texts(number, 3)
        assert texts[0] == document.line
        assert texts[2] == f"Case {document.case.number} · page {number} of 3"
        assert "entries" in texts[3] if document.checkpoint else "none recorded" in texts[3]


def wanted_texts(document) -> list[str]:
    """Everything of the document that has to be readable on its pages."""
    case = document.case
    found = [document.title, document.line, document.outcome_sentence, case.number, case.purpose, *LIMITS]
    found += [case.requester, case.authorisation, case.authority]
    found += [one.name for one in document.participants] + [one.what for one in document.participants]
    found += [entry.leaf for entry in document.log] + [pack.sha256 for pack in document.packs]
    found += [document.checkpoint, document.verifier_key]
    for probe in document.probes:
        found += [probe.file_name, probe.sha256, probe.provenance, *probe.recipe_sentences]
        found += [one.remarks for one in probe.analyses] + [
            suitability_text(one.suitability) for one in probe.analyses
        ]
    for search in document.searches:
        found += [search.search_id, search.gallery, search.pack_hash, search.snapshot_hash]
        found += [*search.warnings, *search.group_sentences, *(one.text for one in search.lowered)]
        found += [one.reason for one in search.conclusions]
        found += [item.reason for look in search.looks for item in look.items]
    for candidate in document.candidates:
        found += [candidate.subject_id, *candidate.earlier]
        for one in candidate.conclusions:
            found += [one.reason, f"{one.act.by}, {one.act.role}"]
            found += [finding.note for finding in one.features.findings]
            found += [mark.note for mark in one.annotations]
        if candidate.reviewed:
            found += candidate.group_sentences
        found += [part for one in candidate.corroborations for part in (one.text, one.source, one.act.by)]
        found += [candidate.release.by] if candidate.release else []
    return [text for text in found if text]


@every_document
def test_every_candidate_and_every_conclusion_is_printed(document):
    text = printed(document)
    missing = [one for one in wanted_texts(document) if squeezed(one) not in text]
    assert not missing
    for search in document.searches:
        for row in search.candidates:
            side = "atorabove" if row.at_or_above else "below"
            assert f"{row.rank}{row.subject_id}{row.score:.4f}{row.raw_score:.4f}{side}" in text
    for word, count in (("Conclusion1of2:", 2), ("Conclusion2of2:", 2), ("Conclusion1of1:", 1)):
        assert text.count(word) == (count if document.candidates else 0)


@every_document
@needs_pdftotext
def test_the_pdf_shows_what_the_layout_says(document, tmp_path):
    text = squeezed(" ".join(pdf_pages(render_pdf(document), tmp_path)))
    subjects = {one.subject_id for one in document.candidates}
    hashes = {one.sha256 for one in document.probes} | {one.snapshot_hash for one in document.searches}
    sentences = {document.outcome_sentence, *LIMITS[:2]} if document.probes else {document.outcome_sentence}
    assert not [one for one in subjects | hashes | sentences if squeezed(one) not in text]


def test_every_component_is_printed_for_every_conclusion():
    document = full_document()
    text = printed(document)
    lists = sum(one.features is not None for c in document.candidates for one in c.conclusions)
    for component in FacialComponent:
        assert text.count(squeezed(component_text(component))) >= lists


def test_a_page_of_candidates_begins_with_the_head_of_their_table():
    pages = pages_of(disclosure_blocks(full_document()), PaperSize.A4)
    of_candidates = [
        page_text(p).split("\n") for p in pages if re.search(r"^5\d \| S400", page_text(p), re.M)
    ]
    assert len(of_candidates) == 1
    assert of_candidates[0][0].startswith("Rank | Subject | Score | Raw score | Threshold")


def test_fillers_are_numbers_on_paper():
    text = printed(full_document())
    assert [text.count(f"filler{number}") for number in (1, 2, 3, 4)] == [1, 1, 1, 0]


def test_what_is_not_recorded_is_said():
    text = " ".join(page_text(page) for page in pages_of(disclosure_blocks(bare_document()), PaperSize.A4))
    for name in (
        "Requested by",
        "Authorisation",
        "Authority",
        "Deadline",
        "Policy profile",
        "Retained until",
    ):
        assert f"{name}: none recorded" in text
    for sentence in (
        "Opened by: none recorded",
        "Closed by: none recorded: the case is open",
        "Probes: none recorded. Searches: none recorded.",
        "Model packs: none recorded",
        "Entries of the case: none recorded",
        "Checkpoint: none recorded",
        "Made by Eve, time not recorded",
    ):
        assert sentence in text


def test_an_empty_probe_search_and_candidate_say_what_is_missing():
    full = full_document()
    probe = full.probes[1]
    search = dataclasses.replace(
        probe.searches[0],
        warnings=(),
        group_sentences=(),
        declared={},
        lowered=(),
        fpir=None,
        confidence=None,
    )
    document = dataclasses.replace(
        full, probes=(dataclasses.replace(probe, picture=None, searches=(search,)),)
    )
    text = " ".join(page_text(page) for page in pages_of(disclosure_blocks(document), PaperSize.A4))
    for sentence in (
        "The untouched original: no picture recorded",
        "none recorded: the untouched original was searched",
        "Confidence setting: none recorded",
        "Measured error: none recorded",
        "Declared groups: none recorded",
        "Why the threshold was lowered: none recorded",
        "Warnings shown with the search: none recorded",
        "Conclusions about candidates: none recorded",
        "Second look of this search: none recorded",
    ):
        assert sentence in text


@every_document
def test_no_page_speaks_of_identity_or_of_shares_of_certainty(document):
    text = " ".join(page_text(page) for page in pages_of(disclosure_blocks(document), PaperSize.A4))
    assert not FORBIDDEN.search(text)
    assert not re.search(r"probab|likel|% |per ?cent", text.replace("no percentage and no probability", ""))
    assert "%" not in text


def band_darkness(document) -> float:
    """Of the ground of the line on a page, 0 black to 255 white."""
    image = QImage(PaperSize.A4.page.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    pages = pages_of(disclosure_blocks(document), PaperSize.A4)
    painter = QPainter(image)
    try:
        paint_sheet(painter, pages[0], disclosure_running(document), 1, len(pages), PaperSize.A4)
    finally:
        painter.end()
    middle = QPointF(PaperSize.A4.header.center()).toPoint()
    return image.pixelColor(middle).lightness()


def test_a_pack_with_a_lead_and_one_without_look_different_at_a_glance():
    assert band_darkness(full_document()) < 80
    assert band_darkness(full_document(released=False)) > 230


def test_another_thread_prints_the_same():
    document, made = full_document(count=12), []
    thread = threading.Thread(target=lambda: made.append(render_pdf(document)))
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert steady(made[0]) == steady(render_pdf(document))


def test_several_threads_print_at_once():
    records, made = [certificate_record() for _ in range(4)], []
    threads = [threading.Thread(target=lambda r=r: made.append(render_certificate(r))) for r in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len({steady(data) for data in made}) == 1
    assert len(made) == 4


def test_the_pages_go_to_a_file_or_a_device(tmp_path):
    path = tmp_path / "pack.pdf"
    assert render_pdf(bare_document(), path) == path.read_bytes()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert render_pdf(bare_document(), buffer) == buffer.data().data()
    with pytest.raises(FolderNotWritable):
        render_pdf(bare_document(), tmp_path / "missing" / "pack.pdf")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_device_that_takes_nothing_is_told():
    full = QFile("/dev/full")
    assert full.open(QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.Unbuffered)
    with pytest.raises(OSError, match="No space"):
        render_pdf(bare_document(), full)


@needs_pdftotext
def test_a_case_number_without_end_leaves_the_page_number_readable(tmp_path):
    base = bare_document()
    document = dataclasses.replace(base, case=dataclasses.replace(base.case, number="26-" + "0" * 400))
    pages = pdf_pages(render_pdf(document), tmp_path)
    for number, text in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in text
        assert NO_LEAD_LINE in text
    assert squeezed(document.case.number) in squeezed(" ".join(pages))


def test_a_note_that_is_none_is_refused():
    with pytest.raises(ValueError, match="has no end"):
        render_pdf(dataclasses.replace(bare_document(), checkpoint="no note"))


def test_a_note_with_too_many_signatures_for_a_code_is_printed_all_the_same():
    parsed = parse_note(signed_note()[0])
    note = format_note(SignedNote(parsed.text, parsed.signatures * 30))
    document = dataclasses.replace(bare_document(), checkpoint=note)
    text = printed(document)
    assert text.count(squeezed(note.splitlines()[-1])) == 30
    assert "withoutthesignatures" in text
    assert page_count(render_pdf(document)) >= 2


def record_text(blocks) -> str:
    return squeezed(" ".join(page_text(page) for page in pages_of(blocks, PaperSize.LETTER)))


def test_a_certificate_says_what_was_removed_and_what_was_not():
    record = certificate_record()
    text = record_text(certificate_blocks(record))
    wanted = [record["subject_id"], record["gallery"], record["reason"], record["reference"], record["by"]]
    wanted += record["image_hashes"] + record["beyond_reach"] + record["flagged_cases"] + [signed_note()[0]]
    wanted += [part for one in record["stays"] for part in one.values()]
    wanted += ["Images3", "Thumbnails3", "Templates4", "Rows of the database11", "2026-04-01 09:30:00 UTC"]
    assert not [one for one in wanted if squeezed(one) not in text]
    assert page_count(render_certificate(record)) == 2


def test_a_certificate_of_nothing_says_so():
    record = certificate_record()
    for name in ("image_hashes", "stays", "beyond_reach", "flagged_cases"):
        record[name] = []
    record |= {"reason": "", "reference": "", "checkpoint": "", "verifier_key": "", "role": ""}
    text = record_text(certificate_blocks(record))
    assert text.count("nonerecorded") >= 7
    assert page_count(render_certificate(record)) == 1


def test_the_figures_of_a_year_are_printed_whole():
    record = figures_record()
    text = record_text(figures_blocks(record))
    for table in record["tables"]:
        wanted = [table["title"], table["note"], *("".join(row) for row in table["rows"])]
        assert not [one for one in wanted if squeezed(one) not in text]
    assert "nonerecorded" in text
    assert page_count(render_figures(record)) >= 2
    record["tables"][0]["rows"][0] = ["too short"]
    with pytest.raises((ValueError, IndexError)):
        render_figures(record)


def test_rates_that_were_measured_on_a_sample_are_printed_as_such():
    document = DOCUMENTS["released"]
    rate = wilson_rate(100, 10_000)
    probes = tuple(
        dataclasses.replace(
            probe, searches=tuple(dataclasses.replace(search, fpir=rate) for search in probe.searches)
        )
        for probe in document.probes
    )
    said = squeezed("Measured on 10000 of 25000 people, drawn at random")
    assert said in printed(dataclasses.replace(document, probes=probes))
    assert said not in printed(document)
