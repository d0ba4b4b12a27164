"""`memcon actor ID`: all that an actor said, was told, and all that was said of it."""

from pathlib import Path

import click

from memcon.cli.options import existing_library, json_option, library_option, print_json


@click.command("actor", short_help="Show all that one actor said, was told, and all said of it.")
@click.argument("actor")
@json_option
@library_option
def command(actor: str, as_json: bool, library: Path) -> None:
    """Show one actor: its names, what it said, what it was told, what was said of it.

    ACTOR is an id as `memcon actors` prints it.

    \b
    Examples:
      memcon actor vauquelin
      memcon actor vauquelin --json | jq '.said[].content'
    """
    with existing_library(library) as held:
        view = held.actor(actor)
    if as_json:
        print_json(view)
        return

    from memcon.cli.lists import print_statements
    from memcon.cli.terminal import NAME, console, count, labelled, one_line, say

    out = console()
    kind = f"unnamed {view.actor.kind}" if view.actor.unnamed else view.actor.kind
    out.print(one_line(view.actor.name), style=NAME)
    out.print()
    rows = [
        ("Actor", view.actor.id),
        ("Kind", kind),
        ("Names", "; ".join(map(one_line, view.names))),
        ("Records", ", ".join(row.id for row in view.records)),
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
