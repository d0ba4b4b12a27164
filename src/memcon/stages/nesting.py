"""What is said inside what is said: nested statements, whose they are and how far their words go."""

import re
from collections.abc import Sequence

from memcon.stages import acts
from memcon.stages.attribution import Attribution
from memcon.stages.cues import listed
from memcon.stages.drafts import Draft
from memcon.stages.extents import extent, says_something
from memcon.stages.resolution import Resolver
from memcon.stages.words import Word, word_class
from memcon.text import Span, trimmed


class Nesting:
    """Makes the nested statements of a record; `tense` is that in which the record itself reports."""

    def __init__(self, resolver: Resolver, tense: str, resp: str) -> None:
        self.resolver = resolver
        self.tense = tense
        self.resp = resp

    def draft(
        self,
        words: Sequence[Word],
        a: Attribution,
        around: Draft | None,
        shared: str | None,
        subjects: Sequence[str] = (),
        listed: bool = False,
    ) -> Draft | None:
        """The nested statement that `a` makes inside `around` (None: in the record's own voice), or None.

        `shared` is the source of the clause before, for a cue without a subject of its own, `subjects` the
        sources already found in this speech, last first.
        """
        if _says_nothing(words, a):
            return None
        source = self._source(words, a, around, shared, subjects)
        speaker = around.source if around is not None else None
        if source is None or (source == speaker and (a.mind or not (listed or self._is_earlier(a)))):
            return None
        span = self._content(words, a, around)
        if span is None:
            return None
        hearer, by = self._hearer_and_by(words, a, speaker)
        cue = _place(words, a.cue.begin, a.cue.end).of(self.resolver.text)
        said = span.of(self.resolver.text)
        conditional = any(word.lower == "if" for word in words[max(0, a.begin - 2) : a.begin])
        return Draft(
            source=source,
            content=[span],
            by=by,
            cue=_place(words, a.cue.begin, a.cue.end),
            to=(hearer,) if hearer and hearer != source else (),
            act=acts.nested_act(a.act, a.mind, said),
            certainty=acts.certainty_of(cue, said, a.modal if a.modal != "would" else None, conditional),
            mind=a.mind,
            nested=True,
            parent=around,
            resp=a.resp or self.resp,
        )

    def _source(
        self, words: Sequence[Word], a: Attribution, around: Draft | None, shared: str | None, subjects: Sequence[str]
    ) -> str | None:
        """The key of the source, made if need be; None where the attribution is no statement of its own."""
        if a.given:
            return self.resolver.placeholder("instructor")
        if a.source is None:
            if a.manner == "passive":
                return self.resolver.unsaid(
                    words,
                    a,
                    self.resolver.placeholder("unstated"),
                    spoken_by=around.source if around is not None else None,
                    since=around.begin if around is not None else None,
                    subjects=subjects,
                )
            return shared if a.manner == "shared" else None
        first = words[a.source.begin].lower
        if a.source.end - a.source.begin == 1 and first in word_class("nobody"):
            return None
        if first in {"i", "we", "my", "our"} and not self._tells_of_self(a, around):
            return None
        speaker = around.source if around is not None else None
        since = around.begin if around is not None else None
        found = self.resolver.whom(
            words, a.source, speaker, nested=around is not None, since=since, subjects=subjects, seen=a.seen
        )
        if found is None and a.manner == "relative":  # "a talk with Mr. Novak, who said"
            named = self.resolver.named_in(_place(words, a.source.begin, a.source.end))
            return named[-1][1] if named else None
        return found

    def _tells_of_self(self, a: Attribution, around: Draft | None) -> bool:
        """True when "I" or "we" tell of an earlier speech, and not the running one or the record's own voice."""
        if around is None:
            return a.tense == "past" and not a.mind
        return self._is_earlier(a)

    def _is_earlier(self, a: Attribution) -> bool:
        """True when the cue tells of an earlier act of speech than the one reported."""
        if a.mind:
            return False
        if self.tense == "past":
            return a.perfect and a.modal is None
        return a.tense == "past" or a.perfect

    def _content(self, words: Sequence[Word], a: Attribution, around: Draft | None) -> Span | None:
        """The place of what is said, inside what `around` says; None when nothing is said."""
        first, last = extent(words, a)
        if a.manner == "passive" and a.source is not None and a.patient is not None and first == a.patient.begin:
            span = _place(words, a.patient.begin, a.patient.end)
        else:
            start = words[first].start if first < len(words) else words[-1].end
            span = trimmed(self.resolver.text, Span(start, words[last - 1].end if last > first else start), '“"‘ ,')
        if around is not None:
            span = _inside(span, around)
        if not re.search(r"\w", span.of(self.resolver.text)) or not says_something(words, span):
            return None
        if a.frame == "np" and a.manner != "passive" and words[first].lower in word_class("preposition"):
            return None
        return span

    def _hearer_and_by(
        self, words: Sequence[Word], a: Attribution, speaker: str | None
    ) -> tuple[str | None, Span | None]:
        """The addressee, and the words that name the source; who is given words is their addressee."""
        hearer = self._hearer(words, a, speaker)
        if a.source is None:
            return hearer, None
        if a.given:
            return self.resolver.whom(words, a.source, speaker, nested=True), None
        return hearer, _place(words, a.source.begin, a.source.end)

    def _hearer(self, words: Sequence[Word], a: Attribution, speaker: str | None) -> str | None:
        """Who is told: "him" in what somebody tells of another's words is himself."""
        if a.hearer is None:
            return None
        single = a.hearer.end - a.hearer.begin == 1
        if single and speaker is not None and words[a.hearer.begin].lower in {"him", "her"}:
            return speaker
        return self.resolver.whom(words, a.hearer, speaker, nested=True)


def _place(words: Sequence[Word], begin: int, end: int) -> Span:
    return Span(words[begin].start, words[end - 1].end)


def _inside(span: Span, around: Draft) -> Span:
    """`span` cut to the last part of the content around it that it touches."""
    last = max((part for part in around.content if part.overlaps(span)), key=lambda part: part.end, default=None)
    return Span(span.start, min(span.end, last.end)) if last is not None else span


def _says_nothing(words: Sequence[Word], a: Attribution) -> bool:
    """True for what is only forecast, not said, or stands beside a cue that has no words of its own."""
    if a.modal in word_class("forecast") and not _wishes(a):
        return True
    if a.negated and not a.mind:
        return True
    if a.mind and a.modal in word_class("possibility"):
        return True  # "could learn", "may find": nobody's thought as yet
    beside = a.begin > 0 and words[a.begin - 1].lower == "as"  # "as the Minister has stated"
    if a.frame == "bare" and not beside:
        return True
    nobody = a.manner == "passive" and a.source is None
    return nobody and (a.modal in word_class("possibility") or (a.mind and a.tense != "past"))


def _wishes(a: Attribution) -> bool:
    """True for "would like", "would prefer": a wish, not a forecast."""
    return a.modal in {"would", "should"} and a.lemma in listed("polite", "verbs")


def innermost(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The draft with the shortest content that holds the code point `at`."""
    holding = [d for d in drafts if any(part.start <= at < part.end for part in d.content)]
    return min(holding, key=lambda d: sum(p.end - p.start for p in d.content), default=None)
