"""Why a file is refused: one exception for everything that is read, with one reason and one code."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.errors import SubRosaError

type Layer = Literal["outer", "inner"]


class Reason(StrEnum):
    """Why; FORMAT.md section 10 says what each means. Those marked "collect" there are found by services."""

    NOT_OURS = "not-ours"
    LIMIT_SIZE = "limit-size"
    LIMIT_OBJECTS = "limit-objects"
    LIMIT_VALUES = "limit-values"
    LIMIT_DEPTH = "limit-depth"
    TOKEN = "token"  # noqa: S105 - a lexical token
    SPELLING = "spelling"
    NUMBERING = "numbering"
    STREAM = "stream"
    TABLE = "table"
    TRAILER = "trailer"
    TRAILING_BYTES = "trailing-bytes"
    BYTE_RANGE = "byte-range"
    CHANGED = "changed"
    ROLE = "role"
    ROLE_CONFLICT = "role-conflict"
    PAGES = "pages"
    FIELDS = "fields"
    FILES = "files"
    METADATA = "metadata"
    PERMISSIONS = "permissions"
    CMS = "cms"
    SIGNATURE_FORM = "signature-form"
    CERTIFICATE_FORM = "certificate-form"
    CERTIFICATE_KEY = "certificate-key"
    CERTIFICATE_DATES = "certificate-dates"
    CERTIFICATE_USAGE = "certificate-usage"
    ATTACHMENTS = "attachments"
    HEADER_FORM = "header-form"
    HEADER_VALUES = "header-values"
    ANOTHER_PANEL = "another-panel"
    ANOTHER_PANEL_DIGEST = "another-panel-digest"
    ANOTHER_KIT = "another-kit"
    UNKNOWN_KEY = "unknown-key"
    SEALED_TO_SOMEONE_ELSE = "sealed-to-someone-else"
    SEEN_BEFORE = "seen-before"
    LATE = "late"
    CONTRADICTION = "contradiction"
    RECUSED = "recused"
    AFTER_OPENING = "after-opening"
    UNKNOWN_CANDIDATE = "unknown-candidate"
    ANOTHER_KIND = "another-kind"
    NAMES_DIFFER = "names-differ"
    KEYS_DIFFER = "keys-differ"
    TIMES_DIFFER = "times-differ"
    PAYLOAD_SIZE = "payload-size"
    PAYLOAD_DIGEST = "payload-digest"
    PAYLOAD_FORM = "payload-form"
    PAYLOAD_STANZA = "payload-stanza"
    POST_QUANTUM = "post-quantum"
    STANZA_COUNT = "stanza-count"
    OPENING_QUORUM = "opening-quorum"
    NOT_FOR_THIS_KEY = "not-for-this-key"
    PAYLOAD_BROKEN = "payload-broken"
    INNER_LENGTH = "inner-length"
    INNER_SIGNER = "inner-signer"
    HEADER_MANIFEST = "header-manifest"
    SEAL_ID = "seal-id"
    MANIFEST_FORM = "manifest-form"
    MANIFEST_VALUES = "manifest-values"
    TAGS = "tags"
    INCREMENT = "increment"
    INCREMENT_FIELD = "increment-field"
    INCREMENT_WIDGET = "increment-widget"
    SIGNER_TWICE = "signer-twice"
    TIME_BACKWARDS = "time-backwards"
    SIGNER_NOT_NAMED = "signer-not-named"


CODES: dict[Reason, str] = {
    Reason.NOT_OURS: "SR-201",
    Reason.LIMIT_SIZE: "SR-202",
    Reason.LIMIT_OBJECTS: "SR-203",
    Reason.LIMIT_VALUES: "SR-204",
    Reason.LIMIT_DEPTH: "SR-205",
    Reason.TOKEN: "SR-206",
    Reason.SPELLING: "SR-207",
    Reason.NUMBERING: "SR-208",
    Reason.STREAM: "SR-209",
    Reason.TABLE: "SR-210",
    Reason.TRAILER: "SR-211",
    Reason.TRAILING_BYTES: "SR-212",
    Reason.BYTE_RANGE: "SR-213",
    Reason.CHANGED: "SR-214",
    Reason.ROLE: "SR-215",
    Reason.ROLE_CONFLICT: "SR-216",
    Reason.PAGES: "SR-217",
    Reason.FIELDS: "SR-218",
    Reason.FILES: "SR-219",
    Reason.METADATA: "SR-220",
    Reason.PERMISSIONS: "SR-221",
    Reason.CMS: "SR-222",
    Reason.SIGNATURE_FORM: "SR-223",
    Reason.CERTIFICATE_FORM: "SR-224",
    Reason.CERTIFICATE_KEY: "SR-225",
    Reason.CERTIFICATE_DATES: "SR-226",
    Reason.CERTIFICATE_USAGE: "SR-227",
    Reason.ATTACHMENTS: "SR-228",
    Reason.HEADER_FORM: "SR-229",
    Reason.HEADER_VALUES: "SR-230",
    Reason.ANOTHER_PANEL: "SR-231",
    Reason.ANOTHER_PANEL_DIGEST: "SR-232",
    Reason.ANOTHER_KIT: "SR-233",
    Reason.UNKNOWN_KEY: "SR-234",
    Reason.SEALED_TO_SOMEONE_ELSE: "SR-235",
    Reason.SEEN_BEFORE: "SR-236",
    Reason.LATE: "SR-237",
    Reason.CONTRADICTION: "SR-238",
    Reason.RECUSED: "SR-239",
    Reason.AFTER_OPENING: "SR-240",
    Reason.UNKNOWN_CANDIDATE: "SR-241",
    Reason.ANOTHER_KIND: "SR-242",
    Reason.NAMES_DIFFER: "SR-243",
    Reason.KEYS_DIFFER: "SR-244",
    Reason.TIMES_DIFFER: "SR-245",
    Reason.PAYLOAD_SIZE: "SR-246",
    Reason.PAYLOAD_DIGEST: "SR-247",
    Reason.PAYLOAD_FORM: "SR-248",
    Reason.PAYLOAD_STANZA: "SR-249",
    Reason.POST_QUANTUM: "SR-250",
    Reason.STANZA_COUNT: "SR-251",
    Reason.OPENING_QUORUM: "SR-252",
    Reason.NOT_FOR_THIS_KEY: "SR-253",
    Reason.PAYLOAD_BROKEN: "SR-254",
    Reason.INNER_LENGTH: "SR-255",
    Reason.INNER_SIGNER: "SR-256",
    Reason.HEADER_MANIFEST: "SR-257",
    Reason.SEAL_ID: "SR-258",
    Reason.MANIFEST_FORM: "SR-259",
    Reason.MANIFEST_VALUES: "SR-260",
    Reason.TAGS: "SR-261",
    Reason.INCREMENT: "SR-262",
    Reason.INCREMENT_FIELD: "SR-263",
    Reason.INCREMENT_WIDGET: "SR-264",
    Reason.SIGNER_TWICE: "SR-265",
    Reason.TIME_BACKWARDS: "SR-266",
    Reason.SIGNER_NOT_NAMED: "SR-267",
}


@dataclass(eq=False, kw_only=True)
class Refusal(SubRosaError):
    """A file was refused; it says why and in which layer, never what stood there."""

    reason: Reason
    layer: Layer = "outer"

    def __post_init__(self) -> None:
        """Take the reason's code as this refusal's own."""
        super().__init__(self.reason)
        object.__setattr__(self, "code", CODES[self.reason])


@dataclass(eq=False, kw_only=True)
class PagesNotAccepted(SubRosaError):
    """Pages of our own making do not fit the profile: a defect of ours, found before anything was signed."""

    code = "SR-290"
    reason: str
