"""What words mean of a state: the country, its people, its government, or what stands for the government."""

from functools import cache
from typing import Literal, NamedTuple

from memcon.authority.folding import title_words
from memcon.authority.places import places, state
from memcon.identity.states import with_state
from memcon.lexicon import load

Sense = Literal[
    "country", "people", "government", "capital", "seat", "ministry", "press", "party", "forces", "leadership"
]


class Meaning(NamedTuple):
    """The state that words name, and what of it: a `capital` and a `seat` ("Whitehall") stand for the government."""

    state: str
    sense: Sense


_MARKS: tuple[tuple[Sense, frozenset[str]], ...] = (
    ("leadership", frozenset(("leadership", "leaders", "leader"))),
    ("press", frozenset(("press", "newspaper", "newspapers", "radio"))),
    ("party", frozenset(("party", "parties", "communists", "socialists", "liberals", "conservatives"))),
    ("ministry", frozenset(("ministry", "department", "office", "treasury", "admiralty"))),
    ("forces", frozenset(("army", "navy", "forces", "troops", "police", "fleet"))),
    ("government", frozenset(("government", "govt", "cabinet", "authorities", "administration", "regime"))),
    ("people", frozenset(("people", "peoples", "population", "nation", "public", "masses", "opinion"))),
)


def meant(words: str, earliest: str | None = None, latest: str | None = None) -> Meaning | None:
    """What `words` as a whole mean of a state, in the days given (YYYY-MM-DD); None where they mean something else.

    "the Polish Government", "the Poles", "Moscow", "the Quai d'Orsay", "the French Foreign Office".
    """
    folded = title_words(words)
    seat = _seats().get(folded)
    if seat:
        return Meaning(state(seat, earliest, latest), "seat")
    whole = places(folded, earliest, latest)
    if whole:
        manner = whole[0].manner
        if manner == "capital":
            return Meaning(whole[0].name, "capital")
        return Meaning(whole[0].name, "people" if manner == "people" else "country")
    nation, rest = with_state(words)
    if nation is None or not rest:
        return None
    sense = next((sense for sense, marks in _MARKS if marks & set(rest)), None)
    return Meaning(state(nation, earliest, latest), sense) if sense else None


@cache
def _seats() -> dict[tuple[str, ...], str]:
    """Buildings and streets to the state whose government sits there."""
    return {
        title_words(form): entry["name"] for entry in load("states")["state"] for form in entry.get("metonym", ())
    }
