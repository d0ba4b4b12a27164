"""Are these two one actor? A judgement with its evidence in words, never a bare yes or no."""

from datetime import date
from typing import Literal

import msgspec

from memcon.identity.given import given_agree
from memcon.identity.keys import keys
from memcon.identity.names import PersonName, person_names
from memcon.identity.spelling import alike
from memcon.model import ActorKind

VERSION = "identity@1"

Verdict = Literal["same", "different", "unsure"]

_A_LIFE_IN_OFFICE = 45  # years: two records further apart are not about one active person
A_SEASON = 200  # days within which shared company speaks for one person whose name is spelled in two ways


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as one record shows it, or as the library knows it from several.

    `names` are as printed; `first` and `last` the first and last day (inclusive) of the records it is in, None
    when no record is dated; `roles` and `sides` folded words; `company` the ids of persons who took part with it;
    `present` is true when it took part, wrote or received, not only was spoken of.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    unnamed: bool = False
    first: date | None = None
    last: date | None = None
    roles: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    present: bool = False
    authority: str | None = None

    @property
    def people(self) -> tuple[PersonName, ...]:
        """Its personal names."""
        return person_names(self.names)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on two actors with the evidence for and against their being one, in words."""

    other: str
    verdict: Verdict
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """The evidence as one line."""
        parts = ["; ".join(self.evidence_for)] if self.evidence_for else []
        parts += [f"against: {'; '.join(self.evidence_against)}"] if self.evidence_against else []
        return "; ".join(parts) or "nothing speaks for it"


def judge(one: Seen, two: Seen) -> Judgement:
    """Judge whether `one`, newly met, is `two`, leaving aside who else might be meant (`choose` weighs that)."""
    if one.unnamed or two.unnamed:
        return Judgement(
            other=two.id, verdict="different", evidence_against=("an unnamed source is its record's own",)
        )
    if one.authority and two.authority:
        equal = one.authority == two.authority
        said = (f"authority {one.authority}",) if equal else (f"authority {one.authority}, not {two.authority}",)
        return Judgement(
            other=two.id,
            verdict="same" if equal else "different",
            evidence_for=said if equal else (),
            evidence_against=() if equal else said,
        )
    if "person" in (one.kind, two.kind):
        if one.kind != two.kind:
            return Judgement(other=two.id, verdict="different", evidence_against=(f"{one.kind} and {two.kind}",))
        if one.people and two.people:
            return _person(one, two)
    return _named_alike(one, two)


def _named_alike(one: Seen, two: Seen) -> Judgement:
    """States, bodies, places and offices: the same key is the same actor."""
    years = {d.year for d in (one.first, two.first, two.last) if d}
    shared = set.intersection(
        *({k for y in (years or [None]) for k in keys(seen.kind, seen.names, False, y)} for seen in (one, two))
    )
    if not shared:
        return Judgement(other=two.id, verdict="different", evidence_against=("no name in common",))
    kind, _, rest = min(shared).partition(":")
    if kind == "office":
        year = rest.rpartition(":")[2]
        if not all(d is None or str(d.year) == year for d in (one.first, two.first, two.last)):
            return Judgement(other=two.id, verdict="unsure", evidence_against=("the office in another year",))
        return Judgement(
            other=two.id, verdict="same", evidence_for=(f"the same office in {year}, its holder not named",)
        )
    shown = " ".join(part for part in rest.split(":") if part)
    said = {"state": f"names of {shown}", "place": f"the same name: {shown}"}.get(kind, f"the same words: {shown}")
    return Judgement(other=two.id, verdict="same", evidence_for=(said,))


def _person(one: Seen, two: Seen) -> Judgement:
    for_it: list[str] = []
    against: list[str] = []
    exact = {n.surname for n in one.people} & {n.surname for n in two.people}
    near = [(a.surname, b.surname) for a in one.people for b in two.people if alike(a.surname, b.surname)]
    if not exact and not near:
        return Judgement(other=two.id, verdict="different", evidence_against=("other surnames",))
    pairs = [
        (a, b) for a in one.people for b in two.people if a.surname == b.surname or (a.surname, b.surname) in near
    ]
    given = [agree for a, b in pairs if (agree := given_agree(a, b)) is not None]
    years = _years_apart(one, two)
    if given and not any(given):
        against.append(f"first names differ: {_given(one)}, {_given(two)}")
    elif given:
        for_it.append("first names or initials agree")
    if years is not None and years > _A_LIFE_IN_OFFICE:
        against.append(f"the records lie {years} years apart")
    if exact:
        for_it.insert(0, f"the same surname: {min(exact)}")
    else:
        for_it.insert(0, f"surnames that may be one name in two spellings: {near[0][0]}, {near[0][1]}")
    company = _company(one, two)
    for_it += company
    if against:
        return Judgement(
            other=two.id, verdict="different", evidence_for=tuple(for_it), evidence_against=tuple(against)
        )
    verdict: Verdict = "same" if exact or company else "unsure"
    if verdict == "unsure":
        against.append("another spelling, and neither company nor role agrees")
    return Judgement(other=two.id, verdict=verdict, evidence_for=tuple(for_it), evidence_against=tuple(against))


def _company(one: Seen, two: Seen) -> list[str]:
    """What in their company, side and role, at about the same time, speaks for one person."""
    days = _days_apart(one, two)
    if not (one.present and two.present) or days is None or days > A_SEASON:
        return []
    shared = sorted(one.company & two.company)
    sides = sorted(one.sides & two.sides)
    roles = sorted(one.roles & two.roles)
    found: list[str] = []
    if len(shared) >= 2 or (shared and (sides or roles)):
        found.append(f"met with the same people ({', '.join(shared[:4])}) within {days + 1} days")
    if sides and (shared or roles):
        found.append(f"on the same side ({', '.join(sides)})")
    if roles and (shared or sides):
        found.append(f"in the same role ({', '.join(roles)})")
    return found


def _given(seen: Seen) -> str:
    return " or ".join(sorted({" ".join(name.given) for name in seen.people if name.given}))


def _days_apart(one: Seen, two: Seen) -> int | None:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return None
    return max(0, (two.first - one.last).days, (one.first - two.last).days)


def _years_apart(one: Seen, two: Seen) -> int | None:
    """Years between the furthest records of the two: nobody is active for longer than a life in office."""
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return None
    return max((two.last - one.first).days, (one.last - two.first).days) // 365
