"""How long nobody has touched the window."""

from typing import override

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_CHECK_MS = 1_000
_MS_PER_MINUTE = 60_000


class IdleWatch(QObject):
    """``expired`` fires whenever nobody has typed, clicked or pointed for so many minutes.

    It goes on watching: at the door there is nothing to lock yet, and behind it there is.
    It listens to the native windows, this one and every dialog that gets the keyboard, not to every widget: a filter
    on the whole application costs milliseconds per key.
    """

    expired = Signal()

    def __init__(self, window: QWindow, minutes: int) -> None:
        super().__init__(window)
        self._limit_ms = minutes * _MS_PER_MINUTE
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_CHECK_MS)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self.listen_to)

    @Slot(QWindow)
    def listen_to(self, window: QWindow | None) -> None:
        """Hear what is typed and clicked in this window too."""
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._since.restart()
        return False

    @Slot(int)
    def set_minutes(self, minutes: int) -> None:
        """Wait for so many minutes from now on."""
        self._limit_ms = minutes * _MS_PER_MINUTE

    @Slot()
    def look(self) -> None:
        """Compare the time since the last touch, or since it was told last, with the limit."""
        if self._since.elapsed() >= self._limit_ms:
            self._since.restart()
            self.expired.emit()
