"""Pages hold what fits: nothing higher than its page, no heading left behind, no line alone, nothing lost."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.documents.frame import paginate
from app.documents.parts.block import Stack
from app.documents.parts.grid import Grid
from app.documents.parts.paragraph import Paragraph
from app.documents.story import Column, Story
from app.page_setup import PageSetup

WORD = "word "
PARTS = st.lists(
    st.one_of(
        st.tuples(st.just("heading"), st.integers(1, 12)),
        st.tuples(st.just("text"), st.integers(1, 900)),
        st.tuples(st.just("table"), st.lists(st.integers(1, 700), min_size=1, max_size=8)),
        st.tuples(st.just("whole"), st.integers(1, 300)),
    ),
    min_size=1,
    max_size=14,
)


def told(parts):
    story = Story(PageSetup(), title="flow")
    for kind, size in parts:
        if kind == "heading":
            story.heading("H2", WORD * size)
        elif kind == "text":
            story.paragraph(WORD * size)
        elif kind == "table":
            story.table((Column("A", 1), Column("B", 3)), [("row", WORD * words) for words in size])
        else:
            with story.whole():
                story.heading("H3", "kept")
                story.paragraph(WORD * size)
    return story


def leaves(block):
    if isinstance(block, Stack):
        for inner in block.blocks:
            yield from leaves(inner)
    else:
        yield block


def words_on(block, width):
    """The words that a page's leaf shows, a table's repeated header left out."""
    if isinstance(block, Paragraph):
        lines = block._lines(width)
        return sum(run_text.count("word") for run_text in map(line_text, lines))
    if isinstance(block, Grid):
        return sum(
            words_on(leaf, own - block.padding.between)
            for row in block.rows
            for cell, own in zip(row.cells, block.widths, strict=True)
            for leaf in leaves(cell.content)
        )
    return 0


def line_text(line):
    return "".join(cluster.text for run in line.runs for cluster in run.clusters)


def asked(parts):
    return sum(sum(size) if isinstance(size, list) else size for _, size in parts)


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_pages_hold_everything_once_and_no_more_than_fits(parts):
    story = told(parts)
    width = story.look.measure
    pages = paginate(story)
    assert all(page.height(width) <= story.room + 0.1 for page in pages)
    assert all(page.blocks for page in pages)
    assert sum(words_on(leaf, width) for page in pages for leaf in leaves(page)) == asked(parts)


@settings(max_examples=60, deadline=None)
@given(PARTS)
@example([("text", 650), ("heading", 1), ("table", [477])])
@example([("text", 358), ("whole", 120), ("heading", 1), ("table", [477])])
def test_no_heading_is_left_behind_and_no_line_is_alone(parts):
    story = told([*parts, ("text", 40)])
    for page in paginate(story):
        shown = list(leaves(page))
        assert not shown[-1].keep_with_next
        for block in shown:
            if isinstance(block, Paragraph) and block._given is not None:
                assert len(block._given) >= 2
            if isinstance(block, Grid):
                assert block.rows


def test_a_row_that_fits_on_a_page_of_its_own_is_not_torn():
    story = told([("text", 500), ("table", [150, 150, 150])])
    rows = [row for page in paginate(story) for leaf in leaves(page) if isinstance(leaf, Grid) for row in leaf.rows]
    assert len(rows) == 3
    assert not any(row.torn for row in rows)


def test_a_row_higher_than_a_page_is_torn_between_its_lines():
    story = told([("table", [5000])])
    rows = [row for page in paginate(story) for leaf in leaves(page) if isinstance(leaf, Grid) for row in leaf.rows]
    assert len(rows) >= 3
    assert [row.torn for row in rows] == [*[True] * (len(rows) - 1), False]


def test_a_header_is_repeated_without_its_nodes():
    story = told([("table", [300] * 8)])
    grids = [leaf for page in paginate(story) for leaf in leaves(page) if isinstance(leaf, Grid)]
    assert len(grids) > 1
    first, *others = grids
    assert all(leaf._node is not None for cell in first.header.first.cells for leaf in leaves(cell.content))
    for grid in others:
        assert all(leaf._node is None for cell in grid.header.first.cells for leaf in leaves(cell.content))
