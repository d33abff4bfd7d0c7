"""The kit editor: every edit durable, what is missing in sight, kept as a new version."""

from typing import override

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.domain.kit import Kit
from app.services.kit_drafts import (
    keep_kit_text,
    list_kit_texts,
    new_kit_text,
    next_version,
    save_kit_text,
    text_of_kit,
)
from app.services.kit_gaps import kit_gaps
from app.services.kit_text import KitText
from app.services.session import Session
from app.ui.kits.kit_form import KitForm
from app.ui.kits.kit_words import gap_words
from app.ui.meeting.saved_time import saved_time
from app.ui.shell import Page
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Card, Column, Label, Margins, MessagePanel
from app.ui.widgets.runs import Line, Run, Runs
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.sides import Sides

_SAVE_AFTER_MS, _MOST_SHOWN = 100, 12
_NARROW_BELOW, _SIDE = 760, 330


class KitEditorPage(Page):
    """Arrives with a Kit to change into its next version, a KitText to go on with, or nothing to begin one."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._unsaved: dict[str, KitText] = {}
        """What was handed to the worker and is not durable, because its turn has not come or its saving failed."""
        self.form = KitForm()
        self.form.changed.connect(self.note_change)
        self._gaps = Runs((), "body", "ink")
        self._message = MessagePanel()
        self.keep = Button(self.tr("Keep as a new version"), "primary")
        self.keep.clicked.connect(self.keep_now)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER_MS)
        self._later.timeout.connect(self.save)
        self._lay_out()
        self.add_command(self.tr("Keep this kit as a new version"), self.keep_now)
        self.add_command(self.tr("Add a competency"), self.form.append_competency)
        self.add_command(self.tr("Add a question"), self.form.append_question)

    def _lay_out(self) -> None:
        side = Scroll(self.tr("Before it can be used"), margins=Margins.around(8, 16), gap=12)
        card = Card(self.tr("Before it can be used"))
        column = Column(card, margins=Margins.around(14, 11), gap=6)
        column.addWidget(Label(self.tr("Before it can be used"), "strong"))
        column.addWidget(self._gaps)
        side.column.addWidget(self._message)
        side.column.addWidget(card)
        side.column.addStretch(1)
        Column(self).addWidget(Sides(self.form, side, width=_SIDE, narrow_below=_NARROW_BELOW, margin=0))

    @override
    def title(self) -> str:
        return self.form.name.text() or self.tr("New kit")

    @override
    def subtitle(self) -> str:
        version = next_version(self._session, self.form.name.text().strip())
        words = self.tr("Will be version {version} · every edit is saved · panels keep the version they have")
        return words.format(version=version)

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.keep,)

    @override
    def arrive(self, subject: object) -> None:
        self._message.clear()
        self.form.setEnabled(True)
        match subject:
            case Kit():
                self.form.show_text(text_of_kit(self._session, subject))
            case KitText():
                self.form.show_text(self._newest(subject))
            case _:
                self.form.show_text(new_kit_text(self._session))
        self.form.verticalScrollBar().setValue(0)
        self._show_gaps()

    def _newest(self, text: KitText) -> KitText:
        """What was written last of this kit, whatever the list that it was chosen from still showed."""
        if text.draft_id in self._unsaved:
            self._later.start()
            return self._unsaved[text.draft_id]
        return next((each for each in list_kit_texts(self._session) if each.draft_id == text.draft_id), text)

    @override
    def leave(self) -> None:
        if self._later.isActive():
            self.save()

    @Slot()
    def note_change(self) -> None:
        """Look at what is missing at once, and make the kit durable a moment later."""
        self._show_gaps()
        self._later.start()

    def _show_gaps(self) -> None:
        gaps = kit_gaps(self.form.value())
        lines: list[Line] = [(Run("✕ ", "accent"), Run(gap_words(gap))) for gap in gaps[:_MOST_SHOWN]]
        if len(gaps) > _MOST_SHOWN:
            lines.append((Run(self.tr("and %n more", "", len(gaps) - _MOST_SHOWN), "soft"),))
        whole: Line = (Run(self.tr("✓ Nothing is missing.")),)
        self._gaps.set_lines(tuple(lines) or (whole,))
        self.keep.setEnabled(not gaps)
        self.words_changed.emit()

    @Slot()
    def save(self) -> None:
        """Make the kit durable as it stands."""
        self._later.stop()
        session, text = self._session, self.form.value()
        self._unsaved[text.draft_id] = text

        def work(_progress: Progress) -> KitText:
            save_kit_text(session, text)
            return text

        self._runner.submit(self.tr("Saving"), work, done=self.tell_saved, failed=self.show_refusal)

    @Slot(object)
    def tell_saved(self, text: KitText) -> None:
        """Say that the kit is durable."""
        if self._unsaved.get(text.draft_id) is text:
            del self._unsaved[text.draft_id]
        self.saved.emit(saved_time(self._session))

    @Slot()
    def keep_now(self) -> None:
        """Keep the kit as a new version, to be used by panels."""
        if not self.keep.isEnabled():
            return
        self._later.stop()
        self.keep.setEnabled(False)
        self.form.setEnabled(False)
        session, text = self._session, self.form.value()

        def work(_progress: Progress) -> Kit:
            return keep_kit_text(session, text)

        self._runner.submit(self.tr("Keeping the kit"), work, done=self.show_kept, failed=self.show_refusal)

    @Slot(object)
    def show_kept(self, _kit: Kit) -> None:
        """Go back to the kits."""
        self.saved.emit(saved_time(self._session))
        self.wanted.emit("kits", None)

    @Slot(object)
    def show_refusal(self, error: Exception) -> None:
        """Say why something was refused; what was written stays on the page."""
        self._message.show_error(error)
        self.form.setEnabled(True)
        self._show_gaps()
