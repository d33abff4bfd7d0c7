"""Sessions that try one mistake after another, forked from a process that has imported everything that is not ours."""

import ast
import multiprocessing
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.mutation.session import serve

IMPORTED_ONCE = [
    "pytest", "hypothesis", "hypothesis.strategies", "jsonschema", "krippendorff", "numpy", "asn1crypto.x509",
    "asn1crypto.cms", "pikepdf", "pyhanko.sign.validation", "cryptography.x509", "argon2", "mnemonic", "pyrage",
    "cryptography.hazmat.primitives.serialization.pkcs12", "cryptography.hazmat.primitives.asymmetric.ec",
    "cryptography.hazmat.primitives.asymmetric.rsa", "reportlab.pdfgen.canvas", "uharfbuzz", "ruamel.yaml", "PIL.Image",
]  # fmt: skip
SECONDS_FOR_ALL = 3600
PROCESSES = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the tests failed, and the first that did, if one lived to say so. None: they did not run."""

    failed: bool | None
    by: str | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each test took, of the processor."""


class Session:
    """A room's tests over a copy of the tree, collected when the session begins."""

    def __init__(self, copy: Path, room: str, files: Sequence[str]) -> None:
        PROCESSES.set_forkserver_preload(IMPORTED_ONCE)
        self._talk, theirs = PROCESSES.Pipe()
        self._process = PROCESSES.Process(target=serve, args=(copy, Path.cwd(), room, files, theirs))
        self._process.start()
        theirs.close()
        try:
            self.run_on_import: frozenset[tuple[str, int]] = frozenset(self._talk.recv())
        except EOFError:
            self.run_on_import = frozenset()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid or 0, signal.SIGKILL)
        self._process.join()

    def run(self, first: Sequence[str] = (), path: Path | None = None, tree: ast.Module | None = None) -> Verdict:
        """What the tests say, the named ones first, of the module at the path being what the tree says."""
        try:
            self._talk.send((first, path, tree))
            failed, by, seconds = self._talk.recv() if self._talk.poll(SECONDS_FOR_ALL) else (True, None, {})
        except (OSError, EOFError):
            return Verdict(failed=True)
        return Verdict(failed=failed, by=by, seconds=seconds)
