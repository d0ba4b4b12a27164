"""`memcon read PATH...`: records into the library."""

from pathlib import Path
from typing import Literal

import click

from memcon.cli.options import json_option, library_option, print_json
from memcon.cli.recognition import recognition_options, settings_of
from memcon.cli.statuses import Status


@click.command("read")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--specimens", is_flag=True, help="Read the records of an invented world that ship with memcon.")
@click.option("--dry-run", is_flag=True, help="Show the records that would be read; write nothing.")
@recognition_options
@json_option
@library_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    specimens: bool,
    dry_run: bool,
    ocr: Literal["auto", "never", "always"],
    languages: tuple[str, ...],
    ocr_pages: int | None,
    as_json: bool,
    library: Path,
) -> None:
    """Read records into the library, which is made if there is none.

    A PATH is a file, a folder (read with all folders in it) or - for standard input. Text, Markdown,
    HTML, TEI, PDF, pictures of pages, Word, OpenDocument, RTF and e-mail are read, also in ZIP and tar archives.
    A record that is in the library already, unchanged, is left as it is; a changed one replaces its former
    reading and keeps its id.

    \b
    Examples:
      memcon read embassy/ minutes.html
      memcon read --specimens --library specimens.memcon
      memcon read --dry-run volume.xml
      memcon read --language fr --language ru scans/
      curl -s https://archive.example/d96 | memcon read -
      memcon read embassy/ --json | jq '.unread[].path'

    Scans and pictures need memcon[ocr] and Tesseract with the languages they are in; a long scan that was
    stopped goes on where it stopped when the same command is run again.

    A file that holds many records, a volume, is divided into them; --dry-run shows how, with the place of each.
    Records that a file held when it was read before and holds no more are removed from the library.

    What cannot be read, or only in part, is named on standard error with the reason and the remedy; it stops
    nothing else, and makes the exit status 1. Ctrl-C keeps what was read until then.
    """
    from memcon.cli.plan import plan, print_plan
    from memcon.cli.reading import Reading
    from memcon.cli.report import print_problems, print_report, print_unread

    if specimens:
        from memcon.specimens import paths as specimen_paths

        paths = (*paths, *map(str, specimen_paths()))
    if not paths:
        raise click.UsageError("Name a file, a folder, or - for standard input (or --specimens).", context)
    if dry_run:
        found = plan(paths, settings_of(ocr, languages, ocr_pages))
        if as_json:
            print_json(found)
        else:
            print_plan(found)
        print_problems(found.unread)
        context.exit(Status.INCOMPLETE if found.unread else Status.DONE)
    reading = Reading(library, settings_of(ocr, languages, ocr_pages))
    reading.read(paths)
    if as_json:
        print_json(reading.report)
    else:
        print_report(reading.report)
    print_unread(reading.report)
    if reading.failure is not None:
        raise reading.failure
    if reading.interrupted:
        click.echo("memcon: interrupted; what was read until then is kept. Run the same command to go on.", err=True)
        context.exit(Status.INTERRUPTED)
    if reading.unread or reading.damaged:
        context.exit(Status.INCOMPLETE)
