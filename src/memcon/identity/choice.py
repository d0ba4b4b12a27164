"""Which of several known actors a newly met one is, or that it is none of them."""

from collections.abc import Sequence

import msgspec

from memcon.identity.given import given_agree
from memcon.identity.judgement import Judgement, Seen, judge


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The id of the known actor that was met, None for a new one; `judgements` on all candidates, `why` in words."""

    id: str | None
    judgements: tuple[Judgement, ...]
    why: str


def choose(one: Seen, candidates: Sequence[Seen]) -> Choice:
    """Weigh all candidates. Where two could be meant, only company or first names decide; else it is a new actor.

    Candidates are known to be different actors from one another. The result does not depend on their order.
    """
    judged = [(judge(one, two), two) for two in sorted(candidates, key=lambda two: two.id)]
    judgements = [judgement for judgement, _ in judged]
    possible = [(judgement, two) for judgement, two in judged if judgement.verdict == "same"]
    doubtful = [(judgement, two) for judgement, two in judged if judgement.verdict == "unsure"]
    if one.kind == "person" and one.people:
        exact = [(j, two) for j, two in possible if _same_surname(one, two)]
        bearers = len(exact) or len(possible)
        if exact:
            possible = exact
        elif len(doubtful) + len(possible) > 1 and len(possible) != 1:
            possible = []
        if bearers > 1:
            decided = [(j, two) for j, two in possible if _first_names_agree(one, two)] or [
                (j, two) for j, two in possible if _company_agrees(j)
            ]
            if len(decided) != 1:
                others = ", ".join(two.id for _, two in possible)
                judgements = [_in_doubt(j, others) if j.verdict == "same" else j for j in judgements]
                return Choice(
                    id=None, judgements=tuple(judgements), why=f"could be any of {others}; none was assumed"
                )
            others = ", ".join(two.id for _, two in possible if two.id != decided[0][1].id)
            judgements = [
                _in_doubt(j, others) if j.verdict == "same" and j.other != decided[0][1].id else j for j in judgements
            ]
            possible = decided
    if not possible:
        why = "; ".join(f"not taken for {j.other}: {j.why}" for j, _ in doubtful) or "first met in this record"
        return Choice(id=None, judgements=tuple(judgements), why=why)
    # a nation is its state, even where a record told the two apart
    judgement, two = min(possible, key=lambda pair: (pair[1].kind != "state", pair[1].kind != one.kind, pair[1].id))
    return Choice(id=two.id, judgements=tuple(judgements), why=judgement.why)


def _same_surname(one: Seen, two: Seen) -> bool:
    return bool({n.surname for n in one.people} & {n.surname for n in two.people})


def _first_names_agree(one: Seen, two: Seen) -> bool:
    return any(given_agree(a, b) for a in one.people for b in two.people if a.surname == b.surname)


def _company_agrees(judgement: Judgement) -> bool:
    return any(said.startswith("met with the same people") for said in judgement.evidence_for)


def _in_doubt(judgement: Judgement, others: str) -> Judgement:
    return msgspec.structs.replace(
        judgement,
        verdict="unsure",
        evidence_against=(*judgement.evidence_against, f"others bear the name: {others}"),
    )
