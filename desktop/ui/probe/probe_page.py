"""The probe: open a picture, choose the face, see its quality, declare it, search."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import Gallery
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.icons import icon
from desktop.ui.probe.face_picker import FacePicker
from desktop.ui.probe.intake_form import IntakeForm
from desktop.ui.probe.quality_table import QualityModel
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.analyse_probe import ProbeDraft, admit_probe, read_probe, refuse_inadmissible
from desktop.workflow.browse import cases
from desktop.workflow.demo import DemoProbe, demo_probes
from desktop.workflow.search import SearchRequest, SearchResult, run_search

_PICTURES = "*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.gif *.jp2 *.ppm *.pgm"


class ProbePage(QWidget):
    """Nothing is searched before case, purpose, type and provenance are declared."""

    searched = Signal(object)
    """SearchResult"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.draft: ProbeDraft | None = None
        self.setAcceptDrops(True)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._picture_side())
        splitter.addWidget(self._form_side())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([480, 420])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.addWidget(splitter)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self.picker)
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.paste)
        services.state.gallery_changed.connect(self._gallery_changed)
        services.state.galleries_changed.connect(self._refresh)
        services.state.measurement_changed.connect(self._show_groupings)
        self._show_groupings()
        self._refresh()

    def _gallery_changed(self, gallery: Gallery | None) -> None:
        """A gallery of another pack needs the picture read by that pack's detector."""
        draft = self.draft
        if draft is not None and gallery is not None and draft.pack_hash != gallery.pack_hash:
            self.open_source(draft.data, draft.file_name)
        self._refresh()

    def _show_groupings(self) -> None:
        errors = self._services.state.errors
        self.form.set_groupings(errors.groupings if errors is not None else ())

    def _picture_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, Spacing.M, 0)
        column.setSpacing(Spacing.M)
        row = QHBoxLayout()
        self.open_button = QPushButton(icon("open"), self.tr("Open picture…"), side)
        self.open_button.setShortcut(QKeySequence.StandardKey.Open)
        self.open_button.setToolTip(self.tr("Open a probe picture (Ctrl+O)"))
        self.open_button.clicked.connect(self._browse)
        self.paste_button = QPushButton(icon("paste"), self.tr("Paste"), side)
        self.paste_button.setToolTip(self.tr("Take a picture or a file from the clipboard"))
        self.paste_button.clicked.connect(self.paste)
        self._name = QLabel(side)
        set_role(self._name, "muted")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.open_button)
        row.addWidget(self.paste_button)
        row.addWidget(self._name, 1)
        column.addLayout(row)
        self.picker = FacePicker(side)
        self.picker.set_empty_text(
            self.tr("Drop a picture here, paste it, or open it.\n\nThe original is kept untouched.")
        )
        self.picker.face_chosen.connect(self._show_face)
        column.addWidget(self.picker, 1)
        self._note = QLabel(side)
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        column.addWidget(self._note)
        self._refused = QFrame(side)
        set_role(self._refused, "danger")
        inner = QHBoxLayout(self._refused)
        self._refused_text = QLabel(self._refused)
        self._refused_text.setWordWrap(True)
        inner.addWidget(self._refused_text)
        self._refused.hide()
        column.addWidget(self._refused)
        self.demo_buttons: list[QPushButton] = []
        if self._services.is_demo:
            column.addWidget(self._demo_cases(side))
        return side

    def _demo_cases(self, parent: QWidget) -> QWidget:
        frame = QFrame(parent)
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setSpacing(Spacing.S)
        title = QLabel(self.tr("Practice cases (synthetic faces)"), frame)
        set_role(title, "caption")
        column.addWidget(title)
        for demo in demo_probes():
            button = QPushButton(demo.title, frame)
            button.setToolTip(demo.story)
            button.clicked.connect(lambda _=False, chosen=demo: self.open_demo(chosen))
            column.addWidget(button)
            self.demo_buttons.append(button)
        return frame

    def _form_side(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.M, 0, 0, 0)
        column.setSpacing(Spacing.M)
        quality_title = QLabel(self.tr("Face quality"), content)
        set_role(quality_title, "subtitle")
        quality_title.setToolTip(
            self.tr("Components and scales after ISO/IEC 29794-5; pose and sharpness are estimates.")
        )
        column.addWidget(quality_title)
        self.quality = QualityModel(self)
        self._quality_view = QTableView(content)
        self._quality_view.setModel(self.quality)
        self._quality_view.setAccessibleName(self.tr("Face quality"))
        self._quality_view.verticalHeader().hide()
        self._quality_view.setShowGrid(False)
        self._quality_view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quality_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quality_view.setTabKeyNavigation(False)
        self._quality_view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = self._quality_view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section in (0, 1):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row_height = self.fontMetrics().height() + Spacing.S
        self._quality_view.verticalHeader().setDefaultSectionSize(row_height)
        self._quality_view.setFixedHeight(8 * row_height + header.sizeHint().height() + 4)
        column.addWidget(self._quality_view)
        self._problems = QLabel(content)
        self._problems.setWordWrap(True)
        column.addWidget(self._problems)
        declare = QLabel(self.tr("Declaration"), content)
        set_role(declare, "subtitle")
        column.addWidget(declare)
        self.form = IntakeForm(content)
        self.form.set_known_cases(cases(self._services.workspace))
        self.form.changed.connect(self._refresh)
        self.form.probe_type.activated.connect(self._show_type_refusal)
        column.addWidget(self.form)
        column.addStretch(1)
        self._scroll = scroll = scrolled(content, self)
        side = QWidget(self)
        side.setMinimumWidth(400)
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Spacing.S)
        outer.addWidget(scroll, 1)
        self.strip = JobStrip(side)
        outer.addWidget(self.strip)
        self._missing = QLabel(side)
        self._missing.setWordWrap(True)
        set_role(self._missing, "muted")
        self._missing.setContentsMargins(Spacing.M, 0, 0, 0)
        outer.addWidget(self._missing)
        self.search_button = QPushButton(icon("search", "on_accent"), self.tr("Search"), side)
        set_role(self.search_button, "primary")
        self.search_button.setToolTip(self.tr("Record the probe and search the gallery (Ctrl+Return)"))
        self.search_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.search_button.clicked.connect(lambda: self.search())
        row = QHBoxLayout()
        row.setContentsMargins(Spacing.M, 0, 0, 0)
        row.addWidget(self.search_button, 1)
        outer.addLayout(row)
        return side

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open probe picture"),
            "",
            self.tr("Pictures ({patterns})").format(patterns=_PICTURES) + ";;" + self.tr("All files (*)"),
        )
        if path:
            self.open_source(Path(path))

    def paste(self) -> None:
        """A file, or a picture, from the clipboard."""
        self._take_mime(QGuiApplication.clipboard().mimeData())

    def _take_mime(self, mime: QMimeData | None) -> None:
        for url in mime.urls() if mime is not None else []:
            if url.isLocalFile():
                self.open_source(Path(url.toLocalFile()))
                return
        image = mime.imageData() if mime is not None and mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            data = QByteArray()
            buffer = QBuffer(data)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            # PNG keeps every pixel; these bytes are then the original of the record.
            image.save(buffer, "PNG")
            self.open_source(bytes(data.data()), self.tr("pasted picture.png"))
            return
        self._show_refusal(self.tr("There is no picture in the clipboard. Copy a picture or a file first."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_mime(event.mimeData())

    def open_demo(self, demo: DemoProbe) -> None:
        """A practice case: the picture with its declaration filled in."""
        self.form.set_intake(demo.intake)
        self.open_source(demo.path)

    def open_source(self, source: Path | bytes, name: str = "") -> Job:
        """Opens a picture in the background; a newer one takes the place of an older."""
        services, intake = self._services, self.form.intake
        pack_id = self._pack_id()
        self._refused.hide()
        if self.draft is not None and source != self.draft.data:
            # Another picture may show another person.
            self.form.groups.clear()
        self.draft = None
        self.picker.clear()
        self.picker.set_empty_text(self.tr("Reading the picture…"))
        self.quality.show_quality(None)
        self._refresh()

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeDraft:
            if intake is not None:
                # A declared drawing is refused, and logged, whether or not a face is found in it.
                refuse_inadmissible(services.workspace, source, intake)
            return read_probe(services.engines.get(pack_id), source, name)

        job = services.jobs.submit(
            self.tr("Reading the probe"), work, key="probe", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self._opened)
        job.failed.connect(self._not_opened)
        return job

    def _pack_id(self) -> str:
        gallery = self._services.state.gallery
        return gallery.pack_id if gallery is not None else self._services.pack_for_new_galleries

    def _opened(self, draft: ProbeDraft) -> None:
        self.draft = draft
        self._reset_empty_text()
        self.picker.show_picture(to_qimage(draft.image.pixels), draft.faces)
        self._name.setText(draft.file_name)
        notes = [
            self.tr("{width} × {height} pixels, {kind}.").format(
                width=draft.image.width, height=draft.image.height, kind=draft.image.format
            ),
            *draft.image.notes,
        ]
        if len(draft.faces) > 1:
            notes.append(
                self.tr("{count} faces were found: click the one to search.").format(count=len(draft.faces))
            )
        self._note.setText(" ".join(notes))
        self._show_face(0)
        self._services.state.stage_done.emit("probe_opened")

    def _not_opened(self, error: BaseException) -> None:
        self._reset_empty_text()
        self._name.clear()
        self._note.clear()
        if isinstance(error, UserFacingError):
            self._show_refusal(sentence_of(error))
        else:
            show_error(self, error)
        self._refresh()

    def _reset_empty_text(self) -> None:
        self.picker.set_empty_text(
            self.tr("Drop a picture here, paste it, or open it.\n\nThe original is kept untouched.")
        )

    def _show_type_refusal(self) -> None:
        """In a low window the sentence may lie below the edge."""
        if self.form.refusal.isVisibleTo(self.form):
            self._scroll.ensureWidgetVisible(self.form.refusal)

    def _show_refusal(self, sentence: str) -> None:
        self._refused_text.setText(sentence)
        self._refused.show()

    def _show_face(self, index: int) -> None:
        if self.draft is None:
            return
        self.quality.show_quality(self.draft.qualities[index])
        problems = self.quality.problems()
        self._problems.setText("\n".join(f"• {text}" for text in problems))
        if not problems:
            self._problems.setText(self.tr("Nothing measured here speaks against a search."))
        self._refresh()

    def _refresh(self, *_: object) -> None:
        gallery: Gallery | None = self._services.state.gallery
        intake = self.form.intake
        if self.draft is None:
            missing = self.tr("Open a picture first.")
            self._problems.setText(self.tr("Quality appears here once a picture is open."))
        elif gallery is None or not gallery.faces:
            missing = self.tr("There is no gallery to search yet: enrol images first.")
        elif intake is not None and not intake.probe_type.admissible:
            missing = ""
        else:
            missing = self.form.missing_text()
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        name = gallery.name if gallery is not None else ""
        refused = intake is not None and not intake.probe_type.admissible
        if refused:
            text = self.tr("Record the refusal")
        elif name:
            shown = self.search_button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 170)
            text = self.tr("Record and search “{gallery}”").format(gallery=shown)
        else:
            text = self.tr("Record and search")
        self.search_button.setText(text)
        self.search_button.setIcon(icon("warning" if refused else "search", "on_accent"))
        busy = self._services.jobs.find("search") is not None
        # A refused type can be submitted: the refusal is part of the record.
        self.search_button.setEnabled(
            not busy and self.draft is not None and gallery is not None and (refused or not missing)
        )

    def search(self) -> Job | None:
        """Records the probe and searches, in the background."""
        services, draft, intake = self._services, self.draft, self.form.intake
        gallery = services.state.gallery
        if draft is None or intake is None or gallery is None:
            return None
        face_index, declared = self.picker.chosen, self.form.declared

        def work(cancel: CancelToken, progress: ProgressSink) -> SearchResult:
            engine = services.engines.get(gallery.pack_id)
            probe = admit_probe(services.workspace, engine, draft, face_index, intake)
            request = SearchRequest(probe.probe_id, gallery.name, declared=declared)
            return run_search(services.workspace, engine, request, on_progress=progress, cancel=cancel)

        self._refused.hide()
        # Beside an enrolment that runs, not behind it.
        job = services.jobs.submit(self.tr("Searching"), work, key="search", lane="quick", owner=self)
        self.strip.watch(job)
        self._refresh()
        job.succeeded.connect(self._found)
        job.failed.connect(self._search_failed)
        job.finished.connect(self._refresh)
        return job

    def _found(self, result: SearchResult) -> None:
        self.form.set_known_cases(cases(self._services.workspace))
        self._services.state.set_search(result)
        self._services.state.stage_done.emit("searched")
        self.searched.emit(result)

    def _search_failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._show_refusal(sentence_of(error))
        else:
            show_error(self, error)
