"""An older vault put back is reported when it is opened, an older page by the check, a seal played again at collect."""

import json
import os
import shutil

import pytest

from app.services.play_story import PASSPHRASE
from app.services.take_in import take_in
from app.vault.check import Check
from app.vault.errors import RolledBack
from tests.faults.stages import CHAIR, PANELIST, Stages
from tests.stories.tracing import MAIN, trace

PAGE = 4096


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    return Stages(tmp_path_factory.mktemp("rollback") / "stages")


def test_a_file_put_back_is_reported_on_the_command_line(stages, tmp_path):
    older, newer = (stages.copy(stage, tmp_path / stage).vault(PANELIST) for stage in ("accept", "seal"))
    places = {name: str(tmp_path / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    command = (*MAIN, "check", newer, "--passphrase-fd", 0, "--json")
    options = {"given": PASSPHRASE.encode(), "environment": os.environ | places}
    assert trace(tmp_path, *command, **options).code == 0
    assert trace(tmp_path, *command, **options).code == 0
    shutil.copyfile(older, newer)
    reported = trace(tmp_path, *command, **options)
    assert reported.code == 1
    assert "SR-107" in reported.errors
    assert newer.read_bytes() == older.read_bytes(), "what was put back is left as it is"


def test_an_older_file_that_a_person_accepts_says_so_for_ever(stages, tmp_path):
    older = stages.copy("accept", tmp_path / "older")
    place = stages.copy("seal", tmp_path / "case")
    shutil.copyfile(older.vault(PANELIST), place.vault(PANELIST))
    with pytest.raises(RolledBack):
        place.session(PANELIST)
    place.session(PANELIST, accepted="older file accepted").close()
    session = place.session(PANELIST)
    kinds = [kind for (kind,) in session.vault._ledger.rows("SELECT kind FROM journal ORDER BY counter")]
    assert kinds[-1] == "older file accepted"
    assert session.vault.check().sound
    session.close()


def test_every_older_page_put_back_is_found(stages, tmp_path):
    old = stages.copy("interview", tmp_path / "older").vault(PANELIST).read_bytes()
    place = stages.copy("seal", tmp_path / "case")
    new = place.vault(PANELIST).read_bytes()
    changed = [at for at in range(PAGE, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    assert len(changed) >= 3
    for at in changed:
        place.vault(PANELIST).write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        try:
            session = place.session(PANELIST)
        except RolledBack:
            continue
        found = {finding.check for finding in session.vault.check().findings}
        session.close()
        assert found & {Check.ROWS, Check.JOURNAL, Check.STRUCTURE}, at


def test_a_seal_played_again_under_another_name_is_reported(stages, tmp_path):
    place = stages.copy("collect", tmp_path / "case")
    (card,) = (place.folder / "sealed").iterdir()
    again = card.rename(card.with_name("another-name.pdf"))
    chair = place.session(CHAIR)
    refusal = take_in(chair, place.panel, again).collected.refusal
    chair.close()
    assert refusal is not None
    assert refusal.code == "SR-236"


def test_the_check_says_which_of_its_parts_did_not_hold(stages, tmp_path):
    place = stages.copy("seal", tmp_path / "case")
    places = {name: str(tmp_path / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    data = bytearray(place.vault(PANELIST).read_bytes())
    data[-100] ^= 1
    place.vault(PANELIST).write_bytes(data)
    command = (*MAIN, "check", place.vault(PANELIST), "--passphrase-fd", 0, "--json")
    ran = trace(tmp_path, *command, given=PASSPHRASE.encode(), environment=os.environ | places)
    assert ran.code == 1
    assert json.loads(ran.output)["sound"] is False
