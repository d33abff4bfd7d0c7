"""Runs a room's own tests against each mutant, in a copy of the tree that is thrown away."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.trial import Session, Verdict
from tests.thrown_away import ROOT, copied_tree

READER = (
    "grammar", "tokens", "elements", "values", "value_forms", "layout", "document", "structure", "roles", "shapes",
    "catalog_roles", "tag_roles", "font_roles", "cms", "der", "certificate", "signatures", "increments", "record_json",
    "record_file", "sealed_file", "signed_file", "signer", "metadata", "length",
)  # fmt: skip


def every_mutant() -> list[Mutant]:
    """Of crypto, domain, analysis and the reader of sealing."""
    rooms = [path for room in ("crypto", "domain", "analysis") for path in sorted((ROOT / "app" / room).glob("*.py"))]
    reader = [ROOT / "app/sealing" / f"{name}.py" for name in READER]
    return [mutant for path in rooms + reader for mutant in mutants_of(path.relative_to(ROOT), path.read_text("utf-8"))]


def sample(mutants: Sequence[Mutant], count: int, seed: str) -> list[Mutant]:
    """So many of them, the same ones for the same seed and code."""

    def rank(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed} {mutant} {mutant.place}".encode()).digest()

    return sorted(mutants, key=rank)[:count]


def try_all(mutants: Sequence[Mutant], told: Callable[[Mutant, Verdict], None] = lambda *_: None) -> list[Mutant]:
    """The mutants that no test noticed."""
    survivors = []
    with copied_tree() as copy:
        for room in sorted({mutant.room for mutant in mutants}):
            with Room(copy, room) as each:
                for mutant in [mutant for mutant in mutants if mutant.room == room]:
                    verdict = each.tried(mutant)
                    told(mutant, verdict)
                    survivors += [] if verdict.failed else [mutant]
    return survivors


class Room:
    """A room's tests, waiting for mistakes."""

    def __init__(self, copy: Path, name: str) -> None:
        self._copy, self._name = copy, name
        self._session = Session(copy, name, tests_of(name))
        self._noticed_by: dict[Path, dict[str, None]] = defaultdict(dict)
        verdict = self._session.run()
        assert not verdict.failed, f"the tests of {name} fail without any mistake: {verdict.by}"
        self._quick_first = sorted(verdict.seconds, key=lambda test: verdict.seconds[test])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._session.__exit__()

    def tried(self, mutant: Mutant) -> Verdict:
        """What the tests say: those first that noticed mistakes in its module before, then the quick ones."""
        names = self._noticed_by[mutant.path]
        first = [*reversed(names), *(name for name in self._quick_first if name not in names)]
        at_import = mutant.function is None or (str(mutant.path), mutant.function) in self._session.run_on_import
        verdict = None if at_import else self._in_place(mutant, first)
        if verdict is None or verdict.failed is None:
            verdict = self._anew(mutant, first)
        if verdict.by:
            names.pop(verdict.by, None)
            names[verdict.by] = None
        return verdict

    def _in_place(self, mutant: Mutant, first: Sequence[str]) -> Verdict:
        text = (self._copy / mutant.path).read_text("utf-8")
        return self._session.run(first, mutant.path, mutant.tree(text))

    def _anew(self, mutant: Mutant, first: Sequence[str]) -> Verdict:
        """What is made on import is made again, from a file with the mistake in it: first for the likeliest tests."""
        path = self._copy / mutant.path
        original, times = path.read_text("utf-8"), path.stat()
        path.write_text(mutant.source(original), "utf-8")
        try:
            likeliest = list(dict.fromkeys(name.partition("::")[0] for name in self._noticed_by[mutant.path]))[-2:]
            verdict = self._in_a_new_session(likeliest, first) if likeliest else Verdict(failed=False)
            return verdict if verdict.failed else self._in_a_new_session(tests_of(self._name), first)
        finally:
            path.write_text(original, "utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _in_a_new_session(self, files: Sequence[str], first: Sequence[str]) -> Verdict:
        with Session(self._copy, self._name, files) as session:
            return session.run(first)


def tests_of(room: str) -> list[str]:
    """The files of a room's own tests, vectors and forged files among them."""
    return [str(file.relative_to(ROOT)) for file in sorted((ROOT / "tests/unit" / room).glob("test_*.py"))]
