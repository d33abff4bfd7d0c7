"""What goes to a terminal steers none, whoever wrote it."""

from pathlib import Path

from app.cli.output import complain, say
from app.services.errors import FileUnreadable


def test_neither_a_line_nor_a_refusal_steers_a_terminal(capsys):
    say("by “\x1b[2JMara\u202e”")
    complain(FileUnreadable(path=Path("a\x1b]0;owned\x07\u202efdp.pdf")))
    printed, said = capsys.readouterr()
    assert printed == "by “\ufffd[2JMara\ufffd”\n"
    assert "fdp.pdf" in said
    assert not set(said) & set("\x1b\x07\u202e")
