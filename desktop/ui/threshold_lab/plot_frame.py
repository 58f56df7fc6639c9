"""A plot with its title, what it says in a sentence, and its export menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.theme import Spacing, TypeScale, set_role, theme_notifier
from desktop.ui.threshold_lab.figure import Figure
from desktop.ui.threshold_lab.plot_style import screen_style

if TYPE_CHECKING:
    from desktop.ui.threshold_lab.plot_canvas import PlotCanvas

FORMATS = ("png", "svg", "csv")
LEAST_HEIGHT = 150


@dataclass(frozen=True, slots=True)
class PlotSource:
    """Where the numbers of a plot come from. `synthetic`: the faces are drawn, as in the demo."""

    gallery_name: str
    pack: str
    kind: ScoreKind
    n: int
    measured_on: str
    synthetic: bool
    enrolled: int | None = None
    """Where a sample of them was searched for; `n` else."""


@dataclass(frozen=True, slots=True)
class ComparedSource:
    """As `PlotSource` for a plot of several packs: there is no one threshold and no one gallery."""

    sides: tuple[str, ...]
    """Each side in words: gallery, pack, score."""
    n: int
    measured_on: str
    synthetic: bool


class PlotFrame(QFrame):
    """Shows one `Figure`; subclasses make it from the errors and the threshold.

    Subclasses set `title` (already translated) and call `show_figure`.
    """

    export_asked = Signal(str)
    """One of `FORMATS`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Here and not above: pyqtgraph takes a while to import and nothing but the lab needs it.
        from desktop.ui.threshold_lab.plot_canvas import PlotCanvas

        self._figure: Figure | None = None
        self._says = True
        self._scale = 1.0
        set_role(self, "card")
        self._title = QLabel(title)
        self._title.setWordWrap(True)
        set_role(self._title, "subtitle")
        self._canvas: PlotCanvas = PlotCanvas()
        self._canvas.setMinimumHeight(LEAST_HEIGHT)
        self._canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(LEAST_HEIGHT)
        set_role(self._empty, "muted")
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._export = self._export_button(title)
        self.header = QHBoxLayout()
        self.header.setSpacing(Spacing.S)
        self.header.addWidget(self._title, 1)
        self.header.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.S)
        column.addLayout(self.header)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._caption)
        self._canvas.setAccessibleName(title)
        self.setAccessibleName(title)
        self.setFocusProxy(self._canvas)
        theme_notifier().changed.connect(self._restyle)
        self._restyle()
        self.show_nothing(self.tr("No error rate has been measured for this gallery yet."))

    def _explain(self, *topics: Topic) -> None:
        """Help with the figures that are drawn, beside the title."""
        self.header.insertWidget(1, HelpButton(*topics).explain(self._canvas), 0, Qt.AlignmentFlag.AlignTop)

    def _export_button(self, title: str) -> QToolButton:
        button = QToolButton()
        set_role(button, "button")
        button.setText(self.tr("Export"))
        button.setToolTip(self.tr("Save this plot as a picture, or its numbers as a table."))
        button.setAccessibleName(self.tr("Export: {plot}").format(plot=title))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for kind, text in zip(
            FORMATS,
            (self.tr("Picture (PNG)…"), self.tr("Drawing (SVG)…"), self.tr("Numbers (CSV)…")),
            strict=True,
        ):
            menu.addAction(text).triggered.connect(_sender(self.export_asked.emit, kind))
        button.setMenu(menu)
        return button

    @property
    def figure(self) -> Figure | None:
        """What is shown; None before the first."""
        return self._figure

    @property
    def caption(self) -> str:
        return self._caption.text()

    def show_figure(self, figure: Figure) -> None:
        if figure.empty:
            self.show_nothing(figure.empty)
            self._figure = figure
            return
        self._figure = figure
        self._canvas.set_figure(figure)
        self._canvas.setAccessibleDescription(figure.description)
        self._caption.setText(figure.caption)
        self._export.setEnabled(True)
        self._canvas.show()
        self._caption.setVisible(self._says)
        self._empty.hide()

    def set_caption_shown(self, shown: bool) -> None:
        """False where the page says the same already; the words stay for export and screen readers."""
        self._says = shown
        self._caption.setVisible(shown and self._figure is not None)

    def show_nothing(self, reason: str) -> None:
        self._figure = None
        self._empty.setText(reason)
        self._export.setEnabled(False)
        self._canvas.hide()
        self._caption.hide()
        self._empty.show()

    def set_type_scale(self, scale: float) -> None:
        """1.0 to 2.5 times the size of text, lines and symbols, for a projector."""
        self._scale = min(max(scale, 1.0), 2.5)
        points = self.font().pointSizeF() if self.font().pointSizeF() > 0 else 10.0
        for label, step in (
            (self._title, TypeScale.SUBTITLE),
            (self._caption, TypeScale.BODY),
            (self._empty, TypeScale.BODY),
        ):
            # The style sheet of the application sets sizes; only another sheet goes before it.
            sheet = f"font-size: {points * step * self._scale:.1f}pt" if self._scale > 1.0 else ""
            label.setStyleSheet(sheet)
        self._canvas.setMinimumHeight(round(LEAST_HEIGHT * (1 + 0.4 * (self._scale - 1))))
        self._restyle()

    def _restyle(self) -> None:
        self._canvas.set_style(screen_style(), self._scale)


def _sender(send: Callable[[str], None], kind: str) -> Callable[[], None]:
    return lambda: send(kind)
