"""Devices in the words of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.recognition.agreement import Agreement
from desktop.recognition.providers import CPU, device_label
from desktop.ui.shell.said import said, said_fields, said_template
from desktop.workflow.device_events import DeviceEvent
from desktop.workflow.devices import DeviceUse
from desktop.workflow.measure_devices import DeviceSpeed


def _tr(text: str) -> str:
    return QCoreApplication.translate("devices", text)


def event_text(event: DeviceEvent) -> str:
    """A device that was not used, or left, in one sentence."""
    time = event.at.astimezone().strftime("%H:%M")
    return said_template(event.template).format(**said_fields(event.fields(time)))


def use_text(use: DeviceUse) -> str:
    """What a pack runs on and why, and what was passed over."""
    text = _tr("In use for {pack}: {device} ({reason}).").format(
        pack=use.pack_name, device=said(use.device.device), reason=said(use.device.reason)
    )
    passed = {failure.provider for failure in use.failures}
    skipped = [
        _tr("{device} was passed over: {why}.").format(
            device=said(device_label(provider)), why=said(why).rstrip(". ")
        )
        for provider, why in use.device.failed
        if provider not in passed
    ]
    return " ".join([text, *skipped])


def agreement_word(provider: str, agreement: Agreement | None, speed: DeviceSpeed | None) -> str:
    """In a cell."""
    if provider == CPU:
        return _tr("the reference")
    if agreement is not None:
        return (
            _tr("agrees ({size})").format(size=f"{agreement.template:.0e}")
            if agreement.agrees
            else _tr("refused")
        )
    return _tr("could not be used") if speed is not None and speed.problem else _tr("not checked yet")


def trouble_text(device: str, agreement: Agreement | None, speed: DeviceSpeed | None) -> str:
    """Why a device that is there cannot be used; empty where it can."""
    if agreement is not None and not agreement.agrees:
        return _tr("{device} is refused because it does not give what the CPU gives: {why}.").format(
            device=said(device), why=said(agreement.sentence)
        )
    if speed is not None and speed.problem:
        return _tr("{device} could not be used: {why}.").format(
            device=said(device), why=said(speed.problem).rstrip(". ")
        )
    return ""
