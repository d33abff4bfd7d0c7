"""Makes files that are validly signed and laid out, but wrong in one respect: what an insider could mint."""

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.sealing.certificate import Certificate, read_certificate
from app.sealing.cms import hole_size, make_cms
from app.sealing.document import read_document
from app.sealing.grammar import DOCUMENT, EVERY_OBJECT, Scanner
from app.sealing.layout import Hole, Plan, plan_first
from app.sealing.numbering import number_objects
from app.sealing.values import Ref, Stream
from tests.unit.sealing.making import signer


@dataclass
class Graph:
    """The objects of a file, free to be changed; ``signature`` is the number of the certification."""

    objects: dict[int, Any]
    roles: dict[str, list[int]]
    signature: int
    file_id: bytes

    def one(self, role: str) -> dict[str, Any]:
        item = self.objects[self.roles[role][0]]
        return item.entries if isinstance(item, Stream) else item

    @property
    def catalog(self) -> dict[str, Any]:
        return self.objects[1]

    def add(self, item: Any) -> Ref:
        number = max(self.objects) + 1
        self.objects[number] = item
        return Ref(number)


def graph_of(data: bytes) -> Graph:
    document, general = read_document(data, DOCUMENT), Scanner(data, DOCUMENT, mentioned=EVERY_OBJECT)
    objects = {
        number: Stream(copy.deepcopy(item.entries), bytes(item.data))
        if isinstance(item, Stream)
        else general.value(document.starts[number])[0]
        for number, item in document.objects.items()
    }
    roles: dict[str, list[int]] = {}
    for number, role in sorted(document.roles.role_of.items()):
        roles.setdefault(role, []).append(number)
    return Graph(objects=objects, roles=roles, signature=roles["certification"][0], file_id=document.file_id)


type Cms = Callable[[Certificate, bytes], bytes]


def plain_cms(certificate: Certificate, digest: bytes) -> bytes:
    return make_cms(certificate, digest, signer().key.sign)


def forge(
    data: bytes,
    edit: Callable[[Graph], object] = lambda _graph: None,
    *,
    cms: Cms = plain_cms,
    certificate: bytes | None = None,
    size: int | None = None,
) -> bytes:
    """The file with one thing changed, laid out and signed anew."""
    graph = graph_of(data)
    edit(graph)
    envelope = read_certificate(certificate or signer().certificate)
    entries = graph.objects[graph.signature]
    rest = {key: value for key, value in entries.items() if key not in {"ByteRange", "Contents"}}
    graph.objects[graph.signature] = Hole(rest=rest, size=size or hole_size(envelope))
    return sign_plan(plan_first(number_objects(graph.catalog, graph.objects), graph.file_id), envelope, cms)


def sign_plan(plan: Plan, envelope: Certificate, cms: Cms = plain_cms) -> bytes:
    digest = hashlib.sha256(b"".join(bytes(piece) for piece in (*plan.before, *plan.after))).digest()
    return plan.fill(cms(envelope, digest))
