"""What Qt says by itself goes to the program's log, without what it may name.

Its warnings can carry the name of a file, and by default go to stderr, which a desktop keeps in its
journal. Which of its functions spoke is enough to look for a fault. Whoever started the program in a
terminal sees the whole text there.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)

_SPEAKER = re.compile(r"\s*(Q\w*(?:::~?\w+)+|Q[A-Z]\w*(?=\())")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """For the length of the block."""
    before = qInstallMessageHandler(_hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def speaker_of(text: str) -> str:
    """Which function of Qt a message begins with, as `QPainter::begin`; empty where it names none."""
    found = _SPEAKER.match(text)
    return found.group(1) if found else ""


def _hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = _LEVELS.get(kind)
    if level is not None:
        category = context.category or "default"
        _log.log(level, "Qt (%s) %s", category, speaker_of(text) or "says something; its text is not kept")
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"{text}\n")
