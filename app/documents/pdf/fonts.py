"""Fonts embedded in one document: only the glyphs used, and one character code for each (glyph, text) pair.

The pair keeps ToUnicode exact where one glyph stands for different texts.
"""

import zlib
from typing import Any, NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from app.documents.ink.faces import Face
from app.documents.ink.shaping import Run
from app.documents.pdf import cmaps
from app.documents.pdf.objects import Value, add, array, ascii_string, dictionary, name, number, stream

_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "STAT", "BASE", "vhea", "vmtx", "VORG")
_WIDTHS_PER_ARRAY = 200
_SYMBOLIC = 4


class Fragment(NamedTuple):
    """Operands of TJ that show a run, and how far they move the pen. The run is held so that its identity lasts."""

    run: Run
    operands: str
    walked: float


class EmbeddedFont:
    """One face as far as one document uses it."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.fragments: dict[int, Fragment] = {}
        self._advances: dict[int, float] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: list[tuple[int, str, float]] = [(0, "", 0.0)]

    def code(self, glyph: int, text: str) -> int:
        """The character code that shows the glyph and reads as the text."""
        code = self._codes.get((glyph, text))
        if code is None:
            code = self._codes[glyph, text] = len(self._glyphs)
            self._glyphs.append((glyph, text, self.nominal(glyph)))
        return code

    def nominal(self, glyph: int) -> float:
        """The glyph's own advance, in thousandths, as the font's widths state it."""
        advance = self._advances.get(glyph)
        if advance is None:
            units = float(self.face.font.get_glyph_h_advance(glyph))
            advance = self._advances[glyph] = round(units * 1000 / self.face.units_per_em, 2)
        return advance

    def write(self, document: PDFDocument) -> PDFObjectReference:
        """Adds the font's objects and returns the reference to the Type0 font."""
        data, renumbered = _subset(self.face, {glyph for glyph, _, _ in self._glyphs})
        numbers = [renumbered.get(glyph, 0) for glyph, _, _ in self._glyphs]
        base = f"{self._tag()}+{self.face.name}"
        texts = [text for _, text, _ in self._glyphs]
        return add(
            document,
            dictionary(
                {
                    "Type": name("Font"),
                    "Subtype": name("Type0"),
                    "BaseFont": name(base),
                    "Encoding": self._encoding(document, numbers),
                    "DescendantFonts": array([add(document, self._descendant(document, base, data, numbers))]),
                    "ToUnicode": add(document, stream(cmaps.to_unicode(texts))),
                }
            ),
        )

    def _encoding(self, document: PDFDocument, numbers: list[int]) -> Value:
        if not self.face.is_cff:
            return name("Identity-H")
        cmap = f"{self.face.name}-H"
        content = cmaps.encoding(cmap, numbers)
        return add(
            document,
            stream(content, Type=name("CMap"), CMapName=name(cmap), CIDSystemInfo=_system_info()),
        )

    def _descendant(self, document: PDFDocument, base: str, data: bytes, numbers: list[int]) -> PDFObject:
        entries: dict[str, Value] = {
            "Type": name("Font"),
            "BaseFont": name(base),
            "CIDSystemInfo": _system_info(),
            "DW": 0,
            "FontDescriptor": add(document, self._descriptor(document, base, data)),
            "W": self._widths(numbers),
        }
        if self.face.is_cff:
            entries["Subtype"] = name("CIDFontType0")
        else:
            entries["Subtype"] = name("CIDFontType2")
            entries["CIDToGIDMap"] = add(document, stream(b"".join(n.to_bytes(2, "big") for n in numbers)))
        return dictionary(entries)

    def _descriptor(self, document: PDFDocument, base: str, data: bytes) -> PDFObject:
        extents = self.face.font.get_font_extents("ltr")
        scale = 1000 / self.face.units_per_em
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        entries: dict[str, Value] = {
            "Type": name("FontDescriptor"),
            "FontName": name(base),
            "Flags": _SYMBOLIC,
            "ItalicAngle": 0,
            "StemV": 80,
            "CapHeight": 714,
            "Ascent": ascent,
            "Descent": descent,
            "FontBBox": array([-1000, descent - 300, 3000, ascent + 300]),
        }
        if self.face.is_cff:
            cff = hb.Face(hb.Blob(data)).reference_table("CFF ").data
            entries["FontFile3"] = add(document, stream(cff, Subtype=name("CIDFontType0C")))
        else:
            entries["FontFile2"] = add(document, stream(data, Length1=len(data)))
        return dictionary(entries)

    def _widths(self, numbers: list[int]) -> Value:
        """Widths by CID: the glyph's number in a CFF font, the character code otherwise."""
        cids = numbers if self.face.is_cff else range(len(self._glyphs))
        by_cid = dict(sorted(zip(cids, (number(width) for _, _, width in self._glyphs), strict=True)))
        rows: list[list[str]] = []
        starts: list[int] = []
        for cid, width in by_cid.items():
            if not rows or cid != starts[-1] + len(rows[-1]) or len(rows[-1]) == _WIDTHS_PER_ARRAY:
                rows.append([])
                starts.append(cid)
            rows[-1].append(width)
        return array(x for start, row in zip(starts, rows, strict=True) for x in (start, array(row)))

    def _tag(self) -> str:
        """Six capitals that differ with the glyphs used."""
        digest = zlib.crc32(repr(self._glyphs).encode())
        return "".join(chr(ord("A") + (digest >> 4 * k & 15)) for k in range(6))


class FontBook:
    """The fonts of one document, each embedded once."""

    def __init__(self) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}

    def embedded(self, face: Face) -> EmbeddedFont:
        """The face's embedded font, new at its first use."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"X{len(self._fonts) + 1}")
        return font

    def write(self, document: PDFDocument) -> dict[str, PDFObjectReference]:
        """Adds every font and returns the references by resource name."""
        return {font.resource: font.write(document) for font in self._fonts.values()}


def _system_info() -> Value:
    return dictionary({"Registry": ascii_string("Adobe"), "Ordering": ascii_string("Identity"), "Supplement": 0})


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The font file with these glyphs alone at the face's weight, and the new numbers of the glyphs."""
    wanted: Any = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.is_cff:
        flags |= hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.flags = flags
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES})
    wanted.pin_all_axes_to_default(face.face)
    wanted.pin_axis_location(face.face, "wght", float(face.weight))
    plan = hb.SubsetPlan(face.face, wanted)
    return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)
