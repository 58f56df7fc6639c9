"""Which entries of the log are shown: by case, person, kind, days and words, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.log_filters import LogFilter
from desktop.storage.workspace import Workspace
from desktop.ui.audit.case_chooser import CaseChooser
from desktop.ui.history.history import History
from desktop.ui.icons import icon
from desktop.ui.shell.entry_stages import STAGES, stage_of
from desktop.ui.shell.filter_fields import field_below_name, narrow_choice
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.optional_day import day_edit, day_of, set_day
from desktop.ui.shell.wording import day_text, entry_kind_text
from desktop.ui.theme import Spacing, TypeScale, scaled_font


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is filled in."""

    case_id: str
    person: str
    kind: str
    days: tuple[date | None, date | None]
    text: str


class FilterBar(QWidget):
    """`wanted` is None while what is filled in cannot be: `problem` then says why. Where the button that
    clears it stands is for whoever shows the bar."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clearing = False
        self._kinds_of: dict[str, tuple[str, ...]] = {"": ()}
        flow = FlowLayout(self, Spacing.M)
        self.case = CaseChooser(workspace, self)
        self.case.setFixedWidth(150)
        self.person = narrow_choice(self.tr("Person"), 150, 220, self)
        self.kind = narrow_choice(self.tr("Kind of entry"), 210, 280, self)
        self.since, since = self._day(self.tr("&From"), self.tr("From this day"))
        self.until, until = self._day(self.tr("&To"), self.tr("To this day"))
        self.find = QLineEdit(self)
        self.find.setPlaceholderText(self.tr("Find a word, a hash, a name"))
        self.find.setAccessibleName(self.tr("Find in the log"))
        self.find.setToolTip(self.tr("Anything that stands in an entry, in upper or lower case (Ctrl+F)"))
        self.find.setClearButtonEnabled(True)
        self.find.setFixedWidth(230)
        self.clear_button = QPushButton(icon("cancel"), self.tr("Clear filters"), self)
        self.clear_button.setToolTip(self.tr("Shows every entry again"))
        self.clear_button.clicked.connect(lambda: self.clear())
        self.case_field = field_below_name(self.tr("Ca&se"), self.case, self)
        for widget in (
            self.case_field,
            field_below_name(self.tr("&Person"), self.person, self),
            field_below_name(self.tr("&Kind"), self.kind, self),
            since,
            until,
            field_below_name(self.tr("F&ind"), self.find, self),
        ):
            flow.addWidget(widget)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(250)
        self._delay.timeout.connect(self._tell)
        self.find.textChanged.connect(lambda _: self._delay.start())
        self.case.changed.connect(self._tell)
        for choice in (self.person, self.kind):
            choice.currentIndexChanged.connect(lambda _: self._tell())
        for box, edit in (self.since, self.until):
            box.toggled.connect(edit.setEnabled)
            box.toggled.connect(lambda _: self._tell())
            edit.dateChanged.connect(lambda _: self._tell())
        shortcut = QShortcut(QKeySequence.StandardKey.Find, self)
        shortcut.setWhatsThis(self.tr("Find in the log"))
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.find.setFocus)
        self.clear_button.setEnabled(False)
        self.history = History(self._read, self._put, _change_text, self)

    def _day(self, title: str, name: str) -> tuple[tuple[QCheckBox, QWidget], QWidget]:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XXS)
        box = QCheckBox(title, holder)
        box.setAccessibleName(name)
        edit = day_edit(name, holder)
        edit.setEnabled(False)
        edit.setFixedWidth(122)
        edit.setKeyboardTracking(False)
        column.addWidget(box)
        column.addWidget(edit)
        return (box, edit), holder

    def set_choices(self, kinds: Sequence[str], people: Sequence[str]) -> None:
        """What there is to choose from; what was chosen stays so."""
        with QSignalBlocker(self.person):
            chosen = self.person.currentData()
            self.person.clear()
            self.person.addItem(self.tr("Anybody"), "")
            for name in people:
                self.person.addItem(name, name)
            self.person.setCurrentIndex(max(0, self.person.findData(chosen or "")))
        with QSignalBlocker(self.kind):
            key = self.kind.currentData() or ""
            self._fill_kinds(kinds)
            self.kind.setCurrentIndex(max(0, self.kind.findData(key)))

    def _fill_kinds(self, kinds: Sequence[str]) -> None:
        """Each part of the work, below it the kinds of entry that it leaves; told apart by their key, since
        a combo box does not find lists."""
        self.kind.clear()
        bold = scaled_font(self.kind.font(), TypeScale.BODY, bold=True)
        self._kinds_of = {"": ()}
        self.kind.addItem(self.tr("All kinds"), "")
        stages = [*STAGES, *{stage_of(k) for k in kinds if stage_of(k) not in STAGES}]
        for stage in stages:
            within = tuple(kind for kind in kinds if stage_of(kind) == stage)
            if not within:
                continue
            key = f"{stage.key}/"
            self._kinds_of[key] = within
            picture = icon(stage.icon, "text", "on_accent")
            self.kind.addItem(picture, stage.word, key)
            self.kind.setItemData(self.kind.count() - 1, bold, Qt.ItemDataRole.FontRole)
            for kind in within if len(within) > 1 else ():
                self._kinds_of[kind] = (kind,)
                self.kind.addItem(picture, entry_kind_text(kind), kind)

    def clear(self) -> None:
        """Everything is shown again."""
        self._clearing = True
        self.case.choose("")
        self.person.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.find.clear()
        for box, _ in (self.since, self.until):
            box.setChecked(False)
        self._clearing = False
        self._tell()
        self.find.setFocus()

    def _read(self) -> Chosen:
        case = self.case.case.case_id if self.case.case is not None else ""
        person, kind = self.person.currentData() or "", self.kind.currentData() or ""
        return Chosen(case, person, kind, self.days, self.find.text().strip())

    def _put(self, chosen: Chosen) -> None:
        """Undone, or done again."""
        self._clearing = True
        self.case.choose(chosen.case_id)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen.person)))
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen.kind)))
        self.choose_days(*chosen.days)
        self.find.setText(chosen.text)
        self._clearing = False
        self._tell()

    def choose_case(self, case_id: str) -> None:
        self.case.choose(case_id)

    def choose_kind(self, key: str) -> None:
        """A kind, or the key of a stage with a slash; what is not there: all kinds."""
        stage = f"{stage_of(key).key}/"
        if self.kind.findData(key) < 0 and self._kinds_of.get(stage) == (key,):
            key = stage  # which has no other kind
        self.kind.setCurrentIndex(max(0, self.kind.findData(key)))

    def choose_days(self, since: date | None, until: date | None) -> None:
        """As somebody would with the keyboard."""
        for (box, edit), day in ((self.since, since), (self.until, until)):
            if day is not None:
                set_day(edit, day)
            box.setChecked(day is not None)

    @property
    def days(self) -> tuple[date | None, date | None]:
        first, last = (
            (day_of(edit) if box.isChecked() else None) for box, edit in (self.since, self.until)
        )
        return first, last

    @property
    def problem(self) -> str:
        """Why nothing can be shown, in a sentence; empty where it can."""
        first, last = self.days
        if first is not None and last is not None and first > last:
            return self.tr("The first day comes after the last: choose another one.")
        if self.case.is_unknown:
            return self.tr("There is no case “{number}”. Choose one of the list.").format(
                number=self.case.text().strip()
            )
        return ""

    @property
    def wanted(self) -> LogFilter | None:
        if self.problem:
            return None
        first, last = self.days
        return LogFilter(
            kinds=self._kinds_of.get(self.kind.currentData() or "", ()),
            text=self.find.text().strip(),
            case_id=self.case.case.case_id if self.case.case is not None else "",
            actor=self.person.currentData() or "",
            since=_beginning(first) if first is not None else None,
            until=_beginning(last + timedelta(days=1)) if last is not None else None,
        )

    @property
    def description(self) -> str:
        """What is asked for, in words; empty where that is everything."""
        first, last = self.days
        parts = []
        if self.case.case is not None:
            parts.append(self.tr("case {number}").format(number=self.case.case.number))
        if self.person.currentData():
            parts.append(self.tr("by {name}").format(name=self.person.currentText()))
        if self.kind.currentData():
            parts.append(self.tr("kind “{kind}”").format(kind=self.kind.currentText().strip()))
        if first is not None:
            parts.append(self.tr("from {day}").format(day=day_text(first)))
        if last is not None:
            parts.append(self.tr("to {day}").format(day=day_text(last)))
        if self.find.text().strip():
            parts.append(self.tr("with “{text}”").format(text=self.find.text().strip()))
        return ", ".join(parts)

    def _tell(self) -> None:
        if self._clearing:
            return
        self._delay.stop()
        self.history.follow()
        self.clear_button.setEnabled(bool(self.description or self.problem))
        self.changed.emit()


def _change_text(before: Chosen, after: Chosen) -> str:
    """What leads from one to the other, in a word or two."""
    nothing = Chosen("", "", "", (None, None), "")
    return _tr("clear filters") if after == nothing else _tr("filter")


def _tr(text: str) -> str:
    return QCoreApplication.translate("steps", text)


def _beginning(day: date) -> datetime:
    """Of a day of this computer's time zone."""
    return datetime.combine(day, time.min).astimezone()
