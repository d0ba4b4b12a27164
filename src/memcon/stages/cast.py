"""The cast of a record: its actors while they are being found, and which words stand for whom."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from memcon.authority.places import places
from memcon.authority.post_words import post_words
from memcon.identity.names import ALSO_SURNAMES
from memcon.model import Actor, ActorKind
from memcon.stages.lexical import persons, state_names
from memcon.stages.words import is_function_word

_HEADS = frozenset(("chief", "charge", "chargé", "d'affaires", "commander-in"))
_ARTICLES = frozenset(("the", "a", "an", "our", "my", "his", "their", "your", "its"))


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """`name` for comparison: no accents, case, articles or punctuation, white space squeezed."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", flat.replace("’", "'").replace("'s ", " "))
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def surname(name: str) -> str:
    """The last name in a person's name, bare; "" where there are only titles."""
    words = _name_words(name)
    if any(lord in name.casefold() for lord in post_words("lords")):
        return ""
    if any(w.casefold() in persons("office") for w in words):
        # "Ambassador Novak of Corvia" has a name before "of", "the Minister of Finance" has none
        at = next((i for i, w in enumerate(words) if w.casefold() in {"of", "for", "to", "in", "at"}), len(words))
        words = [w for w in words[:at] if w.casefold() not in _ARTICLES]
        words = _without_field(_without_place(words[_state_length(words) :]))
    kept = [w for w in words if w.casefold() not in persons("title") and len(w) > 1]
    alone = len(words) == 1 and words[0].casefold() in persons("office") and words[0].casefold() not in ALSO_SURNAMES
    body = bool(kept) and kept[-1].casefold() in persons("joint_body")  # "Secretary, Department of Supply"
    return bare(kept[-1]) if kept and not alone and not body and not _is_head(kept[-1]) else ""


def _without_place(words: list[str]) -> list[str]:
    """An office without the place that stands behind it: "Consul General Oslo"."""
    for at in range(1, len(words)):
        before = words[at - 1].casefold()
        behind = tuple(map(str.casefold, words[at:]))
        held = before in persons("office") or _is_head(before)
        if held and (places(behind) or " ".join(behind) in post_words("commands")):
            return words[:at]
    return words


def _without_field(words: list[str]) -> list[str]:
    """An office without what stands before its head: "Trade Minister", "Special Representative"."""
    heads = [at for at, word in enumerate(words) if word.casefold() in persons("office")]
    last = heads[-1] if heads else 0
    leading = post_words("fields") | post_words("leading")
    return [word for at, word in enumerate(words) if at > last or word.casefold() not in leading]


def _is_head(word: str) -> bool:
    """True for the head of an office that is nobody's last name: "Chief", "Governor-General", "Chargé d'Affaires"."""
    lower = word.casefold().replace("’", "'")
    return lower in _HEADS or ("-" in lower and lower in persons("office"))


def _may_be_one(wanted: str, office: str, pointed: bool) -> bool:
    """True where one of two bare names of an office is the other cut short: "minister" for "valdorian minister".

    A state that only `wanted` names makes it another office: "minister in valdoria" beside "minister".
    """
    if wanted.startswith(office + " "):
        added = wanted[len(office) :].split()
        if office.removesuffix(" minister") in bare_states() and added[0] in {"of", "for"}:
            return False  # the envoy of a state, and a minister of its government
        return not any(" ".join(added[at:]) in bare_states() for at in range(len(added)))
    stateless = pointed and office.removesuffix(" " + wanted) in bare_states()
    return stateless or office.startswith(wanted + " ")


def _is_envoys(office: str, wanted: str) -> bool:
    """True for an office of a state, "valdorian minister", of which `wanted` is no shorter form but one at home."""
    parts = office.split()
    heads = (at for at in range(1, len(parts)) if " ".join(parts[:at]) in bare_states())
    return any(wanted.startswith(" ".join(parts[at:]) + " ") for at in heads)


@cache
def bare_states() -> frozenset[str]:
    """The names of states, peoples and capitals, and their adjectives, bare."""
    return frozenset(map(bare, state_names()))


@cache
def state_words() -> frozenset[str]:
    """The words of those names: "new" and "zealand" as well as "zealander"."""
    return frozenset(word for name in bare_states() for word in name.split())


def _state_length(words: list[str]) -> int:
    """How many words at the head of a name are a state's or the crown's: 2 in "New Zealand Minister"."""
    flat = [bare(word) for word in words]
    crown = flat.index("majesty") + 1 if "majesty" in flat else 0
    sizes = range(len(words) - 1, crown, -1)
    return next((size for size in sizes if " ".join(flat[crown:size]) in bare_states()), crown)


def _name_words(name: str) -> list[str]:
    """The words of a name without its marks and without an owner's ending."""
    return [word for word in re.split(r"[\s.,()]+", re.sub(r"['’]s$", "", name)) if word]


def family_name(name: str) -> str:
    """The last name with the particles before it: "de Gaulle"; "" where there are only titles."""
    last, words = surname(name), _name_words(name)
    at = next((i for i in range(len(words) - 1, -1, -1) if last and bare(words[i]) == last), len(words))
    begin = at
    while begin > 0 and words[begin - 1].casefold() in persons("particle"):
        begin -= 1
    return " ".join(words[begin : at + 1])


def _fitness(name: str) -> tuple[bool, bool, bool, int]:
    """How well a form serves as a person's name: a name rather than an office, one man's, no shout, full."""
    words = bare(name).split()
    one = bool(words) and words[0] not in persons("plural_title") and len(words) <= 5
    return bool(surname(name)) and not any(mark in name for mark in ",("), one, not name.isupper(), len(name)


class Member:
    """An actor of the cast, with the names and offices gathered so far."""

    def __init__(
        self, key: str, kind: ActorKind, name: str, unnamed: bool, noted: Callable[["Member", str], None]
    ) -> None:
        self.key = key
        self.kind = kind
        self.unnamed = unnamed
        self.authority: str | None = None
        self.made_by = ""  # who answers for it, where that is no stage
        self.by_shape = False  # found by nothing but two capitalised words
        self.names: list[str] = []
        self.offices: set[str] = set()
        self._noted = noted  # the cast's index of names
        self._call(name)

    @property
    def name(self) -> str:
        """The fullest name; a described actor keeps its first description."""
        if not self.names:
            return "not named"
        if self.unnamed or self.kind != "person":
            return self.names[0]
        own = (n for n in self.names if bare(n) not in self.offices and not is_function_word(n.lower()))
        return max(own, key=_fitness, default=self.names[0])

    @property
    def plural(self) -> bool:
        """True for what "they" stands for rather than "he" or "it"."""
        return self.kind == "group"

    def called(self, name: str) -> None:
        """Note one more form of the name."""
        self._call(" ".join(name.split()))

    def not_called(self, name: str) -> None:
        """Take back a form of the name that had too many words."""
        self.names = [other for other in self.names if other != " ".join(name.split())]

    def _call(self, name: str) -> None:
        if name and name not in self.names:
            self.names.append(name)
            self._noted(self, name)

    def actor(self, resp: str) -> Actor:
        """The frozen actor, names longest first."""
        return Actor(
            id=self.key,
            kind=self.kind,
            name=self.name,
            names=tuple(sorted(self.names, key=lambda n: (-len(n), n))),
            unnamed=self.unnamed,
            authority=self.authority,
            resp=self.made_by or resp,
        )


class Cast:
    """Members by key, in the order they came."""

    def __init__(self, actors: Iterable[Actor] = ()) -> None:
        self._members: dict[str, Member] = {}
        self._order: dict[str, int] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_surname: dict[str, set[str]] = {}
        for actor in actors:
            member = self._enter(actor.id, actor.kind, actor.name, actor.unnamed)
            if actor.authority:
                member.authority, member.made_by = actor.authority, actor.resp
            for name in actor.names:
                member.called(name)

    def _enter(self, key: str, kind: ActorKind, name: str, unnamed: bool) -> Member:
        self._order[key] = len(self._order)
        member = Member(key, kind, name, unnamed, self._note)
        self._members[key] = member
        return member

    def _note(self, member: Member, name: str) -> None:
        """Keep the indexes by name and by last name."""
        self._by_name.setdefault(bare(name), set()).add(member.key)
        if member.kind == "person":
            self._by_surname.setdefault(surname(name), set()).add(member.key)

    def _in_order(self, keys: Iterable[str]) -> list[Member]:
        return [self._members[key] for key in sorted(keys, key=self._order.__getitem__)]

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members.values())

    def __getitem__(self, key: str) -> Member:
        return self._members[key]

    def __contains__(self, key: str) -> bool:
        return key in self._members

    def add(self, kind: ActorKind, name: str, unnamed: bool = False) -> Member:
        """A new member, its key a readable slug of the name."""
        words = bare((family_name(name) if kind == "person" and not unnamed else "") or name).split()[:6]
        stem = "-".join(re.sub(r"[^a-z0-9]", "", w) for w in words).strip("-") or "actor"
        key, n = stem, 1
        while key in self._members:
            n += 1
            key = f"{stem}-{n}"
        return self._enter(key, kind, name, unnamed)

    def named(self, name: str) -> Member | None:
        """The member that is called just so, articles and case aside."""
        return next(iter(self._in_order(self._by_name.get(bare(name), ()))), None)

    def persons(self, last: str) -> list[Member]:
        """The persons of this last name (bare), in the order they came."""
        return self._in_order(self._by_surname.get(last, ())) if last else []

    def person(self, last: str) -> Member | None:
        """The first person of this last name (bare), if the record has one."""
        return next(iter(self.persons(last)), None)

    def holder(self, office: str, pointed: bool = True) -> Member | None:
        """The person known to hold this office, by its bare name or the whole of a longer one.

        "The Minister" (`pointed`) may be the Valdorian Minister; "Minister" alone is not.
        """
        wanted = bare(office)
        exact = [m for m in self if m.kind == "person" and wanted in m.offices]
        if exact:
            return exact[0]
        loose = [
            m
            for m in self
            if m.kind == "person"
            and any(_may_be_one(wanted, o, pointed) for o in m.offices)
            and not any(_is_envoys(o, wanted) for o in m.offices)
        ]
        return loose[0] if len(loose) == 1 else None
