"""The kills of `kill.py`, a few of each activity."""

from __future__ import annotations

import pytest

from tests.torture import faults
from tests.torture.activities import ACTIVITIES
from tests.torture.harness import run_short

pytestmark = pytest.mark.skipif(bool(faults.why_not()), reason=faults.why_not())


def test_killed_at_any_instant_nothing_acknowledged_is_lost() -> None:
    table = run_short("tests.torture.kill", runs=2)
    assert "\n0 failures" in table
    for activity in ACTIVITIES:
        assert f"\n{activity.name} " in table
