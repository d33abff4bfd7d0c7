"""Small mistakes put into code, one at a time."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

FLIPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One place of one module, by its number in the tree's own order, and what is done to it."""

    path: Path
    line: int
    place: int
    what: str
    function: int | None
    """The first line of the function that it is in the body of."""

    @property
    def room(self) -> str:
        """The room of its module."""
        return self.path.parts[1]

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.what}"

    def tree(self, text: str) -> ast.Module:
        """The module with the mistake in it; every line keeps its number."""
        tree = ast.parse(text)
        _apply(next(islice(ast.walk(tree), self.place, None)), self.what)
        return ast.fix_missing_locations(tree)

    def source(self, text: str) -> str:
        """The module with the mistake in it, as text."""
        return ast.unparse(self.tree(text))


def mutants_of(path: Path, text: str) -> Iterator[Mutant]:
    """Every mutant of one module. Annotations, docstrings, decorators and asserts are let alone."""
    tree = ast.parse(text)
    idle, functions = _idle(tree), _functions(tree)
    for place, node in enumerate(ast.walk(tree)):
        if id(node) not in idle:
            for what in _changes(node):
                line = getattr(node, "lineno", 0)
                yield Mutant(path=path, line=line, place=place, what=what, function=functions.get(id(node)))


def _functions(tree: ast.AST) -> dict[int, int]:
    """What stands in the body of a function, with the first line of the outermost one."""
    found: dict[int, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and id(node) not in found:
            first = min(each.lineno for each in [node, *node.decorator_list])
            found |= {id(each): first for part in node.body for each in ast.walk(part)}
    return found


def _idle(tree: ast.AST) -> set[int]:
    """What does nothing at run time that a test could see."""
    roots: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            roots.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            roots += [*node.decorator_list, *([node.returns] if node.returns else [])]
        elif isinstance(node, ast.ClassDef):
            roots += node.decorator_list
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "NewType":
            roots += node.args
        elif isinstance(node, ast.Assert | ast.TypeAlias) or _says_nothing(node):
            roots.append(node)
    return {id(each) for root in roots for each in ast.walk(root)}


def _says_nothing(node: ast.AST) -> bool:
    """A docstring, a check that two lengths are equal which are, or names for star imports, which nobody makes."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    for_stars = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    return docstring or for_stars or (isinstance(node, ast.keyword) and node.arg == "strict")


def _changes(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[operator]) | ast.BoolOp(op=operator) | ast.BinOp(op=operator) if type(operator) in FLIPS:
            yield f"{type(operator).__name__} becomes {FLIPS[type(operator)].__name__}"
        case ast.Constant(value=bool()):
            yield "the other truth"
        case ast.Constant(value=int()):
            yield "one more"
        case ast.Constant(value=str() | bytes()):
            yield "empty" if node.value else "not empty"
        case ast.If(test=_) | ast.IfExp(test=_) | ast.While(test=_):
            yield "the opposite condition"
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield "returns nothing"
        case ast.Raise() | ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield "removed"


def _apply(node: ast.AST, what: str) -> None:
    match node:
        case ast.Compare():
            node.ops = [FLIPS[type(node.ops[0])]()]
        case ast.BoolOp() | ast.BinOp():
            node.op = FLIPS[type(node.op)]()
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int()):
            node.value += 1
        case ast.Constant():
            node.value = type(node.value)() if what == "empty" else _one_letter(node.value)
        case ast.If() | ast.IfExp() | ast.While():
            node.test = ast.UnaryOp(op=ast.Not(), operand=node.test)
        case ast.Return():
            node.value = ast.Constant(value=None)
        case _:
            node.__class__ = ast.Pass


def _one_letter(empty: str | bytes) -> str | bytes:
    return "x" if isinstance(empty, str) else b"x"
