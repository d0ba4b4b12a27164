"""People, offices and tenures from several sources, looked up by id, by surname and by office."""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property

import msgspec

from memcon.authority.entries import Entries, Holding, Meant, Office, Person, Tenure
from memcon.authority.folding import surnames
from memcon.authority.holders import Stay, acting, held, said, stays
from memcon.authority.laid import by_office, by_person, offices_of, people_of
from memcon.authority.titles import Titles
from memcon.authority.wording import Asked
from memcon.model.dates import FIRST, LAST

_ALIKE = 0.65  # of the letters of two surnames that are worth comparing further


class Authority:
    """What is known of who held which office; `sources` are laid over one another, the later over the earlier.

    Nothing is indexed before it is asked for. Days are ISO 8601 (YYYY-MM-DD), both inclusive; None is no bound.
    """

    def __init__(
        self, sources: Iterable[Entries], surname_index: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """`surname_index` gives ids by folded surname for the people of the first source, to spare the reckoning."""
        self._sources = tuple(sources)
        self._indexed = surname_index

    @staticmethod
    @cache
    def shipped() -> "Authority":
        """The people and offices that come with memcon; read from the disk once."""
        from memcon.authority.shipped import shipped_entries, shipped_surnames

        return Authority(shipped_entries(), shipped_surnames())

    def with_entries(self, *sources: Entries) -> "Authority":
        """This authority with further sources laid over it.

        A person of a known id gets the forms of both; an office that is known under another title is that one.
        """
        return Authority((*self._sources, *map(self._adopted, sources)), self._indexed)

    def _adopted(self, source: Entries) -> Entries:
        known: dict[str, str] = {}
        for office in source.offices:
            if office.id not in self.offices and office.rank is None:
                meant = self.office_meant(f"{office.title} of {office.of}")
                same = [found.office.id for found in meant if found.office.of == office.of]
                known |= {office.id: same[0]} if len(same) == 1 else {}
        return msgspec.structs.replace(
            source,
            offices=tuple(office for office in source.offices if office.id not in known),
            tenures=tuple(msgspec.structs.replace(t, office=known.get(t.office, t.office)) for t in source.tenures),
        )

    @cached_property
    def people(self) -> dict[str, Person]:
        """All people by id."""
        return people_of(self._sources)

    @cached_property
    def offices(self) -> dict[str, Office]:
        """All offices by id; of two sources that have one office the later says what it is called besides."""
        return offices_of(self._sources)

    @cached_property
    def _surnames(self) -> dict[str, tuple[str, ...]]:
        found = dict(self._indexed or {})
        for source in self._sources[1 if self._indexed is not None else 0 :]:
            for person in source.people:
                for form in (person.name, *person.forms):
                    for surname in surnames(form):
                        found[surname] = tuple(dict.fromkeys((*found.get(surname, ()), person.id)))
        return found

    @cached_property
    def _tenures(self) -> dict[str, tuple[Tenure, ...]]:
        return by_person(self._sources)

    @cached_property
    def _by_office(self) -> dict[str, list[Tenure]]:
        return by_office(self._sources)

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self.offices.values(), self._is_held)

    def _is_held(self, office: Office, asked: Asked) -> bool:
        first, last = asked.earliest or FIRST, asked.latest or LAST
        return any(stay.may_hold(first, last) for stay in self._stays(office.id))

    def person(self, person_id: str) -> Person | None:
        """The person of that id, or None."""
        return self.people.get(person_id)

    def named(self, surname: str) -> tuple[Person, ...]:
        """The people who bear a surname, folded as `memcon.authority.folding.words` does, in any form; by id.

        With particles and without: "de gaulle" and "gaulle" both give de Gaulle.
        """
        return tuple(self.people[key] for key in sorted(self._surnames.get(surname, ())))

    def alike(self, surname: str) -> tuple[str, ...]:
        """The folded surnames that begin with the same letter and differ from `surname` in a few others."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(
            surname,
            self._by_letter.get(surname[:1], ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=_ALIKE,
            limit=None,
        )
        return tuple(sorted(name for name, _, _ in found))

    @cached_property
    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for surname in self._surnames:
            found.setdefault(surname[:1], []).append(surname)
        return {letter: tuple(names) for letter, names in found.items()}

    def tenures(self, person_id: str) -> tuple[Tenure, ...]:
        """All that a person is known to have held, in the order of time."""
        return self._tenures.get(person_id, ())

    def of_office(self, office_id: str) -> tuple[Tenure, ...]:
        """All who are known to have held an office, in the order of time."""
        return tuple(stay.tenure for stay in self._stays(office_id))

    def held(self, person_id: str, earliest: str | None = None, latest: str | None = None) -> tuple[Tenure, ...]:
        """What a person may have held on one of these days, in the order of time."""
        first, last = earliest or FIRST, latest or LAST
        return tuple(
            stay.tenure
            for tenure in self.tenures(person_id)
            for stay in self._stays(tenure.office)
            if stay.tenure is tenure and stay.may_hold(first, last)
        )

    def office_meant(
        self,
        words: str,
        of: str | None = None,
        earliest: str | None = None,
        latest: str | None = None,
        at: str | None = None,
    ) -> tuple[Meant, ...]:
        """The offices that a title stands for in a record of the state `of`, made at `at`, in these days.

        "the Secretary of State", "our Minister in Warsaw", "Soviet Ambassador", "Acting Prime Minister of Australia".
        States may be given by any name or by a capital. Best first; none when the words name no office, or one that
        is said to be held no more ("the former Ambassador"). "Ambassador Bonnet" means what a Bonnet held then.
        """
        asked = Asked(of, at, earliest, latest)
        found = self._titles.meant(words, asked)
        named = tuple(self._titles.anywhere(words, asked))
        people = {person.id for meant in named for person in self.named(meant.bearer or "")}
        if not people:
            return found
        offices = {tenure.office for person in people for tenure in self.held(person, earliest, latest)}
        own = {meant.office.id: meant for meant in found if meant.office.id in offices}
        theirs = {
            meant.office.id: meant
            for meant in named
            if meant.office.id in offices and meant.whose in (None, meant.office.of)
        }
        return tuple((own or theirs).values())

    def holders(
        self, office: Office, earliest: str | None = None, latest: str | None = None, is_acting: bool = False
    ) -> Holding:
        """Who held the office in these days: one, several or nobody, with the reason in words.

        With `is_acting` who acted in it: whoever is known to have, else the holder of the office that stands in.
        """
        first, last = earliest or FIRST, latest or LAST
        known = self._stays(office.id)
        if is_acting:
            found = acting(office, known, first, last, self._name)
            if found is not None:
                return found
            for deputy in (self.offices[key] for key in office.stand_ins if key in self.offices):
                found = self.holders(deputy, earliest, latest)
                if found.tenures:
                    why = f"as {deputy.title}, who acts in the absence of the {office.title}: {found.why}"
                    return msgspec.structs.replace(found, office=office, why=why)
            return Holding(office=office, verdict="unknown", why="nobody is known to have acted in it then")
        found = held(office, known, first, last, self._name)
        if found.verdict in ("nobody", "unknown"):
            others = self._others(office, first, last)
            why = f"{found.why}; {others}" if others else found.why
            return msgspec.structs.replace(found, why=why, verdict="nobody" if others else found.verdict)
        return found

    def holders_meant(
        self,
        words: str,
        of: str | None = None,
        earliest: str | None = None,
        latest: str | None = None,
        at: str | None = None,
    ) -> tuple[Holding, ...]:
        """Who held each of the offices that a title may stand for; arguments as those of `office_meant`."""
        return tuple(
            self.holders(meant.office, earliest, latest, meant.acting)
            for meant in self.office_meant(words, of, earliest, latest, at)
        )

    def _others(self, office: Office, first: str, last: str) -> str:
        """Who headed the same mission under another rank in those days, in words."""
        found = [
            f"{other.title}: {said(stay.tenure, self._name)}"
            for other in self._titles.heads(office)
            for stay in self._stays(other.id)
            if stay.may_hold(first, last)
        ]
        return "; ".join(found)

    def _stays(self, office_id: str) -> tuple[Stay, ...]:
        kept = self._kept_stays.get(office_id)
        if kept is None:
            kept = self._kept_stays[office_id] = stays(self._by_office.get(office_id, ()))
        return kept

    @cached_property
    def _kept_stays(self) -> dict[str, tuple[Stay, ...]]:
        return {}

    def _name(self, person_id: str) -> str:
        person = self.people.get(person_id)
        return person.name if person else person_id
