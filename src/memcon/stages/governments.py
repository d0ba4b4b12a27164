"""Whose "the government" is in a talk of which one party comes from abroad: that of his own country.

"Talk with the leader of the Norwegian Labour Party, Brask": where Brask, or who listens to him, says "the government"
and names no other, it is the Norwegian Government.
"""

from functools import cache

from memcon.identity.states import with_state
from memcon.lexicon import load
from memcon.model import Record
from memcon.stages.cast import Cast, Member, bare
from memcon.stages.tagged_names import Placed
from memcon.text import Span

_GOVERNMENT = "government"


def governments(record: Record, cast: Cast, placed: list[Placed]) -> list[Placed]:
    """The mentions `placed`, those of a government without a state with the one that is meant.

    The actor of the government gets its name. Nothing changes where the parties come from several states or none is
    said, where they have an actor for it already, or another government is named in the same paragraph before it.
    """
    member = next((member for member in cast if _is_nameless(member)), None)
    name = _of_party(record)
    if member is None or name is None or any(member.key == actor.id for actor in record.actors):
        return placed
    own = [span for span, key in placed if key == member.key]
    if not own or any(_is_led(record, cast, span, member) for span in own):
        return placed
    known = cast.named(name)
    if known is None:
        member.kind, member.unnamed = "organisation", False
        member.called(name)
        return placed
    return [(span, known.key if key == member.key else key) for span, key in placed]


def _is_nameless(member: Member) -> bool:
    return member.kind in ("state", "organisation") and {bare(name) for name in member.names} == {_GOVERNMENT}


def _of_party(record: Record) -> str | None:
    """The government of the only state that the sides and offices of the parties name: "Norwegian Government"."""
    said = (words for p in record.description.participants for words in (p.side, p.role) if words)
    states = {state for words in said if (state := with_state(words)[0])}
    return f"{_adjectives()[states.pop()]} Government" if len(states) == 1 else None


def _is_led(record: Record, cast: Cast, span: Span, but: Member) -> bool:
    """True where another government is named before `span` in its paragraph."""
    start = max((d.start for d in record.divisions if d.start <= span.start < d.end), default=0)
    near = {m.actor for m in record.mentions if start <= m.start < span.start} - {but.key}
    return any(_GOVERNMENT in bare(name).split() for key in near for name in cast[key].names)


@cache
def _adjectives() -> dict[str, str]:
    return {state["name"]: (state["adjective"] or [state["name"]])[0] for state in load("states")["state"]}
