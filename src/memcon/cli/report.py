"""What `memcon read` says in the end: what it found, and what it could not read."""

from collections import Counter
from collections.abc import Iterable

import click

from memcon.reading.report import Report, Unread

MOST_LISTED = 20
"""So many new records are listed one by one; of more only the forms are counted."""


def print_report(report: Report) -> None:
    """Print what was found on standard output."""
    from rich.text import Text

    from memcon.cli.terminal import QUIET, console, count, say

    out = console()
    outcomes = Counter(record.outcome for record in report.records)
    did = ", ".join(
        f"{outcomes[outcome]:,} {outcome}" for outcome in ("added", "replaced", "unchanged") if outcomes[outcome]
    )
    read = len(report.records) - outcomes["removed"]
    click.echo(f"{count(read, 'record')} read into {report.library}" + (f": {did}." if did else "."))
    if outcomes["removed"]:
        click.echo(f"{count(outcomes['removed'], 'record')} removed, which their files hold no more:")
        for record in report.records:
            if record.outcome == "removed":
                say(out, f"{record.id}, of {record.path}", 2)
    new = [record for record in report.records if record.outcome in ("added", "replaced")]
    if 0 < len(new) <= MOST_LISTED:
        out.print()
        for record in new:
            about = Text(f"{record.date or 'undated'}  {record.form.replace('-', ' ')}, ", style=QUIET)
            about.append(count(record.statements, "statement"), style="")
            if record.findings:
                about.append(f", {count(record.findings, 'place')} not read", style="")
            say(out, Text(record.id, style="bold"), 2)
            say(out, about, 6)
    elif new:
        for form, number in Counter(record.form for record in new).most_common():
            say(out, f"{number:>7,}  {form.replace('-', ' ')}")
        say(out, f"{sum(record.statements for record in new):,} statements in them.")


def print_problems(unread: Iterable[Unread]) -> None:
    """Print on standard error what is wrong with each source, and what to do."""
    for each in unread:
        click.echo(f"memcon: {each.message}", err=True)
        if each.remedy:
            click.echo(f"        {each.remedy}", err=True)


def print_unread(report: Report) -> None:
    """Name what could not be read on standard error."""
    print_problems((*report.damaged, *report.unread))
    if report.unread:
        click.echo(f"{len(report.unread):,} of {report.sources:,} sources could not be read.", err=True)
