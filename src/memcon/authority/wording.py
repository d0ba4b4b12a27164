"""The words of a title taken apart: acting or not, whose office, which, where, and a name."""

from collections.abc import Container, Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from memcon.authority.folding import title_words
from memcon.authority.places import Place, beginning
from memcon.authority.post_words import post_words
from memcon.lexicon import load

LONGEST = 16  # words of a title
_LONGEST_NAME = 4  # words
_QUOTES = "'‘“(\""


class Asked(NamedTuple):
    """In whose record, where and when a title is met; any may be unknown. Days are ISO, both inclusive."""

    of: str | None = None
    at: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Reading(msgspec.Struct):
    """A title taken apart: the folded words of a seat or of a `rank`; `nation` whose, `post` where, `bearer` a name.

    `own` for "our Minister": of the state whose record it is.
    """

    title: tuple[str, ...] = ()
    rank: str | None = None
    acting: bool = False
    own: bool = False
    nation: str | None = None
    post: str | None = None
    bearer: str | None = None


class Wording:
    """Takes titles apart by the seats that are known, and by the ranks and words of lexicon/posts.toml."""

    def __init__(self, seats: Container[tuple[str, ...]], states: Iterable[str] = ()) -> None:
        """`seats` are titles in folded words; `states` names of states that the lexicon may not have."""
        self._seats = seats
        self._states = {title_words(name): Place(name, "name") for name in states}

    def read(
        self, text: str, words: tuple[str, ...], asked: Asked, most: int = LONGEST
    ) -> tuple[Reading | None, int]:
        """`words` of `text` taken apart, the seat or rank in them at most `most` words long.

        None when a word is left over. And how many words long the seat or rank was, 0 for none.
        """
        reading = Reading()
        words = self._before(words, reading, asked)
        size = self._core(words, most)
        if not size:
            return None, 0
        reading.title, reading.rank = words[:size], _ranks().get(words[:size])
        words = words[size:]
        while words:
            rest = self._after(words, reading, asked)
            if rest is None:
                rest = _bearer(words, text, reading)
            if rest is None:
                return None, size
            words = rest
        return reading, size

    def _before(self, words: tuple[str, ...], reading: Reading, asked: Asked) -> tuple[str, ...]:
        while words and not self._core(words, LONGEST):
            place, size = self._place(words, asked)
            if place is not None and place.manner != "capital":
                reading.nation, words = place.name, words[size:]  # "New Zealand" before "new"
                continue
            if words[0] == "acting":
                reading.acting = True
            elif words[0] in post_words("before"):
                reading.own = reading.own or words[0] in ("our", "my")
                if words[0] in post_words("crown"):
                    reading.nation = "Great Britain"
            else:
                return words
            words = words[1:]
        return words

    def _after(self, words: tuple[str, ...], reading: Reading, asked: Asked) -> tuple[str, ...] | None:
        """What is left behind "in Warsaw", "of Australia", "at the British Embassy in Washington"; None for else."""
        if words[0] == "ad" and words[1:2] == ("interim",):
            reading.acting = True
            return words[2:]
        if words[0] not in post_words("at") | post_words("of") or len(words) < 2:
            place, size = self._place(words, asked)
            if place is None or reading.rank is None or reading.post is not None or place.manner == "adjective":
                return None
            if place.manner == "name" and reading.nation is None and reading.rank in ("consul", "consul-general"):
                reading.nation = place.name  # "Consul General Norway": whose he is
            else:
                reading.post = place.name  # "British Ambassador Moscow"
            return words[size:]
        place, size = self._place(words[1:], asked)
        rest = words[1 + size :]
        if mission := _mission(rest):
            reading.nation = reading.nation or (place.name if place else None)
            return rest[mission:]
        name = place.name if place else ""
        if not place:
            if reading.rank is None or words[0] not in post_words("at"):
                return None
            stop = next(
                (i for i, w in enumerate(words[1:], 1) if w in post_words("at") | post_words("of")), len(words)
            )
            name, rest = " ".join(words[1:stop]).title(), words[stop:]
        if words[0] in post_words("at") and reading.rank is not None:
            reading.post = reading.post or name
        elif words[0] in post_words("of") and reading.nation is None:
            reading.nation = name
        elif reading.rank is not None and reading.post is None:
            reading.post = name
        return rest

    def _place(self, words: tuple[str, ...], asked: Asked) -> tuple[Place | None, int]:
        """The place that the longest beginning of `words` names, and how many words that takes."""
        for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
            if own := self._states.get(words[:size]):
                return own, size
        return beginning(words, asked.earliest, asked.latest)

    def _core(self, words: tuple[str, ...], most: int) -> int:
        """How many words, at most `most`, name a seat or a rank: the longest such beginning."""
        sizes = range(min(most, len(words)), 0, -1)
        return next((size for size in sizes if words[:size] in self._seats or words[:size] in _ranks()), 0)


def names_no_holder(words: tuple[str, ...]) -> bool:
    """True where the words say that the office is held no more, or not yet ("former", "designate")."""
    return bool(post_words("not_now") & set(words))


def _mission(words: tuple[str, ...]) -> int:
    """How many words name a mission ("legation", "high commission"); 0 when they begin with none."""
    forms = (tuple(form.split()) for form in load("posts")["words"]["missions"])
    return next((len(form) for form in forms if words[: len(form)] == form), 0)


def _bearer(words: tuple[str, ...], text: str, reading: Reading) -> tuple[str, ...] | None:
    """Nothing is left when the words are a name: they stand with capitals in `text`, and none is a preposition."""
    if reading.bearer or reading.post or len(words) > _LONGEST_NAME:
        return None
    capitals = {
        word for printed in text.split() if printed.lstrip(_QUOTES)[:1].isupper() for word in title_words(printed)
    }
    if capitals.issuperset(words):
        reading.bearer = words[-1].removesuffix("'s")
        return ()
    return None


@cache
def _ranks() -> dict[tuple[str, ...], str]:
    return {tuple(form.split()): rank for rank, forms in load("posts")["ranks"].items() for form in forms}
