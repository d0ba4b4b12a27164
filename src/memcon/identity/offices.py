"""Who is meant by an office that a record names without its holder."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from memcon.authority import Authority, Holding
from memcon.authority.places import rivals

_STATES = 3  # a title that fits offices of more states than this names none of them


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Whose record names an office, where it was made, and in which days (YYYY-MM-DD).

    `own` is true of "our Minister". Where offices of several states may be meant it is that of `preferred`.
    """

    of: str | None
    at: str | None
    earliest: str
    latest: str
    own: bool = False
    preferred: str | None = None

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day."""
        return self.earliest, self.latest


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The id of the person who held an office, None where nobody or several may be meant; and why.

    `of` is the state whose office it is, None where it may be one of several; `abroad` is true of a post abroad.
    `unknown` is true where the authority tells neither who held it then nor that nobody did.
    """

    id: str | None
    why: str
    unknown: bool = False
    of: str | None = None
    abroad: bool = False


def holder(titles: Sequence[str], asked: Asked, authority: Authority) -> Holder | None:
    """Who held the office that `titles` all name, longest first; None where they name none that is known.

    Where the offices of two states may be meant and had two holders, nobody is assumed.
    """
    for title in sorted(dict.fromkeys(titles), key=lambda title: (-len(title), title)):
        words = f"our {title}" if asked.own else title
        if holdings := authority.holders_meant(words, asked.of, asked.earliest, asked.latest, asked.at):
            return _agreed(title, _preferred(holdings, asked.preferred))
    return None


def envoy(titles: Sequence[str], states: Iterable[str], asked: Asked, authority: Authority) -> Holder | None:
    """Who held a post abroad in the first of the `states` where somebody is known to have; None for none of them."""
    return next((found for found, _ in _in_states(titles, states, asked, authority) if found.abroad), None)


def minister(titles: Sequence[str], states: Iterable[str], asked: Asked, authority: Authority) -> Holder | None:
    """Who held an office of the first of the `states` that calls one so, where the record's own does not; or None."""
    return next((found for found, at in _in_states(titles, states, asked, authority) if found.of == at), None)


def _in_states(
    titles: Sequence[str], states: Iterable[str], asked: Asked, authority: Authority
) -> Iterator[tuple[Holder, str]]:
    seen: set[str] = set()
    for state in states:
        if state in seen:
            continue
        seen.add(state)
        found = holder(titles, msgspec.structs.replace(asked, at=state, preferred=None), authority)
        if found and found.id:
            yield msgspec.structs.replace(found, why=f"{found.why} ({state} is named nearest)"), state


def _preferred(holdings: Sequence[Holding], state: str | None) -> Sequence[Holding]:
    """Those of one state, where there are any."""
    return [holding for holding in holdings if state and holding.office.of in rivals(state)] or holdings


def _agreed(title: str, holdings: Sequence[Holding]) -> Holder:
    states = {holding.office.of for holding in holdings}
    if len(states) > _STATES:
        return Holder(id=None, why=f"{title}: of which state, the record does not say")
    people = {holding.people[0] for holding in holdings if holding.verdict == "one"}
    open_ = [holding for holding in holdings if holding.verdict in ("several", "unknown")]
    said = "; ".join(f"{holding.office.title} of {holding.office.of}: {holding.why}" for holding in holdings)
    of = states.pop() if len(states) == 1 else None
    abroad = all(holding.office.rank for holding in holdings)
    if len(people) == 1 and not open_:
        return Holder(id=people.pop(), why=f"{title}, {said}", of=of, abroad=abroad)
    unknown = not people and all(holding.verdict == "unknown" for holding in holdings)
    return Holder(id=None, why=said, unknown=unknown, of=of, abroad=abroad)
