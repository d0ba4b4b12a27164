"""How well texts were read: figures against a gold file, in the form of statements, of attributions or of names."""

from memcon.evaluation.actor_names import bare, fits
from memcon.evaluation.figures import Accuracy, Figures, Mean, Score, Table
from memcon.evaluation.gold import Form, UnusableGold, form_of
from memcon.evaluation.statement_gold import (
    GoldActor,
    GoldCommitment,
    GoldRecord,
    GoldReference,
    GoldStance,
    GoldStatement,
    read_gold,
)
from memcon.evaluation.statements import evaluate

__all__ = [
    "Accuracy",
    "Figures",
    "Form",
    "GoldActor",
    "GoldCommitment",
    "GoldRecord",
    "GoldReference",
    "GoldStance",
    "GoldStatement",
    "Mean",
    "Score",
    "Table",
    "UnusableGold",
    "bare",
    "evaluate",
    "fits",
    "form_of",
    "read_gold",
]
