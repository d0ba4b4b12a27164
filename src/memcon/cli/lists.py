"""Records, statements and actors in lists, laid out for a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from memcon.authority.careers import Career, Seat
from memcon.cli.terminal import ACT, NAME, QUIET, chain_words, count, one_line, say, snippet_text
from memcon.library.view import ActorRow, Facet, RecordRow, StatementRow


def print_statements(rows: Iterable[StatementRow], out: Console, most: int = 480) -> None:
    """One statement after the other: date, who to whom, act, where it stands, and the words.

    A statement longer than `most` code points is shown by the words around its hit, or by its beginning.
    """
    for row in rows:
        out.print()
        words = Text(f"{_when(row)}  ", style=QUIET)
        words.append(one_line(row.source.name), style=NAME)
        if row.to:
            words.append(" to " + ", ".join(one_line(actor.name) for actor in row.to), style="")
        words.append(f"  [{row.act}" + ("" if row.certainty == "firm" else f", {row.certainty}") + "]", style=ACT)
        say(out, words, hang=4)
        above = chain_words(one_line(actor.name) for actor in reversed(row.chain[:-1]))
        if above:
            say(out, Text(above, style=QUIET), 4)
        say(out, _said(row, most), 4)
        found = f"  (by {' and '.join(row.found_by)})" if row.found_by else ""
        say(out, Text(f"{row.record} {row.id}{found}", style=QUIET), 4)


def print_facets(facets: Iterable[Facet], out: Console) -> None:
    """How many answers have which value, one kind a paragraph."""
    for facet in facets:
        words = Text(f"{facet.kind}: ", style=QUIET)
        words.append(", ".join(f"{one_line(value.value)} ({value.total:,})" for value in facet.values))
        words.append(f" and {count(facet.more, 'value')} more" if facet.more else "")
        say(out, words, hang=4)


def _when(row: RecordRow | StatementRow) -> str:
    """The date of a row, and whether it is only possibly the one that was asked for."""
    return f"{row.date or 'undated'}{' (possibly)' if row.dated == 'possible' else ''}"


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
        words = Text(f"{_when(row)}  ", style=QUIET)
        words.append(one_line(row.title), style=NAME)
        say(out, words, hang=4)
        about = f"{row.id}: {row.form.replace('-', ' ')}, {count(row.statements, 'statement')}"
        if row.findings:
            about += f", {count(row.findings, 'place')} not read"
        say(out, Text(about, style=QUIET), 4)
        for snippet in row.snippets:
            say(out, Text("… ") + snippet_text(snippet) + Text(" …"), 4)


def print_actors(rows: Iterable[ActorRow], out: Console) -> None:
    """One actor after the other: name, kind, id; in how many statements it speaks and is spoken to, and the rest."""
    for row in rows:
        out.print()
        words = Text(one_line(row.actor.name), style=NAME)
        words.append(f"  ({'unnamed ' if row.actor.unnamed else ''}{row.actor.kind})  ", style="")
        words.append(row.actor.id, style=QUIET)
        say(out, words, hang=4)
        about = f"said {row.said}, was told {row.told}, named {count(row.mentions, 'time')}, "
        about += f"in {count(row.records, 'record')}"
        say(out, Text(about, style=QUIET), 4)


def print_careers(rows: Iterable[Career], out: Console) -> None:
    """One person of the authority after the other: name, years of life, id, the offices with their years."""
    for row in rows:
        out.print()
        words = Text(one_line(row.name), style=NAME)
        if row.birth or row.death:
            words.append(f"  ({row.birth or ''}–{row.death or ''})")
        words.append(f"  {row.id}", style=QUIET)
        say(out, words, hang=4)
        for seat in row.seats:
            say(out, f"{seat.years}: {seat_words(seat)}", 4, hang=4)


def seat_words(seat: Seat) -> str:
    """An office with its state: "Acting Ambassador in Lenz (Tarnovia)"."""
    return f"{'Acting ' if seat.acting else ''}{seat.title}" + (f" ({seat.of})" if seat.of else "")
