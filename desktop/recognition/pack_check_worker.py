"""The process that checks a model pack that nobody knows yet, within limits of memory and processor time.

It is the program itself, started by `pack_check_process` with `paths.CHECK_PACK` as its first argument. A
model file is somebody else's program: one that crashes the library which runs it, never ends or asks for
all the memory there is ends this process and nothing else.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.errors import UserFacingError
from desktop.recognition.pack_check import check_pack
from desktop.recognition.pack_manifest import read_any
from desktop.recognition.process_limits import limit_memory, limit_processor

READY, STEP = b"ready\n", b".\n"


def main(arguments: Sequence[str]) -> None:
    """Checks one pack. `arguments`: its folder, bytes of memory, seconds of processor time.

    Says `READY`, a `STEP` now and then, and one line of JSON: `sentences` and `fixed_batch`, or `refused`.
    """
    folder, memory, processor = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the program, which ends this process in order
    said = _take_output()
    os.write(said, READY)
    limit_memory(memory)
    limit_processor(processor)
    try:
        report = check_pack(read_any(folder, draft=True), on_step=lambda: _say(said, STEP))
        answer: dict[str, object] = {"sentences": report.sentences, "fixed_batch": report.fixed_batch}
    except UserFacingError as error:
        answer = {"refused": error.fields.get("detail", error.sentence)}
    except MemoryError:
        answer = {"refused": "its models need more memory than a model may."}
    except ValueError as error:  # an embedder that gives no template for a face
        answer = {"refused": f"{' '.join(str(error).split())[:200]}."}
    _say(said, json.dumps(answer).encode() + b"\n")


def _say(pipe: int, line: bytes) -> None:
    while line:
        line = line[os.write(pipe, line) :]


def _take_output() -> int:
    """Standard output for us alone: what a library prints must not come between."""
    said = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(said, os.O_BINARY)
    return said
