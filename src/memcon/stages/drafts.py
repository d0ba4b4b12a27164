"""Statements while they are being read: spans grow, parents are found last."""

from dataclasses import dataclass
from typing import Literal

from memcon.model import Act, Certainty, Statement
from memcon.text import Span


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

    def words(self, text: str) -> str:
        """The words of its content, spans joined by a space."""
        return " ".join(part.of(text) for part in self.content)


def finished(drafts: list[Draft]) -> list[Statement]:
    """The drafts as statements, in the order of the text, parents before children, numbered s1, s2, ..."""

    def depth(draft: Draft) -> int:
        return 0 if draft.parent is None else 1 + depth(draft.parent)

    ordered = sorted(drafts, key=lambda d: (d.begin, -d.end, depth(d)))
    ids = {id(draft): f"s{number}" for number, draft in enumerate(ordered, 1)}
    return [
        Statement(
            id=ids[id(d)],
            source=d.source,
            by=d.by,
            cue=d.cue,
            content=tuple(d.content),
            to=d.to,
            parent=ids[id(d.parent)] if d.parent is not None else None,
            act=d.act,
            certainty=d.certainty,
            resp=d.resp,
        )
        for d in ordered
    ]
