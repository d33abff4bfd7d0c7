"""What stays with its writer, and what to think about before sealing."""

from datetime import tzinfo

from app.crypto.key_words import four_words
from app.domain.note import Handling, KeptNote
from app.domain.scorecard import Doubt
from app.services.seal_scorecard import SealPreview
from app.ui.dates import day_text, time_text
from app.ui.widgets import Card, Column, Label, Margins
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.scroll import Scroll
from app.vault.stores.typing_draft import TypingDraft
from app.wording.signs import undrawable_words


class StayingView(Scroll):
    """Off-the-record and private notes, doubts in words, and for whom the card is sealed."""

    def __init__(
        self, preview: SealPreview, kept: tuple[KeptNote, ...], typing: TypingDraft | None, zone: tzinfo
    ) -> None:
        super().__init__(self.tr("What stays with you"), margins=Margins.around(20, 18), gap=10)
        self._zone = zone
        self._title(self.tr("What stays with you"))
        for note in kept:
            self.column.addWidget(self._kept(note))
        half = typing.text.strip() if typing is not None else ""
        if half:
            words = self.tr("Still in the note field, and no note yet: {text}")
            self.column.addWidget(self._line("warn", words.format(text=half)))
        if not kept and not half:
            self.column.addWidget(
                Label(self.tr("Nothing: every note leaves with the card."), "body", "soft", wrap=True)
            )
        law = self.tr("Private from the panel, not from the law: a court or the candidate may still ask for these.")
        if kept:
            self.column.addWidget(Label(law, "body", "soft", wrap=True))
        self._title(self.tr("Before you seal"))
        for tone, words in self._doubts(preview):
            self.column.addWidget(self._line(tone, words))
        self._title(self.tr("Sealed for"))
        self._add_target(preview)
        self.column.addStretch(1)

    def _title(self, text: str) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(Label(text, "strong"))

    def _kept(self, note: KeptNote) -> Card:
        dark = note.handling is Handling.OFF_RECORD
        card = Card(
            self.tr("A note that stays"),
            fill="off_record_bg" if dark else "card",
            edge="off_record_soft" if dark else "border",
        )
        column = Column(card, margins=Margins.around(12, 9), gap=2)
        column.addWidget(Label(self._terms(note), "caption", "off_record_soft" if dark else "soft", wrap=True))
        column.addWidget(Label(note.text, "body", "off_record_ink" if dark else "ink", wrap=True))
        return card

    def _terms(self, note: KeptNote) -> str:
        if note.terms is None:
            return self.tr("Private note · until the panel’s records are destroyed")
        words = self.tr("Off the record · agreed {time}, before · until {day}")
        return words.format(time=time_text(note.terms.agreed_at, self._zone), day=day_text(note.terms.until))

    def _doubts(self, preview: SealPreview) -> list[tuple[str, str]]:
        words = {
            Doubt.UNRATED: self.tr("{name} is not rated: it counts as not asked."),
            Doubt.WITHOUT_EVIDENCE: self.tr("{name} is rated, but no note names it."),
            Doubt.NOTES_UNRATED: self.tr("Notes name {name}, but it has no level."),
            Doubt.ALL_EQUAL: self.tr("All ratings are equal. Is that what you saw?"),
        }
        found = [("warn", words[doubt].format(name=name)) for doubt, name in preview.doubts]
        if not any(doubt is Doubt.WITHOUT_EVIDENCE for doubt, _name in preview.doubts):
            found.insert(0, ("ok", self.tr("Every rating has evidence.")))
        return [*found, *(("warn", words) for words in undrawable_words(preview.undrawable))]

    def _line(self, tone: str, words: str) -> Runs:
        sign = "✓" if tone == "ok" else "!"
        return Runs(((Run(f"{sign}  ", "bold"), Run(words)),), "body", "ok_ink" if tone == "ok" else "warn_ink")

    def _add_target(self, preview: SealPreview) -> None:
        block = preview.facts.panel.block
        words = " · ".join(four_words(block.digest))
        self.column.addWidget(Label(f"{block.code} · {words}", "body", wrap=True))
        key = self.tr("with the opening key of {candidate}; panel words as your chair read them out")
        self.column.addWidget(Label(key.format(candidate=preview.facts.candidate), "body", "soft", wrap=True))
        destroy = self.tr("Destroy by {day}").format(day=day_text(block.rules.destroy_by))
        self.column.addWidget(Label(destroy, "body", "soft"))
