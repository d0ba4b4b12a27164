"""The parts of a record's text and whose voice each is: archive, editor, or the record itself."""

import re
from collections.abc import Iterator, Sequence

from memcon.lexicon import load
from memcon.model import Division, Record, Voice
from memcon.model.record import DivisionKind
from memcon.stages import headings
from memcon.stages.archive_lines import is_archive_reference, source_label
from memcon.stages.insertions import insertions
from memcon.stages.layout import Block, blocks, gist, plain
from memcon.stages.note_markers import bracketed_markers
from memcon.stages.notes import PAGE, PAGE_LINE, Apparatus, apparatus
from memcon.stages.turns import Label, speakers
from memcon.text import Span, trimmed

_SEPARATOR = re.compile(r"(?:\\?[*_=~·•#–—-]\s*){3,}$")
_SECTION_LABEL = re.compile(r"[\s*_#]*(?P<label>[A-Z][A-Za-z& ]{2,40}?)[\s*_]*:[\s*_]*(?P<rest>.*)", re.DOTALL)
_CONTENTS = re.compile(
    r"(?i)(?:translation|transcript(?:ion)?|original(?: scan)?|scan|image|text|typescript)\b.{0,60}$"
)
_DISTRIBUTED = re.compile(r"(?i)(?:distribut(?:ed|ion)|copies|copy)\b(?:\s+to)?\s*:")
_SOURCE = re.compile(r"\[\s*(?:Source|Translated|Translation|Reproduced|Published|Original)\b[^\[\]]*\]$")
_SIGNED = re.compile(
    r"(?i)(?:recorded|signed|noted|taken down|minuted|drafted|written down|record made)\s*(?:by\b|:)"
)
_FAREWELL = re.compile(
    r"(?i)(?:yours?\s+(?:\w+\s+)?\w+(?:,\s+[A-Z][\w. ]{2,40})?|"
    r"with\s+(?:kind|best|warm)\w*\b.{0,40}|(?:very\s+)?(?:sincerely|faithfully|truly)\b.{0,20}|"
    r"i\s+(?:have\s+the\s+honou?r\s+to\s+be|am|remain)\b.{0,60})[,.]?$"
)
_EDITORIAL = re.compile(r"\[[^\[\]]*[a-z][^\[\]]*\](?:\s*\[\d+\])*$|\[\s*\.{3}\s*\]$")
_NAME_LINE = re.compile(r"[^.!?;:]*(?:\b[A-Z]\.?[^.!?;:]*)*$")
_FARTHEST = 15  # blocks between two labels of the front matter
_LAST = 4  # blocks at the end of a part among which its signature is looked for


_INLINE = frozenset(("page-break", "note-marker", "insertion"))


class _Marked:
    """What a reader has marked: blocks bar any block over them, inline marks bar their own kind."""

    def __init__(self, divisions: Sequence[Division]) -> None:
        self._divisions = divisions

    def holds(self, found: Division) -> bool:
        """True when `found` would stand over what is marked."""
        return any(
            found.start < known.end
            and known.start < found.end
            and (known.kind == found.kind or (known.kind not in _INLINE and found.kind not in _INLINE))
            for known in self._divisions
        )


class Divisions:
    """Divides a record into blocks that do not overlap, and marks pages, notes and insertions inside them."""

    name = "divisions"
    version = "3"
    requires: tuple[str, ...] = ()
    provides = ("divisions",)

    def read(self, record: Record) -> Iterator[Division]:
        """Yield the divisions of `record` in the order of its text; blocks and white space cover it wholly.

        What a reader has marked (the notes and pages of a web page) stands: nothing is yielded over it.
        """
        marked = _Marked(record.divisions)
        noted = [Span(d.start, d.end) for d in record.divisions if d.kind == "footnote"]
        pages = [page.start for page in record.pages]
        found = (d for d in self._blocks(record.text, pages, noted) if not marked.holds(d))
        yield from sorted(found, key=lambda d: (d.start, -d.end))

    def _blocks(self, text: str, pages: Sequence[int], noted: Sequence[Span]) -> Iterator[Division]:
        front, body = _front_matter(text, blocks(text))
        body = _without(text, body, noted)
        for label, span in front:
            yield self._division("front-matter", "archive", span, label)
        notes = apparatus(text, body, pages)
        for run in notes:
            for note in run.notes:
                yield self._division("footnote", "editor", note.span, note.marker)
            if run.heading:
                yield self._division("heading", "editor", run.heading)
        apart = [note.span for run in notes for note in run.notes] + [run.heading for run in notes if run.heading]
        body = _without(text, body, apart)
        added = _added(text, body)
        yield from self._inline(text, body, notes, added, [span for _, span in front])
        yield from self._body(text, body, [run.body.end for run in notes], added)

    def _body(
        self, text: str, printed: Sequence[Block], ends: Sequence[int], added: dict[int, str]
    ) -> Iterator[Division]:
        """The record's own blocks: a heading, then paragraphs or turns, then signatures; again in an enclosure."""
        labelled = speakers(text, [block.span for block in printed])
        signatures = _signatures(text, printed, ends, labelled)
        heading, attendance = True, False
        for i, block in enumerate(printed):
            words = gist(text, block.span)
            if _SEPARATOR.match(block.span.of(text)):
                yield self._division("separator", "record", block.span)
            elif PAGE_LINE.match(words):
                pass  # marked as a page break
            elif i in added:
                yield self._division("front-matter", "archive", block.span, added[i])
            elif i in labelled:
                heading = False
                yield self._division("turn", "record", block.span, labelled[i].name)
            elif i in signatures:
                yield self._division("signature", "record", block.span)
            elif headings.is_enclosure(words):
                heading, attendance = True, False
                yield self._division("heading", "record", block.span)
            elif _EDITORIAL.match(words):
                yield self._division("paragraph", "editor", block.span)
            elif heading and (part := _heading_part(text, block, attendance) or _before_date(text, printed, i)):
                attendance = part == "attendance"
                for line in block.lines:
                    yield self._division("heading", "record", line)
            else:
                kind: DivisionKind = "paragraph"
                if not heading and _subheading(text, printed, i):
                    kind = "heading"
                else:
                    heading = False
                yield self._division(kind, "record", block.span)

    def _inline(
        self,
        text: str,
        printed: Sequence[Block],
        notes: Sequence[Apparatus],
        added: dict[int, str],
        front: Sequence[Span],
    ) -> Iterator[Division]:
        taken: list[Span] = []
        for run in notes:
            for mark in run.markers:
                taken.append(mark.span)
                yield self._division("note-marker", "editor", mark.span, mark.marker)
        for match in PAGE.finditer(text):
            taken.append(Span(*match.span()))
            yield self._division("page-break", "editor", taken[-1], match.group("n"))
        for block in printed:
            for line in block.lines:
                if page := PAGE_LINE.match(line.of(text)):
                    taken.append(line)
                    yield self._division("page-break", "editor", line, page.group("n") or page.group("m"))
        outside = [note.span for run in notes for note in run.notes]
        outside += [printed[i].span for i in added]
        known = set(taken)
        most = max((int(n.marker) for run in notes for n in run.notes if n.marker.isdigit()), default=99)
        for mark in bracketed_markers(text, Span(0, len(text))):
            if (
                int(mark.marker) <= most
                and mark.span not in known
                and not any(s.overlaps(mark.span) for s in outside)
            ):
                taken.append(mark.span)
                yield self._division("note-marker", "editor", mark.span, mark.marker)
        outside += front
        for span in insertions(text, outside + taken, translated=bool(front)):
            yield self._division("insertion", "editor", span)

    def _division(self, kind: DivisionKind, voice: Voice, span: Span, label: str | None = None) -> Division:
        return Division(
            kind=kind, voice=voice, start=span.start, end=span.end, label=label, resp=f"{self.name}@{self.version}"
        )


def _added(text: str, printed: Sequence[Block]) -> dict[int, str]:
    """What an archive put among the blocks, by their index: its label, "archive-reference" or "source"."""
    found: dict[int, str] = {}
    for i, block in enumerate(printed):
        words = gist(text, block.span)
        if is_archive_reference(words):
            found[i] = "archive-reference"
        elif _SOURCE.match(words) or source_label(words, Span(0, len(words))) is not None:
            found[i] = "source"
    return found


def _without(text: str, printed: Sequence[Block], taken: Sequence[Span]) -> list[Block]:
    """The blocks less the places in `taken`; a block cut in two becomes two."""
    kept: list[Block] = []
    for block in printed:
        inside = [span for span in taken if span.overlaps(block.span)]
        if not inside:
            kept.append(block)
            continue
        at = block.span.start
        for span in [*sorted(inside), Span(block.span.end, block.span.end)]:
            rest = trimmed(text, Span(at, max(at, span.start)))
            if rest.start < rest.end:
                lines = tuple(
                    Span(max(line.start, rest.start), min(line.end, rest.end))
                    for line in block.lines
                    if line.overlaps(rest)
                )
                kept.append(Block(rest, lines))
            at = max(at, span.end)
    return kept


def _front_matter(text: str, printed: Sequence[Block]) -> tuple[list[tuple[str, Span]], list[Block]]:
    """The sections with which a digital archive fronts the record, as (label, place), and the other blocks."""
    labels = load("forms")["front_matter"]
    sections: list[tuple[int, str, bool]] = []  # block, label, whether the words stand on the label's own line
    for i, block in enumerate(printed[:60]):
        match = _SECTION_LABEL.fullmatch(block.span.of(text))
        name = labels.get(match.group("label").strip().lower()) if match else None
        if match and name and i - (sections[-1][0] if sections else 0) < _FARTHEST:
            sections.append((i, name, bool(match.group("rest").strip())))
    if not any(name in ("citation", "contents", "summary") for _, name, _ in sections) or len(sections) < 2:
        return [], list(printed)
    found: list[tuple[str, Span]] = []
    for block in printed[: sections[0][0]]:
        found += _title_lines(text, block)
    for n, (i, name, inline) in enumerate(sections):
        if n + 1 < len(sections):
            end = sections[n + 1][0]
        elif name == "contents":
            end = i + 1
            while end < len(printed) and _CONTENTS.match(gist(text, printed[end].span)):
                end += 1
        else:
            end = min(len(printed), i + (1 if inline else 2))
        found.append((name, Span(printed[i].span.start, printed[end - 1].span.end)))
    return found, list(printed[end:])


def _title_lines(text: str, block: Block) -> Iterator[tuple[str, Span]]:
    dates = [
        line
        for line in block.lines
        if (words := plain(line.of(text))) and (m := headings.DATE.search(words)) and len(m.group()) >= len(words) - 2
    ]
    if dates and dates[0] == block.lines[0]:
        yield "date", dates[0]
        if len(block.lines) > 1:
            yield "title", Span(block.lines[1].start, block.span.end)
    else:
        yield "title", block.span


def _heading_part(text: str, block: Block, attendance: bool) -> str:
    """ "attendance" for a line of a list of those present, "line" for another of a heading, "" for the narrative."""
    words = gist(text, block.span)
    if headings.is_attendance(words) or headings.is_side(words):
        return "attendance"
    if (
        attendance
        and len(words) < 160
        and not re.search(r"[a-z][.!?]\d*$", words)
        and not headings.is_sentence(words)
    ):
        return "attendance"
    lines = [line.of(text) for line in block.lines]
    if all(headings.is_heading(line) for line in lines):
        return "line"
    short = all(len(line) < 110 and not headings.goes_on(plain(line)) for line in lines)
    dated = any(headings.is_date_line(plain(line)) or headings.is_marking(plain(line)) for line in lines)
    return "line" if short and dated and len(lines) > 1 and headings.is_heading(lines[0]) else ""


def _before_date(text: str, printed: Sequence[Block], i: int) -> str:
    """ "line" for a short block with a date line or a marking at most three blocks after it: still the heading."""
    if printed[i].span.end - printed[i].span.start > 150 or headings.is_sentence(gist(text, printed[i].span)):
        return ""
    for block in printed[i + 1 : i + 4]:
        lines = [plain(line.of(text)) for line in block.lines]
        if any(headings.is_date_line(line) or headings.is_marking(line) for line in lines):
            return "line"
        if block.span.end - block.span.start > 150:
            break
    return ""


def _subheading(text: str, printed: Sequence[Block], i: int) -> bool:
    """A short line between whole sentences that is not one itself."""
    words = gist(text, printed[i].span)
    if i + 1 >= len(printed) or len(words) > 90 or not headings.is_title(words) or words[0] in "([‘“'\"-":
        return False
    before = printed[i - 1].span.of(text).rstrip()
    after = printed[i + 1].span.of(text)
    if words.isupper() and len(words) > 3:
        return not after[0].islower() and after[0] != "("
    return (
        len(words.split()) <= 8
        and before[-1:] in '.!?:”"])*'
        and not after[0].islower()
        and after[0] != "("
        and words[0].isalnum()
    )


def _signatures(
    text: str, printed: Sequence[Block], ends: Sequence[int], labelled: dict[int, Label]
) -> frozenset[int]:
    """The blocks with which a part of the record is signed: a name alone, a farewell, "Recorded by"."""
    lasts = {max((i for i, b in enumerate(printed) if b.span.end <= end), default=-1) for end in ends}
    lasts |= {len(printed) - 1}
    lasts |= {i - 1 for i, block in enumerate(printed) if headings.is_enclosure(gist(text, block.span))}
    found: set[int] = set()
    for last in lasts:
        i, seen = last, 0
        while i > 0 and seen < _LAST:
            words = gist(text, printed[i].span)
            if (
                is_archive_reference(words)
                or (_EDITORIAL.match(words) and len(words) > 40)
                or _DISTRIBUTED.match(words)
            ):
                i -= 1
                continue
            if i in labelled or not _signs(words):
                break
            found.add(i)
            i, seen = i - 1, seen + 1
    return frozenset(found)


def _signs(words: str) -> bool:
    if (_SIGNED.match(words) and len(words) < 120) or _FAREWELL.match(words):
        return True
    name = re.sub(r"\[\s*\d+\s*\]|[\[\]]", "", words).strip()
    if not name or len(name) > 90 or not name[0].isupper() or re.search(r"[a-z]{2}[.!?:;]$", name):
        return False
    small = [w for w in re.findall(r"[A-Za-z’'.]+", re.sub(r"\([^)]*\)", "", name)) if w[0].islower()]
    allowed = {"de", "von", "van", "der", "of", "the", "for", "and", "la", "du", "to", "in", "at"}
    return (
        len(name.split()) <= 12
        and set(small) <= allowed
        and not headings.is_date_line(name)
        and not re.search(r"\d{2}", name)
    )
