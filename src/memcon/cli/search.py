"""`memcon search WORDS`: statements, or records, that answer a question."""

from pathlib import Path

import click

from memcon.cli.options import existing_library, json_option, library_option, print_json


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--speaker", metavar="ACTOR", help="Said by this actor: a name or an id.")
@click.option("--addressee", metavar="ACTOR", help="Said to this actor.")
@click.option("--actor", metavar="ACTOR", help="This actor says it, is told it, or is mentioned.")
@click.option("--form", metavar="FORM", help="In records of this form: telegram, verbatim, minutes ...")
@click.option("--act", metavar="ACT", help="This act: state, ask, propose, request, commit, agree, refuse ...")
@click.option("--since", metavar="DATE", help="In records of this EDTF date or later (1948, 1948-03, 1948-03-14).")
@click.option("--until", metavar="DATE", help="In records of this EDTF date or earlier.")
@click.option("--said/--records", "said", default=True, help="Search what was said (default), or whole records.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Show at most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many first ones.")
@json_option
@library_option
def command(
    words: tuple[str, ...],
    speaker: str | None,
    addressee: str | None,
    actor: str | None,
    form: str | None,
    act: str | None,
    since: str | None,
    until: str | None,
    said: bool,
    limit: int,
    offset: int,
    as_json: bool,
    library: Path,
) -> None:
    """Search what was said, or whole records.

    All WORDS must occur; a phrase stands in double quotes inside the shell's own ('"river convention"'), and a
    word may end in * to stand for all that begin so. Without WORDS the options alone choose.

    \b
    Examples:
      memcon search wagons
      memcon search '"river convention"' --speaker Vauquelin --since 1948
      memcon search --act refuse --addressee Rousselin
      memcon search coal --records --form telegram
      memcon search 'condition*' --json | jq '.statements[].content'

    Finding nothing is no failure: the exit status is 0.
    """
    from memcon.library.view import Query

    query = Query(
        words=" ".join(words),
        speaker=speaker,
        addressee=addressee,
        actor=actor,
        form=form,
        act=act,
        since=since,
        until=until,
        offset=offset,
        limit=limit,
    )
    with existing_library(library) as held:
        page = held.statements(query) if said else held.records(query)
    if as_json:
        print_json(page)
        return

    from rich.text import Text

    from memcon.cli.lists import print_records, print_statements
    from memcon.cli.terminal import console, count, say

    out = console()
    shown = len(page.statements) if said else len(page.records)
    kind = "statement" if said else "record"
    say(out, Text(f"{page.question}: {count(page.total, kind)}", style="bold"))
    if page.note:
        say(out, page.note)
    if said:
        print_statements(page.statements, out)
    else:
        print_records(page.records, out)
    if offset + shown < page.total:
        out.print()
        say(out, Text(f"{page.total - offset - shown:,} more: add --offset {offset + shown}", style="dim"))
