"""Each role of FORMAT.md section 3 by itself: its keys, what its references become, and every limit to the last one."""

import re
from pathlib import Path
from typing import Any

import pytest

from app.sealing.errors import Reason, Refusal
from app.sealing.roles import ROLES
from app.sealing.shapes import Walk
from app.sealing.values import Name, Real, Ref, Stream
from tests.unit.sealing.role_objects import (
    CID_SYSTEM,
    GOOD,
    KIBI,
    NUMBER,
    OPTIONAL,
    RECT,
    STREAMS,
    put,
    references,
    refused,
    roles_given,
    to,
)

PAGE = (Path(__file__).parents[3] / "app/sealing/FORMAT.md").read_text("utf-8")


def test_there_is_an_object_for_every_role():
    assert GOOD.keys() == ROLES.keys()


@pytest.mark.parametrize("role", GOOD)
def test_a_good_object_gives_each_reference_the_role_that_the_page_says(role):
    assert roles_given(role, GOOD[role]) == {
        number: each for each, number in NUMBER.items() if number in references(GOOD[role])
    }


@pytest.mark.parametrize("role", GOOD)
def test_the_keys_in_brackets_may_be_absent_and_no_other(role):
    for key in GOOD[role]:
        fewer = {each: value for each, value in GOOD[role].items() if each != key}
        if key in OPTIONAL.get(role, set()):
            roles_given(role, fewer)
        else:
            refused(role, fewer)
    refused(role, {**GOOD[role], "Zz": 0})


@pytest.mark.parametrize("role", GOOD)
def test_every_value_is_of_its_kind(role):
    for key in GOOD[role]:
        referring = bool(references(GOOD[role][key]))
        for foreign in ([True], False, Name("Foreign"), b"foreign", -1, {"Foreign": 1}, Ref(99), Real("0.5"), []):
            if (role, key, foreign) not in FITTING and not (referring and isinstance(foreign, Ref)):
                refused(role, put(role, (key,), foreign))


FITTING = [
    *(("descriptor", key, value) for key in ("Ascent", "CapHeight", "Descent", "ItalicAngle", "MissingWidth", "StemV")
      for value in (-1, Real("0.5"))),
    *((role, "DW", value) for role in ("TrueType cid font", "CFF cid font") for value in (-1, Real("0.5"))),
    *((role, "W", []) for role in ("TrueType cid font", "CFF cid font")),
    ("cmap", "CMapName", Name("Foreign")),
    *(("element", key, b"foreign") for key in ("ActualText", "Alt", "ID", "Lang")),
    *(("output intent", key, b"foreign") for key in ("Info", "OutputConditionIdentifier", "RegistryName")),
    ("namespace", "NS", b"foreign"), ("catalog", "Lang", b"foreign"),
    *(("widget", key, b"foreign") for key in ("Contents", "T", "TU")),
    *((role, "Contents", b"foreign") for role in ("certification", "approval")),
]  # fmt: skip
"""Values of that test which are of the kind after all."""


@pytest.mark.parametrize("role", GOOD)
def test_a_stream_is_as_long_as_the_page_grants_and_a_value_is_none(role):
    if role in STREAMS:
        roles_given(role, GOOD[role], STREAMS[role])
        refused(role, GOOD[role], STREAMS[role] + 1)
        walk = Walk(objects={}, table=ROLES)
        with pytest.raises(Refusal):
            ROLES[role](walk, GOOD[role])
    else:
        with pytest.raises(Refusal):
            ROLES[role](Walk(objects={}, table=ROLES), Stream(GOOD[role], b""))


def test_a_reference_that_gives_a_role_by_its_object_leads_to_one_and_one_object_has_one_role():
    refused("font", put("font", ("DescendantFonts",), [Ref(99)]))
    refused("font", put("font", ("DescendantFonts",), [to("descriptor")]))
    with pytest.raises(Refusal) as caught:
        roles_given("page", put("page", ("Contents",), to("pages")))
    assert caught.value.reason is Reason.ROLE_CONFLICT


MANY = 50_000
TEXTS: list[tuple[str, tuple[Any, ...], int]] = [
    ("catalog", ("Lang",), 35), ("output intent", ("Info",), 200),
    ("output intent", ("OutputConditionIdentifier",), 64),
    ("output intent", ("RegistryName",), 200), ("namespace", ("NS",), 64), ("element", ("ActualText",), 256 * KIBI),
    ("element", ("Alt",), 64 * KIBI), ("element", ("Lang",), 35), ("widget", ("Contents",), 400),
    ("widget", ("TU",), 400),
]  # fmt: skip
STRINGS: list[tuple[str, tuple[Any, ...], int]] = [
    ("element", ("ID",), 64), ("id tree", ("Names", 0), 64), ("certification", ("Contents",), 16_384),
    ("approval", ("Contents",), 16_384), ("catalog", ("Names", "EmbeddedFiles", "Names", 0), 64),
]  # fmt: skip
ARRAYS: list[tuple[str, tuple[Any, ...], list[Any], int, int]] = [
    ("catalog", ("AcroForm", "Fields"), [to("widget")], 1, 32), ("catalog", ("AF",), [to("filespec")], 1, 4),
    ("catalog", ("OutputIntents",), [to("output intent")], 1, 1), ("pages", ("Kids",), [to("page")], 1, 1000),
    ("catalog", ("Names", "EmbeddedFiles", "Names"), [b"a", to("filespec")], 1, 4),
    ("page", ("Annots",), [to("widget")], 1, 32), ("page", ("MediaBox",), [0], 4, 4),
    ("font", ("DescendantFonts",), [to("CFF cid font")], 1, 1), ("TrueType cid font", ("W",), [0, [1]], 0, MANY),
    ("CFF cid font", ("W", 1), [500], 1, MANY), ("structure", ("K",), [to("element")], 1, MANY),
    ("structure", ("Namespaces",), [to("namespace")], 1, 4), ("parent tree", ("Nums",), [0, to("element")], 1, MANY),
    ("parent tree", ("Nums", 3), [to("element")], 1, MANY), ("id tree", ("Names",), [b"a", to("element")], 1, MANY),
    ("element", ("A",), [{"O": Name("Layout")}], 1, 8), ("element", ("K",), [0], 1, MANY),
    ("certification", ("ByteRange",), [0], 4, 4),
]  # fmt: skip


@pytest.mark.parametrize(("role", "path", "limit"), TEXTS + STRINGS, ids=str)
def test_a_string_is_at_most_as_long_as_the_page_says(role, path, limit):
    roles_given(role, put(role, path, b"x" * limit))
    roles_given(role, put(role, path, b""))
    refused(role, put(role, path, b"x" * (limit + 1)))
    refused(role, put(role, path, Name("x")))


@pytest.mark.parametrize(("role", "path"), [(role, path) for role, path, _ in TEXTS], ids=str)
def test_a_text_has_its_one_form(role, path):
    roles_given(role, put(role, path, b"\xfe\xff\0\xe9"))
    refused(role, put(role, path, b"\xfe\xff\0e"))
    refused(role, put(role, path, b"\xe9"))


@pytest.mark.parametrize(("role", "path", "part", "least", "most"), ARRAYS, ids=str)
def test_an_array_has_as_many_members_as_the_page_says(role, path, part, least, most):
    for count in {least, most}:
        roles_given(role, put(role, path, part * count))
    refused(role, put(role, path, part * (least - 1) if least else [0]))
    if (role, path) != ("TrueType cid font", ("W",)):  # as many as the reader takes of anything
        refused(role, put(role, path, part * (most + 1)))
    if len(part) > 1:
        refused(role, put(role, path, [*part, part[0]]))
        refused(role, put(role, path, part[::-1]))


NAMES: list[tuple[str, tuple[Any, ...], list[str]]] = [
    ("page", ("Tabs",), ["S"]), ("catalog", ("ViewerPreferences", "Direction"), ["R2L"]),
    ("font", ("Encoding",), ["Identity-H"]), ("TrueType cid font", ("CIDToGIDMap",), ["Identity"]),
    ("file", ("Subtype",), ["application/json", "application/x-age-encryption"]),
    ("element", ("S",), re.search(r"element types: `(.*?)`", PAGE)[1].replace("H1 …", "H1 H2 H3 H4 H5").split()),
    ("certification", ("Reference", 0, "TransformMethod"), ["DocMDP"]),
    ("certification", ("Reference", 0, "Type"), ["SigRef"]),
    ("certification", ("Reference", 0, "TransformParams", "Type"), ["TransformParams"]),
    ("certification", ("Reference", 0, "TransformParams", "V"), ["1.2"]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "path", "names"), NAMES, ids=str)
def test_a_name_is_one_of_those_on_the_page(role, path, names):
    for each in names:
        roles_given(role, put(role, path, Name(each)))
        refused(role, put(role, path, each.encode()))
    for foreign in ("", "Link", "Annot", names[0].lower() + "x"):
        refused(role, put(role, path, Name(foreign)))


FORMS: list[tuple[str, tuple[Any, ...], list[Any], list[Any]]] = [
    ("widget", ("T",), [b"a", b"a-9" * 13 + b"z"], [b"", b"A", b"a_b", b"a" * 41]),
    ("widget", ("F",), [132], [4, 133, Real("132.0")]),
    ("certification", ("M",), [b"D:20001231235959Z"], [b"D:21001231235959Z", b"D:2026112018020Z", b"D:20261120180200"]),
    ("certification", ("Reference", 0, "TransformParams", "P"), [1, 2], [0, 3, True, Real("1.5")]),
    ("certification", ("Reference", 0, "TransformParams"), [], [{"P": 1}]),
    ("font", ("BaseFont",), [Name("ABCDEF+" + "a" * 60)],
     [Name("ABCDEF+" + "a" * 61), Name("ABCDE+a"), Name("ABCDEF+")]),
    ("cmap", ("CMapName",), [Name("a" * 64)], [Name("a" * 65), Name("a.b"), Name("")]),
    ("cmap", ("WMode",), [0], [1, False]),
    ("profile", ("N",), [3], [1, 4]),
    ("page", ("Resources",), [{}], [{"Font": {}}, {"XObject": {}}]),
    ("page", ("Resources", "Font"),
     [{"a" * 16: to("font")}, {f"F{number}": to("font") for number in range(64)}],
     [{"a" * 17: to("font")}, {"": to("font")}, {"F-1": to("font")},
      {f"F{number}": to("font") for number in range(65)}]),
    ("page", ("StructParents",), [0, 7], [-1, True, Real("0.5")]),
    ("page", ("MediaBox", 2), [-5, Real("0.001")], [True, b"1"]),
    ("catalog", ("AcroForm", "SigFlags"), [3], [1, 2]),
    ("catalog", ("MarkInfo",), [], [{"Marked": False}, {"Marked": True, "Suspects": False}]),
    ("catalog", ("ViewerPreferences",), [{"DisplayDocTitle": True}], [{"DisplayDocTitle": False}, {}]),
    ("catalog", ("Extensions", "ISO_", 0, "ExtensionLevel"), [32002], [32001]),
    ("descriptor", ("FontFile3",), [], [to("CFF program")]),
    ("TrueType cid font", ("W",), [], [[0, 500], [[1], 0], [0, [True]], [Real("0.5"), [1]]]),
    ("TrueType cid font", ("CIDSystemInfo",), [],
     [{**CID_SYSTEM, "Supplement": 1}, {**CID_SYSTEM, "Registry": b"Apple"}]),
    ("appearance", ("Length",), [0], [1]),
    ("parent tree", ("Nums", 0), [0, 5], [-1, Real("0.5")]),
    ("structure", ("K",), [to("element")], [b"x", 0]),
    ("element", ("P",), [to("element")], [to("page"), 4]),
    ("element", ("K",), [to("element"), 0, {"Obj": to("widget"), "Type": Name("OBJR")},
                         {"Obj": to("widget"), "Pg": to("page"), "Type": Name("OBJR")}],
     [{"Type": Name("MCR")}, {"MCID": 0, "Type": Name("MCR")}, {"Obj": to("widget")}, {"Type": b"OBJR"}, b"x",
      {"MCID": -1, "Pg": to("page"), "Type": Name("MCR")}]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "path", "granted", "not_granted"), FORMS, ids=str)
def test_a_value_has_its_form(role, path, granted, not_granted):
    for value in granted:
        if role == "element" and value == to("element"):
            value = Ref(NUMBER["element"])  # noqa: PLW2901 - the same object, which is an element already
        roles_given(role, put(role, path, value))
    for value in not_granted:
        with pytest.raises(Refusal):
            roles_given(role, put(role, path, value))


ATTRIBUTES: dict[str, dict[str, tuple[list[Any], list[Any]]]] = {
    "Table": {
        "Scope": ([Name("Row"), Name("Column"), Name("Both")], [Name("Cell"), b"Row"]),
        "Headers": ([[b"x" * 64], [b"x"] * 64], [[], [b"x" * 65], [b"x"] * 65, b"x"]),
        "RowSpan": ([0, 2], [-1, Real("0.5")]), "ColSpan": ([0, 2], [-1, True]),
        "Summary": ([b"x" * 400], [b"x" * 401, Name("x")]),
    },
    "Layout": {
        "BBox": ([RECT], [RECT[:3], [*RECT, 1]]), "Placement": ([Name("Block"), Name("Inline")], [Name("Before")]),
        "Width": ([5, Real("0.5")], [Name("Auto")]), "Height": ([5, Real("0.5")], [Name("Auto")]),
        "TextAlign": ([Name("Start"), Name("Center"), Name("End"), Name("Justify")], [Name("Left")]),
        "WritingMode": ([Name("LrTb"), Name("RlTb")], [Name("TbRl")]),
    },
    "List": {"ListNumbering": (
        [Name(each) for each in ("None", "Unordered", "Disc", "Circle", "Square", "Ordered", "Decimal", "UpperAlpha",
                                 "LowerAlpha", "UpperRoman", "LowerRoman")], [Name("Description")])},
    "PrintField": {"Role": ([Name("tv"), Name("pb")], [Name("rb")]), "Desc": ([b"x" * 400], [b"x" * 401])},
}  # fmt: skip


@pytest.mark.parametrize("owner", ATTRIBUTES)
def test_attributes_are_those_of_their_owner(owner):
    roles_given("element", put("element", ("A",), {"O": Name(owner)}))
    refused("element", put("element", ("A",), {"O": Name(owner), "Zz": 1}))
    refused("element", put("element", ("A",), {"O": owner.encode()}))
    for key, (granted, not_granted) in ATTRIBUTES[owner].items():
        for value in granted:
            roles_given("element", put("element", ("A",), {"O": Name(owner), key: value}))
        for value in not_granted:
            refused("element", put("element", ("A",), {"O": Name(owner), key: value}))


def test_attributes_have_an_owner():
    refused("element", put("element", ("A",), {"Scope": Name("Row")}))
    refused("element", put("element", ("A",), {"O": Name("UserProperties")}))
    refused("element", put("element", ("A",), Name("Table")))


ATTACHED = {
    "header.json": {"AFRelationship": Name("Data"), "Desc": b"Public header"},
    "manifest.json": {"AFRelationship": Name("Data"), "Desc": b"Record of this document"},
    "payload.age": {
        "AFRelationship": Name("EncryptedPayload"), "Desc": b"Sealed payload",
        "EP": {"Subtype": Name("age-encryption.org"), "Type": Name("EncryptedPayload"), "Version": Name("1")},
    },
}  # fmt: skip


@pytest.mark.parametrize("label", ATTACHED)
def test_an_attachment_is_described_as_on_the_page(label):
    good = {**GOOD["filespec"], "F": label.encode(), "UF": label.encode(), **ATTACHED[label]}
    assert roles_given("filespec", good) == {NUMBER["file"]: "file"}
    for key, value in (("AFRelationship", Name("Source")), ("Desc", b"x"), ("UF", b"x"), ("F", b"x"), ("EP", {})):
        refused("filespec", {**good, key: value})
    for key in good:
        refused("filespec", {each: value for each, value in good.items() if each != key})
    refused("filespec", {**good, "F": Name(label)})


@pytest.mark.parametrize("together", [("AF", "Names", "PageMode"), ("MarkInfo", "StructTreeRoot")])
def test_some_keys_of_the_catalog_come_together_or_not_at_all(together):
    without = {key: value for key, value in GOOD["catalog"].items() if key not in together}
    roles_given("catalog", without)
    for key in together:
        refused("catalog", {**without, key: GOOD["catalog"][key]})


def test_a_font_has_a_program_of_one_kind():
    other = {key: value for key, value in GOOD["descriptor"].items() if key != "FontFile2"}
    assert NUMBER["CFF program"] in roles_given("descriptor", {**other, "FontFile3": to("CFF program")})
    refused("descriptor", other)
    refused("descriptor", {**other, "FontFile": to("TrueType program")})
