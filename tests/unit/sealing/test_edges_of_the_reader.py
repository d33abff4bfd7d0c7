"""The last thing that is granted and the first that is not, where the reader counts, measures or compares."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from app.domain import canonical
from app.sealing import cms, record_json
from app.sealing import value_forms as forms
from app.sealing.certificate import read_certificate
from app.sealing.der import OCTETS, SEQUENCE, Walker, integer, oid, sequence, tlv
from app.sealing.errors import Reason, Refusal
from app.sealing.grammar import DOCUMENT, EVERY_OBJECT, Limits, Scanner
from app.sealing.kinds import Kind
from app.sealing.length import padded_length, padme
from app.sealing.metadata import packet, read_title, title_fits
from app.sealing.signed_file import read_signed
from app.sealing.values import Name, Real, Ref, number
from tests.unit.sealing.forging import forge
from tests.unit.sealing.making import NOON, OPENING, manifest, signed, signer

SMALL = Limits(size=1 << 20, objects=9, values=9, members=9, token=40, depth=3)


def read(text: bytes, limits: Limits = SMALL, mentioned: int = 1):
    return Scanner(b"1 0 obj\n" + text + b"\nendobj\n", limits, mentioned=mentioned).object(0, 1)[0]


def reason_of(text: bytes, limits: Limits = SMALL) -> Reason:
    with pytest.raises(Refusal) as caught:
        read(text, limits)
    return caught.value.reason


def in_arrays(depth: int) -> bytes:
    return b"[ " * depth + b"1" + b" ]" * depth


def in_dictionaries(depth: int) -> bytes:
    return b"<< /A " * depth + b"1" + b" >>" * depth


def row(count: int) -> bytes:
    return b"[ " + b"1 " * count + b"]"


def keys(count: int) -> bytes:
    return b"<< " + b"".join(b"/%d 1 " % each for each in range(10, 10 + count)) + b">>"


@pytest.mark.parametrize("nest", [in_arrays, in_dictionaries])
def test_depth_is_granted_to_the_last(nest):
    read(nest(SMALL.depth))
    assert reason_of(nest(SMALL.depth + 1)) is Reason.LIMIT_DEPTH
    read(nest(12), DOCUMENT)
    assert reason_of(nest(13), DOCUMENT) is Reason.LIMIT_DEPTH


@pytest.mark.parametrize("make", [row, keys])
def test_values_and_members_are_granted_to_the_last(make):
    read(make(8), replace(SMALL, members=20))
    assert reason_of(make(9), replace(SMALL, members=20)) is Reason.LIMIT_VALUES
    read(make(9), replace(SMALL, values=20))
    assert reason_of(make(10), replace(SMALL, values=20)) is Reason.LIMIT_VALUES


@pytest.mark.parametrize(("length", "cost"), [(0, 1), (13, 1), (14, 2), (29, 2), (30, 3), (38, 3)])
def test_a_token_of_n_bytes_costs_one_and_a_sixteenth_of_n(length, cost):
    text = b"(" + b"a" * length + b")"
    read(text, replace(SMALL, values=cost))
    assert reason_of(text, replace(SMALL, values=cost - 1)) is Reason.LIMIT_VALUES


def test_a_token_is_as_long_as_the_limit_says():
    read(b"(" + b"a" * 38 + b")")
    assert reason_of(b"(" + b"a" * 39 + b")") is Reason.TOKEN
    read(b"[ (" + b"a" * 37 + b") ]")
    assert reason_of(b"[ (" + b"a" * 38 + b") ]") is Reason.TOKEN


@pytest.mark.parametrize("frame", [b"/%b", b"[ /%b ]", b"<< /%b 1 >>"])
def test_names_and_keys_have_at_most_127_characters(frame):
    read(frame % (b"a" * 127), DOCUMENT)
    assert reason_of(frame % (b"a" * 128), DOCUMENT) is Reason.TOKEN


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (b"9999999999", True), (b"-9999999999", True), (b"99999999999", False), (b"9999999999.999", True),
        (b"99999999999.5", False), (b"0.001", True), (b"-0.5", True), (b"0.0001", False), (b"999999 0 R", True),
        (b"1000000 0 R", False), (b"0 0 R", False), (b"/", False), (b"<< / 1 >>", False), (b"/a#2F", True),
        (b"(\\(\\)\\\\)", True), (b"(\\a)", False), (b"<7F>", True), (b"<7f>", False), (b"<1F2>", False),
    ],
)  # fmt: skip
def test_tokens_have_one_form(text, good):
    if good:
        read(text, DOCUMENT, mentioned=EVERY_OBJECT)
    else:
        with pytest.raises(Refusal) as caught:
            read(text, DOCUMENT, mentioned=EVERY_OBJECT)
        assert caught.value.reason is Reason.TOKEN


def test_references_are_first_mentioned_in_order_unless_they_are_not_followed():
    assert read(b"[ 1 0 R 2 0 R 1 0 R 3 0 R ]") == [Ref(1), Ref(2), Ref(1), Ref(3)]
    assert reason_of(b"[ 2 0 R 4 0 R ]") is Reason.NUMBERING
    assert read(b"[ 7 0 R ]", mentioned=EVERY_OBJECT) == [Ref(7)]


def test_an_object_says_where_it_stands_and_where_it_ends():
    data = b"1 0 obj\n<< /Length 2 >>\nstream\nab\nendstream\nendobj\n2 0 obj\ntrue\nendobj\n"
    scanner = Scanner(data, SMALL)
    stream, at, end = scanner.object(0, 1)
    assert (stream.entries, bytes(stream.data), at, data[end:]) == ({"Length": 2}, b"ab", 8, b"2 0 obj\ntrue\nendobj\n")
    assert scanner.object(end, 2) == (True, end + 8, len(data))
    with pytest.raises(Refusal) as caught:
        scanner.object(end, 3)
    assert caught.value.reason is Reason.NUMBERING


@pytest.mark.parametrize(
    ("value", "wanted"), [(0.0005, Real("0.001")), (-2.5, Real("-2.5")), (10.0, 10), ("12.340", Real("12.34")), (0, 0)]
)
def test_numbers_have_at_most_three_decimals(value, wanted):
    assert (number(value), type(number(value))) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("length", "padded"),
    [(1, 1), (9, 10), (100, 104), (1000, 1024), (262_145, 270_336), (1_000_000, 1_015_808), (1_015_809, 1_032_192)],
)
def test_padme_lengths_are_those_of_the_paper(length, padded):
    assert padme(length) == padded
    assert padded_length(length) == max(262_144, padded)
    assert padded_length(0) == padded_length(262_144) == 262_144


@pytest.mark.parametrize("size", [0, 127, 128, 255, 256, 65_535, 65_536])
def test_lengths_of_der_are_the_shortest(size):
    whole = tlv(OCTETS, bytes(size))
    assert Walker(whole, Reason.CMS).content(OCTETS) == bytes(size)
    digits = len(whole) - size - 2
    assert digits == (0 if size < 128 else len(f"{size:b}") // 8 + (len(f"{size:b}") % 8 > 0))


def test_der_of_sixteen_million_bytes_is_not_read():
    with pytest.raises(Refusal):
        Walker(tlv(OCTETS, bytes(1 << 24)), Reason.CMS).take(OCTETS)
    with pytest.raises(Refusal):
        Walker(sequence(tlv(OCTETS, b"ab"))[:-1], Reason.CMS).take(SEQUENCE)
    walk = Walker(sequence(tlv(OCTETS, b"ab")) + b"x", Reason.CMS)
    assert (walk.enter(SEQUENCE), walk.take(OCTETS), walk.at) == (6, b"\4\2ab", 6)


@pytest.mark.parametrize("dotted", ["0.9.127", "1.3.128", "2.5.16383", "2.39.16384.1"])
def test_arcs_of_identifiers_take_seven_bits_a_byte(dotted):
    assert x509.ObjectIdentifier(dotted).dotted_string == dotted
    body = oid(dotted)[2:]
    arcs, arc = [], 0
    for octet in body[1:]:
        arc = arc << 7 | octet & 0x7F
        if octet < 0x80:
            arcs.append(arc)
            arc = 0
    assert f"{body[0] // 40}.{body[0] % 40}." + ".".join(map(str, arcs)) == dotted


N = cms.GROUP_ORDER


@pytest.mark.parametrize(("r", "s"), [(1, 1), (N - 1, 1), (1, N // 2), (127, 128)])
def test_signatures_in_range_have_the_form(r, s):
    cms._check_signature_form(sequence(integer(r), integer(s)))


@pytest.mark.parametrize(("r", "s"), [(0, 1), (1, 0), (N, 1), (1, N // 2 + 1), (1, N - 1)])
def test_signatures_out_of_range_have_not(r, s):
    with pytest.raises(Refusal) as caught:
        cms._check_signature_form(sequence(integer(r), integer(s)))
    assert caught.value.reason is Reason.SIGNATURE_FORM


def test_what_is_kept_free_for_a_signature_is_eight_bytes_more_than_the_longest():
    certificate = read_certificate(signer().certificate)
    longest = cms.make_cms(certificate, bytes(32), lambda _: cms.LONGEST_SIGNATURE)
    assert (len(cms.LONGEST_SIGNATURE), cms.hole_size(certificate)) == (72, len(longest) + 8)


def envelope(*, size: int = 0, serial: int = 5, start: datetime = NOON, end: datetime = NOON) -> bytes:
    key = signer().key._key
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Abena Mensah")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(serial).not_valid_before(start).not_valid_after(end)
    if size:
        filling = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.55555.1"), bytes(size))
        builder = builder.add_extension(filling, critical=False)
    return builder.sign(key, hashes.SHA256(), ecdsa_deterministic=True).public_bytes(Encoding.DER)


def test_a_certificate_has_at_most_6000_bytes():
    near = 5_600 + 6_000 - len(envelope(size=5_600))
    found = {len(der): der for der in (envelope(size=near + place % 7 - 3, serial=place) for place in range(1, 90))}
    assert read_certificate(found[6_000]).claimed_name == "Abena Mensah"
    with pytest.raises(Refusal) as caught:
        read_certificate(found[6_001])
    assert caught.value.reason is Reason.CERTIFICATE_FORM


@pytest.mark.parametrize("serial", [1, 127, 128, (1 << 159) - 1])
def test_a_serial_number_has_at_most_twenty_octets(serial):
    der = envelope(serial=serial)
    assert (read_certificate(der).serial, read_certificate(der).der) == (integer(serial), der)


@pytest.mark.parametrize("serial", [b"\2\1\0", b"\2\0", tlv(2, b"\1" + bytes(20)), tlv(2, b"\x80")])
def test_other_serial_numbers_are_refused(serial):
    der = envelope(serial=5)
    body = Walker(der, Reason.CMS)
    body.enter(SEQUENCE)
    tbs = body.take(SEQUENCE)
    start = len(tbs) - len(Walker(tbs, Reason.CMS).content(SEQUENCE))
    spelled = sequence(sequence(tbs[start:].replace(integer(5), serial, 1)), der[body.at :])
    with pytest.raises(Refusal) as caught:
        read_certificate(spelled)
    assert caught.value.reason is Reason.CERTIFICATE_FORM


@pytest.mark.parametrize(("start", "end", "good"), [(0, 0, True), (-9, 9, True), (1, 1, False), (-1, -1, False)])
def test_a_certificate_holds_from_its_first_second_to_its_last(start, end, good):
    der = envelope(start=NOON + timedelta(seconds=start), end=NOON + timedelta(seconds=end))
    data = forge(signed(), certificate=der)
    if good:
        assert read_signed(data).signed_at == NOON
    else:
        with pytest.raises(Refusal) as caught:
            read_signed(data)
        assert caught.value.reason is Reason.CERTIFICATE_DATES


@pytest.mark.parametrize(("title", "fits"), [("", False), ("x", True), ("é" * 200, True), ("x" * 201, False)])
def test_a_title_has_1_to_200_characters(title, fits):
    assert title_fits(title) is fits


@pytest.mark.parametrize("character", "\x00\x1f\x7f\x9f\ud800\udfff\ufffe\uffff")
def test_a_title_has_no_control_and_nothing_that_is_no_character(character):
    assert not title_fits(f"a{character}b")
    assert title_fits("a\x20\xa0\ud7ff\ue000\ufffd\U0001f600")


def test_the_longest_title_comes_back_from_its_packet():
    for title in ("&" * 200, "\U0001f600" * 200, "<>&" * 60):
        for blanks in (0, 3):
            assert read_title(packet(title, "en", tagged=True, blanks=blanks), "en", tagged=True) == title
    with pytest.raises(Refusal):
        read_title(packet("&" * 201, "en", tagged=True), "en", tagged=True)


@pytest.mark.parametrize(("language", "good"), [("en", True), ("e", False), ("x" * 35, True), ("x" * 36, False)])
def test_a_language_has_2_to_35_characters(language, good):
    data = packet("x", language, tagged=False)
    if good:
        assert read_title(data, language, tagged=False) == "x"
    else:
        with pytest.raises(Refusal):
            read_title(data, language, tagged=False)


def test_a_file_that_hides_no_length_has_no_blanks_in_its_packet():
    assert b'</x:xmpmeta>\n<?xpacket end="w"?>' in signed()
    assert b"</x:xmpmeta>\n  " in signed(hide_length=True)


def test_another_packet_is_no_packet_of_this_file():
    good = packet("x", "en", tagged=True, blanks=2)
    others = [
        good[:-1], good + b" ", good.replace(b">x<", b">\xff<"), good.replace(b">x<", b"><"), b"",
        packet("x", "de", tagged=True), packet("x", "en", tagged=False),
    ]  # fmt: skip
    for data in others:
        with pytest.raises(Refusal) as caught:
            read_title(data, "en", tagged=True)
        assert caught.value.reason is Reason.METADATA


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (forms.file_id, ["0" * 32, "af" * 16], ["0" * 31, "0" * 33, "AF" * 16, "g" * 32, 1, None, b"0" * 32]),
        (forms.digest, ["0" * 64, "af" * 32], ["0" * 63, "0" * 65, "AF" * 32, 1, None]),
        (forms.code, ["x", "x" * 64], ["", "x" * 65, 1, None]),
        (forms.person_name, ["x", "x" * 400], ["", "x" * 401, 1, None]),
        (forms.card_number, [1, 9_999], [0, 10_000, True, "1", None]),
        (forms.flag, [True, False], [0, 1, "true", None]),
        (forms.recipient, [OPENING.recipient], ["", "age1", OPENING.recipient.upper(), OPENING.recipient + "q", 1]),
        (forms.recipients, [[], ["0" * 64, "1" * 64]], [["1" * 64, "0" * 64], ["0" * 64] * 2, ["0"], None, {}, "0"]),
        (forms.moment, ["2026-11-20T12:00:00Z"], ["2026-11-20T12:00:00", "2026-11-20T12:00:00.0Z", "", 1, None]),
        (forms.day, ["2026-11-20"], ["2026-11-31", "20261120", "2026-W47-5", "", 1, None]),
    ],
)
def test_each_value_has_its_form(form, good, bad):
    for value in good:
        assert form(value) == (tuple(value) if isinstance(value, list) else form(value))
    for value in bad:
        with pytest.raises(forms.MisformedError):
            form(value)


def test_forms_give_the_value_itself():
    assert forms.optional(forms.flag, None) is None
    assert forms.optional(forms.flag, False) is False
    assert (forms.code("R-1"), forms.card_number(7), forms.flag(True)) == ("R-1", 7, True)
    assert forms.moment("2026-11-20T12:00:00Z") == NOON
    assert forms.moment("2026-11-20T12:00:00Z").tzinfo is UTC
    assert forms.recipient(OPENING.recipient) == OPENING.recipient
    assert forms.day("2026-11-20") == NOON.date()


def test_there_are_at_most_32_recipients():
    thirty_two = [f"{each:064x}" for each in range(32)]
    assert forms.recipients(thirty_two) == tuple(thirty_two)
    with pytest.raises(forms.MisformedError):
        forms.recipients([*thirty_two, "f" * 64])


def test_headers_manifests_and_payloads_are_as_large_as_the_page_says():
    limits = record_json.HEADER_LIMIT, record_json.MANIFEST_LIMIT, record_json.PAYLOAD_LIMIT
    assert limits == (65_536, 16_777_216, 67_108_864)


def summary_json(signers):
    values = manifest(Kind.SUMMARY, signers={"a": "0" * 64}).to_json()
    return canonical.encode({**values, "signers": signers})


def test_a_summary_names_one_to_32_signers_each_once():
    most = {f"member-{each}": f"{each:064x}" for each in range(32)}
    for signers in ({"a": "0" * 64}, {"a" * 40: "0" * 64}, most):
        assert dict(record_json.manifest_from_json(summary_json(signers)).signers) == signers
    others = [
        {}, {**most, "one-more": "f" * 64}, {"a" * 41: "0" * 64}, {"": "0" * 64}, {"A": "0" * 64}, {"a": "0" * 63},
        {"a": "0" * 64, "b": "0" * 64}, None, [], {"a": None},
    ]  # fmt: skip
    for signers in others:
        with pytest.raises(Refusal) as caught:
            record_json.manifest_from_json(summary_json(signers))
        assert caught.value.reason is Reason.MANIFEST_VALUES


@pytest.mark.parametrize(
    ("role", "key", "value"), [("page", "StructParents", 0), ("page", "Tabs", Name("S")), ("widget", "StructParent", 0)]
)
def test_what_points_into_tags_stands_only_where_there_are_some(role, key, value):
    with pytest.raises(Refusal) as caught:
        read_signed(forge(signed(), lambda graph: graph.one(role).update({key: value})))
    assert caught.value.reason is Reason.TAGS
