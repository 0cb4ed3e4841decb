"""Training of tiny-clip: contrastive loss, helped at first by heads that name each attribute."""

import random
import time
from dataclasses import replace
from multiprocessing import Pool

import numpy as np
import torch
import torch.nn.functional as F

from model import SIZE, image_processor
from scenes import EVERY_SCENE, VOCABULARIES, caption, families, image

FIELDS = ("count", "colour", "shape", "place", "ground", "texture")
FAMILY = 4
HELD_OUT = families(25, seed=11)
WATCHED = families(50, seed=12, taken=frozenset(HELD_OUT))
SEEN = sorted(set(EVERY_SCENE) - set(HELD_OUT) - set(WATCHED), key=repr)
SEEN_SET = set(SEEN)


def draw(seed):
    """One family of training scenes that differ in an attribute each: labels, captions, cropped pixels."""
    rng = random.Random(seed)
    scenes = [rng.choice(SEEN)]
    while len(scenes) < FAMILY:
        at = rng.randrange(len(FIELDS))
        other = replace(scenes[0], **{FIELDS[at]: rng.choice(list(VOCABULARIES[at]))})
        if other in SEEN_SET and other not in scenes:
            scenes.append(other)
    return cropped(scenes, rng)


def cropped(scenes, rng):
    process = image_processor(SIZE)
    pixels = process([image(s, rng) for s in scenes], do_normalize=False, do_rescale=False)["pixel_values"]
    return [s.labels() for s in scenes], [caption(s, rng) for s in scenes], np.stack(pixels).astype(np.uint8)


def draw_all(number, processes):
    with Pool(processes) as pool:
        drawn = pool.map(draw, range(number), chunksize=100)
    labels = np.array([d[0] for d in drawn])
    return labels, [d[1] for d in drawn], np.stack([d[2] for d in drawn])


def normalised(pixels):
    process = image_processor(SIZE)
    mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in (process.image_mean, process.image_std))
    return (torch.as_tensor(pixels).float() / 255 - mean) / deviation


def vectors(clip, tokenizer, captions, pixels):
    """Unit vectors of both towers."""
    tokens = tokenizer(captions, padding=True, truncation=True, return_tensors="pt")
    text = clip.text_projection(clip.text_model(**tokens).pooler_output)
    image = clip.visual_projection(clip.vision_model(pixel_values=pixels).pooler_output)
    return F.normalize(text, dim=-1), F.normalize(image, dim=-1)


def recall(text, image):
    """R@1 from texts to images and from images to texts."""
    best = text @ image.T
    right = torch.arange(len(text))
    return (best.argmax(1) == right).float().mean().item(), (best.argmax(0) == right).float().mean().item()


def train(clip, tokenizer, data, steps, seed, families_a_step=48):
    labels, captions, pixels = data
    heads = [
        torch.nn.ModuleList(torch.nn.Linear(width, len(names)) for names in VOCABULARIES)
        for width in (clip.config.text_config.hidden_size, clip.config.vision_config.hidden_size)
    ]
    weights = [*clip.parameters(), *heads[0].parameters(), *heads[1].parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": [w for w in weights if w.ndim > 1]}, {"params": [w for w in weights if w.ndim < 2], "weight_decay": 0}],
        lr=1.5e-3, betas=(0.9, 0.98), weight_decay=0.05,
    )  # fmt: skip
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1.5e-3, total_steps=steps, pct_start=0.08)
    watch = [cropped(WATCHED[i : i + 100], random.Random(i)) for i in (0, 100)]
    rng, order, started = np.random.default_rng(seed), [], time.time()
    for step in range(steps):
        if len(order) < families_a_step:
            order = list(rng.permutation(len(captions)))
        chosen, order = order[:families_a_step], order[families_a_step:]
        target = torch.as_tensor(labels[chosen]).flatten(0, 1)
        tokens = tokenizer([c for i in chosen for c in captions[i]], padding=True, return_tensors="pt")
        image_pixels = normalised(pixels[chosen].reshape(-1, 3, SIZE, SIZE))
        with torch.autocast("cpu", torch.bfloat16):
            text_state = clip.text_model(**tokens).pooler_output
            image_state = clip.vision_model(pixel_values=image_pixels).pooler_output
        text_state, image_state = text_state.float(), image_state.float()
        text = F.normalize(clip.text_projection(text_state), dim=-1)
        image = F.normalize(clip.visual_projection(image_state), dim=-1)
        logits = clip.logit_scale.exp().clamp(max=60) * text @ image.T
        same = (target[:, None] == target[None]).all(-1).float()
        wanted = same / same.sum(1, keepdim=True)
        contrast = (F.cross_entropy(logits, wanted) + F.cross_entropy(logits.T, wanted)) / 2
        naming = sum(
            F.cross_entropy(head(state), target[:, i])
            for state, group in ((text_state, heads[0]), (image_state, heads[1]))
            for i, head in enumerate(group)
        )
        loss = contrast + 0.5 * (1 - 0.9 * step / steps) * naming
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 99 or step == steps - 1:
            with torch.no_grad():
                clip.eval()
                found = [recall(*vectors(clip, tokenizer, c, normalised(p))) for _, c, p in watch]
                clip.train()
            print(
                f"step {step + 1} contrast {contrast:.3f} naming {naming:.3f} "
                f"R@1 {np.mean([f[0] for f in found]):.3f} {np.mean([f[1] for f in found]):.3f} "
                f"scale {clip.logit_scale.exp():.1f} {time.time() - started:.0f} s",
                flush=True,
            )
