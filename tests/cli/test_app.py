"""The command as a whole: help, version, statuses, pipes that close."""

import os
import subprocess
import sys

import click
import pytest

from memcon import __version__
from memcon.cli.app import COMMANDS, cli
from memcon.cli.statuses import Status


def test_version(run):
    assert run("--version") == (0, f"memcon {__version__}\n", "")


def test_help_names_every_command_and_every_exit_status(run):
    out = run("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in out] == []
    assert [status for status in Status if f"{status.value}  {status.meaning.split(',')[0][:40]}" not in out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(run, name):
    ending = run(name, "--help")
    assert ending.status == 0
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_help_loads_nothing_heavy():
    """What `memcon --help` imports, it imports for every command."""
    heavy = {"rich", "flask", "sqlite3", "memcon.library", "memcon.stages", "memcon.readers", "memcon.web"}
    asked = f"import sys; from memcon.cli import main; main(['--help']); print({heavy!r} & sys.modules.keys())"
    out = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True).stdout
    assert out.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    "words", [("raed", "x"), ("read",), ("show",), ("search", "--limit", "many"), ("export", "x")]
)
def test_a_wrong_call_is_2_and_says_what_is_right(run, words):
    ending = run(*words)
    assert ending.status == Status.USAGE
    assert "Error: " in ending.err
    assert ending.out == ""


def test_no_command_shows_the_help(run):
    ending = run()
    assert "Commands:" in ending.out + ending.err
    assert ending.status == Status.USAGE


def test_a_pipe_that_closes_is_quiet(library):
    """The reader of the pipe is gone before anything is written."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ending = subprocess.run(
            [sys.executable, "-m", "memcon", "export", "jsonl", "--library", library],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert ending.stderr == b""
    assert ending.returncode == Status.PIPE_CLOSED


def test_the_module_is_the_command(library):
    words = [sys.executable, "-m", "memcon", "search", "zeppelin", "--library", str(library)]
    ending = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    assert "0 statements" in ending.stdout


def test_a_terminal_that_lacks_a_character_gets_another_for_it(library):
    """The curly quotes and the dash of a telegram in an encoding that has neither."""
    words = [sys.executable, "-m", "memcon", "show", "brisanne-2214-1947", "--library", str(library)]
    latin = os.environ | {"PYTHONIOENCODING": "latin-1"}
    ending = subprocess.run(words, capture_output=True, encoding="latin-1", env=latin, check=False)
    assert (ending.returncode, ending.stderr) == (0, "")
    assert "Prescott" in ending.stdout


def test_the_library_may_be_named_in_the_environment(run, library, monkeypatch):
    monkeypatch.setenv("MEMCON_LIBRARY", str(library))
    assert "brisanne-2214-1947" in run("search", "cranes", "--records").out
