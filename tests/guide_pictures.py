"""The pictures of the user guides, drawn of the window: the parts that the text speaks of, small files.

`python -m tests.screenshots --guide [--language fr]` writes them into `resources/help/pictures`. Every
face in them is of the demo: synthetic, and free to be passed on.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop.paths import resources_dir
from desktop.session import Session
from desktop.ui.theme import LIGHT

FOLDER = resources_dir() / "help" / "pictures"

SCALE = 2
"""Pixels to one of the window's: sharp on a screen of 200%."""

SIZE = (1240, 980)
"""Of the window, logical."""

_WIDEST = 1360
"""Pixels: as much as the page of the help shows at 200%."""

_MARGIN = 24
"""Pixels around what was cut out."""

Part = Callable[[Session, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class Picture:
    """`part` chooses what is cut out of what would be drawn; `below` cuts it off, in logical pixels;
    `colours` is the size of its palette."""

    name: str
    part: Part = lambda session, drawn: drawn
    below: int | None = None
    colours: int = 24
    faces: bool = False
    """They need more colours, and words that say that they are synthetic."""


_FACES = 64


def _delivery(session: Session) -> QWidget:
    """With the name of a share in place of the temporary folder."""
    section = session.window.settings_page.delivery
    section.folder.setText("//evidence/checkpoints")
    return section


PICTURES: Mapping[str, Picture] = {
    "sign-in": Picture("sign-in", lambda s, w: s.gate.sign_in_page.frame),
    "case-form": Picture("case-form"),
    "probe": Picture("probe", lambda s, w: s.window.probe_page, faces=True),
    "probe-sketch": Picture("probe-sketch", lambda s, w: s.window.probe_page.form),
    "probe-analysis": Picture("probe-analysis", lambda s, w: s.window.probe_page.analysis),
    "candidates-found": Picture("error-panel", lambda s, w: s.window.error_panel),
    "candidates": Picture("candidates", lambda s, w: s.window.candidates_page, faces=True),
    "conclusion": Picture("conclusion", lambda s, w: s.window.candidates_page.form),
    "second-look-face": Picture("second-look-face", lambda s, w: s.window.second_look_page, faces=True),
    "case-disagreement": Picture("case-disagreement", lambda s, w: s.window.cases_page, below=360),
    "release": Picture("release"),
    "expunge": Picture("expunge"),
    "lab": Picture("lab", lambda s, w: s.window.lab_page, colours=32),
    "lab-replay": Picture("lab-replay", lambda s, w: s.window.lab_page, faces=True),
    "lab-packs": Picture("lab-packs", lambda s, w: s.window.lab_page, colours=32),
    "settings": Picture("settings-people", lambda s, w: s.window.settings_page.people),
    "settings-checkpoints": Picture("settings-checkpoints", lambda s, w: _delivery(s)),
    "audit-export": Picture("audit-export"),
}
"""By the name under which the screen is drawn."""


def picture_of(session: Session, picture: Picture, drawn: QWidget) -> bytes:
    """A PNG with a palette."""
    widget = picture.part(session, drawn)
    height = widget.height() if picture.below is None else min(picture.below, widget.height())
    grabbed = widget.grab(QRect(0, 0, widget.width(), height))
    return small_png(grabbed, _FACES if picture.faces else picture.colours)


def small_png(pixmap: QPixmap, colours: int) -> bytes:
    """At most `_WIDEST` pixels wide, with at most that many colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    framed = Image.new("RGB", (image.width + 2 * _MARGIN, image.height + 2 * _MARGIN), LIGHT.surface)
    framed.paste(image, (_MARGIN, _MARGIN))
    image = framed
    if image.width > _WIDEST:
        height = round(image.height * _WIDEST / image.width)
        image = image.resize((_WIDEST, height), Image.Resampling.LANCZOS)
    reduced = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()


def target_of(name: str, language: str, folder: Path) -> Path:
    return folder / (f"{name}.png" if language == "en" else f"{name}.{language}.png")
