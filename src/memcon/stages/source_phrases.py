"""The words that name a source, widened to the names that they cut.

The rules find a subject by closed classes of words alone, and the tagger sees pieces: both may take "Industry" for
the source in "Mr. Novak of the Department of Trade and Industry said". Who is named in the record is known by then.
"""

from collections.abc import Sequence

from memcon.stages.attribution import Attribution
from memcon.stages.focus import Focus
from memcon.stages.lexical import persons
from memcon.stages.phrases import Phrase
from memcon.stages.phrases import leads as is_leading
from memcon.stages.words import Word, is_adverb, word_class
from memcon.text import Span

_LONGEST_NAME = 8  # words of a name behind an office, with its forms of address
_NEAR = 4  # how far behind a preposition a date may stand
_WHEN = frozenset(("on", "at", "in", "during", "after", "since"))
_HANGS_ON = frozenset(("of", "for", "from"))


def widened(words: Sequence[Word], a: Attribution, focus: Focus) -> Attribution:
    """`a` with a source of whole names: "Novak, Head of Section" and "Novak as chairman" are Novak's words too."""
    source = a.source
    if source is None or _is_pronoun(words, source):
        return a
    names = focus.named_in(Span(words[0].start, words[-1].end))
    people = {place.end: place.start for place, key in names if focus.cast[key].kind == "person"}
    source = _without_tail(words, _without_lead(words, source, people))
    whole = _with_cut_names(words, source, a.cue.begin, [place for place, _ in names])
    whole = _with_apposition(words, _with_bearer(words, whole, people), a.cue.begin, people)
    return a if whole == a.source else a._replace(source=whole, begin=min(a.begin, whole.begin))


def _is_pronoun(words: Sequence[Word], source: Phrase) -> bool:
    classes = ("first_person", "first_plural", "third_person", "third_plural", "third_neuter", "nobody")
    single = source.end - source.begin == 1
    return single and any(words[source.begin].lower in word_class(name) for name in classes)


def _without_lead(words: Sequence[Word], source: Phrase, people: dict[int, int]) -> Phrase:
    """`source` without what stands before a comma and is nobody: "Apparently, the Corvians", "At Lenz, Mr. Novak"."""
    comma = source.head_end
    if source.joined or not (source.begin < comma < source.end - 1) or words[comma].text != ",":
        return source
    named = comma - 1
    while named > source.begin and (words[named].text in "[]" or words[named].text.isdigit()):
        named -= 1
    another = not is_leading(words[comma + 1]) and words[source.end - 1].end in people
    if words[named].end in people and not another:
        return source
    return Phrase(comma + 1, source.end, source.end, source.relative)


def _without_tail(words: Sequence[Word], source: Phrase) -> Phrase:
    """`source` without when and where its words were said: "the Government on 9 January", "Mr. Novak in the"."""
    begin, end = source.begin, source.end
    when = (i for i in range(begin + 1, end) if words[i].lower in _WHEN and _tells_when(words[i + 1 : i + _NEAR]))
    end = next(when, end)
    while end > begin + 1 and _hangs(words[end - 1]):
        end -= 1
    return (
        source if end == source.end else Phrase(begin, end, min(source.head_end, end), source.relative, source.joined)
    )


def _tells_when(words: Sequence[Word]) -> bool:
    return any(word.text[0].isdigit() or word.lower.removesuffix("'s") in word_class("occasion") for word in words)


def _hangs(word: Word) -> bool:
    """True for a word with which no name ends."""
    classes = ("preposition", "determiner", "possessive", "coordinator")
    counted = word.lower in word_class("quantity") or word.lower in word_class("object_pronoun")
    return not counted and (is_adverb(word.lower) or any(word.lower in word_class(name) for name in classes))


def _with_cut_names(words: Sequence[Word], source: Phrase, cue: int, names: Sequence[Span]) -> Phrase:
    """`source` with the whole of each name of which it holds a part, as far as the word `cue`."""
    begin, end = source.begin, source.end
    for name in names:
        first, last = words[begin], words[end - 1]
        if name.start < first.start < name.end:
            begin = next(i for i in range(begin) if words[i].end > name.start)
        if name.start < last.end < name.end and cue >= end:
            stop = min(cue, next((i for i in range(end, len(words)) if words[i].start >= name.end), len(words)))
            end = end if any(word.text == "," for word in words[end:stop]) else stop
    return source if (begin, end) == (source.begin, source.end) else Phrase(begin, end, end, source.relative)


def _with_bearer(words: Sequence[Word], source: Phrase, people: dict[int, int]) -> Phrase:
    """`source` from the person on whom it hangs: "Novak of ...", "Novak, Head of ...", "Novak as chairman"."""
    if source.joined or source.begin < 2:
        return source
    link = words[source.begin - 1]
    hangs = link.lower in _HANGS_ON or link.lower == "as" or (link.text == "," and _is_office(words, source))
    bearer = people.get(words[source.begin - 2].end) if hangs else None
    if bearer is None:
        return source
    begin = next(i for i in range(source.begin) if words[i].end > bearer)
    return Phrase(begin, source.end, source.begin - 1, source.relative)


def _with_apposition(words: Sequence[Word], source: Phrase, cue: int, people: dict[int, int]) -> Phrase:
    """`source` as far as the name that stands behind an office: "the Minister of Finance, Mr. Novak, said"."""
    at = source.end
    if source.joined or at >= cue or words[at].text != "," or not _is_office(words, source):
        return source
    end = next((i + 1 for i in range(at + 1, cue) if words[i].end in people), None)
    if end is None or end - at > _LONGEST_NAME or any(_parts(word) for word in words[at + 1 : end]):
        return source
    return Phrase(source.begin, end, end, source.relative)


def _parts(word: Word) -> bool:
    """True for a word that no name and no form of address has: "the Minister, in welcoming Mr. Novak"."""
    return word.text == "," or word.lower in word_class("preposition")


def _is_office(words: Sequence[Word], source: Phrase) -> bool:
    """True for a phrase whose first nouns are an office's: "Head of the Section", "a former Minister"."""
    head = words[source.begin : max(source.head_end, source.begin + 1)]
    return any(word.lower in persons("office") for word in head)
