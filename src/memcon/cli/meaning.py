"""`memcon meaning`: prepare a library for search by meaning."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, library_option


@click.command("meaning", short_help="Prepare a library for search by meaning.")
@library_option
def command(library: Address) -> None:
    """Prepare the library for `memcon search --meaning`: what every statement means is kept beside its record.

    It needs memcon[semantic], and takes about as long as two thirds of the reading did. Records that are prepared
    already, and say what they said then, are left as they are: run it again after reading. A preparation that was
    stopped goes on where it stopped.

    \b
    Examples:
      memcon meaning
      memcon search --meaning 'fear that the bridge would be closed'
    """
    from memcon.cli.progress import share
    from memcon.cli.terminal import count

    with existing_library(library, readonly=False) as held, share("Preparing") as told:
        done = held.prepare_meaning(told)
    click.echo(f"{count(done, 'record')} prepared." if done else "All records are prepared already.")
