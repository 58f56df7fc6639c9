"""Who is at the keyboard is what the system says, not what the environment says."""

from __future__ import annotations

import ctypes
import os
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.workflow.person import operator_name, windows_account

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="accounts of POSIX systems")


@posix_only
def test_the_environment_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    assert operator_name() == pwd.getpwuid(os.getuid()).pw_name


@posix_only
@pytest.mark.parametrize(
    ("answer", "name"), [("", "unknown"), ("b\udcffd", r"b\udcffd"), (KeyError("uid"), "unknown")]
)
def test_an_account_without_a_proper_name(monkeypatch: pytest.MonkeyPatch, answer: Any, name: str) -> None:
    import pwd

    def find(uid: int) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return SimpleNamespace(pw_name=answer)

    monkeypatch.setattr(pwd, "getpwuid", find)
    assert operator_name() == name


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows")
def test_windows_has_a_name_for_the_account() -> None:
    assert operator_name() not in ("", "unknown")


@pytest.mark.parametrize(("found", "name"), [(1, "Zoë"), (0, "")])
def test_what_windows_answers(found: int, name: str) -> None:
    def answer(buffer: Any, length: Any) -> int:
        assert length._obj.value == len(buffer) == 257
        if found:
            buffer.value = "Zoë"
        return found

    assert windows_account(SimpleNamespace(GetUserNameW=answer)) == name
    assert ctypes.sizeof(ctypes.c_uint32) == 4
