"""Workers hand the interpreter back to the main thread soon.

Whoever computes in Python keeps the interpreter for a turn, 5 ms as a rule, and a painted tile asks for it
some forty times: with a worker beside it a picture that takes 20 ms to paint took 100.
"""

from __future__ import annotations

import sys

TURN_SECONDS = 0.0005


class ShortTurns:
    """In force from when it is made until `end`, which puts the turn back as it was."""

    def __init__(self) -> None:
        self._before: float | None = sys.getswitchinterval()
        sys.setswitchinterval(TURN_SECONDS)

    def end(self) -> None:
        """More than once does nothing more."""
        if self._before is not None:
            sys.setswitchinterval(self._before)
            self._before = None
