"""A fault in words that may leave this computer: what broke and where in the program, and nothing else.

An exception's message can name a person, a file or a folder; so can a path above our package.
"""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

_PACKAGE = Path(__file__).resolve().parents[1]


def trace_text(error: BaseException) -> str:
    """The types of a chain of exceptions with their frames, the first cause first; no message texts."""
    return "\n".join(
        "\n".join([*_frames(one), _type_of(one)]) + "\n" for one in reversed(list(_chain(error)))
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _type_of(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} (errno {error.errno})"
    if isinstance(error, sqlite3.Error):
        return f"{name} ({getattr(error, 'sqlite_errorname', 'no code')})"
    return name


def _frames(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {_file(frame.f_code.co_filename)}:{line} in {frame.f_code.co_qualname}"


def _file(name: str) -> str:
    """`desktop/…` for our own files, the bare name for all others."""
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return f"{_PACKAGE.name}/{path.relative_to(_PACKAGE).as_posix()}"
    if not path.is_absolute() and path.parts[:1] == (_PACKAGE.name,):  # as frozen programs have it
        return path.as_posix()
    return PureWindowsPath(name).name  # knows both kinds of separators
