"""The scripts at the root: what they say when they are called wrongly, and that a shell can read them."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("start", "test", "scripts/environment", "scripts/pin", ".ci/run")


def called(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([ROOT / words[0], *words[1:]], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_plain_shell_reads_it_and_it_may_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", ROOT / name], check=False).returncode == 0


def test_start_says_how_it_is_called() -> None:
    ending = called("start", "--help")
    assert ending.returncode == 0
    assert ending.stdout.startswith("./start [FOLDER...] [--port N]")


@pytest.mark.parametrize(("words", "said"), [(["--prot", "9"], "--prot"), (["--port"], "--port needs a value")])
def test_start_called_wrongly_does_nothing(words: list[str], said: str) -> None:
    ending = called("start", *words)
    assert ending.returncode == 2
    assert said in ending.stderr
    assert ending.stdout == ""
