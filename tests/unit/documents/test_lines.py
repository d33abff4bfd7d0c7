"""A line is shaped in the document's language, settled at its end, and stands where it was put."""

import re

import pytest

from app.documents.ink.faces import Weight, faces
from app.documents.ink.shaping import shape
from app.documents.ink.text import cleaned
from app.documents.ink.typesetter import Typesetter
from app.documents.pdf.fonts import FontBook
from app.documents.pdf.lines import line_operators

REGULAR = Weight.REGULAR
START = re.compile(r"1 0 0 1 (\S+) \S+ Tm")


def main_face():
    return next(faces(REGULAR, "SC"))


def cjk_face(region):
    return next(face for face in faces(REGULAR, region) if face.is_cff)


def numbers(run):
    return [glyph.number for cluster in run.clusters for glyph in cluster.glyphs]


@pytest.mark.parametrize(("text", "language"), [("ş", "ro"), ("\u0431", "sr")])
def test_letters_take_the_form_of_the_language_and_not_of_the_computer(text, language):
    plain, local = (numbers(shape(main_face(), text, 0, tag)) for tag in ("en", language))
    assert plain != local
    (line,) = Typesetter(language).lines(text, REGULAR, 10_000)
    assert numbers(line.runs[0]) == local


@pytest.mark.parametrize(
    ("text", "language", "region"),
    [
        ("佐藤さん", "en", "JP"),
        ("김민준", "en", "KR"),
        ("王丽", "en", "SC"),
        ("王丽", "zh-TW", "TC"),
        ("王丽", "ja", "JP"),
    ],
)
def test_han_characters_take_the_form_of_their_country(text, language, region):
    (line,) = Typesetter(language).lines(text, REGULAR, 100_000)
    assert line.runs[0].face is cjk_face(region)


def test_what_has_no_glyph_is_drawn_as_the_replacement_and_reads_as_itself():
    run = shape(main_face(), "a\ue000", 0, "en")
    replacement = main_face().font.get_nominal_glyph(0xFFFD)
    assert numbers(run)[1] == replacement != 0
    assert run.clusters[1].text == "\ue000"


def test_explicit_controls_of_direction_are_dropped_and_marks_kept():
    assert cleaned("a\u202eb\u2066c\u200fd") == "abc\u200fd"


def test_the_blank_at_a_line_end_takes_the_paragraphs_side():
    text = "abc אבג דהו"
    line = Typesetter("en").lines(text, REGULAR, Typesetter("en").width("abc אבג", REGULAR) + 1)[0]
    assert [run.level for run in line.runs] == [0, 1, 0]
    assert line.runs[-1].clusters[-1].text == " "


def test_a_line_from_the_right_starts_where_it_is_put_with_its_blank_outside():
    typesetter = Typesetter("he")
    width = typesetter.width("אבג דהו", REGULAR) + 1
    line = typesetter.lines("אבג דהו זחט", REGULAR, width)[0]
    assert line.trailing > 0
    starts = [float(x) for x in START.findall(" ".join(line_operators(FontBook(), line, 100.0, 50.0, 10.0).text))]
    assert min(starts) == pytest.approx(100 - line.trailing / 100, abs=0.02)
    assert sorted(starts)[1] == pytest.approx(100, abs=0.02)


def test_runs_in_both_directions_stand_beside_each_other():
    (line,) = Typesetter("en").lines("abc אבג 12 xyz", REGULAR, 100_000)
    operators = " ".join(line_operators(FontBook(), line, 0.0, 0.0, 1000.0).text)
    starts = [float(x) for x in START.findall(operators)]
    assert len(starts) == len(set(starts))
    assert all(0 <= start < line.width for start in starts)


def test_a_code_stands_for_one_glyph_with_one_text():
    font = FontBook().embedded(main_face())
    first, other = font.code(7, "a"), font.code(7, "á")
    assert first != other
    assert (font.code(7, "a"), font.code(7, "á")) == (first, other)
