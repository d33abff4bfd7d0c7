"""The candidates of a draft: a code and a name each; several names can be pasted at once."""

import re
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.ids import CandidateCode
from app.domain.panel_block import MOST_CANDIDATES
from app.domain.panel_draft import DraftCandidate, PanelDraft
from app.ui.theme import theme
from app.ui.widgets import Button, Column, Label, Row, announce

_CODE_WIDTH = 90
_SPLIT = re.compile(r"\s*[,;\t]\s*")
_CODE_FIRST = re.compile(r"[A-Za-z]{0,4}-?\d[A-Za-z0-9._-]*")


class CandidateRow(QWidget):
    """``changed`` fires after an edit, ``dropped`` when the row is to go."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, candidate: DraftCandidate) -> None:
        super().__init__()
        self.code, self.name = QLineEdit(candidate.code), QLineEdit(candidate.name)
        self.code.setAccessibleName(self.tr("Candidate's code"))
        self.name.setAccessibleName(self.tr("Candidate's name"))
        self.name.setPlaceholderText(self.tr("Name; only members see it, after their pledge"))
        drop = Button(self.tr("Remove"), "link")
        drop.setAccessibleName(self.tr("Remove {code}").format(code=candidate.code))
        drop.clicked.connect(self.tell_dropped)
        row = Row(self, gap=8)
        row.addWidget(self.code)
        row.addWidget(self.name, 1)
        row.addWidget(drop)
        for line in (self.code, self.name):
            line.textEdited.connect(self.tell_changed)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give the code its width, at the present zoom."""
        self.code.setFixedWidth(theme.px(_CODE_WIDTH))

    @Slot()
    def tell_changed(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()

    @Slot()
    def tell_dropped(self) -> None:
        """Tell that the row is to go."""
        self.dropped.emit()

    def value(self) -> DraftCandidate:
        """What stands here."""
        return DraftCandidate(code=CandidateCode(self.code.text().strip()), name=self.name.text().strip())


class CandidateRows(QWidget):
    """All candidates; ``changed`` fires after every edit."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CandidateRow] = []
        self._column = Column(gap=6)
        self._add = Button(self.tr("Add a candidate"))
        self._add.clicked.connect(self.add)
        self._paste = Button(self.tr("Paste several"))
        self._paste.setToolTip(self.tr("One per line: a name, or a code and a name"))
        self._paste.setAccessibleDescription(self._paste.toolTip())
        self._paste.clicked.connect(self.paste)
        foot = Row(gap=8)
        foot.addWidget(self._add)
        foot.addWidget(self._paste)
        foot.addWidget(Label(self.tr("One per line: a name, or a code and a name."), "small", "soft", wrap=True), 1)
        self._left_out = Label("", "small", "warn_ink", wrap=True)
        column = Column(self, gap=8)
        column.addLayout(self._column)
        column.addLayout(foot)
        column.addWidget(self._left_out)
        self._say_left_out(0)

    def show_draft(self, draft: PanelDraft) -> None:
        """Show a draft's candidates; tells nobody."""
        for row in tuple(self.rows):
            self._remove(row)
        for candidate in draft.candidates:
            self._append(candidate)
        self._show_room()

    def read(self, draft: PanelDraft) -> PanelDraft:
        """The draft with these candidates; wholly empty rows are left out."""
        values = (row.value() for row in self.rows)
        return replace(draft, candidates=tuple(value for value in values if value.code or value.name))

    @Slot()
    def add(self) -> None:
        """One more row, with the next code, ready for a name, where there is room."""
        if not self._add.isEnabled():
            return
        row = self._append(DraftCandidate(code=self._next_code(), name=""))
        row.name.setFocus()
        self._show_room()
        self.changed.emit()

    @Slot()
    def paste(self) -> None:
        """A row for each line of the clipboard, as long as there is room; how many found none is said."""
        lines = [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        room = max(0, MOST_CANDIDATES - len(self.rows))
        for line in lines[:room]:
            self._append(self._candidate(line))
        self._show_room()
        self._say_left_out(len(lines[room:]))
        self.changed.emit()

    @Slot()
    def drop(self) -> None:
        """The row that asked for it goes."""
        row = self.sender()
        assert isinstance(row, CandidateRow)
        self._remove(row)
        self._add.setFocus()
        self._show_room()
        self.changed.emit()

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()

    def _append(self, candidate: DraftCandidate) -> CandidateRow:
        row = CandidateRow(candidate)
        row.changed.connect(self.tell)
        row.dropped.connect(self.drop)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _remove(self, row: CandidateRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_room(self) -> None:
        self._add.setEnabled(len(self.rows) < MOST_CANDIDATES)
        self._paste.setEnabled(len(self.rows) < MOST_CANDIDATES)
        self._say_left_out(0)

    def _say_left_out(self, count: int) -> None:
        names = self.tr("1 name was left out") if count == 1 else self.tr("%n names were left out", "", count)
        words = self.tr("{names}: a panel has at most {most} candidates.").format(names=names, most=MOST_CANDIDATES)
        self._left_out.setText(words if count else "")
        self._left_out.setVisible(count > 0)
        if count:
            announce(self, words)

    def _candidate(self, line: str) -> DraftCandidate:
        first, *rest = _SPLIT.split(line, maxsplit=1)
        if rest and _CODE_FIRST.fullmatch(first):
            return DraftCandidate(code=CandidateCode(first), name=rest[0])
        return DraftCandidate(code=self._next_code(), name=line)

    def _next_code(self) -> CandidateCode:
        used = {row.code.text().strip() for row in self.rows}
        numbers = (f"C-{number:02}" for number in range(1, 100))
        return CandidateCode(next(code for code in numbers if code not in used))
