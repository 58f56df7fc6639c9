"""The process that decodes pictures: bytes in, pixels out, within limits of memory and time.

It is the program itself, started by `decode_process` with `paths.READ_PICTURES` as its first argument. It
imports the decoders and nothing else of the program, opens no file of a person, and ends with its input:
whatever kills the program, its pipe closes.
"""

from __future__ import annotations

import faulthandler
import importlib
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence

from desktop.domain.refusals import RefusalReason
from desktop.recognition.decode_messages import HELLO, read_request, send_decoded, send_refused
from desktop.recognition.image_reader import ImageRefused, UprightImage, read_image
from desktop.recognition.process_limits import limit_memory, limit_processor

# Loaded now, as Pillow would otherwise load every plugin it has once a TIFF comes.
_PLUGINS = ("Jpeg", "Mpo", "Png", "Tiff", "Bmp", "WebP", "Gif", "Ppm", "Jpeg2K")


def main(arguments: Sequence[str]) -> None:
    """Serves until the input ends. `arguments`: bytes of memory, seconds of processor, seconds in all."""
    memory, processor, seconds = (int(argument) for argument in arguments)
    serve(read_image, memory, processor, seconds)


def serve(decode: Callable[[bytes], UprightImage], memory: int, processor: int, seconds: int) -> None:
    """Decodes one request after the other with `decode`, within the limits.

    `memory` bytes for the process; `processor` and `seconds` for each picture.
    """
    # Ctrl+C in a terminal is meant for the program, which closes this process in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, replies = _take_pipes()
    for name in _PLUGINS:
        importlib.import_module(f"PIL.{name}ImagePlugin")
    limit_memory(memory)
    with open(os.devnull, "wb") as nowhere:
        replies.write(HELLO)
        while (data := read_request(requests)) is not None:
            limit_processor(processor)
            # A watch that needs no turn of Python's own: it ends this process when nobody else is left to.
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            _answer(decode, data, replies)
            faulthandler.cancel_dump_traceback_later()
            del data


def _answer(decode: Callable[[bytes], UprightImage], data: bytes, replies: io.FileIO) -> None:
    try:
        image = decode(data)
    except ImageRefused as refused:
        send_refused(replies, refused)
    except MemoryError:
        send_refused(replies, ImageRefused(RefusalReason.TOO_MUCH_MEMORY))
    else:
        send_decoded(replies, image)


def _take_pipes() -> tuple[io.BufferedReader, io.FileIO]:
    """Input and output for the two of us alone: what a library prints must not come between."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests, replies = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return open(requests, "rb"), io.FileIO(replies, "wb")
