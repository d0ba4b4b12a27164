"""The table of contents at the front of a volume: a check on the records that were found, never records itself."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from memcon.lexicon import load
from memcon.readers.faces import LONGEST, Line, either, is_sentence
from memcon.readers.series import Head, numbered_heading

_WORDS = load("volumes")
_OVER = re.compile(rf"(?i)(?:{either(_WORDS['contents'])})\.?$")
_PAGE = re.compile(r"[\s.·…_-]*(?:\s|[.·…_]{2,})\s*\d{1,4}$")  # "..... 43" behind an entry
_FIRST_LINES = 300  # of the text, among which the contents begin
_SHARED = 0.5  # of the entries, so many must name a record that was found, or they are of something else
_NAMED = 5  # entries that a finding names


class Contents(NamedTuple):
    """The lines of a table of contents (the first and the one behind the last) and its entries that are records.

    An entry is the number of a record, or where records have none the words of its title without the page.
    """

    first: int
    after: int
    entries: tuple[int | str, ...]


def contents_of(lines: Sequence[Line]) -> Contents | None:
    """The table of contents among `lines`; None when there is none.

    It goes from its heading to the first prose, or to the line that its first entry names.
    """
    over = next((at for at, line in enumerate(lines[:_FIRST_LINES]) if _OVER.match(line.words)), None)
    if over is None:
        return None
    entries: list[str] = []
    known: set[int | str] = set()
    after = over + 1
    for at, line in enumerate(lines[over + 1 :], over + 1):
        words = _PAGE.sub("", line.words)
        if is_sentence(line.words) or len(line.words) > LONGEST or not known.isdisjoint(_names(line.words, words)):
            break
        entries.append(words)
        known |= {_key(words), *(name for name in _names(words) if isinstance(name, int))}
        after = at + 1
    numbers = tuple(name for words in entries for name in _names(words) if isinstance(name, int))
    if len(numbers) > 1:
        return Contents(over, after, numbers)
    return Contents(over, after, tuple(entries)) if len(entries) > 1 else None


def missing(contents: Contents, heads: Sequence[Head], lines: Sequence[Line]) -> str:
    """What the contents name that was not found, as a sentence; empty when they agree or are of other things."""
    numbers = {head.number for head in heads}
    titles = {_key(lines[head.line].words) for head in heads} | {_key(head.title) for head in heads}
    named = [e for e in contents.entries if (e in numbers if isinstance(e, int) else _key(e) in titles)]
    lost = [e for e in contents.entries if e not in named]
    if not lost or len(named) < _SHARED * len(contents.entries) or not isinstance(lost[0], int):
        return ""
    shown = ", ".join(map(str, lost[:_NAMED])) + (" ..." if len(lost) > _NAMED else "")
    return f"the table of contents names {len(contents.entries)} records, {len(heads)} were found; not found: {shown}"


def _names(*forms: str) -> set[int | str]:
    """What a line may be known by: its words, with and without the page, and its number."""
    seen = [numbered_heading(words) for words in forms]
    return {*map(_key, forms), *(head.number for head in seen if head is not None and head.number is not None)}


def _key(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
