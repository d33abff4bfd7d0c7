"""A room's tests, collected once in a process of their own; each mistake is made in a fork of it, and lives as long."""

import ast
import gc
import importlib
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from hypothesis import HealthCheck, Phase, settings

OPTIONS = [
    "-x", "-q", "-o", "addopts=", "--import-mode=importlib", "-m", "not prove", "-p", "no:cacheprovider",
    "-W", "ignore::pytest.PytestConfigWarning", "-p", "_hypothesis_pytestplugin", "--hypothesis-seed=0",
    "--hypothesis-profile=once",
]  # fmt: skip
"""As ``pyproject.toml`` has them, without plugins that these rooms do not need, and with the same draws each time."""
SECONDS_FOR_A_TEST = 20
"""Of the processor, not of the clock. The slowest takes three; a mistake may loop for ever, and that is noticing."""
MOST_MEMORY = 4 << 30


def serve(copy: Path, ours: Path, room: str, files: Sequence[str], talk: Connection) -> None:
    """Collect these test files of a copy of the tree, say what ran on import, then answer one trial after another."""
    os.setsid()
    _be_quiet_and_small()
    os.chdir(copy)
    sys.path[:] = [str(copy), *(each for each in sys.path if Path(each or ".").resolve() not in {copy, ours})]
    for name in [name for name in sys.modules if name.partition(".")[0] in {"app", "tests"}]:
        del sys.modules[name]
    settings.register_profile(
        "once", phases=(Phase.explicit, Phase.generate), database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    _wind_up()
    talk.send(_run_on_import(copy, room))
    answers = _Answers(copy=copy, talk=talk)
    code = pytest.main([*OPTIONS, *files], plugins=[answers])
    talk.send((code != pytest.ExitCode.OK, next(iter(answers.failed), None), answers.seconds))


@dataclass(slots=True, kw_only=True)
class _Answers:
    """The plugin that forks for each trial, between the collection of the tests and their run."""

    copy: Path
    talk: Connection
    failed: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    began: float = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        if session.testsfailed:
            return None
        _stop_winding()
        while True:
            first, path, tree = self.talk.recv()
            child = os.fork()
            if not child:
                if tree and not self._changed(path, tree):
                    os._exit(0)
                ranks = {name: rank for rank, name in enumerate(first)}
                session.items.sort(key=lambda item: ranks.get(item.nodeid, len(ranks)))
                return None
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) < 0:
                self.talk.send((True, None, {}))

    def _changed(self, path: Path, tree: ast.Module) -> bool:
        """Whether the mistake could be made; what uses other names of the function around it must be made anew."""
        try:
            make_mistake(str(self.copy / path), tree)
        except ValueError:
            self.talk.send((None, None, {}))
            return False
        return True

    def pytest_runtest_logstart(self) -> None:
        _wind_up()
        self.began = time.process_time()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = time.process_time() - self.began
        if report.failed:
            self.failed.append(report.nodeid)


def make_mistake(path: str, tree: ast.Module) -> None:
    """Every function of the module has the code that this tree says.

    Raises:
        ValueError: one of them uses other names of the function around it than before.
    """
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(tree, path, "exec"))}
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename == path:
            known = each.__code__
            each.__code__ = codes.get((known.co_qualname, known.co_firstlineno), known)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _run_on_import(copy: Path, room: str) -> set[tuple[str, int]]:
    """The functions of a room, by file and first line, that run when it is imported: what they made is made already."""
    seen: set[tuple[str, int]] = set()
    watch = sys.monitoring

    def started(code: CodeType, _offset: int) -> object:
        seen.add((code.co_filename, code.co_firstlineno))
        return watch.DISABLE

    watch.use_tool_id(watch.COVERAGE_ID, "mutation")
    watch.register_callback(watch.COVERAGE_ID, watch.events.PY_START, started)
    watch.set_events(watch.COVERAGE_ID, watch.events.PY_START)
    for path in sorted((copy / "app" / room).glob("*.py")):
        importlib.import_module(f"app.{room}.{path.stem}")
    watch.set_events(watch.COVERAGE_ID, watch.events.NO_EVENTS)
    watch.free_tool_id(watch.COVERAGE_ID)
    return {(str(Path(file).relative_to(copy)), line) for file, line in seen if file.startswith(str(copy))}


def _wind_up() -> None:
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_FOR_A_TEST)


def _stop_winding() -> None:
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _be_quiet_and_small() -> None:
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
