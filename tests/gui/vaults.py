"""Real vaults for window tests: one is made with the least costs that a reader takes, then copied."""

import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.clock import SetClock
from app.crypto.age_box import ReceivingKey
from app.crypto.costs import FLOOR
from app.crypto.secret import Secret
from app.crypto.signing_key import SigningKey
from app.domain import canonical
from app.domain.ids import CandidateCode, PanelCode, PanelId
from app.domain.kit import Anchor, Competency, Kit, Question
from app.domain.panel import Candidate, Member, Panel, pledge_hash
from app.domain.panel_block import PanelBlock, Place, Role, Rules, Seat
from app.services.session import Session, session_of
from app.services.vaults import enrol
from app.settings import Settings
from app.vault.creating import create_vault
from app.vault.machine import Machine
from app.vault.opening import open_with_key
from app.vault.stores.memberships import Membership, MembershipCandidate, MembershipState

PASSPHRASE = b"mimic neutral fiber uncle siege supreme suit"
START = datetime(2026, 11, 20, 13, 21, 8, tzinfo=UTC)
PLEDGE = "I will keep what I hear in this room."


@dataclass(frozen=True)
class Made:
    path: Path
    key: bytes
    salt: bytes


def machine_in(folder: Path) -> Machine:
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    return Machine(clock=SetClock(START), mirror=settings, backups=settings.backups)


def make(folder: Path, name: str) -> Made:
    machine = machine_in(folder)
    unfinished = create_vault(folder / "vault.rosa", bytearray(PASSPHRASE), machine, FLOOR)
    sheet = unfinished.recovery
    vault = unfinished.finish()
    enrol(vault, name)
    vault.close()
    return Made(path=folder / "vault.rosa", key=bytes(sheet.key), salt=sheet.salt)


def open_copy(made: Made, folder: Path) -> Session:
    """The same vault again, opened by its key, which costs nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made.path, folder / "vault.rosa")
    vault = open_with_key(folder / "vault.rosa", Secret(bytearray(made.key)), made.salt, machine_in(folder))
    return session_of(vault)


def competency(name: str, **options) -> Competency:
    anchors = tuple(Anchor(level=level, text=f"{name} at {level}.") for level in (1, 3, 5))
    return Competency(name=name, definition=f"What {name} means.", anchors=anchors, **options)


KIT = Kit(
    name="Site reliability",
    version=2,
    scale=("poor", "weak", "fair", "good", "excellent"),
    competencies=(competency("Incident response"), competency("Collaboration", must_meet=3), competency("Judgement")),
    questions=(
        Question(text="Tell us about a bad night.", minutes=8, competencies=("Incident response",)),
        Question(
            text="Tell us about a time two teams wanted opposite things.",
            minutes=8,
            probes=("Who lost?",),
            competencies=("Collaboration",),
        ),
    ),
)
NAMES = {"C-04": "Nadia Petrova", "C-07": "王小明"}


def join_panel(session: Session, state: MembershipState = MembershipState.ACCEPTED, kit: Kit = KIT) -> Panel:
    """The session's owner sits on a panel of somebody else's."""
    chair, chair_receiving = SigningKey.generate(), ReceivingKey.generate()
    candidates = tuple(
        Candidate(code=CandidateCode(code), name=name, salt=secrets.token_bytes(16)) for code, name in NAMES.items()
    )
    seats = (
        Seat(role=Role.CHAIR, signing_key=chair.spki, receiving_key=chair_receiving.recipient),
        Seat(role=Role.PANELIST, signing_key=session.signer.key.spki, receiving_key=session.receiving.recipient),
    )
    block = PanelBlock(
        panel_id=PanelId(secrets.token_hex(16)),
        code=PanelCode("R-2026-31"),
        title="Site Reliability Engineer",
        kit_hash=kit.hash,
        rules=Rules(
            deadline=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
            time_zone="Europe/Berlin",
            destroy_by=date(2027, 11, 21),
            pledge_sha256=pledge_hash(PLEDGE),
        ),
        roster=seats,
        candidates=tuple(
            Place(
                code=candidate.code,
                opening_recipient=ReceivingKey.generate().recipient,
                commitment=candidate.commitment,
            )
            for candidate in candidates
        ),
    )
    panel = Panel(
        block=block,
        day=date(2026, 11, 20),
        kit=kit,
        pledge=PLEDGE,
        members=(
            Member(name="Carla Chair", seat=seats[0]),
            Member(name=session.name, seat=seats[1], focus=("Judgement",)),
        ),
        candidates=candidates,
    )
    _store(session, panel, state)
    return panel


def _store(session: Session, panel: Panel, state: MembershipState) -> None:
    block, vault = panel.block, session.vault
    with vault.transaction("pack received"):
        vault.memberships.put(
            Membership(
                panel_id=block.panel_id,
                panel_digest=block.digest,
                code=block.code,
                title=block.title,
                state=state,
                block=canonical.encode(block.to_json()).decode(),
                kit_hash=panel.kit.hash,
                chair=block.chair.key_digest,
                role=Role.PANELIST,
                manifest=canonical.encode(panel.to_json()).decode(),
                pack_pdf=b"",
                received_at=session.now(),
            )
        )
        for candidate in panel.candidates:
            vault.membership_candidates.put(
                MembershipCandidate(
                    panel_id=block.panel_id, code=candidate.code, name=candidate.name, name_salt=candidate.salt
                )
            )
