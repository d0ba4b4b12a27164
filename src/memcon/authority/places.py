"""States, territories and bodies by the names they had, after lexicon/states.toml and lexicon/territories.toml."""

from functools import cache
from typing import Literal, NamedTuple

from memcon.authority.folding import title_words
from memcon.lexicon import load

Manner = Literal["name", "people", "adjective", "capital"]
_LONGEST = 8  # words
CROWN = "Great Britain"  # whose offices the Dominions wrote of as if they were their own


class Place(NamedTuple):
    """A state, territory or body that words name, and how; `first` and `last` year in which they mean it."""

    name: str
    manner: Manner
    first: int | None = None
    last: int | None = None

    def in_years(self, earliest: int | None, latest: int | None) -> bool:
        """True when the words mean this in some of these years; None is no bound."""
        after = self.last is not None and earliest is not None and earliest > self.last
        before = self.first is not None and latest is not None and latest < self.first
        return not (after or before)


@cache
def _named() -> dict[tuple[str, ...], tuple[Place, ...]]:
    found: dict[tuple[str, ...], list[Place]] = {}
    entries = (*load("territories")["territory"], *load("states")["state"])
    for entry in entries:
        manners: tuple[tuple[Manner, list[str]], ...] = (
            ("name", [entry["name"], *entry.get("names", ())]),
            ("people", entry.get("people", [])),
            ("adjective", entry.get("adjective", [])),
            ("capital", [*entry.get("capital", ()), *entry.get("metonym", ())]),
        )
        for manner, forms in manners:
            for form in forms:
                place = Place(entry["name"], manner, entry.get("from"), entry.get("to"))
                places = found.setdefault(title_words(form), [])
                if all(known.name != place.name for known in places):
                    places.append(place)
    for entry in load("territories")["dated"]:
        for form in entry["names"]:
            others = [place for place in found.get(title_words(form), ()) if place.name != entry["state"]]
            spans = [Place(entry["state"], "name", first, last) for first, last in entry["spans"]]
            found[title_words(form)] = [*spans, *others]
    return {words: tuple(places) for words, places in found.items()}


def places(words: tuple[str, ...], earliest: str | None = None, latest: str | None = None) -> tuple[Place, ...]:
    """What the folded words as a whole name in the days from `earliest` to `latest`, best first.

    Where a name fits none of these days (a state written of before it was founded), all that bear it are given.
    """
    if words and words[-1].endswith("'s"):
        words = (*words[:-1], words[-1][:-2])
    known = _named().get(words, ())
    years = (int(earliest[:4]) if earliest else None, int(latest[:4]) if latest else None)
    fitting = [place for place in known if place.in_years(*years)] or known
    return tuple({place.name: place for place in reversed(fitting)}.values())[::-1]


def state(name: str, earliest: str | None = None, latest: str | None = None) -> str:
    """The name memcon shows for the state, territory or body called `name` in those days; `name` where unknown."""
    found = places(title_words(name), earliest, latest)
    return found[0].name if found else name


def beginning(
    words: tuple[str, ...], earliest: str | None = None, latest: str | None = None
) -> tuple[Place | None, int]:
    """The place that the longest beginning of `words` names, and how many words that takes; None and 0."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if found := places(words[:size], earliest, latest):
            return found[0], size
    return None, 0


class Succession(NamedTuple):
    """`before` gave way to `after` in `year`, wholly or in part."""

    before: str
    after: str
    year: int


@cache
def successions() -> tuple[Succession, ...]:
    """Which states and territories came after which, in the order of lexicon/territories.toml."""
    return tuple(
        Succession(before, after, entry["year"])
        for entry in load("territories")["succession"]
        for before in _listed(entry["before"])
        for after in _listed(entry["after"])
    )


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def rivals(name: str) -> tuple[str, ...]:
    """The state, with the governments and parts whose offices may be called its own."""
    return (name, *load("territories")["rivals"].get(name, ()))


def is_crown(name: str) -> bool:
    """True for a state whose records write of an office of Great Britain as if it were their own."""
    return name in load("territories")["crown"]
