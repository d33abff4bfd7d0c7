"""The written notes; as high as they need, so that the composer follows the last one."""

from typing import override

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QSizePolicy, QStyleOptionViewItem

from app.ui.interview.note_delegate import NoteDelegate
from app.ui.interview.note_model import NoteModel
from app.ui.theme import theme

_ENOUGH = 4000
"""Beyond this many pixels the list scrolls in any window."""


class NotesView(QListView):
    """A list without a frame. ``removal_wanted`` carries the note under the keyboard when Delete is pressed."""

    removal_wanted = Signal(object)

    def __init__(self, model: NoteModel) -> None:
        super().__init__()
        self._notes = model
        self.setModel(model)
        self.setItemDelegate(NoteDelegate(self))
        self.setAccessibleName(self.tr("Notes"))
        self.setProperty("ring", False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        model.rowsInserted.connect(self.follow)
        model.modelReset.connect(self.follow)
        model.dataChanged.connect(self.follow)
        theme.changed.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Take the height of what is written and show its end."""
        self.updateGeometry()
        if self.model().rowCount():
            self.scrollToBottom()

    def finish_editing(self) -> None:
        """Keep what is being edited in place, if anything is."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        note = self._notes.note_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and note is not None:
            self.removal_wanted.emit(note)
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        option = QStyleOptionViewItem()
        height = 0
        for row in range(self.model().rowCount() - 1, -1, -1):
            height += self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height()
            if height > _ENOUGH:
                break
        return QSize(theme.px(300), height + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), min(self.sizeHint().height(), theme.px(60)))
