"""The tests of the rooms that everything rests on notice small mistakes."""

import os

import pytest

from tests.mutation.mutants import mutants_of
from tests.mutation.run import every_mutant, sample, try_all
from tests.thrown_away import ROOT

ENOUGH = 0.85


def test_each_mutant_differs_in_one_place_and_can_be_read():
    path = ROOT / "app/crypto/bech32.py"
    text = path.read_text("utf-8")
    found = list(mutants_of(path, text))
    sources = {each.source(text) for each in found}
    assert len(sources) == len(found) > 20
    for each in sources:
        compile(each, str(path), "exec")


def test_the_sample_is_the_same_for_the_same_seed():
    every = every_mutant()
    assert sample(every, 20, "a") == sample(every, 20, "a") != sample(every, 20, "b")


@pytest.mark.prove
def test_enough_mistakes_are_noticed():
    every = every_mutant()
    asked = os.environ.get("MUTANTS", "60")
    chosen = every if asked == "all" else sample(every, int(asked), "sub rosa")
    survivors = try_all(chosen)
    assert len(survivors) <= (1 - ENOUGH) * len(chosen), "\n".join(map(str, survivors))
