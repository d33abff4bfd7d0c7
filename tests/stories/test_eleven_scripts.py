"""A panel whose names, headings and notes are in eleven scripts: its pages are read back, its fonts and tags listed."""

import re
import shutil
import subprocess
import unicodedata

import pdfua
import pikepdf
import pytest
from pdfua import Severity

from app.documents.render import undrawable_characters
from app.page_setup import RIGHT_TO_LEFT
from app.sealing.verify import verify_file
from tests.second_verifier.judge import judge

from .conftest import ROOT, play
from .test_accessible_pages import TITLE_IN_THE_OLD_PLACE
from .test_whole_story import opened

STORY = ROOT / "resources/stories/eleven-scripts.yaml"
LEAST = 11
PAGES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
SETUPS = [
    ("ar", "Letter", True),
    *(pytest.param(*setup, marks=pytest.mark.prove)
      for setup in (("de", "A4", True), ("fr", "Letter", False), ("es", "A4", False), ("ar", "A4", False))),
]  # fmt: skip


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    return play(STORY, tmp_path_factory.mktemp("scripts") / "out")


def output(*command):
    return subprocess.run([shutil.which(command[0]), *command[1:]], capture_output=True, check=True).stdout.decode()


def bare(text):
    """Without blanks and without marks of direction, which readers add and drop as they like."""
    return unicodedata.normalize("NFC", re.sub("[\\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text))


def people(demo):
    return [demo.story["chair"], *demo.story["panelists"], *demo.story["candidates"]]


def written(demo):
    """Every name and sentence that the summary shows."""
    cards = demo.story["scorecards"]
    yield demo.story["panel"]["title"]
    yield from (each["name"] for each in people(demo))
    yield from (each["name"] for each in demo.story["kit"]["competencies"])
    yield from (note["text"] for card in cards for note in card["notes"] if "handling" not in note)
    yield from (card["summary"] for card in cards)
    yield from (each["reason"] for each in (*demo.story["consensus"], *demo.story["decision"]))


def scripts_in(text):
    names = (unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha())
    return {"HAN" if name.startswith("CJK") else name for name in names}


def test_the_story_is_in_eleven_scripts(scripts):
    found = scripts_in("".join(written(scripts)))
    named = {"LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "DEVANAGARI", "THAI", "HAN", "HIRAGANA", "HANGUL"}
    assert named <= found
    assert "Nguyễn" in "".join(written(scripts))  # Vietnamese is written in Latin with marks of its own
    assert len(named) + 1 >= LEAST


def test_nothing_in_it_is_without_a_glyph(scripts):
    assert undrawable_characters("\n".join(written(scripts))) == ()


def test_every_word_comes_back_from_the_summary(scripts):
    text = bare(output("pdftotext", "-raw", scripts.path(scripts.report["summary"]["path"]), "-"))
    assert [words for words in written(scripts) if bare(words) not in text] == []


def test_the_structure_says_every_word_in_its_place(scripts):
    listed = output("pdfinfo", "-struct-text", scripts.path(scripts.report["summary"]["path"]))
    spoken = [bare(words) for words in re.findall(r'"([^"\n]*)"', listed)]
    missing = [words for words in written(scripts) if not any(bare(words) in each for each in spoken)]
    assert missing == []
    for tag in ("H1", "H2", "Table", "TH", "TD", "Form"):
        assert re.search(rf"^ *{tag}\b", listed, re.MULTILINE), tag


def test_a_name_comes_back_from_each_contact_card_and_minutes(scripts):
    for row in scripts.report["contact_cards"]:
        assert bare(row["owner"]) in bare(output("pdftotext", "-raw", scripts.path(row["path"]), "-"))
    minutes = bare(output("pdftotext", "-raw", scripts.path(scripts.report["minutes"]["path"]), "-"))
    assert all(bare(each["name"]) in minutes for each in (scripts.story["chair"], *scripts.story["panelists"]))


def test_a_sealed_card_holds_its_notes_in_reading_order(scripts, tmp_path):
    for card, path in zip(scripts.story["scorecards"], scripts.sealed(), strict=True):
        inside = tmp_path / "inner.pdf"
        inside.write_bytes(opened(scripts, path, tmp_path))
        text = bare(output("pdftotext", "-raw", inside, "-"))
        notes = [note["text"] for note in card["notes"] if "handling" not in note]
        assert all(bare(words) in text for words in (card["summary"], *notes))


def test_every_font_is_embedded_with_a_unicode_map(scripts):
    for path in scripts.pdfs():
        rows = output("pdffonts", path).splitlines()[2:]
        assert rows
        assert all(re.search(r"yes\s+yes\s+yes", row) for row in rows), path.name


def test_another_checker_finds_no_error(scripts):
    found = [(path.name, each) for path in scripts.pdfs() for each in pdfua.validate(str(path)).findings]
    assert [(name, each.message) for name, each in found if each.severity is Severity.ERROR] == []
    assert {each.rule_id for _, each in found} <= {TITLE_IN_THE_OLD_PLACE}


@pytest.mark.parametrize(("language", "paper", "large"), SETUPS)
def test_both_verifiers_take_pages_of_every_setup(tmp_path, language, paper, large):
    options = ("--paper", paper.lower(), "--language", language, *(["--large-print"] if large else []))
    demo = play(STORY, tmp_path / "out", *options)
    for path in demo.pdfs():
        data = path.read_bytes()
        assert verify_file(data).kind.value == judge(data, None).kind
        with pikepdf.open(path) as file:
            assert str(file.Root.Lang) == language
            assert ("/Direction" in file.Root.ViewerPreferences) is (language in RIGHT_TO_LEFT)
            assert [float(side) for side in file.pages[0].mediabox[2:]] == list(PAGES[paper])
