"""The conversation a record reports: who takes part, in what tense it is told, whether its author was there."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from memcon.model import Division, Form
from memcon.stages.attribution import Attribution
from memcon.stages.clauses import attributions
from memcon.stages.sentence_heads import leads
from memcon.stages.words import Word, breaks_off, sentences, words_of
from memcon.text import Span

_RUNS_ON = frozenset(("record-of-conversation", "minutes", "verbatim"))
_MAY_RUN_ON = frozenset(("other", "note", "memorandum"))


@dataclass
class Conversation:
    """What is known of a conversation, growing while the record is read.

    `begins` is where its prose begins, as a code point. `principals` are the keys of those the description lists as
    talking, `parties` those, all who were present and all who have spoken or been spoken to; `runs_on` is true where
    a speech goes on over paragraphs.
    """

    principals: tuple[str, ...]
    runs_on: bool = False
    tense: Literal["past", "present"] = "past"
    author_talks: bool = False
    parties: set[str] = field(default_factory=set)
    begins: int = 0

    def tense_differs(self, a: Attribution) -> bool:
        """True when a cue stands in another tense than the record reports in."""
        if self.tense == "present":
            return a.tense == "past"
        return a.tense in ("present", "base") and a.modal is None


def conversation_of(form: Form, principals: Sequence[str], present: Set[str], verbatim: bool) -> Conversation:
    """The conversation of a record of this form before its prose is looked at."""
    return Conversation(
        principals=tuple(principals),
        runs_on=form in _RUNS_ON,
        tense="present" if verbatim else "past",
        parties={*principals, *present},
    )


def joined(text: str, blocks: Sequence[Division]) -> list[Span]:
    """The places of blocks, those that break off in mid-sentence with the one after."""
    places: list[Span] = []
    last = None
    for block in blocks:
        if last is not None and breaks_off(text, last.start, block.start):
            places[-1] = Span(places[-1].start, block.end)
        else:
            places.append(Span(block.start, block.end))
        last = block
    return places


def survey(text: str, blocks: Sequence[Division], form: Form, conversation: Conversation) -> None:
    """Look ahead: in what tense the prose reports, and whether its author takes part; noted in `conversation`."""
    conversation.begins = min((block.start for block in blocks), default=0)
    past = present = spoken = told = count = 0
    for place in joined(text, blocks):
        for sentence in sentences(text, place):
            count += 1
            words = words_of(text, sentence)
            for a in _leading(words):
                past += a.tense == "past" and not a.perfect
                present += a.tense == "present"
                spoken += 1
                told += _tells_the_author(words, a)
    conversation.tense = "present" if present > past else "past"
    conversation.author_talks = told > 0
    if form in _MAY_RUN_ON and spoken >= 3 and spoken * 4 >= count:
        conversation.runs_on = True


def _leading(words: Sequence[Word]) -> Iterator[Attribution]:
    """The first attribution of speech that leads its sentence."""
    for a in attributions(words):
        if not a.mind and a.manner in ("active", "shared") and leads(words, a.begin):
            yield a
            return


def _tells_the_author(words: Sequence[Word], a: Attribution) -> bool:
    """True for "I told him", "he told me"."""
    if a.tense != "past":
        return False
    speaker = words[a.source.begin].lower if a.source else ""
    hearer = words[a.hearer.begin].lower if a.hearer else ""
    return speaker == "i" or hearer in {"me", "us"}
