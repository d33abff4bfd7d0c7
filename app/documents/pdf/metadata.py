"""What a file says about itself: XMP, and the profile its colors are meant in."""

import functools
from xml.sax.saxutils import escape

from PIL import ImageCms

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>
<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(title: str, language: str) -> bytes:
    """The metadata packet of a file that stays unsigned."""
    return _XMP.format(title=escape(title), language=escape(language)).encode("utf-8")


@functools.cache
def srgb_profile() -> bytes:
    """The sRGB profile without the moment of its making."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)  # date and time
    profile[84:100] = bytes(16)  # the profile's own digest, which had the date in it
    return bytes(profile)
