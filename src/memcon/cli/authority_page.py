"""People and offices of an authority, laid out for a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from memcon.authority import Authority, Holding
from memcon.authority.asking import Known
from memcon.authority.holders import when
from memcon.cli.terminal import NAME, QUIET, console, count, labelled, say

_MOST = 25  # people of one name that are shown


def print_people(found: tuple[Known, ...], authority: Authority, name: str, day: str) -> None:
    """The people of a name, each with his years and offices; with a day, what they held then."""
    out = console()
    if not found:
        say(out, f"Nobody in the authority bears the name {name!r}.")
    for known in found[:_MOST]:
        _print_person(known, authority, out, day)
    if len(found) > _MOST:
        out.print()
        say(out, f"and {count(len(found) - _MOST, 'other')} of that name; --json shows all")


def _print_person(known: Known, authority: Authority, out: Console, day: str) -> None:
    person = known.person
    years = f" ({person.birth or '?'}–{person.death or ''})" if person.birth or person.death else ""
    out.print()
    say(out, Text.assemble((person.name, NAME), years, (f"  {person.id}", QUIET)), hang=4)
    rows = [("Also", "; ".join(form for form in person.forms[:6])), ("Beware", "; ".join(person.doubts))]
    labelled([("    " + label, value) for label, value in rows if value], out)
    for tenure in known.tenures:
        office = authority.offices[tenure.office]
        say(out, f"{tenure.title or office.title} ({office.of}): {when(tenure)}", 4, hang=4)
    for remark in known.remarks:
        years = f"{remark.first}" if remark.first == remark.last else f"{remark.first}–{remark.last}"
        say(out, Text(f"{years}: {remark.text}", style=QUIET), 4, hang=4)
    if not known.tenures and day:
        say(out, f"held nothing known on {day}", 4)


def print_holdings(found: Iterable[Holding], authority: Authority, title: str) -> None:
    """The offices that a title stands for, with who held them and why."""
    out = console()
    holdings = list(found)
    if not holdings:
        say(out, f"{title!r} names no office that is known, or one that is said to be held no more.")
    for holding in holdings:
        names = ", ".join(authority.people[key].name for key in holding.people) or "nobody" * (
            holding.verdict == "nobody"
        )
        called = next((tenure.title for tenure in holding.tenures if tenure.title), holding.office.title)
        office = f"{called} ({holding.office.of})"
        say(out, Text.assemble((office, NAME), f": {names or 'not known'}"), hang=4)
        say(out, Text(holding.why, style=QUIET), 4, hang=4)
