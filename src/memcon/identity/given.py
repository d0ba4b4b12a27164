"""Do the first names of two persons agree: in full, by initials, by a pet name, in another spelling?"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import OSA

from memcon.identity.chinese import readings
from memcon.identity.names import PersonName, person_name
from memcon.identity.spelling import alike, skeleton

if TYPE_CHECKING:
    from nicknames import NickNamer

Agreement = Literal["full", "initials", "initial", "middle", "differ"]


def given_agreement(one: PersonName, two: PersonName) -> Agreement | None:
    """How the first names of two persons of one surname agree; None where one has none.

    "full" where a name written out is the same, a pet name of the same, or another spelling of it; else by two
    initials or by one; a slip of the press in a name counts as an initial, and so do initials in another order. What
    one has more than the other may stand anywhere: A. N. Bel and Neville Bel agree, but only by a name that is not
    the first ("middle").
    """
    if not one.given or not two.given:
        return None
    if _is_exchanged(one.given, two.given):
        return "initial"
    shorter, longer = sorted((one.given, two.given), key=len)
    best: Agreement = "differ"
    full = initials = 0
    rest = list(longer)
    for name in shorter:
        at = _found(name, rest)
        if at is None:
            return "initial" if _is_slip_of_one(one.given, two.given) else best
        written = min(len(name), len(rest[at])) > 1 and _same(name, rest[at])
        full, initials = full + written, initials + (not written)
        rest = rest[at + 1 :]
    if full or initials > 1:
        return "full" if full else "initials"
    first, other = shorter[0], longer[0]
    if first[0] != other[0] and len(longer) > 2:
        return "differ"  # Neil may be a Cornelius, but hardly C. S. A.
    return "initial" if _same(first, other) or _is_slip(first, other) else "middle"


def _found(name: str, others: Sequence[str]) -> int | None:
    """Where `name` stands among `others`: written out if it can be, else as an initial or with a slip."""
    alike = [at for at, other in enumerate(others) if _same(name, other) or _is_slip(name, other)]
    written = [at for at in alike if min(len(name), len(others[at])) > 1]
    return next(iter(written or alike), None)


def _is_slip_of_one(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """True for first names of which an initial is another and the rest agree: a name written out, or two initials."""
    if len(one) != len(two):
        return False
    agree = [(a, b) for a, b in zip(one, two, strict=True) if _same(a, b)]
    others = [(a, b) for a, b in zip(one, two, strict=True) if (a, b) not in agree]
    slip = len(others) == 1 and max(len(name) for name in others[0]) == 1
    return slip and (len(agree) > 1 or any(len(name) > 1 for pair in agree for name in pair))


def _is_exchanged(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """True for initials in another order, as the press exchanges them: "J. H." and "H. J."."""
    return one != two and all(len(name) == 1 for name in (*one, *two)) and sorted(one) == sorted(two)


def given_agree(one: PersonName, two: PersonName) -> bool | None:
    """True when first names or initials agree, False when they cannot be one man's, None when one has none."""
    agreement = given_agreement(one, two)
    return None if agreement is None else agreement != "differ"


def of_one(names: Mapping[str, int]) -> tuple[str, ...]:
    """The names as printed, without those whose first names are another's than the ones that most records print.

    `names` gives the number of records by name. One record that took two of a surname for one does not make them one
    in all others.
    """
    people = {name: person for name in names if (person := person_name(name)) and person.given}
    most = max(people, key=lambda name: (names[name], len(name), name), default=None)
    if most is None:
        return tuple(names)
    known = people[most]
    return tuple(
        name
        for name in names
        if name not in people
        or names[name] == names[most]
        or people[name].core != known.core
        or given_agree(people[name], known) is not False
    )


@lru_cache(maxsize=1 << 16)
def _same(one: str, two: str) -> bool:
    if len(one) == 1 or len(two) == 1:
        letter, name = sorted((one, two), key=len)
        return any(form.startswith(letter) for form in {name, *_formal(name)})
    if one == two or one.replace("-", "") == two.replace("-", ""):
        return True
    if readings(one) & readings(two):
        return True
    if {one, *_formal(one)} & {two, *_formal(two)}:
        return True
    return alike(one, two) or (len(skeleton(one)) >= 3 and skeleton(one) == skeleton(two))


@lru_cache(maxsize=1 << 16)
def _is_slip(one: str, two: str) -> bool:
    """True for first names of some length that begin alike and differ by a letter, from seven letters on by two."""
    shorter = min(len(one), len(two))
    if shorter < 5 or one[0] != two[0]:
        return False
    bound = 1 if shorter < 7 else 2
    return OSA.distance(one, two, score_cutoff=bound) <= bound


def _formal(name: str) -> frozenset[str]:
    """The names that a pet name stands for.

    The list has slips (Bill for Robert, which would make Robert and William one): a name counts that begins with the
    same letter or shares two in a row.
    """
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    found = _nicknames().canonicals_of(name)
    return frozenset(full for full in found if full[:1] == name[:1] or any(pair in full for pair in pairs))


@cache
def _nicknames() -> "NickNamer":
    from nicknames import NickNamer  # its list is read when first names first differ

    return NickNamer()
