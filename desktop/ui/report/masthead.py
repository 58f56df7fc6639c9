"""The head of a first page and the end of a last one, both with the code of the checkpoint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.domain.checkpoints import Checkpoint, parse_checkpoint, parse_note
from desktop.ui.report.images import Code, code_image
from desktop.ui.report.page_style import DISPLAY, FOOT, LEAD, MONO, MUTED, SECTION
from desktop.ui.report.strips import (
    Block,
    Heading,
    Paragraph,
    Strip,
    Together,
    height_of,
    paint_lines,
    text_of,
    wrapped,
)
from desktop.ui.report.words import none_recorded, tr, whole

CODE = 122.0
CODE_BYTES = 2331
"""The largest QR code with medium error correction holds so many."""


def checkpoint_of(note: str) -> Checkpoint | None:
    """What a note says, None for an empty one. Raises `ValueError` for a malformed one."""
    return parse_checkpoint(parse_note(note).text) if note else None


def code_text(note: str) -> str:
    """What the code of a note holds: the note, or its text where the signatures are too many for a code."""
    return note if len(note.encode()) <= CODE_BYTES else parse_note(note).text


def checkpoint_line(note: str) -> str:
    """For the foot of a page."""
    checkpoint = checkpoint_of(note)
    if checkpoint is None:
        return tr("Checkpoint: {none}").format(none=none_recorded())
    return tr("Checkpoint: {size} entries · root {root}…").format(
        size=whole(checkpoint.size), root=checkpoint.short_root
    )


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title and lines below it on the left, the code of `note` on the right where there is one."""

    title: str
    lead: str
    lines: tuple[str, ...]
    note: str = ""
    after: float = 4.0

    def strips(self, width: float) -> list[Strip]:
        image = code_image(code_text(self.note)) if self.note else None
        room = width - CODE - 20 if image is not None else width
        lines = wrapped(self.title, DISPLAY, room) + wrapped(self.lead, LEAD, room)
        for text in self.lines:
            lines += wrapped(text, MUTED, room)
        label = wrapped(tr("Checkpoint of the log"), FOOT, CODE) if image is not None else []
        height = max(height_of(lines), CODE + height_of(label) if image is not None else 0.0)

        def paint(painter: QPainter, x: float, y: float) -> None:
            paint_lines(painter, lines, x, y)
            if image is not None:
                left = x + width - CODE
                painter.drawImage(QRectF(left, y, CODE, CODE), image)
                paint_lines(painter, label, left, y + CODE)

        return [Strip(height, paint, text_of(lines)), Strip(self.after, blank=True)]


def verification_blocks(note: str, verifier_key: str) -> list[Block]:
    """How others verify what was printed; the code is the last thing of the document."""
    if not note:
        return [
            Heading(tr("Checkpoint of the log"), SECTION, rule=True),
            Paragraph(
                tr("Checkpoint: none recorded. Nothing on these pages can be verified with a signature.")
            ),
        ]
    code = code_text(note)
    blocks: list[Block] = [
        Heading(tr("Checkpoint of the log"), SECTION, rule=True),
        Paragraph(
            tr(
                "This is the signed note of the log as it stood when these pages were made (C2SP "
                "signed-note and tlog-checkpoint, Ed25519). Whoever holds it can tell whether an entry "
                "before it was changed, removed or put in later."
            )
        ),
        *(Paragraph(line, MONO, after=1.0) for line in note.splitlines() if line),
        Paragraph("", after=8.0),
        Code(
            code,
            (
                (
                    tr("Code of the note above"),
                    tr("It holds the same text, byte for byte.")
                    if code == note
                    else tr("It holds the text without the signatures, which are too many for a code."),
                ),
                (tr("Verifier key"), verifier_key or none_recorded()),
                (
                    tr("How to verify"),
                    tr(
                        "Save the note to a file and run “second-look audit verify --checkpoint FILE --key "
                        "KEY” on the workspace; any other program that reads signed notes can check the "
                        "signature."
                    ),
                ),
            ),
        ),
    ]
    return [Together(tuple(blocks))]
