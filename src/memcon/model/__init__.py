"""What a record is made of: frozen classes, in the shape of the interchange (schema memcon/1)."""

from memcon.model.actor import Actor, ActorKind, Mention
from memcon.model.description import Description, Footnote, Form, Participant, ReferenceCode, RepeatedTo
from memcon.model.page import Line, Page
from memcon.model.record import (
    SCHEMA,
    Annotation,
    Commitment,
    Division,
    Finding,
    Part,
    Position,
    Record,
    Reference,
    Source,
    Stance,
    Voice,
)
from memcon.model.statement import ACTS, CERTAINTIES, Act, Certainty, Statement

__all__ = [
    "ACTS",
    "CERTAINTIES",
    "SCHEMA",
    "Act",
    "Actor",
    "ActorKind",
    "Annotation",
    "Certainty",
    "Commitment",
    "Description",
    "Division",
    "Finding",
    "Footnote",
    "Form",
    "Line",
    "Mention",
    "Page",
    "Part",
    "Participant",
    "Position",
    "Record",
    "Reference",
    "ReferenceCode",
    "RepeatedTo",
    "Source",
    "Stance",
    "Statement",
    "Voice",
]
