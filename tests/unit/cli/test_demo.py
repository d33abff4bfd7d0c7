"""What the account of a demonstration says to type can be typed."""

import shlex
from pathlib import Path

import pytest

from app.cli.demo import check_command


@pytest.mark.parametrize("folder", ["/tmp/out/sealed", "/tmp/Our panel (May)/sealed", "/tmp/Renée's/sealed"])
def test_the_command_names_the_folder_whatever_is_in_its_name(folder):
    command = check_command(Path(folder))
    assert shlex.split(command)[-2:] == ["verify", f"{folder}/*.pdf"]
    assert command.endswith("/*.pdf"), "the shell finds the files"
