"""The one place that sets style, palette, font and sheet; every widget asks it and follows its signal."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui.theme.palette import NATIVE_CLASSES, make_native_palette, make_palette
from app.ui.theme.sheet import make_sheet
from app.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, ColorToken, Tokens
from app.ui.theme.typeface import TypeRole, load_fonts, make_font

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints

type SchemeChoice = Literal["system", "light", "dark"]

SCHEME_CHOICES: tuple[SchemeChoice, ...] = ("system", "light", "dark")

ZOOMS = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Theme(QObject):
    """What the window looks like now: colours, fonts, text zoom."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = LIGHT
        self._zoom = 1.0
        self._choice: SchemeChoice = "system"
        self._fonts: dict[TypeRole, QFont] = {}

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def zoom(self) -> float:
        """The text zoom; 1.0 is 100 %."""
        return self._zoom

    @property
    def choice(self) -> SchemeChoice:
        """What the person asked for: light, dark, or as the system is."""
        return self._choice

    def px(self, size: float) -> int:
        """A length at the present zoom, never under one pixel."""
        return max(1, round(size * self._zoom))

    def color(self, token: ColorToken) -> QColor:
        """The colour of a token in the present scheme."""
        return QColor(getattr(self._tokens, token))

    def font(self, role: TypeRole) -> QFont:
        """The font of a role at the present zoom."""
        if role not in self._fonts:
            self._fonts[role] = make_font(role, self._zoom)
        return self._fonts[role]

    def install(self) -> None:
        """Give the application its style and fonts, and follow the system from now on."""
        load_fonts()
        app = _application()
        app.setStyle(QStyleFactory.create("Fusion"))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.follow_system)
        accessibility = hints.accessibility()
        accessibility.contrastPreferenceChanged.connect(self.follow_system)
        self._tokens = self._wanted()
        self._apply()

    def choose(self, choice: SchemeChoice) -> None:
        """Show a scheme, or follow the system."""
        self._choice = choice
        self.follow_system()

    def show_tokens(self, tokens: Tokens) -> None:
        """Show these colours until the next choice."""
        self._tokens = tokens
        self._apply()

    def set_zoom(self, zoom: float) -> None:
        """Scale text and all lengths, between 100 % and 200 %."""
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._apply()

    @Slot()
    def zoom_in(self) -> None:
        """Make text one step larger."""
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Make text one step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    @Slot()
    def toggle_dark(self) -> None:
        """Go from light to dark colours or back."""
        self.choose("light" if self._tokens.dark else "dark")

    @Slot()
    def choose_system(self) -> None:
        """Take the system's colours again."""
        self.choose("system")

    @Slot()
    def follow_system(self) -> None:
        """Take the scheme that the choice and the system now ask for."""
        wanted = self._wanted()
        if wanted is not self._tokens:
            self.show_tokens(wanted)

    def _wanted(self) -> Tokens:
        hints: QStyleHints = QGuiApplication.styleHints()  # kept in a name: a chained call finds it deleted
        accessibility = hints.accessibility()
        contrast = accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
        dark = self._choice == "dark" or (self._choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        if contrast:
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def _apply(self) -> None:
        self._fonts.clear()
        app = _application()
        app.setFont(self.font("body"))
        app.setPalette(make_palette(self._tokens))
        native = make_native_palette(self._tokens)
        for name in NATIVE_CLASSES:
            app.setPalette(native, name)  # type: ignore[arg-type]  # the stub says bytes, Qt for Python 6.12 wants str
        # After setPalette, always: palette(...) in a sheet is frozen when the sheet is set.
        app.setStyleSheet(make_sheet(self._tokens, self._zoom))
        self.changed.emit()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication), "the theme needs the application first"
    return app


theme = Theme()
