"""`memcon split ACTOR RECORD...`: in these records, or at some words of one, it is somebody else."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option
from memcon.cli.signing import print_made, signed
from memcon.errors import UsageError
from memcon.text import Span, read_span


@click.command("split", short_help="Say that in some records, or at some words, an actor is somebody else.")
@click.argument("actor")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--at", "places", metavar="PLACE", multiple=True, help="Only this mention of the record: 120-128.")
@click.option("--into", metavar="OTHER", help="Who it is there: an actor of this library; a new one if not given.")
@click.option("--name", metavar="NAME", help="What the new actor is called.")
@signed
@json_option
@library_option
def command(
    actor: str,
    records: tuple[str, ...],
    places: tuple[str, ...],
    into: str | None,
    name: str | None,
    by: str,
    why: str,
    as_json: bool,
    library: Address,
) -> None:
    """Say that in each RECORD it is not ACTOR who speaks, is told or is named, but OTHER, or an actor not known yet.

    `memcon actor ACTOR` shows the records it is in, and why memcon took each for the same actor.

    With --at, which can be given several times, it is so only at these words of the one RECORD, and in the statements
    whose source or addressee they name. `memcon actor ACTOR --mentions` shows where each mention stands.

    \b
    Examples:
      memcon split vauquelin thurnau-letter-1948 --name "Vauquelin, the painter" --by "A. Reader"
      memcon split vauquelin thurnau-letter-1948 --into sorenko --by "A. Reader"
      memcon split vauquelin thurnau-letter-1948 --at 96-109 --name "Vauquelin's brother" --by "A. Reader"
    """
    from memcon.library.whom import whom

    with existing_library(library, readonly=False) as held:
        other = None if into is None else whom(held, into)
        mentions = _mentions(records, places)
        whole = () if mentions else records
        made = held.split(whom(held, actor), whole, by=by, why=why, other=other, name=name, mentions=mentions)
        print_made(made, held, as_json)


def _mentions(records: tuple[str, ...], places: tuple[str, ...]) -> dict[str, list[Span]]:
    """The mentions asked for, by record; UsageError where there are places and not one record, or no such places."""
    if not places:
        return {}
    if len(records) != 1:
        raise UsageError("A place (--at) is in one record.", "Name the one record, and split off the others apart.")
    spans = [read_span(place) for place in places]
    if None in spans:
        raise UsageError(
            f"{places[spans.index(None)]} is no place in a record.",
            "Give it as memcon actor ACTOR --mentions prints it: --at 120-128.",
        )
    return {records[0]: [span for span in spans if span is not None]}
