"""onnxruntime that keeps to itself: the only import of it.

Since 1.29 its official builds send events over the network to their makers, on by default, and keep an
identifier of the computer and a queue of events in the person's cache folder (its Privacy.md). The variable
prevents all of it, but only where it is there before the library is read; the call covers the builds for
Windows that use the system's own tracing, which know no variable.
"""

from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime as ort

if hasattr(ort, "disable_telemetry_events"):
    ort.disable_telemetry_events()

__all__ = ["ort"]
