"""The library: records, who is who across them, and search. SQL stands nowhere else."""

from memcon.library.library import Library
from memcon.library.view import (
    ActorRef,
    ActorRow,
    ActorView,
    Added,
    Changed,
    Judgement,
    LibraryView,
    Occurrence,
    Page,
    Problem,
    Query,
    Question,
    RecordRow,
    Snippet,
    StatementRow,
)

__all__ = [
    "ActorRef",
    "ActorRow",
    "ActorView",
    "Added",
    "Changed",
    "Judgement",
    "Library",
    "LibraryView",
    "Occurrence",
    "Page",
    "Problem",
    "Query",
    "Question",
    "RecordRow",
    "Snippet",
    "StatementRow",
]
