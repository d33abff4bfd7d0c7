"""Reads headers and manifests: canonical JSON with exactly the known keys, each value of its form."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.domain import canonical
from app.sealing import value_forms as forms
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import COURTESY, FORMAT, Facts, Header, Kind, Manifest, facts_of

HEADER_LIMIT = 64 << 10
MANIFEST_LIMIT = 16 << 20
PAYLOAD_LIMIT = 64 << 20
FACTS_KEYS = frozenset(
    "candidate destroy_by format kind number panel_code panel_digest panel_id recipients"  # noqa: SIM905 - as in FORMAT.md
    " sealed_at signer_name signer_recipient signer_spki_sha256".split()
)
HEADER_KEYS = FACTS_KEYS | {"opening", "payload_sha256", "payload_size"}
MANIFEST_KEYS = FACTS_KEYS | {"content", "hold", "kit_digest", "seal_id", "signers", "supersedes"}
FIELD = re.compile(r"[a-z0-9-]{1,40}")
MOST_SIGNERS = 32


def header_from_json(data: bytes) -> Header:
    """The header in these bytes.

    Raises:
        Refusal: not canonical, other keys, a value out of its form, or a quorum.
    """
    values = _object(data, HEADER_LIMIT, HEADER_KEYS, Reason.HEADER_FORM)
    try:
        return _header(values)
    except forms.MisformedError as error:
        raise Refusal(reason=Reason.HEADER_VALUES) from error


def manifest_from_json(data: bytes) -> Manifest:
    """The manifest in these bytes.

    Raises:
        Refusal: not canonical, other keys, or a value out of its form.
    """
    values = _object(data, MANIFEST_LIMIT, MANIFEST_KEYS, Reason.MANIFEST_FORM)
    try:
        return _manifest(values)
    except forms.MisformedError as error:
        raise Refusal(reason=Reason.MANIFEST_VALUES) from error


def _object(data: bytes, limit: int, keys: frozenset[str], reason: Reason) -> dict[str, Any]:
    try:
        values = canonical.decode(data, limit=limit)
    except canonical.NotCanonical as error:
        raise Refusal(reason=reason) from error
    if not isinstance(values, dict) or values.keys() != keys:
        raise Refusal(reason=reason)
    return values


def _header(values: Mapping[str, Any]) -> Header:
    opening = values["opening"]
    if isinstance(opening, dict) and opening.get("mode") == "quorum":
        raise Refusal(reason=Reason.OPENING_QUORUM)
    facts = _facts(values)
    if opening != COURTESY or not facts.kind.sealed:
        raise forms.MisformedError
    return Header(
        **facts_of(facts),
        payload_size=forms.whole(values["payload_size"], 1, PAYLOAD_LIMIT),
        payload_sha256=forms.digest(values["payload_sha256"]),
    )


def _manifest(values: Mapping[str, Any]) -> Manifest:
    facts = _facts(values)
    content = values["content"]
    signers = forms.optional(_signers, values["signers"])
    supersedes = forms.optional(forms.digest, values["supersedes"])
    if not isinstance(content, dict) or (signers is None) == (facts.kind is Kind.SUMMARY):
        raise forms.MisformedError
    if supersedes is not None and facts.kind is not Kind.SCORECARD:
        raise forms.MisformedError
    return Manifest(
        **facts_of(facts),
        seal_id=forms.file_id(values["seal_id"]),
        kit_digest=forms.optional(forms.digest, values["kit_digest"]),
        supersedes=supersedes,
        hold=forms.flag(values["hold"]),
        signers=signers,
        content=MappingProxyType(content),
    )


def _facts(values: Mapping[str, Any]) -> Facts:
    if values["format"] != FORMAT or values["kind"] not in list(Kind):
        raise forms.MisformedError
    kind = Kind(values["kind"])
    facts = Facts(
        kind=kind,
        panel_code=forms.optional(forms.code, values["panel_code"]),
        panel_id=forms.optional(forms.file_id, values["panel_id"]),
        panel_digest=forms.optional(forms.digest, values["panel_digest"]),
        candidate=forms.optional(forms.code, values["candidate"]),
        number=forms.optional(forms.card_number, values["number"]),
        signer_name=forms.person_name(values["signer_name"]),
        signer_recipient=forms.recipient(values["signer_recipient"]),
        signer_spki_sha256=forms.digest(values["signer_spki_sha256"]),
        sealed_at=forms.moment(values["sealed_at"]),
        destroy_by=forms.optional(forms.day, values["destroy_by"]),
        recipients=forms.recipients(values["recipients"]),
    )
    check_kind(facts)
    return facts


def check_kind(facts: Facts) -> None:
    """The facts are those of their kind (the table of FORMAT.md section 7).

    Raises:
        MisformedError: something that the kind does not have, or has and is missing.
    """
    panel = (facts.panel_code, facts.panel_id, facts.panel_digest)
    a_card = facts.kind is Kind.SCORECARD
    fits = (
        all((value is None) == (facts.kind is Kind.CONTACT) for value in panel)
        and (facts.candidate is not None) == a_card
        and (facts.number is not None) == a_card
        and bool(facts.recipients) == facts.kind.sealed
    )
    if not fits:
        raise forms.MisformedError


def _signers(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not 1 <= len(value) <= MOST_SIGNERS:
        raise forms.MisformedError
    found = {field: forms.digest(key) for field, key in value.items() if FIELD.fullmatch(field)}
    if len(found) != len(value) or len(set(found.values())) != len(found):
        raise forms.MisformedError
    return MappingProxyType(found)
