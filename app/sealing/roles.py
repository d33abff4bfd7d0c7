"""The table of roles (FORMAT.md section 3): what each object may be, and exactly which keys it then has."""

from app.sealing.catalog_roles import CATALOG_ROLES, RECT
from app.sealing.font_roles import FONT_ROLES
from app.sealing.shapes import (
    Check,
    Role,
    Walk,
    array,
    constant,
    entries,
    name,
    natural,
    plain,
    ref,
    refuse,
    stream,
    string,
    string_like,
    text,
)
from app.sealing.tag_roles import TAG_ROLES
from app.sealing.values import Value

FIELD_NAME = r"[a-z0-9-]{1,40}"
PRINT_AND_LOCKED = 132
PERMISSIONS = (1, 2)


def _permission(_walk: Walk, value: Value) -> None:
    if type(value) is not int or value not in PERMISSIONS:
        raise refuse()


_APPROVAL: dict[str, Check] = {
    "ByteRange": array(natural, 4, 4),
    "Contents": string(16_384),
    "Filter": name("Adobe.PPKLite"),
    "M": string_like(rb"D:20[0-9]{12}Z"),
    "SubFilter": name("ETSI.CAdES.detached"),
    "Type": name("Sig"),
}
_PARAMETERS = entries({"P": _permission, "Type": name("TransformParams"), "V": name("1.2")})
_REFERENCE = entries({"TransformMethod": name("DocMDP"), "TransformParams": _PARAMETERS, "Type": name("SigRef")})

ROLES: dict[str, Role] = {
    **CATALOG_ROLES,
    **FONT_ROLES,
    **TAG_ROLES,
    "widget": plain(
        entries(
            {
                "AP": entries({"N": ref("appearance")}),
                "Contents": text(400),
                "F": constant(PRINT_AND_LOCKED),
                "FT": name("Sig"),
                "P": ref("page"),
                "Rect": RECT,
                "Subtype": name("Widget"),
                "T": string_like(FIELD_NAME.encode("ascii")),
                "TU": text(400),
                "Type": name("Annot"),
            },
            {"StructParent": natural, "V": ref("certification")},
        )
    ),
    "appearance": stream(
        entries({"BBox": RECT, "Length": constant(0), "Subtype": name("Form"), "Type": name("XObject")}), 0
    ),
    "certification": plain(entries(_APPROVAL | {"Reference": array(_REFERENCE, 1, 1)})),
    "approval": plain(entries(_APPROVAL)),
}
