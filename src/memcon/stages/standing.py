"""Where a cue stands: does the record itself ascribe, or somebody whose words it reports?

The rules of the forms (`openings`) and the tagger (`learned`) answer first. What they say, and what the cue, its
source and the record show besides, are signs; how much each weighs was learned from annotated records
(`training/standing.py`). Where the signs are clear enough, they overrule the answer.
"""

from collections.abc import Sequence
from typing import NamedTuple

from memcon.stages import weights
from memcon.stages.attribution import Attribution
from memcon.stages.conversation import Conversation
from memcon.stages.drafts import Draft
from memcon.stages.learned import LEAST_WORDS, Learned
from memcon.stages.openings import Openings
from memcon.stages.resolution import Resolver
from memcon.stages.sentence_heads import leads
from memcon.stages.words import Word, word_class
from memcon.tagging import Reading
from memcon.text import Span

# Chosen on annotated records that the weights were not learned from.
LEAST_OPENED = 0.7  # chance above which a cue opens that no rule opens
MOST_CLOSED = 0.4  # chance below which nothing opens, whatever the rules say
_MANY, _SEVERAL = 5, 3  # statements of one source after which more tell nothing


class Around(NamedTuple):
    """What stands around an attribution: its sentence, the speeches before it.

    `outer` opened a statement earlier in the sentence, `current` runs on here, `running` is true when a speech ran
    on into the sentence, `drafts` are the statements read so far.
    """

    words: Sequence[Word]
    sentence: Span
    outer: Attribution | None
    current: Draft | None
    running: bool
    drafts: Sequence[Draft]


class Standing:
    """Decides for the attributions of one record, each in the order of the text."""

    def __init__(self, resolver: Resolver, conversation: Conversation, learned: Learned, reading: Reading) -> None:
        self._resolver = resolver
        self._conversation = conversation
        self._learned = learned
        self._reading = reading
        self._openings = Openings(resolver, conversation)

    def source_of(self, a: Attribution, around: Around) -> tuple[Attribution, str | None]:
        """`a`, with its source's words where these were found now, and the key of the source, if it opens.

        The key is None for what is ascribed inside a speech. The annotated records all report in the past tense, and
        the tagger goes astray in a text too short for it: there the rules alone decide.
        """
        sourced, key, alone = self.ruled(a, around)
        if self._conversation.tense == "present" or self._reading.size < LEAST_WORDS:
            return sourced, key
        table = weights.tables("standing")["running" if around.running else "alone"]
        chance = weights.chance(table, self.signs(a, key, alone, around))
        if chance < MOST_CLOSED:
            return a, None
        if key is None and chance > LEAST_OPENED:
            return self._ascribed(a, around)
        return sourced, key

    def ruled(self, a: Attribution, around: Around) -> tuple[Attribution, str | None, bool]:
        """The same by the rules of the forms; or, and then true stands last, because the tagger is sure."""
        key = self._openings.source_of(around.words, a, around.outer, around.current, around.running)
        if key is None and self._learned.stands_alone(around.words, a, around.outer):
            sourced, key = self._ascribed(a, around)
            if key is not None:
                return sourced, key, True
        return a, key, False

    def _ascribed(self, a: Attribution, around: Around) -> tuple[Attribution, str | None]:
        """`a` with the source that the tagger sees where it has none, and the key of that source."""
        sourced = self._learned.with_source(around.words, a)
        key = self._openings.ascribed(around.words, sourced, around.outer, around.current)
        return (a, None) if key is None else (sourced, key)

    def signs(self, a: Attribution, key: str | None, alone: bool, around: Around) -> dict[str, float]:
        """What speaks for and against an opening, 0 to 1 each.

        `key` is the source that the rules or, where `alone` is true, the tagger found.
        """
        return {
            "opened": float(key is not None and not alone),
            **self._of_tagger(a, around),
            **self._of_cue(a, around.words),
            **self._of_source(a, key, around),
            "listed": float(bool(self._conversation.principals)),
            "runs on": float(self._conversation.runs_on),
            "author talks": float(self._conversation.author_talks),
        }

    def _of_tagger(self, a: Attribution, around: Around) -> dict[str, float]:
        """How sure the tagger is of the cue, and of the words around it as somebody's."""
        cue = Span(around.words[a.cue.begin].start, around.words[a.cue.end - 1].end)
        inside, sentence = self._reading.reported(cue), self._reading.reported(around.sentence)
        ascribes = self._reading.ascribes(cue)
        return {
            "inside": 0.5 if inside is None else inside,
            "sentence inside": 0.5 if sentence is None else sentence,
            "ascribes": 0.5 if ascribes is None else ascribes,
            "agreed": max(
                (found.score for found in self._reading.attributions if found.cue.overlaps(cue)), default=0
            ),
            "tagger alone": float(a.resp is not None),
        }

    def _of_cue(self, a: Attribution, words: Sequence[Word]) -> dict[str, float]:
        return {
            "leads": float(leads(words, a.begin)),
            "mind": float(a.mind),
            "perfect": float(a.perfect),
            "modal": float(a.modal is not None),
            "denied": float(a.negated and not a.mind),
            "not finite": float(a.tense not in ("past", "present")),
            "other tense": float(self._conversation.tense_differs(a)),
        }

    def _of_source(self, a: Attribution, key: str | None, around: Around) -> dict[str, float]:
        """What part the source has had so far."""
        key = self._meant(a, around.words) if key is None else key
        if key is None or key not in self._resolver.cast:
            return {}
        said = [draft for draft in around.drafts if draft.source == key]
        nested = sum(draft.nested for draft in said)
        return {
            "party": float(key in self._conversation.parties),
            "talks": float(key in self._resolver.talk),
            "author": float(key == self._resolver.known_author),
            "goes on": float(around.current is not None and key == around.current.source),
            "said": min(len(said) - nested, _MANY) / _MANY,
            "told of": min(nested, _SEVERAL) / _SEVERAL,
        }

    def _meant(self, a: Attribution, words: Sequence[Word]) -> str | None:
        """Whom the source's words most likely mean, without making an actor of them."""
        if a.source is None:
            return None
        pronoun = words[a.source.begin].lower if a.source.end - a.source.begin == 1 else ""
        if pronoun in word_class("first_person"):
            return self._resolver.known_author
        named = self._resolver.named_in(Span(words[a.source.begin].start, words[a.source.end - 1].end))
        if named:
            return named[0][1]
        return next(iter(self._resolver.talk), None) if pronoun in word_class("third_person") else None
