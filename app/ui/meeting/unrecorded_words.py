"""What a page's fields hold that is not on record: it stays while other panels are shown, and outlasts a lock."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.ids import CandidateCode, PanelId
from app.services.errors import WrongState
from app.services.session import Session
from app.services.unrecorded import forget_unrecorded, keep_unrecorded
from app.ui.tasks import Progress, TaskRunner
from app.vault.stores.unrecorded import Unrecorded

_SAVE_AFTER_MS = 50

type Field = tuple[PanelId, CandidateCode, str]
"""A panel's candidate and a competency, or nothing in its stead for the decision."""
type Typed = tuple[str | None, str]
"""What is chosen, and the reason, as they stand in a field."""


class UnrecordedWords(QObject):
    """Written to the vault soon after each letter. ``saved`` fires once it holds them, ``refused`` carries why not."""

    saved = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._runner = session, runner
        self._typed: dict[Field, Typed] = {}
        self._waiting: dict[Field, Typed | None] = {}
        self._under_way: deque[dict[Field, Typed | None]] = deque()
        """What the vault was given, until it answers; answers come in the order in which they were asked for."""
        self._asked: deque[tuple[Field, Typed | None]] = deque()
        """What is to be put on record, or was withdrawn, likewise."""
        self._read: set[PanelId] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)

    def take_over(self, panel_id: PanelId, kept: Sequence[Unrecorded]) -> None:
        """Take what the vault holds of a panel, the first time that it is shown; what was typed since is newer."""
        if panel_id not in self._read:
            self._read.add(panel_id)
            held = {(row.panel_id, row.candidate, row.competency): (row.choice, row.reason) for row in kept}
            self._typed = held | self._typed

    def of(self, field: Field) -> Typed | None:
        """What stood in the field and is not on record."""
        return self._typed.get(field)

    def keep(self, field: Field, typed: Typed | None) -> None:
        """Hold what stands in the field now; nothing, where that is what is on record."""
        if typed != self.of(field):
            self._hold(field, typed)
            self._waiting[field] = typed
            if not self._pause.isActive():
                self._pause.start()

    def ask(self, field: Field, typed: Typed | None) -> None:
        """Hold nothing for a field whose words are being put on record: that takes them out of the vault, too."""
        self._asked.append((field, typed))
        self._hold(field, None)
        self._waiting.pop(field, None)

    def put_on_record(self) -> None:
        """What was asked for first is on record."""
        self._asked.popleft()

    def refuse(self) -> Field:
        """What was asked for first is not on record: it waits again, unless something newer does. Tells for which."""
        field, typed = self._asked.popleft()
        if self.of(field) is None and field not in {later for later, _ in self._asked}:
            self.keep(field, typed)
        return field

    def _hold(self, field: Field, typed: Typed | None) -> None:
        if typed is None:
            self._typed.pop(field, None)
        else:
            self._typed[field] = typed

    @Slot()
    def flush(self) -> None:
        """Make durable at once what waits for a pause."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, {}
        session = self._session

        def write(_progress: Progress) -> None:
            for (panel_id, candidate, competency), typed in waiting.items():
                if typed is None:
                    forget_unrecorded(session, panel_id, candidate, competency)
                else:
                    choice, reason = typed
                    words = Unrecorded(
                        panel_id=panel_id, candidate=candidate, competency=competency, choice=choice, reason=reason
                    )
                    keep_unrecorded(session, words)

        if waiting:
            self._under_way.append(waiting)
            self._runner.submit(self.tr("Saving"), write, done=self.tell_saved, failed=self.tell_refused)

    @Slot(object)
    def tell_saved(self, _nothing: object) -> None:
        """Pass on that the vault holds what was typed."""
        self._under_way.popleft()
        self.saved.emit()

    @Slot(object)
    def tell_refused(self, error: Exception) -> None:
        """Pass on why the vault does not. With the next letter, or on leaving, it is asked again, where it may be."""
        refused = self._under_way.popleft()
        if not isinstance(error, WrongState):
            still = {field: typed for field, typed in refused.items() if self.of(field) == typed}
            self._waiting = still | self._waiting
        self.refused.emit(error)
