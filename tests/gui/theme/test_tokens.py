"""Whatever the scheme, every pair of colours that text or a sign uses can be told apart."""

import pytest

from app.ui.theme.contrast import ink_on, ratio
from app.ui.theme.tokens import SCHEMES

TEXT, SIGN = 4.5, 3.0
SURFACES = ("page", "card", "rail", "sunk", "hover", "prompt_bg", "tint")
PAIRS = [
    *[(ink, surface, TEXT) for ink in ("ink", "soft") for surface in SURFACES],
    ("on_tint", "tint", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("accent_ink", "rail", TEXT),
    ("accent_ink", "card", TEXT),
    ("on_pick", "pick", TEXT),
    *[("link", surface, TEXT) for surface in ("page", "card", "tint")],
    *[(f"{tone}_ink", surface, TEXT) for tone in ("ok", "warn") for surface in (f"{tone}_bg", "page", "card")],
    *[("bad_ink", surface, TEXT) for surface in ("page", "card")],
    ("off_record_ink", "off_record_bg", TEXT),
    ("off_record_soft", "off_record_bg", TEXT),
    *[(sign, surface, SIGN) for sign in ("border", "accent", "focus") for surface in ("page", "card", "sunk")],
    ("pick", "card", SIGN),
    ("mark", "page", SIGN),
    ("mark", "card", SIGN),
]


@pytest.mark.parametrize("tokens", SCHEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "surface", "floor"), PAIRS)
def test_pair_can_be_told_apart(tokens, ink, surface, floor):
    assert ratio(getattr(tokens, ink), getattr(tokens, surface)) >= floor


@pytest.mark.parametrize("tokens", SCHEMES, ids=lambda tokens: tokens.name)
def test_numbers_can_be_read_on_every_heat_step(tokens):
    for step in tokens.heat:
        assert ratio(ink_on(step, tokens), step) >= TEXT


def test_ratio_is_the_published_one():
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
