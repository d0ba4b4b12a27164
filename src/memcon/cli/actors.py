"""`memcon actors [NAME]`: who occurs in the library."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json


@click.command("actors", short_help="List the actors of the library, or those of a name.")
@click.argument("name", required=False, default="")
@click.option("--limit", type=click.IntRange(1, 10000), default=50, show_default=True, help="Show at most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many first ones.")
@json_option
@library_option
def command(name: str, limit: int, offset: int, as_json: bool, library: Address) -> None:
    """List the actors of the library: those whose names have the words of NAME, or all; most spoken first.

    \b
    Examples:
      memcon actors
      memcon actors Vauquelin
      memcon actors --json | jq '.[] | select(.actor.unnamed) | .actor.name'
    """
    with existing_library(library) as held:
        rows = held.actors(name, offset=offset, limit=limit)
    if as_json:
        print_json(rows)
        return

    from memcon.cli.lists import print_actors
    from memcon.cli.terminal import console

    out = console()
    if rows:
        print_actors(rows, out)
    else:
        out.print(f"No actor has the words of {name!r} in a name." if name else "The library has no actors.")
