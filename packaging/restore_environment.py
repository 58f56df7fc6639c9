"""Runs first in every packaged program: the programs of the system get the system's libraries.

The starter of a packaged program points the loader of Linux at the libraries in its own folder. This
process has read that by now; what it starts (lsblk, the desktop's own programs) must not.
"""

import os
import sys


def _restore(variable: str) -> None:
    before = os.environ.pop(variable + "_ORIG", None)
    if before is None:
        os.environ.pop(variable, None)
    else:
        os.environ[variable] = before


if sys.platform.startswith("linux"):
    _restore("LD_LIBRARY_PATH")
