"""A pack opens from a compared chair, for the member whom it names, once; a person is compared by every word asked."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest

from app.crypto.age_box import ReceivingKey
from app.domain.ids import PanelId
from app.page_setup import PageSetup
from app.sealing.errors import Refusal
from app.sealing.kinds import Kind
from app.sealing.signer import Signer
from app.services.chaired_panels import panel_of
from app.services.contact_cards import (
    compare_contact,
    import_contact_card,
    list_contacts,
    make_contact_card,
    own_card,
    words_to_ask,
)
from app.services.errors import (
    AnotherPanelDigest,
    ContactNotCompared,
    OlderCard,
    PackInconsistent,
    PackNotYours,
    WordsDiffer,
    WrongState,
)
from app.services.leaving import Author, RecordRequest, SealOrder, make_record, seal
from app.services.memberships import accept, candidates_of, list_memberships, receive_pack, take_pledge
from app.services.pack_pages import pack_pages
from app.services.page_values import signatory
from app.vault.stores.people import Trust
from tests.stories.test_refusals import FIRST, Panel, forged, own_pages

ANOTHER_ID = PanelId("0" * 32)


@pytest.fixture
def panel(tmp_path):
    made = Panel(tmp_path)
    yield made
    made.played.close()


def trusted(session, key_digest, trust):
    """The session's owner trusts the contact so far."""
    with session.vault.transaction("contact compared"):
        session.vault.contacts.put(replace(session.vault.contacts.get(key_digest), trust=trust))


def another(panel, receiving=None, **changed):
    """The panel with something changed in its block, or another receiving key in the first panelist's seat."""
    whole = panel_of(panel.chair, panel.id)[0]
    members = list(whole.members)
    if receiving is not None:
        members[1] = replace(members[1], seat=replace(members[1].seat, receiving_key=receiving))
    block = replace(whole.block, roster=tuple(member.seat for member in members), **changed)
    return replace(whole, block=block, members=tuple(members))


def pack(whole, by, to):
    """A pack of this panel, sealed by one session for another."""
    member = whole.panelists[0]
    order = SealOrder(
        kind=Kind.PACK,
        block=whole.block,
        content=whole.to_json(),
        pages=pack_pages(whole, member, by.now(), by.page_setup),
        recipient=to.receiving.recipient,
        recipient_name=member.name,
        sealed_by=signatory(whole.chair),
        at=by.now(),
    )
    return seal(by, order).data


def test_who_came_in_a_roster_is_vouched_for_and_was_compared_by_nobody(panel):
    known = {contact.spki_sha256: contact.trust for contact in panel.bo.vault.contacts.all()}
    assert known == {panel.chair.key_digest: Trust.COMPARED, panel.cleo.key_digest: Trust.VOUCHED}


def test_a_chair_whom_somebody_vouched_for_is_not_compared(panel):
    trusted(panel.bo, panel.chair.key_digest, Trust.VOUCHED)
    with pytest.raises(ContactNotCompared):
        receive_pack(panel.bo, pack(another(panel, panel_id=ANOTHER_ID), panel.chair, panel.bo))


def test_a_pack_that_a_member_sealed_in_the_chairs_place_is_refused(panel):
    import_contact_card(panel.bo, own_card(panel.cleo))
    trusted(panel.bo, panel.cleo.key_digest, Trust.COMPARED)
    with pytest.raises(PackInconsistent):
        receive_pack(panel.bo, pack(another(panel, panel_id=ANOTHER_ID), panel.cleo, panel.bo))


def test_a_pack_whose_roster_names_another_receiving_key_is_not_the_members(panel):
    whole = another(panel, ReceivingKey.generate().recipient, panel_id=ANOTHER_ID)
    with pytest.raises(PackNotYours):
        receive_pack(panel.bo, pack(whole, panel.chair, panel.bo))


def odd_pack(panel, *, under=None, **changed):
    """A pack for the first panelist of a panel that is another one, made without asking the services."""
    whole = panel_of(panel.chair, panel.id)[0]
    block = replace(whole.block, panel_id=ANOTHER_ID, **changed)
    members = tuple(replace(member, seat=seat) for member, seat in zip(whole.members, block.roster, strict=True))
    return forged(
        panel,
        panel.chair,
        kind=Kind.PACK,
        candidate=None,
        number=None,
        panel_id=under or ANOTHER_ID,
        panel_digest=block.digest,
        recipients=[panel.bo.receiving.recipient],
        content=replace(whole, block=block, members=members).to_json(),
    )


def test_a_pack_whose_clock_keys_or_id_are_none_is_refused_and_nothing_of_it_stays(panel):
    block = panel_of(panel.chair, panel.id)[0].block
    chair, own, third = block.roster
    before = list_memberships(panel.bo), list_contacts(panel.bo)
    for changed in (
        {"under": "1" * 32},
        {"code": "X-2"},
        {"rules": replace(block.rules, time_zone="Nowhere/At all")},
        {"rules": replace(block.rules, time_zone=None)},
        {"roster": (chair, own, replace(third, receiving_key="age1nobody"))},
        {"candidates": (replace(block.candidates[0], opening_recipient=1), *block.candidates[1:])},
    ):
        with pytest.raises(PackInconsistent):
            receive_pack(panel.bo, odd_pack(panel, **changed))
    assert (list_memberships(panel.bo), list_contacts(panel.bo)) == before
    assert receive_pack(panel.bo, odd_pack(panel)).panel_id == ANOTHER_ID


def test_a_second_digest_under_a_known_panel_is_said_and_changes_nothing(panel):
    before = list_memberships(panel.bo)
    with pytest.raises(AnotherPanelDigest):
        receive_pack(panel.bo, pack(another(panel, title="Porters"), panel.chair, panel.bo))
    assert list_memberships(panel.bo) == before


def test_names_come_after_the_pledge_and_a_panel_is_accepted_once(panel):
    receive_pack(panel.bo, pack(another(panel, panel_id=ANOTHER_ID), panel.chair, panel.bo))
    with pytest.raises(WrongState):
        candidates_of(panel.bo, ANOTHER_ID)
    take_pledge(panel.bo, ANOTHER_ID)
    accept(panel.bo, ANOTHER_ID, conflicts={}, recusals=frozenset({FIRST}))
    with pytest.raises(WrongState):
        accept(panel.bo, ANOTHER_ID, conflicts={}, recusals=frozenset())
    assert [each.code for each in candidates_of(panel.bo, ANOTHER_ID) if each.recused] == [FIRST]


def test_every_candidate_has_an_opening_key_and_a_salt_of_their_own(panel):
    whole = panel_of(panel.chair, panel.id)[0]
    assert len({place.opening_recipient for place in whole.block.candidates}) == len(whole.candidates)
    assert len({candidate.salt for candidate in whole.candidates}) == len(whole.candidates)


def test_a_later_card_names_the_digest_of_the_one_that_it_replaces(panel):
    panel.card(panel.bo)
    panel.card(panel.bo, care=3, replacement_reason="Misread.")
    first, second = panel.bo.vault.sealed_cards.find(panel_id=panel.id, candidate=FIRST)
    assert json.loads(first.manifest)["supersedes"] is None
    assert json.loads(second.manifest)["supersedes"] == first.digest == second.supersedes


def test_every_word_that_was_asked_for_has_to_be_theirs(panel):
    trusted(panel.bo, panel.chair.key_digest, Trust.IMPORTED)
    right = panel.chair.words
    for typed in ((right[0], "zoo"), ("zoo", right[4]), (right[0],), (*right[:1], *right[4:6])):
        with pytest.raises(WordsDiffer):
            compare_contact(panel.bo, panel.chair.key_digest, (1, 5), typed)
    with pytest.raises(WordsDiffer):
        compare_contact(panel.bo, panel.chair.key_digest, (1,), right[:1])
    assert panel.bo.vault.contacts.get(panel.chair.key_digest).trust is Trust.IMPORTED


def test_any_two_of_the_eight_words_may_be_asked_for():
    assert {words_to_ask() for _ in range(2_000)} == set(combinations(range(1, 9), 2))


def card(signer, recipient, number):
    author, at = Author(signer=signer, recipient=recipient), datetime(2026, 11, 20, 18, tzinfo=UTC)
    return make_contact_card(author, number=number, at=at, file_id=bytes(16), setup=PageSetup())


def trust_in(panel, member):
    return {contact.key_digest: contact.trust for contact in list_contacts(panel.chair)}[member.key_digest]


def test_a_card_with_another_receiving_key_asks_to_be_compared_anew_and_an_older_one_is_refused(panel):
    signer = panel.bo.signer
    import_contact_card(panel.chair, card(signer, panel.bo.receiving.recipient, 2))
    assert trust_in(panel, panel.bo) is Trust.COMPARED
    with pytest.raises(OlderCard):
        import_contact_card(panel.chair, own_card(panel.bo))
    import_contact_card(panel.chair, card(signer, ReceivingKey.generate().recipient, 3))
    assert trust_in(panel, panel.bo) is Trust.IMPORTED


def test_whoever_comes_under_another_name_is_to_be_compared_anew(panel):
    """Else somebody who was compared once could take a colleague's name, and their place in the next panel."""
    key, name = panel.bo.signer.key, panel.cleo.name
    signer = Signer(key=key, certificate=key.certificate(name=name, not_before=panel.bo.now()), name=name)
    import_contact_card(panel.chair, card(signer, panel.bo.receiving.recipient, 2))
    assert trust_in(panel, panel.bo) is Trust.IMPORTED


@pytest.mark.parametrize(
    "content",
    [{}, {"card_number": 2, "more": 1}, {"card_number": True}, {"card_number": 0}, {"card_number": 10_000}],
    ids=str,
)
def test_a_card_says_its_number_and_nothing_else(panel, content):
    request = RecordRequest(
        kind=Kind.CONTACT, block=None, content=content, pages=own_pages(), at=panel.bo.now(), file_id=bytes(16),
        language="en",
    )  # fmt: skip
    data, _ = make_record(Author(signer=panel.bo.signer, recipient=panel.bo.receiving.recipient), request)
    with pytest.raises(Refusal, match="SR-260"):
        import_contact_card(panel.chair, data)
