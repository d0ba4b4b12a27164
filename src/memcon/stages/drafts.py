"""Statements while they are being read: spans grow, parents are found last."""

from dataclasses import dataclass, field

from memcon.model import Act, Certainty, Statement
from memcon.text import Span


@dataclass
class Draft:
    """A statement under construction; offsets as in `Statement`."""

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
    grammar: dict[str, str] = field(default_factory=dict)

    @property
    def begin(self) -> int:
        """Where its content begins."""
        return self.content[0].start

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

    ordered = sorted(drafts, key=lambda d: (d.begin, -d.content[-1].end, depth(d)))
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
