"""Makes queries.bin: the linear map from MiniLM's vectors to those of the model in this folder, by which MiniLM helps to read queries.

    python queries.py --wordnet /usr/share/wordnet [--cache FOLDER]

Run it after make.py, whose vectors the map leads to. The reader is models/minilm as it ships. Ridge regression from its vectors
of sentences to theirs here; the sentences are among those the model was trained on. README.md says what it gains.
"""

import argparse
import hashlib
import json
import random
import struct
from pathlib import Path

import numpy as np
import onnxruntime
from check import token_vectors
from make import COMPOSED, HERE, MAGIC, cached, text_vectors
from sentences import training_sentences
from tokenizers import Tokenizer

READER = HERE.parent / "minilm"
SENTENCES = 8192
CHUNK = 4096
MAX_TOKENS = 128
RIDGE = 10

# How much of a query's vector is MiniLM's reading, and of how many words a query has at most that is read so.
SHARE = 0.25
MAX_WORDS = 40


def read(texts):
    """MiniLM's unit vectors of texts, [texts, 384]."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(READER / "model.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(READER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    vectors = np.zeros((len(ids), 384), np.float32)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        tokens = np.zeros((len(part), max(len(ids[n]) for n in part)), np.int32)
        mask = np.zeros_like(tokens)
        for row, n in enumerate(part):
            tokens[row, : len(ids[n])] = ids[n]
            mask[row, : len(ids[n])] = 1
        vectors[part] = session.run(["sentence_embedding"], {"input_ids": tokens, "attention_mask": mask})[0]
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def write(rows):
    """Writes the map, [dimensions here, 384], in the format of token vectors with 8 bits a value, and says so in config.json."""
    scales = np.abs(rows).max(axis=1) / 127
    file = HERE / "queries.bin"
    values = np.round(rows / scales[:, None]).astype(np.int8)
    file.write_bytes(MAGIC + struct.pack("<III", 1, *rows.shape) + scales.astype("<f4").tobytes() + values.tobytes())
    config = json.loads((HERE / "config.json").read_text(encoding="utf-8"))
    config["queries"] = {
        "file": file.name,
        "layout": "as vectors.bin in format 1 (8-bit values): one row a dimension here, one column a dimension of the reader",
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "reader": "minilm",
        "share": SHARE,
        "maxWords": MAX_WORDS,
        "sentences": SENTENCES,
        "ridge": RIDGE,
    }
    (HERE / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return values * scales[:, None]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun and its neighbours")
    parser.add_argument("--cache", type=Path, help="folder where MiniLM's vectors are kept between runs")
    arguments = parser.parse_args()

    texts, _, _ = training_sentences(arguments.wordnet, COMPOSED)
    random.Random(5).shuffle(texts)
    texts = texts[:SENTENCES]
    chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
    given = np.concatenate([cached(arguments.cache, "queries", chunk, lambda: read(chunk)) for chunk in chunks])
    tokenizer = Tokenizer.from_file(str(HERE / "tokenizer.json"))
    wanted = text_vectors(tokenizer, token_vectors(HERE), texts)[1]
    fitted = np.linalg.solve(given.T @ given + RIDGE * np.eye(given.shape[1]), given.T @ wanted)
    shipped = write(fitted.T)
    found = given @ shipped.T
    cosines = (found * wanted).sum(axis=1) / np.linalg.norm(found, axis=1)
    print(f"{len(texts)} sentences; cosine of mapped and own vectors {cosines.mean():.3f} on average")


if __name__ == "__main__":
    main()
