"""`memcon judgements`: what people decided about who is who; handed over to another library."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json
from memcon.cli.signing import in_words
from memcon.errors import UsageError

if TYPE_CHECKING:
    from memcon.library import Judgement, Library

_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command("judgements", short_help="List what people decided about actors, export it, take it over.")
@click.option("--export", "to", metavar="FILE", type=_FILE, help="Write them all as JSONL; - is standard output.")
@click.option("--import", "given", metavar="FILE", type=_FILE, help="Take over what another library exported.")
@json_option
@library_option
def command(to: Path | None, given: Path | None, as_json: bool, library: Address) -> None:
    """List every judgement on who is who, oldest first: its number, the day, who decided what, and why.

    A file that was exported holds one judgement a line, those taken back too. What is taken over keeps its
    signatures and dates; a judgement that the library has already is not added twice.

    \b
    Examples:
      memcon judgements
      memcon judgements --export judgements.jsonl
      memcon judgements --import judgements.jsonl --library another.memcon
    """
    if to is not None and given is not None:
        raise UsageError("Judgements are either written or taken over.", "Give one of --export and --import.")
    if given is not None:
        rows = _read(given)
        with existing_library(library, readonly=False) as held:
            added = held.take_over(rows)
        click.echo(f"{added} of {len(rows)} judgements were new.")
        return
    with existing_library(library) as held:
        rows = held.judgements()
        if to is not None:
            _write(to, rows)
        elif as_json:
            print_json(rows)
        else:
            _print(rows, held)


def _read(path: Path) -> "tuple[Judgement, ...]":
    import msgspec

    from memcon.library import Judgement

    lines = (sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Judgement))
        except msgspec.DecodeError as error:
            raise UsageError(
                f"Line {number} of {path} is no judgement: {error}.",
                "Take over a file that memcon judgements --export wrote; nothing was taken over from this one.",
            ) from error
    return tuple(found)


def _write(path: Path, rows: "tuple[Judgement, ...]") -> None:
    import msgspec

    from memcon.cli.output import whole_file

    lines = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    if str(path) == "-":
        sys.stdout.buffer.write(lines)
        return
    with whole_file(path) as stream:
        stream.write(lines)


def _print(rows: "tuple[Judgement, ...]", held: "Library") -> None:
    from memcon.cli.terminal import console, one_line, say
    from memcon.text import written

    out = console()
    withdrawn = {row.withdraws for row in rows}
    unfound = held.unfound()
    for row in rows:
        back = " (taken back)" if row.key in withdrawn else ""
        say(out, f"{row.key}: {in_words(row, held)}{back}.", hang=4)
        say(out, f"{row.by}, {row.made[:10]}" + (f": {row.why}" if row.why else ""), 4)
        for place in unfound.get(row.key, ()):
            words = f"{written(place.span)} “{one_line(place.words)}”"
            say(out, f"Not obeyed at {words}: the record has no such mention any more.", 4)
    if not rows:
        say(out, "Nobody has decided anything about the actors of this library.")
