"""What devices this machine has, and what each loaded pack runs on."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.recognition.agreement import Agreement
from desktop.recognition.device_versions import machine_versions
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import ModelPack
from desktop.recognition.provider_table import PROVIDERS, why_absent
from desktop.recognition.providers import DeviceChoice
from desktop.recognition.running_device import DeviceFailure
from desktop.storage.workspace import Workspace
from desktop.workflow.engines import Engines
from desktop.workflow.kept_speeds import KeptSpeeds
from desktop.workflow.measure_devices import DeviceMeasurement, measure_devices
from desktop.workflow.settings import preferred_device, setting


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device that this program knows of."""

    provider: str
    short: str
    device: str
    """For people."""
    missing: str | None
    """Why it is not there, in a sentence or two; None where it is."""
    automatic: bool
    """Taken without being chosen."""
    memory: str
    """How it is kept within the device's memory."""


@dataclass(frozen=True, slots=True)
class DeviceUse:
    """What one loaded pack runs on, and what became of other devices."""

    pack_id: str
    pack_name: str
    device: DeviceChoice
    agreement: Agreement | None
    failures: tuple[DeviceFailure, ...]
    """While it was in use: of the models, of the searches."""


def device_states() -> list[DeviceState]:
    """Every device, best first. Asks drivers whether they are there, which may take a moment."""
    return [
        DeviceState(one.name, one.short, one.label(), why_absent(one), one.automatic, one.memory)
        for one in PROVIDERS
    ]


def devices_in_use(engines: Engines) -> list[DeviceUse]:
    """Of every pack that is loaded."""
    uses = []
    for engine in engines.all_loaded():
        failures = (engine.running.failure, engine.searching.failure)
        uses.append(
            DeviceUse(
                engine.pack.id,
                engine.pack.name,
                engine.device,
                engine.agreement,
                tuple(failure for failure in failures if failure is not None),
            )
        )
    return uses


@dataclass(frozen=True, slots=True)
class DeviceOverview:
    """All that Settings say of devices, with the pack that is in use."""

    states: tuple[DeviceState, ...]
    uses: tuple[DeviceUse, ...]
    preference: str
    """As it was chosen; empty: the best there is."""
    preferred: DeviceChoice
    """What the next engine is opened on, before it was tried."""
    pack_hash: str | None
    """None where the pack is not installed."""
    agreements: dict[str, Agreement]
    """By provider, as far as they were compared and nothing has changed since."""
    measured: DeviceMeasurement | None
    stale: bool
    """Something has changed since it was measured."""


def device_overview(workspace: Workspace, engines: Engines, pack_id: str) -> DeviceOverview:
    """Reads it all; asks drivers, and loads the library that runs models."""
    states = device_states()
    pack = next((one for one in engines.catalogue.installed() if one.id == pack_id), None)
    agreements: dict[str, Agreement] = {}
    measured = None
    if pack is not None:
        kept = KeptAgreements()
        for state in states:
            found = kept.find(pack.hash, state.provider) if state.missing is None else None
            if found is not None:
                agreements[state.provider] = found
        measured = KeptSpeeds().find(pack.hash)
    return DeviceOverview(
        tuple(states),
        tuple(devices_in_use(engines)),
        setting(workspace, DEVICE_SETTING),
        preferred_device(workspace),
        pack.hash if pack is not None else None,
        agreements,
        measured,
        measured is not None and measured.is_stale(machine_versions()),
    )


def measure_and_keep(
    pack: ModelPack,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    kept: KeptSpeeds | None = None,
) -> DeviceMeasurement:
    """`measure_devices`, kept for the next start. Raises `Cancelled`, `PackRefused`."""
    measured = measure_devices(pack, on_progress=on_progress, cancel=cancel)
    (kept or KeptSpeeds()).keep(measured)
    return measured
