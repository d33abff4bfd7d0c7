"""What a vault on a failing disk rests on, taken out: durability, notice of damage, ways back."""

from tests.broken.breaking import Break

KILLED = "tests/unit/vault/test_kills.py::test_a_killed_program_loses_nothing_that_it_acknowledged"
REFUSED = "tests/unit/vault/test_disks.py::test_a_disk_that_refuses"
STOPPED = "tests/unit/vault/test_disks.py::test_after_the_disk_failed_nothing_more_is_written"
SAMPLE = "tests/faults/test_faults.py::test_a_sample_of_faults"
EVERY = "tests/faults/test_faults.py::test_every_call_of_every_operation"
TWENTY = "tests/stories/test_kills.py::test_twenty_kills_lose_nothing"
THOUSAND = "tests/stories/test_kills.py::test_a_thousand_kills_lose_nothing"
WINDOW = "tests/window/test_kills.py::test_a_few_kills_of_the_window_lose_at_most_a_tenth_of_a_second"
THOUSAND_WINDOWS = "tests/window/test_kills.py::test_a_thousand_kills_of_the_window_lose_at_most_a_tenth_of_a_second"
_DAMAGE = "tests/unit/vault/test_damage.py"
DAMAGED = f"{_DAMAGE}::test_no_damage_goes_unnoticed"
EVERY_PAGE = "tests/stories/test_rollback.py::test_every_older_page_put_back_is_found"
EVERY_BIT = f"{_DAMAGE}::test_a_bit_is_noticed_in_every_page_also_in_one_that_holds_nothing"
LENGTH = f"{_DAMAGE}::test_a_file_of_another_length_is_not_even_opened"
OLD_FILE = "tests/unit/vault/test_journal.py::test_an_old_file_put_back_is_refused_at_unlock"
OLD_PAGE = "tests/unit/vault/test_journal.py::test_one_old_page_put_back_is_found_although_each_page_is_authentic"
UNNAMED = "tests/unit/vault/test_opening.py::test_a_vault_has_no_name_before_its_sheet_was_typed_back"
HEADLESS = "tests/unit/vault/test_opening.py::test_the_sheet_opens_even_when_the_header_is_gone"
DRILL = "tests/unit/vault/test_backups.py::test_the_drill_of_a_damaged_vault"
NOT_WHOLE = "tests/unit/vault/test_backups.py::test_a_vault_that_is_not_whole_gets_no_backup_and_keeps_the_old_ones"
TYPED_BACK = "tests/unit/services/test_vaults.py::test_words_that_are_not_the_sheets_make_no_vault"

DURABLE = (
    Break(
        guarantee="G12",
        what="nothing is kept by which a change cut short is undone",
        path="app/vault/database.py",
        old='    "journal_mode=TRUNCATE",\n',
        new='    "journal_mode=OFF",\n',
        missed_by=(f"{EVERY}[type-kill]",),
    ),
    Break(
        guarantee="G12",
        what="what is being typed is not written",
        path="app/vault/stores/typing_draft.py",
        old="        self._ledger.overwrite(sql, _TYPING.values(draft))\n",
        new="        self._ledger.overwrite(sql, _TYPING.values(draft)) if draft.at.microsecond == 1 else None\n",
        missed_by=(KILLED, TWENTY, f"{THOUSAND}[0]"),
    ),
    Break(
        guarantee="G12",
        what="letters are kept no sooner than their note is entered",
        path="app/ui/interview/notes_column.py",
        old="            self._saving.start(_SAVE_AFTER_MS)\n",
        new="            self._saving.stop()\n",
        missed_by=(WINDOW, f"{THOUSAND_WINDOWS}[0]"),
    ),
    Break(
        guarantee="G12",
        what="a file gets its name before the disk has what is in it",
        path="app/whole_file.py",
        old="            os.fsync(file.fileno())\n",
        new="",
        missed_by=(f"{EVERY}[export-partial]", f"{EVERY}[choose-partial]"),
    ),
    Break(
        guarantee="G12",
        what="a file has its name before the disk knows it",
        path="app/whole_file.py",
        old="    flush_folder(path.parent)\n",
        new="",
        missed_by=(f"{EVERY}[export-power]", f"{EVERY}[restore-power]"),
    ),
    Break(
        guarantee="G12",
        what="after a failed flush writing goes on",
        path="app/vault/ledger.py",
        old="        self.stopped = self.stopped or isinstance(error, DiskFailed)\n",
        new="        del error\n",
        missed_by=(STOPPED, SAMPLE, f"{EVERY}[rate-EIO]"),
    ),
    Break(
        guarantee="G12",
        what="a full disk has no name of its own",
        path="app/vault/faults.py",
        old="    13: DiskFull,  # FULL\n",
        new="",
        missed_by=(REFUSED, SAMPLE),
    ),
)

NOTICED = (
    Break(
        guarantee="G13",
        what="an old file put back is opened in silence",
        path="app/vault/ledger.py",
        old="            raise RolledBack(seen=counter, found=self.counter)\n",
        new="            return True\n",
        missed_by=(OLD_FILE,),
    ),
    Break(
        guarantee="G13",
        what="the check does not look at the pages",
        path="app/vault/check.py",
        old='len(database.long_rows("PRAGMA cipher_integrity_check"))',
        new="0",
        missed_by=(EVERY_BIT,),
    ),
    Break(
        guarantee="G13",
        what="a vault of another length is opened",
        path="app/vault/database.py",
        old="        if pages is None or size != pages[0] * PAGE_BYTES:\n",
        new="        if pages is None or size < 0:\n",
        missed_by=(LENGTH,),
    ),
    Break(
        guarantee="G13",
        what="what does not hold is not among the findings",
        path="app/vault/check.py",
        old="    return (Finding(check=check, count=count, table=table),) if count else ()\n",
        new="    return ()\n",
        missed_by=(DAMAGED, EVERY_PAGE),
    ),
    Break(
        guarantee="G13",
        what="rows are not compared with the journal",
        path="app/vault/check.py",
        old="            found.append(row_id)\n",
        new="            pass\n",
        missed_by=(OLD_PAGE,),
    ),
)

WAYS_BACK = (
    Break(
        guarantee="G14",
        what="a vault has its name before its sheet is proven",
        path="app/vault/creating.py",
        old="    return UnfinishedVault(path, key, header.salt, machine)\n",
        new="    places.copy_whole(new, path)\n    return UnfinishedVault(path, key, header.salt, machine)\n",
        missed_by=(UNNAMED,),
    ),
    Break(
        guarantee="G14",
        what="whatever is typed back proves the sheet",
        path="app/services/vaults.py",
        old="            raise WordsDiffer\n",
        new="            pass\n",
        missed_by=(TYPED_BACK,),
    ),
    Break(
        guarantee="G14",
        what="the sheet relies on the header of the file",
        path="app/vault/opening.py",
        old="    if len(read_salt(path)) < HEADER_BYTES:\n        raise NotAVault\n",
        new="    Header.parse(read_salt(path))\n",
        missed_by=(HEADLESS,),
    ),
    Break(
        guarantee="G14",
        what="a backup counts without having been opened",
        path="app/vault/backups.py",
        old="        if not check_database(copy).sound or last != (line,):\n",
        new="        if last != (line,):\n",
        missed_by=(NOT_WHOLE,),
    ),
    Break(
        guarantee="G14",
        what="a restore writes over the file that it replaces",
        path="app/vault/restoring.py",
        old="        if path.exists():\n",
        new="        if path.is_dir():\n",
        missed_by=(DRILL,),
    ),
    Break(
        guarantee="G14",
        what="a restore is no line of the journal",
        path="app/vault/restoring.py",
        old='    with vault.transaction("backup restored"):\n        pass\n',
        new="",
        missed_by=(DRILL,),
    ),
)
