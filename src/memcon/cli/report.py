"""What `memcon read` says in the end: what it found, and what it could not read."""

from collections import Counter
from collections.abc import Iterable, Sequence

import click

from memcon.library import Changed
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
    changes = [record.changed for record in report.records if record.changed is not None]
    if changes:
        click.echo(f"Read again: {_changes(changes)}.")
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


def _changes(changes: Sequence[Changed]) -> str:
    """What new readings changed, in words: "4 statements new, 31 as before; 1 actor is another; date differs"."""
    from memcon.cli.terminal import count

    totals = (
        (sum(len(change.statements_new) for change in changes), "new"),
        (sum(len(change.statements_gone) for change in changes), "gone"),
        (sum(len(change.statements_other) for change in changes), "other than before"),
        (sum(change.statements_kept for change in changes), "as before"),
    )
    said = [count(number, "statement") if at == 0 else f"{number:,}" for at, (number, _) in enumerate(totals)]
    parts = [", ".join(f"{number} {what}" for number, (_, what) in zip(said, totals, strict=True))]
    moved = sum(len(change.actors_moved) for change in changes)
    if moved:
        parts.append(f"{count(moved, 'actor')} {'is' if moved == 1 else 'are'} taken for another")
    fields = Counter(field for change in changes for field in change.fields)
    parts += [f"{field.replace('_', ' ')} differs in {count(number, 'record')}" for field, number in fields.items()]
    return "; ".join(parts)


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
