"""Kits to be used and kits being written, with what can be done to each, beside the chosen one at a glance."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.kit import Kit
from app.services.kit_text import KitText
from app.ui.kits.kit_words import conversation_words, kit_lines
from app.ui.models import TableColumn, TableModel
from app.ui.panels.panel_list import PanelList
from app.ui.widgets import Button, Card, Column, Label, Margins, Row
from app.ui.widgets.runs import Runs
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.sides import Sides

_NARROW_BELOW, _SIDE = 800, 400


class KitShelf(QWidget):
    """``edit_wanted``, ``remove_wanted`` and ``discard_wanted`` carry a kit, or one that is being written."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    discard_wanted = Signal(object)
    samples_wanted = Signal()

    def __init__(self, above: tuple[QWidget, ...]) -> None:
        super().__init__()
        self.kits: TableModel[Kit] = TableModel(
            (
                TableColumn(title=self.tr("Kit"), text=lambda kit: kit.name),
                TableColumn(title=self.tr("Version"), text=lambda kit: str(kit.version)),
                TableColumn(title=self.tr("For"), text=lambda kit: conversation_words(kit.conversation)),
                TableColumn(title=self.tr("Competencies"), text=lambda kit: str(len(kit.competencies))),
                TableColumn(title=self.tr("Hash"), text=lambda kit: f"{kit.hash[:4]} {kit.hash[4:8]}"),
            ),
            self,
        )
        self.texts: TableModel[KitText] = TableModel(
            (
                TableColumn(title=self.tr("Kit"), text=lambda text: text.name or self.tr("without a name")),
                TableColumn(title=self.tr("Competencies"), text=lambda text: str(len(text.competencies))),
            ),
            self,
        )
        self.kit_list = PanelList(self.tr("Kits"), self.kits, (200, 66, 110, 112))
        self.kit_list.opened.connect(self.edit_wanted)
        self.kit_list.moved.connect(self.show_kit)
        self.text_list = PanelList(self.tr("Being written"), self.texts, (210,))
        self.text_list.opened.connect(self.edit_wanted)
        self.samples = self._button(self.tr("Add the sample kits"), self.tell_samples)
        edit = self._button(self.tr("Edit as a new version…"), self.kit_list.open_current)
        remove = self._button(self.tr("Remove"), self.tell_remove)
        self._kit_actions = self._actions(edit, remove, self.samples)
        write = self._button(self.tr("Go on writing…"), self.text_list.open_current)
        self._text_actions = self._actions(write, self._button(self.tr("Discard"), self.tell_discard))
        left = Scroll(self.tr("Kits"), margins=Margins.around(8, 16), gap=10)
        for part in (*above, self.kit_list, self._kit_actions, self.text_list, self._text_actions):
            left.column.addWidget(part)
        left.column.addStretch(1)
        Column(self).addWidget(Sides(left, self._glance(), width=_SIDE, narrow_below=_NARROW_BELOW))

    def _button(self, text: str, slot: Callable[[], object]) -> Button:
        button = Button(text)
        button.clicked.connect(slot)
        return button

    def _actions(self, *buttons: Button) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _glance(self) -> Scroll:
        self._side = Scroll(self.tr("Kit at a glance"), margins=Margins.around(8, 16))
        card = Card(self.tr("Kit at a glance"))
        column = Column(card, margins=Margins.around(14, 12), gap=6)
        self._name, self._words = Label("", "strong", wrap=True), Runs((), "body", "ink")
        column.addWidget(self._name)
        column.addWidget(self._words)
        self._side.column.addWidget(card)
        self._side.column.addStretch(1)
        return self._side

    def show_rows(self, kits: tuple[Kit, ...], texts: tuple[KitText, ...], *, samples_known: bool) -> None:
        """Show these kits."""
        self.kits.set_rows(kits)
        self.texts.set_rows(texts)
        self.kit_list.show_rows()
        self.text_list.show_rows()
        self.samples.setVisible(not samples_known)
        self._kit_actions.setVisible(bool(kits))
        self._text_actions.setVisible(bool(texts))
        self.show_kit()

    @Slot()
    def show_kit(self) -> None:
        """Show the chosen kit at a glance."""
        kit = self.kit_list.current()
        self._side.setVisible(isinstance(kit, Kit))
        if isinstance(kit, Kit):
            self._name.setText(self.tr("{name}, version {version}").format(name=kit.name, version=kit.version))
            self._words.set_lines(kit_lines(kit))

    @Slot()
    def tell_samples(self) -> None:
        """Ask for the sample kits."""
        self.samples_wanted.emit()

    @Slot()
    def tell_remove(self) -> None:
        """Ask for the chosen kit to be offered no longer."""
        if self.kit_list.current() is not None:
            self.remove_wanted.emit(self.kit_list.current())

    @Slot()
    def tell_discard(self) -> None:
        """Ask for the chosen kit that is being written to be thrown away."""
        if self.text_list.current() is not None:
            self.discard_wanted.emit(self.text_list.current())
