"""Keeps how a person leaves the window on this computer, and puts it back.

Splitters and tables that are to be remembered have an object name; whatever else Qt makes has none, or one
that begins with "qt_".
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView, QWidget

from desktop.ui.layout.kept_layout import KeptLayout, TableLayout
from desktop.ui.layout.placement import Place, Screen, put_back

_OF_COMPUTER = "layout/computer"
_OF_PERSON = "layout/of/"
_LATER_MS = 400
"""After the last change of many, as while a border is dragged."""
DEFAULT_SIZE = (1440, 900)


def kept_layout(person: str = "") -> KeptLayout:
    """Of this account, or of the window in front of the work."""
    return KeptLayout.from_text(str(QSettings().value(_key(person)) or ""))


def keep_layout(layout: KeptLayout, person: str = "") -> None:
    QSettings().setValue(_key(person), layout.to_text())


def _key(person: str) -> str:
    return _OF_PERSON + person if person else _OF_COMPUTER


def screens() -> list[Screen]:
    return [
        Screen(one.name(), Place(*one.availableGeometry().getRect())) for one in QGuiApplication.screens()
    ]


def put_window_back(window: QWidget, layout: KeptLayout) -> bool:
    """Whether the window was put where it had been; else it keeps the place it has."""
    place = put_back(layout.place, layout.screen, screens()) if layout.place is not None else None
    if place is None:
        return False
    least = window.minimumSize()
    window.setGeometry(place.x, place.y, max(place.width, least.width()), max(place.height, least.height()))
    if layout.maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    return True


def with_window(layout: KeptLayout, window: QWidget) -> KeptLayout:
    """The same, with the place that the window has now."""
    screen = window.screen()
    return replace(
        layout,
        place=Place(*window.normalGeometry().getRect())
        if window.normalGeometry().isValid()
        else layout.place,
        screen=screen.name() if screen is not None else "",
        maximised=window.isMaximized(),
    )


class LayoutKeeper(QObject):
    """Of one window and one person. Parts are taken up as they are made."""

    def __init__(self, window: QWidget, person: str = "") -> None:
        super().__init__(window)
        self._window, self._person = window, person
        self.layout = kept_layout(person)
        self._splitters: dict[str, tuple[QSplitter, QByteArray]] = {}
        """By name: the part, and its state before anything was put back. What it was given is in there also
        while it has never been on the screen; its sizes are not."""
        self._tables: dict[str, tuple[QTableView, TableLayout]] = {}
        self._putting = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self.keep)

    def take_up(self, part: QWidget) -> None:
        """Puts back what is kept of the splitters and tables of a page, and follows them."""
        for splitter in part.findChildren(QSplitter):
            self._take_splitter(splitter)
        for table in part.findChildren(QTableView):
            self._take_table(table)

    def _take_splitter(self, splitter: QSplitter) -> None:
        name = splitter.objectName()
        if not name or name.startswith("qt_") or name in self._splitters:
            return
        self._splitters[name] = splitter, splitter.saveState()
        kept = self.layout.splitters.get(name)
        if kept is not None and len(kept) == splitter.count():
            splitter.setSizes(list(kept))
        splitter.splitterMoved.connect(lambda *_: self._moved(name, splitter))

    def _moved(self, name: str, splitter: QSplitter) -> None:
        splitters = {**self.layout.splitters, name: tuple(splitter.sizes())}
        self.layout = replace(self.layout, splitters=splitters)
        self._changed()

    def _take_table(self, table: QTableView) -> None:
        name = table.objectName()
        if not name or name.startswith("qt_") or name in self._tables:
            return
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        self._tables[name] = table, layout_of(table)
        kept = self.layout.tables.get(name)
        if kept is not None and kept.fits(header.count()):
            self._put(table, kept)
        header.sectionResized.connect(lambda *_: self._changed())
        header.sectionMoved.connect(lambda *_: self._changed())

    def _put(self, table: QTableView, layout: TableLayout) -> None:
        self._putting = True
        try:
            put_table(table, layout)
        finally:
            self._putting = False

    def note_page(self, page: str) -> None:
        if page != self.layout.page:
            self.layout = replace(self.layout, page=page)
            self._changed()

    def _changed(self) -> None:
        if not self._putting:
            self._later.start()

    def put_window_back(self) -> bool:
        """Whether this person's window has a place of its own, and was put there."""
        return put_window_back(self._window, self.layout)

    def keep(self) -> None:
        """Writes down how everything is now."""
        self._later.stop()
        tables = dict(self.layout.tables)
        for name, (table, first) in self._tables.items():
            now = layout_of(table)
            if now != first:
                tables[name] = now
            else:
                tables.pop(name, None)
        self.layout = with_window(replace(self.layout, tables=tables), self._window)
        keep_layout(self.layout, self._person)
        keep_layout(replace(kept_layout(), **_place_of(self.layout)))

    def reset(self) -> None:
        """Everything as it was before anybody changed it; the window in the middle of its screen."""
        for splitter, first in self._splitters.values():
            splitter.restoreState(first)
        for table, layout in self._tables.values():
            self._put(table, layout)
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMaximized)
        room = window.screen().availableGeometry()
        width, height = (min(DEFAULT_SIZE[0], room.width()), min(DEFAULT_SIZE[1], room.height()))
        window.setGeometry(
            room.x() + (room.width() - width) // 2, room.y() + (room.height() - height) // 2, width, height
        )
        self.layout = KeptLayout(page=self.layout.page)
        self.keep()


def _place_of(layout: KeptLayout) -> dict[str, object]:
    return {"place": layout.place, "screen": layout.screen, "maximised": layout.maximised}


def layout_of(table: QTableView) -> TableLayout:
    header = table.horizontalHeader()
    columns = range(header.count())
    return TableLayout(
        tuple(header.sectionSize(column) if _can_be_dragged(header, column) else 0 for column in columns),
        tuple(header.logicalIndex(place) for place in columns),
    )


def put_table(table: QTableView, layout: TableLayout) -> None:
    header = table.horizontalHeader()
    for place, column in enumerate(layout.order):
        header.moveSection(header.visualIndex(column), place)
    for column, width in enumerate(layout.widths):
        if width and _can_be_dragged(header, column):
            header.resizeSection(column, width)


def _can_be_dragged(header: QHeaderView, column: int) -> bool:
    """Others follow their contents, or take the room that is left."""
    last = header.stretchLastSection() and header.visualIndex(column) == header.count() - 1
    interactive = header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive
    return interactive and not last and not header.isSectionHidden(column)
