"""Make of a trained network what ships: ONNX with eight-bit weights, and the vocabulary.

python training/export.py OUT/tagger.pt [--models FOLDER]
python training/export.py OUT/tagger-fast.pt --fast
"""

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from memcon.tagging import layout
from memcon.tagging.session import FAST, MODELS, NETWORK, VOCABULARY
from network import Network
from train import tokenizer

OUTPUTS = ["tags", "query", "keys", "lean", "distance"]


def main() -> None:
    parser = argparse.ArgumentParser(description="Export the tagger.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--models", type=Path, default=MODELS, help="folder to write to (%(default)s)")
    parser.add_argument("--fast", action="store_true", help="what distil.py made")
    options = parser.parse_args()
    name = FAST if options.fast else NETWORK
    options.models.mkdir(parents=True, exist_ok=True)
    weights = torch.load(options.weights, weights_only=True)
    network = Network(len({key.split(".")[1] for key in weights if key.startswith("layers.")}))
    network.load_state_dict(weights)
    network.eval()
    ids = torch.randint(1000, 20000, (1, 64))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            (ids, torch.full_like(ids, layout.RECORD)),
            str(plain),
            input_names=["ids", "manner"],
            output_names=OUTPUTS,
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ["ids", "manner", *OUTPUTS[:-1]]},
            opset_version=17,
            dynamo=False,
        )
        # Per channel, and seven bits of eight: without them processors that lack VNNI overflow.
        quantize_dynamic(
            plain, options.models / name, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
    tokenizer().save(str(options.models / VOCABULARY), pretty=False)
    for written in (name, VOCABULARY):
        print(f"{written}: {(options.models / written).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
