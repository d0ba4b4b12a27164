"""How well those who are named were found, and joined to one entity where they are one.

person, organisation, state, place   mentions that are names, of the kind
names                                the four together, each of its kind
mentions                             all mentions, pronouns and nouns too, whatever their kind
muc, b3, ceafe, conll                coreference of all mentions, and the mean of the three (see coreference.py)

Mentions are matched one to one, the greatest overlap (Dice over characters) first, where what they share holds the
head of both (mentions.py). Which mentions are names is told by their words; a prediction that matches a gold mention
that is no name, or that matches none and is no name itself, counts neither for nor against. Definitions and the form
of the gold are those of the History Lab cables as they are scored beside this repository, in the lenient way. All
counts are summed over the texts before the figures are taken (micro average).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from memcon.evaluation import coreference
from memcon.evaluation.figures import Figures, Mean, Table, Tallies, Tally, add
from memcon.evaluation.gold import Predictions, UnusableGold, outside, read_lines
from memcon.evaluation.matching import first_come
from memcon.evaluation.mentions import Kind, Mention, mark_names
from memcon.model import ActorKind, Record
from memcon.text import Span

KINDS: Final[dict[Kind, str]] = {"PER": "person", "ORG": "organisation", "GPE": "state", "LOC": "place"}

# A group of persons or states is nearest to a body.
_OF_ACTORS: Final[dict[ActorKind, Kind]] = {
    "person": "PER",
    "organisation": "ORG",
    "group": "ORG",
    "state": "GPE",
    "place": "LOC",
}


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what mentions stand for; `type` is PER, ORG, GPE or LOC, with a finer kind after a stop or without."""

    id: int | str
    type: str
    name: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A mention: code points of the text, end exclusive, and the id of its entity."""

    start: int
    end: int
    entity: int | str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file: a text and who is named in it. A prediction may leave the text out."""

    id: str
    text: str | None = None
    entities: tuple[Entity, ...]
    mentions: tuple[Place, ...]


class GoldNamed(Named, frozen=True, kw_only=True):
    """One line of a gold file."""

    text: str


def read_gold(path: Path) -> list[GoldNamed]:
    """Read a gold file of entities and mentions; UnusableGold with the line when it cannot be used."""
    return read_lines(path, GoldNamed, lambda line: _fault(line, line.text))


def read_predicted(path: Path) -> list[Named]:
    """Read predictions in the form of the gold, where the text may be left out; UnusableGold as above."""
    return read_lines(path, Named)


def of_record(record: Record) -> Named:
    """The actors and mentions of a record; of two mentions at one place the first counts."""
    places = {(m.start, m.end): m.actor for m in reversed(record.mentions)}
    return Named(
        id=record.id,
        text=record.text,
        entities=tuple(Entity(id=a.id, type=_OF_ACTORS[a.kind], name=a.name) for a in record.actors),
        mentions=tuple(Place(start=start, end=end, entity=actor) for (start, end), actor in places.items()),
    )


def evaluate(gold: Iterable[GoldNamed], predicted: Iterable[Named]) -> Figures:
    """Take the figures of `predicted` against `gold`; they belong together by id, else by text.

    UnusableGold when a prediction is missing, has another text, or is at fault itself.
    """
    predictions = Predictions(predicted)
    total: Tallies = {}
    each: dict[str, Table] = {}
    for wanted in gold:
        found = predictions.of(wanted.id, wanted.text)
        if fault := _fault(found, wanted.text):
            raise UnusableGold(f"The prediction for {wanted.id} {fault}.", "Read the text again.")
        ones, twos = _mentions(wanted, wanted.text), _mentions(found, wanted.text)
        mark_names(ones, listed_counts=True)
        mark_names(twos, listed_counts=False)
        tallies = _names(ones, twos) | _all_mentions(ones, twos)
        each[wanted.id] = _table(tallies)
        add(total, tallies)
    return Figures(all=_table(total), records=each)


def _fault(line: Named, text: str) -> str | None:
    known = {entity.id for entity in line.entities}
    if len(known) < len(line.entities):
        return f"has two entities with one id in {line.id}"
    for entity in line.entities:
        if _kind(entity) not in KINDS:
            return f"has an entity of the type {entity.type} in {line.id}, not of {', '.join(KINDS)}"
    places: set[tuple[int, int]] = set()
    for mention in line.mentions:
        start, end = mention.start, mention.end
        if fault := outside("a mention", start, end, line.id, text):
            return fault
        if mention.entity not in known:
            return f"has a mention of {line.id} at {start}-{end} of an entity {mention.entity} that is not listed"
        if (start, end) in places:
            return f"has two mentions of {line.id} at {start}-{end}"
        places.add((start, end))
    return None


def _kind(entity: Entity) -> str:
    return entity.type.partition(".")[0]


def _mentions(line: Named, text: str) -> list[Mention]:
    """The mentions in the order of the text, an outer one before those inside it."""
    entities = {entity.id: entity for entity in line.entities}
    found = []
    for place in sorted(line.mentions, key=lambda m: (m.start, -m.end)):
        entity = entities[place.entity]
        span = Span(place.start, place.end)
        kind: Kind = next(kind for kind in KINDS if kind == _kind(entity))
        found.append(Mention(span, entity.id, kind, entity.name, span.of(text)))
    return found


def _matched(gold: Sequence[Mention], predicted: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of mentions whose overlap holds both heads, one to one, the greatest overlap first."""
    likely = []
    for i, one in enumerate(gold):
        for k, two in enumerate(predicted):
            both = Span(max(one.span.start, two.span.start), min(one.span.end, two.span.end))
            size = both.end - both.start
            if size > 0 and both.covers(one.head) and both.covers(two.head):
                dice = 2 * size / (one.span.end - one.span.start + two.span.end - two.span.start)
                likely.append((-dice, -size, one.span.start, two.span.start, i, k))
    return [(gold[i], predicted[k]) for i, k in first_come((i, k) for *_, i, k in sorted(likely)).items()]


def _names(gold: list[Mention], predicted: list[Mention]) -> Tallies:
    names = [mention for mention in gold if mention.named]
    pairs = _matched(names, predicted)
    taken = {two for _, two in pairs}
    rest = [mention for mention in predicted if mention not in taken]
    excused = {two for _, two in _matched([mention for mention in gold if not mention.named], rest)}
    wrong = [mention for mention in rest if mention.named and mention not in excused]
    right = Counter(one.kind for one, two in pairs if one.kind == two.kind)
    wanted = Counter(mention.kind for mention in names)
    found = Counter(mention.kind for mention in (*taken, *wrong))
    tallies = {name: Tally.pairs(right[kind], wanted[kind], found[kind]) for kind, name in KINDS.items()}
    return {**tallies, "names": Tally.pairs(right.total(), wanted.total(), found.total())}


def _all_mentions(gold: list[Mention], predicted: list[Mention]) -> Tallies:
    pairs = _matched(gold, predicted)
    stands_for = {two: one for one, two in pairs}
    measured = coreference.measures(
        coreference.clusters((mention.entity, mention) for mention in gold),
        coreference.clusters((mention.entity, stands_for.get(mention, mention)) for mention in predicted),
    )
    return {"mentions": Tally.pairs(len(pairs), len(gold), len(predicted)), **measured}


def _table(tallies: Tallies) -> Table:
    table: Table = {name: tally.score() for name, tally in tallies.items() if tally.gold or tally.pred}
    if tallies["mentions"].gold or tallies["mentions"].pred:
        measured = [tallies[name].score().f1 for name in coreference.MEASURES]
        table["conll"] = Mean(f1=sum(measured) / len(measured))
    return table
