"""Text is cut and cleaned so that nothing is lost without being named."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.ink.breaking import pieces
from app.documents.ink.faces import Weight
from app.documents.ink.text import MAX_MARKS, cleaned, clusters
from app.documents.ink.typesetter import Typesetter
from app.documents.render import cjk_available, undrawable_characters

CALM = settings(deadline=None)  # a busy computer is no fault
ANY = st.text(st.characters(codec=None, categories=None), max_size=80)


@CALM
@given(ANY)
def test_pieces_and_clusters_put_together_are_the_text(text):
    clean = cleaned(text)
    assert "".join(pieces(clean.replace("\n", " "))) == clean.replace("\n", " ")
    assert "".join(clusters(clean)) == clean


@CALM
@given(ANY)
def test_cleaned_text_is_stable_and_can_be_written(text):
    clean = cleaned(text)
    assert cleaned(clean) == clean
    clean.encode("utf-16-be")
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in clean if char != "\n")


@CALM
@given(ANY)
def test_whatever_cleaning_drops_or_replaces_is_named(text):
    lost = set(text) - set(cleaned(text)) - set("\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufeff")
    assert lost <= set(undrawable_characters(text))


@CALM
@given(st.text("ab-/1 ", max_size=30))
def test_the_fast_way_for_ascii_cuts_like_the_other(text):
    wide = pieces(text + "é")
    last = wide[-1].removesuffix("é")
    assert [piece for piece in [*wide[:-1], last] if piece] == pieces(text) or text.endswith(("-", "/"))


def test_a_letter_carries_at_most_so_many_marks():
    for cluster in clusters("a" + "\u0301" * 1000):
        assert sum(unicodedata.category(char) == "Mn" for char in cluster) <= MAX_MARKS + 1


def test_joined_emoji_are_one_cluster():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert clusters(f"x{family}y") == ["x", family, "y"]
    assert clusters("\U0001f44d\U0001f3fd") == ["\U0001f44d\U0001f3fd"]


@pytest.mark.parametrize("char", ["\x07", "\ud800", "\ufdd0", "\U0010ffff", "\ue000", "\u202e", "\u2067"])
def test_what_cannot_be_drawn_is_named(char):
    assert undrawable_characters(f"a{char}b") == (char,)


@pytest.mark.parametrize(
    "text", ["Ünïcödé Ελένη Олексій", "Nguyễn", "שלום", "فاطمة", "प्रिया", "สมชาย", "\U0001f44d", "a\tb\nc"]
)
def test_what_can_be_drawn_is_not(text):
    assert undrawable_characters(text) == ()


@pytest.mark.parametrize("text", ["王丽", "佐藤花子", "김민준"])
def test_chinese_japanese_and_korean_are_drawn_when_their_faces_are_there(text):
    assert cjk_available()
    assert undrawable_characters(text) == ()


@CALM
@given(st.text("aé ש王-", min_size=1, max_size=60), st.integers(1_500, 9_000))
def test_no_line_is_wider_than_asked(text, width):
    for line in Typesetter("en").lines(text, Weight.REGULAR, width):
        assert line.width <= width * 1.01


@CALM
@given(st.text("aé ש王-\n", max_size=60), st.integers(1_500, 9_000))
def test_lines_hold_all_of_the_text(text, width):
    lines = Typesetter("en").lines(text, Weight.REGULAR, width)
    drawn = "".join(cluster.text for line in lines for run in line.runs for cluster in run.clusters)
    assert drawn == cleaned(text).replace("\n", "")
