"""Checks the model in this folder against its teacher and against plain Model2Vec, on data it was not made from.

    HF_HUB_OFFLINE=1 python check.py --data ../../../shared/data

Prints, for the prompts of each data set: Spearman's rank correlation between the cosines of the static model and of
all-MiniLM-L6-v2 over random pairs, and how many of a prompt's ten nearest by the teacher are among its ten nearest
here. Retrieval and speed are measured by bench/lite-text.ts.
"""

import argparse
import csv
import json
import struct
from pathlib import Path

import make
import numpy as np
from model2vec import StaticModel
from model2vec.distill import distill_from_model
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer

PAIRS = 200_000


def shipped_model():
    """The int8 file as a model2vec model."""
    data = (make.HERE / "vectors.bin").read_bytes()
    _, tokens, dimensions = struct.unpack("<III", data[4:16])
    scales = np.frombuffer(data, "<f4", tokens, 16)
    values = np.frombuffer(data, np.int8, tokens * dimensions, 16 + 4 * tokens).reshape(tokens, dimensions)
    tokenizer = Tokenizer.from_file(str(make.HERE / "tokenizer.json"))
    return StaticModel(values, tokenizer, normalize=True, weights=scales)


def plain_model2vec():
    """The library's defaults."""
    model = AutoModel.from_pretrained(make.TEACHER)
    tokenizer = AutoTokenizer.from_pretrained(make.TEACHER)
    return distill_from_model(model, tokenizer, device="cpu", pca_dims=256, quantize_to="float32")


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
    data = prompts_of(parser.parse_args().data)
    teacher = SentenceTransformer(str(make.TEACHER), device="cpu")
    models = {"this model": shipped_model(), "model2vec's defaults": plain_model2vec()}
    report = {}
    for name, prompts in data.items():
        expected = teacher.encode(prompts, normalize_embeddings=True)
        first, second = np.random.default_rng(1).integers(0, len(prompts), (2, PAIRS))
        apart = first != second
        first, second = first[apart], second[apart]
        for label, model in models.items():
            found = model.encode(prompts).astype(np.float32)
            rank = spearmanr((found[first] * found[second]).sum(1), (expected[first] * expected[second]).sum(1))
            shared = [len(set(a) & set(b)) / 10 for a, b in zip(ten_nearest(found), ten_nearest(expected))]
            report[f"{name}, {label}"] = {
                "rank correlation": round(float(rank.statistic), 3),
                "shared of ten nearest": round(float(np.mean(shared)), 3),
            }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
