"""Garbage is collected on the main thread only."""

from __future__ import annotations

import gc
import threading
import weakref

from desktop.jobs.collector import MainThreadCollector


class Node:
    """In a cycle with itself, so that only a collection frees it."""

    def __init__(self, seen: list[threading.Thread]) -> None:
        self.me = self
        weakref.finalize(self, lambda: seen.append(threading.current_thread()))


def test_a_worker_never_collects(qtbot):
    seen: list[threading.Thread] = []
    collector = MainThreadCollector()
    try:
        assert not gc.isenabled()

        def work() -> None:
            for _ in range(5000):
                Node(seen)

        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
        assert not seen
        qtbot.waitUntil(lambda: len(seen) > 0, timeout=10_000)
        assert set(seen) == {threading.main_thread()}
    finally:
        collector.stop()
        collector.stop()
    assert gc.isenabled()
    gc.collect()
