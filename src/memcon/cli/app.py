"""The command `memcon`: finds its subcommands, and turns every way to fail into a sentence and a status."""

import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from memcon import __version__
from memcon.cli.statuses import MEANINGS, Status
from memcon.errors import MemconError

COMMANDS: tuple[str, ...] = (
    "read",
    "show",
    "search",
    "meaning",
    "actors",
    "actor",
    "questions",
    "merge",
    "apart",
    "split",
    "rename",
    "link",
    "undo",
    "judgements",
    "authority",
    "export",
    "serve",
    "check",
    "backup",
    "evaluate",
)
"""Every command, in the order of use; each is `command` in the module of its name."""

EPILOG = "\b\nExit statuses:\n" + "\n".join(f"  {status.value:>3}  {text}" for status, text in MEANINGS.items())


class Commands(click.Group):
    """A group whose commands are imported when they are looked up, so that `memcon --version` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"memcon.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="memcon", message="%(prog)s %(version)s")
def cli() -> None:
    """Read diplomatic records: who said what, to whom, on whose word, each claim at its exact words.

    \b
    A first look:
      memcon read FOLDER        read records into library.memcon, here
      memcon show RECORD        one record: its description, then who said what
      memcon search coal        search what was said
      memcon serve --open       the same in a browser

    The library is one file: --library FILE, or MEMCON_LIBRARY in the environment, or library.memcon in the
    current folder. It may lie on a PostgreSQL server instead: --library postgresql://...
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run a command line (default: the words after the program's name) and return its exit status."""
    if "_MEMCON_COMPLETE" in os.environ:  # a shell asks for completions
        cli.main(prog_name="memcon")
    if isinstance(sys.stdout, io.TextIOWrapper):  # an old terminal's encoding lacks characters that records have
        sys.stdout.reconfigure(errors="replace")
    words = list(sys.argv[1:] if args is None else args)
    try:
        status = _run(words)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The interpreter flushes stdout once more when it ends: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.PIPE_CLOSED
    except OSError as error:  # from the flush
        return _say_os_error(error)


def _run(words: list[str]) -> int:
    try:
        with cli.make_context("memcon", words) as context:
            cli.invoke(context)
            return Status.DONE
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nmemcon: interrupted.", err=True)
        return Status.INTERRUPTED
    except MemconError as error:
        say_error(error)
        return error.exit_status
    except BrokenPipeError:
        raise
    except OSError as error:
        return _say_os_error(error)
    except Exception as error:
        return _say_fault(error)


def say_error(error: MemconError) -> None:
    """Print an error and its remedy on stderr."""
    click.echo(f"memcon: {error.message}", err=True)
    if error.remedy:
        click.echo(f"        {error.remedy}", err=True)


def _say_os_error(error: OSError) -> int:
    place = f" ({error.filename})" if error.filename else ""
    remedies = {
        errno.ENOSPC: "Make room on the disk, or write elsewhere, and run the command again.",
        errno.EACCES: "Ask for the right to use that place, or name another.",
        errno.EROFS: "Name a place that can be written.",
        errno.ENOENT: "Check the spelling of the path.",
        errno.EISDIR: "Name a file, not a folder.",
    }
    message = f"The system refused{place}: {(error.strerror or str(error)).lower()}."
    say_error(MemconError(message, remedies.get(error.errno or 0, "")))
    if os.environ.get("MEMCON_DEBUG"):
        raise error
    return Status.LIBRARY


def _say_fault(error: Exception) -> int:
    if os.environ.get("MEMCON_DEBUG"):
        raise error
    kind = type(error).__name__
    say_error(
        MemconError(
            f"This is a fault in memcon {__version__}, not in what you did ({kind}: {error}).",
            "Please report it to the memcon developers, with what you get when MEMCON_DEBUG=1 is set.",
        )
    )
    return Status.FAULT
