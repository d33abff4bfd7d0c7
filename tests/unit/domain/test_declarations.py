"""What a member declares is of this panel and spelled one way; what was decided has a word and a reason."""

import pytest

from app.domain.acceptance import STATEMENT_LIMIT, Acceptance
from app.domain.decision import Consensus, Decision, Outcome
from app.domain.errors import Problem, ValueRefused
from app.domain.panel import pledge_hash
from tests.unit.domain.values import C01, C02, NOON, PLEDGE, block

GOOD = Acceptance(pledge_sha256=pledge_hash(PLEDGE), conflicts={C01: "We studied together."}, recusals=(C02,))


def declared(**changes):
    return Acceptance.from_json({**GOOD.to_json(), **changes}, block())


def test_a_declaration_survives_its_own_spelling():
    assert declared() == GOOD
    assert declared(conflicts=[], recusals=[]) == Acceptance(
        pledge_sha256=GOOD.pledge_sha256, conflicts={}, recusals=()
    )
    longest = "x" * STATEMENT_LIMIT
    assert declared(conflicts=[{"candidate": C02, "statement": longest}]).conflicts == {C02: longest}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"pledge_sha256": "0" * 64}, Problem.DISAGREES),
        ({"recusals": ["C-09"]}, Problem.UNKNOWN),
        ({"recusals": [C02, C02]}, Problem.UNKNOWN_KEY),
        ({"conflicts": [{"candidate": "C-09", "statement": "We met."}]}, Problem.UNKNOWN),
        ({"conflicts": [{"candidate": C01, "statement": "We met.", "more": 1}]}, Problem.UNKNOWN_KEY),
        ({"conflicts": [{"candidate": C01, "statement": "We met."}] * 2}, Problem.UNKNOWN_KEY),
        ({"conflicts": [{"candidate": C01, "statement": "x" * (STATEMENT_LIMIT + 1)}]}, Problem.TOO_LONG),
        ({"colour": "red"}, Problem.UNKNOWN_KEY),
    ],
)
def test_a_declaration_of_another_shape_panel_or_pledge_is_refused(changes, problem):
    with pytest.raises(ValueRefused) as caught:
        declared(**changes)
    assert caught.value.problem is problem


def test_every_outcome_is_spelled_as_files_and_pages_spell_it():
    assert [outcome.value for outcome in Outcome] == ["offer", "reserve", "decline"]


def test_a_consensus_and_a_decision_stand_with_their_reasons_and_by_keyword_only():
    agreed = Consensus(candidate=C01, competency="Teaching", rating=3, reason="Both saw it.", at=NOON)
    decision = Decision(candidate=C01, outcome=Outcome.OFFER, reason="The strongest.", at=NOON)
    assert (agreed.rating, agreed.reason, decision.outcome) == (3, "Both saw it.", Outcome("offer"))
    with pytest.raises(TypeError):
        Decision(C01, Outcome.OFFER, "The strongest.", NOON)
    with pytest.raises(AttributeError):
        decision.reason = "Another."
