"""Statements: who said what, to whom, on whose word, in the three forms of record."""

from collections.abc import Iterator
from itertools import groupby

from memcon.model import Annotation, Division, Mention, Record
from memcon.stages.cast import Cast, surname
from memcon.stages.dialogue import Dialogue
from memcon.stages.drafts import Draft, finished
from memcon.stages.reported import Reported
from memcon.stages.resolution import Resolver
from memcon.text import Span, masked


class Statements:
    """Stage: statements with their sources, and the actors that only a description names."""

    name = "statements"
    version = "1"
    requires = ("divisions", "description", "actors", "mentions")
    provides = ("statements",)

    def read(self, record: Record) -> Iterator[Annotation]:
        """Yield the actors, new mentions, and statements s1, s2, ... in the order of the text."""
        resp = f"{self.name}@{self.version}"
        text = readable(record)
        cast = Cast(record.actors)
        resolver = Resolver(record, cast, text)
        resolver.author_name = _author(record)
        drafts = self._drafts(record, text, resolver, resp)
        statements = finished(drafts)
        known = {actor.id: actor for actor in record.actors}
        for member in cast:
            actor = member.actor(resp)
            before = known.get(actor.id)
            if before is None or before.names != actor.names:
                yield actor
        taken = {(m.start, m.end) for m in record.mentions}
        for statement in statements:
            if statement.by is not None:
                resolver.made.append((*statement.by, statement.source))
        for start, end, key in resolver.made:
            if (start, end) not in taken:
                taken.add((start, end))
                yield Mention(start=start, end=end, actor=key, resp=resp)
        yield from statements

    def _drafts(self, record: Record, text: str, resolver: Resolver, resp: str) -> list[Draft]:
        blocks = [d for d in record.divisions if d.kind in {"paragraph", "turn", "separator"} and d.voice == "record" or d.kind == "separator"]
        sides, principals = _parties(record, resolver.cast)
        reported = Reported(record, text, resolver, principals, resp)
        prose = [d for d in blocks if d.kind == "paragraph"]
        verbatim = any(d.kind == "turn" for d in blocks)
        if not verbatim:
            reported.survey(prose)
        else:
            reported.tense = "present"
        drafts: list[Draft] = []
        dialogue = Dialogue(record, text, resolver, sides, resp)
        for separator, run in groupby(blocks, key=lambda d: d.kind == "separator"):
            if separator:
                continue
            stretch = list(run)
            first_turn = next((i for i, d in enumerate(stretch) if d.kind == "turn"), len(stretch))
            if first_turn:
                reported.read(stretch[:first_turn])
            if first_turn < len(stretch):
                dialogue.turns = []
                dialogue.read(stretch[first_turn:])
        reported.address()
        drafts.extend(reported.drafts)
        drafts.extend(dialogue.drafts)
        return drafts


def readable(record: Record) -> str:
    """The text with page markers, note markers and Markdown marks blanked out: same length, same offsets."""
    hidden = [Span(d.start, d.end) for d in record.divisions if d.kind in {"page-break", "note-marker"}]
    text = masked(record.text, hidden)
    if record.source.media_type == "text/markdown" or "**" in text:
        text = text.replace("*", " ").replace("\\", " ")
    return text


def _author(record: Record) -> str | None:
    """The name of the record's own voice: who sends or records it."""
    description = record.description
    if description.sender:
        return description.sender
    return description.recorder


def _parties(record: Record, cast: Cast) -> tuple[dict[str, str], list[str]]:
    """Side of each participant, and the principals: those not merely present."""
    sides: dict[str, str] = {}
    principals: list[str] = []
    for participant in record.description.participants:
        member = cast.person(surname(participant.name)) or cast.named(participant.name)
        if member is None:
            continue
        if participant.side:
            sides[member.key] = participant.side
        if participant.role not in {"present", "interpreter", "note-taker", "recorder"} and member.key not in principals:
            principals.append(member.key)
    return sides, principals


__all__ = ["Division", "Statements", "readable"]
