"""What office a title stands for: of which state, and where, in whose record it is met."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from memcon.authority.entries import Meant, Office
from memcon.authority.folding import slug, title_words
from memcon.authority.places import CROWN, beginning, is_crown, places, rivals, state
from memcon.authority.wording import LONGEST, Asked, Reading, Wording, names_no_holder
from memcon.lexicon import load

_PARTS = re.compile(r"[,;()\[\]]|\s[-–—]\s")
_ONE_OF_MANY = re.compile(r"\s*an?\s")  # "a minister" is nobody's title


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


_TELLING = 4  # words: "Secretary of State for Dominion Affairs"

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
        unknown: set[str] = set()
        for office in offices:
            if not places(title_words(office.of)):
                unknown.add(office.of)
            if office.rank is None or office.at is None:
                own = _wordings((office.title, *office.titles))
                others = [title for title in _wordings(office.called) if title not in own]
                for title in (*own, *others):
                    self._seats.setdefault(title, []).append(office)
                self._called |= {(title, office.id) for title in others}
            else:
                self._posts.setdefault((office.rank, office.at), []).append(office)
                for place in office.also_at:
                    self._elsewhere[office.of, office.rank, title_words(place)] = office
        self._wording = Wording(self._seats, unknown)

    def meant(self, text: str, asked: Asked) -> tuple[Meant, ...]:
        """The offices that `text` stands for, best first, each once; none when it names no office known here.

        "former", "designate" and the like name somebody who is not in the office: nothing is meant then.
        """
        found: dict[str, Meant] = {}
        for part in self._joined(_parts(text)):
            for meant in self._part(title_words(part), part, asked):
                found.setdefault(meant.office.id, meant)
        return tuple(found.values())

    def _joined(self, parts: Iterable[str]) -> Iterator[str]:
        """Parts of a title, those that only together are one as one: "Commander-in-Chief, Far East"."""
        held = ""
        for part in parts:
            words = _short(title_words(f"{held} {part}"))
            size = len(_short(title_words(part)))
            if held and size and any(words[at:] in self._seats for at in range(len(words) - size)):
                yield " ".join(words)
                held = ""
                continue
            yield held
            held = part
        yield held

    def anywhere(self, text: str, asked: Asked) -> Iterator[Meant]:
        """All offices of whatever state that are called as `text` says, whose holder it names."""
        for part in _parts(text):
            reading, _ = self._wording.read(part, title_words(part), asked)
            if reading is not None and reading.bearer:
                abroad = (posts for (rank, _), posts in self._posts.items() if rank == reading.rank)
                for office in chain(self._seats.get(reading.title, ()), *abroad):
                    yield Meant(office=office, acting=reading.acting, bearer=reading.bearer, whose=reading.nation)

    def heads(self, office: Office) -> Iterator[Office]:
        """The ranks in which the mission that `office` heads may have been headed instead; none for lesser posts."""
        ranks: list[str] = load("posts")["heads"]
        for rank in ranks if office.rank in ranks and office.at else ():
            for other in self._posts.get((rank, office.at or ""), ()):
                if other.of == office.of and other.id != office.id:
                    yield other

    def _part(self, words: tuple[str, ...], text: str, asked: Asked) -> tuple[Meant, ...]:
        """What a part of a title between commas stands for: one office, or two that "and" joins."""
        if not words or names_no_holder(words) or _ONE_OF_MANY.match(text):
            return ()
        words = (*words[:-1], words[-1].removesuffix("'s"))
        if found := self._whole(words, text, asked):
            return found
        for at, word in enumerate(words):
            if word == "and":
                first = self._whole(words[:at], text, asked)
                second = self._whole(words[at + 1 :], text, asked._replace(of=first[0].office.of)) if first else ()
                if second:
                    return (*first, *second)
        return self._with_state_first(words, text, asked)

    def _with_state_first(self, words: tuple[str, ...], text: str, asked: Asked) -> tuple[Meant, ...]:
        """What a title means that names its state in the middle: "Chief of the Valdorian General Staff"."""
        for at in range(1, len(words)):
            place, size = beginning(words[at:], asked.earliest, asked.latest)
            if place is not None and place.manner != "capital":
                return self._whole((*words[at : at + size], *words[:at], *words[at + size :]), text, asked)
        return ()

    def _whole(self, words: tuple[str, ...], text: str, asked: Asked) -> tuple[Meant, ...]:
        """What the words stand for as one title; where the longest seat in them has no office, a shorter one may."""
        most = LONGEST
        while most:
            reading, size = self._wording.read(text, words, asked, most)
            if reading is not None and (found := tuple(self._offices(reading, asked))):
                return found
            most = max(size, 1) - 1
        return ()

    def _offices(self, reading: Reading, asked: Asked) -> Iterator[Meant]:
        offices = [*self._seats_of(reading, asked)]
        alone = reading.nation is None and reading.post is None
        if reading.rank is not None and (alone or not offices):
            offices += self._posts_of(reading, asked)
        for office in offices:
            yield Meant(office=office, acting=reading.acting, bearer=reading.bearer, whose=reading.nation)

    def _seats_of(self, reading: Reading, asked: Asked) -> Iterator[Office]:
        """Seats of the state that the title names; else of the record's own state and of that where it was made, of
        Great Britain in a record of the Commonwealth, of the only state that has such a seat."""
        if reading.post is not None:
            return
        if reading.nation is not None:
            yield from self._held(self._seats_in(reading, self._state(reading.nation, asked), True), asked)
            return
        own, *crown = self._own(asked) or ("",)
        here = self._state(asked.at, asked) if asked.at else own
        seats = self._seats.get(reading.title, ())
        found: list[Office] = []
        for states in ((own, here), crown):
            for name in dict.fromkeys(states):
                found += self._held(self._unsaid_in(reading, name, own), asked)
            if any(self._is_held(office, asked) for office in found):
                break
        if not any(self._is_held(office, asked) for office in found):
            found = self._held(self._seats_in(reading, own, True), asked) or found
        found = found or self._understood(reading, own, asked)
        if not found and _tells(reading.title) and len({office.of for office in seats}) == 1:
            found = list(seats)
        yield from self._held(found, asked)

    def _understood(self, reading: Reading, own: str, asked: Asked) -> list[Office]:
        """Seats of a title that says too little: "the Minister" of a foreign service; what lexicon/posts.toml tells
        a record of the Commonwealth means; of one body where no state is thought of, "the Secretary-General"."""
        unsaid = load("posts")["unsaid"]
        short = " ".join(reading.title)
        full = [title_words(title) for title in unsaid["own"].get(short, ())]
        seats = [office for title in full for office in self._seats.get(title, ()) if office.of == own]
        if seats:
            return list({office.id: office for office in self._held(seats, asked)}.values())
        seats = self._seats.get(reading.title, [])
        if (own == CROWN or is_crown(own)) and short in unsaid["crown"]:
            return [office for office in seats if office.of == unsaid["crown"][short]]
        of_bodies = [office for office in seats if office.of in unsaid["bodies"] and self._is_held(office, asked)]
        return of_bodies if len(of_bodies) == 1 else []

    def _seats_in(self, reading: Reading, name: str, is_named: bool) -> list[Office]:
        of = rivals(name)
        seats = [office for office in self._seats.get(reading.title, ()) if office.of in of]
        return seats if is_named else [o for o in seats if (reading.title, o.id) not in self._called]

    def _unsaid_in(self, reading: Reading, name: str, own: str) -> list[Office]:
        """The seats of a state that a title means which does not say whose; of Great Britain, those that a record of
        a Dominion means by a shorter title ("the Secretary of State")."""
        unsaid = load("posts")["unsaid"]["dominion"] if name == CROWN and is_crown(own) else {}
        full = [title_words(title) for title in unsaid.get(" ".join(reading.title), ())]
        meant = [office for title in full for office in self._seats.get(title, ()) if office.of == name]
        return meant or self._seats_in(reading, name, False)

    def _held(self, offices: list[Office], asked: Asked) -> list[Office]:
        """Those of the offices that somebody held then; all of them where nobody held any."""
        return [office for office in offices if self._is_held(office, asked)] or offices

    def _own(self, asked: Asked) -> tuple[str, ...]:
        """The states whose office a record means when it names none: its own, and Great Britain for a Dominion."""
        if asked.of is None:
            return ()
        own = self._state(asked.of, asked)
        return (own, CROWN) if is_crown(own) else (own,)

    @staticmethod
    def _state(name: str, asked: Asked) -> str:
        return state(name, asked.earliest, asked.latest)

    def _posts_of(self, reading: Reading, asked: Asked) -> Iterator[Office]:
        rank = reading.rank or ""
        own = self._own(asked)
        if reading.nation is None and reading.post is None and not reading.own:
            yield from self._own_mission(rank, own, asked)
            return
        here = (self._state(asked.at, asked) if asked.at else None, *own)
        whose = reading.nation or (own[0] if reading.own and own else None)
        at = reading.post or next((place for place in here if place and place != whose), None)
        if at is None:
            return
        nations = (whose,) if whose else tuple(nation for nation in own if nation != at)
        if not nations:
            yield from self._posts.get((rank, at), ())
            return
        found = [self._post(of, rank, where) for nation in nations for of in rivals(nation) for where in rivals(at)]
        yield next((office for office in found if self._is_held(office, asked)), found[0])

    def _own_mission(self, rank: str, own: tuple[str, ...], asked: Asked) -> Iterator[Office]:
        """The post of that rank that the record's own state had where it was made: "the Ambassador", from Varna.

        In a record of a Dominion it is that of Great Britain where the Dominion had none, or if it was made at home;
        "the Ambassador", in one made at home, the only one that the state had.
        """
        here = self._state(asked.at, asked) if asked.at else None
        for of in own:
            if here is None or of == here:
                continue
            if rank == "minister" and self._is_held(self._post(of, "ambassador", here), asked):
                continue  # the second of an embassy is not "the Minister"
            if self._is_held(found := self._post(of, rank, here), asked):
                yield found
                return
        if rank == "ambassador" and own and here == own[0]:
            known = [office for (held, _), posts in self._posts.items() if held == rank for office in posts]
            sent = [office for office in known if office.of == here and self._is_held(office, asked)]
            yield from sent if len(sent) == 1 else ()

    def _post(self, of: str, rank: str, at: str) -> Office:
        known = next((office for office in self._posts.get((rank, at), ()) if office.of == of), None)
        return self._elsewhere.get((of, rank, title_words(at))) or known or post(of, rank, at)


def _tells(title: tuple[str, ...]) -> bool:
    """True for a title that by itself tells whose it is: by its length, or by a place ("Governor of Varna")."""
    return len(title) >= _TELLING or any(places(title[at:]) for at in range(1, len(title)))


def _parts(text: str) -> Iterator[str]:
    """The parts of a title between commas and brackets; a capital alone goes with the part before it.

    "His Majesty's Ambassador, Varna" is one part, and so is "Counsellor at the Embassy, Varna".
    """
    held = ""
    for part in _PARTS.split(text):
        if held and any(place.manner == "capital" for place in places(title_words(part))):
            held = f"{held} in {part.strip()}"
            continue
        yield held
        held = part
    yield held


def _wordings(titles: Iterable[str]) -> dict[tuple[str, ...], None]:
    """The folded words of titles, and those that a telegram leaves of them ("Minister External Affairs")."""
    full = [title_words(title) for title in titles]
    return dict.fromkeys((*full, *map(_short, full)))


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words of a title as a telegram prints them."""
    return tuple(word for word in words if word not in ("for", "of", "to"))
