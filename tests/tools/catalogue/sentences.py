"""Sentences that the layers below the window make in English, and files that ship with it.

They are recorded and exported as they were made. The window finds each by its template (`said` in
`desktop/ui/shell/said.py`) and says it in its own language.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.tools.catalogue.literals import ROOT, template, tree_of
from tests.tools.catalogue.sources import Text

CONTEXT = "said"
LAYERS = ("domain", "recognition", "storage", "verifier", "workflow")

ASKED_WITH_WORDS = (
    "desktop/domain/comparison_sentences.py",
    "desktop/domain/error_sentences.py",
    "desktop/domain/metadata_gaps.py",
)
"""Their functions are given the window's translator (`ui_words`), with a context of its own."""
ERROR_CONTEXT = "error_sentences"

NOT_SAID = frozenset(
    f"desktop/{path}"
    for path in (
        # what only a programmer's error, a broken file of weights or the command line says
        "domain/cohorts.py",
        "domain/disclosure_records.py",
        "domain/features.py",
        "domain/glossary_sources.py",
        "domain/group_rates.py",
        "domain/groups.py",
        "domain/likely_duplicates.py",
        "domain/paired_finding.py",
        "domain/log_exports.py",
        "domain/logged_settings.py",
        "domain/measurements.py",
        "domain/rates.py",
        "domain/replays.py",
        "recognition/alignment.py",
        "recognition/centerface_graph.py",
        "recognition/cohort_pass.py",
        "recognition/decode_messages.py",
        "recognition/decode_pool.py",
        "recognition/device_versions.py",
        "recognition/dlib_graph.py",
        "recognition/dlib_weights.py",
        "recognition/embedder.py",
        "recognition/leave_one_out.py",
        "recognition/onnx_scan.py",
        "recognition/process_limits.py",
        "recognition/quantised_scan.py",
        "recognition/score_scan.py",
        "recognition/search.py",
        "recognition/search_engine.py",
        "recognition/verification.py",
        "storage/attachments.py",
        "storage/columns.py",
        "storage/log_conditions.py",
        "storage/log_format.py",
        "storage/plain_zip.py",
        "storage/redigest.py",
        "storage/row_digest.py",
        "storage/schema.py",
        "storage/session.py",
        "storage/workspace_layout.py",
        "verifier/__main__.py",
        "verifier/answer.py",
        "verifier/check.py",
        "verifier/entry_pass.py",
        "verifier/export_check.py",
        "verifier/export_source.py",
        "verifier/file_search.py",
        "verifier/timestamps.py",
        "verifier/wording.py",
        "verifier/workspace_check.py",
        "workflow/bounded_work.py",
        "workflow/evaluate.py",
        "workflow/export_readme.py",
        "workflow/self_test.py",
    )
)
SINGLE_WORDS = frozenset(
    f"desktop/{path}"
    for path in (
        "workflow/figure_tables.py",
        "workflow/look_figures.py",
        "workflow/disclosure_builder.py",
        "workflow/access.py",
    )
)
"""Where words that stand alone are said too: headings, cells, doings."""

_CODE = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ORDER BY|VALUES|PRAGMA|LIKE|IN \(|BEGIN|WHERE|GROUP BY)|"
    r"\binstr\(|"
    r"^PIL\.|\(\[\^|^file://|\.(?:db|txt)$|\.\{ending\}$|, note, |^Demo [a-z]+$|\(demo\)$|"
    r"\w+ (?:=|>=|<|>) [?\w]|^\w+\(|= (?:ON|OFF|WAL|FULL|MEMORY)$|folded\(|New-Object|--hash=|"
    r"^\S*_\S*, |\|\||^\w+ = [\[{]|:high$|:subject$|\[\\s-\]|\n\n## "
)
_CODE_WORD = re.compile(r"[a-z_]+(?:[._/-][a-z_]+)+|[a-z]+_[a-z_]+|.*[/\\].*")


def said_elsewhere() -> list[Text]:
    """The templates of all of them."""
    texts = [*_error_templates(), *_of_layers(), *_of_files()]
    return [*{text.source: text for text in texts}.values(), *_with_words()]


def _with_words() -> Iterator[Text]:
    for name in ASKED_WITH_WORDS:
        for text in _in_module(ROOT / name, single_words=True):
            yield Text(ERROR_CONTEXT, text.source, False, text.where)


def is_sentence(text: str) -> bool:
    """Words for a person: two or more outside the fields, and no SQL."""
    if re.fullmatch(r"\{\w+\} of \{\w+\}", text):
        return True
    plain = re.sub(r"\{\w*\}", " ", text)
    words = re.findall(r"[A-Za-z][A-Za-z’']+", plain)
    return len(words) >= 2 and " " in plain.strip() and not _CODE.search(text)


def _error_templates() -> Iterator[Text]:
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "template":
                        text = template(line.value)
                        if text and is_sentence(text):
                            yield _text(text, path, line.lineno)


def _of_layers() -> Iterator[Text]:
    for layer in LAYERS:
        for path in sorted((ROOT / "desktop" / layer).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name not in NOT_SAID and name not in ASKED_WITH_WORDS:
                yield from _in_module(path, single_words=name in SINGLE_WORDS)


def _in_module(path: Path, *, single_words: bool) -> Iterator[Text]:
    tree = tree_of(path)
    skipped = _not_for_people(tree)
    asked = {id(call.args[0]) for call in ast.walk(tree) if _asks(call)}
    for node in ast.walk(tree):
        if id(node) in skipped or not isinstance(node, ast.expr):
            continue
        text = template(node)
        if text is None:
            continue
        skipped.update(_parts_of(node))
        alone = single_words and re.fullmatch(r"[A-Z]?[a-z]{2,}", text) is not None
        if is_sentence(text) or (alone and not _CODE_WORD.fullmatch(text)) or id(node) in asked:
            yield _text(text, path, node.lineno)


def _not_for_people(tree: ast.Module) -> set[int]:
    """Docstrings, logs for programmers, assertions, names of columns and of fields."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        away: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            away = [node.value]
        elif isinstance(node, ast.Assert) or (
            isinstance(node, ast.Call) and _called(node).startswith("_log.")
        ):
            away = [node]
        elif isinstance(node, ast.Call) and _called(node).endswith((".get", ".write", ".value", ".rows")):
            away = list(node.args)
        elif isinstance(node, ast.Raise) and _raised(node) in (
            "RuntimeError",
            "AssertionError",
            "TypeError",
        ):
            away = [node]
        elif isinstance(node, ast.Call) and _called(node) == "FigureTable":
            away = node.args[:1]  # the table's name in the record
        elif isinstance(node, ast.Subscript):
            away = [node.slice]
        elif isinstance(node, ast.Dict):
            away = [key for key in node.keys if key is not None]
        for part in away:
            skipped.update(id(one) for one in ast.walk(part))
    return skipped


def _parts_of(node: ast.expr) -> set[int]:
    """The pieces of one text, not what stands in its fields."""
    if isinstance(node, ast.JoinedStr):
        return {id(part) for part in node.values if isinstance(part, ast.Constant)}
    return {id(part) for part in ast.walk(node) if part is not node}


def _asks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _called(node).endswith("words.translate") and bool(node.args)


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _raised(node: ast.Raise) -> str:
    return ast.unparse(node.exc.func) if isinstance(node.exc, ast.Call) else ""


def _of_files() -> Iterator[Text]:
    for path in sorted((ROOT / "resources" / "lab").glob("*.toml")):
        for preset in tomllib.loads(path.read_text(encoding="utf-8"))["preset"]:
            for name in ("name", "story", "source"):
                yield _text(preset[name], path, 1)
    for path in sorted((ROOT / "models").glob("*/pack.toml")):
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
        for part in (pack, *(value for value in pack.values() if isinstance(value, dict))):
            for name in ("training_data", "restriction"):
                if part.get(name):
                    yield _text(part[name], path, 1)
    for path in sorted((ROOT / "resources" / "policies").glob("*.toml")):
        policy = tomllib.loads(path.read_text(encoding="utf-8"))
        for value in policy.values():
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str) and (is_sentence(text) or text == policy["title"]):
                    yield _text(text, path, 1)


def _text(text: str, path: Path, line: int) -> Text:
    return Text(CONTEXT, text, False, f"{path.relative_to(ROOT).as_posix()}:{line}")
