"""Roles of embedded fonts: composite only, TrueType or CFF outlines, always with a Unicode map."""

from app.sealing.catalog_roles import DEFLATED, MEBI, RECT
from app.sealing.shapes import (
    Check,
    Role,
    Walk,
    array,
    constant,
    entries,
    name,
    name_like,
    natural,
    num,
    numbers,
    plain,
    ref,
    ref_by,
    refuse,
    stream,
)
from app.sealing.values import Found, Name, Value

CID_SYSTEM: Value = {"Ordering": b"Identity", "Registry": b"Adobe", "Supplement": 0}
FONT_NAME = name_like(r"[A-Z]{6}\+[A-Za-z0-9-]{1,60}")
MOST_WIDTHS = 50_000


def _descendant(item: Found) -> str | None:
    subtype = item.get("Subtype") if isinstance(item, dict) else None
    return {"CIDFontType2": "TrueType cid font", "CIDFontType0": "CFF cid font"}.get(str(subtype))


def _name_or(allowed: str, role: str) -> Check:
    """This name, or a reference to an object in this role."""
    named, referred = name(allowed), ref(role)

    def check(walk: Walk, value: Value) -> None:
        (named if isinstance(value, Name) else referred)(walk, value)

    return check


_WIDTH_RUN = numbers(1, MOST_WIDTHS)


def _widths(walk: Walk, value: Value) -> None:
    """A CID and the widths from there on, again and again."""
    if not isinstance(value, list) or len(value) % 2:
        raise refuse()
    for place, item in enumerate(value):
        (_WIDTH_RUN if place % 2 else natural)(walk, item)


_CID_FONT: dict[str, Check] = {
    "BaseFont": FONT_NAME,
    "CIDSystemInfo": constant(CID_SYSTEM),
    "DW": num,
    "FontDescriptor": ref("descriptor"),
    "Type": name("Font"),
    "W": _widths,
}
_DESCRIPTOR: dict[str, Check] = {
    "Ascent": num,
    "CapHeight": num,
    "Descent": num,
    "Flags": natural,
    "FontBBox": RECT,
    "FontName": FONT_NAME,
    "ItalicAngle": num,
    "StemV": num,
    "Type": name("FontDescriptor"),
}
_PROGRAMS: dict[str, Check] = {"FontFile2": ref("TrueType program"), "FontFile3": ref("CFF program")}
_MISSING: dict[str, Check] = {"MissingWidth": num}


_ANY_DESCRIPTOR = entries(_DESCRIPTOR, _PROGRAMS | _MISSING)


def _descriptor(walk: Walk, value: Value) -> None:
    _ANY_DESCRIPTOR(walk, value)
    if not isinstance(value, dict) or ("FontFile2" in value) == ("FontFile3" in value):
        raise refuse()


FONT_ROLES: dict[str, Role] = {
    "font": plain(
        entries(
            {
                "BaseFont": FONT_NAME,
                "DescendantFonts": array(ref_by(_descendant), 1, 1),
                "Encoding": _name_or("Identity-H", "cmap"),
                "Subtype": name("Type0"),
                "ToUnicode": ref("unicode map"),
                "Type": name("Font"),
            }
        )
    ),
    "TrueType cid font": plain(
        entries(_CID_FONT | {"CIDToGIDMap": _name_or("Identity", "glyph map"), "Subtype": name("CIDFontType2")})
    ),
    "CFF cid font": plain(entries(_CID_FONT | {"Subtype": name("CIDFontType0")})),
    "descriptor": plain(_descriptor),
    "TrueType program": stream(entries({**DEFLATED, "Length1": natural}), 16 * MEBI),
    "CFF program": stream(entries({**DEFLATED, "Subtype": name("CIDFontType0C")}), 16 * MEBI),
    "glyph map": stream(entries(DEFLATED), MEBI),
    "unicode map": stream(entries(DEFLATED), MEBI),
    "cmap": stream(
        entries(
            {
                **DEFLATED,
                "CIDSystemInfo": constant(CID_SYSTEM),
                "CMapName": name_like(r"[A-Za-z0-9+-]{1,64}"),
                "Type": name("CMap"),
            },
            {"WMode": constant(0)},
        ),
        MEBI,
    ),
}
