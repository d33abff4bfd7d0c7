"""The account of a demonstration says of each panelist what that panelist rated."""

from app.cli.demo import run
from app.cli.main import parser

STORY = """\
panel: {code: X-1, title: Porter, date: 2026-11-20, time_zone: Europe/Lisbon}
kit:
  name: Small
  scale: [low, middle, high]
  competencies:
    - {name: Care, definition: Looks twice., anchors: {1: x, 2: y, 3: z}}
chair: {name: Ada}
panelists: [{name: Ann}, {name: Bo}, {name: Cleo}]
candidates: [{code: C-01, name: Dee Example}]
recusals: [{panelist: Ann, candidate: C-01}]
scorecards:
  - {panelist: Cleo, candidate: C-01, ratings: {Care: 3}, recommendation: yes, summary: Fine.}
"""


def test_a_rating_stands_in_its_panelists_place_where_others_gave_none(tmp_path, capsys):
    story = tmp_path / "story.yaml"
    story.write_text(STORY)
    assert run(parser().parse_args(["demo", "--story", str(story), "--out", str(tmp_path / "out")])) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("C-01"))
    assert row.startswith("C-01  re – 3 ")
