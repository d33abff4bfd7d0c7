"""A panelist compares a summary with the cards kept here: is each listed, and is what it quotes what was written?"""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy

from app.domain.opening import Standing
from app.services.check_summary import CheckedCard, CheckedSummary, Finding, check_summary
from app.services.each_file import bytes_of
from app.services.session import Session
from app.ui.tasks import Progress, TaskRunner
from app.ui.theme import ColorToken
from app.ui.widgets import Card, Column, Label, Margins, MessagePanel
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.runs import Line, Run, Runs
from app.wording.words import Words


class SummaryCheck(Card):
    """Takes one summary and says, card by card, what it makes of yours."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__(self.tr("Check a summary"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._session, self._runner = session, runner
        self._drop = DropZone(self.tr("Drop a summary here ·"), self.tr("choose the file"), "PDF (*.pdf)")
        self._drop.received.connect(self.check)
        self.message = MessagePanel()
        self._verdict = Label("", "strong", wrap=True)
        self._cards = Runs((), "body", "ink")
        self._digest = Label("", "small", "soft", wrap=True)
        column = Column(self, margins=Margins.around(14, 11), gap=7)
        column.addWidget(Label(self.tr("Check a summary against your cards"), "strong"))
        for part in (self._drop, self.message, self._verdict, self._cards, self._digest):
            column.addWidget(part)
        self._show_answer(shown=False)

    def _show_answer(self, *, shown: bool) -> None:
        for part in (self._verdict, self._cards, self._digest):
            part.setVisible(shown)

    @Slot(tuple)
    def check(self, paths: tuple[Path, ...]) -> None:
        """Check a file; of several none, so that no verdict is taken for one on all of them."""
        session, path = self._session, paths[0]
        if len(paths) > 1:
            self._refuse_several()
            return

        def work(_progress: Progress) -> CheckedSummary:
            return check_summary(session, bytes_of(path))

        self._runner.submit(self.tr("Checking the summary"), work, done=self.show_found, failed=self.refuse)

    @Slot(object)
    def show_found(self, found: CheckedSummary) -> None:
        """Say what was found."""
        self.message.clear()
        self._show_verdict(found)
        lines: tuple[Line, ...] = tuple(
            (Run(f"{_name(card)}  ", "bold"), Run(self._words(card))) for card in found.cards
        )
        self._cards.set_lines(lines)
        digest = self.tr("Digest of this summary, for members to compare: {digest}")
        self._digest.setText(digest.format(digest=found.digest))
        self._show_answer(shown=True)

    def _refuse_several(self) -> None:
        self._show_answer(shown=False)
        self.message.show_words(
            Words(
                what=self.tr("One summary at a time can be checked."),
                data=self.tr("None of these files was read."),
                next=self.tr("Drop or choose a single summary."),
                code=self.tr("summary"),
            )
        )

    def _show_verdict(self, found: CheckedSummary) -> None:
        color, words = self._verdict_on(found)
        self._verdict.set_color(color)
        self._verdict.setText(f"{words} ({found.panel_code})")

    def _verdict_on(self, found: CheckedSummary) -> tuple[ColorToken, str]:
        if not found.cards:
            return "warn_ink", self.tr("! This vault holds no card of yours for this panel: nothing was compared.")
        if found.fair:
            return "ok_ink", self.tr("✓ Every card of yours is there as you sealed it.")
        if found.complete and any(card.finding is Finding.UNKNOWN for card in found.cards):
            return "bad_ink", self.tr(
                "✕ It names a card as yours that this vault does not hold. After a restored backup this can happen "
                "honestly; else ask the chair for the sealed file."
            )
        if found.complete:
            return "warn_ink", self.tr("! A card of yours is listed and does not count. Ask the chair why.")
        return "bad_ink", self.tr("✕ A card of yours is missing or quoted otherwise than you sealed it.")

    def _words(self, card: CheckedCard) -> str:
        if card.finding is Finding.NOT_COUNTED:
            return self._why_not(card.standing)
        return {
            Finding.QUOTED: self.tr("listed and quoted word for word"),
            Finding.REPLACED: self.tr("listed, replaced by a later card of yours"),
            Finding.MISSING: self.tr("not listed"),
            Finding.MISQUOTED: self.tr("quoted otherwise than sealed"),
            Finding.UNKNOWN: self.tr("named under your key, and not in this vault"),
        }[card.finding]

    def _why_not(self, standing: Standing | None) -> str:
        said: dict[Standing | None, str] = {
            Standing.LATE: self.tr("listed, and does not count: the chair says that it came late"),
            Standing.SUPERSEDED: self.tr("listed, and does not count: the chair says that a later card replaced it"),
            Standing.CONTRADICTED: self.tr("listed, and does not count: the chair says that two cards bear its number"),
            Standing.INVALID: self.tr("listed, and does not count: the chair says that it is invalid inside"),
        }
        return said.get(standing, self.tr("listed, and does not count"))

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why this is no summary to check."""
        self._show_answer(shown=False)
        self.message.show_error(error)


def _name(card: CheckedCard) -> str:
    return f"{card.candidate} · {card.number}" if card.number else card.candidate
