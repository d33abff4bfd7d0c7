"""Whatever is typed or pasted can be sealed and issued, and is taken by whoever opens it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.errors import ValueRefused
from app.domain.note import Handling, RecordNote
from app.domain.panel_draft import DraftCandidate
from app.domain.text import NOTE_LIMIT
from app.services.chaired_panels import draft_of, panel_of, save_draft
from app.services.committee import read_committee
from app.services.draft_gaps import draft_gaps
from app.services.interviews import add_note, change_note, judge, open_interview, rate
from app.services.issue_panel import issue_panel
from app.services.memberships import receive_pack
from app.services.open_panel import open_panel
from app.services.seal_scorecard import preview_scorecard, seal_scorecard
from tests.stories.test_refusals import FIRST, panel  # noqa: F401 - a fixture

AS_PASTED = {
    "letters with accents of their own": ("Rene\u0301e\u0300", "Ren\u00e9e\u0300".replace("e\u0300", "\u00e8")),
    "a mark of direction": ("left\u200e to right", "left to right"),
    "an override": ("as it \u202eseems\u202c", "as it seems"),
    "a zero": ("one\x00two", "onetwo"),
    "a page's end": ("one\x0c two", "one two"),
    "line ends": ("one \r\n two\n\n", "one \n two"),
}


def note_of(session, text, handling, note_id=None):
    return RecordNote(
        note_id=note_id or session.fresh_id(),
        at=session.now(),
        text=text,
        handling=handling,
        competencies=("Care",),
        question=1,
    )


@pytest.mark.parametrize(("pasted", "plain"), AS_PASTED.values(), ids=AS_PASTED)
def test_a_pasted_summary_and_pasted_notes_reach_the_committee(panel, pasted, plain):  # noqa: F811 - the fixture
    """Once a sign that nobody sees made a card invalid, and the chair learnt it at the opening."""
    bo = panel.bo
    rate(bo, panel.id, FIRST, "Care", 2)
    judge(bo, panel.id, FIRST, "yes", pasted)
    add_note(bo, panel.id, FIRST, first := note_of(bo, pasted, Handling.ON_RECORD))
    add_note(bo, panel.id, FIRST, note_of(bo, pasted, Handling.CHAIR_ONLY))
    change_note(bo, panel.id, FIRST, note_of(bo, pasted, Handling.ON_RECORD, first.note_id))
    card = open_interview(bo, panel.id, FIRST).card
    assert {card.summary, *(note.text for note in card.notes)} == {plain}
    assert panel.collect(seal_scorecard(bo, panel.id, FIRST)[1]).refusal is None
    assert [card.refusal for card in open_panel(panel.chair, panel.id)] == [None]
    committee, key = read_committee(panel.chair, panel.id), (bo.key_digest, FIRST)
    read = committee.cards[key]
    assert [read.summary, *(note.text for note in (*read.notes, *committee.chair_only[key]))] == [plain] * 3


@pytest.mark.parametrize("summary", ["", " \n", "\u200b", "x" * (NOTE_LIMIT + 1)])
def test_a_summary_of_nothing_and_one_that_is_too_long_are_refused_before_they_are_sealed(panel, summary):  # noqa: F811
    judge(panel.bo, panel.id, FIRST, "yes", summary)
    with pytest.raises(ValueRefused, match="SR-301"):
        preview_scorecard(panel.bo, panel.id, FIRST)


def test_what_an_older_program_kept_untidied_is_sealed_tidied(panel):  # noqa: F811 - the fixture
    bo, kept = panel.bo, "kept\u200e as it came "
    with bo.vault.transaction("as before"):
        bo.vault.interviews.judge(panel.id, FIRST, recommendation="yes", summary=kept, at=bo.now())
        bo.vault.interviews.put_note(panel.id, FIRST, note_of(bo, kept, Handling.ON_RECORD))
    content = preview_scorecard(bo, panel.id, FIRST).content
    assert {content.summary, content.notes[0].text} == {"kept as it came"}


@pytest.mark.parametrize(("pasted", "plain"), AS_PASTED.values(), ids=AS_PASTED)
def test_a_pasted_title_and_pasted_names_are_drafted_issued_and_accepted(panel, pasted, plain):  # noqa: F811
    """Once a name with accents of its own, as another system writes it, ended the draft with an error."""
    line = " ".join(plain.split())
    draft = replace(
        draft_of(panel.chair, panel.id),
        panel_id="1" * 32,
        title=pasted,
        pledge=pasted,
        candidates=(DraftCandidate(code=FIRST, name=pasted),),
        deadline=datetime(2026, 11, 21, 12, tzinfo=UTC),
    )
    save_draft(panel.chair, draft)
    assert " ".join(draft_of(panel.chair, draft.panel_id).title.split()) == line
    assert not any(gap.blocks for gap in draft_gaps(panel.chair, draft))
    _, packs = issue_panel(panel.chair, draft)
    issued, _ = panel_of(panel.chair, draft.panel_id)
    assert (" ".join(issued.candidates[0].name.split()), issued.pledge) == (line, plain)
    pack = next(each for each in packs if each.key_digest == panel.bo.key_digest)
    assert " ".join(receive_pack(panel.bo, pack.data).title.split()) == line
