"""Where a note is written: the field, what its keys do, and who will read it."""

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu

from app.domain.note import Handling
from app.ui.interview.note_editor import NoteEditor
from app.ui.widgets import Button, Card, Column, Label, Margins, Row
from app.ui.widgets.runs import Run, Runs


class Composer(Card):
    """``handling_wanted`` carries the handling that a person asked for; the page decides."""

    handling_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Write a note"))
        self.handling = Handling.ON_RECORD
        self.editor = NoteEditor()
        self.editor.installEventFilter(self)
        self._terms = Label("", "small", "soft", wrap=True)
        self._terms.hide()
        self._hint = Runs(
            (
                (
                    Run("Enter", "key"),
                    Run(self.tr(" adds · ")),
                    Run("#", "key"),
                    Run(self.tr(" tags · ")),
                    Run("Ctrl+Shift+O", "key"),
                    Run(self.tr(" off record · ")),
                    Run("Esc", "key"),
                    Run(self.tr(" rate")),
                ),
            )
        )
        self._choose = Button("", "quiet", "small")
        self._choose.setMenu(self._menu())
        foot = Row(gap=8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        column = Column(self, margins=Margins(left=12, top=11, right=8, bottom=6), gap=4)
        for part in (self._terms, self.editor):
            column.addWidget(part)
        column.addLayout(foot)
        self.show_handling(Handling.ON_RECORD, "")

    def names(self) -> dict[Handling, str]:
        """What each handling is called, with who may read it."""
        return {
            Handling.ON_RECORD: self.tr("On the record · read by the committee"),
            Handling.CHAIR_ONLY: self.tr("Chair only · never in the summary"),
            Handling.OFF_RECORD: self.tr("Off the record… · agreed first, never leaves your vault"),
            Handling.PRIVATE: self.tr("Private · never leaves your vault"),
        }

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for handling, text in self.names().items():
            action = QAction(text, menu)
            action.setData(handling.value)
            action.triggered.connect(self.ask_handling)
            menu.addAction(action)
        return menu

    @Slot()
    def ask_handling(self) -> None:
        """Tell which handling was asked for."""
        action = self.sender()
        assert isinstance(action, QAction)
        self.handling_wanted.emit(Handling(action.data()))

    def show_handling(self, handling: Handling, terms: str) -> None:
        """Show who will read what is written now."""
        self.handling = handling
        dark = handling is Handling.OFF_RECORD
        self.set_colors(fill="off_record_bg" if dark else "card", edge="off_record_soft" if dark else "line")
        words = terms or ("" if handling is Handling.ON_RECORD else self.names()[handling])
        self._terms.setText(words)
        self._terms.setVisible(bool(words))
        self._terms.set_color("off_record_soft" if dark else "soft")
        self._hint.set_color("off_record_soft" if dark else "soft")
        self._choose.setText(self.names()[handling].split(" · ")[0].rstrip("…"))
        self._choose.setAccessibleName(self.tr("Handling: {name}").format(name=self.names()[handling]))
        for part in (self.editor, self._choose):
            part.setProperty("dark", dark)
            part.style().unpolish(part)
            part.style().polish(part)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Leave the hint away where room is short."""
        self._hint.setVisible(not compact)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.set_current(event.type() == QEvent.Type.FocusIn)
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
