"""The first pass on any device that onnxruntime knows: one graph, the gallery stays where it is computed.

`Gemm` and `TopK` give the best rows of each chunk; for everything that is not in those lists, the last
score in them is a bound. Where a list proves too short, one probe is asked again with a longer one.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.recognition.first_pass import Disagreement, Floats, OutOfRange, Places, Scored, Wanted
from desktop.recognition.provider_table import CPU, provider_of
from desktop.recognition.providers import create_session, device_label, one_line
from desktop.recognition.score_bounds import (
    LARGEST,
    SMALLEST,
    ProbeSize,
    norm_of,
    product_slack,
)
from desktop.recognition.search_graphs import nearest_graph
from desktop.recognition.silent_onnxruntime import ort

_BATCH = 64
"""Probes that are compared together, unless the device has no room for so many."""
_CHUNK_BYTES = 64 * 2**20
"""Of scores of one batch: 262,144 rows."""
_FIRST_LIST = 32
_LONGER = 4


class DeviceFailed(Disagreement):
    """A device does not take the gallery, or failed, with one probe at a time as well."""

    def __init__(self, why: str, smallest: int = 1) -> None:
        super().__init__(why)
        self.smallest = smallest


@dataclass(frozen=True, slots=True)
class _Chunk:
    """`gallery` lies on the device; `added` float32 [rows] is -|g|^2 for `euclidean`, else zeros."""

    begin: int
    rows: int
    gallery: Any
    added: Floats


class OnnxScan:
    """A `FirstPass` of `templates` float32 [n, d] on `provider`.

    A batch of probes that fails is tried again with half of them, down to one; so many stay.

    Raises `OutOfRange` where the templates have numbers that the bounds do not hold for or none,
    `DeviceFailed` where the device does not take them or fails.
    """

    def __init__(self, templates: Floats, comparator: str, provider: str = CPU) -> None:
        self.provider = provider
        self.faces, self._length = templates.shape
        self._comparator = comparator
        self._place = provider_of(provider).gallery_place
        self._batch = _BATCH
        self._chunks: list[_Chunk] = []
        self._turn = threading.Lock()
        squared = 0.0
        try:
            self._session: Any = create_session(nearest_graph(), provider, None)
            if provider not in self._session.get_providers():
                raise DeviceFailed(f"{provider} could not be loaded")
            step = max(1, _CHUNK_BYTES // (4 * _BATCH))
            for begin in range(0, self.faces, step):
                part = np.ascontiguousarray(templates[begin : begin + step], np.float32)
                squares = np.einsum("ij,ij->i", part, part)
                if not float(squares.max()) <= LARGEST:  # of numbers whose squares all fit, or none
                    raise OutOfRange
                squared = max(squared, float(squares.max()))
                added = -squares if comparator == "euclidean" else np.zeros(len(part), np.float32)
                self._chunks.append(_Chunk(begin, len(part), self._on_device(part), added))
        except Disagreement:
            raise
        except Exception as error:  # onnxruntime raises a different type for every provider
            raise DeviceFailed(one_line(error)) from error
        self._norm = (squared * (1 + self._length * 2.0**-22)) ** 0.5 + self._length**0.5 * 2.0**-62

    @property
    def device(self) -> str:
        return device_label(self.provider)

    def scores(self, probes: Floats, wanted: Wanted) -> Scored:
        largest = np.abs(probes).max(axis=1, initial=0)
        if not ((largest >= SMALLEST) & (largest <= LARGEST)).all():
            raise OutOfRange
        for start in range(0, len(probes), _BATCH):
            batch = np.ascontiguousarray(probes[start : start + _BATCH], np.float32)
            used = self.lists(batch, wanted.best, wanted.offsets)
            raw = used
            if wanted.offsets is not None:
                raw = self.lists(batch, wanted.cohort_subjects, None)
            yield from zip(raw, used, strict=True)

    def lists(self, probes: Floats, count: int, offsets: Floats | None) -> list[OnnxScores]:
        """The best rows of each of `probes`, at least about `count` of them."""
        factor = np.float32(2 if self._comparator == "euclidean" else 1)
        values, rows = [], []
        floor = np.full(len(probes), -np.inf)
        # Of a chunk twice its share and some: who is more alike is spread over the gallery by chance.
        share = _FIRST_LIST + 2 * -(-count // len(self._chunks))
        for chunk in self._chunks:
            added = chunk.added
            if offsets is not None:
                added = added + offsets[chunk.begin : chunk.begin + chunk.rows]
            k = min(chunk.rows, share, _FIRST_LIST + count)
            best, at = self._nearest(probes * factor, chunk, added, k)
            values.append(best)
            rows.append(at + chunk.begin)
            if k < chunk.rows:
                np.maximum(floor, best[:, -1], out=floor)
        most = float(np.abs(offsets).max()) if offsets is not None else 0.0
        all_values, all_rows = np.concatenate(values, axis=1), np.concatenate(rows, axis=1)
        found = []
        for number, probe in enumerate(probes):
            size = ProbeSize(norm_of(probe))
            taken_off = 0.0
            if self._comparator == "euclidean":
                taken_off = float(np.square(probe, dtype=np.float64).sum())
            slack = product_slack(self._norm, most, size, self._length, self._comparator)
            found.append(
                OnnxScores(
                    self,
                    probe,
                    offsets,
                    count,
                    all_values[number].astype(np.float64) - taken_off,
                    all_rows[number],
                    float(floor[number]) - taken_off,
                    slack,
                )
            )
        return found

    @property
    def batch(self) -> int:
        """Probes that are compared together at present."""
        return self._batch

    def _nearest(self, probes: Floats, chunk: _Chunk, added: Floats, k: int) -> tuple[Floats, Places]:
        parts: list[tuple[Floats, Places]] = []
        done = 0
        while done < len(probes):
            part = probes[done : done + self._batch]
            try:
                parts.append(self._nearest_of(part, chunk, added, k))
            except DeviceFailed:
                if len(part) == 1:
                    raise
                self._batch = min(self._batch, len(part) // 2)
            else:
                done += len(part)
        values, rows = zip(*parts, strict=True)
        return np.concatenate(values), np.concatenate(rows)

    def _nearest_of(self, probes: Floats, chunk: _Chunk, added: Floats, k: int) -> tuple[Floats, Places]:
        try:
            with self._turn:
                binding = self._session.io_binding()
                binding.bind_cpu_input("probes", probes)
                binding.bind_ortvalue_input("gallery", chunk.gallery)
                binding.bind_cpu_input("added", added)
                binding.bind_cpu_input("k", np.array([k], np.int64))
                binding.bind_output("values", "cpu")
                binding.bind_output("rows", "cpu")
                self._session.run_with_iobinding(binding)
                values, rows = binding.copy_outputs_to_cpu()
        except Exception as error:  # a device that was removed, memory that ran out
            raise DeviceFailed(one_line(error)) from error
        if len(rows) != len(probes) or not ((rows >= 0) & (rows < chunk.rows)).all():
            raise Disagreement("the device names rows that there are not")
        return values, rows

    def _on_device(self, part: NDArray[np.float32]) -> Any:
        return ort.OrtValue.ortvalue_from_numpy(part, self._place, 0)


class OnnxScores:
    """An `Approximation`: `values` float64 of `rows`, and no other row has more than `floor`."""

    def __init__(
        self,
        scan: OnnxScan,
        probe: Floats,
        offsets: Floats | None,
        count: int,
        values: NDArray[np.float64],
        rows: Places,
        floor: float,
        slack: float,
    ) -> None:
        self._scan, self._probe, self._offsets, self._count = scan, probe, offsets, count
        self._slack = slack
        self._take(values, rows, floor)

    def _take(self, values: NDArray[np.float64], rows: Places, floor: float) -> None:
        order = np.argsort(rows)
        self._values, self._rows, self._floor = values[order], rows[order], floor

    def likely(self, count: int) -> Places:
        while len(self._rows) < min(count, self._scan.faces):
            self._deeper()
        if count >= len(self._rows):
            return self._rows
        place = len(self._rows) - count
        likely: Places = self._rows[self._values >= np.partition(self._values, place)[place]]
        return likely

    def reaching(self, level: float) -> Places:
        while self._floor + self._slack >= level:
            self._deeper()
        return self._rows[self._values + self._slack >= level]

    def check(self, rows: Places, scores: Floats) -> None:
        place = np.searchsorted(self._rows, rows)
        # Written so that what is no number counts as outside.
        if not (np.abs(self._values[place] - scores) <= self._slack).all():
            raise Disagreement("a score is further from the exact one than float32 allows")

    def _deeper(self) -> None:
        self._count = (self._count + _FIRST_LIST) * _LONGER
        (longer,) = self._scan.lists(self._probe[None], self._count, self._offsets)
        self._take(longer._values, longer._rows, longer._floor)
