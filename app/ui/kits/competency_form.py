"""One competency in the editor: name, definition, weight with its reason, required level, an anchor per level."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from app.domain.kit import HEAVIEST, anchored_levels
from app.services.kit_text import CompetencyText
from app.ui.panels.pair import Pair
from app.ui.theme import theme
from app.ui.widgets import Button, Card, Column, Field, Label, Margins, Row
from app.ui.widgets.calm_wheel import CalmWheel
from app.ui.widgets.text_box import TextBox

_HEIGHT = 30


class CompetencyForm(Card):
    """``changed`` fires after every edit, ``dropped`` when the competency is to go."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, text: CompetencyText, scale: tuple[str, ...]) -> None:
        super().__init__(self.tr("Competency"))
        self.name, self.reason = QLineEdit(text.name), QLineEdit(text.reason)
        self.definition = TextBox(self.tr("Definition"), 2)
        self.definition.setPlainText(text.definition)
        self.weight, self.must_meet = QSpinBox(), QComboBox()
        self.weight.setRange(1, HEAVIEST)
        self.weight.setValue(text.weight)
        self.anchors: list[TextBox] = []
        self._captions: list[Label] = []
        self._beyond: tuple[str, ...] = ()
        """Anchors of levels that the scale has no more, should it have them again."""
        self._level_beyond: int | None = None
        """The level that must be met, likewise."""
        self._anchor_column = Column(gap=4)
        self._lay_out()
        self._show_scale(scale, text.anchors, text.must_meet)
        for line in (self.name, self.reason):
            line.textEdited.connect(self.tell)
        self.definition.textChanged.connect(self.tell)
        self.weight.valueChanged.connect(self.show_reason)
        self.must_meet.activated.connect(self.choose_level)
        self._wheel = CalmWheel(self)
        self._wheel.watch(self.weight, self.must_meet)
        theme.changed.connect(self.fit)
        self.fit()
        self._reason.setVisible(text.weight != 1)

    def _lay_out(self) -> None:
        column = Column(self, margins=Margins.around(14, 12), gap=10)
        self._reason = Field(self.tr("Reason for this weight"), self.reason)
        column.addWidget(Field(self.tr("Competency"), self.name))
        column.addWidget(Field(self.tr("What it means"), self.definition))
        column.addWidget(
            Pair(Field(self.tr("Weight"), self.weight), Field(self.tr("Level that must be met"), self.must_meet))
        )
        column.addWidget(self._reason)
        column.addWidget(Label(self.tr("Anchors: what a person does at this level"), "strong", wrap=True))
        column.addLayout(self._anchor_column)
        drop = Button(self.tr("Remove this competency"), "link")
        drop.clicked.connect(self.tell_dropped)
        foot = Row()
        foot.addWidget(drop)
        foot.addStretch(1)
        column.addLayout(foot)

    @Slot()
    def fit(self) -> None:
        """Make native fields as high as the others, at the present zoom."""
        for editor in (self.weight, self.must_meet):
            editor.setMinimumHeight(theme.px(_HEIGHT))

    def set_scale(self, scale: tuple[str, ...]) -> None:
        """Have an anchor per level of another scale; anchors of levels that remain stay."""
        value = self.value()
        self._show_scale(scale, (*value.anchors, *self._beyond), value.must_meet or self._level_beyond)

    def _show_scale(self, scale: tuple[str, ...], anchors: tuple[str, ...], must_meet: int | None) -> None:
        if len(scale) != len(self.anchors):
            self._make_anchors(len(scale), anchors)
        for level, (name, caption, box) in enumerate(zip(scale, self._captions, self.anchors, strict=True), 1):
            needed = self.tr(" · needed") if level in anchored_levels(len(scale)) else ""
            caption.setText(f"{level} {name}{needed}")
            box.setAccessibleName(self.tr("Anchor at level {level}").format(level=level))
        self.must_meet.clear()
        self.must_meet.addItem(self.tr("none"))
        self.must_meet.addItems([f"{level} {name}" for level, name in enumerate(scale, 1)])
        beyond = must_meet is not None and must_meet > len(scale)
        self._level_beyond = must_meet if beyond else None
        self.must_meet.setCurrentIndex(0 if beyond else must_meet or 0)

    def _make_anchors(self, count: int, texts: tuple[str, ...]) -> None:
        for part in (*self._captions, *self.anchors):
            self._anchor_column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._captions, self.anchors = [], []
        self._beyond = texts[count:]
        for level in range(1, count + 1):
            caption, box = Label("", "small", "soft"), TextBox("", 2)
            box.setPlainText(texts[level - 1] if level <= len(texts) else "")
            box.textChanged.connect(self.tell)
            self._captions.append(caption)
            self.anchors.append(box)
            self._anchor_column.addWidget(caption)
            self._anchor_column.addWidget(box)

    def value(self) -> CompetencyText:
        """What stands here."""
        return CompetencyText(
            name=self.name.text().strip(),
            definition=self.definition.text(),
            weight=self.weight.value(),
            reason=self.reason.text().strip(),
            must_meet=self.must_meet.currentIndex() or None,
            anchors=tuple(box.text() for box in self.anchors),
        )

    def first_field(self) -> QWidget:
        """Where writing begins."""
        return self.name

    @Slot()
    def show_reason(self) -> None:
        """Ask for a reason where the weight is not 1."""
        self._reason.setVisible(self.weight.value() != 1)
        self.changed.emit()

    @Slot()
    def choose_level(self) -> None:
        """Let the chosen level hold, whatever scale comes."""
        self._level_beyond = None
        self.changed.emit()

    @Slot()
    def tell(self) -> None:
        """Tell that something was edited."""
        self.changed.emit()

    @Slot()
    def tell_dropped(self) -> None:
        """Tell that the competency is to go."""
        self.dropped.emit()
