"""Paper is what people use where the computer is."""

import pytest

from app.page_setup import locale_for_paper, usual_paper

NAMES = ("LC_ALL", "LC_PAPER", "LC_MEASUREMENT", "LANG")


@pytest.mark.parametrize("where", ["en_US.UTF-8", "en_US", "es-MX", "fr_CA.ISO-8859-1", "es_CL@valencia", "fil_PH"])
def test_letter_is_used_there(where):
    assert usual_paper(where) == "Letter"


@pytest.mark.parametrize("where", ["", "C", "POSIX", "C.UTF-8", "en", "us", "ca", "en_GB.UTF-8", "pt_BR", "zh_CN"])
def test_a4_is_used_elsewhere(where):
    assert usual_paper(where) == "A4"


@pytest.mark.parametrize(("given", "found"), [
    ({"LANG": "en_US"}, "en_US"),
    ({"LANG": "en_US", "LC_PAPER": "de_DE"}, "de_DE"),
    ({"LANG": "en_US", "LC_MEASUREMENT": "de_DE"}, "de_DE"),
    ({"LANG": "de_DE", "LC_PAPER": "de_DE", "LC_ALL": "en_US"}, "en_US"),
    ({"LANG": "en_US", "LC_ALL": ""}, "en_US"),
])  # fmt: skip
def test_the_locale_that_decides_about_paper_is_asked_first(monkeypatch, given, found):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert locale_for_paper() == found
