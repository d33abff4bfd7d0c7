"""``subrosa check``: every integrity check on a vault."""

from argparse import Namespace

from app.cli.machine import this_machine
from app.cli.output import say, say_json
from app.cli.passphrase import passphrase_from
from app.vault.opening import open_vault


def run(arguments: Namespace) -> int:
    """Every check has run; 0 when all hold, 1 when one does not."""
    with passphrase_from(arguments.passphrase_fd) as passphrase:
        vault = open_vault(arguments.vault, passphrase, this_machine())
    try:
        report, known_here = vault.check(), vault.known_here
    finally:
        vault.close()
    findings = [{"check": each.check.value, "table": each.table, "count": each.count} for each in report.findings]
    if arguments.json:
        say_json(
            {
                "sound": report.sound,
                "known_here": known_here,
                "pages": report.pages,
                "journal_lines": report.lines,
                "rows": report.rows,
                "findings": findings,
            }
        )
    else:
        say(f"{'sound' if report.sound else 'NOT SOUND'}: {report.pages} pages, {report.lines} journal lines, "
            f"{report.rows} rows checked")  # fmt: skip
        if not known_here:
            say("first time on this computer: nothing here vouches that this is the newest copy")
        for each in findings:
            say(f"  {each['check']} {each['table']}: {each['count']} wrong")
    return int(not report.sound)
