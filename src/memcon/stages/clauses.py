"""Attributions in a sentence: who (subject) ascribes (cue) what (content) to whom, by the shape of the clause.

A shallow reading by closed classes and the cue lexicon: it finds a cue, looks left for the subject of its
verb group and right for its complement. It decides nothing about who the subject is or what is nested in what.
"""

from collections.abc import Callable, Iterator, Sequence

from memcon.stages import cues
from memcon.stages.attribution import Attribution
from memcon.stages.noun_cues import by_expression, by_light_verb, by_opinion, by_owned_noun
from memcon.stages.states_of_mind import by_evidence, by_state_of_mind
from memcon.stages.verb_cues import by_reduced_passive, by_verb
from memcon.stages.words import Word, is_adverb

_READINGS: tuple[Callable[[Sequence[Word], int], Attribution | None], ...] = (
    by_opinion,
    by_reduced_passive,
    by_evidence,
    by_verb,
    by_expression,
    by_light_verb,
    by_state_of_mind,
    by_owned_noun,
)


def attributions(words: Sequence[Word]) -> Iterator[Attribution]:
    """Attributions of one sentence, in the order of their cues; the first reading of a word that fits is taken."""
    taken = -1
    for i, word in enumerate(words):
        if i <= taken or not word.text[0].isalpha():
            continue
        found = next(filter(None, (read(words, i) for read in _READINGS)), None)
        if found is None or (found.lemma in cues.listed("wish", "verbs") and _carries(words, found)):
            continue
        taken = max(found.cue.end - 1, i)
        if found.frame in ("that", "wh") and found.content > found.cue.end:
            taken = max(taken, found.content - 1)
        yield found


def _carries(words: Sequence[Word], wish: Attribution) -> bool:
    """True when a wish is only to say something: "wished to ask whether" is one cue."""
    i = wish.content + 1
    while i < len(words) and is_adverb(words[i].lower):
        i += 1
    if wish.frame != "inf" or i >= len(words):
        return False
    return any(
        form.tense == "base" and not form.cue.mind and _has_tail(words, i + 1, form.cue.tail)
        for form in cues.forms().get(words[i].lower, ())
    )


def _has_tail(words: Sequence[Word], at: int, tail: tuple[str, ...]) -> bool:
    return tuple(word.lower for word in words[at : at + len(tail)]) == tail
