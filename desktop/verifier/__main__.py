"""`second-look-verify`: verifies an exported log or a workspace, offline, with the public key alone."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.progress import Progress, ProgressSink, ignore_progress
from desktop.errors import UserFacingError

EXIT_OK, EXIT_NO, EXIT_USE = 0, 1, 2
_LONGEST_REASON = 300

_EPILOG = """\
exit codes:
  0  intact, and everything that was asked is confirmed
  1  not intact; or a checkpoint, key, time stamp or file that was given does not agree with it; or entries
     of a workspace that should have been signed for at once are signed by nobody, where a key was given
  2  wrong use, or something that cannot be read

The key stands beside the checkpoint on every report (second-look/...+...+...). Take it from there, not from
the export: whoever made an export up could have made a key up as well.
"""


def main(argv: Sequence[str] | None = None) -> None:
    """Ends the process with one of the exit codes."""
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """As `main`; returns the exit code. Wrong options end with `SystemExit(2)`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(argv)
    try:
        return _verify(options)
    except UserFacingError as error:
        return _failed(options, error.sentence)
    except KeyboardInterrupt:
        print("second-look-verify: stopped.", file=sys.stderr)  # noqa: T201
        return EXIT_USE
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_USE
    except Exception as error:  # what is verified may have been made to break whoever reads it
        what = f"{type(error).__name__}: {error}"[:_LONGEST_REASON]
        return _failed(
            options,
            f"The verifier itself failed ({what}): nothing was confirmed. It should give an answer "
            "whatever it is given: please report this to the makers of Second Look.",
        )


def _failed(options: argparse.Namespace, sentence: str) -> int:
    if options.as_json:
        _write(json.dumps({"error": sentence}, indent=2))
    print(f"second-look-verify: {sentence}", file=sys.stderr)  # noqa: T201
    return EXIT_USE


def _verify(options: argparse.Namespace) -> int:
    # Loaded here, so that --help does not wait.
    from desktop.storage.files import reading_from
    from desktop.verifier.check import check
    from desktop.verifier.held_notes import read_held_file, read_key
    from desktop.verifier.wording import lines_of

    roots = None
    if options.tsa_root is not None:
        with reading_from(options.tsa_root):
            roots = options.tsa_root.read_bytes()
    answer = check(
        options.source,
        keys=[read_key(key) for key in options.keys],
        held=[read_held_file(path) for path in options.checkpoints],
        files=options.files,
        tsa_roots=roots,
        deep=options.deep,
        on_progress=_progress(),
    )
    if options.as_json:
        _write(json.dumps(answer.document(), indent=2))
    else:
        _write("\n".join(lines_of(answer)))
    return EXIT_OK if answer.ok else EXIT_NO


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="second-look-verify",
        description="Verify an exported log of Second Look, or the log and the record of a workspace. "
        "Nothing is written and nothing is sent.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", type=Path, help="an export (.zip), a workspace's folder or workspace.db")
    parser.add_argument(
        "--key",
        dest="keys",
        action="append",
        default=[],
        metavar="KEY",
        help="the verifier key that you have from a report, or a file with it; may be given several times",
    )
    parser.add_argument(
        "--checkpoint",
        dest="checkpoints",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a checkpoint that was kept elsewhere: a signed note, or the text of a QR code; several times",
    )
    parser.add_argument(
        "--file",
        dest="files",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a report, an image or a template file: says which entries speak of it; several times",
    )
    parser.add_argument(
        "--tsa-root",
        type=Path,
        metavar="FILE",
        help="root certificates (PEM) of time-stamp authorities that you trust; needs rfc3161-client",
    )
    parser.add_argument("--deep", action="store_true", help="of a workspace: read every image and template")
    parser.add_argument("--json", dest="as_json", action="store_true", help="one JSON document on stdout")
    return parser


def _progress() -> ProgressSink:
    """A line on stderr that is rewritten, where somebody can see it."""
    if not sys.stderr.isatty():
        return ignore_progress
    last = 0.0

    def show(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > 0.2:
            last = now
            print(f"\r{progress.done} of {progress.total} {progress.unit}   ", end="", file=sys.stderr)  # noqa: T201

    return show


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
