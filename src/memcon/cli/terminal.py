"""What a terminal shows: one console, and the few ways memcon lays words out on it.

Width, colour and the environment's NO_COLOR are left to rich; into a pipe it prints 80 columns without colour.
"""

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
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


def say(out: Console, words: Text | str, indent: int = 0, hang: int = 0) -> None:
    """Print words wrapped `indent` columns in, the lines after the first `hang` further; no blanks at line ends."""
    text = Text(words) if isinstance(words, str) else words
    for number, line in enumerate(_wrapped(out, text, indent, hang)):
        line.rstrip()
        # cropped only where a terminal is too narrow to show anything
        out.print(Text(" " * (indent + (hang if number else 0))) + line, no_wrap=True, crop=False, overflow="ignore")


def _wrapped(out: Console, text: Text, indent: int, hang: int) -> list[Text]:
    width = max(out.width - indent, 20)
    lines = list(text.wrap(out, width))
    if hang and len(lines) > 1:
        rest = text[len(lines[0]) :]
        while rest.plain[:1] == " ":
            rest = rest[1:]
        lines = [lines[0], *rest.wrap(out, max(width - hang, 20))]
    return lines


def labelled(rows: "Iterable[tuple[str, Text | str]]", out: Console) -> None:
    """Print rows of label and value, values wrapped under themselves; empty values are left out."""
    full = [(label, value) for label, value in rows if value]
    column = max((len(label) for label, _ in full), default=0) + 2
    for label, value in full:
        say(out, Text.assemble((label.ljust(column), QUIET), value), hang=column)


def chain_words(sources: "Iterable[str]") -> str:
    """ "on the word of the ministry, on that of our informant": sources from the nearest to the outermost."""
    names = list(sources)
    return "on the word of " + ", on that of ".join(names) if names else ""


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
