"""What a terminal shows: one console, and the few ways memcon lays words out on it.

Width, colour and the environment's NO_COLOR are left to rich; into a pipe it prints 80 columns without colour.
"""

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from memcon.library.view import Snippet

NAME = "bold"
ACT = "cyan"
QUIET = "dim"
HIT = "bold yellow"


def console() -> Console:
    """A console on standard output that takes no word of a record for markup or an emoji."""
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False, width=_width())


def _width() -> int | None:
    """None (rich finds out) on a terminal; 80, or COLUMNS, elsewhere."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return None
    return 80


def indented(words: Text | str, columns: int) -> Padding:
    """Words wrapped with every line `columns` in."""
    return Padding(Text(words) if isinstance(words, str) else words, (0, 0, 0, columns))


def labelled(rows: "Iterable[tuple[str, Text | str]]", out: Console) -> None:
    """Print rows of label and value, values wrapped under themselves; empty values are left out."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=QUIET, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(label, value)
    out.print(grid)


def one_line(words: str) -> str:
    """Words of a record with every run of white space as one space: for lists, never for quotations by offset."""
    return " ".join(words.split())


def snippet_text(snippet: "Snippet") -> Text:
    """A snippet with its hits marked, on one line."""
    shown = Text()
    at = 0
    for start, end in snippet.hits:
        shown.append(snippet.text[at:start])
        shown.append(snippet.text[start:end], style=HIT)
        at = end
    shown.append(snippet.text[at:])
    lines = Text(" ").join(line for line in shown.split() if line.plain.strip())
    return lines


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 record", "2 records"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
