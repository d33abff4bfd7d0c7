"""The opening as words: every seal with how it stands, who is there, what is missing."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.crypto.key_words import four_words
from app.domain.opening import Standing
from app.domain.panel import Panel
from app.services.open_panel import TO_OPEN
from app.services.opening_list import ListedSeal
from app.services.page_values import called, panel_zone
from app.ui.dates import moment_text
from app.ui.theme import ColorToken


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRow:
    """One received seal as the list shows it."""

    candidate: str
    panelist: str
    number: int
    received: str
    receipt: str
    standing: str
    color: ColorToken


def seal_row(panel: Panel, listed: ListedSeal) -> SealRow:
    """The line for a seal."""
    words, color = _STANDINGS[listed.standing]
    if listed.seal.admission is not None and listed.standing is Standing.COUNTS:
        words = _ADMITTED
    if listed.recused and listed.standing in TO_OPEN:
        words, color = _RECUSED
    return SealRow(
        candidate=listed.seal.candidate,
        panelist=called(panel, panel.member(listed.seal.signer)),
        number=listed.seal.number,
        received=moment_text(listed.seal.received_at, panel_zone(panel.block)),
        receipt=" ".join(four_words(listed.seal.digest)),
        standing=QCoreApplication.translate("Opening", words),
        color=color,
    )


_STANDINGS: dict[Standing, tuple[str, ColorToken]] = {
    Standing.COUNTS: ("will be opened", "ok_ink"),
    Standing.LATE: ("late, stays unopened", "warn_ink"),
    Standing.SUPERSEDED: ("replaced, stays unopened", "soft"),
    Standing.CONTRADICTED: ("two under one number, shown side by side", "bad_ink"),
    Standing.INVALID: ("invalid inside", "bad_ink"),
}
_RECUSED: tuple[str, ColorToken] = ("its signer is recused, stays unopened", "soft")
_ADMITTED = "late, admitted; will be opened"
