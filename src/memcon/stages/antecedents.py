"""Antecedents: whom "he", "they" and "it" mean, among those whom the record has told of so far.

The rules of the forms (`pronouns`) answer first. Their answer, and what the record shows of each candidate
besides (how near he was mentioned last and in what part of the sentence, whether he talks), are signs; how much
each weighs was learned from annotated records (`training/antecedents.py`). The most likely candidate is taken.
The method is the ranking of mentions: Denis and Baldridge, "Specialized Models and Ranking for Coreference
Resolution" (2008).
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from memcon.model import Act, ActorKind
from memcon.stages import weights
from memcon.stages.cues import forms
from memcon.stages.focus import TOGETHER, Focus, Own
from memcon.stages.lexical import persons
from memcon.stages.words import word_class
from memcon.text import Span

Number = Literal["he", "they", "it", "nobody"]
Told = Literal["nobody", "author", "another"]
Candidate = str | Span | tuple[Own]  # the key of an actor, where several are named together, or an own side unmet

_KINDS: dict[Number, tuple[ActorKind, ...]] = {
    "he": ("person",),
    "they": ("group", "organisation", "state"),
    "it": ("organisation", "state", "group"),
    "nobody": ("organisation", "state", "group", "person"),
}
_DOES: dict[Act, str] = {
    "request": "asks",
    "ask": "asks",
    "propose": "proposes",
    "agree": "agrees",
    "commit": "agrees",
    "believe": "thinks",
}
LEAST_UNSAID = 0.4  # chance of a source that is not said, below which the answer of the rules stands
_HEAD = 8  # code points of a paragraph, its number or a "the", before the name that heads it
_TOGETHER = 600  # code points before "they" in which those whom it means together are named
_NEAR = 12  # actors mentioned last that may be meant
_TOLD = 4000  # code points before the pronoun in which whoever is meant has been mentioned
_BEHIND = re.compile(r"(?:\s*\[\d+\])?,?\s+([A-Za-z]+)")
_OWNER = re.compile(r"(?:..)?['’]s", re.DOTALL)  # in the last letters of a name or behind it
_PASSED = frozenset(("the", "a", "an", "mr", "sir", "dr", "lord", "mrs", "general", "m"))  # before a name
_STOP = re.compile(r"[.;:!?]\s|\n\s*\n")


class Pronoun(NamedTuple):
    """A pronoun of the third person at code point `at`, in a sentence that begins at `sentence`.

    Its word is "" for a source that is not said ("it was agreed"); `present` is true where the cue of that stands in
    the present, `act` is what it does, and `told` who is told, where a passive says so: "I was asked to".

    Inside a speech, `since` is where that begins, `spoken_by` its source, and `subjects` the sources found in it,
    last first; `nested` is true there. `leads` is true for one that begins its sentence, `reflexive` before "self".
    """

    word: str
    at: int
    sentence: int
    nested: bool = False
    spoken_by: str | None = None
    since: int | None = None
    subjects: Sequence[str] = ()
    leads: bool = False
    reflexive: bool = False
    present: bool = False
    act: Act | None = None
    told: Told = "nobody"

    @property
    def number(self) -> Number:
        """What kind of pronoun it is."""
        if not self.word:
            return "nobody"
        if self.word in word_class("third_person"):
            return "he"
        return "they" if self.word in word_class("third_plural") else "it"


def antecedent(focus: Focus, pronoun: Pronoun, ruled: str | None) -> str | None:
    """The key of whom a pronoun means, `ruled` being the answer of the rules; None where nobody can be meant.

    Two who are named together, "Novak and Brask", are made one group when "they" means both. Of sources alone was it
    learned: whom a speaker addresses as "him" the rules tell.
    """
    if (pronoun.since is None) == (pronoun.nested or pronoun.spoken_by is not None):
        return ruled
    found = candidates(focus, pronoun, ruled)
    learned = weights.tables("antecedents").get(table(pronoun))
    if not found or learned is None:
        return ruled
    chances = [weights.total(learned, row) for row in signs(focus, pronoun, ruled, found)]
    best = max(chances)
    if pronoun.number == "nobody" and 1 / math.fsum(math.exp(each - best) for each in chances) < LEAST_UNSAID:
        return ruled
    return _key(focus, found[chances.index(best)])


def _key(focus: Focus, meant: Candidate) -> str:
    """The key of whom a candidate means, made an actor if need be."""
    if isinstance(meant, Span):
        return focus.cast.add("group", focus.printed(meant)).key
    if isinstance(meant, str):
        return meant
    return focus.author if meant[0] == "author" else focus.we


def table(pronoun: Pronoun) -> str:
    """The name of the weights for a pronoun."""
    return f"{pronoun.number} {'nested' if pronoun.nested else 'outer'}"


def candidates(focus: Focus, pronoun: Pronoun, ruled: str | None) -> list[Candidate]:
    """All who may be meant, the answer of the rules first, those named together last."""
    near = (key for *_, key in sorted(focus.appearances(pronoun.at, _TOLD), key=lambda met: -met[0]))
    own = focus.own if pronoun.number == "nobody" else ()
    keys = (ruled, *pronoun.subjects, *focus.talk, *focus.recent[:_NEAR], *near, pronoun.spoken_by, *own)
    kinds = _KINDS[pronoun.number]
    single = [key for key in dict.fromkeys(keys) if key and (key in (ruled, *own) or _may_be(focus, key, kinds))]
    if pronoun.number == "they":
        return [*single, *_together(focus, pronoun)]
    return [*single, *((role,) for role in focus.unmet)] if pronoun.number == "nobody" else list(single)


def _together(focus: Focus, pronoun: Pronoun) -> list[Span]:
    """Where two persons are named together before a pronoun and are no actor yet."""
    named = [met for met in focus.appearances(pronoun.at, _TOGETHER) if met[2] in focus.cast]
    places = [
        Span(start, stop)
        for (start, end, key), (after, stop, other) in pairwise(named)
        if key != other and focus.cast[key].kind == focus.cast[other].kind == "person"
        if TOGETHER.fullmatch(focus.text, end, after)
    ]
    return [place for place in places if focus.cast.named(focus.printed(place)) is None]


def _may_be(focus: Focus, key: str, kinds: Sequence[ActorKind]) -> bool:
    if key not in focus.cast or key in focus.own or focus.is_placeholder(key):
        return False
    return focus.cast[key].kind in kinds


def signs(focus: Focus, pronoun: Pronoun, ruled: str | None, found: Sequence[Candidate]) -> list[dict[str, float]]:
    """What speaks for and against each of the candidates `found`, 0 to 1 each."""
    told = focus.appearances(pronoun.at, _TOLD)
    met: dict[Candidate, Span] = {key: Span(start, end) for start, end, key in told}
    met.update((place, place) for place in found if isinstance(place, Span))
    order = sorted(met, key=lambda each: -met[each].end)
    heading, head = _heading(focus, told, _KINDS[pronoun.number])
    behind = _behind(focus, pronoun)
    return [
        {
            "heads paragraph": float(each == heading and "\n\n" not in focus.text[head : pronoun.at]),
            "headed last": float(each == heading),
            "named behind": float(each in behind),
            **_of_candidate(focus, pronoun, ruled, each),
            **(_of_place(focus, pronoun, met[each], order.index(each)) if each in met else {"unmet": 1.0}),
        }
        for each in found
    ]


def _heading(
    focus: Focus, told: Sequence[tuple[int, int, str]], kinds: Sequence[ActorKind]
) -> tuple[str | None, int]:
    """Who was named last at the head of a paragraph, and where: in minutes it is mostly he who speaks."""
    for start, _, key in reversed(told):
        before = focus.text[max(0, start - _HEAD) : start]
        if "\n\n" in before and key in focus.cast and focus.cast[key].kind in kinds:
            return key, start
    return None, 0


def _of_candidate(focus: Focus, pronoun: Pronoun, ruled: str | None, each: Candidate) -> dict[str, float]:
    """What a candidate is."""
    if isinstance(each, str):
        return _of_part(focus, pronoun, ruled, each)
    return {"together": 1.0} if isinstance(each, Span) else {each[0]: 1.0, **_of_unsaid(pronoun, ["own"])}


def _of_part(focus: Focus, pronoun: Pronoun, ruled: str | None, key: str) -> dict[str, float]:
    """What part a candidate has had: by the rules, in the talk, in the speech around."""
    talks = focus.talk.index(key) if key in focus.talk else None
    heads = float(pronoun.at == pronoun.sentence)
    member = focus.cast[key]
    parts = {
        "own": key in focus.own,
        "nobody": focus.is_placeholder(key),
        "talks last": talks == 0,
        "speaker": key == pronoun.spoken_by,
    }
    return {
        **{part: float(has_it) for part, has_it in parts.items()},
        "ruled": float(key == ruled),
        "ruled, heads": float(key == ruled) * heads,
        "talks": float(talks is not None),
        "talks last, heads": float(talks == 0) * heads,
        "talks before": float(talks == 1),
        "recent": float(bool(focus.recent) and focus.recent[0] == key),
        "subject": float(bool(pronoun.subjects) and pronoun.subjects[0] == key),
        "a subject": float(key in pronoun.subjects),
        "several": float(all(_is_plural(name) for name in member.names)),
        "unnamed": float(member.unnamed),
        "titled": float(any(name.split()[0].casefold().rstrip(".") in persons("title") for name in member.names)),
        "group": float(member.kind == "group"),
        "state": float(member.kind == "state"),
        **_of_unsaid(pronoun, [part for part, has_it in parts.items() if has_it]),
        "body": float(member.kind == "organisation"),
        "person": float(member.kind == "person"),
        "met often": min(focus.times_met(key, pronoun.at), 8) / 8,
    }


def _behind(focus: Focus, pronoun: Pronoun) -> set[str]:
    """Who is named later in the sentence: "He doubted whether Mr. Novak would come" is not Novak's doubt."""
    stop = _STOP.search(focus.text, pronoun.at)
    return {key for _, key in focus.named_in(Span(pronoun.at, stop.start() if stop else len(focus.text)))}


def _is_plural(name: str) -> bool:
    """True for "the Ministers"."""
    last = name.split()[-1].casefold()
    return last.endswith("s") and last[:-1] in persons("office")


def _of_unsaid(pronoun: Pronoun, parts: Sequence[str]) -> dict[str, float]:
    """How candidates with these parts fit a source that is not said: who is told, and what the words do."""
    if pronoun.number != "nobody":
        return {}
    does = _DOES.get(pronoun.act or "state", "says")
    tense = "present" if pronoun.present else "past"
    return {f"{part}, {sign}": 1.0 for part in parts for sign in (does, tense, f"{pronoun.told} told")}


def _of_place(focus: Focus, pronoun: Pronoun, place: Span, rank: int) -> dict[str, float]:
    """How near a candidate was mentioned last, and in what part of its sentence."""
    start, end = place
    heads = float(pronoun.at == pronoun.sentence)
    before = focus.text[max(0, start - 24) : start].rstrip()
    words = re.findall(r"\w+", before)
    led_by = next((word.lower() for word in reversed(words) if word.lower() not in _PASSED), "")
    opens = not before or before[-1] in ".!?:;—" or before[-1].isdigit()
    between = len(_STOP.findall(focus.text, end, pronoun.at))
    same = start >= pronoun.sentence
    behind = _BEHIND.match(focus.text, end)
    acts = behind is not None and _acts(behind.group(1).lower())
    return {
        "nearest": 1 / (1 + rank),
        "nearest, heads": heads / (1 + rank),
        "here": float(same),
        "here, opens": float(same and opens),
        "distance": min(between, 6) / 6,
        "one before": float(between == 1),
        "opens": float(opens),
        "opens, heads": float(opens) * heads,
        "that": float(led_by == "that"),
        "of": float(led_by == "of"),
        "by": float(led_by == "by"),
        "with": float(led_by in {"with", "to", "saw", "told"}),
        "other preposition": float(led_by in word_class("preposition") and led_by not in {"of", "by", "with", "to"}),
        "acts": float(acts),
        "acts, heads": float(acts) * heads,
        "owner": float(_OWNER.match(focus.text, max(start, end - 2)) is not None),
        "inside": float(pronoun.since is not None and start >= pronoun.since),
        "new paragraph": float("\n\n" in focus.text[end : pronoun.at]),
    }


def _acts(word: str) -> bool:
    """True for a word that, behind a name, is most likely its verb."""
    known = word in forms() or word in word_class("be") or word in word_class("have")
    return known or word.endswith("ed") or word in {"who", "also", "then"}
