"""What stands for an actor besides its names: pronouns, common nouns and names inside names, by the tagger."""

from collections.abc import Iterator

from memcon.model import Annotation, Mention, Record
from memcon.stages.cast import Cast
from memcon.stages.governments import governments
from memcon.stages.readable import prose_of, readable
from memcon.stages.tagged_names import Joining
from memcon.tagging import Tagger


class Mentions:
    """Stage: the mentions that are left once names and sources are known, each with its actor."""

    name = "mentions"
    version = "4"
    requires = ("divisions", "actors", "mentions", "statements")
    provides = ("mentions",)

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def read(self, record: Record) -> Iterator[Annotation]:
        """Yield the new mentions, and the actors that are new or have new names."""
        resp = f"{self.name}@{self.version}"
        text = readable(record)
        cast = Cast(record.actors)
        joining = Joining(text, cast, [(m.span, m.actor) for m in record.mentions])
        mentions = governments(record, cast, list(joining.found(self._tagger.read(text, prose_of(record)).names)))
        known = {actor.id: actor.names for actor in record.actors}
        mentioned = {key for _, key in mentions}
        for member in cast:
            actor = member.actor(resp)
            if known.get(actor.id) != actor.names and (actor.id in known or actor.id in mentioned):
                yield actor
        yield from (Mention(start=span.start, end=span.end, actor=key, resp=resp) for span, key in mentions)
