"""`memcon search WORDS`: statements, or records, that answer a question."""

from typing import Any

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--speaker", metavar="ACTOR", help="Said by this actor: a name or an id.")
@click.option("--addressee", metavar="ACTOR", help="Said to this actor.")
@click.option("--about", metavar="ACTOR", help="This actor is mentioned in it.")
@click.option("--actor", metavar="ACTOR", help="This actor says it, is told it, or is mentioned.")
@click.option("--form", metavar="FORM", help="In records of this form: telegram, verbatim, minutes ...")
@click.option("--act", metavar="ACT", help="This act: state, ask, propose, request, commit, agree, refuse ...")
@click.option("--class", "classification", metavar="WORDS", help="In records classified so: secret ...")
@click.option("--archive", metavar="WORDS", help="In records of this archive or series: 'FO 371' ...")
@click.option("--place", metavar="WORDS", help="In records written at this place.")
@click.option("--language", metavar="LANGUAGE", help="In records in this language.")
@click.option("--date", metavar="DATE", help="In records of this EDTF date (1948-03) or of 1948-03..1948-05.")
@click.option("--since", metavar="DATE", help="In records of this EDTF date or later (1948, 1948-03, 1948-03-14).")
@click.option("--until", metavar="DATE", help="In records of this EDTF date or earlier.")
@click.option("--meaning", is_flag=True, help="Also find what says the same in other words (see memcon meaning).")
@click.option("--said/--records", "said", default=True, help="Search what was said (default), or whole records.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Show at most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many first ones.")
@click.option("--facets", is_flag=True, help="Count the answers by form, year, speaker, place, archive ...")
@json_option
@library_option
def command(words: tuple[str, ...], said: bool, as_json: bool, library: Address, **fields: Any) -> None:
    """Search what was said, or whole records.

    All WORDS must occur. A phrase stands in double quotes inside the shell's own ('"river convention"'), a word may
    end in * for all that begin so, and words may be joined by AND, OR, NOT, NEAR/5 and brackets; -- goes before
    words that begin with a minus. Other spellings of a word are looked for too (colour, color), unless = stands
    before it. The options can be written among the words as well: by:Vauquelin date:1948-03. Without WORDS the
    options alone choose.

    \b
    Examples:
      memcon search wagons
      memcon search '"river convention"' --speaker Vauquelin --since 1948
      memcon search 'wagons NEAR/5 coal NOT by:Rousselin'
      memcon search --act refuse --addressee Rousselin
      memcon search coal --records --form telegram --facets
      memcon search 'condition*' --json | jq '.statements[].content'
      memcon search --meaning 'fear that the bridge would be closed'

    With --meaning plain words need not occur: what is near them in meaning answers too. Phrases in quotation marks,
    what must not occur, and the options hold as ever.

    Finding nothing is no failure: the exit status is 0, and the answer says why.
    """
    from memcon.library.view import Query

    query = Query(words=" ".join(words), **fields)
    with existing_library(library) as held:
        page = held.statements(query) if said else held.records(query)
    if as_json:
        print_json(page)
        return

    from rich.text import Text

    from memcon.cli.lists import print_facets, print_records, print_statements
    from memcon.cli.terminal import console, count, say

    out = console()
    shown = len(page.statements) if said else len(page.records)
    kind = "statement" if said else "record"
    say(out, Text(f"{page.question}: {count(page.total, kind)}", style="bold"))
    if page.note:
        say(out, page.note)
    print_facets(page.facets, out)
    if said:
        print_statements(page.statements, out)
    else:
        print_records(page.records, out)
    behind = query.offset + shown
    if behind < page.total:
        out.print()
        say(out, Text(f"{page.total - behind:,} more: add --offset {behind}", style="dim"))
