"""Seal: left the exact words that will leave, right what stays, one button; then the receipt."""

from collections import deque
from typing import override

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from app.services.interviews import open_interview
from app.services.page_values import panel_zone
from app.services.seal_scorecard import Receipt, SealPreview, preview_scorecard, seal_scorecard
from app.services.session import Session
from app.ui.dates import noted_text
from app.ui.interview.interview_of import InterviewOf
from app.ui.paper import save_file, saved_words
from app.ui.seal.leaving_view import LeavingView
from app.ui.seal.receipt_view import ReceiptView
from app.ui.seal.staying_view import StayingView
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.theme import theme
from app.ui.widgets import Button, Column, Field, Fill, Label, Margins, MessagePanel, Row, Rule
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.scroll import Scroll

_STAYING_WIDTH, _NARROW_BELOW = 400, 800


class SealPage(Page):
    """Arrives with an ``InterviewOf``; leaves with a receipt."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._of: InterviewOf | None = None
        self._preview: SealPreview | None = None
        self._sealed: tuple[Receipt, bytes] | None = None
        self._narrow = False
        self._asked: deque[InterviewOf] = deque()
        """About whom an answer is to come; answers come in the order in which they were asked for."""
        self._back = Button(self.tr("Back to the interview"))
        self._back.clicked.connect(self.go_back)
        self._seal = KeyButton(self.tr("Seal"), "Ctrl+Enter", "primary")
        self._seal.clicked.connect(self.seal)
        self.message = MessagePanel()
        self._reason = QLineEdit()
        self._reasons: dict[InterviewOf, str] = {}
        """Why cards are to be replaced that were not sealed yet, from when the page was left."""
        hint = self.tr("The last card is kept; the committee reads why this one replaces it.")
        self._reason_field = Field(self.tr("Why does this card replace the last one?"), self._reason, hint)
        self._reason_field.hide()
        self._receipt = ReceiptView()
        self._receipt.save_wanted.connect(self.save)
        self._receipt.print_wanted.connect(self.show_page)
        self._left = Scroll(self.tr("What leaves your vault"), margins=Margins.around(26, 16), gap=10, widest=900)
        self._right = QWidget()
        self._right_column = Column(self._right)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._two_columns())
        self._stack.addWidget(self._receipt_ground())
        self.add_command(self.tr("Seal this scorecard"), self.seal, "Ctrl+Return")
        self.add_command(self.tr("Back to the interview"), self.go_back, "Alt+Left")
        theme.changed.connect(self.refresh)

    def _two_columns(self) -> QWidget:
        ground = QWidget()
        row = Row(ground)
        self._content = QWidget()
        self._content_column = Column(self._content, gap=10)
        self._left.column.addWidget(self.message)
        self._left.column.addWidget(Label(self.tr("What leaves your vault, word for word"), "strong"))
        self._reading = Label("", "body", "soft", wrap=True)
        self._left.column.addWidget(self._reading)
        self._left.column.addWidget(self._content)
        self._left.column.addWidget(self._reason_field)
        self._left.column.addStretch(1)
        side = Fill("sunk")
        self._side = side
        Column(side).addWidget(self._right)
        row.addWidget(self._left, 1)
        row.addWidget(Rule(Qt.Orientation.Vertical))
        row.addWidget(side)
        return ground

    def _receipt_ground(self) -> QWidget:
        scroll = Scroll(self.tr("Receipt"), margins=Margins.around(26, 22), gap=12, widest=760)
        scroll.column.addWidget(self._receipt)
        self._receipt_message = MessagePanel()
        scroll.column.addWidget(self._receipt_message)
        scroll.column.addStretch(1)
        return scroll

    @override
    def title(self) -> str:
        if self._sealed is not None:
            return self.tr("Sealed")
        return self.tr("Seal the scorecard for {code}").format(code=self._of.candidate) if self._of else self.tr("Seal")

    @override
    def subtitle(self) -> str:
        if self._sealed is not None:
            return self.tr("Hand the file over on a stick or by mail, not as a print; only the opening can read it.")
        return self.tr("After this it cannot be changed. A later card can replace it, with a reason; this one is kept.")

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._back, self._seal)

    @override
    def leave(self) -> None:
        if self._of is not None:
            self._reasons[self._of] = self._reason.text()

    @override
    def arrive(self, subject: object) -> None:
        if isinstance(subject, InterviewOf):
            self._of, self._sealed, self._preview = subject, None, None
            self.refresh()
        self.message.clear()
        self._reason_field.set_error("")
        if self._of is None:
            self.wanted.emit("interview", None)
            return
        self._reason.setText(self._reasons.get(self._of, ""))
        of, session = self._of, self._session

        def work(_progress: Progress) -> SealPreview:
            return preview_scorecard(session, of.panel_id, of.candidate)

        self._show_busy(busy=True)
        self._asked.append(of)
        self._runner.submit(self.tr("Preparing the preview"), work, done=self.show_preview, failed=self.refuse)

    def _show_busy(self, *, busy: bool) -> None:
        self._seal.setEnabled(not busy and self._preview is not None)
        self._seal.setVisible(self._sealed is None)
        self._stack.setCurrentIndex(0 if self._sealed is None else 1)

    @Slot(object)
    def show_preview(self, preview: SealPreview) -> None:
        """Show what would leave now."""
        if self._asked.popleft() != self._of:
            return
        self._preview = preview
        self._show_busy(busy=False)
        self.refresh()
        self._seal.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        preview, of = self._preview, self._of
        for column in (self._content_column, self._right_column):
            while (item := column.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.deleteLater()
        if preview is None or of is None:
            return
        self._reason_field.setVisible(preview.facts.replaces is not None)
        panel = preview.facts.panel
        zone = panel_zone(panel.block)
        interview = open_interview(self._session, of.panel_id, of.candidate)
        self._reading.setText(self.tr("Read by the committee once the chair opens the panel."))
        self._narrow = self._is_narrow()
        self._content_column.addWidget(LeavingView(preview, zone, narrow=self._narrow))
        for note in preview.chair_only:
            words = self.tr("Chair only, encrypted once more: {time} {text}")
            text = words.format(time=noted_text(note.at, zone, panel.day), text=note.text)
            self._content_column.addWidget(Label(text, "body", "soft", wrap=True))
        self._right_column.addWidget(StayingView(preview, interview.kept, interview.typing, zone))
        self._side.setFixedWidth(min(theme.px(_STAYING_WIDTH), max(self.width() // 3, theme.px(200))))

    def _is_narrow(self) -> bool:
        return self.width() / theme.zoom < _NARROW_BELOW

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow() != self._narrow:
            self.refresh()

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why the card cannot be sealed now."""
        if self._asked.popleft() != self._of:
            return
        self._show_busy(busy=False)
        self.message.show_error(error)

    @Slot()
    def go_back(self) -> None:
        """Go back to the interview."""
        self.wanted.emit("interview", self._of)

    @Slot()
    def seal(self) -> None:
        """Sign, encrypt and wrap the card."""
        of, session, reason = self._of, self._session, self._reason.text()
        if of is None or self._preview is None or not self._seal.isEnabled():
            return
        if self._preview.facts.replaces is not None and not reason.strip():
            self._reason_field.set_error(self.tr("Please say why."))
            self._reason.setFocus()
            return

        def work(_progress: Progress) -> tuple[Receipt, bytes]:
            return seal_scorecard(session, of.panel_id, of.candidate, replacement_reason=reason)

        self._seal.setEnabled(False)
        self._asked.append(of)
        self._runner.submit(self.tr("Sealing"), work, done=self.show_receipt, failed=self.refuse)

    @Slot(object)
    def show_receipt(self, sealed: tuple[Receipt, bytes]) -> None:
        """Show the receipt of the sealed card; one for another candidate stands among the sealed cards."""
        of = self._asked.popleft()
        self._reasons.pop(of, None)
        if of != self._of:
            return
        self._reason.clear()
        self._sealed, self._preview = sealed, None
        self._receipt.show_receipt(sealed[0])
        self._show_busy(busy=False)
        self._receipt.focus_first()
        self.words_changed.emit()

    @Slot()
    def save(self) -> None:
        """Save the sealed file where a person chooses."""
        if self._sealed is None:
            return
        receipt, data = self._sealed
        path = save_file(self, data, receipt.file_name, self._receipt_message)
        if path is not None:
            self._receipt.say_saved(saved_words(path))

    @Slot()
    def show_page(self) -> None:
        """Show the sealed file's cover among the sealed cards."""
        if self._sealed is not None:
            self.wanted.emit("sealed", self._sealed[0].digest)
