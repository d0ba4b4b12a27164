"""The terms of memcon in a historian's words: what the pages print and the page of help explains."""

import msgspec


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A term of the reading room: what it belongs to, the word, how a sentence prints it, what it means."""

    group: str
    term: str
    phrase: str
    meaning: str


def _terms(group: str, rows: tuple[tuple[str, str, str], ...]) -> tuple[Term, ...]:
    return tuple(Term(group=group, term=term, phrase=phrase, meaning=meaning) for term, phrase, meaning in rows)


_ACTS = _terms(
    "act",
    (
        ("state", "states", "Asserts, reports, answers, explains, gives an opinion aloud."),
        ("ask", "asks", "Seeks information."),
        ("propose", "proposes", "Suggests, advises, recommends a course of action."),
        ("request", "requests", "Asks or demands that the hearer do or allow something."),
        ("commit", "undertakes", "Promises, undertakes, offers to do something itself."),
        ("agree", "agrees", "Assents, accepts, confirms the other's point."),
        ("refuse", "refuses", "Declines, rejects, denies, objects."),
        ("warn", "warns", "Warns, threatens, voices fear of what will follow."),
        (
            "believe",
            "believes",
            "Thinks, fears, hopes, intends: a state of mind the record ascribes, not uttered here.",
        ),
        ("courtesy", "says in courtesy", "Greetings, thanks, pleasantries."),
    ),
)
_CERTAINTIES = _terms(
    "certainty",
    (
        ("firm", "firm", "Said without reserve, as far as the record shows."),
        ("hedged", "hedged", "With a reserve: perhaps, may, it seems, according to rumour."),
        ("vouched", "vouched for", "The source or the reporter vouches for it."),
    ),
)
_FORMS = _terms(
    "form",
    (
        ("record-of-conversation", "Record of conversation", "A conversation told afterwards in reported speech."),
        ("verbatim", "Verbatim record", "Proceedings turn by turn, each under the label of its speaker."),
        ("telegram", "Telegram", "A message by wire, often with its sources nested in one another."),
        ("letter", "Letter", "Addressed by one hand to another, with salutation and signature."),
        ("memorandum", "Memorandum", "A paper that sets out a matter, with or without an addressee."),
        ("minutes", "Minutes", "What a meeting dealt with and decided, point by point."),
        ("note", "Note", "A formal communication between governments or missions."),
        ("submission", "Submission", "A paper put before a minister or cabinet for decision."),
        ("statement", "Statement", "A declaration made to a public or a body."),
        ("other", "Other", "None of these forms was recognised."),
    ),
)
_PARTS = _terms(
    "statement",
    (
        ("statement", "statement", "One act of speech or thought that a record ascribes to one source."),
        ("source", "source", "Whoever says it: a person, a body, a state, or a source the record leaves unnamed."),
        ("cue", "cue", "The words that ascribe it (“replied that”). A verbatim record has none: its label suffices."),
        ("content", "content", "What was said, in the record's own words, in one or more stretches."),
        ("addressee", "to", "To whom it was said, where the record shows it."),
        (
            "chain",
            "on whose word",
            "The sources a statement rests on, from the first the record names to the one who speaks. The more "
            "lines stand under the words, the further they are from the record's own voice.",
        ),
        (
            "reader",
            "read by",
            "Who made this annotation: a stage of memcon with its version, its trained network (“tagger”), a person.",
        ),
    ),
)
_KINDS = _terms(
    "actor",
    (
        ("actor", "actor", "Whoever acts or speaks, under all the names a record gives."),
        ("person", "person", "A man or woman, named or not."),
        ("organisation", "organisation", "A party, ministry, government, paper."),
        ("state", "state", "A state or nation as a party to affairs; a city or province that acts as one."),
        ("group", "group", "A body of people without an organisation of its own."),
        ("place", "place", "Any other place that is named; it acts in nothing."),
        ("unnamed", "unnamed source", "A source the record describes without a name; an actor of its own."),
        ("mention", "mention", "The words in a record that stand for an actor."),
    ),
)
_VOICES = _terms(
    "voice",
    (
        ("record", "the record", "The record itself, as its author wrote it."),
        ("editor", "the editor", "Footnotes and insertions of those who edited or translated it."),
        ("archive", "the archive", "Front matter the archive put before it: citation, summary, contents."),
        ("finding", "finding", "What could not be read, with the reason and the place. A doubt is kept, not hidden."),
    ),
)

TERMS: tuple[Term, ...] = _PARTS + _ACTS + _CERTAINTIES + _KINDS + _VOICES + _FORMS
_PHRASES = {(term.group, term.term): term.phrase for term in TERMS}

_RELATIONS = {
    "government-of": ("The government of", "Its government"),
    "people-of": ("The people of", "Its people"),
    "press-of": ("The press of", "Its press"),
    "leadership-of": ("The leadership of", "Its leadership"),
    "member-of": ("A member of", "Its members"),
    "part-of": ("A part of", "Its parts"),
    "stands-for": ("Stands for", "What stands for it"),
}

_LAYERS = {
    "divisions": "the parts of the text",
    "statements": "who said what",
    "actors": "who is who",
    "mentions": "names",
    "references": "records pointed to",
    "parts": "what it encloses",
    "volumes": "the division of a volume",
    "sidecars": "the catalogues beside it",
    "heading": "the heading",
    "description": "the description",
    "ocr": "the recognition of the text",
    "unread-pages": "pages that were not read",
}
_LANGUAGES = {"en": "English", "fr": "French", "ru": "Russian", "de": "German"}


def language(code: str) -> str:
    """The name of a language given by its code; anything else stands for itself."""
    return _LANGUAGES.get(code, code)


def phrase(group: str, term: str) -> str:
    """The words for `term` in a sentence; an unknown term stands for itself, hyphens as spaces."""
    return _PHRASES.get((group, term), term.replace("-", " "))


def layer(stage: str) -> str:
    """What a stage reads, in words; an unknown stage stands for itself."""
    return _LAYERS.get(stage.partition("@")[0], stage.replace("-", " "))


def relation(kind: str, towards: bool) -> str:
    """What an actor is to another (`towards`), or the other to it, as the beginning of a line."""
    there, back = _RELATIONS.get(kind, (kind.replace("-", " "), f"{kind.replace('-', ' ')}, from the other side"))
    return there if towards else back
