"""The long work on model packs: each a job of its own, shown in one strip, told in signals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import ModelFileUnknown
from desktop.jobs.job import Job
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.services import Services
from desktop.workflow.model_packs import (
    Added,
    BenchResult,
    KeptBenches,
    add_pack,
    bench_devices,
    combine_packs,
    ensure_default_pack,
    fetch_pack,
    remove_pack,
    self_test_pack,
)
from desktop.workflow.settings import setting


class PackJobs(QObject):
    """Nothing here touches a widget but the strip."""

    changed = Signal()
    """Other packs are installed now."""
    added = Signal(object)
    """`Added`; after `changed`."""
    tested = Signal(object)
    """The sentences of a self-test that passed."""
    measured = Signal(str, object)
    """Id of a pack, every `BenchResult` of it that is kept."""
    unknown = Signal(object)
    """Path of a model file that no recipe names."""
    failed = Signal(object)
    """Any other exception."""

    def __init__(self, services: Services, strip: JobStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._strip = strip
        self.benches = KeptBenches()

    def build(self, wheels: Path | None = None) -> Job:
        """Builds the default pack."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> object:
            return ensure_default_pack(
                services.catalogue,
                wheels=wheels,
                on_progress=progress,
                cancel=cancel,
                workspace=services.workspace,
            )

        return self._run(self.tr("Getting the default pack"), work, lambda _: self.changed.emit())

    def add(self, source: Path, recipe_id: str | None = None) -> Job:
        """Checks and adds a pack's folder or a model file."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> Added:
            return add_pack(
                services.catalogue,
                source,
                services.workspace,
                recipe_id=recipe_id,
                on_progress=progress,
                cancel=cancel,
            )

        def failed(error: BaseException) -> None:
            if isinstance(error, ModelFileUnknown):
                self.unknown.emit(source)
            else:
                self.failed.emit(error)

        return self._run(self.tr("Checking and adding the pack"), work, self._was_added, failed)

    def fetch(self, recipe_id: str) -> Job:
        """Gets the file of a recipe through npm, checks it and adds it."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> Added:
            return fetch_pack(
                services.catalogue, recipe_id, services.workspace, on_progress=progress, cancel=cancel
            )

        return self._run(self.tr("Getting the pack"), work, self._was_added)

    def combine(self, detector_id: str, embedder_id: str, name: str = "") -> Job:
        """Makes one pack of two."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> Added:
            return combine_packs(
                services.catalogue,
                detector_id,
                embedder_id,
                services.workspace,
                name=name or None,
                on_progress=progress,
                cancel=cancel,
            )

        return self._run(self.tr("Combining and checking the two"), work, self._was_added)

    def remove(self, pack_id: str) -> Job:
        """Removes a pack of the person."""
        services = self._services
        return self._run(
            self.tr("Removing the pack"),
            lambda cancel, progress: remove_pack(services.catalogue, pack_id, services.workspace),
            lambda _: self.changed.emit(),
        )

    def self_test(self, pack_id: str) -> Job:
        """Checks the files and what the models give."""
        catalogue = self._services.catalogue

        def work(cancel: CancelToken, progress: ProgressSink) -> list[str]:
            # `get_any` reads all its files
            return self_test_pack(catalogue.get_any(pack_id), on_progress=progress, cancel=cancel)

        return self._run(self.tr("Self-test"), work, self.tested.emit)

    def bench(self, pack_id: str) -> Job:
        """Measures a pack on the device in use and on the CPU, and keeps the results."""
        catalogue, kept = self._services.catalogue, self.benches
        preference = setting(self._services.workspace, DEVICE_SETTING) or None

        def work(cancel: CancelToken, progress: ProgressSink) -> list[BenchResult]:
            results = bench_devices(catalogue.get(pack_id), preference, on_progress=progress, cancel=cancel)
            for result in results:
                kept.keep(result)
            return kept.of(results[0].pack_hash)

        return self._run(
            self.tr("Measuring the pack"), work, lambda results: self.measured.emit(pack_id, results)
        )

    def _run(self, name: str, work: object, done: object, failed: object = None) -> Job:
        job = self._services.jobs.submit(name, work, owner=self)
        self._strip.watch(job)
        job.succeeded.connect(done)
        job.failed.connect(failed or self.failed.emit)
        return job

    def _was_added(self, added: Added) -> None:
        self.changed.emit()
        self.added.emit(added)
