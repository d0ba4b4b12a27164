"""Whom words mean: a phrase, a pronoun or a title, in the light of what was said before it."""

from bisect import bisect_left
from collections.abc import Sequence

from memcon.model import ActorKind, Record
from memcon.stages.cast import Cast, Member, bare
from memcon.stages.lexical import persons, state_names
from memcon.stages.phrases import Phrase
from memcon.stages.words import Word, is_function_word, word_class
from memcon.text import Span

_FIRST = frozenset(("i", "me", "my", "myself"))
_FIRST_PLURAL = frozenset(("we", "us", "our", "ourselves"))
_HE = frozenset(("he", "him", "his", "himself", "she", "her", "herself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_IT = frozenset(("it", "its", "itself"))
_CARRIERS = frozenset(
    ("report", "reports", "telegram", "telegrams", "cable", "cables", "message", "messages", "despatch", "despatches",
     "letter", "letters", "information", "statement", "communique", "sources", "spokesman", "circles", "quarters", "note")
)  # fmt: skip


class Resolver:
    """Keeps who is in focus while a record is read from its beginning to its end.

    `author` is the record's own voice ("I"), `talk` the persons of the conversation in the order they last
    appeared, `recent` all actors mentioned lately, last first.
    """

    def __init__(self, record: Record, cast: Cast, text: str) -> None:
        self.cast = cast
        self.text = text
        self._mentions = sorted((m.start, m.end, m.actor) for m in record.mentions)
        self._starts = [m[0] for m in self._mentions]
        self.made: list[tuple[int, int, str]] = []
        self._paragraph: int | None = None
        self._author: str | None = None
        self._we: str | None = None
        self.author_name: str | None = None
        self.talk: list[str] = []
        self.recent: list[str] = []

    # -- focus

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
        """Note the named actors inside `span`, in the order of the text."""
        at = bisect_left(self._starts, span.start)
        while at < len(self._mentions) and self._mentions[at][0] < span.end:
            self.touch(self._mentions[at][2])
            at += 1

    def named_in(self, span: Span) -> list[tuple[Span, str]]:
        """Mentions of named actors inside `span`."""
        at = bisect_left(self._starts, span.start)
        found = []
        while at < len(self._mentions) and self._mentions[at][0] < span.end:
            start, end, key = self._mentions[at]
            if end <= span.end:
                found.append((Span(start, end), key))
            at += 1
        return found

    @property
    def author(self) -> str:
        """The record's own voice, made an actor when it first says "I"."""
        if self._author is None:
            member = self.cast.named(self.author_name) if self.author_name else None
            if member is None and self.author_name:
                member = self.cast.add("person", self.author_name)
            if member is None:
                member = self.cast.add("person", "the author", unnamed=True)
                member.called("I")
                member.called("me")
            self._author = member.key
        return self._author

    @property
    def we(self) -> str:
        """The author's post or government, where it says "we"."""
        if self._we is None:
            member = self.cast.add("group", "We", unnamed=True)
            member.called("we")
            member.called("us")
            self._we = member.key
        return self._we

    # -- whom

    def whom(
        self,
        words: Sequence[Word],
        phrase: Phrase,
        spoken_by: str | None = None,
        nested: bool = False,
        since: int | None = None,
        subjects: Sequence[str] = (),
    ) -> str | None:
        """The actor that `phrase` means, made if need be; None for words that stand for nobody.

        `spoken_by` is the source of the speech in which the words stand, `nested` true inside a speech that
        begins at code point `since`. There "he" at the head of a sentence is the person last named in it, elsewhere
        the last of `subjects`, the sources found in it; or else the speaker.
        """
        first = words[phrase.begin]
        last = words[phrase.end - 1]
        single = phrase.end - phrase.begin == 1
        pronoun = first.lower if single else ""
        if single and pronoun in _FIRST and first.text not in {"My", "my"} or pronoun in _FIRST:
            return spoken_by if nested and spoken_by else self.author
        if pronoun in _FIRST_PLURAL:
            return spoken_by if nested and spoken_by else self.we
        follows = words[phrase.end].lower if phrase.end < len(words) else ""
        if follows == "(" and single and phrase.end + 2 < len(words):  # "He (Novak) replied"
            told = self.named_in(Span(words[phrase.end].start, words[phrase.end + 2].end))
            if told:
                return told[0][1]
        if pronoun in _HE and nested and since is not None:
            if follows.endswith("self"):
                return spoken_by
            if phrase.begin <= 1 and first.capital:
                return self._told_of(Span(since, first.start), ("person",), spoken_by) or spoken_by
            return next((k for k in subjects if self.cast[k].kind == "person"), spoken_by)
        if pronoun in _HE:
            return self._person_meant(spoken_by, nested, first.start)
        if pronoun in _THEY:
            within = Span(since, first.start) if since is not None else None
            found = self._told_of(within, ("group",), spoken_by) if within else None
            return found or self._many_meant(spoken_by)
        if pronoun in _IT:
            within = Span(since, first.start) if since is not None else None
            found = self._told_of(within, ("state", "organisation"), spoken_by) if within else None
            return found or self._body_meant(spoken_by)
        if pronoun in {"you", "who", "which", "one", "this", "that", "these", "those", "there"}:
            return None
        if last.lower == "latter":
            return self._latter(spoken_by)
        key = self._described(words, phrase)
        if key is not None:
            span = Span(first.start, last.end)
            self.made.append((span.start, span.end, key))
        return key

    def _told_of(self, span: Span, kinds: Sequence[ActorKind], speaker: str | None) -> str | None:
        """The actor of these kinds last mentioned in `span`, but for the speaker."""
        found = [(s.start, key) for s, key in self.named_in(span)]
        found += [(start, key) for start, _, key in self.made if span.start <= start < span.end]
        for _, key in sorted(found, reverse=True):
            if self.cast[key].kind in kinds and key != speaker and not self._placeholder(key):
                return key
        return None

    def _placeholder(self, key: str) -> bool:
        return self.cast[key].name in {"not stated", "those who instructed", "the meeting"}

    def _described(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        begin, head_end = phrase.begin, max(phrase.head_end, phrase.begin + 1)
        if phrase.joined:
            return self._joined(words, phrase)
        head = next(  # "an official close to the Minister": an adjective may follow its noun
            (w for w in reversed(words[begin:head_end]) if _acts(w, words[begin])), words[head_end - 1]
        )
        whole = Span(words[begin].start, words[phrase.end - 1].end)
        chunk = Span(words[begin].start, head.end)
        inside = self.named_in(whole)
        behind = words[head_end].lower if head_end < phrase.end else ""
        if behind in {"in", "at", "on", "to", "from"} and inside and inside[-1][0].end == whole.end:
            if self.cast[inside[-1][1]].kind == "person":  # "to my question about the bank in Lenz Novak answered"
                return inside[-1][1]
        for span, key in inside:
            if span.start <= head.start and span.end >= head.end - 2:
                return key
        if head.lower in _CARRIERS and inside:
            return inside[0][1]
        for span, key in inside:  # "Interior Ministry reports": the body before a noun of speaking
            if span.end <= head.start and span.start >= chunk.start and head.lower in _CARRIERS:
                return key
        if head.lower in {"words", "view", "views", "opinion"}:
            return inside[0][1] if inside else None
        return self._anonymous(words, phrase, whole, chunk, head)

    def _joined(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        span = Span(words[phrase.begin].start, words[phrase.end - 1].end)
        printed = " ".join(span.of(self.text).split())
        known = self.cast.named(printed)
        if known is not None:
            return known.key
        return self.cast.add("group", printed).key

    def _anonymous(self, words: Sequence[Word], phrase: Phrase, whole: Span, chunk: Span, head: Word) -> str | None:
        if chunk.end <= head.end:  # else an adjective stands behind its noun and the whole phrase is the name
            whole = Span(whole.start, words[_of_chain(words, phrase) - 1].end)
        printed = " ".join(whole.of(self.text).split())
        if not _acts(head, words[phrase.begin]):
            return None
        if not printed or not printed[0].isalnum() or is_function_word(head.lower) and head.lower not in word_class("indefinite"):
            return None
        for name in (printed, " ".join(chunk.of(self.text).split())):
            known = self.cast.named(name)
            if known is not None:
                known.called(printed)
                return known.key
        kind = kind_of(head, words[phrase.begin])
        lower = head.lower
        if lower in persons("source") and kind == "person":
            source = next((k for k in self.recent if k in self.cast and self.cast[k].unnamed and self.cast[k].kind == "person" and self.cast[k].name != "the author"), None)
            if source is not None:
                self.cast[source].called(printed)
                return source
        definite = words[phrase.begin].lower in {"the", "this", "that", "our", "my", "his", "their"}
        if definite and kind in {"person", "organisation"}:
            matched = next(
                (
                    k
                    for k in self.recent
                    if k in self.cast
                    and self.cast[k].kind == kind
                    and any(lower in bare(n).split() for n in (*self.cast[k].names, *self.cast[k].offices))
                ),
                None,
            )
            if matched is not None and phrase.end == phrase.head_end and phrase.end - phrase.begin <= 3:
                self.cast[matched].called(printed)
                return matched
        unnamed = kind in {"person", "group"} and not head.capital
        return self.cast.add(kind, printed, unnamed).key

    def _person_meant(self, spoken_by: str | None, nested: bool, at: int) -> str | None:
        if not nested:
            if self._paragraph is not None:
                named = [key for _, key in self.named_in(Span(self._paragraph, at)) if self.cast[key].kind == "person"]
                if named:
                    return named[0]
            for key in self.talk:
                if self.cast[key].kind == "person" and key != self._author:
                    return key
        for key in self.recent:
            member = self.cast[key]
            if member.kind == "person" and key not in {spoken_by, self._author}:
                return key
        return spoken_by

    def _many_meant(self, spoken_by: str | None) -> str | None:
        for key in self.recent:
            if key != spoken_by and self.cast[key].plural and not self._placeholder(key):
                return key
        for key in self.recent:
            member = self.cast[key]
            if key != spoken_by and member.kind in {"organisation", "state"}:
                return key
        return None

    def _body_meant(self, spoken_by: str | None) -> str | None:
        for key in self.recent:
            if key != spoken_by and self.cast[key].kind in {"organisation", "state"}:
                return key
        return None

    def _latter(self, spoken_by: str | None) -> str | None:
        return next((k for k in self.recent if self.cast[k].kind == "person" and k != spoken_by), None)


def _of_chain(words: Sequence[Word], phrase: Phrase) -> int:
    """Index after the head chunk and the "of" and "for" phrases on it; "in his speech" is no part of a name."""
    i = max(phrase.head_end, phrase.begin + 1)
    while i < phrase.end and words[i].lower in {"of", "for"}:
        i += 1
        while i < phrase.end and words[i].lower not in word_class("preposition"):
            i += 1
    return i


def _acts(head: Word, first: Word) -> bool:
    """True when the head of a description can speak or think: a person, a body, a group, a name."""
    lower = head.lower
    known = ("office", "person", "organisation", "group", "source", "persuasion")
    return (
        head.capital
        or any(lower in persons(section) or lower.rstrip("s") in persons(section) for section in known)
        or lower in _CARRIERS
        or lower in {"others", "some", "many", "most", "both", "all", "everybody", "everyone"}
    )


def kind_of(head: Word, first: Word) -> ActorKind:
    """The kind of an actor by the head noun of its description."""
    lower = head.lower
    if lower in persons("organisation") or (head.text.isupper() and 2 <= len(head.text) <= 6):
        return "organisation"
    if lower in persons("group") or lower in {"others", "some", "many", "most", "both", "all", "everybody", "everyone"}:
        return "group"
    if lower in persons("office") or lower in persons("person"):
        return "person"
    if head.text in state_names():
        return "state"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and (not head.capital or first.lower in word_class("determiner")):
        return "group"
    return "person" if head.capital else "group"
