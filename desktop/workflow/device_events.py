"""A device that was left for another one, as people are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.recognition.providers import CPU, DeviceChoice, device_label
from desktop.recognition.running_device import DeviceFailure, Part

_OPENING = "{device} is not used for {pack}: {why}. Running on {now} instead."
_RUNNING = {
    Part.DETECTOR: (
        "{device} failed at {time} while finding faces: {why}. {now} has done it since; nothing was lost."
    ),
    Part.EMBEDDER: (
        "{device} failed at {time} while making templates: {why}. "
        "{now} has done it since; nothing was lost."
    ),
    Part.SEARCH: (
        "{device} failed at {time} while searching: {why}. {now} has done it since; nothing was lost."
    ),
}


@dataclass(frozen=True, slots=True)
class DeviceEvent:
    """`device` was not used, or left, because of `why`; `now` does the work. Both are names for people."""

    pack_id: str
    device: str
    now: str
    why: str
    at: datetime
    part: Part | None
    """What it failed at; None where it was passed over when the models were opened."""

    @property
    def template(self) -> str:
        """The sentence, with names of fields; see `fields`."""
        return _OPENING if self.part is None else _RUNNING[self.part]

    def fields(self, time: str) -> dict[str, str]:
        """What goes into `template`; `time` is the time of day as it is written where it is shown."""
        why = self.why.rstrip(". ")
        return {"device": self.device, "pack": self.pack_id, "why": why, "now": self.now, "time": time}

    @property
    def sentence(self) -> str:
        """In English."""
        return self.template.format(**self.fields(self.at.astimezone().strftime("%H:%M")))


def at_opening(pack_id: str, device: DeviceChoice) -> list[DeviceEvent]:
    """What was passed over before this device was taken."""
    now = datetime.now(UTC)
    return [
        DeviceEvent(pack_id, device_label(provider), device.device, why, now, None)
        for provider, why in device.failed
    ]


def at_run_time(pack_id: str, failure: DeviceFailure) -> DeviceEvent:
    """What became of a device while it was in use."""
    return DeviceEvent(pack_id, failure.device, device_label(CPU), failure.why, failure.at, failure.part)
