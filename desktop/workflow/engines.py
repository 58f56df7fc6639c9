"""Loads model packs when they are first needed, once each, and logs the device in use."""

from __future__ import annotations

import threading

from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace


class Engines:
    """One engine a pack, shared by all work on a workspace."""

    def __init__(self, workspace: Workspace, catalogue: PackCatalogue) -> None:
        self._workspace = workspace
        self._catalogue = catalogue
        self._loaded: dict[str, FaceEngine] = {}
        self._turn = threading.Lock()

    @property
    def catalogue(self) -> PackCatalogue:
        return self._catalogue

    def loaded(self, pack_id: str) -> FaceEngine | None:
        """The engine when it is in memory already."""
        return self._loaded.get(pack_id)

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
                engine = FaceEngine.open(pack, preference)
                self._log_device(engine)
                self._loaded[pack_id] = engine
            return engine

    def forget(self) -> None:
        """Unloads all, so that a changed device preference is taken up at the next use."""
        with self._turn:
            self._loaded.clear()
        self._workspace.kept.forget()  # also what searches keep on the device

    def _log_device(self, engine: FaceEngine) -> None:
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
