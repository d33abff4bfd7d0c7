"""What somebody who had not read these breaks took out, and nothing missed at first."""

from tests.broken.breaking import Break

APPLICATION = "tests/gui/application/test_application.py"
WAITING = f"{APPLICATION}::test_a_check_that_is_under_way_does_not_keep_a_lock_waiting"
TOUCHED = (
    f"{APPLICATION}::test_keys_pointers_and_fingers_begin_the_wait_anew_and_nothing_that_the_window_does_by_itself"
)
BY_SHEET = f"{APPLICATION}::test_a_vault_that_was_opened_by_its_sheet_locks_before_it_has_its_new_passphrase"
RAN_OUT = f"{APPLICATION}::test_a_wait_that_ran_out_at_the_door_begins_anew_for_the_vault"
TYPED = f"{APPLICATION}::test_what_was_typed_as_the_lock_came_is_there_afterwards"
REASON = f"{APPLICATION}::test_a_reason_that_was_typed_as_the_lock_came_is_there_afterwards"
KEYS = "tests/unit/vault/test_nothing_of_a_key.py::test_a_closed_vault_and_one_that_did_not_open_leave_no_key"
FILTER = "tests/unit/hardening/test_filter.py"
PEOPLE = "tests/stories/test_people_and_packs.py"
VOUCHED = f"{PEOPLE}::test_a_chair_whom_somebody_vouched_for_is_not_compared"
EVERY_WORD = f"{PEOPLE}::test_every_word_that_was_asked_for_has_to_be_theirs"
ANEW = f"{PEOPLE}::test_a_card_with_another_receiving_key_asks_to_be_compared_anew_and_an_older_one_is_refused"
CHECKED = "tests/stories/test_check_summary.py"
ON_THE_BOARD = f"{CHECKED}::test_ratings_that_the_board_shows_otherwise_than_they_were_sealed_are_noticed"
WHY_REPLACED = "tests/stories/test_refusals.py::test_the_committee_reads_why_a_card_replaces_an_earlier_one"
UNQUOTED = f"{CHECKED}::test_a_card_that_is_said_to_count_and_is_not_quoted_is_noticed"
NOT_THE_CHAIRS = f"{CHECKED}::test_what_is_no_summary_of_this_chair_is_refused"
COPY = "tests/stories/test_refusals.py::test_a_copy_under_anothers_cover_takes_nothing_from_the_card_that_it_is_of"
LATE_COPY = "tests/stories/test_refusals.py::test_a_late_copy_under_anothers_cover_makes_no_card_late"
DRAFT = (
    "tests/gui/interview/test_notes.py::test_a_draft_off_the_record_becomes_no_note_before_its_terms_were_agreed_again"
)
MOVES = "tests/stories/test_meeting_rules.py::test_a_note_that_is_to_stay_moves_whole"
WAY_BACK = (
    "tests/gui/door/test_door.py::test_a_damaged_vault_gives_way_to_its_latest_backup_for_whoever_knows_the_passphrase"
)
OLDER = "tests/gui/door/test_door.py::test_an_older_copy_opens_for_whoever_asks_for_it_and_for_that_once"

UNNOTICED = (
    Break(
        guarantee="G1",
        what="a lock waits until the check of the vault is done",
        path="app/ui/upkeep.py",
        old="        self._session.vault.interrupt()\n",
        new="",
        missed_by=(WAITING,),
    ),
    Break(
        guarantee="G1",
        what="a window that draws itself counts as somebody at it",
        path="app/ui/idle.py",
        old="        QEvent.Type.Wheel,\n",
        new="        QEvent.Type.Wheel,\n        QEvent.Type.UpdateRequest,\n",
        missed_by=(TOUCHED,),
    ),
    Break(
        guarantee="G1",
        what="a window that was left at the door locks no vault any more",
        path="app/ui/idle.py",
        old="            self._since.restart()\n            self.expired.emit()\n",
        new="            self._timer.stop()\n            self.expired.emit()\n",
        missed_by=(RAN_OUT,),
    ),
    Break(
        guarantee="G1",
        what="a vault that was opened by its sheet is open to whoever sets its passphrase",
        path="app/ui/application.py",
        old="else self.door.waiting_vault()",
        new="else None",
        missed_by=(BY_SHEET,),
    ),
    Break(
        guarantee="G1",
        what="a key that does not open the vault stays in memory",
        path="app/vault/opening.py",
        old="        key.wipe()\n",
        new="",
        missed_by=(KEYS,),
    ),
    Break(
        guarantee="G4",
        what="a ring may make sockets",
        path="app/hardening/seccomp.py",
        old="        (RETURN, 0, 0, ERRNO | errno.ENOSYS),\n",
        new="        (RETURN, 0, 0, ALLOW),\n",
        missed_by=(FILTER,),
    ),
    Break(
        guarantee="G4",
        what="calls in another processor's numbers pass",
        path="app/hardening/seccomp.py",
        old="        (RETURN, 0, 0, KILL_PROCESS),\n",
        new="        (RETURN, 0, 0, ALLOW),\n",
        missed_by=(FILTER,),
    ),
    Break(
        guarantee="G7",
        what="a pack opens from whomever somebody vouched for",
        path="app/services/memberships.py",
        old="chair.trust is not Trust.COMPARED",
        new="chair.trust is Trust.IMPORTED",
        missed_by=(VOUCHED,),
    ),
    Break(
        guarantee="G7",
        what="one right word is enough",
        path="app/services/contact_cards.py",
        old="[word.strip().casefold() for word in typed] != [words[place - 1] for place in asked]:",
        new="not {word.strip().casefold() for word in typed} & {words[place - 1] for place in asked}:",
        missed_by=(EVERY_WORD,),
    ),
    Break(
        guarantee="G7",
        what="a compared contact may come back with another receiving key",
        path="app/services/contact_cards.py",
        old="(known.name, known.receiving_key) == (name, facts.signer_recipient)",
        new="known.name == name",
        missed_by=(ANEW,),
    ),
    Break(
        guarantee="G7",
        what="a seal is known by its payload alone, whoever's cover is around it",
        path="app/domain/opening.py",
        old="        return self.digest, self.signer\n",
        new='        return self.digest, KeyDigest("")\n',
        missed_by=(COPY, LATE_COPY),
    ),
    Break(
        guarantee="G8",
        what="nobody reads why a card replaces an earlier one",
        path="app/services/committee.py",
        old='(reason := content.get("replacement_reason"))',
        new='(reason := "")',
        missed_by=(WHY_REPLACED,),
    ),
    Break(
        guarantee="G10",
        what="the board of a summary may show other ratings than the cards that it quotes",
        path="app/services/check_summary.py",
        old='        if card["card"]["ratings"] == shown.get(card["candidate"])\n',
        new="",
        missed_by=(ON_THE_BOARD,),
    ),
    Break(
        guarantee="G10",
        what="anybody's summary passes for the chair's",
        path="app/services/check_summary.py",
        old="        raise Refusal(reason=Reason.UNKNOWN_KEY)\n",
        new="        pass\n",
        missed_by=(NOT_THE_CHAIRS,),
    ),
    Break(
        guarantee="G10",
        what="a card that counts need not be quoted",
        path="app/services/check_summary.py",
        old="    if standing is Standing.COUNTS:\n",
        new="    if card.candidate in quoted:\n",
        missed_by=(UNQUOTED,),
    ),
    Break(
        guarantee="G11",
        what="a draft off the record comes back as one on the record",
        path="app/ui/interview/notes_column.py",
        old="        if self._is_agreeing():\n",
        new="        if False:\n",
        missed_by=(DRAFT,),
    ),
    Break(
        guarantee="G11",
        what="a note that is to stay leaves its words on the record",
        path="app/services/interviews.py",
        old="        session.vault.interviews.remove_note(note.note_id)\n        session.vault.kept_notes",
        new="        session.vault.kept_notes",
        missed_by=(MOVES,),
    ),
    Break(
        guarantee="G12",
        what="a lock drops what is being typed",
        path="app/ui/application.py",
        old="            self.window.workspace.leave()\n",
        new="            pass\n",
        missed_by=(TYPED, REASON),
    ),
    Break(
        guarantee="G13",
        what="an older copy opens for anybody who types the passphrase",
        path="app/ui/door/unlock.py",
        old="        self._open(accept_older=False)\n",
        new="        self._open(accept_older=True)\n",
        missed_by=(OLDER,),
    ),
    Break(
        guarantee="G14",
        what="whoever finds the vault damaged is not offered its backup",
        path="app/ui/door/unlock.py",
        old="            self._backup = latest_backup(path, self._machine)\n",
        new="",
        missed_by=(WAY_BACK,),
    ),
)
