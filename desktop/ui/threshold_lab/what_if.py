"""“What if the gallery were larger?”, as a choice and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.gallery_size import modelled_fpir, smaller_fpir
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.plot_models import WHAT_IF_SIZES
from desktop.ui.threshold_lab.plot_texts import whole_text
from desktop.ui.threshold_lab.size_basis import SizeBasis
from desktop.workflow.gallery_errors import GalleryErrors


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhatIf", text)


def what_if_text(basis: SizeBasis, others: int, threshold: float, size: int | None) -> str:
    """What this setting would do with `size` others enrolled; None: as measured."""
    if size is None:
        return _tr("As measured: everybody was searched for among {others} others.").format(
            others=whole_text(others)
        )
    rates, threshold = basis.rates, basis.threshold(threshold)
    if size <= others:
        share = smaller_fpir(rates.scores, threshold, [size])[0]
        return _sentence(share, size) + " " + _tr("Counted exactly: this gallery is larger than that.")
    if rates.fmr(threshold) <= 0:
        return _tr(
            "No comparison in this gallery reached the threshold, so that nothing can be said about a "
            "larger one. That is not the same as none."
        )
    share = modelled_fpir(rates, threshold, size)
    return (
        _sentence(share, size)
        + " "
        + _tr(
            "A model: it takes the comparisons of a search as independent of each other. The plot shows "
            "how far off it is where it can be checked."
        )
        + (" " + by_raw_text() if basis.by_raw else "")
    )


def by_raw_text() -> str:
    return _tr(
        "Reckoned with raw scores at the same FPIR: a normalised threshold means something else in a "
        "gallery of another size."
    )


def _sentence(share: float, size: int) -> str:
    people = 100
    while share * people < 1 and people < 1_000_000:
        people *= 10
    count = round(share * people)
    some = _tr("Of {people} people who are not among {size} enrolled, about {count} would get a candidate.")
    none = _tr("Of {people} people who are not among {size} enrolled, less than 1 would get a candidate.")
    return (some if count else none).format(
        people=whole_text(people), size=whole_text(size), count=whole_text(count)
    )


class WhatIfPanel(QFrame):
    """The same threshold in a gallery of another size."""

    size_chosen = Signal(object)
    """int, or None for the size as measured"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._basis: SizeBasis | None = None
        self._others = 0
        self._threshold = 0.0
        self._size: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.XS)
        title = QLabel(self.tr("What if the gallery were…"), self)
        set_role(title, "subtitle")
        column.addWidget(title)
        self.setAccessibleName(title.text())
        self._choices = QButtonGroup(self)
        self.buttons: dict[int | None, QRadioButton] = {}
        for size in (None, *WHAT_IF_SIZES):
            text = self.tr("as large as it is") if size is None else whole_text(size)
            button = QRadioButton(text, self)
            button.setToolTip(self.tr("The threshold stays; the number of people enrolled changes."))
            button.clicked.connect(lambda _=False, chosen=size: self._choose(chosen))
            self._choices.addButton(button)
            self.buttons[size] = button
            column.addWidget(button)
        self.buttons[None].setChecked(True)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        column.addWidget(self.sentence)

    @property
    def size(self) -> int | None:
        return self._size

    def set_errors(self, errors: GalleryErrors | None) -> None:
        self._basis = SizeBasis(errors) if errors is not None else None
        self._others = errors.enrolled - 1 if errors is not None else 0
        self._refresh()

    def set_threshold(self, threshold: float) -> None:
        self._threshold = threshold
        self._refresh()

    def _choose(self, size: int | None) -> None:
        self._size = size
        self._refresh()
        self.size_chosen.emit(size)

    def _refresh(self) -> None:
        basis = self._basis
        self.sentence.setText(
            what_if_text(basis, self._others, self._threshold, self._size) if basis is not None else ""
        )
        self.sentence.setVisible(basis is not None)
