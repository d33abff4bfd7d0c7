"""An object for every role of FORMAT.md section 3, and the one role's check by itself, without a file around it."""

from typing import Any

import pytest

from app.sealing.errors import Reason, Refusal
from app.sealing.roles import ROLES
from app.sealing.shapes import Walk
from app.sealing.values import Name, Real, Ref, Stream

NUMBER = {role: number for number, role in enumerate(sorted(ROLES), 2)}
RECT = [0, 0, Real("595.5"), 842]
CID_SYSTEM = {"Ordering": b"Identity", "Registry": b"Adobe", "Supplement": 0}
DEFLATED = {"Filter": Name("FlateDecode"), "Length": 9}
ISO = {
    "BaseVersion": Name("2.0"), "ExtensionLevel": 32002, "ExtensionRevision": b":2022",
    "Type": Name("DeveloperExtensions"), "URL": b"https://www.iso.org/standard/45875.html",
}  # fmt: skip
SIGNED = {
    "ByteRange": [0, 1, 2, 3], "Contents": b"\x00", "Filter": Name("Adobe.PPKLite"), "M": b"D:20261120180200Z",
    "SubFilter": Name("ETSI.CAdES.detached"), "Type": Name("Sig"),
}  # fmt: skip
FACE = Name("ABCDEF+Face-Regular")


def to(role: str) -> Ref:
    return Ref(NUMBER[role])


CID_FONT = {
    "BaseFont": FACE, "CIDSystemInfo": CID_SYSTEM, "DW": 0, "FontDescriptor": to("descriptor"), "Type": Name("Font"),
    "W": [0, [500, Real("0.5")], 9, [1]],
}  # fmt: skip
GOOD: dict[str, dict[str, Any]] = {
    "catalog": {
        "AF": [to("filespec")], "AcroForm": {"Fields": [to("widget")], "SigFlags": 3}, "Extensions": {"ISO_": [ISO]},
        "Lang": b"en", "MarkInfo": {"Marked": True}, "Metadata": to("xmp"), "PageMode": Name("UseAttachments"),
        "Names": {"EmbeddedFiles": {"Names": [b"manifest.json", to("filespec")]}}, "Pages": to("pages"),
        "OutputIntents": [to("output intent")], "Perms": {"DocMDP": to("certification")}, "Type": Name("Catalog"),
        "StructTreeRoot": to("structure"), "ViewerPreferences": {"DisplayDocTitle": True, "Direction": Name("R2L")},
    },
    "pages": {"Count": 1, "Kids": [to("page")], "Type": Name("Pages")},
    "page": {
        "Annots": [to("widget")], "Contents": to("content"), "MediaBox": RECT, "Parent": to("pages"),
        "Resources": {"Font": {"F1+": to("font")}}, "StructParents": 0, "Tabs": Name("S"), "Type": Name("Page"),
    },
    "content": DEFLATED,
    "xmp": {"Length": 9, "Subtype": Name("XML"), "Type": Name("Metadata")},
    "output intent": {
        "DestOutputProfile": to("profile"), "Info": b"sRGB", "OutputConditionIdentifier": b"sRGB",
        "RegistryName": b"x", "S": Name("GTS_PDFA1"), "Type": Name("OutputIntent"),
    },
    "profile": {**DEFLATED, "N": 3},
    "font": {
        "BaseFont": FACE, "DescendantFonts": [to("TrueType cid font")], "Encoding": to("cmap"),
        "Subtype": Name("Type0"), "ToUnicode": to("unicode map"), "Type": Name("Font"),
    },
    "TrueType cid font": {**CID_FONT, "CIDToGIDMap": to("glyph map"), "Subtype": Name("CIDFontType2")},
    "CFF cid font": {**CID_FONT, "Subtype": Name("CIDFontType0")},
    "descriptor": {
        "Ascent": 9, "CapHeight": 9, "Descent": -9, "Flags": 4, "FontBBox": RECT, "FontFile2": to("TrueType program"),
        "FontName": FACE, "ItalicAngle": Real("-1.5"), "MissingWidth": 9, "StemV": 9, "Type": Name("FontDescriptor"),
    },
    "TrueType program": {**DEFLATED, "Length1": 9},
    "CFF program": {**DEFLATED, "Subtype": Name("CIDFontType0C")},
    "glyph map": DEFLATED,
    "unicode map": DEFLATED,
    "cmap": {
        **DEFLATED, "CIDSystemInfo": CID_SYSTEM, "CMapName": Name("Sub-Rosa+1"), "Type": Name("CMap"), "WMode": 0,
    },
    "structure": {
        "IDTree": to("id tree"), "K": [to("element")], "Namespaces": [to("namespace")], "ParentTreeNextKey": 1,
        "ParentTree": to("parent tree"), "Type": Name("StructTreeRoot"),
    },
    "namespace": {"NS": b"http://iso.org/pdf2/ssn", "Type": Name("Namespace")},
    "parent tree": {"Nums": [0, to("element"), 1, [to("element")]]},
    "id tree": {"Names": [b"t1", to("element")]},
    "element": {
        "A": {"O": Name("Layout"), "Placement": Name("Block")}, "ActualText": b"x", "Alt": b"x", "ID": b"t1",
        "K": [0, to("element"), {"MCID": 1, "Pg": to("page"), "Type": Name("MCR")}],
        "Lang": b"de", "P": to("structure"), "NS": to("namespace"), "Pg": to("page"), "S": Name("P"),
    },
    "widget": {
        "AP": {"N": to("appearance")}, "Contents": b"x", "F": 132, "FT": Name("Sig"), "P": to("page"), "Rect": RECT,
        "StructParent": 1, "Subtype": Name("Widget"), "T": b"signature-1", "TU": b"x", "Type": Name("Annot"),
        "V": to("certification"),
    },
    "appearance": {"BBox": RECT, "Length": 0, "Subtype": Name("Form"), "Type": Name("XObject")},
    "certification": {
        **SIGNED,
        "Reference": [
            {
                "TransformMethod": Name("DocMDP"), "Type": Name("SigRef"),
                "TransformParams": {"P": 1, "Type": Name("TransformParams"), "V": Name("1.2")},
            }
        ],
    },
    "approval": SIGNED,
    "filespec": {
        "AFRelationship": Name("Data"), "Desc": b"Record of this document", "EF": {"F": to("file"), "UF": to("file")},
        "F": b"manifest.json", "Type": Name("Filespec"), "UF": b"manifest.json",
    },
    "file": {
        "Length": 9, "Params": {"Size": 9}, "Subtype": Name("application/json"), "Type": Name("EmbeddedFile"),
    },
}  # fmt: skip
"""For each role an object with all keys that may stand beside each other."""
OPTIONAL: dict[str, set[str]] = {
    "catalog": {"OutputIntents"},
    "page": {"Annots", "StructParents", "Tabs"},
    "output intent": {"Info", "RegistryName"},
    "descriptor": {"MissingWidth"},
    "cmap": {"WMode"},
    "structure": {"IDTree"},
    "element": {"A", "ActualText", "Alt", "ID", "K", "Lang", "NS", "Pg"},
    "widget": {"StructParent", "V"},
}
KIBI, MEBI = 1 << 10, 1 << 20
STREAMS = {
    "content": 16 * MEBI, "xmp": 64 * MEBI, "profile": 64 * KIBI, "TrueType program": 16 * MEBI, "file": 64 * MEBI,
    "CFF program": 16 * MEBI, "glyph map": MEBI, "unicode map": MEBI, "cmap": MEBI, "appearance": 0,
}  # fmt: skip


class Long(bytes):
    """As long as it says, in no memory."""

    length = 0

    def __len__(self) -> int:
        return self.length


def data_of(length: int) -> Long:
    found = Long()
    found.length = length
    return found


def roles_given(role: str, entries: Any, length: int = 0) -> dict[int, str]:
    """The roles that the object gives to others; it is refused if it is not of its own."""
    walk = Walk(objects={NUMBER[each]: GOOD[each] for each in GOOD}, table=ROLES)
    ROLES[role](walk, Stream(entries, data_of(length)) if role in STREAMS else entries)
    return walk.role_of


def refused(role: str, entries: Any, length: int = 0) -> None:
    with pytest.raises(Refusal) as caught:
        roles_given(role, entries, length)
    assert caught.value.reason is Reason.ROLE


def references(value: Any) -> set[int]:
    match value:
        case Ref():
            return {int(value)}
        case dict():
            return set().union(*map(references, value.values()))
        case list():
            return set().union(*map(references, value))
    return set()


def put(role: str, path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The role's good object with another value at this place."""

    def changed(inner: Any, steps: tuple[Any, ...]) -> Any:
        if not steps:
            return value
        step, *rest = steps
        if isinstance(inner, list):
            return [changed(one, tuple(rest)) if place == step else one for place, one in enumerate(inner)]
        return {**inner, step: changed(inner.get(step), tuple(rest))}

    return changed(GOOD[role], path)
