"""Names that the tagger finds, joined with the mentions that the rules found.

What the rules have named stands, save in a text all in capitals, where they cannot tell a name by its first letter
and one stands only if the tagger sees a name of its kind there (states, which a lexicon knows, stand always). What
the tagger finds besides is added and joined to an actor: a person by his last name, a state by any of its names,
anything else by equal words, a pronoun to the nearest before it that it fits.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from memcon.authority import Authority
from memcon.identity.bearers import surnamed
from memcon.identity.names import core
from memcon.model import ActorKind
from memcon.stages.cast import Cast, Member, bare, state_words
from memcon.stages.cues import forms
from memcon.stages.lexical import persons, state_names
from memcon.stages.name_shapes import articleless, cut_owner, is_place, name_end, owner_length
from memcon.stages.people import People
from memcon.stages.words import Word, is_function_word, word_class, words_of
from memcon.tagging import Kind, Name
from memcon.text import Span, trimmed

Placed = tuple[Span, str]
"""The place of a mention and the key of its actor."""

_KINDS: dict[Kind, ActorKind] = {"PER": "person", "ORG": "organisation", "GPE": "state", "LOC": "place"}
_COMMON = ("office", "person", "organisation", "group", "persuasion", "title", "source", "not_name")
_SHOUTED = 0.8  # of the letters
_INITIALS = re.compile(r"(?<![\w.-])(?:[A-Z]\.[\s-]?\s*){1,4}$")
_BEFORE = 18  # code points before a name that initials may take
_AND = re.compile(r"\band\b|&")
_OWNED = re.compile(r"(?<=\w)['’]s\s+(?=\w)|(?<=s)['’]\s+(?=\w)")
_STYLE = re.compile(r"\s+(?:Majest|Excellenc|Highness|Honour|Holiness|Eminence|Lordship|Grace\b)", re.IGNORECASE)


def is_shouted(text: str, places: Sequence[Span]) -> bool:
    """True for prose in capitals."""
    letters = [c for place in places for c in place.of(text) if c.isalpha()]
    return sum(c.isupper() for c in letters) > _SHOUTED * len(letters)


def agreed(mentions: Sequence[Placed], names: Sequence[Name], cast: Cast) -> list[Placed]:
    """The mentions of a text in capitals for which the tagger sees a name of their kind."""
    kept: list[Placed] = []
    for span, key in mentions:
        kind = cast[key].kind
        if kind == "state" or any(_KINDS[n.kind] == kind and n.span.overlaps(span) for n in names):
            kept.append((span, key))
    return kept


def seen_too(mentions: Sequence[Placed], names: Sequence[Name], cast: Cast) -> list[Placed]:
    """The mentions without persons whom nothing but their shape made such, and whom the tagger takes for none.

    It takes somebody for a person where it sees one at his mentions at least as often as anything else.
    """
    votes: Counter[str] = Counter()
    seen: set[str] = set()
    for span, key in mentions:
        if cast[key].by_shape:
            kinds = [name.kind == "PER" for name in names if name.span.overlaps(span)]
            votes[key] += 2 * sum(kinds) - len(kinds)
            if any(kinds):
                seen.add(key)
    return [(span, key) for span, key in mentions if not cast[key].by_shape or (key in seen and votes[key] >= 0)]


def together(names: Sequence[Name], others: Iterable[Name]) -> list[Name]:
    """`names`, and those of `others` that share no word with one of them, in the order of the text."""
    taken = sorted(name.span for name in names)
    free = (o for o in others if not any(span.overlaps(o.span) for span in taken))
    return sorted((*names, *free), key=lambda name: (name.span.start, -name.span.end))


def with_owners(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """`names`, and before a person who is told of as another's that other: Brask in "Brask's secretary in Lenz"."""
    for name in names:
        owned = _OWNED.search(text, name.span.start, name.span.end) if name.kind == "PER" else None
        if owned:
            owner = name._replace(span=Span(name.span.start, owned.start()))
            if is_named(text, owner):
                yield owner
        yield name


def apart(mentions: Sequence[Placed], given: Sequence[Placed]) -> list[Placed]:
    """The mentions that share no word with those that are given already (by an edition's markup)."""
    return [(span, key) for span, key in mentions if not any(span.overlaps(other) for other, _ in given)]


def is_named(text: str, name: Name) -> bool:
    """True for a name with a word of its own, written large: no pronoun, office or other common noun alone."""
    return any(word.text[0].isupper() and not _is_common(word.lower) for word in words_of(text, name.span))


def without_verbs(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """`names` without a verb that the tagger took for part of one: "Orlo Brask despatched"."""
    for name in names:
        words = words_of(text, name.span)
        end = len(words)
        while end > 1 and words[end - 1].text.islower() and _is_verb(words[end - 1].lower):
            end -= 1
        yield name._replace(span=Span(name.span.start, words[end - 1].end)) if end < len(words) else name


def _is_verb(word: str) -> bool:
    return (word in forms() or word.endswith("ed")) and not _is_common(word)


def names_nobody(word: str) -> bool:
    """True for a word (lower case) that is no person's name: a common one, a state's or a people's.

    One that only stands within such a name ("White House") may be a surname that the authority lists.
    """
    if _is_common(word):
        return True
    return bare(word) in state_words() and (is_place(word) or not surnamed(core(word), Authority.shipped()))


def names_among(words: Sequence[Word]) -> Iterator[Span]:
    """The places of persons' names among words that need not all be of names: "saw Orlo", "Brask and Orlo"."""
    at = 0
    while at < len(words):
        end = name_end(words, at) if words[at].capital else at
        last = words[end - 1] if end > at else None
        if last is not None and len(last.text) > 2 and last.capital and not names_nobody(cut_owner(last.lower)):
            yield Span(words[at].start, last.end - owner_length(last.text))
        at = max(end, at + 1)


def _is_common(word: str) -> bool:
    return is_function_word(word) or any(_in(word, section) for section in _COMMON)


def _is_body(name: str) -> bool:
    """True for a name that ends with the head of an organisation's: "His Majesty's Government"."""
    return _in(name.split()[-1].lower(), "organisation")


def _in(word: str, section: str) -> bool:
    return word in persons(section) or word.rstrip("s") in persons(section)


class Joining:
    """Joins the tagger's names to the actors of one record, in the order of its text."""

    def __init__(self, text: str, cast: Cast, given: Sequence[Placed]) -> None:
        self.text = text
        self.cast = cast
        self.people = People(cast)
        self.given = sorted(given)
        self.longest = max((span.end - span.start for span, _ in self.given), default=0)
        self.kept = {key for _, key in given}
        self.near: list[str] = []  # actors mentioned, last first
        self.at = 0

    def found(self, names: Sequence[Name]) -> Iterator[tuple[Span, str]]:
        """The places of the names that no rule found, each with the key of its actor."""
        for name in names:
            self._pass_over(name.span.start)
            for place, member in self._placed(name):
                self._touch(member.key)
                yield place, member.key

    def _placed(self, name: Name) -> Iterator[tuple[Span, Member]]:
        """Who is meant by a name, and where; of a person's what the rules have left of it."""
        place, known = self._place(name.span), self._is_known(name)
        if place.start == place.end:
            return
        if name.kind == "PER":
            place = self._with_initials(place)
            parts = self._left_over(place) if known else self._several(place)
            for part in parts:
                if (member := self._person(" ".join(part.of(self.text).split()))) is not None:
                    yield part, member
            known = known or bool(parts)
        if not known and (member := self._member(place.of(self.text), name)) is not None:
            yield place, member

    def _with_initials(self, place: Span) -> Span:
        """A person's place with the initials before it, where the tagger left them out."""
        before = _INITIALS.search(self.text, max(0, place.start - _BEFORE), place.start)
        if before is None or self._about(before.start(), place.start):
            return place
        return Span(before.start(), place.end)

    def _several(self, place: Span) -> list[Span]:
        """The persons of "Brask and Orlo", which the tagger takes for one name; none where there is one."""
        found = list(names_among(words_of(self.text, place))) if _AND.search(place.of(self.text)) else []
        return found if len(found) > 1 else []

    def _left_over(self, place: Span) -> list[Span]:
        """The persons in what the rules have left of a place: "Orlo" of "Brask saw Orlo"."""
        found: list[Span] = []
        begin = place.start
        for span, _ in self._about(place.start, place.end):
            found += names_among(words_of(self.text, Span(begin, max(begin, span.start))))
            begin = max(begin, span.end)
        return [*found, *names_among(words_of(self.text, Span(min(begin, place.end), place.end)))]

    def _about(self, start: int, end: int) -> list[Placed]:
        """The mentions that are given and share a code point with those from `start` to `end`."""
        low = bisect_left(self.given, (Span(start - self.longest, 0), ""))
        high = bisect_left(self.given, (Span(end, 0), ""))
        return [(span, key) for span, key in self.given[low:high] if span.end > start]

    def _place(self, span: Span) -> Span:
        """A name's place without marks, a genitive's end and words that only lead on ("the members of").

        Empty where no word is left.
        """
        kept = trimmed(self.text, span, ",;:")
        words = list(words_of(self.text, Span(kept.start, kept.end - owner_length(kept.of(self.text)))))
        while len(words) > 1 and (is_function_word(words[-1].lower) or not words[-1].text[0].isalnum()):
            words.pop()
        if not any(word.text[0].isalpha() and (len(word.text) > 1 or word.lower == "i") for word in words):
            return Span(kept.start, kept.start)
        return Span(kept.start, words[-1].end)

    def _is_known(self, name: Name) -> bool:
        """True when a rule has named this, or words that cross it or are of the same kind."""
        return any(
            span == name.span
            or not (span.covers(name.span) or name.span.covers(span))
            or self.cast[key].kind == _KINDS[name.kind]
            or (self.cast[key].kind == "organisation" and _is_body(name.span.of(self.text)))
            for span, key in self._about(name.span.start, name.span.end)
        )

    def _pass_over(self, end: int) -> None:
        while self.at < len(self.given) and self.given[self.at][0].start < end:
            self._touch(self.given[self.at][1])
            self.at += 1

    def _touch(self, key: str) -> None:
        if key in self.near:
            self.near.remove(key)
        self.near.insert(0, key)

    def _member(self, words: str, name: Name) -> Member | None:
        printed = " ".join(words.split())
        if " " not in printed and is_function_word(printed.lower()):
            styled = _STYLE.match(self.text, name.span.end)  # "His Majesty's" is nobody's before it
            return None if styled else self._meant(printed.lower())
        kind = _KINDS[name.kind]
        if kind == "state" and (member := self._state(printed)) is not None:
            return member
        named = is_named(self.text, name)
        if kind == "person" and named:
            return self._person(printed)
        if kind == "person" and _is_body(printed):
            kind = "organisation"
        return self._called(kind, printed, named)

    def _person(self, printed: str) -> Member | None:
        """Whom a name that the tagger takes for a person's means; None where it is nobody's."""
        last = cut_owner(printed.split()[-1])
        if any(last.lower() in persons(section) for section in ("office", "person", "title")):
            return self.people.person(printed) or self._called("person", printed, named=True)
        if last.islower():
            many = last.endswith("s") or last in persons("group")
            return self._called("group", printed, named=True) if many else None
        if is_place(printed):
            return self._state(printed) or self._called("place", printed, named=True)
        if names_nobody(last.lower()):
            return self._state(printed)
        return self.people.person(printed) or self._called("person", printed, named=True)

    def _called(self, kind: ActorKind, printed: str, named: bool) -> Member:
        known = self.cast.named(printed)
        if known is None and kind == "person" and not named:
            known = self.cast.holder(printed)
        if known is not None and known.by_shape and known.key not in self.kept:
            known.kind = kind  # taken for a person until the tagger saw better
        if known is None:
            known = self.cast.add(kind, articleless(printed) if named else printed, unnamed=not named)
        known.called(printed)
        return known

    def _state(self, printed: str) -> Member | None:
        name = articleless(printed)
        known = state_names().get(name) or (state_names().get(name.title()) if name.isupper() else None)
        if known is None:
            return None
        states = (member for member in self.cast if member.kind == "state")
        member = next((member for member in states if known.state in member.names), None)
        member = member or self.cast.add("state", known.state)
        member.called(printed)
        return member

    def _meant(self, pronoun: str) -> Member | None:
        """The nearest before that a pronoun fits; None where there is none."""
        kinds: tuple[ActorKind, ...] = ()
        if pronoun in ("he", "him", "his", "himself", "she", "her", "hers", "who", "whom", "whose"):
            kinds = ("person",)
        elif pronoun in ("they", "them", "their", "themselves"):
            kinds = ("group", "organisation")
        elif pronoun in ("it", "its", "itself", "which"):
            kinds = ("organisation", "state")
        elif pronoun in ("i", "me", "my", "myself", "we", "us", "our", "ours"):
            plural = pronoun in word_class("first_plural") or pronoun == "ours"
            if plural:
                return self.cast.named("We") or self.cast.add("group", "We", unnamed=True)
            author = self.cast.named("I") or self.cast.named("the author")
            return author or self.cast.add("person", "the author", unnamed=True)
        return next((self.cast[key] for key in self.near if self.cast[key].kind in kinds), None)
