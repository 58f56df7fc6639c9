"""How far an approximate score can lie from the score of the exact scan: proven, not estimated.

Notation. g is a template, p a probe, both float32 vectors of d numbers; D = <g, p> is their real inner
product; |x| is the Euclidean norm; u = 2^-24, half of float32's epsilon; G(k) = k u / (1 - k u).

1. The exact scan is itself rounded. Whatever the order in which float32 adds up d products, fused or not,
   each product passes through at most d roundings (Higham, Accuracy and Stability of Numerical Algorithms,
   section 3.1), so that its score S has

       |S - D| <= G(d) sum |g_j p_j| <= G(d) |g| |p|                                       (Cauchy-Schwarz)

2. A fixed vector m, the centre, is taken off first: g' = g - m and p' = p - m. Templates of faces have much
   in common, and what is common need not be quantised. Then g' = s q + e and p' = t v + f with whole q_j in
   [-127, 127] and v_j in [-63, 63]; e and f are what is left over, roundings of g - m included.

       D = <g', p'> + <g', m> + <m, p>
       <g', p'> - s t <q, v> = <s q, f> + <e, p'>
       |<g', p'> - s t <q, v>| <= |s q| |f| + |e| |p'| <= (|g'| + |e|) |f| + |e| |p'|      (Cauchy-Schwarz)

   <q, v> is a sum of whole numbers below 2^24 (d <= 1024), so float32 holds it exactly; what is made of it,
   a = s t <q, v> + c + <m, p>, is rounded some five times. c is <g', m> as a float32 sum of d products,
   kept as a whole number of steps h. Together, with I = (|g'| + |e|) (|p'| + |f|),

       |S - a| <= |e| |p'| + (|g'| + |e|) |f| + G(d) (|g'| + |m|) |p| + G(d + 2) |g'| |m| + 0.51 h
                  + 8 u (I + |g'| |m| + h + |m| |p|).

3. `euclidean`: |g - p| = |g' - p'|. The exact scan rounds each difference, its square and the sum of terms
   none of which is negative: |S + |g - p|^2| <= G(d + 3) |g - p|^2. The approximation
   a = 2 s t <q, v> - |g'|^2 - |p'|^2 is off by twice what 2 says of <g', p'>; squared norms (G(d + 2)) and
   the few additions are rounded, all of numbers no larger than R^2, R = |g'| + |e| + |p'| + |f|. Together

       |S - a| <= 2 (|e| |p'| + (|g'| + |e|) |f|) + (2 G(d + 3) + 16 u) R^2.

4. A network's float32 `Gemm` is a sum in some order like the exact scan's, of d products and of a number
   c that is added for the row: |a - (D + c)| <= G(d + 2) (|g| |p| + |c|). For `cosine` c is an offset that
   the exact scan adds, too, with one rounding; for `euclidean`, where 2 p stands for p, it is -|g|^2
   (rounded, G(d)) plus the offset. With R = |g| + |p| in the second line,

       |S - a| <= 2 G(d + 2) |g| |p| + G(d + 2) |offset| + 4 u (|g| |p| + |offset|)
       |S - a| <= 3 G(d + 3) R^2 + G(d + 3) |offset| + 16 u (R^2 + |offset|).

5. Numbers so small that products leave the normal range lose at most 2^-126 each. That, and rows all of
   whose numbers are below 2^-100 (they are quantised to zeros), is covered by `_small`. Nothing overflows:
   rows or probes with a number above 2^50 are not quantised but left to the exact scan.

What is computed here is in float64, on norms rounded upward, and enlarged by 2^-20 for its own rounding.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

LARGEST = 2.0**50
SMALLEST = 2.0**-100
LONGEST = 1024
"""Numbers of a template; with more, sums of whole numbers would not fit into float32."""
ROW_LEVELS = 127
PROBE_LEVELS = 63
"""Pairs of products of int8 by uint8 (a probe's number + 64) then fit into int16, where some kernels add
them up without looking: 2 x 127 x 127 < 2^15."""
_U = 2.0**-24
_ENLARGED = 1 + 2.0**-20

Doubles = TypeVar("Doubles", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class ProbeSize:
    """|p|, |p'| and |f|, rounded upward; without quantisation |p| is all that counts."""

    norm: float
    moved: float = 0.0
    left_over: float = 0.0


def norm_of(vector: NDArray[np.float32] | NDArray[np.float64]) -> float:
    """|x| rounded upward."""
    return math.sqrt(float(np.square(vector, dtype=np.float64).sum())) * _ENLARGED


def quantised_slack(
    moved: Doubles,
    left_over: Doubles,
    step: Doubles,
    probe: ProbeSize,
    *,
    centre: float,
    length: int,
    comparator: str,
) -> Doubles:
    """The bound of 2 or 3 for rows with |g'| at most `moved`, |e| at most `left_over` and h at most `step`;
    `centre` is |m|."""
    whole = moved + left_over
    inexact = left_over * probe.moved + whole * probe.left_over
    if comparator == "euclidean":
        radius = whole + (probe.moved + probe.left_over)
        rounded = (2 * _rounding(length + 3) + 16 * _U) * radius * radius
        return (2 * inexact + rounded + _small(length, probe)) * _ENLARGED
    product = whole * (probe.moved + probe.left_over) + moved * centre + step + centre * probe.norm
    rounded = _rounding(length) * (moved + centre) * probe.norm + _rounding(length + 2) * moved * centre
    return (inexact + rounded + 0.51 * step + 8 * _U * product + _small(length, probe)) * _ENLARGED


def product_slack(norm: float, offset: float, probe: ProbeSize, length: int, comparator: str) -> float:
    """The bound of 4 for rows with |g| at most `norm` and offsets of at most `offset`, either sign."""
    if comparator == "euclidean":
        radius = norm + probe.norm
        slack = (3 * _rounding(length + 3) + 16 * _U) * radius * radius
    else:
        slack = (2 * _rounding(length + 2) + 4 * _U) * norm * probe.norm
    slack += (_rounding(length + 3) + 16 * _U) * offset
    return (slack + _small(length, probe)) * _ENLARGED


def shifted_slack(largest_score: float, largest_offset: float) -> float:
    """What adding an offset, rounded, to the exact score and to its approximation brings apart."""
    return 4 * _U * (largest_score + largest_offset) * _ENLARGED


def before_shift(level: float, shift: float) -> float:
    """Every x whose float32 x - shift is at least `level` is at least this; all three are float32."""
    return level + shift - 8 * _U * (abs(level) + abs(shift)) - 2.0**-140


def _rounding(steps: int) -> float:
    return steps * _U / (1 - steps * _U)


def _small(length: int, probe: ProbeSize) -> float:
    return math.sqrt(length) * 4 * SMALLEST * (1 + probe.norm + probe.moved)
