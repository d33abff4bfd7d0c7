"""The XMP packet: a function of title, language, tags and a number of blanks (FORMAT.md section 4)."""

import re
from xml.sax.saxutils import escape, unescape

from app.sealing.errors import Reason, Refusal

TITLE_FORM = re.compile("[^\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]{1,200}")
TITLE = re.compile(rb'<rdf:li xml:lang="x-default">([^<]{1,1200})</rdf:li>')
LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}")
END = b'<?xpacket end="w"?>'
PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{profile}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
"""
PROFILE = """\
<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>
<pdfaid:conformance>F</pdfaid:conformance>
<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>
"""


def packet(title: str, language: str, *, tagged: bool, blanks: int = 0) -> bytes:
    """The packet's bytes."""
    filled = PACKET.format(title=escape(title), language=language, profile=PROFILE if tagged else "")
    return filled.encode("utf-8") + b" " * blanks + END


def title_fits(title: str) -> bool:
    """Whether a title is 1 to 200 characters, none of them a control, a surrogate or no character at all."""
    return TITLE_FORM.fullmatch(title) is not None


def read_title(data: bytes, language: str, *, tagged: bool) -> str:
    """The title in a packet that ``packet`` wrote.

    Raises:
        Refusal: any other packet.
    """
    match = TITLE.search(data[:8192])
    try:
        title = unescape(match[1].decode("utf-8")) if match else ""
    except UnicodeDecodeError as error:
        raise Refusal(reason=Reason.METADATA) from error
    if not title_fits(title) or not LANGUAGE.fullmatch(language):
        raise Refusal(reason=Reason.METADATA)
    shortest = packet(title, language, tagged=tagged)
    blanks = len(data) - len(shortest)
    if blanks < 0 or data != packet(title, language, tagged=tagged, blanks=blanks):
        raise Refusal(reason=Reason.METADATA)
    return title
