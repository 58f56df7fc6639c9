"""`second-look-verify` as its own process: what it says, how it ends, what it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.verifier.__main__ import main, run
from tests.verifier.conftest import Exported, members_of, resealed, zipped

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("PySide6", "onnxruntime", "onnx", "numpy", "PIL", "sqlite_utils", "click", "keyring", "pyqtgraph")
LOADED = """
import sys
from desktop.verifier.__main__ import run
code = run(sys.argv[1:])
print("loaded:", ",".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def verify(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop.verifier", *(str(a) for a in arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment)


def test_an_export_and_a_workspace_end_with_0(exported: Exported) -> None:
    for source, what in ((exported.whole, "export"), (exported.case, "export"), (exported.folder, "log")):
        done = verify(source, "--key", exported.key)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"The {what} is intact: ")
        assert "What this does not show:" in done.stdout


def test_with_json_there_is_one_document(exported: Exported, tmp_path: Path) -> None:
    note, key = tmp_path / "note.txt", tmp_path / "key.txt"
    note.write_text(exported.early.replace("\n", "\r\n"), encoding="utf-8")
    key.write_text(f"{exported.key}\n", encoding="utf-8")
    done = verify(exported.whole, "--json", "--key", key, "--checkpoint", note, "--file", exported.case)
    document = json.loads(done.stdout)
    assert done.returncode == 1  # the newer export stands in no entry of the older one
    assert (document["checkpoints"], document["first_bad"]) == (1, None)
    assert document["ok"] is False
    assert document["files"][0]["mentions"] == []
    done = verify(exported.folder, "--json", "--key", key, "--checkpoint", note, "--file", exported.case)
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert {"ok", "entries", "root", "first_bad", "checkpoints", "cannot_see"} <= document.keys()
    assert document["files"][0]["mentions"][0]["kind"] == "log.exported"


def test_a_forged_export_ends_with_1_and_names_the_entry(exported: Exported, tmp_path: Path) -> None:
    members = members_of(exported.whole)
    lines = members["log.jsonl"].split(b"\n")
    lines[11] = lines[11].replace(b'"kind":"', b'"kind":"x')
    (tmp_path / "forged.zip").write_bytes(zipped(resealed({**members, "log.jsonl": b"\n".join(lines)})))
    done = verify(tmp_path / "forged.zip", "--key", exported.key)
    assert done.returncode == 1
    assert done.stdout.startswith("The export is NOT intact. First bad entry: 12. ")
    document = json.loads(verify(tmp_path / "forged.zip", "--json").stdout)
    assert (document["ok"], document["first_bad"]["seq"]) == (False, 12)


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere.zip",),
        ("note.txt",),
        ("whole.zip", "--key", "no key"),
        ("whole.zip", "--key", "second-look/x+00000000+AAAA"),
        ("whole.zip", "--checkpoint", "nowhere.txt"),
        ("whole.zip", "--checkpoint", "note.txt"),
        ("whole.zip", "--file", "nowhere.pdf"),
        ("whole.zip", "--tsa-root", "nowhere.pem"),
        ("whole.zip", "--deep"),
    ],
)
def test_wrong_use_ends_with_2_and_a_sentence(
    words: tuple[str, ...], exported: Exported, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "whole.zip").write_bytes(exported.whole.read_bytes())
    (tmp_path / "note.txt").write_bytes(b"no note\xff")
    monkeypatch.chdir(tmp_path)
    assert run(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("second-look-verify: ")
    assert run([*words, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]


def test_a_checkpoint_of_another_workspace_is_wrong_use(exported: Exported, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(exported.foreign, encoding="utf-8")
    for source in (exported.whole, exported.folder):
        assert run([str(source), "--checkpoint", str(tmp_path / "note.txt")]) == 2


@pytest.mark.parametrize("words", [[], ["--nonsense"], ["a", "b"]])
def test_options_that_do_not_exist_end_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_the_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for line in ("  0  intact", "  1  not intact", "  2  wrong use"):
        assert line in said


def test_neither_window_nor_models_nor_numbers_are_loaded(exported: Exported, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(exported.early, encoding="utf-8")
    for source in (exported.whole, exported.case, exported.folder):
        more = ["--deep"] if source == exported.folder else []
        done = subprocess.run(
            [sys.executable, "-c", LOADED, str(source), "--key", exported.key, *more,
             "--checkpoint", str(tmp_path / "note.txt")],
            capture_output=True, text=True, check=False, cwd=ROOT,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        loaded = done.stderr.partition("loaded: ")[2].strip().split(",")
        assert "cryptography" in loaded
        assert not set(HEAVY) & set(loaded)


def test_it_is_there_in_less_than_300_ms(exported: Exported) -> None:
    """Of the processor, in the best of three: what else the machine does is not counted."""
    resource = pytest.importorskip("resource", reason="this system does not tell what a process used")

    def seconds(*arguments: object) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        verify(*arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds("--help") for _ in range(3)) < 0.3
    assert min(seconds(exported.whole, "--key", exported.key) for _ in range(3)) < 0.3
