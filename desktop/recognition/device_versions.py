"""What the results of a device depend on beside the model: library, system, processor and driver.

Kept results count only as long as all of it stays the same.
"""

from __future__ import annotations

import contextlib
import ctypes
import platform
import sys
from pathlib import Path

from desktop.recognition.silent_onnxruntime import ort

_DISPLAY_ADAPTERS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"


def machine_versions() -> dict[str, str]:
    """In words: `onnxruntime`, `system`, `processor`, and `driver` where a GPU has one that answers."""
    found = {
        "onnxruntime": f"{ort.__version__} ({ort.get_build_info().removeprefix('ORT Build Info: ')})",
        "system": platform.platform(),
        "processor": _processor(),
    }
    driver = nvidia_driver() or _windows_drivers()
    return found | ({"driver": driver} if driver else {})


def library_version() -> str:
    """onnxruntime's version alone."""
    return str(ort.__version__)


def nvidia_driver() -> str | None:
    """The version of NVIDIA's driver; None where none answers or it has no GPU."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL("nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1")
        if library.nvmlInit_v2() != 0:
            return None
        try:
            count, version = ctypes.c_uint(), ctypes.create_string_buffer(96)
            if library.nvmlDeviceGetCount_v2(ctypes.byref(count)) != 0 or not count.value:
                return None
            library.nvmlSystemGetDriverVersion(version, ctypes.c_uint(len(version)))
            return f"NVIDIA {version.value.decode('ascii', 'replace')}"
        finally:
            library.nvmlShutdown()
    return None


def _windows_drivers() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    found = []
    with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _DISPLAY_ADAPTERS) as root:
        for number in range(winreg.QueryInfoKey(root)[0]):
            with (
                contextlib.suppress(OSError),
                winreg.OpenKey(root, winreg.EnumKey(root, number)) as adapter,
            ):
                name, version = (
                    winreg.QueryValueEx(adapter, value)[0] for value in ("DriverDesc", "DriverVersion")
                )
                found.append(f"{name} {version}")
    return "; ".join(sorted(found))


def _processor() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
