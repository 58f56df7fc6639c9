"""onnxruntime that keeps to itself: the only import of it.

Since 1.29 its official builds send events over the network to their makers, on by default, and keep an
identifier of the computer and a queue of events in the person's cache folder (its Privacy.md). The variable
prevents all of it, but only where it is there before the library is read; the call covers the builds for
Windows that use the system's own tracing, which know no variable.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    import onnxruntime as ort
else:

    class _Late:
        """The library, read when something of it is first asked for: no window waits for it."""

        def __getattr__(self, name: str) -> Any:
            return getattr(_library(), name)

    ort = _Late()


@cache
def _library() -> Any:
    import onnxruntime

    if hasattr(onnxruntime, "disable_telemetry_events"):
        onnxruntime.disable_telemetry_events()
    return onnxruntime


__all__ = ["ort"]
