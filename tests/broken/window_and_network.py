"""What a lock, a boot and an idle desk rest on, taken out."""

from tests.broken.breaking import Break

APPLICATION = "tests/gui/application/test_application.py"
LOCKED = f"{APPLICATION}::test_a_lock_shuts_the_vault_and_empties_the_clipboard"
SELECTION = f"{APPLICATION}::test_on_a_real_screen_the_selection_is_emptied_too"
SEARCHED = "tests/stories/test_memory_after_lock.py"
FIELD = "tests/gui/widgets/test_passphrase_field.py::test_what_was_typed_is_taken_and_leaves_nothing"
HEARD = "tests/gui/application/test_session_watch.py::test_whoever_goes_away_is_heard"
TOLD = "tests/window/test_locks.py::test_the_window_locks_at_once_when"
UNIX_ONLY = "tests/unit/hardening/test_hardening.py::test_only_unix_sockets_are_left_to_the_process_and_its_children"
NETWORK = "tests/stories/test_no_network.py"
PLAYED = f"{NETWORK}::test_a_whole_panel_is_played_without_a_socket"
OPENED = f"{NETWORK}::test_the_window_opens_with_unix_sockets_alone"
BY_HAND = "tests/window/test_story.py::test_a_vault_is_made_and_locked_by_hand_with_unix_sockets_alone"
PANEL_BY_HAND = "tests/window/test_story.py::test_a_whole_panel_is_played_by_hand_with_unix_sockets_alone"
PROVEN = f"{NETWORK}::test_the_live_proof_is_the_only_call_and_it_is_refused"

LOCK = (
    Break(
        guarantee="G1",
        what="a lock leaves the clipboard as it is",
        path="app/ui/application.py",
        old="        _empty_clipboards()\n",
        new="",
        missed_by=(LOCKED,),
    ),
    Break(
        guarantee="G1",
        what="a lock empties the clipboard and forgets the selection",
        path="app/ui/application.py",
        old="        clipboard.clear(QClipboard.Mode.Selection)\n",
        new="        pass\n",
        missed_by=(SELECTION,),
    ),
    Break(
        guarantee="G1",
        what="a lock leaves the vault open",
        path="app/ui/application.py",
        old="            self._session.close()\n",
        new="            pass\n",
        missed_by=(LOCKED,),
    ),
    Break(
        guarantee="G1",
        what="the locked process stays beside the fresh one",
        path="app/ui/application.py",
        old="    os.execve(",
        new="    os.spawnve(os.P_WAIT, ",
        missed_by=(SEARCHED,),
    ),
    Break(
        guarantee="G1",
        what="nobody at the window is not noticed",
        path="app/ui/idle.py",
        old="if self._since.elapsed() >= self._limit_ms:",
        new="if self._since.elapsed() < 0:",
        missed_by=(f"{APPLICATION}::test_nobody_at_the_window_locks_it",),
    ),
    Break(
        guarantee="G1",
        what="a screen that locks and a computer that sleeps are not heard",
        path="app/ui/session_watch.py",
        old="        if on:\n",
        new="        if not on:\n",
        missed_by=(HEARD, TOLD),
    ),
    Break(
        guarantee="G1",
        what="a passphrase stays in the field that it was taken from",
        path="app/ui/widgets/passphrase_field.py",
        old="        wipe(self._buffer)\n",
        new="",
        missed_by=(FIELD,),
    ),
)

NO_NETWORK = (
    Break(
        guarantee="G4",
        what="the filter is not installed",
        path="app/hardening/process.py",
        old="        leave_only_unix_sockets()\n",
        new="        pass\n",
        missed_by=(UNIX_ONLY, PROVEN),
    ),
    Break(
        guarantee="G4",
        what="the filter lets every family through",
        path="app/hardening/seccomp.py",
        old="        (RETURN, 0, 0, ERRNO | errno.EAFNOSUPPORT),\n",
        new="        (RETURN, 0, 0, ALLOW),\n",
        missed_by=(UNIX_ONLY, PROVEN),
    ),
    Break(
        guarantee="G4",
        what="the program asks for a socket as it starts",
        path="app/boot.py",
        old="    if given and not _is_vault(given):\n",
        new="    __import__('ctypes').CDLL(None).socket(2, 1, 0)\n    if given and not _is_vault(given):\n",
        missed_by=(PLAYED, OPENED, BY_HAND, PANEL_BY_HAND),
    ),
)
