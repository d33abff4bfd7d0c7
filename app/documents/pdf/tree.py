"""The structure tree written down: StructTreeRoot, elements, ParentTree, namespace."""

from collections.abc import Mapping, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from app.documents.pdf.objects import TextString, Value, add, array, ascii_string, dictionary, name, number
from app.documents.pdf.structure import Mark, Node, Place, Scope, Span


class _Element(PDFObject):
    """A structure element; its dictionary is filled once every element has a number."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.entries: dict[str, Value] = {}

    def format(self, document: PDFDocument) -> bytes:
        """The element's bytes in the file."""
        return dictionary(self.entries).format(document)


def write_tree(
    document: PDFDocument, root: Node, pages: Sequence[PDFObjectReference], marks: Sequence[Sequence[Node]]
) -> PDFObjectReference:
    """Adds the tree under ``root`` (a Document) and returns the reference to the StructTreeRoot."""
    nodes = list(root.walk())
    elements = {id(node): _Element() for node in nodes}
    refs = {key: add(document, element) for key, element in elements.items()}
    namespace = add(document, dictionary({"Type": name("Namespace"), "NS": ascii_string("http://iso.org/pdf2/ssn")}))
    top = _Element()
    top_ref = add(document, top)
    for node in nodes:
        _fill(elements[id(node)], node, refs, pages)
        for kid in node.kids:
            if isinstance(kid, Node) and kid.kept:
                elements[id(kid)].entries["P"] = refs[id(node)]
    elements[id(root)].entries |= {"P": top_ref, "NS": namespace}
    nums: list[Value] = []
    for page, page_marks in enumerate(marks):
        nums += [page, array(refs[id(node)] for node in page_marks)]
    parents = _Element()
    parents.entries = {"Nums": array(nums)}
    top.entries = {
        "Type": name("StructTreeRoot"),
        "K": refs[id(root)],
        "Namespaces": array([namespace]),
        "ParentTree": add(document, parents),
        "ParentTreeNextKey": len(marks),
    }
    return top_ref


def _fill(
    element: _Element, node: Node, refs: Mapping[int, PDFObjectReference], pages: Sequence[PDFObjectReference]
) -> None:
    entries = element.entries
    entries["S"] = name(node.tag)
    own_pages = [kid.page for kid in node.kids if isinstance(kid, Mark)]
    if isinstance(node.attribute, Place):
        own_pages.append(node.attribute.page)
    page = min(own_pages, default=None)
    if page is not None:
        entries["Pg"] = pages[page]
    kids = [_kid(kid, page, refs, pages) for kid in node.kids if isinstance(kid, Mark) or kid.kept]
    if kids:
        entries["K"] = kids[0] if len(kids) == 1 else array(kids)
    if node.alt:
        entries["Alt"] = TextString(node.alt)
    if node.actual:
        entries["ActualText"] = TextString(node.actual)
    if node.language:
        entries["Lang"] = ascii_string(node.language)
    if node.attribute is not None:
        entries["A"] = _attribute(node.attribute)


def _kid(
    kid: Node | Mark, page: int | None, refs: Mapping[int, PDFObjectReference], pages: Sequence[PDFObjectReference]
) -> Value:
    if isinstance(kid, Node):
        return refs[id(kid)]
    if kid.page == page:
        return kid.number
    return dictionary({"Type": name("MCR"), "Pg": pages[kid.page], "MCID": kid.number})


def _attribute(attribute: Scope | Span | Place) -> Value:
    if isinstance(attribute, Scope):
        return dictionary({"O": name("Table"), "Scope": name(attribute.kind)})
    if isinstance(attribute, Span):
        return dictionary({"O": name("Table"), "ColSpan": attribute.columns})
    box = array(number(side) for side in attribute.box)
    return dictionary({"O": name("Layout"), "Placement": name("Block"), "BBox": box})
