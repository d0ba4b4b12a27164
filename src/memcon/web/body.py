"""The text of a record as HTML: every character of it, with statements, notes and pages marked."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from memcon.model import Division, Record
from memcon.text import Span, written
from memcon.web import urls
from memcon.web.blocks import Block, blocks
from memcon.web.chains import chains, layered
from memcon.web.leaves import Leaf
from memcon.web.notes import linked
from memcon.web.pieces import Piece, Tag, pieces
from memcon.web.vocabulary import phrase
from memcon.web.voices import Voice, names, voices

_INLINE = ("page-break", "note-marker", "insertion")
# Marks of Markdown that say how words are set, not what they are: kept, but not shown.
_MARKUP = re.compile(r"\*\*|\\(?=[\\\[\]*_.#-])|\[(?=\\\[)|(?<=\\\])\]\([^)\s]*\)")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5})[.)]\s")
_DEEPEST = 5
_NAME_WIDTH = 17


def body(record: Record, at: Span | None = None, leaves: Sequence[Leaf] = ()) -> Markup:
    """The text as HTML. Without its tags it is `record.text`, character for character.

    `at` is a place to mark (code points, end exclusive); its first piece has the id "at". Where one of `leaves`
    begins, an empty element names it.
    """
    return Markup("").join(_Setter(record, at, leaves).blocks())


def shown(text: str) -> Markup:
    """`text` for HTML: escaped, carriage returns kept (a browser would drop them), no null character."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\N{REPLACEMENT CHARACTER}"))


class _Setter:
    def __init__(self, record: Record, at: Span | None, leaves: Sequence[Leaf]) -> None:
        self.record = record
        self.leaves = leaves
        self.in_gap = False
        self.statements = record.statements
        self.chains = chains(record.statements)
        self.voices: dict[str, Voice] = {voice.id: voice for voice in voices(record)}
        self.set_blocks = blocks(record.text, record.divisions)
        self.notes = linked(record.divisions, {block.division for block in self.set_blocks})
        self.called = {note: marker for marker, note in reversed(self.notes.items())}
        self.pieces = pieces(len(record.text), self._spans(at), (block.start for block in self.set_blocks))
        self.begun: set[int] = set()
        self.given: set[str] = set()
        self.last_who = ""
        self.last_kind = ""

    def _spans(self, at: Span | None) -> Iterator[tuple[Span, Tag]]:
        for n, statement in enumerate(self.statements):
            for span in statement.content:
                yield span, Tag("statement", n)
            if statement.by:
                yield statement.by, Tag("by", n)
            if statement.cue:
                yield statement.cue, Tag("cue", n)
        for n, division in enumerate(self.record.divisions):
            if division.kind in _INLINE:
                yield Span(division.start, division.end), Tag(division.kind, n)
        for n, reference in enumerate(self.record.references):
            yield reference.span, Tag("reference", n)
        if at:
            yield at, Tag("at", 0)
        for n, leaf in enumerate(self.leaves):
            yield Span(leaf.start, leaf.end), Tag("leaf", n)
        for match in _MARKUP.finditer(self.record.text):
            yield Span(*match.span()), Tag("markup", 0)
        for n, block in enumerate(self.set_blocks):
            if block.kind == "turn" and block.label and self.record.text.startswith(block.label, block.start):
                yield Span(block.start, block.start + len(block.label)), Tag("label", n)

    def blocks(self) -> Iterator[Markup]:
        inside: list[Piece] = []
        order = iter(self.set_blocks)
        block = next(order, None)
        for piece in self.pieces:
            inside.append(piece)
            if block and piece.end == block.end:
                yield self._block(block, inside)
                inside, block = [], next(order, None)

    def _block(self, block: Block, inside: list[Piece]) -> Markup:
        self.in_gap = block.kind == "gap"
        words = Markup("").join(self._words(inside))
        if block.kind == "gap":
            return words
        classes = [block.kind, f"of-{block.voice}"]
        attributes = Markup("")
        lines = self.record.text[block.start : block.end].splitlines()
        if len(lines) > 1 and max(map(len, lines)) <= 55 and all(line.strip() for line in lines):
            classes.append("lines")
        over = [layered(_numbers(piece), self.chains, self.statements) for piece in inside]
        tops = {n[0]: None for n in over if n}
        if tops:
            first = self.voices[self.statements[next(iter(tops))].source]
            classes += [f"k{first.ink}", f"m{min(max(map(len, over)), _DEEPEST)}"]
            if self._whole(block, inside):
                classes.append("whole")
            who = self._who(over, len(words.striptags()))
            if who != self.last_who:
                attributes += Markup(' data-who="{}"').format(who)
            self.last_who = who
        tag = {"heading": "h2", "separator": "div"}.get(block.kind, "p")
        opening = self.record.text[block.start : block.end]
        if block.kind == self.last_kind == "heading" and not _NUMBERED.match(opening):
            # A run of headings is one heading and the lines under it, as far as a numbered one.
            tag = "p"
            classes.append("more")
        self.last_kind = block.kind
        if block.kind == "footnote":
            attributes += Markup(' id="n-{}" role="doc-footnote"').format(block.division)
            if block.division in self.called:
                words += Markup(
                    '<a class="back" href="#m-{}" aria-label="Back from note {} to the text" role="doc-backlink"></a>'
                ).format(self.called[block.division], block.label or "")
        return Markup('<{tag} class="{classes}"{attributes}>{words}</{tag}>').format(
            tag=tag, classes=" ".join(classes), attributes=attributes, words=words
        )

    def _whole(self, block: Block, inside: list[Piece]) -> bool:
        """True when one outermost statement has all words of the block, but for the label of a turn."""
        tops: set[int] = set()
        for piece in inside:
            over = layered(_numbers(piece), self.chains, self.statements)
            if over:
                tops.add(over[0])
            elif tops or block.kind != "turn":
                kinds = {tag.kind for tag in piece.tags}
                if any(c.isalnum() for c in self.record.text[piece.start : piece.end]) and not kinds & {*_INLINE}:
                    return False
        return len(tops) == 1

    def _who(self, over: list[list[int]], length: int) -> str:
        """The sources over a block, one a line, as many as stand beside its lines."""
        found: dict[str, None] = {}
        for numbers in over:
            for n in numbers:
                name = names(self.chains[n][-1:], self.record, self.voices)[0]
                inset = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} " * min(len(self.chains[n]) - 1, 3)
                room = _NAME_WIDTH - len(inset)
                found[inset + (name if len(name) <= room else name[: room - 1].rstrip() + "…")] = None
        return "\n".join(list(found)[: max(1, length // 75)])

    def _words(self, inside: list[Piece]) -> Iterator[Markup]:
        opened: list[int] = []
        for piece in inside:
            wanted = layered(_numbers(piece), self.chains, self.statements)
            common = next((i for i, (a, b) in enumerate(zip(opened, wanted, strict=False)) if a != b), None)
            keep = min(len(opened), len(wanted)) if common is None else common
            yield Markup("</span>") * (len(opened) - keep)
            opened = opened[:keep]
            for n in wanted[keep:]:
                yield self._layer(n, len(opened) + 1)
                opened.append(n)
            yield self._leaf(piece)
        yield Markup("</span>") * len(opened)

    def _layer(self, n: int, place: int) -> Markup:
        statement = self.statements[n]
        depth = min(max(place, len(self.chains[n])), _DEEPEST)
        ink = self.voices[statement.source].ink
        chain = " → ".join(names(self.chains[n], self.record, self.voices))
        layer = Markup('<span class="l d{} k{} t{}" data-n="{}" title="{}">').format(depth, ink, n, n, chain)
        if n in self.begun:
            return layer
        self.begun.add(n)
        name = urls.anchor(statement.id)
        label = f"{chain} {phrase('act', statement.act)}"
        at = Markup(' data-at="{}"').format(" ".join(map(written, statement.content))) if self.leaves else ""
        return layer + Markup('<a class="sm d{} k{}" id="{}" href="#{}" data-n="{}"{} aria-label="{}"></a>').format(
            depth, ink, name, name, n, at, label
        )

    def _leaf(self, piece: Piece) -> Markup:
        words = shown(self.record.text[piece.start : piece.end])
        kinds: dict[str, list[int]] = {}
        for tag in sorted(piece.tags):
            kinds.setdefault(tag.kind, []).append(tag.number)
        if "markup" in kinds:
            words = Markup('<span class="markup">{}</span>').format(words)
        if "label" in kinds:
            words = Markup('<b class="label">{}</b>').format(words)
        if "insertion" in kinds:
            words = Markup('<span class="insertion" title="Put in by an editor or translator">{}</span>').format(
                words
            )
        for kind, letter in (("by", "b"), ("cue", "c")):
            if kind in kinds:
                classes = " ".join([kind, *(f"{letter}{n}" for n in kinds[kind])])
                words = Markup('<span class="{}">{}</span>').format(classes, words)
        for n in kinds.get("reference", ()):
            words = self._reference(n, words)
        if "note-marker" in kinds:
            n = kinds["note-marker"][0]
            words = self._marker(n, self.record.divisions[n], words)
        if "page-break" in kinds:
            n = kinds["page-break"][0]
            kind = "page" if words.strip() else "leaf-end"  # a form feed is seen as the space it stands for
            words = Markup('<span class="{}"{}>{}</span>').format(kind, self._once(f"p-{n}"), words)
        if "at" in kinds:
            words = Markup('<mark class="at"{}>{}</mark>').format(self._once("at"), words)
        for n in kinds.get("leaf", ()):
            words = self._leaf_mark(self.leaves[n]) + words
        return words

    def _leaf_mark(self, leaf: Leaf) -> Markup:
        """What names a page before its first words; nothing before others, nor between two blocks."""
        name = self._once(f"page-{leaf.number}") if not self.in_gap else ""
        if not name:
            return Markup("")
        if leaf.href is None:
            return Markup('<span class="page leaf"{} data-name="{}"></span>').format(name, leaf.name)
        return Markup(
            '<a class="page leaf"{} href="{}" data-name="{}" data-lines="{}" aria-label="Image of {}"></a>'
        ).format(name, leaf.href, leaf.name, leaf.lines, leaf.name)

    def _reference(self, n: int, words: Markup) -> Markup:
        reference = self.record.references[n]
        title = " ".join(filter(None, (reference.kind or "points to another record", reference.number)))
        held = "" if reference.record else ", not held in this library"
        return Markup('<span class="reference"{} title="{}{}">{}</span>').format(
            self._once(f"r-{n}"), title, held, words
        )

    def _marker(self, n: int, division: Division, words: Markup) -> Markup:
        if n not in self.notes:
            return Markup('<span class="marker">{}</span>').format(words)
        return Markup('<a class="marker"{} href="#n-{}" role="doc-noteref" aria-label="Note {}">{}</a>').format(
            self._once(f"m-{n}"), self.notes[n], division.label or "", words
        )

    def _once(self, name: str) -> Markup:
        """The id attribute for an element that may come in several pieces: only the first has it."""
        if name in self.given:
            return Markup("")
        self.given.add(name)
        return Markup(' id="{}"').format(name)


def _numbers(piece: Piece) -> list[int]:
    return [tag.number for tag in piece.tags if tag.kind == "statement"]
