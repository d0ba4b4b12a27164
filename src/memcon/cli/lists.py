"""Records, statements and actors in lists, laid out for a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from memcon.cli.terminal import ACT, NAME, QUIET, chain_words, count, one_line, say, snippet_text
from memcon.library.view import ActorRow, RecordRow, StatementRow


def print_statements(rows: Iterable[StatementRow], out: Console, most: int = 480) -> None:
    """One statement after the other: date, who to whom, act, where it stands, and the words.

    A statement longer than `most` code points is shown by the words around its hit, or by its beginning.
    """
    for row in rows:
        out.print()
        words = Text(f"{row.date or 'undated'}  ", style=QUIET)
        words.append(one_line(row.source.name), style=NAME)
        if row.to:
            words.append(" to " + ", ".join(one_line(actor.name) for actor in row.to), style="")
        words.append(f"  [{row.act}" + ("" if row.certainty == "firm" else f", {row.certainty}") + "]", style=ACT)
        say(out, words, hang=4)
        above = chain_words(one_line(actor.name) for actor in reversed(row.chain[:-1]))
        if above:
            say(out, Text(above, style=QUIET), 4)
        say(out, _said(row, most), 4)
        say(out, Text(f"{row.record} {row.id}", style=QUIET), 4)


def _said(row: StatementRow, most: int) -> Text:
    if len(row.content) > most and row.snippet is not None:
        return Text("… ") + snippet_text(row.snippet) + Text(" …")
    if len(row.content) > most:
        return Text(f"“{one_line(row.content[:most])} …")
    return Text(f"“{one_line(row.content)}”")


def print_records(rows: Iterable[RecordRow], out: Console) -> None:
    """One record after the other: date, form, title, id, and the words around its hits."""
    for row in rows:
        out.print()
        words = Text(f"{row.date or 'undated'}  ", style=QUIET)
        words.append(one_line(row.title), style=NAME)
        say(out, words, hang=4)
        about = f"{row.id}: {row.form.replace('-', ' ')}, {count(row.statements, 'statement')}"
        if row.findings:
            about += f", {count(row.findings, 'place')} not read"
        say(out, Text(about, style=QUIET), 4)
        for snippet in row.snippets:
            say(out, Text("… ") + snippet_text(snippet) + Text(" …"), 4)


def print_actors(rows: Iterable[ActorRow], out: Console) -> None:
    """One actor a line: id, name, kind, and in how many records it speaks, is told and is mentioned."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET)
    table.add_column("actor", style=QUIET, overflow="fold")
    table.add_column("name", overflow="fold")
    table.add_column("kind", style=QUIET)
    for heading in ("said", "told", "named", "records"):
        table.add_column(heading, justify="right")
    for row in rows:
        kind = f"unnamed {row.actor.kind}" if row.actor.unnamed else row.actor.kind
        numbers = (row.said, row.told, row.mentions, row.records)
        table.add_row(row.actor.id, Text(one_line(row.actor.name), style=NAME), kind, *map(str, numbers))
    out.print(table)
