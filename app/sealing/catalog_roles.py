"""Roles of the file's frame: catalog, pages, metadata, output intent, attachments."""

from app.sealing.attachments import ATTACHMENT_KINDS, PAYLOAD_TYPE, AttachmentKind
from app.sealing.shapes import (
    Check,
    Role,
    Walk,
    array,
    constant,
    entries,
    mapping,
    name,
    natural,
    numbers,
    pairs,
    plain,
    ref,
    refuse,
    stream,
    string,
    text,
)
from app.sealing.values import Name, Value

KIBI = 1 << 10
MEBI = 1 << 20
EXTENSIONS: Value = {
    "ISO_": [
        {
            "BaseVersion": Name("2.0"),
            "ExtensionLevel": 32002,
            "ExtensionRevision": b":2022",
            "Type": Name("DeveloperExtensions"),
            "URL": b"https://www.iso.org/standard/45875.html",
        }
    ]
}
RECT = numbers(4, 4)
DEFLATED: dict[str, Check] = {"Filter": name("FlateDecode"), "Length": natural}
GROUPS = (frozenset({"AF", "Names", "PageMode"}), frozenset({"MarkInfo", "StructTreeRoot"}))
"""Keys of the catalog that come together or not at all."""

_CATALOG = entries(
    {
        "AcroForm": entries({"Fields": array(ref("widget"), 1, 32), "SigFlags": constant(3)}),
        "Extensions": constant(EXTENSIONS),
        "Lang": text(35),
        "Metadata": ref("xmp"),
        "Pages": ref("pages"),
        "Perms": entries({"DocMDP": ref("certification")}),
        "Type": name("Catalog"),
        "ViewerPreferences": entries({"DisplayDocTitle": constant(True)}, {"Direction": name("R2L")}),
    },
    {
        "AF": array(ref("filespec"), 1, 4),
        "MarkInfo": constant({"Marked": True}),
        "Names": entries({"EmbeddedFiles": entries({"Names": pairs(string(64), ref("filespec"), 4)})}),
        "OutputIntents": array(ref("output intent"), 1, 1),
        "PageMode": name("UseAttachments"),
        "StructTreeRoot": ref("structure"),
    },
)


def _catalog(walk: Walk, value: Value) -> None:
    _CATALOG(walk, value)
    if any(group & value.keys() not in (group, set()) for group in GROUPS if isinstance(value, dict)):
        raise refuse()


def _specification(label: str, kind: AttachmentKind) -> Check:
    required: dict[str, Check] = {
        "AFRelationship": name(kind.relationship),
        "Desc": constant(kind.description.encode("ascii")),
        "EF": entries({"F": ref("file"), "UF": ref("file")}),
        "F": constant(label.encode("ascii")),
        "Type": name("Filespec"),
        "UF": constant(label.encode("ascii")),
    }
    return entries(required | {"EP": constant(PAYLOAD_TYPE)} if kind.encrypted else required)


_SPECIFICATIONS = {label.encode("ascii"): _specification(label, kind) for label, kind in ATTACHMENT_KINDS.items()}


def _filespec(walk: Walk, value: Value) -> None:
    label = value.get("F") if isinstance(value, dict) else None
    check = _SPECIFICATIONS.get(label) if isinstance(label, bytes) else None
    if check is None:
        raise refuse()
    check(walk, value)


CATALOG_ROLES: dict[str, Role] = {
    "catalog": plain(_catalog),
    "pages": plain(entries({"Count": natural, "Kids": array(ref("page"), 1, 1000), "Type": name("Pages")})),
    "page": plain(
        entries(
            {
                "Contents": ref("content"),
                "MediaBox": RECT,
                "Parent": ref("pages"),
                "Resources": entries({}, {"Font": mapping(r"[A-Za-z0-9+]{1,16}", ref("font"), 64)}),
                "Type": name("Page"),
            },
            {"Annots": array(ref("widget"), 1, 32), "StructParents": natural, "Tabs": name("S")},
        )
    ),
    "content": stream(entries(DEFLATED), 16 * MEBI),
    "xmp": stream(entries({"Length": natural, "Subtype": name("XML"), "Type": name("Metadata")}), 64 * MEBI),
    "output intent": plain(
        entries(
            {
                "DestOutputProfile": ref("profile"),
                "OutputConditionIdentifier": text(64),
                "S": name("GTS_PDFA1"),
                "Type": name("OutputIntent"),
            },
            {"Info": text(200), "RegistryName": text(200)},
        )
    ),
    "profile": stream(entries({**DEFLATED, "N": constant(3)}), 64 * KIBI),
    "filespec": plain(_filespec),
    "file": stream(
        entries(
            {
                "Length": natural,
                "Params": entries({"Size": natural}),
                "Subtype": name(*(kind.media_type for kind in ATTACHMENT_KINDS.values())),
                "Type": name("EmbeddedFile"),
            }
        ),
        64 * MEBI,
    ),
}
