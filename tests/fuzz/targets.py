"""Every parser of what others wrote, what may come out of it, and what to begin with."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.crypto import age_header
from app.crypto.box_errors import BoxMalformed, ForeignStanza, PostQuantumStanza
from app.domain import canonical
from app.domain.acceptance import Acceptance
from app.domain.canonical import NotCanonical
from app.domain.errors import ValueRefused
from app.domain.ids import CandidateCode
from app.domain.rating import Recommendation
from app.domain.scorecard import CardContent, CardNote
from app.errors import SubRosaError
from app.sealing.certificate import read_certificate
from app.sealing.errors import Refusal
from app.sealing.record_json import header_from_json, manifest_from_json
from app.sealing.sealed_file import check_sealed
from app.sealing.signed_file import read_signed
from app.sealing.verify import verify_file
from app.services.contact_cards import _card_number
from app.services.kit_file import read_kit, sections
from app.services.located_yaml import read_located_yaml
from app.services.memberships import _panel
from app.services.story_file import read_story_file
from app.vault.header import HEADER_BYTES, Header
from tests.unit.domain.values import NOON, block, kit, panel
from tests.unit.sealing.making import manifest, signer

VECTORS = Path(__file__).parents[1] / "vectors"
LARGEST_SEED = 16_000
TODAY = date(2026, 11, 21)
SCRATCH = Path(tempfile.gettempdir())


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A parser, the exceptions that are its refusals, and seeds; ``json`` when whole values are to be exchanged."""

    parse: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]
    seeds: Callable[[], Iterator[bytes]]
    json: bool = False

    def try_on(self, data: bytes) -> None:
        """Returns when the parser took the bytes or refused them; anything else is a finding and comes out."""
        try:
            self.parse(data)
        except self.refusals:
            return


def bodies(*folders: str) -> Callable[[], Iterator[bytes]]:
    """The bodies of the vectors in these folders, as far as they are small."""

    def read() -> Iterator[bytes]:
        for folder in folders:
            for path in sorted((VECTORS / folder).glob("*.vec")):
                body = path.read_bytes().partition(b"\n\n")[2]
                if len(body) <= LARGEST_SEED:
                    yield body

    return read


def files(name: str) -> Callable[[], Iterator[bytes]]:
    """The attachments of this name in the vectors: our files keep them as they are."""

    def read() -> Iterator[bytes]:
        for body in bodies("sealing", "summary", "attacks")():
            begin = body.find(b"/Length", body.find(b"(" + name.encode() + b")"))
            start = {
                "payload.age": b"age-encryption.org/v1\n",
                "header.json": b'{"candidate',
                "manifest.json": b'{"candidate',
            }
            at = body.find(start[name], begin)
            end = body.find(b"\nendstream", at)
            if 0 <= at < end:
                yield body[at:end]

    return read


def values(*items: object) -> Callable[[], Iterator[bytes]]:
    """These values in canonical JSON."""
    return lambda: (canonical.encode(item) for item in items)


def story(data: bytes) -> None:
    """A story is read from a file."""
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(data)
        file.flush()
        read_story_file(Path(file.name), today=TODAY)


def vault_header(data: bytes) -> None:
    """The first bytes of a vault file, as many as are read."""
    Header.parse(data[:HEADER_BYTES])


def card(value: Any) -> None:
    """What a scorecard holds, as it is read at the opening."""
    CardContent.from_json(value["card"], kit())


def chair_notes(value: Any) -> None:
    """Notes for the chair alone, as they are read at the opening."""
    for note in value:
        CardNote.from_json(note)


def content(read: Callable[[Any], object], kind: type = dict) -> Callable[[bytes], object]:
    """Reads canonical JSON and then what it holds; a manifest's content is an object."""

    def parse(data: bytes) -> None:
        value = canonical.decode(data)
        if isinstance(value, kind):
            read(value)

    return parse


def card_values() -> dict[str, Any]:
    """A card as its manifest holds it."""
    made = CardContent(
        ratings={"Teaching": 3, "Research": 2},
        notes=(CardNote(at=NOON, text="Drew it first.", competencies=("Teaching",), question=1),),
        recommendation=Recommendation.YES,
        summary="Calm.",
    )
    return {"card": made.to_json(), "chair_only": ""}


ACCEPTED = Acceptance(
    pledge_sha256=block().rules.pledge_sha256,
    conflicts={CandidateCode("C-01"): "We met once."},
    recusals=(CandidateCode("C-02"),),
)
REFUSED, MISSHAPEN = (Refusal,), (SubRosaError, KeyError, TypeError, ValueError)
"""What ``open_panel`` takes for another shape when it reads what came out of a seal."""
TARGETS = {
    "signed file": Target(parse=read_signed, refusals=REFUSED, seeds=bodies("sealing", "summary", "attacks")),
    "sealed file": Target(parse=check_sealed, refusals=REFUSED, seeds=bodies("sealing", "attacks")),
    "any file": Target(parse=verify_file, refusals=REFUSED, seeds=bodies("summary", "attacks")),
    "certificate": Target(
        parse=read_certificate, refusals=REFUSED, seeds=lambda: iter((signer().certificate, signer("M").certificate))
    ),
    "age header": Target(
        parse=age_header.stanzas, refusals=(BoxMalformed, ForeignStanza, PostQuantumStanza), seeds=files("payload.age")
    ),
    "header": Target(parse=header_from_json, refusals=REFUSED, seeds=files("header.json"), json=True),
    "manifest": Target(parse=manifest_from_json, refusals=REFUSED, seeds=values(manifest().to_json()), json=True),
    "canonical json": Target(parse=canonical.decode, refusals=(NotCanonical,), seeds=files("header.json")),
    "yaml": Target(parse=read_located_yaml, refusals=(ValueRefused,), seeds=bodies("kit", "story")),
    "kit": Target(parse=read_kit, refusals=(ValueRefused,), seeds=bodies("kit")),
    "kit library": Target(parse=sections, refusals=(ValueRefused,), seeds=bodies("kit")),
    "story": Target(parse=story, refusals=(SubRosaError,), seeds=bodies("story")),
    "vault header": Target(
        parse=vault_header,
        refusals=(SubRosaError,),
        seeds=lambda: iter((bytes.fromhex("a7520110030404") + bytes(9), b"SQLite format 3\0")),
    ),
    "contact card": Target(
        parse=content(_card_number),
        refusals=(Refusal, NotCanonical),
        seeds=values({"card_number": 1}),
        json=True,
    ),
    "pack": Target(
        parse=content(_panel), refusals=(SubRosaError, NotCanonical), seeds=values(panel().to_json()), json=True
    ),
    "card": Target(parse=content(card), refusals=MISSHAPEN, seeds=values(card_values()), json=True),
    "chair notes": Target(
        parse=content(chair_notes),
        refusals=MISSHAPEN,
        seeds=values(card_values()["card"]["notes"]),
        json=True,
    ),
    "acceptance": Target(
        parse=content(lambda value: Acceptance.from_json(value, block())),
        refusals=(ValueRefused, KeyError, TypeError, NotCanonical),
        seeds=values(ACCEPTED.to_json()),
        json=True,
    ),
}
