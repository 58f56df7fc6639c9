"""The job object of Windows, with a stand-in for its library. Unix limits are in the pool's tests."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from desktop.recognition.process_limits import ExtendedLimits, join_limited_job


class _Call:
    def __init__(self, answer: object, calls: list[tuple[Any, ...]], name: str) -> None:
        self._answer, self._calls, self._name = answer, calls, name

    def __call__(self, *arguments: Any) -> object:
        self._calls.append((self._name, *arguments))
        return self._answer


class _Kernel32:
    def __init__(self, **answers: object) -> None:
        self.calls: list[tuple[Any, ...]] = []
        usual: dict[str, object] = {
            "SetErrorMode": 0,
            "CreateJobObjectW": 7,
            "SetInformationJobObject": 1,
            "GetCurrentProcess": -1,
            "AssignProcessToJobObject": 1,
        }
        for name, answer in (usual | answers).items():
            setattr(self, name, _Call(answer, self.calls, name))


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64-bit Windows")
def test_the_structure_has_the_size_that_windows_expects() -> None:
    """144 bytes in the headers of 64-bit Windows; the memory limit lies at 112."""
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_the_process_puts_itself_into_a_job_with_its_limits() -> None:
    kernel32 = _Kernel32()
    join_limited_job(kernel32, 3 * 2**30)
    names = [call[0] for call in kernel32.calls]
    assert names.index("SetInformationJobObject") < names.index("AssignProcessToJobObject")
    _, job, kind, limits, size = kernel32.calls[names.index("SetInformationJobObject")]
    assert (job, kind, size) == (7, 9, ctypes.sizeof(ExtendedLimits))
    given = limits._obj
    assert given.ProcessMemoryLimit == 3 * 2**30
    assert given.BasicLimitInformation.ActiveProcessLimit == 1
    assert given.BasicLimitInformation.LimitFlags == 0x100 | 0x8 | 0x400
    assert kernel32.calls[-1] == ("AssignProcessToJobObject", 7, -1)


@pytest.mark.parametrize(
    "name", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_what_windows_refuses_is_an_error_of_the_system(name: str) -> None:
    with pytest.raises(OSError, match="Windows"):
        join_limited_job(_Kernel32(**{name: 0}), 2**30)
