"""A record as people put it right, mention by mention: the words that are somebody else become an actor of their own.

What was read is not changed: the record is parted when it is handed out, by the judgements that stand.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from memcon.identity.names import TITLES
from memcon.identity.names import words as name_words
from memcon.library.places import stands
from memcon.library.view import Judgement, Place
from memcon.model import Actor, Mention, Record, Statement
from memcon.stages.words import is_function_word, sentences
from memcon.text import Span


class Parted(NamedTuple):
    """A record as people put it right.

    `others` are the actors that only people know of, by the record's own ids, and the actor of the library that each
    was said to be; `moved` are their mentions, each with the judgement obeyed; `unfound`, by the judgements' keys,
    are the words that are no mention of the record now.
    """

    record: Record
    others: Mapping[str, str]
    moved: Mapping[Mention, Judgement]
    unfound: Mapping[int, tuple[Place, ...]]


def parted(record: Record, judgements: Sequence[Judgement]) -> Parted:
    """`record` as the standing `judgements` on single mentions of it, oldest first, say; the last word counts."""
    if not judgements:
        return Parted(record, {}, {}, {})
    decided: dict[int, Judgement] = {}
    unfound: dict[int, list[Place]] = {}
    for judgement in judgements:
        for place in judgement.places:
            at = _mentions_at(record, judgement, place)
            decided |= dict.fromkeys(at, judgement)
            if not at:
                unfound.setdefault(judgement.key, []).append(place)
    others = {_own_id(record, judgement): judgement.other or "" for judgement in decided.values()}
    given = {at: _own_id(record, judgement) for at, judgement in decided.items()}
    mentions = tuple(
        replace(m, actor=given[at], resp=decided[at].by) if at in given else m for at, m in enumerate(record.mentions)
    )
    return Parted(
        _with_mentions(record, mentions),
        dict(sorted(others.items())),
        dict(sorted(((mentions[at], j) for at, j in decided.items()), key=lambda moved: moved[0].span)),
        {key: tuple(places) for key, places in unfound.items()},
    )


def is_of_people(own_id: str) -> bool:
    """True for the record's own id of an actor that only people know of."""
    return own_id.startswith("@")


def _own_id(record: Record, judgement: Judgement) -> str:
    """The record's own id for whom the judgement names."""
    own_id = f"@{judgement.other}"
    while any(actor.id == own_id for actor in record.actors):
        own_id = f"@{own_id}"
    return own_id


def _mentions_at(record: Record, judgement: Judgement, place: Place) -> list[int]:
    """The numbers of the mentions that stand at `place`; of several actors the one that the judgement knows.

    Where none has just these words, it is one that has a title more or less.
    """
    span = stands(record.text, place)
    near = [m for m in record.mentions if span is not None and _alike(record.text, span, m.span)]
    if span is None or not near:
        return []
    known = {a.id for a in record.actors if a.id == judgement.local or {*a.names, a.name} & {*judgement.names}}

    found = max(near, key=lambda m: (_likeness(span, m.span), m.actor in known))
    return [at for at, m in enumerate(record.mentions) if m.actor == found.actor and m.span == found.span]


def _alike(text: str, one: Span, two: Span) -> bool:
    """True where two spans have the same words, but for titles, articles and the like."""
    between = (sorted((one.start, two.start)), sorted((one.end, two.end)))
    more = [word for start, end in between for word in name_words(text[start:end])]
    return one.overlaps(two) and all(word in TITLES or is_function_word(word) for word in more)


def _likeness(one: Span, two: Span) -> float:
    """The share that two spans have in common of all that either covers, 0 to 1."""
    common = min(one.end, two.end) - max(one.start, two.start)
    return max(0.0, common / (max(one.end, two.end) - min(one.start, two.start))) if common > 0 else 0.0


def _with_mentions(record: Record, mentions: tuple[Mention, ...]) -> Record:
    """`record` with these mentions in the place of its own, and all that stands by their words given to their actors.

    That is statements by source and addressees, participants, and the names of the actors.
    """
    moves = _Moves(record, mentions)
    description = record.description
    participants = tuple(
        replace(p, actor=moves.at(p.span, p.actor)) if p.actor and p.span else p for p in description.participants
    )
    return replace(
        record,
        description=replace(description, participants=participants),
        actors=_actors(record, mentions),
        mentions=mentions,
        statements=tuple(
            replace(s, source=moves.source(s), to=tuple(moves.addressee(s, actor) for actor in s.to))
            for s in record.statements
        ),
    )


class _Moves:
    """Whose the words of a record are that were others'."""

    def __init__(self, record: Record, mentions: Sequence[Mention]) -> None:
        self._record = record
        self._whose: dict[str, list[tuple[Span, str]]] = {}
        for was, now in zip(record.mentions, mentions, strict=True):
            self._whose.setdefault(was.actor, []).append((was.span, now.actor))
        self._lost = {was for was, found in self._whose.items() if any(now != was for _, now in found)}

    def at(self, span: Span, actor: str) -> str:
        """Whose the words at `span` are now that named `actor`."""
        near = [(_likeness(span, its), now) for its, now in self._whose.get(actor, ()) if span.overlaps(its)]
        return max(near)[1] if near else actor

    def source(self, statement: Statement) -> str:
        """Who says it: by the words that name the source, else by those of what it says before."""
        if statement.source not in self._lost:
            return statement.source
        by = statement.by or self._by_before(statement)
        return self.at(by, statement.source) if by else statement.source

    def _by_before(self, statement: Statement) -> Span | None:
        same = (s.by for s in self._record.statements if s.source == statement.source and s.by)
        return max((by for by in same if by.start <= _begin(statement)), default=None)

    def addressee(self, statement: Statement, actor: str) -> str:
        """To whom it is said: by the words beside its cue, else by those of what it answers."""
        if actor not in self._lost:
            return actor
        if statement.cue is not None:
            cue, frame = statement.cue, _sentence(self._record.text, statement.cue)
            near = [
                (-abs(span.start - cue.start), now)
                for span, now in self._whose[actor]
                if frame.covers(span) and not any(said.covers(span) for said in statement.content)
            ]
            if near:
                return max(near)[1]
        heard = [
            (_begin(s), s)
            for s in self._record.statements
            if s.parent == statement.parent and s.source != statement.source and _begin(s) < _begin(statement)
        ]
        last = max(heard, key=lambda found: found[0], default=None)
        return self.source(last[1]) if last and last[1].source == actor else actor


def _begin(statement: Statement) -> int:
    """Where a statement begins: its first words or those that ascribe it."""
    return min((span.start for span in (*statement.content, *filter(None, (statement.cue,)))), default=0)


def _sentence(text: str, span: Span) -> Span:
    """The sentence that `span` begins in."""
    start = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    block = Span(start, end if end >= 0 else len(text))
    return next((found for found in sentences(text, block) if found.end > span.start), span)


def _actors(record: Record, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The actors of a record whose mentions are now these, with the names in them; new ones last, by their ids."""
    own = {actor.id: actor for actor in record.actors}
    left: dict[str, set[str]] = {}
    gone: dict[str, set[str]] = {}
    taken: dict[str, dict[str, set[str]]] = {}
    for was, now in zip(record.mentions, mentions, strict=True):
        form = " ".join(was.span.of(record.text).split())
        if was.actor == now.actor:
            left.setdefault(was.actor, set()).add(form)
        else:
            gone.setdefault(was.actor, set()).add(form)
            taken.setdefault(now.actor, {}).setdefault(was.actor, set()).add(form)
    found = [
        _without(a, gone[a.id] - left.get(a.id, set()), left.get(a.id, ())) if a.id in gone else a
        for a in own.values()
    ]
    answers = {m.actor: m.resp for m in mentions}
    for new, forms in sorted(taken.items()):
        first = next(a for a in record.actors if a.id in forms)
        names = {n for was, words in forms.items() for n in (*own[was].names, *words) if _in(n, words)}
        told = [n for n in names if not is_function_word(n.casefold())] or [*names]
        told.sort(key=lambda name: (-len(name), name))
        name = first.name if first.name in told else told[0]
        found.append(replace(first, id=new, name=name, names=tuple(told), authority=None, resp=answers[new]))
    return tuple(found)


def _without(actor: Actor, gone: Collection[str], left: Collection[str]) -> Actor:
    """`actor` without the names that stand only in words that are another's now; as it is where no name is left."""
    names = tuple(name for name in actor.names if not _in(name, gone) or _in(name, left))
    if not names or actor.name in names or actor.name not in actor.names:
        return replace(actor, names=names or actor.names)
    name = next((name for name in names if not is_function_word(name.casefold())), actor.name)
    return replace(actor, names=names, name=name)


def _in(name: str, forms: Collection[str]) -> bool:
    """True where `name` is one of `forms`, or whole words of one."""
    return any(f" {name} " in f" {form} " for form in forms)
