"""What may be a probe, and what must be declared with it."""

from __future__ import annotations

import pytest

from desktop.domain.probes import INADMISSIBLE_SENTENCES, Intake, ProbeType


def test_every_kind_that_is_refused_says_why() -> None:
    for kind in ProbeType:
        assert kind.admissible == (kind not in INADMISSIBLE_SENTENCES)
    assert [k for k in ProbeType if k.admissible] == ["photograph", "video_still", "document_scan"]
    assert all(s.endswith(".") and "cannot be a probe" in s for s in INADMISSIBLE_SENTENCES.values())


def test_a_full_intake_misses_nothing() -> None:
    assert Intake("26-1", "robbery", ProbeType.PHOTOGRAPH, "shop camera").missing() == ()


@pytest.mark.parametrize("blank", ["", "  ", "\n\t"])
def test_blank_fields_are_missing(blank: str) -> None:
    assert Intake(blank, "robbery", ProbeType.PHOTOGRAPH, blank).missing() == ("case_number", "provenance")
    assert Intake("26-1", blank, ProbeType.SKETCH, "x", authority="").missing() == ("purpose",)
