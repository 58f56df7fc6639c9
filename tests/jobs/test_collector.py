"""Garbage is collected on the main thread only."""

from __future__ import annotations

import gc
import threading
import weakref

from desktop.jobs.collector import IDLE_SECONDS, LONGEST_SECONDS, THOROUGH_SECONDS, MainThreadCollector


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


def test_what_was_left_out_is_collected_when_nobody_touches_the_window(qtbot):
    seen: list[threading.Thread] = []
    now, untouched = [0.0], [0.0]
    collector = MainThreadCollector(untouched=lambda: untouched[0], clock=lambda: now[0])
    try:
        Node(seen)
        collector.leave_out()
        now[0] = THOROUGH_SECONDS + 1
        collector.collect()
        assert not seen, "somebody is working"
        untouched[0] = IDLE_SECONDS + 1
        collector.collect()
        assert len(seen) == 1
        Node(seen)
        collector.leave_out()
        collector.collect()
        assert len(seen) == 1, "not again so soon"
        untouched[0], now[0] = 0.0, 2 * LONGEST_SECONDS
        collector.collect()
        assert len(seen) == 2, "pauses or not"
        Node(seen)
        collector.leave_out()
        collector.take_in()
        collector.leave_out()  # the next person's window is there already
        collector.collect()
        assert len(seen) == 3, "nothing stays of somebody who left"
    finally:
        collector.stop()
    assert gc.get_freeze_count() == 0
