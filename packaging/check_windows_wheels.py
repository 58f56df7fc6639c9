"""Checks, from any system, that what the locks pin for Windows is there as wheels for win_amd64.

pip answers `--platform win_amd64` with the right wheels but reads environment markers as if for the
system it runs on. So the markers are evaluated here, for Windows, and pip is asked for exact versions
only, without dependencies; whether the set is complete is then checked against the metadata of every
wheel. pip reads metadata alone where the index serves it, which is kilobytes.

    python packaging/check_windows_wheels.py            the locks of requirements/
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
NEEDED, UNWANTED = "onnxruntime-directml", {"onnxruntime", "onnxruntime-gpu"}


@dataclass(frozen=True)
class Pin:
    """One package of a lock."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)


def windows(python: str) -> dict[str, str]:
    """The marker variables of a 64-bit Windows."""
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.19045",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
        "extra": "",
    }


def applies(requirement: Requirement, python: str, extras: set[str] | None = None) -> bool:
    """Whether it is wanted on Windows, for any of the extras."""
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({**windows(python), "extra": extra}) for extra in (extras or set()) | {""}
    )


def pins(lock: Path, python: str) -> dict[str, Pin]:
    """What a lock installs on Windows."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            words, *hashes = re.split(r"\s--hash=", line)
            pin = Pin(Requirement(words.strip()), frozenset(h.strip() for h in hashes))
            if applies(pin.requirement, python):
                found[pin.name] = pin
    return found


def resolve(wanted: dict[str, Pin], python: str) -> list[dict[str, Any]]:
    """pip's report on the wheels; nothing is installed."""
    with tempfile.TemporaryDirectory(prefix="second-look-windows-") as work:
        folder = Path(work)
        names = folder / "requirements.txt"
        names.write_text("".join(f"{p.name}{p.requirement.specifier}\n" for p in wanted.values()))
        command = [
            *(sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"),
            *("--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:"),
            *("--platform", "win_amd64", "--implementation", "cp", "--python-version", python),
            *("--target", str(folder / "target"), "--report", str(folder / "report.json")),
            *("--requirement", str(names)),
        ]
        environment = {key: value for key, value in os.environ.items() if key != "PIP_REQUIRE_VIRTUALENV"}
        if subprocess.run(command, env=environment, check=False).returncode != 0:
            raise SystemExit(f"Python {python}: pip found no wheel for Windows (see above).")
        report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    installs: list[dict[str, Any]] = report["install"]
    return installs


def problems(lock: Path, wanted: dict[str, Pin], declared: list[str], python: str) -> Iterator[str]:
    """Everything wrong with one lock for one Python, as sentences."""
    if NEEDED not in wanted:
        yield f"{NEEDED} is missing"
    for name in sorted(UNWANTED & wanted.keys()):
        yield f"{name} would share its folder with {NEEDED}"
    versions, extras = {}, {name: set(pin.requirement.extras) for name, pin in wanted.items()}
    needs = [("pyproject.toml", Requirement(text)) for text in declared]
    for found in resolve(wanted, python):
        metadata, archive = found["metadata"], found["download_info"]
        name = canonicalize_name(metadata["name"])
        file = archive["url"].rsplit("/", 1)[-1]
        versions[name] = metadata["version"]
        if not file.endswith(".whl"):
            yield f"{file} is no wheel"
        hashes = archive.get("archive_info", {}).get("hashes", {})
        if hashes and not {f"{kind}:{value}" for kind, value in hashes.items()} & wanted[name].hashes:
            yield f"the hash of {file} is not in {lock.name}"
        needs += [(name, Requirement(text)) for text in metadata.get("requires_dist", [])]
    for by, need in needs:
        if applies(need, python, extras.get(canonicalize_name(by))):
            version = versions.get(canonicalize_name(need.name))
            if version is None:
                yield f"{by} needs {need.name}, which {lock.name} lacks on Windows"
            elif not need.specifier.contains(version, prereleases=True):
                yield f"{by} needs {need.name}{need.specifier}, {lock.name} has {version}"


def main() -> int:
    """Checks both locks for every Python. Exit 0 in order, 1 not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    declared = [*project["project"]["dependencies"], *groups["package"], *groups["test"], *groups["lint"]]
    bad = False
    for python in PYTHONS:
        run = pins(ROOT / "requirements" / "run.lock", python)
        develop = pins(ROOT / "requirements" / "develop.lock", python)
        for name in sorted(run.keys() - develop.keys()):
            print(f"Python {python}: {name} is in run.lock and not in develop.lock; make them again")
            bad = True
        # The larger lock holds the smaller one, so that one look at the index does for both.
        wrong = list(problems(ROOT / "requirements" / "develop.lock", develop, declared, python))
        for name, pin in run.items():
            if name in develop and pin != develop[name]:
                wrong.append(f"run.lock and develop.lock differ in {name}; make them again")
        for sentence in wrong:
            print(f"Python {python}: {sentence}")
        bad = bad or bool(wrong)
        if not wrong:
            print(f"Python {python}: {len(develop)} packages, {develop[NEEDED].requirement}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
