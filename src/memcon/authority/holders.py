"""Who held an office in some days, and why it is he, or why it is nobody."""

from collections.abc import Callable, Sequence

import msgspec

from memcon.authority.entries import Holding, Office, Tenure
from memcon.model.dates import FIRST, LAST, days

_OPEN_YEARS = 5  # a tenure without an end is believed in for so long, where no successor is known

Named = Callable[[str], str]


class Stay(msgspec.Struct, frozen=True):
    """A tenure as days: it may have begun on `first` and lasted to `last`; it surely ran from `begun` to `kept`."""

    tenure: Tenure
    first: str
    begun: str
    kept: str
    last: str

    def may_hold(self, earliest: str, latest: str) -> bool:
        """True when the person may have been in the office on one of these days."""
        return self.first <= latest and self.last >= earliest

    def holds(self, earliest: str, latest: str) -> bool:
        """True when the person was in the office on all of these days."""
        return self.begun <= earliest and latest <= self.kept


def stays(tenures: Sequence[Tenure]) -> tuple[Stay, ...]:
    """The tenures of one office as days, in order; an unknown end is bounded by whoever came next."""
    rough = sorted((_stay(tenure) for tenure in tenures), key=lambda stay: (stay.first, stay.begun, stay.last))
    found: list[Stay] = []
    for at, stay in enumerate(rough):
        if stay.tenure.end is None and stay.last == LAST:
            after = next((s.begun for s in rough[at + 1 :] if _follows(s.tenure, stay.tenure)), None)
            last = after or f"{min(int(stay.first[:4]) + _OPEN_YEARS, 9999):04}-12-31"
            stay = msgspec.structs.replace(stay, last=max(last, stay.begun))
        found.append(stay)
    return tuple(found)


def _follows(after: Tenure, before: Tenure) -> bool:
    return after.person != before.person and not after.acting and not after.attested


def _stay(tenure: Tenure) -> Stay:
    start, end = tenure.start or tenure.bounds[0], tenure.end or tenure.bounds[1]
    begun = days(start).latest if start else FIRST
    first = min(days(day).earliest for day in (tenure.early, start) if day) if start or tenure.early else FIRST
    last = days(end).latest if end else LAST
    kept = days(end).earliest if end else begun
    return Stay(tenure, first, begun, kept, max(first, last))


def held(office: Office, known: Sequence[Stay], earliest: str, latest: str, named: Named) -> Holding:
    """Who of those known held the office as its own in the days asked for; those who acted where nobody else did."""
    dated = [stay for stay in known if not stay.tenure.attested]
    there = _nearest([s for s in dated if not s.tenure.acting and s.may_hold(earliest, latest)], earliest, latest)
    if there:
        return _found(office, there, named)
    listed = [s for s in known if s.tenure.attested and s.may_hold(earliest, latest)]
    if listed:
        return _found(office, listed, named)
    acted = _nearest([s for s in dated if s.tenure.acting and s.may_hold(earliest, latest)], earliest, latest)
    if acted:
        return _found(office, acted, named)
    return _nobody(office, dated, earliest, latest, named)


def acting(office: Office, known: Sequence[Stay], earliest: str, latest: str, named: Named) -> Holding | None:
    """Who acted in the office in the days asked for; None when nobody is known to have."""
    there = [stay for stay in known if stay.tenure.acting and stay.may_hold(earliest, latest)]
    return _found(office, there, named) if there else None


def _nearest(there: list[Stay], earliest: str, latest: str) -> list[Stay]:
    """Those surely in office, where somebody was; a successor who was only appointed waits."""
    sure = [stay for stay in there if stay.holds(earliest, latest)]
    return sure if len({stay.tenure.person for stay in sure}) == 1 else there


def _found(office: Office, there: list[Stay], named: Named) -> Holding:
    people = dict.fromkeys(stay.tenure.person for stay in there)
    tenures = tuple(stay.tenure for stay in there)
    why = "; ".join(said(stay.tenure, named) for stay in there)
    return Holding(office=office, verdict="one" if len(people) == 1 else "several", tenures=tenures, why=why)


def _nobody(office: Office, dated: Sequence[Stay], earliest: str, latest: str, named: Named) -> Holding:
    before = max((s for s in dated if s.last < earliest), key=lambda s: s.last, default=None)
    after = min((s for s in dated if s.first > latest), key=lambda s: s.first, default=None)
    if before and after:
        if office.partial:
            why = f"of its holders not all are known; between {named(before.tenure.person)} and "
            why += f"{named(after.tenure.person)} nobody is"
            return Holding(office=office, verdict="unknown", why=why)
        why = f"vacant between {said(before.tenure, named)} and {said(after.tenure, named)}"
        return Holding(office=office, verdict="nobody", why=why)
    if after:
        why = f"no holder is known before {said(after.tenure, named)}"
    elif before:
        why = f"no holder is known after {said(before.tenure, named)}"
    else:
        why = "no holder is known"
    return Holding(office=office, verdict="unknown", why=why)


def said(tenure: Tenure, named: Named) -> str:
    """A tenure in words: "Brask, Ada (1946-05-02 to 1948-11)"."""
    return f"{named(tenure.person)} ({when(tenure)})"


def when(tenure: Tenure) -> str:
    """When a person held an office, in words, and how that is known."""
    if tenure.attested:
        years = tenure.start if tenure.start == tenure.end else f"{tenure.start} to {tenure.end}"
        return f"listed so for {years}"
    start = tenure.start or (f"not before {tenure.bounds[0]}" if tenure.bounds[0] else "from an unknown day")
    end = tenure.end or (f"not after {tenure.bounds[1]}" if tenure.bounds[1] else "an unknown end")
    early = f"appointed or arrived {tenure.early}, in office " if tenure.early else ""
    return f"{'acting, ' if tenure.acting else ''}{early}{start} to {end}"
