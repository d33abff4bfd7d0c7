"""A plain element that is taken in one match is what the general reader and the role of an element make of it."""

from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.sealing.elements import ELEMENT_TYPES, PLAIN
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import COVER, DOCUMENT, EVERY_OBJECT, Limits, Scanner
from app.sealing.roles import ROLES
from app.sealing.shapes import Walk
from app.sealing.values import Name

TREE = {"Type": Name("StructTreeRoot")}
SCOPES = ["", "/A << /O /Table /Scope /Row >> ", "/A << /O /Table /Scope /Both >> ", "/A << /O /Table /RowSpan 2 >> "]
KIDS = ["0", "03", "2 0 R", "[ 2 0 R ]", "[ 3 0 R 2 0 R 3 0 R ]", "[ 4 5 ]", "[ 2 0 R 7 ]", "[ ]", "-1", "1.5", "(a)"]
PARENTS = ["1 0 R", "2 0 R", "5 0 R", "02 0 R", "1"]
PAGES = ["", " /Pg 4 0 R", " /Pg 6 0 R", " /NS 4 0 R"]
TYPES = st.sampled_from([*ELEMENT_TYPES, "Link", "Annot", "p", "P#2F"])


@dataclass
class Reading:
    """What came of an element: what it spent, what it mentioned last, which roles it gave, or why it was refused."""

    spent: int
    mentioned: int
    roles: dict[int, str] | Reason


def reading_of(text: bytes, *, plainly: bool, limits: Limits = DOCUMENT) -> Reading:
    framed = b"2 0 obj\n" + text + b"\nendobj\n"
    scanner = Scanner(framed, limits, mentioned=3)
    try:
        item = scanner.object(0, 2)[0] if plainly else scanner.value(len("2 0 obj\n"))[0]
        walk = Walk({1: TREE, 2: item} | {key: {} for key in range(3, 8)}, ROLES, role_of={2: "element"})
        ROLES["element"](walk, item)
    except Refusal as error:
        return Reading(0, 0, error.reason)
    return Reading(scanner._budget, scanner.mentioned, walk.role_of)


@given(st.sampled_from(SCOPES), st.sampled_from(KIDS), st.sampled_from(PARENTS), st.sampled_from(PAGES), TYPES)
@example("", "[ 3 0 R 4 0 R 6 0 R ]", "1 0 R", "", "P")
@settings(max_examples=600, deadline=None)
def test_one_match_and_the_general_reader_agree(scope, kids, parent, page, kind):
    text = f"<< {scope}/K {kids} /P {parent}{page} /S /{kind} >>".encode()
    assert reading_of(text, plainly=True) == reading_of(text, plainly=False)


@pytest.mark.parametrize("kind", ELEMENT_TYPES[:-1])
def test_plain_elements_are_taken_in_one_match(kind):
    for kids in (b"3", b"3 0 R", b"[ 3 0 R 4 0 R ]"):
        text = b"2 0 obj\n<< /K " + kids + b" /P 1 0 R /Pg 3 0 R /S /" + kind.encode() + b" >>\nendobj\n"
        assert isinstance(Scanner(text, DOCUMENT, mentioned=3).object(0, 2)[0], tuple)


@pytest.mark.parametrize(
    "text",
    [
        b"<< /K 3 /P 1 0 R /S /Link >>\nendobj\n", b"<< /K 3 /P 1 0 R /S /P >>\nendobj",
        b"<< /K 03 /P 1 0 R /S /P >>\nendobj\n",
        b"<< /K 3 /P 1 0 R /S /P >>\nstream\n", b"<< /K  3 /P 1 0 R /S /P >>\nendobj\n",
        b"<< /P 1 0 R /S /P >>\nendobj\n",
        b"<< /K 3 /P 1 0 R /S /Px >>\nendobj\n", b"<< /K 12345678901 /P 1 0 R /S /P >>\nendobj\n",
        b"<< /K 1234567 0 R /P 1 0 R /S /P >>\nendobj\n", b"<< /K 3 /P 1 0 R /S /P /Z 1 >>\nendobj\n",
        b"<< /A << /O /Table /Scope /All >> /K 3 /P 1 0 R /S /TH >>\nendobj\n",
        b"<< /K [ 3 0 R 4 ] /P 1 0 R /S /P >>\nendobj\n", b"<< /K 3 /P 1 0 R /Alt (a) /S /P >>\nendobj\n",
    ],
)  # fmt: skip
def test_nothing_else_is_plain(text):
    assert PLAIN.match(text) is None


def test_kids_beyond_the_limits_are_refused():
    many = b"<< /K [" + b" 2 0 R" * 2_001 + b" ] /P 1 0 R /S /P >>"
    assert reading_of(many, plainly=True, limits=COVER).roles is Reason.LIMIT_VALUES
    few = Limits(objects=9, values=6, members=9)
    assert (
        reading_of(b"<< /K [ 2 0 R 3 0 R 2 0 R ] /P 1 0 R /S /P >>", plainly=True, limits=few).roles
        is Reason.LIMIT_VALUES
    )
    assert isinstance(reading_of(b"<< /K [ 2 0 R 3 0 R ] /P 1 0 R /S /P >>", plainly=True, limits=few).roles, dict)


@pytest.mark.parametrize("text", [b"<< /K 5 0 R /P 1 0 R /S /P >>", b"<< /K 3 /P 1 0 R /Pg 5 0 R /S /P >>"])
def test_a_number_that_skips_one_is_refused(text):
    assert reading_of(text, plainly=True).roles is Reason.NUMBERING
    assert EVERY_OBJECT > 999_999
