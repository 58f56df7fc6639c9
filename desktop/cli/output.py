"""What every command shares: the workspace option, text or one JSON document, errors as sentences."""

from __future__ import annotations

import functools
import json
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from desktop import paths
from desktop.cli.credentials import Credentials, sign_in_with, unlock_key_from_environment
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.rates import Rate
from desktop.errors import UserFacingError, WorkspaceMissing
from desktop.jobs.faults import trace_text
from desktop.storage.key_store import os_key_store
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.checkpoint_delivery import deliver_at_end
from desktop.workflow.device_events import DeviceEvent
from desktop.workflow.person import operator_name
from desktop.workflow.sign_in import sign_out

F = TypeVar("F", bound=Callable[..., Any])

EXIT_BUG = 3
"""Neither 1 (the answer is no) nor 2 (wrong use): the program itself failed."""


class Output:
    """Text for people, or with `--json` one document on stdout and nothing else there."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self._last = 0.0
        self._open_line = False
        for stream in (sys.stdout, sys.stderr):
            # Names in the record may hold what a terminal's or a pipe's encoding lacks.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    def say(self, text: str) -> None:
        """A line for people; silent with `--json`."""
        if not self.as_json:
            self._end_progress()
            click.echo(text)

    def document(self, value: dict[str, Any]) -> None:
        """The JSON document; silent without `--json`."""
        if self.as_json:
            click.echo(json.dumps(value, indent=2, allow_nan=False))

    def fail(self, sentence: str) -> None:
        """Why nothing came of it, on stderr; with `--json` also as the document."""
        self._end_progress()
        self.document({"error": sentence})
        click.echo(f"second-look: {sentence}", err=True)

    def warn(self, sentence: str) -> None:
        """What the person should know although the work goes on, on stderr."""
        self._end_progress()
        click.echo(f"second-look: {sentence}", err=True)

    def device_left(self, event: DeviceEvent) -> None:
        """A device was not used or failed, and another one does the work."""
        self.warn(event.sentence)

    def progress(self, progress: Progress) -> None:
        """A line on stderr that is rewritten, where somebody can see it."""
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._last < 0.2 and progress.done < progress.total):
            return
        self._last = now
        left = progress.seconds_left
        remaining = f", {left:.0f} s left" if left is not None else ""
        rate = f", {progress.rate:.1f} {progress.unit}/s" if progress.rate else ""
        click.echo(
            f"\r{progress.done} of {progress.total} {progress.unit}{rate}{remaining}   ", nl=False, err=True
        )
        self._open_line = True

    def _end_progress(self) -> None:
        if self._open_line:
            click.echo("", err=True)
            self._open_line = False


def command_options(*, workspace: bool = True, person: bool = False) -> Callable[[F], F]:
    """Adds `--json` and `--workspace`, and turns errors into a sentence and an exit code.

    With `person` also `--as` and `--password-file`; the function gets `credentials`.
    """

    def decorate(function: F) -> F:
        @functools.wraps(function)
        def run(*args: Any, as_json: bool, **kwargs: Any) -> None:
            output = Output(as_json)
            if person:
                kwargs["credentials"] = Credentials(kwargs.pop("as_name"), kwargs.pop("password_file"))
            try:
                function(*args, output=output, **kwargs)
            except UserFacingError as error:
                output.fail(error.sentence)
                raise SystemExit(error.exit_code) from None
            except (Cancelled, KeyboardInterrupt):
                output.fail("Stopped; what was done so far is kept.")
                raise SystemExit(1) from None
            except BrokenPipeError:
                # Whoever reads our lines has read enough (`| head`): no fault. What Python writes at its
                # end has to go somewhere.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                raise SystemExit(0) from None
            except Exception as error:
                click.echo(trace_text(error), err=True)  # no message: it can name a person or a file
                output.fail(f"The program failed ({type(error).__name__}); what was recorded is kept.")
                raise SystemExit(EXIT_BUG) from None

        decorated: Callable[..., None] = click.option(
            "--json", "as_json", is_flag=True, help="One JSON document on stdout."
        )(run)
        if person:
            decorated = _person_options(decorated)
        if workspace:
            decorated = click.option(
                "--workspace",
                type=click.Path(file_okay=False, path_type=Path),
                default=None,
                help="Folder of the workspace.",
            )(decorated)
        return decorated  # type: ignore[return-value]

    return decorate


def _person_options(function: Callable[..., None]) -> Callable[..., None]:
    function = click.option(
        "--password-file",
        type=click.Path(dir_okay=False, path_type=Path),
        default=None,
        help="File of the password that nobody else can read; or the variable SECOND_LOOK_PASSWORD.",
    )(function)
    return click.option("--as", "as_name", default=None, metavar="NAME", help="Who does it.")(function)


@contextmanager
def interruptible() -> Iterator[CancelToken]:
    """A token that Ctrl+C sets, so that work ends in order; a second Ctrl+C ends it at once."""
    token = CancelToken()
    if threading.current_thread() is not threading.main_thread():
        yield token
        return

    def stop(*_: object) -> None:
        if token.cancelled:
            raise KeyboardInterrupt
        token.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def opened_workspace(
    folder: Path | None,
    credentials: Credentials | None = None,
    *,
    create: bool = False,
    tell_end: bool = True,
) -> Iterator[Workspace]:
    """The named workspace, or the person's own, with whoever `credentials` say signed in.

    At its end checkpoints go to whoever keeps them elsewhere; with `tell_end` what did not arrive is said
    on stderr. Raises `WorkspaceMissing` unless `create`, and as `sign_in_with`.
    """
    where = folder or paths.default_workspace_dir()
    if create:
        workspace = Workspace.open_or_create(where, WorkspaceKind.CASEWORK, operator_name(), os_key_store)
    else:
        if not where.exists():
            raise WorkspaceMissing(path=where)
        workspace = Workspace.open(where, operator_name(), os_key_store)
    try:
        _tell_loose_modes(workspace)
        workspace.signing.ready()  # from the key store, before anything is written
        unlock_key_from_environment(workspace)
        if credentials is not None:
            sign_in_with(workspace, credentials)
        yield workspace
        sign_out(workspace)
    finally:
        workspace.close(lambda: _hand_over(workspace, tell_end))


def _hand_over(workspace: Workspace, tell: bool) -> None:
    outcome = deliver_at_end(workspace)
    for one in outcome.to if outcome is not None and tell else ():
        if one.problem:
            click.echo(f"second-look: {one.problem}", err=True)


def _tell_loose_modes(workspace: Workspace) -> None:
    """On stderr, so that a JSON document stays one."""
    loose = workspace.loose_modes
    if loose.put_right:
        click.echo(
            "second-look: other accounts of this computer could read the workspace until now "
            f"({loose.put_right} files and folders); the log says so.",
            err=True,
        )
    if loose.left:
        click.echo(
            f"second-look: other accounts of this computer can read the workspace ({loose.left} files and "
            "folders): they are not yours, or the disk keeps no permissions. Move it to a folder of yours.",
            err=True,
        )


def percent_text(share: float) -> str:
    """One decimal; more where it would read as none, and never 100% for less."""
    if 0 < share < 0.00095:
        return f"{share * 100:.1g}%"
    if 0.9995 <= share < 1:
        return f"{math.floor(share * 1000) / 10:.1f}%"
    return f"{share:.1%}"


def rate_text(rate: Rate) -> str:
    """FPIR with its interval; where no search or every one returned somebody, the one-sided bound."""
    if rate.events == 0:
        return f"FPIR at most {percent_text(rate.high)} (one-sided 95% bound)"
    if rate.events == rate.n:
        return f"FPIR at least {percent_text(rate.low)} (one-sided 95% bound)"
    interval = f"{percent_text(rate.low)} to {percent_text(rate.high)}"
    return f"FPIR {percent_text(rate.value)} (95% interval {interval})"


def rate_sentence(rate: Rate) -> str:
    """The rate of a gallery in natural frequencies, as the window says it."""
    people = f"{rate.n} people who are not in this gallery (each left out in turn)"
    if rate.events == 0:
        who = f"none of {people}"
    elif rate.events == rate.n:
        who = f"every one of {people}"
    else:
        who = f"{rate.events} of {people}"
    return f"{who[0].upper()}{who[1:]} would get a candidate here: {rate_text(rate)}."


def rate_document(value: float, low: float, high: float, n: int) -> dict[str, float | int]:
    """FPIR as other programs read it."""
    return {"value": value, "low": low, "high": high, "n": n}
