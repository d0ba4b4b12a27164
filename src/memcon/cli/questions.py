"""`memcon questions`: what the machine could not decide about actors, for people to decide."""

from typing import TYPE_CHECKING, Any

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json
from memcon.cli.signing import print_made, signed

if TYPE_CHECKING:
    from rich.console import Console

    from memcon.library import Library, Question

_ANSWERS = {"s": "same", "d": "different", "c": "cannot say", "n": "next", "q": "quit"}
_SEEN = 3  # records and mentions shown of each side
_NAMES = 8  # other names shown, those first that most records print


@click.command("questions", short_help="List, or answer, what memcon could not decide about who is who.")
@click.option("--ask", is_flag=True, help="Go through them: same, different, cannot say, next, quit.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Show at most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Leave out so many first ones.")
@signed
@json_option
@library_option
def command(ask: bool, limit: int, offset: int, by: str, why: str, as_json: bool, library: Address) -> None:
    """List pairs of actors that may be one, the answer that moves most statements and mentions first.

    Each side is shown with its names, records and first mentions, and with the reasons for and against. An answer is
    a judgement, signed and dated; the same question is not asked again, also when records are read again.

    \b
    Examples:
      memcon questions
      memcon questions --ask --by "A. Reader"
    """
    with existing_library(library, readonly=not ask) as held:
        if ask:
            _go_through(held, by, why, offset)
            return
        rows, total = held.questions(offset, limit)
        if as_json:
            print_json({"questions": rows, "total": total})
            return
        from memcon.cli.terminal import console, count, say

        out = console()
        for row in rows:
            _print(row, held, out)
        out.print()
        if not total:
            say(out, "memcon is in no doubt about any two actors of this library.")
        else:
            say(out, f"{count(total, 'question')}. To answer them: memcon questions --ask")


def _go_through(held: "Library", by: str, why: str, offset: int) -> None:
    """Ask one question after the other; what is answered falls out of the list, what is left for later stays."""
    from memcon.cli.terminal import console, say
    from memcon.library.judging import Signature

    Signature(by, "", why)  # an unsigned answer is refused before the first question
    out = console()
    left = offset
    while True:
        rows, total = held.questions(left, 1)
        if not rows:
            say(out, "There are no more questions.")
            return
        (question,) = rows
        _print(question, held, out)
        out.print()
        answer = _asked(f"Are they one? ({total - left} left)")
        if answer == "q":
            return
        if answer == "n":
            left += 1
            continue
        decide: Any = {"s": held.merge, "d": held.tell_apart, "c": held.leave_open}[answer]
        print_made([decide(question.actor.id, question.other.id, by=by, why=why)], held, as_json=False)


def _asked(prompt: str) -> str:
    choice = click.Choice(tuple(_ANSWERS), case_sensitive=False)
    keys = ", ".join(f"{key} {meaning}" for key, meaning in _ANSWERS.items())
    answer: str = click.prompt(f"{prompt} {keys}", type=choice, show_choices=False, prompt_suffix=": ")
    return answer


def _print(question: "Question", held: "Library", out: "Console") -> None:
    from rich.text import Text

    from memcon.cli.terminal import NAME, QUIET, count, one_line, say, snippet_text

    out.print()
    for ref in (question.actor, question.other):
        side = held.glimpse(ref.id, _SEEN)
        words = Text(one_line(ref.name), style=NAME)
        words.append(f"  {ref.id}", style=QUIET)
        say(out, words, hang=4)
        also = [one_line(name) for name in side.names if name != ref.name]
        if also:
            more = f"; {len(also) - _NAMES} more" if len(also) > _NAMES else ""
            say(out, "also " + "; ".join(also[:_NAMES]) + more, 4, hang=4)
        records = "; ".join(f"{row.id} ({row.date or 'undated'})" for row in side.records)
        say(out, Text(f"in {count(side.records_total, 'record')}: {records}", style=QUIET), 4, hang=4)
        for found in side.occurrences:
            say(out, Text("… ") + snippet_text(found.snippet) + Text(" …"), 4, hang=4)
    say(out, question.why, 2, hang=2)
