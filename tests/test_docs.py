"""The documentation says what is true: examples hold, lists are complete, links lead somewhere."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

import memcon.model
from memcon.cli.app import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def script(name: str) -> ModuleType:
    """A script of docs/, as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLES = script("examples")


@pytest.mark.parametrize("page", EXAMPLES.PAGES, ids=lambda page: page.name)
def test_examples_print_what_the_page_says(page: Path) -> None:
    text = page.read_text("utf-8")
    assert EXAMPLES.current(text) == text, "run: python docs/examples.py --write"


def test_the_readme_leads_with_a_statement_inside_a_statement() -> None:
    first = EXAMPLES.BLOCK.search((ROOT / "README.md").read_text("utf-8"))
    assert first is not None
    assert "on that of" in first[1], "choose another statement of the specimens as the example"


def test_an_example_that_does_not_hold_is_seen() -> None:
    page = "```console\n$ memcon --version\nmemcon 0.0.0 of long ago\n```\n"
    assert EXAMPLES.current(page) == f"```console\n$ memcon --version\nmemcon {memcon.__version__}\n```\n"


@pytest.mark.parametrize("name", ["commands", "answers"])
def test_a_page_that_a_script_writes_is_current(name: str) -> None:
    assert (DOCS / f"{name}.md").read_text("utf-8") == script(name).page(), f"run: python docs/{name}.py"


def test_every_page_is_reached_from_the_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    pages = [str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md") if page.name != "index.md"]
    assert [page for page in pages if f"({page})" not in index] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(name: str) -> None:
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help is not None
    assert f"  memcon {name}" in command.help


@pytest.mark.parametrize("name", COMMANDS)
def test_readme_names_every_command(name: str) -> None:
    assert f"`memcon {name}" in (ROOT / "README.md").read_text("utf-8")


STRUCTS = [
    getattr(memcon.model, name)
    for name in memcon.model.__all__
    if isinstance(getattr(memcon.model, name), type) and issubclass(getattr(memcon.model, name), msgspec.Struct)
]


def fields_described(model: str) -> dict[str, str]:
    """Field to type, as the data model's table of that heading has them."""
    text = (DOCS / "data-model.md").read_text("utf-8")
    section = re.search(rf"^##+ {model}\n(.*?)(?=^##? |^### |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None, f"docs/data-model.md has no section {model}"
    return dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section[1], re.MULTILINE))


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_the_data_model_describes_every_field_and_no_other(struct: type[msgspec.Struct]) -> None:
    fields = msgspec.structs.fields(struct)
    described = fields_described(struct.__name__)
    assert list(described) == [field.encode_name for field in fields]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_the_data_model_tells_lists_spans_and_numbers_apart(struct: type[msgspec.Struct]) -> None:
    described = fields_described(struct.__name__)
    for field in msgspec.structs.fields(struct):
        kind, words = str(field.type), described[field.encode_name]
        assert ("list" in words) == kind.startswith("tuple["), field.name
        assert ("span" in words) == ("Span" in kind and "dict" not in kind), field.name
        assert (words == "object") == kind.startswith("dict["), field.name
        assert (words in ("offset", "integer")) == (field.type in (int, int | None)), field.name


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (DOCS / "dependencies.md").read_text("utf-8")
    run_time, tests = text.split("## For the tests")
    extras = project["optional-dependencies"]
    needed = project["dependencies"] + extras["cluster"] + extras["ocr"] + extras["postgres"] + extras["semantic"]
    for lines, section, cells in ((needed, run_time, 5), (extras["test"] + extras["lint"], tests, 3)):
        rows = {
            row[0].strip("`"): row for row in map(cells_of, section.splitlines()) if row and row[0].startswith("`")
        }
        names = {re.split(r"[<>=!~\[ ]", line)[0] for line in lines}
        assert set(rows) == names
        assert all(len(row) == cells and all(row) for row in rows.values())


def cells_of(line: str) -> list[str]:
    """The cells of a table's row; nothing for another line."""
    return [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []


def test_every_package_has_its_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    lines += [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
    names = {re.split(r"[<>=!~\[ ]", line)[0].lower().replace("_", "-") for line in lines}
    assert names <= {name.lower().replace("_", "-") for name in pinned}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    for target, fragment in re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)", text):
        place = (page.parent / target).resolve() if target else page
        assert place.exists(), f"{page.name} points to {target}"
        if fragment and place.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", place.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert fragment in slugs, f"{page.name} points to #{fragment} of {place.name}"
