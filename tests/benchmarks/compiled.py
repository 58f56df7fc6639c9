"""Modules as an installed program has them: pip and PyInstaller compile them once, not at each start.

Where an environment forbids compiled modules to be kept (PYTHONDONTWRITEBYTECODE, usual on servers), each
start of a checkout compiles all of them again: some 0.6 s that no user of an installed program waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def keeping_compiled(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment of a process that keeps compiled modules in `folder`; its first run fills that."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("PYTHONPYCACHEPREFIX", str(folder))
    return kept
