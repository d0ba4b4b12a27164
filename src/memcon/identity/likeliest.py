"""Which of many known actors are worth weighing: a common surname has hundreds of bearers in a large library."""

from collections.abc import Sequence
from heapq import nsmallest

from memcon.identity.given import Agreement, given_agreement
from memcon.identity.seen import Seen

_MOST = 16  # weighed of one actor: adding a record costs the same however many bear its names

_ORDER: tuple[Agreement | None, ...] = ("full", "initials", "initial", None, "middle", "differ")
_SOME_YEARS = 5 * 365  # days: of two that differ by less it matters more how often they are met


def likeliest(met: Seen, candidates: Sequence[Seen]) -> list[Seen]:
    """The candidates that `met` may be, at most 16: who agrees in surname and first names, then the nearest in time.

    Of somebody met by a surname alone those come first of whom more is known.
    """
    if len(candidates) <= _MOST:
        return list(candidates)
    return nsmallest(_MOST, candidates, key=lambda one: _far(met, one))


def _far(met: Seen, one: Seen) -> tuple[bool, bool, int, int, int, str]:
    """How far `one` is from being `met`; the smallest is the likeliest."""
    alike = [(a, b) for a in met.people for b in one.people if a.core == b.core]
    if met.is_told:
        agreement = min((_ORDER.index(given_agreement(a, b)) for a, b in alike), default=len(_ORDER))
    else:
        agreement = 0 if one.is_told else 1
    days = met.days_from(one)
    return (
        met.authority is None or one.authority != met.authority,
        not alike,
        agreement,
        len(_ORDER) if days is None else days // _SOME_YEARS,
        -one.records,
        one.id,
    )
