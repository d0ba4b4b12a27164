"""Addressees of outermost statements: in a conversation of two the other, among many the one last heard."""

from collections.abc import Sequence

from memcon.stages.conversation import Conversation
from memcon.stages.drafts import Draft
from memcon.stages.resolution import Resolver


def told_by(key: str, hearer: str | None, resolver: Resolver, conversation: Conversation) -> tuple[str, ...]:
    """Whom `key` tells: the hearer the words name, else whom the conversation shows; () where it shows none."""
    if hearer is not None and hearer != key:
        return (hearer,)
    principals, author = conversation.principals, resolver.known_author
    others = tuple(principal for principal in principals if principal != key)
    if len(principals) == 2:
        return others
    if not principals and not conversation.author_talks:
        return ()
    heard = next((k for k in resolver.talk if k != key and k in conversation.parties), None)
    if len(principals) > 2:
        return _one(heard or next((k for k in others if k != author), None))
    if key == author:
        return _one(next((k for k in resolver.talk if k != key), None))
    if conversation.author_talks:
        return () if resolver.author == key else (resolver.author,)
    return _one(heard)


def _one(key: str | None) -> tuple[str, ...]:
    return () if key is None else (key,)


def address(drafts: Sequence[Draft], resolver: Resolver, conversation: Conversation, sent: bool) -> None:
    """Give the speeches without an addressee one: the other party of the talk, or the author who was there.

    `sent` is true for a record with a sender, whose author may be spoken to without saying "I".
    """
    author = resolver.known_author
    persons = [
        draft
        for draft in drafts
        if not draft.nested and draft.act != "believe" and resolver.cast[draft.source].kind == "person"
    ]
    speakers = {draft.source for draft in persons} - {author}
    with_author = conversation.author_talks or ((sent or author is not None) and len(speakers) == 1)
    for i, draft in enumerate(persons):
        if draft.to:
            continue
        near = (*reversed(persons[:i]), *persons[i + 1 :])
        other = next((d.source for d in near if d.source not in {draft.source, author}), None)
        if draft.source == author:
            draft.to = _one(other)
        elif with_author and draft.source != resolver.author:
            draft.to = (resolver.author,)
        elif len(speakers) > 1 and conversation.runs_on:
            draft.to = _one(other)
