"""What belongs together is one transaction, so that no fault and no kill can leave half of a step."""

import pytest

from tests.faults.operations import OPERATIONS, InVault
from tests.faults.stages import Stages

LINES = {"type": 0, "rate": 1, "seal": 1, "collect": 1, "open": 2, "decide": 1, "sign": 1}
"""Lines in the journal. The opening has two on purpose: the list is signed and durable before anything is read."""


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    return Stages(tmp_path_factory.mktemp("whole") / "stages")


@pytest.mark.parametrize("name", LINES)
def test_a_step_is_one_line(stages, tmp_path, name):
    operation = OPERATIONS[name]
    assert isinstance(operation, InVault)
    place = stages.copy(operation.stage, tmp_path / "case")
    session = place.session(operation.who)
    before = session.vault.counter
    operation.act(place, session)
    assert operation.there(place, session)
    assert session.vault.counter - before == LINES[name]
    session.close()


def test_every_operation_in_a_vault_is_counted():
    assert set(LINES) == {name for name, operation in OPERATIONS.items() if isinstance(operation, InVault)}
