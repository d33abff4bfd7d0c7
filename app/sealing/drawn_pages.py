"""Brings drawn pages into the profile: keeps what the roles know, drops what the page writer adds, joins nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.sealing.drawn_source import DrawnSource, read_drawn
from app.sealing.errors import PagesNotAccepted
from app.sealing.values import Name, Object, Ref, Stream, Value, text_string

DROPPED: dict[str, frozenset[str]] = {
    "Page": frozenset({"Annots", "ProcSet", "Rotate", "Trans", "UserUnit"}),
    "Font": frozenset({"Name"}),
    "FontDescriptor": frozenset({"CIDSet"}),
    "StructElem": frozenset({"Type"}),
}
"""Keys without meaning for us that a page writer adds, by the type of the object."""
TEXTS = ("ActualText", "Alt", "Contents", "Desc", "Lang", "TU", "T")


@dataclass(slots=True, kw_only=True)
class DrawnPages:
    """Drawn pages on their way into a file: an object graph to which sealing adds the rest."""

    objects: dict[int, Object]
    pages: list[Ref]
    catalog: dict[str, Value]
    structure: Ref | None
    forms: list[Ref]
    """Structure elements that wait for a signature field, in the order of the fields."""

    def add(self, item: Object) -> Ref:
        """The reference to a new object."""
        number = max(self.objects, default=0) + 1
        self.objects[number] = item
        return Ref(number)

    def entries(self, ref: Ref) -> dict[str, Value]:
        """The dictionary with this number."""
        found = self.objects[ref]
        if not isinstance(found, dict):
            raise PagesNotAccepted(reason="a dictionary was expected")
        return found


def load_pages(data: bytes) -> DrawnPages:
    """The pages of a PDF that our page writer made, in the profile's shapes.

    Raises:
        PagesNotAccepted: not such a PDF.
    """
    source = read_drawn(data)
    catalog = source.entries(source.root)
    pages = [kid for kid in source.items(source.entries(catalog.get("Pages")).get("Kids")) if isinstance(kid, Ref)]
    if not pages:
        raise PagesNotAccepted(reason="no pages")
    objects = {number: _clean(item) for number, item in source.objects.items()}
    drawn = DrawnPages(objects=objects, pages=pages, catalog={}, structure=None, forms=[])
    for page in pages:
        _settle_page(source, drawn, page)
    _settle_structure(source, drawn, catalog)
    _settle_catalog(source, drawn, catalog)
    return drawn


def _clean(item: Object) -> Object:
    """The object without what the page writer adds, its texts in their one form."""
    if isinstance(item, Stream):
        return replace(item, entries=_clean_stream(item.entries))
    if not isinstance(item, dict):
        return item
    kind = "StructElem" if "S" in item and "P" in item else str(item.get("Type", ""))
    dropped = DROPPED.get(kind, frozenset())
    return {key: _clean_text(key, value) for key, value in item.items() if key not in dropped}


def _clean_stream(entries: dict[str, Value]) -> dict[str, Value]:
    """One filter by its name, as roles know it; no filter as no key."""
    rest = {key: value for key, value in entries.items() if key != "Filter"}
    chain = entries.get("Filter", [])
    match chain if isinstance(chain, list) else [chain]:
        case []:
            return rest
        case [Name() as only]:
            return rest | {"Filter": only}
    raise PagesNotAccepted(reason="filter")


def _clean_text(key: str, value: Value) -> Value:
    if key in TEXTS and isinstance(value, bytes) and value.startswith(b"\xfe\xff"):
        return text_string(value[2:].decode("utf-16-be"))
    return value


def _settle_page(source: DrawnSource, drawn: DrawnPages, ref: Ref) -> None:
    page = drawn.entries(ref)
    fonts = source.entries(source.entries(page.get("Resources")).get("Font"))
    page["Resources"] = {"Font": dict(fonts)} if fonts else {}


def _settle_structure(source: DrawnSource, drawn: DrawnPages, catalog: dict[str, Value]) -> None:
    tree = catalog.get("StructTreeRoot")
    if not isinstance(tree, Ref):
        return
    drawn.structure = tree
    root = drawn.entries(tree)
    if isinstance(root["ParentTree"], dict):
        root["ParentTree"] = drawn.add(root["ParentTree"])
    parents = drawn.entries(_ref(root["ParentTree"]))
    parents["Nums"] = [_inlined(source, value) for value in source.items(parents.get("Nums"))]
    drawn.forms = [ref for ref in _elements(drawn, root.get("K")) if _waits(drawn.entries(ref))]


def _settle_catalog(source: DrawnSource, drawn: DrawnPages, catalog: dict[str, Value]) -> None:
    kept = {key: catalog[key] for key in ("Lang",) if key in catalog}
    preferences = source.entries(catalog.get("ViewerPreferences"))
    if preferences.get("Direction") == Name("R2L"):
        kept["ViewerPreferences"] = {"Direction": Name("R2L")}
    intents = source.items(catalog.get("OutputIntents"))
    if intents:
        kept["OutputIntents"] = [item if isinstance(item, Ref) else drawn.add(item) for item in intents]
    drawn.catalog = kept


def _inlined(source: DrawnSource, value: Value) -> Value:
    """An array that the page writer put into an object of its own, where it is used."""
    found = source.objects.get(value) if isinstance(value, Ref) else None
    return found if isinstance(found, list) else value


def _elements(drawn: DrawnPages, kids: Value | None) -> Iterator[Ref]:
    """The elements of a structure tree, in reading order."""
    stack = [kids]
    while stack:
        kid = stack.pop()
        if isinstance(kid, list):
            stack.extend(reversed(kid))
        elif isinstance(kid, Ref):
            yield kid
            stack.append(drawn.entries(kid).get("K"))


def _waits(element: dict[str, Value]) -> bool:
    return element.get("S") == Name("Form") and "K" not in element


def _ref(value: Value) -> Ref:
    if not isinstance(value, Ref):
        raise PagesNotAccepted(reason="a reference was expected")
    return value
