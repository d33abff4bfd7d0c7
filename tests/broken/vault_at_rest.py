"""What a vault on a disk rests on, taken out: its key, its silence, its form."""

from tests.broken.breaking import Break

FORMAT = "tests/unit/vault/test_format.py"
DERIVED = f"{FORMAT}::test_the_key_is_argon2id_over_the_first_sixteen_bytes"
FLOOR = f"{FORMAT}::test_the_floor_is_the_floor"
READ_BY_OTHERS = f"{FORMAT}::test_another_program_reads_a_vault_with_the_sheet"
OTHER_SHEET = "tests/unit/vault/test_opening.py::test_another_sheet_does_not_open"
CANARIES = "tests/unit/vault/test_canaries.py"
UNREADABLE = f"{CANARIES}::test_no_word_is_readable_at_any_step"
NO_SECRET = f"{CANARIES}::test_neither_key_nor_passphrase_lies_in_any_file"
NAMES = f"{CANARIES}::test_settings_and_file_names_say_nothing_about_a_person"
STORY = "tests/stories/test_canaries.py::test_after_every_step_nothing_is_readable_but_what_may_be"
RAW_DISK = "tests/stories/test_canaries.py::test_a_raw_disk_holds_no_word_either"

KEY = (
    Break(
        guarantee="G2",
        what="a guess may cost four MiB",
        path="app/crypto/costs.py",
        old="MEMORY_LOG2_FLOOR: Final = 16",
        new="MEMORY_LOG2_FLOOR: Final = 12",
        missed_by=(FLOOR,),
    ),
    Break(
        guarantee="G2",
        what="every vault has the same salt",
        path="app/vault/keys.py",
        old="derive_key(passphrase, header.salt, header.costs)",
        new="derive_key(passphrase, bytes(16), header.costs)",
        missed_by=(DERIVED,),
    ),
    Break(
        guarantee="G2",
        what="one pass is computed whatever the header says",
        path="app/crypto/kdf.py",
        old='"t_cost": costs.passes,',
        new='"t_cost": 1,',
        missed_by=(DERIVED,),
    ),
    Break(
        guarantee="G2",
        what="the engine is not given the sheet's key",
        path="app/vault/database.py",
        old="    octets = (*key.view, *salt)\n",
        new="    octets = (*bytes(len(key)), *salt)\n",
        missed_by=(OTHER_SHEET, READ_BY_OTHERS),
    ),
)

SILENCE = (
    Break(
        guarantee="G3",
        what="a copy of what is being typed stands beside the vault",
        path="app/vault/stores/typing_draft.py",
        old="        self._ledger.overwrite(sql, _TYPING.values(draft))\n",
        new="        self._ledger.overwrite(sql, _TYPING.values(draft))\n"
        '        self._ledger.database.path.with_suffix(".draft").write_text(draft.text)\n',
        missed_by=(UNREADABLE, STORY),
    ),
    Break(
        guarantee="G3",
        what="what is being typed passes through a file that is removed",
        path="app/vault/stores/typing_draft.py",
        old="        self._ledger.overwrite(sql, _TYPING.values(draft))\n",
        new="        self._ledger.overwrite(sql, _TYPING.values(draft))\n"
        '        with self._ledger.database.path.with_suffix(".draft").open("w") as passing:\n'
        "            passing.write(draft.text * 100)\n"
        "            passing.flush()\n"
        '            __import__("os").fsync(passing.fileno())\n'
        '        self._ledger.database.path.with_suffix(".draft").unlink()\n',
        missed_by=(RAW_DISK,),
    ),
    Break(
        guarantee="G3",
        what="the key lies among the backups",
        path="app/vault/backups.py",
        old="    _drop(folder, salt, backup)\n    return backup\n",
        new='    _drop(folder, salt, backup)\n    (folder / "key").write_bytes(bytes(key.view))\n    return backup\n',
        missed_by=(NO_SECRET,),
    ),
    Break(
        guarantee="G3",
        what="backups are named after whom the notes are about",
        path="app/vault/backups.py",
        old='{now.astimezone(UTC).strftime(_TIME)}.rosa"',
        new="{now.astimezone(UTC).strftime(_TIME)}{ledger.database.row('SELECT max(candidate) FROM note')[0]}.rosa\"",
        missed_by=(NAMES,),
    ),
)

FORM = (
    Break(
        guarantee="G16",
        what="the key is given to the engine backwards, by us alone",
        path="app/vault/database.py",
        old="    octets = (*key.view, *salt)\n",
        new="    octets = (*reversed(key.view), *salt)\n",
        missed_by=(READ_BY_OTHERS,),
    ),
    Break(
        guarantee="G16",
        what="pages are authenticated otherwise than FORMAT says",
        path="app/vault/database.py",
        old="        connection.set_key(spelled)\n",
        new="        connection.set_key(spelled)\n"
        '        connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA1")\n',
        missed_by=(READ_BY_OTHERS,),
    ),
)
