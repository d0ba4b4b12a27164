"""Statements while they are being read: spans grow, parents are found last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from memcon.model import Act, Certainty, Statement
from memcon.text import Span, masked, trimmed


@dataclass
class Draft:
    """A statement under construction; offsets as in `Statement`.

    `mind` is true for an inner state, `cue_act` and `modal` what the cue of reported speech says of it,
    `quoted` whether a quotation is still open at its end.
    """

    source: str
    content: list[Span]
    by: Span | None = None
    cue: Span | None = None
    to: tuple[str, ...] = ()
    act: Act = "state"
    certainty: Certainty = "firm"
    mind: bool = False
    nested: bool = False
    parent: "Draft | None" = None
    resp: str = ""
    cue_act: Act = "state"
    modal: str | None = None
    quoted: Literal["open", "closed"] | None = None

    @property
    def ends_with_sentence(self) -> bool:
        """True for thanks and greetings, which do not run on."""
        return self.cue_act == "courtesy"

    @property
    def is_empty(self) -> bool:
        """True while what was said is still to come, in the sentences after the cue."""
        return self.begin == self.end

    @property
    def said_from(self) -> int:
        """Where its cue ends, or its content begins without one."""
        return self.begin if self.cue is None else self.cue.end

    @property
    def begin(self) -> int:
        """Where its content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1].end

    @property
    def root(self) -> "Draft":
        """The outermost draft around it, or itself."""
        return self if self.parent is None else self.parent.root

    def covers(self, span: Span) -> bool:
        """True when one of its content spans holds the whole of `span`."""
        return any(part.covers(span) for part in self.content)

    def words(self, text: str, but: Sequence[Span] = ()) -> str:
        """The words of its content, parts joined by a space; the places of `but` are blanked out."""
        return " ".join(_without(text, part, but) for part in self.content)


def finished(drafts: Sequence[Draft], text: str) -> list[Statement]:
    """The drafts as statements, in the order of the text, parents before children, numbered s1, s2, ...

    What a child says is kept inside what its parent says: where the parent was cut short later, or its content
    is parted by a cue, the child is cut with it, and hangs on the next statement outside that holds some of it.
    """
    spoken = [draft for draft in drafts if _worded(draft.content, text)]
    for draft in sorted(spoken, key=_depth):
        _settle(draft, text)
    ordered = sorted(spoken, key=lambda draft: (draft.begin, -draft.end, _depth(draft)))
    ids = {id(draft): f"s{number}" for number, draft in enumerate(ordered, 1)}
    return [
        Statement(
            id=ids[id(draft)],
            source=draft.source,
            by=draft.by,
            cue=draft.cue,
            content=tuple(draft.content),
            to=draft.to,
            parent=ids[id(draft.parent)] if draft.parent is not None else None,
            act=draft.act,
            certainty=draft.certainty,
            resp=draft.resp,
        )
        for draft in ordered
    ]


def _depth(draft: Draft) -> int:
    return 0 if draft.parent is None else 1 + _depth(draft.parent)


def _settle(draft: Draft, text: str) -> None:
    """Keep a draft inside the nearest statement around it that holds some of its words."""
    around = draft.parent
    while around is not None and not all(around.covers(span) for span in draft.content):
        inside = _worded(
            [
                trimmed(text, Span(max(span.start, part.start), min(span.end, part.end)))
                for span in draft.content
                for part in around.content
                if span.overlaps(part)
            ],
            text,
        )
        if inside:
            draft.content = sorted(inside)
            break
        around = around.parent
    draft.parent = around


def _worded(spans: Sequence[Span], text: str) -> list[Span]:
    """Those of the spans that hold a letter or digit."""
    return [span for span in spans if any(character.isalnum() for character in span.of(text))]


def _without(text: str, part: Span, but: Sequence[Span]) -> str:
    holes = [Span(max(hole.start, part.start), min(hole.end, part.end)) for hole in but if hole.overlaps(part)]
    return masked(part.of(text), [Span(hole.start - part.start, hole.end - part.start) for hole in holes])
