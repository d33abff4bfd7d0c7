"""One question in the editor: words, minutes, probes, and the competencies that it is about."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from app.services.kit_file import MOST_MINUTES
from app.services.kit_text import QuestionText
from app.ui.theme import theme
from app.ui.widgets import Button, Card, Column, Field, FlowLayout, Label, Margins, Row
from app.ui.widgets.calm_wheel import CalmWheel
from app.ui.widgets.text_box import TextBox

_HEIGHT = 30


class QuestionForm(Card):
    """``changed`` fires after every edit, ``dropped`` when the question is to go."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, text: QuestionText, competencies: tuple[str, ...]) -> None:
        super().__init__(self.tr("Question"))
        self.words, self.probes = TextBox(self.tr("Question"), 2), TextBox(self.tr("Probes"), 2)
        self.words.setPlainText(text.text)
        self.probes.setPlainText("\n".join(text.probes))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSpecialValueText(self.tr("no plan"))
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setValue(text.minutes)
        self._about = QWidget()
        self._flow = FlowLayout(self._about, gap=10)
        self._boxes: tuple[QCheckBox, ...] = ()
        self._lay_out()
        self._show_names(competencies, text.competencies)
        self.words.textChanged.connect(self.tell)
        self.probes.textChanged.connect(self.tell)
        self.minutes.valueChanged.connect(self.tell)
        self._wheel = CalmWheel(self)
        self._wheel.watch(self.minutes)
        theme.changed.connect(self.fit)
        self.fit()

    def _lay_out(self) -> None:
        column = Column(self, margins=Margins.around(14, 12), gap=10)
        column.addWidget(Field(self.tr("Question"), self.words))
        column.addWidget(Field(self.tr("Probes"), self.probes, self.tr("One per line.")))
        column.addWidget(Field(self.tr("Planned time"), self.minutes))
        self._caption = Label(self.tr("Asks about"), "small", "soft")
        column.addWidget(self._caption)
        column.addWidget(self._about)
        drop = Button(self.tr("Remove this question"), "link")
        drop.clicked.connect(self.tell_dropped)
        foot = Row()
        foot.addWidget(drop)
        foot.addStretch(1)
        column.addLayout(foot)

    @Slot()
    def fit(self) -> None:
        """Make native fields as high as the others, at the present zoom."""
        self.minutes.setMinimumHeight(theme.px(_HEIGHT))

    def set_competencies(self, names: tuple[str, ...]) -> None:
        """Offer these competencies; those that remain stay ticked, also while their names are being written."""
        if len(names) != len(self._boxes):
            self._show_names(names, self.value().competencies)
        for box, name in zip(self._boxes, names, strict=True):
            self._call(box, name)

    def _show_names(self, names: tuple[str, ...], ticked: tuple[str, ...]) -> None:
        for box in self._boxes:
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = tuple(self._box(name, checked=name in ticked) for name in names)
        self._caption.setVisible(any(names))

    def _box(self, name: str, *, checked: bool) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(checked)
        box.toggled.connect(self.tell)
        self._flow.addWidget(box)
        self._call(box, name)
        return box

    def _call(self, box: QCheckBox, name: str) -> None:
        """Let the box be about this competency; one without a name is not offered."""
        if box.objectName() != name:
            box.setText(name.replace("&", "&&"))
            box.setObjectName(name)
            box.setAccessibleName(self.tr("Asks about {name}").format(name=name))
        box.setVisible(bool(name))

    def value(self) -> QuestionText:
        """What stands here."""
        probes = (line.strip() for line in self.probes.toPlainText().splitlines())
        ticked = (box.objectName() for box in self._boxes if box.isChecked())
        return QuestionText(
            text=self.words.text(),
            minutes=self.minutes.value(),
            probes=tuple(line for line in probes if line),
            competencies=tuple(dict.fromkeys(filter(None, ticked))),
        )

    def first_field(self) -> QWidget:
        """Where writing begins."""
        return self.words

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()

    @Slot()
    def tell_dropped(self) -> None:
        """Tell that the question is to go."""
        self.dropped.emit()
