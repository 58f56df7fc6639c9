"""Applies a recipe to the pixels of an untouched original.

The same recipe gives the same pixels on every machine: a turn is reckoned in whole numbers, not by a
library whose last bit differs between processors. Whoever holds the original and the recipe can check.
"""

from __future__ import annotations

import hashlib
import math
from collections import deque

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.domain.adjustment_checks import Size, size_after, size_after_all, turned_size
from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate, Step

Pixels = NDArray[np.uint8]
"""uint8 [height, width, 3], RGB."""

_UNIT = 1 << 30
"""One pixel of the source in the whole numbers of a turn."""
_BLOCK = 1 << 17
"""Pixels that are turned at once."""


def apply_recipe(pixels: Pixels, recipe: Recipe) -> Pixels:
    """The adjusted picture; `pixels` stays as it is (and is returned where nothing is to be done).

    Raises `WrongUse` with one sentence for a step that cannot be applied.
    """
    size_after_all(_size(pixels), recipe)
    return _apply(pixels, _crops_first(recipe.steps))


def pixels_sha256(pixels: Pixels) -> str:
    """SHA-256, hexadecimal, of the picture as a binary PPM file (P6, comment-free, 8 bits a channel)."""
    width, height = _size(pixels)
    digest = hashlib.sha256(b"P6\n%d %d\n255\n" % (width, height))
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def reduction_for(size: Size, recipe: Recipe, most_pixels: int) -> int:
    """By how much an original is reduced so that no more than about `most_pixels` have to be worked on.

    Raises `WrongUse` for a recipe that cannot be applied.
    """
    size_after_all(size, recipe)
    steps, most = _crops_first(recipe.steps), 0
    for step, following in zip(steps, (*steps[1:], None), strict=False):
        size = size_after(size, step)
        # A crop, a mirror and what a crop keeps of a turn cost nothing before it.
        if isinstance(step, Levels | Grey) or (
            isinstance(step, Rotate) and not isinstance(following, Crop)
        ):
            most = max(most, size[0] * size[1])
    return max(1, math.ceil(math.sqrt(max(most, size[0] * size[1]) / most_pixels)))


def reduced(pixels: Pixels, factor: int) -> Pixels:
    """Every `factor` x `factor` pixels as their mean, for the screen."""
    if factor == 1:
        return pixels
    return np.asarray(Image.fromarray(np.ascontiguousarray(pixels)).reduce(factor), np.uint8)


def apply_to_reduced(small: Pixels, recipe: Recipe, factor: int) -> Pixels:
    """About what `apply_recipe` gives, on an original that was reduced: for the screen only."""
    size = _size(small)
    steps: list[Step] = []
    for step in _crops_first(recipe.steps):
        if isinstance(step, Crop) and factor > 1:
            x, y = min(step.x // factor, size[0] - 1), min(step.y // factor, size[1] - 1)
            width = min(max(1, round(step.width / factor)), size[0] - x)
            height = min(max(1, round(step.height / factor)), size[1] - y)
            step = Crop(x, y, width, height)
        if isinstance(step, Crop):
            size = step.width, step.height
        elif isinstance(step, Rotate):
            size = turned_size(size, step.degrees)
        steps.append(step)
    return _apply(small, steps)


def luma(pixels: Pixels) -> NDArray[np.uint8]:
    """Of ITU-R BT.601, uint8 [height, width]; in whole numbers, the same everywhere."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(pixels)).convert("L"), np.uint8)


def levels_table(levels: Levels) -> NDArray[np.uint8]:
    """What becomes of each of the 256 values of a channel."""
    share = np.clip((np.arange(256) - levels.black) / (levels.white - levels.black), 0.0, 1.0)
    # A half is rounded up, also where a power of another processor comes out a little below it.
    return np.floor(share ** (1.0 / levels.gamma) * 255.0 + 0.5 + 1e-9).astype(np.uint8)


def _size(pixels: Pixels) -> Size:
    return int(pixels.shape[1]), int(pixels.shape[0])


def _crops_first(steps: tuple[Step, ...]) -> list[Step]:
    """The same picture with less work: a crop before steps that look at one pixel at a time."""
    ordered: list[Step] = []
    for step in steps:
        place = len(ordered)
        if isinstance(step, Crop):
            while place and isinstance(ordered[place - 1], Levels | Grey):
                place -= 1
        ordered.insert(place, step)
    return ordered


def _apply(pixels: Pixels, steps: list[Step]) -> Pixels:
    waiting = deque(steps)
    while waiting:
        step = waiting.popleft()
        match step:
            case Crop():
                pixels = pixels[step.y : step.y + step.height, step.x : step.x + step.width]
            case Rotate():
                # Only what a crop keeps is turned.
                crop = waiting[0] if waiting else None
                if isinstance(crop, Crop):
                    waiting.popleft()
                pixels = _turned(pixels, step.degrees, crop if isinstance(crop, Crop) else None)
            case Levels():
                pixels = levels_table(step)[pixels]
            case Grey():
                pixels = np.repeat(luma(pixels)[:, :, None], 3, axis=2)
            case Mirror():
                pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _turned(pixels: Pixels, degrees: float, crop: Crop | None) -> Pixels:
    """The window `crop` of the turned picture, bilinear; right angles move pixels and change none."""
    if degrees % 90 == 0:
        whole = np.rot90(pixels, int(degrees // 90) % 4)
        if crop is None:
            return whole
        return whole[crop.y : crop.y + crop.height, crop.x : crop.x + crop.width]
    width, height = turned_size(_size(pixels), degrees)
    window = crop or Crop(0, 0, width, height)
    result = np.empty((window.height, window.width, 3), np.uint8)
    rows = max(1, _BLOCK // window.width)
    for top in range(0, window.height, rows):
        part = Crop(window.x, window.y + top, window.width, min(rows, window.height - top))
        result[top : top + part.height] = _turned_part(pixels, degrees, (width, height), part)
    return result


def _turned_part(pixels: Pixels, degrees: float, canvas: Size, part: Crop) -> Pixels:
    """One window of the turned picture.

    Every centre of a pixel is turned back into the source, in units of 2^-30 pixels; the four pixels around
    it are weighted in 256 parts each way. A centre outside the source is black.
    """
    width, height = _size(pixels)
    cosine = round(math.cos(math.radians(degrees)) * _UNIT)
    sine = round(math.sin(math.radians(degrees)) * _UNIT)
    # Twice the distance from the middle is a whole number.
    right = (2 * (np.arange(part.width, dtype=np.int64) + part.x) + 1 - canvas[0])[None, :]
    down = (2 * (np.arange(part.height, dtype=np.int64) + part.y) + 1 - canvas[1])[:, None]
    x = (right * cosine - down * sine + width * _UNIT) >> 1
    y = (right * sine + down * cosine + height * _UNIT) >> 1
    inside = (x >= 0) & (x < width * _UNIT) & (y >= 0) & (y < height * _UNIT)
    result = np.zeros((part.height, part.width, 3), np.uint8)
    if not inside.any():
        return result
    # From the corner of a pixel to its centre, then to 256ths.
    x, y = (x[inside] - _UNIT // 2) >> 22, (y[inside] - _UNIT // 2) >> 22
    left, top = x >> 8, y >> 8
    across = (x & 255).astype(np.uint32)[:, None]
    along = (y & 255).astype(np.uint32)[:, None]
    x0, x1 = np.maximum(left, 0), np.minimum(left + 1, width - 1)
    y0, y1 = np.maximum(top, 0), np.minimum(top + 1, height - 1)
    flat = np.ascontiguousarray(pixels).reshape(-1, 3)
    above = flat[y0 * width + x0] * (256 - across) + flat[y0 * width + x1] * across
    below = flat[y1 * width + x0] * (256 - across) + flat[y1 * width + x1] * across
    result[inside] = (above * (256 - along) + below * along + (1 << 15)) >> 16
    return result
