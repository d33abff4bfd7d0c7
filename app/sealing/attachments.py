"""What a file may carry besides its pages (FORMAT.md section 5)."""

from dataclasses import dataclass

from app.sealing.values import Name, Value

HEADER = "header.json"
MANIFEST = "manifest.json"
PAYLOAD = "payload.age"
PAYLOAD_TYPE: dict[str, Value] = {
    "Subtype": Name("age-encryption.org"),
    "Type": Name("EncryptedPayload"),
    "Version": Name("1"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentKind:
    """How a file of this name is described."""

    media_type: str
    relationship: str
    description: str
    encrypted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the PDF, under one of the three names."""

    name: str
    data: bytes


ATTACHMENT_KINDS = {
    HEADER: AttachmentKind(media_type="application/json", relationship="Data", description="Public header"),
    MANIFEST: AttachmentKind(media_type="application/json", relationship="Data", description="Record of this document"),
    PAYLOAD: AttachmentKind(
        media_type="application/x-age-encryption",
        relationship="EncryptedPayload",
        description="Sealed payload",
        encrypted=True,
    ),
}
