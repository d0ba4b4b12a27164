"""Cues that are states of mind: "is afraid of", "were most anxious that", "it is inconceivable to X that".

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence

from memcon.model import Act
from memcon.stages import cues
from memcon.stages.attribution import Attribution, Complement, attributed
from memcon.stages.complements import clause_ahead
from memcon.stages.cues import listed
from memcon.stages.noun_cues import noun_cue
from memcon.stages.phrases import names_thing, opens_phrase, phrase_after
from memcon.stages.verb_cues import subject_of
from memcon.stages.verb_groups import verb_group
from memcon.stages.words import Word, is_adverb, word_class

_COPULA = 3  # how far before the adjective "feel" or "seem" may stand
_THAT = 10  # how far behind the person "that" may stand


def by_state_of_mind(words: Sequence[Word], i: int) -> Attribution | None:
    """ "is not afraid of", "were most anxious that": a state of mind with its complement."""
    act = cues.states_of_mind().get(words[i].lower)
    if act is None or i == 0 or i + 1 >= len(words) or words[i].capital or words[i - 1].lower == "more":
        return None
    group = verb_group(words, i)
    begin = group.begin
    if not group.be:
        if not any(word.lower in listed("copula", "forms") for word in words[max(0, i - _COPULA) : i]):
            return None
        copula = next(k for k in range(i - 1, -1, -1) if not is_adverb(words[k].lower))
        begin = verb_group(words, copula).begin
    subject = subject_of(words, begin)
    if subject is None:
        return None
    source, manner = subject
    if source is not None and words[source.begin].lower in {"it", "this", "that", "there"}:
        return None
    complement = _complement(words, i + 1, act)
    if complement is None:
        return None
    return attributed(
        noun_cue("be " + words[i].lower, act, mind=True),
        "past" if any(word.lower in listed("copula", "past") for word in words[begin:i]) else "present",
        group,
        verb=i,
        manner=manner,
        source=source,
        complement=complement,
        cue_begin=begin,
    )


def _complement(words: Sequence[Word], at: int, act: Act) -> Complement | None:
    lower = words[at].lower
    if lower == "that":
        return Complement("that", None, at + 1, at)
    if lower == "to":
        thing = at + 1 < len(words) and names_thing(words[at + 1])
        return Complement("np", None, at + 1, at + 1) if thing else Complement("inf", None, at, at)
    if lower in word_class("wh"):
        return Complement("wh", None, at, at)
    if lower == "as" and at + 1 < len(words) and words[at + 1].lower == "to":
        return Complement("np", None, at + 2, at + 2)
    if lower in listed("copula", "prepositions"):
        return Complement("np", None, at + 1, at + 1)
    clause = act == "believe" and clause_ahead(words, at) and opens_phrase(words[at])
    return Complement("that", None, at, at) if clause or lower in word_class("subject_pronoun") else None


def by_evidence(words: Sequence[Word], i: int) -> Attribution | None:
    """ "it is inconceivable to X that ...", "it seemed to X that ...": a thought of X."""
    seems = words[i].lower in listed("evident", "verbs")
    if not seems and words[i].lower not in listed("evident", "adjectives"):
        return None
    group = verb_group(words, i)
    if i + 2 >= len(words) or words[i + 1].lower != "to" or group.begin == 0 or words[group.begin - 1].lower != "it":
        return None
    source = phrase_after(words, i + 2)
    if source is None:
        return None
    reach = range(source.end, min(len(words), source.end + _THAT))
    that = next((k for k in reach if words[k].lower == "that"), None)
    content = that + 1 if that is not None else source.end if seems else None
    if content is None or content >= len(words):
        return None
    return attributed(
        noun_cue("seem" if seems else "be " + words[i].lower, "believe", mind=True),
        "past" if words[i].lower.endswith("ed") else "present",
        group,
        verb=i,
        manner="noun",
        source=source,
        complement=Complement("that", None, content, i + 2),
        begin=group.begin - 1,
        cue_begin=group.begin - 1,
    )
