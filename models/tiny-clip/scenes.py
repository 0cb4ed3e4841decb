"""The drawn world of tiny-clip: what a scene holds, its image and its captions."""

import random
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from PIL import Image, ImageDraw

COUNTS = ("one", "two", "three")
# Each colour of the first three pairs turns into its partner when red and blue are exchanged.
COLOURS = {
    "red": (220, 45, 40),
    "blue": (40, 45, 220),
    "orange": (240, 140, 25),
    "azure": (25, 140, 240),
    "yellow": (235, 220, 45),
    "cyan": (45, 220, 235),
    "green": (40, 165, 60),
    "magenta": (215, 60, 215),
}
PARTNER = {"red": "blue", "orange": "azure", "yellow": "cyan"}
PARTNER |= {other: colour for colour, other in PARTNER.items()}
SHAPES = {
    "circle": ("circle", "circles"),
    "tall oval": ("tall oval", "tall ovals"),
    "wide oval": ("wide oval", "wide ovals"),
    "square": ("square", "squares"),
    "tall box": ("tall box", "tall boxes"),
    "wide box": ("wide box", "wide boxes"),
    "triangle": ("triangle", "triangles"),
    "ring": ("ring", "rings"),
}
# An image squeezed instead of cropped shows one of these as the other.
STRETCHED = {"circle": ("tall oval", "wide oval"), "square": ("tall box", "wide box")}
STRETCHED |= {name: (base,) for base, names in list(STRETCHED.items()) for name in names}
PLACES = {
    "top left": (0.27, 0.27),
    "top right": (0.73, 0.27),
    "bottom left": (0.27, 0.73),
    "bottom right": (0.73, 0.73),
}
GROUNDS = {"black": 12, "dark grey": 70, "grey": 128, "light grey": 186, "white": 243}
TEXTURES = {
    "plain": "plain",
    "rows": "with horizontal stripes",
    "columns": "with vertical stripes",
    "dots": "with dots",
    "checks": "with a checkerboard",
}
SIDES = (80, 96, 128)
ASPECTS = (1.0, 1.25, 1.5, 1.75)


@dataclass(frozen=True)
class Scene:
    count: str
    colour: str
    shape: str
    place: str
    ground: str
    texture: str

    def labels(self):
        """The scene as six numbers, one an attribute."""
        values = (self.count, self.colour, self.shape, self.place, self.ground, self.texture)
        return [list(names).index(value) for names, value in zip(VOCABULARIES, values)]


VOCABULARIES = (COUNTS, COLOURS, SHAPES, PLACES, GROUNDS, TEXTURES)
EVERY_SCENE = [Scene(*values) for values in product(*VOCABULARIES)]


def neighbour(names, value, rng):
    """The entry before or after `value`."""
    names = list(names)
    at = names.index(value)
    return names[rng.choice([i for i in (at - 1, at + 1) if 0 <= i < len(names)])]


def families(number, seed, taken=frozenset()):
    """`number` groups of four scenes that differ from the group's first in one attribute each."""
    rng = random.Random(seed)
    used, groups = set(taken), []
    kinds = ("ground", "texture", "count", "place")
    while len(groups) < number:
        base = rng.choice(EVERY_SCENE)
        if base.colour not in PARTNER or base.shape not in STRETCHED:
            continue
        kind = kinds[len(groups) % len(kinds)]
        names = {"ground": GROUNDS, "texture": TEXTURES, "count": COUNTS, "place": PLACES}[kind]
        group = [
            base,
            replace(base, colour=PARTNER[base.colour]),
            replace(base, shape=rng.choice(STRETCHED[base.shape])),
            replace(base, **{kind: neighbour(names, getattr(base, kind), rng)}),
        ]
        if used.isdisjoint(group):
            used.update(group)
            groups.append(group)
    return [scene for group in groups for scene in group]


def caption(scene, rng):
    """One of several wordings of what the middle square of the scene's image shows."""
    things = f"{scene.colour} {SHAPES[scene.shape][scene.count != 'one']}"
    ground = f"{scene.ground} background"
    texture = TEXTURES[scene.texture]
    plain = scene.texture == "plain"
    where = f"a plain {ground}" if plain else f"a {ground} {texture}"
    return rng.choice(
        (
            f"{scene.count} {things} at the {scene.place} of {where}",
            f"a drawing of {scene.count} {things} in the {scene.place} corner, {where}",
            f"{scene.count} {things}, {scene.place}, on {where}",
            f"{where}, {scene.count} {things} at the {scene.place}",
            f"{scene.place}: {scene.count} {things}; {'plain ' if plain else ''}{ground}{'' if plain else ' ' + texture}",
        )
    )


def ground_pixels(scene, width, height, side, rng):
    level = GROUNDS[scene.ground]
    period = max(3, round(side / 64 * 3.6))
    y, x = np.mgrid[0:height, 0:width]
    x, y = x + rng.randrange(period), y + rng.randrange(period)
    row, column = (y % period) < period // 2, (x % period) < period // 2
    if scene.texture == "rows":
        mask = row
    elif scene.texture == "columns":
        mask = column
    elif scene.texture == "dots":
        mask = row & column
    elif scene.texture == "checks":
        mask = row ^ column
    else:
        mask = np.zeros((height, width), bool)
    change = 38 if level < 128 else -38
    plane = level + mask * change + rng.randint(-5, 5)
    return np.repeat(plane[..., None], 3, axis=2).astype(np.float32)


def paint(draw, shape, x, y, radius, fill):
    if shape == "triangle":
        draw.polygon([(x, y - radius), (x - radius, y + radius), (x + radius, y + radius)], fill=fill)
        return
    wide, high = radius, radius
    if shape.startswith("tall"):
        wide, high = radius * 0.68, radius * 1.28
    elif shape.startswith("wide"):
        wide, high = radius * 1.28, radius * 0.68
    box = (x - wide, y - high, x + wide, y + high)
    if shape in ("square", "tall box", "wide box"):
        draw.rectangle(box, fill=fill)
    elif shape == "ring":
        draw.ellipse(box, outline=fill, width=max(2, round(radius * 0.4)))
    else:
        draw.ellipse(box, fill=fill)


def layout(count, rng):
    """Centres of the objects around their place, in parts of the square's side."""
    step = 0.132
    if count == "one":
        return [(rng.uniform(-0.05, 0.05), rng.uniform(-0.05, 0.05))]
    if count == "two":
        return rng.choice(([(-step, 0), (step, 0)], [(0, -step), (0, step)]))
    sign = rng.choice((-1, 1))
    return [(-step, sign * step), (step, sign * step), (0, -sign * step)]


def shaken(colour, rng):
    return tuple(min(255, max(0, c + rng.randint(-8, 8))) for c in colour)


def image(scene, rng):
    """
    The scene's image. What the caption tells is in the middle square; the strips beside it, which the
    model's centre crop cuts off, hold other things.
    """
    side, aspect = rng.choice(SIDES), rng.choice(ASPECTS)
    long = round(side * aspect / 2) * 2
    width, height = (long, side) if rng.random() < 0.5 else (side, long)
    left, top = (width - side) // 2, (height - side) // 2
    pixels = ground_pixels(scene, width, height, side, rng)

    def overlay(shape, colour, x, y, radius):
        nonlocal pixels
        scale = 3
        mask = Image.new("L", (width * scale, height * scale))
        paint(ImageDraw.Draw(mask), shape, x * scale, y * scale, radius * scale, 255)
        alpha = np.asarray(mask.reduce(scale), np.float32)[..., None] / 255
        pixels = pixels * (1 - alpha) + np.float32(shaken(colour, rng)) * alpha

    x0, y0 = PLACES[scene.place]
    x0, y0 = x0 + rng.uniform(-0.015, 0.015), y0 + rng.uniform(-0.015, 0.015)
    for dx, dy in layout(scene.count, rng):
        radius = side * rng.uniform(0.085, 0.095)
        overlay(scene.shape, COLOURS[scene.colour], left + (x0 + dx) * side, top + (y0 + dy) * side, radius)
    margin = max(left, top)
    if margin >= side * 0.12:
        for end in (0, 1):
            if rng.random() < 0.75:
                radius = margin * 0.36
                across = margin / 2 if end == 0 else long - margin / 2
                along = rng.uniform(0.15, 0.85) * side
                x, y = (across, along) if width > height else (along, across)
                shape = rng.choice(("circle", "square", "triangle", "ring"))
                overlay(shape, COLOURS[rng.choice(list(COLOURS))], x, y, radius)
    return Image.fromarray(np.clip(np.round(pixels), 0, 255).astype(np.uint8))
