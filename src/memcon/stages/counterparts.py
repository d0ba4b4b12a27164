"""Two holders of one title in one record: "Following for the Prime Minister from the Prime Minister".

The one whom a record is addressed to is told as "you" in it, so that whoever has his title besides is somebody else;
and "your Minister" is not "the Minister".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from memcon.authority.post_words import post_words
from memcon.identity.beside import Beside, beside
from memcon.stages.cast import Cast, Member, bare, bare_states
from memcon.stages.name_shapes import articleless
from memcon.stages.tagged_names import Placed
from memcon.text import Span

_READERS: tuple[Beside, ...] = ("addressed", "yours")


def counterparts(text: str, placed: Iterable[Placed], cast: Cast) -> dict[Placed, str]:
    """The mentions of an office whose holder is not the one of the first, each with the key of an actor of his own.

    Only of offices without a state or a name: the rest say themselves who is meant.
    """
    by_key: dict[str, list[Span]] = defaultdict(list)
    for span, key in sorted(placed):
        by_key[key].append(span)
    return {placed: key for member in list(cast) for placed, key in _parted(text, member, by_key[member.key], cast)}


def _parted(text: str, member: Member, places: list[Span], cast: Cast) -> Iterator[tuple[Placed, str]]:
    if len(places) < 2 or not _is_bare_office(member):
        return
    kinds = {span: beside(text, span.start) for span in places}
    side = next((kind for kind in _READERS if kind in kinds.values()), None)
    mine, theirs = ([s for s in places if (kinds[s] in _READERS) is is_reader] for is_reader in (True, False))
    if side is None or not mine or not theirs:
        return
    apart = theirs if kinds[places[0]] in _READERS else mine
    other = cast.add("person", articleless(apart[0].of(text)))
    other.offices |= member.offices
    for span in apart:
        other.called(span.of(text))
        yield (span, member.key), other.key


def _is_bare_office(member: Member) -> bool:
    """True for one who is called by a title only, and by that of no state or command."""
    if member.kind != "person" or not member.offices:
        return False
    if any(name.casefold().endswith(f" {place}") for name in member.names for place in post_words("commands")):
        return False
    words = {bare(name) for name in member.names}
    return words <= member.offices and not any(word in bare_states() for name in words for word in name.split())
