"""A candidate is a lead: no text of the program says that two pictures are a "match"."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.catalogue import ts_file
from tests.tools.catalogue.rules import FORBIDDEN as FORBIDDEN_ELSEWHERE

ROOT = Path(__file__).resolve().parents[1]

FORBIDDEN = re.compile(
    r"\b(?:mis|re)?match(?:ed|es|ing|er|ers)?\b|\bidentified\b|\bsame[\s-]person\b|\bhits?\b", re.IGNORECASE
)

QUOTATIONS: dict[str, frozenset[str]] = {
    # file below the root: texts, in full, that quote others or speak of something else
}
"""What may stand although a word of it is forbidden, each text in full, so that it is a decision."""

_TEXTS = ("*.md", "*.txt", "*.qss", "*.ts", "*.csv", "*.toml", "*.json", "*.svg", "*.html")
_NOT_OURS = {"THIRD_PARTY"}


def literals(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of every string literal; the parts of an f-string are read as one text."""
    tree = ast.parse(source)
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(id(part) for part in ast.walk(node) if isinstance(part, ast.Constant))
            parts = [p.value if isinstance(p, ast.Constant) else "…" for p in node.values]
            yield node.lineno, "".join(str(part) for part in parts)
            for value in node.values:
                if isinstance(value, ast.FormattedValue):
                    inside -= {id(part) for part in ast.walk(value.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.lineno, node.value


def is_a_name(text: str) -> bool:
    """A text for a machine (a file name, a key of a style sheet), not one for a person."""
    return re.fullmatch(r"[\w.:/#-]*", text) is not None and FORBIDDEN.fullmatch(text) is None


def complaints(name: str, texts: Iterator[tuple[int, str]]) -> list[str]:
    return [
        f"{name}:{line}: “{found.group()}” in {' '.join(text.split())[:120]!r}"
        for line, text in texts
        if text not in QUOTATIONS.get(name, ()) and not is_a_name(text)
        for found in FORBIDDEN.finditer(text)
    ]


def test_no_string_of_the_program_says_it() -> None:
    found: list[str] = []
    files = sorted((ROOT / "desktop").rglob("*.py"))
    assert len(files) > 50
    for path in files:
        if "_data" not in path.parts:
            name = path.relative_to(ROOT).as_posix()
            found += complaints(name, literals(path.read_text(encoding="utf-8")))
    assert not found, "\n".join(found)


def test_no_document_says_it() -> None:
    paths = [ROOT / "README.md"]
    for pattern in _TEXTS:
        paths += [*(ROOT / "resources").rglob(pattern), *(ROOT / "models").rglob(pattern)]
    found: list[str] = []
    for path in sorted(set(paths)):
        if path.is_file() and not any(word in path.name.upper() for word in (*_NOT_OURS, "LICEN")):
            lines = path.read_text(encoding="utf-8").splitlines()
            found += complaints(path.relative_to(ROOT).as_posix(), iter(enumerate(lines, start=1)))
    assert not found, "\n".join(found)


def test_no_text_in_french_says_it() -> None:
    """What French has for these words; the glossary beside the catalogue names them, to forbid them."""
    found = [
        f"{message.context}: {form}"
        for message in ts_file.read(ROOT / "resources" / "translations" / "second-look_fr.ts")
        for form in message.forms
        if FORBIDDEN_ELSEWHERE["fr"].search(form)
    ]
    for path in sorted((ROOT / "resources").rglob("*.fr.md")):
        text = path.read_text(encoding="utf-8")
        found += [f"{path.name}: {said.group()}" for said in FORBIDDEN_ELSEWHERE["fr"].finditer(text)]
    assert not found, "\n".join(found)


def test_every_quotation_still_stands() -> None:
    for name, texts in QUOTATIONS.items():
        path = ROOT / name
        source = path.read_text(encoding="utf-8")
        standing = (
            {text for _, text in literals(source)} if path.suffix == ".py" else set(source.splitlines())
        )
        assert texts <= standing, f"{name}: {texts - standing}"


@pytest.mark.parametrize(
    "text", ["Matches: 3", "no match found", "identified as him", "the same person", "two hits", "Hit"]
)
def test_the_words_are_found(text: str) -> None:
    assert complaints("x.py", literals(json.dumps(text)))
    assert complaints("x.py", literals(f"f{text + ' {n}'!r}"))


@pytest.mark.parametrize(
    "text", ["a lead, never an identification", "non-mated", "white", "an identifier", "matchless"]
)
def test_other_words_are_not(text: str) -> None:
    assert not complaints("x.py", literals(json.dumps(text)))
    assert not complaints("x.py", iter([(1, text)]))


def test_code_is_not_text() -> None:
    assert not list(complaints("x.py", literals("import re\nfound = re.match('a', hits).match")))
