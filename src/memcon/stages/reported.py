"""Reported speech in prose: who speaks, and how far his words run.

The record's paragraphs are read sentence by sentence. An attribution at the head of a clause of the record
itself opens an outermost statement; the sentences after it go on with the same speech (free indirect speech)
until the next one, the end of the paragraph or the record's own words, as the form has it. What is ascribed
inside a running speech is nested.
"""

import re
from collections.abc import Sequence

from memcon.model import Division
from memcon.stages import acts
from memcon.stages.addressees import told_by
from memcon.stages.attribution import Attribution
from memcon.stages.clauses import attributions
from memcon.stages.contents import content_of, ends_quoted, unbracketed
from memcon.stages.conversation import Conversation, joined
from memcon.stages.drafts import Draft
from memcon.stages.embedded import Embedded
from memcon.stages.embedding import Embedding
from memcon.stages.introductions import introduced
from memcon.stages.learned import Learned
from memcon.stages.lists import is_point, label_of, leads_up
from memcon.stages.nesting import Nesting, innermost
from memcon.stages.own_words import in_own_words, subject_key
from memcon.stages.phrases import phrase_after
from memcon.stages.resolution import Resolver
from memcon.stages.sentence_heads import before_cut
from memcon.stages.source_phrases import widened
from memcon.stages.standing import Around, Standing
from memcon.stages.words import Word, sentences, word_class, words_of
from memcon.text import Span, trimmed

_NUMBER = re.compile(r"\s*\(?\d{1,6}[.)]\s+")


class Reported:
    """Reads the prose of one record; `drafts` holds what it found."""

    def __init__(
        self, resolver: Resolver, conversation: Conversation, learned: Learned, standing: Standing, resp: str
    ) -> None:
        self.text = resolver.text
        self.resolver = resolver
        self.learned = learned
        self.conversation = conversation
        self.resp = resp
        self.drafts: list[Draft] = []
        self._standing = standing
        self._nesting = Nesting(resolver, conversation.tense, resp)
        self._embedding = Embedding(resolver, self.drafts, resp)
        self._current: Draft | None = None
        self._at_head = True  # of a paragraph
        self._listed = False  # in a point of a list in the running speech
        self._said_to = 0  # where what was said in this sentence ends

    def read(self, blocks: Sequence[Division]) -> None:
        """Read paragraphs that follow each other; a separator or a turn stands between two calls."""
        end = blocks[-1].end
        for place, embedded in self._embedding.parted(joined(self.text, blocks)):
            self._step(embedded, end)
            number = _NUMBER.match(self.text, place.start, place.end) or label_of(self.text, place)
            current = self._current
            listed = current is not None and is_point(self.text, current.said_from, place)
            told = number is not None and current is not None and current.quoted != "closed"
            self._listed = listed and told and (self._listed or leads_up(self.text, place.start))
            if number:
                place = Span(number.end(), place.end)
            if (number or not self.conversation.runs_on) and not (listed or self._goes_on(place)):
                self._close()
            self._paragraph(place)
        self._step(None, end)
        self._close()

    def _step(self, embedded: Embedded | None, end: int) -> None:
        """Go on in an embedded text or, for None, in the record's own words, which end at code point `end`."""
        if self._embedding.leaves(embedded):
            self._close()
            self._embedding.step(embedded, end)

    def _goes_on(self, place: Span) -> bool:
        """True when a new paragraph opens with the running speech, as surely as the tagger can tell."""
        first = next(sentences(self.text, place), None) if self._current is not None else None
        if first is None or not self.learned.is_reported(first):
            return False
        words = words_of(self.text, first)
        return not self.learned.joined(words, list(attributions(words)))

    def _paragraph(self, place: Span) -> None:
        if self._current is None:
            self.resolver.opens(place.start)
        for sentence in sentences(self.text, place):
            words = words_of(self.text, sentence)
            if words:
                self._at_head = sentence.start <= place.start + 1
                self._sentence(words, sentence)

    # -- sentences

    def _sentence(self, words: Sequence[Word], sentence: Span) -> None:
        found = [widened(words, a, self.resolver) for a in self.learned.joined(words, list(attributions(words)))]
        current = self._current
        if current is not None and not self._listed and self._ends_before(words, found, current, sentence):
            self._close()
            self.resolver.opens(sentence.start)
        before = self._current
        outer, inner = self._outermost(words, found, sentence)
        if self._current is not None:
            if outer is not None:
                self._reach(self._current, Span(sentence.start, min(sentence.end, self._said_to)))
            elif self._current.ends_with_sentence:
                self._close()
            else:
                self._extend(self._current, sentence)
        for a, shared in inner:
            self._nest(words, a, shared)
        self.resolver.pass_over(sentence)
        if outer is None:
            self._announce(words, sentence.end)
            self._note_subject(words, before is not None)

    def _announce(self, words: Sequence[Word], end: int) -> None:
        """Open the statement of him whose text a sentence up to code point `end` leads up to without a cue."""
        introduction = introduced(words) if leads_up(self.text, end) and not self._listed else None
        if introduction is not None:
            self._close()
            self._current = self._embedding.introduce(words, introduction, Span(end, end))

    def _ends_before(
        self, words: Sequence[Word], found: Sequence[Attribution], current: Draft, sentence: Span
    ) -> bool:
        """True when the running speech does not go on in this sentence."""
        reported = self.learned.is_reported(sentence)
        if in_own_words(words, found, current, self.resolver, self.conversation):
            return not reported or current.quoted == "closed"
        if current.is_empty and not (reported or self.conversation.principals or leads_up(self.text, current.end)):
            return True
        if is_point(self.text, current.said_from, sentence) or any(self._is_earlier(words, a) for a in found):
            return False
        return self.learned.leaves_off(current.cue, sentence)

    def _outermost(
        self, words: Sequence[Word], found: Sequence[Attribution], sentence: Span
    ) -> tuple[Attribution | None, list[tuple[Attribution, str | None]]]:
        """Open the outermost statements of a sentence; the last of them, and the rest with whom they share."""
        running = self._current is not None
        outer: Attribution | None = None
        inner: list[tuple[Attribution, str | None]] = []
        for each in found:
            shared = self._current.source if outer is not None and self._current is not None else None
            if each.faint or (running and self._is_earlier(words, each)):
                inner.append((each, shared))
                continue
            around = Around(words, sentence, outer, self._current, running, self.drafts)
            a, key = self._standing.source_of(each, around)
            if self._listed and self._current is not None and key != self._current.source:
                key = None  # a point tells of another
            if outer is not None and a.begin < outer.cue.end:
                a = a._replace(begin=a.cue.begin)  # its source stands before the cue of `outer`
            if key is None:
                inner.append((a, shared))
            else:
                self._open(words, a, key, sentence, outer)
                outer = a
        return outer, inner

    def _is_earlier(self, words: Sequence[Word], a: Attribution) -> bool:
        """True for "had said" of another than the author where the record reports in the past: told in a speech."""
        current = self._current
        if current is None or current.source == self.resolver.known_author or self._at_head:
            return False
        if self.conversation.tense != "past" or not a.perfect or a.source is None:
            return False
        told = any(word.lower == "had" for word in words[a.cue.begin : a.verb])
        return told and words[a.source.begin].lower not in word_class("first_person")

    def _note_subject(self, words: Sequence[Word], running: bool) -> None:
        """Who opens a sentence without a cue of its own is "he" in the next: "Mr. T. thanked him. He said ..."."""
        subject = phrase_after(words, 0)
        if subject is None or subject.end >= len(words) or (running and self.conversation.principals):
            return
        key = subject_key(words, subject, self.resolver, "person")
        if key is not None:
            self.resolver.speaks(key)

    # -- statements

    def _open(
        self, words: Sequence[Word], a: Attribution, key: str, sentence: Span, outer: Attribution | None
    ) -> None:
        """Open a statement of `key`, or go on with a cue of two verbs."""
        if outer is not None and self._current is not None:
            if a.begin <= outer.content + 1:
                self._double(self._current, words, a, outer, sentence)
                return
            self._cut(self._current, words, a.begin)
        else:
            self._close()
        last = self.learned.ends(words, a)
        sentence = sentence if last == len(words) else Span(sentence.start, words[last - 1].end)
        self._said_to = sentence.end
        places = content_of(self.text, words, a, sentence, outer)
        self._current = self._drafted(words, a, key, places, sentence)
        self.drafts.append(self._current)
        self._take_part(words, a, key, self._current)

    def _double(
        self, draft: Draft, words: Sequence[Word], a: Attribution, outer: Attribution, sentence: Span
    ) -> None:
        """ "agrees and says": one cue, whose content is that of its second verb."""
        draft.cue = Span(words[outer.cue.begin].start, words[a.cue.end - 1].end)
        at = words[a.content].start if a.content < len(words) else sentence.end
        draft.content = [Span(at, sentence.end)]
        self._said_to = sentence.end

    def _drafted(self, words: Sequence[Word], a: Attribution, key: str, places: list[Span], sentence: Span) -> Draft:
        before = self.text[places[0].start - 1] if places[0].start else ""
        quoted = a.frame == "quote" or (before in '“‘"' and places[0].start < places[0].end)
        draft = Draft(
            source=key,
            content=places,
            by=Span(words[a.source.begin].start, words[a.source.end - 1].end) if a.source is not None else None,
            cue=Span(words[a.cue.begin].start, words[a.cue.end - 1].end),
            mind=a.mind and not a.perfect,  # "has never believed" reports no words of his
            cue_act="refuse" if a.negated and a.act == "agree" else a.act,
            modal=a.modal,
            resp=a.resp or self.resp,
        )
        if quoted:
            draft.quoted = "closed" if ends_quoted(sentence.of(self.text)) else "open"
        return draft

    def _take_part(self, words: Sequence[Word], a: Attribution, key: str, draft: Draft) -> None:
        """Note who speaks and is spoken to, and give the draft its addressee."""
        parties = self.conversation.parties
        if key != self.resolver.known_author:
            parties.add(key)
        hearer = self.resolver.whom(words, a.hearer, key) if a.hearer is not None else None
        if hearer is not None and hearer not in {key, self.resolver.known_author}:
            parties.add(hearer)
        if a.manner != "passive":  # what a meeting agreed is told to nobody
            draft.to = told_by(key, hearer, self.resolver, self.conversation)
        if hearer is not None:
            self.resolver.speaks(hearer)
        self.resolver.speaks(key)

    def _cut(self, draft: Draft, words: Sequence[Word], begin: int) -> None:
        """End the running speech before the word `begin` of this sentence."""
        draft.content = _cut(draft.content, words[before_cut(words, begin)].end)
        self._close()

    def _extend(self, draft: Draft, sentence: Span) -> None:
        """Go on with the running speech over this sentence."""
        last = draft.content[-1]
        start = sentence.start if draft.is_empty else last.start
        draft.content[-1] = trimmed(self.text, Span(start, sentence.end), "”")
        if draft.quoted and ends_quoted(sentence.of(self.text)):
            draft.quoted = "closed"

    def _reach(self, draft: Draft, sentence: Span) -> None:
        """Let the speech opened last reach to the end of its sentence."""
        if draft.end < sentence.end:
            draft.content[-1] = trimmed(self.text, Span(draft.content[-1].start, sentence.end), '”"')

    def _close(self) -> None:
        """Finish the running speech: its act and certainty come from all its words."""
        draft, self._current = self._current, None
        if draft is None:
            return
        draft.content[-1] = unbracketed(self.text, draft.content[-1])
        cue = draft.cue.of(self.text) if draft.cue else ""
        told = [place for other in self.drafts if other.parent is draft for place in other.content]
        own = draft.words(self.text, but=told)  # what others are told to have said is no act of his
        draft.act = acts.spoken_act(draft.cue_act, draft.mind, own, cue.endswith(" for"))
        draft.certainty = acts.certainty_of(cue, draft.words(self.text), draft.modal)

    def _nest(self, words: Sequence[Word], a: Attribution, shared: str | None) -> None:
        """Draft what `a` ascribes inside the innermost statement around it, or in the record's own voice."""
        verb = words[a.verb].span
        around = innermost(self.drafts, verb.start)
        if around is None and a.faint:
            return
        beside = around if around is not None and _is_beside(words, a, around) else None
        subjects: list[str] = []
        if around is not None:
            if around.cue is not None and around.cue.covers(verb):
                return
            shared = around.source if around.nested else shared
            subjects = [d.source for d in reversed(self.drafts) if d.parent is not None and d.root is around.root]
        if beside is not None:
            around = beside.parent
        draft = self._nesting.draft(words, a, around, shared, subjects, self._listed)
        if draft is None:
            return
        if beside is not None:
            beside.content = _cut(beside.content, words[before_cut(words, a.begin)].end)
        self.drafts.append(draft)
        if draft.parent is None and not draft.mind:
            self.resolver.speaks(draft.source)
        else:
            self.resolver.touch(draft.source)


def _cut(content: list[Span], end: int) -> list[Span]:
    """`content` up to `end`; the whole of it where nothing would be left."""
    return [Span(place.start, min(place.end, end)) for place in content if place.start < end] or content


def _is_beside(words: Sequence[Word], a: Attribution, other: Draft) -> bool:
    """True for a second cue of the source of the nested statement `other`: "that he had told X ... and had said"."""
    if a.manner != "shared" or not other.nested or other.cue is None:
        return False
    return words[0].start <= other.cue.start and other.cue.end <= words[a.begin].start
