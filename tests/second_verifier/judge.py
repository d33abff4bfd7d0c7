"""FORMAT.md section 8: one verdict on a file, by steps of its own and by pyHanko and pikepdf."""

import hashlib
import io
import logging
from dataclasses import dataclass
from typing import Any

import pikepdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tests.second_verifier.layout import Item, Layout, covered, read_increments, read_layout
from tests.second_verifier.payload import check_length, check_payload, open_payload, recipient_of
from tests.second_verifier.records import HEADER, MANIFEST, SEALED, SHARED, Row, read_row, recipient_hash
from tests.second_verifier.refusal import Refused, demand
from tests.second_verifier.roles import APPROVAL, read_roles
from tests.second_verifier.shapes import Mentions
from tests.second_verifier.signature import Signer, cut_name, read_signature
from tests.second_verifier.spelling import Ref
from tests.second_verifier.structure import Structure, read_structure

HEADER_BYTES, MANIFEST_BYTES = 64 * 1024, 16 * 2**20
COVER_OBJECTS = 2_000

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pikepdf").setLevel(logging.CRITICAL)


@dataclass
class Verdict:
    """A good file: its kind, and how many of its fields are signed."""

    kind: str
    signed: str


@dataclass
class Signed:
    """A signed PDF, whoever signed it and whatever it carries."""

    layout: Layout
    structure: Structure
    chair: Signer


def judge(data: bytes, identity: str | None = None) -> Verdict:
    """The verdict on a file; with an identity, on what it opens as well.

    Raises:
        Refused: it is not a good file of version 1.
    """
    outer = _signed(data)
    if "payload.age" not in outer.structure.files:
        verdict = _record(outer)
    else:
        header = _cover(outer)
        verdict = Verdict(kind=header["kind"], signed="1 of 1")
        if identity is not None:
            _opened(outer, header, identity)
    _second_opinions(data, outer)
    return verdict


def _signed(data: bytes) -> Signed:
    layout = read_layout(data)
    structure = read_structure(layout, read_roles(layout))
    certification = layout.objects[structure.certification]
    return Signed(layout=layout, structure=structure, chair=_signer(layout, certification, layout.end))


def _signer(layout: Layout, signature: Item, end: int) -> Signer:
    everything, hole = covered(layout, signature, end)
    moment: Any = signature.entries["M"]
    return read_signature(everything, hole, moment)


def _fits(row: Row, signer: Signer) -> None:
    """Key, name and time are those of the signature."""
    demand(row["signer_spki_sha256"] == signer.key, "another key")
    demand(cut_name(row["signer_name"]) == signer.name, "another name")
    demand(row["sealed_at"] == signer.moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "another time")


def _manifest(file: Signed) -> Row:
    demand(file.structure.files.keys() == {"manifest.json"}, "attachments")
    manifest = read_row(file.structure.files["manifest.json"], MANIFEST, MANIFEST_BYTES)
    _fits(manifest, file.chair)
    demand(file.structure.docmdp == (2 if manifest["kind"] == "summary" else 1), "permissions")
    demand(manifest["seal_id"] == file.layout.file_id, "seal id")
    return manifest


def _record(file: Signed) -> Verdict:
    manifest = _manifest(file)
    demand(manifest["kind"] not in SEALED, "a record of a sealed kind")
    fields, signed = file.structure.fields, 1
    if manifest["kind"] == "summary":
        signed += _members(file, manifest["signers"])
    else:
        _alone(file)
    return Verdict(kind=manifest["kind"], signed=f"{signed} of {len(fields)}")


def _alone(file: Signed) -> None:
    demand(len(file.structure.fields) == 1 and file.layout.end == len(file.layout.data), "more than one signature")


def _members(file: Signed, roster: dict[str, str]) -> int:
    """Everyone who signed after the chair is the one whom the roster names for the field."""
    layout, fields = file.layout, file.structure.fields
    demand(roster.keys() == fields.keys() and roster[next(iter(fields))] == file.chair.key, "roster")
    read_increments(layout)
    names = {number: field for field, number in fields.items()}
    filled, keys, last = {next(iter(fields))}, {file.chair.key}, file.chair.moment
    for increment in layout.increments:
        field = names.get(increment.widget)
        if field is None or field in filled:
            raise Refused("a field unknown or filled")
        widget = layout.objects[increment.widget].entries
        demand(increment.filled == {**widget, "V": Ref(increment.number)}, "the widget changed")
        APPROVAL(increment.signature.value, Mentions())
        signer = _signer(layout, increment.signature, increment.end)
        demand(signer.key not in keys and signer.key == roster[field] and signer.moment >= last, "signer")
        filled.add(field)
        keys.add(signer.key)
        last = signer.moment
    return len(layout.increments)


def _cover(file: Signed) -> Row:
    """The header of a sealed file, true of its signature and its payload."""
    files = file.structure.files
    demand(files.keys() == {"header.json", "payload.age"} and file.structure.docmdp == 1, "attachments")
    demand(len(file.layout.objects) <= COVER_OBJECTS, "cover")
    _alone(file)
    header, payload = read_row(files["header.json"], HEADER, HEADER_BYTES), files["payload.age"]
    demand(header["kind"] in SEALED, "kind")
    _fits(header, file.chair)
    demand(header["payload_size"] == len(payload), "payload size")
    demand(header["payload_sha256"] == hashlib.sha256(payload).hexdigest(), "payload digest")
    check_payload(payload, len(header["recipients"]))
    return header


def _opened(outer: Signed, header: Row, identity: str) -> None:
    """What is inside agrees with the outside."""
    data = open_payload(outer.structure.files["payload.age"], identity)
    check_length(len(data))
    inner = _signed(data)
    manifest = _manifest(inner)
    _alone(inner)
    demand(inner.chair.key == outer.chair.key, "another signer inside")
    demand(inner.layout.file_id == outer.layout.file_id, "another id inside")
    demand(all(manifest[key] == header[key] for key in SHARED), "inside and outside differ")
    demand(recipient_hash(recipient_of(identity)) in manifest["recipients"], "not for this key")
    _second_opinions(data, inner)


def _second_opinions(data: bytes, file: Signed) -> None:
    """Two libraries that read any PDF see the same attachments, and every signature whole."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    demand(found == file.structure.files, "pikepdf sees other attachments")
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    status = None
    for embedded in reader.embedded_signatures:
        status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[]), skip_diff=True)
        demand(status.intact and status.valid, "pyHanko finds a signature broken")
    demand(status is not None and status.coverage is SignatureCoverageLevel.ENTIRE_FILE, "pyHanko: not all is covered")
