"""What speaks for two persons being one, and what against: each thing in words, with points.

The points add up (`memcon.identity.judgement` has the bounds). They were set on the labelled pairs of
`benchmarks/identity.py`; docs/identity.md has the table and the figures.
"""

from collections.abc import Iterator
from typing import NamedTuple

from memcon.identity.given import Agreement, given_agreement
from memcon.identity.names import PersonName, office_parts, person_name, person_names, words
from memcon.identity.seen import Seen
from memcon.identity.spelling import LONG, Likeness, likeness
from memcon.lexicon import load

A_SEASON = 200  # days within which shared company speaks for one person
_A_LIFE_IN_OFFICE = 45  # years: two records further apart are not about one active person
_OUT_OF_SIGHT = 12  # years after which another spelling may be another person
_A_GENERATION = 25  # years after which a rare surname may be a child's
_A_POST = 3  # years in which one office is mostly held by one
_RARE = 2  # bearers of a surname, whenever they lived, up to which it says who is meant
_KNOWN = 8  # the same, up to which it does within a few years
_OFTEN = 5  # records from which somebody is so often met that a common surname means him
_A_RANK = 3  # years in which nobody is both a general and a plain Mr.
_SELDOM = 60  # records that name somebody, up to which being named beside him tells most
_A_WIFE = -1.5  # who is called Mrs. only once may be the wife
_HIS_WIFE = -4.0  # the same, beside one of whom more is told than a surname
_BESIDE = 2.0  # points at most for all who are named beside both
_GUESSED = 0.5  # both may be somebody, by a surname alone and years apart
_NEAR = 1.5  # no more than an initial: the margin by which one of two bearers is taken

NEVER = -100.0

_NAMES: dict[Likeness, float] = {"same": 4.0, "romanised": 4.0, "spelling": 2.5, "misprint": 0.0}
_GIVEN: dict[Agreement, float] = {"full": 4.0, "initials": 3.0, "initial": 1.5, "middle": -0.5, "differ": NEVER}
_RANKED: tuple[Agreement, ...] = ("full", "initials", "initial", "middle", "differ")
_SURE: tuple[Agreement | None, ...] = ("full", "initials")
_SLIPS: dict[Likeness, float] = {"misprint": 2.5, "spelling": 1.0}  # of a name that nobody is known to bear


class Evidence(NamedTuple):
    """One thing that speaks for (positive or zero points) or against, in words."""

    said: str
    points: float


def of_persons(one: Seen, two: Seen) -> list[Evidence]:
    """The evidence on two persons that have personal names."""
    mine, theirs = _compounds(_in_full(one), two.people), _compounds(_in_full(two), one.people)
    found = {(a, b): near for a in mine for b in theirs if (near := likeness(a.core, b.core))}
    if not found:
        return [Evidence("other surnames", NEVER)]
    best = max(found.values(), key=_NAMES.__getitem__)
    agreement = _agreement(list(found))
    a, b = min((pair for pair, near in found.items() if near == best), key=sorted)
    slip = best in _SLIPS and min(len(a.core), len(b.core)) >= LONG and min(one.bearers, two.bearers) == 0
    names = {
        "same": f"the same surname: {a.surname}",
        "romanised": f"one surname in two spellings: {a.surname}, {b.surname}",
        "spelling": f"surnames that may be one name in two spellings: {a.surname}, {b.surname}",
        "misprint": f"surnames that a misprint may part: {a.surname}, {b.surname}",
    }
    return [
        Evidence(names[best], _NAMES[best]),
        *([Evidence("nobody is known to bear both", _SLIPS[best])] if slip else []),
        *_given(one, two, agreement),
        *_titles(one, two, list(found)),
        *_namesakes(one, two, agreement),
        *_likely(one, two),
        *_years(one, two, best == "same" or slip, agreement),
        *_posts(one, two),
        *_company(one, two),
        *_beside(one, two),
    ]


def first_names_differ(one: Seen, two: Seen) -> bool:
    """True where the first names that records print of the two are never one person's."""
    return _agreement([(a, b) for a in one.people for b in two.people if a.core == b.core]) == "differ"


def _in_full(seen: Seen) -> tuple[PersonName, ...]:
    """The names that records print, and the one in full of the person that it surely is."""
    return (*seen.people, *person_names((seen.full,))) if seen.full else seen.people


def _compounds(people: tuple[PersonName, ...], others: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """The names, and with a hyphen those that another bears with one: "Orlo Vane" beside "Orlo-Vane"."""
    hyphened = {name.surname for name in others if "-" in name.surname}
    joined = (n._replace(surname=f"{n.given[-1]}-{n.surname}", given=n.given[:-1]) for n in people if n.given)
    return (*people, *(name for name in joined if name.surname in hyphened))


def _agreement(pairs: list[tuple[PersonName, PersonName]]) -> Agreement | None:
    """How the first names agree at best; those that another name of the same person has in full are left aside."""
    mine, theirs = (_fullest({pair[side] for pair in pairs}) for side in (0, 1))
    agreements = {given_agreement(a, b) for a, b in pairs if a in mine and b in theirs}
    return next((agreement for agreement in _RANKED if agreement in agreements), None)


def _fullest(names: set[PersonName]) -> set[PersonName]:
    told = [name for name in names if name.given]
    return {name for name in told if not any(_shortens(name.given, other.given) for other in told)}


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True for initials of names that are given in full: "t c" of "thomas clayton"."""
    return (
        short != full
        and len(short) <= len(full)
        and all(len(one) == 1 and two.startswith(one) for one, two in zip(short, full, strict=False))
    )


def _given(one: Seen, two: Seen, agreement: Agreement | None) -> Iterator[Evidence]:
    if agreement == "differ":
        shown = (" or ".join(sorted({" ".join(name.given) for name in s.people if name.given})) for s in (one, two))
        yield Evidence(f"first names differ: {', '.join(shown)}", NEVER)
    elif agreement:
        said = {"full": "first names agree", "middle": "an initial agrees that is not the first"}
        yield Evidence(said.get(agreement, "initials agree"), _GIVEN[agreement])


def _titles(one: Seen, two: Seen, pairs: list[tuple[PersonName, PersonName]]) -> Iterator[Evidence]:
    """Titles that one person does not bear both of: a woman's and a man's, a general's and an admiral's."""
    mine, theirs = ({title for pair in pairs for title in pair[side].titles} for side in (0, 1))
    for first, second, points, limit in _CLASHES:
        clash = _bears(mine, first, second) and _bears(theirs, second, first)
        clash = clash or (_bears(mine, second, first) and _bears(theirs, first, second))
        if clash and (limit is None or (one.days_from(two) or 0) <= limit * 365):
            shown = " and ".join(", ".join(sorted(titles)) for titles in (mine, theirs))
            yield Evidence(f"titles of two persons: {shown}", points)
            return
    woman, other = (one, two) if mine & _TITLES["female"] else (two, one)
    if bool(mine & _TITLES["female"]) != bool(theirs & _TITLES["female"]):
        told = other.is_told and not woman.is_told
        yield Evidence("a woman's title that the other never bears", _HIS_WIFE if told else _A_WIFE)


_PARTS = load("name-parts")
_CLASHES: tuple[tuple[str, str, float, int | None], ...] = (
    ("female", "male", NEVER, None),
    ("army", "navy", -3.0, None),
    ("army", "civil", -3.0, _A_RANK),
    ("navy", "civil", -3.0, _A_RANK),
    ("peer", "army", -2.0, _A_RANK),
    ("peer", "civil", -2.0, _A_RANK),
)
_TITLES = {kind: frozenset(_PARTS[kind]) for kind in ("female", "male", "army", "navy", "civil", "peer")}


def _bears(titles: set[str], kind: str, other: str) -> bool:
    return bool(titles & _TITLES[kind]) and not titles & _TITLES[other]


def _namesakes(one: Seen, two: Seen, agreement: Agreement | None) -> Iterator[Evidence]:
    """What others who bore the surname take from it, where first names do not tell the two from them."""
    if agreement in _SURE or (one.authority and one.authority == two.authority):
        return
    told = [seen for seen in (one, two) if seen.is_told]
    known = {key for seen in (one, two) if not seen.is_told for key in seen.in_office}
    others = sorted(known - {seen.authority for seen in told})
    parted = bool(told) or not _is_near(one, two) or _is_officer(one) != _is_officer(two)
    if len(others) > (0 if told else 1) and parted:
        yield Evidence(f"others of the name were in office then ({', '.join(others[:3])})", -2.0)
    elif points := _commonness(one, two, bool(told)):
        yield Evidence("others bear the name", points)


def _is_officer(seen: Seen) -> bool:
    titles = {title for name in seen.people for title in name.titles}
    return bool(titles & (_TITLES["army"] | _TITLES["navy"]))


def _commonness(one: Seen, two: Seen, told: bool) -> float:
    """What a surname loses that so many bore, the further apart it is met.

    One that most would know by a first name says little of who is meant by it alone, unless he is met often.
    """
    bearers, days = max(one.bearers, two.bearers), one.days_from(two) or 0
    years = days / 365
    if bearers <= _RARE:
        return -1.0 if years > _A_GENERATION else 0.0
    if bearers <= _KNOWN:
        return -2.0 if years > _OUT_OF_SIGHT else -1.0 if years > _A_POST else 0.0
    if told and max(one.records, two.records) < _OFTEN:
        return -1.0 if days <= A_SEASON else -2.0
    return -2.0 if years > _A_POST else -1.0 if days > A_SEASON else 0.0


def _likely(one: Seen, two: Seen) -> Iterator[Evidence]:
    """Whom of an authority both are, where a surname alone says so of one of them."""
    if not one.likely and not two.likely:
        return
    mine, theirs = one.authority or one.likely, two.authority or two.likely
    if mine and mine == theirs:
        guessed = not (one.authority or two.authority) and (one.days_from(two) or 0) > _A_POST * 365
        yield Evidence(f"both are likely {mine}", _GUESSED if guessed else _NEAR)
    elif mine and theirs:
        yield Evidence(f"likely {mine} and {theirs}", -2.0)
    elif _is_another(one, two):
        yield Evidence(f"likely {mine or theirs}, who has other first names", -2.0)


def _is_another(one: Seen, two: Seen) -> bool:
    """True where one is likely somebody whose first names are not those that the records print of the other."""
    likely, other = (one, two) if one.supposed else (two, one)
    pairs = [(a, b) for a in person_names((likely.supposed or "",)) for b in other.people]
    return _agreement([(a, b) for a, b in pairs if a.core == b.core]) == "differ"


def _is_near(one: Seen, two: Seen) -> bool:
    days = one.days_from(two)
    return days is not None and days <= A_SEASON


def _years(one: Seen, two: Seen, alike: bool, agreement: Agreement | None) -> Iterator[Evidence]:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return
    furthest = max((two.last - one.first).days, (one.last - two.first).days) // 365
    gap = (one.days_from(two) or 0) // 365
    if furthest > _A_LIFE_IN_OFFICE:
        yield Evidence(f"the records lie {furthest} years apart", NEVER)
    elif gap > _OUT_OF_SIGHT and not alike and agreement not in _SURE:
        yield Evidence(f"another spelling, and not met for {gap} years", -1.0)
    elif alike and (one.days_from(two) or 0) <= A_SEASON:
        yield Evidence("met in the same season", _NEAR)


def _posts(one: Seen, two: Seen) -> Iterator[Evidence]:
    """An office that both are called by, in about the same years."""
    days = one.days_from(two)
    if days is None or days > _A_POST * 365:
        return
    mine, theirs = ({words(part) for name in seen.names for part in office_parts(name)} for seen in (one, two))
    shared = sorted(" ".join(post) for post in mine & theirs if len(post) > 1 and person_name(" ".join(post)) is None)
    if shared:
        yield Evidence(f"the same office: {shared[0]}", 2.0)


def _company(one: Seen, two: Seen) -> Iterator[Evidence]:
    """What in their company, side and role, at about the same time, speaks for one person."""
    days = one.days_from(two)
    if not (one.present and two.present) or days is None or days > A_SEASON:
        return
    shared = sorted(one.company & two.company)
    sides = sorted(one.sides & two.sides)
    roles = sorted(one.roles & two.roles)
    if len(shared) >= 2 or (shared and (sides or roles)):
        yield Evidence(f"met with the same people ({', '.join(shared[:4])}) within {days + 1} days", 3.0)
    if sides and (shared or roles):
        yield Evidence(f"on the same side ({', '.join(sides)})", 0.75)
    if roles and (shared or sides):
        yield Evidence(f"in the same role ({', '.join(roles)})", 0.75)
    if one.sides and two.sides and not sides:
        yield Evidence(f"on other sides ({', '.join(sorted(one.sides | two.sides))})", -2.0)


def _beside(one: Seen, two: Seen) -> Iterator[Evidence]:
    """Whom the records of both name besides, the more telling the fewer records name them."""
    days = one.days_from(two)
    if days is None or days > A_SEASON:
        return
    shared = {key: _SELDOM / max(_SELDOM, two.beside[key]) for key in one.beside.keys() & two.beside.keys()}
    points = sum(shared.values())
    if points >= 1:
        told = sorted(shared, key=lambda key: (-shared[key], key))[:4]
        yield Evidence(f"named beside the same ({', '.join(told)})", min(_BESIDE, points))
