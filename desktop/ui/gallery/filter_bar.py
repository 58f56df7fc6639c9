"""Which faces of the gallery are shown, and in what order: a line that is always there, and the filters on
what is recorded, which can be folded away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.face_filters import NOT_RECORDED, FaceFilter, FaceOrder, FaceSorting
from desktop.domain.faces import FAIR_BELOW, POOR_BELOW
from desktop.ui.history.history import History
from desktop.ui.shell.filter_fields import field_below_name, narrow_choice
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.theme import Spacing
from desktop.workflow.gallery_register import FilterChoices

_DELAY_MS = 120
"""Between the last letter and looking for it."""
_ANYTHING = float("inf")
_NO_YEAR = "no year"

ISO_EYES = 90
"""Pixels between the eyes that ISO/IEC 19794-5 asks of portraits."""
FEW_EYES = 60


class FilterBar(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.find = QLineEdit(self)
        self.find.setPlaceholderText(self.tr("Find a subject, a file, a source"))
        self.find.setAccessibleName(self.tr("Find in the gallery"))
        self.find.setToolTip(
            self.tr("Every word stands in what is recorded or in the path of the file (Ctrl+F)")
        )
        self.find.setClearButtonEnabled(True)
        self.filters_button = QPushButton(self)
        self.filters_button.setCheckable(True)
        self.filters_button.setToolTip(self.tr("Filters on what is recorded and on quality"))
        self.sort = self._sort_choice()
        sort_label = QLabel(self.tr("S&ort"), self)
        sort_label.setBuddy(self.sort)
        line = QHBoxLayout()
        line.setSpacing(Spacing.M)
        line.addWidget(self.find, 1)
        line.addWidget(self.filters_button)
        line.addSpacing(Spacing.S)
        line.addWidget(sort_label)
        line.addWidget(self.sort)
        self._panel = QWidget(self)
        flow = FlowLayout(self._panel, Spacing.M)
        self.sex = self._choice(self.tr("Sex as recorded"), 110)
        self.race = self._choice(self.tr("Race or ethnicity as recorded"), 164)
        self.born = self._choice(self.tr("Year of birth as recorded"), 118)
        self.quality = self._choice(self.tr("Face quality, by its weakest measure"), 130)
        self.eyes = self._choice(self.tr("Pixels between the eyes"), 130)
        self.several = QCheckBox(self.tr("Se&veral captures"), self._panel)
        self.several.setToolTip(self.tr("Only subjects of whom the gallery has more than one picture"))
        for title, field in (
            (self.tr("Se&x"), self.sex),
            (self.tr("&Race or ethnicity"), self.race),
            (self.tr("&Born"), self.born),
            (self.tr("&Quality"), self.quality),
            (self.tr("E&ye distance"), self.eyes),
            ("", self.several),
        ):
            flow.addWidget(field_below_name(title, field, self._panel))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addLayout(line)
        column.addWidget(self._panel)
        self._panel.hide()
        self._fill_fixed()
        self.set_choices(None)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._tell)
        self.find.textChanged.connect(lambda _: None if self._quiet else self._delay.start())
        self.find.returnPressed.connect(self._tell)
        self.filters_button.toggled.connect(self._panel.setVisible)
        for choice in (*self._choices, self.sort):
            choice.currentIndexChanged.connect(lambda _: self._tell())
        self.several.toggled.connect(lambda _: self._tell())
        shortcut = QShortcut(QKeySequence.StandardKey.Find, self)
        shortcut.setWhatsThis(self.tr("Find in the gallery"))
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._go_to_find)
        self._count_filters()
        self.history = History(lambda: (self.wanted, self.sorting), self._put, _change_text, self)

    @property
    def _choices(self) -> tuple[QComboBox, ...]:
        return (self.sex, self.race, self.born, self.quality, self.eyes)

    def _choice(self, name: str, width: int) -> QComboBox:
        choice = narrow_choice(name, width, width + 80, self)
        choice.setToolTip(name)
        return choice

    def _sort_choice(self) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(self.tr("Order of the faces"))
        for by, descending, text in (
            (FaceOrder.ENROLLED, False, self.tr("First enrolled first")),
            (FaceOrder.ENROLLED, True, self.tr("Last enrolled first")),
            (FaceOrder.SUBJECT, False, self.tr("Subject, A to Z")),
            (FaceOrder.SUBJECT, True, self.tr("Subject, Z to A")),
            (FaceOrder.CAPTURED, True, self.tr("Newest capture first")),
            (FaceOrder.CAPTURED, False, self.tr("Oldest capture first")),
            (FaceOrder.QUALITY, False, self.tr("Poorest quality first")),
            (FaceOrder.QUALITY, True, self.tr("Best quality first")),
            (FaceOrder.EYE_DISTANCE, False, self.tr("Eyes closest first")),
            (FaceOrder.EYE_DISTANCE, True, self.tr("Eyes farthest apart first")),
        ):
            choice.addItem(text, FaceSorting(by, descending))
            if descending == (by is not FaceOrder.CAPTURED) and by is not FaceOrder.EYE_DISTANCE:
                choice.insertSeparator(choice.count())
        choice.setMaxVisibleItems(16)
        return choice

    def _fill_fixed(self) -> None:
        for choice, entries in (
            (
                self.quality,
                (
                    (self.tr("Any"), None),
                    (self.tr("Good ({least} and more)").format(least=FAIR_BELOW), (FAIR_BELOW, 100)),
                    (self.tr("Fair and better ({least}+)").format(least=POOR_BELOW), (POOR_BELOW, 100)),
                    (self.tr("Poor (below {limit})").format(limit=POOR_BELOW), (0, POOR_BELOW - 1)),
                ),
            ),
            (
                self.eyes,
                (
                    (self.tr("Any"), None),
                    (self.tr("{least} px and more").format(least=ISO_EYES), (ISO_EYES, _ANYTHING)),
                    (self.tr("{least} px and more").format(least=FEW_EYES), (FEW_EYES, _ANYTHING)),
                    (self.tr("Below {limit} px").format(limit=FEW_EYES), (0, FEW_EYES)),
                ),
            ),
        ):
            for text, value in entries:
                choice.addItem(text, value)

    def set_choices(self, choices: FilterChoices | None) -> None:
        """What is recorded in the gallery; what was chosen stays so where it is there too. Until it is
        known (None) there is only what every gallery has."""
        before = self.wanted
        locale = QLocale()
        for choice, texts in (
            (self.sex, choices.sexes if choices else []),
            (self.race, choices.race_ethnicities if choices else []),
        ):
            chosen = choice.currentData()
            with QSignalBlocker(choice):
                choice.clear()
                choice.addItem(self.tr("Any"), None)
                for text, count in texts:
                    choice.addItem(f"{text} ({locale.toString(count)})", text)
                    choice.setItemData(choice.count() - 1, text, Qt.ItemDataRole.AccessibleTextRole)
                choice.addItem(self.tr("Not recorded"), NOT_RECORDED)
                choice.setCurrentIndex(0 if chosen is None else max(0, choice.findData(chosen)))
        chosen = self.born.currentText()
        with QSignalBlocker(self.born):
            self.born.clear()
            self.born.addItem(self.tr("Any"), None)
            for decade in choices.decades_of_birth if choices else []:
                self.born.addItem(f"{decade}–{decade + 9}", (decade, decade + 9))
            self.born.addItem(self.tr("Not recorded"), _NO_YEAR)
            self.born.setCurrentIndex(max(0, self.born.findText(chosen)))
        if choices is not None and self.wanted != before:
            self._tell()

    @property
    def is_waiting(self) -> bool:
        """Somebody is still typing; `changed` follows."""
        return self._delay.isActive()

    @property
    def wanted(self) -> FaceFilter:
        born = self.born.currentData()
        return FaceFilter(
            text=" ".join(self.find.text().split()),
            sex=self.sex.currentData(),
            race_ethnicity=self.race.currentData(),
            born=tuple(born) if born is not None and born != _NO_YEAR else None,
            birth_not_recorded=born == _NO_YEAR,
            quality=_pair(self.quality.currentData()),
            eye_distance=_pair(self.eyes.currentData()),
            several_captures=self.several.isChecked(),
        )

    @property
    def sorting(self) -> FaceSorting:
        return self.sort.currentData() or FaceSorting()

    @property
    def description(self) -> str:
        """What is asked for, in words; empty where that is every face."""
        parts = []
        if self.find.text().strip():
            parts.append(self.tr("with “{text}”").format(text=" ".join(self.find.text().split())))
        for choice, words in (
            (self.sex, self.tr("sex: {text}")),
            (self.race, self.tr("race or ethnicity: {text}")),
            (self.born, self.tr("born: {text}")),
            (self.quality, self.tr("quality: {text}")),
            (self.eyes, self.tr("eye distance: {text}")),
        ):
            if choice.currentData() is not None:
                spoken = choice.currentData(Qt.ItemDataRole.AccessibleTextRole) or choice.currentText()
                parts.append(words.format(text=spoken))
        if self.several.isChecked():
            parts.append(self.tr("several captures"))
        return ", ".join(parts)

    def clear(self) -> None:
        """Every face is shown again; the order stays."""
        self._quiet = True
        self.find.clear()
        for choice in self._choices:
            choice.setCurrentIndex(0)
        self.several.setChecked(False)
        self._quiet = False
        self._tell()
        self.find.setFocus()

    def _go_to_find(self) -> None:
        self.find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find.selectAll()

    def _tell(self) -> None:
        if self._quiet:
            return
        self._delay.stop()
        self._count_filters()
        self.history.follow()
        self.changed.emit()

    def _put(self, state: tuple[FaceFilter, FaceSorting]) -> None:
        """Undone, or done again."""
        wanted, sorting = state
        self._quiet = True
        self.find.setText(wanted.text)
        born = _NO_YEAR if wanted.birth_not_recorded else wanted.born
        for choice, value in (
            (self.sex, wanted.sex),
            (self.race, wanted.race_ethnicity),
            (self.born, born),
            (self.quality, wanted.quality),
            (self.eyes, wanted.eye_distance),
            (self.sort, sorting),
        ):
            choice.setCurrentIndex(max(0, _place_of(choice, value)))
        self.several.setChecked(wanted.several_captures)
        self._quiet = False
        self._tell()

    def _count_filters(self) -> None:
        """Folded away or not, it is said how many filters are on."""
        active = sum(choice.currentData() is not None for choice in self._choices)
        active += self.several.isChecked()
        words = self.tr("Fi&lters ({count})").format(count=active) if active else self.tr("Fi&lters")
        self.filters_button.setText(words)


def _place_of(choice: QComboBox, value: object) -> int:
    """Qt compares tuples by identity, and gives them back as lists."""
    places = (place for place in range(choice.count()) if _same(choice.itemData(place), value))
    return next(places, -1)


def _same(first: object, second: object) -> bool:
    return (tuple(first) if isinstance(first, list) else first) == second


def _change_text(before: tuple[FaceFilter, FaceSorting], after: tuple[FaceFilter, FaceSorting]) -> str:
    """What leads from one to the other, in a word or two."""
    if before[0] == after[0]:
        return _tr("order of the faces")
    return _tr("clear filters") if after[0].is_empty else _tr("filter")


def _tr(text: str) -> str:
    return QCoreApplication.translate("steps", text)


def _pair(value: object) -> tuple[float, float] | None:
    """Qt gives tuples back as lists."""
    return None if value is None else (value[0], value[1])  # type: ignore[index]
