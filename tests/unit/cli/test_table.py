"""Columns stand straight whatever letters are in them."""

from app.cli.output import plain
from app.cli.table import table, width


def test_columns_start_at_the_same_place_below_wrapped_heads():
    lines = list(table(["", "Handling confidential information", "x"], [["C-01", "王 丽", "1"], ["C-02", "é", "2"]]))
    assert lines == [
        "      Handling",
        "      confidential",
        "      information   x",
        "----  ------------  -",
        "C-01  王 丽         1",
        "C-02  é             2",
    ]


def test_wide_and_combining_letters_are_counted_as_a_terminal_does():
    assert (width("王"), width("e\u0301"), width("ab")) == (2, 1, 2)


def test_nothing_that_steers_a_terminal_is_printed():
    assert plain("a\x1b[31mb\u202ec\n") == "a\ufffd[31mb\ufffdc\n"
