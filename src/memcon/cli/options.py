"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from memcon.address import Address, located

if TYPE_CHECKING:
    from memcon.library import Library

DEFAULT_LIBRARY = "library.memcon"


class LibraryAddress(click.Path):
    """The path of a file, or the URL of a database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        """The address as it was typed."""
        address = located(value)
        return address if isinstance(address, str) else cast(Path, super().convert(address, param, ctx))


Command = TypeVar("Command", bound=Callable[..., Any])


def library_option(command: Command) -> Command:
    """`--library FILE`: passed on as `library`, an Address: a Path, or the URL of a database."""
    return click.option(
        "--library",
        type=LibraryAddress(path_type=Path),
        envvar="MEMCON_LIBRARY",
        default=DEFAULT_LIBRARY,
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The library to use: a file, or postgresql://...",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: passed on as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")(command)


def by_option(command: Command) -> Command:
    """`--by NAME`: passed on as `by`, who signs; the library refuses what nobody signs."""
    return click.option(
        "--by",
        envvar="MEMCON_NAME",
        default="",
        metavar="NAME",
        show_envvar=True,
        help="Who decides: every judgement is signed.",
    )(command)


def print_json(answer: object) -> None:
    """Print what a library answered as indented JSON (UTF-8, one final line end)."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(answer), indent=2))


def existing_library(library: Address, readonly: bool = True) -> "Library":
    """Open a library that must be there; LibraryError when there is none."""
    from memcon.library import Library

    return Library.open(library, readonly=readonly)
