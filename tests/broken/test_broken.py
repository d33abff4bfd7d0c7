"""Each guarantee is broken on purpose, and each test that THREATS names for one notices when it is."""

import re

import pytest

from tests.broken.breaking import failures, without_case
from tests.broken.every_break import BREAKS
from tests.thrown_away import ROOT, copied_tree

ROW = re.compile(r"^\| (G\d+) \|.*$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py(?:::\w+)?)`")
PROMISED = {row[1]: set(NAMED.findall(row[0])) for row in ROW.finditer((ROOT / "app/THREATS.md").read_text("utf-8"))}


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_what_is_taken_out_is_still_there(broken):
    assert broken.source(ROOT) != (ROOT / broken.path).read_text("utf-8")


@pytest.mark.parametrize("guarantee", PROMISED)
def test_every_guarantee_is_broken_in_more_than_one_way(guarantee):
    assert sum(broken.guarantee == guarantee for broken in BREAKS) >= 2


def test_every_test_that_a_guarantee_names_is_shown_able_to_fail():
    shown = {without_case(test) for broken in BREAKS for test in broken.missed_by}
    assert set().union(*PROMISED.values()) == shown


@pytest.fixture(scope="module")
def tree():
    with copied_tree() as copy:
        yield copy


@pytest.fixture(scope="module")
def pass_whole(tree):
    """Sees that tests pass as long as nothing is broken, each of them once."""
    seen = set()

    def see(tests):
        new = set(tests) - seen
        assert not new or failures(tree, new) == set()
        seen.update(new)

    return see


@pytest.mark.prove
@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_somebody_misses_it(tree, pass_whole, broken):
    pass_whole(broken.missed_by)
    assert broken.not_noticed(tree) == set()
