"""The first pass on the CPU: whole numbers instead of float32, a quarter of the memory to read."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from desktop.recognition.first_pass import Disagreement, Floats, OutOfRange, Places, Scored, Wanted
from desktop.recognition.providers import CPU, device_label, usable_cores
from desktop.recognition.quantised_rows import (
    BLOCK,
    CHUNK,
    CHUNK_BLOCKS,
    QuantisedChunk,
    QuantisedProbe,
    quantise_probe,
)
from desktop.recognition.score_bounds import (
    PROBE_LEVELS,
    ROW_LEVELS,
    norm_of,
    quantised_slack,
    shifted_slack,
)
from desktop.recognition.search_graphs import integers_graph
from desktop.recognition.silent_onnxruntime import ort

_GROUP = 16
"""Rows of which only the best is looked at first."""
_STRIDE = BLOCK // _GROUP
_MINUS = np.float32(-np.inf)
_MOST_WORKERS = 8


class _Scores:
    """Room for the scores of one probe, float32 [size], and the best of each group. Group j of a block are
    its rows j, j + stride, ..., so that the maximum runs along memory."""

    def __init__(self, size: int) -> None:
        self.all = np.empty(size, np.float32)
        self.tops = np.empty(size // _GROUP, np.float32)

    @property
    def nbytes(self) -> int:
        return self.all.nbytes + self.tops.nbytes

    def group(self, begin: int, end: int) -> None:
        """Of whole blocks."""
        blocks = self.all[begin:end].reshape(-1, _GROUP, _STRIDE)
        np.max(blocks, axis=1, out=self.tops[begin // _GROUP : end // _GROUP].reshape(-1, _STRIDE))


class QuantisedScan:
    """A `FirstPass` over quantised `chunks` of one snapshot, in order; all but the last are full."""

    def __init__(self, chunks: Sequence[QuantisedChunk], comparator: str) -> None:
        if not chunks or any(chunk.rows != CHUNK for chunk in chunks[:-1]):
            raise ValueError("every chunk but the last is full")
        if any(not np.array_equal(chunk.centre, chunks[0].centre) for chunk in chunks):
            raise ValueError("the chunks have different centres")
        self.chunks = list(chunks)
        self._comparator = comparator
        self._length = int(chunks[0].blocks.shape[1])
        self.faces = sum(chunk.rows for chunk in chunks)
        self._norms = np.concatenate([chunk.norms for chunk in chunks])
        self._left_over = np.concatenate([chunk.left_over for chunk in chunks])
        self._steps = np.concatenate([chunk.steps for chunk in chunks]).astype(np.float64)
        self._centre = chunks[0].centre
        self._centre_norm = norm_of(self._centre)
        self._size = sum(len(chunk.scales) for chunk in chunks)
        self._raw = _Scores(self._size)
        self._used: _Scores | None = None
        self._session = _session()
        workers = max(1, min(_MOST_WORKERS, usable_cores(), len(chunks)))
        self._pool = ThreadPoolExecutor(workers, "second-look-scan")
        self._sums = [np.empty((CHUNK_BLOCKS, 1, BLOCK), np.int32) for _ in range(workers)]
        self._turn = threading.Lock()

    @property
    def device(self) -> str:
        return device_label(CPU)

    @property
    def nbytes(self) -> int:
        """Everything that is held, working memory included."""
        held = sum(chunk.nbytes for chunk in self.chunks) + sum(part.nbytes for part in self._sums)
        held += self._norms.nbytes + self._left_over.nbytes + self._raw.nbytes
        return held + (self._used.nbytes if self._used is not None else 0)

    def scores(self, probes: Floats, wanted: Wanted) -> Scored:
        for probe in probes:
            quantised = quantise_probe(probe, self._centre)
            if quantised is None:
                raise OutOfRange
            with self._turn:
                if wanted.offsets is not None and self._used is None:
                    self._used = _Scores(self._size)
                self._scan(quantised, wanted.offsets)
                raw = QuantisedScores(self, quantised, self._raw, 0.0)
                if wanted.offsets is None or self._used is None:
                    yield raw, raw
                else:
                    size = quantised.size
                    # No score is larger, whichever the comparator.
                    most = (float(self._norms.max()) + self._centre_norm + size.norm + size.moved) ** 2
                    extra = shifted_slack(most, float(np.abs(wanted.offsets).max()))
                    yield raw, QuantisedScores(self, quantised, self._used, extra)

    def _scan(self, probe: QuantisedProbe, offsets: Floats | None) -> None:
        """Fills the scores. Each worker takes the next chunk that nobody has."""
        left = iter(range(len(self.chunks)))
        taking = threading.Lock()

        def work(own: NDArray[np.int32]) -> None:
            while True:
                with taking:
                    number = next(left, None)
                if number is None:
                    return
                self._scan_chunk(number, probe, offsets, own)

        list(self._pool.map(work, self._sums))

    def _scan_chunk(
        self, number: int, probe: QuantisedProbe, offsets: Floats | None, own: NDArray[np.int32]
    ) -> None:
        chunk = self.chunks[number]
        sums = own[: len(chunk.blocks)]
        binding = self._session.io_binding()
        binding.bind_cpu_input("probe", probe.levels)
        binding.bind_cpu_input("blocks", chunk.blocks)
        binding.bind_output("sums", "cpu", 0, np.int32, list(sums.shape), sums.ctypes.data)
        self._session.run_with_iobinding(binding)
        begin = number * CHUNK
        end = begin + len(chunk.scales)
        scores = self._raw.all[begin:end]
        # The probe's levels are its whole numbers + 64. Exact until the scales come in.
        np.multiply(chunk.sums, np.float32(-(PROBE_LEVELS + 1)), out=scores)
        # The sums fit into float32; left to itself numpy would add in float64.
        np.add(scores, sums.reshape(-1), out=scores, dtype=np.float32, casting="unsafe")
        scores *= chunk.scales
        scores *= probe.scale
        if chunk.squares is not None:
            scores *= np.float32(2)
            scores -= chunk.squares
            scores -= probe.square
        elif chunk.constants is not None:
            again = sums.reshape(len(sums), BLOCK).view(np.float32)  # its room, not its numbers
            np.multiply(chunk.constants.reshape(again.shape), chunk.steps[:, None], out=again)
            scores += again.ravel()
            scores += probe.constant
        scores[chunk.rows :] = _MINUS
        self._raw.group(begin, end)
        if offsets is not None and self._used is not None:
            used = self._used.all[begin:end]
            rows = chunk.rows
            np.add(scores[:rows], offsets[begin : begin + rows], out=used[:rows])
            used[rows:] = _MINUS
            self._used.group(begin, end)

    def block_slack(self, probe: QuantisedProbe) -> NDArray[np.float64]:
        """Of every block the largest bound of its rows."""
        return self._slack(self._norms, self._left_over, self._steps, probe)

    def row_slack(self, rows: Places, probe: QuantisedProbe) -> NDArray[np.float64]:
        """The bound of each of `rows`."""
        scales, left_over = np.empty(len(rows)), np.empty(len(rows))
        block = rows // BLOCK
        number = rows // CHUNK
        for one in np.unique(number).tolist():
            chunk, here = self.chunks[one], number == one
            inside = rows[here] - one * CHUNK
            scales[here] = chunk.scales[inside]
            left_over[here] = scales[here] * chunk.ratios[inside // BLOCK]
        # No number of a row exceeds 128 scales, which says more than the longest row of its block where
        # lengths differ.
        most = (ROW_LEVELS + 1) * self._length**0.5 * scales + 2.0**-90
        norms = np.minimum(self._norms[block], most)
        return self._slack(norms, left_over, self._steps[block], probe)

    def _slack(
        self,
        norms: NDArray[np.float64],
        left_over: NDArray[np.float64],
        steps: NDArray[np.float64],
        probe: QuantisedProbe,
    ) -> NDArray[np.float64]:
        return quantised_slack(
            norms,
            left_over,
            steps,
            probe.size,
            centre=self._centre_norm,
            length=self._length,
            comparator=self._comparator,
        )


class QuantisedScores:
    """An `Approximation`. `extra` is added to every bound."""

    def __init__(self, scan: QuantisedScan, probe: QuantisedProbe, scores: _Scores, extra: float) -> None:
        self._scan, self._probe, self._scores, self._extra = scan, probe, scores, extra

    def likely(self, count: int) -> Places:
        tops, faces = self._scores.tops, self._scan.faces
        if count >= faces:
            return np.arange(faces)
        if 4 * count <= len(tops):
            # The k-th best of the best of groups: at least k rows reach it, and rarely many more.
            level: np.float32 = np.partition(tops, len(tops) - count)[len(tops) - count]
            rows = self._rows_of(np.flatnonzero(tops >= level))
            return rows[self._scores.all[rows] >= level]
        scores = self._scores.all[:faces]
        found: Places = np.flatnonzero(scores >= np.partition(scores, faces - count)[faces - count])
        return found

    def reaching(self, level: float) -> Places:
        levels = level - (self._scan.block_slack(self._probe) + self._extra)
        rows = self._rows_of(np.flatnonzero(self._scores.tops.reshape(-1, _STRIDE) >= levels[:, None]))
        rows = rows[self._scores.all[rows] >= levels[rows // BLOCK]]
        return rows[self._scores.all[rows] + self._slack(rows) >= level]

    def check(self, rows: Places, scores: Floats) -> None:
        # Written so that what is no number counts as outside.
        apart = np.abs(self._scores.all[rows].astype(np.float64) - scores)
        if not (apart <= self._slack(rows)).all():
            raise Disagreement

    def _slack(self, rows: Places) -> NDArray[np.float64]:
        return self._scan.row_slack(rows, self._probe) + self._extra

    def _rows_of(self, groups: Places) -> Places:
        """Of the snapshot, ascending."""
        block, column = np.divmod(groups, _STRIDE)
        rows = ((block * BLOCK + column)[:, None] + _STRIDE * np.arange(_GROUP)).ravel()
        found: Places = np.sort(rows[rows < self._scan.faces])
        return found


def _session() -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # chunks are scanned side by side instead
    return ort.InferenceSession(integers_graph(), options, providers=[CPU])
