"""A kit that was written is kept as it was meant, however its letters came in."""

from unicodedata import normalize

import pytest

from app.services.kit_drafts import keep_kit_text, new_kit_text, next_version
from app.services.kit_text import CompetencyText, KitText, QuestionText
from tests.gui.vaults import make, open_copy

SPELLED_IN_PARTS = normalize("NFD", "Présence")


@pytest.fixture
def session(tmp_path):
    (tmp_path / "made").mkdir()
    made = open_copy(make(tmp_path / "made", "Ada"), tmp_path / "vault")
    yield made
    made.close()


def pasted(session):
    """A whole kit whose names were pasted from where accents are written in parts."""
    return KitText(
        draft_id=new_kit_text(session).draft_id,
        name=SPELLED_IN_PARTS,
        scale=("low", "middle", "high"),
        competencies=(CompetencyText(name=SPELLED_IN_PARTS, definition="Is there.", anchors=("x", "y", "z")),),
        questions=(QuestionText(text="Are you there?", competencies=(SPELLED_IN_PARTS,)),),
    )


def test_a_question_asks_about_the_competency_whose_name_was_pasted(session):
    kit = keep_kit_text(session, pasted(session))
    assert (kit.name, kit.questions[0].competencies) == ("Présence", ("Présence",))


def test_the_next_version_is_said_of_the_name_that_will_be_kept(session):
    assert keep_kit_text(session, pasted(session)).version == 1
    assert next_version(session, SPELLED_IN_PARTS) == 2
    assert keep_kit_text(session, pasted(session)).version == 2
