"""The record's own words: where a running speech ends because the recorder speaks for himself."""

from collections.abc import Sequence

from memcon.model import ActorKind
from memcon.stages.attribution import Attribution
from memcon.stages.conversation import Conversation
from memcon.stages.cues import listed
from memcon.stages.drafts import Draft
from memcon.stages.expressions import opens_with
from memcon.stages.phrases import Phrase, phrase_after
from memcon.stages.resolution import Resolver
from memcon.stages.words import Word
from memcon.text import Span

_HEAD = 12  # words of a sentence that show a closing formula
_ARTICLE = 4  # code points that may stand before the name in a subject


def in_own_words(
    words: Sequence[Word],
    found: Sequence[Attribution],
    current: Draft,
    resolver: Resolver,
    conversation: Conversation,
) -> bool:
    """True when the sentence, with the attributions `found` in it, is the record's own and not in `current`."""
    if opens_with("closing", " ".join(word.text for word in words[:_HEAD]), "records"):
        return True
    if current.source == resolver.known_author:
        return False
    if conversation.author_talks and not found and _in_first_person(words):
        return True
    bracket = words[0].text == "(" and not any(word.text == ")" for word in words[1:3])  # "(a)" is a label
    if (bracket and not conversation.runs_on) or current.quoted == "closed":
        return True
    return conversation.tense == "past" and not found and _another_acts(words, current, resolver, conversation)


def _in_first_person(words: Sequence[Word]) -> bool:
    return words[0].lower == "my" or any(word.text == "I" for word in words)


def _another_acts(words: Sequence[Word], current: Draft, resolver: Resolver, conversation: Conversation) -> bool:
    """True when the sentence tells what another party did: "The Secretary made no comment."."""
    subject = phrase_after(words, 0)
    if subject is None or subject.end >= len(words):
        return False
    verb = words[subject.end].lower
    if not verb.endswith("ed") and verb not in listed("deeds", "verbs", "records"):
        return False
    key = subject_key(words, subject, resolver)
    return key is not None and key in conversation.parties and key != current.source


def subject_key(
    words: Sequence[Word], subject: Phrase, resolver: Resolver, kind: ActorKind | None = None
) -> str | None:
    """The first actor (of this kind) named at the head of a subject, or None."""
    span = Span(words[subject.begin].start, words[subject.end - 1].end)
    for at, key in resolver.named_in(span):
        if at.start - span.start <= _ARTICLE and kind in (None, resolver.cast[key].kind):
            return key
    return None
