"""Which galleries and scores are set side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.domain.galleries import Gallery
from desktop.domain.pack_comparison import MOST_SIDES
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.compare_packs import WantedSide
from desktop.workflow.score_choice import may_be_normalised


class PackChoice(QWidget):
    """Two to four sides; `compare_asked` when they are to be measured."""

    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: list[QComboBox] = []
        self._labels: list[QLabel] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.M)
        grid.setVerticalSpacing(Spacing.S)
        names = (self.tr("&First"), self.tr("S&econd"), self.tr("Third"), self.tr("Fourth"))
        for place, name in zip(range(MOST_SIDES), names, strict=True):
            label = QLabel(name, self)
            combo = QComboBox(self)
            combo.setMinimumContentsLength(12)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setAccessibleName(
                self.tr("{place} gallery and score to compare").format(place=name.replace("&", ""))
            )
            combo.setToolTip(self.tr("A gallery, the pack that enrolled it, and the score it is read by"))
            combo.currentIndexChanged.connect(self._refresh)
            label.setBuddy(combo)
            row, column = divmod(place, 2)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(combo, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
            self.combos.append(combo)
            self._labels.append(label)
        self.more_button = QPushButton(icon("add"), self.tr("&Add another"), self)
        self.more_button.setToolTip(self.tr("Up to four side by side"))
        self.more_button.clicked.connect(self._more)
        self.compare_button = QPushButton(self.tr("C&ompare"), self)
        self.compare_button.setToolTip(
            self.tr("Measures all of them on the pictures that they have in common; the log says so")
        )
        set_role(self.compare_button, "primary")
        self.compare_button.clicked.connect(self.compare_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        buttons.addWidget(self.more_button)
        buttons.addWidget(self.compare_button)
        grid.addLayout(buttons, 0, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(grid, 1)
        self._shown = 2
        self._entries: list[tuple[str, WantedSide]] = []
        self._show_combos()

    def set_galleries(self, found: Sequence[Gallery], proposed: Sequence[WantedSide]) -> None:
        """What was chosen stays where it can; before, `proposed` is."""
        kept = [self._key(combo) for combo in self.combos]
        usable = [gallery for gallery in found if gallery.faces]
        self._entries = [
            (self._text(gallery, kind), WantedSide(gallery, kind))
            for gallery in usable
            for kind in ScoreKind
            if kind is ScoreKind.RAW or may_be_normalised(gallery)
        ]
        keys = [self._key_of(one) for one in proposed]
        for place, combo in enumerate(self.combos):
            combo.blockSignals(True)
            combo.clear()
            if place >= 2:
                combo.addItem(self.tr("(none)"), None)
            for text, wanted in self._entries:
                combo.addItem(text, wanted)
                combo.setItemData(combo.count() - 1, text, 3)  # ToolTipRole: long names are cut
            wanted_key = kept[place] or (keys[place] if place < len(keys) else None)
            combo.setCurrentIndex(self._place_of(combo, wanted_key))
            combo.blockSignals(False)
        self._refresh()

    @property
    def wanted(self) -> list[WantedSide]:
        """What is chosen, the same once only."""
        chosen = [combo.currentData() for combo in self.combos[: self._shown]]
        return list({self._key_of(one): one for one in chosen if one is not None}.values())

    @property
    def several_packs(self) -> bool:
        """Whether galleries of more than one pack are there to choose from."""
        return len({wanted.gallery.pack_hash for _, wanted in self._entries}) > 1

    def choose(self, wanted: Sequence[WantedSide]) -> None:
        """Sets the sides; what is not there is passed over."""
        self._shown = min(max(2, len(wanted)), MOST_SIDES)
        self._show_combos()
        for combo, one in zip(self.combos, wanted, strict=False):
            combo.setCurrentIndex(self._place_of(combo, self._key_of(one)))

    def _text(self, gallery: Gallery, kind: ScoreKind) -> str:
        score = self.tr("raw score") if kind is ScoreKind.RAW else self.tr("normalised score")
        return self.tr("{pack} · {score} · {gallery}").format(
            pack=gallery.pack_id, score=score, gallery=gallery.name
        )

    def _key_of(self, wanted: WantedSide) -> tuple[int, ScoreKind]:
        assert wanted.kind is not None
        return wanted.gallery.gallery_id, wanted.kind

    def _key(self, combo: QComboBox) -> tuple[int, ScoreKind] | None:
        wanted = combo.currentData()
        return None if wanted is None else self._key_of(wanted)

    def _place_of(self, combo: QComboBox, key: tuple[int, ScoreKind] | None) -> int:
        places = range(combo.count())
        return next(
            (p for p in places if (d := combo.itemData(p)) is not None and self._key_of(d) == key), 0
        )

    def _more(self) -> None:
        self._shown = min(self._shown + 1, MOST_SIDES)
        self._show_combos()
        self.combos[self._shown - 1].setFocus()

    def _show_combos(self) -> None:
        for place, (label, combo) in enumerate(zip(self._labels, self.combos, strict=True)):
            label.setVisible(place < self._shown)
            combo.setVisible(place < self._shown)
        self._refresh()

    def _refresh(self) -> None:
        self.compare_button.setEnabled(len(self.wanted) >= 2)
        self.more_button.setEnabled(self._shown < MOST_SIDES and len(self._entries) > self._shown)
