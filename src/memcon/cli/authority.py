"""`memcon authority`: who held which office, what a title stands for, and people and offices of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.address import Address
from memcon.cli.options import by_option, existing_library, json_option, library_option, print_json

if TYPE_CHECKING:
    from memcon.authority import Authority

_DAY = click.option("--on", "day", default="", metavar="DATE", help="A date: YYYY-MM-DD, YYYY-MM, YYYY or EDTF.")


@click.group("authority", short_help="Say who held which office when; add people and offices of one's own.")
def command() -> None:
    """Ask the authority: people, offices, and who held them when.

    Much comes with memcon (docs/authority.md says what); what you add to a library is laid over it.

    \b
    Examples:
      memcon authority show Caffery
      memcon authority office "the Secretary of State" --of "United States" --on 1947-06-01
      memcon authority add ministers.csv
    """


@command.command("show", short_help="Show the people of a name and what they held.")
@click.argument("name")
@_DAY
@json_option
@library_option
def show(name: str, day: str, as_json: bool, library: Address) -> None:
    """Show the people whose surname is NAME, or the one whose id it is, with their offices.

    \b
    Examples:
      memcon authority show Caffery
      memcon authority show "de Gaulle" --on 1944-11
      memcon authority show hsg:102077 --json
    """
    from memcon.authority.asking import people_asked
    from memcon.cli.authority_page import print_people

    authority = _authority(library)
    found = people_asked(authority, name, *_days(day))
    if as_json:
        print_json(found)
    else:
        print_people(found, authority, name, day)


@command.command("office", short_help="Say what a title stands for, and who held it.")
@click.argument("title")
@click.option("--of", "of", default=None, metavar="STATE", help="The state whose record has the title.")
@click.option("--at", "at", default=None, metavar="PLACE", help="Where the record was made, a state or a capital.")
@_DAY
@json_option
@library_option
def office(title: str, of: str | None, at: str | None, day: str, as_json: bool, library: Address) -> None:
    """Say which offices TITLE stands for, and who held them on a day.

    \b
    Examples:
      memcon authority office "the Ambassador in France" --of "United States" --on 1947-06-01
      memcon authority office "Soviet Ambassador" --at London --on 1944
    """
    from memcon.cli.authority_page import print_holdings

    authority = _authority(library)
    found = authority.holders_meant(title, of, *_days(day), at=at)
    if as_json:
        print_json(found)
    else:
        print_holdings(found, authority, title)


@command.command("add", short_help="Add people and offices from a file to a library.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", default="", metavar="NAME", help="What to call it; the file's name unless given.")
@by_option
@library_option
def add(file: Path, name: str, by: str, library: Address) -> None:
    """Add people and offices from FILE (CSV, or TEI with a listPerson), and link all records by them.

    docs/authority.md says which columns and elements are read. One of the same name is replaced.

    \b
    Examples:
      memcon authority add ministers.csv
      memcon authority add persons.xml --name "List of persons, volume 3"
    """
    from memcon.authority.reading import read_entries

    entries = read_entries(file)
    with existing_library(library, readonly=False) as held:
        changed = held.authority_add(name or file.name, entries, by)
    counts = f"{len(entries.people)} people, {len(entries.tenures)} tenures of {len(entries.offices)} offices"
    click.echo(f"Added {name or file.name}: {counts}. Records with another link now: {changed}.")


@command.command("remove", short_help="Take an added authority out of a library.")
@click.argument("name")
@library_option
def remove(name: str, library: Address) -> None:
    """Take the authority NAME, as `memcon authority list` prints it, out of the library.

    \b
    Example:
      memcon authority remove ministers.csv
    """
    with existing_library(library, readonly=False) as held:
        changed = held.authority_remove(name)
    click.echo(f"Removed {name}. Records with another link now: {changed}.")


@command.command("list", short_help="List what was added to a library.")
@json_option
@library_option
def listed(as_json: bool, library: Address) -> None:
    """List the authorities that were added to the library, with who did and when.

    \b
    Example:
      memcon authority list
    """
    with existing_library(library) as held:
        sources = held.authority_sources()
    if as_json:
        print_json(sources)
        return
    for source in sources:
        counts = f"{source.people} people, {source.tenures} tenures of {source.offices} offices"
        click.echo(f"{source.name}: {counts}; added by {source.by}, {source.added}")
    if not sources:
        click.echo("Nothing was added to what comes with memcon.")


def _authority(library: Address) -> "Authority":
    """That of the library where there is one, else what comes with memcon."""
    from memcon.authority import Authority

    if isinstance(library, Path) and not library.exists():
        return Authority.shipped()
    with existing_library(library) as held:
        return held.authority()


def _days(day: str) -> tuple[str | None, str | None]:
    """The first and last day that `day` may mean; UsageError when it is no date."""
    from memcon.errors import UsageError
    from memcon.model.dates import days

    try:
        return days(day) if day else (None, None)
    except ValueError:
        raise UsageError(f"{day!r} is not a date.", "Write it as YYYY-MM-DD, YYYY-MM or YYYY.") from None
