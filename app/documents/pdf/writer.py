"""Sheets, fonts and structure become one PDF, the same bytes for the same values."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFObjectReference

from app.documents.pdf.fonts import FontBook
from app.documents.pdf.metadata import srgb_profile, xmp
from app.documents.pdf.objects import Value, add, array, ascii_string, dictionary, name, number, plain_stream, stream
from app.documents.pdf.sheet import Sheet
from app.documents.pdf.structure import Node
from app.documents.pdf.tree import write_tree


class _Page(PDFObject):
    """A page or the pages' node, filled once every reference exists."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.entries: dict[str, Value] = {}

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary's bytes in the file."""
        return dictionary(self.entries).format(document)


def write_pdf(  # noqa: PLR0913 - what a file is made of
    sheets: Sequence[Sheet],
    fonts: FontBook,
    root: Node,
    *,
    size: tuple[float, float],
    title: str,
    language: str,
    mirrored: bool,
) -> bytes:
    """The file's bytes."""
    document = PDFDocument(invariant=1, pdfVersion=(2, 0))
    pages = _Page()
    pages_ref = add(document, pages)
    leaves = [_Page() for _ in sheets]
    refs = [add(document, leaf) for leaf in leaves]
    resources = dictionary({"Font": dictionary(fonts.write(document))})
    for index, (leaf, sheet) in enumerate(zip(leaves, sheets, strict=True)):
        leaf.entries = {
            "Type": name("Page"),
            "Parent": pages_ref,
            "MediaBox": array([0, 0, number(size[0]), number(size[1])]),
            "Contents": add(document, stream(sheet.content)),
            "Resources": resources,
            "StructParents": index,
            "Tabs": name("S"),
        }
    pages.entries = {"Type": name("Pages"), "Count": len(refs), "Kids": array(refs)}
    tree = write_tree(document, root, refs, [sheet.marks for sheet in sheets])
    catalog = _catalog(document, pages_ref, tree, title=title, language=language, mirrored=mirrored)
    vars(document).update(Catalog=catalog, info=None)  # a catalog of ours, and no Info: PDF/A-4 wants none
    return bytes(document.format())


def _preferences(*, mirrored: bool) -> PDFDictionary:
    entries: dict[str, Value] = {"DisplayDocTitle": "true"}
    return dictionary(entries | {"Direction": name("R2L")} if mirrored else entries)


def _catalog(  # noqa: PLR0913 - what a catalog holds
    document: PDFDocument,
    pages: PDFObjectReference,
    tree: PDFObjectReference,
    *,
    title: str,
    language: str,
    mirrored: bool,
) -> PDFDictionary:
    intent = dictionary(
        {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": ascii_string("sRGB"),
            "DestOutputProfile": add(document, stream(srgb_profile(), N=3)),
        }
    )
    packet = plain_stream(xmp(title, language), Type=name("Metadata"), Subtype=name("XML"))
    return dictionary(
        {
            "Type": name("Catalog"),
            "Pages": pages,
            "Lang": ascii_string(language),
            "MarkInfo": dictionary({"Marked": "true"}),
            "ViewerPreferences": _preferences(mirrored=mirrored),
            "StructTreeRoot": tree,
            "OutputIntents": array([intent]),
            "Metadata": add(document, packet),
        }
    )
