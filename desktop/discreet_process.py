"""A process that leaves nothing of a case behind where nobody thinks of it: core dumps and tracebacks.

A core dump is the memory, with every picture and name in it. What Python says of an exception that nobody
caught holds its message, which can name a person or a file, and goes to stderr, which a desktop keeps in
its journal. Also here, because everything else lies in it: the person's own folder is nobody else's.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from types import TracebackType

from desktop import paths

_log = logging.getLogger(__name__)


def be_discreet() -> None:
    """At the start of a process, before anything else. Never raises."""
    _leave_no_core_dump()
    _say_no_messages()
    _keep_own_folder_private()


def _leave_no_core_dump() -> None:
    """Windows keeps a dump only where its administrator asked for one (Windows Error Reporting)."""
    if sys.platform == "win32":
        return
    import resource

    # Zero writes no file, but Linux still hands the memory to a program that collects dumps. One does
    # neither: too small for a file, and to Linux the mark of a process that must not be dumped.
    limit = 1 if sys.platform == "linux" else 0
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def _say_no_messages() -> None:
    """Types and lines of the program instead of messages, wherever Python would print one by itself.

    To the log where there is one, else to stderr.
    """

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            _tell("unexpected error", error)

    def in_thread(what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None and not issubclass(what.exc_type, SystemExit):
            _tell("unexpected error in a thread", what.exc_value)

    def unraisable(what: sys.UnraisableHookArgs) -> None:
        if what.exc_value is not None:
            _tell("error that could not be raised", what.exc_value)

    sys.excepthook = uncaught
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable


def _tell(what: str, error: BaseException) -> None:
    from desktop.jobs.faults import trace_text  # not needed where all goes well

    _log.error("%s\n%s", what, trace_text(error))


def _keep_own_folder_private() -> None:
    """Makes the person's folder, and takes it from others; one that SECOND_LOOK_HOME names is only made."""
    if os.name != "posix":
        return
    folder = paths.user_data_dir()
    with contextlib.suppress(OSError):
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if made or paths.HOME_VARIABLE not in os.environ:
            folder.chmod(0o700)
