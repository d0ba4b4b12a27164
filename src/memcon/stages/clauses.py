"""Attributions in a sentence: who (subject) ascribes (cue) what (content) to whom, by the shape of the clause.

A shallow reading by closed classes and the cue lexicon: it finds a cue, looks left for the subject of its
verb group and right for its complement. It decides nothing about who the subject is or what is nested in what.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from memcon.lexicon import load
from memcon.model import Act
from memcon.stages import cues
from memcon.stages.cues import Cue, Tense
from memcon.stages.phrases import (
    Phrase,
    chunk_before,
    is_nominal,
    is_stop,
    phrase_after,
    phrase_before,
)
from memcon.stages.words import Word, is_adverb, word_class

Frame = Literal["that", "wh", "inf", "ing", "np", "quote", "bare", "as"]
Manner = Literal["active", "passive", "inverted", "shared", "noun", "relative"]

_TIMES = frozenset(("minute", "minutes", "hour", "hours", "time", "while", "days", "weeks"))
_QUOTES = "\"“”'‘’"


class Attribution(NamedTuple):
    """One cue in a sentence and what stands around it; indices count the sentence's words, end exclusive.

    `source` is the phrase that names the source (None when it is shared with the clause before, or not said),
    `hearer` the addressee's phrase, `begin` the first word of the whole attribution, `content` the first word of
    what is said. `bare` cues stand inside or behind what is said ("..., he continued, ...").
    """

    act: Act
    mind: bool
    lemma: str
    manner: Manner
    frame: Frame
    tense: Tense
    verb: int
    begin: int
    cue: Phrase
    source: Phrase | None
    hearer: Phrase | None
    content: int
    modal: str | None = None
    perfect: bool = False
    negated: bool = False
    given: bool = False
    patient: Phrase | None = None


def attributions(words: Sequence[Word]) -> Iterator[Attribution]:
    """Attributions of one sentence, in the order of their cues."""
    taken = -1
    for i, word in enumerate(words):
        if i <= taken or not word.text[0].isalpha():
            continue
        found = _opinion(words, i) or _reduced(words, i) or _evident(words, i) or _verbal(words, i) or _expressed(words, i) or _lightly(words, i) or _minded(words, i)
        if found is None:
            found = _nominal(words, i)
        if found is not None and found.lemma in {"wish", "want", "like", "desire"} and _carries(words, found):
            continue
        if found is not None:
            taken = max(found.cue.end - 1, i)
            if found.frame in ("that", "wh") and found.content > found.cue.end:
                taken = max(taken, found.content - 1)
            yield found


def _carries(words: Sequence[Word], a: Attribution) -> bool:
    """True when a wish is only to say something: "wished to ask whether" is one cue."""
    i = a.content + 1
    while i < len(words) and is_adverb(words[i].lower):
        i += 1
    if a.frame != "inf" or i >= len(words):
        return False
    return any(f.tense == "base" and not f.cue.mind for f in cues.forms().get(words[i].lower, ()))


class _Group(NamedTuple):
    """The verb group around a verb: where it begins, and what its auxiliaries say."""

    begin: int
    modal: str | None
    perfect: bool
    negated: bool
    be: bool
    infinitive: bool
    carried: bool
    done: Tense | None = None


def _group(words: Sequence[Word], verb: int) -> _Group:
    """Auxiliaries, adverbs and carrying verbs left of `verb`."""
    begin = verb
    modal: str | None = None
    perfect = negated = be = infinitive = carried = False
    done: Tense | None = None
    i = verb - 1
    while i >= 0:
        lower = words[i].lower
        idiom = _idiom(words, i)
        if idiom:
            i -= idiom
            begin = i + 1
            continue
        if lower in word_class("modal"):
            modal = lower
            begin = i
        elif lower in word_class("have"):
            perfect = True
            begin = i
        elif lower in word_class("be"):
            be = be or i == verb - 1 or all(is_adverb(w.lower) for w in words[i + 1 : verb])
            begin = i
        elif lower in word_class("do"):
            done = "past" if lower == "did" else "present"
            begin = i
        elif lower in {"not", "never"}:
            negated = True
            begin = i
        elif lower.endswith("n't"):
            negated = True
            modal = modal or (lower if lower not in {"don't", "doesn't", "didn't"} else None)
            begin = i
        elif is_adverb(lower) and not words[i].capital:
            begin = i
        elif lower == "," and i >= 2 and is_adverb(words[i - 1].lower) and words[i - 2].lower == ",":
            i -= 2  # ", however,"
            begin = i
        elif lower == "to" and begin == verb and not infinitive:
            carrier = _carrier(words, i, "to")
            if carrier is None:
                return _Group(begin, modal, perfect, negated, be, True, False, done)
            begin, infinitive, carried = carrier, False, True
            i = carrier
        elif lower == "by" and begin == verb and words[verb].lower.endswith("ing"):
            carrier = _carrier(words, i, "by")
            if carrier is None:
                break
            begin, carried = carrier, True
            i = carrier
        else:
            break
        i -= 1
    while begin < verb and (words[begin].lower == "," or (words[begin].lower in {"here", "there", "last"})):
        begin += 1
    return _Group(begin, modal, perfect, negated, be, infinitive, carried, done)


def _idiom(words: Sequence[Word], i: int) -> int:
    """How many words an adverb of several words has that ends at word `i`: "first of all", "as usual"; else 0."""
    for phrase in load("words")["adverbial"]:
        parts = phrase.split()
        if tuple(w.lower for w in words[max(0, i - len(parts) + 1) : i + 1]) == tuple(parts):
            return len(parts)
    return 0


def _carrier(words: Sequence[Word], at: int, preposition: Literal["to", "by"]) -> int | None:
    """Where the verb begins that carries the cue after "to" or "by" at `at`, at most five words before it."""
    for i in range(at - 1, max(-1, at - 6), -1):
        if is_stop(words[i]):
            return None
        for length in range(1, min(4, at - i) + 1):
            phrase = tuple(w.lower for w in words[i : i + length])
            if phrase in cues.carriers(preposition) and all(is_adverb(w.lower) for w in words[i + length : at]):
                return i
    return None


def _verbal(words: Sequence[Word], i: int) -> Attribution | None:
    for form in cues.forms().get(words[i].lower, ()):
        cue, end = form.cue, i + 1
        if cue.tail:
            if tuple(w.lower for w in words[i + 1 : i + 1 + len(cue.tail)]) != cue.tail:
                continue
            end += len(cue.tail)
        if words[i].capital and i > 0 and words[i - 1].text not in _QUOTES + "(":
            continue
        group = _group(words, i)
        tense = form.tense
        if tense == "ing" and not group.be and not group.carried:
            found = _participial(words, i, end, cue)
        elif group.infinitive:
            found = None  # what is only to be said is no statement of its own
        elif (tense in ("past", "participle")) and group.be and not (cue.tail and cue.lemma == "be"):
            found = _passive(words, i, end, cue, group)
        else:
            found = _active(words, i, end, cue, tense, group)
        if found is not None:
            return found
    return None


def _active(words: Sequence[Word], i: int, end: int, cue: Cue, tense: Tense, group: _Group) -> Attribution | None:
    if tense == "base" and group.done is not None:
        tense = group.done
    source = phrase_before(words, group.begin)
    manner: Manner = "active"
    begin = group.begin
    if source is None:
        before = words[group.begin - 1] if group.begin else None
        inverted = _inverted(words, i, end, before)
        if inverted is not None:
            return _made(cue, tense, group, i, "inverted", "bare", inverted, None, inverted.end, Phrase(i, end))
        if before is None or not _shares(words, group.begin):
            return None
        manner = "shared"
        if group.carried and tense == "base":
            tense = _tense_of(words[group.begin])
        if tense == "participle" or (tense == "base" and not group.modal) or (cue.noun and tense == "base"):
            return None
    else:
        begin = source.begin
        if group.carried and tense == "base":
            tense = _tense_of(words[group.begin])
        if source.relative:
            manner = "relative"
        if tense == "participle" and not group.perfect:
            return None
        if _is_noun_here(words, i, end, cue, tense, group, source):
            return None
    if cue.tail and cue.tail[-1] == "for" and any(w.lower in _TIMES for w in words[end : end + 4]):
        return None  # "spoke for some minutes"
    complement = _complement(words, end, cue, i) or _doubled(words, end, tense)
    if complement is None and source is not None and source.begin and words[source.begin - 1].lower == "as":
        complement = _complement(words, end, cue._replace(weak=False), i)  # "as the Minister has stated, ..."
    if complement is None:
        return None
    frame, hearer, content, cue_end = complement
    if cue.lemma == "like" and group.modal not in {"would", "should"}:
        return None
    if frame == "bare" and (cue.noun or cue.weak) and tense == "base":
        return None
    return _made(cue, tense, group, i, manner, frame, source, hearer, content, Phrase(group.begin, cue_end))._replace(
        begin=begin
    )


def _doubled(words: Sequence[Word], at: int, tense: Tense) -> "_Complement | None":
    """The complement of "agrees and says that": two cues of one tense that share it."""
    if at + 1 >= len(words) or words[at].lower != "and":
        return None
    for form in cues.forms().get(words[at + 1].lower, ()):
        if form.tense == tense and not form.cue.tail and not form.cue.mind:
            return _complement(words, at + 2, form.cue, at + 1)
    return None


def _made(
    cue: Cue,
    tense: Tense,
    group: _Group,
    verb: int,
    manner: Manner,
    frame: Frame,
    source: Phrase | None,
    hearer: Phrase | None,
    content: int,
    span: Phrase,
) -> Attribution:
    return Attribution(
        act=_act(cue, frame),
        mind=cue.mind,
        lemma=" ".join((cue.lemma, *cue.tail)),
        manner=manner,
        frame=frame,
        tense=tense,
        verb=verb,
        begin=span.begin,
        cue=span,
        source=source,
        hearer=hearer,
        content=content,
        modal=group.modal,
        perfect=group.perfect,
        negated=group.negated,
        given=cue.given,
    )


def _act(cue: Cue, frame: Frame) -> Act:
    if cue.lemma in {"ask", "tell"} and frame == "inf":
        return "request"
    return cue.act


def _tense_of(carrier: Word) -> Tense:
    """The tense of a verb that carries a cue, by its form."""
    past = carrier.lower.endswith("ed") or carrier.lower in {"went", "began", "was", "were", "took", "felt", "had", "chose"}
    return "past" if past else "present"


def _shares(words: Sequence[Word], at: int) -> bool:
    """True when the verb group at `at` follows a coordinator and so shares the subject of the clause before."""
    i = at - 1
    while i >= 0 and is_adverb(words[i].lower):
        i -= 1
    return i > 0 and words[i].lower in {"and", "but", "or", ","}


def _inverted(words: Sequence[Word], i: int, end: int, before: Word | None) -> Phrase | None:
    """The subject behind its verb: ', says Comrade Ivanov,'."""
    if before is None or not (before.text in _QUOTES or before.text in ",-–—" or before.text == "--"):
        return None
    subject = phrase_after(words, end)
    if subject is None or subject.end < len(words) and words[subject.end].text not in ',.;:")”’—–-':
        return None
    return (
        subject
        if words[subject.begin].capital or words[subject.begin].lower in {"the", "he", "she", "they"}
        else None
    )


def _is_noun_here(
    words: Sequence[Word], i: int, end: int, cue: Cue, tense: Tense, group: _Group, source: Phrase
) -> bool:
    """True where a form that may be a noun is one: "the fears of", "his demand for"."""
    if tense not in ("base", "present") or group.begin != i or not cue.noun:
        return False
    if words[source.end - 1].lower in word_class("subject_pronoun"):
        return False
    follows = words[end].lower if end < len(words) else "."
    before = words[source.end - 1]
    if follows in {"that", "to", "lest", "whether"} and (tense == "present" or _plural(before) or before.capital):
        return False
    if (
        tense == "present"
        and words[source.end - 1].capital
        and follows not in {"of", ",", ".", "from", "on", "about"}
    ):
        return False
    return not (tense == "base" and _plural(words[source.end - 1]) and follows not in {"of", ",", ".", "from", "for"})


def _plural(word: Word) -> bool:
    return word.lower.endswith("s") or word.lower in {"people", "british", "french", "chinese", "japanese", "dutch"}


class _Complement(NamedTuple):
    frame: Frame
    hearer: Phrase | None
    content: int
    cue_end: int


def _complement(words: Sequence[Word], at: int, cue: Cue, verb: int) -> _Complement | None:
    """What follows a cue that ends before `at`: its frame, its addressee and where the content begins."""
    n = len(words)
    end = at
    if at + 1 < n and words[at].lower == "by" and words[at + 1].lower.endswith("ing"):
        return None  # "concluded by stating": the second verb is the cue
    while at < n and words[at].lower == "there" and at + 1 < n and words[at + 1].lower not in word_class("be") | word_class("modal") | word_class("have"):
        at += 1
    while at < n and words[at].lower not in {"there", "here"} and is_adverb(words[at].lower) and words[at].lower not in {"all", "most", "much", "more", "first"}:
        at += 1
    hearer: Phrase | None = None
    if at < n and words[at].lower in {"to", "with"} and cue.hearer in {"to", "with", "none"}:
        found = phrase_after(words, at + 1)
        if found is not None and _person_like(words, found) and _closes_hearer(words, found.end):
            hearer, at = found, found.end
    elif cue.hearer == "object" and at < n:
        found = phrase_after(words, at)
        if found is not None and _takes_hearer(words, found, cue):
            hearer, at = found, found.end
    if at < n and words[at].text == "(":  # an aside before the content
        close = next((k for k in range(at, min(n, at + 20)) if words[k].text == ")"), None)
        at = close + 1 if close is not None else at
    that = _that_ahead(words, at, cue)
    if that is not None:
        return _Complement("that", hearer, that + 1, end)
    ahead = _ahead(words, at, cue)
    if ahead is not None:
        frame, content = ahead
        return _Complement(frame, hearer, content, content if frame == "np" and hearer is None else end)
    if at >= n or words[at].text in ".;!?)”’—–" or words[at].text == "--":
        return _Complement("bare", hearer, at, end) if not cue.weak or cue.lemma == "continue" else None
    lower = words[at].lower
    if words[at].text == ":" or (words[at].text == "," and at + 1 < n and words[at + 1].text in '“"‘'):
        return _Complement("quote", hearer, at + 1, end) if not cue.mind else None
    if words[at].text == ",":
        if at + 1 < n and words[at + 1].lower in {"and", "but", "or"}:
            return None
        resumed = _after_aside(words, at) if at + 1 < n and _adverbial(words, at + 1, at + 1) else None
        if resumed is not None and not cue.weak:
            return _Complement("that", hearer, resumed, end)
        return _Complement("bare", hearer, at, end) if not cue.weak or cue.lemma == "continue" else None
    if words[at].text in '“"‘':
        return _Complement("quote", hearer, at, end) if not cue.mind else _Complement("np", hearer, at, end)
    if lower in {"whether", "if"} or (lower in word_class("wh") and "wh" in cue.takes):
        if lower == "if" and cue.lemma not in {"ask", "inquire", "enquire", "wonder", "know"}:
            return None
        return _Complement("wh", hearer, at, end)
    if lower in word_class("preposition") and at + 1 < n and words[at + 1].lower in word_class("wh"):
        if "wh" in cue.takes and cue.act == "ask":
            return _Complement("wh", hearer, at, end)
    if lower == "lest" and "lest" in cue.takes:
        return _Complement("that", hearer, at, end)
    if lower == "to" and at + 1 < n and words[at + 1].text[0].islower() and not _opens_phrase(words[at + 1]):
        return _Complement("inf", hearer, at, end) if "inf" in cue.takes else None
    if (
        lower == "as"
        and at + 1 < n
        and words[at + 1].lower == "to"
        and ("prep:as to" in cue.takes or "wh" in cue.takes)
    ):
        return _Complement("wh", hearer, at + 2, at + 2)
    if "prep:" + lower in cue.takes:
        follows = at + 1
        if lower == "of" and follows < n and words[follows].lower == "having":
            follows = at + 1
        return _Complement("np", hearer, follows, at + 1 if hearer is None else end)
    if lower in word_class("preposition") and lower not in {
        "about",
        "in",
        "at",
        "on",
        "for",
        "during",
        "under",
        "by",
    }:
        return None
    if lower in word_class("preposition"):
        # "said in confidence he would ...": a clause may follow the adverbial
        resumed = _subject_ahead(words, at)
        if "that" in cue.takes and resumed is not None:
            return _Complement("that", hearer, resumed, end)
        return None
    if lower in word_class("coordinator") or lower in {
        "because",
        "since",
        "while",
        "although",
        "until",
        "before",
        "after",
    }:
        return None
    if "as" in cue.takes:
        return _Complement("as", hearer, at, end) if any(w.lower == "as" for w in words[at : at + 16]) else None
    if lower.endswith("ing") and "ing" in cue.takes:
        return _Complement("ing", hearer, at, end)
    if "that" in cue.takes and _clause_ahead(words, at):
        return _Complement("that", hearer, at, end)
    if (
        "np" in cue.takes
        and not cue.weak
        and (is_nominal(words[at]) or _opens_phrase(words[at]) or lower in word_class("object_pronoun"))
    ):
        return _Complement("np", hearer, at, end)
    if hearer is not None and "that" in cue.takes and (_opens_phrase(words[at]) or is_nominal(words[at])):
        return _Complement("that", hearer, at, end)
    if "np" in cue.takes and cue.weak and _opens_phrase(words[at]) and cue.act in {"agree", "refuse", "commit"}:
        return _Complement("np", hearer, at, end)
    return None


def _opens_phrase(word: Word) -> bool:
    return word.lower in word_class("determiner") or word.lower in word_class("possessive") or word.capital


def _person_like(words: Sequence[Word], phrase: Phrase) -> bool:
    first = words[phrase.begin]
    return first.lower in word_class("object_pronoun") or _opens_phrase(first) or words[phrase.end-1].capital


def _closes_hearer(words: Sequence[Word], at: int) -> bool:
    """True when what follows an addressee shows that it ends there."""
    if at >= len(words):
        return True
    lower = words[at].lower
    return (
        words[at].text in ',.:;“"‘—–('
        or (lower in word_class("determiner") and words[at - 1].lower in word_class("object_pronoun"))
        or lower in {"that", "about", "in", "on", "at", "yesterday", "today", "of", "and", "to", "as"}
        or lower in word_class("wh")
        or is_adverb(lower)
    )


def _takes_hearer(words: Sequence[Word], phrase: Phrase, cue: Cue) -> bool:
    """True when the phrase after the verb is who is addressed and not what is said."""
    at = phrase.end
    if at >= len(words):
        return cue.lemma in {"tell", "inform", "thank"}
    lower = words[at].lower
    pronoun = words[phrase.begin].lower in word_class("object_pronoun") and phrase.end - phrase.begin == 1
    if lower in {"that", "whether", "if"} or (lower in word_class("wh") and lower not in {"which", "who", "when"}):
        return True
    if lower == "to" and "inf" in cue.takes:
        return at + 1 < len(words) and not _opens_phrase(words[at + 1])
    if cue.lemma in {"ask", "question", "press"} and lower in {"for", "about", "on", "what", "when", "who", "which"}:
        return True
    if cue.lemma in {"tell", "inform", "assure", "remind", "warn", "notify", "thank", "congratulate", "advise"}:
        return (
            pronoun
            or lower in {"of", "for", "on", "about", "in", "against"}
            or words[at].text in ",:("
            or is_adverb(lower)
            or _opens_phrase(words[at])
            or lower in word_class("subject_pronoun")
            or lower == "there"
        )
    return pronoun and (cue.lemma in {"answer", "urge", "promise"} or words[at].text in ":,")


def _that_ahead(words: Sequence[Word], at: int, cue: Cue) -> int | None:
    """Index of the "that" of a content clause, past adverbials ("said in confidence yesterday that")."""
    if "that" not in cue.takes or (words[at : at + 1] and words[at].lower == "to" and "inf" in cue.takes):
        return None
    for i in range(at, min(len(words), at + 12)):
        lower = words[i].lower
        if lower == "that":
            follows = words[i + 1].lower if i + 1 < len(words) else "."
            if i > at and (words[i - 1].lower in {"so", "such", "now", "provided", "order"}):
                return None
            it = words[at].lower == "it" and i - at <= 4  # "believes it possible that"
            if i > at and not (words[i - 1].text == "," or it or _adverbial(words, at, i) or cue.lemma == "have"):
                return None
            # "that" before a bare noun is a determiner: "said that evening"
            return (
                i if i == at or follows not in {"day", "evening", "morning", "time", "night", "afternoon"} else None
            )
        if words[i].text in '.;:!?“"—' or lower in word_class("subject_pronoun") - {"it", "you"}:
            return None
        if i > at and (lower in word_class("modal") or lower in word_class("be") or lower in word_class("have")):
            return None
    return None


def _ahead(words: Sequence[Word], at: int, cue: Cue) -> tuple[Frame, int] | None:
    """A complement past an adverbial: "asked us on several occasions when", "spoke at length about"."""
    if at >= len(words) or "prep:" + words[at].lower in cue.takes or not _adverbial(words, at, at):
        return None
    if words[at].text == "," and not (at + 1 < len(words) and _adverbial(words, at + 1, at + 1)):
        return None
    prepositions = {take[5:] for take in cue.takes if take.startswith("prep:")}
    aside = False
    for i in range(at, min(len(words), at + 11)):
        lower = words[i].lower
        if words[i].text == ",":
            aside = True
        elif is_stop(words[i]) or lower in word_class("subject_pronoun") or lower in word_class("be"):
            return None
        elif i > at and lower in prepositions and i + 1 < len(words) and words[i + 1].lower not in word_class("wh"):
            return "np", i + 1
        elif (
            i > at
            and not aside
            and "wh" in cue.takes
            and lower in word_class("wh") - {"which", "who", "whose", "whom"}
        ):
            return "wh", i
        elif i > at and not aside and lower == "to" and "inf" in cue.takes and i + 1 < len(words):
            if words[i + 1].text[0].islower() and not _opens_phrase(words[i + 1]) and is_nominal(words[i + 1]):
                return "inf", i
    return None


def _adverbial(words: Sequence[Word], start: int, end: int) -> bool:
    """True when the words between hold only adverbs and prepositional phrases."""
    first = words[start].lower
    return (
        first in word_class("preposition")
        or is_adverb(first)
        or first in {"this", "last", "yesterday", "again", "as"}
        or (first == "the" and start + 1 < len(words) and words[start + 1].lower in {"other", "same"})
        or words[start].text in ",("
    )


def _after_aside(words: Sequence[Word], comma: int) -> int | None:
    """Where a clause goes on after an aside between commas: "said, with some heat, he would"."""
    close = next((k for k in range(comma + 1, min(len(words), comma + 14)) if words[k].text == ","), None)
    if close is None or close + 1 >= len(words):
        return None
    if words[close + 1].lower == "that":
        return close + 2
    return close + 1 if _clause_ahead(words, close + 1) and not is_stop(words[comma + 1]) else None


def _subject_ahead(words: Sequence[Word], at: int) -> int | None:
    """Index of a subject pronoun that opens a clause after an adverbial, within eight words."""
    for i in range(at + 1, min(len(words), at + 9)):
        if is_stop(words[i]):
            return None
        if words[i].lower in word_class("subject_pronoun") - {"who", "which", "one", "it", "you"}:
            return i
    return None


def _clause_ahead(words: Sequence[Word], at: int) -> bool:
    """True when a clause without "that" begins at `at`: a subject, then a finite verb."""
    if words[at].lower in word_class("subject_pronoun") | {"there", "this", "these", "those"}:
        return True
    for word in words[at : at + 24]:
        lower = word.lower
        if word.text in ';:!?“”"':
            return False
        if (
            lower in word_class("modal")
            or lower in word_class("be")
            or lower in word_class("have")
            or lower in word_class("do")
        ):
            return True
        if any(form.tense in ("past", "present") for form in cues.forms().get(lower, ())) and word is not words[at]:
            return True
    return False


def _participial(words: Sequence[Word], i: int, end: int, cue: Cue) -> Attribution | None:
    """ ", stating that ...": the subject is that of the clause before."""
    if i == 0:
        return None
    follows = words[i - 1].text == "," or words[i - 1].lower in {"and", "in"} or is_adverb(words[i - 1].lower)
    if not follows and not is_nominal(words[i - 1]):
        return None
    if cue.mind or cue.weak and cue.lemma != "add":
        return None
    complement = _complement(words, end, cue, i)
    if complement is None or complement.frame not in ("that", "quote", "wh"):
        return None
    frame, hearer, content, cue_end = complement
    if not follows and frame != "that":
        return None
    group = _Group(i, None, False, False, False, False, False)
    return _made(cue, "ing", group, i, "shared", frame, None, hearer, content, Phrase(i, cue_end))


def _passive(words: Sequence[Word], i: int, end: int, cue: Cue, group: _Group) -> Attribution | None:
    """ "was told by X that", "it was decided to", "has been confirmed by X"."""
    patient = phrase_before(words, group.begin)
    if patient is None:
        return None
    by: Phrase | None = None
    at = end
    if at < len(words) and words[at].lower == "by":
        by = phrase_after(words, at + 1)
        if by is not None:
            at = by.end
    impersonal = words[patient.begin].lower == "it"
    receives = cue.hearer == "object" and not impersonal
    if cue.mind and by is None and not impersonal:
        return None
    if receives or impersonal:
        complement = _complement(words, at, cue._replace(hearer="none"), i)
        if complement is None or complement.frame == "bare":
            return None
        frame, _, content, _ = complement
        if cue.lemma in {"inform", "tell", "advise", "notify"} and frame == "np" and by is None:
            return None
    elif by is not None:
        frame, content = "np", patient.begin
    else:
        return None
    hearer = patient if receives else None
    made = _made(
        cue,
        "past",
        group,
        i,
        "passive",
        frame,
        by,
        hearer,
        content,
        Phrase(group.begin, at if by is None else end + 1),
    )
    return made._replace(begin=patient.begin, patient=patient)


def _expressed(words: Sequence[Word], i: int) -> Attribution | None:
    """ "expressed very grave concern over": the noun gives the act."""
    tense = cues.express_forms().get(words[i].lower)
    if tense is None or (words[i].capital and i):
        return None
    noun = next(
        (
            k
            for k in range(i + 1, min(len(words), i + 9))
            if words[k].lower in cues.expressed() and not any(is_stop(w) for w in words[i + 1 : k])
        ),
        None,
    )
    if noun is None:
        return None
    group = _group(words, i)
    if group.infinitive or group.be:
        return None
    shared = tense == "ing" and not group.carried
    source = None if shared else phrase_before(words, group.begin)
    manner: Manner = "relative" if source and source.relative else "active"
    if source is None:
        if not (shared or _shares(words, group.begin)):
            return None
        manner = "shared"
    at = noun + 1
    if at >= len(words):
        return None
    lower = words[at].lower
    frame: Frame
    if lower == "that":
        frame, content, cue_end = "that", at + 1, at
    elif lower in {"whether", "if"} or lower in word_class("wh"):
        frame, content, cue_end = "wh", at, at
    elif lower == "to":
        frame, content, cue_end = "inf", at, at
    elif lower in word_class("preposition") or lower == "as":
        cue_end = at + 2 if words[at + 1 : at + 2] and lower == "as" else at + 1
        frame, content = "np", cue_end
        if (
            content < len(words)
            and words[content].lower == "the"
            and "that" in {w.lower for w in words[content : content + 4]}
        ):
            pass
    elif _clause_ahead(words, at):
        frame, content, cue_end = "that", at, at
    else:
        return None
    cue = Cue("express", cues.expressed()[words[noun].lower], (), frozenset(), "to", False, False, False, False)
    made = _made(cue, tense, group, i, manner, frame, source, None, content, Phrase(group.begin, cue_end))
    return made._replace(begin=source.begin if source else group.begin, lemma="express " + words[noun].lower)


def _lightly(words: Sequence[Word], i: int) -> Attribution | None:
    """"made several references to", "gave him an assurance that": a light verb and a noun of speaking."""
    if words[i].lower not in cues.light_forms() or words[i].capital:
        return None
    noun = next((k for k in range(i + 1, min(len(words), i + 7)) if words[k].lower in cues.lightly() or is_stop(words[k])), None)
    if noun is None or noun + 1 >= len(words) or is_stop(words[noun]):
        return None
    if any(w.lower in word_class("preposition") | word_class("coordinator") for w in words[i + 1 : noun]):
        return None
    group = _group(words, i)
    if group.infinitive or group.be:
        return None
    source = phrase_before(words, group.begin)
    manner: Manner = "relative" if source and source.relative else "active"
    if source is None:
        if not _shares(words, group.begin):
            return None
        manner = "shared"
    at = noun + 1
    lower = words[at].lower
    frame: Frame
    if lower == "that":
        frame, content, cue_end = "that", at + 1, at
    elif lower in {"whether", "if"}:
        frame, content, cue_end = "wh", at, at
    elif lower == "to" and at + 1 < len(words) and not _names_thing(words[at + 1]) and cues.lightly()[words[noun].lower] in {"commit", "propose"}:
        frame, content, cue_end = "inf", at, at
    elif lower in {"to", "of", "on", "about", "for", "against", "concerning", "regarding"}:
        frame, content, cue_end = "np", at + 1, at + 1
    else:
        return None
    cue = Cue(words[i].lower, cues.lightly()[words[noun].lower], (), frozenset(), "to", False, False, False, False)
    past = words[i].lower in {"made", "gave", "had", "put"} or words[i].lower.endswith("ed")
    hearer = phrase_after(words, i + 1) if words[i + 1].lower in word_class("object_pronoun") else None
    made = _made(cue, "past" if past else "present", group, i, manner, frame, source, hearer, content, Phrase(group.begin, cue_end))
    return made._replace(begin=source.begin if source else group.begin)


def _minded(words: Sequence[Word], i: int) -> Attribution | None:
    """ "is not afraid of", "were most anxious that": a state of mind with its complement."""
    act = cues.states_of_mind().get(words[i].lower)
    if act is None or i == 0 or words[i].capital:
        return None
    group = _group(words, i)
    lead = words[i - 1].lower if i else ""
    if not group.be and not any(
        words[k].lower
        in {"feel", "feels", "felt", "seem", "seems", "seemed", "remain", "remains", "remained", "became", "become"}
        for k in range(max(0, i - 3), i)
    ):
        return None
    begin = group.begin
    if not group.be:
        begin = next(k for k in range(i - 1, -1, -1) if not is_adverb(words[k].lower))
        begin = _group(words, begin).begin
    source = phrase_before(words, begin)
    if source is None and not _shares(words, begin) or lead == "more":
        return None
    if source is not None and words[source.begin].lower in {"it", "this", "that", "there"}:
        return None
    at = i + 1
    if at >= len(words):
        return None
    lower = words[at].lower
    frame: Frame
    if lower == "that":
        frame, content, cue_end = "that", at + 1, at
    elif lower == "to" and at + 1 < len(words) and _names_thing(words[at + 1]):
        frame, content, cue_end = "np", at + 1, at + 1
    elif lower == "to":
        frame, content, cue_end = "inf", at, at
    elif lower in word_class("wh"):
        frame, content, cue_end = "wh", at, at
    elif lower == "as" and at + 1 < len(words) and words[at + 1].lower == "to":
        frame, content, cue_end = "np", at + 2, at + 2
    elif lower in {"of", "about", "over", "at", "for", "by", "with", "in"}:
        frame, content, cue_end = "np", at + 1, at + 1
    elif lower in word_class("subject_pronoun") or (
        act == "believe" and _clause_ahead(words, at) and _opens_phrase(words[at])
    ):
        frame, content, cue_end = "that", at, at
    else:
        return None
    cue = Cue("be " + words[i].lower, act, (), frozenset(), "to", True, False, False, False)
    tense: Tense = "past" if any(w.lower in {"was", "were", "felt", "seemed"} for w in words[begin:i]) else "present"
    manner: Manner = "shared" if source is None else "relative" if source.relative else "active"
    made = _made(
        cue,
        tense,
        group,
        i,
        manner,
        frame,
        source,
        None,
        content,
        Phrase(begin, cue_end),
    )
    return made._replace(begin=begin if source is None else source.begin)


def _names_thing(word: Word) -> bool:
    return _opens_phrase(word) or word.lower in word_class("object_pronoun") | {"this", "that", "these", "those"}


def _reduced(words: Sequence[Word], i: int) -> Attribution | None:
    """"the strike ordered by X", "as suggested by X": a passive without its auxiliary."""
    if i == 0 or i + 2 >= len(words) or words[i].capital:
        return None
    at = next((k for k in range(i + 1, min(len(words) - 1, i + 8)) if words[k].lower == "by"), None)
    if at is None or (at != i + 1 and words[i + 1].lower != "to"):
        return None
    form = next(
        (f for f in cues.forms().get(words[i].lower, ()) if f.tense in ("past", "participle") and not f.cue.tail), None
    )
    before = words[i - 1]
    if form is None or before.lower in word_class("be") | word_class("have") or is_adverb(before.lower):
        return None
    end = i - 1 if before.text in _QUOTES else i
    thing = chunk_before(words, end - 1 if before.lower == "as" else end)
    source = phrase_after(words, at + 1)
    if thing is None or source is None or words[source.begin].lower.endswith("ing"):
        return None
    group = _Group(i, None, False, False, False, False, False)
    made = _made(form.cue, "participle", group, i, "passive", "np", source, None, thing.begin, Phrase(i, at + 1))
    return made._replace(begin=thing.begin, patient=thing)


_EVIDENT = frozenset(
    ("inconceivable", "unthinkable", "incomprehensible", "clear", "evident", "apparent", "obvious", "unacceptable",
     "acceptable", "plain")
)  # fmt: skip


def _evident(words: Sequence[Word], i: int) -> Attribution | None:
    """"it is inconceivable to X that ...", "it seemed to X that ...": a thought of X."""
    seems = words[i].lower in {"seems", "seemed", "appears", "appeared", "occurred", "occurs"}
    if not seems and words[i].lower not in _EVIDENT:
        return None
    group = _group(words, i)
    if i + 2 >= len(words) or words[i + 1].lower != "to" or group.begin == 0 or words[group.begin - 1].lower != "it":
        return None
    source = phrase_after(words, i + 2)
    if source is None:
        return None
    that = next((k for k in range(source.end, min(len(words), source.end + 10)) if words[k].lower == "that"), None)
    content = that + 1 if that is not None else source.end if seems else None
    if content is None or content >= len(words):
        return None
    cue = Cue("seem" if seems else "be " + words[i].lower, "believe", (), frozenset(), "none", True, False, False, False)
    made = _made(cue, "past" if words[i].lower.endswith("ed") else "present", group, i, "noun", "that", source, None, content, Phrase(group.begin - 1, i + 2))
    return made


def _opinion(words: Sequence[Word], i: int) -> Attribution | None:
    """ "according to (information from) X, ...", "in the opinion of X, ...", "in X's view, ..."."""
    lower = words[i].lower
    begin = i
    if lower == "according" and i + 1 < len(words) and words[i + 1].lower == "to":
        at = i + 2
        source = phrase_after(words, at)
        if source is None:
            return None
        for k in range(source.begin, source.end):
            if (
                words[k].lower in {"information", "report", "reports", "statement"}
                and source.end < len(words)
                and words[source.end].lower in {"from", "by", "of"}
            ):
                further = phrase_after(words, source.end + 1)
                if further is not None:
                    at, source = source.end + 1, further
                break
        cue_end, act, mind = at, "state", False
    elif lower == "in" and i + 2 < len(words):
        noun = next(
            (
                k
                for k in range(i + 1, min(len(words), i + 7))
                if words[k].lower in {"opinion", "view", "judgment", "judgement", "estimation", "words"}
            ),
            None,
        )
        if noun is None or any(is_stop(w) for w in words[i + 1 : noun]):
            return None
        if noun + 1 < len(words) and words[noun + 1].lower == "of" and words[i + 1].lower == "the":
            found = phrase_after(words, noun + 2)
            if found is None or words[noun].lower == "view":
                return None
            source, cue_end = found, noun + 2
        elif noun > i + 1 and (
            words[noun - 1].lower.endswith(("'s", "s'")) or words[i + 1].lower in word_class("possessive")
        ):
            source, cue_end = Phrase(i + 1, noun), noun + 1
        else:
            return None
        act, mind = "believe", True
    else:
        return None
    content = source.end if source.begin >= cue_end else cue_end
    if content < len(words) and words[content].text == ",":
        content += 1
    if content >= len(words) or is_stop(words[content]):
        return None
    return Attribution(
        act=act,  # type: ignore[arg-type]
        mind=mind,
        lemma="according to" if lower == "according" else "in the opinion of",
        manner="noun",
        frame="that",
        tense="present",
        verb=i,
        begin=begin,
        cue=Phrase(i, cue_end),
        source=source,
        hearer=None,
        content=content,
    )


def _nominal(words: Sequence[Word], i: int) -> Attribution | None:
    """ "its decision to ...", "Mr. Novak's statement that ...": a noun of speech or thought with its owner."""
    act = cues.cue_nouns().get(words[i].lower)
    if act is None or i == 0 or i + 1 >= len(words):
        return None
    begin = i
    while begin > 0 and (words[begin - 1].text[0].islower() and is_nominal(words[begin - 1])):
        begin -= 1
    if begin == 0:
        return None
    owner = words[begin - 1]
    if owner.lower in word_class("possessive"):
        source = Phrase(begin - 1, begin)
    elif owner.lower.endswith(("'s", "s'")):
        first = begin - 1
        while first > 0 and (words[first - 1].capital or words[first - 1].lower in {"the", "de", "von", "."}):
            first -= 1
        source = Phrase(first, begin)
    else:
        return None
    at = i + 1
    lower = words[at].lower
    if lower in {"was", "is"} and at + 1 < len(words) and words[at + 1].lower == "that":
        at, lower = at + 1, "that"
    frame: Frame
    if lower == "that":
        frame, content = "that", at + 1
    elif (
        lower == "to" and at + 1 < len(words) and words[at + 1].text[0].islower() and not _opens_phrase(words[at + 1])
    ):
        frame, content = "inf", at
    else:
        return None
    return Attribution(
        act=act,
        mind=act == "believe",
        lemma=words[i].lower,
        manner="noun",
        frame=frame,
        tense="present",
        verb=i,
        begin=source.begin,
        cue=Phrase(begin, i + 1),
        source=source,
        hearer=None,
        content=content,
    )
