"""`faults.c` for Python: built where it is needed, loaded before anything else, armed in a child."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("faults.c")
_LOADED = "SECOND_LOOK_TORTURE_SHIM"


@dataclass(frozen=True, slots=True)
class Faults:
    """What happens to a child. Operations are counted from 1; see `faults.c`."""

    kill: tuple[int, str] | None = None
    """(operation, before | after | half): SIGKILL there."""
    fail: tuple[str, int, int, int] | None = None
    """(class, error number, first operation of the class, how many or 0 for all that follow)."""
    budget: int | None = None
    """Bytes until the disk is full."""
    journal: Path | None = None
    """Where every operation is written down."""

    def environment(self, root: Path) -> dict[str, str]:
        found = {"FAULTS_ROOT": str(root)}
        if self.kill is not None:
            found["FAULTS_KILL"] = f"{self.kill[0]} {self.kill[1]}"
        if self.fail is not None:
            found["FAULTS_FAIL"] = " ".join(map(str, self.fail))
        if self.budget is not None:
            found["FAULTS_BUDGET"] = str(self.budget)
        if self.journal is not None:
            found["FAULTS_JOURNAL"] = str(self.journal)
        return found


def why_not() -> str:
    """Why there is no shim here; empty where there is."""
    if sys.platform != "linux":
        return "files are intercepted on Linux only"
    return "" if _compiler() else "a C compiler is needed (cc)"


def _compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path) -> Path:
    """Compiles the shim into `folder`."""
    target = folder / "faults.so"
    command = [_compiler() or "cc", "-shared", "-fPIC", "-O1", "-o", str(target), str(SOURCE)]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True)
    return target


def run_loaded(module: str, arguments: list[str]) -> int | None:
    """Runs `python -m module` again with the shim loaded; None where this process has it already.

    The process it starts has one thread, so that it may fork.
    """
    if os.environ.get(_LOADED):
        return None
    with tempfile.TemporaryDirectory(prefix="second-look-torture-") as folder:
        environment = os.environ | {
            _LOADED: "1",
            "LD_PRELOAD": str(build(Path(folder))),
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "SECOND_LOOK_HOME": str(Path(folder) / "home"),
        }
        environment.pop("FAULTS_ROOT", None)
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


class Shim:
    """The shim of this process, which was started by `run_loaded`."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_count.restype = ctypes.c_long
        self._library.faults_count.argtypes = [ctypes.c_char_p]
        self._library.faults_mark.argtypes = [ctypes.c_char_p]
        self._library.faults_mark.restype = None

    def arm(self, faults: Faults, root: Path) -> None:
        """From now on, in this process alone: what it starts (the process that decodes pictures) works."""
        for name in [name for name in os.environ if name.startswith("FAULTS_")]:
            del os.environ[name]
        os.environ.update(faults.environment(root))
        refused = self._library.faults_arm()
        for name in faults.environment(root):
            del os.environ[name]
        if refused:
            raise RuntimeError("the shim could not be armed")

    def disarm(self) -> None:
        """Everything works again; nothing is counted or written down any more."""
        self._library.faults_disarm()

    def count(self, name: str = "all") -> int:
        """Operations since `arm`: `all`, or of the class `space`, `write`, `sync` or `name`; or `bytes`."""
        return int(self._library.faults_count(name.encode()))

    def mark(self, text: str) -> None:
        """Puts an acknowledgement into the journal."""
        self._library.faults_mark(text.encode())
