"""The exit code of a check says whether the vault is sound."""

import os

import pytest

from app.cli.main import BAD, GOOD, run
from tests.gui.vaults import PASSPHRASE, make, open_copy


def checked(path):
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE)
    os.close(writing)
    try:
        return run(["check", str(path), "--passphrase-fd", str(reading)])
    finally:
        os.close(reading)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ("SELECT 1", GOOD, "sound: "),
        ("UPDATE owner SET card_number = 7", BAD, "NOT SOUND: "),
        ("UPDATE owner SET name = 'Eve'", BAD, "NOT SOUND: "),
    ],
    ids=["sound", "not sound", "another owner"],
)
def test_a_vault_is_called_what_it_is(tmp_path, monkeypatch, capsys, change, code, said):
    for place in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(place, str(tmp_path / place))
    (tmp_path / "made").mkdir()
    session = open_copy(make(tmp_path / "made", "Ada"), tmp_path / "vault")
    session.vault._ledger.database.run(change)
    session.close()
    assert checked(session.vault.path) == code
    assert capsys.readouterr().out.startswith(said)
