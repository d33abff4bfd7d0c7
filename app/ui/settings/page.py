"""Settings of this computer: paper, size and language of pages, when the vault locks, colours of the window."""

from dataclasses import replace
from typing import override

from PySide6.QtCore import Signal, Slot

from app.page_setup import LANGUAGES, PAPERS, PageSetup
from app.settings import Settings
from app.ui.settings.choices import SettingChoices
from app.ui.shell import Page
from app.ui.theme import SCHEME_CHOICES, theme
from app.ui.widgets import Column, Field, Label, Margins, MessagePanel
from app.ui.widgets.scroll import Scroll
from app.wording.words import Words


class SettingsPage(Page):
    """A choice holds from the moment it is made; ``lock_minutes_chosen`` tells the window about its own."""

    lock_minutes_chosen = Signal(int)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._choices = SettingChoices()
        self.message = MessagePanel()
        scroll = Scroll(self.tr("Settings"), margins=Margins.around(22, 18), gap=18, widest=760)
        scroll.column.addWidget(self.message)
        scroll.column.addWidget(Label(self.tr("Pages that this computer makes"), "title"))
        for field in self._page_fields():
            scroll.column.addWidget(field)
        scroll.column.addWidget(Label(self.tr("This window"), "title"))
        for field in self._window_fields():
            scroll.column.addWidget(field)
        scroll.column.addStretch(1)
        Column(self).addWidget(scroll)
        self._connect()

    def _page_fields(self) -> tuple[Field, ...]:
        choices = self._choices
        language = self.tr(
            "Of the page’s own words; what people write stays in the language they wrote it in. "
            "German, French, Spanish and Arabic are our translations: no native speaker has read them yet."
        )
        return (
            Field(self.tr("Paper"), choices.paper),
            Field(self.tr("Size of type"), choices.size, self.tr("Large print holds the same words on more pages.")),
            Field(self.tr("Language of the pages"), choices.language, language),
        )

    def _window_fields(self) -> tuple[Field, ...]:
        choices = self._choices
        lock = self.tr("Ctrl+L locks at once, and so does a locked screen or a computer that goes to sleep.")
        return (
            Field(self.tr("Lock when nobody has touched the window for"), choices.minutes, lock),
            Field(self.tr("Colours"), choices.colours, self.tr("Ctrl++ and Ctrl+- make the text larger or smaller.")),
        )

    def _connect(self) -> None:
        choices = self._choices
        for segments in (choices.paper, choices.size, choices.language):
            segments.chosen.connect(self.keep_pages)
        choices.minutes.chosen.connect(self.keep_minutes)
        choices.colours.chosen.connect(self.show_colours)
        theme.changed.connect(self.follow_theme)

    @override
    def title(self) -> str:
        return self.tr("Settings")

    @override
    def subtitle(self) -> str:
        return self.tr("Kept on this computer, beside no vault; nothing here is about a person.")

    @override
    def refresh(self) -> None:
        choices, setup = self._choices, self._settings.page_setup()
        choices.paper.set_value(setup.paper)
        choices.size.set_value("large" if setup.large_print else "usual")
        choices.language.set_value(setup.language)
        choices.minutes.set_value(str(self._settings.lock_minutes))
        choices.colours.set_value(theme.choice)

    @Slot(str)
    def keep_pages(self, _key: str) -> None:
        """Set pages like this from now on."""
        choices, usual = self._choices, PageSetup()
        chosen = replace(
            usual,
            paper=next((paper for paper in PAPERS if paper == choices.paper.value()), usual.paper),
            large_print=choices.size.value() == "large",
            language=next((each for each in LANGUAGES if each == choices.language.value()), usual.language),
        )
        self._tell(kept=self._settings.remember_page_setup(chosen))

    @Slot(str)
    def keep_minutes(self, minutes: str) -> None:
        """Lock after so many minutes from now on."""
        self._tell(kept=self._settings.remember_lock_minutes(int(minutes)))
        self.lock_minutes_chosen.emit(int(minutes))

    @Slot(str)
    def show_colours(self, key: str) -> None:
        """Show these colours; the theme's keeper remembers them."""
        theme.choose(next(choice for choice in SCHEME_CHOICES if choice == key))

    @Slot()
    def follow_theme(self) -> None:
        """Show the choice that was made elsewhere."""
        self._choices.colours.set_value(theme.choice)

    def _tell(self, *, kept: bool) -> None:
        self.message.clear()
        if not kept:
            self.refresh()
            self.message.show_words(
                Words(
                    what=self.tr("This choice could not be written to the settings of this computer."),
                    data=self.tr("Your vault is untouched; pages stay set as they were."),
                    next=self.tr("Make room on the disk or allow writing to your settings folder, then choose again."),
                    code=self.tr("settings"),
                )
            )
