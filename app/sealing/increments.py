"""Signatures that members add: one canonical piece each, rebuilt and compared (FORMAT.md section 9)."""

import re
from collections.abc import Iterator

from app.sealing.document import Document
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import COVER, EVERY_OBJECT, Scanner
from app.sealing.layout import entry, trailer
from app.sealing.roles import ROLES
from app.sealing.shapes import Walk
from app.sealing.signatures import RunningHash, Signature, check_signature
from app.sealing.structure import Structure
from app.sealing.values import Ref, Value, spell

HEAD = re.compile(rb"([1-9][0-9]{0,5}) 0 obj\n")
MANY_FIELDS = 2


def read_increments(
    data: bytes, document: Document, structure: Structure, running: RunningHash, first: Signature
) -> tuple[Signature, ...]:
    """The signatures after the first, in order; nothing else follows it.

    Raises:
        Refusal: anything after the first revision that is not exactly one increment after another.
    """
    if document.end == len(data):
        return ()
    if structure.certify != MANY_FIELDS:
        raise Refusal(reason=Reason.TRAILING_BYTES)
    return tuple(_Increments(data, document, structure, running).read(first))


class _Increments:
    """Walks from the end of the first revision to the end of the file."""

    def __init__(self, data: bytes, document: Document, structure: Structure, running: RunningHash) -> None:
        self._data = data
        self._document = document
        self._running = running
        self._open = {number: name for name, number in list(structure.fields.items())[1:]}
        self._next = len(document.objects) + 1
        self._previous_table = document.table_at

    def read(self, first: Signature) -> Iterator[Signature]:
        at, signed = self._document.end, [first]
        while at < len(self._data):
            signature, at = self._increment(at)
            if any(signature.certificate.spki == one.certificate.spki for one in signed):
                raise Refusal(reason=Reason.SIGNER_TWICE)
            if signature.signed_at < signed[-1].signed_at:
                raise Refusal(reason=Reason.TIME_BACKWARDS)
            signed.append(signature)
            yield signature

    def _increment(self, at: int) -> tuple[Signature, int]:
        number = self._field_at(at)
        signature_at = self._check_widget(at, number)
        entries, start, table_at = self._read_signature(signature_at)
        end = self._check_ending(table_at, number, at, signature_at)
        signature = check_signature(entries, start, end, self._running, self._open.pop(number))
        self._next += 1
        self._previous_table = table_at
        return signature, end

    def _field_at(self, at: int) -> Ref:
        head = HEAD.match(self._data, at)
        if head is None:
            raise Refusal(reason=Reason.INCREMENT)
        number = Ref(head[1])
        if number not in self._open:
            raise Refusal(reason=Reason.INCREMENT_FIELD)
        return number

    def _check_widget(self, at: int, number: Ref) -> int:
        """The widget stands here as before, now with its value; where the next object begins."""
        wanted = spell({**self._document.entries(number), "V": Ref(self._next)})
        framed = b"%d 0 obj\n%b\nendobj\n" % (number, wanted)
        if not self._data.startswith(framed, at):
            raise Refusal(reason=Reason.INCREMENT_WIDGET)
        return at + len(framed)

    def _read_signature(self, at: int) -> tuple[dict[str, Value], int, int]:
        scanner = Scanner(self._data, COVER, mentioned=EVERY_OBJECT)
        try:
            item, start, end = scanner.object(at, self._next)
            ROLES["approval"](Walk(self._document.objects, ROLES), item)
        except Refusal as error:
            raise Refusal(reason=Reason.INCREMENT) from error
        assert isinstance(item, dict)
        return item, start, end

    def _check_ending(self, at: int, number: Ref, widget_at: int, signature_at: int) -> int:
        sections = b"%d 1\n" % number + entry(widget_at) + b"%d 1\n" % self._next + entry(signature_at)
        wanted = b"xref\n" + sections
        wanted += trailer(self._next + 1, self._document.file_id, at, self._previous_table)
        if not self._data.startswith(wanted, at):
            raise Refusal(reason=Reason.INCREMENT)
        return at + len(wanted)
