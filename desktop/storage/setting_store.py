"""Settings of the workspace: named texts."""

from __future__ import annotations

from desktop.storage.session import Session


class SettingStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str, default: str | None = None) -> str | None:
        found = self._session.value("SELECT value FROM setting WHERE name = ?", (name,))
        return default if found is None else str(found)

    def set(self, name: str, value: str) -> None:
        self._session.write(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
