"""What holds for every page of the chair: freed when closed, plain text, a name for each control, no trap at 200 %."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.chair_places import chair_places
from app.ui.kits.editor_page import KitEditorPage
from app.ui.panels.draft_page import DraftPage
from app.ui.theme import theme

PLACES = ("panels", "draft", "issued", "collect", "opening", "board", "decision", "summary", "kits", "kit")
ABOUT_A_PANEL = {"issued", "collect", "opening", "board", "decision", "summary"}


@pytest.fixture
def session(chair_after):
    return chair_after("open")


@pytest.fixture
def build(session, runner, panel_of, settled):
    def built(key):
        (place,) = [place for place in chair_places(session, runner) if place.key == key]
        page = place.build()
        page.resize(1085, 730)
        page.show()
        page.arrive(panel_of(session) if key in ABOUT_A_PANEL else None)
        settled()
        return page

    return built


@pytest.mark.parametrize("key", PLACES)
def test_a_closed_page_is_freed(build, key):
    page = build(key)
    gone = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    QApplication.sendPostedEvents(None, 52)
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("key", PLACES)
def test_every_label_is_plain_and_every_control_has_a_name(build, key):
    page = build(key)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    todo, nameless = [QAccessible.queryAccessibleInterface(page)], []
    while todo:
        node = todo.pop()
        if node is None or node.state().invisible:
            continue
        if node.state().focusable and not node.text(QAccessible.Text.Name):
            nameless.append((node.role(), type(node.object()).__name__))
        todo.extend(node.child(i) for i in range(node.childCount()))
    page.deleteLater()
    assert not nameless


@pytest.mark.parametrize("key", PLACES)
def test_at_200_percent_a_page_fits_into_1280_pixels(build, key):
    page = build(key)
    theme.set_zoom(2.0)
    page.resize(1150, 620)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1150
    assert page.width() == 1150
    page.deleteLater()


@pytest.mark.parametrize("make", [DraftPage, KitEditorPage])
def test_scrolling_past_a_field_leaves_its_value_alone(show, session, runner, make):
    page = show(make(session, runner))
    page.arrive(None)
    field = page.form.basics.day if make is DraftPage else page.form.competencies[0].weight
    before = field.text()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.text() == before
    assert shiboken6.isValid(field)
