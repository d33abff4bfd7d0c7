"""What our page writer makes is taken over; what it should not make is said at once and not signed."""

import io
import re

import pytest
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.sealing.assembly import SignatureField
from app.sealing.drawn_source import read_drawn
from app.sealing.errors import PagesNotAccepted
from app.sealing.signed_file import read_signed
from app.sealing.values import Name, Ref, Stream, Value
from tests.unit.sealing.forging import graph_of
from tests.unit.sealing.making import deflated, plain_pages, signed, tagged_objects, tagged_pages, write_pdf


class Bare(Canvas):
    """A canvas that puts no font on a page where nothing is written."""

    def _make_preamble(self):
        self._preamble = "1 0 0 1 0 0 cm"


def reportlab_pages(monkeypatch) -> bytes:
    monkeypatch.setattr(rl_config, "useA85", 0)
    out = io.BytesIO()
    canvas = Bare(out, invariant=1, lang="en")
    for _ in range(2):
        canvas.rect(72, 72, 100, 100, fill=1)
        canvas.showPage()
    canvas._doc.idToObject["BasicFonts"].dict.clear()
    canvas.save()
    return out.getvalue()


def test_pages_of_reportlab_are_taken_over(monkeypatch):
    graph = graph_of(signed(reportlab_pages(monkeypatch)))
    assert len(graph.roles["page"]) == 2
    assert graph.one("page").keys() <= {"Annots", "Contents", "MediaBox", "Parent", "Resources", "Type"}


def one_page(**changes: Value | Stream) -> bytes:
    objects: dict[int, Value | Stream] = {
        1: {"Type": Name("Catalog"), "Pages": Ref(2)},
        2: {"Type": Name("Pages"), "Count": 1, "Kids": [Ref(3)]},
        3: {"Type": Name("Page"), "Parent": Ref(2), "MediaBox": [0, 0, 9, 9], "Contents": Ref(4), "Resources": {}},
        4: deflated(b"0 0 9 9 re f"),
    }
    return write_pdf(objects | {int(key[1:]): value for key, value in changes.items()})


def test_spellings_of_ordinary_pdf_are_understood():
    data = one_page(o5={"A": b"fourteen bytes", "N": Name("a/b"), "T": True, "L": [1, Name("x")]})
    data = data.replace(b"(fourteen bytes)", b"(a\\(b\\)\\n\\101\\\\)").replace(b"true", b"null")
    entries = read_drawn(data).objects[5]
    assert entries == {"A": b"a(b)\nA\\", "N": Name("a/b"), "L": [1, Name("x")]}


def test_a_language_that_is_not_said_is_english():
    assert graph_of(signed(one_page())).catalog["Lang"] == b"en"


def test_one_filter_may_stand_alone():
    stream = Stream({"Filter": Name("FlateDecode")}, deflated(b"f").data)
    assert read_signed(signed(one_page(o4=stream))).signatures == "1 of 1"


def test_a_field_without_a_place_on_the_page_is_invisible():
    graph = graph_of(signed(plain_pages()))
    assert graph.one("widget")["Rect"] == [0, 0, 0, 0]
    fields = [SignatureField(name="chair", label="Żółkiewski", rect=(10.5, 20, 110.5, 60))]
    graph = graph_of(signed(plain_pages(), fields=fields))
    assert graph.one("widget")["TU"] == b"\xfe\xff" + "Żółkiewski".encode("utf-16-be")
    assert graph.one("appearance")["BBox"] == [0, 0, 100, 40]


def test_a_place_kept_free_is_taken_and_joined_to_the_tags():
    graph = graph_of(signed(tagged_pages()))
    widget, tree = graph.one("widget"), graph.one("parent tree")["Nums"]
    assert widget["Rect"] == [72, 100, 300, 150]
    form = graph.objects[tree[tree.index(widget["StructParent"], 1) + 1]]
    assert form["S"] == "Form"
    assert graph.objects[form["K"]["Obj"]] is widget
    assert graph.one("structure")["ParentTreeNextKey"] == 2


def test_what_the_page_writer_shares_or_inlines_is_joined():
    objects = tagged_objects()
    objects[5]["ParentTree"] = {"Nums": [0, Ref(14)]}
    objects[14] = [Ref(11), Ref(13)]
    objects[1]["OutputIntents"] = [Ref(15)]
    objects[15] = tagged_objects()[1]["OutputIntents"][0]
    graph, usual = graph_of(signed(write_pdf(objects))), graph_of(signed(tagged_pages()))
    assert len(graph.one("parent tree")["Nums"]) == len(usual.one("parent tree")["Nums"]) == 4
    assert graph.one("output intent").keys() == usual.one("output intent").keys()


def wrong_tree(value: Value) -> bytes:
    objects = tagged_objects()
    objects[5]["ParentTree"] = value
    return write_pdf(objects)


def next_key_gone() -> bytes:
    objects = tagged_objects()
    objects[5]["ParentTreeNextKey"] = Name("none")
    return write_pdf(objects)


WRONG = {
    "no pdf": b"nothing",
    "another number": one_page().replace(b"4 0 obj", b"7 0 obj"),
    "no root": one_page().replace(b"/Root 1 0 R", b"/Root 1    "),
    "no table": b"startxref\n0\n%%EOF\n",
    "a trailer that is none": one_page().replace(b"trailer", b"trailed"),
    "a stream without a filter": one_page(o4=Stream({}, b"0 0 9 9 re f")),
    "a filter that is no name": one_page(o4=Stream({"Filter": 1}, b"")),
    "a next key that is none": next_key_gone(),
    "two filters": one_page(o4=Stream({"Filter": [Name("FlateDecode")] * 2}, b"")),
    "kids that are none": one_page(o2={"Type": Name("Pages"), "Count": 1, "Kids": Ref(4)}),
    "resources that are none": one_page(
        o3={"Type": Name("Page"), "MediaBox": [0, 0, 9, 9], "Contents": Ref(4), "Resources": Ref(4)}
    ),
    "a length that is none": re.sub(rb"/Length \d\d", b"/Length /x", one_page()),
    "pages that are none": one_page(o3=[1]),
    "no pages": one_page(o2={"Type": Name("Pages"), "Count": 0, "Kids": []}),
    "a parent tree that is none": wrong_tree(5),
    "a parent tree that is a stream": wrong_tree(Ref(4)),
    "a reference to nothing": one_page(o4=deflated(b"f", Nothing=Ref(99))),
    "a simple font": one_page(
        o3={
            "Type": Name("Page"), "MediaBox": [0, 0, 9, 9], "Contents": Ref(4),
            "Resources": {"Font": {"F1": Ref(5)}},
        },
        o5={"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica"), "Name": Name("F1")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_pages_of_another_shape_are_not_signed(case):
    with pytest.raises(PagesNotAccepted):
        signed(WRONG[case])
