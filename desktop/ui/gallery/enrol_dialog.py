"""Asks what to enrol: gallery, folder, table of metadata with its columns, and shows what would be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.subjects import CaptureRecord
from desktop.errors import UserFacingError
from desktop.ui.icons import icon
from desktop.ui.shell.drop_rules import for_gallery, is_table
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import date_text, field_text, recorded_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.enrol import EnrolmentOptions, EnrolmentRequest, SeveralFaces, list_images
from desktop.workflow.metadata_table import (
    ColumnMapping,
    MetadataField,
    MetadataIndex,
    MetadataTable,
    beside_table,
    guess_mapping,
    read_table,
    record_without_table,
)

_PREVIEW_ROWS = 20


class EnrolDialog(QDialog):
    """`request` holds what was asked for once the dialog was accepted."""

    def __init__(self, galleries: list[str], chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Enrol images"))
        self.drops = DropTarget(
            self,
            lambda mime: for_gallery(paths_in(mime), refused=""),
            lambda mime: self.take_dropped(paths_in(mime)),
        )
        open_at_size(self, 820, 640)
        self._table: MetadataTable | None = None
        self._images: list[str] = []
        self._indexed: tuple[object, MetadataIndex | None, str] | None = None
        self.request: EnrolmentRequest | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(Spacing.M)
        layout.addLayout(self._sources(galleries, chosen))
        self._columns_box = self._columns_group()
        layout.addWidget(self._columns_box)
        self._preview_label = QLabel(self.tr("What would be recorded"), self)
        set_role(self._preview_label, "subtitle")
        layout.addWidget(self._preview_label)
        self._preview = self._preview_table()
        layout.addWidget(self._preview, 1)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        set_role(self._problem, "caution")
        layout.addWidget(self._problem)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._enrol = QPushButton(self.tr("Enrol"), self)
        set_role(self._enrol, "primary")
        self._buttons.addButton(self._enrol, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)
        self._refresh()

    def _sources(self, galleries: list[str], chosen: str) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._gallery = QComboBox(self)
        self._gallery.setEditable(True)
        self._gallery.addItems(galleries)
        self._gallery.setCurrentText(chosen)
        self._gallery.lineEdit().setPlaceholderText(self.tr("Name of a new or existing gallery"))
        self._gallery.setAccessibleName(self.tr("Gallery"))
        self._gallery.editTextChanged.connect(self._refresh)
        form.addRow(self.tr("&Gallery"), self._gallery)
        self.pack = QComboBox(self)
        self.pack.setAccessibleName(self.tr("Model pack"))
        form.addRow(self.tr("Model &pack"), self.pack)
        form.setRowVisible(self.pack, False)
        self._form = form
        self._folder = QLineEdit(self)
        self._folder.setPlaceholderText(self.tr("Drop a folder here, or browse"))
        self._folder.setAccessibleName(self.tr("Folder of images"))
        self._folder.editingFinished.connect(self._folder_edited)
        form.addRow(
            self.tr("&Images"),
            self._with_button(self._folder, self.tr("Browse folder…"), self._browse_folder),
        )
        self._metadata = QLineEdit(self)
        self._metadata.setPlaceholderText(
            self.tr("Optional CSV; without one, folders or file names are the subjects")
        )
        self._metadata.setAccessibleName(self.tr("Table of metadata"))
        self._metadata.editingFinished.connect(self._metadata_edited)
        form.addRow(
            self.tr("&Metadata"),
            self._with_button(self._metadata, self.tr("Browse table…"), self._browse_metadata),
        )
        self._several = QComboBox(self)
        for policy, text in (
            (SeveralFaces.REFUSE, self.tr("Do not enrol it, list it instead")),
            (SeveralFaces.LARGEST, self.tr("Take the largest face")),
            (SeveralFaces.CENTRAL, self.tr("Take the face nearest the middle")),
        ):
            self._several.addItem(text, policy)
        self._several.setToolTip(
            self.tr("A face that is more than four times as large as any other dominates.")
        )
        form.addRow(self.tr("&If no face dominates"), self._several)
        self._minimum = QSpinBox(self)
        self._minimum.setRange(8, 400)
        self._minimum.setValue(EnrolmentOptions().minimum_eye_distance)
        self._minimum.setSuffix(self.tr(" px between the eyes"))
        self._minimum.setToolTip(self.tr("Smaller faces are listed as too small instead of enrolled."))
        form.addRow(self.tr("Smallest &face"), self._minimum)
        return form

    def offer_packs(
        self, packs: Sequence[tuple[str, str]], of_galleries: Mapping[str, str], preferred: str
    ) -> None:
        """With which pack a new gallery is enrolled, where there are several.

        `packs`: id and name; `of_galleries`: the pack of every gallery that there is.
        """
        self._of_galleries = dict(of_galleries)
        for pack_id, name in packs:
            self.pack.addItem(name, pack_id)
        self.pack.setCurrentIndex(max(0, self.pack.findData(preferred)))
        self._form.setRowVisible(self.pack, len(packs) > 1)
        self._gallery.editTextChanged.connect(self._show_pack)
        self._show_pack()

    @property
    def pack_id(self) -> str | None:
        """Of a new gallery; None where none was offered."""
        return self.pack.currentData()

    def _show_pack(self) -> None:
        """A gallery stays with the pack that it was begun with."""
        own = self._of_galleries.get(self._gallery.currentText().strip())
        if own is not None and self.pack.findData(own) >= 0:
            self.pack.setCurrentIndex(self.pack.findData(own))
        self.pack.setEnabled(own is None)
        self.pack.setToolTip(
            self.tr("Templates of different packs never compare: choose before the first picture")
            if own is None
            else self.tr("This gallery belongs to the pack that it was enrolled with")
        )

    def _with_button(self, field: QLineEdit, text: str, action: object) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(icon("folder"), text, holder)
        button.clicked.connect(action)
        row.addWidget(field, 1)
        row.addWidget(button)
        holder.setFocusProxy(field)
        return holder

    def _columns_group(self) -> QGroupBox:
        box = QGroupBox(self.tr("Columns of the table"), self)
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(Spacing.M)
        self._columns: dict[MetadataField, QComboBox] = {}
        for place, wanted in enumerate(MetadataField):
            label = QLabel(field_text(wanted), box)
            combo = QComboBox(box)
            combo.setAccessibleName(field_text(wanted))
            combo.setMinimumContentsLength(14)
            combo.currentIndexChanged.connect(self._show_preview)
            label.setBuddy(combo)
            row, column = divmod(place, 2)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(combo, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
            self._columns[wanted] = combo
        note = QLabel(self.tr("Columns with another meaning are kept as they are."), box)
        set_role(note, "caption")
        grid.addWidget(note, 4, 0, 1, 4)
        return box

    def _preview_table(self) -> QTableWidget:
        table = QTableWidget(0, 4, self)
        table.setHorizontalHeaderLabels(
            [self.tr("Image"), self.tr("Subject"), self.tr("Captured"), self.tr("Recorded")]
        )
        table.setAccessibleName(self.tr("Preview of what would be recorded"))
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + Spacing.S)
        table.setColumnWidth(0, 260)
        table.setColumnWidth(1, 160)
        table.setColumnWidth(2, 120)
        return table

    def set_folder(self, folder: Path) -> None:
        """Fills in a folder, and a table when one lies beside it or in it."""
        self._folder.setText(str(folder))
        self._folder_edited()
        if not self._metadata.text():
            for where in (folder, folder.parent):
                tables = sorted(where.glob("*.csv"))
                if len(tables) == 1:
                    self.set_metadata(tables[0])
                    break

    def set_metadata(self, path: Path) -> None:
        self._metadata.setText(str(path))
        self._metadata_edited()

    def _browse_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of images"), self._folder.text())
        if folder:
            self.set_folder(Path(folder))

    def _browse_metadata(self) -> None:
        start = self._metadata.text() or self._folder.text()
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Table of metadata"), start, self.tr("Tables (*.csv *.tsv *.txt)")
        )
        if path:
            self.set_metadata(Path(path))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """A folder of pictures, a table of metadata, or both."""
        for path in sorted(paths, key=is_table):  # a folder may bring a table; the one that was meant wins
            if path.is_dir():
                self.set_folder(path)
            elif is_table(path):
                self.set_metadata(path)

    def _folder_edited(self) -> None:
        self._images = []
        text = self._folder.text().strip()
        if text:
            try:
                self._images = list_images(Path(text))
            except UserFacingError as error:
                self._problem.setText(sentence_of(error))
                self._refresh(keep_problem=True)
                return
        self._refresh()

    def _metadata_edited(self) -> None:
        self._table = None
        text = self._metadata.text().strip()
        if text:
            try:
                self._table = read_table(Path(text))
            except UserFacingError as error:
                self._problem.setText(sentence_of(error))
                self._refresh(keep_problem=True)
                return
            guessed = guess_mapping(self._table).columns
            for wanted, combo in self._columns.items():
                combo.blockSignals(True)
                combo.clear()
                combo.addItem(self.tr("(none)"), "")
                for column in self._table.header:
                    combo.addItem(column, column)
                combo.setCurrentIndex(max(0, combo.findData(guessed.get(wanted, ""))))
                combo.blockSignals(False)
        self._refresh()

    def _mapping(self) -> ColumnMapping:
        return ColumnMapping(
            {wanted: combo.currentData() for wanted, combo in self._columns.items() if combo.currentData()}
        )

    def _refresh(self, *_: object, keep_problem: bool = False) -> None:
        self._columns_box.setVisible(self._table is not None)
        self._show_preview(keep_problem=keep_problem)

    def _show_preview(self, *_: object, keep_problem: bool = False) -> None:
        problem = self._problem.text() if keep_problem else ""
        index, wrong = self._metadata_index()
        problem = wrong or problem
        rows = self._preview_rows(index)
        self._preview.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self._preview.setItem(number, column, QTableWidgetItem(text))
        if index is not None and index.problems and not problem:
            problem = self.tr("{count} cells could not be read and are kept as text. {first}").format(
                count=len(index.problems), first=said(index.problems[0].sentence)
            )
        if self._folder.text() and not self._images and not problem:
            problem = self.tr("There is no image in this folder.")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._preview_label.setText(
            self.tr("What would be recorded (the first {shown} of {count} images)").format(
                shown=min(_PREVIEW_ROWS, len(self._images)), count=len(self._images)
            )
            if self._images
            else self.tr("What would be recorded")
        )
        ready = bool(self._gallery.currentText().strip() and self._images)
        self._enrol.setEnabled(ready and (self._table is None or index is not None))

    def _metadata_index(self) -> tuple[MetadataIndex | None, str]:
        """The index of the table as it is mapped now, or why there is none; made once for each mapping."""
        if self._table is None:
            return None, ""
        key = (id(self._table), tuple(sorted(self._mapping().as_record().items())))
        if self._indexed is None or self._indexed[0] != key:
            try:
                self._indexed = (key, MetadataIndex(self._table, self._mapping()), "")
            except UserFacingError as error:
                self._indexed = (key, None, sentence_of(error))
        return self._indexed[1:]

    def _preview_rows(self, index: MetadataIndex | None) -> list[tuple[str, str, str, str]]:
        rows = []
        for name in self._images[:_PREVIEW_ROWS]:
            record = record_without_table(name) if index is None else self._find(index, name)
            if record is None:
                rows.append((name, self.tr("not in the table"), "", ""))
            else:
                rows.append((name, record.subject_id, date_text(record), recorded_text(record)))
        return rows

    def _find(self, index: MetadataIndex, name: str) -> CaptureRecord | None:
        beside = None
        if self._table is not None:
            beside = beside_table(Path(self._folder.text()), name, self._table.path)
        return index.find(name, beside)

    def _accept(self) -> None:
        self.request = EnrolmentRequest(
            self._gallery.currentText().strip(),
            Path(self._folder.text().strip()),
            self._table.path if self._table is not None else None,
            self._mapping() if self._table is not None else ColumnMapping(),
            # Qt hands enumerations of text back as plain text.
            EnrolmentOptions(SeveralFaces(self._several.currentData()), self._minimum.value()),
        )
        self.accept()
