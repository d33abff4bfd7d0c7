"""What the opening, the summary and silence about notes rest on, taken out."""

from tests.broken.breaking import Break

REFUSALS = "tests/stories/test_refusals.py"
ONCE = f"{REFUSALS}::test_a_card_is_kept_once"
LATE = f"{REFUSALS}::test_a_late_card_is_kept_unopened_and_does_not_count"
LET_IN = f"{REFUSALS}::test_a_late_card_that_was_let_in_counts_and_everybody_can_read_why"
STAYS_OUT = f"{REFUSALS}::test_after_the_opening_a_late_card_stays_out"
LATER = f"{REFUSALS}::test_a_later_card_replaces_an_earlier_one_with_its_reason"
STANDINGS = "tests/unit/domain/test_opening.py"
NOTHING_IN = f"{REFUSALS}::test_after_the_opening_nothing_comes_in"
LISTED_FIRST = f"{REFUSALS}::test_the_list_is_signed_before_a_key_is_touched"
COMES_OUT = "tests/stories/test_whole_story.py::test_everything_that_was_to_come_out_is_there"
DROPPED = "tests/stories/test_check_summary.py::test_a_dropped_card_is_noticed"
MISQUOTED = "tests/stories/test_check_summary.py::test_a_misquoted_card_is_noticed"
MADE_UP = "tests/stories/test_check_summary.py::test_a_card_under_ones_key_that_one_never_sealed_is_noticed"
UNREACHED = "tests/architecture/test_house.py::test_nothing_that_seals_can_reach_a_note_that_stays"
SAME_WORDS = f"{REFUSALS}::test_two_vaults_that_differ_only_in_notes_that_stay_seal_the_same_words"
STAYED = "tests/stories/test_whole_story.py::test_words_that_must_stay_are_in_nothing_that_left_opened_or_not"
HUNDRED = "tests/stories/test_what_leaves.py::test_a_hundred_drafts"
TEN_THOUSAND = "tests/stories/test_what_leaves.py::test_ten_thousand_drafts"
NO_NAME = "tests/stories/test_whole_story.py::test_no_name_of_a_candidate_and_no_word_of_a_note_is_outside"
NO_NAME_INSIDE = "tests/stories/test_canaries.py::test_no_name_of_a_candidate_is_in_a_card_or_an_acceptance"

STANDING = (
    Break(
        guarantee="G8",
        what="a seal may be played again",
        path="app/services/collect_seals.py",
        old="    if session.vault.received_seals.get(checked.digest, checked.signer.spki_sha256) is not None:\n",
        new='    if session.vault.received_seals.get(checked.digest, "") is not None:\n',
        missed_by=(ONCE,),
    ),
    Break(
        guarantee="G8",
        what="what comes after the deadline counts",
        path="app/domain/opening.py",
        old="self.received_at > deadline",
        new="self.received_at < self.sealed_at",
        missed_by=(LATE, STANDINGS),
    ),
    Break(
        guarantee="G8",
        what="a late card is let in and nobody is told",
        path="app/services/opening_list.py",
        old='            **({"admitted": each.seal.admission.to_json()} if each.seal.admission is not None else {}),\n',
        new="",
        missed_by=(LET_IN,),
    ),
    Break(
        guarantee="G8",
        what="a late card is let in after the opening",
        path="app/services/late_cards.py",
        old="        raise WrongState(state=state.value)\n",
        new="        pass\n",
        missed_by=(STAYS_OUT,),
    ),
    Break(
        guarantee="G8",
        what="an earlier card counts instead of its replacement",
        path="app/domain/opening.py",
        old="highest = max(",
        new="highest = min(",
        missed_by=(LATER, STANDINGS),
    ),
)

OPENING = (
    Break(
        guarantee="G9",
        what="the list is signed after the keys were touched",
        path="app/services/open_panel.py",
        old="    listed_at = _sign_list(session, panel, listed)\n    opened",
        new="    _opening_keys(session, panel_id)\n    listed_at = _sign_list(session, panel, listed)\n    opened",
        missed_by=(LISTED_FIRST,),
    ),
    Break(
        guarantee="G9",
        what="no list is signed",
        path="app/services/open_panel.py",
        old="    listed_at = _sign_list(session, panel, listed)\n",
        new="    listed_at = session.now()\n",
        missed_by=(LISTED_FIRST, COMES_OUT),
    ),
    Break(
        guarantee="G9",
        what="cards come in after the opening",
        path="app/services/collect_seals.py",
        old="        raise Refusal(reason=Reason.AFTER_OPENING)\n",
        new="        pass\n",
        missed_by=(NOTHING_IN,),
    ),
)

SUMMARY = (
    Break(
        guarantee="G10",
        what="a card that is not listed passes for listed",
        path="app/services/check_summary.py",
        old="        return Finding.MISSING\n",
        new="        return Finding.REPLACED\n",
        missed_by=(DROPPED,),
    ),
    Break(
        guarantee="G10",
        what="whatever is quoted passes for quoted word for word",
        path="app/services/check_summary.py",
        old="if quoted.get(card.candidate) == as_sealed else",
        new="if own else",
        missed_by=(MISQUOTED,),
    ),
    Break(
        guarantee="G10",
        what="a card that was made up under somebody's key goes unsaid",
        path="app/services/check_summary.py",
        old=" for card in own), *unknown),\n",
        new=" for card in own),),\n",
        missed_by=(MADE_UP,),
    ),
)

STAYING = (
    Break(
        guarantee="G11",
        what="the summary of a card ends with the notes that must stay",
        path="app/services/seal_scorecard.py",
        old="    content = draft.content(panel.kit)\n",
        new="    content = draft.content(panel.kit)\n"
        "    kept = session.vault.kept_notes.notes(panel_id, candidate)\n"
        "    ending = ''.join(note.text for note in kept)\n"
        "    content = __import__('dataclasses').replace(content, summary=content.summary + ending)\n",
        missed_by=(UNREACHED, SAME_WORDS, STAYED, HUNDRED, f"{TEN_THOUSAND}[0]"),
    ),
    Break(
        guarantee="G11",
        what="a card counts the notes that must stay",
        path="app/services/seal_scorecard.py",
        old="    content = draft.content(panel.kit)\n",
        new="    content = draft.content(panel.kit)\n"
        "    count = len(session.vault._ledger.rows('SELECT id FROM kept_note'))\n"
        "    content = __import__('dataclasses').replace(content, summary=f'{content.summary} {count}')\n",
        missed_by=(SAME_WORDS,),
    ),
    Break(
        guarantee="G11",
        what="the part for the chair alone holds private notes",
        path="app/services/seal_scorecard.py",
        old="        chair_only=draft.chair_only(),\n",
        new="        chair_only=(*draft.chair_only(), *("
        "__import__('app.domain.scorecard').domain.scorecard.CardNote(at=each.at, text=each.text) "
        "for each in session.vault.kept_notes.notes(panel_id, candidate))),\n",
        missed_by=(UNREACHED, SAME_WORDS, HUNDRED),
    ),
)

NAMES = (
    Break(
        guarantee="G15",
        what="sealed cards are named after candidates",
        path="app/services/seal_scorecard.py",
        old='    name = f"{panel.block.code}_{card.candidate}_p{place}"\n',
        new="    who = next(each.name for each in panel.candidates if each.code == card.candidate)\n"
        '    name = f"{panel.block.code}_{who}_p{place}"\n',
        missed_by=(NO_NAME,),
    ),
    Break(
        guarantee="G15",
        what="the pages of a scorecard say whom it is about",
        path="app/services/scorecard_pages.py",
        old="        candidate=facts.candidate,\n",
        new="        candidate=next(each.name for each in panel.candidates if each.code == facts.candidate),\n",
        missed_by=(NO_NAME_INSIDE,),
    ),
)
