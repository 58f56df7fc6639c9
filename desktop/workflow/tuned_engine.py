"""The engine of a long enrolment, opened with the threads and the batch that are fastest here."""

from __future__ import annotations

import logging

from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.errors import UserFacingError
from desktop.recognition.engine import FaceEngine
from desktop.recognition.kept_tuning import KeptTunings
from desktop.recognition.tuning import Tuner

_log = logging.getLogger(__name__)

FEW_PICTURES = 64
"""Fewer are done sooner than an engine is opened anew, let alone tried."""


def tuned(
    engine: FaceEngine,
    pictures: int,
    on_progress: ProgressSink,
    cancel: CancelToken,
    kept: KeptTunings | None = None,
) -> FaceEngine:
    """`engine` itself, or another of the same pack on the same device that is faster in bulk.

    The first time on a machine it is tried out, which takes a second or two and is told as progress. Where
    that cannot be done, the engine stays as it is. Raises `Cancelled`.
    """
    if pictures < FEW_PICTURES or not engine.can_reopen:
        return engine
    kept = kept or KeptTunings()
    provider = engine.device.provider

    def told(done: int, total: int) -> None:
        cancel.raise_if_cancelled()
        on_progress(Progress(done, total, "speed trials"))

    try:
        tuning = kept.find(engine.pack.hash, provider)
        if tuning is None:
            tuning = Tuner(engine, engine.reopened, told=told).tune()
            kept.keep(engine.pack.hash, provider, tuning)
        found = engine.in_bulk(tuning.threads, tuning.batch)
    except (UserFacingError, RuntimeError, ValueError, MemoryError, OSError) as error:
        _log.warning("the speed of the models could not be tried: %s", type(error).__name__)
        return engine
    # A device that failed when it was opened for the second time is not what was asked for.
    return found if found.device.provider == provider else engine
