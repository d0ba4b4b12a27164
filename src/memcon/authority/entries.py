"""What an authority is made of: people, offices, and who held which office when."""

from typing import Literal

import msgspec

Verdict = Literal["one", "several", "nobody", "unknown"]


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person: `name` as "Surname, Forenames"; `forms` all spellings; `birth`, `death` years.

    `years` are the first and the last year in which sources list the person, `same_as` ids elsewhere ("viaf",
    "pocom"), `doubts` what is known to be amiss with the entry, `source` where it comes from.
    """

    id: str
    name: str
    forms: tuple[str, ...] = ()
    birth: int | None = None
    death: int | None = None
    years: tuple[int, int] | None = None
    same_as: dict[str, str] = {}
    doubts: tuple[str, ...] = ()
    source: str = ""


class Office(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An office of one state or body: a seat at home, or (with `rank` and `at`) a post abroad.

    `of` is the state or body whose office it is, `at` where it is accredited; both by the names that
    `memcon.authority.places` gives. `titles` are what its own state's records call it besides, without the state, and
    `called` what only others do. `stand_ins` are the offices whose holders act when this one's is away, by rank. Of a
    `partial` office not all holders are known, so that between two of them there may have been another.
    """

    id: str
    title: str
    of: str
    at: str | None = None
    rank: str | None = None
    titles: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    also_at: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    partial: bool = False


class Tenure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person in an office from `start` to `end` (EDTF dates as precise as known, None for unknown).

    `early` is the day of appointment or arrival, before which the person did not act, where `start` is a later
    formality (credentials). `bounds` are derived limits for an unknown start or end: not facts. An `attested` tenure
    is known only from sources that list the person in the office in those years. `title` is what the office was
    called then.
    """

    person: str
    office: str
    start: str | None = None
    end: str | None = None
    early: str | None = None
    bounds: tuple[str | None, str | None] = (None, None)
    acting: bool = False
    attested: bool = False
    title: str | None = None
    note: str | None = None
    source: str = ""


class Entries(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One source of an authority: its `source` in words, people, offices and tenures."""

    source: str = ""
    people: tuple[Person, ...] = ()
    offices: tuple[Office, ...] = ()
    tenures: tuple[Tenure, ...] = ()


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a title stands for; `acting` when the title says so, `bearer` a folded surname in it.

    `whose` is the state that the title itself names, None where the record's own was taken.
    """

    office: Office
    acting: bool = False
    bearer: str | None = None
    whose: str | None = None


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """Who held an office in some days: the tenures (one, several or none), and the reason in words.

    `verdict` is "one"; "several" when more than one may be meant; "nobody" when the office was vacant or did not
    exist; "unknown" when the authority does not reach those days.
    """

    office: Office
    verdict: Verdict
    tenures: tuple[Tenure, ...] = ()
    why: str

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of the holders, each once, in the order of their tenures."""
        return tuple(dict.fromkeys(tenure.person for tenure in self.tenures))


def joined(one: Person, two: Person) -> Person:
    """One person of two entries with one id: the first's name, the forms, years of life and doubts of both."""
    forms = dict.fromkeys(form for form in (*one.forms, two.name, *two.forms) if form != one.name)
    return msgspec.structs.replace(
        one,
        forms=tuple(forms),
        birth=one.birth or two.birth,
        death=one.death or two.death,
        same_as=one.same_as | two.same_as,
        doubts=tuple(dict.fromkeys((*one.doubts, *two.doubts))),
    )
