"""The trained network as a file, opened when first needed and run on the processor."""

import os
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from memcon.errors import MemconError
from memcon.tagging.layout import CLOSING, OPENING
from memcon.tagging.pieces import Ints

MODELS = Path(__file__).resolve().parent.parent / "models"
NETWORK, FAST, VOCABULARY = "tagger.onnx", "tagger-fast.onnx", "tagger-vocabulary.json"

THREADS = min(2, os.cpu_count() or 1)
"""More than two gain nothing on one window."""

Floats = NDArray[np.float32]


class Missing(MemconError):
    """The trained network is not where it should be, or is no network."""


class Outputs(NamedTuple):
    """What the network gives for the pieces of one window, without the marks at its ends; see tagging.layout.

    Attributes:
        tags: logits, shape (n, COLUMNS).
        query: what a piece asks for as part of a cue, shape (n, 2, LINK_WIDTH).
        keys: what a piece answers as part of a source and of a content, shape (n, 2, LINK_WIDTH).
        lean: how far a piece belongs to any source and content, logits, shape (n, 2).
        distance: what each bucket of distance adds, logits, shape (2, BUCKETS).
    """

    tags: Floats
    query: Floats
    keys: Floats
    lean: Floats
    distance: Floats


class Network:
    """The network in the file `name` and its vocabulary; nothing is read before the first use."""

    def __init__(self, folder: Path = MODELS, threads: int = THREADS, name: str = NETWORK) -> None:
        self.folder = folder
        self.threads = threads
        self.name = name

    def _file(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            raise Missing(f"The trained network lacks its file {name}.", "Install memcon again.")
        return path

    @cached_property
    def tokenizer(self) -> Any:
        """The tokenizers.Tokenizer of the network, which neither pads nor truncates. Raises Missing."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._file(VOCABULARY)))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        # Since 1.29 the runtime keeps and sends figures about its use, unless told not to before it is loaded.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(self._file(self.name))
        try:
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime raises classes of its own that it does not export
            raise Missing(f"The trained network in {self.name} cannot be read.", "Install memcon again.") from error

    def run(self, ids: Ints, manner: int) -> Outputs:
        """Read one window of pieces, shape (n,), n at most 510.

        One window at a time, and never padded: the runtime fits the eight bits of the activations to
        the range of all it is given at once, so that windows read together would change each other's
        results. The number of threads changes nothing in them.
        """
        row = np.empty((1, len(ids) + 2), np.int64)
        row[0, 0], row[0, 1:-1], row[0, -1] = OPENING, ids, CLOSING
        tags, query, keys, lean, distance = self._session.run(None, {"ids": row, "manner": np.full_like(row, manner)})
        n = len(ids)
        return Outputs(
            tags[0, 1:-1], query[0, 1:-1].reshape(n, 2, -1), keys[0, 1:-1].reshape(n, 2, -1), lean[0, 1:-1], distance
        )
