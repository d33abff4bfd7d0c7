"""The rows of choices that settings are made of."""

from PySide6.QtCore import QCoreApplication

from app.page_setup import LANGUAGES, PAPERS, Language
from app.settings import LOCK_MINUTES
from app.ui.widgets.segments import Choice, Segments

LANGUAGE_NAMES: dict[Language, str] = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "ar": "العربية",
}  # fmt: skip
"""Each in its own language, as people look for it."""


class SettingChoices:
    """One row for each setting; keys are what the settings hold."""

    def __init__(self) -> None:
        self.paper = _row(_tr("Paper"), {paper: paper if paper == "A4" else _tr("US Letter") for paper in PAPERS})
        self.size = _row(_tr("Size of type"), {"usual": _tr("Usual"), "large": _tr("Large print")})
        self.language = _row(_tr("Language of the pages"), {key: LANGUAGE_NAMES[key] for key in LANGUAGES})
        minutes = {str(count): _tr("{count} min").format(count=count) for count in LOCK_MINUTES}
        self.minutes = _row(_tr("Lock"), minutes)
        colours = {"system": _tr("As the system"), "light": _tr("Light"), "dark": _tr("Dark")}
        self.colours = _row(_tr("Colours"), colours)


def _row(name: str, words: dict[str, str]) -> Segments:
    choices = (Choice(key=key, text=text, name=f"{name}: {text}", wide=True) for key, text in words.items())
    return Segments(name, tuple(choices))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
