"""Compares a model made by make.py with all-MiniLM-L6-v2 in fp32, by sentence-transformers.

    python check.py --data DATA [--model FOLDER] [--texts 1000]
    python check.py --fixture ../../test/fixtures/minilm/parity.json

Prints the mean and the lowest hundredth of the cosines between the two over real prompts (a third each of the three
sets in DATA), its size, and its speed
(processor time, so that other programs disturb it little). With --fixture it writes reference vectors of a few texts
for the parity test instead.
"""

import argparse
import base64
import csv
import json
import os
import random
import time
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from make import HERE, MAX_TOKENS, MODEL_ID, TEACHER

ODD = [
    "a cat",
    "",
    "   ",
    "A Café in Zürich, naïve ART — “quoted”",
    "(masterpiece:1.2), <lora:detail:0.8>, 8k, f/1.8",
    "[CITY] at night, photo of [SUBJECT]",
    "水墨画の山 mountain",
    "🎨 watercolour 😀 fox",
    "tab\tand\nnewline\u0000 and control",
    "isometric city at night " * 60,
]


def prompts(folder, count):
    """A third each of short prompts, style prompts and long ones of today; the same for the same count."""
    with open(folder / "partiprompts" / "PartiPrompts.tsv", encoding="utf-8") as file:
        parti = [row["Prompt"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    sets = [parti]
    for name in ("sd-styles", "trending-prompts"):
        with open(folder / name / "prompts.csv", encoding="utf-8") as file:
            sets.append([row["prompt"] for row in csv.DictReader(file)])
    chance = random.Random(7)
    chosen = [text for one in sets for text in chance.sample(sorted(set(one)), min(len(one), -(-count // 3)))]
    chance.shuffle(chosen)
    return chosen[:count]


class Model:
    """A folder that make.py wrote."""

    def __init__(self, folder, threads):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(MAX_TOKENS)

    def embed(self, texts, budget=512):
        """Batches of like length, of at most `budget` tokens."""
        rows = [one.ids for one in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(rows)), key=lambda row: -len(rows[row]))
        vectors = [None] * len(rows)
        while order:
            length = len(rows[order[0]])
            count = max(1, min(64, budget // length))
            batch, order = order[:count], order[count:]
            ids = np.zeros((len(batch), length), np.int32)
            mask = np.zeros_like(ids)
            for n, row in enumerate(batch):
                ids[n, : len(rows[row])] = rows[row]
                mask[n, : len(rows[row])] = 1
            for row, vector in zip(batch, self.session.run(None, {"input_ids": ids, "attention_mask": mask})[0]):
                vectors[row] = vector
        return np.array(vectors)


def write_fixture(file, texts, reference):
    """Vectors of a few texts by sentence-transformers, for src/embedding's parity test."""
    items = [
        {"text": text, "vector": base64.b64encode(vector.astype("<f2").tobytes()).decode()}
        for text, vector in zip(texts, reference.encode(texts, normalize_embeddings=True))
    ]
    document = {
        "about": "unit vectors of all-MiniLM-L6-v2 in fp32 by sentence-transformers, as base64 of little-endian float16; "
        "written by models/minilm/check.py",
        "model": MODEL_ID,
        "items": items,
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="folder with partiprompts, sd-styles and trending-prompts")
    parser.add_argument("--model", type=Path, action="append")
    parser.add_argument("--fixture", type=Path)
    parser.add_argument("--cache", type=Path, help="where the reference vectors are kept between runs (.npy)")
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()

    def load():
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(TEACHER), device="cpu")

    if given.fixture:
        made = json.loads((HERE / "../../test/fixtures/lite-text/texts.json").read_text(encoding="utf-8"))
        return write_fixture(given.fixture, ODD + made[::3], load())
    if given.data is None:
        parser.error("--data or --fixture is needed")
    texts = prompts(given.data, given.texts)
    if given.cache and given.cache.exists():
        expected = np.load(given.cache)
    else:
        expected = load().encode(texts, normalize_embeddings=True, batch_size=8)
        if given.cache:
            np.save(given.cache, expected)
    print("| folder | MB | mean cosine | lowest 1 % | least | texts a second | one text, ms |\n|---|---|---|---|---|---|---|")
    for folder in given.model or [HERE]:
        model = Model(folder, given.threads)
        size = (folder / "model.onnx").stat().st_size / 1e6
        model.embed(texts[:64])
        began = time.process_time()
        vectors = model.embed(texts)
        rate = len(texts) / (time.process_time() - began)
        short = [text for text in texts if len(text) < 120][:100]
        times = []
        for text in short:
            began = time.process_time()
            model.embed([text])
            times.append(time.process_time() - began)
        cosines = np.sort((vectors * expected).sum(axis=1))
        print(
            f"| {folder.name} | {size:.1f} | {cosines.mean():.5f} | {cosines[len(cosines) // 100]:.5f} | {cosines[0]:.5f} "
            f"| {rate:.0f} | {1000 * np.median(times):.2f} |"
        )


if __name__ == "__main__":
    main()
