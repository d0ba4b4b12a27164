"""Offices as users write them down: a title, whose office it is, and where it is accredited."""

from memcon.authority.entries import Office
from memcon.authority.folding import title_words
from memcon.authority.places import beginning, state
from memcon.authority.titles import Titles, post, seat_id
from memcon.authority.wording import Asked


def office_written(title: str, of: str | None = None, at: str | None = None) -> Office | None:
    """The office that a title means; None when it is not said whose it is.

    "Ambassador" with `of` and `at` is a post abroad, and so is "Polish Ambassador to France" by itself; "Minister of
    Finance" with `of`, or "Minister of Finance of Poland", is a seat at home.
    """
    whose = state(of) if of else None
    if at:
        found = Titles(()).meant(f"{title} in {at}", Asked(of=whose))
    else:
        found = Titles(()).meant(title, Asked(of=whose)) if whose is None or beginning(title_words(title))[0] else ()
    if found and found[0].office.rank:
        return found[0].office
    if at and whose:  # a rank that memcon does not know
        return post(whose, "-".join(title_words(title)), state(at))
    name, nation = (title, whose) if whose else _without_state(title)
    return Office(id=seat_id(nation, name), title=name, of=nation) if nation else None


def _without_state(title: str) -> tuple[str, str | None]:
    """A title without the state before or behind it, and that state."""
    words = title.split()
    for at in range(len(words) - 1, 0, -1):
        if words[at] == "of":
            rest = title_words(" ".join(words[at + 1 :]))
            place, size = beginning(rest)
            if place and size == len(rest):
                return " ".join(words[:at]), place.name
    for size in range(min(4, len(words) - 1), 0, -1):
        lead = title_words(" ".join(words[:size]))
        place, taken = beginning(lead)
        if place and taken == len(lead):
            return " ".join(words[size:]), place.name
    return title, None
