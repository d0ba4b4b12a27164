"""People of a record: a person for each last name and first initial, an office's holder, correspondents."""

import re

from memcon.stages.cast import Cast, Member, bare, surname
from memcon.stages.lexical import persons
from memcon.stages.name_shapes import articleless, cut_owner, first_initial
from memcon.stages.office_names import without_markings

# "A. B. BRASK Lieut.-General Chief of Staff": a name in capitals, and what he is who signs
_SIGNED = re.compile(r"(\(?(?:[A-Z]\.\s?)+[A-Z][A-Z'’-]+\)?)\s+\(?[A-Z][a-z]")


class People:
    """Gathers persons and holders of offices in the cast of a record."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def person(self, name: str) -> Member | None:
        """The person of this name, new where nobody bears it yet; None for what is no person's name."""
        name = cut_owner(name)
        last = surname(name)
        if not last or last in persons("organisation"):
            return None
        member = self.known(name) or self.cast.add("person", name)
        member.called(name)
        return member

    def known(self, name: str) -> Member | None:
        """Who bears this last name, unless his first name or initial is another."""
        bearers = self.cast.persons(surname(name))
        return next((member for member in bearers if not _first_names_differ(member, name)), None)

    def office(self, office: str, pointed: bool = True) -> Member:
        """The person who holds an office, named or not; `pointed` for "the Minister", not for "Minister" alone."""
        member = self.cast.holder(office, pointed) or self.cast.named(office) or self.cast.add("person", office)
        member.offices.add(bare(office))
        member.called(office)
        return member

    def correspondent(self, printed: str) -> None:
        """Take in "The Ambassador in Valdoria (Prescott)", "Mr. A. Novak, Minister in Lenz", "Secretary of State"."""
        name, office = _name_and_office(without_markings(printed))
        words = [word.casefold() for word in re.findall(r"[\w-]+", name)]
        if any(word in persons("organisation") for word in words):
            if self.cast.named(name) is None:
                self.cast.add("organisation", articleless(name))
        elif not office and any(word in persons("office") for word in (*words[:3], *words[-1:])):
            self.office(name)
        else:
            member = self.person(name)
            if member is not None and office:
                member.offices.add(bare(office))
                member.called(printed)


def _name_and_office(printed: str) -> tuple[str, str]:
    """The name and the office in a correspondent's line; "" where it gives no office."""
    bracketed = re.search(r"\(([^()]*\w)\)\s*$", printed)
    if bracketed:
        return bracketed.group(1), printed[: bracketed.start()].strip()
    if signed := _SIGNED.match(printed):
        return signed[1].strip("() "), printed[signed.end(1) :].strip()
    if "," not in printed:
        return printed, ""
    name, office = printed.split(",", 1)
    return name.strip(), office.strip()


def _first_names_differ(member: Member, name: str) -> bool:
    """True when a known bearer of the last name has another first name or initial than `name`."""
    mine = first_initial(name)
    theirs = {initial for initial in map(first_initial, member.names) if initial}
    return bool(mine and theirs and mine not in theirs)
