"""`memcon actor ID`: all that an actor said, was told, and all that was said of it."""

from typing import TYPE_CHECKING

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json
from memcon.cli.signing import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from memcon.library.view import Occurrence, Related

_COMPANY = 12  # persons named that the actor was with


@click.command("actor", short_help="Show all that one actor said, was told, and all said of it.")
@click.argument("actor")
@click.option("--mentions", is_flag=True, help="Instead, every mention with its place and the words around it.")
@json_option
@library_option
def command(actor: str, mentions: bool, as_json: bool, library: Address) -> None:
    """Show one actor: its names, offices and company, what it said, what it was told, what was said of it, and why
    memcon takes those in its records for one.

    ACTOR is an id as `memcon actors` prints it, or a name that means exactly one.

    \b
    Examples:
      memcon actor vauquelin
      memcon actor vauquelin --mentions
      memcon actor vauquelin --json | jq '.said[].content'
    """
    from memcon.authority.careers import career
    from memcon.library.whom import whom

    with existing_library(library) as held:
        view = held.actor(whom(held, actor))
        person = career(held.authority(), view.authority) if view.authority else None
        withdrawn = {row.withdraws for row in view.judgements}
        decided = [
            (row, in_words(row, held))
            for row in view.judgements
            if row.decision != "withdrawn" and row.key not in withdrawn
        ]
    if as_json:
        print_json(view)
        return

    from memcon.cli.lists import print_statements, seat_words
    from memcon.cli.terminal import NAME, console, count, labelled, one_line, say

    out = console()
    kind = f"unnamed {view.actor.kind}" if view.actor.unnamed else view.actor.kind
    out.print(one_line(view.actor.name), style=NAME)
    if mentions:
        _print_mentions(view.occurrences, out)
        return
    out.print()
    rows = [
        ("Actor", view.actor.id),
        ("Kind", kind),
        ("Names", "; ".join(f"{one_line(name)} ({times})" for name, times in view.times.items())),
        ("Authority", " ".join(filter(None, (view.authority, person.name if person else "")))),
        *(("", f"{seat.years}: {seat_words(seat)}") for seat in (person.seats if person else ())),
        ("Records", ", ".join(row.id for row in view.records)),
        ("With", ", ".join(f"{one_line(c.actor.name)} ({c.records})" for c in view.company[:_COMPANY])),
        ("Related", "; ".join(f"{_relation(one)} {one.actor.id}" for one in view.related)),
        ("Mentions", str(len(view.occurrences))),
    ]
    labelled(rows, out)
    for heading, statements in (("Said", view.said), ("Was told", view.told), ("Said of it", view.of)):
        if statements:
            out.print()
            out.print(f"{heading} ({count(len(statements), 'statement')})", style=NAME)
            print_statements(statements, out)
    if view.why:
        out.print()
        out.print("Why one actor", style=NAME)
        for record, reason in view.why.items():
            say(out, f"{record}: {reason}", 4, hang=4)
    if decided:
        out.print()
        out.print("Decided", style=NAME)
        for row, words in decided:
            say(
                out, f"{row.key}: {words}. {row.by}, {row.made[:10]}" + (f": {row.why}" if row.why else ""), 4, hang=4
            )


def _print_mentions(occurrences: "Sequence[Occurrence]", out: "Console") -> None:
    """Print each mention with its place, as `memcon split --at` takes it, gathered by record."""
    from rich.text import Text

    from memcon.cli.terminal import NAME, QUIET, one_line, say, snippet_text
    from memcon.text import written

    record = None
    for found in occurrences:
        if found.record != record:
            record = found.record
            out.print()
            say(out, Text(record, style=NAME))
        start, end = found.snippet.hits[0]
        words = Text(f"{written(found.span)}  “{one_line(found.snippet.text[start:end])}”  ")
        say(out, words + Text("… ", QUIET) + snippet_text(found.snippet) + Text(" …", QUIET), 2, hang=4)
        if found.why:
            say(out, found.why, 6)


def _relation(related: "Related") -> str:
    """What the actor is to the other, or the other to it: "government of", "its government:"."""
    words = related.kind.replace("-", " ")
    return words if related.towards else f"its {related.kind.partition('-')[0]}:"
