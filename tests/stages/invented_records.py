"""Short invented records in the three forms, and a look at what the default reading finds in them."""

from memcon.model import Record, Source, Statement
from memcon.pipeline import DEFAULT, Pipeline
from memcon.text import Span

_PIPELINE = Pipeline(DEFAULT)

CONVERSATION = """12 November 1946

Record of the Conversation of Comrade A.P. Gradov with Comrade Morvan

Present at the conversation were Comrades Sorenko and Lubin.

"""
TELEGRAM = """897.00/12-447: Telegram

The Ambassador in Valdoria (Prescott) to the Secretary of State
secret

Brisanne, December 4, 1947.

2214. """
PROCEEDINGS = """CONVERSATION BETWEEN
GENERAL ROUSSELIN AND MARSHAL GRADOV

at the Winter Palace, December 3 1946 from 17:15 to 18:30

Present:

for the Valdorians:

General Rousselin

Mr. Vauquelin

for the Tarnovians:

Marshal Gradov

Mr. Sorenko

"""
FAREWELL = (
    "General Rousselin -- The hour is late.",
    "Marshal Gradov -- The road is long.",
    "General Rousselin -- The car is here.",
    "Marshal Gradov -- The snow has stopped.",
)


def read(text: str, record_id: str = "x") -> Record:
    """The record that is this text, as the default stages read it."""
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return _PIPELINE.read(Record(id=record_id, source=source, text=text))


def conversation(*paragraphs: str) -> Record:
    """A record of conversation between Gradov and Morvan."""
    return read(CONVERSATION + "\n\n".join(paragraphs) + "\n")


def telegram(*paragraphs: str) -> Record:
    """A telegram of Ambassador Prescott."""
    return read(TELEGRAM + "\n\n".join(paragraphs) + "\n\nPrescott\n")


def proceedings(*paragraphs: str) -> Record:
    """A verbatim record of a meeting between General Rousselin and Marshal Gradov; four turns of farewell end it."""
    return read(PROCEEDINGS + "\n\n".join((*paragraphs, *FAREWELL)) + "\n")


def said(record: Record, words: str) -> Statement:
    """The statement whose content begins with `words`; an AssertionError that lists them all when there is none."""
    for statement in record.statements:
        if statement.content[0].of(record.text).startswith(words):
            return statement
    raise AssertionError([contents(record, statement) for statement in record.statements])


def contents(record: Record, statement: Statement) -> list[str]:
    """What was said, span by span."""
    return [span.of(record.text) for span in statement.content]


def cue(record: Record, statement: Statement) -> str | None:
    """The words that ascribe the statement."""
    return statement.cue.of(record.text) if statement.cue else None


def chain(record: Record, statement: Statement) -> list[str]:
    """The sources from the outermost to this one."""
    by_id = {each.id: each for each in record.statements}
    sources = [statement.source]
    while statement.parent is not None:
        statement = by_id[statement.parent]
        sources.insert(0, statement.source)
    return sources
