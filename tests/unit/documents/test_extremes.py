"""Too much and too little: nothing is cut, nothing overlaps, no page is empty, and hostile text is drawn or named."""

import shutil
import subprocess
from dataclasses import replace

import page_checker
import page_samples
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.pages.common import NoteLine
from app.documents.pages.scorecard import RatedCompetency
from app.documents.render import (
    render_contact_card,
    render_cover,
    render_minutes,
    render_pack,
    render_receipts,
    render_scorecard,
    render_summary,
)
from app.page_setup import PageSetup

LONG_NAME = "Maximiliana-Theodora von und zu Hohenzollern-Sigmaringen-Altenburg " * 4
LONG = page_samples.signatory(LONG_NAME)
CHAIR = page_samples.signatory("Ines Duarte", "chair")
SETUPS = (PageSetup(), PageSetup(large_print=True))


def text_of(pdf):
    run = subprocess.run([shutil.which("pdftotext"), "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def card(text):
    rows = (RatedCompetency(name=text[:200], rating=1, anchor=text, notes=page_samples.notes(("14:00", text))),)
    return page_samples.scorecard_page(competencies=rows)


@pytest.mark.parametrize("setup", SETUPS)
def test_a_note_of_20000_characters_is_all_there(setup):
    text = " ".join(f"word{number}" for number in range(2200))[:20_000]
    page = page_samples.scorecard_page(further_notes=page_samples.notes(("14:00", text)), competencies=())
    pdf = render_scorecard(page, setup).pdf
    assert page_checker.faults(pdf) == []
    found = text_of(pdf).split()
    assert [word for word in found if word.startswith("word")] == text.split()


@pytest.mark.parametrize("setup", SETUPS)
def test_a_word_of_5000_letters_is_broken_and_whole(setup):
    pdf = render_scorecard(card("x" * 5000), setup).pdf
    assert page_checker.faults(pdf) == []
    assert text_of(pdf).count("x") >= 10_000


def test_a_thousand_marks_on_one_letter_do_not_reach_into_other_lines():
    result = render_scorecard(card("a" + "\u0301" * 1000), PageSetup())
    assert page_checker.faults(result.pdf) == []
    assert result.undrawable == ()


@pytest.mark.parametrize("setup", SETUPS)
def test_a_board_of_8_by_12(setup):
    pdf = render_summary(page_samples.summary_page(8, 12), setup).pdf
    assert page_checker.faults(pdf) == []


@pytest.mark.prove
def test_a_board_of_40_by_12():
    pdf = render_summary(page_samples.summary_page(40, 12), PageSetup()).pdf
    assert page_checker.faults(pdf) == []


EMPTY = {
    "summary": lambda setup: render_summary(
        page_samples.summary_page(0, 0, panelists=(), agreement=(), seals=(), signatures=(page_samples.signatory(),)),
        setup,
    ),
    "summary without candidates": lambda setup: render_summary(page_samples.summary_page(0, 3, seals=()), setup),
    "pack": lambda setup: render_pack(
        page_samples.pack_page(candidates=(), questions=(), competencies=(), roster=(), pledge=""), setup
    ),
    "minutes": lambda setup: render_minutes(page_samples.minutes_page(received=(), missing=(), present=()), setup),
    "receipts": lambda setup: render_receipts(page_samples.receipts_page(receipts=()), setup),
    "scorecard": lambda setup: render_scorecard(
        page_samples.scorecard_page(competencies=(), further_notes=(), recommendation="", summary=""), setup
    ),
}


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("kind", EMPTY)
def test_nothing_to_say_is_said(kind, setup):
    assert page_checker.faults(EMPTY[kind](setup).pdf) == []


@pytest.mark.parametrize("setup", SETUPS)
def test_long_names(setup):
    for pdf in (
        render_cover(
            page_samples.cover_page(sealed_by=page_samples.signatory(LONG_NAME), recipient=LONG_NAME), setup
        ).pdf,
        render_contact_card(page_samples.contact_card_page(name=LONG_NAME), setup).pdf,
        render_summary(page_samples.summary_page(chair=LONG), setup).pdf,
    ):
        assert page_checker.faults(pdf) == []
        assert "Sigmaringen-Altenburg" in "".join(text_of(pdf).replace("-\n", "-").split())


HOSTILE = {
    "controls": "a\x00b\x07c\x1bd\x7fe\x9ff",
    "surrogates": "a\ud800b\udfffc",
    "bidi controls": "abc\u202egnp.exe\u202c \u2067x\u2069",
    "private use": "\ue000\uf8ff\U000f0000",
    "noncharacters": "\ufdd0\ufffe\uffff\U0010ffff",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd \u2764\ufe0f",
    "tags": "\U000e0041\U000e0042",
    "joiners alone": "\u200d\u200c\u200b\ufe0f",
    "marks first": "\u0301\u0e31\u093f",
    "markup": "<b>x</b> \\ (( )) % /Name <</MCID 9>> BDC",
    "line ends": "a\r\nb\rc\vd\fe\x85f\u2028g\u2029h\n\n\ni",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_drawn_or_named(kind):
    text = HOSTILE[kind]
    page = page_samples.scorecard_page(panelist=page_samples.signatory(text), summary=text, recommendation=text)
    result = render_scorecard(page, PageSetup())
    assert page_checker.faults(result.pdf) == []
    for char in text:
        if char in "\x00\x07\ud800\udfff\u202e\ue000\U000f0000\ufdd0\uffff\U000e0041":
            assert char in result.undrawable
    assert not set(result.undrawable) & set("abcx<>\U0001f44d\u200d")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec=None, categories=None), max_size=120))
def test_any_text_at_all(text):
    result = render_scorecard(card(text), PageSetup())
    assert page_checker.faults(result.pdf) == []


def test_a_note_on_no_competency_is_read_beside_the_recommendation_it_belongs_to():
    page = page_samples.summary_page(1, 1)
    note = NoteLine(time="14:09", text="Drew the whole site from memory.")
    first, *others = page.candidates[0].recommendations
    noted = replace(page.candidates[0], recommendations=(replace(first, notes=(note,)), *others))
    words = " ".join(text_of(render_summary(replace(page, candidates=(noted,)), PageSetup()).pdf).split())
    assert "Solid on design and practice. 14:09 Drew the whole site from memory." in words


def test_panelists_of_one_name_keep_their_own_ratings_on_the_board():
    page = page_samples.summary_page(1, 1, panelists=("Sam Lee", "Sam Lee", "Cleo Roy"))
    (row,) = page.candidates
    cell = replace(row.cells[0], alone=(None, 4, 1))
    page = replace(page, candidates=(replace(row, cells=(cell,)),))
    assert "\N{EN DASH} \N{MIDDLE DOT} 4 \N{MIDDLE DOT} 1" in text_of(render_summary(page, PageSetup()).pdf)
