"""A killed program loses nothing that it acknowledged, and leaves nothing readable behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.vault.test_damage import numbers

ROOT = Path(__file__).parents[3]


def write_and_die(vault_file, sheet, folder, lines: int, spin: int) -> list[str]:
    """What the writer acknowledged before it was killed, some lines and a few machine cycles after its start."""
    command = [sys.executable, "-m", "tests.unit.vault.writer", vault_file, sheet.key_hex, sheet.salt_hex, folder]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writer:
        told = [writer.stdout.readline() for _ in range(lines)]
        for _ in range(spin):
            pass
        writer.kill()
        rest, errors = writer.communicate()
    assert errors == ""
    return [line.strip() for line in (*told, *rest.splitlines()) if line.strip()]


def kill_again_and_again(times, unlock, vault_file, sheet, folder):
    entered = 0
    draw = numbers("kills")
    for _ in range(times):
        told = write_and_die(vault_file, sheet, folder, 1 + next(draw) % 24, next(draw) % 200_000)
        raw = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
        assert b"canary" not in raw
        vault = unlock()
        notes = vault.interviews.notes("p", "C-01")
        acknowledged = [int(line.split()[1]) for line in told if line.startswith("entered")]
        assert len(notes) >= max([entered, *(number + 1 for number in acknowledged)])
        last_typed = max((int(line.split()[1]) for line in told if line.startswith("typed")), default=-1)
        typing = vault.typing.get("p", "C-01")
        assert last_typed < len(notes) or (typing is not None and f"canary {last_typed} " in typing.text)
        assert vault.check().sound
        entered = len(notes)
        vault.close()
    assert entered > 0


def test_a_killed_program_loses_nothing_that_it_acknowledged(unlock, vault_file, sheet, tmp_path):
    kill_again_and_again(8, unlock, vault_file, sheet, tmp_path)


@pytest.mark.prove
def test_a_thousand_kills_lose_nothing(unlock, vault_file, sheet, tmp_path):
    kill_again_and_again(1000, unlock, vault_file, sheet, tmp_path)
