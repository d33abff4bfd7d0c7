"""Pages for the owner alone: the recovery sheet and the list of receipts."""

from datetime import datetime

from app.documents.pages.common import Signatory
from app.documents.pages.receipts import ReceiptLine, ReceiptListPage
from app.documents.pages.recovery_sheet import RecoverySheetPage
from app.documents.render import render_receipts, render_recovery_sheet
from app.page_setup import PageSetup
from app.services.seal_scorecard import list_receipts
from app.services.session import Session
from app.services.vaults import Sheet


def recovery_sheet(sheet: Sheet, vault_label: str, at: datetime, setup: PageSetup) -> bytes:
    """The one sheet that opens the vault without its passphrase; for paper, never for a disk."""
    page = RecoverySheetPage(vault_label=vault_label, words=sheet.words, key=sheet.key, salt=sheet.salt, made_at=at)
    return render_recovery_sheet(page, setup).pdf


def receipt_list(session: Session) -> bytes:
    """The owner's receipts, to be compared with minutes and summaries; moments by each panel's clock."""
    lines = tuple(
        ReceiptLine(
            panel_code=receipt.panel_code,
            candidate=receipt.candidate,
            number=receipt.number,
            sealed_at=receipt.sealed_at,
            digest=receipt.digest,
            receipt=receipt.words,
        )
        for receipt in list_receipts(session)
    )
    page = ReceiptListPage(
        owner=Signatory(name=session.name, words=session.words), receipts=lines, printed_at=session.now()
    )
    return render_receipts(page, session.page_setup).pdf
