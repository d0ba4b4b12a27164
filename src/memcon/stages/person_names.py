"""Names of persons among words: behind a title or office, with initials, or a last name known from elsewhere.

Indices count the words of a block, end exclusive.
"""

import re
from collections.abc import Sequence

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


def titled(words: Sequence[Word], begin: int, people: People) -> Found | None:
    """ "Com. Gradov", "General de Vries"; "the Minister of Finance, Mr. Le Perq", "the Minister of Finance"."""
    article = words[begin].lower in _BEFORE_TITLE
    i = begin + 1 if article else begin
    rank_at = whose_end(words, i)
    name_at = titles_end(words, rank_at)
    if name_at == rank_at:
        return None
    owner = owner_length(words[name_at - 1].text)  # "the Minister's London speech" has no name
    end = name_at if owner else name_end(words, name_at)
    if rank_at > i and end > name_at:
        return None  # "the Gradovian Minister Brask": a state, then a name
    if end > name_at:
        name = printed(words[name_at:end])
        if bare(name.split()[0]) in persons("organisation"):
            return None
        member = people.person(name) if name.split()[0] not in state_names() or " " in name else None
        if member is not None:
            member.by_shape = False
            member.offices.add(bare(" ".join(word.text for word in words[i:name_at] if word.text != ".")))
            return Found(member, begin if words[begin].lower == "the" else i, end)
    pointed = article and words[begin].lower in _POINTING
    end = office_end(words, name_at)
    told = i > 0 or end - i > 1  # a word alone at the head of a block may be anything
    if not pointed and not (words[i].capital and told and len(words[i].text) > 3):
        return None
    if not is_office(words[rank_at:name_at]):
        return None
    return _holder(words, begin, i, end, people)


def _holder(words: Sequence[Word], begin: int, i: int, end: int, people: People) -> Found:
    """Who holds the office that the words from `i` to `end` name: the one named behind it, or its holder."""
    office = cut_owner(printed(words[i:end]).replace(" ,", ","))
    named = _apposed(words, end, people)
    if named is None:
        bearer = _bearer(words, begin, end, people)
        if bearer is None:
            return Found(people.office(office, begin < i), begin, end)
        named = bearer, end
    member, end = named
    member.offices.add(bare(office))
    member.called(office)
    return Found(member, begin, end)


def _bearer(words: Sequence[Word], office: int, close: int, people: People) -> Member | None:
    """The person known by the name before an office: "Novak, Deputy Director", or signed "A. NOVAK Director"."""
    signed = close == len(words) and office > 0 and words[office - 1].text.isupper()
    end = first = office if signed else office - 1
    while first > 0 and end - first < 5 and (words[first - 1].capital or words[first - 1].text == "."):
        first -= 1
    if first >= end or not (signed or words[end].text == ","):
        return None
    return people.known(printed(words[first:end]))


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
