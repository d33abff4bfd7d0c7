"""Puts a file together: drawn pages, metadata, attachments, signature fields, and a hole for the signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.sealing.attachments import ATTACHMENT_KINDS, PAYLOAD_TYPE, Attachment
from app.sealing.catalog_roles import EXTENSIONS
from app.sealing.drawn_pages import DrawnPages
from app.sealing.errors import PagesNotAccepted
from app.sealing.layout import Hole, Part
from app.sealing.metadata import packet
from app.sealing.numbering import number_objects
from app.sealing.roles import PRINT_AND_LOCKED
from app.sealing.values import Name, Object, Ref, Stream, Value, number, text_string

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureField:
    """A place for a signature on the last page; drawn pages that keep a place free decide where."""

    name: str
    label: str = "Signature"
    rect: tuple[float, float, float, float] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds the pages of a file."""

    title: str
    attachments: tuple[Attachment, ...]
    fields: tuple[SignatureField, ...]
    hole: Hole


def signature_entries(signed_at: datetime, certify: int | None = None) -> dict[str, Value]:
    """A signature dictionary but for ByteRange and Contents; a certification says what may follow it."""
    entries: dict[str, Value] = {
        "Filter": Name("Adobe.PPKLite"),
        "M": signed_at.strftime("D:%Y%m%d%H%M%SZ").encode("ascii"),
        "SubFilter": Name("ETSI.CAdES.detached"),
        "Type": Name("Sig"),
    }
    if certify is not None:
        parameters: Value = {"P": certify, "Type": Name("TransformParams"), "V": Name("1.2")}
        entries["Reference"] = [
            {"TransformMethod": Name("DocMDP"), "TransformParams": parameters, "Type": Name("SigRef")}
        ]
    return entries


def assemble(drawn: DrawnPages, frame: Frame, *, blanks: int = 0) -> Sequence[Part]:
    """The file's objects in their order; ``drawn`` may be assembled again with other blanks."""
    parts = _Parts(drawn)
    signature = parts.add(frame.hole)
    tree = parts.add_pages(drawn)
    widgets = [parts.add_widget(drawn, place, field) for place, field in enumerate(frame.fields)]
    parts.entries(widgets[0])["V"] = signature
    parts.entries(drawn.pages[-1])["Annots"] = list(widgets)
    language = drawn.catalog.get("Lang", text_string(DEFAULT_LANGUAGE))
    tagged = drawn.structure is not None
    metadata = packet(frame.title, str(language, "ascii"), tagged=tagged, blanks=blanks)  # type: ignore[arg-type]
    catalog: dict[str, Value] = {
        "AcroForm": {"Fields": list(widgets), "SigFlags": 3},
        "Extensions": EXTENSIONS,
        "Lang": language,
        "Metadata": parts.add(Stream({"Subtype": Name("XML"), "Type": Name("Metadata")}, metadata)),
        "Pages": tree,
        "Perms": {"DocMDP": signature},
        "Type": Name("Catalog"),
        "ViewerPreferences": _preferences(drawn),
    }
    if drawn.structure is not None:
        catalog |= {"MarkInfo": {"Marked": True}, "StructTreeRoot": drawn.structure}
    if "OutputIntents" in drawn.catalog:
        catalog["OutputIntents"] = drawn.catalog["OutputIntents"]
    return number_objects(catalog | parts.add_attachments(frame.attachments), parts.objects)


def _preferences(drawn: DrawnPages) -> dict[str, Value]:
    extra = drawn.catalog.get("ViewerPreferences")
    return {"DisplayDocTitle": True} | (extra if isinstance(extra, dict) else {})


class _Parts:
    """The objects of one file while it is put together; what is changed is copied first."""

    def __init__(self, drawn: DrawnPages) -> None:
        self.objects: dict[int, Part] = dict(drawn.objects)
        self._next = max(self.objects, default=0) + 1

    def add(self, part: Part) -> Ref:
        ref = Ref(self._next)
        self.objects[ref] = part
        self._next += 1
        return ref

    def entries(self, ref: Ref) -> dict[str, Value]:
        found = self.objects[ref]
        assert isinstance(found, dict)  # pages and structure, which DrawnPages has looked at
        return found

    def own(self, ref: Ref) -> dict[str, Value]:
        """A copy of the dictionary, put in its place."""
        copy = dict(self.entries(ref))
        self.objects[ref] = copy
        return copy

    def add_pages(self, drawn: DrawnPages) -> Ref:
        kids: list[Value] = list(drawn.pages)
        tree = self.add({"Count": len(kids), "Kids": kids, "Type": Name("Pages")})
        for page in drawn.pages:
            self.own(page)["Parent"] = tree
        return tree

    def add_widget(self, drawn: DrawnPages, place: int, field: SignatureField) -> Ref:
        form = drawn.forms[place] if place < len(drawn.forms) else None
        rect = _kept_place(self.entries(form)) if form is not None else None
        corners: list[Value] = rect if rect is not None else [number(value) for value in field.rect]
        width, height = (number(float(corners[at + 2]) - float(corners[at])) for at in (0, 1))  # type: ignore[arg-type]
        appearance = Stream({"BBox": [0, 0, width, height], "Subtype": Name("Form"), "Type": Name("XObject")}, b"")
        page = drawn.pages[-1]
        widget: dict[str, Value] = {
            "AP": {"N": self.add(appearance)},
            "Contents": text_string(field.label),
            "F": PRINT_AND_LOCKED,
            "FT": Name("Sig"),
            "P": page,
            "Rect": corners,
            "Subtype": Name("Widget"),
            "T": field.name.encode("ascii"),
            "TU": text_string(field.label),
            "Type": Name("Annot"),
        }
        ref = self.add(widget)
        if form is not None and drawn.structure is not None:
            widget["StructParent"] = self._join(drawn.structure, form)
            self.own(form)["K"] = {"Obj": ref, "Pg": page, "Type": Name("OBJR")}
        return ref

    def _join(self, structure: Ref, form: Ref) -> int:
        """The next key of the parent tree, which now leads to this element."""
        root = self.own(structure)
        key, tree = root["ParentTreeNextKey"], root["ParentTree"]
        assert isinstance(tree, Ref)
        if not isinstance(key, int):
            raise PagesNotAccepted(reason="parent tree")
        parents = self.own(tree)
        numbers = parents["Nums"]
        parents["Nums"] = [*(numbers if isinstance(numbers, list) else []), key, form]
        root["ParentTreeNextKey"] = key + 1
        return key

    def add_attachments(self, attachments: Sequence[Attachment]) -> dict[str, Value]:
        names: list[Value] = []
        for attachment in sorted(attachments, key=lambda one: one.name):
            names += [attachment.name.encode("ascii"), self.add(self._filespec(attachment))]
        if not names:
            return {}
        return {"AF": names[1::2], "Names": {"EmbeddedFiles": {"Names": names}}, "PageMode": Name("UseAttachments")}

    def _filespec(self, attachment: Attachment) -> Object:
        kind = ATTACHMENT_KINDS[attachment.name]
        entries: dict[str, Value] = {
            "Params": {"Size": len(attachment.data)},
            "Subtype": Name(kind.media_type),
            "Type": Name("EmbeddedFile"),
        }
        file = self.add(Stream(entries, attachment.data))
        label = attachment.name.encode("ascii")
        filespec: dict[str, Value] = {
            "AFRelationship": Name(kind.relationship),
            "Desc": kind.description.encode("ascii"),
            "EF": {"F": file, "UF": file},
            "F": label,
            "Type": Name("Filespec"),
            "UF": label,
        }
        return filespec | ({"EP": PAYLOAD_TYPE} if kind.encrypted else {})


def _kept_place(form: dict[str, Value]) -> list[Value] | None:
    """The rectangle that the page keeps free for a field."""
    attributes = form.get("A")
    box = attributes.get("BBox") if isinstance(attributes, dict) else None
    return list(box) if isinstance(box, list) else None
