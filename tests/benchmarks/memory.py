"""How much memory this process holds that is not of a file, and the most that it held meanwhile."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Self


def anonymous() -> int:
    """Bytes that are not of a file (Linux); elsewhere the peak of all that is resident, 0 on Windows."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("RssAnon"):
                return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class Peak:
    """The most that was held while it is open, looked at every 5 ms."""

    def __enter__(self) -> Self:
        self.most = anonymous()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.005):
            self.most = max(self.most, anonymous())
