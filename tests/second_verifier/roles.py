"""FORMAT.md section 3: the table of roles, row by row."""

from collections.abc import Callable
from typing import Any

from tests.second_verifier.layout import Item, Layout
from tests.second_verifier.refusal import Refused, demand
from tests.second_verifier.shapes import (
    Check,
    Mentions,
    dictionary,
    either,
    name,
    named,
    nat,
    num,
    octets,
    pairs,
    rect,
    row,
    same,
    spelled,
    table,
    text,
    to,
)

FONT_NAME = named(r"[A-Z]{6}\+[A-Za-z0-9-]{1,60}")
EXTENSIONS = dictionary({
    "ISO_": row(dictionary({
        "BaseVersion": name("2.0"), "ExtensionLevel": same(32002), "ExtensionRevision": same(b":2022"),
        "Type": name("DeveloperExtensions"), "URL": same(b"https://www.iso.org/standard/45875.html"),
    }), 1, 1),
})  # fmt: skip
SYSTEM = dictionary({"Ordering": same(b"Identity"), "Registry": same(b"Adobe"), "Supplement": same(0)})
TYPES = [
    "Document",
    "DocumentFragment",
    "Part",
    "Sect",
    "Div",
    "Aside",
    "Title",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TFoot",
    "TR",
    "TH",
    "TD",
    "Caption",
    "Figure",
    "Form",
    "Span",
    "Em",
    "Strong",
    "BlockQuote",
    "FENote",
    "NonStruct",
]
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
ATTRIBUTES = either(
    dictionary({"O": name("Layout")}, {
        "BBox": rect, "Placement": name("Block", "Inline"), "Width": num, "Height": num,
        "TextAlign": name("Start", "Center", "End", "Justify"), "WritingMode": name("LrTb", "RlTb")}),
    dictionary({"O": name("List")}, {"ListNumbering": name(*NUMBERINGS)}),
    dictionary({"O": name("PrintField")}, {"Role": name("tv", "pb"), "Desc": text(400)}),
    dictionary({"O": name("Table")}, {
        "Scope": name("Row", "Column", "Both"), "Headers": row(octets(64), 0, 50_000), "RowSpan": nat, "ColSpan": nat,
        "Summary": text(400)}),
)  # fmt: skip
ELEMENT = to("element")
KID = either(
    nat,
    ELEMENT,
    dictionary({"MCID": nat, "Pg": to("page"), "Type": name("MCR")}),
    dictionary({"Obj": to("widget"), "Type": name("OBJR")}, {"Pg": to("page")}),
)
SIGNATURE = {
    "ByteRange": row(nat, 4, 4), "Contents": octets(262_144), "Filter": name("Adobe.PPKLite"),
    "M": spelled(r"D:20\d{12}Z"), "SubFilter": name("ETSI.CAdES.detached"), "Type": name("Sig"),
}  # fmt: skip
CERTIFICATION = dictionary(SIGNATURE | {"Reference": row(dictionary({
    "TransformMethod": name("DocMDP"), "Type": name("SigRef"),
    "TransformParams": dictionary({"P": same(1, 2), "Type": name("TransformParams"), "V": name("1.2")}),
}), 1, 1)})  # fmt: skip
APPROVAL = dictionary(SIGNATURE)
CID_FONT = {
    "BaseFont": FONT_NAME, "CIDSystemInfo": SYSTEM, "DW": num, "FontDescriptor": to("descriptor"),
    "Type": name("Font"), "W": pairs(nat, row(num, 0, 50_000)),
}  # fmt: skip
AGE = {"Subtype": name("age-encryption.org"), "Type": name("EncryptedPayload"), "Version": name("1")}
FILES: dict[str, tuple[str, str, bytes, bool]] = {
    "header.json": ("application/json", "Data", b"Public header", False),
    "manifest.json": ("application/json", "Data", b"Record of this document", False),
    "payload.age": ("application/x-age-encryption", "EncryptedPayload", b"Sealed payload", True),
}
FILE_NAME = same(*(each.encode() for each in FILES))
PREFERENCES = dictionary({"DisplayDocTitle": same(True)}, {"Direction": name("R2L")})
CATALOG = dictionary(
    {
        "AcroForm": dictionary({"Fields": row(to("widget"), 1, 32), "SigFlags": same(3)}), "Extensions": EXTENSIONS,
        "Lang": text(35), "Metadata": to("xmp"), "Pages": to("pages"),
        "Perms": dictionary({"DocMDP": to("certification")}), "Type": name("Catalog"), "ViewerPreferences": PREFERENCES,
    },
    {
        "AF": row(to("filespec"), 1, 4), "PageMode": name("UseAttachments"),
        "Names": dictionary({"EmbeddedFiles": dictionary({"Names": pairs(octets(64), to("filespec"))})}),
        "MarkInfo": dictionary({"Marked": same(True)}), "StructTreeRoot": to("structure"),
        "OutputIntents": row(to("output intent"), 1, 1),
    },
    (("AF", "Names", "PageMode"), ("MarkInfo", "StructTreeRoot")),
)  # fmt: skip
DICTIONARIES: dict[str, Check] = {
    "catalog": CATALOG,
    "pages": dictionary({"Count": nat, "Kids": row(to("page"), 1, 1000), "Type": name("Pages")}),
    "page": dictionary(
        {"Contents": to("content"), "MediaBox": rect, "Parent": to("pages"), "Type": name("Page"),
         "Resources": dictionary({}, {"Font": table("[A-Za-z0-9+]{1,16}", to("font"), 1, 64)})},
        {"Annots": row(to("widget"), 1, 32), "StructParents": nat, "Tabs": name("S")}),
    "output intent": dictionary(
        {"DestOutputProfile": to("profile"), "OutputConditionIdentifier": text(64), "S": name("GTS_PDFA1"),
         "Type": name("OutputIntent")},
        {"Info": text(200), "RegistryName": text(200)}),
    "font": dictionary({
        "BaseFont": FONT_NAME, "DescendantFonts": row(to("cid font"), 1, 1), "Subtype": name("Type0"),
        "Encoding": either(name("Identity-H"), to("cmap")), "ToUnicode": to("unicode map"), "Type": name("Font")}),
    "cid font": either(
        dictionary(CID_FONT | {"CIDToGIDMap": either(name("Identity"), to("glyph map")),
                               "Subtype": name("CIDFontType2")}),
        dictionary(CID_FONT | {"Subtype": name("CIDFontType0")})),
    "descriptor": dictionary(
        dict.fromkeys(("Ascent", "CapHeight", "Descent", "ItalicAngle", "StemV"), num)
        | {"Flags": nat, "FontBBox": rect, "FontName": FONT_NAME, "Type": name("FontDescriptor")},
        {"FontFile2": to("TrueType program"), "FontFile3": to("CFF program"), "MissingWidth": num}),
    "structure": dictionary(
        {"K": either(ELEMENT, row(ELEMENT, 1, 50_000)), "Namespaces": row(to("namespace"), 1, 4),
         "ParentTree": to("parent tree"), "ParentTreeNextKey": nat, "Type": name("StructTreeRoot")},
        {"IDTree": to("id tree")}),
    "namespace": dictionary({"NS": text(64), "Type": name("Namespace")}),
    "parent tree": dictionary({"Nums": pairs(nat, either(ELEMENT, row(ELEMENT, 0, 50_000)))}),
    "id tree": dictionary({"Names": pairs(octets(64), ELEMENT)}),
    "element": dictionary(
        {"P": to("element", "structure"), "S": name(*TYPES)},
        {"A": either(row(ATTRIBUTES, 1, 8), ATTRIBUTES), "ActualText": text(256 * 1024), "Alt": text(64 * 1024),
         "ID": octets(64), "K": either(row(KID, 0, 50_000), KID), "Lang": text(35), "NS": to("namespace"),
         "Pg": to("page")}),
    "widget": dictionary(
        {"AP": dictionary({"N": to("appearance")}), "Contents": text(400), "F": same(132), "FT": name("Sig"),
         "P": to("page"), "Rect": rect, "Subtype": name("Widget"), "T": spelled("[a-z0-9-]{1,40}"), "TU": text(400),
         "Type": name("Annot")},
        {"StructParent": nat, "V": to("certification")}),
    "certification": CERTIFICATION,
    "filespec": dictionary(
        {"AFRelationship": name("Data", "EncryptedPayload"), "Desc": text(64), "F": FILE_NAME, "Type": name("Filespec"),
         "EF": dictionary({"F": to("file"), "UF": to("file")}), "UF": FILE_NAME},
        {"EP": dictionary(AGE)}),
}  # fmt: skip


def deflated(limit: int, **entries: Check) -> tuple[Check, int]:
    """A stream with the one filter, never inflated here."""
    return dictionary({"Filter": name("FlateDecode"), "Length": nat, **entries}), limit


MEBIBYTE = 2**20
STREAMS: dict[str, tuple[Check, int]] = {
    "content": deflated(16 * MEBIBYTE),
    "profile": deflated(65_536, N=same(3)),
    "TrueType program": deflated(16 * MEBIBYTE, Length1=nat),
    "CFF program": deflated(16 * MEBIBYTE, Subtype=name("CIDFontType0C")),
    "glyph map": deflated(MEBIBYTE),
    "unicode map": deflated(MEBIBYTE),
    "xmp": (dictionary({"Length": nat, "Subtype": name("XML"), "Type": name("Metadata")}), 64 * MEBIBYTE),
    "appearance": (
        dictionary({"BBox": rect, "Length": same(0), "Subtype": name("Form"), "Type": name("XObject")}), 0),
    "file": (
        dictionary({"Length": nat, "Params": dictionary({"Size": nat}), "Type": name("EmbeddedFile"),
                    "Subtype": name("application/json", "application/x-age-encryption")}), 64 * MEBIBYTE),
    "cmap": (
        dictionary({"Filter": name("FlateDecode"), "Length": nat, "CIDSystemInfo": SYSTEM, "CMapName": named(".+"),
                    "Type": name("CMap")}, {"WMode": same(0)}), MEBIBYTE),
}  # fmt: skip


def read_roles(layout: Layout) -> Mentions:
    """The role of every object.

    Raises:
        Refused: an object that is not what its first mention says, or is mentioned otherwise later.
    """
    mentions = Mentions({1: "catalog"})
    for number, item in layout.objects.items():
        role = mentions.get(number)
        if role is None:
            raise Refused("an object without a role")
        _one(role, item)(item.value, mentions)
        demand(role != "descriptor" or len(item.entries.keys() & {"FontFile2", "FontFile3"}) == 1, "font files")
    return mentions


def _one(role: str, item: Item) -> Callable[[Any, Mentions], None]:
    """What to hold an object of this role to."""
    if role in DICTIONARIES:
        demand(item.stream is None, f"a stream as {role}")
        return DICTIONARIES[role]
    check, limit = STREAMS[role]
    demand(item.stream is not None and len(item.stream) <= limit, f"no stream as {role}")
    return check
