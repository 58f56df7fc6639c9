"""Clocks on the stages of an enrolment: how much processor time and how long each took, over all threads.

Functions of the program are wrapped while the clocks run, and only then. A stage that is called inside
another is taken off it, so that the stages add up.
"""

from __future__ import annotations

import functools
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from desktop.recognition import providers
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.engine import FaceEngine
from desktop.storage import image_store, template_file
from desktop.storage.image_store import ImageStore
from desktop.storage.thumbnail_store import ThumbnailStore
from desktop.workflow import located_face
from desktop.workflow.enrolment_batches import BatchWriter
from desktop.workflow.folder_source import FolderSource

READING = "reading the file, its row of the table"
DECODING_HERE = "asking for the pixels, taking them, hashing"
DECODING = "decoding, in processes"
DETECTOR = "detector network"
DETECTING = "detector: scaling, padding, its boxes"
EMBEDDER = "embedder network"
EMBEDDING = "embedder: mirroring, scaling, uniting"
QUALITY = "quality"
CHIP = "aligned chip"
SMALL_PICTURE = "small picture (JPEG)"
ORIGINALS = "writing originals"
SYNC = "waiting for the disk (sync)"
DATABASE = "database, log, template file"
SMALL_PICTURES = "writing small pictures"

PLACES: tuple[tuple[str, object, str], ...] = (
    (READING, FolderSource, "open"),
    (DECODING_HERE, DecodePool, "read"),
    (DETECTING, FaceEngine, "faces"),
    (EMBEDDING, FaceEngine, "templates"),
    (QUALITY, FaceEngine, "quality"),
    (CHIP, FaceEngine, "chip"),
    (SMALL_PICTURE, located_face, "face_thumbnail"),
    (DATABASE, BatchWriter, "write"),
    (ORIGINALS, ImageStore, "put_many"),
    (SYNC, image_store, "sync_file"),
    (SYNC, image_store, "sync_folder"),
    (SYNC, template_file, "sync_file"),
    (SYNC, template_file, "sync_folder"),
    (SMALL_PICTURES, ThumbnailStore, "put"),
)


@dataclass(slots=True)
class Spent:
    """By one stage; `seconds` of all threads, so that they can be more than the run took."""

    seconds: float = 0.0
    processor: float = 0.0


class StageClock:
    """`spent` by stage, and how often each network ran on which shape."""

    def __init__(self) -> None:
        self.spent: dict[str, Spent] = defaultdict(Spent)
        self.shapes: dict[str, dict[tuple[int, ...], int]] = defaultdict(lambda: defaultdict(int))
        self._turn = threading.Lock()
        self._inside = threading.local()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        outer: list[Spent] = self._inside.__dict__.setdefault("stages", [])
        inner = Spent()
        outer.append(inner)
        wall, processor = time.perf_counter(), time.thread_time()
        try:
            yield
        finally:
            wall, processor = time.perf_counter() - wall, time.thread_time() - processor
            outer.pop()
            if outer:
                outer[-1].seconds += wall
                outer[-1].processor += processor
            with self._turn:
                spent = self.spent[name]
                spent.seconds += wall - inner.seconds
                spent.processor += processor - inner.processor

    @contextmanager
    def running(self) -> Iterator[None]:
        """Engines that are opened meanwhile have their networks on the clock as well."""
        with ExitStack() as stack:
            for stage, owner, name in PLACES:
                stack.enter_context(mock.patch.object(owner, name, self._clocked(stage, owner, name)))
            really = providers.create_session

            def create(model: Any, provider: str, threads: int | None, *more: Any, **named: Any) -> Any:
                session = really(model, provider, threads, *more, **named)
                return _ClockedSession(self, session) if isinstance(model, Path) else session

            stack.enter_context(mock.patch.object(providers, "create_session", create))
            yield

    def _clocked(self, stage: str, owner: object, name: str) -> Any:
        really: Callable[..., Any] = getattr(owner, name)

        @functools.wraps(really)
        def clocked(*args: Any, **named: Any) -> Any:
            with self.stage(stage):
                return really(*args, **named)

        static = isinstance(owner, type) and isinstance(owner.__dict__[name], staticmethod)
        return staticmethod(clocked) if static else clocked

    def ran(self, network: str, shape: tuple[int, ...]) -> None:
        with self._turn:
            self.shapes[network][shape] += 1


class _ClockedSession:
    """A session whose runs are on the clock; an embedder has one output, a detector several."""

    def __init__(self, clock: StageClock, session: Any) -> None:
        self._clock = clock
        self._session = session
        self._network = EMBEDDER if len(session.get_outputs()) == 1 else DETECTOR

    def run(self, names: Any, feed: Any) -> Any:
        (value,) = feed.values()
        self._clock.ran(self._network, value.shape)
        with self._clock.stage(self._network):
            return self._session.run(names, feed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


def processor_seconds_of(pids: list[int]) -> float:
    """That other processes of ours have used so far (Linux; elsewhere 0)."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0
