"""Our own checker: what must be true of the pages' structure, marks, fonts and places, told as a list of faults."""

import io
import itertools
import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "BI"])
ROW_PARENTS = {"Table": {"THead", "TBody", "TR"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}}


@dataclass
class Box:
    """A run of text: left, right, baseline, size."""

    left: float
    right: float
    y: float
    size: float


@dataclass
class PageInk:
    """What one content stream draws: MCIDs in order, boxes of text, and faults found on the way."""

    mcids: list[int] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def faults(pdf: bytes, *, margin: float = 20.0) -> list[str]:
    """Everything that is wrong with the file; empty for a good one."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = _catalog(file)
        inks = [_ink(page) for page in file.pages]
        for number, (page, ink) in enumerate(zip(file.pages, inks, strict=True), 1):
            found += [f"page {number}: {fault}" for fault in ink.faults]
            found += [f"page {number}: {fault}" for fault in _places(page, ink, margin)]
            if str(page.obj.get("/Tabs", "")) != "/S":
                found.append(f"page {number}: tab order is not the structure's")
            if not ink.mcids:
                found.append(f"page {number}: nothing of the document on it")
        return found + _tree(file, inks) + _fonts(file)


def _catalog(file: pikepdf.Pdf) -> list[str]:
    root = file.Root
    checks = {
        "language": str(root.get("/Lang", "")) != "",
        "marked": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        "title shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "output intent": len(root.get("/OutputIntents", [])) == 1,
        "metadata": b"dc:title" in bytes(root.Metadata.read_bytes()) if "/Metadata" in root else False,
        "no Info": "/Info" not in file.trailer,
        "version 2.0": file.pdf_version == "2.0",
        "no names, actions, forms": not {"/Names", "/OpenAction", "/AA", "/AcroForm", "/Outlines"} & set(root.keys()),
    }
    return [f"catalog: {name}" for name, good in checks.items() if not good]


def _ink(page: pikepdf.Page) -> PageInk:
    ink = PageInk()
    fonts = {str(name): _widths(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    marks: list[str] = []
    state: dict[str, Any] = {"widths": {}, "size": 0.0, "x": 0.0, "y": 0.0}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in PAINTING and not marks:
            ink.faults.append(f"{name} outside any mark")
        if name in {"BDC", "BMC"}:
            _open_mark(ink, marks, operands)
        elif name == "EMC":
            marks.pop() if marks else ink.faults.append("EMC without a mark")
        elif name == "Tf":
            state |= {"widths": fonts.get(str(operands[0]), {}), "size": float(operands[1])}
            if str(operands[0]) not in fonts:
                ink.faults.append(f"font {operands[0]} is no resource")
        elif name == "Tm":
            state |= {"x": float(operands[4]), "y": float(operands[5])}
        elif name == "TJ":
            _show(ink, state, operands[0])
    ink.faults += ["a mark stays open"] * bool(marks)
    return ink


def _open_mark(ink: PageInk, marks: list[str], operands: list[Any]) -> None:
    tag = str(operands[0])
    properties = operands[1] if len(operands) > 1 else {}
    if "/MCID" in properties:
        mcid = int(properties["/MCID"])
        if marks:
            ink.faults.append("a marked sequence inside another")
        ink.tags[mcid] = tag
        ink.mcids.append(mcid)
    elif tag not in {"/Artifact", "/Span"} or (tag == "/Artifact" and marks):
        ink.faults.append(f"stray mark {tag}")
    marks.append(tag)


def _widths(font: Any) -> dict[int, float]:
    """Widths by character code; for CFF fonts by CID, which is close enough to see where text lies."""
    out: dict[int, float] = {}
    row = list(font.DescendantFonts[0].W)
    for first, widths in itertools.batched(row, 2):
        out |= {int(first) + at: float(width) for at, width in enumerate(widths)}
    return out


def _show(ink: PageInk, state: dict[str, Any], items: Any) -> None:
    size = state["size"]
    left = right = pen = state["x"]
    for item in items:
        if isinstance(item, pikepdf.String):
            for high, low in itertools.batched(bytes(item), 2):
                code = high << 8 | low
                if code == 0:
                    ink.faults.append(".notdef shown")
                pen += state["widths"].get(code, 0.0) * size / 1000
                left, right = min(left, pen), max(right, pen)
        else:
            pen -= float(item) * size / 1000
            left, right = min(left, pen), max(right, pen)
    state["x"] = pen
    ink.boxes.append(Box(left, right, state["y"], size))


def _places(page: pikepdf.Page, ink: PageInk, margin: float) -> list[str]:
    _, _, width, height = (float(side) for side in page.mediabox)
    out = []
    for box in ink.boxes:
        blank = 0.4 * box.size  # a blank kept at a line's end may hang over
        if box.left < margin - blank or box.right > width - margin + blank:
            out.append(f"text over the side at {box.left:.0f} to {box.right:.0f}")
        if not margin / 2 < box.y < height - margin:
            out.append(f"text over the end at {box.y:.0f}")
    ordered = sorted(ink.boxes, key=lambda box: -box.y)
    for index, upper in enumerate(ordered):
        for lower in itertools.takewhile(lambda b, u=upper: u.y - b.y < 12, ordered[index + 1 :]):
            apart = upper.y - lower.y
            beside = min(upper.right, lower.right) - max(upper.left, lower.left)
            if 0.4 < apart < 0.62 * min(upper.size, lower.size) and beside > 1.5:
                out.append(f"lines overlap at {upper.y:.0f} and {lower.y:.0f}")
    return out


def _tree(file: pikepdf.Pdf, inks: list[PageInk]) -> list[str]:
    root = file.Root.get("/StructTreeRoot")
    if root is None:
        return ["no structure tree"]
    out: list[str] = []
    owners: dict[tuple[int, int], Any] = {}
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    _element(root.K, root, pages, owners, out)
    nums = list(root.ParentTree.Nums)
    parents = {int(key): value for key, value in itertools.batched(nums, 2)}
    for number, (page, ink) in enumerate(zip(file.pages, inks, strict=True)):
        listed = parents.get(int(page.obj.get("/StructParents", -1)))
        if listed is None:
            out.append(f"page {number + 1}: not in the parent tree")
            continue
        if sorted(ink.mcids) != list(range(len(listed))):
            out.append(f"page {number + 1}: MCIDs and parent tree differ")
        for mcid in ink.mcids:
            owner = owners.pop((number, mcid), None)
            if owner is None or mcid >= len(listed) or listed[mcid].objgen != owner.objgen:
                out.append(f"page {number + 1}: mark {mcid} has another owner")
            elif ink.tags[mcid] not in {str(owner.S), "/Span"}:  # a span: signs that read as nothing
                out.append(f"page {number + 1}: mark {mcid} is tagged {ink.tags[mcid]}, its element {owner.S}")
    out += [f"element names a mark that is not there: {key}" for key in owners]
    if int(root.get("/ParentTreeNextKey", -1)) != len(parents):
        out.append("parent tree's next key")
    return out


def _element(element: Any, parent: Any, pages: dict[Any, int], owners: dict[Any, Any], out: list[str]) -> None:
    if element.get("/P", None) is None or element.P.objgen != parent.objgen:
        out.append(f"{element.get('/S')} has a wrong back link")
    tag = str(element.S)[1:]
    if tag == "Figure" and not str(element.get("/Alt", "")):
        out.append("a figure without spoken text")
    if tag == "TH" and str(element.get("/A", {}).get("/Scope", "")) not in {"/Column", "/Row"}:
        out.append("a header cell without scope")
    kids = _list(element.get("/K"))
    children = []
    for kid in kids:
        if isinstance(kid, int):
            owners[pages[element.Pg.objgen], kid] = element
        elif "/MCID" in kid:
            owners[pages[kid.Pg.objgen], int(kid.MCID)] = element
        elif str(kid.get("/Type", "")) != "/OBJR":
            children.append(str(kid.S)[1:])
            _element(kid, element, pages, owners, out)
    allowed = ROW_PARENTS.get(tag)
    if allowed and not set(children) <= allowed:
        out.append(f"{tag} holds {set(children) - allowed}")
    if tag == "Table":
        out += _ragged(element)


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _ragged(table: Any) -> list[str]:
    rows = []
    for part in _list(table.get("/K")):
        rows += [len(_list(tr.get("/K"))) for tr in _list(part.get("/K"))]
    return ["a ragged table"] if len(set(rows)) > 1 else []


def _fonts(file: pikepdf.Pdf) -> list[str]:
    out = []
    fonts = {font.objgen: font for page in file.pages for font in page.obj.Resources.get("/Font", {}).values()}
    for font in fonts.values():
        name = str(font.BaseFont)
        descriptor = font.DescendantFonts[0].FontDescriptor
        if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            out.append(f"{name}: not embedded")
        if "/ToUnicode" not in font:
            out.append(f"{name}: no Unicode map")
            continue
        mapped = {int(code, 16) for code in re.findall(rb"<([0-9A-F]{4})> <[0-9A-F]+>", font.ToUnicode.read_bytes())}
        shown = _codes_shown(file, font)
        if shown - mapped:
            out.append(f"{name}: {len(shown - mapped)} codes without text")
        if shown & _without_glyph(font):
            out.append(f"{name}: .notdef drawn")
    return out


def _without_glyph(font: Any) -> set[int]:
    """Codes that lead to the first glyph, which stands for none."""
    descendant = font.DescendantFonts[0]
    if "/CIDToGIDMap" in descendant:
        numbers = [high << 8 | low for high, low in itertools.batched(descendant.CIDToGIDMap.read_bytes(), 2)]
    else:
        numbers = [int(number) for number in re.findall(rb"<[0-9A-F]{4}> (\d+)", font.Encoding.read_bytes())]
    return {code for code, number in enumerate(numbers) if number == 0}


def _codes_shown(file: pikepdf.Pdf, font: Any) -> set[int]:
    shown: set[int] = set()
    for page in file.pages:
        names = {str(key) for key, value in page.obj.Resources.get("/Font", {}).items() if value.objgen == font.objgen}
        current = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = str(operands[0])
            elif str(operator) == "TJ" and current in names:
                for item in operands[0]:
                    if isinstance(item, pikepdf.String):
                        shown |= {high << 8 | low for high, low in itertools.batched(bytes(item), 2)}
    return shown
