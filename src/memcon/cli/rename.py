"""`memcon rename ACTOR NAME`: what an actor is called."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option
from memcon.cli.signing import print_made, signed


@click.command("rename", short_help="Say what an actor is called.")
@click.argument("actor")
@click.argument("name")
@signed
@json_option
@library_option
def command(actor: str, name: str, by: str, why: str, as_json: bool, library: Address) -> None:
    """Call ACTOR by NAME in lists and headings. What records print stays as it is, and so does the actor's id.

    \b
    Examples:
      memcon rename gradov "Gradov, Alexei P." --by "A. Reader"
    """
    from memcon.library.whom import whom

    with existing_library(library, readonly=False) as held:
        print_made([held.rename(whom(held, actor), name, by=by, why=why)], held, as_json)
