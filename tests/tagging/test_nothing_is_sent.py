"""The runtime of the network keeps nothing of its own about its use, to send it or not."""

import os
import subprocess
import sys
from pathlib import Path

READ = """
from memcon.tagging import Tagger
from memcon.text import Span
words = "Mr. Gradov said that the price of grain rose."
assert Tagger.load().read(words, [Span(0, len(words))]).size
"""


def test_reading_leaves_no_file(tmp_path: Path) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    settled = {name: value for name, value in os.environ.items() if name not in ("CI", "ORT_DISABLE_TELEMETRY")}
    subprocess.run([sys.executable, "-c", READ], check=True, env={**settled, **home})
    assert list(tmp_path.iterdir()) == []
