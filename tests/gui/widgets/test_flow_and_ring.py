"""Widgets break into lines like words; the ring lies where the keyboard is and nowhere else."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.ui.widgets import Column, Fill, FlowLayout, FocusRing
from app.ui.widgets.scroll import Scroll


def flow_of(count, width, show):
    ground = Fill("page")
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    buttons = [QPushButton("x") for _ in range(count)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    column = Column(ground)
    column.addWidget(holder)
    column.addStretch(1)
    show(ground, width, 300)
    QApplication.processEvents()
    return ground, buttons


def test_a_line_breaks_where_there_is_no_room(show):
    _ground, buttons = flow_of(5, 330, show)
    assert [button.y() for button in buttons] == [0, 0, 0, 38, 38]


def test_lines_begin_where_reading_begins(show):
    ground, buttons = flow_of(2, 330, show)
    ground.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert buttons[0].x() == 230
    assert buttons[1].x() == 122


def test_hidden_widgets_take_no_room(show):
    _ground, buttons = flow_of(3, 330, show)
    buttons[0].hide()
    QApplication.processEvents()
    assert buttons[1].x() == 0


def ringed(show):
    ground = Fill("page")
    ring = FocusRing(ground)
    column = Column(ground)
    lines = [QLineEdit() for _ in range(2)]
    for line in lines:
        column.addWidget(line)
    show(ground, 300, 200)
    return ground, ring, lines


def test_the_ring_follows_the_keyboard(show, qtbot):
    ground, ring, lines = ringed(show)
    lines[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(lines[0], Qt.Key.Key_Tab)
    assert ring.isVisible()
    place = QRect(lines[1].mapTo(ground, QPoint(0, 0)), lines[1].size())
    assert ring.geometry() == place.adjusted(-4, -4, 4, 4)


def test_a_widget_that_draws_its_own_focus_has_no_ring(show):
    _ground, ring, lines = ringed(show)
    lines[1].setProperty("ring", False)
    lines[1].setFocus()
    assert not ring.isVisible()


def test_the_ring_is_gone_with_what_it_ringed(show):
    _ground, ring, lines = ringed(show)
    lines[0].setFocus()
    lines[0].deleteLater()
    lines[1].setProperty("ring", False)
    QApplication.sendPostedEvents(None, 52)
    QApplication.processEvents()
    assert not ring.isVisible()


def test_a_column_that_is_too_high_scrolls_and_keeps_its_width(show):
    scroll = Scroll("Page", widest=400)
    for _ in range(40):
        scroll.column.addWidget(QPushButton("x"))
    show(scroll, 900, 300)
    QApplication.processEvents()
    assert scroll.verticalScrollBar().maximum() > 0
    assert scroll._body.width() == 400
