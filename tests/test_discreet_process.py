"""A process says nothing of a case where nobody thinks of it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

CANARY = "Roe 26/100"
ROOT = Path(__file__).resolve().parents[1]
posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has neither")

FAILING = f"""
import threading
from desktop.discreet_process import be_discreet
be_discreet()

def fail():
    raise ValueError("{CANARY}")

class Failing:
    def __del__(self):
        fail()

thread = threading.Thread(target=fail)
thread.start()
thread.join()
Failing()
try:
    fail()
except ValueError as error:
    raise KeyError("{CANARY}") from error
"""

LIMIT = """
import resource
from desktop.discreet_process import be_discreet
be_discreet()
print(*resource.getrlimit(resource.RLIMIT_CORE))
"""

CRASH = """
import os, resource, signal
from desktop.discreet_process import be_discreet
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
be_discreet()
os.kill(os.getpid(), signal.SIGSEGV)
"""


def ran(code: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    script = folder / "script.py"
    script.write_text(code, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | variables
    return subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        timeout=60,
        check=False,
    )


def test_what_nobody_caught_is_told_by_type_and_line(tmp_path):
    done = ran(FAILING, tmp_path, SECOND_LOOK_HOME=str(tmp_path / "home"))
    assert done.returncode == 1
    for what in ("unexpected error in a thread", "error that could not be raised", "unexpected error\n"):
        assert what in done.stderr
    assert done.stderr.count("ValueError") == 3
    assert "KeyError" in done.stderr
    assert CANARY not in done.stderr
    assert str(tmp_path) not in done.stderr


@posix_only
def test_there_is_no_core_dump(tmp_path):
    done = ran(LIMIT, tmp_path, SECOND_LOOK_HOME=str(tmp_path / "home"))
    limits = [int(limit) for limit in done.stdout.split()]
    assert len(limits) == 2
    assert max(limits) <= 1
    assert min(limits) >= 0


@posix_only
def test_a_crash_leaves_no_file(tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    done = ran(CRASH, folder, SECOND_LOOK_HOME=str(tmp_path / "home"))
    assert done.returncode < 0
    assert [path.name for path in folder.iterdir() if path.name != "script.py"] == []


@posix_only
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_the_persons_folder_is_nobody_elses(tmp_path, mask):
    home = tmp_path / "home"
    code = "from desktop.discreet_process import be_discreet\nbe_discreet()"
    ran(f"import os\nos.umask({mask})\n{code}", tmp_path, SECOND_LOOK_HOME=str(home))
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    home.chmod(0o755)  # somebody who names a folder may share it
    ran(code, tmp_path, SECOND_LOOK_HOME=str(home))
    assert stat.S_IMODE(home.stat().st_mode) == 0o755


@posix_only
def test_the_usual_folder_is_taken_back_from_others(tmp_path):
    code = """
import os
os.environ.pop("SECOND_LOOK_HOME", None)
from desktop import paths
from desktop.discreet_process import be_discreet
folder = paths.user_data_dir()
folder.mkdir(parents=True)
folder.chmod(0o755)
be_discreet()
print(folder)
"""
    done = ran(code, tmp_path, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    folder = Path(done.stdout.strip())
    assert folder.is_relative_to(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
