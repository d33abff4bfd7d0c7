"""The two character maps of an embedded font: codes to text, and codes to CIDs."""

from collections.abc import Sequence

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_ROWS_PER_BLOCK = 100
_SILENT = "\u200b"  # what a glyph reads as whose text another glyph of its cluster carries


def to_unicode(texts: Sequence[str]) -> bytes:
    """From each code but the first (never shown) to its text."""
    rows = [f"<{code:04X}> <{_utf16(text or _SILENT)}>" for code, text in enumerate(texts) if code]
    head = _HEAD.format(ordering="UCS", name="Adobe-Identity-UCS", kind=2)
    return (head + _blocks(rows, "bfchar") + _TAIL).encode("ascii")


def encoding(name: str, numbers: Sequence[int]) -> bytes:
    """From each code to the CID, which in a CFF font is the glyph's number."""
    rows = [f"<{code:04X}> {number}" for code, number in enumerate(numbers)]
    head = _HEAD.format(ordering="Identity", name=name, kind=1)
    return (head + _blocks(rows, "cidchar") + _TAIL).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _blocks(rows: Sequence[str], kind: str) -> str:
    out = []
    for start in range(0, len(rows), _ROWS_PER_BLOCK):
        block = rows[start : start + _ROWS_PER_BLOCK]
        out.append("\n".join([f"{len(block)} begin{kind}", *block, f"end{kind}", ""]))
    return "".join(out)
