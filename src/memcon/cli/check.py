"""`memcon check`: does every offset, and every reference inside the library, hold?"""

import click

from memcon.address import Address, shown
from memcon.cli.options import existing_library, json_option, library_option, print_json
from memcon.cli.statuses import Status


@click.command("check", short_help="Check that the library is whole.")
@json_option
@library_option
@click.pass_context
def command(context: click.Context, as_json: bool, library: Address) -> None:
    """Check the library: every place lies in its text, every id that is used exists.

    Prints one line a problem; the exit status is 1 when there is any.

    \b
    Examples:
      memcon check
      memcon check --json --library congress.memcon
    """
    with existing_library(library) as held:
        problems = tuple(held.check())
    if as_json:
        print_json(problems)
    else:
        for problem in problems:
            click.echo(f"{problem.record or 'library'}: {problem.what}")
        if not problems:
            click.echo(f"{shown(library)}: no problems.")
    if problems:
        context.exit(Status.INCOMPLETE)
