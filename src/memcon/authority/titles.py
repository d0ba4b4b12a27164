"""What office a title stands for: its words taken apart into rank or seat, state, post and bearer."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from memcon.authority.entries import Meant, Office
from memcon.authority.folding import slug, title_words
from memcon.authority.places import beginning, is_crown, rivals, state
from memcon.lexicon import load

_LONGEST = 16  # words of a title
_PARTS = re.compile(r"[,;()\[\]]|\s[-–—]\s")


class Asked(NamedTuple):
    """In whose record, where and when a title is met; any may be unknown. Days are ISO, both inclusive."""

    of: str | None = None
    at: str | None = None
    earliest: str | None = None
    latest: str | None = None


class _Reading(msgspec.Struct):
    """A title taken apart: `seats` at home or a `rank` abroad, by `title`; `nation` whose, `post` where."""

    title: tuple[str, ...] = ()
    acting: bool = False
    own: bool = False
    nation: str | None = None
    seats: tuple[Office, ...] = ()
    rank: str | None = None
    post: str | None = None
    bearer: str | None = None


@cache
def _ranks() -> dict[tuple[str, ...], str]:
    return {tuple(form.split()): rank for rank, forms in load("posts")["ranks"].items() for form in forms}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("posts")["words"][kind])


def post_id(of: str, rank: str, at: str) -> str:
    """The id of a post abroad: "australia/high-commissioner/great-britain"."""
    return f"{slug(of)}/{rank}/{slug(at)}"


def seat_id(of: str, title: str) -> str:
    """The id of an office at home: "great-britain/secretary-of-state-for-war"."""
    return f"{slug(of)}/{slug(title)}"


def post(of: str, rank: str, at: str) -> Office:
    """A post abroad, whether anybody is known to have held it or not."""
    shown = rank.title() if rank.startswith("consul") else rank.replace("-", " ").title()
    return Office(id=post_id(of, rank, at), title=f"{shown} in {at}", of=of, at=at, rank=rank)


Held = Callable[[Office, Asked], bool]


class Titles:
    """The offices of an authority by what they are called."""

    def __init__(self, offices: Iterable[Office], is_held: Held | None = None) -> None:
        """`is_held` tells whether anybody held an office then: where a title leaves the state open, it decides."""
        self._is_held = is_held or (lambda office, asked: True)
        self._seats: dict[tuple[str, ...], list[Office]] = {}
        self._called: set[tuple[tuple[str, ...], str]] = set()
        self._posts: dict[tuple[str, str], list[Office]] = {}
        self._elsewhere: dict[tuple[str, str, tuple[str, ...]], Office] = {}
        for office in offices:
            if office.rank is None or office.at is None:
                for title in {title_words(title): None for title in (office.title, *office.titles, *office.called)}:
                    self._seats.setdefault(title, []).append(office)
                self._called |= {(title_words(title), office.id) for title in office.called}
            else:
                self._posts.setdefault((office.rank, office.at), []).append(office)
                for place in office.also_at:
                    self._elsewhere[office.of, office.rank, title_words(place)] = office

    def meant(self, text: str, asked: Asked) -> tuple[Meant, ...]:
        """The offices that `text` stands for, best first, each once; none when it names no office known here.

        "former", "designate" and the like name somebody who is not in the office: nothing is meant then.
        """
        found: dict[str, Meant] = {}
        for part in _PARTS.split(text):
            for meant in self._part(title_words(part), part, asked):
                found.setdefault(meant.office.id, meant)
        return tuple(found.values())

    def heads(self, office: Office) -> Iterator[Office]:
        """The ranks in which the mission that `office` heads may have been headed instead; none for lesser posts."""
        ranks: list[str] = load("posts")["heads"]
        for rank in ranks if office.rank in ranks and office.at else ():
            for other in self._posts.get((rank, office.at or ""), ()):
                if other.of == office.of and other.id != office.id:
                    yield other

    def _part(self, words: tuple[str, ...], text: str, asked: Asked) -> tuple[Meant, ...]:
        """What a part of a title between commas stands for: one office, or two that "and" joins."""
        if not words or _words("not_now") & set(words):
            return ()
        if found := self._whole(words, text, asked):
            return found
        for at, word in enumerate(words):
            if word == "and":
                first = self._whole(words[:at], text, asked)
                second = self._whole(words[at + 1 :], text, asked._replace(of=first[0].office.of)) if first else ()
                if second:
                    return (*first, *second)
        return ()

    def _whole(self, words: tuple[str, ...], text: str, asked: Asked) -> tuple[Meant, ...]:
        """What the words stand for as one title; where the longest reading has no office, a shorter one may."""
        most = _LONGEST
        while most:
            reading = self._read(words, text, asked, most)
            if reading is not None and (found := tuple(self._offices(reading, asked))):
                return found
            most = min(most, len(reading.title) if reading is not None else self._size(words, asked, most)) - 1
        return ()

    def _size(self, words: tuple[str, ...], asked: Asked, most: int) -> int:
        reading = _Reading()
        return self._core(self._before(words, reading, asked), reading, most) or 1

    def _read(self, words: tuple[str, ...], text: str, asked: Asked, most: int) -> _Reading | None:
        """The title taken apart, its seat or rank at most so many words long; None when a word is left over."""
        reading = _Reading()
        words = self._before(words, reading, asked)
        size = self._core(words, reading, most)
        if not size:
            return None
        words = words[size:]
        while words:
            rest = self._after(words, reading, asked)
            if rest is None:
                rest = _bearer(words, text, reading)
            if rest is None:
                return None
            words = rest
        return reading

    def _before(self, words: tuple[str, ...], reading: _Reading, asked: Asked) -> tuple[str, ...]:
        while words and not self._core(words, _Reading(), _LONGEST):
            if words[0] == "acting":
                reading.acting = True
            elif words[0] in _words("before"):
                reading.own = reading.own or words[0] in ("our", "my")
                if words[0] in _words("crown"):
                    reading.nation = "Great Britain"
            else:
                place, size = beginning(words, asked.earliest, asked.latest)
                if place is None or place.manner == "capital":
                    return words
                reading.nation, words = place.name, words[size - 1 :]
            words = words[1:]
        return words

    def _core(self, words: tuple[str, ...], reading: _Reading, most: int) -> int:
        """How many words, at most `most`, name a seat or a rank, the longest; the reading gets it."""
        for size in range(min(most, len(words)), 0, -1):
            seats = self._seats.get(words[:size])
            rank = _ranks().get(words[:size])
            if seats or rank:
                reading.title, reading.seats, reading.rank = words[:size], tuple(seats or ()), rank
                return size
        return 0

    def _after(self, words: tuple[str, ...], reading: _Reading, asked: Asked) -> tuple[str, ...] | None:
        """What is left behind "in Warsaw", "of Australia", "at the British Embassy in Washington"; None for else."""
        if words[0] == "ad" and words[1:2] == ("interim",):
            reading.acting = True
            return words[2:]
        if words[0] not in _words("at") | _words("of") or len(words) < 2:
            place, size = beginning(words, asked.earliest, asked.latest)
            if place is None or reading.rank is None or reading.post is not None or place.manner == "adjective":
                return None
            reading.post = place.name  # "British Ambassador Moscow"
            return words[size:]
        place, size = beginning(words[1:], asked.earliest, asked.latest)
        rest = words[1 + size :]
        if mission := _mission(rest):
            reading.nation = reading.nation or (place.name if place else None)
            return rest[mission:]
        name = place.name if place else ""
        if not place:
            if reading.rank is None or words[0] not in _words("at"):
                return None
            stop = next((i for i, w in enumerate(words[1:], 1) if w in _words("at") | _words("of")), len(words))
            name, rest = " ".join(words[1:stop]).title(), words[stop:]
        if words[0] in _words("at") and reading.rank is not None:
            reading.post = reading.post or name
        elif words[0] in _words("of") and reading.nation is None:
            reading.nation = name
        elif reading.rank is not None and reading.post is None:
            reading.post = name
        return rest

    def _offices(self, reading: _Reading, asked: Asked) -> Iterator[Meant]:
        offices = [*self._seats_of(reading, asked)]
        if not offices and reading.rank is not None:
            offices = [*self._posts_of(reading, asked)]
        for office in offices:
            yield Meant(office=office, acting=reading.acting, bearer=reading.bearer)

    def _seats_of(self, reading: _Reading, asked: Asked) -> Iterator[Office]:
        """Seats of the state that the title names; else of the record's own state and of that where it was made, of
        Great Britain in a record of the Commonwealth, of the only state that has such a seat."""
        if reading.post is not None:
            return
        if reading.nation is not None:
            yield from self._held(self._seats_in(reading, self._state(reading.nation, asked), True), asked)
            return
        own, *crown = self._own(asked) or ("",)
        here = self._state(asked.at, asked) if asked.at else own
        found: list[Office] = []
        for states in ((own, here), crown):
            for name in dict.fromkeys(states):
                found += self._held(self._seats_in(reading, name, False), asked)
            if any(self._is_held(office, asked) for office in found):
                break
        if not any(self._is_held(office, asked) for office in found):
            found = self._held(self._seats_in(reading, own, True), asked) or found
        if not found and len({office.of for office in reading.seats}) == 1:
            found = [*reading.seats]
        yield from self._held(found, asked)

    def _seats_in(self, reading: _Reading, name: str, is_named: bool) -> list[Office]:
        of = rivals(name)
        seats = [office for office in reading.seats if office.of in of]
        return seats if is_named else [o for o in seats if (reading.title, o.id) not in self._called]

    def _held(self, offices: list[Office], asked: Asked) -> list[Office]:
        """Those of the offices that somebody held then; all of them where nobody held any."""
        return [office for office in offices if self._is_held(office, asked)] or offices

    def _own(self, asked: Asked) -> tuple[str, ...]:
        """The states whose office a record means when it names none: its own, and Great Britain for a Dominion."""
        if asked.of is None:
            return ()
        own = self._state(asked.of, asked)
        return (own, "Great Britain") if is_crown(own) else (own,)

    @staticmethod
    def _state(name: str, asked: Asked) -> str:
        return state(name, asked.earliest, asked.latest)

    def _posts_of(self, reading: _Reading, asked: Asked) -> Iterator[Office]:
        rank = reading.rank or ""
        if reading.nation is None and reading.post is None and not reading.own:
            if reading.bearer:
                yield from (office for (r, _), offices in self._posts.items() if r == rank for office in offices)
            return
        own = self._own(asked)
        here = (self._state(asked.at, asked) if asked.at else None, *own)
        at = reading.post or next((place for place in here if place and place != reading.nation), None)
        if at is None:
            return
        nations = (reading.nation,) if reading.nation else tuple(nation for nation in own if nation != at)
        if not nations:
            yield from self._posts.get((rank, at), ())
            return
        found = [self._post(of, rank, where) for nation in nations for of in rivals(nation) for where in rivals(at)]
        yield next((office for office in found if self._is_held(office, asked)), found[0])

    def _post(self, of: str, rank: str, at: str) -> Office:
        known = next((office for office in self._posts.get((rank, at), ()) if office.of == of), None)
        return known or self._elsewhere.get((of, rank, title_words(at))) or post(of, rank, at)


def _mission(words: tuple[str, ...]) -> int:
    """How many words name a mission ("legation", "high commission"); 0 when they begin with none."""
    forms = (tuple(form.split()) for form in load("posts")["words"]["missions"])
    return next((len(form) for form in forms if words[: len(form)] == form), 0)


def _bearer(words: tuple[str, ...], text: str, reading: _Reading) -> tuple[str, ...] | None:
    """Nothing is left when the words are a name: they stand with capitals in `text`, and none is a preposition."""
    if reading.bearer or reading.post or len(words) > 4:
        return None
    printed = {title_words(word): word for word in text.split()}
    if all(printed.get((word,), "").lstrip("'‘“(")[:1].isupper() for word in words):
        reading.bearer = words[-1].removesuffix("'s")
        return ()
    return None
