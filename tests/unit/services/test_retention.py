"""People edit the figures to their own policy: what they leave out of place is said with its line."""

import pytest

from app.domain.errors import Problem, ValueRefused
from app.services.retention import FIGURES, retention_figures

SHIPPED = FIGURES.read_text("utf-8")


def test_the_shipped_figures_are_read():
    assert [figure.months for figure in retention_figures()] == [12, 24, 6]


@pytest.mark.parametrize(
    ("old", "new", "problem", "line"),
    [
        ('"months": 24,', '"months": 24;', Problem.NOT_YAML, 5),
        ('"months": 24', '"months": "two years"', Problem.NOT_A_NUMBER, 5),
        ('"months": 24', '"months": 0', Problem.OUT_OF_RANGE, 5),
        ('"months": 24, ', "", Problem.MISSING_KEY, 5),
        ('"as_of": "2026-11-01"', '"as_of": "1 November"', Problem.NOT_A_DATE, 4),
    ],
)
def test_a_slip_is_refused_with_its_line(tmp_path, old, new, problem, line):
    path = tmp_path / "retention.json"
    assert old in SHIPPED
    path.write_text(SHIPPED.replace(old, new, 1), "utf-8")
    with pytest.raises(ValueRefused) as refused:
        retention_figures(path)
    assert (refused.value.problem, refused.value.line) == (problem, line)
    assert refused.value.where.startswith("retention.json / ")


def test_a_file_without_a_figure_is_refused(tmp_path):
    path = tmp_path / "retention.json"
    path.write_text('{"figures": []}', "utf-8")
    with pytest.raises(ValueRefused) as refused:
        retention_figures(path)
    assert refused.value.problem is Problem.TOO_FEW
