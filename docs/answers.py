"""Write docs/answers.md from the classes that `--json` prints: python docs/answers.py [--check]"""

import inspect
import sys
import types
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from memcon import evaluation, model
from memcon.authority import careers
from memcon.library import view
from memcon.reading import report
from memcon.text import Span

PAGE = Path(__file__).resolve().with_suffix(".md")
HEADING = """# What `--json` prints

This page is written by `python docs/answers.py` from the classes themselves. A span is `[start, end]`: code points
of the record's text, end exclusive.

| command | prints |
| --- | --- |
| `memcon read --json` | a [Report](#report) |
| `memcon show --json` | a [Record](data-model.md#record), or the [Statement](data-model.md#statement) asked for |
| `memcon search --json` | a [Page](#page): `statements`, or with `--records`, `records` |
| `memcon actors --json` | a list of [ActorRow](#actorrow) |
| `memcon actor --json` | an [ActorView](#actorview) |
| `memcon questions --json` | `questions`, a list of [Question](#question), and their `total` |
| `memcon merge --json`, also `apart`, `split`, `rename`, `link`, `undo` | the list of [Judgement](#judgement) made |
| `memcon link ACTOR --json` | a list of [Career](#career) |
| `memcon judgements --json`, `--export` | a list of [Judgement](#judgement); one a line |
| `memcon check --json` | a list of [Problem](#problem) |
| `memcon evaluate --json` | [Figures](#figures) |

The reading room's JSON twins are of the same classes.
"""
CLASSES: tuple[type[msgspec.Struct], ...] = (
    report.Report,
    report.ReadRecord,
    view.Changed,
    view.Moved,
    report.Unread,
    view.Page,
    view.Facet,
    view.FacetValue,
    view.StatementRow,
    view.RecordRow,
    view.Snippet,
    view.ActorRef,
    view.ActorRow,
    view.ActorView,
    view.Occurrence,
    view.Companion,
    view.Related,
    view.Judgement,
    view.Place,
    view.Question,
    view.Glimpse,
    careers.Career,
    careers.Seat,
    view.Problem,
    evaluation.Figures,
    evaluation.Score,
    evaluation.Accuracy,
    evaluation.Mean,
)


def page() -> str:
    """The page as it should be now."""
    return "\n".join([HEADING, *map(_section, CLASSES)])


def _section(struct: type[msgspec.Struct]) -> str:
    hints = get_type_hints(struct)
    rows = (f"| `{field.encode_name}` | {_words(hints[field.name])} |" for field in msgspec.structs.fields(struct))
    about = inspect.getdoc(struct) or ""
    return "\n".join([f"## {struct.__name__}", "", about, "", "| field | type |", "| --- | --- |", *rows, ""])


def _words(kind: Any) -> str:
    """A type in words: list of strings, span or null, one of its values."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in (str, bool, int, float):
        return {str: "string", bool: "boolean", int: "integer", float: "number"}[kind]
    if kind is Span:
        return "span"
    if origin is tuple:
        return f"list of {_words(inside[0])}"
    if origin is dict:
        return f"object of {_words(inside[1])}"
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inside)
    if origin is types.UnionType or type(None) in inside:
        return " or ".join("null" if each is type(None) else _words(each) for each in inside)
    name = kind.__name__
    return f"[{name}](data-model.md#{name.lower()})" if name in model.__all__ else f"[{name}](#{name.lower()})"


def main() -> int:
    """Write the page, or with --check say whether it is current; 1 when it is not."""
    if "--check" in sys.argv:
        fresh = PAGE.exists() and PAGE.read_text("utf-8") == page()
        print(f"{PAGE.name}: {'current' if fresh else 'not current; run python docs/answers.py'}")
        return 0 if fresh else 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
