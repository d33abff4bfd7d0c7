"""Every card that was sealed here: its receipt, its page, its file."""

from typing import override

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.services.seal_scorecard import Receipt, list_receipts, sealed_pdf
from app.services.session import Session
from app.services.sheet_pages import receipt_list
from app.ui.dates import own_moment_text
from app.ui.models import ROW_ROLE, TableColumn, TableModel
from app.ui.paper import PaperView, saved_words
from app.ui.sealed.summary_check import SummaryCheck
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, Label, Margins, MessagePanel, Row, Rule
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import Table


class SealedCardsPage(Page):
    """A list of receipts beside the page of the chosen one."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._model: TableModel[Receipt] = TableModel(self._columns(), self)
        self._table = Table(self.tr("Sealed cards"), self._model, (104, 84, 56, 150))
        self._table.selectionModel().currentRowChanged.connect(self.show_card)
        self._paper = PaperView()
        self._paper.saved.connect(self.say_saved)
        self._where = Label("", "body", "ok_ink", wrap=True)
        self._list = Button(self.tr("Receipts on one page…"))
        self._list.clicked.connect(self.make_list)
        self.message = MessagePanel()
        empty = EmptyState(
            self.tr("No sealed cards yet"),
            self.tr("When you seal a scorecard, its receipt and its file stand here."),
            self.tr("Go to the interview"),
        )
        empty.asked.connect(self.go_to_interview)
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        self._stack.addWidget(self._table)
        self._lay_out()

    def _columns(self) -> tuple[TableColumn[Receipt], ...]:
        return (
            TableColumn(title=self.tr("Panel"), text=lambda receipt: receipt.panel_code),
            TableColumn(title=self.tr("Candidate"), text=lambda receipt: receipt.candidate),
            TableColumn(title=self.tr("Card"), text=lambda receipt: str(receipt.number)),
            TableColumn(title=self.tr("Sealed"), text=lambda receipt: own_moment_text(receipt.sealed_at)),
            TableColumn(title=self.tr("Receipt"), text=lambda receipt: " · ".join(receipt.words)),
        )

    def _lay_out(self) -> None:
        row = Row(self)
        left = Column(margins=Margins.around(18, 14), gap=10)
        for part in (self.message, self._where):
            left.addWidget(part)
        left.addLayout(self._stack, 1)
        left.addWidget(SummaryCheck(self._session, self._runner))
        row.addLayout(left, 3)
        self._rule = Rule(Qt.Orientation.Vertical)
        row.addWidget(self._rule)
        row.addWidget(self._paper, 2)

    @override
    def title(self) -> str:
        return self.tr("Sealed cards")

    @override
    def subtitle(self) -> str:
        return self.tr("Your receipts. Compare them with the minutes and the summary.")

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._list,)

    @override
    def arrive(self, subject: object) -> None:
        self.refresh()
        wanted = (row for row, receipt in enumerate(self._model.rows) if receipt.digest == subject)
        if self._model.rows:
            self._table.setFocus()
            self._table.selectRow(next(wanted, 0))

    @override
    def leave(self) -> None:
        self._paper.forget()

    @override
    def refresh(self) -> None:
        rows = list_receipts(self._session)
        self._model.set_rows(rows)
        self._table.fit()
        self._stack.setCurrentIndex(1 if rows else 0)
        for part in (self._list, self._rule, self._paper):
            part.setVisible(bool(rows))

    @Slot(QModelIndex)
    def show_card(self, index: QModelIndex) -> None:
        """Show the sealed file's cover."""
        receipt = index.data(ROW_ROLE)
        if isinstance(receipt, Receipt):
            self._paper.show_pdf(sealed_pdf(self._session, receipt), receipt.file_name)

    @Slot()
    def make_list(self) -> None:
        """Draw all receipts on one page."""
        session = self._session

        def work(_progress: Progress) -> bytes:
            return receipt_list(session)

        self._runner.submit(self.tr("Drawing the receipts"), work, done=self.show_list, failed=self.message.show_error)

    @Slot(object)
    def show_list(self, pdf: bytes) -> None:
        """Show the page of all receipts."""
        self.message.clear()
        self._paper.show_pdf(pdf, "receipts.pdf")

    @Slot(object)
    def say_saved(self, path: object) -> None:
        """Say where a file was written."""
        self._where.setText(saved_words(path))  # type: ignore[arg-type]  # the signal carries a path

    @Slot()
    def go_to_interview(self) -> None:
        """Go where cards are written."""
        self.wanted.emit("interview", None)
