"""What is said of a probe on the command line becomes an analysis, or a sentence says why not."""

from __future__ import annotations

import pytest

from desktop.cli.probe_options import parse_analysis
from desktop.domain.features import FacialComponent, Visibility
from desktop.domain.probe_analysis import Suitability
from desktop.errors import WrongUse

ALL = ",".join(component.value for component in FacialComponent)


def test_rest_stands_for_all_that_are_not_named() -> None:
    found = parse_analysis(" rest ", "Nose, chin-and-jaw", "ears,", "limited", " The face is in shade. ")
    assert found.visible.complete
    assert found.visible.having(Visibility.PARTLY) == (FacialComponent.NOSE, FacialComponent.CHIN_AND_JAW)
    assert found.visible.having(Visibility.NOT_VISIBLE) == (FacialComponent.EARS,)
    assert len(found.visible.having(Visibility.VISIBLE)) == len(FacialComponent) - 3
    assert (found.suitability, found.remarks) == (Suitability.LIMITED, "The face is in shade.")


def test_all_can_be_named_without_rest() -> None:
    found = parse_analysis("", ALL, "", "suitable", "")
    assert found.visible.having(Visibility.PARTLY) == tuple(FacialComponent)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("rest", "rest", "", "suitable", ""), "given twice"),
        (("rest", "beard", "", "suitable", ""), "“beard” is no feature"),
        (("rest,nose", "nose", "", "suitable", ""), "“nose” is named twice"),
        (("nose", "", "", "suitable", ""), "open: skin"),
        (("", "", "", None, ""), "--suitability"),
        (("rest", "", "", None, ""), "--suitability"),
        (("rest", "", "", "limited", "dark"), "--remarks"),
        (("rest", "", "", "insufficient", ""), "--remarks"),
    ],
)
def test_what_is_no_analysis_is_refused_with_what_to_say(
    given: tuple[str, str, str, str | None, str], sentence: str
) -> None:
    with pytest.raises(WrongUse) as refused:
        parse_analysis(*given)
    assert sentence in refused.value.sentence
