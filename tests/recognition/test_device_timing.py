"""Timing several works in turn, on a clock that the test moves."""

from __future__ import annotations

import pytest

from desktop.domain.progress import Cancelled
from desktop.recognition.device_timing import Timed, rates


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[str] = []

    def work(self, name: str, *seconds: float) -> Timed:
        left = list(seconds)

        def run() -> None:
            self.calls.append(name)
            self.now += left.pop(0) if len(left) > 1 else left[0]

        return Timed(run, 4)


def test_the_median_counts_and_the_first_call_does_not() -> None:
    clock = _Clock()
    works = [clock.work("a", 50.0, 1.0, 9.0, 1.0, 1.0), clock.work("b", 0.5)]
    found = rates(works, seconds=6.0, rounds=3, clock=lambda: clock.now)
    assert found == [4.0, 8.0]


def test_works_take_turns_and_each_is_done_once_a_round_at_least() -> None:
    clock = _Clock()
    rates([clock.work("a", 10.0), clock.work("b", 10.0)], seconds=1.0, rounds=2, clock=lambda: clock.now)
    assert clock.calls == ["a", "b", "a", "b", "a", "b"]


def test_it_can_be_stopped_between_two_calls() -> None:
    clock = _Clock()

    def look() -> None:
        if len(clock.calls) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        rates([clock.work("a", 1.0)], seconds=1e9, look=look, clock=lambda: clock.now)
    assert len(clock.calls) == 3
