"""Statements: who said what, to whom, on whose word, in the three forms of record."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from memcon.model import Annotation, Division, Mention, Record
from memcon.stages.addressees import address
from memcon.stages.cast import Cast, surname
from memcon.stages.conversation import conversation_of, survey
from memcon.stages.cues import listed
from memcon.stages.dialogue import Dialogue
from memcon.stages.drafts import Draft, finished
from memcon.stages.learned import Learned
from memcon.stages.readable import prose_of, readable
from memcon.stages.reported import Reported
from memcon.stages.resolution import Resolver
from memcon.stages.standing import Standing
from memcon.tagging import Tagger


class Statements:
    """Stage: statements with their sources, and the actors that only a description names."""

    name = "statements"
    version = "7"
    requires = ("divisions", "description", "actors", "mentions")
    provides = ("statements",)

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def read(self, record: Record) -> Iterator[Annotation]:
        """Yield the actors, new mentions, and statements s1, s2, ... in the order of the text."""
        resp = f"{self.name}@{self.version}"
        cast = Cast(record.actors)
        author = record.description.sender or record.description.recorder
        recipient = next(iter(record.description.recipients), None)
        resolver = Resolver(readable(record), cast, record.mentions, author, recipient)
        statements = finished(_drafts(record, resolver, self._tagger, resp), resolver.text)
        known = {actor.id: actor.names for actor in record.actors}
        for member in cast:
            actor = member.actor(resp)
            if known.get(actor.id) != actor.names:
                yield actor
        taken = {(m.start, m.end) for m in record.mentions}
        named = ((*s.by, s.source) for s in statements if s.by is not None)
        for start, end, key in (*resolver.made, *named):
            if (start, end) not in taken:
                taken.add((start, end))
                yield Mention(start=start, end=end, actor=key, resp=resp)
        yield from statements


def _drafts(record: Record, resolver: Resolver, tagger: Tagger, resp: str) -> list[Draft]:
    """The statements of all stretches between separators: prose first, then turns."""
    form = record.description.form
    stretches = _stretches(record.divisions)
    verbatim = any(division.kind == "turn" for stretch in stretches for division in stretch)
    sides, principals, present = _parties(record, resolver.cast)
    conversation = conversation_of(form, principals, present, verbatim)
    if not verbatim:
        survey(resolver.text, [division for stretch in stretches for division in stretch], form, conversation)
    reading = tagger.read(resolver.text, prose_of(record))
    learned = Learned(reading, leads=not conversation.principals, resp=tagger.resp)
    standing = Standing(resolver, conversation, learned, reading)
    reported = Reported(resolver, conversation, learned, standing, resp)
    breaks = [division.start for division in record.divisions if division.kind == "paragraph"]
    dialogue = Dialogue(resolver, sides, breaks, resp)
    for stretch in stretches:
        first = next((i for i, division in enumerate(stretch) if division.kind == "turn"), len(stretch))
        if first:
            reported.read(stretch[:first])
        if first < len(stretch):
            dialogue.read(stretch[first:])
    address(reported.drafts, resolver, conversation, sent=record.description.sender is not None)
    return [*reported.drafts, *dialogue.drafts]


def _stretches(divisions: Sequence[Division]) -> list[list[Division]]:
    """The record's own paragraphs and turns, parted at the separators."""
    kept = [
        division
        for division in divisions
        if division.kind == "separator" or (division.kind in {"paragraph", "turn"} and division.voice == "record")
    ]
    return [list(run) for separator, run in groupby(kept, key=lambda d: d.kind == "separator") if not separator]


def _parties(record: Record, cast: Cast) -> tuple[dict[str, str], list[str], set[str]]:
    """Side of each participant, the principals, and those merely present, who may speak too."""
    sides: dict[str, str] = {}
    principals: list[str] = []
    attending: set[str] = set()
    for participant in record.description.participants:
        member = cast.person(surname(participant.name)) or cast.named(participant.name)
        if member is None:
            continue
        if participant.side:
            sides[member.key] = participant.side
        if participant.role in listed("attendance", "roles", "records"):
            attending.add(member.key)
        elif member.key not in principals:
            principals.append(member.key)
    return sides, principals, attending
