"""What runs here, as the record tells it."""

from __future__ import annotations

import platform
from importlib import metadata


def program_version() -> str:
    """Of this program."""
    try:
        return metadata.version("second-look")
    except metadata.PackageNotFoundError:
        return "unknown"


def running_program() -> dict[str, str]:
    """What runs here; neither the machine's name nor anybody's folder."""
    return {
        "program": program_version(),
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
