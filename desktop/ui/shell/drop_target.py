"""Files that are dragged over a page: what dropping them does stands over it, or why they are not taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.errors import WrongUse
from desktop.ui.icons import paint_icon
from desktop.ui.shell.drop_rules import Verdict
from desktop.ui.shell.messages import show_error
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font

_VEIL = 225
"""Of 255: what lies below can be guessed, the sentence can be read."""
_ICON = 28


def paths_in(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropHint(QWidget):
    """Over the whole page while something is dragged across it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.verdict = Verdict()
        self.hide()

    @property
    def sentence(self) -> str:
        return self.verdict.hint or self.verdict.refusal

    def say(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.setAccessibleName(self.sentence)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, refused = colours(), bool(self.verdict.refusal)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(c.caution_surface if refused else c.surface)
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        line = QColor(c.caution if refused else c.accent)
        painter.setPen(QPen(line, 2, Qt.PenStyle.SolidLine if refused else Qt.PenStyle.DashLine))
        inside = QRectF(self.rect()).adjusted(Spacing.M, Spacing.M, -Spacing.M, -Spacing.M)
        painter.drawRoundedRect(inside, 6, 6)
        painter.setFont(scaled_font(self.font(), TypeScale.SUBTITLE, bold=True))
        painter.setPen(QColor(c.text))
        words = inside.adjusted(Spacing.XL, Spacing.XL, -Spacing.XL, -Spacing.XL)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        box = painter.boundingRect(words, flags, self.sentence)
        sign = QRectF(words.center().x() - _ICON / 2, box.top() - _ICON - Spacing.M, _ICON, _ICON)
        paint_icon(painter, sign, "warning" if refused else "open", "caution" if refused else "accent")
        painter.drawText(words, flags, self.sentence)


class DropTarget(QObject):
    """Lets a page take what is dropped on it.

    `judge` says what a drop would do; None leaves it to whatever the page lies in. `take` gets what may be
    taken; a refusal is said in words.
    """

    def __init__(
        self,
        page: QWidget,
        judge: Callable[[QMimeData], Verdict | None],
        take: Callable[[QMimeData], object],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._judge = judge
        self._take = take
        self.hint = DropHint(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hint.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._dropped(event)
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            return self._dragged(event, entered=kind == QEvent.Type.DragEnter)
        return False

    def _dragged(self, event: QDragMoveEvent, *, entered: bool) -> bool:
        verdict = self._judge(event.mimeData()) if entered else self.hint.verdict
        if verdict is None:
            event.ignore()
            return True
        if entered:
            self.hint.say(verdict)
        # Also what is refused: only so does this page hear that it left, or is told why not.
        event.acceptProposedAction()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        self.hint.hide()
        verdict = self._judge(event.mimeData())
        if verdict is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if verdict.refusal:
            show_error(self._page.window(), WrongUse(detail=verdict.refusal))
        else:
            self._take(event.mimeData())
        return True
