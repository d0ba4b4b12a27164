"""`memcon undo NUMBER`: a judgement is taken back."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option
from memcon.cli.signing import print_made, signed


@click.command("undo", short_help="Take a judgement back.")
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=click.IntRange(1))
@signed
@json_option
@library_option
def command(numbers: tuple[int, ...], by: str, why: str, as_json: bool, library: Address) -> None:
    """Take judgements back by their numbers, as `memcon judgements` prints them.

    What they changed is as it was before, save for later judgements. They stay in the list, marked as taken back,
    with who did it.

    \b
    Examples:
      memcon undo 3 --by "A. Reader" --why "another Belokurov after all"
    """
    with existing_library(library, readonly=False) as held:
        print_made([held.withdraw(number, by=by, why=why) for number in numbers], held, as_json)
