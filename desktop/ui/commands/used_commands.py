"""Which commands a person used last, beside the settings of the window; nothing that belongs to a case."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QSettings

MOST = 12
_KEY = "commands/used/"


def used_commands(person: str) -> list[str]:
    """Keys, the last one first; nothing where what is kept cannot be read."""
    try:
        kept = json.loads(str(QSettings().value(_place(person)) or "[]"))
    except ValueError:
        return []
    return [key for key in kept if isinstance(key, str)][:MOST] if isinstance(kept, list) else []


def with_used(keys: Iterable[str], key: str) -> list[str]:
    """`key` first, the others after it, at most `MOST`."""
    return [key, *(one for one in keys if one != key)][:MOST]


def keep_used(person: str, keys: Iterable[str]) -> None:
    QSettings().setValue(_place(person), json.dumps(list(keys)))


def _place(person: str) -> str:
    return _KEY + (person or "anybody")
