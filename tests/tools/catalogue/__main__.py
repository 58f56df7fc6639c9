"""The catalogues of the window.

    python -m tests.tools.catalogue            brings the catalogues up to date and compiles them
    python -m tests.tools.catalogue --check    says what is not translated, wrong, or not up to date

`develop.py languages` and `develop.py check` run it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

from tests.tools.catalogue import ts_file
from tests.tools.catalogue.literals import ROOT
from tests.tools.catalogue.rules import complaints, double_mnemonics
from tests.tools.catalogue.sentences import said_elsewhere
from tests.tools.catalogue.sources import Text, asked_in_the_window

FOLDER = ROOT / "resources" / "translations"
SENTENCES = FOLDER / "sentences.json"
"""The templates of what other layers say, for the window to find a sentence by."""
LANGUAGES = ("en", "fr")


def catalogue(language: str) -> Path:
    return FOLDER / f"second-look_{language}.ts"


def compiled(language: str) -> Path:
    return catalogue(language).with_suffix(".qm")


def all_texts() -> list[Text]:
    """Raises `SystemExit` where a call asks for a text that nobody can know."""
    texts, unseen = asked_in_the_window()
    if unseen:
        lines = "\n".join(f"  {one.where}: {one.call}" for one in unseen)
        raise SystemExit(f"Texts that cannot be found in the source (use `said`, or a table):\n{lines}")
    return [*texts, *said_elsewhere()]


def texts_of(language: str, texts: list[Text]) -> list[Text]:
    """English needs its plurals only."""
    return [text for text in texts if text.plural] if language == "en" else texts


def sentences(texts: list[Text]) -> str:
    templates = sorted({text.source for text in texts if text.context == "said"})
    return json.dumps(templates, ensure_ascii=False, indent=0) + "\n"


def compile_to(language: str, target: Path) -> None:
    """Raises `SystemExit` where Qt's compiler complains."""
    folder = Path(PySide6.__file__).parent
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    tool = shutil.which(str(folder / name)) or shutil.which("pyside6-lrelease")
    if tool is None:
        raise SystemExit("lrelease, a part of PySide6-Essentials, is not there.")
    done = subprocess.run(
        [tool, "-silent", str(catalogue(language)), "-qm", str(target)], capture_output=True, text=True
    )
    if done.returncode or done.stderr.strip():
        raise SystemExit(f"{catalogue(language).name} cannot be compiled: {done.stderr or done.stdout}")


def refresh() -> int:
    texts = all_texts()
    left = 0
    for language in LANGUAGES:
        messages = ts_file.refreshed(ts_file.read(catalogue(language)), texts_of(language, texts))
        ts_file.write(catalogue(language), language, messages)
        compile_to(language, compiled(language))
        open_ones = sum(message.unfinished for message in messages)
        left += open_ones
        print(f"{catalogue(language).name}: {len(messages)} texts, {open_ones} not translated")
    SENTENCES.write_text(sentences(texts), encoding="utf-8", newline="\n")
    return 0


def check() -> int:
    texts = all_texts()
    found: list[str] = []
    for language in LANGUAGES:
        messages = ts_file.read(catalogue(language))
        found += [f"{language}: {line}" for line in complaints(messages, language)]
        found += [f"{language}: {line}" for line in double_mnemonics(messages)]
        wanted = {(text.context, text.source) for text in texts_of(language, texts)}
        have = {message.key for message in messages}
        found += [
            f"{language}: not in the catalogue: {context}: {text!r}"
            for context, text in sorted(wanted - have)
        ]
        found += [
            f"{language}: no longer asked for: {context}: {text!r}"
            for context, text in sorted(have - wanted)
        ]
        found += _compiled_is_current(language)
    if not SENTENCES.exists() or SENTENCES.read_text(encoding="utf-8") != sentences(texts):
        found.append(f"{SENTENCES.name} is not up to date")
    for line in found:
        print(line)
    print(f"{len(found)} complaints" if found else f"The catalogues of {len(texts)} texts are in order.")
    return 1 if found else 0


def _compiled_is_current(language: str) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="second-look-qm-") as folder:
        fresh = Path(folder) / "fresh.qm"
        compile_to(language, fresh)
        same = compiled(language).exists() and compiled(language).read_bytes() == fresh.read_bytes()
    return [] if same else [f"{language}: {compiled(language).name} is not compiled from its catalogue"]


def put_in(language: str, path: Path) -> int:
    """Translations from a JSON list of [context, source, form, ...]; a context of "" is every one."""
    texts = all_texts()
    messages = ts_file.refreshed(ts_file.read(catalogue(language)), texts_of(language, texts))
    known: dict[ts_file.Key, tuple[str, ...]] = {}
    for context, source, *forms in json.loads(path.read_text(encoding="utf-8")):
        for message in messages:
            if message.source == source and context in ("", message.context):
                known[message.key] = tuple(forms)
    ts_file.write(catalogue(language), language, ts_file.translated(messages, known))
    return refresh()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.tools.catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--put", nargs=2, metavar=("LANGUAGE", "JSON"), help="translations to put in")
    chosen = parser.parse_args(arguments)
    if chosen.put:
        return put_in(chosen.put[0], Path(chosen.put[1]))
    return check() if chosen.check else refresh()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
