"""`memcon export FORMAT`: the library for other programs."""

import sys
from pathlib import Path

import click

from memcon.address import Address
from memcon.cli.options import existing_library, library_option

FORMATS: tuple[str, ...] = ("jsonl",)


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write to this file, once all is done; - is standard output (the default).",
)
@library_option
def command(form: str, output: Path, library: Address) -> None:
    """Write the library in a format that other programs read.

    FORMAT is jsonl: one JSON object a line, one line a record, schema memcon/1 (docs/data-model.md).

    \b
    Examples:
      memcon export jsonl -o records.jsonl
      memcon export jsonl | jq -r '.statements[].act' | sort | uniq -c

    A file is replaced only when the export is whole.
    """
    from memcon.cli.output import whole_file
    from memcon.exports import jsonl

    with existing_library(library) as held:
        if str(output) == "-":
            jsonl.export(held, sys.stdout.buffer)
        else:
            with whole_file(output) as stream:
                jsonl.export(held, stream)
