"""Nothing reaches a network: the kernel's tracer sees no socket but AF_UNIX, and no command misses one."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.stages import STORY
from tests.stories.conftest import REAL, SAMPLE
from tests.stories.tracing import MAIN, NETWORK, NETWORKLESS, ROOT, TRACER, Trace, trace

UNIX_ONLY = {"AF_UNIX"}
NEVER = {"listen", "accept", "accept4", "io_uring_setup", "io_uring_enter", "io_uring_register"}
TABLES = ("tcp", "tcp6", "udp", "udp6", "udplite", "raw", "raw6", "icmp", "packet")
PROOF = """
import sys
from app.hardening.process import harden
from app.hardening.proof import attempt_a_socket
harden()
proof = attempt_a_socket()
sys.exit(0 if proof.refused and proof.filtered else 1)
"""
WATCHED = f"""
import json, subprocess, sys
from pathlib import Path
tables, looks = {list(TABLES)}, 0
most = dict.fromkeys(tables, 0)
with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL) as running:
    while running.poll() is None:
        looks += 1
        for table in tables:
            path = Path("/proc/net") / table
            rows = len(path.read_text().splitlines()) - 1 if path.exists() else 0
            most[table] = max(most[table], rows)
        try:
            running.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            pass
print(json.dumps([looks, most]))
sys.exit(running.returncode)
"""
"""Plays a command and looks again and again at every table of sockets there is."""
WINDOW = """
{tracer} --trace={calls} --output {trace} sh -c 'echo $$ > {pid}; exec {command}' &
timeout 120 xdotool search --sync --onlyvisible --name 'Sub Rosa' > {shown}
kill $(cat {pid})
wait
"""


def stays_inside(traced: Trace) -> bool:
    return traced.families <= UNIX_ONLY and not traced.calls & NEVER


def test_the_tracer_sees_a_socket(tmp_path):
    seen = trace(tmp_path, sys.executable, "-c", "import socket; socket.socket(); socket.socketpair()[0].listen()")
    assert not stays_inside(seen)
    assert seen.internet
    assert "listen" in seen.calls


@pytest.fixture
def small_story(tmp_path):
    """A panel of two from enrolment to the signed summary: every step there is, in a second."""
    story = tmp_path / "story.yaml"
    story.write_text(STORY)
    return story


def test_a_whole_panel_is_played_without_a_socket(small_story, tmp_path):
    played = trace(tmp_path, *MAIN, "demo", "--story", small_story, "--out", tmp_path / "out")
    assert played.code == 0, played.errors
    assert (tmp_path / "out" / "X-1_summary.pdf").exists()
    assert stays_inside(played), played.text


@pytest.mark.prove
def test_a_large_panel_is_played_without_a_socket(tmp_path):
    story = REAL if REAL.exists() else SAMPLE
    played = trace(tmp_path, *MAIN, "demo", "--story", story, "--out", tmp_path / "out")
    assert played.code == 0, played.errors
    assert stays_inside(played), played.text


def one_of_each(report):
    listed = [report[kind][0]["path"] for kind in ("contact_cards", "packs", "acceptances", "sealed")]
    return [*listed, report["minutes"]["path"], report["summary"]["path"]]


def test_no_command_asks_for_a_socket(demo, tmp_path):
    vault = demo.path(demo.report["vaults"][0]["path"])
    passphrase = demo.report["vaults"][0]["passphrase"].encode() + b"\n"
    card = demo.path(demo.report["contact_cards"][0]["path"])
    files = map(demo.path, one_of_each(demo.report))
    for command in (
        ("verify", "--json", "--trust", card, *files),
        ("check", vault, "--passphrase-fd", 0),
        ("recovery", vault, "--passphrase-fd", 0),
    ):
        ran = trace(tmp_path, *MAIN, *command, given=passphrase)
        assert ran.code == 0, ran.errors
        assert stays_inside(ran), ran.text


def test_the_process_is_hardened_before_anything_else_is_loaded(tmp_path):
    ran = trace(tmp_path, *MAIN, "verify", "--help", calls="prctl,openat,setrlimit,prlimit64")
    lines = ran.text.splitlines()
    hardened = next(at for at, line in enumerate(lines) if "PR_SET_SECCOMP" in line and line.endswith("= 0"))
    loaded = next(at for at, line in enumerate(lines) if "/app/services/" in line)
    assert hardened < loaded
    before = "\n".join(lines[:hardened])
    assert "PR_SET_DUMPABLE, SUID_DUMP_DISABLE" in before
    assert "RLIMIT_CORE, {rlim_cur=0, rlim_max=0}" in before
    assert not any(library in before for library in ("PySide6", "cryptography", "sqlcipher3", "reportlab", "pyrage"))


def test_the_live_proof_is_the_only_call_and_it_is_refused(tmp_path):
    asked = trace(tmp_path, sys.executable, "-c", PROOF)
    assert asked.code == 0
    (line,) = asked.internet
    assert "socket(AF_INET, SOCK_STREAM" in line
    assert "= -1 EAFNOSUPPORT" in line
    assert asked.calls == {"socket"}


def test_the_window_opens_with_unix_sockets_alone(tmp_path):
    names = {name: tmp_path / name for name in ("trace", "pid", "shown")}
    script = WINDOW.format(tracer=" ".join(TRACER), calls=NETWORK, command=" ".join(MAIN), **names)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    meddling = {"QT_QPA_PLATFORM": "xcb", "QT_DEBUG_PLUGINS": "1", "QT_LOGGING_RULES": "*=true"}
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24 -nolisten tcp", "bash", "-c", script],
        env=os.environ | home | meddling,
        capture_output=True,
        text=True,
        check=False,
    )
    assert names["shown"].read_text().strip(), done.stderr
    seen = Trace(text=names["trace"].read_text(), code=0, output=done.stdout, errors=done.stderr)
    assert "connect" in seen.calls, "a window talks to its screen"
    assert stays_inside(seen), seen.text
    assert "QFactoryLoader" not in done.stderr, "a Qt setting that is not on the list had an effect"


@pytest.mark.parametrize("platform", ["vnc", "xcb;vnc:port=5900", "linuxfb"])
def test_a_platform_that_may_listen_ends_the_program_before_qt(tmp_path, platform):
    refused = trace(tmp_path, *MAIN, environment=os.environ | {"QT_QPA_PLATFORM": platform})
    assert refused.code == 2
    assert "SR-902" in refused.errors
    assert stays_inside(refused)


def test_nothing_listens_while_a_panel_is_played(small_story, tmp_path):
    """In a network namespace of its own, whatever the kernel's tables list is this program's."""
    command = [*MAIN, "demo", "--story", str(small_story), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [*NETWORKLESS, sys.executable, "-c", WATCHED, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    looks, most = json.loads(done.stdout)
    assert looks > 3
    assert most == dict.fromkeys(TABLES, 0)


@pytest.mark.prove
def test_all_that_a_change_must_pass_passes_without_any_network():
    ran = subprocess.run([*NETWORKLESS, ROOT / ".ci" / "run"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-4000:]
