"""Reads tables of a manifest strictly: a wrong, missing or unknown field is refused in one sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from desktop.errors import PackRefused

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MODEL_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.onnx")
_MAX_TEXT = 4000

TAKEN_WHEN_ADDED = "taken when added"
"""Stands in a recipe for what comes from the file that is added."""


class ManifestTable:
    """One table of the manifest; call `finish` once every known field was taken."""

    def __init__(self, where: str, values: object) -> None:
        if not isinstance(values, Mapping):
            raise PackRefused(detail=f"[{where}] is missing from the manifest or is not a table.")
        self._where = where
        self._values: dict[str, object] = dict(values)

    def refuse(self, field: str, what: str) -> PackRefused:
        name = f"{self._where}.{field}" if self._where else field
        return PackRefused(detail=f"“{name}” in the manifest must be {what}.")

    def take(self, field: str, what: str) -> object:
        if field not in self._values:
            raise self.refuse(field, f"given: {what}")
        return self._values.pop(field)

    def has(self, field: str) -> bool:
        return field in self._values

    def optional(self, field: str) -> object | None:
        return self._values.pop(field, None)

    def optional_table(self, field: str) -> ManifestTable | None:
        return ManifestTable(field, self._values.pop(field)) if field in self._values else None

    def optional_text(self, field: str) -> str:
        return self.text(field) if field in self._values else ""

    def text(self, field: str) -> str:
        what = f"text of 1 to {_MAX_TEXT} characters without control characters"
        value = self.take(field, what)
        if not isinstance(value, str) or not value.strip() or len(value) > _MAX_TEXT:
            raise self.refuse(field, what)
        if any(not letter.isprintable() and letter != "\n" for letter in value):
            raise self.refuse(field, what)
        return value.strip()

    def pattern(self, field: str, pattern: re.Pattern[str], what: str) -> str:
        value = self.take(field, what)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self.refuse(field, what)
        return value

    def sha256(self, field: str) -> str:
        """Empty where it is left open, which only a recipe may do."""
        if self._is_left_open(field):
            return ""
        return self.pattern(field, _SHA256, "a SHA-256 in 64 small hexadecimal digits")

    def _is_left_open(self, field: str) -> bool:
        left_open = self._values.get(field) == TAKEN_WHEN_ADDED
        if left_open:
            del self._values[field]
        return left_open

    def file_name(self, field: str) -> str:
        """A plain name, so that it cannot lead out of the folder on any system."""
        return self.pattern(field, _MODEL_FILE, "the plain name of an .onnx file in the pack's own folder")

    def choice(self, field: str, *allowed: str) -> str:
        what = " or ".join(f"“{value}”" for value in allowed)
        value = self.take(field, what)
        if not isinstance(value, str) or value not in allowed:
            raise self.refuse(field, what)
        return value

    def integer(self, field: str, least: int, most: int, *, left_open: int | None = None) -> int:
        if left_open is not None and self._is_left_open(field):
            return left_open
        what = f"a whole number from {least} to {most}"
        value = self.take(field, what)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.refuse(field, what)
        return value

    def real(self, field: str, least: float, most: float) -> float:
        what = f"a number from {least:g} to {most:g}"
        value = self.take(field, what)
        if not _is_real(value, least, most):
            raise self.refuse(field, what)
        return float(value)  # type: ignore[arg-type]  # _is_real has looked

    def flag(self, field: str) -> bool:
        value = self.take(field, "true or false")
        if not isinstance(value, bool):
            raise self.refuse(field, "true or false")
        return value

    def reals(self, field: str, count: int, least: float, most: float) -> tuple[float, ...]:
        what = f"{count} numbers from {least:g} to {most:g}"
        value = self.take(field, what)
        if not isinstance(value, list) or len(value) != count:
            raise self.refuse(field, what)
        if not all(_is_real(item, least, most) for item in value):
            raise self.refuse(field, what)
        return tuple(float(item) for item in value)

    def points(self, field: str, count: int, least: float, most: float) -> tuple[tuple[float, float], ...]:
        what = f"{count} points [x, y] from {least:g} to {most:g}"
        value = self.take(field, what)
        if not isinstance(value, list) or len(value) != count:
            raise self.refuse(field, what)
        points = []
        for item in value:
            if not isinstance(item, list) or len(item) != 2:
                raise self.refuse(field, what)
            if not all(_is_real(part, least, most) for part in item):
                raise self.refuse(field, what)
            points.append((float(item[0]), float(item[1])))
        return tuple(points)

    def finish(self) -> None:
        """Raises `PackRefused` when a field is left that nobody asked for."""
        for field in sorted(self._values):
            name = f"{self._where}.{field}" if self._where else field
            raise PackRefused(detail=f"“{name}” in the manifest is not a field this program knows.")


def _is_real(value: object, least: float, most: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and least <= value <= most
