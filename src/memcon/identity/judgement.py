"""Are these two one actor? A judgement with its evidence in words, never a bare yes or no."""

from typing import Literal

import msgspec

from memcon.identity.evidence import A_SEASON, Evidence, first_names_differ, of_persons
from memcon.identity.keys import keys
from memcon.identity.seen import Seen

__all__ = ["A_SEASON", "Judgement", "Seen", "Verdict", "judge"]

Verdict = Literal["same", "different", "unsure"]

SAME = 4.0  # points from which two persons are one
DIFFERENT = 0.0  # points below which they are two


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on two actors with the evidence for and against their being one, in words, and its points."""

    other: str
    verdict: Verdict
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    points: float = 0.0

    @property
    def why(self) -> str:
        """The evidence as one line."""
        parts = ["; ".join(self.evidence_for)] if self.evidence_for else []
        parts += [f"against: {'; '.join(self.evidence_against)}"] if self.evidence_against else []
        return "; ".join(parts) or "nothing speaks for it"


def judge(one: Seen, two: Seen) -> Judgement:
    """Judge whether `one`, newly met, is `two`, leaving aside who else might be meant (`choose` weighs that)."""
    if one.unnamed or two.unnamed:
        return _different(two, "an unnamed source is its record's own")
    if one.authority and two.authority:
        if one.authority != two.authority:
            return _different(two, f"authority {one.authority}, not {two.authority}")
        if first_names_differ(one, two):
            against = "the first names printed differ"
            return Judgement(other=two.id, verdict="unsure", evidence_against=(against,))
        return _same(two, f"authority {one.authority}", points=4 * SAME)
    if "person" in (one.kind, two.kind):
        if one.kind != two.kind:
            return _different(two, f"{one.kind} and {two.kind}")
        if one.people and two.people:
            return _weighed(two, of_persons(one, two))
    return _named_alike(one, two)


def _weighed(two: Seen, evidence: list[Evidence]) -> Judgement:
    points = sum(each.points for each in evidence)
    against = [each.said for each in evidence if each.points < 0]
    verdict: Verdict = "same" if points >= SAME else "different" if points < DIFFERENT else "unsure"
    if verdict == "unsure" and not against:
        against.append("another spelling, and neither company nor role agrees")
    return Judgement(
        other=two.id,
        verdict=verdict,
        evidence_for=tuple(each.said for each in evidence if each.points >= 0),
        evidence_against=tuple(against),
        points=points,
    )


def _named_alike(one: Seen, two: Seen) -> Judgement:
    """States, bodies, places and offices: the same key is the same actor."""
    years = {d.year for d in (one.first, two.first, two.last) if d}
    shared = set.intersection(
        *({k for y in (years or [None]) for k in keys(seen.kind, seen.names, False, y)} for seen in (one, two))
    )
    if not shared:
        return _different(two, "no name in common")
    kind, _, rest = min(shared).partition(":")
    if kind == "office":
        year = rest.rpartition(":")[2]
        if not all(d is None or str(d.year) == year for d in (one.first, two.first, two.last)):
            return Judgement(other=two.id, verdict="unsure", evidence_against=("the office in another year",))
        return _same(two, f"the same office in {year}, its holder not named")
    shown = " ".join(part for part in rest.split(":") if part)
    said = {"state": f"names of {shown}", "place": f"the same name: {shown}"}.get(kind, f"the same words: {shown}")
    return _same(two, said)


def _same(two: Seen, why: str, points: float = SAME) -> Judgement:
    return Judgement(other=two.id, verdict="same", evidence_for=(why,), points=points)


def _different(two: Seen, why: str) -> Judgement:
    return Judgement(other=two.id, verdict="different", evidence_against=(why,), points=DIFFERENT - SAME)
