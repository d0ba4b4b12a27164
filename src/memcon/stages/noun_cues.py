"""Cues that are nouns: "expressed concern over", "made a reference to", "in the opinion of", "his claim that".

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence

from memcon.model import Act
from memcon.stages import cues
from memcon.stages.attribution import Attribution, Complement, Manner, attributed
from memcon.stages.complements import clause_ahead
from memcon.stages.cues import Cue, Tense, listed
from memcon.stages.phrases import Phrase, is_nominal, is_owner, is_stop, names_thing, opens_phrase, phrase_after
from memcon.stages.verb_cues import subject_of
from memcon.stages.verb_groups import VerbGroup, verb_group
from memcon.stages.words import Word, word_class

_COPULA = frozenset(("was", "is", "were", "are"))
_EXPRESSED, _LIGHT, _OPINION = 9, 7, 7  # how far behind its verb or preposition a noun may stand


def noun_cue(lemma: str, act: Act, mind: bool = False) -> Cue:
    """A cue that is not in the lexicon of verbs."""
    return Cue(lemma, act, (), frozenset(), "to", mind, False, False, False)


def by_expression(words: Sequence[Word], i: int) -> Attribution | None:
    """ "expressed very grave concern over": the noun gives the act."""
    tense = cues.express_forms().get(words[i].lower)
    if tense is None or (words[i].capital and i):
        return None
    noun = _expressed_noun(words, i)
    if noun is None or noun + 1 >= len(words):
        return None
    group = verb_group(words, i)
    if group.infinitive or group.be:
        return None
    participial = tense == "ing" and not group.carried
    subject: tuple[Phrase | None, Manner] | None = (None, "shared") if participial else subject_of(words, group.begin)
    complement = _complement_of_expressed(words, noun + 1)
    if subject is None or complement is None:
        return None
    source, manner = subject
    made = attributed(
        noun_cue("express", cues.expressed()[words[noun].lower]),
        tense,
        group,
        verb=i,
        manner=manner,
        source=source,
        complement=complement,
    )
    return made._replace(lemma="express " + words[noun].lower)


def _expressed_noun(words: Sequence[Word], i: int) -> int | None:
    """Index of the noun that names what the verb at `i` expresses, or None."""
    for k in range(i + 1, min(len(words), i + _EXPRESSED)):
        if words[k].lower in cues.expressed():
            return k
        if is_stop(words[k]):
            return None
    return None


def _complement_of_expressed(words: Sequence[Word], at: int) -> Complement | None:
    lower = words[at].lower
    if lower == "that":
        return Complement("that", None, at + 1, at)
    if lower in {"whether", "if"} or lower in word_class("wh"):
        return Complement("wh", None, at, at)
    if lower == "to":
        return Complement("inf", None, at, at)
    if lower == "as":  # "as to"
        after = min(at + 2, len(words))
        return Complement("np", None, after, after)
    if lower in word_class("preposition"):
        return Complement("np", None, at + 1, at + 1)
    return Complement("that", None, at, at) if clause_ahead(words, at) else None


def by_light_verb(words: Sequence[Word], i: int) -> Attribution | None:
    """ "made several references to", "gave him an assurance that": a light verb and a noun of speaking."""
    if words[i].lower not in cues.light_forms() or words[i].capital:
        return None
    noun = _light_noun(words, i)
    if noun is None or noun + 1 >= len(words):
        return None
    group = verb_group(words, i)
    if group.infinitive or group.be:
        return None
    subject = subject_of(words, group.begin)
    complement = _complement_of_light(words, noun)
    if subject is None or complement is None:
        return None
    source, manner = subject
    if words[i + 1].lower in word_class("object_pronoun"):
        complement = complement._replace(hearer=phrase_after(words, i + 1))
    past = words[i].lower in listed("light_past", "forms") or words[i].lower.endswith("ed")
    return attributed(
        noun_cue(words[i].lower, cues.lightly()[words[noun].lower]),
        "past" if past else "present",
        group,
        verb=i,
        manner=manner,
        source=source,
        complement=complement,
    )


def _light_noun(words: Sequence[Word], i: int) -> int | None:
    """Index of the noun of speaking that is the object of the light verb at `i`, or None."""
    for k in range(i + 1, min(len(words), i + _LIGHT)):
        if words[k].lower in cues.lightly():
            return k
        lower = words[k].lower
        if is_stop(words[k]) or lower in word_class("preposition") or lower in word_class("coordinator"):
            return None
    return None


def _complement_of_light(words: Sequence[Word], noun: int) -> Complement | None:
    at = noun + 1
    lower = words[at].lower
    if lower == "that":
        return Complement("that", None, at + 1, at)
    if lower in {"whether", "if"}:
        return Complement("wh", None, at, at)
    if lower == ":":
        return Complement("quote", None, at + 1, at)
    undertakes = cues.lightly()[words[noun].lower] in {"commit", "propose"}
    if lower == "to" and undertakes and at + 1 < len(words) and not names_thing(words[at + 1]):
        return Complement("inf", None, at, at)
    if lower in listed("light_past", "prepositions"):
        return Complement("np", None, at + 1, at + 1)
    return None


def by_opinion(words: Sequence[Word], i: int) -> Attribution | None:
    """ "according to (information from) X, ...", "in the opinion of X, ...", "in X's view, ..."."""
    if words[i].lower == "according":
        found, cue = _according(words, i), noun_cue("according to", "state")
    elif words[i].lower == "in":
        found, cue = _in_opinion(words, i), noun_cue("in the opinion of", "believe", mind=True)
    else:
        return None
    if found is None:
        return None
    source, cue_end = found
    content = source.end if source.begin >= cue_end else cue_end
    if content < len(words) and words[content].text == ",":
        content += 1
    if content >= len(words) or is_stop(words[content]):
        return None
    return _by_noun(cue, i, source, Complement("that", None, content, cue_end), begin=i, cue_begin=i)


def _by_noun(
    cue: Cue, i: int, source: Phrase, complement: Complement, *, begin: int, cue_begin: int, tense: Tense = "present"
) -> Attribution:
    return attributed(
        cue,
        tense,
        VerbGroup(i),
        verb=i,
        manner="noun",
        source=source,
        complement=complement,
        begin=begin,
        cue_begin=cue_begin,
    )


def _according(words: Sequence[Word], i: int) -> tuple[Phrase, int] | None:
    """The source behind "according to", past a report that is his, and where the cue ends."""
    if i + 1 >= len(words) or words[i + 1].lower != "to":
        return None
    source = phrase_after(words, i + 2)
    if source is None:
        return None
    reports = any(word.lower in listed("opinion", "reports") for word in words[source.begin : source.end])
    if reports and source.end < len(words) and words[source.end].lower in {"from", "by", "of"}:
        further = phrase_after(words, source.end + 1)
        if further is not None:
            return further, source.end + 1
    return source, i + 2


def _in_opinion(words: Sequence[Word], i: int) -> tuple[Phrase, int] | None:
    """The holder of an opinion behind "in", and where the cue ends."""
    if i + 2 >= len(words):
        return None
    reach = range(i + 1, min(len(words), i + _OPINION))
    noun = next((k for k in reach if words[k].lower in listed("opinion", "nouns")), None)
    if noun is None or any(is_stop(word) for word in words[i + 1 : noun]):
        return None
    if noun + 1 < len(words) and words[noun + 1].lower == "of" and words[i + 1].lower == "the":
        found = phrase_after(words, noun + 2)
        return (found, noun + 2) if found is not None and words[noun].lower != "view" else None
    if noun > i + 1 and (is_owner(words[noun - 1]) or words[i + 1].lower in word_class("possessive")):
        return Phrase(i + 1, noun), noun + 1
    return None


def by_owned_noun(words: Sequence[Word], i: int) -> Attribution | None:
    """ "its decision to ...", "Mr. Novak's statement that ...": a noun of speech or thought with its owner."""
    act = cues.cue_nouns().get(words[i].lower)
    if act is None or i == 0 or i + 1 >= len(words):
        return None
    begin = i
    while begin > 0 and words[begin - 1].text[0].islower() and is_nominal(words[begin - 1]):
        begin -= 1
    source = _owner(words, begin)
    complement = _complement_of_owned(words, i)
    if source is None or complement is None:
        return None
    cue = noun_cue(words[i].lower, act, mind=act == "believe")
    made = _by_noun(cue, i, source, complement, begin=source.begin, cue_begin=begin)
    if words[i + 1].lower not in _COPULA:
        return made
    # "Novak's view was that ...": a clause of its own
    tense: Tense = "past" if words[i + 1].lower in {"was", "were"} else "present"
    return made._replace(manner="active", tense=tense, cue=Phrase(begin, i + 2))


def _owner(words: Sequence[Word], end: int) -> Phrase | None:
    """The possessive or the genitive that ends before `end`, or None."""
    if end == 0:
        return None
    if words[end - 1].lower in word_class("possessive"):
        return Phrase(end - 1, end)
    if not is_owner(words[end - 1]):
        return None
    first = end - 1
    while first > 0 and (words[first - 1].capital or words[first - 1].lower in {"the", "de", "von", "."}):
        first -= 1
    return Phrase(first, end)


def _complement_of_owned(words: Sequence[Word], noun: int) -> Complement | None:
    at = noun + 1
    if words[at].lower in _COPULA and at + 1 < len(words) and words[at + 1].lower == "that":
        at += 1
    if words[at].lower == "that":
        return Complement("that", None, at + 1, noun + 1)
    verb = words[at + 1] if words[at].lower == "to" and at + 1 < len(words) else None
    if verb is not None and verb.text[0].islower() and not opens_phrase(verb):
        return Complement("inf", None, at, noun + 1)
    return None
