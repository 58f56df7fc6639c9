"""A disclosure document as JSON and back: the fields by their names, nothing more and nothing less.

Bytes are base64, moments are written as in the log, days as 2026-01-31. What follows from the rest (the
outcome, the state of a candidate) is written for the reader and checked when it is read.
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import types
import typing
from datetime import date, datetime
from enum import Enum
from typing import Any

from desktop.domain.disclosures import VERSION, DisclosureDocument
from desktop.domain.log_entries import format_instant, parse_instant

FORMAT = "second-look disclosure pack"


def disclosure_record(document: DisclosureDocument) -> dict[str, Any]:
    """Plain values, for JSON. Raises `ValueError` for a time without a zone."""
    return {"format": FORMAT, "version": VERSION, **_encoded(document)}


def disclosure_from(record: dict[str, Any]) -> DisclosureDocument:
    """Inverse of `disclosure_record`. Raises `ValueError` for anything that it would not write."""
    rest = dict(record)
    if rest.pop("format", None) != FORMAT or rest.pop("version", None) != VERSION:
        raise ValueError(f"this is no {FORMAT} of version {VERSION}")
    document = _decoded(DisclosureDocument, rest, "document")
    assert isinstance(document, DisclosureDocument)
    return document


def disclosure_json(document: DisclosureDocument) -> bytes:
    """The JSON export: UTF-8, the same bytes for the same document."""
    text = json.dumps(disclosure_record(document), ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode() + b"\n"


def disclosure_from_json(data: bytes) -> DisclosureDocument:
    """Inverse of `disclosure_json`. Raises `ValueError`."""
    record = json.loads(data, parse_constant=_refused)
    if not isinstance(record, dict):
        raise ValueError("a disclosure pack is a JSON object")
    return disclosure_from(record)


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is no number of a disclosure pack")


def _encoded(value: Any) -> Any:
    if hasattr(value, "as_record"):
        return value.as_record()
    if dataclasses.is_dataclass(value):
        names = [f.name for f in dataclasses.fields(value)]
        return {n: _encoded(getattr(value, n)) for n in (*names, *getattr(value, "DERIVED", ()))}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, tuple):
        return [_encoded(one) for one in value]
    if isinstance(value, dict):
        return dict(value)
    return value


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decoded(kind: Any, value: Any, place: str) -> Any:
    """`value` as a `kind`; `place` says where in the document it stands. Raises `ValueError`."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _one_of(typing.get_args(kind), value, place)
    if origin is tuple:
        _expect(list, value, place)
        inner = typing.get_args(kind)[0]
        return tuple(_decoded(inner, one, f"{place}[{n}]") for n, one in enumerate(value))
    if origin is dict:
        _expect(dict, value, place)
        return {key: _decoded(str, one, f"{place}.{key}") for key, one in value.items()}
    if hasattr(kind, "from_record"):
        try:
            return kind.from_record(value)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{place} is no {kind.__name__}") from error
    if dataclasses.is_dataclass(kind):
        return _statement(kind, value, place)
    return _plain(kind, value, place)


def _statement(kind: Any, value: Any, place: str) -> Any:
    _expect(dict, value, place)
    derived = getattr(kind, "DERIVED", ())
    names = [f.name for f in dataclasses.fields(kind)]
    if set(value) != {*names, *derived}:
        raise ValueError(f"{place} has other fields than a {kind.__name__}")
    made = kind(**{n: _decoded(_hints(kind)[n], value[n], f"{place}.{n}") for n in names})
    for name in derived:
        if _encoded(getattr(made, name)) != value[name]:
            raise ValueError(f"{place}.{name} does not follow from the rest")
    return made


def _one_of(kinds: tuple[Any, ...], value: Any, place: str) -> Any:
    if value is None and type(None) in kinds:
        return None
    told: ValueError | None = None
    for kind in kinds:
        if kind is not type(None):
            try:
                return _decoded(kind, value, place)
            except ValueError as error:
                told = error
    raise ValueError(f"{place} cannot be read") from told


def _plain(kind: Any, value: Any, place: str) -> Any:
    if kind is float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{place} is no number")
        return float(value)
    if kind in (int, bool, str):
        if type(value) is not kind:
            raise ValueError(f"{place} is no {kind.__name__}")
        return value
    _expect(str, value, place)
    if kind is bytes:
        return base64.b64decode(value, validate=True)
    if kind is datetime:
        return parse_instant(value)
    if kind is date:
        return date.fromisoformat(value)
    return kind(value)


def _expect(kind: type, value: Any, place: str) -> None:
    if not isinstance(value, kind):
        raise ValueError(f"{place} is no {kind.__name__}")
