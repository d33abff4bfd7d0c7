"""What is said of a file is said of that file, and nobody is trusted unsaid."""

import tracemalloc

import pytest

from app.cli.main import BAD, GOOD, MISUSED, run
from app.services.contact_cards import own_card
from app.services.verify_files import LARGEST
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


def test_a_folder_full_of_large_files_of_others_does_not_fill_the_memory(tmp_path):
    """As when somebody names all PDFs that were ever downloaded."""
    size = 8 << 20
    paths = [tmp_path / f"{number}.pdf" for number in range(8)]
    for path in paths:
        with path.open("wb") as file:
            file.truncate(size)
    tracemalloc.start()
    try:
        assert run(["verify", *map(str, paths)]) == BAD
        assert tracemalloc.get_traced_memory()[1] < LARGEST + 4 * size
    finally:
        tracemalloc.stop()


def test_a_file_that_is_not_there_is_said_before_any_verdict(tmp_path, card, capsys):
    assert run(["verify", str(card), str(tmp_path / "gone.pdf")]) == MISUSED
    assert capsys.readouterr().out == ""


def test_every_card_that_is_trusted_is_named(tmp_path, card, capsys):
    """Also one that was meant to be checked, and was taken for one more card since it came first."""
    stranger = tmp_path / "b.pdf"
    stranger.write_bytes(card.read_bytes())
    assert run(["verify", "--trust", str(card), str(stranger), str(card)]) == GOOD
    said = capsys.readouterr()
    assert said.err.splitlines() == [f"trusted  {card}", f"trusted  {stranger}"]
    assert said.out.startswith(f"good     {card}")
