"""`memcon split ACTOR RECORD...`: in these records it is somebody else."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option
from memcon.cli.signing import print_made, signed


@click.command("split", short_help="Say that in some records an actor is somebody else.")
@click.argument("actor")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--into", metavar="OTHER", help="Who it is there: an actor of this library; a new one if not given.")
@click.option("--name", metavar="NAME", help="What the new actor is called.")
@signed
@json_option
@library_option
def command(
    actor: str,
    records: tuple[str, ...],
    into: str | None,
    name: str | None,
    by: str,
    why: str,
    as_json: bool,
    library: Address,
) -> None:
    """Say that in each RECORD it is not ACTOR who speaks, is told or is named, but OTHER, or an actor not known yet.

    `memcon actor ACTOR` shows the records it is in, and why memcon took each for the same actor.

    \b
    Examples:
      memcon split vauquelin thurnau-letter-1948 --name "Vauquelin, the painter" --by "A. Reader"
      memcon split vauquelin thurnau-letter-1948 --into sorenko --by "A. Reader"
    """
    from memcon.library.whom import whom

    with existing_library(library, readonly=False) as held:
        other = None if into is None else whom(held, into)
        made = held.split(whom(held, actor), records, by=by, why=why, other=other, name=name)
        print_made(made, held, as_json)
