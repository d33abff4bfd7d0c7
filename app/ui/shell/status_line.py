"""One line at the foot: the vault and its last save, whether it is new here, the network, the time to lock."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy

from app.ui.theme import theme
from app.ui.widgets import ElidedLabel, Fill, Label, Margins, Row

_HEIGHT = 25


class StatusLine(Fill):
    """Says quietly what a person may want to be sure of."""

    def __init__(self) -> None:
        super().__init__("rail")
        self.setAccessibleName(self.tr("Status"))
        self._vault = self._part()
        self._newness = self._part()
        self._newness.hide()
        self._network = self._part()
        self._lock = self._part()
        row = Row(self, margins=Margins.around(14, 0), gap=22)
        for part in (self._vault, self._newness, self._network, self._lock):
            row.addWidget(part)
        row.addStretch(1)
        self._hint = Label(self.tr("Ctrl+K commands"), "caption", "soft")
        row.addWidget(self._hint)
        theme.changed.connect(self.fit)
        self.fit()

    def _part(self) -> ElidedLabel:
        part = ElidedLabel("", "caption", "soft")
        part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        return part

    def say_vault(self, words: str) -> None:
        """Say which vault is open and when it was last saved."""
        self._vault.setText(words)

    def say_newness(self, words: str) -> None:
        """Say that nothing on this computer can tell whether the vault is the newest copy."""
        self._newness.setText(words)
        self._newness.show()

    def say_network(self, words: str) -> None:
        """Say what the network can do."""
        self._network.setText(words)

    def say_lock(self, words: str) -> None:
        """Say when the vault locks."""
        self._lock.setText(words)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Keep only what is said of the vault where room is short."""
        self._network.setVisible(not narrow)
        self._lock.setVisible(not narrow)

    @Slot()
    def fit(self) -> None:
        """Take the height of the present zoom."""
        self.setFixedHeight(theme.px(_HEIGHT))
