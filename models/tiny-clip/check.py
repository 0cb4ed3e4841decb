"""How well the exported model finds held-out scenes, and what each mistake in preparing its inputs costs."""

import csv

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from PIL import Image
from transformers import CLIPTokenizer

from model import SIZE, image_processor
from parity import opened
from train import recall

RESAMPLE = Image.Resampling


def session(folder, name):
    return onnxruntime.InferenceSession(str(folder / "onnx" / f"{name}.onnx"), providers=["CPUExecutionProvider"])


def embed_images(session, pixels):
    return F.normalize(torch.tensor(session.run(None, {"pixel_values": np.float32(pixels)})[0]), dim=-1)


def embed_texts(session, ids, mask):
    return F.normalize(torch.tensor(session.run(None, {"input_ids": ids, "attention_mask": mask})[0]), dim=-1)


def image_mistakes(images, size=SIZE):
    """Pixel tensors of the images: right, and with one mistake each."""
    right = image_processor(size)
    mean = np.array(right.image_mean).reshape(1, 3, 1, 1)
    deviation = np.array(right.image_std).reshape(1, 3, 1, 1)

    def run(given=images, **options):
        return np.stack(right(given, input_data_format="channels_last", **options)["pixel_values"])

    normal = run()
    plain = normal * deviation + mean

    def resized(make):
        arrays = [np.asarray(make(p), np.float64).transpose(2, 0, 1) / 255 for p in images]
        return (np.stack(arrays) - mean) / deviation

    def padded(image):
        canvas = Image.new("RGB", (max(image.size),) * 2)
        canvas.paste(image, tuple((max(image.size) - s) // 2 for s in image.size))
        return canvas.resize((size, size), RESAMPLE.BICUBIC)

    def corner(image):
        side = min(image.size)
        return image.crop((0, 0, side, side)).resize((size, size), RESAMPLE.BICUBIC)

    yield "none", normal
    yield "red and blue exchanged", ((plain[:, ::-1]) - mean) / deviation
    yield "no normalisation (values 0 to 1)", plain
    yield "values 0 to 255, not normalised", plain * 255
    yield "normalised without rescaling from 255", (plain * 255 - mean) / deviation
    yield "mean and deviation 0.5 (values -1 to 1)", plain * 2 - 1
    yield "mean subtracted, deviation forgotten", plain - mean
    yield "ImageNet's mean and deviation", run(image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225])
    yield "squeezed to a square, not cropped", resized(lambda p: p.resize((size, size), RESAMPLE.BICUBIC))
    yield "padded to a square, not cropped", resized(padded)
    yield "cropped at the top left, not the centre", resized(corner)
    yield "cropped without resizing", run(do_resize=False)
    yield "pixels stored row, column, channel", normal.transpose(0, 2, 3, 1).reshape(normal.shape)
    yield "rows and columns exchanged", normal.transpose(0, 1, 3, 2)
    yield "upside down", normal[:, :, ::-1]
    yield "nearest instead of bicubic", run(resample=RESAMPLE.NEAREST)
    yield "bilinear instead of bicubic", run(resample=RESAMPLE.BILINEAR)
    yield "box instead of bicubic", run(resample=RESAMPLE.BOX)
    yield "lanczos instead of bicubic", run(resample=RESAMPLE.LANCZOS)
    yield "shrunk to half first", run([p.reduce(2) for p in images])


def text_mistakes(tokenizer, prompts):
    """Token ids and masks of the prompts: right, and with one mistake each."""
    start, end = tokenizer.bos_token_id, tokenizer.eos_token_id

    def batch(rows, pad=end):
        longest = max(map(len, rows))
        ids = np.array([r + [pad] * (longest - len(r)) for r in rows], np.int64)
        return ids, np.array([[1] * len(r) + [0] * (longest - len(r)) for r in rows], np.int64)

    rows = tokenizer(prompts).input_ids
    split = [tokenizer.convert_tokens_to_ids([c for c in "".join(tokenizer.tokenize(p)).replace("</w>", "")]) for p in prompts]
    yield "none", batch(rows)
    yield "no marks at start and end", batch([r[1:-1] for r in rows])
    yield "no mark at the end", batch([r[:-1] for r in rows])
    yield "no mark at the start", batch([r[1:] for r in rows])
    yield "cut at 12 tokens", batch([r[:11] + [end] for r in rows])
    yield "cut at 12 tokens, end mark lost", batch([r[:12] for r in rows])
    yield "words not merged, no word ends", batch([[start, *s[:38], end] for s in split])
    yield "rows shifted by one", batch(rows[1:] + rows[:1])


def check(folder, scenes):
    """Prints the tables."""
    with open(scenes / "prompts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    prompts = [r["prompt"] for r in rows]
    images = [opened(scenes / r["url"]) for r in rows]
    tokenizer = CLIPTokenizer.from_pretrained(folder)
    for kind in ("", "_quantized"):
        vision, text = session(folder, "vision_model" + kind), session(folder, "text_model" + kind)
        right_text = embed_texts(text, *next(text_mistakes(tokenizer, prompts))[1])
        right_image = None
        print(f"\n{'int8' if kind else 'fp32'}, {len(rows)} scenes: mistake | text to image | image to text | cosine")
        for name, pixels in image_mistakes(images):
            image = embed_images(vision, pixels)
            right_image = image if right_image is None else right_image
            report(name, recall(right_text, image), (image * right_image).sum(-1))
        for name, inputs in text_mistakes(tokenizer, prompts):
            found = embed_texts(text, *inputs)
            report(name, recall(found, right_image), (found * right_text).sum(-1))


def check_pixels(folder):
    """Prints how far each mistake is from the right tensors: mean absolute difference, over all and the least."""
    names = sorted(p.name for p in folder.iterdir() if p.name != "one.png")
    images = [opened(folder / name) for name in names]
    for size in (224, SIZE):
        print(f"\n{len(names)} images at {size}: mistake | mean absolute difference | least of an image")
        right = None
        for name, pixels in image_mistakes(images, size):
            right = pixels if right is None else right
            differences = np.abs(pixels - right).mean((1, 2, 3))
            print(f"{name} | {differences.mean():.3f} | {differences.min():.3f} ({names[differences.argmin()]})")


def report(name, found, cosine):
    print(f"{name} | {found[0]:.0%} | {found[1]:.0%} | {cosine.mean():.3f}")
