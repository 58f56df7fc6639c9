"""A decoder for tests that does what a broken or captured one may do. Not part of the program.

`command()` starts it in the place of the program's own; whatever it has no orders for, it decodes.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable

from desktop.recognition.decode_messages import HELLO
from desktop.recognition.decode_worker import serve
from desktop.recognition.image_reader import UprightImage, read_image

CRASH = b"decoder: crash"
ABORT = b"decoder: abort"
LOOP = b"decoder: loop"
SLEEP = b"decoder: sleep"
EAT_MEMORY = b"decoder: eat memory"
EAT_MEMORY_IN_C = b"decoder: eat memory in C"
CHATTER = b"decoder: chatter"
WRITE_A_FILE = b"decoder: write a file "
STRANGE_ERROR = b"decoder: strange error"


def command() -> list[str]:
    """Started in the root of the checkout, as the program's own decoder is."""
    return [sys.executable, "-m", "tests.torture.misbehaving_decoder", "obey"]


def lying_command() -> list[str]:
    """One that answers every request with the request itself, byte for byte."""
    return [sys.executable, "-m", "tests.torture.misbehaving_decoder", "lie"]


def deaf_command() -> list[str]:
    """One that says that it is ready and never reads a byte."""
    return [sys.executable, "-m", "tests.torture.misbehaving_decoder", "be deaf"]


def silent_command() -> list[str]:
    """One that never says that it is ready."""
    return [sys.executable, "-m", "tests.torture.misbehaving_decoder", "be silent"]


def obey(data: bytes) -> UprightImage:
    """Follows the orders that the bytes begin with, else reads the picture that they are."""
    for order, act in _ORDERS.items():
        if data == order or (order.endswith(b" ") and data.startswith(order)):
            act(data.removeprefix(order))
            break
    return read_image(data)


def _crash(_: bytes) -> None:
    ctypes.string_at(0)


def _abort(_: bytes) -> None:
    os.abort()


def _loop(_: bytes) -> None:
    while True:
        pass


def _sleep(_: bytes) -> None:
    time.sleep(3600)


def _eat(_: bytes) -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * 2**20))


def _eat_in_c(_: bytes) -> None:
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.malloc.argtypes = (ctypes.c_size_t,)
    while True:  # until there is nothing more and it writes to address zero, as careless code does
        ctypes.memset(library.malloc(16 * 2**20), 1, 16 * 2**20)


def _chatter(_: bytes) -> None:
    print("warning: odd bytes in the picture" * 1000, flush=True)
    os.write(1, b"libtiff: warning" * 10_000)
    os.write(2, b"libtiff: warning" * 10_000)


def _write(path: bytes) -> None:
    with open(path, "wb") as file:
        file.write(b"was here")


def _strange(_: bytes) -> None:
    raise LookupError("nobody expects this one")


_ORDERS: dict[bytes, Callable[[bytes], None]] = {
    CRASH: _crash,
    ABORT: _abort,
    LOOP: _loop,
    SLEEP: _sleep,
    EAT_MEMORY: _eat,
    EAT_MEMORY_IN_C: _eat_in_c,
    CHATTER: _chatter,
    WRITE_A_FILE: _write,
    STRANGE_ERROR: _strange,
}


def _lie() -> None:
    os.write(1, HELLO)
    while len(head := os.read(0, 8)) == 8:
        left = int.from_bytes(head, "big")
        data = b""
        while left and (more := os.read(0, left)):
            data, left = data + more, left - len(more)
        os.write(1, data)


def main() -> None:
    what, *limits = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if what == "obey":
        serve(obey, *(int(limit) for limit in limits))
    elif what == "lie":
        _lie()
    elif what == "be deaf":
        os.write(1, HELLO)
        time.sleep(3600)
    else:
        time.sleep(3600)


if __name__ == "__main__":
    main()
