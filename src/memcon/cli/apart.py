"""`memcon apart ACTOR OTHER`: two actors are two."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option
from memcon.cli.signing import print_made, signed


@click.command("apart", short_help="Say that two actors are two, or that it cannot be said.")
@click.argument("actor")
@click.argument("other")
@click.option("--unsure", is_flag=True, help="It cannot be said whether they are one: do not ask again.")
@signed
@json_option
@library_option
def command(actor: str, other: str, unsure: bool, by: str, why: str, as_json: bool, library: Address) -> None:
    """Say that ACTOR and OTHER are different: memcon never takes one for the other, and does not ask again.

    \b
    Examples:
      memcon apart mr-belokurov belokurov-2 --by "A. Reader" --why "the counsellor, not the porter"
      memcon apart mr-belokurov belokurov-2 --unsure --by "A. Reader"
    """
    from memcon.library.whom import whom

    with existing_library(library, readonly=False) as held:
        one, two = whom(held, actor), whom(held, other)
        made = (held.leave_open if unsure else held.tell_apart)(one, two, by=by, why=why)
        print_made([made], held, as_json)
