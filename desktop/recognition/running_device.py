"""A device while it is in use: what runs there now, and what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop.recognition.provider_table import CPU
from desktop.recognition.providers import DeviceChoice, device_label


class Part(StrEnum):
    """What ran on the device."""

    DETECTOR = "detector"
    EMBEDDER = "embedder"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class DeviceFailure:
    """A device failed while it was in use; from then on the processor does its work."""

    provider: str
    """onnxruntime's name."""
    device: str
    """For people."""
    part: Part
    why: str
    """What the device or its driver said, on one line."""
    at: datetime
    smallest: int
    """How many faces or probes were tried at a time in the end."""


FailureObserver = Callable[[DeviceFailure], None]


def tell_nobody(failure: DeviceFailure) -> None:
    """For work whose caller looks at `RunningDevice.failure` itself."""


class RunningDevice:
    """The device of one engine, or of its searches. Starts as `choice` and may go over to the CPU, once.

    `tell` is called once, on the thread that saw the device fail, after the CPU has taken over.
    """

    def __init__(self, choice: DeviceChoice, tell: FailureObserver = tell_nobody) -> None:
        self._choice = choice
        self._failure: DeviceFailure | None = None
        self._tell = tell
        self._turn = threading.Lock()

    @property
    def choice(self) -> DeviceChoice:
        """What is in use now."""
        return self._choice

    @property
    def failure(self) -> DeviceFailure | None:
        return self._failure

    @property
    def is_cpu(self) -> bool:
        return self._choice.provider == CPU

    def give_up(self, part: Part, why: str, smallest: int = 1) -> None:
        """From now on the CPU. Nothing happens where somebody else gave it up already."""
        with self._turn:
            if self.is_cpu:
                return
            before = self._choice
            failure = DeviceFailure(before.provider, before.device, part, why, datetime.now(UTC), smallest)
            self._choice = before.instead(why, f"{before.device} failed while it was in use")
            self._failure = failure
        self._tell(failure)


def on_cpu() -> RunningDevice:
    """The processor, which nothing takes over from."""
    return RunningDevice(DeviceChoice(CPU, device_label(CPU), "asked for"))
