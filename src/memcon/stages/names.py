"""Names: who and what the record calls by name, and which names mean the same actor.

A person is found by a title, by initials, by a place in the description (participant, sender, recorder),
or by two capitalised words; after that the last name alone is enough. Bodies are found by their head noun
("Ministry", "Party"), states and peoples by lexicon/states.toml, offices ("the Minister of Finance") by
lexicon/persons.toml.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from memcon.model import Annotation, Description, Mention, Record
from memcon.stages.cues import forms
from memcon.stages.cast import Cast, Member, bare, surname
from memcon.stages.lexical import persons, state_names
from memcon.stages.words import Word, is_function_word, word_class, words_of
from memcon.text import Span, masked

_HONORIFICS = frozenset(("mr", "mrs", "miss", "ms", "dr", "sir", "messrs", "comrade", "com", "monsieur", "herr", "signor"))
_SKIPPED = frozenset(("footnote", "separator"))
_APOSTROPHE = ("'s", "s'", "’s", "s’")


class Names:
    """Stage: actors that are named, and where."""

    name = "names"
    version = "1"
    requires = ("divisions", "description")
    provides = ("actors", "mentions")

    def read(self, record: Record) -> Iterator[Annotation]:
        """Yield the actors, a mention for every name found, and the description with its participants' actors."""
        resp = f"{self.name}@{self.version}"
        cast = Cast()
        found = _Finder(record, cast)
        found.described()
        mentions = sorted(set(found.mentions()))
        for member in cast:
            yield member.actor(resp)
        for start, end, key in mentions:
            yield Mention(start=start, end=end, actor=key, resp=resp)
        if record.description.participants:
            yield found.with_participants()


class _Run(NamedTuple):
    """A run of name words: indices into a block's words, end exclusive."""

    begin: int
    end: int


class _Finder:
    """Finds names block by block and gathers them in a cast."""

    def __init__(self, record: Record, cast: Cast) -> None:
        self.record = record
        self.cast = cast
        self.prose = True
        hidden = [
            Span(d.start, d.end)
            for d in record.divisions
            if d.kind in {"page-break", "note-marker", "separator"}
        ]
        self.text = masked(record.text, hidden).replace("*", " ")
        blocks = [d for d in record.divisions if d.kind not in {"page-break", "note-marker", "insertion"}]
        self.blocks = [
            (d, words_of(self.text, Span(d.start, d.end))) for d in blocks if d.kind not in _SKIPPED
        ]

    def described(self) -> None:
        """Take in the people of the description: they are persons whatever their names look like."""
        description = self.record.description
        for participant in description.participants:
            member = self._person(participant.name)
            if member is not None and participant.role:
                member.offices.add(bare(participant.role))
        for printed in (description.sender, *description.recipients):
            if printed:
                self._correspondent(printed)
        if description.recorder:
            self._person(description.recorder)
        for name in sorted(self._speaking()):
            self._person(name)

    def _speaking(self) -> set[str]:
        """Single capitalised words that speak or think somewhere ("Vauban said"), or of whom "who" is said."""
        found: set[str] = set()
        for division, _ in self.blocks:
            if division.kind in {"paragraph", "turn"}:
                found.update(m.group(1) or m.group(2) for m in _speaks().finditer(self.text, division.start, division.end))
        return {name for name in found if self._may_be_person(name)}

    def _may_be_person(self, name: str) -> bool:
        lower = name.casefold()
        known = ("title", "office", "person", "organisation", "group", "persuasion", "source", "not_name")
        if is_function_word(lower) or name in state_names() or any(
            lower in persons(section) or lower.rstrip("s") in persons(section) for section in known
        ):
            return False
        return re.search(rf"(?<!\w){re.escape(lower)}(?!\w)", self.text) is None

    def with_participants(self) -> Description:
        """The description, each participant with the actor he is."""
        description = self.record.description
        placed = []
        for participant in description.participants:
            member = self.cast.person(surname(participant.name)) or self.cast.named(participant.name)
            placed.append(replace(participant, actor=member.key if member else None))
        return replace(description, participants=tuple(placed))

    def _correspondent(self, printed: str) -> None:
        """"The Ambassador in France (Caffery)", "Mr. A. Novak, Minister in Paris", "Secretary of State"."""
        match = re.search(r"\(([^()]*\w)\)\s*$", printed)
        if match:
            name, office = match.group(1), printed[: match.start()].strip()
        elif "," in printed:
            name, office = (part.strip() for part in printed.split(",", 1))
        else:
            name, office = printed, ""
        if any(w.casefold() in persons("organisation") for w in re.findall(r"[\w-]+", name)):
            if self.cast.named(name) is None:
                self.cast.add("organisation", _articleless(name))
            return
        if not office and self._office_like(name):
            self._office(name)
            return
        member = self._person(name)
        if member is not None and office:
            member.offices.add(bare(office))
            member.called(printed)

    def _office_like(self, name: str) -> bool:
        words = [w.casefold() for w in re.findall(r"[\w-]+", name)]
        return bool(words) and (words[-1] in persons("office") or any(w in persons("office") for w in words[:3]))

    def _office(self, office: str) -> Member:
        member = self.cast.holder(office) or self.cast.named(office)
        if member is None:
            member = self.cast.add("person", office)
        member.offices.add(bare(office))
        member.called(office)
        return member

    def _person(self, name: str) -> Member | None:
        name = _cut_owner(name)
        last = surname(name)
        if not last or last in persons("organisation"):
            return None
        member = self.cast.person(last)
        if member is not None and _first_names_differ(member, name):
            member = None
        if member is None:
            member = self.cast.add("person", name)
        member.called(name)
        return member

    def mentions(self) -> Iterator[tuple[int, int, str]]:
        """All mentions; two passes, since a last name alone may come before the full name."""
        for _ in range(2):
            spans: list[tuple[int, int, str]] = []
            for division, words in self.blocks:
                self.prose = division.kind in {"paragraph", "turn"}
                spans.extend(self._block(words))
        yield from spans

    def _block(self, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
        i = 0
        while i < len(words):
            hit = self._at(words, i)
            if hit is None:
                i += 1
                continue
            member, begin, end = hit
            span = Span(words[begin].start, words[end - 1].end)
            printed = span.of(self.text)
            owner = next((a for a in _APOSTROPHE if printed.endswith(a)), "")
            cut = len(owner) if owner in ("'s", "’s") else 1 if owner else 0
            span = Span(span.start, span.end - cut)
            member.called(span.of(self.text))
            yield span.start, span.end, member.key
            i = end

    def _at(self, words: Sequence[Word], i: int) -> tuple[Member, int, int] | None:
        return self._body(words, i) or self._state(words, i) or self._titled(words, i) or self._plain(words, i)

    # -- bodies and groups

    def _body(self, words: Sequence[Word], i: int) -> tuple[Member, int, int] | None:
        """"the French Communist Party", "the Polish Committee for National Liberation", "the Interior Ministry"."""
        begin = i
        if words[i].lower == "the" and i + 1 < len(words):
            i += 1
        head = None
        k = i
        while k < len(words) and k - i < 7:
            word = words[k]
            plain = _without_owner(word.lower)
            if plain in persons("organisation") and (word.capital or k > i):
                head = k
                if word.lower != plain:
                    break
            elif not (word.capital and not is_function_word(word.lower)):
                break
            k += 1
        if head is None or not any(w.capital for w in words[i : head + 1]):
            return self._persuasion(words, begin, i)
        if head == i and begin == i:  # "Congress", "Cabinet" alone, but not "Press" at the head of a sentence
            if i == 0 or words[i - 1].text in ".!?" or words[i].lower in {"press", "staff", "police", "front", "command"}:
                return None
        end = head + 1
        while (
            end + 1 < len(words)
            and words[end].lower in {"of", "for"}
            and (words[end + 1].capital or (words[end + 1].lower == "the" and words[end + 2 : end + 3] and words[end + 2].capital))
        ):
            end += 2 if words[end + 1].capital else 3
            while end < len(words) and words[end].capital and not is_function_word(words[end].lower):
                end += 1
            if end < len(words) - 1 and words[end].lower == "and" and words[end + 1].capital and bare(words[head].text) in {"ministry", "department"}:
                end += 2
        if end + 1 < len(words) and words[end].lower in {"in", "at"} and words[end + 1].capital:
            if words[head].lower in {"government", "embassy", "legation", "mission", "consulate"}:
                end += 2
        name = " ".join(w.text for w in words[begin:end])
        member = self._party(words[i : head + 1]) or self.cast.named(name)
        if member is None:
            member = self.cast.add("organisation", _articleless(name))
        return member, begin, end

    def _party(self, words: Sequence[Word]) -> Member | None:
        """The party of a persuasion: all its names in a record are one actor."""
        if words[-1].lower not in {"party", "parties"}:
            return None
        persuasions = [w.lower for w in words if w.lower in persons("persuasion")]
        return self._of_persuasion(persuasions[-1]) if persuasions else None

    def _of_persuasion(self, word: str) -> Member | None:
        root = word.rstrip("s")
        for member in self.cast:
            if member.kind != "organisation":
                continue
            for name in member.names:
                last = bare(name).split()
                if last and (last[-1].rstrip("s") == root or (last[-1] == "party" and root in {w.rstrip("s") for w in last})):
                    return member
        return None

    def _persuasion(self, words: Sequence[Word], begin: int, i: int) -> tuple[Member, int, int] | None:
        """"the French Communists", "communists": a party by its people."""
        end = i
        while end < len(words) and words[end].text in state_names() and end - i < 2:
            end += 1
        if end >= len(words) or words[end].lower not in persons("persuasion") or not words[end].lower.endswith("s"):
            return None
        if end + 1 < len(words) and words[end + 1].capital and not is_function_word(words[end + 1].lower):
            return None
        member = self._of_persuasion(words[end].lower)
        if member is None:
            member = self.cast.add("organisation", " ".join(w.text for w in words[i : end + 1]))
        return member, begin, end + 1

    # -- states

    def _state(self, words: Sequence[Word], i: int) -> tuple[Member, int, int] | None:
        """States by name, by people ("the Germans") or by capital that acts."""
        begin = i
        if words[i].lower == "the" and i + 1 < len(words):
            i += 1
        for length in (5, 4, 3, 2, 1):
            if i + length > len(words):
                continue
            printed = " ".join(_cut_owner(w.text) if k == length - 1 else w.text for k, w in enumerate(words[i : i + length]))
            printed = printed.replace(" .", ".")
            known = state_names().get(printed)
            if known is None and printed.isupper() and len(printed) > 4:
                known = state_names().get(printed.title())
            if known is None or known.manner == "capital":
                continue
            end = i + length
            if known.manner == "adjective":
                if not self._noun_use(words, begin, i, end):
                    continue
            if known.manner == "name" and end < len(words) and words[end].lower in persons("organisation"):
                continue
            member = next((m for m in self.cast if m.kind == "state" and known.state in m.names), None)
            if member is None:
                member = self.cast.add("state", known.state)
            return member, begin if known.manner == "people" or begin == i else begin, end
        return None

    def _noun_use(self, words: Sequence[Word], begin: int, i: int, end: int) -> bool:
        """True for "the British" (the people), not for "the British embassy"."""
        if end < len(words):
            after = words[end]
            if after.text[0].isalpha() and not is_function_word(after.lower) and not after.lower.endswith("ly"):
                verb = after.lower.endswith(("ed", "s")) and begin != i and not after.capital
                return verb and after.lower not in persons("group")
        return begin != i or words[i].lower.endswith(("s", "ese", "ish", "ch")) and not words[i].lower.endswith("ss")

    # -- persons

    def _titled(self, words: Sequence[Word], i: int) -> tuple[Member, int, int] | None:
        """"Com. Stalin", "General de Gaulle", "Mr. and Mrs. G. Novak"; "the Minister of Finance, Mr. Le Perq"."""
        begin = i
        article = words[i].lower in {"the", "our", "his", "my", "their", "your", "this", "a", "an"}
        if article:
            i += 1
        k = i
        titles = 0
        while k < len(words) and words[k].lower in persons("title") | persons("office") and (
            words[k].capital or words[k].lower in {"com", "comr", "comrade", "m", "mr"}
        ):
            titles += 1
            k += 1
            if k < len(words) and words[k].text == "." and words[k - 1].lower in word_class("abbreviation"):
                k += 1
        if not titles:
            return None
        name_at = k
        end = self._name_end(words, k)
        if end > k:
            last = " ".join(w.text for w in words[name_at:end])
            if bare(last.split()[0]) in persons("organisation"):
                return None
            if not (last.split()[0] in state_names() and len(last.split()) == 1):
                member = self._person(" ".join(w.text for w in words[name_at:end]).replace(" .", "."))
                if member is not None:
                    office = " ".join(w.text for w in words[i:name_at] if w.text != ".")
                    member.offices.add(bare(office))
                    return member, begin if article and words[begin].lower == "the" else i, end
        if not article or words[begin].lower not in {"the", "our", "my", "his", "their", "your"}:
            if not (words[i].capital and i > 0 and len(words[i].text) > 3):
                return None
        if not any(w.lower in persons("office") for w in words[i:k]):
            return None
        end = k
        while end + 1 < len(words) and words[end].lower in {"of", "for", "in", "to"}:
            step = end + 1
            if words[step].lower == "the" and step + 1 < len(words):
                step += 1
            if not words[step].capital or is_function_word(words[step].lower):
                break
            end = step + 1
            while end < len(words) and (
                (words[end].capital and not is_function_word(words[end].lower))
                or (words[end].lower == "and" and end + 1 < len(words) and words[end + 1].capital and words[step].lower not in {"france"})
            ):
                end += 1
        office = " ".join(w.text for w in words[i:end])
        named = self._apposed(words, end)
        if named is not None:
            member, end = named
            member.offices.add(bare(office))
            member.called(office)
            return member, begin, end
        return self._office(office), begin, end

    def _apposed(self, words: Sequence[Word], end: int) -> tuple[Member, int] | None:
        """The name after an office: ", Mr. Bidault" or "(Y.S. Sun)"."""
        if end + 1 >= len(words) or words[end].text not in ",(":
            return None
        opening = words[end].text
        k = end + 1
        while k < len(words) and (words[k].lower in persons("title") or words[k].text == "."):
            k += 1
        name_end = self._name_end(words, k)
        if name_end == k:
            return None
        printed = " ".join(w.text for w in words[end + 1 : name_end]).replace(" .", ".")
        closed = name_end < len(words) and words[name_end].text == ")"
        if opening == "(" and not closed:
            return None
        if opening == "," and k == end + 1 and (self.cast.person(surname(printed)) is None or not (name_end >= len(words) or words[name_end].text in ",.;")):
            return None
        if words[k].text in state_names():
            return None
        member = self._person(printed)
        return (member, name_end + (1 if opening == "(" else 0)) if member else None

    def _name_end(self, words: Sequence[Word], k: int) -> int:
        """Where a name that begins at `k` ends: initials, names, particles; `k` when none does."""
        end = k
        while end < len(words):
            word = words[end]
            if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?|[A-Z]", word.text) and word.text != "I":
                end += 1
                if end < len(words) and words[end].text == ".":
                    end += 1
                continue
            if word.lower in persons("particle") and end + 1 < len(words) and words[end + 1].capital:
                end += 1
                continue
            if word.capital and word.text[0].isalpha() and not is_function_word(word.lower):
                if end > k and word.lower in _HONORIFICS:
                    break
                if _without_owner(word.lower) in persons("not_name") | persons("organisation") or word.lower in persons("office"):
                    break
                end += 1
                if word.lower.endswith(("'s", "s'")):
                    break
                continue
            break
        while end > k and (words[end - 1].text == "." or words[end - 1].lower in persons("particle")):
            end -= 1
        return end

    def _plain(self, words: Sequence[Word], i: int) -> tuple[Member, int, int] | None:
        """A name without a title: a known last name, initials and a name, two capitalised words."""
        word = words[i]
        if not word.text[0].isalpha() or is_function_word(word.lower):
            return None
        particle = word.lower in persons("particle")
        if not word.capital and not particle:
            return None
        end = self._name_end(words, i)
        if end == i:
            return None
        printed = " ".join(w.text for w in words[i:end]).replace(" .", ".")
        printed = _cut_owner(printed)
        known = self.cast.person(surname(printed))
        placed = i > 0 and words[i - 1].lower in {"in", "at", "near", "from"} and end - i > 1
        if placed and not (known is not None and any(printed in name for name in known.names)):
            return None  # "the bank in Lenz Novak answered": a place, then a name
        if known is not None and not _first_names_differ(known, printed):
            return known, i, end
        if particle and not words[i].capital:
            return None
        count = end - i
        opens = i == 0 or words[i - 1].text in ".!?:"
        initials = re.match(r"(?:[A-Z]\.)+", printed) is not None and count >= 2
        if initials and not printed.isupper() and len(surname(printed)) > 2 and _cut_owner(words[end - 1].text)[0].isupper():
            member = self._person(printed)
            return (member, i, end) if member else None
        mixed = all(not w.text.isupper() and len(w.text) > 2 for w in words[i:end] if w.text != ".")
        if self.prose and 2 <= count <= 3 and mixed and not opens and not any(
            w.text in state_names() or w.lower.rstrip("s") in persons("not_name") or w.lower in persons("not_name") | persons("group") | persons("persuasion") for w in words[i:end]
        ):
            member = self._person(printed)
            return (member, i, end) if member else None
        return None


@cache
def _speaks() -> re.Pattern[str]:
    verbs = sorted(
        form for form, cues in forms().items() if any(f.tense in ("past", "present") and not f.cue.tail for f in cues)
    )
    name = r"[A-Z][^\W\d_]{2,}(?:-[A-Z][^\W\d_]+)?"
    between = r"(?:,? (?:however|then|also|himself|herself|has|had|alone|again|only|even),?)*"
    return re.compile(
        rf"(?<![\w.’'-])(?<!the )(?<!The )(?<!of )(?<!for )({name}){between} (?:{'|'.join(map(re.escape, verbs))})\b"
        rf"|\b(?:to|with|by|from|told|asked|informed|saw) ({name}), (?:who|with whom|whom|whose)\b"
    )


def _without_owner(lower: str) -> str:
    return lower[:-2] if lower.endswith("'s") else lower[:-1] if lower.endswith("s'") else lower


def _cut_owner(printed: str) -> str:
    return re.sub(r"['’]s$", "", printed)


def _articleless(name: str) -> str:
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", name)


def _first_names_differ(member: Member, name: str) -> bool:
    """True when a known bearer of the last name has another first name or initial than `name`."""
    mine = _first_initial(name)
    theirs = {i for i in map(_first_initial, member.names) if i}
    return bool(mine and theirs and mine not in theirs)


def _first_initial(name: str) -> str:
    words = [w for w in re.split(r"[\s.]+", name) if w and w.casefold() not in persons("title")]
    words = [w for w in words if w.casefold() not in persons("particle")]
    return words[0][0].casefold() if len(words) > 1 and words[0][0].isalpha() else ""
