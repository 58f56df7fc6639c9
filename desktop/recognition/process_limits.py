"""What a process may use, set by itself before it touches anything from outside.

Linux and other Unixes: resource limits. macOS takes a limit of the address space and does not enforce it:
there only the time is limited. Windows: a job object that the process puts itself into.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import Any

_OPEN_FILES = 64

_JOB_EXTENDED_LIMITS = 9
_LIMIT_ACTIVE_PROCESSES = 0x8
_LIMIT_PROCESS_MEMORY = 0x100
_DIE_ON_UNHANDLED = 0x400
_NO_ERROR_BOXES = 0x1 | 0x2 | 0x8000


def limit_memory(size: int) -> None:
    """At most `size` bytes of address space; no core dump, no file written, no further process on Windows.

    What the system does not know or refuses is left out: the time a picture takes is limited all the same.
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError, AttributeError):
            join_limited_job(ctypes.WinDLL("kernel32", use_last_error=True), size)
    else:
        import resource

        # To Linux one is the mark of a process that must not be dumped; zero only means no file.
        _lower(resource.RLIMIT_CORE, 1 if sys.platform == "linux" else 0)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
        _lower(resource.RLIMIT_AS, size)


def limit_processor(seconds: float) -> None:
    """The system ends this process after so many more seconds of processor time. Not on Windows."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime + seconds) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if hard != resource.RLIM_INFINITY:
            until = min(until, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


if sys.platform != "win32":

    def _lower(limit: int, value: int) -> None:
        import resource

        _, hard = resource.getrlimit(limit)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(limit, (value, value))


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows headers."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def join_limited_job(kernel32: Any, size: int) -> None:
    """Puts this process into a job of its own: `size` bytes of memory, no child, no box after a crash.

    By itself rather than by its parent: between its start and its parent's call nothing is unlimited, and a
    virtual environment's `python.exe` is only a launcher of the process that counts. The job lives as long
    as the process: its handle is never closed. Raises `OSError` where Windows refuses.
    """
    handle = ctypes.c_void_p  # `int`, ctypes' own guess, is too narrow for one
    kernel32.CreateJobObjectW.restype = handle
    kernel32.CreateJobObjectW.argtypes = (handle, ctypes.c_wchar_p)
    kernel32.SetInformationJobObject.argtypes = (handle, ctypes.c_int, handle, ctypes.c_uint32)
    kernel32.GetCurrentProcess.restype = handle
    kernel32.GetCurrentProcess.argtypes = ()
    kernel32.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel32.SetErrorMode.argtypes = (ctypes.c_uint32,)

    kernel32.SetErrorMode(_NO_ERROR_BOXES)
    job = kernel32.CreateJobObjectW(None, None)
    if not job:
        raise OSError("Windows makes no job object")
    limits = ExtendedLimits()
    basic = limits.BasicLimitInformation
    basic.LimitFlags = _LIMIT_PROCESS_MEMORY | _LIMIT_ACTIVE_PROCESSES | _DIE_ON_UNHANDLED
    basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = size
    if not kernel32.SetInformationJobObject(
        job, _JOB_EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    ):
        raise OSError("Windows sets no limits on a job object")
    if not kernel32.AssignProcessToJobObject(job, kernel32.GetCurrentProcess()):
        raise OSError("Windows does not take this process into a job object")
