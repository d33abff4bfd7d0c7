"""The members of a draft: contacts who shall score, how far they are trusted, and what to look at most."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.kit import Kit
from app.domain.panel_draft import DraftMember, PanelDraft
from app.services.contact_cards import ContactView
from app.ui.widgets import Card, Column, FlowLayout, Label, Margins, Row
from app.ui.widgets.chip import Chip, Tone
from app.vault.stores.people import Trust


class MemberRow(Card):
    """One person with a check box, trust, key words, and a box per competency once chosen."""

    changed = Signal()

    def __init__(self, contact: ContactView, *, own: bool) -> None:
        super().__init__(self.tr("Member {name}").format(name=contact.name))
        self.key_digest = contact.key_digest
        name = self.tr("{name} (you)").format(name=contact.name) if own else contact.name
        self.chosen = QCheckBox(name.replace("&", "&&"))
        self.chosen.setAccessibleName(name)
        self.chosen.toggled.connect(self.toggle)
        words, tone = _trust(contact.trust)
        self._focus = QWidget()
        self._flow = FlowLayout(self._focus, gap=10)
        self._boxes: tuple[QCheckBox, ...] = ()
        self._caption = Label(self.tr("To look at most:"), "small", "soft")
        column = Column(self, margins=Margins.around(12, 9), gap=6)
        head = Row(gap=8)
        head.addWidget(self.chosen)
        head.addStretch(1)
        head.addWidget(Chip(self.tr("you"), "quiet") if own else Chip(words, tone))
        column.addLayout(head)
        column.addWidget(Label(" ".join(contact.words), "small", "soft", wrap=True))
        column.addWidget(self._caption)
        column.addWidget(self._focus)
        self.toggle()

    def show_member(self, member: DraftMember | None, kit: Kit | None) -> None:
        """Show whether this person is on the panel and what their focus is."""
        self.chosen.blockSignals(True)
        self.chosen.setChecked(member is not None)
        self.chosen.blockSignals(False)
        for box in self._boxes:
            self._flow.removeWidget(box)
            box.deleteLater()
        names = [competency.name for competency in kit.competencies] if kit else []
        self._boxes = tuple(self._box(name, checked=member is not None and name in member.focus) for name in names)
        self._show_focus()

    def _box(self, name: str, *, checked: bool) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"))
        box.setObjectName(name)
        box.setAccessibleName(self.tr("Focus on {name}").format(name=name))
        box.setChecked(checked)
        box.toggled.connect(self.tell)
        self._flow.addWidget(box)
        return box

    def value(self) -> DraftMember | None:
        """This person on the panel, or None."""
        if not self.chosen.isChecked():
            return None
        focus = tuple(box.objectName() for box in self._boxes if box.isChecked())
        return DraftMember(key_digest=self.key_digest, focus=focus)

    @Slot()
    def toggle(self) -> None:
        """Show the focus of a chosen person only."""
        self._show_focus()
        self.changed.emit()

    def _show_focus(self) -> None:
        shown = self.chosen.isChecked() and bool(self._boxes)
        self._focus.setVisible(shown)
        self._caption.setVisible(shown)

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()


class MemberRows(QWidget):
    """Everybody who could score, oneself first; ``changed`` fires after every edit."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[MemberRow] = []
        self._column = Column(self, gap=8)

    def show_people(self, own: ContactView, contacts: tuple[ContactView, ...]) -> None:
        """Offer these people."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MemberRow(contact, own=contact is own) for contact in (*contacts, own)]
        for row in self.rows:
            row.changed.connect(self.tell)
            self._column.addWidget(row)

    def show_draft(self, draft: PanelDraft, kit: Kit | None) -> None:
        """Show a draft's members; tells nobody."""
        members = {member.key_digest: member for member in draft.members}
        for row in self.rows:
            row.show_member(members.get(row.key_digest), kit)

    def read(self, draft: PanelDraft) -> PanelDraft:
        """The draft with these members, in the order in which they stand here."""
        values = (row.value() for row in self.rows)
        return replace(draft, members=tuple(value for value in values if value is not None))

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()


def _trust(trust: Trust) -> tuple[str, Tone]:
    words: dict[Trust, tuple[str, Tone]] = {
        Trust.IMPORTED: (_tr("! not compared"), "warn"),
        Trust.COMPARED: (_tr("✓ compared"), "ok"),
        Trust.VOUCHED: (_tr("vouched for"), "warn"),
    }
    return words[trust]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panels", text)
