"""`memcon merge ACTOR INTO`: two actors are one."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option
from memcon.cli.signing import print_made, signed


@click.command("merge", short_help="Say that actors are one and the same.")
@click.argument("actors", metavar="ACTOR...", nargs=-1, required=True)
@click.argument("into")
@signed
@json_option
@library_option
def command(actors: tuple[str, ...], into: str, by: str, why: str, as_json: bool, library: Address) -> None:
    """Say that each ACTOR is INTO: one actor from now on, under the id of INTO.

    Actors are given by id, or by a name that means exactly one. The judgement is kept when records are read again,
    and can be taken back.

    \b
    Examples:
      memcon merge mr-belokurov belokurov --by "A. Reader"
      memcon merge belokurov-2 belokurov-3 belokurov --by "A. Reader" --why "one counsellor of embassy in 1948"
    """
    from memcon.library.whom import whom

    with existing_library(library, readonly=False) as held:
        target = whom(held, into)
        meant = [whom(held, actor) for actor in actors]
        made = [held.merge(actor, target, by=by, why=why) for actor in meant]
        print_made(made, held, as_json)
