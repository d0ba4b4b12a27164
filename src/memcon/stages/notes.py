"""The editor's footnotes: at the end of a record, of a part of it, or at the foot of a page."""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import NamedTuple

from memcon.stages.archive_lines import is_archives_line
from memcon.stages.layout import Block
from memcon.stages.note_markers import (
    RAISED,
    SIGNS,
    Marker,
    bracketed_markers,
    glued_markers,
    lettered_markers,
    numbered_markers,
    sign_marker,
)
from memcon.text import Span, trimmed

_OPENING = re.compile(
    rf"""(?P<linked>\[\\?\[\s*(\d{{1,3}})\\?\s*\]\\?\]\([^)\s]*\)(?=\s*\S))
      | (?P<bracketed>\[\s*(\d{{1,3}}|[a-z])\s*\](?=\s*[^\s.,;:)\]]))
      | (?P<round>\((\d{{1,3}}|[a-z])\)(?=\s*[^\s.,;:)\]]))
      | (?P<closed>(\d{{1,3}}|[a-z]|[{SIGNS}])\)(?=\s+\S))
      | (?P<dotted>(\d{{1,3}})\s?\.(?=\s+\S))
      | (?P<bare>\^?(\d{{1,3}})(?=\s+[^\s.,;–—-]))
      | (?P<lettered>([a-z])\.?(?=\s+[A-Z“"‘]))
      | (?P<raised>([¹²³⁴-⁹⁰]+|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏ])(?=\s*\S))
      | (?P<starred>(\*{{1,3}}|†{{1,2}}|‡{{1,2}}|[§¶])(?=\s*[^\s{SIGNS}]))""",
    re.VERBOSE,
)
_ROUND = ("round", "closed")  # so paragraphs are numbered too
_ONLY_AT_END = ("round", "closed", "dotted", "lettered")
PAGE = re.compile(r"\[\s*(?:Page|page|p\.|pp\.|PAGE|P\.|fol\.|f\.|S\.|стр\.)\s*(?P<n>[\divxlcIVXLC–-]+)\s*\]")
PAGE_LINE = re.compile(r"(?:[-–—]\s*(?P<n>\d{1,4})\s*[-–—]|(?:Page|PAGE)\s+(?P<m>\d{1,4})(?:\s+of\s+\d+)?)$")
_HEADING = re.compile(r"(?i)[*_#\s]*(?:(?:foot|end)?notes|notes de bas de page|anmerkungen|примечания)[*_:\s]*")
_SECTION = re.compile(r"(?i)(?:enclosure|attachment|annex(?:ure)?|appendix|schedule)\b.{0,60}$")
_PAGE_MARK = 40  # characters; no page mark is longer
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][”\"’)]*$")
_FREE = 4  # blocks that may stand between two notes and belong to the first


class Note(NamedTuple):
    """A footnote: how it is marked, its marker without brackets, the place of its words and of the whole note."""

    style: str
    marker: str
    words: Span
    span: Span


class _Item(NamedTuple):
    """A printed block or line, and whether a new page begins with it."""

    span: Span
    opens_page: bool


def opening(words: str) -> tuple[str, str, int] | None:
    """Style, marker and length of the marker with which `words` open like a footnote, or None."""
    match = _OPENING.match(words)
    if match is None:
        return None
    style = str(match.lastgroup)
    marker = str(match[match.re.groupindex[style] + 1])  # the group inside that of its style
    return style, marker.translate(RAISED), match.end()


class Apparatus(NamedTuple):
    """The notes to one stretch of text, with their markers in it, and the heading over the notes if they have one."""

    body: Span
    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]
    heading: Span | None = None


def apparatus(text: str, found: Sequence[Block], pages: Sequence[int] = ()) -> list[Apparatus]:
    """The runs of footnotes among the blocks of `text`, numbered one after another and confirmed by markers before.

    `pages` are offsets at which a page begins; a page mark of the text tells the same. A run that closes a page
    may go on counting where the last left off, or begin again.
    """
    items = _items(text, found, pages)
    called: set[str] = set()
    if any(item.opens_page for item in items):
        called = {
            mark.marker for each in (bracketed_markers, glued_markers) for mark in each(text, Span(0, len(text)))
        }
    runs: list[Apparatus] = []
    at = body_start = 0
    while at < len(items):
        run, after = _run(text, items, at, called)
        at_end = bool(run) and _at_end(text, items, after)
        numbered = bool(run) and _begins_again(text, items[at + 1 : after], run[0].style)
        if run and not numbered and (at_end or run[0].style not in _ONLY_AT_END):
            body = Span(body_start, run[0].span.start)
            marks = _confirmed(text, body, run)
            if _believed(run, marks, at_end):
                above = items[at - 1].span if at and _HEADING.fullmatch(items[at - 1].span.of(text)) else None
                runs.append(Apparatus(body, tuple(run), marks, above))
                at, body_start = after, run[-1].span.end
                continue
        at += 1
    return runs


def _begins_again(text: str, items: Sequence[_Item], style: str) -> bool:
    """True where notes begin among `items`: a run of numbers followed by stops, up to there, numbers paragraphs."""
    here = (opening(item.span.of(text)) for item in items)
    return style == "dotted" and any(each and each[0] in ("bare", "bracketed") and each[1] == "1" for each in here)


def _items(text: str, found: Sequence[Block], pages: Sequence[int]) -> list[_Item]:
    """The blocks, or the lines of those in which a note begins, less the page marks: they tell where pages begin."""
    items: list[_Item] = []
    opens, end = False, 0
    breaks = sorted(pages)
    for block in found:
        for line in _pieces(text, block):
            opens = opens or "\f" in text[end : line.start] or any(end <= page <= line.start for page in breaks)
            end = line.end
            if line.end - line.start < _PAGE_MARK and _is_page_mark(line.of(text)):
                opens = True
            else:
                items.append(_Item(line, opens))
                opens = False
    return items


def _is_page_mark(words: str) -> bool:
    return bool(PAGE_LINE.match(words) or PAGE.fullmatch(words))


def _pieces(text: str, block: Block) -> Sequence[Span]:
    """The lines of a block in which a note begins, or a page behind a note; else the block."""
    if len(block.lines) > 1 and any(opening(line.of(text)) for line in block.lines[1:]):
        return block.lines
    at = text.find("\f", *block.span)
    cut = next((n for n, line in enumerate(block.lines) if line.start > at), 0) if at >= 0 else 0
    if cut == 0 or opening(block.span.of(text)) is None:
        return (block.span,)
    return Span(block.span.start, block.lines[cut - 1].end), Span(block.lines[cut].start, block.span.end)


def _run(text: str, items: Sequence[_Item], first: int, called: Collection[str]) -> tuple[list[Note], int]:
    """Notes numbered 1, 2, 3 ... (or *, **, ...) from item `first` on, and the item after them.

    Numbers that begin later than 1 are notes' only where a marker in a text of pages (`called`) says so.
    """
    here = opening(items[first].span.of(text))
    if here is None or not (here[1] in ("1", "a", *SIGNS) or (here[1] in called and here[1].isdigit())):
        return [], first
    style, notes = here[0], [_note(here, items[first].span)]
    at = first + 1
    kept = at
    while at < len(items):
        words = items[at].span.of(text)
        here = opening(words)
        if is_archives_line(words) and (words.startswith("[") or _closed(text, notes[-1])):
            at += 1
            continue
        if here and here[0] == style and _skips(notes[-1].marker, here[1]):
            notes[-1:] = _parted(text, notes[-1])
        last = notes[-1].marker
        if here and here[0] == style and follows(last, here[1]):
            notes.append(_note(here, items[at].span))
        elif items[at].opens_page or _SECTION.match(words) or not _goes_on(text, items, at, style, last):
            break
        else:
            notes[-1] = _longer(notes[-1], items[at].span.end)
        at += 1
        kept = at
    notes[-1:] = _parted(text, notes[-1])
    return notes, kept


def _note(here: tuple[str, str, int], item: Span) -> Note:
    return Note(here[0], here[1], Span(item.start + here[2], item.end), item)


def _longer(note: Note, end: int) -> Note:
    return note._replace(words=Span(note.words.start, end), span=Span(note.span.start, end))


def follows(marker: str, following: str) -> bool:
    """True when the note after `marker` may be marked `following`: 2 after 1, b after a, ** or † after *.

    One number may be missing: the web editions drop notes.
    """
    return _succeeds(marker, following) or _skips(marker, following)


def _succeeds(marker: str, following: str) -> bool:
    if marker.isdigit():
        return following == str(int(marker) + 1)
    if not marker or marker.isalpha():
        return bool(marker) and following == chr(ord(marker) + 1)
    if following[:1] == marker[0]:
        return len(following) == len(marker) + 1
    return len(following) == 1 and following in SIGNS and SIGNS.index(following) == SIGNS.index(marker[0]) + 1


def _skips(marker: str, following: str) -> bool:
    return marker.isdigit() and following.isdigit() and int(following) - int(marker) == 2


def _closed(text: str, note: Note) -> bool:
    """True when the note so far ends like a sentence: a reference on the next line is then none of its words."""
    return bool(_SENTENCE_END.search(text, *note.span))


def _goes_on(text: str, items: Sequence[_Item], at: int, style: str, last: str) -> bool:
    """A block without a number inside the notes, or a last one behind them, belongs to the note before."""
    behind = (items[n].span for n in range(at + 1, len(items)))
    own = (span for span in behind if not is_archives_line(span.of(text)))
    rest = [items[at].span, *islice(own, _FREE)]
    for item in rest[1:]:
        here = opening(item.of(text))
        if here and here[0] == style and _succeeds(last, here[1]):
            return True
    return len(rest) <= 2 and style not in _ROUND


def _parted(text: str, note: Note) -> list[Note]:
    """A note behind which the next one was printed on the same line is two notes."""
    expected = str(int(note.marker) + 1) if note.marker.isdigit() else ""
    match = re.compile(rf"(?<=[\s.]){expected}\.?\s+(?=[A-Z‘'“\"(])").search(text, *note.words) if expected else None
    if match is None or re.search(
        r"(?i)\b(?:no|nos|note|notes|document|documents|part|vol|item|box|pp?|and|of|to)\.?$",
        text[note.words.start : match.start()].rstrip(),
    ):
        return [note]
    end = trimmed(text, Span(note.span.start, match.start())).end
    second = Note(note.style, expected, Span(match.end(), note.span.end), Span(match.start(), note.span.end))
    return [_longer(note, end), second]


def _confirmed(text: str, body: Span, notes: Sequence[Note]) -> tuple[Marker, ...]:
    """The markers in `body` of the `notes`."""
    style = notes[0].style
    numbers = {note.marker for note in notes if note.marker.isdigit()}
    letters = {note.marker for note in notes if note.marker.isalpha()}
    marks = numbered_markers(text, body, numbers, style in _ROUND) if numbers else []
    marks += lettered_markers(text, body, letters) if letters else []
    signs = (sign_marker(text, body, note.marker) for note in notes if note.marker[0] in SIGNS)
    return tuple(sorted({*marks, *(mark for mark in signs if mark)}, key=lambda mark: mark.span))


def _at_end(text: str, items: Sequence[_Item], after: int) -> bool:
    """True when what archives add is all that follows, or a new page begins."""
    closes_page = after < len(items) and items[after].opens_page
    return closes_page or all(is_archives_line(item.span.of(text)) for item in items[after:])


def _believed(notes: Sequence[Note], marks: Sequence[Marker], at_end: bool) -> bool:
    """Numbered lines are footnotes when markers in the text say so, or when they can be nothing else."""
    style = notes[0].style
    known = {mark.marker for mark in marks}
    if style == "linked":
        return True
    if notes[0].marker not in ("1", *SIGNS) or style in _ROUND:
        return at_end and len(known) == len(notes)
    if style == "bare":
        return bool(known) or (at_end and len(notes) <= 3)
    return 2 * len(known) >= len(notes) and (at_end or style != "dotted")
