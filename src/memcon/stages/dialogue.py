"""Verbatim proceedings: turns with their labels, the turn that lacks one, and what is told inside a turn."""

import re
from collections.abc import Sequence

from memcon.model import Division, Record
from memcon.stages import acts
from memcon.stages.clauses import attributions
from memcon.stages.drafts import Draft
from memcon.stages.nesting import innermost, nested_draft
from memcon.stages.resolution import Resolver
from memcon.stages.words import sentences, words_of
from memcon.text import Span, trimmed

_LABEL_END = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:--+|—|–|-|:)\s*")


class Dialogue:
    """Reads the turns of one record; `drafts` holds what it found."""

    def __init__(self, record: Record, text: str, resolver: Resolver, sides: dict[str, str], resp: str) -> None:
        self.record = record
        self.text = text
        self.resolver = resolver
        self.sides = sides
        self.resp = resp
        self.drafts: list[Draft] = []
        self.turns: list[Draft] = []
        self.paragraphs: list[Span] = []

    def read(self, blocks: Sequence[Division]) -> None:
        """Read turns and the paragraphs that go on with them; the first block is a turn."""
        for block in blocks:
            if block.kind == "turn":
                self._turn(block)
            elif self.turns:
                self._paragraph(block)
        self._answers()
        for turn in list(self.turns):
            self._inside(turn)

    def _turn(self, block: Division) -> None:
        label = block.label or ""
        at = self.text.find(label.split()[0], block.start, block.end) if label.split() else block.start
        by = _label_span(self.text, block, label)
        ends = _LABEL_END.match(self.text, by.end)
        content = trimmed(self.text, Span(ends.end() if ends else by.end, block.end))
        source = self._speaker(label, by)
        if content.end <= content.start or at < 0:
            return
        if self.turns and self.turns[-1].source == source and self.turns[-1].by is not None:
            self._split()
        self.turns.append(Draft(source=source, content=[content], by=by, resp=self.resp))
        self.paragraphs = [content]

    def _split(self) -> None:
        """One speaker labelled twice running: between the two somebody answered whose label is missing.

        The answer begins behind the first paragraph that ends in a question, if there is one; without one the
        label is taken to repeat.
        """
        turn, paragraphs = self.turns[-1], self.paragraphs
        asked = next((i for i, p in enumerate(paragraphs[:-1]) if p.of(self.text).rstrip().endswith("?")), None)
        other = next((t.source for t in reversed(self.turns) if t.source != turn.source), None)
        if asked is None or other is None:
            return
        turn.content = [Span(paragraphs[0].start, paragraphs[asked].end)]
        answer = Span(paragraphs[asked + 1].start, paragraphs[-1].end)
        self.turns.append(Draft(source=other, content=[answer], resp=self.resp))

    def _speaker(self, label: str, by: Span) -> str:
        known = self.resolver.cast.named(label)
        if known is None:
            inside = self.resolver.named_in(by)
            if inside:
                return inside[-1][1]
            known = self.resolver.cast.add("person", label)
        return known.key

    def _paragraph(self, block: Division) -> None:
        """A paragraph without a label goes on with the turn, unless it is a turn that lost its label."""
        turn = self.turns[-1]
        content = trimmed(self.text, Span(block.start, block.end))
        if content.end <= content.start:
            return
        if self._lacks_label(turn, content):
            self.turns.append(Draft(source=turn.source, content=[content], resp=self.resp))
            self.paragraphs = [content]
            return
        first = turn.content[0]
        turn.content = [Span(first.start, content.end)]
        self.paragraphs.append(content)

    def _lacks_label(self, turn: Draft, content: Span) -> bool:
        """True when the turn before was complete in a few words and the paragraph opens by naming the other side.

        "Marshal N. -- I understand." / "General M. spoke of a pact ...": N. goes on, in a speech of its own.
        """
        spoken = turn.words(self.text)
        if len(spoken.split()) > 6 or turn.by is None:
            return False
        named = self.resolver.named_in(Span(content.start, min(content.end, content.start + 60)))
        opens = bool(named) and named[0][0].start - content.start <= 4
        speakers = {t.source for t in self.turns}
        return opens and named[0][1] in speakers and named[0][1] != turn.source

    def _answers(self) -> None:
        """Addressees and acts, which need the turns around each."""
        for i, turn in enumerate(self.turns):
            turn.to = self._told(i)
            before = next((t for t in reversed(self.turns[:i]) if t.source != turn.source), None)
            turn.act = acts.turn_act(turn.words(self.text), before.words(self.text) if before else None)
            turn.certainty = acts.certainty_of("", turn.words(self.text))
            self.drafts.append(turn)

    def _told(self, i: int) -> tuple[str, ...]:
        turn = self.turns[i]
        side = self.sides.get(turn.source)

        def other(candidate: Draft) -> bool:
            if candidate.source == turn.source:
                return False
            across = self.sides.get(candidate.source)
            return side is None or across is None or side != across

        for candidate in (*reversed(self.turns[:i]), *self.turns[i + 1 :]):
            if other(candidate):
                return (candidate.source,)
        return ()

    def _inside(self, turn: Draft) -> None:
        """What the speaker tells of others' words and thoughts."""
        span = Span(turn.content[0].start, turn.content[-1].end)
        self.resolver.touch(turn.source)
        for sentence in sentences(self.text, span, self._breaks(span)):
            words = words_of(self.text, sentence)
            shared: str | None = None
            subjects: list[str] = []
            for a in attributions(words):
                at = words[a.verb].start
                around = innermost(self.drafts, at) or turn
                if not around.covers(Span(at, at + 1)):
                    around = turn
                draft = nested_draft(words, a, around, self.resolver, self.text, "present", shared, subjects)
                if draft is None:
                    continue
                draft.resp = self.resp
                self.drafts.append(draft)
                shared = draft.source
                subjects.insert(0, draft.source)
                self.resolver.touch(draft.source)
            self.resolver.pass_over(sentence)

    def _breaks(self, span: Span) -> tuple[int, ...]:
        return tuple(d.start for d in self.record.divisions if d.kind == "paragraph" and span.start < d.start < span.end)


def _label_span(text: str, block: Division, label: str) -> Span:
    pattern = r"\s+".join(re.escape(part) for part in label.split())
    found = re.compile(pattern).search(text, block.start, block.end)
    return Span(found.start(), found.end()) if found else Span(block.start, block.start)
