"""A card stripped and signed again by a stranger under the same name is whole, and by nobody whom we know."""

import json

import pytest

from app.domain import canonical
from app.sealing.values import Stream
from app.sealing.verify import verify_file
from tests.stories.test_refusals import Panel, refused
from tests.unit.sealing.forging import forge
from tests.unit.sealing.making import NOON, signer
from tests.unit.sealing.test_forged_cms import stranger


@pytest.fixture
def panel(tmp_path):
    made = Panel(tmp_path)
    yield made
    made.played.close()


def signed_again(card, name):
    """The same payload under a header that names the stranger's key, signed by it."""
    mallory = signer("Mallory")

    def rename(graph):
        for number in graph.roles["file"]:
            old = graph.objects[number]
            if bytes(old.data).startswith(b"{"):
                header = canonical.encode(json.loads(bytes(old.data)) | {"signer_spki_sha256": mallory.key.spki_sha256})
                entries = old.entries | {"Length": len(header), "Params": {"Size": len(header)}}
                graph.objects[number] = Stream(entries, header)

    certificate = mallory.key.certificate(name=name, not_before=NOON)
    return forge(card, rename, certificate=certificate, cms=stranger)


def test_it_is_good_but_of_an_unknown_key_and_collecting_refuses_it(panel):
    card = panel.card(panel.bo)
    again = signed_again(card, panel.bo.name)
    ours, theirs = verify_file(card), verify_file(again)
    assert theirs.claimed_name == ours.claimed_name
    assert theirs.spki_sha256 != ours.spki_sha256
    assert refused(panel.collect(again)) == "SR-234"
    assert panel.chair.vault.received_seals.all() == ()
    assert panel.collect(card).refusal is None
