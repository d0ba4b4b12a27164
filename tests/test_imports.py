"""The house rule: imports go one way, SQL stands in library/, nothing heavy is loaded."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "memcon"

# From the top of the house to its foundation; a module imports only from the lines below its own.
# Parts on one line know nothing of each other.
HOUSE: tuple[frozenset[str], ...] = (
    frozenset({"__main__"}),
    frozenset({"cli"}),
    frozenset({"web"}),
    frozenset({"exports", "evaluation"}),
    frozenset({"reading"}),
    frozenset({"library", "pipeline"}),
    frozenset({"readers", "stages"}),
    frozenset({"meaning"}),
    frozenset({"identity", "query", "tagging"}),
    frozenset({"authority"}),
    frozenset({"model", "lexicon", "specimens"}),
    frozenset({"address", "text", "errors"}),
)
FORBIDDEN = frozenset({"torch", "tensorflow", "transformers", "spacy"})
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|"
    r"(CREATE|DROP|ALTER)\s+(VIRTUAL\s+|UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER)|PRAGMA\s+\w)",
    re.DOTALL,
)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, read from the source; outside packages included."""
    return grimp.build_graph("memcon", include_external_packages=True, cache_dir=None)


def wrong_way(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """Pairs (importer, imported) of parts of the house that break the order."""
    layers = tuple(grimp.Layer(*line, independent=True) for line in HOUSE)
    found = graph.find_illegal_dependencies_for_layers(layers, containers={"memcon"})
    return {(dependency.importer, dependency.imported) for dependency in found}


def importers(graph: grimp.ImportGraph, package: str) -> set[str]:
    """The modules of memcon that import an outside package."""
    return graph.find_modules_that_directly_import(package) if package in graph.modules else set()


def sql_in(source: str) -> list[str]:
    """String constants of a module that hold SQL; docstrings do not count."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and SQL.search(node.value)
    ]


def outside_library() -> Iterator[Path]:
    return (path for path in SOURCE.rglob("*.py") if "library" not in path.relative_to(SOURCE).parts)


def test_every_part_of_the_house_has_its_place() -> None:
    parts = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__"} <= frozenset().union(*HOUSE)


def test_imports_go_one_way(graph: grimp.ImportGraph) -> None:
    assert wrong_way(graph) == set()


def test_only_library_knows_sqlite(graph: grimp.ImportGraph) -> None:
    strangers = {name for name in importers(graph, "sqlite3") if not name.startswith("memcon.library")}
    assert strangers == set()


def test_sql_stands_only_in_library() -> None:
    assert {path.name: found for path in outside_library() if (found := sql_in(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize("package", sorted(FORBIDDEN))
def test_nothing_heavy_is_imported(graph: grimp.ImportGraph, package: str) -> None:
    assert importers(graph, package) == set()


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("memcon.model.record", "memcon.library.view"),
        ("memcon.text", "memcon.model.record"),
        ("memcon.library.view", "memcon.cli.app"),
        ("memcon.pipeline", "memcon.library.view"),
    ],
)
def test_a_made_up_violation_is_seen(importer: str, imported: str) -> None:
    graph = grimp.build_graph("memcon", cache_dir=None)
    graph.add_import(importer=importer, imported=imported)
    assert (*importer.split(".")[:2],) != (*imported.split(".")[:2],)
    pairs = {tuple(".".join(name.split(".")[:2]) for name in pair) for pair in wrong_way(graph)}
    assert (".".join(importer.split(".")[:2]), ".".join(imported.split(".")[:2])) in pairs


def test_made_up_sql_and_heavy_imports_are_seen(graph: grimp.ImportGraph) -> None:
    assert sql_in('"""SELECT in a docstring FROM nowhere."""\nrows = run("SELECT id FROM records")') == [
        "SELECT id FROM records"
    ]
    assert sql_in('label = "Select a record from the list"') == []
    graph = grimp.build_graph("memcon", cache_dir=None)
    graph.add_module("torch", is_squashed=True)
    graph.add_import(importer="memcon.text", imported="torch")
    assert importers(graph, "torch") == {"memcon.text"}
