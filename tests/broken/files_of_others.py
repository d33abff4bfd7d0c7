"""What the reader of sealed files and the collecting chair rest on, taken out."""

from tests.broken.breaking import Break

SEALING = "tests/unit/sealing"
CHANGED = f"{SEALING}/test_signed_file.py::test_any_changed_byte_is_refused"
TOO_MANY = f"{SEALING}/test_signed_file.py::test_any_byte_too_many_or_too_few_is_refused"
CHANGED_SEAL = f"{SEALING}/test_sealed_file.py::test_a_changed_byte_anywhere_is_refused"
BOMBS = f"{SEALING}/test_hostile_files.py::test_bombs_are_refused_soon"
INFLATED = f"{SEALING}/test_hostile_files.py::test_streams_are_never_inflated"
MUTANTS = f"{SEALING}/test_hostile_files.py::test_mutants_are_refused"
KEYS = f"{SEALING}/test_forged_structure.py::test_a_key_too_many_is_refused_in_every_role"
VECTORS = f"{SEALING}/test_vectors.py::test_a_vector_has_the_verdict_of_its_header"
SECOND = "tests/stories/test_second_verifier.py"
SECOND_VECTORS = f"{SECOND}::test_the_second_verifier_agrees_on_every_vector"
SECOND_PANEL = f"{SECOND}::test_it_agrees_on_every_file_of_a_whole_panel"
FUZZED = "tests/fuzz/test_fuzzing.py::test_nothing_but_refusals_comes_out"
OWN_COVER = f"{SEALING}/test_forged_seals.py::test_anothers_payload_under_ones_own_cover_is_refused"
FORWARDED = f"{SEALING}/test_forged_seals.py::test_a_payload_forwarded_to_another_key_is_refused"
REFUSALS = "tests/stories/test_refusals.py"
ANOTHER_PANEL = f"{REFUSALS}::test_a_whole_and_signed_file_that_is_not_of_this_panel_is_refused"
UNKNOWN_KEY = f"{REFUSALS}::test_a_card_by_an_unknown_key_is_refused_although_the_name_is_the_same"
WRONG_INSIDE = f"{REFUSALS}::test_a_card_that_is_wrong_inside_is_kept_named_and_does_not_count"
STRANGER = "tests/stories/test_signed_again.py::test_it_is_good_but_of_an_unknown_key_and_collecting_refuses_it"

WHOLE = (
    Break(
        guarantee="G5",
        what="the digest that the signature covers is not that of the file",
        path="app/sealing/cms.py",
        old="    attributes = _attributes(certificate, digest)\n    if len(",
        new="    attributes = _attributes(certificate, _digest_in(cms))\n    if len(",
        missed_by=(CHANGED, CHANGED_SEAL, MUTANTS),
    ),
    Break(
        guarantee="G5",
        what="the signature is not verified",
        path="app/sealing/cms.py",
        old="        certificate.public_key().verify(signature, set_of(*attributes), ec.ECDSA(hashes.SHA256()))\n",
        new="        certificate.public_key()\n",
        missed_by=(CHANGED,),
    ),
    Break(
        guarantee="G5",
        what="what follows the end is not looked at",
        path="app/sealing/increments.py",
        old="        raise Refusal(reason=Reason.TRAILING_BYTES)\n",
        new="        return ()\n",
        missed_by=(VECTORS,),
    ),
    Break(
        guarantee="G5",
        what="what stands before the beginning is overlooked",
        path="app/sealing/signed_file.py",
        old="    document = read_document(data, limits)\n",
        new="    data = data.lstrip()\n    document = read_document(data, limits)\n",
        missed_by=(TOO_MANY,),
    ),
)

ONE_SPELLING = (
    Break(
        guarantee="G6",
        what="values may be as deep as they like",
        path="app/sealing/grammar.py",
        old="        if depth == self.limits.depth:\n",
        new="        if depth < 0:\n",
        missed_by=(BOMBS,),
    ),
    Break(
        guarantee="G6",
        what="streams are inflated to look at them",
        path="app/sealing/grammar.py",
        old='        if not self.data.startswith(b"\\nendstream", end):\n',
        new='        if entries.get("Filter"):\n'
        '            __import__("zlib").decompressobj().decompress(self.data[start:end])\n'
        '        if not self.data.startswith(b"\\nendstream", end):\n',
        missed_by=(INFLATED,),
    ),
    Break(
        guarantee="G6",
        what="keys that nobody knows are let through",
        path="app/sealing/shapes.py",
        old="            if key not in known:\n                raise refuse()\n",
        new="            if key not in known:\n                continue\n",
        missed_by=(KEYS, VECTORS),
    ),
    Break(
        guarantee="G6",
        what="our reader and our writer agree on another spelling",
        path="app/sealing/metadata.py",
        old="<pdfaid:rev>2020</pdfaid:rev>",
        new="<pdfaid:rev>2021</pdfaid:rev>",
        missed_by=(SECOND_PANEL, VECTORS),
    ),
    Break(
        guarantee="G6",
        what="the second verifier demands nothing",
        path="tests/second_verifier/refusal.py",
        old="        raise Refused(word)\n",
        new="        pass\n",
        missed_by=(SECOND_VECTORS,),
    ),
    Break(
        guarantee="G6",
        what="what is no canonical JSON ends in another error",
        path="app/sealing/record_json.py",
        old="    except canonical.NotCanonical as error:\n",
        new="    except KeyError as error:\n",
        missed_by=(f"{FUZZED}[header]", VECTORS),
    ),
)

WHOSE = (
    Break(
        guarantee="G7",
        what="the inside may be signed by somebody else",
        path="app/sealing/sealed_file.py",
        old="        raise Refusal(reason=Reason.INNER_SIGNER)\n",
        new="        pass\n",
        missed_by=(OWN_COVER,),
    ),
    Break(
        guarantee="G7",
        what="a payload may be sealed to a key that nobody named",
        path="app/sealing/sealed_file.py",
        old='        raise Refusal(reason=Reason.SEALED_TO_SOMEONE_ELSE, layer="inner")\n',
        new="        pass\n",
        missed_by=(FORWARDED,),
    ),
    Break(
        guarantee="G7",
        what="the outside may say something else than the inside",
        path="app/sealing/sealed_file.py",
        old="        raise Refusal(reason=Reason.HEADER_MANIFEST)\n",
        new="        pass\n",
        missed_by=(FORWARDED,),
    ),
    Break(
        guarantee="G7",
        what="a card of another panel digest is collected",
        path="app/services/collect_seals.py",
        old="        raise Refusal(reason=Reason.ANOTHER_PANEL_DIGEST)\n",
        new="        pass\n",
        missed_by=(ANOTHER_PANEL,),
    ),
    Break(
        guarantee="G7",
        what="a card by a key that is not on the roster is collected",
        path="app/services/collect_seals.py",
        old="        raise Refusal(reason=Reason.UNKNOWN_KEY)\n",
        new="        pass\n",
        missed_by=(UNKNOWN_KEY, STRANGER),
    ),
    Break(
        guarantee="G7",
        what="a card on another kit counts",
        path="app/services/open_panel.py",
        old="        raise Refusal(reason=Reason.ANOTHER_KIT)\n",
        new="        pass\n",
        missed_by=(WRONG_INSIDE,),
    ),
)
