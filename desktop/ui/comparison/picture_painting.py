"""Painting of a picture at its place in a view, however it is turned."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from desktop.ui.comparison.image_pyramid import ImagePyramid
from desktop.ui.comparison.linked_viewport import LinkedViewport


def paint_picture(
    painter: QPainter, viewport: LinkedViewport, index: int, pyramid: ImagePyramid, seen: QRectF
) -> None:
    """`seen` is the part of the pane that shows, in the viewport's coordinates; nothing else is read."""
    placement = viewport.placement(index)
    magnification = viewport.magnification(index)
    if placement is None or magnification is None:
        return
    corners = [
        placement.to_pixel(corner)
        for corner in (
            (seen.left(), seen.top()),
            (seen.right(), seen.top()),
            (seen.left(), seen.bottom()),
            (seen.right(), seen.bottom()),
        )
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    level = pyramid.level_for(magnification)
    # Whole source pixels, so that the picture does not shimmer while it moves.
    fx, fy = level.width() / pyramid.width, level.height() / pyramid.height
    left, top = max(0, int(min(xs) * fx) - 1), max(0, int(min(ys) * fy) - 1)
    right = min(level.width(), int(max(xs) * fx) + 2)
    bottom = min(level.height(), int(max(ys) * fy) + 2)
    if left >= right or top >= bottom:
        return
    source = QRectF(left, top, right - left, bottom - top)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, viewport.is_smooth(index))
    painter.setTransform(
        QTransform(placement.a, placement.b, -placement.b, placement.a, placement.dx, placement.dy), True
    )
    painter.drawImage(QRectF(left / fx, top / fy, source.width() / fx, source.height() / fy), level, source)
    painter.restore()
