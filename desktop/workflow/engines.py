"""Loads model packs when they are first needed, once each, and logs the device in use."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.errors import UserFacingError
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.recognition.providers import CPU
from desktop.recognition.running_device import DeviceFailure
from desktop.storage.workspace import Workspace
from desktop.workflow.device_events import DeviceEvent, at_opening, at_run_time

EventListener = Callable[[DeviceEvent], None]

_MOST_UNSEEN = 20

_log = logging.getLogger(__name__)


class Engines:
    """One engine a pack, shared by all work on a workspace.

    Whatever becomes of a device is logged here and told to `tell`, on the thread that saw it; what nobody
    has seen yet is in `unseen`. A device that failed is used again after `forget`.
    """

    def __init__(
        self,
        workspace: Workspace,
        catalogue: PackCatalogue,
        tell: EventListener = lambda event: None,
    ) -> None:
        self._workspace = workspace
        self._catalogue = catalogue
        self._tell = tell
        self._loaded: dict[str, FaceEngine] = {}
        self._turn = threading.Lock()
        self._events_turn = threading.Lock()
        self._unseen: tuple[DeviceEvent, ...] = ()
        self._unlogged: list[dict[str, Any]] = []

    @property
    def catalogue(self) -> PackCatalogue:
        return self._catalogue

    def loaded(self, pack_id: str) -> FaceEngine | None:
        """The engine when it is in memory already."""
        return self._loaded.get(pack_id)

    def all_loaded(self) -> list[FaceEngine]:
        """Every engine in memory."""
        return list(self._loaded.values())

    @property
    def unseen(self) -> tuple[DeviceEvent, ...]:
        """Devices that were left and nobody has taken note of, oldest first."""
        return self._unseen

    def mark_seen(self, events: tuple[DeviceEvent, ...]) -> None:
        """Somebody has read these."""
        with self._events_turn:
            self._unseen = tuple(event for event in self._unseen if event not in events)

    def get(self, pack_id: str) -> FaceEngine:
        """The engine of a pack; the first call loads it (a second or so).

        What device it runs on, and every provider that was passed over for an error, is an entry of the
        log. Raises `PackUnavailable` and `PackRefused`.
        """
        with self._turn:
            engine = self._loaded.get(pack_id)
            if engine is None:
                pack = self._catalogue.get(pack_id)
                with self._workspace.reading() as stores:
                    preference = stores.settings.get(DEVICE_SETTING) or None
                engine = FaceEngine.open(
                    pack, preference, on_failure=lambda failure: self._failed(pack, failure)
                )
                self._log_opening(engine)
                self._loaded[pack_id] = engine
        self._write_unlogged()
        return engine

    def forget(self) -> None:
        """Unloads all, so that a changed device preference is taken up at the next use."""
        with self._turn:
            self._loaded.clear()
        self._workspace.kept.forget()  # also what searches keep on the device

    def _log_opening(self, engine: FaceEngine) -> None:
        device = engine.device
        with self._workspace.recording() as stores:
            if device.failed:
                stores.log.append(
                    EntryKind.DEVICE_FELL_BACK,
                    {
                        "pack": engine.pack.id,
                        "provider": device.provider,
                        "skipped": [{"provider": p, "why": why} for p, why in device.failed],
                    },
                )
            stores.log.append(
                EntryKind.DEVICE_CHOSEN,
                {
                    "pack": engine.pack.id,
                    "pack_hash": engine.pack.hash,
                    "provider": device.provider,
                    "device": device.device,
                    "reason": device.reason,
                },
            )
        for event in at_opening(engine.pack.id, device):
            self._happened(event)

    def _failed(self, pack: ModelPack, failure: DeviceFailure) -> None:
        """On the thread whose work the CPU goes on with: nothing here may stop it."""
        with self._events_turn:
            self._unlogged.append(
                {
                    "pack": pack.id,
                    "provider": CPU,
                    "skipped": [{"provider": failure.provider, "why": failure.why}],
                    "part": failure.part.value,
                    "failed_at": failure.at.isoformat(timespec="seconds"),
                    "smallest_batch": failure.smallest,
                }
            )
        self._write_unlogged()
        self._happened(at_run_time(pack.id, failure))

    def _happened(self, event: DeviceEvent) -> None:
        with self._events_turn:
            self._unseen = (*self._unseen, event)[-_MOST_UNSEEN:]
        self._tell(event)

    def _write_unlogged(self) -> None:
        """What cannot be written now (a full disk, a thread that reads something) is written when the next
        engine is given out; whatever the work goes on to record meets the same trouble."""
        with self._events_turn:
            waiting, self._unlogged = self._unlogged, []
        if not waiting:
            return
        try:
            with self._workspace.recording() as stores:
                for body in waiting:
                    stores.log.append(EntryKind.DEVICE_FELL_BACK, body)
        except (UserFacingError, RuntimeError) as error:
            _log.warning("a device's failure could not be logged yet: %s", type(error).__name__)
            with self._events_turn:
                self._unlogged = [*waiting, *self._unlogged]
