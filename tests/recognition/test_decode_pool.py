"""Pictures are read in other processes: what they read, and what becomes of those that misbehave."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop import paths
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.errors import DecoderUnavailable
from desktop.recognition import decode_pool
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.decode_process import DecodeLimits
from desktop.recognition.image_reader import ImageRefused, UprightImage, read_image
from tests.torture import misbehaving_decoder as orders

DEMO = sorted((paths.resources_dir() / "demo" / "gallery").glob("*.jpg"))[:4]
SHORT = DecodeLimits(memory=2**30, processor_seconds=30, seconds=1.0)
LONG = DecodeLimits(memory=3 * 2**28, processor_seconds=30, seconds=60.0)
posix = pytest.mark.skipif(sys.platform == "win32", reason="processes of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def png(size: tuple[int, int] = (30, 20), colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def refusal(pool: DecodePool, source: bytes | Path) -> ImageRefused:
    with pytest.raises(ImageRefused) as caught:
        pool.read(source)
    return caught.value


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended stays until its parent, or init, asks for it.
    with contextlib.suppress(OSError):
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    return True


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.01)


@pytest.fixture(scope="module")
def pool() -> Iterator[DecodePool]:
    """The program's own decoder."""
    with DecodePool() as made:
        yield made


@pytest.fixture
def obedient() -> Iterator[DecodePool]:
    with DecodePool(LONG, command=orders.command()) as made:
        yield made


@pytest.fixture
def short() -> Iterator[DecodePool]:
    with DecodePool(SHORT, command=orders.command()) as made:
        yield made


# What is read


def test_a_picture_is_the_same_as_when_it_is_read_here(pool: DecodePool) -> None:
    for path in DEMO:
        for source in (path, path.read_bytes()):
            there, here = pool.read(source), read_image(source)
            assert (there.pixels == here.pixels).all()
            assert (there.sha256, there.format, there.notes) == (here.sha256, here.format, here.notes)
            assert there.pixels.flags.c_contiguous


def test_a_refusal_is_the_same_as_when_it_is_read_here(pool: DecodePool, tmp_path: Path) -> None:
    for source in (b"", b"no picture", b"%PDF-1.7", png()[:40], tmp_path, tmp_path / "nowhere.png"):
        there = refusal(pool, source)
        with pytest.raises(ImageRefused) as here:
            read_image(source)
        assert (there.reason, there.sentence) == (here.value.reason, here.value.sentence)


def test_too_many_bytes_are_not_even_sent(pool: DecodePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode_pool, "MAXIMUM_BYTES", 100)
    assert refusal(pool, bytes(101)).reason is RefusalReason.TOO_LARGE


def test_large_pictures_pass_both_ways(pool: DecodePool) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (1500, 2000, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "BMP")
    assert (pool.read(out.getvalue()).pixels == noise).all()


def test_many_threads_share_few_processes() -> None:
    colours = [(n * 7 % 256, n * 13 % 256, n * 29 % 256) for n in range(60)]
    files = [png((40, 30), f"rgb{colour}") for colour in colours]
    with DecodePool(processes=2) as pool, ThreadPoolExecutor(8) as threads:
        read = list(threads.map(pool.read, files))
        assert [tuple(image.pixels[0, 0].tolist()) for image in read] == colours
        assert 1 <= len(pool.pids) <= 2


def test_a_process_that_read_many_makes_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode_pool, "_MOST_PICTURES", 3)
    with DecodePool(processes=1) as pool:
        seen = []
        for _ in range(7):
            pool.read(png())
            seen.append(tuple(pool.pids))
    assert seen[0] == seen[1] != ()
    assert seen[2] == seen[5] == ()
    assert len({pids for pids in seen if pids}) == 3


# Decoders that misbehave


@pytest.mark.parametrize("order", [orders.CRASH, orders.ABORT, orders.STRANGE_ERROR])
def test_a_decoder_that_crashes_costs_one_picture(obedient: DecodePool, order: bytes) -> None:
    if sys.platform == "win32" and order != orders.STRANGE_ERROR:
        pytest.skip("crashes of POSIX")
    assert obedient.read(png()).width == 30
    refused = refusal(obedient, order)
    assert refused.reason is RefusalReason.DECODER_STOPPED
    assert refused.sentence == REFUSAL_SENTENCES[RefusalReason.DECODER_STOPPED]
    assert obedient.read(png()).width == 30


@pytest.mark.parametrize("order", [orders.LOOP, orders.SLEEP])
def test_a_decoder_that_hangs_costs_one_picture(short: DecodePool, order: bytes) -> None:
    assert short.read(png()).width == 30
    (before,) = short.pids
    started = time.monotonic()
    assert refusal(short, order).reason is RefusalReason.TOOK_TOO_LONG
    assert time.monotonic() - started < 15
    assert not is_running(before)
    assert short.read(png()).width == 30


@posix
def test_the_time_of_the_processor_is_limited_by_the_system_itself() -> None:
    limits = DecodeLimits(memory=2**30, processor_seconds=1, seconds=60.0)
    with DecodePool(limits, command=orders.command()) as pool:
        started = time.monotonic()
        assert refusal(pool, orders.LOOP).reason is RefusalReason.TOOK_TOO_LONG
        assert time.monotonic() - started < 50
        # The limit is for each picture, not for the process.
        for _ in range(3):
            assert pool.read(png()).width == 30


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS enforces no limit of the address space")
@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (orders.EAT_MEMORY, RefusalReason.TOO_MUCH_MEMORY),
        (orders.EAT_MEMORY_IN_C, RefusalReason.DECODER_STOPPED),
    ],
)
def test_a_decoder_that_eats_memory_costs_one_picture(
    obedient: DecodePool, order: bytes, reason: RefusalReason
) -> None:
    assert obedient.read(png()).width == 30
    assert refusal(obedient, order).reason is reason
    assert obedient.read(png()).width == 30


@posix
def test_a_process_that_was_killed_between_two_pictures_costs_none(obedient: DecodePool) -> None:
    obedient.read(png())
    for pid in obedient.pids:
        os.kill(pid, signal.SIGKILL)
    assert obedient.read(png()).width == 30


def test_what_a_library_prints_is_no_answer(obedient: DecodePool) -> None:
    assert refusal(obedient, orders.CHATTER).reason is RefusalReason.UNREADABLE
    assert obedient.read(png()).width == 30


@posix
def test_a_decoder_writes_no_file(obedient: DecodePool, tmp_path: Path) -> None:
    target = tmp_path / "written"
    refused = refusal(obedient, orders.WRITE_A_FILE + bytes(target))
    assert refused.reason in (RefusalReason.DECODER_STOPPED, RefusalReason.UNREADABLE)
    assert not target.exists() or target.read_bytes() == b""


def test_a_decoder_that_lies_is_ended(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL")
    with DecodePool(SHORT, command=orders.lying_command()) as pool:
        for lie in (b"x" * 12, b"\xff" * 200, b"\0" * 12, b"\0\0\0\2\0\0\0\1\0\0\0\1{}", b"\0\0\0\0" * 3):
            assert refusal(pool, lie).reason is RefusalReason.DECODER_STOPPED
            assert pool.pids == []


def test_a_decoder_that_says_less_than_it_announced_is_not_waited_for_without_end() -> None:
    with DecodePool(SHORT, command=orders.lying_command()) as pool:
        assert refusal(pool, b"\0\0\0\2").reason is RefusalReason.TOOK_TOO_LONG


def test_a_decoder_that_does_not_read_blocks_nobody() -> None:
    with DecodePool(SHORT, command=orders.deaf_command()) as pool:
        assert refusal(pool, bytes(8 * 2**20)).reason is RefusalReason.TOOK_TOO_LONG


def test_a_decoder_that_does_not_start_is_said_at_once(tmp_path: Path) -> None:
    for command in ([sys.executable, "-c", "raise SystemExit(4)"], [str(tmp_path / "nothing")]):
        with DecodePool(command=command) as pool:
            for _ in range(3):  # whoever waits for a process is not left waiting
                with pytest.raises(DecoderUnavailable, match="does not start"):
                    pool.read(png())
            assert pool.pids == []


def test_a_decoder_that_never_gets_ready_is_not_waited_for() -> None:
    limits = DecodeLimits(start_seconds=0.5)
    with DecodePool(limits, command=orders.silent_command()) as pool, pytest.raises(DecoderUnavailable):
        pool.read(png())


# Ends


def test_nothing_runs_after_the_pool_is_closed() -> None:
    pool = DecodePool()
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(pool.read, [DEMO[0]] * 6))
    pids = pool.pids
    assert pids
    pool.close()
    pool.close()
    assert pool.pids == []
    if sys.platform != "win32":
        assert not any(is_running(pid) for pid in pids)
    with pytest.raises(RuntimeError):
        pool.read(png())


def test_whoever_reads_while_the_pool_is_closed_is_told_so_and_refuses_no_picture() -> None:
    pool = DecodePool(LONG, command=orders.command(), processes=1)
    pool.read(png())
    found: list[BaseException] = []

    def read() -> None:
        try:
            pool.read(orders.SLEEP)
        except BaseException as error:
            found.append(error)

    # One is in the middle of a picture, the other waits for its turn.
    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    wait_until(lambda: len(pool._busy) == 1)
    pool.close()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()
    assert [type(error) for error in found] == [RuntimeError, RuntimeError]


OWNER = """
import sys, threading, time
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.decode_process import DecodeLimits
from tests.torture import misbehaving_decoder as orders
pool = DecodePool(DecodeLimits(seconds=1.0, processor_seconds=3), command=orders.command())
try:
    pool.read(b"")
except Exception:
    pass
if sys.argv[1] != "idle":
    pool._idle[0]._watchdog.stop()  # so that nobody ends it before this process is killed
    threading.Thread(target=pool.read, args=(getattr(orders, sys.argv[1]),), daemon=True).start()
    while not pool._busy:
        time.sleep(0.01)
    time.sleep(0.2)
print(*pool.pids, flush=True)
time.sleep(60)
"""


@posix
@pytest.mark.parametrize("at", ["idle", "LOOP", "SLEEP"])
def test_processes_end_with_a_program_that_is_killed(at: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, at], stdout=subprocess.PIPE, text=True, cwd=paths.own_folder()
    ) as owner:
        assert owner.stdout is not None
        pids = [int(word) for word in owner.stdout.readline().split()]
        assert len(pids) == 1
        assert is_running(pids[0])
        owner.kill()
        owner.wait()
        wait_until(lambda: not is_running(pids[0]))


# What the process has


@linux
def test_the_process_has_its_limits_and_nothing_of_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECOND_LOOK_PASSWORD", "open sesame")
    monkeypatch.chdir(tmp_path)
    # A folder that somebody stands in must not become part of the program.
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "__init__.py").write_text("raise SystemExit(9)")
    (tmp_path / "PIL.py").write_text("raise SystemExit(9)")
    with open(tmp_path / "secret", "wb") as kept, DecodePool(DecodeLimits(memory=2**30)) as pool:
        os.set_inheritable(kept.fileno(), True)
        pool.read(png())
        (pid,) = pool.pids
        process = Path(f"/proc/{pid}")
        assert b"SECOND_LOOK" not in (process / "environ").read_bytes()
        opened = [os.readlink(link) for link in sorted((process / "fd").iterdir())]
        assert len([name for name in opened if name.startswith("pipe:")]) == 2
        assert {name for name in opened if not name.startswith("pipe:")} == {"/dev/null"}
        limits = {
            line[:25].strip(): line[26:].split()[:2]
            for line in (process / "limits").read_text().splitlines()[1:]
        }
        assert limits["Max core file size"] == ["1", "1"]
        assert limits["Max file size"] == ["0", "0"]
        assert limits["Max address space"] == [str(2**30), str(2**30)]
        assert limits["Max open files"] == ["64", "64"]
        assert limits["Max cpu time"][0] != "unlimited"
        libraries = (process / "maps").read_text()
        assert "_imaging" in libraries
        assert "Qt6" not in libraries
        assert "onnxruntime" not in libraries
        # Ctrl+C in a terminal goes to a process group: not to this one's.
        assert os.getsid(pid) == pid != os.getsid(0)


def test_the_process_imports_no_more_than_it_needs() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import desktop.recognition.decode_worker, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.own_folder(),
    )
    modules = {name.split(".")[0] for name in said.stdout.split()}
    assert modules.isdisjoint(
        {"PySide6", "onnxruntime", "click", "sqlite3", "cryptography", "platformdirs"}
    )


def test_the_program_decodes_nothing_itself() -> None:
    """Only the process for it imports `read_image` or opens a picture with Pillow; but for the pictures
    that ship with the program, which packs are checked against."""
    found = []
    for path in sorted((Path(paths.__file__).parent).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.ImportFrom) and any(a.name == "read_image" for a in node.names)
            opened = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func) in ("Image.open", "image_reader.read_image", "QImage.fromData")
            )
            if named or opened:
                found.append(path.name)
    assert sorted(set(found)) == ["decode_worker.py", "image_reader.py", "synthetic_faces.py"]


def test_a_commands_last_words_are_the_limits() -> None:
    """Whatever is started in the place of our own decoder is told the same."""
    code = "import sys; from desktop.recognition.decode_messages import HELLO; import os;"
    code += "os.write(1, HELLO if sys.argv[1:] == ['1048576', '7', '14'] else b'')"

    def start(command: Sequence[str]) -> UprightImage:
        limits = DecodeLimits(memory=2**20, processor_seconds=7, seconds=9.0)
        with DecodePool(limits, command=command) as pool:
            return pool.read(png())

    with pytest.raises(ImageRefused):  # it got ready, and then it ended
        start([sys.executable, "-c", code])
