"""What is done to a probe beside the window: opened, recorded, analysed, searched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.domain.adjustments import Recipe
from desktop.domain.galleries import Gallery
from desktop.domain.probe_analysis import ProbeAnalysis
from desktop.domain.probes import Intake
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job, JobFunction
from desktop.ui.shell.services import Services
from desktop.workflow.analyse_probe import (
    ProbeDraft,
    admit_probe,
    complete_analysis,
    read_probe,
    refuse_inadmissible,
)
from desktop.workflow.probe_file import ProbeFile, ProbePicture, probe_file, probe_picture
from desktop.workflow.search import SearchRequest, SearchResult, run_search


class ProbeWork(QObject):
    """Each method submits one job and returns it; what comes of it is for whoever asked.

    A newer picture takes the place of an older one. What is recorded is never superseded.
    """

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    @property
    def pack_id(self) -> str:
        """The pack whose detector reads a new picture."""
        gallery = self._services.state.gallery
        return gallery.pack_id if gallery is not None else self._services.pack_for_new_galleries

    def open_source(self, source: Path | bytes, name: str, recipe: Recipe, intake: Intake | None) -> Job:
        """Ends with a `ProbeDraft`."""
        services, pack_id = self._services, self.pack_id

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeDraft:
            if intake is not None:
                # A declared drawing is refused, and logged, whether or not a face is found in it.
                refuse_inadmissible(services.workspace, source, intake)
            return read_probe(services.workspace, services.engines.get(pack_id), source, name, recipe)

        return self._read(work)

    def adjust(self, draft: ProbeDraft, recipe: Recipe) -> Job:
        """The original of `draft` by another recipe; ends with a `ProbeDraft`."""
        services, pack_id = self._services, self.pack_id
        return self._read(
            lambda cancel, progress: read_probe(
                services.workspace, services.engines.get(pack_id), draft.data, draft.file_name, recipe
            )
        )

    def open_probe(self, probe_id: str) -> Job:
        """Ends with the `ProbeFile` and the `ProbePicture` of a recorded probe."""
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> tuple[ProbeFile, ProbePicture]:
            return probe_file(workspace, probe_id), probe_picture(workspace, probe_id)

        return self._read(work)

    def admit(self, draft: ProbeDraft, face_index: int, intake: Intake) -> Job:
        """Records the probe; ends with its `ProbeFile`. A refused type is refused, and logged."""
        services, pack_id = self._services, self.pack_id

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeFile:
            probe = admit_probe(
                services.workspace, services.engines.get(pack_id), draft, face_index, intake
            )
            return probe_file(services.workspace, probe.probe_id)

        return self._record(self.tr("Recording the probe"), work, "admit")

    def analyse(self, probe_id: str, analysis: ProbeAnalysis) -> Job:
        """Records the analysis; ends with the `ProbeFile`."""
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeFile:
            complete_analysis(workspace, probe_id, analysis)
            return probe_file(workspace, probe_id)

        return self._record(self.tr("Recording the analysis"), work, "analysis")

    def search(self, probe_id: str, gallery: Gallery, declared: dict[str, str]) -> Job:
        """Searches and records it; ends with a `SearchResult`."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> SearchResult:
            engine = services.engines.get(gallery.pack_id)
            request = SearchRequest(probe_id, gallery.name, declared=declared)
            return run_search(services.workspace, engine, request, on_progress=progress, cancel=cancel)

        return self._record(self.tr("Searching"), work, "search")

    def _read(self, work: JobFunction) -> Job:
        return self._services.jobs.submit(
            self.tr("Reading the probe"), work, key="probe", supersede=True, lane="quick", owner=self
        )

    def _record(self, name: str, work: JobFunction, key: str) -> Job:
        # Beside an enrolment that runs, not behind it.
        return self._services.jobs.submit(name, work, key=key, lane="quick", owner=self)


def is_recording(services: Services) -> bool:
    """A step of the path is on its way into the record."""
    return any(services.jobs.find(key) is not None for key in ("search", "admit", "analysis"))
