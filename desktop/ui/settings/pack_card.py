"""One model pack in the settings: what it is, what its licence forbids, who needs it, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.recognition.packs import AnyPack, ModelPack
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.said import said
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.model_packs import BenchResult


def kind_text(pack: AnyPack) -> str:
    """What a pack holds, in words."""
    if isinstance(pack, ModelPack):
        return QCoreApplication.translate("PackCard", "detector and embedder")
    if pack.is_detector:
        return QCoreApplication.translate("PackCard", "detector alone")
    return QCoreApplication.translate("PackCard", "embedder alone")


def bench_text(result: BenchResult) -> str:
    """One measurement in a line, with device and day."""
    locale = QLocale()
    day = QDateTime.fromString(result.measured_at, Qt.DateFormat.ISODate).toLocalTime()

    def rate(value: float) -> str:
        return locale.toString(value, "f", 1 if value < 100 else 0)

    return QCoreApplication.translate(
        "PackCard",
        "{device}, {day}: {detections} pictures, {templates} templates, "
        "{searches} searches of {faces} faces a second",
    ).format(
        device=result.device,
        day=locale.toString(day.date(), QLocale.FormatType.ShortFormat),
        detections=rate(result.detections_per_second),
        templates=rate(result.templates_per_second),
        searches=rate(result.searches_per_second),
        faces=locale.toString(result.searched_faces),
    )


class PackCard(QFrame):
    """Asks its page for everything; `tag` says how the pack stands."""

    asked = Signal(str)
    """One of the names in `buttons`: "test", "bench", "card", "remove", "file", "fetch"."""

    def __init__(self, pack: AnyPack, *, installed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pack = pack
        self.installed = installed
        self.buttons: dict[str, QPushButton] = {}
        set_role(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.XS)
        column.addLayout(self._head())
        self._line(column, self.tr("Licence: {licence}").format(licence=pack.licence))
        if pack.restriction:
            restriction = said(pack.restriction)
            warning = self._line(column, restriction, role="caution")
            warning.setMargin(Spacing.XS)
            warning.setAccessibleName(self.tr("Licence warning: {text}").format(text=restriction))
        self._line(column, self.tr("Trained on: {data}").format(data=said(pack.training_data)))
        self._use = self._line(column, "")
        self._use.hide()
        self._bench = self._line(column, "")
        self._bench.hide()
        self._row = FlowLayout(gap=Spacing.S)
        holder = QWidget(self)
        holder.setLayout(self._row)
        column.addSpacing(Spacing.XS)
        column.addWidget(holder)

    def _head(self) -> QHBoxLayout:
        title = QLabel(
            self.tr("{name} {version}").format(name=self.pack.name, version=self.pack.version), self
        )
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        title.setToolTip(self.pack.id)
        font = title.font()
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        kind = QLabel(kind_text(self.pack), self)
        set_role(kind, "muted")
        self.tag = QLabel(self.tr("Installed") if self.installed else self.tr("Not installed"), self)
        set_role(self.tag, "muted")
        head = QHBoxLayout()
        head.setSpacing(Spacing.M)
        head.addWidget(title, 1)
        head.addWidget(kind)
        head.addWidget(self.tag)
        return head

    def _line(self, column: QVBoxLayout, text: str, role: str = "caption") -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_role(label, role)
        column.addWidget(label)
        return label

    def add_button(self, name: str, text: str, accessible: str, tip: str = "") -> QPushButton:
        """A button that asks for `name`."""
        button = QPushButton(text, self)
        button.setAccessibleName(accessible)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.asked.emit(name))
        self._row.addWidget(button)
        self.buttons[name] = button
        return button

    def show_use(self, galleries: Sequence[str], *, in_use: bool) -> None:
        """Which galleries were enrolled with it, and whether the present one is among them."""
        if not self.installed:
            return
        self.tag.setText(self.tr("In use") if in_use else self.tr("Installed"))
        self.tag.setToolTip(self.tr("The gallery in use belongs to this pack") if in_use else "")
        set_role(self.tag, "good" if in_use else "muted")
        names = self.tr(", ").join(self.tr("“{name}”").format(name=name) for name in galleries)
        self._use.setText(self.tr("Galleries enrolled with it: {names}").format(names=names))
        self._use.setVisible(bool(galleries))

    def show_bench(self, results: Sequence[BenchResult]) -> None:
        """What was measured on this machine."""
        self._bench.setText("\n".join(bench_text(result) for result in results))
        self._bench.setVisible(bool(results))

    @property
    def bench(self) -> str:
        return self._bench.text()

    @property
    def use(self) -> str:
        return self._use.text()
