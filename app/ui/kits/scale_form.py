"""The scale in the editor: three to seven levels, each with a name."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.kit import FEWEST_LEVELS, MOST_LEVELS
from app.ui.theme import theme
from app.ui.widgets import Column, FlowLayout, Label
from app.ui.widgets.segments import Choice, Segments

_WIDTH = 118


class ScaleForm(QWidget):
    """``changed`` fires after every edit."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = Segments(
            self.tr("Number of levels"),
            tuple(
                Choice(key=str(number), text=str(number), name=self.tr("{count} levels").format(count=number))
                for number in range(FEWEST_LEVELS, MOST_LEVELS + 1)
            ),
        )
        self.count.chosen.connect(self.resize_scale)
        self.names: list[QLineEdit] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=8)
        for level in range(1, MOST_LEVELS + 1):
            name = QLineEdit()
            name.setAccessibleName(self.tr("Name of level {level}").format(level=level))
            name.setPlaceholderText(self.tr("Level {level}").format(level=level))
            name.textEdited.connect(self.tell)
            self.names.append(name)
            self._flow.addWidget(name)
        column = Column(self, gap=8)
        column.addWidget(Label(self.tr("Scale, the lowest level first"), "strong"))
        column.addWidget(self.count)
        column.addWidget(holder)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give the names their width, at the present zoom."""
        for name in self.names:
            name.setFixedWidth(theme.px(_WIDTH))

    def show_scale(self, scale: tuple[str, ...]) -> None:
        """Show a scale; tells nobody."""
        self.count.set_value(str(len(scale)))
        for level, name in enumerate(self.names):
            name.setText(scale[level] if level < len(scale) else "")
            name.setVisible(level < len(scale))

    def value(self) -> tuple[str, ...]:
        """The names of the levels, the lowest first."""
        levels = int(self.count.value() or FEWEST_LEVELS)
        return tuple(name.text().strip() for name in self.names[:levels])

    @Slot(str)
    def resize_scale(self, count: str) -> None:
        """Have so many levels; names that remain stay."""
        for level, name in enumerate(self.names):
            name.setVisible(level < int(count))
        self.changed.emit()

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()
