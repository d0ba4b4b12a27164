"""`memcon read PATH...`: records into the library."""

from typing import TYPE_CHECKING, Literal

import click

from memcon.address import Address
from memcon.cli.options import json_option, library_option, print_json
from memcon.cli.recognition import recognition_options, settings_of
from memcon.cli.statuses import Status

if TYPE_CHECKING:
    from memcon.reading import Crew


@click.command("read")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--specimens", is_flag=True, help="Read the records of an invented world that ship with memcon.")
@click.option("--dry-run", is_flag=True, help="Show the records that would be read; write nothing.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read with so many processes.  [default: the cores of this machine, one where there is little to read]",
)
@click.option("--cluster", metavar="ADDRESS", help="Read with the workers of the Dask scheduler there.")
@click.option("--fast", is_flag=True, help="Read with a smaller tagger: faster, and less well.")
@click.option("--keep-parts", is_flag=True, help="Leave the parts of a parallel reading beside the library.")
@recognition_options
@json_option
@library_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    specimens: bool,
    dry_run: bool,
    workers: int | None,
    cluster: str | None,
    fast: bool,
    keep_parts: bool,
    ocr: Literal["auto", "never", "always"],
    languages: tuple[str, ...],
    ocr_pages: int | None,
    as_json: bool,
    library: Address,
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
      memcon read --workers 4 series/
      memcon read --cluster tcp://10.0.0.5:8786 series/

    Scans and pictures need memcon[ocr] and Tesseract with the languages they are in; a long scan that was
    stopped goes on where it stopped when the same command is run again.

    A file that holds many records, a volume, is divided into them; --dry-run shows how, with the place of each.
    Records that a file held when it was read before and holds no more are removed from the library.

    The library is the same whoever reads: this process alone, several on this machine (--workers), or those of a
    cluster (--cluster, with memcon[cluster]). Results that wait for their turn are kept in FILE.parts meanwhile.

    What cannot be read, or only in part, is named on standard error with the reason and the remedy; it stops
    nothing else, and makes the exit status 1. Ctrl-C keeps what was read until then; the same command goes on.
    """
    if workers is not None and cluster is not None:
        raise click.UsageError("--workers are processes here, --cluster is elsewhere: give one of them.", context)
    if specimens:
        from memcon.specimens import paths as specimen_paths

        paths = (*paths, *map(str, specimen_paths()))
    if not paths:
        raise click.UsageError("Name a file, a folder, or - for standard input (or --specimens).", context)

    from memcon.cli.report import print_problems, print_report, print_unread

    if dry_run:
        from memcon.cli.plan import plan, print_plan

        planned = plan(paths, settings_of(ocr, languages, ocr_pages))
        if as_json:
            print_json(planned)
        else:
            print_plan(planned)
        print_problems(planned.unread)
        context.exit(Status.INCOMPLETE if planned.unread else Status.DONE)

    from memcon.cli.progress import progress
    from memcon.reading import Reading
    from memcon.reading.extent import extent

    found = extent(paths)
    reading = Reading(library, settings_of(ocr, languages, ocr_pages), _crew(workers, cluster, found.size), fast)
    with progress("Reading", found.sources) as bar:
        reading.read(paths, bar, keep_parts)
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


def _crew(workers: int | None, cluster: str | None, size: int) -> "Crew":
    """Who is to read `size` bytes; WorkersError when the cluster cannot."""
    if cluster is not None:
        from memcon.reading.cluster import Cluster

        return Cluster(cluster)
    from memcon.reading.crew import Alone
    from memcon.reading.extent import workers_for

    number = workers or workers_for(size)
    if number == 1:
        return Alone()
    from memcon.reading.pool import Pool

    return Pool(number)
