"""Names of persons among words: behind a title or office, with initials, or a last name known from elsewhere.

Indices count the words of a block, end exclusive.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from memcon.stages.bodies import Found
from memcon.stages.cast import Member, bare, surname
from memcon.stages.lexical import persons, state_names
from memcon.stages.name_shapes import cut_owner, is_first_name, is_place, name_end, owner_length, printed
from memcon.stages.office_names import is_office, office_end, titles_end, whose_end
from memcon.stages.people import People
from memcon.stages.words import Word, is_function_word

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_FIRST_AND_INITIALS = re.compile(r"([A-Z][a-z]+) (?:[A-Z]\. ?)+")
_POINTING = frozenset(("the", "our", "his", "my", "their", "your"))
_BEFORE_TITLE = _POINTING | {"this", "a", "an"}
_LONGEST_BEFORE = 5  # words of a name before its office, stops among them


def titled(words: Sequence[Word], begin: int, people: People) -> Found | None:
    """ "Com. Gradov", "General de Vries"; "the Minister of Finance, Mr. Le Perq", "the Minister of Finance"."""
    title = _title(words, begin)
    if title is None:
        return None
    if title.name_end > title.name_at:
        if title.rank_at > title.i:
            return None  # "the Gradovian Minister Brask": a state, then a name
        name = printed(words[title.name_at : title.name_end])
        first = name.split()[0]
        if bare(first) in persons("organisation"):
            return None
        member = people.person(name) if first not in state_names() or " " in name else None
        if member is not None:
            member.by_shape = False
            office = words[title.i : title.name_at]
            member.offices.add(bare(" ".join(word.text for word in office if word.text != ".")))
            return Found(member, begin if words[begin].lower == "the" else title.i, title.name_end)
    place = _office(words, begin, title)
    return _holder(words, begin, *place, people) if place else None


def office_at(words: Sequence[Word], begin: int) -> tuple[int, int] | None:
    """Where the office begins and ends that stands at `begin`, its article left out; None where its name follows."""
    title = _title(words, begin)
    return _office(words, begin, title) if title and title.name_end == title.name_at else None


class _Title(NamedTuple):
    """Where a title begins behind its article, its rank behind a state, a name behind it, and where that ends."""

    i: int
    rank_at: int
    name_at: int
    name_end: int


def _title(words: Sequence[Word], begin: int) -> _Title | None:
    i = begin + int(words[begin].lower in _BEFORE_TITLE)
    rank_at = whose_end(words, i)
    name_at = titles_end(words, rank_at)
    if name_at == rank_at:
        return None
    owner = owner_length(words[name_at - 1].text)  # "the Minister's London speech" has no name
    return _Title(i, rank_at, name_at, name_at if owner else name_end(words, name_at))


def _office(words: Sequence[Word], begin: int, title: _Title) -> tuple[int, int] | None:
    pointed = title.i > begin and words[begin].lower in _POINTING
    end = office_end(words, title.name_at)
    told = title.i > 0 or end - title.i > 1  # a word alone at the head of a block may be anything
    first = words[title.i]
    if not pointed and not (first.capital and told and len(first.text) > 3):
        return None
    return (title.i, end) if is_office(words[title.rank_at : title.name_at]) else None


def _holder(words: Sequence[Word], begin: int, i: int, end: int, people: People) -> Found:
    """Who holds the office that the words from `i` to `end` name: the one named beside it, or its holder."""
    office = cut_owner(printed(words[i:end]))
    named = beside(words, begin, i, end, people)
    if named is None:
        return Found(people.office(office, begin < i), begin, end)
    member, end = named
    member.offices.add(bare(office))
    member.called(office)
    return Found(member, begin, end)


def beside(words: Sequence[Word], begin: int, i: int, end: int, people: People) -> tuple[Member, int] | None:
    """The person named behind an office from `i` to `end`, or before it, and where his name and office end.

    Behind a name and a comma an office without an article is his, whoever is named next, as in a list. `begin` is
    the article's place.
    """
    before = _bearer(words, begin, end, people)
    named = None if before and begin == i else _apposed(words, end, people)
    return named or ((before, end) if before else None)


def _bearer(words: Sequence[Word], office: int, close: int, people: People) -> Member | None:
    """The person known by the name before an office: "Novak, Deputy Director", or signed "(A. NOVAK) Director"."""
    end = office - 1
    signed = close == len(words) and office > 0 and words[_signature_end(words, end)].text.isupper()
    end = first = _signature_end(words, end) + 1 if signed else end
    while first > 0 and end - first < _LONGEST_BEFORE and (words[first - 1].capital or words[first - 1].text == "."):
        first -= 1
    if first >= end or not (signed or words[end].text == ","):
        return None
    name = printed(words[first:end])
    return people.known(name) or (people.person(name) if signed and _INITIALS.match(name) else None)


def _signature_end(words: Sequence[Word], last: int) -> int:
    """The last word of the name in a signature that ends with `last`: in brackets, or before a rank in brackets."""
    if last < 1 or words[last].text != ")":
        return last
    opening = next((at for at in range(last - 1, -1, -1) if words[at].text == "("), -1)
    within = [word for word in words[opening + 1 : last] if word.text not in ".-"]
    ranks = all(part in persons("title") for word in within for part in word.lower.split("-"))
    return opening - 1 if ranks and opening > 0 else last - 1


def _apposed(words: Sequence[Word], end: int, people: People) -> tuple[Member, int] | None:
    """The name behind an office that ends at `end`: ", Mr. Novak" or "(A.B. Novak)", and where it ends."""
    if end + 1 >= len(words) or words[end].text not in ",(":
        return None
    begin = end + 1
    while begin < len(words) and (words[begin].lower in persons("title") or words[begin].text == "."):
        begin += 1
    close = name_end(words, begin)
    if close == begin or words[begin].text in state_names():
        return None
    name = printed(words[end + 1 : close])
    mark = words[close].text if close < len(words) else "."
    if words[end].text == "(":
        if close >= len(words) or mark != ")":
            return None
        close += 1
    elif begin == end + 1 and (people.cast.person(surname(name)) is None or mark not in ",.;"):
        return None  # without a title only a known name that ends there
    member = people.person(name)
    return (member, close) if member else None


def plain(words: Sequence[Word], i: int, people: People, prose: bool) -> Found | None:
    """A name without a title: a known last name, initials and a name, two capitalised words in prose; or None."""
    word = words[i]
    particle = word.lower in persons("particle")
    if not word.text[0].isalpha() or is_function_word(word.lower) or not (word.capital or particle):
        return None
    end = name_end(words, i)
    if end == i:
        return None
    name = cut_owner(printed(words[i:end]))
    placed = end - i > 1 and i > 0 and words[i - 1].lower in {"in", "at", "near", "from"}
    if placed and not _is_form_of(name, people):
        return None  # "the bank in Lenz Novak answered": a place, then a name
    known = people.known(name)
    if known is not None:
        return Found(known, i, end)
    told = _has_initials(name, words[i:end]) or _office_follows(words, i, end)
    if not word.capital or not (told or (prose and _is_full_name(words, i, end))):
        return None
    member = people.person(name)
    if member is not None:
        member.by_shape = not told
    return Found(member, i, end) if member else None


def _is_form_of(name: str, people: People) -> bool:
    """True for a name, or part of one, that a known person bears."""
    known = people.cast.person(surname(name))
    return known is not None and any(name in each for each in known.names)


def _has_initials(name: str, words: Sequence[Word]) -> bool:
    """True for initials before a last name that is not an abbreviation, behind a known first name too."""
    first = _FIRST_AND_INITIALS.match(name)
    led = _INITIALS.match(name) or (first and is_first_name(first[1]))
    if not led or len(words) < 2 or name.isupper():
        return False
    return len(surname(name)) > 2 and cut_owner(words[-1].text)[0].isupper()


def _is_full_name(words: Sequence[Word], begin: int, end: int) -> bool:
    """True for two or three capitalised words inside a sentence, none of them common or a state's."""
    if not 2 <= end - begin <= 3 or begin == 0 or words[begin - 1].text in ".!?:":
        return False
    if is_place(printed(words[begin:end])):
        return False
    return all(word.text == "." or _is_first_or_last(word) for word in words[begin:end]) and not any(
        _is_no_name(word) for word in words[begin:end]
    )


def _office_follows(words: Sequence[Word], begin: int, end: int) -> bool:
    """True for capitalised words with an office behind them: "Novak, Deputy Director"."""
    if end >= len(words) or words[end].text != ",":
        return False
    close = titles_end(words, end + 1)
    office = any(word.lower in persons("office") for word in words[end + 1 : close])
    proper = all(word.text == "." or (_is_first_or_last(word) and not _is_no_name(word)) for word in words[begin:end])
    return office and proper and words[end + 1].capital


def _is_first_or_last(word: Word) -> bool:
    return len(word.text) > 2 and not word.text.isupper()


def _is_no_name(word: Word) -> bool:
    if word.text in state_names() or word.lower.rstrip("s") in persons("not_name"):
        return True
    return any(word.lower in persons(section) for section in ("not_name", "group", "persuasion"))
