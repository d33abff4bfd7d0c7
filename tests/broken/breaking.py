"""A protection taken out of the code, and the tests that must miss it."""

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.thrown_away import environment, rewritten

SECONDS = 900
"""For one test, far above what any takes: one that hangs has failed."""
FAILED = re.compile(r"^(?:FAILED|ERROR) ((tests/[\w/]+\.py)::\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One textual edit that removes what a guarantee rests on; ``missed_by`` names every test that must fail.

    A test is named as in THREATS: a file, or a file and a function; a case in brackets keeps long ones short.
    """

    guarantee: str
    what: str
    path: str
    old: str
    new: str
    missed_by: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.guarantee} {self.what}"

    def source(self, tree: Path) -> str:
        """The broken file.

        Raises:
            ValueError: what is to be taken out does not stand there exactly once.
        """
        text = (tree / self.path).read_text("utf-8")
        if text.count(self.old) != 1:
            raise ValueError(f"{self.path}: {text.count(self.old)} times {self.old!r}")
        return text.replace(self.old, self.new)

    def not_noticed(self, tree: Path) -> set[str]:
        """Those of the named tests that pass although the code is broken."""
        with rewritten(tree / self.path, self.source(tree)):
            failed = failures(tree, self.missed_by)
        return {test for test in self.missed_by if without_case(test) not in failed}


def without_case(test: str) -> str:
    """The test's name in THREATS."""
    return test.partition("[")[0]


def failures(tree: Path, tests: Iterable[str]) -> set[str]:
    """The tests of these that fail, and the files they stand in.

    A file that cannot even be imported, as after a break that is no Python, stands for no failure.
    """
    options = ["-q", "--tb=no", "-rfE", "-m", "", "-p", "no:cacheprovider", f"--timeout={SECONDS}", "-n", "0"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=tree,
        env=environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode not in {0, 1} or "errors during collection" in done.stdout:
        raise AssertionError(done.stdout[-3_000:] + done.stderr[-1_000:])
    return {name for found in FAILED.findall(done.stdout) for name in found}
