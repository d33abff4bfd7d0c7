"""Every refusal of the vault has three plain sentences, and every code is its own."""

import dataclasses
import string

import pytest

from app.errors import SubRosaError
from app.vault import errors
from app.wording.vault import WORDS

LEAVES = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, SubRosaError)
    if each is not SubRosaError
]


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_a_leaf_has_words_that_only_use_its_own_facts(leaf):
    facts = {field.name for field in dataclasses.fields(leaf)}
    sentences = WORDS[leaf]
    assert len(sentences) == 3
    for sentence in sentences:
        assert sentence.endswith(".")
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= facts


def test_codes_are_distinct_and_shown_without_content():
    codes = [leaf.code for leaf in LEAVES]
    assert len(set(codes)) == len(codes)
    refusal = errors.RolledBack(seen=3, found=2)
    assert str(refusal) == "SR-107 RolledBack"
