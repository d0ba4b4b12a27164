"""Whom words mean: a phrase, a pronoun or a title, in the light of what was said before it."""

from collections.abc import Sequence

from memcon.lexicon import load
from memcon.stages.antecedents import Pronoun, Told, antecedent
from memcon.stages.attribution import Attribution
from memcon.stages.cast import bare, surname
from memcon.stages.cues import cue_nouns
from memcon.stages.focus import Focus
from memcon.stages.kinds import acts_as_source, kind_of
from memcon.stages.lexical import persons, state_names
from memcon.stages.phrases import Phrase
from memcon.stages.pronouns import by_rules
from memcon.stages.senders import sender
from memcon.stages.words import Word, is_function_word, word_class
from memcon.text import Span

_TELLS_MORE = frozenset(("of", "in", "from", "for", "at", "as", "with", "on", "who"))
_LONGEST_DESCRIPTION = 12  # words of a description that is one of an actor's names
_MOST_IN_OFFICE = 10  # words in the name of an office before the name of its holder in brackets


class Resolver(Focus):
    """Tells whom words mean while a record is read from its beginning to its end."""

    def whom(
        self,
        words: Sequence[Word],
        phrase: Phrase,
        spoken_by: str | None = None,
        nested: bool = False,
        since: int | None = None,
        subjects: Sequence[str] = (),
        seen: bool = False,
    ) -> str | None:
        """The actor that `phrase` means, made if need be; None for words that stand for nobody.

        `seen` is true where the tagger, too, takes the words for a source: then whatever they describe is one.
        `spoken_by` is the source of the speech in which the words stand, `nested` true inside a speech that
        begins at code point `since` and in which `subjects` are the sources found so far, last first.
        """
        first = words[phrase.begin]
        pronoun = first.lower if phrase.end - phrase.begin == 1 else ""
        if pronoun in word_class("first_person"):
            return spoken_by if nested and spoken_by else self.author
        if pronoun in word_class("first_plural"):
            return spoken_by if nested and spoken_by else self.we
        if pronoun in word_class("second_person") and seen and not nested:
            return self.recipient
        bracketed = self._bracketed(words, phrase)
        if bracketed is not None:
            return bracketed
        if any(pronoun in word_class(name) for name in ("third_person", "third_plural", "third_neuter")):
            asked = Pronoun(
                pronoun,
                first.start,
                words[0].start,
                nested,
                spoken_by,
                since,
                subjects,
                leads=phrase.begin <= 1 and first.capital,
                reflexive=phrase.end < len(words) and words[phrase.end].lower.endswith("self"),
            )
            meant = antecedent(self, asked, by_rules(self, asked))
            if meant is not None:
                self.referred[first.start] = (first.end, meant)
            return meant
        if pronoun in word_class("nobody") - {"what"} or pronoun in {"who", "which"}:
            return None
        if words[phrase.end - 1].lower == "latter":
            return self.latter(first.start, spoken_by)
        key = self._described(words, phrase, seen)
        if key is not None:
            self.made.append((first.start, words[phrase.end - 1].end, key))
        return key

    def unsaid(
        self,
        words: Sequence[Word],
        a: Attribution,
        ruled: str,
        *,
        spoken_by: str | None = None,
        since: int | None = None,
        subjects: Sequence[str] = (),
    ) -> str:
        """Who most likely is the source that the passive `a` does not say; `ruled` at worst.

        `spoken_by`, `since` and `subjects` are as in `whom`.
        """
        at, sentence = words[a.begin].start, words[0].start
        told = "nobody" if a.patient is None else _told(words[a.patient.begin].lower)
        present = a.tense == "present"
        nested = since is not None
        asked = Pronoun("", at, sentence, nested, spoken_by, since, subjects, present=present, act=a.act, told=told)
        return antecedent(self, asked, ruled) or ruled

    # -- names and descriptions

    def _bracketed(self, words: Sequence[Word], phrase: Phrase) -> str | None:
        """ "He (Novak) replied", "the Minister (Mr. A. Novak) said": who is named in brackets, or None."""
        at = phrase.end
        if at >= len(words) or words[at].text != "(":
            return None
        end = next((i for i in range(at + 1, len(words)) if words[i].text == ")"), None)
        if end is None:
            return None
        told = self.named_in(Span(words[at].end, words[end - 1].end))
        whose = self.named_in(_span(words, phrase))
        if whose and self._has_surname(whose[-1][1]):  # "Novak (Corvia) said" prints a name of his
            if told and phrase.end - phrase.begin == 1 and self.cast[told[0][1]].kind == "state":
                self.cast[whose[-1][1]].called(Span(words[phrase.begin].start, words[end].end).of(self.text))
            return None
        people = [key for place, key in told if place.end == words[end - 1].end and self._has_surname(key)]
        return people[0] if people and phrase.end - phrase.begin <= _MOST_IN_OFFICE else None

    def _described(self, words: Sequence[Word], phrase: Phrase, seen: bool) -> str | None:
        """The actor that a phrase names or describes: by a name in it, by its head noun, or as a new actor."""
        whole = _span(words, phrase)
        inside = self.named_in(whole)
        bearer = self._bearer(words, phrase, inside)
        if bearer is not None:
            return bearer
        if phrase.joined:
            printed = self.printed(whole)
            return (self.cast.named(printed) or self.cast.add("group", printed)).key
        head_end = max(phrase.head_end, phrase.begin + 1)
        chunk = words[phrase.begin : head_end]
        # "an official close to the Minister": an adjective may follow its noun
        head = next((word for word in reversed(chunk) if acts_as_source(word)), chunk[-1])
        behind = words[head_end].lower if head_end < phrase.end else ""
        if inside and behind in {"in", "at", "on", "to", "from"}:
            at, last = inside[-1]
            if at.end == whole.end and self.cast[last].kind == "person":
                return last  # "to my question about the bank in Lenz Novak answered"
        for span, key in inside:
            if (
                span.start <= head.start
                and span.end >= head.end - 2
                and not self._are_people_of(key, span, chunk[-1])
            ):
                return key
        if head.lower in persons("carrier"):
            if inside:
                return inside[0][1]
            own = None if head.lower in persons("unsigned") else self._owner(words[phrase.begin].lower)
            whose = own or self._sender(words, phrase, head)
            if whose is not None:
                return whose
        if head.lower in persons("utterance"):
            return inside[0][1] if inside else None
        return self._anonymous(words, phrase, head, seen)

    def _are_people_of(self, key: str, place: Span, last: Word) -> bool:
        """True for "Corvian producers": some of a state's people, not the state."""
        told = not last.capital and last.start > place.end and last.lower.endswith("s")
        said = last.lower in persons("carrier") or last.lower in persons("utterance") or last.lower in cue_nouns()
        return told and not said and self.cast[key].kind == "state"

    def _owner(self, possessive: str) -> str | None:
        """Whose "my letter", "our telegram" and "your note" are."""
        if possessive == "my":
            return self.author
        if possessive == "our":
            return self.we
        return self.recipient if possessive == "your" else None

    def _sender(self, words: Sequence[Word], phrase: Phrase, head: Word) -> str | None:
        """Who wrote "the letter", as far as the record has told."""
        short = phrase.end - phrase.begin == 1 or words[phrase.begin].lower in {"the", "this", "that"}
        return sender(self, head.lower, words[phrase.begin].start) if short else None

    def _bearer(self, words: Sequence[Word], phrase: Phrase, inside: Sequence[tuple[Span, str]]) -> str | None:
        """The person with whose name a phrase begins that goes on to tell more: "Novak of the Ministry", or None."""
        if not inside or phrase.joined:
            return None
        (place, key), *further = inside
        last, named = inside[-1]
        ends = bool(further) and last.end >= _span(words, phrase).end and self._has_surname(named)
        if ends and self.text[: last.start].rstrip().endswith((",", ", the", ", the Hon.")):
            return named  # "the Minister of Finance, Mr. Novak", "On the forces, General Novak"
        if not self._has_surname(key) and further and further[0][0].start == place.end + 1:
            place, key = further[0]  # "the Secretary of State Mr. Novak, an elderly man"
        before = self.text[words[phrase.begin].start : place.start].strip()
        if not self._has_surname(key) or not all(map(self._is_title, before.split())):
            return None
        more = [word.lower for word in words[phrase.begin : phrase.end] if word.start >= place.end]
        while "]" in more[:3]:  # the number of a note
            more = more[more.index("]") + 1 :]
        if more and more[0] == ",":
            more = more[1:] if len(more) > 1 and (more[1] in persons("office") or _determines(more[1])) else []
            return key if more else None
        return key if not more or more[0] in _TELLS_MORE or _determines(more[0]) or more[0] == "(" else None

    def _has_surname(self, key: str) -> bool:
        member = self.cast[key]
        return member.kind == "person" and not member.unnamed and any(surname(name) for name in member.names)

    def _is_title(self, word: str) -> bool:
        lower = word.casefold().rstrip(".,")
        return any(lower in persons(section) for section in ("title", "office")) or is_function_word(lower)

    def _anonymous(self, words: Sequence[Word], phrase: Phrase, head: Word, seen: bool) -> str | None:
        """An actor that is only described, known from before or new; None for what cannot speak or think."""
        first = words[phrase.begin]
        printed = self.printed(Span(first.start, words[_of_chain(words, phrase) - 1].end))
        closed = is_function_word(head.lower) and head.lower not in word_class("indefinite")
        if not (acts_as_source(head) or seen) or closed or not printed or not printed[0].isalnum():
            return None
        points = head.lower in persons("not_name") and head.lower not in persons("carrier")
        if head is first and head.capital and points:
            return None  # "Please inform", "Matters discussed"
        short = self.printed(Span(first.start, head.end))
        key = self._known(printed, short) or self._capital(phrase, head) or self._met(words, phrase, head)
        if key is None:
            kind = kind_of(head, first)
            key = self.cast.add(kind, printed, kind in {"person", "group"} and not head.capital).key
        member = self.cast[key]
        if member.unnamed or words[max(phrase.head_end, phrase.begin + 1) - 1] is head:  # not "the Corvian proposals"
            member.called(printed)
        if member.unnamed and phrase.end - phrase.begin <= _LONGEST_DESCRIPTION:
            member.called(self.printed(_span(words, phrase)))  # "officials at lower levels in the Ministry"
        return key

    def _known(self, *names: str) -> str | None:
        found = (self.cast.named(name) for name in names)
        return next((member.key for member in found if member is not None), None)

    def _capital(self, phrase: Phrase, head: Word) -> str | None:
        """The state that a capital stands for where it acts ("Moscow intends"), or the ministry of "Interior"."""
        if phrase.end - phrase.begin > 1 or not head.capital:
            return None
        state = state_names().get(head.text)
        if state is not None:
            known = next((m for m in self.cast if m.kind == "state" and state.state in m.names), None)
            return (known or self.cast.add("state", state.state)).key
        bodies = (m for m in self.cast if m.kind == "organisation")
        return next((m.key for m in bodies if any(bare(name).split()[0] == head.lower for name in m.names)), None)

    def _met(self, words: Sequence[Word], phrase: Phrase, head: Word) -> str | None:
        """Who was lately mentioned and is meant by "our source", "the Minister"; None where it is somebody new."""
        kind = kind_of(head, words[phrase.begin])
        if head.lower in persons("source") and kind == "person":
            source = next((key for key in self.recent if self._is_unnamed_person(key)), None)
            if source is not None:
                return source
        definite = words[phrase.begin].lower in {"the", "this", "that", "our", "my", "his", "their"}
        short = phrase.end == phrase.head_end and phrase.end - phrase.begin <= 3
        if not (definite and short and kind in {"person", "organisation"}):
            return None
        near = (key for key in self.recent if self.cast[key].kind == kind)
        return next((key for key in near if self._is_called(key, head.lower)), None)

    def _is_unnamed_person(self, key: str) -> bool:
        member = self.cast[key]
        return member.unnamed and member.kind == "person" and member.name != load("records")["author"]["name"]

    def _is_called(self, key: str, word: str) -> bool:
        member = self.cast[key]
        return any(word in bare(name).split() for name in (*member.names, *member.offices))


def _told(first: str) -> Told:
    """Who is told, by the first word (lower case) of the subject of a passive."""
    if first in word_class("first_person") or first in word_class("first_plural"):
        return "author"
    return "nobody" if first in word_class("third_neuter") else "another"


def _determines(lower: str) -> bool:
    return lower in word_class("determiner")


def _span(words: Sequence[Word], phrase: Phrase) -> Span:
    return Span(words[phrase.begin].start, words[phrase.end - 1].end)


def _of_chain(words: Sequence[Word], phrase: Phrase) -> int:
    """Index after the head chunk and the "of" and "for" phrases on it; "in his speech" is no part of a name."""
    i = max(phrase.head_end, phrase.begin + 1)
    while i < phrase.end and words[i].lower in {"of", "for"}:
        i += 1
        while i < phrase.end and words[i].lower not in word_class("preposition"):
            i += 1
    return i
