"""Cues that are verbs: active, passive, behind their subject, or shared with the clause before.

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence

from memcon.stages import cues
from memcon.stages.attribution import Attribution, Complement, Manner, attributed
from memcon.stages.complements import complement_after
from memcon.stages.cues import Cue, Form, Tense, listed
from memcon.stages.phrases import Phrase, chunk_before, is_nominal, phrase_after
from memcon.stages.subjects import phrase_before
from memcon.stages.verb_groups import VerbGroup, carrier_tense, shares_subject, verb_group
from memcon.stages.words import Word, is_adverb, word_class

_QUOTES = "\"“”'‘’"
_AGENT = 8  # how far behind a participle its "by" may stand
_TOPIC = 4  # how far behind "spoke for" a length of time may stand


def by_verb(words: Sequence[Word], i: int) -> Attribution | None:
    """The attribution by the verb at `i`, the longest cue first, or None."""
    if words[i].capital and i > 0 and words[i - 1].text not in _QUOTES + "(":
        return None
    found = (_Verb(words, i, form).attribution() for form in cues.forms().get(words[i].lower, ()))
    return next(filter(None, found), None)


def subject_of(words: Sequence[Word], begin: int) -> tuple[Phrase | None, Manner] | None:
    """The subject of a verb group that begins at `begin`, and the manner it gives; None where there is none.

    The phrase is None where the subject is that of the clause before.
    """
    source = phrase_before(words, begin)
    if source is not None:
        return source, "relative" if source.relative else "active"
    return (None, "shared") if shares_subject(words, begin) else None


class _Verb:
    """One form of a cue at index `verb`, whose words end before `end`."""

    def __init__(self, words: Sequence[Word], verb: int, form: Form) -> None:
        self.words = words
        self.verb = verb
        self.cue = form.cue
        self.tense: Tense = form.tense
        self.end = verb + 1 + len(form.cue.tail)

    def attribution(self) -> Attribution | None:
        """What the verb ascribes here, or None."""
        tail = tuple(word.lower for word in self.words[self.verb + 1 : self.end])
        if tail != self.cue.tail:
            return None
        group = verb_group(self.words, self.verb)
        if self.tense == "ing" and not group.be and not group.carried:
            return self._participial()
        if group.infinitive:
            return None  # what is only to be said is no statement of its own
        idiom = self.cue.tail and self.cue.lemma == "be"
        if self.tense in ("past", "participle") and group.be and not idiom:
            return self._passive(group)
        return self._active(group)

    # -- active

    def _active(self, group: VerbGroup) -> Attribution | None:
        words = self.words
        if self.tense == "base" and group.done is not None:
            self.tense = group.done
        source = phrase_before(words, group.begin)
        if source is None:
            inverted = self._inverted(group)
            if inverted is not None:
                return inverted
        if group.carried and self.tense in ("base", "ing"):
            self.tense = carrier_tense(words[group.begin])
        fits = self._fits_shared(group) if source is None else self._fits_subject(group, source)
        if not fits or self._speaks_for_a_time():
            return None
        complement = self._complement(source)
        if complement is None or not self._admits(complement, group):
            return None
        manner: Manner = "shared" if source is None else "relative" if source.relative else "active"
        made = attributed(
            self.cue,
            self.tense,
            group,
            verb=self.verb,
            manner=manner,
            source=source,
            complement=complement,
        )
        return self._received(made) if self.cue.lemma in listed("received", "verbs") else made

    def _received(self, a: Attribution) -> Attribution:
        """ "I learn in confidence from Novak that": the words are his from whom they come, told to the subject."""
        at = next((i for i in range(self.end, a.content) if self.words[i].lower == "from"), None)
        giver = phrase_after(self.words, at + 1) if at is not None else None
        if at is None or giver is None:
            return a
        if giver.end < a.content and self.words[giver.end].lower == "with":  # "from my talk with Novak"
            at = giver.end
            giver = phrase_after(self.words, at + 1) or giver
        cue = Phrase(a.cue.begin, at + 1, at + 1)
        return a._replace(act="state", mind=False, source=giver, hearer=a.source, cue=cue)

    def _fits_shared(self, group: VerbGroup) -> bool:
        """True when the verb may share the subject of the clause before."""
        if group.begin == 0 or not shares_subject(self.words, group.begin):
            return False
        if self.tense == "base":
            return bool(group.modal) and not self.cue.noun
        return self.tense != "participle"

    def _fits_subject(self, group: VerbGroup, source: Phrase) -> bool:
        """True when the word is a finite verb of this subject."""
        if self.tense == "participle" and not group.perfect:
            return False
        return not self._is_noun(group, source)

    def _is_noun(self, group: VerbGroup, source: Phrase) -> bool:
        """True where a form that may be a noun is one: "the fears of", "his demand for"."""
        if self.tense not in ("base", "present") or group.begin != self.verb or not self.cue.noun:
            return False
        before = self.words[source.end - 1]
        if before.lower in word_class("subject_pronoun"):
            return False
        present, plural = self.tense == "present", _plural(before)
        follows = self.words[self.end].lower if self.end < len(self.words) else "."
        if follows in {"that", "to", "lest", "whether"} and (present or plural or before.capital):
            return False
        if present and before.capital and follows not in {"of", ",", ".", "from", "on", "about"}:
            return False
        return present or not plural or follows in {"of", ",", ".", "from", "for"}

    def _speaks_for_a_time(self) -> bool:
        """True for "spoke for some minutes"."""
        if not self.cue.tail or self.cue.tail[-1] != "for":
            return False
        times = word_class("length_of_time")
        return any(word.lower in times for word in self.words[self.end : self.end + _TOPIC])

    def _complement(self, source: Phrase | None) -> Complement | None:
        words = self.words
        found = complement_after(words, self.end, self.cue) or self._doubled()
        if found is None and source is not None and source.begin and words[source.begin - 1].lower == "as":
            return complement_after(words, self.end, self.cue._replace(weak=False))  # "as the Minister has stated,"
        return found

    def _doubled(self) -> Complement | None:
        """The complement of "agrees and says that": two cues of one tense that share it."""
        at = self.end
        if at + 1 >= len(self.words) or self.words[at].lower != "and":
            return None
        for form in cues.forms().get(self.words[at + 1].lower, ()):
            if form.tense == self.tense and not form.cue.tail and not form.cue.mind:
                return complement_after(self.words, at + 2, form.cue)
        return None

    def _admits(self, complement: Complement, group: VerbGroup) -> bool:
        """False for "like" without "would", and for a bare form that may be no verb at all."""
        if self.cue.lemma == "like" and group.modal not in {"would", "should"}:
            return False
        doubtful = self.cue.noun or self.cue.weak
        return not (complement.frame == "bare" and doubtful and self.tense == "base")

    def _inverted(self, group: VerbGroup) -> Attribution | None:
        """The subject behind its verb: ', says Comrade Ivanov,'."""
        words = self.words
        if group.begin == 0:
            return None
        before = words[group.begin - 1].text
        if not (before in _QUOTES or before in ",-–—" or before == "--"):
            return None
        subject = phrase_after(words, self.end)
        if subject is None or (subject.end < len(words) and words[subject.end].text not in ',.;:")”’—–-'):
            return None
        first = words[subject.begin]
        if not first.capital and first.lower not in {"the", "he", "she", "they"}:
            return None
        return attributed(
            self.cue,
            self.tense,
            group,
            verb=self.verb,
            manner="inverted",
            source=subject,
            complement=Complement("bare", None, subject.end, self.end),
            begin=self.verb,
            cue_begin=self.verb,
        )

    # -- participle and passive

    def _participial(self) -> Attribution | None:
        """ ", stating that ...": the subject is that of the clause before."""
        words, i = self.words, self.verb
        if i == 0 or self.cue.mind or (self.cue.weak and self.cue.lemma != "add"):
            return None
        before = words[i - 1]
        follows = before.text == "," or before.lower in {"and", "in"} or is_adverb(before.lower)
        if not follows and not is_nominal(before):
            return None
        complement = complement_after(words, self.end, self.cue)
        if complement is None or complement.frame not in (("that", "quote", "wh") if follows else ("that",)):
            return None
        return attributed(
            self.cue, "ing", VerbGroup(i), verb=i, manner="shared", source=None, complement=complement, begin=i
        )

    def _passive(self, group: VerbGroup) -> Attribution | None:
        """ "was told by X that", "it was decided to", "has been confirmed by X"."""
        words, cue = self.words, self.cue
        patient = phrase_before(words, group.begin)
        if patient is None:
            return None
        by = phrase_after(words, self.end + 1) if self.end < len(words) and words[self.end].lower == "by" else None
        impersonal = words[patient.begin].lower == "it"
        if cue.mind and by is None and not impersonal:
            return None
        cue_end = self.end if by is None else self.end + 1
        receives = cue.hearer == "object" and not impersonal
        complement: Complement | None
        if receives or impersonal:
            complement = complement_after(words, self.end if by is None else by.end, cue._replace(hearer="none"))
        else:
            complement = Complement("np", None, patient.begin, cue_end) if by is not None else None
        if complement is None or complement.frame == "bare":
            return None
        if receives or impersonal:
            if by is None and complement.frame == "np" and cue.lemma in listed("hearer", "by_clause"):
                return None
            complement = complement._replace(hearer=patient if receives else None, cue_end=cue_end)
        made = attributed(
            cue,
            "past",
            group,
            verb=self.verb,
            manner="passive",
            source=by,
            complement=complement,
            begin=patient.begin,
        )
        return made._replace(patient=patient)


def _plural(word: Word) -> bool:
    return word.lower.endswith("s") or word.lower in word_class("plural_people")


def by_reduced_passive(words: Sequence[Word], i: int) -> Attribution | None:
    """ "the strike ordered by X", "as suggested by X": a passive without its auxiliary."""
    if i == 0 or i + 2 >= len(words) or words[i].capital:
        return None
    at = next((k for k in range(i + 1, min(len(words) - 1, i + _AGENT)) if words[k].lower == "by"), None)
    if at is None or (at != i + 1 and words[i + 1].lower != "to"):
        return None
    cue = _participle(words[i])
    before = words[i - 1]
    auxiliary = before.lower in word_class("be") or before.lower in word_class("have")
    if cue is None or auxiliary or is_adverb(before.lower):
        return None
    end = i - 1 if before.text in _QUOTES else i
    thing = chunk_before(words, end - 1 if before.lower == "as" else end)
    source = phrase_after(words, at + 1)
    if thing is None or source is None or words[source.begin].lower.endswith("ing"):
        return None
    complement = Complement("np", None, thing.begin, at + 1)
    made = attributed(
        cue,
        "participle",
        VerbGroup(i),
        verb=i,
        manner="passive",
        source=source,
        complement=complement,
        begin=thing.begin,
    )
    return made._replace(patient=thing)


def _participle(word: Word) -> Cue | None:
    """The cue of one word that has this past form or participle."""
    for form in cues.forms().get(word.lower, ()):
        if form.tense in ("past", "participle") and not form.cue.tail:
            return form.cue
    return None
