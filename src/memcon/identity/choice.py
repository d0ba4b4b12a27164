"""Which of several known actors a newly met one is, or that it is none of them."""

from collections.abc import Sequence

import msgspec

from memcon.identity.judgement import Judgement, judge
from memcon.identity.seen import Seen

_MARGIN = 1.5  # points that one bearer of a name must be ahead of the next


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The id of the known actor that was met, None for a new one; `judgements` on all candidates, `why` in words."""

    id: str | None
    judgements: tuple[Judgement, ...]
    why: str


def choose(one: Seen, candidates: Sequence[Seen]) -> Choice:
    """Weigh all candidates. Where two bear the name, one must be well ahead; else it is a new actor.

    Candidates are known to be different actors from one another. The result does not depend on their order.
    """
    judged = [(judge(one, two), two) for two in sorted(candidates, key=lambda two: two.id)]
    possible = [(judgement, two) for judgement, two in judged if judgement.verdict == "same"]
    if one.kind == "person" and one.people:
        return _bearer(judged, possible)
    if not possible:
        return _new([judgement for judgement, _ in judged])
    # a nation is its state, even where a record told the two apart
    judgement, two = min(possible, key=lambda pair: (pair[1].kind != "state", pair[1].kind != one.kind, pair[1].id))
    return Choice(id=two.id, judgements=tuple(judgement for judgement, _ in judged), why=judgement.why)


def _bearer(judged: list[tuple[Judgement, Seen]], possible: list[tuple[Judgement, Seen]]) -> Choice:
    judgements = [judgement for judgement, _ in judged]
    if not possible:
        return _new(judgements)
    best = max(judgement.points for judgement, _ in possible)
    rivals = [
        (judgement, two)
        for judgement, two in judged
        if judgement.verdict != "different" and judgement.points > best - _MARGIN
    ]
    told = [(judgement, two) for judgement, two in rivals if _is_told(two)]
    if len(told) == 1 and told[0][0].verdict == "same":
        rivals = told  # what was left apart for want of a first name is no bearer of its own
    if len(rivals) > 1:
        others = ", ".join(two.id for _, two in rivals)
        doubtful = [_in_doubt(j, others) if j.verdict == "same" else j for j in judgements]
        return Choice(id=None, judgements=tuple(doubtful), why=f"could be any of {others}; none was assumed")
    (judgement, two) = rivals[0]
    others = ", ".join(rival.id for _, rival in possible if rival.id != two.id)
    settled = [_in_doubt(j, two.id) if j.verdict == "same" and j.other != two.id else j for j in judgements]
    why = f"{judgement.why}; more than for {others}" if others else judgement.why
    return Choice(id=two.id, judgements=tuple(settled), why=why)


def _new(judgements: list[Judgement]) -> Choice:
    doubtful = (j for j in judgements if j.verdict == "unsure")
    why = "; ".join(f"not taken for {j.other}: {j.why}" for j in doubtful) or "first met in this record"
    return Choice(id=None, judgements=tuple(judgements), why=why)


def _is_told(two: Seen) -> bool:
    """True for somebody of whom more than a surname is known."""
    return two.authority is not None or any(name.given for name in two.people)


def _in_doubt(judgement: Judgement, others: str) -> Judgement:
    return msgspec.structs.replace(
        judgement,
        verdict="unsure",
        evidence_against=(*judgement.evidence_against, f"others bear the name: {others}"),
    )
