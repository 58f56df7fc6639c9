"""Draws the program's icon in the sizes and formats of each system, from `resources/program-icon.svg`.

python packaging/program_icons.py FOLDER
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "program-icon.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_ICNS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def draw(folder: Path) -> None:
    """`folder`/second-look.ico, .icns and <size>.png; each size is drawn anew, not scaled."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: _drawn(size) for size in sorted({*PNG_SIZES, *_ICO_SIZES, *_ICNS_SIZES})}
    for size in PNG_SIZES:
        drawn[size].save(folder / f"{size}.png", optimize=True)
    largest, *others = [drawn[size] for size in reversed(_ICO_SIZES)]
    largest.save(folder / "second-look.ico", append_images=others, sizes=[(s, s) for s in _ICO_SIZES])
    largest, *others = [drawn[size] for size in reversed(_ICNS_SIZES)]
    largest.save(folder / "second-look.icns", append_images=others)
    del application


def _drawn(size: int) -> Image.Image:
    from PySide6.QtCore import QBuffer, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGBA")


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
