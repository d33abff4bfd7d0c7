"""What goes to a terminal steers none, whoever wrote it."""

import json
from pathlib import Path

from app.cli.output import complain, say, say_json
from app.services.errors import FileUnreadable


def test_neither_a_line_nor_a_refusal_steers_a_terminal(capsys):
    say("by “\x1b[2JMara\u202e”")
    complain(FileUnreadable(path=Path("a\x1b]0;owned\x07\u202efdp.pdf")))
    printed, said = capsys.readouterr()
    assert printed == "by “\ufffd[2JMara\ufffd”\n"
    assert "fdp.pdf" in said
    assert not set(said) & set("\x1b\x07\u202e")


def test_json_steers_no_terminal_either_and_says_the_same(capsys):
    value = {"name": "Mara \x1b[2J\x9b2J\x7f\u202e\u2066é汉", "lines": ["a\nb", "c"]}
    say_json(value)
    printed, _ = capsys.readouterr()
    assert json.loads(printed) == value
    assert not set(printed) & set("\x1b\x9b\x7f\u202e\u2066")
    assert "é汉" in printed
    assert printed.count("\n") > 1
