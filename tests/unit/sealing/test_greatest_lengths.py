"""Each length that the format page grants is granted to the last byte or item, and not one more."""

import pytest

from app.sealing.errors import Reason, Refusal
from app.sealing.roles import ROLES
from app.sealing.shapes import Walk
from app.sealing.values import Name, Real, Ref, Stream

STRUCTURE, OTHER = Ref(1), Ref(2)
RECT = [0, 0, 9, Real("9.5")]
KIBI = 1024
BARE = {
    "element": {"P": STRUCTURE, "S": Name("P")},
    "namespace": {"Type": Name("Namespace"), "NS": b""},
    "structure": {
        "Type": Name("StructTreeRoot"), "K": OTHER, "ParentTree": OTHER, "ParentTreeNextKey": 0, "Namespaces": [OTHER],
    },
    "parent tree": {"Nums": [0, OTHER]},
    "id tree": {"Names": [b"", OTHER]},
    "pages": {"Type": Name("Pages"), "Count": 0, "Kids": [OTHER]},
    "page": {
        "Type": Name("Page"), "Contents": OTHER, "MediaBox": RECT, "Parent": STRUCTURE, "Resources": {},
    },
    "output intent": {
        "Type": Name("OutputIntent"), "S": Name("GTS_PDFA1"), "DestOutputProfile": OTHER,
        "OutputConditionIdentifier": b"",
    },
    "widget": {
        "Type": Name("Annot"), "Subtype": Name("Widget"), "AP": {"N": OTHER}, "Contents": b"", "F": 132,
        "FT": Name("Sig"), "P": STRUCTURE, "Rect": RECT, "T": b"t", "TU": b"",
    },
}  # fmt: skip


def bytes_of(count):
    return b"x" * count


def many(one):
    return lambda count: [one] * count


def table(key, value):
    return lambda count: {"O": Name("Table"), key: value(count)}


def printed(count):
    return {"O": Name("PrintField"), "Desc": bytes_of(count)}


def fonts(count):
    return {"Font": {f"F{number}": OTHER for number in range(count)}}


LENGTHS = [
    ("element", "ActualText", 256 * KIBI, bytes_of),
    ("element", "Alt", 64 * KIBI, bytes_of),
    ("element", "ID", 64, bytes_of),
    ("element", "Lang", 35, bytes_of),
    ("element", "A", 8, many({"O": Name("List")})),
    ("element", "A", 400, table("Summary", bytes_of)),
    ("element", "A", 64, table("Headers", lambda count: [bytes_of(count)])),
    ("element", "A", 64, table("Headers", many(b"h"))),
    ("element", "A", 400, printed),
    ("namespace", "NS", 64, bytes_of),
    ("structure", "Namespaces", 4, many(OTHER)),
    ("id tree", "Names", 64, lambda count: [bytes_of(count), OTHER]),
    ("pages", "Kids", 1000, many(OTHER)),
    ("page", "Annots", 32, many(OTHER)),
    ("page", "Resources", 64, fonts),
    ("output intent", "OutputConditionIdentifier", 64, bytes_of),
    ("output intent", "Info", 200, bytes_of),
    ("output intent", "RegistryName", 200, bytes_of),
    ("widget", "Contents", 400, bytes_of),
    ("widget", "TU", 400, bytes_of),
    ("widget", "T", 40, bytes_of),
]


class Alone(Walk):
    """Looks at one object; what that refers to may be anything."""

    def assign(self, number, role):
        assert number in self.objects
        assert role in ROLES


def check(role, key, value):
    """The role's check of a bare object with this one key."""
    walk = Alone({STRUCTURE: {"Type": Name("StructTreeRoot")}, OTHER: {}}, ROLES)
    ROLES[role](walk, {**BARE[role], key: value})


@pytest.mark.parametrize(("role", "key", "most", "make"), LENGTHS, ids=lambda each: each if type(each) is str else None)
def test_a_length_is_granted_to_the_last_and_not_one_more(role, key, most, make):
    check(role, key, make(most))
    with pytest.raises(Refusal) as caught:
        check(role, key, make(most + 1))
    assert caught.value.reason is Reason.ROLE


@pytest.mark.parametrize(
    ("role", "key"), [("structure", "Namespaces"), ("pages", "Kids"), ("page", "Annots"), ("parent tree", "Nums")]
)
def test_no_array_is_empty(role, key):
    with pytest.raises(Refusal):
        check(role, key, [])


STREAMS = [("content", 16 << 20), ("profile", 64 * KIBI), ("appearance", 0)]


@pytest.mark.parametrize(("role", "most"), STREAMS)
def test_a_stream_is_as_long_as_its_role_grants(role, most):
    entries = {
        "content": {"Filter": Name("FlateDecode"), "Length": 1},
        "profile": {"Filter": Name("FlateDecode"), "Length": 1, "N": 3},
        "appearance": {"BBox": RECT, "Length": 0, "Subtype": Name("Form"), "Type": Name("XObject")},
    }[role]
    walk = Walk({}, ROLES)
    ROLES[role](walk, Stream(entries, bytes(most)))
    with pytest.raises(Refusal):
        ROLES[role](walk, Stream(entries, bytes(most + 1)))
