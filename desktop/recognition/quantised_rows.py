"""Templates as whole numbers: a quarter of the memory to read, and each row's error known.

Rows stand in blocks of 8,192, each block turned (int8 [d, 8192]): so laid out, one probe by a block is a
product that onnxruntime's int8 kernels read from front to back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.recognition.first_pass import Floats
from desktop.recognition.score_bounds import (
    LARGEST,
    LONGEST,
    PROBE_LEVELS,
    ROW_LEVELS,
    SMALLEST,
    ProbeSize,
    norm_of,
)

BLOCK = 8192
CHUNK_BLOCKS = 32
"""Blocks that are scanned in one call."""
CHUNK = BLOCK * CHUNK_BLOCKS
_PIECE = 2048
"""Rows that are quantised together: they stay in a core's cache."""
_SAMPLE = 16_384
_COMMON = 0.1
"""A mean shorter than this part of the usual row is not worth the additions."""
_CONSTANT_LEVELS = 32_767


@dataclass(frozen=True, slots=True)
class QuantisedChunk:
    """`rows` rows, at most `CHUNK`, filled up with zeros to whole blocks. Names as in `score_bounds`.

    `centre` float32 [d] is m; `blocks` int8 [b, d, BLOCK] are q, `scales` float32 [b * BLOCK] s, `sums`
    int16 or int32 [b * BLOCK] of each row's q. `constants` int16 [b * BLOCK] are c in `steps` float32 [b],
    None where the centre is zero; `squares` float32 [b * BLOCK], |g'|^2, are there for `euclidean` alone.
    Of each block `norms` float64 [b] is the largest |g'|, `ratios` float64 [b] the largest |e| / s:
    |e| of a row is at most its scale by that.
    """

    rows: int
    centre: Floats
    blocks: NDArray[np.int8]
    scales: Floats
    sums: NDArray[np.int16] | NDArray[np.int32]
    constants: NDArray[np.int16] | None
    steps: Floats
    squares: Floats | None
    norms: NDArray[np.float64]
    ratios: NDArray[np.float64]

    @property
    def left_over(self) -> NDArray[np.float64]:
        """The largest |e| of each block, float64 [b]."""
        largest: NDArray[np.float64] = self.scales.reshape(-1, BLOCK).max(axis=1) * self.ratios
        return largest

    @property
    def nbytes(self) -> int:
        parts = (self.blocks, self.scales, self.sums, self.steps, self.norms, self.ratios)
        more = (self.constants, self.squares)
        return sum(part.nbytes for part in parts) + sum(part.nbytes for part in more if part is not None)


def can_be_quantised(length: int) -> bool:
    return 0 < length <= LONGEST


def centre_of(templates: Floats) -> Floats:
    """What rows have in common: the mean of a sample, or zeros where that is little; float32 [d]."""
    sample = np.asarray(templates[:: max(1, len(templates) // _SAMPLE)], np.float64)
    with np.errstate(all="ignore"):
        mean = sample.mean(axis=0)
        usual = math.sqrt(float(np.square(sample).sum(axis=1).mean()))
        far = not _COMMON * usual <= norm_of(mean) <= LARGEST  # also what is no number
    return np.zeros(templates.shape[1], np.float32) if far else mean.astype(np.float32)


def quantise_rows(templates: Floats, centre: Floats, *, squares: bool) -> QuantisedChunk | None:
    """The chunk of `templates` float32 [rows, d], or None where a number is none or is above 2^50."""
    rows, length = templates.shape
    count = -(-rows // BLOCK)
    size = count * BLOCK
    blocks = np.zeros((count, length, BLOCK), np.int8)
    scales, constants, squared = (np.zeros(size, np.float32) for _ in range(3))
    sums = np.zeros(size, np.int16 if ROW_LEVELS * length < 2**15 else np.int32)
    ratios = np.zeros(count)
    for start in range(0, rows, _PIECE):
        part = np.ascontiguousarray(templates[start : start + _PIECE], np.float32)
        place = slice(start, start + len(part))
        if not (np.abs(part).max(axis=1) <= LARGEST).all():  # also what is no number
            return None
        part = part - centre
        largest = np.abs(part).max(axis=1)
        scale = np.where(largest < SMALLEST, np.float32(0), largest / np.float32(ROW_LEVELS))
        inverse = np.divide(np.float32(1), scale, out=np.zeros_like(scale), where=scale > 0)
        scaled = part * inverse[:, None]
        whole = np.rint(scaled)
        scaled -= whole  # exactly: the two are close
        left = math.sqrt(float(np.einsum("ij,ij->i", scaled, scaled).max()))
        # The root of a float32 sum, and `scaled` was off by three roundings of at most 127.
        left = left * (1 + (length + 8) * 2.0**-24) + math.sqrt(length) * 2.0**-15
        block, offset = divmod(start, BLOCK)
        ratios[block] = max(ratios[block], left)
        scales[place] = scale
        quantised = whole.astype(np.int8)
        sums[place] = quantised.sum(axis=1, dtype=sums.dtype)
        blocks[block, :, offset : offset + len(part)] = quantised.T
        squared[place] = np.einsum("ij,ij->i", part, part)
        constants[place] = np.einsum("ij,j->i", part, centre)
    # A sum of squares that are too small for float32 loses some of it.
    norms = np.sqrt(squared.reshape(count, BLOCK).max(axis=1).astype(np.float64)) * (1 + length * 2.0**-23)
    norms += math.sqrt(length) * 2.0**-62
    kept, steps = _in_steps(constants.reshape(count, BLOCK))
    return QuantisedChunk(
        rows,
        centre,
        blocks,
        scales,
        sums,
        kept if centre.any() and not squares else None,
        steps,
        squared if squares else None,
        norms,
        ratios,
    )


def _in_steps(constants: Floats) -> tuple[NDArray[np.int16], Floats]:
    """float32 [b, BLOCK] as int16 [b * BLOCK] and the step of each block, float32 [b]."""
    largest = np.abs(constants).max(axis=1)
    steps = np.where(largest < SMALLEST, np.float32(0), largest / np.float32(_CONSTANT_LEVELS))
    inverse = np.divide(np.float32(1), steps, out=np.zeros_like(steps), where=steps > 0)
    return np.rint(constants * inverse[:, None]).astype(np.int16).ravel(), steps.astype(np.float32)


@dataclass(frozen=True, slots=True)
class QuantisedProbe:
    """`levels` uint8 [1, d] = v + 64, `scale` t, |p'|^2, <m, p>, and the sizes that the bounds need."""

    levels: NDArray[np.uint8]
    scale: np.float32
    square: np.float32
    constant: np.float32
    size: ProbeSize


def quantise_probe(probe: Floats, centre: Floats) -> QuantisedProbe | None:
    """None where its numbers are too large or too small."""
    if not SMALLEST <= float(np.abs(probe).max()) <= LARGEST:
        return None
    exact, middle = probe.astype(np.float64), centre.astype(np.float64)
    moved = exact - middle
    scale = np.float32(np.abs(moved).max() / PROBE_LEVELS)
    if scale < SMALLEST:
        scale, whole = np.float32(0), np.zeros_like(moved)
    else:
        whole = np.clip(np.rint(moved / scale), -PROBE_LEVELS, PROBE_LEVELS)
    return QuantisedProbe(
        (whole + (PROBE_LEVELS + 1)).astype(np.uint8)[None, :],
        scale,
        np.float32(np.square(moved).sum()),
        np.float32(exact @ middle),
        ProbeSize(norm_of(probe), norm_of(moved), norm_of(moved - whole * float(scale))),
    )
