"""What the roles cannot say alone: how pages, fields, files and tags belong together (FORMAT.md section 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise, starmap
from types import MappingProxyType

from app.sealing.document import Document
from app.sealing.errors import Reason, Refusal
from app.sealing.metadata import read_title
from app.sealing.values import Name, Ref, Stream, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The parts of a document that meaning is read from."""

    title: str
    certify: int
    signature: Ref
    fields: Mapping[str, Ref]
    attachments: Mapping[str, bytes]


def read_structure(document: Document) -> Structure:
    """The document's parts, once they belong together.

    Raises:
        Refusal: pages, fields, files, tags or metadata do not.
    """
    catalog = document.entries(Ref(1))
    last_page = _check_pages(document, catalog)
    fields = _check_fields(document, catalog, last_page)
    signature = _ref(document.entries(catalog["Perms"])["DocMDP"])
    certify = _certify(document, signature)
    if certify == 1 and len(fields) != 1:
        raise Refusal(reason=Reason.FIELDS)
    _check_tags(document, catalog)
    return Structure(
        title=_title(document, catalog),
        certify=certify,
        signature=signature,
        fields=MappingProxyType(fields),
        attachments=MappingProxyType(_read_files(document, catalog)),
    )


def _check_pages(document: Document, catalog: dict[str, Value]) -> Ref:
    """Rule 1; the last page."""
    tree = document.entries(catalog["Pages"])
    kids = _refs(tree["Kids"])
    if sorted(kids) != document.roles.having("page") or tree["Count"] != len(kids):
        raise Refusal(reason=Reason.PAGES)
    return kids[-1]


def _check_fields(document: Document, catalog: dict[str, Value], last_page: Ref) -> dict[str, Ref]:
    """Rules 2 and 3; the fields by name."""
    fields = _refs(document.entries(catalog["AcroForm"])["Fields"])
    widgets = [document.entries(field) for field in fields]
    names = [_ascii(widget["T"]) for widget in widgets]
    pages_with_widgets = [page for page in document.roles.having("page") if "Annots" in document.entries(Ref(page))]
    certification = document.entries(catalog["Perms"])["DocMDP"]
    sound = (
        sorted(fields) == document.roles.having("widget")
        and len(set(names)) == len(fields)
        and pages_with_widgets == [last_page]
        and document.entries(last_page)["Annots"] == fields
        and all(widget["P"] == last_page for widget in widgets)
        and [widget.get("V") for widget in widgets] == [certification, *[None] * (len(fields) - 1)]
    )
    if not sound:
        raise Refusal(reason=Reason.FIELDS)
    return dict(zip(names, fields, strict=True))


def _certify(document: Document, signature: Ref) -> int:
    reference = document.entries(signature)["Reference"]
    assert isinstance(reference, list)
    permission = document.entries(document.entries(reference[0])["TransformParams"])["P"]
    assert isinstance(permission, int)
    return permission


def _check_tags(document: Document, catalog: dict[str, Value]) -> None:
    """Rule 5."""
    tagged = "StructTreeRoot" in catalog
    pages = [document.entries(Ref(page)) for page in document.roles.having("page")]
    widgets = [document.entries(Ref(widget)) for widget in document.roles.having("widget")]
    untagged_pages = [page for page in pages if "StructParents" not in page]
    keys = {key for one in pages + widgets for key in one} & {"StructParents", "Tabs", "StructParent"}
    if untagged_pages if tagged else keys:
        raise Refusal(reason=Reason.TAGS)


def _title(document: Document, catalog: dict[str, Value]) -> str:
    metadata, language = document.objects[_ref(catalog["Metadata"])], catalog["Lang"]
    assert isinstance(metadata, Stream)
    assert isinstance(language, bytes)
    return read_title(bytes(metadata.data), language.decode("latin-1"), tagged="StructTreeRoot" in catalog)


def _read_files(document: Document, catalog: dict[str, Value]) -> dict[str, bytes]:
    """Rule 4; the attachments by name."""
    files: dict[str, bytes] = {}
    owners: list[Ref] = []
    if "AF" in catalog:
        names = document.entries(document.entries(catalog["Names"])["EmbeddedFiles"])["Names"]
        assert isinstance(names, list)
        labels, owners = names[::2], _refs(names[1::2])
        if owners != catalog["AF"] or not all(starmap(_is_before, pairwise(labels))):
            raise Refusal(reason=Reason.FILES)
        for label, owner in zip(labels, owners, strict=True):
            name, content = _read_file(document, owner)
            if name != label:
                raise Refusal(reason=Reason.FILES)
            files[name.decode("ascii")] = content
    kinds = document.roles.having("filespec"), document.roles.having("file")
    if sorted(owners) != kinds[0] or len(kinds[1]) != len(files):
        raise Refusal(reason=Reason.FILES)
    return files


def _is_before(first: Value, second: Value) -> bool:
    assert isinstance(first, bytes)
    assert isinstance(second, bytes)
    return first < second


def _read_file(document: Document, owner: Ref) -> tuple[bytes, bytes]:
    specification = document.entries(owner)
    embedded = document.entries(specification["EF"])
    stream, name = document.objects[_ref(embedded["F"])], specification["F"]
    assert isinstance(stream, Stream)
    assert isinstance(name, bytes)
    if embedded["F"] != embedded["UF"]:
        raise Refusal(reason=Reason.FILES)
    if document.entries(stream.entries["Params"])["Size"] != len(stream.data):
        raise Refusal(reason=Reason.FILES)
    encrypted = "EP" in specification
    if stream.entries["Subtype"] != Name("application/x-age-encryption" if encrypted else "application/json"):
        raise Refusal(reason=Reason.FILES)
    return name, bytes(stream.data)


def _ascii(value: Value) -> str:
    assert isinstance(value, bytes)
    return value.decode("ascii")


def _refs(value: Value) -> list[Ref]:
    assert isinstance(value, list)
    return [_ref(item) for item in value]


def _ref(value: Value) -> Ref:
    assert isinstance(value, Ref)
    return value
