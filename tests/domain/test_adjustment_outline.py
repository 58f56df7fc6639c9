"""The corners of the adjusted picture lie on the original where its pixels came from."""

from __future__ import annotations

import pytest

from desktop.domain.adjustment_outline import outline_on_original
from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate

SIZE = (300, 200)
ALL = [(0, 0), (300, 0), (300, 200), (0, 200)]


@pytest.mark.parametrize(
    ("recipe", "corners"),
    [
        (Recipe(), ALL),
        (Recipe((Grey(), Levels(5, 250, 2.0))), ALL),
        (Recipe((Crop(10, 20, 100, 50),)), [(10, 20), (110, 20), (110, 70), (10, 70)]),
        (Recipe((Mirror(),)), [(300, 0), (0, 0), (0, 200), (300, 200)]),
        # Counter-clockwise: the top left of the result is the top right of the original.
        (Recipe((Rotate(90),)), [(300, 0), (300, 200), (0, 200), (0, 0)]),
        (Recipe((Rotate(180),)), [(300, 200), (0, 200), (0, 0), (300, 0)]),
        (
            Recipe((Crop(100, 50, 100, 100), Mirror(), Crop(0, 0, 20, 30))),
            [(200, 50), (180, 50), (180, 80), (200, 80)],
        ),
        (
            Recipe((Rotate(-90), Crop(0, 0, 50, 60))),
            [(0, 200), (0, 150), (60, 150), (60, 200)],
        ),
    ],
)
def test_the_corners_lie_where_the_pixels_came_from(
    recipe: Recipe, corners: list[tuple[float, float]]
) -> None:
    found = outline_on_original(SIZE, recipe)
    assert [c for corner in found for c in corner] == pytest.approx(
        [c for corner in corners for c in corner], abs=1e-9
    )
