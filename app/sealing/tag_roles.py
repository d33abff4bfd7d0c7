"""Roles of the structure tree: what tagged pages need, and nothing that acts or links."""

from app.sealing.catalog_roles import KIBI, RECT
from app.sealing.elements import ELEMENT_TYPES
from app.sealing.shapes import (
    Check,
    Role,
    Walk,
    array,
    entries,
    name,
    natural,
    num,
    one_or_many,
    pairs,
    plain,
    ref,
    ref_by,
    refuse,
    string,
    text,
)
from app.sealing.values import Found, Name, Ref, Value

MOST = 50_000
NUMBERINGS = [
    "None",
    "Unordered",
    "Disc",
    "Circle",
    "Square",
    "Ordered",
    "Decimal",
    "UpperAlpha",
    "LowerAlpha",
    "UpperRoman",
    "LowerRoman",
]
ATTRIBUTES: dict[str, dict[str, Check]] = {
    "Table": {
        "ColSpan": natural,
        "Headers": array(string(64), 1, 64),
        "RowSpan": natural,
        "Scope": name("Row", "Column", "Both"),
        "Summary": text(400),
    },
    "Layout": {
        "BBox": RECT,
        "Height": num,
        "Placement": name("Block", "Inline"),
        "TextAlign": name("Start", "Center", "End", "Justify"),
        "Width": num,
        "WritingMode": name("LrTb", "RlTb"),
    },
    "List": {"ListNumbering": name(*NUMBERINGS)},
    "PrintField": {"Desc": text(400), "Role": name("tv", "pb")},
}
_ATTRIBUTE_CHECKS = {owner: entries({"O": name(owner)}, known) for owner, known in ATTRIBUTES.items()}
_KID_CHECKS = {
    "MCR": entries({"MCID": natural, "Pg": ref("page"), "Type": name("MCR")}),
    "OBJR": entries({"Obj": ref("widget"), "Type": name("OBJR")}, {"Pg": ref("page")}),
}


def _chosen(value: Value, key: str, checks: dict[str, Check]) -> Check:
    found = value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, Name) or found not in checks:
        raise refuse()
    return checks[found]


def _attributes(walk: Walk, value: Value) -> None:
    _chosen(value, "O", _ATTRIBUTE_CHECKS)(walk, value)


def _kid(walk: Walk, value: Value) -> None:
    if isinstance(value, Ref):
        ref("element")(walk, value)
    elif isinstance(value, int):
        natural(walk, value)
    else:
        _chosen(value, "Type", _KID_CHECKS)(walk, value)


def _parent(item: Found) -> str:
    return "structure" if isinstance(item, dict) and item.get("Type") == Name("StructTreeRoot") else "element"


_ANY_ELEMENT = plain(
    entries(
        {"P": ref_by(_parent), "S": name(*ELEMENT_TYPES)},
        {
            "A": one_or_many(_attributes, 8),
            "ActualText": text(256 * KIBI),
            "Alt": text(64 * KIBI),
            "ID": string(64),
            "K": one_or_many(_kid, MOST),
            "Lang": text(35),
            "NS": ref("namespace"),
            "Pg": ref("page"),
        },
    )
)


def _element(walk: Walk, item: Found) -> None:
    """A plain element was checked when it was read, but for what it refers to."""
    if not isinstance(item, tuple):
        _ANY_ELEMENT(walk, item)
        return
    kids, parent, page = item
    for kid in kids:
        walk.assign(kid, "element")
    walk.assign(parent, _parent(walk.objects[parent]))
    if page is not None:
        walk.assign(page, "page")


TAG_ROLES: dict[str, Role] = {
    "structure": plain(
        entries(
            {
                "K": one_or_many(ref("element"), MOST),
                "Namespaces": array(ref("namespace"), 1, 4),
                "ParentTree": ref("parent tree"),
                "ParentTreeNextKey": natural,
                "Type": name("StructTreeRoot"),
            },
            {"IDTree": ref("id tree")},
        )
    ),
    "namespace": plain(entries({"NS": text(64), "Type": name("Namespace")})),
    "parent tree": plain(entries({"Nums": pairs(natural, one_or_many(ref("element"), MOST), MOST)})),
    "id tree": plain(entries({"Names": pairs(string(64), ref("element"), MOST)})),
    "element": _element,
}
