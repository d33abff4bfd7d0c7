"""What a played story came to, as the one JSON value that ``report.schema.json`` describes."""

from typing import Any

from app.analysis.board import Row
from app.analysis.composite import decimal_text
from app.crypto.age_box import ReceivingKey
from app.crypto.key_words import four_words
from app.domain.rating import rating_to_json
from app.services.committee import Committee, read_committee
from app.services.play_story import PASSPHRASE, VAULT_NAME, Played
from app.services.session import Session
from app.services.sign_summary import agreement_of

VERSION = 1


def story_report(played: Played) -> dict[str, Any]:
    """The report of a played story; paths are relative to its folder."""
    committee = read_committee(played.chair, played.panel_id)
    block = committee.panel.block
    return {
        "version": VERSION,
        "panel": {
            "code": block.code,
            "panel_id": block.panel_id,
            "panel_digest": block.digest,
            "words": " ".join(four_words(block.digest)),
        },
        "vaults": [_vault(path, session, played) for path, session in played.cards],
        "contact_cards": [
            {"path": path, "owner": session.name, "words": " ".join(session.words)} for path, session in played.cards
        ],
        "packs": [{"path": path, "to": pack.to} for path, pack in played.packs],
        "acceptances": [{"path": path, "from": name} for path, name in played.acceptances],
        "opening_keys": _opening_keys(played),
        "sealed": [
            {
                "path": sealed.path,
                "panelist": sealed.panelist,
                "candidate": sealed.receipt.candidate,
                "number": sealed.receipt.number,
                "seal_id": sealed.receipt.seal_id,
                "digest": sealed.receipt.digest,
                "receipt": " ".join(sealed.receipt.words),
            }
            for sealed in played.sealed
        ],
        "minutes": {"path": played.minutes[0], "opened": played.minutes[1]},
        "summary": {"path": played.summary_path, "digest": played.summary.digest} if played.summary else None,
        "board": [_row(committee, row) for row in committee.board.rows],
        "agreement": _agreement(committee),
        "refused": [
            {"file": each.file_name, "code": each.refusal.code} for each in played.collected if each.refusal is not None
        ],
        "timings": [
            {"step": step, "count": count, "seconds": round(seconds, 3)} for step, count, seconds in played.timings
        ],
    }


def _vault(card_path: str, session: Session, played: Played) -> dict[str, str]:
    home = card_path.rpartition("/")[0]
    return {
        "path": f"{home}/{VAULT_NAME}",
        "owner": session.name,
        "role": "chair" if session is played.chair else "panelist",
        "passphrase": PASSPHRASE,
    }


def _opening_keys(played: Played) -> list[dict[str, str]]:
    """For demonstrations alone: anybody may open what was sealed for them."""
    return [
        {
            "candidate": row.code,
            "recipient": row.opening_recipient,
            "identity": ReceivingKey.from_bytes(row.opening_identity).identity_text(),
        }
        for row in played.chair.vault.candidates.find(panel_id=played.panel_id)
        if row.opening_identity is not None
    ]


def _row(committee: Committee, row: Row) -> dict[str, Any]:
    names = [member.name for member in committee.panel.panelists]
    return {
        "candidate": row.candidate,
        "composite": decimal_text(row.composite, 6) if row.composite is not None else None,
        "range": [decimal_text(end, 6) for end in row.range] if row.range else None,
        "ratings": {
            cell.competency: {
                name: rating_to_json(rating)
                for name, rating in zip(names, cell.ratings, strict=True)
                if rating is not None
            }
            for cell in row.cells
        },
        "consensus": {
            competency: agreed.rating
            for (candidate, competency), agreed in committee.consensus.items()
            if candidate == row.candidate
        },
        "must_meet": row.must_meet.value,
    }


def _agreement(committee: Committee) -> dict[str, Any]:
    result = agreement_of(committee)
    return {
        "coefficient": "alpha ordinal",
        "value": f"{result.alpha:.2f}" if result.alpha is not None else None,
        "interval": [f"{end:.2f}" for end in result.interval] if result.interval else None,
        "units": result.units,
        "raters": result.raters,
        "too_few": result.too_few,
    }
