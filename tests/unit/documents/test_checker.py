"""Our checker finds each fault that is put into a good page."""

import io
import re

import page_checker
import page_samples
import pikepdf
import pytest

from app.documents.render import render_scorecard
from app.page_setup import PageSetup


@pytest.fixture(scope="module")
def good():
    return render_scorecard(page_samples.scorecard_page(), PageSetup(large_print=True)).pdf


def first(file, tag):
    stack = [file.Root.StructTreeRoot.K]
    while stack:
        node = stack.pop(0)
        if str(node.S) == tag:
            return node
        kids = node.get("/K")
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        stack += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    raise AssertionError(tag)


def content(file, old, new):
    stream = file.pages[0].Contents
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def font(file):
    return next(iter(file.pages[0].obj.Resources.Font.values()))


def drop(owner, key):
    del owner[key]


def reversed_nums(file):
    tree = file.Root.StructTreeRoot.ParentTree
    tree.Nums[1] = pikepdf.Array(list(tree.Nums[1])[::-1])


MUTATIONS = {
    "no language": lambda file: drop(file.Root, "/Lang"),
    "not marked": lambda file: drop(file.Root, "/MarkInfo"),
    "title hidden": lambda file: drop(file.Root, "/ViewerPreferences"),
    "no intent": lambda file: drop(file.Root, "/OutputIntents"),
    "no metadata": lambda file: drop(file.Root, "/Metadata"),
    "an action": lambda file: file.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"))),
    "no tree": lambda file: drop(file.Root, "/StructTreeRoot"),
    "paint outside": lambda file: content(file, b"/P <</MCID 0>> BDC", b"0 0 9 9 re f /P <</MCID 0>> BDC"),
    "mark lost": lambda file: content(file, b"/P <</MCID 0>> BDC", b"/Artifact BMC"),
    "mark twice": lambda file: content(file, b"/MCID 1>>", b"/MCID 0>>"),
    "wrong tag": lambda file: content(file, b"/H1 <<", b"/P <<"),
    "open mark": lambda file: content(file, b"EMC", b""),
    "closed twice": lambda file: content(file, b"EMC", b"EMC EMC"),
    "unknown font": lambda file: content(file, b"/X1 ", b"/X9 "),
    "notdef": lambda file: content(file, b"TJ", b"TJ [<0000>] TJ"),
    "off the side": lambda file: content(file, b" Tm", b" Tm 1 0 0 1 590 400 Tm"),
    "off the end": lambda file: content(file, b" Tm", b" Tm 1 0 0 1 90 2 Tm"),
    "parents swapped": reversed_nums,
    "page unlisted": lambda file: drop(file.pages[0].obj, "/StructParents"),
    "wrong back link": lambda file: first(file, "/TR").__setitem__("/P", first(file, "/H1")),
    "no scope": lambda file: drop(first(file, "/TH"), "/A"),
    "ragged": lambda file: first(file, "/TR").__setitem__("/K", first(file, "/TR").K[0]),
    "row outside": lambda file: first(file, "/TBody").__setitem__("/S", pikepdf.Name("/P")),
    "next key": lambda file: file.Root.StructTreeRoot.__setitem__("/ParentTreeNextKey", 0),
    "not embedded": lambda file: drop(font(file).DescendantFonts[0].FontDescriptor, "/FontFile2"),
    "glyph lost": lambda file: font(file).DescendantFonts[0].CIDToGIDMap.write(b"\0" * 4000),
    "other tabs": lambda file: file.pages[0].obj.__setitem__("/Tabs", pikepdf.Name("/R")),
    "silent code": lambda file: font(file).ToUnicode.write(
        re.sub(rb"<0002> <[0-9A-F]+>", b"<0002> <>", font(file).ToUnicode.read_bytes())
    ),
    "no map": lambda file: drop(font(file), "/ToUnicode"),
    "thin map": lambda file: font(file).ToUnicode.write(
        font(file).ToUnicode.read_bytes().replace(b"<0001> <", b"<FFF1> <")
    ),
}


def test_the_good_page_has_no_fault(good):
    assert page_checker.faults(good) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_is_found(good, name):
    with pikepdf.open(io.BytesIO(good)) as file:
        MUTATIONS[name](file)
        out = io.BytesIO()
        file.save(out)
    assert page_checker.faults(out.getvalue()) != []


def test_lines_on_each_other_are_found(good):
    with pikepdf.open(io.BytesIO(good)) as file:
        data = file.pages[0].Contents.read_bytes().split(b"\n")
        places = [line for line in data if line.endswith(b" Tm")]
        x, y = places[2].split()[-3:-1]
        moved = places[4].rsplit(b" ", 3)[0] + b" %s %.2f Tm" % (x, float(y) - 3)
        file.pages[0].Contents.write(b"\n".join(data).replace(places[4], moved))
        out = io.BytesIO()
        file.save(out)
    assert any("overlap" in fault for fault in page_checker.faults(out.getvalue()))
