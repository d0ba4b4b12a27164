"""What is said inside what is said: nested statements and how far their words go."""

import re
from collections.abc import Sequence

from memcon.stages import acts
from memcon.stages.clauses import Attribution
from memcon.stages.drafts import Draft
from memcon.stages.phrases import is_stop
from memcon.stages.resolution import Resolver
from memcon.stages.words import Word, is_adverb, is_function_word, word_class
from memcon.text import Span, trimmed

_FUTURE = frozenset(("will", "shall", "should", "must", "ought", "can't", "won't", "would"))
_SPEAKERS = frozenset(("i", "we", "my", "our"))
_CLAUSE_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it"))
_NOBODY = frozenset(("it", "this", "that", "there", "one", "you", "which", "who", "what", "these", "those"))


def content_end(words: Sequence[Word], a: Attribution, limit: int) -> int:
    """Index after the last word of a nested content that begins at word `a.content`, at most `limit`.

    It ends at a semicolon, at "but", "while" and the like that set another clause against it, at ", and" with a
    new subject, at an unmatched closing bracket, and at the closing quotation mark of its own quotation.
    """
    i = a.content
    denied = False
    depth = 0
    quoted = i < limit and words[i].text in "“\"‘"
    conditional = i < limit and words[i].lower in word_class("subordinator") | {"in", "on", "at", "for", "with", "from"}
    while i < limit:
        word = words[i]
        lower = word.lower
        if word.text in "([":
            depth += 1
        elif word.text in ")]":
            if depth == 0:
                return i
            depth -= 1
        elif depth == 0:
            if word.text == ";":
                return i
            if quoted and i > a.content and word.text in "”\"’":
                return i + 1
            if lower in {"not", "never", "neither"} or lower.endswith("n't"):
                denied = True
            if i > a.content + 1:
                before = words[i - 1]
                if lower == "but" and not denied:
                    return i
                if lower in {"while", "whereas", "whilst", "although", "though", "yet"} and before.text == ",":
                    return i
                if lower in {"while", "whereas"} and a.frame in ("np", "inf"):
                    return i
                if lower in {"and", "or"} and before.text == "," and _new_subject(words, i + 1):
                    return i
                if before.text == "," and not conditional and a.frame in ("that", "inf", "np"):
                    if lower in _CLAUSE_PRONOUNS or (lower == "not" and words[i + 1 : i + 2] and words[i + 1].lower == "only"):
                        return i
                if before.text == "," and conditional:
                    conditional = False
                if lower == "because" and a.frame in ("np",):
                    return i
        i += 1
    return limit


def _new_subject(words: Sequence[Word], at: int) -> bool:
    while at < len(words) and is_adverb(words[at].lower):
        at += 1
    if at >= len(words):
        return False
    if words[at].lower in word_class("subject_pronoun") | {"there"}:
        return True
    return any(
        w.lower in word_class("modal") or w.lower in word_class("be") or w.lower in word_class("have")
        for w in words[at + 1 : at + 7]
        if not is_stop(w)
    ) and (words[at].capital or words[at].lower in word_class("determiner"))


def nested_draft(
    words: Sequence[Word],
    a: Attribution,
    around: Draft | None,
    resolver: Resolver,
    text: str,
    tense: str,
    shared: str | None,
    subjects: Sequence[str] = (),
) -> Draft | None:
    """The nested statement that `a` makes inside `around` (None: in the record's own voice), or None.

    `tense` is the tense in which the record itself reports ("past", "present"), `shared` the source of the
    clause before, for a cue without a subject of its own, `subjects` the sources already found in this speech,
    last first.
    """
    speaker = around.source if around is not None else None
    if a.modal in _FUTURE and not _wish(a):
        return None
    if a.negated and not a.mind:
        return None  # what was not said is no statement
    if a.frame == "bare" and not _as_clause(words, a):
        return None
    if a.manner == "passive" and a.source is None and a.mind and a.tense != "past":
        return None
    if a.given:
        source = resolver.cast.named("those who instructed")
        key = source.key if source else _order_giver(resolver)
    elif a.source is None:
        if a.manner == "passive":
            key = _unstated(resolver)
        elif a.manner == "shared" and shared is not None:
            key = shared
        else:
            return None
    else:
        first = words[a.source.begin].lower
        if a.source.end - a.source.begin == 1 and first in _NOBODY - {"it", "who", "which"}:
            return None
        if first in _SPEAKERS and around is None and a.tense != "past":
            return None  # "I recommend", "we believe": the record's own voice
        if first in _SPEAKERS and (a.mind or around is not None and not _earlier_speech(a, tense)):
            return None
        since = around.begin if around is not None else None
        meant = resolver.whom(words, a.source, speaker, nested=around is not None, since=since, subjects=subjects)
        if meant is None:
            return None
        key = meant
    if key == speaker and (a.mind or not _earlier_speech(a, tense)):
        return None
    first_said, last_said = _extent(words, a)
    a = a._replace(content=first_said)
    end = last_said if last_said is not None else content_end(words, a, len(words))
    start = words[a.content].start if a.content < len(words) else words[-1].end
    stop = words[end - 1].end if end > a.content else start
    span = trimmed(text, Span(start, stop), "“\"‘ ,")
    if a.manner == "passive" and a.source is not None and a.patient is not None and a.content == a.patient.begin:
        span = Span(words[a.patient.begin].start, words[a.patient.end - 1].end)
    if around is not None:
        last = max((part for part in around.content if part.overlaps(span)), key=lambda p: p.end, default=None)
        if last is not None and last.end < span.end:
            span = Span(span.start, last.end)
    if span.end <= span.start or not re.search(r"\w", span.of(text)) or _mere(words, span):
        return None
    if a.frame == "np" and a.manner != "passive" and words[a.content].lower in word_class("preposition"):
        return None
    cue = Span(words[a.cue.begin].start, words[a.cue.end - 1].end)
    conditional = any(w.lower == "if" for w in words[max(0, a.begin - 2) : a.begin])
    hearer = resolver.whom(words, a.hearer, speaker, nested=True) if a.hearer is not None else None
    by = None
    if a.source is not None:
        by = Span(words[a.source.begin].start, words[a.source.end - 1].end)
    if a.given and a.source is not None:
        hearer, by = resolver.whom(words, a.source, speaker, nested=True), None
    content = span.of(text)
    return Draft(
        source=key,
        content=[span],
        by=by,
        cue=cue,
        to=(hearer,) if hearer and hearer != key else (),
        act=acts.nested_act(a.act, a.mind, content),
        certainty=acts.certainty_of(cue.of(text), content, a.modal if a.modal != "would" else None, conditional),
        mind=a.mind,
        nested=True,
        parent=around,
    )


def _as_clause(words: Sequence[Word], a: Attribution) -> bool:
    """True for "as the Minister has stated": what stands beside it is what was said."""
    return a.begin > 0 and words[a.begin - 1].lower == "as"


def _extent(words: Sequence[Word], a: Attribution) -> tuple[int, int | None]:
    """First word of the content, and the index after its last where the shape of the sentence fixes it."""
    if a.frame != "bare":
        return a.content, None
    opening = a.begin - 1
    if opening <= 1:
        return min(a.content + 1, len(words)), len(words)
    start = next((k + 1 for k in range(opening - 1, -1, -1) if words[k].lower == "that"), 0)
    return start, opening


def _mere(words: Sequence[Word], span: Span) -> bool:
    """True for a content without a word of its own ("I asked you")."""
    inside = [w for w in words if span.start <= w.start < span.end]
    return not any(w.text[0].isalpha() and not is_function_word(w.lower) for w in inside)


def _wish(a: Attribution) -> bool:
    """True for "would like", "would prefer": a wish, not a forecast."""
    return a.modal in {"would", "should"} and a.lemma in {"like", "prefer", "welcome", "assume", "think", "want", "favour", "favor"}


def _earlier_speech(a: Attribution, tense: str) -> bool:
    """True when the cue tells of an earlier act of speech than the one reported."""
    if a.mind:
        return False
    if tense == "past":
        return a.perfect and a.modal is None
    return a.tense == "past" or a.perfect


def _order_giver(resolver: Resolver) -> str:
    member = resolver.cast.add("group", "those who instructed", unnamed=True)
    return member.key


def _unstated(resolver: Resolver) -> str:
    member = resolver.cast.named("not stated")
    return (member or resolver.cast.add("group", "not stated", unnamed=True)).key


def innermost(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The draft with the shortest content that holds the code point `at`."""
    holding = [d for d in drafts if any(part.start <= at < part.end for part in d.content)]
    return min(holding, key=lambda d: sum(p.end - p.start for p in d.content), default=None)
