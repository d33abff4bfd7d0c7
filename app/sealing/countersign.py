"""Adds a member's signature to a summary that waits for it (FORMAT.md section 9)."""

import hashlib
from datetime import UTC, datetime

from app.sealing.assembly import signature_entries
from app.sealing.certificate import read_certificate
from app.sealing.cms import hole_size, make_cms
from app.sealing.document import read_document
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import DOCUMENT
from app.sealing.layout import Hole, plan_increment
from app.sealing.record_file import read_record
from app.sealing.signer import Signer
from app.sealing.structure import read_structure
from app.sealing.values import Ref

STARTXREF = b"startxref\n"


def countersign(data: bytes, *, field: str, signer: Signer, signed_at: datetime) -> bytes:
    """The summary with one more field signed, which has been read back.

    Raises:
        Refusal: not a summary, a field unknown or filled, or a signer that the roster does not name for it.
    """
    file = read_record(data).file
    document = read_document(data, DOCUMENT)
    widget = read_structure(document).fields.get(field)
    if widget is None or field in {one.field for one in file.signers}:
        raise Refusal(reason=Reason.INCREMENT_FIELD)
    certificate = read_certificate(signer.certificate)
    number = Ref(len(document.objects) + len(file.signers))
    moment = signed_at.astimezone(UTC).replace(microsecond=0)
    certificate.check_moment(moment)
    hole = Hole(rest=signature_entries(moment), size=hole_size(certificate))
    filled = {**document.entries(widget), "V": number}
    previous = int(data[data.rindex(STARTXREF) + len(STARTXREF) :].split(b"\n", 1)[0])
    plan = plan_increment(len(data), (widget, filled), (number, hole), document.file_id, previous)
    running = hashlib.sha256(data)
    for piece in (*plan.before, *plan.after):
        running.update(piece)
    signed = data + plan.fill(make_cms(certificate, running.digest(), signer.key.sign))
    read_record(signed)
    return signed
