"""Which attribution of a sentence opens an outermost statement, and whose it is.

An attribution at the head of a clause of the record itself opens one; what stands deeper is nested in it.
"""

from collections.abc import Sequence

from memcon.stages.attribution import Attribution
from memcon.stages.contents import resumes
from memcon.stages.conversation import Conversation
from memcon.stages.cues import listed
from memcon.stages.drafts import Draft
from memcon.stages.expressions import has
from memcon.stages.phrases import Phrase, is_stop, phrase_after
from memcon.stages.resolution import Resolver
from memcon.stages.sentence_heads import leads
from memcon.stages.words import Word, is_adverb, is_function_word, word_class
from memcon.text import Span

_SOON = 8  # words in which the subject of a sentence may come, where it is a pronoun
_SUBORDINATING = frozenset(("that", "which", "who", "whether", "if"))


class Openings:
    """Decides for the attributions of one record; `current` is the speech that runs on, if any.

    `outer` is an attribution that has opened a statement earlier in the sentence, `running` true when a speech
    ran on into it.
    """

    def __init__(self, resolver: Resolver, conversation: Conversation) -> None:
        self.resolver = resolver
        self.conversation = conversation

    def source_of(
        self, words: Sequence[Word], a: Attribution, outer: Attribution | None, current: Draft | None, running: bool
    ) -> str | None:
        """The key of the source when `a` opens an outermost statement, else None."""
        if a.given or a.manner in ("noun", "relative") or (a.modal in word_class("duty") and not a.mind):
            return None
        if a.manner == "passive" and not self._reports_itself(words, a):
            return None
        if outer is not None:
            if a.frame == "bare" and not interrupts(words, a):
                return None
            return self._coordinated(words, a, outer, current)
        if a.manner == "shared":
            return self._shared_from_afar(words, a, current, running)
        if a.frame == "bare" and a.begin and words[a.begin - 1].lower == "as":
            return None  # "As the Minister knew, ...": told in the clause beside it
        beside = a.manner == "inverted" or interrupts(words, a) or resumes(words, a)
        if not (beside or leads(words, a.begin)):
            return None
        if a.manner == "passive":
            return self._body_in_heading() or self._collective(words, a)
        return self._by_subject(words, a, current, running)

    def ascribed(
        self, words: Sequence[Word], a: Attribution, outer: Attribution | None, current: Draft | None
    ) -> str | None:
        """The source of an attribution that surely is the record's own, by whatever shape of clause."""
        if a.given or a.modal in word_class("duty"):
            return None
        if a.source is not None:
            return self.resolver.whom(words, a.source, seen=a.seen)
        if a.manner == "passive":
            return self._collective(words, a)
        if a.manner != "shared":
            return None
        if outer is not None and current is not None:
            return current.source
        heads = a.begin == 0 or (a.begin == 1 and words[0].lower in word_class("coordinator"))
        if heads:
            return next(iter(self.resolver.talk), None)  # "Pointed out that ..."
        subject = _first_subject(words, a) if current is None else None
        return self.resolver.whom(words, subject) if subject is not None else None

    def takes_part(self, key: str) -> bool:
        """True for a party of the conversation and for the author."""
        return key in self.conversation.parties or key == self.resolver.known_author

    def _by_subject(self, words: Sequence[Word], a: Attribution, current: Draft | None, running: bool) -> str | None:
        """The source of an attribution at the head of its sentence, by its subject."""
        if a.source is None:
            return None
        foreign = running and (a.perfect or self.conversation.tense_differs(a))
        if self._belongs_inside(words, a, running, foreign):
            return None
        speaker = current.source if foreign and current else None
        key = self.resolver.whom(words, a.source, speaker, nested=foreign, seen=a.seen)
        if key is None or self._is_told_of(key, a, running, foreign):
            return None
        return key

    def _belongs_inside(self, words: Sequence[Word], a: Attribution, running: bool, foreign: bool) -> bool:
        """True when the subject alone shows that the attribution is no statement of the record itself.

        `foreign` is true for a cue in another tense than the running speech is reported in.
        """
        assert a.source is not None
        first = words[a.source.begin].lower
        single = a.source.end - a.source.begin == 1
        if single and (first in word_class("nobody") - {"what"} or first in {"it", "which", "who", "some"}):
            return True
        if foreign and single and first not in {"i", "we"}:
            return True
        if not running or not single:
            return False
        if first == "we" and self._we_of_the_talk(a):
            return False
        return first in {"we", "our"} or (
            a.mind and (self.conversation.tense == "present" or a.lemma.startswith("be "))
        )

    def _we_of_the_talk(self, a: Attribution) -> bool:
        """True for "We then discussed": the author and his interlocutor, not the side of a speaker."""
        return self.conversation.author_talks and a.tense == "past" and a.lemma in listed("joint", "verbs")

    def _is_told_of(self, key: str, a: Attribution, running: bool, foreign: bool) -> bool:
        """True when a known source does not speak here: a third party in a speech, the record's own voice."""
        author = key == self.resolver.known_author
        if running and not self.takes_part(key):
            if a.mind or foreign or self.conversation.principals:
                return True
            if self.conversation.author_talks and self.resolver.cast[key].kind != "person":
                return True
        if author and a.tense != "past":
            return True  # "I think", "I report" is the record's own voice
        party = key in self.conversation.parties
        return (running and foreign and party) or (a.mind and not party and not running)

    def _shared_from_afar(
        self, words: Sequence[Word], a: Attribution, current: Draft | None, running: bool
    ) -> str | None:
        """ "I went to see Mr. Novak and asked him ...": the subject is that of a clause without a cue."""
        if a.begin <= 2:
            return current.source if current is not None else None
        if a.mind or a.tense != "past" or a.perfect or self.conversation.tense != "past":
            return None
        if any(word.lower in _SUBORDINATING for word in words[: a.begin]):
            return None
        subject = _first_subject(words, a)
        if subject is None or words[subject.begin].lower in {"it", "this", "there", "we", "you", "they"}:
            return None
        key = self.resolver.whom(words, subject)
        if key is None or (running and not self.takes_part(key)):
            return None
        return key if self.resolver.cast[key].kind == "person" else None

    def _reports_itself(self, words: Sequence[Word], a: Attribution) -> bool:
        """ "It was agreed that": the meeting speaks."""
        if a.patient is None or a.source is not None:
            return False
        return words[a.patient.begin].lower == "it" and leads(words, a.begin)

    def _body_in_heading(self) -> str | None:
        """The body whose meeting it is by the heading: "Minutes of the Council of Ministers"."""
        for _, key in self.resolver.named_in(Span(0, self.conversation.begins)):
            member = self.resolver.cast[key]
            if member.kind == "organisation" and has("meets", member.name, "records"):
                return key
        return None

    def _collective(self, words: Sequence[Word], a: Attribution) -> str:
        """Who most likely agreed in "it was agreed", or the meeting."""
        meeting = self.resolver.placeholder("meeting")
        return self.resolver.unsaid(words, a, meeting)

    def _coordinated(
        self, words: Sequence[Word], a: Attribution, outer: Attribution, current: Draft | None
    ) -> str | None:
        """The source when `a` goes on at the level of `outer`: "... and asks if", "..., and I told him"."""
        if current is None:
            return None
        i = _joint(words, a)
        if not (i > 0 and (words[i].lower in {"and", "but"} or words[i].text == ";")):
            participial = a.manner == "shared" and a.tense == "ing" and not a.mind and outer.content < a.begin
            return current.source if participial else None
        if a.manner == "shared":
            return current.source if self._same_subject(words, a, outer, i) else None
        if a.source is None or not self._new_subject(words, a, i):
            return None
        key = self.resolver.whom(words, a.source)
        return key if key is not None and self.takes_part(key) else None

    def _same_subject(self, words: Sequence[Word], a: Attribution, outer: Attribution, joint: int) -> bool:
        """True when a cue without a subject, behind the coordinator at `joint`, has that of `outer`."""
        if a.mind and self.conversation.tense == "present":
            return False
        if a.tense != outer.tense or a.modal or a.perfect != outer.perfect:
            return False
        if a.mind and all(is_function_word(word.lower) or is_stop(word) for word in words[a.content :]):
            return False  # "and did not believe it": no words of its own
        between = words[outer.content : joint]
        return not any(
            word.lower in {"that", "who", "which"} and word is not words[outer.content] for word in between[-6:]
        )

    def _new_subject(self, words: Sequence[Word], a: Attribution, joint: int) -> bool:
        """True when a cue behind the coordinator at `joint` has a subject that may speak at the level before."""
        assert a.source is not None
        first = words[a.source.begin].lower
        if self.conversation.tense_differs(a) or a.perfect or a.modal:
            return False
        if a.mind and first not in {"i", "he", "she"}:
            return False
        glued = words[joint].lower == "and" and words[joint - 1].text != ","
        if glued and first not in {"i", "he", "she", "they"}:
            return False
        if first in {"it", "this", "that", "there", "one", "you", "we"}:
            return False
        return not (self.conversation.tense == "present" and first in {"he", "she", "they"})


def _first_subject(words: Sequence[Word], a: Attribution) -> Phrase | None:
    """The phrase with which the sentence of `a` begins, or a pronoun soon after, past openers; None without one."""
    at = next((k for k in range(min(_SOON, a.begin)) if words[k].lower in {"i", "he", "she"}), 0)
    while at < len(words) and (words[at].lower in word_class("opener") or is_adverb(words[at].lower)):
        at += 1
    return phrase_after(words, at)


def _joint(words: Sequence[Word], a: Attribution) -> int:
    """Index of the word before an attribution, past adverbs; 0 where it begins its sentence."""
    i = max(a.begin - 1, 0)
    while i > 0 and is_adverb(words[i].lower):
        i -= 1
    return i


def interrupts(words: Sequence[Word], a: Attribution) -> bool:
    """ "The communists, Com. Gradov continues, are ...": the cue stands inside what is said."""
    if a.frame != "bare" or a.source is None or a.begin == 0:
        return False
    left = words[a.begin - 1].text
    if not (left in ",“”\"'’—–-" or left == "--"):
        return False
    return a.cue.end >= len(words) or words[a.cue.end].text in ',.:;”“"—–)' or a.hearer is not None
