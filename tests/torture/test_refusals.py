"""The obstacles of `refusals.py`, a few of each activity."""

from __future__ import annotations

import pytest

from tests.torture import faults
from tests.torture.activities import ACTIVITIES
from tests.torture.harness import run_short

pytestmark = pytest.mark.skipif(bool(faults.why_not()), reason=faults.why_not())


def test_whatever_is_in_the_way_is_said_and_the_work_goes_on() -> None:
    table = run_short("tests.torture.refusals", runs=1)
    assert "\n0 failures" in table
    for activity in ACTIVITIES:
        assert f"\n{activity.name} " in table
