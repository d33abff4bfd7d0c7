"""A story file is read with every default filled in, or refused with the line of the first thing that is wrong."""

from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from app.domain.decision import Outcome
from app.domain.errors import Problem, ValueRefused
from app.domain.note import REQUEST_AFTERWARDS, AskedBy, Bearing, Handling
from app.domain.rating import Recommendation, Unrated
from app.resources import RESOURCES
from app.services.errors import FileUnreadable
from app.services.retention import default_destroy_by
from app.services.story_file import read_story_file

TODAY = date(2026, 11, 21)
SHARED = Path(__file__).parents[4] / "shared/data/stories/first-panel.yaml"
STORY = """\
panel:
  code: R-1
  title: Lecturer
  date: 2026-11-20
  time_zone: Europe/Lisbon
  deadline: 2026-11-21 09:00
  opening: courtesy
kit:
  name: Lecturer
  scale: [poor, fair, good]
  competencies:
    - {name: Teaching, definition: Makes hard things plain., anchors: {1: Reads., 2: Explains., 3: Checks.}}
    - {name: Research, definition: Finds things out., anchors: {1: Copies., 2: Tries., 3: Shows.}}
  questions:
    - {text: Teach us something.}
    - {text: What did you find out?}
chair: {name: Ines Duarte}
panelists:
  - {name: Abena Mensah, focus: [Teaching]}
  - {name: Tomasz Żółkiewski}
candidates:
  - {code: C-01, name: Mara Lindqvist}
  - {code: C-02, name: Óscar Peña Gil}
scorecards:
  - panelist: Abena Mensah
    candidate: C-01
    notes:
      - {at: 14:21, question: 1, competency: Teaching, text: Drew it first.}
      - {at: 14:22, text: Later note.}
      - {at: 14:24, handling: off the record, agreed: before, text: Employer does not know.}
      - {at: 14:26, handling: private, text: Ask about nights.}
      - {at: 14:30, handling: chair only, text: Asks for a later start.}
    ratings: {Teaching: 3, Research: no evidence}
    recommendation: yes
    summary: Calm.
recusals:
  - {panelist: Tomasz Żółkiewski, candidate: C-01}
consensus:
  - {candidate: C-01, competency: Teaching, rating: 3, reason: One account with evidence.}
decision:
  - {candidate: C-01, outcome: offer, reason: Clear.}
"""
OFF_RECORD = "{at: 14:24, handling: off the record, agreed: before, text: Employer does not know.}"


@pytest.fixture
def read(tmp_path):
    def reader(text):
        path = tmp_path / "story.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_story_file(path, today=TODAY)

    return reader


def without(*lines):
    return "".join(line for line in STORY.splitlines(keepends=True) if not line.strip().startswith(lines))


def swapped(old, new):
    assert STORY.count(old) >= 1, old
    return STORY.replace(old, new, 1)


def off_record(extra):
    return swapped(OFF_RECORD, OFF_RECORD.replace("agreed: before", extra))


def test_everything_that_is_written_is_read(read):
    story = read(STORY)
    assert (story.code, story.title, story.day, story.time_zone) == (
        "R-1",
        "Lecturer",
        date(2026, 11, 20),
        "Europe/Lisbon",
    )
    assert story.deadline == datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    assert (story.chair, [person.name for person in story.panelists]) == (
        "Ines Duarte",
        ["Abena Mensah", "Tomasz Żółkiewski"],
    )
    assert [person.focus for person in story.panelists] == [("Teaching",), ()]
    assert [(each.code, each.name) for each in story.candidates] == [
        ("C-01", "Mara Lindqvist"),
        ("C-02", "Óscar Peña Gil"),
    ]
    assert story.recusals == (("Tomasz Żółkiewski", "C-01"),)
    (consensus,), (decision,) = story.consensus, story.decisions
    assert (consensus.competency, consensus.rating, decision.outcome) == ("Teaching", 3, Outcome.OFFER)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_may_be_spelled_in_parts_wherever_a_name_stands(read, form):
    """Some systems write them so: a file that one person typed on two of them still names one person."""
    renamed = STORY.replace("Teaching", "Présence").replace("Abena", "Abéna")
    where = renamed.index("scorecards")
    story = read(renamed[:where] + normalize(form, renamed[where:]))
    assert [(card.panelist, dict(card.ratings)) for card in story.cards] == [
        ("Abéna Mensah", {"Présence": 3, "Research": Unrated.NO_EVIDENCE})
    ]
    assert story.recusals == (("Tomasz Żółkiewski", "C-01"),)
    assert [agreed.competency for agreed in story.consensus] == ["Présence"]


def test_a_name_in_parts_is_still_recused_and_rated(read):
    recused = normalize("NFD", "  - {panelist: Tomasz Żółkiewski, candidate: C-01}")
    rated = "  - {panelist: Tomasz Żółkiewski, candidate: C-01, recommendation: no, summary: x}\nrecusals:"
    text = swapped("  - {panelist: Tomasz Żółkiewski, candidate: C-01}", recused).replace("recusals:", rated)
    with pytest.raises(ValueRefused) as refused:
        read(text)
    assert refused.value.problem is Problem.RECUSED_AND_RATED


def test_a_rating_is_given_once_however_it_is_spelled(read):
    twice = swapped("{Teaching: 3, Research", f"{{Présence: 3, {normalize('NFD', 'Présence')}: 2, Research")
    with pytest.raises(ValueRefused) as refused:
        read(twice.replace("Teaching", "Présence"))
    assert refused.value.problem is Problem.TWICE


def test_a_card_keeps_what_leaves_and_what_stays_apart(read):
    (card,) = read(STORY).cards
    assert (card.recommendation, card.summary) == (Recommendation.YES, "Calm.")
    assert card.ratings == {"Teaching": 3, "Research": Unrated.NO_EVIDENCE}
    assert [note.handling for note in card.record_notes] == [
        Handling.ON_RECORD,
        Handling.ON_RECORD,
        Handling.CHAIR_ONLY,
    ]
    assert [note.handling for note in card.staying] == [Handling.OFF_RECORD, Handling.PRIVATE]
    first = card.record_notes[0]
    assert (first.question, first.competencies) == (1, ("Teaching",))
    assert first.at == datetime(2026, 11, 20, 14, 21, tzinfo=UTC)
    assert len({note.note_id for note in card.notes}) == 5


def test_off_the_record_defaults(read):
    terms = read(STORY).cards[0].staying[0].terms
    assert (terms.asked_by, terms.may_know, terms.bears) == (AskedBy.CANDIDATE, "nobody", None)
    assert terms.until == default_destroy_by(date(2026, 11, 20)) == date(2027, 11, 20)


def test_off_the_record_terms_as_given(read):
    given = "agreed: before, asked_by: panelist, may_know: the chair, until: 2027-01-31"
    note = read(off_record(given + ", competency: Research, bears: not used")).cards[0].staying[0]
    assert (note.terms.asked_by, note.terms.may_know, note.terms.until) == (
        AskedBy.PANELIST,
        "the chair",
        date(2027, 1, 31),
    )
    assert (note.terms.bears, note.competencies) == (Bearing.NOT_USED, ("Research",))


@pytest.mark.parametrize(
    ("agreed", "text"),
    [("as heard", "Employer does not know."), ("request only", REQUEST_AFTERWARDS)],
)
def test_what_was_asked_for_too_late_goes_on_the_record_honestly(read, agreed, text):
    card = read(off_record(f"agreed: {agreed}")).cards[0]
    assert text in [note.text for note in card.record_notes if note.handling is Handling.ON_RECORD]
    assert [note.handling for note in card.staying] == [Handling.PRIVATE]


def test_panel_defaults(read):
    story = read(without("date:", "time_zone:", "deadline:", "opening:"))
    assert (story.day, story.time_zone) == (TODAY, "UTC")
    assert story.deadline == datetime(2026, 11, 23, tzinfo=UTC), "the end of the day after"
    assert story.destroy_by == default_destroy_by(TODAY)


def test_sections_may_be_absent(read):
    story = read(STORY[: STORY.index("scorecards:")])
    assert (story.cards, story.recusals, story.consensus, story.decisions) == ((), (), (), ())


def test_notes_and_ratings_may_be_absent(read):
    (card,) = read(without("notes:", "- {at:", "ratings:")).cards
    assert (card.notes, card.ratings) == ((), {})


def test_times_are_told_in_the_panels_zone(read):
    card = read(swapped("Europe/Lisbon", "Asia/Tokyo")).cards[0]
    assert card.record_notes[0].at == datetime(2026, 11, 20, 5, 21, tzinfo=UTC)


def test_scalars_stay_what_they_are(read):
    story = read(swapped("title: Lecturer", "title: 2026-11-20").replace("summary: Calm.", "summary: no", 1))
    assert (story.title, story.cards[0].summary) == ("2026-11-20", "no")


def test_the_kit_may_stand_in_a_file_of_its_own(read, tmp_path):
    kit = STORY[STORY.index("kit:") : STORY.index("chair:")]
    (tmp_path / "own.yaml").write_text(kit, "utf-8")
    assert read(STORY.replace(kit, "kit: own.yaml\n")).kit == read(STORY).kit


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (swapped("  title: Lecturer", "  colour: red"), 3, Problem.UNKNOWN_KEY),
        (swapped("  title: Lecturer\n", ""), 2, Problem.MISSING_KEY),
        (swapped("  title: Lecturer", "  title: ''"), 3, Problem.EMPTY),
        (swapped("code: R-1", "code: R 1"), 2, Problem.NOT_A_CODE),
        (swapped("code: R-1", "code: ../R-1"), 2, Problem.NOT_A_CODE),
        (swapped("2026-11-20", "20 November"), 4, Problem.NOT_A_DATE),
        (swapped("Europe/Lisbon", "Europe/Atlantis"), 5, Problem.NOT_A_TIME_ZONE),
        (swapped("Europe/Lisbon", "../../etc/passwd"), 5, Problem.NOT_A_TIME_ZONE),
        (swapped("2026-11-21 09:00", "soon"), 6, Problem.NOT_A_TIME),
        (swapped("2026-11-21 09:00", "2026-11-19 09:00"), 6, Problem.BEFORE_INTERVIEW),
        (swapped("courtesy", "{quorum: 2, openers: [Ines Duarte, Abena Mensah]}"), 7, Problem.QUORUM_NOT_YET),
        (swapped("courtesy", "tomorrow"), 7, Problem.UNKNOWN),
        (swapped("scale: [poor, fair, good]", "scale: [poor]"), 10, Problem.TOO_FEW),
        (swapped("3: Checks.", "2: Checks."), 12, Problem.TWICE),
        (swapped("{name: Ines Duarte}", "Ines Duarte"), 17, Problem.NOT_A_MAPPING),
        (swapped("focus: [Teaching]", "focus: [Singing]"), 19, Problem.UNKNOWN),
        (swapped("{name: Tomasz Żółkiewski}", "{name: Abena Mensah}"), 20, Problem.TWICE),
        (swapped("code: C-02", "code: C-01"), 23, Problem.TWICE),
        (swapped("panelist: Abena Mensah", "panelist: Nobody"), 25, Problem.UNKNOWN),
        (swapped("    candidate: C-01", "    candidate: C-09"), 26, Problem.UNKNOWN),
        (swapped("at: 14:21", "at: noon"), 28, Problem.NOT_A_TIME),
        (swapped("question: 1", "question: 3"), 28, Problem.OUT_OF_RANGE),
        (swapped("question: 1", "question: one"), 28, Problem.NOT_A_NUMBER),
        (swapped("competency: Teaching, text", "competency: Singing, text"), 28, Problem.UNKNOWN),
        (swapped("text: Later note.", "text: ' '"), 29, Problem.EMPTY),
        (swapped("text: Later note.", "agreed: before, text: Later note."), 29, Problem.TERMS_MISPLACED),
        (swapped("text: Later note.", "text: [Later, note]"), 29, Problem.NOT_TEXT),
        (off_record("agreed: after"), 30, Problem.AGREED_AFTER),
        (off_record("agreed: maybe"), 30, Problem.UNKNOWN),
        (off_record("agreed: before, competency: Research"), 30, Problem.BEARS_MISSING),
        (off_record("agreed: before, bears: recused"), 30, Problem.BEARS_MISSING),
        (off_record("agreed: before, until: spring"), 30, Problem.NOT_A_DATE),
        (off_record("agreed: before, until: 2026-11-19"), 30, Problem.BEFORE_INTERVIEW),
        (swapped("2026-11-20", "20261120"), 4, Problem.NOT_A_DATE),
        (STORY + "  - {candidate: C-01, outcome: reserve, reason: Twice.}\n", 42, Problem.TWICE),
        (swapped("handling: private", "handling: secret"), 31, Problem.UNKNOWN),
        (swapped("Teaching: 3", "Teaching: 4"), 33, Problem.UNKNOWN),
        (swapped("Teaching: 3", "Singing: 3"), 33, Problem.UNKNOWN),
        (swapped("recommendation: yes", "recommendation: perhaps"), 34, Problem.UNKNOWN),
        (swapped("    summary: Calm.\n", ""), 25, Problem.MISSING_KEY),
        (swapped("Tomasz Żółkiewski, candidate: C-01", "Abena Mensah, candidate: C-01"), 37, Problem.RECUSED_AND_RATED),
        (swapped("rating: 3, reason", "rating: 4, reason"), 39, Problem.OUT_OF_RANGE),
        (swapped("rating: 3, reason: One account with evidence.", "rating: 3"), 39, Problem.MISSING_KEY),
        (swapped("outcome: offer", "outcome: hire"), 41, Problem.UNKNOWN),
        (swapped("scorecards:", "scorecard:"), 25, Problem.UNKNOWN_KEY),
        (swapped("title: Lecturer", "title: &t Lecturer"), 3, Problem.ALIAS_OR_TAG),
        (swapped("title: Lecturer", "title: *t"), 3, Problem.ALIAS_OR_TAG),
        (swapped("title: Lecturer", "title: !!python/name:os.system Lecturer"), 3, Problem.ALIAS_OR_TAG),
        (STORY + "panel: {}\n", 42, Problem.TWICE),
        (STORY + "---\na: b\n", 42, Problem.TOO_MANY),
        (swapped("chair: {name: Ines Duarte}", "chair: " + "[" * 20 + "]" * 20), 17, Problem.TOO_DEEP),
        (swapped("chair: {name: Ines Duarte}", "chair: {name: Ines"), 18, Problem.NOT_YAML),
    ],
)
def test_what_is_wrong_is_named_with_its_line(read, text, line, problem):
    with pytest.raises(ValueRefused) as caught:
        read(text)
    assert (caught.value.problem, caught.value.line) == (problem, line)


def test_a_second_card_of_one_panelist_for_one_candidate_is_refused(read):
    second = "  - {panelist: Abena Mensah, candidate: C-01, recommendation: no, summary: Again.}\nrecusals:"
    with pytest.raises(ValueRefused) as caught:
        read(swapped("recusals:", second))
    assert (caught.value.problem, caught.value.line) == (Problem.TWICE, 36)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"\x00", b"just text", b"- 1\n- 2\n", b"a: " + b"x" * (2 << 20)]
)
def test_what_is_no_story_is_one_refusal(read, data):
    with pytest.raises(ValueRefused):
        read(data)


def test_numbers_of_people_have_limits(read):
    people = "".join(f"  - {{name: Person {number}}}\n" for number in range(13))
    with pytest.raises(ValueRefused) as caught:
        read(swapped("panelists:\n", "panelists:\n" + people))
    assert caught.value.problem is Problem.TOO_MANY
    with pytest.raises(ValueRefused) as caught:
        read(STORY[: STORY.index("panelists:")] + "panelists: []\ncandidates: []\n")
    assert caught.value.problem is Problem.TOO_FEW


def test_a_missing_story_or_kit_is_one_refusal(read, tmp_path):
    with pytest.raises(FileUnreadable):
        read_story_file(tmp_path / "absent.yaml", today=TODAY)
    kit = STORY[STORY.index("kit:") : STORY.index("chair:")]
    with pytest.raises(FileUnreadable):
        read(STORY.replace(kit, "kit: absent.yaml\n"))


def test_the_sample_story_is_whole_and_varied():
    story = read_story_file(RESOURCES / "stories/sample-panel.yaml", today=TODAY)
    assert (len(story.panelists), len(story.candidates), len(story.cards), story.recusals) == (3, 4, 12, ())
    assert story.day == TODAY
    handlings = {note.handling for card in story.cards for note in card.notes}
    ratings = {rating for card in story.cards for rating in card.ratings.values()}
    assert handlings == set(Handling)
    assert ratings >= {1, 2, 3, 4, 5, Unrated.NO_EVIDENCE, Unrated.NOT_ASKED}
    assert {decision.candidate for decision in story.decisions} == {candidate.code for candidate in story.candidates}
    assert len(story.consensus) >= 2


@pytest.mark.skipif(not SHARED.exists(), reason="the shared story is not beside this clone")
def test_the_shared_story_is_read_as_it_stands():
    story = read_story_file(SHARED, today=TODAY)
    assert (story.code, len(story.cards), story.kit.name) == ("R-2026-31", 12, "Engineering")


def test_a_kit_beside_a_story_may_have_any_name(read, tmp_path):
    kit, after = STORY[STORY.index("kit:") : STORY.index("chair:")], STORY[STORY.index("chair:") :]
    (tmp_path / "C#.yaml").write_text(kit, "utf-8")
    assert read(f"{STORY[: STORY.index('kit:')]}kit: C#.yaml\n{after}").kit == read(STORY).kit
