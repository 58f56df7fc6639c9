"""Texts in Python source as templates: constants, f-strings, tables of them, and where they come from."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_file(name: str) -> Path | None:
    """The file of one of our modules by its dotted name."""
    path = ROOT.joinpath(*name.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return file
    return None


@functools.cache
def imported_names(path: Path) -> dict[str, tuple[Path, str]]:
    """Name in this module -> (file it comes from, its name there), for what is ours."""
    found: dict[str, tuple[Path, str]] = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("desktop"):
            for alias in node.names:
                file = module_file(node.module)
                if file is not None:
                    found[alias.asname or alias.name] = (file, alias.name)
    return found


@functools.cache
def assigned(path: Path) -> dict[str, ast.expr]:
    """Module-level name -> what is assigned to it."""
    found: dict[str, ast.expr] = {}
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = node.value
        elif (
            isinstance(node, ast.AnnAssign) and node.value is not None and isinstance(node.target, ast.Name)
        ):
            found[node.target.id] = node.value
    return found


def template(node: ast.expr) -> str | None:
    """The text of a literal; an f-string's fields become `{name}`, as `str.format` has them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_pieces(node))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = template(node.left), template(node.right)
        return None if left is None or right is None else left + right
    return None


def _pieces(node: ast.JoinedStr) -> Iterator[str]:
    taken: set[str] = set()
    for part in node.values:
        if isinstance(part, ast.Constant):
            yield str(part.value).replace("{", "{{").replace("}", "}}")
            continue
        assert isinstance(part, ast.FormattedValue)
        name = base = _field_name(part.value)
        number = 2
        while name in taken:
            name, number = f"{base}{number}", number + 1
        taken.add(name)
        yield "{" + name + "}"


def _field_name(node: ast.expr) -> str:
    """The last name in an expression: `path.name` -> name, `len(rows)` -> rows."""
    names = [n.attr if isinstance(n, ast.Attribute) else n.id for n in _named(node)]
    return names[-1].strip("_").lower() if names else "value"


def _named(node: ast.expr) -> list[ast.Attribute | ast.Name]:
    if isinstance(node, ast.Attribute):
        return [node]
    if isinstance(node, ast.Name):
        return [node]
    if isinstance(node, ast.Call):
        inner = node.args[0] if node.args else node.func
        return _named(inner)
    if isinstance(node, ast.Subscript):
        return _named(node.value)
    return [n for n in ast.walk(node) if isinstance(n, ast.Name)][:1]


class Resolver:
    """Finds every text that an expression may be, by following names inside our modules."""

    def __init__(self, path: Path, function: ast.AST | None = None) -> None:
        self._path = path
        self._local: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function) if function is not None else ():
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    if isinstance(target, ast.Name):
                        self._local.setdefault(target.id, []).append(node.value)
                    elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                        for one, value in zip(target.elts, node.value.elts, strict=False):
                            if isinstance(one, ast.Name):
                                self._local.setdefault(one.id, []).append(value)
            elif isinstance(node, ast.NamedExpr):
                self._local.setdefault(node.target.id, []).append(node.value)
            elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
                self._local.setdefault(node.target.id, []).append(node.iter)

    def texts(self, node: ast.expr, depth: int = 0) -> list[str] | None:
        """None where it cannot be known here."""
        if depth > 8:
            return None
        text = template(node)
        if text is not None:
            return [text]
        parts: Sequence[ast.expr]
        if isinstance(node, ast.IfExp):
            parts = [node.body, node.orelse]
        elif isinstance(node, ast.BoolOp):
            parts = node.values
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            parts = node.elts
        elif isinstance(node, ast.Dict):
            parts = node.values
        elif isinstance(node, ast.Subscript | ast.Starred):
            return self.texts(node.value, depth + 1)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr not in ("get", "format", "values"):
                return None
            found = self.texts(node.func.value, depth + 1)
            if found is not None and node.func.attr == "get" and len(node.args) > 1:
                found = found + (self.texts(node.args[1], depth + 1) or [])
            return found
        elif isinstance(node, ast.Name):
            return self._named(node.id, depth)
        elif isinstance(node, ast.Constant) and node.value is None:
            return []
        else:
            return None
        found = []
        for part in parts:
            more = self.texts(part, depth + 1)
            if more is None:
                return None
            found += more
        return found

    def _named(self, name: str, depth: int) -> list[str] | None:
        if name in self._local:
            values = [v for v in self._local[name] if not (isinstance(v, ast.Name) and v.id == name)]
            found: list[str] = []
            for value in values:
                more = self.texts(value, depth + 1)
                if more is None:
                    return None
                found += more
            return found
        known = assigned(self._path).get(name)
        if known is not None:
            return Resolver(self._path).texts(known, depth + 1)
        origin = imported_names(self._path).get(name)
        if origin is not None:
            file, there = origin
            value = assigned(file).get(there)
            return None if value is None else Resolver(file).texts(value, depth + 1)
        return None
