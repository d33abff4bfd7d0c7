"""What is said of a file is said of that file, and nobody is trusted unsaid."""

import pytest

from app.cli.main import BAD, GOOD, run
from app.services.contact_cards import own_card
from tests.gui.vaults import make, open_copy


@pytest.fixture
def card(tmp_path):
    """The contact card of somebody, as a file."""
    (tmp_path / "made").mkdir()
    session = open_copy(make(tmp_path / "made", "Ada"), tmp_path / "vault")
    path = tmp_path / "ada.pdf"
    path.write_bytes(own_card(session))
    session.close()
    return path


def test_a_file_name_passes_for_no_line_of_ours(tmp_path, capsys):
    path = tmp_path / "x\ngood     card.pdf"
    path.write_bytes(b"no PDF")
    assert run(["verify", str(path)]) == BAD
    assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith("good")]


def test_every_card_that_is_trusted_is_named(tmp_path, card, capsys):
    """Also one that was meant to be checked, and was taken for one more card since it came first."""
    stranger = tmp_path / "b.pdf"
    stranger.write_bytes(card.read_bytes())
    assert run(["verify", "--trust", str(card), str(stranger), str(card)]) == GOOD
    said = capsys.readouterr()
    assert said.err.splitlines() == [f"trusted  {card}", f"trusted  {stranger}"]
    assert said.out.startswith(f"good     {card}")
