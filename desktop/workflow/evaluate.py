"""Figures of a model pack on a labelled folder (LFW-style), outside any workspace: nothing is casework."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.errors import FileNotReadable, WrongUse
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused
from desktop.recognition.ordinary_file import read_ordinary
from desktop.recognition.verification import (
    OpenSetFigures,
    VerificationFigures,
    open_set_figures,
    verification_figures,
)
from desktop.workflow.picture_folder import list_images

_LONGEST_PAIRS = 64 * 2**20
FMR_TARGETS = (1e-2, 1e-3, 1e-4)
_NUMBERED = re.compile(r"^(?P<name>.+)_(?P<number>\d{1,6})$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two images of a pairs file, relative to the image folder."""

    first: str
    second: str
    mated: bool
    fold: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`without_face` counts images in which nothing was found; they count against the pack."""

    images: int
    without_face: int
    unreadable: int
    seconds: float
    verification: VerificationFigures | None
    open_set: OpenSetFigures | None


def read_pairs(path: Path) -> list[Pair]:
    """Reads the pairs format of LFW: a head line (`folds per_fold`), then per fold the mated pairs
    (`name i j`) and as many non-mated ones (`name i name j`), tab or space between.

    Raises `FileNotReadable` and `WrongUse`.
    """
    try:
        lines = read_ordinary(path, _LONGEST_PAIRS).decode("utf-8").splitlines()
    except OSError as error:
        raise FileNotReadable(path=path, reason=error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise FileNotReadable(path=path, reason=str(error)) from None
    rows = [line.split() for line in lines if line.strip()]
    try:
        folds, per_fold = (int(v) for v in rows[0])
    except (ValueError, IndexError):
        raise WrongUse(
            detail=f"{path} is no pairs file: its first line is to give the numbers of folds and pairs."
        ) from None
    if folds < 2 or per_fold < 1 or len(rows) - 1 != folds * 2 * per_fold:
        raise WrongUse(
            detail=f"{path} announces {folds} folds of 2 x {per_fold} pairs, but has {len(rows) - 1} lines."
        )
    pairs = [_pair(path, cells, number // (2 * per_fold)) for number, cells in enumerate(rows[1:])]
    for number, pair in enumerate(pairs):
        if pair.mated != (number % (2 * per_fold) < per_fold):
            raise WrongUse(
                detail=f"{path}: each fold is to give its {per_fold} mated pairs first, then as many "
                f"non-mated ones; pair {number + 1} is not in its place."
            )
    return pairs


def _pair(path: Path, cells: Sequence[str], fold: int) -> Pair:
    try:
        if len(cells) == 3:
            return Pair(_image(cells[0], cells[1]), _image(cells[0], cells[2]), True, fold)
        if len(cells) == 4:
            return Pair(_image(cells[0], cells[1]), _image(cells[2], cells[3]), False, fold)
    except ValueError:
        pass
    raise WrongUse(detail=f"{path} holds a line that is no pair: “{' '.join(cells)}”.")


def _image(name: str, number: str) -> str:
    return f"{name}/{name}_{int(number):04d}"


def evaluate_pack(
    engine: FaceEngine,
    images: Path,
    *,
    pairs: Path | None = None,
    open_set: bool = False,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Evaluation:
    """Verification on a pairs file, open-set 1:N on the folder's people, or both.

    The face nearest the middle of a picture is the labelled one, as LFW has it. Open set: the first image
    of each person is enrolled, the second is the probe; the same probes without their mates give FPIR.
    Raises `WrongUse` when neither is asked for or the folder does not hold what the pairs name.
    """
    if pairs is None and not open_set:
        raise WrongUse(detail="Say what to evaluate: --pairs FILE, --open-set, or both.")
    files = list_images(images)
    listed = read_pairs(pairs) if pairs is not None else []
    people = _people(files) if open_set else {}
    by_stem = {name.rsplit(".", 1)[0]: name for name in files}
    needed = {p.first for p in listed} | {p.second for p in listed}
    missing = sorted(needed - by_stem.keys())
    if missing:
        raise WrongUse(
            detail=f"{len(missing)} images of the pairs file are not in {images}, first {missing[0]}."
        )
    wanted = {by_stem[stem] for stem in needed}
    if open_set:
        wanted |= {name for names in people.values() for name in names[:2]}
    started = time.monotonic()
    with DecodePool() as pictures:
        templates, without_face, unreadable = _templates(
            engine, pictures, images, sorted(wanted), on_progress, cancel or CancelToken()
        )
    verification = _verify(listed, by_stem, templates) if listed else None
    return Evaluation(
        len(wanted),
        without_face,
        unreadable,
        time.monotonic() - started,
        verification,
        _open_set(people, templates) if open_set else None,
    )


def _people(files: Sequence[str]) -> dict[str, list[str]]:
    people: dict[str, list[str]] = {}
    for name in files:
        parts = name.split("/")
        if len(parts) > 1:
            person = parts[-2]
        else:
            numbered = _NUMBERED.match(parts[0].rsplit(".", 1)[0])
            person = numbered["name"] if numbered else parts[0]
        people.setdefault(person, []).append(name)
    if sum(len(names) > 1 for names in people.values()) < 1 or len(people) < 2:
        raise WrongUse(
            detail="An open-set evaluation needs at least two people, one of them with two images."
        )
    return people


def _templates(
    engine: FaceEngine,
    pictures: DecodePool,
    folder: Path,
    names: Sequence[str],
    on_progress: ProgressSink,
    cancel: CancelToken,
) -> tuple[dict[str, NDArray[np.float32]], int, int]:
    found: dict[str, NDArray[np.float32]] = {}
    waiting: list[tuple[str, NDArray[np.uint8]]] = []
    without_face = unreadable = 0
    started = time.monotonic()
    nothing = np.zeros(engine.pack.embedder.length, np.float32)

    def flush() -> None:
        for (name, _), template in zip(waiting, engine.templates([c for _, c in waiting]), strict=True):
            found[name] = template
        waiting.clear()

    for count, name in enumerate(names, start=1):
        cancel.raise_if_cancelled()
        try:
            chip = middle_chip(engine, pictures.read(folder / name).pixels)
            without_face += chip is None
        except ImageRefused:
            chip = None
            unreadable += 1
        if chip is None:
            found[name] = nothing
        else:
            waiting.append((name, chip))
        if len(waiting) >= 32:
            flush()
        elapsed = time.monotonic() - started
        on_progress(Progress(count, len(names), "images", count / elapsed if elapsed else 0.0))
    flush()
    return found, without_face, unreadable


def middle_chip(engine: FaceEngine, pixels: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The aligned chip of the face nearest the middle of `pixels` uint8 [h, w, 3]; None without a face."""
    faces = engine.faces(pixels)
    if not faces:
        return None
    cx, cy = pixels.shape[1] / 2, pixels.shape[0] / 2
    middle = min(faces, key=lambda f: abs(f.box.centre[0] - cx) + abs(f.box.centre[1] - cy))
    return engine.chip(pixels, middle)


def _verify(
    pairs: Sequence[Pair], by_stem: dict[str, str], templates: dict[str, NDArray[np.float32]]
) -> VerificationFigures:
    first = np.stack([templates[by_stem[p.first]] for p in pairs])
    second = np.stack([templates[by_stem[p.second]] for p in pairs])
    scores = np.einsum("ij,ij->i", first, second)
    non_mated = sum(not p.mated for p in pairs)
    return verification_figures(
        scores.astype(np.float32),
        np.array([p.mated for p in pairs]),
        np.array([p.fold for p in pairs], np.int64),
        # Of fewer pairs than 1/FMR none could be accepted wrongly without being too many.
        tuple(target for target in FMR_TARGETS if non_mated >= round(1 / target)),
    )


def _open_set(people: dict[str, list[str]], templates: dict[str, NDArray[np.float32]]) -> OpenSetFigures:
    names = sorted(people)
    gallery = np.stack([templates[people[name][0]] for name in names])
    mated = [row for row, name in enumerate(names) if len(people[name]) > 1]
    probes = np.stack([templates[people[names[row]][1]] for row in mated])
    return open_set_figures(
        gallery, np.arange(len(names), dtype=np.int64), probes, np.array(mated, np.int64)
    )
