"""How received seals stand: one counts, the rest is named for what it is, in whatever order they came."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import CandidateCode, KeyDigest, SealDigest
from app.domain.opening import Admission, ReceivedSeal, Standing, standings
from tests.unit.domain.values import C01, C02, NOON, ON_A_BUSY_MACHINE

DEADLINE = NOON


ADMITTED = Admission(reason='Said "sorry": {late}', at=NOON)


def seal(digest, number=1, *, signer="a", candidate=C01, minutes=-10, invalid=False, admission=None):
    return ReceivedSeal(
        digest=SealDigest(digest),
        candidate=CandidateCode(candidate),
        signer=KeyDigest(signer),
        number=number,
        sealed_at=NOON - timedelta(hours=1),
        received_at=DEADLINE + timedelta(minutes=minutes),
        invalid=invalid,
        admission=admission,
    )


seals = st.lists(
    st.builds(
        seal,
        st.integers(0, 9).map(str),
        st.integers(1, 3),
        signer=st.sampled_from("ab"),
        candidate=st.sampled_from([C01, C02]),
        minutes=st.sampled_from([-10, 0, 10]),
        invalid=st.booleans(),
    ),
    max_size=10,
    unique_by=lambda each: each.identity,
)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ([], {}),
        ([seal("1")], {"1": Standing.COUNTS}),
        ([seal("1", minutes=0)], {"1": Standing.COUNTS}),
        ([seal("1", minutes=1)], {"1": Standing.LATE}),
        ([seal("1", minutes=1, admission=ADMITTED)], {"1": Standing.COUNTS}),
        ([seal("1", minutes=1, admission=ADMITTED, invalid=True)], {"1": Standing.INVALID}),
        ([seal("1"), seal("2", 2, minutes=1, admission=ADMITTED)], {"1": Standing.SUPERSEDED, "2": Standing.COUNTS}),
        ([seal("1"), seal("2", minutes=1, admission=ADMITTED)], dict.fromkeys("12", Standing.CONTRADICTED)),
        ([seal("1", invalid=True)], {"1": Standing.INVALID}),
        ([seal("1", invalid=True, minutes=1)], {"1": Standing.INVALID}),
        ([seal("1"), seal("2", 2)], {"1": Standing.SUPERSEDED, "2": Standing.COUNTS}),
        ([seal("1"), seal("2", 2, minutes=1)], {"1": Standing.COUNTS, "2": Standing.LATE}),
        ([seal("1"), seal("2", 2, invalid=True)], {"1": Standing.COUNTS, "2": Standing.INVALID}),
        ([seal("1"), seal("2")], {"1": Standing.CONTRADICTED, "2": Standing.CONTRADICTED}),
        (
            [seal("1"), seal("2", 2), seal("3", 2)],
            {"1": Standing.SUPERSEDED, "2": Standing.CONTRADICTED, "3": Standing.CONTRADICTED},
        ),
        (
            [seal("1"), seal("2"), seal("3", 2)],
            {"1": Standing.SUPERSEDED, "2": Standing.SUPERSEDED, "3": Standing.COUNTS},
        ),
        ([seal("1"), seal("2", signer="b")], {"1": Standing.COUNTS, "2": Standing.COUNTS}),
        ([seal("1"), seal("2", candidate=C02)], {"1": Standing.COUNTS, "2": Standing.COUNTS}),
    ],
)
def test_each_seal_stands_so(received, expected):
    assert {digest: how for (digest, _), how in standings(received, DEADLINE).items()} == expected


@ON_A_BUSY_MACHINE
@given(seals, st.randoms(use_true_random=False))
def test_the_order_of_arrival_in_the_list_does_not_matter(received, order):
    shuffled = list(received)
    order.shuffle(shuffled)
    assert standings(shuffled, DEADLINE) == standings(received, DEADLINE)


@ON_A_BUSY_MACHINE
@given(seals)
def test_every_seal_stands_somehow_and_at_most_one_card_of_an_author_counts(received):
    how = standings(received, DEADLINE)
    assert how.keys() == {each.identity for each in received}
    counting = [(each.signer, each.candidate) for each in received if how[each.identity] is Standing.COUNTS]
    assert len(counting) == len(set(counting))


@ON_A_BUSY_MACHINE
@given(seals)
def test_what_others_hand_in_changes_nothing_for_an_author(received):
    how = standings(received, DEADLINE)
    alone = standings([each for each in received if each.signer == "a"], DEADLINE)
    assert {identity: standing for identity, standing in how.items() if identity[1] == "a"} == alone


@ON_A_BUSY_MACHINE
@given(seals)
def test_what_counts_came_in_time_and_is_valid(received):
    how = standings(received, DEADLINE)
    assert all(
        each.received_at <= DEADLINE and not each.invalid
        for each in received
        if how[each.identity] in {Standing.COUNTS, Standing.CONTRADICTED, Standing.SUPERSEDED}
    )


def test_an_admission_is_read_back_from_the_place_of_the_verdict():
    assert Admission.read(ADMITTED.spell()) == ADMITTED
    assert Admission.read("late") is Admission.read("") is None
