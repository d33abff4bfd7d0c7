"""What counts, what is named and what stands still, from the first card that comes to the signed summary."""

from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.crypto.age_box import ReceivingKey, decrypt, encrypt
from app.crypto.key_words import four_words
from app.domain import canonical
from app.domain.ids import CandidateCode
from app.domain.note import Handling, KeptNote, RecordNote
from app.domain.opening import Standing
from app.domain.rating import Recommendation, Unrated
from app.domain.scorecard import CardContent, CardNote
from app.page_setup import PageSetup
from app.sealing.errors import Refusal
from app.sealing.record_file import read_record
from app.services.attendance import attendance
from app.services.chair_only import padded
from app.services.chaired_panels import draft_of, panel_of
from app.services.collect_seals import expected_and_received
from app.services.committee import read_committee, record_consensus, record_decision, withdraw_consensus
from app.services.contact_cards import make_contact_card, own_card
from app.services.draft_gaps import Gap, GapKind, draft_gaps
from app.services.errors import FileUnwritable, ReasonMissing, WrongState
from app.services.interviews import add_note, change_note, open_interview
from app.services.leaving import Author
from app.services.meeting import view_meeting
from app.services.open_panel import minutes_of, open_panel
from app.services.opening_list import missing_lines
from app.services.page_values import local, page_rating
from app.services.result_folder import write_whole
from app.services.seal_scorecard import list_receipts
from app.services.sign_summary import last_summary, sign_summary
from app.services.unrecorded import forget_unrecorded, keep_unrecorded, read_unrecorded
from app.services.verify_files import known_keys, verify
from app.vault.stores.outcomes import MinutesPart
from app.vault.stores.people import Trust
from app.vault.stores.seals import SealState
from app.vault.stores.unrecorded import OF_THE_DECISION, Unrecorded
from tests.stories.test_refusals import FIRST, Panel, forged, pdf_text

SECOND = CandidateCode("C-02")


@pytest.fixture
def panel(tmp_path):
    made = Panel(tmp_path)
    yield made
    made.played.close()


def test_two_cards_under_one_number_stand_side_by_side_and_neither_counts(panel):
    panel.collect(panel.card(panel.bo))
    with panel.bo.vault.transaction("card forgotten"):
        panel.bo.vault.sealed_cards.delete(panel_id=panel.id)
    panel.collect(panel.card(panel.bo, care=3))
    cells = {(cell.panelist, cell.candidate): cell.standing for cell in expected_and_received(panel.chair, panel.id)}
    assert cells[panel.bo.key_digest, FIRST] is Standing.CONTRADICTED
    assert len(open_panel(panel.chair, panel.id)) == 2
    assert read_committee(panel.chair, panel.id).cards == {}


def test_a_card_that_was_replaced_stays_shut(panel):
    panel.collect(panel.card(panel.bo))
    panel.collect(panel.card(panel.bo, care=3, replacement_reason="Misread."))
    (opened,) = open_panel(panel.chair, panel.id)
    assert opened.number == 2
    rows = {row.number: row for row in panel.chair.vault.received_seals.find(panel_id=panel.id)}
    assert (rows[1].state, rows[1].manifest) == (SealState.RECEIVED, None)


def card_with_chair_note(panel, competency):
    """A card made without asking the services, with one note for the chair about this competency."""
    kit = panel_of(panel.chair, panel.id)[0].kit
    card = CardContent(
        ratings=dict.fromkeys((each.name for each in kit.competencies), 2),
        notes=(),
        recommendation=Recommendation.YES,
        summary="Calm.",
    )
    note = CardNote(at=panel.bo.now(), text="For the chair.", competencies=(competency,))
    box = b64encode(encrypt(padded([note]), [panel.chair.receiving.recipient])).decode()
    return forged(panel, panel.bo, content={"card": card.to_json(), "chair_only": box, "replacement_reason": ""})


@pytest.mark.parametrize(("competency", "counts"), [("Care", True), ("Charm", False), (7, False)])
def test_a_note_for_the_chair_about_what_the_kit_does_not_ask_would_be_shown_nowhere(panel, competency, counts):
    assert panel.collect(card_with_chair_note(panel, competency)).refusal is None
    (opened,) = open_panel(panel.chair, panel.id)
    assert (opened.refusal is None) == counts
    assert len(read_committee(panel.chair, panel.id).chair_only) == counts


@pytest.mark.parametrize(("data", "refused"), [(b"[]", True), (b"[]" + b" " * 4094, False)])
def test_a_part_for_the_chair_that_shows_its_length_makes_a_card_invalid(panel, data, refused):
    panel.card(panel.bo)
    (kept,) = panel.bo.vault.sealed_cards.all()
    content = canonical.decode(kept.manifest.encode())["content"]
    box = b64encode(encrypt(data, [panel.chair.receiving.recipient])).decode()
    assert panel.collect(forged(panel, panel.bo, content=content | {"chair_only": box})).refusal is None
    (opened,) = open_panel(panel.chair, panel.id)
    assert (opened.refusal is not None) == refused


@pytest.mark.parametrize(("letters", "length"), [(0, 4096), (3_000, 4096), (4_200, 8192)])
def test_what_a_card_says_to_the_chair_alone_has_the_length_of_whole_blocks(panel, letters, length):
    if letters:
        at, text = panel.bo.now(), "x" * letters
        add_note(panel.bo, panel.id, FIRST, RecordNote(note_id="n", at=at, text=text, handling=Handling.CHAIR_ONLY))
    panel.card(panel.bo)
    (kept,) = panel.bo.vault.sealed_cards.all()
    box = canonical.decode(kept.manifest.encode())["content"]["chair_only"]
    assert len(decrypt(b64decode(box), panel.chair.receiving)) == length


def test_late_is_what_came_late_whatever_its_writers_clock_says(panel):
    card = panel.card(panel.bo)
    deadline = panel_of(panel.chair, panel.id)[0].block.rules.deadline
    panel.clock.set(deadline + timedelta(seconds=1))
    collected = panel.collect(card)
    assert collected.late
    assert collected.sealed_at < deadline
    assert view_meeting(panel.chair, panel.id).received == 0


def test_minutes_say_of_each_seal_when_it_was_sealed_and_when_it_came(panel):
    data = panel.card(panel.bo)
    panel.clock.set(datetime(2026, 11, 20, 19, 30, tzinfo=UTC))
    panel.collect(data)
    open_panel(panel.chair, panel.id)
    for part in MinutesPart:
        minutes = minutes_of(panel.chair, panel.id, part)
        (row,) = read_record(minutes).manifest.content["received"]
        assert (row["sealed_at"], row["received_at"]) == ("2026-11-20T18:00:00Z", "2026-11-20T19:30:00Z")
        words = pdf_text(minutes)
        assert words.index("2026-11-20 18:00") < words.index("2026-11-20 19:30")


def test_a_cover_says_what_the_record_says(panel):
    panel.card(panel.bo)
    words = " ".join(pdf_text(panel.card(panel.bo, replacement_reason="Remembered more.")).split())
    block = panel_of(panel.chair, panel.id)[0].block
    assert "2, replaces card 1" in words
    assert " · ".join(four_words(block.digest)) in words
    assert f"{block.rules.destroy_by.day} {block.rules.destroy_by:%B %Y}" in words


def test_what_is_missing_is_named_and_a_recusal_is_not(panel):
    panel.collect_acceptances()
    panel.collect(panel.card(panel.bo))
    missing = missing_lines(panel.chair, panel_of(panel.chair, panel.id)[0])
    assert {(line.panelist, line.candidate) for line in missing} == {("Bo", SECOND), ("Cleo", FIRST)}
    counted = {each.name: (each.accepted, each.received, each.expected) for each in attendance(panel.chair, panel.id)}
    assert counted == {"Bo": (True, 1, 2), "Cleo": (True, 0, 1)}
    meeting = view_meeting(panel.chair, panel.id)
    assert (meeting.received, meeting.expected) == (1, 3)


def test_nothing_changes_once_the_summary_is_signed_and_nothing_is_opened_twice(panel):
    panel.collect(panel.card(panel.bo))
    open_panel(panel.chair, panel.id)
    for candidate in (FIRST, SECOND):
        record_decision(panel.chair, panel.id, candidate, "offer", "Good.")
    sign_summary(panel.chair, panel.id)
    before = read_committee(panel.chair, panel.id)
    for change in (
        lambda: record_decision(panel.chair, panel.id, FIRST, "decline", "Other."),
        lambda: record_consensus(panel.chair, panel.id, FIRST, "Care", 2, "Agreed."),
        lambda: withdraw_consensus(panel.chair, panel.id, FIRST, "Care"),
        lambda: open_panel(panel.chair, panel.id),
    ):
        with pytest.raises(WrongState):
            change()
    assert read_committee(panel.chair, panel.id) == before


def half_typed(panel, candidate, competency, reason="half a reason"):
    words = Unrecorded(
        panel_id=panel.id, candidate=candidate, competency=competency, choice=None, reason=f"{candidate} {reason}"
    )
    keep_unrecorded(panel.chair, words)
    return words


def test_what_is_put_on_record_waits_no_more_and_nothing_else_is_lost(panel):
    panel.collect(panel.card(panel.bo))
    open_panel(panel.chair, panel.id)
    decided, agreed, withdrawn, other = (
        half_typed(panel, *field)
        for field in ((FIRST, OF_THE_DECISION), (FIRST, "Care"), (SECOND, "Care"), (SECOND, OF_THE_DECISION))
    )
    with pytest.raises(ReasonMissing):
        record_decision(panel.chair, panel.id, FIRST, "offer", " ")
    assert set(read_unrecorded(panel.chair, panel.id)) == {decided, agreed, withdrawn, other}
    record_decision(panel.chair, panel.id, FIRST, "offer", "Good.")
    assert set(read_unrecorded(panel.chair, panel.id)) == {agreed, withdrawn, other}
    record_consensus(panel.chair, panel.id, FIRST, "Care", 2, "Agreed.")
    withdraw_consensus(panel.chair, panel.id, SECOND, "Care")
    assert read_unrecorded(panel.chair, panel.id) == (other,)
    forget_unrecorded(panel.chair, panel.id, SECOND, OF_THE_DECISION)
    assert read_unrecorded(panel.chair, panel.id) == ()


def test_what_is_not_on_record_is_in_no_summary_and_goes_when_it_is_signed(panel):
    panel.collect(panel.card(panel.bo))
    open_panel(panel.chair, panel.id)
    for candidate in (FIRST, SECOND):
        record_decision(panel.chair, panel.id, candidate, "offer", "Good.")
        half_typed(panel, candidate, OF_THE_DECISION)
        half_typed(panel, candidate, "Care")
    summary = sign_summary(panel.chair, panel.id)
    assert "half a reason" not in pdf_text(summary.data)
    assert "half a reason" not in str(read_record(summary.data).manifest.content)
    assert read_unrecorded(panel.chair, panel.id) == ()


def test_of_several_summaries_the_last_one_stands(panel):
    open_panel(panel.chair, panel.id)
    for candidate in (FIRST, SECOND):
        record_decision(panel.chair, panel.id, candidate, "offer", "Good.")
    sign_summary(panel.chair, panel.id)
    panel.clock.set(panel.clock.now() + timedelta(hours=1))
    without_names = sign_summary(panel.chair, panel.id, with_names=False)
    assert last_summary(panel.chair, panel.id) == without_names.data


def test_a_note_that_is_to_stay_moves_whole(panel):
    at = panel.bo.now()
    add_note(panel.bo, panel.id, FIRST, RecordNote(note_id="n", at=at, text="Said so."))
    kept = KeptNote(note_id="n", at=at, text="Said so.", handling=Handling.PRIVATE)
    change_note(panel.bo, panel.id, FIRST, kept)
    interview = open_interview(panel.bo, panel.id, FIRST)
    assert (interview.card.notes, interview.kept) == ((), (kept,))
    change_note(panel.bo, panel.id, FIRST, RecordNote(note_id="n", at=at, text="Said so."))
    interview = open_interview(panel.bo, panel.id, FIRST)
    assert (len(interview.card.notes), interview.kept) == (1, ())


def test_a_member_whose_words_nobody_compared_is_named_before_issuing(panel):
    contact = panel.chair.vault.contacts.get(panel.bo.key_digest)
    for trust in (Trust.IMPORTED, Trust.VOUCHED):
        with panel.chair.vault.transaction("contact compared"):
            panel.chair.vault.contacts.put(replace(contact, trust=trust))
        gaps = draft_gaps(panel.chair, draft_of(panel.chair, panel.id))
        assert Gap(kind=GapKind.NOT_COMPARED, subject="Bo") in gaps
        assert Gap(kind=GapKind.NOT_COMPARED, subject="Cleo") not in gaps


def test_pages_show_the_panels_clock_and_each_absence_by_its_own_word(panel):
    block = panel_of(panel.chair, panel.id)[0].block
    assert local(datetime(2026, 7, 1, 12, tzinfo=UTC), block).isoformat() == "2026-07-01T13:00:00+01:00"
    assert [page_rating(each) for each in Unrated] == [each.value for each in Unrated]


def test_the_words_of_a_receipt_are_those_of_its_digest(panel):
    panel.card(panel.bo)
    (receipt,) = list_receipts(panel.bo)
    assert receipt.words == four_words(receipt.digest)


def test_a_signer_is_known_by_both_keys_of_a_contact_card_and_by_nothing_else(panel, tmp_path):
    data, own, other = panel.card(panel.bo), tmp_path / "own.pdf", tmp_path / "other.pdf"
    author, at = Author(signer=panel.bo.signer, recipient=ReceivingKey.generate().recipient), panel.bo.now()
    own.write_bytes(own_card(panel.bo))
    other.write_bytes(make_contact_card(author, number=2, at=at, file_id=bytes(16), setup=PageSetup()))
    assert verify(own, data, known_keys([own])).known
    assert not verify(own, data, known_keys([other])).known
    own.write_bytes(data)
    with pytest.raises(Refusal):
        known_keys([own])


def test_an_export_that_is_refused_leaves_nothing_of_it(tmp_path):
    taken = tmp_path / "taken.pdf"
    taken.mkdir()
    with pytest.raises(FileUnwritable):
        write_whole(taken, b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf"]
