"""Nothing is sent by the library that runs the models, and nothing of it is kept for sending."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_CODE = """
import pathlib, sys
from desktop.recognition import providers
choice = providers.choose_device("cpu")
for path in sys.argv[1:]:
    providers.open_session(pathlib.Path(path), choice)
"""


def test_running_a_model_leaves_nothing_in_the_persons_folders(tmp_path: Path, default_pack) -> None:
    # Of all that the library takes for a place to be silent in, nothing is left but what the program does.
    quiet = {"CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "GITHUB_ACTIONS", "TF_BUILD"}
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in quiet and not name.startswith("XDG_")
    }
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        environment[name] = str(home)
    # The code lies in a file: under `-c` or a test runner the library may take itself for tested.
    script = tmp_path / "script.py"
    script.write_text(_CODE, encoding="utf-8")
    root = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = root
    subprocess.run(
        [sys.executable, str(script), str(default_pack.embedder_path)],
        check=True,
        env=environment,
        cwd=tmp_path,
        timeout=120,
    )
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_nothing_else_reads_the_library() -> None:
    root = Path(__file__).resolve().parents[2]
    found = [
        path.relative_to(root).as_posix()
        for folder in ("desktop", "tests")
        for path in (root / folder).rglob("*.py")
        if re.search(r"^\s*(import|from) onnxruntime\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert found == ["desktop/recognition/silent_onnxruntime.py"]
