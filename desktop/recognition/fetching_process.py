"""Runs a package manager's client that fetches something, and watches what has come so far."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_POLL_SECONDS = 0.2


def run_fetching(
    command: Sequence[str],
    work: Path,
    output: Path,
    environment: Mapping[str, str],
    look: Callable[[], None],
) -> int:
    """The exit code. Whatever the client says goes to `output`.

    It runs in `work`, not in the person's folder: settings there are for other things, and `-m` would
    import from it. `look` is called while it runs; when it raises, the client is killed and the error goes
    on. Raises `OSError` where the client does not start.
    """
    with output.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603 -- the command is ours
            command,
            cwd=work,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            while process.poll() is None:
                look()
                time.sleep(_POLL_SECONDS)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
    return process.returncode
