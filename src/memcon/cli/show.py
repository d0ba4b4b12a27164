"""`memcon show RECORD`: what the record is, then who said what, nested."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json


@click.command("show")
@click.argument("record")
@click.option("--statement", metavar="ID", help="Only this statement of the record, and those inside it.")
@json_option
@library_option
def command(record: str, statement: str | None, as_json: bool, library: Address) -> None:
    """Show one record: its description, then who said what.

    RECORD is an id as `memcon read` and `memcon search` print it. A statement stands indented under the one
    in whose content it stands, with the chain of sources it rests on.

    \b
    Examples:
      memcon show brisanne-2214-1947
      memcon show brisanne-2214-1947 --statement s3
      memcon show brisanne-2214-1947 --json | jq .description.date

    With --json the record comes in the interchange form, memcon/1 (docs/data-model.md); with --statement
    also, only that statement's object.
    """
    from memcon.errors import NotFound

    with existing_library(library) as held:
        whole = held.record(record)
    if statement is not None and all(said.id != statement for said in whole.statements):
        raise NotFound(f"Record {record} has no statement {statement}.", f"See them all: memcon show {record}")
    if as_json:
        chosen = next((said for said in whole.statements if said.id == statement), None)
        print_json(whole if chosen is None else chosen)
        return

    from memcon.cli.record_page import print_record, print_statements
    from memcon.cli.terminal import console

    out = console()
    if statement is None:
        print_record(whole, out)
    else:
        print_statements(whole, out, top=statement)
