"""What the tagger finds in prose, in the shape of what the rules find, and how the two are joined."""

from collections.abc import Sequence

from memcon.stages import cues
from memcon.stages.attribution import Attribution
from memcon.stages.phrases import Phrase
from memcon.stages.words import Word, word_class
from memcon.tagging import Attribution as Tagged
from memcon.tagging import Reading
from memcon.text import Span

# Chosen on the annotated records that were kept out of training.
LEAST_SURE, LEAST_SURE_LISTED = 0.6, 0.7  # of an attribution that no rule found; where the parties are listed
LEAST_FAINT = 0.5  # of one inside what somebody said, where it can spoil no outermost statement
LEAST_CUE = 0.02  # probability that some word of a rule's cue ascribes anything
LEAST_AGREED = 0.5  # of a finding that tells something of a rule's
LEAST_AROUND = 0.3  # of a finding that has another in its content
LEAST_INSIDE = 0.5  # mean probability of the words of a cue, where it stands inside what somebody said
LEAST_REPORTED = 0.47  # mean probability of the words of a sentence with which a speech goes on
LEAST_OVER = 0.8  # the same, where a paragraph parts them or the tagger links the two to different cues
LEAST_SHARE = 0.1  # of such a sentence in the content of its cue
LEAST_WORDS = 80  # it learned from whole articles and records, and goes astray in a sentence alone
REACH = 600  # code points behind a cue that the tagger sees together with it


class Learned:
    """What the tagger found in the prose of one record; `resp` names the tagger.

    `leads` is false where the record itself lists who talked: the rules of the forms are surer there, and the
    tagger only adds to them. So it does in a text too short for it.
    """

    def __init__(self, reading: Reading, leads: bool, resp: str) -> None:
        self.resp = resp
        self._reading = reading
        self._leads = leads and reading.size >= LEAST_WORDS
        self._least = LEAST_SURE if self._leads else LEAST_SURE_LISTED
        self._found = sorted(reading.attributions, key=lambda a: a.cue)

    def joined(self, words: Sequence[Word], found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions of a sentence: those of the rules and, where they see none, the tagger's.

        What the rules `found` at words that the tagger takes for no cue is left out. A cue of the tagger's with
        the content of another ("told me, in confidence, that") is that cue's.
        """
        both = [a for a in found if self._may_ascribe(_cue(words, a))]
        sentence = Span(words[0].start, words[-1].end)
        for tagged in self._found:
            if tagged.score < LEAST_FAINT or not sentence.covers(tagged.cue):
                continue
            new = _in_words(words, tagged, self.resp)
            if new is not None and tagged.score < self._least:
                new = new._replace(faint=True)
            if new is not None and not any(_is_one(words, new, a) for a in both):
                both.append(new)
        return sorted((self._with_seen(words, a) for a in both), key=lambda a: a.cue)

    def _with_seen(self, words: Sequence[Word], a: Attribution) -> Attribution:
        """`a`, with a note where the tagger takes the same words for its source."""
        if a.source is None:
            return a
        source = Span(words[a.source.begin].start, words[a.source.end - 1].end)
        found = (part for tagged in self._agreed(_cue(words, a)) for part in tagged.source)
        return a._replace(seen=any(part.overlaps(source) for part in found))

    def _may_ascribe(self, cue: Span) -> bool:
        chance = self._reading.ascribes(cue) if self._leads else None
        return chance is None or chance >= LEAST_CUE

    def stands_alone(self, words: Sequence[Word], a: Attribution, outer: Attribution | None = None) -> bool:
        """True for a cue that the tagger found too, and in nobody else's content: the record ascribes it.

        Of a cue behind `outer`, which has opened a statement in this sentence, it can tell only if it found both.
        """
        if not self._leads or (outer is not None and not self._agreed(_cue(words, outer))):
            return False
        inside = self._reading.reported(_cue(words, a)) or 0.0
        return inside < LEAST_INSIDE and any(not self._is_inside(found) for found in self._agreed(_cue(words, a)))

    def with_source(self, words: Sequence[Word], a: Attribution) -> Attribution:
        """`a` with the words that the tagger takes for its source, where it has none of its own."""
        if a.source is not None or a.manner == "passive":
            return a
        for tagged in self._agreed(_cue(words, a)):
            source = _source(words, tagged, a.cue)
            if source is not None:
                return a._replace(source=source)
        return a

    def ends(self, words: Sequence[Word], a: Attribution) -> int:
        """Index after the last word of what is said in the sentence of `a`, as the tagger has it.

        It is asked where no rule can tell: about its own findings, and where a noun phrase names what was said. It
        is the end of the sentence where the content runs on over it, or the tagger found none here.
        """
        if a.resp is None and (a.frame != "np" or not self._leads):
            return len(words)
        for tagged in self._agreed(_cue(words, a)):
            if any(part.end > words[-1].start for part in tagged.content):
                return len(words)
            end = max((at.end for at in (_at(words, part) for part in tagged.content) if at is not None), default=0)
            if end > a.content:
                return end
        return len(words)

    def leaves_off(self, cue: Span | None, sentence: Span) -> bool:
        """True when a sentence does not go on with the speech of `cue` before it.

        Its words are most likely nobody's, or the tagger saw it beside the cue, took nothing of it for what is said
        there, and is not sure that it is somebody's.
        """
        if not self._leads:
            return False
        chance = self._reading.reported(sentence)
        if chance is not None and chance < LEAST_REPORTED:
            return True
        if cue is None or self.is_reported(sentence) or sentence.end > cue.end + REACH:
            return False
        shares = [_share(found, sentence) for found in self._agreed(cue)]
        return bool(shares) and max(shares) < LEAST_SHARE

    def is_reported(self, sentence: Span) -> bool:
        """True when a sentence is somebody's words, so surely that they may be those of the speech before."""
        chance = self._reading.reported(sentence) if self._leads else None
        return chance is not None and chance >= LEAST_OVER

    def _agreed(self, cue: Span) -> list[Tagged]:
        return [found for found in self._found if found.score >= LEAST_AGREED and found.cue.overlaps(cue)]

    def _is_inside(self, found: Tagged) -> bool:
        others = (other for other in self._found if other is not found and other.score >= LEAST_AROUND)
        return any(part.covers(found.cue) for other in others for part in other.content)


def _cue(words: Sequence[Word], a: Attribution) -> Span:
    return Span(words[a.cue.begin].start, words[a.cue.end - 1].end)


def _is_one(words: Sequence[Word], one: Attribution, other: Attribution) -> bool:
    """True for two readings of one cue, or two cues of one content."""
    if _cue(words, one).overlaps(_cue(words, other)):
        return True
    return one.frame != "bare" and _content(words, one) == _content(words, other)


def _content(words: Sequence[Word], a: Attribution) -> int:
    """Index of the first word of the content, past marks."""
    return next((i for i in range(a.content, len(words)) if words[i].text[0].isalnum()), len(words))


def _share(found: Tagged, sentence: Span) -> float:
    """How much of a sentence is of a finding's content."""
    held = sum(max(0, min(part.end, sentence.end) - max(part.start, sentence.start)) for part in found.content)
    return held / (sentence.end - sentence.start)


def _in_words(words: Sequence[Word], tagged: Tagged, resp: str) -> Attribution | None:
    """A finding of the tagger by the words of its sentence.

    None when its content lies elsewhere, save behind a colon or dash at the end.
    """
    cue = _at(words, tagged.cue)
    contents = [at for at in (_at(words, span) for span in tagged.content) if at is not None]
    if cue is None or not any(word.text[0].isalpha() for word in words[cue.begin : cue.end]):
        return None
    if not contents and not (words[-1].text in ":-–—" and tagged.content[0].start > words[-1].start):
        return None
    source = _source(words, tagged, cue)
    behind = next((at.begin for at in contents if at.begin >= cue.end), None if contents else len(words))
    verb, form = _verb(words, cue)
    noun = form is None and (verb is not None or words[cue.begin].lower in word_class("determiner"))
    passive = source is None and form is not None and form.tense == "past" and _is_passive(words, cue, verb)
    at = cue.begin if verb is None else verb
    return Attribution(
        act=form.cue.act if form else cues.cue_nouns().get(words[at].lower, "state"),
        mind=form.cue.mind if form else False,
        lemma=form.cue.lemma if form else words[at].lower,
        manner="noun" if noun else "passive" if passive else "shared" if source is None else "active",
        frame="bare" if behind is None else "that",
        tense=form.tense if form else "past",
        verb=at,
        begin=cue.begin if source is None else min(cue.begin, source.begin),
        cue=cue,
        source=source,
        hearer=None,
        content=cue.end if behind is None else behind,
        resp=resp,
    )


def _is_passive(words: Sequence[Word], cue: Phrase, verb: int | None) -> bool:
    """True for a cue whose verb stands behind a form of "be": "doubts were expressed"."""
    return verb is not None and any(word.lower in word_class("be") for word in words[cue.begin : verb])


def _source(words: Sequence[Word], tagged: Tagged, cue: Phrase) -> Phrase | None:
    """The words of the tagger's source in the sentence that stand nearest to a cue."""
    sources = [at for at in (_at(words, span) for span in tagged.source) if at is not None]
    apart = [at for at in sources if at.end <= cue.begin or cue.end <= at.begin]
    nearest = min(apart, key=lambda at: abs(at.begin - cue.begin), default=None)
    if nearest is not None and nearest.end - nearest.begin > 1 and words[nearest.end - 1].lower in {"who", "which"}:
        return Phrase(nearest.begin, nearest.end - 1, nearest.end - 1)
    return nearest


def _at(words: Sequence[Word], span: Span) -> Phrase | None:
    """The words that share a character with `span`, a colon at its end aside."""
    inside = [i for i, word in enumerate(words) if word.span.overlaps(span)]
    while len(inside) > 1 and words[inside[-1]].text == ":":
        inside.pop()
    return Phrase(inside[0], inside[-1] + 1, inside[-1] + 1) if inside else None


def _verb(words: Sequence[Word], cue: Phrase) -> tuple[int | None, cues.Form | None]:
    """The word of a cue that the lexicon knows, with its form where it is a verb."""
    for i in range(cue.begin, cue.end):
        forms = cues.forms().get(words[i].lower)
        if forms:
            return i, forms[0]
    noun = next((i for i in range(cue.begin, cue.end) if words[i].lower in cues.cue_nouns()), None)
    return noun, None
