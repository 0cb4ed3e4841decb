"""Checks the model in this folder, and the one before it, against their teacher, on data they were not made from.

    python check.py --data ../../../shared/data [--floats vectors.npy]

Prints, for the prompts of each data set: Spearman's rank correlation between the cosines of the static model and of
all-MiniLM-L6-v2 over random pairs, and how many of a prompt's ten nearest by the teacher are among its ten nearest
here. With the vectors that make.py saved before quantisation, also what 4 bits cost. Retrieval and speed are measured
by bench/lite-text.ts.
"""

import argparse
import csv
import json
import struct
from pathlib import Path

import make
import numpy as np
from scipy.stats import spearmanr
from tokenizers import Tokenizer

PAIRS = 200_000


def token_vectors(folder):
    """Vectors of a model's tokens, [tokens, dimensions], from a file of 8 or 4 bits a value."""
    data = (folder / "vectors.bin").read_bytes()
    layout, tokens, dimensions = struct.unpack("<III", data[4:16])
    scales = np.frombuffer(data, "<f4", tokens, 16)
    packed = np.frombuffer(data, np.uint8, -1, 16 + 4 * tokens)
    if layout == 1:
        values = packed.view(np.int8)
    else:
        values = np.stack([packed & 15, packed >> 4], axis=1).astype(np.int8) - 8
    vectors = values.reshape(tokens, dimensions) * scales[:, None]
    vectors[0] = 0
    return vectors


def prompts_of(data):
    with open(data / "sd-styles" / "prompts.csv", encoding="utf-8", newline="") as file:
        styles = [row["prompt"] for row in csv.DictReader(file)]
    with open(data / "partiprompts" / "PartiPrompts.tsv", encoding="utf-8", newline="") as file:
        parti = [row["Prompt"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return {"sd-styles": list(dict.fromkeys(styles)), "partiprompts": list(dict.fromkeys(parti))}


def ten_nearest(vectors):
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -2)
    return np.argsort(-similarity, axis=1)[:, :10]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--floats", type=Path, help="vectors before quantisation, from make.py --floats")
    arguments = parser.parse_args()
    teacher = make.Teacher()
    folders = {"this model": make.HERE, "lite-text-1": make.HERE.parent / "lite-text-1"}
    models = {
        label: (Tokenizer.from_file(str(folder / "tokenizer.json")), token_vectors(folder))
        for label, folder in folders.items()
    }
    if arguments.floats:
        models["before quantisation"] = (models["this model"][0], np.load(arguments.floats))
    report = {}
    for name, prompts in prompts_of(arguments.data).items():
        expected = teacher.sentences(prompts)
        first, second = np.random.default_rng(1).integers(0, len(prompts), (2, PAIRS))
        apart = first != second
        first, second = first[apart], second[apart]
        for label, (tokenizer, vectors) in models.items():
            found = make.text_vectors(tokenizer, vectors, prompts)[1].astype(np.float32)
            rank = spearmanr((found[first] * found[second]).sum(1), (expected[first] * expected[second]).sum(1))
            shared = [len(set(a) & set(b)) / 10 for a, b in zip(ten_nearest(found), ten_nearest(expected))]
            report[f"{name}, {label}"] = {
                "rank correlation": round(float(rank.statistic), 3),
                "shared of ten nearest": round(float(np.mean(shared)), 3),
            }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
