"""Do the first names of two persons agree: in full, by initials, by a pet name, in another spelling?"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from memcon.identity.chinese import readings
from memcon.identity.names import PersonName
from memcon.identity.spelling import alike, skeleton

if TYPE_CHECKING:
    from nicknames import NickNamer

Agreement = Literal["full", "initials", "initial", "differ"]


def given_agreement(one: PersonName, two: PersonName) -> Agreement | None:
    """How the first names of two persons of one surname agree; None where one has none.

    "full" where a name written out is the same, a pet name of the same, or another spelling of it; else by two
    initials or by one. What one has more than the other may stand anywhere: A. N. Bel and Neville Bel agree.
    """
    if not one.given or not two.given:
        return None
    shorter, longer = sorted((one.given, two.given), key=len)
    best: Agreement = "differ"
    full = initials = 0
    rest = list(longer)
    for name in shorter:
        at = next((at for at, other in enumerate(rest) if _same(name, other)), None)
        if at is None:
            return best
        written = min(len(name), len(rest[at])) > 1
        full, initials = full + written, initials + (not written)
        rest = rest[at + 1 :]
    return "full" if full else "initials" if initials > 1 else "initial"


def given_agree(one: PersonName, two: PersonName) -> bool | None:
    """True when first names or initials agree, False when they cannot be one man's, None when one has none."""
    agreement = given_agreement(one, two)
    return None if agreement is None else agreement != "differ"


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


def _formal(name: str) -> frozenset[str]:
    """The names that a pet name stands for."""
    return frozenset(_nicknames().canonicals_of(name))


@cache
def _nicknames() -> "NickNamer":
    from nicknames import NickNamer  # its list is read when first names first differ

    return NickNamer()
