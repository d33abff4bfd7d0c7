"""The whole form of a draft: basics, kit, candidates, members, pledge."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox

from app.domain.kit import Kit
from app.domain.panel_draft import PanelDraft
from app.services.contact_cards import ContactView
from app.ui.panels.basics_form import BasicsForm
from app.ui.panels.candidate_rows import CandidateRows
from app.ui.panels.member_rows import MemberRows
from app.ui.theme import theme
from app.ui.widgets import Button, Field, Label, Margins, Row
from app.ui.widgets.calm_wheel import CalmWheel
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.text_box import TextBox

_PLEDGE_LINES, _WIDEST, _HEIGHT = 7, 680, 30


class DraftForm(Scroll):
    """``changed`` fires after every edit; ``kits_wanted`` and ``contacts_wanted`` lead elsewhere."""

    changed = Signal()
    kits_wanted = Signal()
    contacts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Draft"), margins=Margins.around(18, 16), gap=14, widest=_WIDEST)
        self._kits: tuple[Kit, ...] = ()
        self.basics, self.candidates, self.members = BasicsForm(), CandidateRows(), MemberRows()
        self.kit, self.pledge = QComboBox(), TextBox(self.tr("Pledge"), _PLEDGE_LINES)
        self._to_kits = Button(self.tr("Go to the kits"), "link")
        self._to_kits.clicked.connect(self.kits_wanted)
        self._to_contacts = Button(self.tr("Go to the contacts"), "link")
        self._to_contacts.clicked.connect(self.contacts_wanted)
        self._lay_out()
        for part in (self.basics, self.candidates, self.members):
            part.changed.connect(self.tell)
        self.pledge.textChanged.connect(self.tell)
        self.kit.activated.connect(self.change_kit)
        self._wheel = CalmWheel(self)
        self._wheel.watch(self.kit)
        theme.changed.connect(self.fit_kit)
        self.fit_kit()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.basics)
        column.addWidget(Field(self.tr("Kit"), self.kit))
        column.addLayout(self._line(self._to_kits))
        column.addWidget(Label(self.tr("Candidates"), "strong"))
        column.addWidget(self.candidates)
        column.addWidget(Label(self.tr("Members who score"), "strong"))
        column.addWidget(self.members)
        column.addLayout(self._line(self._to_contacts))
        column.addWidget(
            Field(self.tr("Pledge"), self.pledge, self.tr("Every member takes it before any name is shown."))
        )
        column.addStretch(1)

    def _line(self, button: Button) -> Row:
        row = Row()
        row.addWidget(button)
        row.addStretch(1)
        return row

    @Slot()
    def fit_kit(self) -> None:
        """Make the native box as high as the other fields, at the present zoom."""
        self.kit.setMinimumHeight(theme.px(_HEIGHT))

    def show_choices(self, kits: tuple[Kit, ...], own: ContactView, contacts: tuple[ContactView, ...]) -> None:
        """Offer these kits and people."""
        self._kits = kits
        with QSignalBlocker(self.kit):
            self.kit.clear()
            self.kit.addItem(self.tr("Choose a kit") if kits else self.tr("No kit yet"))
            for kit in kits:
                self.kit.addItem(self._kit_words(kit))
        self.members.show_people(own, contacts)

    def _kit_words(self, kit: Kit) -> str:
        """Its name and version, with the begin of its hash where another one has both."""
        words = self.tr("{name}, version {version}").format(name=kit.name, version=kit.version)
        alike = sum((each.name, each.version) == (kit.name, kit.version) for each in self._kits)
        return words if alike == 1 else f"{words} · {kit.hash[:4]} {kit.hash[4:8]}"

    def show_draft(self, draft: PanelDraft) -> None:
        """Show a draft; tells nobody."""
        self.basics.show_draft(draft)
        self.candidates.show_draft(draft)
        places = [place for place, kit in enumerate(self._kits, 1) if kit.hash == draft.kit_hash]
        with QSignalBlocker(self.kit), QSignalBlocker(self.pledge):
            self.kit.setCurrentIndex(places[0] if places else 0)
            self.pledge.setPlainText(draft.pledge)
        self.members.show_draft(draft, self.chosen_kit())

    def chosen_kit(self) -> Kit | None:
        """The kit that is chosen."""
        place = self.kit.currentIndex()
        return self._kits[place - 1] if place > 0 else None

    def read(self, draft: PanelDraft) -> PanelDraft:
        """The draft with what stands in the whole form."""
        kit = self.chosen_kit()
        read = self.members.read(self.candidates.read(self.basics.read(draft)))
        return replace(read, kit_hash=kit.hash if kit else None, pledge=self.pledge.text())

    @Slot()
    def change_kit(self) -> None:
        """Offer the new kit's competencies as focus; those of the old one are gone."""
        for row in self.members.rows:
            row.show_member(row.value(), self.chosen_kit())
        self.changed.emit()

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()
