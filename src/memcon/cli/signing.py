"""Judgements from the command line: who signs them, and how what was decided is printed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from memcon.cli.options import by_option, print_json

if TYPE_CHECKING:
    from memcon.library import Judgement, Library

Command = TypeVar("Command", bound=Callable[..., Any])


def signed(command: Command) -> Command:
    """`--by NAME` and `--why TEXT`: passed on as `by` and `why`."""
    command = click.option("--why", default="", metavar="TEXT", help="Why: kept with the judgement.")(command)
    return by_option(command)


def in_words(judgement: "Judgement", library: "Library") -> str:
    """What was decided, as one sentence with names and ids."""
    from memcon.library.telling import RecordId, WordsAt, sentence, spoken_of
    from memcon.library.view import ActorRef
    from memcon.text import written

    parts = []
    for part in sentence(judgement, library.called(spoken_of([judgement]))):
        if isinstance(part, ActorRef):
            parts.append(f"{' '.join(part.name.split())} ({part.id})")
        elif isinstance(part, WordsAt):
            parts.append(f"{written(part.span)} “{' '.join(part.words.split())}”")
        else:
            parts.append(part.id if isinstance(part, RecordId) else part)
    return "".join(parts)


def print_made(made: "Sequence[Judgement]", library: "Library", as_json: bool) -> None:
    """Print judgements just made, and how they are taken back."""
    if as_json:
        print_json(made)
        return
    from memcon.cli.terminal import console, say

    out = console()
    for judgement in made:
        say(out, f"{judgement.key}: {in_words(judgement, library)}.", hang=4)
    keys = " ".join(str(judgement.key) for judgement in made if judgement.decision != "withdrawn")
    if keys:
        say(out, f"To take it back: memcon undo {keys}", 4)
