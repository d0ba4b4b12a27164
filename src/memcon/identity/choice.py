"""Which of several known actors a newly met one is, or that it is none of them."""

from collections.abc import Sequence

import msgspec

from memcon.identity.judgement import Judgement, judge
from memcon.identity.seen import Seen

_MARGIN = 1.5  # points that one bearer of a name must be ahead of the next
_MANY = 20  # times as many records as all other bearers have together, so that a bare name is the one's


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The id of the known actor that was met, None for a new one; `judgements` on all candidates, `why` in words.

    `joined` are candidates known by a surname only that turn out to be the same one.
    """

    id: str | None
    judgements: tuple[Judgement, ...]
    why: str
    joined: tuple[str, ...] = ()


def choose(one: Seen, candidates: Sequence[Seen]) -> Choice:
    """Weigh all candidates. Where two bear the name, one must be well ahead; else it is a new actor.

    Candidates are known to be different actors from one another. The result does not depend on their order.
    """
    judged = [(judge(one, two), two) for two in sorted(candidates, key=lambda two: two.id)]
    possible = [(judgement, two) for judgement, two in judged if judgement.verdict == "same"]
    if one.kind == "person" and one.people:
        return _bearer(one, judged)
    if not possible:
        return _new([judgement for judgement, _ in judged])
    # a nation is its state, even where a record told the two apart
    judgement, two = min(possible, key=lambda pair: (pair[1].kind != "state", pair[1].kind != one.kind, pair[1].id))
    return Choice(id=two.id, judgements=tuple(judgement for judgement, _ in judged), why=judgement.why)


def _bearer(one: Seen, judged: list[tuple[Judgement, Seen]]) -> Choice:
    judgements = [judgement for judgement, _ in judged]
    possible = [(judgement, two) for judgement, two in judged if judgement.verdict == "same"]
    if not possible:
        return _new(judgements)
    rivals = _of_one_authority(one, judged) or _rivals(judged)
    if len(rivals) > 1:
        others = ", ".join(two.id for _, two in rivals)
        doubtful = [_in_doubt(j, others) if j.verdict == "same" else j for j in judgements]
        return Choice(id=None, judgements=tuple(doubtful), why=f"could be any of {others}; none was assumed")
    (judgement, two) = rivals[0]
    joined = _joined(one, two, judged)
    apart = [rival.id for _, rival in possible if rival.id != two.id and rival.id not in joined]
    settled = [_in_doubt(j, two.id) if j.other in apart else j for j in judgements]
    why = f"{judgement.why}; more than for {', '.join(apart)}" if apart else judgement.why
    return Choice(id=two.id, judgements=tuple(settled), why=why, joined=joined)


def _of_one_authority(one: Seen, judged: list[tuple[Judgement, Seen]]) -> list[tuple[Judgement, Seen]]:
    """Whom the authority says it is: of several who are that person, the one most often met."""
    found = [
        (judgement, two)
        for judgement, two in judged
        if one.authority and two.authority == one.authority and judgement.verdict == "same"
    ]
    return [max(found, key=lambda pair: (pair[1].records, pair[1].id))] if found else []


def _rivals(judged: list[tuple[Judgement, Seen]]) -> list[tuple[Judgement, Seen]]:
    """Those who may be meant: one, where one is well ahead, or met so often that it is hardly another.

    What was left apart for want of a first name is no bearer of its own: it never stands against one that has it, and
    of several such of one surname the nearest is taken.
    """
    best = max(judgement.points for judgement, _ in judged if judgement.verdict == "same")
    rivals = [
        (judgement, two)
        for judgement, two in judged
        if judgement.verdict != "different" and judgement.points > best - _MARGIN
    ]
    told = [(judgement, two) for judgement, two in rivals if two.is_told]
    same = [(judgement, two) for judgement, two in told if judgement.verdict == "same"]
    if not told and set.intersection(*({name.core for name in two.people} for _, two in rivals)):
        apart = [(judgement, two) for judgement, two in rivals if judgement.verdict == "same"]
        return [max(apart, key=lambda pair: (pair[0].points, pair[1].records, pair[1].id))]
    if len(told) == 1 and same:
        return same
    for judgement, two in same:
        if two.records >= _MANY * sum(other.records for _, other in told if other.id != two.id):
            return [(judgement, two)]
    return rivals


def _joined(one: Seen, two: Seen, judged: list[tuple[Judgement, Seen]]) -> tuple[str, ...]:
    """The candidates that are `two` as well, now that `one` is known to be it.

    They have the same id in the authority, or no first name and nobody else who fits.
    """
    known = _both(one, two)
    others = [(judgement, other) for judgement, other in judged if other.id != two.id]
    found = [
        other.id
        for _, other in others
        if known.authority and other.authority == known.authority and judge(known, other).verdict == "same"
    ]
    told = [other for _, other in others if other.is_told and other.id not in found]
    for judgement, other in others:
        if judgement.verdict == "different" or other.is_told:
            continue
        near = judge(known, other)
        if near.verdict == "same" and all(
            rival.verdict == "different" or rival.points <= near.points - _MARGIN
            for rival in (judge(each, other) for each in told)
        ):
            found.append(other.id)
    return tuple(found)


def _both(one: Seen, two: Seen) -> Seen:
    """`two` with the names and days of `one`, and one record more."""
    days = [day for day in (one.first, two.first, one.last, two.last) if day]
    return msgspec.structs.replace(
        two,
        names=tuple(dict.fromkeys((*two.names, *one.names))),
        authority=two.authority or one.authority,
        first=min(days, default=None),
        last=max(days, default=None),
        records=two.records + 1,
    )


def _new(judgements: list[Judgement]) -> Choice:
    doubtful = (j for j in judgements if j.verdict == "unsure")
    why = "; ".join(f"not taken for {j.other}: {j.why}" for j in doubtful) or "first met in this record"
    return Choice(id=None, judgements=tuple(judgements), why=why)


def _in_doubt(judgement: Judgement, others: str) -> Judgement:
    return msgspec.structs.replace(
        judgement,
        verdict="unsure",
        evidence_against=(*judgement.evidence_against, f"others bear the name: {others}"),
    )
