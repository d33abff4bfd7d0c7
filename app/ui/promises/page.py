"""What is promised, and when each promise ends."""

from typing import override

from app.ui.shell import Page
from app.ui.widgets import Card, Column, Label, Margins
from app.ui.widgets.scroll import Scroll
from app.wording.promises import PROMISES, Promise


class PromisesPage(Page):
    """The guarantees in plain words, one below the other, each with its end."""

    def __init__(self) -> None:
        super().__init__()
        scroll = Scroll(self.tr("What is promised"), margins=Margins.around(18, 14), gap=10)
        for promise in PROMISES:
            scroll.column.addWidget(_card(promise))
        scroll.column.addStretch(1)
        Column(self).addWidget(scroll)

    @override
    def title(self) -> str:
        return self.tr("What is promised")

    @override
    def subtitle(self) -> str:
        return self.tr("And when it ends: nothing here helps against malware on an unlocked computer, or cameras.")


def _card(promise: Promise) -> Card:
    card = Card(promise.promise)
    column = Column(card, margins=Margins.around(14, 10), gap=3)
    column.addWidget(Label(promise.promise, wrap=True))
    column.addWidget(Label(promise.ends, "small", "soft", wrap=True))
    return card
