"""FORMAT.md sections 3 (rules 1 to 5), 4 and 5: what no role can say alone."""

import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, unescape

from tests.second_verifier.layout import Layout
from tests.second_verifier.refusal import Refused, demand
from tests.second_verifier.roles import FILES
from tests.second_verifier.shapes import Mentions
from tests.second_verifier.spelling import Ref

PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{claims}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
{blanks}<?xpacket end="w"?>"""
CLAIMS = """\
<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>
<pdfaid:conformance>F</pdfaid:conformance>
<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>
"""
_TITLE = re.compile(r'x-default">([^<]*)</rdf:li>')
_BLANKS = re.compile(r"\n( *)<\?xpacket end")
_NOT_IN_TITLES = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Structure:
    """What the rules found: fields by name in their order, files by name, and where the certification is."""

    fields: dict[str, int]
    files: dict[str, bytes]
    certification: int
    docmdp: int


def read_structure(layout: Layout, mentions: Mentions) -> Structure:
    """The structure of the first revision.

    Raises:
        Refused: a rule does not hold.
    """
    catalog: dict[str, Any] = layout.objects[1].entries
    pages = _pages(layout, mentions, catalog)
    fields = _fields(layout, mentions, catalog, pages)
    _tags(layout, catalog, pages, fields)
    _packet(layout, catalog)
    certification = catalog["Perms"]["DocMDP"].number
    reference: Any = layout.objects[certification].entries["Reference"]
    return Structure(
        fields=fields,
        files=_files(layout, mentions, catalog),
        certification=certification,
        docmdp=reference[0]["TransformParams"]["P"],
    )


def _of_role(mentions: Mentions, role: str) -> set[int]:
    return {number for number, found in mentions.items() if found == role}


def _pages(layout: Layout, mentions: Mentions, catalog: dict[str, Any]) -> list[int]:
    tree: dict[str, Any] = layout.objects[catalog["Pages"].number].entries
    kids = [kid.number for kid in tree["Kids"]]
    demand(set(kids) == _of_role(mentions, "page") and len(kids) == len(set(kids)) == tree["Count"], "pages")
    return kids


def _fields(layout: Layout, mentions: Mentions, catalog: dict[str, Any], pages: list[int]) -> dict[str, int]:
    listed = catalog["AcroForm"]["Fields"]
    numbers = [field.number for field in listed]
    widgets: list[dict[str, Any]] = [layout.objects[number].entries for number in numbers]
    fields = {widget["T"].decode(): number for widget, number in zip(widgets, numbers, strict=True)}
    demand(set(numbers) == _of_role(mentions, "widget") and len(fields) == len(numbers), "fields")
    demand(all(widget["P"] == Ref(pages[-1]) for widget in widgets), "a field on another page")
    for page in pages:
        wanted = listed if page == pages[-1] else None
        demand(layout.objects[page].entries.get("Annots") == wanted, "annotations")
    demand(widgets[0].get("V") == catalog["Perms"]["DocMDP"], "the first field")
    demand(not any("V" in widget for widget in widgets[1:]), "a field signed at once")
    return fields


def _tags(layout: Layout, catalog: dict[str, Any], pages: list[int], fields: dict[str, int]) -> None:
    tagged = "StructTreeRoot" in catalog
    entries = [layout.objects[page].entries for page in pages]
    if tagged:
        demand(all("StructParents" in page for page in entries), "a page outside the tags")
        return
    demand(not any(page.keys() & {"StructParents", "Tabs"} for page in entries), "tags without a tree")
    demand(not any("StructParent" in layout.objects[number].entries for number in fields.values()), "tags")


def _packet(layout: Layout, catalog: dict[str, Any]) -> None:
    stream = layout.objects[catalog["Metadata"].number].stream or b""
    try:
        packet = stream.decode()
    except UnicodeDecodeError as error:
        raise Refused("packet") from error
    title, blanks = _TITLE.search(packet), _BLANKS.search(packet)
    if title is None or blanks is None:
        raise Refused("packet")
    words, language = unescape(title.group(1)), catalog["Lang"].decode("latin-1")
    demand(1 <= len(words) <= 200 and not _NOT_IN_TITLES.search(words), "title")
    demand(re.fullmatch("[A-Za-z0-9-]{2,35}", language), "language")
    claims = CLAIMS if "MarkInfo" in catalog else ""
    wanted = PACKET.format(title=escape(words), language=language, claims=claims, blanks=blanks.group(1))
    demand(packet == wanted, "packet")


def _files(layout: Layout, mentions: Mentions, catalog: dict[str, Any]) -> dict[str, bytes]:
    if "AF" not in catalog:
        return {}
    names = catalog["Names"]["EmbeddedFiles"]["Names"]
    labels, specs = names[::2], names[1::2]
    demand(specs == catalog["AF"] and labels == sorted(set(labels)), "names")
    files: dict[str, bytes] = {}
    bodies = set()
    for label, spec in zip(labels, specs, strict=True):
        entries: dict[str, Any] = layout.objects[spec.number].entries
        demand(entries["F"] == entries["UF"] == label and entries["EF"]["F"] == entries["EF"]["UF"], "file names")
        body = entries["EF"]["F"].number
        bodies.add(body)
        stream: dict[str, Any] = layout.objects[body].entries
        media, relation, description, encrypted = FILES[label.decode()]
        found = (stream["Subtype"], entries["AFRelationship"], entries["Desc"], "EP" in entries)
        demand(found == (media, relation, description, encrypted), "file description")
        demand(stream["Params"]["Size"] == stream["Length"], "file size")
        files[label.decode()] = layout.objects[body].stream or b""
    demand(bodies == _of_role(mentions, "file") and len(bodies) == len(files), "bodies")
    return files
