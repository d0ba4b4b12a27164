"""The records of a volume in any format, told apart by their headings.

Precision comes first: a text is divided only where a regular series of headings is found, each with the face of a
record behind it (`memcon.readers.series`); a record with numbered paragraphs, an agenda or enclosures stays whole.
"""

import re
from collections.abc import Iterator, Sequence

from memcon.lexicon import load
from memcon.model import Division, Finding
from memcon.readers.contents import contents_of, missing
from memcon.readers.extracted import Extracted, Item
from memcon.readers.faces import Line, either, is_sentence, lines_of
from memcon.readers.series import Head, series_of
from memcon.readers.tiling import STAGE, tiled
from memcon.text import Span

_WORDS = load("volumes")
_CHAPTER = re.compile(
    rf"(?i)(?:{either(_WORDS['chapters'])})\s+(?:\d+|[IVXLC]+)\b.{{0,150}}$"
    r"|(?-i:[IVX]{1,7}\.?(?:\s+[^\W\da-zà-ÿа-я_].{2,150})?$)"
)
_BACK = re.compile(rf"(?i)(?:{either(_WORDS['back_matter'])})\W*$")
_ENTRY = re.compile(r".*,\s*(?:n\.?\s*)?\d{1,4}(?:[-–]\d+)?[.;]?$")  # "Garrick, Owen, 3, 14"
_ENTRIES = 0.5  # share of the lines behind "Index" that must be entries
_ABOVE = 4  # lines above a record's heading among which that of its chapter stands


def divided(extracted: Extracted) -> Extracted:
    """`extracted` with an item for each record of a volume; unchanged when its text is a single record.

    The items cover the text from the first record to the last: the heading of a chapter goes to the record behind
    it and is marked as the editor's. What the table of contents names and was not found is a finding.
    """
    if extracted.items:
        return extracted
    text = extracted.text
    lines = lines_of(text, [Span(d.start, d.end) for d in extracted.divisions if d.kind == "footnote"])
    contents = contents_of(lines)
    first = contents.after if contents else 0
    heads = [head._replace(line=head.line + first) for head in series_of(lines[first:])]
    if not heads:
        return extracted
    chapters = [list(_chapter(lines, head.line, above)) for head, above in _with_before(heads, first)]
    starts = [(chapter or [lines[head.line]])[0].span.start for chapter, head in zip(chapters, heads, strict=True)]
    end = _end(text, lines, heads[-1].line)
    names = [f"{head.number}{head.letter}" if head.number is not None else "" for head in heads]
    distinct = "" not in names and len(set(names)) == len(names)
    items = [
        Item(Span(start, stop), name if distinct else None)
        for start, stop, name in zip(starts, [*starts[1:], end], names, strict=True)
    ]
    lost = missing(contents, heads, lines) if contents else ""
    if lost:
        items[0] = items[0]._replace(findings=(Finding(stage=STAGE, reason=lost),))
    above_them = [_division(line) for chapter in chapters for line in chapter]
    return extracted._replace(items=tiled(text, items, starts[0], end), divisions=(*extracted.divisions, *above_them))


def _with_before(heads: Sequence[Head], first: int) -> Iterator[tuple[Head, int]]:
    """Each heading with the line behind the heading before it."""
    for at, head in enumerate(heads):
        yield head, heads[at - 1].line + 1 if at else first


def _chapter(lines: Sequence[Line], head: int, first: int) -> Iterator[Line]:
    """The heading of a chapter over a record's: "Chapter II", its title, a Markdown heading of a higher level."""
    above = list(range(max(first, head - _ABOVE), head))
    level = lines[head].level
    for at in above:
        line = lines[at]
        higher = bool(line.level) and (not level or line.level < level)
        if (higher or _CHAPTER.match(line.words)) and not any(is_sentence(lines[n].words) for n in range(at, head)):
            yield from lines[at:head]
            return


def _end(text: str, lines: Sequence[Line], last: int) -> int:
    """Where the last record ends: at the index of the volume, if it has one."""
    for at in range(last + 1, len(lines)):
        if lines[at].opens and _BACK.match(lines[at].words):
            behind = lines[at + 1 :]
            if behind and sum(bool(_ENTRY.match(line.words)) for line in behind) >= _ENTRIES * len(behind):
                return lines[at].span.start
    return len(text)


def _division(line: Line) -> Division:
    return Division(
        kind="front-matter", voice="editor", start=line.span.start, end=line.span.end, label="chapter", resp=STAGE
    )
