"""Who is at the keyboard. Local accounts come later; until then the operating system says it.

The environment ($LOGNAME, $USER) is not asked: anybody can set it before the program starts.
"""

from __future__ import annotations

import ctypes
import os
import sys

from desktop.workflow.picture_folder import recordable

if sys.platform != "win32":
    import pwd

_LONGEST = 257  # UNLEN + 1


def operator_name() -> str:
    """The account's name, as it stands in every log entry; "unknown" where the system has none."""
    return recordable(_account()) or "unknown"


if sys.platform == "win32":

    def _account() -> str:
        return windows_account(ctypes.windll.advapi32)

else:

    def _account() -> str:
        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except (KeyError, OSError):  # an account that has no entry, as in some containers
            return ""


def windows_account(advapi32: object) -> str:
    """What GetUserNameW of `advapi32.dll` says; empty text when it fails."""
    name = ctypes.create_unicode_buffer(_LONGEST)
    length = ctypes.c_uint32(_LONGEST)
    found = advapi32.GetUserNameW(name, ctypes.byref(length))  # type: ignore[attr-defined]
    return name.value if found else ""
