"""Focus: which actors are near while a record is read from its beginning to its end."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from memcon.lexicon import load
from memcon.model import ActorKind, Mention
from memcon.stages.cast import Cast
from memcon.text import Span

Own = Literal["author", "we"]  # the record's own voice and its own side
_LATTER = 400  # code points before "the latter" in which it was named
# Between two who are named together: a note's number, "and", a title.
TOGETHER = re.compile(r"(?:\s*\[\d+\])?,?\s+(?:and|&)\s+(?:also\s+)?(?:the\s+)?(?:[A-Z]\w*\.?\s+)?")


class Focus:
    """Keeps who takes part and who is mentioned; offsets are code points of `text`, end exclusive.

    `talk` are the keys of those who take part in the order they last appeared, `recent` all actors mentioned
    lately, last first, `made` the mentions found on the way (start, end, key). `author_name` is what the
    description calls the record's own voice, `recipient_name` whom it addresses.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        mentions: Sequence[Mention],
        author_name: str | None = None,
        recipient_name: str | None = None,
    ) -> None:
        self.text = text
        self.cast = cast
        self.author_name = author_name
        self.recipient_name = recipient_name
        self.talk: list[str] = []
        self.recent: list[str] = []
        self.made: list[tuple[int, int, str]] = []
        self.referred: dict[int, tuple[int, str]] = {}  # pronouns: where each begins, where it ends and whom it means
        self._mentions = sorted((m.start, m.end, m.actor) for m in mentions)
        self._starts = [start for start, _, _ in self._mentions]
        self._paragraph: int | None = None
        self._author: str | None = None
        self._we: str | None = None
        self._recipient: str | None = None

    def speaks(self, key: str) -> None:
        """Note that `key` takes part in the conversation here."""
        if key in self.talk:
            self.talk.remove(key)
        self.talk.insert(0, key)
        self.touch(key)
        self._paragraph = None

    def opens(self, at: int) -> None:
        """Note that a paragraph begins at code point `at` in which nobody has spoken yet."""
        self._paragraph = at

    def touch(self, key: str) -> None:
        """Note that `key` is mentioned here."""
        if key in self.recent:
            self.recent.remove(key)
        self.recent.insert(0, key)

    def pass_over(self, span: Span) -> None:
        """Note the named actors that begin inside `span`, in the order of the text."""
        for at in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            self.touch(self._mentions[at][2])

    def named_in(self, span: Span) -> list[tuple[Span, str]]:
        """Mentions of named actors inside `span`, in the order of the text."""
        begun = self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [(Span(start, end), key) for start, end, key in begun if end <= span.end]

    def printed(self, place: Span) -> str:
        """The words at a place, white space squeezed."""
        return " ".join(place.of(self.text).split())

    def appearances(self, at: int, reach: int) -> list[tuple[int, int, str]]:
        """Mentions that begin in the `reach` code points before `at` (start, end, key), in the order of the text."""
        first = bisect_left(self._starts, at - reach)
        found = self._mentions[first : bisect_left(self._starts, at)]
        found += [made for made in self.made if at - reach <= made[0] < at]
        found += [(start, end, key) for start, (end, key) in self.referred.items() if at - reach <= start < at]
        return sorted(found)

    def times_met(self, key: str, at: int) -> int:
        """How often `key` is mentioned by name before the code point `at`."""
        return sum(met == key for _, _, met in self._mentions[: bisect_left(self._starts, at)])

    @property
    def own(self) -> tuple[str, ...]:
        """The keys of the record's own voice and own side, as far as they have been met."""
        return tuple(key for key in (self._author, self._we) if key is not None)

    @property
    def unmet(self) -> tuple[Own, ...]:
        """Which of these two have not been met."""
        roles: tuple[tuple[Own, str | None], ...] = (("author", self._author), ("we", self._we))
        return tuple(role for role, key in roles if key is None)

    @property
    def known_author(self) -> str | None:
        """The key of the record's own voice, once it has said "I"; None before."""
        return self._author

    @property
    def author(self) -> str:
        """The key of the record's own voice, made an actor when it first says "I"."""
        if self._author is None:
            self._author = self._correspondent(self.author_name, "author", ("I", "me"))
        return self._author

    @property
    def recipient(self) -> str:
        """The key of the one whom a record addresses as "you", made an actor when it first does."""
        if self._recipient is None:
            self._recipient = self._correspondent(self.recipient_name, "recipient", ("you", "your"))
        return self._recipient

    def _correspondent(self, name: str | None, role: str, forms: Sequence[str]) -> str:
        member = self.cast.named(name) if name else None
        if member is None and name:
            member = self.cast.add("person", name)
        if member is None:
            member = self.cast.add("person", load("records")[role]["name"], unnamed=True)
        for form in forms:
            member.called(form)
        return member.key

    @property
    def we(self) -> str:
        """The key of the author's post or government, where it says "we"."""
        if self._we is None:
            member = self.cast.add("group", "We", unnamed=True)
            for form in ("we", "us", "our"):
                member.called(form)
            self._we = member.key
        return self._we

    def placeholder(self, role: str) -> str:
        """The key of the actor that stands for nobody named: "meeting", "instructor" or "unstated"."""
        name = load("records")["placeholder"][role]
        return (self.cast.named(name) or self.cast.add("group", name, unnamed=True)).key

    def is_placeholder(self, key: str) -> bool:
        """True for an actor that `placeholder` made."""
        return self.cast[key].name in load("records")["placeholder"].values()

    # -- the nearest of a kind

    def named_last(self, span: Span, kinds: Sequence[ActorKind], but: str | None) -> str | None:
        """The actor of these kinds last mentioned in `span`, other than `but`."""
        found = [(at.start, key) for at, key in self.named_in(span)]
        found += [(start, key) for start, _, key in self.made if span.start <= start < span.end]
        for _, key in sorted(found, reverse=True):
            if self.cast[key].kind in kinds and key != but and not self.is_placeholder(key):
                return key
        return None

    def opened_last(self, span: Span, kinds: Sequence[ActorKind], but: str | None) -> str | None:
        """The actor of these kinds whose mention last opened a sentence in `span`, other than `but`."""
        for at, key in reversed(self.named_in(span)):
            before = self.text[max(0, at.start - 3) : at.start].rstrip()
            if (not before or before[-1] in ".!?") and self.cast[key].kind in kinds and key != but:
                return key
        return None

    def person_near(self, but: str | None) -> str | None:
        """The person mentioned last, other than `but` and the author; `but` where there is none."""
        near = (key for key in self.recent if self.cast[key].kind == "person")
        return next((key for key in near if key not in {but, self._author}), but)

    def person_in_talk(self, at: int) -> str | None:
        """Who is "he" in the record's own voice at code point `at`: named in the paragraph, or talking."""
        if self._paragraph is not None:
            named = (key for _, key in self.named_in(Span(self._paragraph, at)) if self.cast[key].kind == "person")
            first = next(named, None)
            if first is not None:
                return first
        return self.person_talking()

    def person_talking(self) -> str | None:
        """The person who spoke or was spoken to last, other than the author."""
        return next((key for key in self.talk if self.cast[key].kind == "person" and key != self._author), None)

    def many_in_talk(self) -> str | None:
        """The group, body or state that spoke or was spoken to last, other than the author's own side."""
        parties = (key for key in self.talk if self.cast[key].kind in {"group", "organisation", "state"})
        return next((key for key in parties if key != self._we and not self.is_placeholder(key)), None)

    def many_near(self, but: str | None) -> str | None:
        """The group mentioned last, or else the body, other than `but` and the author's own side."""
        groups = (key for key in self.recent if key not in {but, self._we} and self.cast[key].plural)
        return next((key for key in groups if not self.is_placeholder(key)), None) or self.body_near(but)

    def body_near(self, but: str | None) -> str | None:
        """The state or organisation mentioned last, other than `but`."""
        bodies = (key for key in self.recent if self.cast[key].kind in {"organisation", "state"})
        return next((key for key in bodies if key != but), None)

    def latter(self, at: int, but: str | None) -> str | None:
        """Whom "the latter" at code point `at` means, other than `but`: the second of a pair, or who stands last.

        A state only where neither a person nor a body is near; None where nobody is.
        """
        near = [met for met in self.appearances(at, _LATTER) if met[2] not in {but, self._author}]
        for one, other in reversed(list(pairwise(near))):
            if TOGETHER.fullmatch(self.text, one[1], other[0]):
                return other[2]
        last = [(self.cast[key].kind, key) for _, _, key in reversed(near) if key in self.cast]
        acting = (key for kind, key in last if kind in {"person", "organisation"})
        return next(acting, next((key for kind, key in last if kind == "state"), None))
