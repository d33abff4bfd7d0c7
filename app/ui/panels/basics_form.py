"""What the panel is and when: code, title, day, time zone, deadline, and the day by which all is destroyed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, Qt, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QDateTimeEdit, QLineEdit, QWidget

from app.domain.ids import PanelCode
from app.domain.panel_draft import PanelDraft
from app.services.page_values import listed
from app.services.retention import RetentionFigure, months_after, retention_figures
from app.ui.dates import day_text
from app.ui.panels.pair import Pair
from app.ui.theme import theme
from app.ui.widgets import Column, Field
from app.ui.widgets.calm_wheel import CalmWheel

_HEIGHT = 30
_DAY, _MOMENT = "d MMM yyyy", "d MMM yyyy, HH:mm"
_NO_ZONE = QTimeZone(QTimeZone.Initialization.UTC)
"""The deadline stands on the clocks of the panel's zone; an hour that this computer's zone skips is one there."""


class BasicsForm(QWidget):
    """``changed`` fires after every edit; ``read`` puts what stands here into a draft."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code, self.title = QLineEdit(), QLineEdit()
        self.day, self.deadline, self.destroy_by = QDateEdit(), QDateTimeEdit(), QDateEdit()
        self.zone, self.figure = QComboBox(), QComboBox()
        self._zone, self._zones = "UTC", available_timezones()
        self._figures: tuple[RetentionFigure, ...] = retention_figures()
        self._prepare()
        self._retention = Field(self.tr("Kept for"), self.figure)
        code = Field(self.tr("Code"), self.code, self.tr("Like R-2026-31; it stands in file names."))
        title = Field(self.tr("Title"), self.title, self.tr("The vacancy, as members know it."))
        day, zone = Field(self.tr("Day of the interviews"), self.day), Field(self.tr("Time zone"), self.zone)
        deadline = Field(
            self.tr("Deadline for sealed cards"), self.deadline, self.tr("On the clocks of the time zone.")
        )
        column = Column(self, gap=14)
        for first, second in ((code, title), (day, zone), (deadline, Field(self.tr("Destroy by"), self.destroy_by))):
            column.addWidget(Pair(first, second))
        column.addWidget(self._retention)
        self._connect()
        self._wheel = CalmWheel(self)
        self._wheel.watch(self.day, self.deadline, self.destroy_by, self.zone, self.figure)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Make native fields as high as the others, at the present zoom."""
        for editor in (self.day, self.deadline, self.destroy_by, self.zone, self.figure):
            editor.setMinimumHeight(theme.px(_HEIGHT))

    def _prepare(self) -> None:
        for editor, shape in ((self.day, _DAY), (self.deadline, _MOMENT), (self.destroy_by, _DAY)):
            editor.setCalendarPopup(True)
            editor.setDisplayFormat(shape)
        self.deadline.setTimeZone(_NO_ZONE)
        names = sorted(name for name in self._zones if "/" in name and not name.startswith("Etc/"))
        self.zone.addItems(["UTC", *names])
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, line = self.zone.completer(), self.zone.lineEdit()
        assert completer is not None, "an editable box has one"
        assert line is not None, "an editable box has one"
        line.setAccessibleName(self.tr("Time zone"))
        line.editingFinished.connect(self.settle_zone)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)  # in the line it would splice two names
        self.figure.addItem(self.tr("A day of your own"))
        for figure in self._figures:
            self.figure.addItem(figure.name)

    def _connect(self) -> None:
        for line in (self.code, self.title):
            line.textEdited.connect(self.tell)
        self.day.dateChanged.connect(self.follow_day)
        self.deadline.dateTimeChanged.connect(self.tell)
        self.destroy_by.dateChanged.connect(self.tell)
        self.zone.activated.connect(self.tell)
        self.zone.editTextChanged.connect(self.tell)
        self.figure.activated.connect(self.follow_figure)

    def show_draft(self, draft: PanelDraft) -> None:
        """Show a draft; tells nobody."""
        held = [QSignalBlocker(each) for each in (self.day, self.deadline, self.destroy_by, self.zone, self.figure)]
        self.code.setText(draft.code)
        self.title.setText(draft.title)
        self.day.setDate(QDate(draft.day.year, draft.day.month, draft.day.day))
        self.zone.setCurrentText(draft.time_zone)
        self._zone = draft.time_zone
        here = listed(draft.deadline, draft.time_zone)
        moment = QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute), _NO_ZONE)
        self.deadline.setDateTime(moment)
        self.destroy_by.setDate(QDate(draft.destroy_by.year, draft.destroy_by.month, draft.destroy_by.day))
        fitting = [
            i for i, each in enumerate(self._figures) if months_after(draft.day, each.months) == draft.destroy_by
        ]
        self.figure.setCurrentIndex(fitting[0] + 1 if fitting else 0)
        self._show_source()
        del held

    def read(self, draft: PanelDraft) -> PanelDraft:
        """The draft with what stands here; an unfinished time zone leaves the last good one."""
        name = self.zone.currentText().strip()
        zone = self._zone = name if name in self._zones else draft.time_zone
        day, clock = _date(self.deadline.date()), self.deadline.time()
        here = ZoneInfo(zone) if zone in self._zones else UTC
        deadline = datetime(day.year, day.month, day.day, clock.hour(), clock.minute(), tzinfo=here)
        return replace(
            draft,
            code=PanelCode(self.code.text().strip()),
            title=self.title.text().strip(),
            day=_date(self.day.date()),
            time_zone=zone,
            deadline=deadline.astimezone(UTC),
            destroy_by=_date(self.destroy_by.date()),
        )

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self._show_source()
        self.changed.emit()

    @Slot()
    def settle_zone(self) -> None:
        """Let the time zone that holds stand here, not what is no name of one."""
        self.zone.setCurrentText(self._zone)

    @Slot()
    def follow_day(self) -> None:
        """Count the chosen figure from the new day."""
        self.follow_figure()

    @Slot()
    def follow_figure(self) -> None:
        """Take the day that the chosen figure gives."""
        place = self.figure.currentIndex()
        if place > 0:
            day = months_after(_date(self.day.date()), self._figures[place - 1].months)
            with QSignalBlocker(self.destroy_by):
                self.destroy_by.setDate(QDate(day.year, day.month, day.day))
        self.tell()

    def _show_source(self) -> None:
        place = self.figure.currentIndex()
        if place == 0:
            self._retention.set_hint(self.tr("Counted from the interviews. Figures are settings, not advice."))
            return
        figure = self._figures[place - 1]
        words = self.tr("{source} (as of {day}). A setting, not advice.")
        self._retention.set_hint(words.format(source=figure.source, day=day_text(figure.as_of)))


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
