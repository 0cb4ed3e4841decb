"""
Makes the fixture model tiny-clip, its held-out scenes and the expected values.

    python make.py --fixtures ../../test/fixtures [--clip-vocabulary FOLDER] [--weights FILE] [--check]
"""

import argparse
import csv
import random
from pathlib import Path

import torch
from transformers import CLIPTokenizer

import parity
from check import check, check_pixels
from model import SIZE, export, image_processor, make_model, train_tokenizer
from scenes import caption, image
from train import HELD_OUT, draw_all, train

SEED = 1
FAMILIES = 12_000
STEPS = 2_200
MERGES = 300


def train_all(weights):
    data = draw_all(FAMILIES, processes=2)
    tokenizer = train_tokenizer([c for group in data[1] for c in group][:20_000], MERGES)
    clip = make_model(tokenizer, SEED)
    train(clip, tokenizer, data, STEPS, SEED)
    if weights:
        weights.parent.mkdir(parents=True, exist_ok=True)
        torch.save(clip.state_dict(), weights)
        tokenizer.save_pretrained(weights.parent / f"{weights.stem}-tokenizer")
    return clip, tokenizer


def load_all(weights):
    tokenizer = CLIPTokenizer.from_pretrained(weights.parent / f"{weights.stem}-tokenizer")
    clip = make_model(tokenizer, SEED)
    clip.load_state_dict(torch.load(weights))
    return clip, tokenizer


def write_scenes(folder):
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(31)
    rows = []
    for number, scene in enumerate(HELD_OUT, 1):
        name = f"scene-{number:03}"
        drawn = image(scene, rng)
        drawn.save(folder / f"{name}.png", optimize=True)
        words = caption(scene, rng)
        prompt = rng.choice((str, str.capitalize, str.title))(words)
        rows.append([name, prompt, f"{name}.png", drawn.width, drawn.height, "tiny-clip scenes"])
    with open(folder / "prompts.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "prompt", "url", "width", "height", "source_site"])
        writer.writerows(rows)
    return rows


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fixtures", type=Path, required=True, help="where tiny-clip and the others are written")
    options.add_argument("--clip-vocabulary", type=Path, help="OpenAI CLIP's vocab.json and merges.txt")
    options.add_argument("--weights", type=Path, help="trained weights: read where they exist, else written")
    options.add_argument("--check", action="store_true", help="only measure what the fixtures hold")
    given = options.parse_args()
    torch.set_num_threads(2)
    model, scenes, expected = (given.fixtures / n for n in ("tiny-clip", "tiny-clip-scenes", "clip-parity"))
    if given.check:
        check(model, scenes)
        return check_pixels(expected / "images")

    ready = given.weights and given.weights.exists()
    clip, tokenizer = load_all(given.weights) if ready else train_all(given.weights)
    rows = write_scenes(scenes)
    texts, files = [r[1] for r in rows], [r[2] for r in rows]
    process = image_processor(SIZE)
    pixels = process([parity.opened(scenes / f) for f in files[:16]], return_tensors="pt").pixel_values
    for name, (difference, cosine) in export(clip, tokenizer, model, texts[:16], pixels).items():
        print(f"{name}: greatest difference {difference:.1e}, least cosine {cosine:.5f}")
        assert "quantized" in name or difference < 1e-4

    images = expected / "images"
    names = parity.make_images(images)
    parity.pixel_tensors(expected / "pixels.json", images, names)
    if given.clip_vocabulary:
        parity.token_ids(expected / "token-ids.json", given.clip_vocabulary, tokenizer)
    odd = ["", "🌙✨", "月下的古寺，水墨画", "a red circle", "THREE RED CIRCLES", "(one blue ring:1.2), 8k", "it's a cat", "red " * 60]
    chosen = {f"tiny-clip-scenes/{f}": scenes / f for f in files[::8]}
    chosen |= {f"clip-parity/images/{n}": images / n for n in names if n not in ("cmyk.jpg", "transparent.png")}
    parity.unit_vectors(expected / "vectors.json", clip, tokenizer, texts[::4][:22] + odd, chosen)
    check(model, scenes)


if __name__ == "__main__":
    main()
