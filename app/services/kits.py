"""Kits in the vault: kept by hash, never changed once kept; a changed kit is another kit."""

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.ids import KitHash
from app.domain.kit import Kit
from app.services.errors import KitInUse
from app.services.session import Session
from app.vault.stores.kits import StoredKit


def keep_kit(session: Session, kit: Kit) -> KitHash:
    """The kit is in the vault under its hash."""
    row = StoredKit(
        kit_hash=kit.hash,
        name=kit.name,
        version=kit.version,
        content=canonical.encode(kit.to_json()).decode(),
        imported_at=session.now(),
    )
    if session.vault.kits.get(kit.hash) is None:
        with session.vault.transaction("kit kept"):
            session.vault.kits.put(row)
    return kit.hash


def kit_of(session: Session, kit_hash: KitHash | None) -> Kit:
    """The kept kit of this hash.

    Raises:
        ValueRefused: the vault has none.
    """
    row = session.vault.kits.get(kit_hash) if kit_hash else None
    if row is None:
        raise ValueRefused(where="kit", problem=Problem.EMPTY)
    return Kit.from_json(canonical.decode(row.content.encode()))


def list_kits(session: Session) -> tuple[Kit, ...]:
    """All kept kits, by name and version."""
    kits = [Kit.from_json(canonical.decode(row.content.encode())) for row in session.vault.kits.all()]
    return tuple(sorted(kits, key=lambda kit: (kit.name.casefold(), kit.version)))


def drop_kit(session: Session, kit_hash: KitHash) -> None:
    """The kit is no longer there.

    Raises:
        KitInUse: a panel goes by it: without it nothing of that panel could be opened or shown.
    """
    if session.vault.panels.find(kit_hash=kit_hash):
        raise KitInUse
    with session.vault.transaction("kit dropped"):
        session.vault.kits.delete(kit_hash=kit_hash)
