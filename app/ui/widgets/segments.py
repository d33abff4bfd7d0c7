"""A row of choices of which at most one holds: ratings, recommendations, tabs.

Two habits of Qt are overridden: arrow keys move the focus without choosing, and Tab stops once, at the chosen button.
"""

from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import TypeRole, theme
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import plain_tip

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_SQUARE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One button: what it says, what screen readers say, and what it means."""

    key: str
    text: str
    name: str
    description: str = ""
    soft: bool = False
    wide: bool = False


class Segments(QWidget):
    """Radio buttons that look like keys. ``chosen`` carries the key that a person chose."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: tuple[Choice, ...], role: TypeRole = "number") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._choices = choices
        self._role: TypeRole = role
        self._flow = FlowLayout(self, gap=5)
        self._buttons = {choice.key: self._make(choice) for choice in choices}
        self._stops()
        theme.changed.connect(self.fit)
        self.fit()

    def _make(self, choice: Choice) -> Button:
        button = Button(choice.text, "segment", "small" if choice.wide else self._role)
        button.setObjectName(choice.key)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setProperty("soft", choice.soft)
        button.setAccessibleName(choice.name)
        button.setAccessibleDescription(choice.description)
        button.setToolTip(plain_tip(choice.description))
        button.installEventFilter(self)
        button.clicked.connect(self.report)
        self._flow.addWidget(button)
        return button

    @Slot()
    def report(self) -> None:
        """Tell what was chosen."""
        self._stops()
        value = self.value()
        if value is not None:
            self.chosen.emit(value)

    def value(self) -> str | None:
        """The key of the chosen button, or nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, key: str | None) -> None:
        """Show a choice, or none; says nothing to listeners."""
        for button in self._buttons.values():
            button.setAutoExclusive(False)  # an exclusive group cannot be cleared
            button.setChecked(button.objectName() == key)
            button.setAutoExclusive(True)
        self._stops()

    def enter(self) -> None:
        """Put the keyboard on the chosen button, else the first."""
        self._home().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        """Whether one of the buttons has the keyboard."""
        return any(button.hasFocus() for button in self._buttons.values())

    def buttons(self) -> tuple[Button, ...]:
        """The buttons in their order."""
        return tuple(self._buttons.values())

    @Slot()
    def fit(self) -> None:
        """Size the buttons to the present zoom: keys are square, words as wide as they need."""
        for choice in self._choices:
            button = self._buttons[choice.key]
            text = QFontMetricsF(theme.font("small" if choice.wide else self._role)).horizontalAdvance(choice.text)
            button.setFixedWidth(int(text + theme.px(20)) if choice.wide else max(theme.px(_SQUARE), int(text) + 8))

    def _home(self) -> Button:
        return next((button for button in self._buttons.values() if button.isChecked()), self.buttons()[0])

    def _stops(self) -> None:
        home = self._home()
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is home else Qt.FocusPolicy.ClickFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:  # Qt has just given the one Tab stop to another button
            for button in self._buttons.values():
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is watched else Qt.FocusPolicy.ClickFocus)
        elif event.type() == QEvent.Type.FocusOut:
            self._stops()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._move(watched, Qt.Key(event.key()))
        return False

    def _move(self, watched: QObject, key: Qt.Key) -> bool:
        if key not in _FORWARD + _BACK:
            return False
        step = 1 if key in _FORWARD else -1
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -step
        row = self.buttons()
        place = next(i for i, button in enumerate(row) if button is watched)
        row[(place + step) % len(row)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
