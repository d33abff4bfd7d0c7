"""Writing kits: every edit durable, kept as a new version when nothing is missing."""

from pathlib import Path
from typing import Final

from app.domain import canonical
from app.domain.kit import HEAVIEST, Anchor, Competency, Kit, Question
from app.domain.text import LINE_LIMIT, NAME_LIMIT, clean_line, clean_text, tidy_line
from app.resources import RESOURCES
from app.services.kit_file import read_kit_file
from app.services.kit_text import CompetencyText, KitText, QuestionText, text_from_json, text_to_json
from app.services.kits import keep_kit, list_kits
from app.services.session import Session
from app.vault.stores.kits import KitDraft

SAMPLES: Final[Path] = RESOURCES / "kits"


def sample_kits() -> tuple[Kit, ...]:
    """The kits that are shipped, by name."""
    kits = [read_kit_file(path) for path in sorted(SAMPLES.glob("*.yaml"))]
    return tuple(sorted(kits, key=lambda kit: kit.name.casefold()))


def new_kit_text(session: Session) -> KitText:
    """An empty kit with a fresh id and a scale of five; nothing is stored yet."""
    return KitText(draft_id=session.fresh_id(), competencies=(CompetencyText(),), questions=(QuestionText(),))


def text_of_kit(session: Session, kit: Kit) -> KitText:
    """A kept kit to be changed into its next version; nothing is stored yet."""
    return KitText(
        draft_id=session.fresh_id(),
        name=kit.name,
        conversation=kit.conversation,
        scale=kit.scale,
        competencies=tuple(
            CompetencyText(
                name=each.name,
                definition=each.definition,
                weight=each.weight,
                reason=each.reason,
                must_meet=each.must_meet,
                anchors=tuple(each.anchor(level) for level in kit.levels),
            )
            for each in kit.competencies
        ),
        questions=tuple(
            QuestionText(text=each.text, minutes=each.minutes, probes=each.probes, competencies=each.competencies)
            for each in kit.questions
        ),
    )


def save_kit_text(session: Session, text: KitText) -> None:
    """The kit is durable as it stands."""
    row = KitDraft(
        draft_id=text.draft_id,
        name=text.name,
        content=canonical.encode(text_to_json(text)).decode(),
        changed_at=session.now(),
    )
    with session.vault.transaction("kit drafted"):
        session.vault.kit_drafts.put(row)


def list_kit_texts(session: Session) -> tuple[KitText, ...]:
    """The kits that are being written, the last changed first."""
    rows = sorted(session.vault.kit_drafts.all(), key=lambda row: row.changed_at, reverse=True)
    return tuple(text_from_json(row.draft_id, canonical.decode(row.content.encode())) for row in rows)


def drop_kit_text(session: Session, draft_id: str) -> None:
    """The kit is no longer being written."""
    with session.vault.transaction("kit draft dropped"):
        session.vault.kit_drafts.delete(draft_id=draft_id)


def next_version(session: Session, name: str) -> int:
    """The version under which a kit of this name would be kept."""
    return max((kit.version for kit in list_kits(session) if kit.name == tidy_line(name)), default=0) + 1


def keep_kit_text(session: Session, text: KitText) -> Kit:
    """The kit is kept as the next version of its name, and no longer being written.

    Raises:
        ValueRefused: it is not whole; ``kit_gaps`` says why.
    """
    kit = _kit(text, next_version(session, clean_line(text.name, where="name", limit=NAME_LIMIT)))
    keep_kit(session, kit)
    if session.vault.kit_drafts.get(text.draft_id) is not None:
        drop_kit_text(session, text.draft_id)
    return kit


def _kit(text: KitText, version: int) -> Kit:
    return Kit(
        name=clean_line(text.name, where="name", limit=NAME_LIMIT),
        version=version,
        scale=tuple(clean_line(name, where="scale", limit=NAME_LIMIT) for name in text.scale),
        competencies=tuple(_competency(each) for each in text.competencies),
        questions=tuple(_question(each) for each in text.questions if each.text),
        conversation=text.conversation,
    )


def _competency(text: CompetencyText) -> Competency:
    name = clean_line(text.name, where="competencies / name", limit=NAME_LIMIT)
    where = f"competencies / {name}"
    return Competency(
        name=name,
        definition=clean_text(text.definition, where=f"{where} / definition"),
        weight=min(text.weight, HEAVIEST),
        reason=clean_line(text.reason, where=f"{where} / reason") if text.reason and text.weight != 1 else "",
        must_meet=text.must_meet,
        anchors=tuple(
            Anchor(level=level, text=clean_text(anchor, where=f"{where} / anchors"))
            for level, anchor in enumerate(text.anchors, 1)
            if anchor
        ),
    )


def _question(text: QuestionText) -> Question:
    return Question(
        text=clean_text(text.text, where="questions / text", limit=4 * LINE_LIMIT),
        minutes=text.minutes,
        probes=tuple(clean_line(probe, where="questions / probes") for probe in text.probes if probe.strip()),
        competencies=tuple(
            clean_line(name, where="questions / competencies", limit=NAME_LIMIT) for name in text.competencies
        ),
    )
