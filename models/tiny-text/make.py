"""Makes the fixture tiny-text: a random model of texts alone in the layout that Optimum and sentence-transformers give
such models, and the vectors that numpy computes from its token vectors. They mean nothing; they have to agree.

    python make.py --fixtures ../../test/fixtures

Needs numpy and onnx.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SEED, SIZE, TOKENS = 3, 16, 12
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
WORDS = "query passage a an the red blue fox cat in of forest painting oil city at night ##s : , .".split()
PREFIXES = {"query": "query: ", "passage": "passage: "}
TEXTS = ["a red fox", "the cats at night, oil painting", "fox", "a cat in the city of the red fox at night in a forest"]


def write(folder, name, value):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def tokenizer(vocabulary):
    special = {token: {"id": token, "ids": [vocabulary[token]], "tokens": [token]} for token in ("[CLS]", "[SEP]")}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": vocabulary[token], "content": token, "special": True, "single_word": False, "lstrip": False,
             "rstrip": False, "normalized": False}
            for token in SPECIALS
        ],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                       "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                       {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
            "pair": [],
            "special_tokens": special,
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": vocabulary},
    }


def pieces(text, vocabulary):
    """Ids of a text of known words, by hand: what the tokenizer has to give."""
    found = []
    for mark in ",.:":
        text = text.replace(mark, f" {mark} ")
    for word in text.lower().split():
        found += [word] if word in vocabulary else [word[:-1], "##s"]
    ids = [vocabulary[piece] for piece in found][: TOKENS - 2]
    return [vocabulary["[CLS]"], *ids, vocabulary["[SEP]"]]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--fixtures", type=Path, required=True)
    folder = options.parse_args().fixtures / "tiny-text"
    chance = np.random.default_rng(SEED)
    vocabulary = {token: n for n, token in enumerate(SPECIALS + WORDS)}
    words = chance.normal(size=(len(vocabulary), SIZE)).astype(np.float32)
    mix = chance.normal(size=(SIZE, SIZE)).astype(np.float32)

    names = ("input_ids", "attention_mask", "token_type_ids")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "length"]) for name in names]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", "length", SIZE])
    nodes = [
        helper.make_node("Gather", ["words", "input_ids"], ["read"]),
        helper.make_node("MatMul", ["read", "mix"], ["mixed"]),
        helper.make_node("Tanh", ["mixed"], ["last_hidden_state"]),
    ]
    constants = [numpy_helper.from_array(words, "words"), numpy_helper.from_array(mix, "mix")]
    graph = helper.make_graph(nodes, "tiny-text", inputs, [output], constants)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, folder / "onnx" / "model.onnx")

    write(folder, "config.json", {"model_type": "bert", "hidden_size": SIZE, "max_position_embeddings": 64})
    write(folder, "tokenizer.json", tokenizer(vocabulary))
    write(folder, "tokenizer_config.json", {"pad_token": "[PAD]"})
    write(folder, "sentence_bert_config.json", {"max_seq_length": TOKENS})
    write(folder, "config_sentence_transformers.json", {"prompts": PREFIXES})
    write(folder, "1_Pooling/config.json", {"pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True})

    def vectors(prefix, pool):
        rows = [pool(np.tanh(words[pieces(prefix + text, vocabulary)] @ mix)) for text in TEXTS]
        return [(row / np.linalg.norm(row)).round(5).tolist() for row in rows]

    def first(tokens):
        return tokens[0] + 0

    def mean(tokens):
        return tokens.mean(axis=0)

    write(folder, "expected.json", {
        "texts": TEXTS,
        "query": vectors(PREFIXES["query"], mean),
        "document": vectors(PREFIXES["passage"], mean),
        "cls": vectors("", first),
    })


if __name__ == "__main__":
    main()
