"""Who is at the keyboard. Local accounts come later; until then the operating system says it."""

from __future__ import annotations

import getpass


def operator_name() -> str:
    """The account's name, as it stands in every log entry."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
