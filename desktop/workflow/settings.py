"""Preferences of a workspace. A change of the device is part of the record; colours are not."""

from __future__ import annotations

from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.recognition.providers import DeviceChoice, choose_device
from desktop.storage.workspace import Workspace
from desktop.workflow.engines import Engines


def setting(workspace: Workspace, name: str, default: str = "") -> str:
    """A text setting."""
    with workspace.reading() as stores:
        return stores.settings.get(name) or default


def set_setting(workspace: Workspace, name: str, value: str) -> None:
    """Keeps a text setting."""
    with workspace.recording() as stores:
        stores.settings.set(name, value)


def preferred_device(workspace: Workspace) -> DeviceChoice:
    """What the next engine is opened on, before it was tried."""
    return choose_device(setting(workspace, DEVICE_SETTING) or None)


def prefer_device(workspace: Workspace, engines: Engines, provider: str) -> None:
    """Takes effect with the next use of a model; empty text means the best there is.

    A change is logged; what really runs a model is logged when it is opened (`Engines`).
    """
    choice = choose_device(provider or None)
    with workspace.recording() as stores:
        if provider != (stores.settings.get(DEVICE_SETTING) or ""):
            stores.settings.set(DEVICE_SETTING, provider)
            stores.log.append(
                EntryKind.DEVICE_CHOSEN,
                {
                    "preference": provider,
                    "provider": choice.provider,
                    "device": choice.device,
                    "reason": choice.reason,
                },
            )
    engines.forget()
