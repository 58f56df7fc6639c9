"""What several galleries have in common, by the pictures that each was given and those that it refused."""

from __future__ import annotations

import pytest

from desktop.domain.common_captures import Captures, common_captures


def captures(enrolled: str, refused: str = "") -> Captures:
    """“a1 b1 c2”: pictures a and b of subject 1, c of subject 2; refused pictures by their letter."""
    pairs = [(word[0], word[1:]) for word in enrolled.split()]
    return Captures(dict(pairs), frozenset(refused.split()))


def test_what_all_enrolled_stands_in_the_order_of_the_first() -> None:
    common = common_captures([captures("c2 a1 b1"), captures("a1 b1 c2")])
    assert common.shared == (("c", "2"), ("a", "1"), ("b", "1"))
    assert common.pool == common.shared
    assert not common.anything_refused
    assert common.subjects == 2


def test_a_refused_picture_is_in_the_pool_and_counts_as_failure_to_enrol() -> None:
    common = common_captures([captures("a1 b1 c2"), captures("a1 c2", "b")])
    assert common.shared == (("a", "1"), ("c", "2"))
    assert common.pool == (("a", "1"), ("b", "1"), ("c", "2"))
    first, second = common.sides
    assert (first.refused, first.offered) == (0, 3)
    assert second.failure_to_enrol is not None
    assert (second.failure_to_enrol.events, second.failure_to_enrol.n) == (1, 3)


def test_a_picture_that_all_refused_counts_for_all_and_belongs_to_nobody() -> None:
    common = common_captures([captures("a1 b2", "x"), captures("a1 b2", "x")])
    assert common.pool == common.shared
    assert [(side.refused, side.offered) for side in common.sides] == [(1, 3), (1, 3)]


def test_what_only_one_was_given_is_said_and_never_compared() -> None:
    common = common_captures([captures("a1 b1 c2", "x"), captures("a1 b1")])
    assert common.shared == (("a", "1"), ("b", "1"))
    assert common.pool == common.shared
    first, second = common.sides
    assert (first.not_offered, second.not_offered) == (0, 1)
    assert (first.refused, first.refused_unseen) == (0, 1), "nobody knows what the other makes of x"


def test_a_picture_recorded_as_different_people_is_left_out() -> None:
    common = common_captures([captures("a1 b2"), captures("a1 b3")])
    assert common.shared == (("a", "1"),)
    assert common.sides[0].otherwise == 1


def test_a_picture_that_was_refused_at_first_and_enrolled_later_is_enrolled() -> None:
    common = common_captures([captures("a1 b2", "a"), captures("a1 b2")])
    assert common.shared == (("a", "1"), ("b", "2"))
    assert common.sides[0].refused == 0


def test_of_three_galleries_all_have_to_be_given_it() -> None:
    common = common_captures([captures("a1 b2"), captures("a1", "b"), captures("a1 c2", "b")])
    assert common.shared == (("a", "1"),)
    assert common.pool == (("a", "1"), ("b", "2"))
    assert [side.not_offered for side in common.sides] == [1, 1, 0]


def test_no_gallery_is_an_error() -> None:
    with pytest.raises(ValueError, match="no gallery"):
        common_captures([])
