"""Text for the clipboard that its histories are asked to leave out."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

# Windows: its history, and the copies that it takes to other computers. Each is a zero of 32 bits.
_WINDOWS = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)
_LEAVE_OUT = {f'application/x-qt-windows-mime;value="{name}"': bytes(4) for name in _WINDOWS}
_LEAVE_OUT["x-kde-passwordManagerHint"] = b"secret"  # Klipper, and others that follow it


def copy_privately(text: str) -> None:
    """For text that can name a person or a file."""
    data = QMimeData()
    data.setText(text)
    for name, value in _LEAVE_OUT.items():
        data.setData(name, QByteArray(value))
    QGuiApplication.clipboard().setMimeData(data)
