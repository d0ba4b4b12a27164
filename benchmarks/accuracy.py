"""The figures of docs/accuracy.md, measured anew: python benchmarks/accuracy.py [--write] [TABLE...]

Prints the tables of the page, or with --write puts them in their places there. The gold lies outside the repository,
in ../shared; the columns of others (annotators, spaCy) are what was measured once, and stand here.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from memcon.cli.gold_texts import attributions_anew, names_anew, statements_anew
from memcon.evaluation import Accuracy, GoldRecord, Score, Table, attribution, evaluate, names, read_gold
from memcon.model import Record

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
SHARED = ROOT.parent / "shared"

# Two annotators of five records each, working apart: of the gold, and of what was annotated for training.
OF_GOLD = {"outer": ".92", "inner": ".94", "stmt": ".90", "nested_stmt": ".76", "to": ".99", "act": ".98"}
OF_TRAINING = {"outer": ".98", "inner": ".98", "stmt": ".96", "nested_stmt": ".91", "to": ".94", "act": ".91"}

# benchmarks/dependency_rules.py with spaCy 3.8.18 and its model en_core_web_sm 3.8.0
DEPENDENCIES = {
    "attribution": ".385",
    "content": ".634",
    "source": ".620",
    "cue": ".396",
    "exact_content": ".229",
    "source_accuracy": ".825",
}
# The same model's names, joined where their words are equal: the text as it is; every word with a capital, those
# without content in lower case.
AS_IT_IS = {
    "person": ".231",
    "organisation": ".161",
    "state": ".403",
    "place": ".286",
    "names": ".290",
    "mentions": ".327",
    "muc": ".205",
    "b3": ".210",
    "ceafe": ".278",
    "conll": ".231",
}
RECASED = {
    "person": ".405",
    "organisation": ".197",
    "state": ".567",
    "place": ".232",
    "names": ".396",
    "mentions": ".454",
    "muc": ".338",
    "b3": ".324",
    "ceafe": ".323",
    "conll": ".328",
}

STATEMENT_FIGURES = ("outer", "inner", "stmt", "nested_stmt", "to", "act")
SEED_TITLES = ("reported speech", "verbatim", "telegram")
SEED_FIGURES = (*STATEMENT_FIGURES, "ref")
FORMS = {"record-of-conversation": "conversation", "telegram": "telegram"}


def seeds() -> str:
    """The three seed records: together, each, and the annotators."""
    gold = read_gold(SHARED / "gold" / "seeds.jsonl")
    figures = evaluate(gold, statements_anew(gold))
    columns = {"all three": shares(figures.all)}
    columns |= {title: shares(figures.records[g.id]) for g, title in zip(gold, SEED_TITLES, strict=True)}
    return table(SEED_FIGURES, columns | {"two annotators": OF_GOLD})


def fifty() -> str:
    """The fifty records: by the form that memcon tells, those never trained on, all."""
    gold = read_gold(SHARED / "gold" / "train.jsonl")
    read = list(statements_anew(gold))
    form = {record.id: FORMS.get(str(record.description.form), "other") for record in read}
    held_out = sorted(gold, key=lambda g: g.id)[2::5]  # as in training/corpora.py
    groups: dict[str, list[GoldRecord]] = {
        "{} records of conversation": [g for g in gold if form[g.id] == "conversation"],
        "{} telegrams": [g for g in gold if form[g.id] == "telegram"],
        "{} letters, memoranda, minutes": [g for g in gold if form[g.id] == "other"],
        "all {}": gold,
        "{} never trained on": held_out,
    }
    columns = {title.format(len(some)): scored(some, read) for title, some in groups.items()}
    return table(STATEMENT_FIGURES, columns | {"two annotators": OF_TRAINING})


def attributions() -> str:
    gold = attribution.read_gold(SHARED / "data" / "polnear" / "dev.jsonl.gz")
    figures = attribution.evaluate(gold, attributions_anew(gold)).all
    return table(DEPENDENCIES, memcon(figures) | {"dependency rules": DEPENDENCIES})


def named() -> str:
    gold = names.read_gold(SHARED / "data" / "historylab" / "dev.jsonl.gz")
    figures = names.evaluate(gold, map(names.of_record, names_anew(gold))).all
    return table(RECASED, memcon(figures) | {"spaCy, as it is": AS_IT_IS, "spaCy, recased": RECASED})


def scored(gold: list[GoldRecord], read: list[Record]) -> dict[str, str]:
    return shares(evaluate(gold, read).all)


def shares(figures: Table) -> dict[str, str]:
    """One number for each figure: F1, or the share that is right."""
    return {name: digits(f.accuracy if isinstance(f, Accuracy) else f.f1) for name, f in figures.items()}


def digits(share: float) -> str:
    """Three of them, without the nought before."""
    return f"{share:.3f}".removeprefix("0")


def memcon(figures: Table) -> dict[str, Mapping[str, str]]:
    """The columns of memcon's own F1, precision and recall."""
    parts = {
        "P": {name: digits(figure.p) for name, figure in figures.items() if isinstance(figure, Score)},
        "R": {name: digits(figure.r) for name, figure in figures.items() if isinstance(figure, Score)},
    }
    return {"memcon": shares(figures), **parts}


def table(rows: Iterable[str], columns: Mapping[str, Mapping[str, str]]) -> str:
    """A Markdown table; what is not there stays empty."""
    lines = [f"| figure | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for name in rows:
        cells = (column.get(name, "") for column in columns.values())
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines)


TABLES: dict[str, Callable[[], str]] = {"seeds": seeds, "fifty": fifty, "attributions": attributions, "names": named}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}; all without")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/accuracy.md")
    options = parser.parse_args()
    page = PAGE.read_text("utf-8")
    for name in options.tables or TABLES:
        fresh = TABLES[name]()
        print(f"{name}\n\n{fresh}\n")
        place = re.compile(rf"(?<=<!-- figures: {name} -->\n).*?(?=<!-- end -->)", re.DOTALL)
        page = place.sub(f"{fresh}\n", page, count=1)  # an empty place would match to the next end as well
    if options.write:
        PAGE.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
