"""Garbage is collected on the main thread only."""

from __future__ import annotations

import gc
import sys
import threading
import weakref

from desktop.jobs.collector import IDLE_SECONDS, LONGEST_SECONDS, THOROUGH_SECONDS, MainThreadCollector
from desktop.jobs.short_turns import ShortTurns


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


def test_what_workers_make_is_left_out_while_they_work_and_when_they_end(qtbot):
    working = [True]
    collector = MainThreadCollector(working=lambda: working[0])
    try:
        made = [[] for _ in range(2000)]
        before = gc.get_freeze_count()
        collector.collect()
        assert gc.get_freeze_count() >= before + len(made)
        more = [[] for _ in range(2000)]
        before = gc.get_freeze_count()
        working[0] = False
        collector.leave_out()
        assert gc.get_freeze_count() >= before + len(more)
    finally:
        collector.stop()


def test_short_turns_end_as_they_were_found():
    before = sys.getswitchinterval()
    turns = ShortTurns()
    assert sys.getswitchinterval() < before
    turns.end()
    turns.end()
    assert sys.getswitchinterval() == before
