"""Every page speaks every language of its own words completely, and foreign words keep their place in the line."""

import ast
import json
import re
import shutil
import string
import subprocess
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import page_samples
import pikepdf
import pytest

from app import documents
from app.analysis.board import MustMeet
from app.documents import render
from app.documents.ink import bidi
from app.documents.pages.common import Quorum
from app.documents.render import undrawable_characters
from app.documents.words import Words
from app.domain.decision import Outcome
from app.domain.panel_block import Role
from app.domain.rating import Recommendation, Unrated
from app.page_setup import LANGUAGES, RIGHT_TO_LEFT, PageSetup
from app.resources import RESOURCES
from app.services.opening_list import ADMITTED, VERDICTS
from app.services.sign_summary import MUST_MEET_WORDS

OTHERS = [language for language in LANGUAGES if language != "en"]
ARABIC = Words("ar")
SAYS = frozenset(("say", "phrase", "self"))
TERMS = {
    *Role, *Recommendation, *Outcome, *Unrated, *VERDICTS.values(),
    *(word for state, word in MUST_MEET_WORDS.items() if state is not MustMeet.NONE),
    ADMITTED, "member", "opened", "not opened", "received but invalid",
    "Krippendorff's alpha, ordinal", "ICC(2,1)", "ICC(2,k)",
}  # fmt: skip


def phrases():
    """Every phrase that the room says, as it stands in the code."""
    for path in Path(documents.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(value=str(text)), *_]
                ):
                    if name in SAYS:
                        yield text


def catalogue(language):
    return json.loads((RESOURCES / "pages" / f"{language}.json").read_text("utf-8"))


def names_in(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_there_are_phrases():
    assert len(set(phrases())) > 200


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_everything_and_nothing_more(language):
    said = catalogue(language)
    assert set(said) == {*phrases(), *map(str, TERMS)}
    assert all(said.values())


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_keeps_every_name_that_is_filled_in(language):
    for english, said in catalogue(language).items():
        assert names_in(said) == names_in(english), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_can_be_drawn(language):
    said = catalogue(language).values() if language != "en" else phrases()
    assert undrawable_characters("\n".join(said)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_days_are_spelled_alike(language):
    say = Words(language)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    spelled = {say.day(day) for day in days}
    assert len(spelled) == 365
    assert all(re.search(r"\b2026$", words) for words in spelled)
    assert all(any(unicodedata.category(char)[0] == "L" for char in words) for words in spelled)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_names_its_zone(language):
    at = datetime(2026, 11, 20, 17, 12, tzinfo=timezone(timedelta(hours=3)))
    assert Words(language).moment(at).replace("\u200f", "").replace("\u200e", "").endswith("17:12 UTC+03:00")
    assert "UTC" in Words(language).moment(datetime(2026, 11, 20, 17, 12, tzinfo=UTC))


def test_a_word_that_is_not_known_stays():
    assert Words("de").term("tabled") == "tabled"


def shown(text, base):
    """The text as it stands on the line from left to right."""
    levels = bidi.levels(text, base)
    bidi.settle_line(text, levels, base)
    seen = "".join(text[place] for place in bidi.visual_order(levels))
    return re.sub("[\u200e\u200f]", "", seen)


@pytest.mark.parametrize("name", ["Mara Lindqvist", "3 for, 0 against", "C++", "(Ines)", "Ines!", "−0.32", "−∞"])
def test_foreign_words_stay_whole_in_a_line_from_the_right(name):
    for phrase in ("{name}: {said}", "the chair, {name}", "Signature of {name}"):
        said = ARABIC(phrase, name=name, said="2") if "said" in phrase else ARABIC(phrase, name=name)
        assert bidi.base_level(said) == 1
        assert name in shown(said, 1)


@pytest.mark.parametrize("name", ["יעל כהן", "3 שאלות", "(שלום)", "שלום!"])
def test_words_from_the_right_stay_whole_in_a_line_from_the_left(name):
    said = Words("de")("the chair, {name}", name=name) + ", 2"
    assert shown(said, 0) == f"der Vorsitz, {shown(name, 1)}, 2"


def test_a_line_of_ours_goes_the_pages_way_whoever_it_begins_with():
    said = Words("en").attributed("יעל כהן", "not asked")
    assert bidi.base_level(said) == 0
    assert shown(said, 0) == f"{shown('יעל כהן', 1)}: not asked"
    assert bidi.base_level(ARABIC.attributed("Mara", "2")) == 1


def test_nobody_is_changed_who_goes_the_pages_way():
    assert Words("en")("{name}: {said}", name="Mara {x}", said="yes") == "Mara {x}: yes"


def test_a_verdict_keeps_its_reason():
    assert Words("de").verdict("received but invalid: SR-214") == "erhalten, aber ungültig: SR-214"
    assert Words("fr").verdict(f"{ADMITTED}: Mail: Tuesday.").endswith("présidence\u00a0: Mail: Tuesday.")
    assert Words("en").verdict("opened") == "opened"


def test_a_quorum_is_said_with_its_numbers():
    for language in LANGUAGES:
        said = Words(language).opened_by(Quorum(needed=2, openers=3), "nobody")
        assert "2" in said
        assert "3" in said


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", ["acceptance", "contact_card", "cover", "scorecard"])
def test_a_page_says_its_own_words_in_its_language(kind, language, tmp_path):
    draw, page = getattr(render, f"render_{kind}"), getattr(page_samples, f"{kind}_page")()
    path = tmp_path / "page.pdf"
    path.write_bytes(draw(page, PageSetup(language=language)).pdf)
    with pikepdf.open(path) as file:
        assert str(file.Root.Lang) == language
        assert ("/Direction" in file.Root.ViewerPreferences) is (language in RIGHT_TO_LEFT)
    run = subprocess.run([shutil.which("pdfinfo"), "-struct-text", path], capture_output=True, check=True, text=True)
    spoken = set(re.findall(r'"([^"\n]+)"', run.stdout))
    say = Words(language)
    assert {"Panel", "Candidate", "Key words", "Sealed at", "Role", "Panelist"}.isdisjoint(
        spoken - set(map(say, ["Panel"]))
    )
    assert say("Panel") in spoken or kind == "contact_card"


def test_key_words_say_that_they_are_english(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(render.render_cover(page_samples.cover_page(), PageSetup(language="de")).pdf)
    read = subprocess.run([shutil.which("qpdf"), "--qdf", path, "-"], capture_output=True, check=True).stdout
    assert read.count(b"/Lang (en)") == 3  # the sealer's words, the panel's, the receipt's
    assert read.count(b"/Lang (de)") == 1
