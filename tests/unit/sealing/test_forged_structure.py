"""Validly signed files of other shapes: every key that a role does not have, and every place that does not fit."""

from collections.abc import Callable
from typing import Any

import pytest

from app.sealing.attachments import Attachment
from app.sealing.errors import Reason, Refusal
from app.sealing.layout import HEAD
from app.sealing.metadata import packet
from app.sealing.signed_file import read_signed
from app.sealing.values import Name, Ref, Stream
from app.sealing.verify import verify_file
from tests.unit.sealing.forging import Graph, forge, graph_of
from tests.unit.sealing.making import plain_pages, signed, small_seal

BASE = small_seal()
PLAIN = signed(plain_pages(3))
ROLES = sorted(graph_of(BASE).roles)
LINK = {"Type": Name("Annot"), "Subtype": Name("Link"), "Rect": [0, 0, 9, 9]}
SCRIPT = {"S": Name("JavaScript"), "JS": b"app.alert(1)", "Type": Name("Action")}


def test_forging_without_a_change_gives_a_good_file():
    for data in (BASE, PLAIN):
        assert verify_file(forge(data)).signed == "1 of 1"


@pytest.mark.parametrize("role", ROLES)
def test_a_key_too_many_is_refused_in_every_role(role):
    def add(graph: Graph) -> None:
        graph.one(role)["Zz"] = 1

    assert reason_of(forge(BASE, add)) is Reason.ROLE


OPTIONAL = {
    "catalog": {"AF", "Names", "OutputIntents"},
    "page": {"Tabs"},
    "element": {"A", "ActualText", "Alt", "K", "Lang", "NS", "Pg"},
    "widget": {"StructParent"},
}


STREAMS = {
    role for role, numbers in graph_of(BASE).roles.items() if isinstance(graph_of(BASE).objects[numbers[0]], Stream)
}


def keys_of(role: str) -> list[str]:
    """The keys that the layout does not compute anyway."""
    computed = {"Length"} if role in STREAMS else {"ByteRange", "Contents"} if role == "certification" else set()
    return [key for key in graph_of(BASE).one(role) if key not in computed]


@pytest.mark.parametrize("role", ROLES)
def test_a_key_too_few_is_refused_in_every_role(role):
    for key in set(keys_of(role)) - OPTIONAL.get(role, set()):

        def drop(graph: Graph, key: str = key) -> None:
            del graph.one(role)[key]

        with pytest.raises(Refusal):
            read_signed(forge(BASE, drop))


@pytest.mark.parametrize("role", ROLES)
def test_another_type_is_refused_for_every_value(role):
    for key in keys_of(role):

        def change(graph: Graph, key: str = key) -> None:
            graph.one(role)[key] = [True]

        with pytest.raises(Refusal):
            read_signed(forge(BASE, change))


def reason_of(data: bytes) -> Reason:
    with pytest.raises(Refusal) as caught:
        read_signed(data)
    return caught.value.reason


def put(role: str, key: str, value: Any) -> Callable[[Graph], None]:
    def edit(graph: Graph) -> None:
        graph.one(role)[key] = value(graph) if callable(value) else value

    return edit


def stream_of(role: str, data: bytes) -> Callable[[Graph], None]:
    def edit(graph: Graph) -> None:
        number = graph.roles[role][0]
        graph.objects[number] = Stream(graph.objects[number].entries, data)

    return edit


def second_widget(**changes: Any) -> Callable[[Graph], None]:
    def edit(graph: Graph) -> None:
        appearance = graph.add(graph.objects[graph.roles["appearance"][0]])
        widget = {**graph.one("widget"), "AP": {"N": appearance}, "T": b"second"} | changes
        widget.pop("V")
        added = graph.add(widget)
        graph.catalog["AcroForm"]["Fields"].append(added)
        graph.objects[graph.roles["page"][-1]]["Annots"].append(added)

    return edit


def annot_of(dictionary: dict[str, Any]) -> Callable[[Graph], None]:
    def edit(graph: Graph) -> None:
        graph.objects[graph.roles["page"][-1]]["Annots"].append(graph.add(dictionary))

    return edit


def names(graph: Graph) -> list[Any]:
    return graph.catalog["Names"]["EmbeddedFiles"]["Names"]


def permission_3(graph: Graph) -> None:
    graph.one("certification")["Reference"][0]["TransformParams"]["P"] = 3


def stream_as_element(graph: Graph) -> None:
    number = graph.roles["element"][-1]
    graph.objects[number] = Stream(graph.objects[number], b"")


def third_font_file(graph: Graph) -> None:
    graph.one("descriptor")["FontFile"] = graph.one("descriptor")["FontFile2"]


def both_font_files(graph: Graph) -> None:
    for number in graph.roles["descriptor"]:
        item = graph.objects[number]
        item["FontFile2"] = Ref(graph.roles["TrueType program"][0])
        item["FontFile3"] = Ref(graph.roles["CFF program"][0])


def content_as_profile(graph: Graph) -> None:
    graph.one("output intent")["DestOutputProfile"] = graph.one("page")["Contents"]


def content_as_annotation(graph: Graph) -> None:
    graph.one("element")["K"] = {"Type": Name("OBJR"), "Obj": graph.one("page")["Contents"]}


def field_on_two_pages(graph: Graph) -> None:
    graph.objects[graph.one("pages")["Kids"][0]]["Annots"] = graph.catalog["AcroForm"]["Fields"]


def field_not_on_its_page(graph: Graph) -> None:
    del graph.objects[graph.one("pages")["Kids"][-1]]["Annots"]


def names_out_of_order(graph: Graph) -> None:
    graph.catalog["AF"].reverse()
    names(graph)[:] = names(graph)[2:] + names(graph)[:2]


def one_file_twice(graph: Graph) -> None:
    graph.catalog["AF"].append(names(graph)[1])
    names(graph).extend([b"zz", names(graph)[1]])


def two_bodies(graph: Graph) -> None:
    graph.one("filespec")["EF"]["UF"] = graph.add(Stream(dict(graph.one("file")), b"{ }"))


def swapped_attachments(graph: Graph) -> None:
    first, second = (graph.objects[number] for number in graph.roles["filespec"])
    first["EF"], second["EF"] = second["EF"], first["EF"]


def text_after_the_packet(graph: Graph) -> None:
    number = graph.roles["xmp"][0]
    stream_of("xmp", bytes(graph.objects[number].data) + b" ")(graph)


CASES: dict[str, tuple[bytes, Callable[[Graph], None], Reason]] = {
    "open action": (BASE, put("catalog", "OpenAction", SCRIPT), Reason.ROLE),
    "additional actions": (BASE, put("catalog", "AA", {"WC": SCRIPT}), Reason.ROLE),
    "page action": (BASE, put("page", "AA", {"O": SCRIPT}), Reason.ROLE),
    "field action": (BASE, put("widget", "A", SCRIPT), Reason.ROLE),
    "script by name": (BASE, lambda g: g.catalog["Names"].update(JavaScript={"Names": []}), Reason.ROLE),
    "link": (BASE, annot_of(LINK), Reason.ROLE),
    "overlay": (BASE, annot_of({**LINK, "Subtype": Name("Stamp")}), Reason.ROLE),
    "free text": (BASE, annot_of({**LINK, "Subtype": Name("FreeText"), "Contents": b"x"}), Reason.ROLE),
    "image": (BASE, lambda g: g.one("page")["Resources"].update(XObject={"I": g.one("page")["Contents"]}), Reason.ROLE),
    "graphics state": (BASE, lambda g: g.one("page")["Resources"].update(ExtGState={}), Reason.ROLE),
    "layers": (BASE, put("catalog", "OCProperties", {}), Reason.ROLE),
    "outlines": (BASE, put("catalog", "Outlines", lambda g: g.add({"Count": 0})), Reason.ROLE),
    "a form": (BASE, lambda g: g.catalog["AcroForm"].update(XFA=b"x"), Reason.ROLE),
    "need appearances": (BASE, lambda g: g.catalog["AcroForm"].update(NeedAppearances=True), Reason.ROLE),
    "document security store": (BASE, put("catalog", "DSS", {}), Reason.ROLE),
    "external file": (BASE, put("filespec", "FS", Name("URL")), Reason.ROLE),
    "filtered file": (BASE, put("file", "Filter", Name("FlateDecode")), Reason.ROLE),
    "appearance with content": (BASE, stream_of("appearance", b"0 0 9 9 re f"), Reason.ROLE),
    "cascade of filters": (BASE, put("content", "Filter", [Name("FlateDecode")] * 2), Reason.ROLE),
    "external stream": (BASE, put("content", "F", b"http"), Reason.ROLE),
    "font file of a third kind": (BASE, third_font_file, Reason.ROLE),
    "both font files": (BASE, both_font_files, Reason.ROLE),
    "page as metadata": (BASE, put("catalog", "Metadata", lambda g: g.one("pages")["Kids"][0]), Reason.ROLE_CONFLICT),
    "content as profile": (BASE, content_as_profile, Reason.ROLE_CONFLICT),
    "content as an annotation": (BASE, content_as_annotation, Reason.ROLE_CONFLICT),
    "field on two pages": (PLAIN, field_on_two_pages, Reason.FIELDS),
    "field not on its page": (PLAIN, field_not_on_its_page, Reason.FIELDS),
    "names out of order": (BASE, names_out_of_order, Reason.FILES),
    "one file twice": (BASE, one_file_twice, Reason.FILES),
    "two bodies for one file": (BASE, two_bodies, Reason.FILES),
    "swapped attachments": (BASE, swapped_attachments, Reason.FILES),
    "text after the packet": (BASE, text_after_the_packet, Reason.METADATA),
    "count": (PLAIN, put("pages", "Count", 2), Reason.PAGES),
    "page twice": (PLAIN, lambda g: g.one("pages")["Kids"].append(g.one("pages")["Kids"][0]), Reason.PAGES),
    "hidden page": (PLAIN, lambda g: g.one("pages")["Kids"].pop(0), Reason.PAGES),
    "page replaced": (PLAIN, lambda g: g.one("pages")["Kids"].__setitem__(0, g.one("pages")["Kids"][1]), Reason.PAGES),
    "second field": (BASE, second_widget(), Reason.FIELDS),
    "same field name": (BASE, second_widget(T=b"signature"), Reason.FIELDS),
    "field elsewhere": (PLAIN, lambda g: g.one("widget").update(P=g.one("pages")["Kids"][0]), Reason.FIELDS),
    "field without its signature": (PLAIN, lambda g: g.one("widget").pop("V"), Reason.FIELDS),
    "permission 3": (BASE, permission_3, Reason.ROLE),
    "no certification": (BASE, lambda g: g.one("certification").pop("Reference"), Reason.ROLE),
    "another handler": (BASE, put("certification", "Filter", Name("Adobe.PPKMS")), Reason.ROLE),
    "another sub-filter": (BASE, put("certification", "SubFilter", Name("adbe.pkcs7.detached")), Reason.ROLE),
    "a reason": (BASE, put("certification", "Reason", b"I agree"), Reason.ROLE),
    "a time zone": (BASE, put("certification", "M", b"D:20261120120000+01'00'"), Reason.ROLE),
    "no such day": (BASE, put("certification", "M", b"D:20261320120000Z"), Reason.ROLE),
    "before the certificate": (BASE, put("certification", "M", b"D:20261110120000Z"), Reason.CERTIFICATE_DATES),
    "after the certificate": (BASE, put("certification", "M", b"D:20990101120000Z"), Reason.CERTIFICATE_DATES),
    "name and label differ": (BASE, lambda g: names(g).__setitem__(0, b"aaa.json"), Reason.FILES),
    "a file not associated": (BASE, lambda g: g.catalog["AF"].pop(), Reason.FILES),
    "a false size": (BASE, lambda g: g.one("file")["Params"].update(Size=1), Reason.FILES),
    "a false media type": (BASE, put("file", "Subtype", Name("application/x-age-encryption")), Reason.FILES),
    "a foreign attachment": (BASE, lambda g: g.one("filespec").update(F=b"run.exe", UF=b"run.exe"), Reason.ROLE),
    "no page mode": (BASE, lambda g: g.catalog.pop("PageMode"), Reason.ROLE),
    "collection": (BASE, put("catalog", "Collection", {"View": Name("H")}), Reason.ROLE),
    "encrypted": (BASE, put("catalog", "Encrypt", {}), Reason.ROLE),
    "another packet": (BASE, stream_of("xmp", b"<?xpacket?>"), Reason.METADATA),
    "another language": (BASE, put("catalog", "Lang", b"de"), Reason.METADATA),
    "text of a second form": (BASE, put("widget", "TU", b"\xfe\xff\0S"), Reason.ROLE),
    "pages outside the tags": (BASE, lambda g: g.one("page").pop("StructParents"), Reason.TAGS),
    "tags without a tree": (PLAIN, put("page", "StructParents", 0), Reason.TAGS),
    "half a tree": (BASE, lambda g: g.catalog.pop("MarkInfo"), Reason.ROLE),
    "a link element": (BASE, put("element", "S", Name("Link")), Reason.ROLE),
    "a foreign attribute": (BASE, put("element", "A", {"O": Name("UserProperties"), "P": []}), Reason.ROLE),
    "a width missing": (BASE, put("TrueType cid font", "W", [1, [500], 9]), Reason.ROLE),
    "no widths": (BASE, put("TrueType cid font", "W", 500), Reason.ROLE),
    "fonts as a list": (BASE, lambda g: g.one("page")["Resources"].update(Font=[]), Reason.ROLE),
    "a font of another name": (BASE, lambda g: g.one("page")["Resources"]["Font"].update({"X-1": 1}), Reason.ROLE),
    "an identity of another type": (BASE, put("element", "ID", 5), Reason.ROLE),
    "a stream as an element": (BASE, stream_as_element, Reason.ROLE),
    "other extensions": (BASE, lambda g: g.catalog["Extensions"].update(ADBE={}), Reason.ROLE),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_other_shapes_are_refused(case):
    base, edit, reason = CASES[case]
    assert reason_of(forge(base, edit)) is reason


def test_unreachable_objects_cannot_be_added():
    end = BASE.index(b"xref\n0 ")
    number = len(graph_of(BASE).objects) + 1
    for value in (b"1", b"[ %d 0 R ]" % number, b"[ %d 0 R ]" % (number + 1)):
        added = b"%d 0 obj\n%b\nendobj\n" % (number, value)
        assert reason_of(BASE[:end] + added + BASE[end:]) is Reason.NUMBERING


def test_a_reference_to_nothing_is_refused():
    def edit(graph: Graph) -> None:
        graph.one("element")["K"] = [Ref(graph.add({"S": Name("P")}))]

    assert reason_of(forge(BASE, edit)) is Reason.ROLE


def test_two_attachments_that_share_one_body_are_refused():
    parts = [Attachment(name=name, data=b"{}") for name in ("header.json", "manifest.json")]

    def share(graph: Graph) -> None:
        first, second = (graph.objects[number] for number in graph.roles["filespec"])
        second["EF"] = first["EF"]

    assert reason_of(forge(signed(plain_pages(), attachments=parts), share)) is Reason.FILES


def test_an_object_that_is_mentioned_but_missing_is_refused():
    last = len(graph_of(BASE).objects)
    start, end = BASE.index(b"\n%d 0 obj\n" % last) + 1, BASE.index(b"xref\n0 ")
    assert reason_of(BASE[:start] + BASE[end:]) is Reason.NUMBERING


def test_more_objects_than_the_cap_are_refused():
    objects = b"".join(b"%d 0 obj\n[ %d 0 R ]\nendobj\n" % (number, number + 1) for number in range(1, 50_003))
    assert reason_of(HEAD + objects) is Reason.LIMIT_OBJECTS


@pytest.mark.parametrize(
    ("title", "language"), [("a" * 201, "en"), ("a\tb", "en"), ("a\x7f", "en"), ("a", "e"), ("a", "e n"), ("a", "")]
)
def test_a_packet_that_our_writer_could_not_mean_is_refused(title, language):
    def put_packet(graph: Graph) -> None:
        stream_of("xmp", packet(title, language, tagged=True))(graph)
        graph.catalog["Lang"] = language.encode("ascii")

    assert reason_of(forge(BASE, put_packet)) is Reason.METADATA
