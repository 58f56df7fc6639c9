"""One entry of the log: what it says in words, who signed for it, and the bytes that were hashed."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.domain.log_entries import LogEntry
from desktop.errors import UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.audit.checkpoint_model import occasion_text
from desktop.ui.audit.entry_words import Fact, entry_detail, entry_facts
from desktop.ui.cases.step_sentences import step_sentence
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import moment_by_locale
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.entry_stages import stage_of
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.wording import entry_kind_text, instant_text
from desktop.ui.theme import IconSize, Spacing, set_role
from desktop.workflow.browse import case_of_entry, is_withheld, stored_form
from desktop.workflow.checkpoint_list import covering_checkpoint

_NAMES = 132


class EntryPane(QFrame):
    """Shows what `show_entry` is given; nothing of an entry that is kept from the reader."""

    follow_asked = Signal(str)
    """case id"""
    case_asked = Signal(str)
    """case id, to be opened where cases are worked on"""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.entry: LogEntry | None = None
        self._case_id = ""
        set_role(self, "card")
        self.setAccessibleName(self.tr("The chosen entry"))
        self.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (Spacing.LINE,))
        self._either = QStackedWidget(self)
        self.empty = QLabel(self.tr("Choose an entry to read all of it."), self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.empty, "muted")
        self._content = QWidget(self)
        self._build(QVBoxLayout(self._content))
        self._area = area = scrolled(self._content, self)
        area.setAccessibleName(self.tr("The chosen entry in words"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._either.addWidget(self.empty)
        self._either.addWidget(area)
        column.addWidget(self._either)

    def _build(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.S)
        head = QHBoxLayout()
        head.setSpacing(Spacing.S)
        self._icon = QLabel(self._content)
        self.title = text_label(self._content, "subtitle")
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.bad = text_label(
            self._content, "field-error", self.tr("⚠ Verification names this entry as the first bad one.")
        )
        self.bad.hide()
        column.addWidget(self.bad)
        self._when = text_label(self._content, "caption")
        self.sentence = text_label(self._content)
        self.detail = text_label(self._content, "muted")
        for label in (self._when, self.sentence, self.detail):
            column.addWidget(label)
        buttons = QWidget(self._content)
        flow = FlowLayout(buttons, Spacing.S)
        self.follow_button = QPushButton(icon("link"), self.tr("Follow this case"), buttons)
        self.follow_button.setToolTip(self.tr("Everything that was done in the case, day by day"))
        self.follow_button.clicked.connect(lambda: self.follow_asked.emit(self._case_id))
        self.case_button = QPushButton(icon("open"), self.tr("Open the case"), buttons)
        self.case_button.setToolTip(self.tr("Where the case is worked on"))
        self.case_button.clicked.connect(lambda: self.case_asked.emit(self._case_id))
        flow.addWidget(self.follow_button)
        flow.addWidget(self.case_button)
        self._buttons = buttons
        column.addWidget(buttons)
        self._facts = QWidget(self._content)
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, Spacing.S, 0, 0)
        self._grid.setHorizontalSpacing(Spacing.M)
        self._grid.setVerticalSpacing(Spacing.XS)
        self._grid.setColumnStretch(1, 1)
        column.addWidget(self._facts)
        column.addSpacing(Spacing.XS)
        column.addWidget(_rule(self._content))
        column.addSpacing(Spacing.XS)
        self.signed = text_label(self._content, "muted")
        column.addWidget(self.signed)
        self._stored = QWidget(self._content)
        self._build_stored(QVBoxLayout(self._stored))
        column.addWidget(self._stored)
        column.addStretch(1)

    def _build_stored(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, Spacing.XS, 0, 0)
        column.setSpacing(Spacing.XS)
        top = QHBoxLayout()
        title = text_label(self._stored, "caption", self.tr("As it is stored, and as it was hashed"))
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy entry"), self._stored)
        self.copy_button.setToolTip(self.tr("The canonical text (RFC 8785) whose hash is the leaf below"))
        self.copy_button.clicked.connect(lambda: _copy(self.stored.toPlainText()))
        top.addWidget(title, 1)
        top.addWidget(self.copy_button)
        column.addLayout(top)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.stored = QPlainTextEdit(self._stored)
        self.stored.setReadOnly(True)
        self.stored.setAccessibleName(self.tr("The entry as it is stored"))
        self.stored.setFont(fixed)
        self.stored.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.stored.setTabChangesFocus(True)
        self.stored.setFixedHeight(6 * self.stored.fontMetrics().lineSpacing() + Spacing.L)
        column.addWidget(self.stored)
        below = QHBoxLayout()
        name = text_label(self._stored, "caption", self.tr("Leaf hash"))
        self.copy_leaf_button = QPushButton(icon("copy"), self.tr("Copy leaf hash"), self._stored)
        self.copy_leaf_button.setToolTip(self.tr("SHA-256 of a zero byte and the text above (RFC 6962)"))
        self.copy_leaf_button.clicked.connect(lambda: _copy(self.leaf.text()))
        below.addWidget(name)
        below.addWidget(HelpButton(Topic.LEAF_HASH, Topic.SNAPSHOT, Topic.FILE_HASH, parent=self._stored))
        below.addStretch(1)
        below.addWidget(self.copy_leaf_button)
        column.addLayout(below)
        self.leaf = QLineEdit(self._stored)
        self.leaf.setReadOnly(True)
        self.leaf.setAccessibleName(self.tr("Leaf hash"))
        self.leaf.setFont(fixed)
        column.addWidget(self.leaf)

    def show_entry(self, entry: LogEntry | None) -> None:
        """None: nothing is chosen."""
        self.entry = entry
        self._either.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        kept = is_withheld(entry)
        self._icon.setPixmap(
            icon(stage_of(entry.kind).icon, "accent").pixmap(IconSize.MEDIUM, IconSize.MEDIUM)
        )
        self.title.setText(entry_kind_text(entry.kind))
        self._when.setText(
            self.tr("Entry {number} · {when} · {stage}").format(
                number=QLocale().toString(entry.seq),
                when=f"{moment_by_locale(entry.at.astimezone(), seconds=True)} {entry.at.astimezone():%Z}",
                stage=stage_of(entry.kind).word,
            )
        )
        self.sentence.setText(step_sentence(entry))
        self.detail.setText(entry_detail(entry))
        self.detail.setVisible(bool(self.detail.text()))
        self._case_id = case_of_entry(self._workspace, entry)
        self._buttons.setVisible(bool(self._case_id))
        self._fill(entry_facts(entry))
        self.signed.setText(self._signed_text(entry))
        stored = None if kept else stored_form(entry)
        self._stored.setVisible(not kept)
        self.copy_button.setEnabled(stored is not None)
        self.stored.setPlainText(
            stored if stored is not None else self.tr("Part of this entry is kept from you.")
        )
        self.leaf.setText("" if kept else entry.leaf)
        self.leaf.setCursorPosition(0)

    def say_bad(self, bad: bool) -> None:
        """Whether verification named this entry."""
        self.bad.setVisible(bad)

    def focus_content(self) -> None:
        """To be read with the arrow keys."""
        self._area.setFocus()

    def offer_case(self, follow: bool, open_it: bool) -> None:
        """Which ways to the case there are from here."""
        self.follow_button.setVisible(follow)
        self.case_button.setVisible(open_it)

    def facts(self) -> list[tuple[str, str]]:
        """As they stand in the pane."""
        found = []
        for row in range(self._grid.rowCount()):
            cells = [self._grid.itemAtPosition(row, place) for place in (0, 1)]
            if all(cells):
                name, value = (cell.widget().text() for cell in cells if cell)
                found.append((name, value))
        return found

    def _fill(self, facts: list[Fact]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(facts):
            name = text_label(self._facts, "caption", fact.name)
            value = text_label(self._facts, "caption" if fact.exact else "", fact.short)
            if fact.short != fact.value:
                value.setToolTip(fact.value)
            name.setFixedWidth(_NAMES)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
            for label in (name, value):
                label.show()  # now, so that the pane is laid out once
        self._facts.setVisible(bool(facts))

    def _signed_text(self, entry: LogEntry) -> str:
        try:
            found = covering_checkpoint(self._workspace, entry.seq)
        except UserFacingError:
            return ""
        if found is None:
            return self.tr(
                "No checkpoint speaks for this entry yet: the next conclusion, release, export or end of a "
                "session makes one."
            )
        return self.tr(
            "The checkpoint of {count} entries speaks for this one: signed {when} ({occasion})."
        ).format(
            count=QLocale().toString(found.size),
            when=instant_text(found.made_at),
            occasion=occasion_text(found.occasion),
        )


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    set_role(line, "rule")
    return line
