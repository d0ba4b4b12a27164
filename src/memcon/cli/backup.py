"""`memcon backup DEST`: a copy of the library, of one moment, while it is read and written."""

import click

from memcon.address import Address
from memcon.cli.options import LibraryAddress, library_option


@click.command("backup", short_help="Copy the library, also while it is used.")
@click.argument("destination", metavar="DEST", type=LibraryAddress())
@click.option("--force", is_flag=True, help="Replace a library that is there already.")
@library_option
def command(destination: Address, force: bool, library: Address) -> None:
    """Copy the library to DEST: whole, or not at all.

    DEST is a file, or postgresql://... for a database on a server, with memcon[postgres]. The library may be read
    and written meanwhile; the copy has what was in it at the beginning: records, judgements, authority. It is a
    library itself: to bring a copy back, copy it the other way.

    \b
    Examples:
      memcon backup backups/library-2026-11.memcon
      memcon backup 'postgresql://archive@db.example/records?schema=congress' --library congress.memcon
      memcon backup congress.memcon --library 'postgresql://archive@db.example/records?schema=congress'
      memcon backup library.memcon --library backups/library-2026-11.memcon --force
    """
    from memcon.address import shown
    from memcon.cli.progress import share
    from memcon.library.backup import backup

    with share("Copying") as told:
        backup(library, destination, force=force, told=told)
    click.echo(f"{shown(library)} is copied to {shown(destination)}.")
