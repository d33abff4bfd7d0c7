"""A change of scheme or zoom reaches what is already on the screen."""

from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from app.ui.theme import theme
from app.ui.theme.contrast import ratio
from app.ui.theme.icons import icon
from app.ui.theme.tokens import CONTRAST_DARK, DARK, LIGHT, SCHEMES
from app.ui.theme.typeface import FACES


def drawn(widget) -> QImage:
    return widget.grab().toImage()


def test_a_button_on_screen_takes_the_new_scheme(show):
    button = show(QPushButton(""), 100, 40)
    theme.show_tokens(DARK)
    assert drawn(button).pixelColor(50, 20) == QColor(DARK.card)
    theme.show_tokens(LIGHT)
    assert drawn(button).pixelColor(50, 20) == QColor(LIGHT.card)


def test_the_sheet_is_set_after_the_palette():
    theme.show_tokens(CONTRAST_DARK)
    assert QApplication.palette().window().color() == QColor(CONTRAST_DARK.page)
    assert CONTRAST_DARK.tint in QApplication.instance().styleSheet()


def test_the_outline_of_an_unchecked_box_can_be_seen(show):
    box = show(QCheckBox(""), 60, 30)
    for tokens in SCHEMES:
        theme.show_tokens(tokens)
        image = drawn(box)
        best = max(
            ratio(image.pixelColor(x, image.height() // 2).name(), tokens.page) for x in range(image.width() // 2)
        )
        assert best >= 3.0, tokens.name


def test_zoom_doubles_text_and_stays_between_its_ends():
    small = QFontMetricsF(theme.font("body")).height()
    theme.set_zoom(2.0)
    assert QFontMetricsF(theme.font("body")).height() > 1.9 * small
    theme.set_zoom(9.0)
    assert theme.zoom == 2.0
    theme.set_zoom(0.1)
    assert theme.zoom == 1.0


def test_zoom_steps_reach_both_ends():
    for _ in range(9):
        theme.zoom_in()
    assert theme.zoom == 2.0
    for _ in range(9):
        theme.zoom_out()
    assert theme.zoom == 1.0


def test_digits_share_one_width_where_they_are_compared():
    for role, face in FACES.items():
        metrics = QFontMetricsF(theme.font(role))
        widths = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
        assert (max(widths) - min(widths) < 0.05) == face.tabular, role


def test_an_icon_is_drawn_in_the_colour_of_the_scheme():
    lock = icon("lock")
    theme.show_tokens(LIGHT)
    light = lock.pixmap(40, 40).toImage()
    theme.show_tokens(CONTRAST_DARK)
    dark = lock.pixmap(40, 40).toImage()
    assert light != dark
    assert dark.pixelColor(10, 26).name() == CONTRAST_DARK.ink
