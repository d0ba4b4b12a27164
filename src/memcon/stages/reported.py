"""Reported speech in prose: who speaks, how far his words run, who is told.

The record's paragraphs are read sentence by sentence. An attribution at the head of a clause of the record
itself opens an outermost statement; the sentences after it go on with the same speech (free indirect speech)
until the next one, the end of the paragraph or the record's own words, as the form has it. What is ascribed
inside a running speech is nested.
"""

import re
from collections.abc import Sequence

from memcon.model import Division, Record
from memcon.stages import acts
from memcon.stages.clauses import Attribution, attributions
from memcon.stages.drafts import Draft
from memcon.stages.nesting import innermost, nested_draft
from memcon.stages.phrases import phrase_after
from memcon.stages.resolution import Resolver
from memcon.stages.words import Word, breaks_off, is_adverb, sentences, word_class, words_of
from memcon.text import Span, trimmed

TOLD_ANYHOW = frozenset(("other", "note", "memorandum"))
RUNS_ON = frozenset(("record-of-conversation", "minutes", "verbatim"))

_CLOSING = re.compile(
    r"(?:the |this |our )?(?:conversation|meeting|interview|talk|talks|discussion|session|reception|audience|call|luncheon|dinner)"
    r" (?:lasted|ended|concluded|closed|took place|began|was (?:concluded|adjourned|friendly|cordial|conducted|held)|then)\b"
    r"|(?:recorded|noted|taken down|written down|minuted|signed) by\b|\[?matter omitted|\[?signature|end of (?:message|telegram)",
    re.IGNORECASE,
)
_MEETS = re.compile(r"\b(?:cabinet|council|committee|conference|board|commission|presidium|politburo)\b", re.IGNORECASE)
_OPENING_WORDS = frozenset(("and", "but", "that", ",", "also", "then", "further", "however", "or", "yet"))


class Reported:
    """Reads the prose of one record; `drafts` holds what it found."""

    def __init__(self, record: Record, text: str, resolver: Resolver, principals: Sequence[str], resp: str) -> None:
        self.record = record
        self.text = text
        self.resolver = resolver
        self.principals = tuple(principals)
        self.resp = resp
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.runs_on = record.description.form in RUNS_ON
        self.tense = "past"
        self.parties: set[str] = set(principals)
        self.author_talks = False

    # -- paragraphs

    def read(self, blocks: Sequence[Division]) -> None:
        """Read paragraphs that follow each other; a separator or a turn stands between two calls."""
        for group in self._joined(blocks):
            span = Span(group[0].start, group[-1].end)
            number = re.match(r"\s*\(?\d{1,6}[.)]\s+", self.text[span.start : span.end])
            if number:
                span = Span(span.start + number.end(), span.end)
            if not self.runs_on or number:
                self._close()
            self._paragraph(span)
        self._close()

    def _joined(self, blocks: Sequence[Division]) -> list[list[Division]]:
        """Blocks, those that break off in mid-sentence with the one after."""
        groups: list[list[Division]] = []
        for block in blocks:
            if groups and breaks_off(self.text, groups[-1][-1].start, block.start):
                groups[-1].append(block)
            else:
                groups.append([block])
        return groups

    def address(self) -> None:
        """Give the speeches without an addressee one: the other party of the talk, or the author who was there."""
        author = self.resolver._author
        outer = [d for d in self.drafts if not d.nested]
        persons = [d for d in outer if self.resolver.cast[d.source].kind == "person" and d.act != "believe"]
        voiced = self.record.description.sender is not None or self.author_talks or author is not None
        speakers = {d.source for d in persons} - {author}
        for i, draft in enumerate(persons):
            if draft.to:
                continue
            near = [*reversed(persons[:i]), *persons[i + 1 :]]
            other = next((d.source for d in near if d.source not in {draft.source, author}), None)
            if draft.source == author:
                draft.to = (other,) if other is not None else ()
            elif self.author_talks or (voiced and len(speakers) == 1):
                draft.to = (self.resolver.author,)
            elif len(speakers) > 1 and self.runs_on and other is not None:
                draft.to = (other,)

    def survey(self, blocks: Sequence[Division]) -> None:
        """Look ahead: the tense in which the record reports, and whether its author takes part."""
        past = present = me = spoken = count = 0
        for group in self._joined(blocks):
            for sentence in sentences(self.text, Span(group[0].start, group[-1].end)):
                words = words_of(self.text, sentence)
                count += 1
                for a in attributions(words):
                    if a.mind or a.manner not in ("active", "shared") or not self._leads(words, a.begin):
                        continue
                    past += a.tense == "past" and not a.perfect
                    present += a.tense == "present"
                    spoken += 1
                    if a.tense != "past":
                        break
                    first = words[a.source.begin].lower if a.source else ""
                    told = words[a.hearer.begin].lower if a.hearer else ""
                    me += first == "i" or told in {"me", "us"}
                    break
        self.tense = "present" if present > past else "past"
        self.author_talks = me > 0
        if self.record.description.form in TOLD_ANYHOW and count and spoken >= 3 and spoken * 4 >= count:
            self.runs_on = True

    def _paragraph(self, span: Span) -> None:
        if self.current is None:
            self.resolver.opens(span.start)
        for sentence in sentences(self.text, span):
            words = words_of(self.text, sentence)
            if words:
                self._sentence(words, sentence)

    # -- sentences

    def _sentence(self, words: Sequence[Word], sentence: Span) -> None:
        found = list(attributions(words))
        outer: Attribution | None = None
        opened = False
        inner: list[tuple[Attribution, str | None]] = []
        if self.current is not None and self._own_words(words, found):
            self._close()
            self.resolver.opens(sentence.start)
        before = self.current
        for a in found:
            key = self._outermost(words, a, outer, before is not None)
            if key is None:
                inner.append((a, outer_source(outer, self.current)))
                continue
            self._open(words, a, key, sentence, outer)
            outer, opened = a, True
        if self.current is not None and not opened:
            self._extend(sentence)
        elif self.current is not None and self.current.content[-1].end < sentence.end:
            last = self.current.content[-1]
            self.current.content[-1] = trimmed(self.text, Span(last.start, sentence.end), "”\"")
        for a, shared in inner:
            self._nest(words, a, shared)
        self.resolver.pass_over(sentence)
        if not opened:
            self._subject(words, before)

    def _subject(self, words: Sequence[Word], running: Draft | None) -> None:
        """Who opens a sentence without a cue of its own is "he" in the next: "Mr. T. thanked him. He said ..."."""
        subject = phrase_after(words, 0)
        if subject is None or subject.end >= len(words) or running is not None and self.principals:
            return
        span = Span(words[subject.begin].start, words[subject.end - 1].end)
        for at, key in self.resolver.named_in(span):
            if at.start - span.start <= 4 and self.resolver.cast[key].kind == "person":
                self.resolver.speaks(key)
                return

    def _own_words(self, words: Sequence[Word], found: Sequence[Attribution]) -> bool:
        """True when the sentence is the record's own, not the running speech."""
        head = " ".join(w.text for w in words[:12])
        if _CLOSING.match(head):
            return True
        if self.current is None or self.current.source == self.resolver._author:
            return False
        if self.author_talks and not found and any(w.text == "I" or w.lower == "my" and k == 0 for k, w in enumerate(words)):
            return True
        if words[0].text == "(" and not self.runs_on:
            return True
        if self.current.grammar.get("quoted") == "closed":
            return True
        return self.tense == "past" and self._another_acts(words, found)

    def _another_acts(self, words: Sequence[Word], found: Sequence[Attribution]) -> bool:
        """True when the sentence tells what another party did: "The Secretary made no comment."."""
        assert self.current is not None
        subject = phrase_after(words, 0)
        if found or subject is None or subject.end >= len(words) or not words[subject.end].lower.endswith("ed"):
            made = words[subject.end].lower if subject is not None and subject.end < len(words) else ""
            if found or made not in {"made", "left", "gave", "took", "rose", "laughed", "read", "shook"}:
                return False
        assert subject is not None
        span = Span(words[subject.begin].start, words[subject.end - 1].end)
        keys = [key for at, key in self.resolver.named_in(span) if at.start - span.start <= 4]
        return bool(keys) and keys[0] in self.parties and keys[0] != self.current.source

    def _leads(self, words: Sequence[Word], begin: int) -> bool:
        """True when only openers, adverbials and closed subordinate clauses stand before word `begin`."""
        i = begin - 1
        while i >= 0 and (words[i].lower in _OPENING_WORDS or is_adverb(words[i].lower) or words[i].text in "([“\"‘—–-"):
            i -= 1
        if i < 0:
            return True
        if all(not w.text[0].islower() or w.lower in word_class("preposition") for w in words[:begin]) and words[begin].capital:
            return True  # a heading glued to the sentence
        closed = words[min(begin, len(words) - 1) - 1].text == "," or any(w.text == "," for w in words[i : begin])
        first = next((k for k in range(begin) if words[k].text[0].isalnum() and words[k].lower not in {"and", "but", "then"}), 0)
        opener = words[first].lower
        adverbial = (
            opener in word_class("preposition")
            or opener in word_class("subordinator")
            or opener in {"this", "last", "next", "earlier", "later", "yesterday", "today", "throughout"}
            or is_adverb(opener)
            or opener.endswith("ing")
        )
        if not adverbial:
            return False
        if opener in {"as", "when", "while"} and not any(w.text == "," for w in words[:begin]):
            return True  # "As he was leaving the Minister mentioned"
        if opener in word_class("subordinator") or opener.endswith("ing"):
            return closed or words[begin - 1].text in ",)"
        return not any(w.lower in {"that", "which", "who"} for w in words[first:begin]) or words[begin - 1].text == ","

    def _outermost(
        self, words: Sequence[Word], a: Attribution, outer: Attribution | None, running: bool
    ) -> str | None:
        """The source when `a` opens an outermost statement, else None."""
        if a.modal in {"will", "shall", "must", "should", "ought"} and not a.mind:
            return None
        if a.given or (a.manner == "passive" and not self._reports_itself(words, a)):
            return None
        if a.manner in ("noun", "relative"):
            return None
        if outer is not None:
            if a.frame == "bare" and not self._interrupts(words, a):
                return None
            return self._coordinated(words, a, outer)
        if a.manner == "shared":
            return self._shared_from_afar(words, a, running)
        if not (self._leads(words, a.begin) or a.manner == "inverted" or self._interrupts(words, a)):
            return None
        if a.manner == "passive":
            return self._collective()
        if a.source is None:
            return None
        first = words[a.source.begin].lower
        single = a.source.end - a.source.begin == 1
        if single and first in {"it", "this", "that", "there", "one", "you", "these", "those", "which", "who", "some"}:
            return None
        foreign = running and (a.perfect or self._tense_differs(a))
        if foreign and (single and first not in {"i", "we"}):
            return None
        if first in {"we", "our"} and running and single:
            return None
        if running and a.mind and single and (self.tense == "present" or a.lemma.startswith("be ")):
            return None
        key = self.resolver.whom(words, a.source, self.current.source if foreign and self.current else None, nested=foreign)
        if key is None:
            return None
        if running and key not in self.parties and key != self.resolver._author:
            if a.mind or foreign or self.principals:
                return None
            if self.author_talks and self.resolver.cast[key].kind != "person":
                return None
        if key == self.resolver._author and a.tense != "past":
            return None  # "I think", "I report" is the record's own voice
        if running and foreign and key in self.parties:
            return None
        if a.mind and key not in self.parties and not running:
            return None
        return key

    def _shared_from_afar(self, words: Sequence[Word], a: Attribution, running: bool) -> str | None:
        """"I went to see Mr. Novak and asked him ...": the subject is that of a clause without a cue."""
        if a.begin <= 2:
            return self.current.source if self.current is not None else None
        if a.mind or a.tense != "past" or a.perfect or self.tense != "past":
            return None
        if any(w.lower in {"that", "which", "who", "whether", "if"} for w in words[: a.begin]):
            return None
        at = next((k for k in range(min(8, a.begin)) if words[k].lower in {"i", "he", "she"}), 0)
        while at < len(words) and (words[at].lower in word_class("opener") or is_adverb(words[at].lower)):
            at += 1
        subject = phrase_after(words, at)
        if subject is None or words[subject.begin].lower in {"it", "this", "there", "we", "you", "they"}:
            return None
        key = self.resolver.whom(words, subject)
        if key is None or (running and key not in self.parties and key != self.resolver._author):
            return None
        return key if self.resolver.cast[key].kind == "person" else None

    def _tense_differs(self, a: Attribution) -> bool:
        if self.tense == "present":
            return a.tense == "past"
        return a.tense in ("present", "base") and a.modal is None

    def _reports_itself(self, words: Sequence[Word], a: Attribution) -> bool:
        """"It was agreed that": the meeting speaks."""
        return a.patient is not None and words[a.patient.begin].lower == "it" and a.source is None and self._leads(words, a.begin)

    def _collective(self) -> str:
        for _, key in self.resolver.named_in(Span(0, len(self.text))):
            member = self.resolver.cast[key]
            if member.kind == "organisation" and _MEETS.search(member.name):
                return key
        member = self.resolver.cast.named("the meeting") or self.resolver.cast.add("group", "the meeting", unnamed=True)
        return member.key

    def _interrupts(self, words: Sequence[Word], a: Attribution) -> bool:
        """"The communists, Com. Stalin continues, are ...": the cue stands inside what is said."""
        if a.frame != "bare" or a.source is None:
            return False
        left = words[a.begin - 1] if a.begin else None
        right = words[a.cue.end] if a.cue.end < len(words) else None
        opens = left is not None and (left.text in ",“”\"'’—–-" or left.text == "--")
        closes = right is None or right.text in ",.;:”“\"—–)" or a.hearer is not None
        return opens and closes

    def _coordinated(self, words: Sequence[Word], a: Attribution, outer: Attribution) -> str | None:
        """The source when `a` goes on at the level of `outer`: "... and asks if", "..., and I told him"."""
        i = a.begin - 1
        while i > 0 and is_adverb(words[i].lower):
            i -= 1
        joins = i > 0 and (words[i].lower in {"and", "but"} or words[i].text == ";")
        if not joins or self.current is None:
            if a.manner == "shared" and a.tense == "ing" and not a.mind and outer.content < a.begin:
                return self.current.source if self.current is not None else None
            return None
        if a.manner == "shared":
            same = a.tense == outer.tense and not a.modal and a.perfect == outer.perfect
            if a.mind and self.tense == "present":
                return None
            between = words[outer.content : i]
            if same and not any(w.lower in {"that", "who", "which"} and w is not words[outer.content] for w in between[-6:]):
                return self.current.source
            return None
        if a.source is None or self._tense_differs(a) or a.perfect or a.modal or a.mind and words[a.source.begin].lower not in {"i", "he", "she"}:
            return None
        if words[i].lower == "and" and words[i - 1].text != "," and words[a.source.begin].lower not in {"i", "he", "she", "they"}:
            return None
        first = words[a.source.begin].lower
        if first in {"it", "this", "that", "there", "one", "you", "we"}:
            return None
        if self.tense == "present" and first in {"he", "she", "they"}:
            return None
        key = self.resolver.whom(words, a.source)
        return key if key is not None and (key in self.parties or key == self.resolver._author) else None

    # -- statements

    def _open(
        self, words: Sequence[Word], a: Attribution, key: str, sentence: Span, outer: Attribution | None
    ) -> None:
        if outer is not None and self.current is not None:
            if a.begin <= outer.content + 1:  # "agrees and says": one cue
                self.current.cue = Span(words[outer.cue.begin].start, words[a.cue.end - 1].end)
                at = words[a.content].start if a.content < len(words) else sentence.end
                self.current.content = [Span(at, sentence.end)]
                self._act(self.current, a)
                return
            self._cut(words, a.begin)
        else:
            self._close()
        spans = self._content(words, a, sentence, outer)
        if not spans:
            self.current = None
            return
        draft = Draft(
            source=key,
            content=spans,
            by=Span(words[a.source.begin].start, words[a.source.end - 1].end) if a.source is not None else None,
            cue=Span(words[a.cue.begin].start, words[a.cue.end - 1].end),
            mind=a.mind,
            resp=self.resp,
        )
        denied = a.negated and a.act == "agree"
        draft.grammar = {"act": "refuse" if denied else a.act, "modal": a.modal or "", "frame": a.frame, "lemma": a.lemma}
        first = self.text[spans[0].start - 1] if spans[0].start else ""
        if a.frame == "quote" or first in "“‘\"":
            draft.grammar["quoted"] = "closed" if _ends_quoted(sentence.of(self.text)) else "open"
        self.drafts.append(draft)
        self.current = draft
        if key != self.resolver._author:
            self.parties.add(key)
        hearer = self.resolver.whom(words, a.hearer, key) if a.hearer is not None else None
        if hearer is not None and hearer != self.resolver._author and hearer != key:
            self.parties.add(hearer)
        draft.to = self._told(key, hearer)
        if hearer is not None:
            self.resolver.speaks(hearer)
        self.resolver.speaks(key)

    def _act(self, draft: Draft, a: Attribution) -> None:
        draft.grammar.update(act=draft.grammar.get("act", a.act), frame=a.frame)

    def _told(self, key: str, hearer: str | None) -> tuple[str, ...]:
        if hearer is not None and hearer != key:
            return (hearer,)
        if len(self.principals) == 2:
            return tuple(p for p in self.principals if p != key)
        author = self.resolver._author
        if len(self.principals) > 2:
            other = next((k for k in self.resolver.talk if k != key and k in self.parties), None)
            other = other or next((p for p in self.principals if p not in {key, author}), None)
            return (other,) if other else ()
        if self.author_talks or self.principals:
            if key == author and author is not None:
                other = next((k for k in self.resolver.talk if k != key), None)
                return (other,) if other else ()
            if self.author_talks:
                return (self.resolver.author,)
            other = next((k for k in self.resolver.talk if k != key and k in self.parties), None)
            if other is None and len(self.principals) > 1:
                other = next((p for p in self.principals if p != key), None)
            return (other,) if other else ()
        return ()

    def _content(self, words: Sequence[Word], a: Attribution, sentence: Span, outer: Attribution | None) -> list[Span]:
        if a.frame == "bare" or a.manner == "inverted" or self._resumes(words, a):
            first = words[0].start if outer is None else words[outer.content].start
            head_end = words[a.begin - 1].end if a.begin else first
            before = trimmed(self.text, Span(first, head_end), "“\"‘”’ ")
            after_at = a.content
            while after_at < len(words) and words[after_at].text in ",.;:”“\"’—–" or after_at < len(words) and words[after_at].text == "--":
                after_at += 1
            spans = [before] if before.end > before.start and re.search(r"\w", before.of(self.text)) else []
            if after_at < len(words):
                after = trimmed(self.text, Span(words[after_at].start, sentence.end), "“\"‘”")
                if after.end > after.start and re.search(r"\w", after.of(self.text)):
                    spans.append(after)
            return spans
        if a.content >= len(words):
            return []
        span = trimmed(self.text, Span(words[a.content].start, sentence.end), "“\"”,")
        return [span] if span.end > span.start and re.search(r"\w", span.of(self.text)) else []

    def _resumes(self, words: Sequence[Word], a: Attribution) -> bool:
        """"“On the other hand,” he said, “what ...": the quotation began before its cue."""
        return a.frame == "quote" and a.begin > 1 and words[0].text in "“\"‘" and words[a.begin - 1].text in "”\"’,"

    def _cut(self, words: Sequence[Word], begin: int) -> None:
        """End the running speech before the word `begin` of this sentence."""
        assert self.current is not None
        i = begin - 1
        while i > 0 and (words[i].lower in _OPENING_WORDS or words[i].text == ";" or _floats(words[i])):
            i -= 1
        end = words[i].end
        kept = [Span(s, min(e, end)) for s, e in self.current.content if s < end]
        self.current.content = kept or self.current.content
        self._close()

    def _extend(self, sentence: Span) -> None:
        """Go on with the running speech over this sentence."""
        assert self.current is not None
        last = self.current.content[-1]
        self.current.content[-1] = trimmed(self.text, Span(last.start, sentence.end), "”")
        if self.current.grammar.get("quoted") and _ends_quoted(sentence.of(self.text)):
            self.current.grammar["quoted"] = "closed"

    def _close(self) -> None:
        """Finish the running speech: its act and certainty come from all its words."""
        draft, self.current = self.current, None
        if draft is None:
            return
        words = draft.words(self.text)
        cue = draft.cue.of(self.text) if draft.cue else ""
        draft.act = acts.spoken_act(draft.grammar["act"], draft.mind, words, cue.endswith(" for"))  # type: ignore[arg-type]
        draft.certainty = acts.certainty_of(cue, words, draft.grammar["modal"] or None)

    def _nest(self, words: Sequence[Word], a: Attribution, shared: str | None) -> None:
        at = words[a.verb].start
        around = innermost(self.drafts, at)
        if around is not None and around.cue is not None and around.cue.covers(Span(at, words[a.verb].end)):
            return
        if around is not None and around.nested:
            shared = around.source
        subjects = [d.source for d in reversed(self.drafts) if around is not None and d.parent is not None and _root(d) is _root(around)]
        draft = nested_draft(words, a, around, self.resolver, self.text, self.tense, shared, subjects)
        if draft is None:
            return
        draft.resp = self.resp
        self.drafts.append(draft)
        if draft.parent is None and not draft.mind:
            self.resolver.speaks(draft.source)
        else:
            self.resolver.touch(draft.source)


def _floats(word: Word) -> bool:
    """True for an adverb that belongs to the cue after it, not to the words before."""
    return is_adverb(word.lower) and word.lower not in {"not", "never", "here", "there", "well", "too", "again"}


def _root(draft: Draft) -> Draft:
    while draft.parent is not None:
        draft = draft.parent
    return draft


def _ends_quoted(sentence: str) -> bool:
    return sentence.rstrip().rstrip(".,)").endswith(("”", "’", '"'))


def outer_source(outer: Attribution | None, current: Draft | None) -> str | None:
    """The source of the clause a shared cue hangs on."""
    return current.source if outer is not None and current is not None else None
