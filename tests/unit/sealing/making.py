"""Pages, people and files for the tests of sealing: drawn by hand, so that every key of every role can be had."""

import hashlib
import zlib
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from app.crypto.age_box import ReceivingKey, encrypt
from app.crypto.signing_key import SigningKey
from app.domain import canonical
from app.sealing.assembly import SignatureField
from app.sealing.attachments import Attachment
from app.sealing.kinds import Header, Kind, Manifest, facts_of
from app.sealing.record_file import sign_record
from app.sealing.sealed_file import SealRequest, encrypt_inner, wrap
from app.sealing.signed_file import SignRequest, sign_pages
from app.sealing.signer import Signer
from app.sealing.values import Name, Ref, Stream, Value, spell

NOON = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
FILE_ID = bytes(range(16))
IDENTITY: Value = {"Ordering": b"Identity", "Registry": b"Adobe", "Supplement": 0}
SRGB = zlib.compress(b"not a profile, but as long as one" * 8)


def deflated(data: bytes, **entries: Value) -> Stream:
    return Stream({"Filter": [Name("FlateDecode")], **entries}, zlib.compress(data))


def write_pdf(objects: dict[int, Value | Stream]) -> bytes:
    """An ordinary PDF of these objects, the first being the catalog."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number in sorted(objects):
        offsets.append(len(out))
        item = objects[number]
        out += b"%d 0 obj\n" % number
        if isinstance(item, Stream):
            out += spell({**item.entries, "Length": len(item.data)}) + b"\nstream\n" + item.data + b"\nendstream"
        else:
            out += spell(item)
        out += b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def plain_pages(count: int = 1) -> bytes:
    objects: dict[int, Value | Stream] = {
        1: {"Type": Name("Catalog"), "Pages": Ref(2), "Lang": b"en"},
        2: {"Type": Name("Pages"), "Count": count, "Kids": [Ref(3 + 2 * page) for page in range(count)]},
    }
    for page in range(count):
        objects[3 + 2 * page] = {
            "Type": Name("Page"),
            "Parent": Ref(2),
            "MediaBox": [0, 0, 595, 842],
            "Rotate": 0,
            "Resources": {"ProcSet": [Name("PDF")]},
            "Contents": Ref(4 + 2 * page),
        }
        objects[4 + 2 * page] = deflated(b"%d 72 451 1 re f" % (72 + page))
    return write_pdf(objects)


def unreachable(start: int, stop: int) -> dict[int, Value | Stream]:
    return {number: {"Unreachable": True} for number in range(start, stop)}


def font(first: int, program: str) -> dict[int, Value | Stream]:
    """A composite font in six objects from ``first``; program is "TrueType" or "CFF"."""
    base = Name("ABCDEF+Face-Regular")
    descriptor: dict[str, Value] = {
        "Type": Name("FontDescriptor"), "FontName": base, "Flags": 4, "ItalicAngle": 0, "StemV": 80, "CapHeight": 700,
        "Ascent": 900, "Descent": -200, "FontBBox": [-100, -200, 1000, 900],
    }  # fmt: skip
    cid: dict[str, Value] = {
        "Type": Name("Font"), "BaseFont": base, "CIDSystemInfo": IDENTITY, "DW": 0, "W": [1, [500, 600]],
        "FontDescriptor": Ref(first + 2),
    }  # fmt: skip
    encoding: Value = Name("Identity-H")
    if program == "TrueType":
        descriptor["FontFile2"] = Ref(first + 3)
        cid |= {"Subtype": Name("CIDFontType2"), "CIDToGIDMap": Ref(first + 5)}
        file, extra = deflated(b"glyf", Length1=4), deflated(b"\0\0\0\1\0\2")
    else:
        descriptor["FontFile3"] = Ref(first + 3)
        cid["Subtype"] = Name("CIDFontType0")
        encoding = Ref(first + 5)
        file = deflated(b"CFF ", Subtype=Name("CIDFontType0C"))
        extra = deflated(b"begincmap", Type=Name("CMap"), CMapName=Name("X1-H"), CIDSystemInfo=IDENTITY)
    return {
        first: {
            "Type": Name("Font"), "Subtype": Name("Type0"), "BaseFont": base, "Encoding": encoding,
            "DescendantFonts": [Ref(first + 1)], "ToUnicode": Ref(first + 4),
        },
        first + 1: cid,
        first + 2: descriptor,
        first + 3: file,
        first + 4: deflated(b"begincmap"),
        first + 5: extra,
    }  # fmt: skip


def tagged_pages(*, forms: int = 1, rtl: bool = False) -> bytes:
    """One tagged page with both kinds of fonts, a table, a figure, and places kept for signatures."""
    return write_pdf(tagged_objects(forms=forms, rtl=rtl))


def tagged_objects(*, forms: int = 1, rtl: bool = False) -> dict[int, Value | Stream]:
    preferences: dict[str, Value] = {"DisplayDocTitle": True} | ({"Direction": Name("R2L")} if rtl else {})
    elements: dict[int, Value | Stream] = {}
    form_refs = [Ref(40 + place) for place in range(forms)]
    for place, ref in enumerate(form_refs):
        box: list[Value] = [72, 100 + 60 * place, 300, 150 + 60 * place]
        layout: dict[str, Value] = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
        elements[ref] = {"S": Name("Form"), "P": Ref(7), "Pg": Ref(3), "Alt": b"Signature", "A": layout}
    kids: list[Value] = [Ref(11), Ref(12), *form_refs]
    return {
        1: {
            "Type": Name("Catalog"), "Pages": Ref(2), "Lang": b"en", "MarkInfo": {"Marked": True},
            "StructTreeRoot": Ref(5), "ViewerPreferences": preferences, "PageMode": Name("UseNone"),
            "OutputIntents": [{
                "Type": Name("OutputIntent"), "S": Name("GTS_PDFA1"), "OutputConditionIdentifier": b"sRGB",
                "DestOutputProfile": Ref(10),
            }],
        },
        2: {"Type": Name("Pages"), "Count": 1, "Kids": [Ref(3)]},
        3: {
            "Type": Name("Page"), "Parent": Ref(2), "MediaBox": [0, 0, 595, 842], "Contents": Ref(4), "Trans": {},
            "Resources": {"Font": Ref(9)}, "StructParents": 0, "Tabs": Name("S"), "Rotate": 0,
        },
        4: deflated(b"/P <</MCID 0>> BDC 72 72 451 1 re f EMC"),
        5: {
            "Type": Name("StructTreeRoot"), "K": Ref(7), "ParentTree": Ref(6), "ParentTreeNextKey": 1,
            "Namespaces": [Ref(8)],
        },
        6: {"Nums": [0, [Ref(11), Ref(13)]]},
        7: {"S": Name("Document"), "P": Ref(5), "NS": Ref(8), "K": kids},
        8: {"Type": Name("Namespace"), "NS": b"http://iso.org/pdf2/ssn"},
        9: {"X1": Ref(20), "X2": Ref(30)},
        10: deflated(SRGB, N=3),
        11: {
            "Type": Name("StructElem"), "S": Name("P"), "P": Ref(7), "Pg": Ref(3), "K": 0, "Lang": b"de",
            "ActualText": b"\xfe\xff" + "Żółkiewski".encode("utf-16-be"),
        },
        12: {"S": Name("Table"), "P": Ref(7), "K": Ref(13), "Alt": b"\xfe\xff" + "plain".encode("utf-16-be")},
        13: {
            "S": Name("TH"), "P": Ref(12), "A": {"O": Name("Table"), "Scope": Name("Column")},
            "K": [{"Type": Name("MCR"), "Pg": Ref(3), "MCID": 1}],
        },
        **unreachable(14, 20),
        **font(20, "TrueType"), **unreachable(26, 30),
        **font(30, "CFF"), **unreachable(36, 40),
        **elements,
    }  # fmt: skip


def signer(name: str = "Abena Mensah") -> Signer:
    return person(name)


@cache
def person(name: str) -> Signer:
    key = SigningKey.generate()
    return Signer(key=key, certificate=key.certificate(name=name, not_before=NOON), name=name)


CHAIR = ReceivingKey.generate()
OPENING = ReceivingKey.generate()
PANEL = {"panel_code": "R-2026-31", "panel_id": "ab" * 16, "panel_digest": "cd" * 32}
NO_PANEL = dict.fromkeys(PANEL)


def request(**changes: Any) -> SealRequest:
    facts: dict[str, Any] = {
        "kind": Kind.SCORECARD, **PANEL, "candidate": "C-01", "number": 1, "destroy_by": date(2027, 5, 20),
        "content": {"ratings": {"Firefighting": 3}, "text": "Größe, 汉字"}, "inner_pages": tagged_pages(),
        "recipients": [OPENING.recipient], "signer": signer(), "signer_recipient": CHAIR.recipient,
        "sealed_at": NOON, "seal_id": FILE_ID, "title": "R-2026-31 C-01", "kit_digest": "ef" * 32,
    }  # fmt: skip
    return SealRequest(**(facts | changes))


@cache
def sealed() -> bytes:
    return wrap(encrypt_inner(request()), tagged_pages()).data


def manifest(kind: Kind = Kind.CONTACT, **changes: Any) -> Manifest:
    values: dict[str, Any] = {
        "kind": kind, **(NO_PANEL if kind is Kind.CONTACT else PANEL), "candidate": None, "number": None,
        "signer_name": signer().name, "signer_recipient": CHAIR.recipient,
        "signer_spki_sha256": signer().key.spki_sha256, "sealed_at": NOON, "destroy_by": None, "recipients": (),
        "seal_id": FILE_ID.hex(), "content": {"card_number": 1},
    }  # fmt: skip
    return Manifest(**(values | changes))


def signed(pages: bytes | None = None, **changes: object) -> bytes:
    facts = {
        "signer": signer(), "title": "Contact card", "file_id": FILE_ID, "signed_at": NOON,
        "attachments": [Attachment(name="manifest.json", data=canonical.encode(manifest().to_json()))],
    } | changes  # fmt: skip
    return sign_pages(SignRequest(pages=plain_pages() if pages is None else pages, **facts))[0]  # type: ignore[arg-type]


@cache
def small_seal() -> bytes:
    """A seal that is good outside, with nothing of ours inside."""
    payload = encrypt(b"not a file of ours", [OPENING.recipient])
    facts = facts_of(manifest(Kind.PACK, recipients=(hashlib.sha256(OPENING.recipient.encode()).hexdigest(),)))
    header = Header(**facts, payload_size=len(payload), payload_sha256=hashlib.sha256(payload).hexdigest())
    attachments = {"header.json": canonical.encode(header.to_json()), "payload.age": payload}
    return signed(tagged_pages(), attachments=[Attachment(name=name, data=data) for name, data in attachments.items()])


@cache
def record(kind: Kind = Kind.CONTACT) -> bytes:
    signers = {"signature": signer().key.spki_sha256} if kind is Kind.SUMMARY else None
    return sign_record(tagged_pages(), manifest(kind, signers=signers), signer=signer(), title="A record")


MEMBERS = {"chair": "Abena Mensah", "member-1": "Tomasz Żółkiewski", "member-2": "Ines Duarte"}


@cache
def summary() -> bytes:
    """A summary signed by the chair, two members to come."""
    roster = {field: signer(name).key.spki_sha256 for field, name in MEMBERS.items()}
    fields = [SignatureField(name=field, label=name) for field, name in MEMBERS.items()]
    return sign_record(
        tagged_pages(forms=3), manifest(Kind.SUMMARY, signers=roster), signer=signer(), title="Summary", fields=fields
    )
