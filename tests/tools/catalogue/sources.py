"""Every text that the program translates, with its context, found in the source as Qt will ask for it.

`pyside6-lupdate` sees `self.tr("…")` and `QCoreApplication.translate("…", "…")`. It does not see the short
functions of our modules (`_tr`), texts that stand in a table, nor the sentences that other layers make; all
of them are found here, and a call whose text nobody can know is a complaint.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.catalogue.literals import ROOT, Resolver, imported_names, template, tree_of

Functions = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True)
class Text:
    """`plural`: it is asked for with a number, and has a form for one and one for many."""

    context: str
    source: str
    plural: bool
    where: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """A call whose text is not in the source."""

    where: str
    context: str
    call: str


def window_files() -> list[Path]:
    folder = ROOT / "desktop"
    return [*sorted((folder / "ui").rglob("*.py")), folder / "app.py", folder / "session.py"]


class _Asked(ast.NodeVisitor):
    """The calls of one module that ask for a translation."""

    def __init__(self, path: Path, wrappers: dict[tuple[Path, str], str]) -> None:
        self.path = path
        self.wrappers = wrappers
        self.texts: list[Text] = []
        self.unseen: list[Unseen] = []
        self.marked: set[str] = set()
        """Contexts whose texts stand in a table, each marked with `QT_TRANSLATE_NOOP`."""
        self._classes: list[str] = []
        self._functions: list[ast.AST] = []
        self._local: list[dict[str, str]] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if wrapped_context(node) is not None:
            if self._functions:
                self._local[-1][node.name] = wrapped_context(node) or ""
            return
        self._functions.append(node)
        self._local.append({})
        self.generic_visit(node)
        self._local.pop()
        self._functions.pop()

    def visit_Lambda(self, node: ast.Lambda) -> None:
        if wrapped_context(node) is None:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self._call(node)
        self.generic_visit(node)

    def _call(self, node: ast.Call) -> None:
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr == "tr" and node.args:
            if not (isinstance(called.value, ast.Name) and called.value.id == "self"):
                self.unseen.append(Unseen(self._where(node), "", ast.unparse(node)))
            else:
                self._add(node, self._classes[-1], node.args[0], len(node.args) > 2)
        elif isinstance(called, ast.Attribute) and called.attr == "translate" and len(node.args) > 1:
            context = template(node.args[0])
            if context is not None:
                self._add(node, context, node.args[1], len(node.args) > 3)
        elif isinstance(called, ast.Name) and called.id == "QT_TRANSLATE_NOOP":
            self.marked.add(template(node.args[0]) or "")
            self._add(node, template(node.args[0]) or "", node.args[1], False)
        elif isinstance(called, ast.Name) and node.args:
            context = self._wrapper(called.id)
            if context is not None:
                self._add(node, context, node.args[0], len(node.args) > 1)

    def _wrapper(self, name: str) -> str | None:
        for known in reversed(self._local):
            if name in known:
                return known[name]
        key = imported_names(self.path).get(name, (self.path, name))
        return self.wrappers.get(key)

    def _add(self, node: ast.Call, context: str, argument: ast.expr, plural: bool) -> None:
        found = Resolver(self.path, self._functions[-1] if self._functions else None).texts(argument)
        if found is None:
            self.unseen.append(Unseen(self._where(node), context, ast.unparse(node)))
            return
        self.texts += [Text(context, text, plural, self._where(node)) for text in found if text]

    def _where(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{node.lineno}"


def wrapped_context(node: Functions) -> str | None:
    """The context in which a short function translates what it is given, or None."""
    if isinstance(node, ast.Lambda):
        result: ast.expr | None = node.body
    else:
        statements = [s for s in node.body if not _is_docstring(s)]
        last = statements[-1] if len(statements) == 1 else None
        result = last.value if isinstance(last, ast.Return) else None
    arguments = node.args.args
    if not isinstance(result, ast.Call) or not arguments:
        return None
    called = result.func
    if not (isinstance(called, ast.Attribute) and called.attr == "translate" and len(result.args) > 1):
        return None
    text = result.args[1]
    if not (isinstance(text, ast.Name) and text.id == arguments[0].arg):
        return None
    return template(result.args[0])


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def wrappers_in(path: Path) -> Iterator[tuple[tuple[Path, str], str]]:
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef):
            context = wrapped_context(node)
            if context is not None:
                yield (path, node.name), context


def asked_in_the_window() -> tuple[list[Text], list[Unseen]]:
    """What the modules of the window ask for themselves."""
    files = window_files()
    wrappers = dict(pair for path in files for pair in wrappers_in(path))
    texts: list[Text] = []
    unseen: list[Unseen] = []
    marked: set[str] = set()
    for path in files:
        asked = _Asked(path, wrappers)
        asked.visit(tree_of(path))
        texts += asked.texts
        unseen += asked.unseen
        marked |= asked.marked
    return texts, [one for one in unseen if one.context not in marked]
