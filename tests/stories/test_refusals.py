"""What must not be collected or opened is refused with its own code, and nothing is written."""

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from app.clock import SetClock
from app.domain import canonical
from app.domain.errors import ValueRefused
from app.domain.ids import CandidateCode
from app.domain.note import AskedBy, Handling, KeptNote, RecordNote, Terms
from app.domain.opening import Standing
from app.errors import SubRosaError
from app.page_setup import PageSetup
from app.sealing.errors import Refusal
from app.sealing.kinds import Kind
from app.sealing.record_file import read_record
from app.sealing.sealed_file import EncryptedInner, SealRequest, check_sealed, encrypt_inner, wrap
from app.services.attendance import attendance
from app.services.chaired_panels import draft_of, panel_of
from app.services.check_summary import Finding, check_summary
from app.services.collect_seals import collect_file, expected_and_received
from app.services.committee import read_committee, record_consensus, record_decision
from app.services.contact_cards import compare_contact, import_contact_card, own_card
from app.services.errors import (
    ContactNotCompared,
    ContactUnknown,
    DecisionMissing,
    NotLate,
    OwnCard,
    PanelUnknown,
    ReasonMissing,
    RecusedHere,
    WordsDiffer,
    WrongState,
)
from app.services.interviews import add_note, judge, open_interview, rate
from app.services.issue_panel import issue_panel
from app.services.issued_packs import issued_packs
from app.services.late_cards import admit_late_card, late_cards
from app.services.meeting import view_meeting
from app.services.memberships import receive_pack
from app.services.open_panel import minutes_of, open_panel
from app.services.opening_list import listed_seals, missing_lines
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.seal_scorecard import preview_scorecard, seal_scorecard
from app.services.sheet_pages import recovery_sheet
from app.services.sign_summary import sign_summary, summary_pages
from app.services.story_file import read_story_file
from app.services.vaults import Sheet
from app.ui.board.evidence_view import evidence_of, further_notes_of
from app.ui.opening.opening_view import seal_row
from app.vault.stores.outcomes import MinutesPart
from app.vault.stores.panels import PanelState

STORY = """\
panel: {code: X-1, title: Porter, date: 2026-11-20, time_zone: Europe/Lisbon, deadline: 2026-11-21 12:00}
kit:
  name: Small
  scale: [low, middle, high]
  competencies:
    - {name: Care, definition: Looks twice., anchors: {1: x, 2: y, 3: z}}
    - {name: Speed, definition: Is quick., anchors: {1: x, 2: y, 3: z}}
chair: {name: Ada}
panelists: [{name: Bo}, {name: Cleo}]
candidates: [{code: C-01, name: Dee Example}, {code: C-02, name: Eli Example}]
recusals: [{panelist: Cleo, candidate: C-02}]
"""
FIRST = CandidateCode("C-01")


class Panel:
    """A small panel, issued and accepted, its clock at the evening of the interviews."""

    def __init__(self, folder):
        story = folder / "story.yaml"
        story.write_text(STORY)
        self.player = StoryPlayer(read_story_file(story, today=date(2026, 11, 20)), ResultFolder(folder / "out"))
        self.played = self.player.enrol()
        self.player.compare(self.played)
        self.player.issue(self.played)
        self.player.accept(self.played)
        self.id, self.clock = self.played.panel_id, self.player.clock
        self.chair, self.bo, self.cleo = self.played.chair, *self.played.panelists.values()
        self.clock.set(datetime(2026, 11, 20, 18, tzinfo=UTC))

    def card(self, session, candidate=FIRST, care=2, **more):
        rate(session, self.id, candidate, "Care", care)
        judge(session, self.id, candidate, "yes", "Fine.")
        return seal_scorecard(session, self.id, candidate, **more)[1]

    def collect(self, data):
        return collect_file(self.chair, self.id, "file.pdf", data)

    def collect_acceptances(self):
        for path, _ in self.played.acceptances:
            assert self.collect(self.player.folder.read(path)).refusal is None


@pytest.fixture
def panel(tmp_path):
    made = Panel(tmp_path)
    yield made
    made.played.close()


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    made = Panel(tmp_path_factory.mktemp("other"))
    yield made
    made.played.close()


def refused(collected):
    assert collected.refusal is not None
    return collected.refusal.code


def test_a_card_is_kept_once(panel):
    data = panel.card(panel.bo)
    assert panel.collect(data).refusal is None
    assert refused(panel.collect(data)) == "SR-236"


def test_a_card_of_another_panel_is_refused(panel, other):
    assert refused(panel.collect(other.card(other.bo))) == "SR-231"


def test_what_is_no_card_is_refused(panel):
    assert refused(panel.collect(b"%PDF-1.4 scanned")) == "SR-201"
    assert refused(panel.collect(own_card(panel.bo))).startswith("SR-2")
    assert refused(panel.collect(panel.player.folder.read(panel.played.packs[0][0]))).startswith("SR-2")


def test_an_altered_card_is_refused(panel):
    data = bytearray(panel.card(panel.bo))
    data[len(data) // 2] ^= 1
    assert refused(panel.collect(bytes(data))) == "SR-214"


def forged(panel, session, *, candidate=FIRST, **changed):
    """A card that is whole and signed, made without asking the services, with some facts changed."""
    block = panel_of(panel.chair, panel.id)[0].block
    facts = {
        "kind": Kind.SCORECARD,
        "panel_code": block.code,
        "panel_id": block.panel_id,
        "panel_digest": block.digest,
        "candidate": candidate,
        "number": 1,
        "destroy_by": block.rules.destroy_by,
        "content": {},
        "inner_pages": own_pages(),
        "recipients": [block.place(FIRST).opening_recipient],
        "signer": session.signer,
        "signer_recipient": session.receiving.recipient,
        "sealed_at": session.now(),
        "seal_id": session.entropy(16),
        "title": "Scorecard",
        "kit_digest": block.kit_hash,
    }
    return wrap(encrypt_inner(SealRequest(**(facts | changed))), own_pages()).data


@cache
def own_pages():
    sheet = Sheet(words=("abandon",) * 24, key="0" * 64, salt="0" * 32)
    return recovery_sheet(sheet, "x", datetime(2026, 11, 20, tzinfo=UTC), PageSetup())


def test_a_card_by_a_chair_who_does_not_score_is_refused(panel):
    assert refused(panel.collect(forged(panel, panel.chair))) == "SR-234"
    assert panel.chair.vault.received_seals.all() == ()


def test_a_card_by_an_unknown_key_is_refused_although_the_name_is_the_same(panel, other):
    assert other.bo.name == panel.bo.name
    assert refused(panel.collect(forged(panel, other.bo))) == "SR-234"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"panel_id": "0" * 32}, "SR-231"),
        ({"panel_digest": "0" * 64}, "SR-232"),
        ({"candidate": "C-09"}, "SR-241"),
        ({"candidate": "C-02"}, "SR-235"),
        ({"kind": Kind.PACK, "candidate": None, "number": None}, "SR-242"),
    ],
)
def test_a_whole_and_signed_file_that_is_not_of_this_panel_is_refused(panel, changed, code):
    assert refused(panel.collect(forged(panel, panel.bo, **changed))) == code
    assert panel.chair.vault.received_seals.all() == ()


def test_a_card_for_somebody_one_is_recused_from_is_refused(panel):
    panel.collect_acceptances()
    block = panel_of(panel.chair, panel.id)[0].block
    recipients = [block.place("C-02").opening_recipient]
    assert refused(panel.collect(forged(panel, panel.cleo, candidate="C-02", recipients=recipients))) == "SR-239"


def test_a_card_that_came_before_its_signer_was_known_to_be_recused_stays_closed(panel):
    recipients = [panel_of(panel.chair, panel.id)[0].block.place("C-02").opening_recipient]
    assert panel.collect(forged(panel, panel.cleo, candidate="C-02", recipients=recipients)).refusal is None
    panel.collect_acceptances()
    view = view_meeting(panel.chair, panel.id)
    assert (view.received, view.expected) == (0, 3)
    assert sum(person.received for person in attendance(panel.chair, panel.id)) == 0
    assert [card.refusal.code for card in open_panel(panel.chair, panel.id)] == ["SR-239"]
    assert [row.manifest for row in panel.chair.vault.received_seals.all()] == [None]


@pytest.mark.parametrize(("changed", "code"), [({"kit_digest": "0" * 64}, "SR-233"), ({}, "SR-260")])
def test_a_card_that_is_wrong_inside_is_kept_named_and_does_not_count(panel, changed, code):
    assert panel.collect(forged(panel, panel.bo, **changed)).refusal is None
    assert [card.refusal.code for card in open_panel(panel.chair, panel.id)] == [code]
    assert read_committee(panel.chair, panel.id).cards == {}
    standing = [cell.standing for cell in expected_and_received(panel.chair, panel.id) if cell.number]
    assert standing == [Standing.INVALID]
    assert code in pdf_text(minutes_of(panel.chair, panel.id, MinutesPart.OPENED))


def test_the_card_that_an_invalid_one_was_to_replace_counts_and_is_opened(panel):
    """Once it was said to count, and stood unopened on no board."""
    panel.collect(panel.card(panel.bo, care=1))
    assert panel.collect(forged(panel, panel.bo, number=2)).refusal is None
    assert [card.refusal and card.refusal.code for card in open_panel(panel.chair, panel.id)] == [None, "SR-260"]
    committee = read_committee(panel.chair, panel.id)
    assert [each.standing for each in committee.listed] == [Standing.COUNTS, Standing.INVALID]
    assert [card.ratings["Care"] for card in committee.cards.values()] == [1]


def pdf_text(data):
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def test_a_card_for_a_candidate_one_is_recused_from_is_neither_written_nor_taken(panel):
    with pytest.raises(RecusedHere):
        open_interview(panel.cleo, panel.id, CandidateCode("C-02"))
    with pytest.raises(RecusedHere):
        preview_scorecard(panel.cleo, panel.id, CandidateCode("C-02"))
    for write in (
        lambda here: add_note(panel.cleo, *here, kept(panel, Handling.PRIVATE)),
        lambda here: rate(panel.cleo, *here, "Care", 2),
        lambda here: judge(panel.cleo, *here, "yes", "Fine."),
    ):
        with pytest.raises(RecusedHere):
            write((panel.id, CandidateCode("C-02")))


@pytest.mark.parametrize(("competency", "level"), [("Care", 4), ("Care", 0), ("Charm", 2)])
def test_nothing_is_rated_that_the_kit_does_not_know(panel, competency, level):
    with pytest.raises(ValueRefused):
        rate(panel.bo, panel.id, FIRST, competency, level)


def test_a_late_card_is_kept_unopened_and_does_not_count(panel):
    data = panel.card(panel.bo)
    panel.clock.set(datetime(2026, 11, 21, 12, 0, 1, tzinfo=UTC))
    collected = panel.collect(data)
    assert (collected.refusal, collected.late) == (None, True)
    assert open_panel(panel.chair, panel.id) == ()
    assert read_committee(panel.chair, panel.id).cards == {}


AFTER_THE_DEADLINE = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)


@pytest.fixture
def late(panel):
    """A panel that holds one card in time and one that came late."""
    timely, data = panel.card(panel.bo), panel.card(panel.cleo, care=3)
    panel.collect(timely)
    panel.clock.set(AFTER_THE_DEADLINE)
    assert panel.collect(data).late
    return panel


def only_late_card(panel):
    (card,) = late_cards(panel.chair, panel.id)
    return card


def test_a_late_card_that_was_let_in_counts_and_everybody_can_read_why(late):
    card = only_late_card(late)
    assert (card.panelist, card.candidate, card.number, card.reason) == (late.cleo.name, FIRST, 1, "")
    admit_late_card(late.chair, late.id, card.seal, " Her train stood still. ")
    assert only_late_card(late).reason == "Her train stood still."
    assert len(open_panel(late.chair, late.id)) == 2
    assert sorted(card.ratings["Care"] for card in read_committee(late.chair, late.id).cards.values()) == [2, 3]
    digest, _ = card.seal
    decision = {"at": "2026-11-21T12:30:00Z", "reason": "Her train stood still."}
    for part in MinutesPart:
        minutes = minutes_of(late.chair, late.id, part)
        listed = {row["digest"]: row for row in read_record(minutes).manifest.content["received"]}
        assert (listed[digest]["standing"], listed[digest]["admitted"]) == ("counts", decision)
        assert [row for row in listed.values() if "admitted" in row] == [listed[digest]]
        assert "train stood still" in " ".join(pdf_text(minutes).split())
    journal = late.chair.vault._ledger.rows("SELECT kind FROM journal")
    assert ("late card admitted",) in journal
    assert late.chair.vault.check().sound


def test_a_panelist_finds_a_late_card_quoted_and_the_reason_in_the_summary(late):
    admit_late_card(late.chair, late.id, only_late_card(late).seal, "Her train stood still.")
    open_panel(late.chair, late.id)
    for code in (FIRST, CandidateCode("C-02")):
        record_decision(late.chair, late.id, code, "offer", "Good.")
    summary = sign_summary(late.chair, late.id).data
    assert [card.finding for card in check_summary(late.cleo, summary).cards] == [Finding.QUOTED]
    assert "train stood still" in " ".join(pdf_text(summary).split())


def test_a_late_replacement_that_was_let_in_replaces(panel):
    first = panel.card(panel.bo, care=1)
    second = panel.card(panel.bo, care=3, replacement_reason="Remembered the second answer.")
    panel.collect(first)
    panel.clock.set(AFTER_THE_DEADLINE)
    panel.collect(second)
    assert [card.number for card in late_cards(panel.chair, panel.id)] == [2]
    admit_late_card(panel.chair, panel.id, only_late_card(panel).seal, "Sent in time, came late.")
    open_panel(panel.chair, panel.id)
    assert [card.ratings["Care"] for card in read_committee(panel.chair, panel.id).cards.values()] == [3]


def test_of_a_late_card_that_was_let_in_and_replaced_nobody_says_that_it_counts(panel):
    """It was called admitted and no more, in what is signed, and was to be opened, though a later one replaces it."""
    cards = [panel.card(panel.bo, care=care, replacement_reason="Remembered." * (care > 1)) for care in (1, 3)]
    panel.clock.set(AFTER_THE_DEADLINE)
    for data in cards:
        assert panel.collect(data).late
    for card in late_cards(panel.chair, panel.id):
        admit_late_card(panel.chair, panel.id, card.seal, f"Decision {card.number}.")
    known, _ = panel_of(panel.chair, panel.id)
    rows = [seal_row(known, each) for each in listed_seals(panel.chair, known)]
    assert [row.standing for row in rows] == ["replaced, stays unopened", "late, admitted; will be opened"]
    open_panel(panel.chair, panel.id)
    signed = [minutes_of(panel.chair, panel.id, part) for part in MinutesPart] + [decided_summary(panel)]
    for words in (" ".join(pdf_text(pages).split()) for pages in signed):
        said = (
            words.count(part) for part in ("replaced by a later", "late, admitted by", "Decision 1.", "Decision 2.")
        )
        assert list(said) == [1, 2, 1, 1]


def test_nothing_else_is_let_in(late):
    card = only_late_card(late)
    (timely,) = (
        (row.digest, row.signer)
        for row in late.chair.vault.received_seals.all()
        if (row.digest, row.signer) != card.seal
    )
    with pytest.raises(ReasonMissing):
        admit_late_card(late.chair, late.id, card.seal, " \n ")
    with pytest.raises(ValueRefused):
        admit_late_card(late.chair, late.id, card.seal, "x" * 401)
    for seal in (timely, ("0" * 64, card.seal[1]), (card.seal[0], late.bo.key_digest)):
        with pytest.raises(NotLate):
            admit_late_card(late.chair, late.id, seal, "Why not.")
    with pytest.raises(PanelUnknown):
        admit_late_card(late.cleo, late.id, card.seal, "It is mine.")
    admit_late_card(late.chair, late.id, card.seal, "Once.")
    with pytest.raises(NotLate):
        admit_late_card(late.chair, late.id, card.seal, "Twice.")
    assert only_late_card(late).reason == "Once."


def test_after_the_opening_a_late_card_stays_out(late):
    card = only_late_card(late)
    assert len(open_panel(late.chair, late.id)) == 1
    with pytest.raises(WrongState):
        admit_late_card(late.chair, late.id, card.seal, "We forgot.")
    assert only_late_card(late).reason == ""
    assert len(read_committee(late.chair, late.id).cards) == 1


def copied(session, data):
    """Somebody else's payload under a whole and signed cover of one's own."""
    checked = check_sealed(data)
    header = replace(
        checked.header,
        signer_name=session.name,
        signer_recipient=session.receiving.recipient,
        signer_spki_sha256=session.key_digest,
    )
    seal_id = session.fresh_id()
    stolen = EncryptedInner(
        payload=checked.payload,
        digest=checked.digest,
        header=header,
        manifest={},
        signer=session.signer,
        seal_id=seal_id,
        title="Scorecard",
    )
    return wrap(stolen, own_pages()).data


def decided_summary(panel):
    for code in (FIRST, CandidateCode("C-02")):
        record_decision(panel.chair, panel.id, code, "offer", "Good.")
    return sign_summary(panel.chair, panel.id).data


@pytest.mark.parametrize("by_the_first", [True, False])
@pytest.mark.parametrize("comes_first", [True, False])
def test_a_copy_under_anothers_cover_takes_nothing_from_the_card_that_it_is_of(panel, by_the_first, comes_first):
    thief, author = (panel.bo, panel.cleo) if by_the_first else (panel.cleo, panel.bo)
    card = panel.card(author)
    files = (copied(thief, card), card) if comes_first else (card, copied(thief, card))
    assert [panel.collect(data).refusal for data in files] == [None, None]
    found = {card.signer: card.refusal and card.refusal.code for card in open_panel(panel.chair, panel.id)}
    assert found == {author.key_digest: None, thief.key_digest: "SR-256"}
    assert list(read_committee(panel.chair, panel.id).cards) == [(author.key_digest, FIRST)]
    opened = read_record(minutes_of(panel.chair, panel.id, MinutesPart.OPENED)).manifest.content
    by_signer = {row["signer_spki_sha256"]: place for place, row in enumerate(opened["received"])}
    assert opened["opened"][by_signer[author.key_digest]]["outcome"] == "opened"
    assert opened["opened"][by_signer[thief.key_digest]]["outcome"] == "received but invalid: SR-256"
    summary = decided_summary(panel)
    assert [each.finding for each in check_summary(author, summary).cards] == [Finding.QUOTED]


def test_a_late_copy_under_anothers_cover_makes_no_card_late(panel):
    card = panel.card(panel.bo)
    copy = copied(panel.cleo, card)
    panel.collect(card)
    panel.clock.set(AFTER_THE_DEADLINE)
    assert panel.collect(copy).late
    assert len(open_panel(panel.chair, panel.id)) == 1
    assert list(read_committee(panel.chair, panel.id).cards) == [(panel.bo.key_digest, FIRST)]
    assert [each.finding for each in check_summary(panel.bo, decided_summary(panel)).cards] == [Finding.QUOTED]


def test_of_a_late_card_and_its_copy_the_one_that_was_meant_is_let_in(panel):
    card = panel.card(panel.cleo)
    copy = copied(panel.bo, card)
    panel.clock.set(AFTER_THE_DEADLINE)
    for data in (copy, card):
        assert panel.collect(data).late
    meant = next(each for each in late_cards(panel.chair, panel.id) if each.panelist == panel.cleo.name)
    admit_late_card(panel.chair, panel.id, meant.seal, "Her train stood still.")
    assert [(each.signer, each.refusal) for each in open_panel(panel.chair, panel.id)] == [
        (panel.cleo.key_digest, None)
    ]


def test_the_list_is_signed_before_a_key_is_touched(panel):
    """Where the opening ends at its first key, the list lies there signed and nothing is opened."""
    panel.collect(panel.card(panel.bo))
    place = next(row for row in panel.chair.vault.candidates.find(panel_id=panel.id) if row.code == FIRST)
    with panel.chair.vault.transaction("key broken"):
        panel.chair.vault.candidates.put(replace(place, opening_identity=b"no key"))
    with pytest.raises(SubRosaError):
        open_panel(panel.chair, panel.id)
    listed = read_record(minutes_of(panel.chair, panel.id, MinutesPart.DIGESTS)).manifest.content["received"]
    assert [row.digest for row in panel.chair.vault.received_seals.all()] == [row["digest"] for row in listed]
    assert panel_of(panel.chair, panel.id)[1] is PanelState.COLLECTING


@pytest.fixture
def namesakes(panel):
    """A panel whose two panelists have one name."""
    members = panel.chair.vault.members
    with panel.chair.vault.transaction("renamed"):
        for row in members.find(panel_id=panel.id):
            members.put(replace(row, name="Bo") if row.name == "Cleo" else row)
    return panel


def test_two_people_of_one_name_are_told_apart_wherever_one_is_named(namesakes):
    names = [f"Bo ({' '.join(session.words)})" for session in (namesakes.bo, namesakes.cleo)]
    assert [person.name for person in attendance(namesakes.chair, namesakes.id)] == names
    assert [pack.to for pack in issued_packs(namesakes.chair, namesakes.id)] == names
    assert namesakes.collect(namesakes.card(namesakes.cleo, care=3)).panelist == names[1]
    open_panel(namesakes.chair, namesakes.id)
    panel, _ = panel_of(namesakes.chair, namesakes.id)
    assert (names[0], FIRST) in [(each.panelist, each.candidate) for each in missing_lines(namesakes.chair, panel)]
    for part in MinutesPart:
        assert names[0] in " ".join(pdf_text(minutes_of(namesakes.chair, namesakes.id, part)).split())
    shown = " ".join(pdf_text(summary_pages(namesakes.chair, namesakes.id)).split())
    assert f"{names[1]}: yes" in shown
    assert f"{names[1]}: 3" in shown
    (evidence,) = evidence_of(read_committee(namesakes.chair, namesakes.id), FIRST, "Care", revealed=True)[1:]
    assert evidence.panelist == names[1]


def test_who_has_a_name_alone_is_called_by_it(panel):
    assert [person.name for person in attendance(panel.chair, panel.id)] == ["Bo", "Cleo"]


def test_a_note_that_was_written_on_another_day_says_so(panel):
    """What somebody remembered a day later does not pass for what was noted as it was said."""
    for day, text in ((20, "Looked twice."), (21, "Remembered since.")):
        at = datetime(2026, 11, day, 9, 12, tzinfo=UTC)
        note = RecordNote(note_id=panel.bo.fresh_id(), at=at, text=text, competencies=("Care",))
        add_note(panel.bo, panel.id, FIRST, note)
    card = panel.card(panel.bo)
    panel.collect(card)
    open_panel(panel.chair, panel.id)
    shown = " ".join(pdf_text(summary_pages(panel.chair, panel.id)).split())
    assert "09:12 Looked twice." in shown
    assert "11-21" in shown[shown.index("Looked twice.") : shown.index("Remembered since.")]
    (evidence, _) = evidence_of(read_committee(panel.chair, panel.id), FIRST, "Care", revealed=True)
    assert [time for time, _ in evidence.notes] == ["09:12", "21\u00a0Nov\u00a02026, 09:12"]


def test_minutes_say_when_the_list_was_signed_and_when_the_cards_were_opened(panel, monkeypatch):
    """A large panel takes its time: the opening's own moment is not the list's."""
    panel.collect(panel.card(panel.bo))
    monkeypatch.setattr(SetClock, "now", lambda clock: clock.set(clock.moment + timedelta(minutes=1)) or clock.moment)
    open_panel(panel.chair, panel.id)
    listed, opened = (minutes_of(panel.chair, panel.id, part) for part in MinutesPart)
    signed = [f"{read_record(minutes).manifest.sealed_at:20 November 2026, %H:%M} WET" for minutes in (listed, opened)]
    assert f"Listed at {signed[0]}" in " ".join(pdf_text(listed).split())
    assert f"Listed at {signed[0]} Opened at {signed[1]}" in " ".join(pdf_text(opened).split())


def test_after_the_opening_nothing_comes_in(panel):
    panel.collect(panel.card(panel.bo))
    data = panel.card(panel.cleo)
    open_panel(panel.chair, panel.id)
    assert refused(panel.collect(data)) == "SR-240"
    with pytest.raises(WrongState):
        open_panel(panel.chair, panel.id)


def test_an_acceptance_comes_in_once_and_before_the_opening(panel):
    """Later it could still take a missing card out of the summary, by a recusal that nobody knew of at the opening."""
    first, second = (panel.player.folder.read(path) for path, _ in panel.played.acceptances)
    assert panel.collect(first).refusal is None
    assert refused(panel.collect(first)) == "SR-236"
    open_panel(panel.chair, panel.id)
    assert refused(panel.collect(second)) == "SR-240"
    assert len(panel.chair.vault.acceptances.find(panel_id=panel.id)) == 1


def test_a_card_whose_opening_key_is_gone_is_named_and_does_not_count(panel):
    panel.collect(panel.card(panel.bo))
    candidates = panel.chair.vault.candidates
    with panel.chair.vault.transaction("a key destroyed"):
        candidates.put(replace(candidates.get(panel.id, FIRST), opening_identity=None))
    (card,) = open_panel(panel.chair, panel.id)
    assert refused(card) == "SR-253"
    assert read_committee(panel.chair, panel.id).cards == {}


def test_a_later_card_replaces_an_earlier_one_with_its_reason(panel):
    first = panel.card(panel.bo, care=1)
    with pytest.raises(ReasonMissing):
        panel.card(panel.bo, care=3)
    second = panel.card(panel.bo, care=3, replacement_reason="Remembered the second answer.")
    panel.collect(first)
    panel.collect(second)
    standing = {cell.number: cell.standing for cell in expected_and_received(panel.chair, panel.id) if cell.number}
    assert standing == {2: Standing.COUNTS}
    open_panel(panel.chair, panel.id)
    cards = read_committee(panel.chair, panel.id).cards
    assert [card.ratings["Care"] for card in cards.values()] == [3]


def test_the_committee_reads_why_a_card_replaces_an_earlier_one(panel):
    for reason in ("", "Remembered the second answer."):
        panel.collect(panel.card(panel.bo, replacement_reason=reason))
    open_panel(panel.chair, panel.id)
    committee = read_committee(panel.chair, panel.id)
    assert committee.replacing == {(panel.bo.key_digest, FIRST): "Remembered the second answer."}
    read = further_notes_of(committee, FIRST, revealed=True)
    assert read == ((panel.bo.name, "replaced an earlier card:", "Remembered the second answer."),)
    summary = decided_summary(panel)
    (quoted,) = read_record(summary).manifest.content["cards"]
    assert quoted["replacement_reason"] == "Remembered the second answer."
    assert "Why it replaces an earlier card: Remembered the second answer." in " ".join(pdf_text(summary).split())
    assert {each.finding for each in check_summary(panel.bo, summary).cards} == {Finding.REPLACED, Finding.QUOTED}


@pytest.mark.parametrize("reason", [None, 7, " ", "a\u202eb"])
def test_a_reason_that_no_program_of_ours_writes_makes_a_card_invalid(panel, reason):
    content = opened_content(panel)
    assert panel.collect(forged(panel, panel.bo, content=content | {"replacement_reason": reason})).refusal is None
    assert [card.refusal.code for card in open_panel(panel.chair, panel.id)] == ["SR-260"]


def opened_content(panel):
    """What a good card says inside."""
    panel.card(panel.bo)
    (kept,) = panel.bo.vault.sealed_cards.all()
    return canonical.decode(kept.manifest.encode())["content"]


def test_a_pack_opens_from_a_compared_chair_alone_and_for_its_member_alone(panel, other):
    packs = [pack for _, pack in panel.played.packs]
    with pytest.raises(Refusal):
        receive_pack(panel.cleo, packs[0].data)
    with pytest.raises(ContactUnknown):
        receive_pack(other.bo, packs[0].data)
    import_contact_card(other.bo, own_card(panel.chair))
    with pytest.raises(ContactNotCompared):
        receive_pack(other.bo, packs[0].data)


def test_words_must_be_the_contacts(panel, other):
    contact = import_contact_card(other.chair, own_card(panel.bo))
    with pytest.raises(WordsDiffer):
        compare_contact(other.chair, contact.key_digest, (1, 2), (contact.words[1], contact.words[0]))
    with pytest.raises(OwnCard):
        import_contact_card(other.chair, own_card(other.chair))


def test_consensus_and_decision_have_reasons_and_a_summary_has_every_decision(panel):
    panel.collect(panel.card(panel.bo))
    with pytest.raises(WrongState):
        record_consensus(panel.chair, panel.id, FIRST, "Care", 2, "agreed")
    open_panel(panel.chair, panel.id)
    with pytest.raises(ReasonMissing):
        record_consensus(panel.chair, panel.id, FIRST, "Care", 2, "  ")
    for candidate, competency, level in (("C-09", "Care", 2), (FIRST, "Charm", 2), (FIRST, "Care", 4)):
        with pytest.raises(ValueRefused):
            record_consensus(panel.chair, panel.id, CandidateCode(candidate), competency, level, "agreed")
    record_decision(panel.chair, panel.id, FIRST, "offer", "Good.")
    assert panel_of(panel.chair, panel.id)[1] is PanelState.OPENED
    with pytest.raises(DecisionMissing):
        sign_summary(panel.chair, panel.id)
    record_decision(panel.chair, panel.id, CandidateCode("C-02"), "decline", "Not yet.")
    assert panel_of(panel.chair, panel.id)[1] is PanelState.DECIDED


def test_acceptances_tell_the_chair_who_is_recused(panel):
    panel.collect_acceptances()
    recused = [cell for cell in expected_and_received(panel.chair, panel.id) if cell.recused]
    assert [(cell.panelist, cell.candidate) for cell in recused] == [(panel.cleo.key_digest, "C-02")]


def test_board_and_summary_tell_a_recusal_from_a_card_that_is_missing(panel):
    panel.collect_acceptances()
    panel.collect(panel.card(panel.bo))
    open_panel(panel.chair, panel.id)
    summary = decided_summary(panel)
    quoted = {row["candidate"]: row["ratings"][0]["ratings"] for row in read_record(summary).manifest.content["board"]}
    assert quoted == {"C-01": [2, None], "C-02": [None, "recused"]}
    words = "".join(pdf_text(summary).split())
    assert "2·–" in words
    assert "–·rec" in words


def test_a_panel_is_issued_once(panel):
    with pytest.raises(WrongState):
        issue_panel(panel.chair, draft_of(panel.chair, panel.id))


def test_two_vaults_that_differ_only_in_notes_that_stay_seal_the_same_words(panel):
    plain = preview_of(panel, panel.bo)
    add_note(panel.cleo, panel.id, FIRST, kept(panel, Handling.OFF_RECORD))
    add_note(panel.cleo, panel.id, FIRST, kept(panel, Handling.PRIVATE))
    assert preview_of(panel, panel.cleo) == plain


def preview_of(panel, session):
    rate(session, panel.id, FIRST, "Care", 2)
    judge(session, panel.id, FIRST, "yes", "Fine.")
    preview = preview_scorecard(session, panel.id, FIRST)
    return preview.content, preview.chair_only


def kept(panel, handling):
    at = panel.clock.now()
    terms = Terms(agreed_at=at, asked_by=AskedBy.CANDIDATE, may_know="nobody", until=date(2027, 1, 1))
    return KeptNote(
        note_id=panel.cleo.fresh_id(),
        at=at,
        text="Never to leave.",
        handling=handling,
        terms=terms if handling is Handling.OFF_RECORD else None,
    )


@pytest.mark.parametrize("content", [{}, {"recusals": 5}, {"pledge_sha256": "0" * 64, "conflicts": [], "recusals": []}])
def test_an_acceptance_that_no_program_of_ours_writes_is_refused(panel, content):
    recipients = [panel_of(panel.chair, panel.id)[0].block.chair.receiving_key]
    changed = {"kind": Kind.ACCEPTANCE, "candidate": None, "number": None, "recipients": recipients, "content": content}
    assert refused(panel.collect(forged(panel, panel.bo, **changed))) == "SR-260"
    assert panel.chair.vault.acceptances.all() == ()
